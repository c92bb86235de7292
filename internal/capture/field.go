package capture

import (
	"slices"
	"strings"
	"unicode"
)

// token is a piece of a card's line: a field with its value, a word of the text, or words in quotes.
type token struct {
	start, end int  // in the line
	field      int  // its place among the fields of the command, -1 for text
	value      int  // where the value of the field begins
	quoted     bool // the text or the value is one pair of quotes
	open       bool // the quote is not closed
}

// scanner cuts a line into tokens. The value of a field is one word or one pair of quotes to it; a reader that knows
// better moves pos on.
type scanner struct {
	line string
	pos  int
	cmd  Command
	dead map[string]int // until where a quote is known to have no end, by how it opens; keeps the scanning linear
}

// next gives the next token. The error is about a word that looks like a field and is none; the token is then text.
func (s *scanner) next() (t token, ok bool, err *Error) {
	s.pos += spaces(s.line[s.pos:])
	if s.pos == len(s.line) {
		return token{}, false, nil
	}
	rest := s.line[s.pos:]
	t = token{start: s.pos, end: s.pos + len(word(rest)), field: -1}
	if n := s.protected(); n > 0 {
		behind := len(word(rest[n:]))
		t.end, t.quoted = s.pos+n+behind, behind == 0 && rest[0] != '@'
	} else if n := fieldName(rest); n > 0 && !(operator(rest[n:]) && s.cmd.exactField(rest[:n]) < 0) {
		t.value = s.pos + n + 1
		if t.field, err = s.cmd.findField(rest[:n]); err != nil {
			err = err.moved(s.pos)
		}
		v := strings.TrimPrefix(s.line[t.value:], "@")
		if q, isQuoted := readQuoted(v); isQuoted && err == nil {
			t.end, t.quoted, t.open = len(s.line)-len(v)+q.n, true, !q.closed
		}
	}
	s.pos = t.end
	return t, true, err
}

// fieldName is the length of the name that s begins with if "=" stands right behind it: a letter, then letters, digits,
// "-" and "_". "http://x?a=b", "--limit=5" and "a.b=c" begin with no such name and are text.
func fieldName(s string) int {
	for i, r := range s {
		switch {
		case r == '=':
			return i
		case unicode.IsLetter(r):
		case i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '-'):
		default:
			return 0
		}
	}
	return 0
}

// operator reports whether s begins with "==", "=>" or "=~": a comparison or an arrow, and no value.
func operator(s string) bool {
	return len(s) > 1 && s[0] == '=' && strings.IndexByte("=>~", s[1]) >= 0
}

// fold is s as names are compared: "backout", "Back-out" and "back_out" are one.
func fold(s string) string {
	for _, gap := range []string{"-", "_", " "} {
		s = strings.ReplaceAll(s, gap, "")
	}
	return strings.ToLower(s)
}

func (f CommandField) names() []string { return append([]string{f.Name}, f.Short...) }

// exactField is the place of the field that has this name, -1 if none has.
func (c Command) exactField(name string) int {
	key := fold(name)
	return slices.IndexFunc(c.Fields, func(f CommandField) bool {
		return slices.ContainsFunc(f.names(), func(n string) bool { return fold(n) == key })
	})
}

// isField reports whether s begins with one of the command's fields.
func (c Command) isField(s string) bool {
	n := fieldName(s)
	if n == 0 {
		return false
	}
	_, err := c.findField(s[:n])
	return err == nil
}

// findField gives the place of the field that was typed, by name or how only its name begins.
func (c Command) findField(typed string) (int, *Error) {
	if i := c.exactField(typed); i >= 0 {
		return i, nil
	}
	key := fold(typed)
	var begun []string
	place := -1
	for i, f := range c.Fields {
		for _, n := range f.names() {
			if strings.HasPrefix(fold(n), key) {
				begun, place = append(begun, n+"="), i
				break
			}
		}
	}
	long := len(key) >= shortest
	switch {
	case len(begun) == 1 && long:
		return place, nil
	case len(begun) > 1 && long:
		return -1, &Error{Reason: shown(typed) + "= may be " + andList(begun), Hint: "write more of the name; tab lists the fields", Col: len(typed)}
	}
	e := &Error{Reason: "/" + c.Name + " has no field " + shown(typed), Hint: "fields: " + c.fieldNames() + `; write "` + shown(typed) + `=..." in quotes if it is text`}
	if near := c.nearFields(key); len(near) > 0 {
		e.Hint = "did you mean " + orList(near) + `? write "` + shown(typed) + `=..." in quotes if it is text`
	}
	return -1, e
}

// fieldNames lists the fields in a sentence.
func (c Command) fieldNames() string {
	names := make([]string, len(c.Fields))
	for i, f := range c.Fields {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// nearFields gives the fields, with their "=", that key is likely to be a slip or a beginning of.
func (c Command) nearFields(key string) []string {
	var near []string
	for _, f := range c.Fields {
		if slices.ContainsFunc(f.names(), func(n string) bool { return isNear(key, fold(n)) }) && len(near) < nearest {
			near = append(near, f.Name+"=")
		}
	}
	return near
}

// isNear reports whether typed is likely to be a slip for name, or how it begins.
func isNear(typed, name string) bool {
	const longest = 24
	if typed == "" || len(typed) > longest {
		return false
	}
	allowed := 2
	if len(typed) <= shortest+1 {
		allowed = 1
	}
	return strings.HasPrefix(name, typed) || len(typed) > 2 && slips(typed, name) <= allowed
}

// stage gives the stage that w names, as the command has it; a colon may stand behind it.
func (c Command) stage(w string) (string, bool) {
	key := fold(strings.TrimSuffix(w, ":"))
	for _, s := range c.Stages {
		if fold(s) == key {
			return s, true
		}
	}
	return "", false
}

// nearStages gives the stages that w is likely to be a slip or a beginning of.
func (c Command) nearStages(w string) []string {
	key := fold(w)
	var near []string
	for _, s := range c.Stages {
		if len(key) >= shortest && isNear(key, fold(s)) && len(near) < nearest {
			near = append(near, asWord(s))
		}
	}
	return near
}

// asWord is a name as one word of a line.
func asWord(name string) string { return strings.ReplaceAll(name, " ", "-") }

func andList(all []string) string { return list(all, "and") }
func orList(all []string) string  { return list(all, "or") }

// list names things in a sentence, the first eight of them.
func list(all []string, last string) string {
	const most = 8
	if len(all) > most {
		return strings.Join(all[:most], ", ") + ", ..."
	}
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return strings.Join(all[:len(all)-1], ", ") + " " + last + " " + all[len(all)-1]
}
