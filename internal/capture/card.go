package capture

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// FieldKind says how the value of a card's field is read and written.
type FieldKind string

// The kinds of fields, by the names that card templates have for them.
const (
	FieldText   FieldKind = "text"
	FieldLines  FieldKind = "lines"
	FieldPerson FieldKind = "person"
	FieldPeople FieldKind = "people"
	FieldTime   FieldKind = "time"
	FieldSpan   FieldKind = "span"
	FieldChoice FieldKind = "choice"
	FieldCheck  FieldKind = "check"
	FieldNumber FieldKind = "number"
)

// CommandField is a field that a command of shape "card" can set.
type CommandField struct {
	// Name is stored; Short are other names for it. Case, dashes and low lines make no difference.
	Name  string
	Short []string
	Kind  FieldKind
	// Options are the values of a choice.
	Options []string
}

// FieldValue is a field that was set, in the form in which cards keep it: a time in RFC 3339 and
// UTC, a length as time.Duration writes it, a check as "yes"; "" clears the field.
type FieldValue struct{ Name, Value string }

// CardCommand is the command that opens a card of a template, fills one in and moves it on.
func CardCommand(name, summary string, fields []CommandField, stages []string) Command {
	return Command{
		Name: name, Shape: ShapeCard, Usage: "/" + name + " [#NUMBER] [STAGE] [FIELD=VALUE] TEXT", Summary: summary, Fields: fields, Stages: stages,
	}
}

// card reads "[#12] [STAGE] [FIELD=VALUE ...] TEXT"; fields and text may be mixed.
func (p *parser) card(c Command) *Error {
	a := &p.out.Args
	if err := p.number(); err != nil {
		return err
	}
	p.skip()
	if stage := word(p.rest()); slices.Contains(c.Stages, strings.ToLower(stage)) {
		a.Stage = strings.ToLower(stage)
		p.pos += len(stage)
	}
	var text []string
	from := p.pos
	cut := func(to int) {
		if s := strings.TrimSpace(p.line[from:to]); s != "" {
			text = append(text, s)
		}
	}
	for p.pos < len(p.line) {
		p.skip()
		start := p.pos
		w := word(p.rest())
		name, _, isField := strings.Cut(w, "=")
		if !isField || !fieldName(name) {
			p.pos += len(w)
			continue
		}
		f, err := p.field(c, name)
		if err != nil {
			return err
		}
		cut(start)
		p.pos += len(name) + 1
		if err := p.value(f); err != nil {
			return err
		}
		from = p.pos
	}
	cut(len(p.line))
	a.Text = strings.Join(text, " ")
	return nil
}

// fieldName reports whether what stands before "=" looks like the name of a field: letters, dashes and low lines. "x<=5" does not.
func fieldName(s string) bool {
	return len(s) > 1 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' }) < 0
}

// field finds the field that name means: by its name or a short one, else by the beginning of one if no other begins so.
func (p *parser) field(c Command, name string) (CommandField, *Error) {
	var begun []CommandField
	for _, f := range c.Fields {
		for _, n := range append([]string{f.Name}, f.Short...) {
			if plainName(n) == plainName(name) {
				return f, nil
			}
		}
		if strings.HasPrefix(plainName(f.Name), plainName(name)) {
			begun = append(begun, f)
		}
	}
	if len(begun) == 1 {
		return begun[0], nil
	}
	var names []string
	for _, f := range c.Fields {
		names = append(names, f.Name)
	}
	return CommandField{}, p.fail("/"+c.Name+" has no field "+shown(name), "fields: "+strings.Join(names, ", ")+"; a text with = in it stands in quotes behind one")
}

func plainName(s string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(s))
}

// value reads the value of f where p stands, bare to the next space or in quotes, and keeps it.
func (p *parser) value(f CommandField) *Error {
	at := p.pos
	raw, n, ok := unquoted(p.rest())
	if !ok {
		return p.fail("the quote is not closed", "put the same quote behind the value")
	}
	p.pos += n
	v, err := p.read(f, strings.TrimSpace(raw))
	if err != nil {
		if err.Col = at; err.Hint == "" {
			err.Hint = "write another value, or leave the field out"
		}
		return err
	}
	p.out.Args.Fields = append(p.out.Args.Fields, FieldValue{f.Name, v})
	return nil
}

