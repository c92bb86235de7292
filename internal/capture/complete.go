package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Completion is one way to go on.
type Completion struct {
	// Insert replaces line[from:cursor].
	Insert string
	// Label is what a list shows; Help explains it and may be "".
	Label, Help string
}

// Complete says how the word before the cursor may go on: a command behind "/", a person behind
// "@", a tag behind "#", a known word behind a command of words, who owes it behind one of
// shape "owed", and behind one of shape "card" the number of a card, a stage, a field that is not given yet and what may
// stand behind its "=". The cursor is a byte offset between two characters; one outside the line is taken
// for its nearer end. All of found begin with what is typed, in any case, in the order in which Context has
// them. With nothing found, from is the cursor.
func Complete(line string, cursor int, c Context) (from int, found []Completion) {
	cursor = min(max(cursor, 0), len(line))
	before := line[:cursor]
	start := spaces(before)
	m := completer{ctx: c, glued: cursor < len(line) && ends(line[cursor:])}
	if strings.HasPrefix(before[start:], `\`) {
		return cursor, nil // nothing has a meaning there
	}
	if c, at, ok := m.cardCommand(before, start); ok {
		if from, found = m.card(line, cursor, at, c); len(found) == 0 {
			return cursor, nil
		}
		return from, found
	}
	from = lastWord(before)
	typed := before[from:]
	switch quote := openQuote(before); {
	case quote >= 0:
		from = quote
		found = m.people(before[quote+len(`@"`):], true)
	case from == start && strings.HasPrefix(typed, "/"):
		found = m.commands(typed[1:])
	case strings.HasPrefix(typed, "@"):
		found = m.people(typed[1:], true)
	case strings.HasPrefix(before[start:], "/") && !strings.HasPrefix(before[start:], "//"):
		found = m.arguments(before[start:], typed)
	case strings.HasPrefix(typed, "#"):
		found = m.tags(typed[1:])
	}
	if len(found) == 0 {
		return cursor, nil
	}
	return from, found
}

// completer gathers completions. While it is glued, white space stands behind the cursor and none
// is to be added.
type completer struct {
	ctx   Context
	glued bool
}

// spaced is s with the space that the next word needs.
func (m completer) spaced(s string) string {
	if m.glued {
		return s
	}
	return s + " "
}

func (m completer) commands(typed string) []Completion {
	var found []Completion
	for _, c := range begunBy(m.ctx.Commands, typed) {
		insert := "/" + c.Name
		if c.Shape != ShapeNone {
			insert = m.spaced(insert)
		}
		found = append(found, Completion{Insert: insert, Label: c.Usage, Help: c.Summary})
	}
	return found
}

// people completes names, marked with the "@" that notes need. A name that is not a bare one is
// quoted, which takes the mark anyway; one with a quote in it can't be written and is left out.
func (m completer) people(typed string, marked bool) []Completion {
	var found []Completion
	seen := map[string]bool{}
	for _, name := range m.ctx.People {
		if name == "" || seen[name] || !hasPrefixFold(name, typed) || strings.ContainsAny(name, "\"\n") {
			continue
		}
		seen[name] = true
		insert := name
		if !isName(name) {
			insert = `@"` + name + `"`
		} else if marked {
			insert = "@" + name
		}
		found = append(found, Completion{Insert: m.spaced(insert), Label: name})
	}
	return found
}

func (m completer) tags(typed string) []Completion {
	var found []Completion
	seen := map[string]bool{}
	for _, tag := range m.ctx.Tags {
		if tag == "" || seen[tag] || !hasPrefixFold(tag, typed) {
			continue
		}
		seen[tag] = true
		found = append(found, Completion{Insert: m.spaced("#" + tag), Label: "#" + tag})
	}
	return found
}

// arguments completes the last word of a command's arguments; typed is that word.
func (m completer) arguments(command, typed string) []Completion {
	name := word(command)
	c, err := findCommand(m.ctx.Commands, name[1:])
	if err != nil {
		return nil
	}
	// The numbers in front do not count: "/refile #12 " is followed by the first word.
	first := true
	for _, w := range strings.Fields(command[len(name) : len(command)-len(typed)]) {
		first = first && strings.HasPrefix(w, "#")
	}
	switch {
	case c.Numbers && strings.HasPrefix(typed, "#") && first:
		return m.cards(typed[1:], "")
	case c.Shape == ShapeWords && first:
		var found []Completion
		for _, choice := range c.Choices {
			if hasPrefixFold(choice, typed) {
				found = append(found, Completion{Insert: choice, Label: choice})
			}
		}
		return found
	case c.Shape == ShapeOwed && first && typed != "" && typed[0] != '#':
		return m.people(typed, false)
	case c.hasText() && strings.HasPrefix(typed, "#") && (c.Shape != ShapeNumbered || !first):
		return m.tags(typed[1:])
	}
	return nil
}

// lastWord is where the word begins that s ends in; len(s) behind white space.
func lastWord(s string) int {
	i := strings.LastIndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

// openQuote is where a name began that is quoted and not closed, as in `@"Jane D`; -1 if none is.
func openQuote(s string) int {
	i := strings.LastIndex(s, `@"`)
	if i < 0 || strings.ContainsAny(s[i+2:], "\"\n") || lastWord(s[:i]) != i {
		return -1
	}
	return i
}