// unquoted takes a value off s: in quotes, where \ keeps the next character, or bare. It returns how many bytes it took.
func unquoted(s string) (value string, n int, closed bool) {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		w := word(s)
		return w, len(w), true
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case s[i] == s[0]:
			return b.String(), i + 1, true
		default:
			b.WriteByte(s[i])
		}
	}
	return "", 0, false
}

// read turns a value into the form in which it is kept.
func (p *parser) read(f CommandField, v string) (string, *Error) {
	if v == "" {
		return "", nil
	}
	wrong := func(hint string) *Error { return &Error{Reason: f.Name + " cannot be " + shown(v), Hint: hint} }
	switch f.Kind {
	case FieldTime:
		t, err := ParseTime(v, p.ctx.Now, p.ctx.Zone, Future)
		if err != nil {
			past, pastErr := ParseTime(v, p.ctx.Now, p.ctx.Zone, Past)
			if pastErr != nil {
				return "", wrong("write 14:30, in 30m, or in quotes \"tomorrow 09:00\", \"2026-01-02 14:30\"")
			}
			t = past
		}
		return t.UTC().Format(time.RFC3339), nil
	case FieldSpan:
		d, err := time.ParseDuration(strings.ReplaceAll(strings.ReplaceAll(v, " ", ""), "min", "m"))
		if err != nil || d <= 0 {
			return "", wrong("write a length such as 90m or 1h30m")
		}
		return d.String(), nil
	case FieldNumber:
		if _, err := strconv.ParseUint(v, 10, 63); err != nil {
			return "", wrong("write a whole number")
		}
		return v, nil
	case FieldCheck:
		switch {
		case strings.EqualFold(v, "yes"):
			return "yes", nil
		case strings.EqualFold(v, "no"):
			return "", nil
		}
		return "", wrong("yes or no")
	case FieldChoice:
		return choice(f, v)
	case FieldPerson:
		name, _ := p.ctx.person(strings.TrimPrefix(v, "@"))
		return name, nil
	case FieldPeople:
		var names []string
		for n := range strings.SplitSeq(v, ",") {
			if n = strings.TrimPrefix(strings.TrimSpace(n), "@"); n != "" {
				name, _ := p.ctx.person(n)
				names = append(names, name)
			}
		}
		return strings.Join(names, ", "), nil
	case FieldText, FieldLines:
	}
	return v, nil
}

// choice finds the option that v is, or is the beginning of.
func choice(f CommandField, v string) (string, *Error) {
	var begun []string
	for _, o := range f.Options {
		if strings.EqualFold(o, v) {
			return o, nil
		}
		if hasPrefixFold(o, v) {
			begun = append(begun, o)
		}
	}
	if len(begun) == 1 {
		return begun[0], nil
	}
	return "", &Error{Reason: f.Name + " cannot be " + shown(v), Hint: strings.Join(f.Options, ", ")}
}

// FormatFields writes fields as they are typed: values that need it in quotes.
func FormatFields(fields []FieldValue) string {
	var parts []string
	for _, f := range fields {
		v := f.Value
		if v == "" || strings.ContainsFunc(v, func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == '\'' || r == '\\' }) {
			v = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
		}
		parts = append(parts, f.Name+"="+v)
	}
	return strings.Join(parts, " ")
}

// fields completes the fields, values and stages of a card's command. typed is the word before the cursor.
func (m completer) fields(c Command, before, typed string) []Completion {
	var found []Completion
	if name, value, ok := strings.Cut(typed, "="); ok {
		for _, f := range c.Fields {
			if plainName(f.Name) != plainName(name) && !slices.ContainsFunc(f.Short, func(s string) bool { return plainName(s) == plainName(name) }) {
				continue
			}
			options := f.Options
			switch f.Kind {
			case FieldCheck:
				options = []string{"yes", "no"}
			case FieldPerson, FieldPeople:
				options = m.ctx.People
			}
			for _, o := range options {
				if hasPrefixFold(o, value) {
					insert := m.spaced(FormatFields([]FieldValue{{name, o}}))
					found = append(found, Completion{Insert: insert, Label: o})
				}
			}
		}
		return found
	}
	for _, s := range c.Stages {
		if hasPrefixFold(s, typed) && len(strings.Fields(before)) <= 3 {
			found = append(found, Completion{Insert: m.spaced(s), Label: s, Help: "stage"})
		}
	}
	for _, f := range c.Fields {
		if hasPrefixFold(f.Name, typed) && !strings.Contains(before, f.Name+"=") {
			found = append(found, Completion{Insert: f.Name + "=", Label: f.Name + "=", Help: string(f.Kind)})
		}
	}
	return found
}
