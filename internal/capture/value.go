package capture

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// longestNumber is how many digits a number may have: fewer than an int64 holds.
const longestNumber = 18

// value reads the value of f at that byte of the line and gives its length there: 0 for one that is cleared.
func (p *parser) value(f CommandField, from int) (v FieldValue, n int, err *Error) {
	rest := p.line[from:]
	if ends(rest) {
		return v, 0, nil
	}
	if f.Kind == FieldPerson || f.Kind == FieldPeople {
		v.Value, n, err = p.names(f, rest)
		return v, n, at(err, from)
	}
	q, isQuoted := readQuoted(rest)
	if !isQuoted {
		v, n, err = p.typed(f, rest, false)
		return v, n, at(err, from)
	}
	if err := closedWell(f, rest, q, ""); err != nil {
		return v, 0, at(err, from)
	}
	v, err = p.within(f, strings.TrimSpace(q.text))
	return v, q.n, at(err, from+q.start)
}

// within reads what stands between quotes, all of it; "" clears the field.
func (p *parser) within(f CommandField, s string) (FieldValue, *Error) {
	if s == "" {
		return FieldValue{}, nil
	}
	v, n, err := p.typed(f, s, true)
	if err == nil && n < len(s) {
		err = &Error{Reason: f.Name + `: "` + shown(strings.TrimSpace(s[n:])) + `" does not belong to it`, Hint: f.hint(), Col: n}
	}
	return v, err
}

// Value reads text as the value of f, for a form: what a line reads between the quotes of FIELD="...", so any name is taken, and one
// on the roster is written as it stands there. No value is no error. There says that the card is there already, which takes a date on
// either side of now. The error is an *Error; as nothing but the value is typed, it leaves out the name of the field.
func Value(f CommandField, text string, c Context, there bool) (FieldValue, error) {
	p := parser{line: text, ctx: c}
	if there {
		p.out.Args.Seq = 1
	}
	text = strings.TrimSpace(text)
	if f.Kind == FieldPerson || f.Kind == FieldPeople {
		return FieldValue{Name: f.Name, Value: strings.Join(c.given(f, strings.ReplaceAll(text, "\n", ",")), ", ")}, nil
	}
	v, err := p.within(f, text)
	if err != nil {
		err.Reason = strings.TrimPrefix(err.Reason, f.Name+": ")
		err.Hint = strings.ReplaceAll(err.Hint, f.Name+"=", "")
		return FieldValue{}, err
	}
	v.Name = f.Name
	return v, nil
}

// Written is a value as a card keeps it, as a person writes it and Value reads it: a time with its date in zone (nil is UTC), a length
// as short as it goes, all else as it is.
func Written(f CommandField, value string, zone *time.Location) string {
	switch f.Kind {
	case FieldTime:
		if t, err := time.Parse(time.RFC3339, value); err == nil {
			return wallTime(t, zone)
		}
	case FieldSpan:
		if d, err := time.ParseDuration(value); err == nil && d >= 0 && d%time.Second == 0 {
			return lengthWord(d)
		}
	}
	return value
}

// at is err, if there is one, with its column counted from base bytes further left.
func at(err *Error, base int) *Error {
	if err == nil {
		return nil
	}
	return err.moved(base)
}

// closedWell says what is wrong with the quotes that s begins with. Behind them must be an end, or one of the marks.
func closedWell(f CommandField, s string, q quoted, marks string) *Error {
	if !q.closed {
		return &Error{Reason: "the quote behind " + f.Name + "= is not closed", Hint: `write it as ` + f.Name + `="..."; \" is a quote within`}
	}
	if behind := s[q.n:]; !ends(behind) && strings.IndexByte(marks, behind[0]) < 0 {
		return &Error{Reason: `"` + shown(word(behind)) + `" stands right behind the quote that closes ` + f.Name, Hint: `put a space there; \" is a quote within`, Col: q.n}
	}
	return nil
}

// typed reads the value that s begins with, and how much of s it is. One in quotes has all of s to itself.
func (p *parser) typed(f CommandField, s string, inQuotes bool) (v FieldValue, n int, err *Error) {
	w := word(s)
	switch f.Kind {
	case FieldTime:
		v.At, n, err = p.moment(f, s)
		v.Value = v.At.Format(time.RFC3339)
	case FieldSpan:
		var ok bool
		if v.Span, n, ok = readLength(s); !ok {
			return v, 0, &Error{Reason: f.Name + `: "` + shown(w) + `" is not a length of time`, Hint: f.hint()}
		}
		v.Value = v.Span.String()
	case FieldChoice:
		v.Value, n, err = f.choice(s, w, inQuotes)
	case FieldCheck:
		yes := CommandField{Name: f.Name, Kind: f.Kind, Options: []string{"yes", "no"}}
		if v.Value, n, err = yes.choice(s, w, inQuotes); v.Value == "no" {
			v.Value = ""
		}
	case FieldNumber:
		v.Value, n = w, len(w)
		if _, whole := digits(w); !whole || len(w) > longestNumber {
			err = &Error{Reason: f.Name + `: "` + shown(w) + `" is not a whole number`, Hint: f.hint()}
		} else if n, _ := strconv.Atoi(w); n < f.Low || f.High > 0 && n > f.High {
			err = &Error{Reason: f.Name + " cannot be " + w, Hint: f.hint()}
		}
	default:
		v.Value, n = w, len(w)
		if inQuotes {
			v.Value, n = s, len(s)
		}
	}
	if err != nil {
		return FieldValue{}, 0, err
	}
	return v, n, nil
}

// hint says how a value of f is written.
func (f CommandField) hint() string {
	write := func(values ...string) string {
		for i, v := range values {
			values[i] = f.Name + "=" + v
		}
		return "write " + orList(values)
	}
	switch f.Kind {
	case FieldTime:
		return timeHint(f.Direction)
	case FieldSpan:
		return write("90m", "1h30m")
	case FieldChoice:
		all := make([]string, len(f.Options))
		for i, o := range f.Options {
			all[i] = choiceWord(o)
		}
		return write(all...)
	case FieldCheck:
		return write("yes", "no")
	case FieldNumber:
		if f.High > 0 {
			return "write a whole number from " + strconv.Itoa(f.Low) + " to " + strconv.Itoa(f.High)
		}
		return write("4")
	}
	return write(`"..."`)
}

// choiceWord is an option as it is written behind "=".
func choiceWord(option string) string {
	if simple(option) {
		return option
	}
	return Quote(option)
}

// choice reads the option that s begins with: one written whole, of several words even, or the beginning of only one.
func (f CommandField) choice(s, w string, inQuotes bool) (string, int, *Error) {
	best := ""
	for _, o := range f.Options {
		if len(o) > len(best) && len(s) >= len(o) && fold(s[:len(o)]) == fold(o) && ends(s[len(o):]) {
			best = o
		}
	}
	if best != "" {
		return best, len(best), nil
	}
	key := fold(w)
	var begun, near []string
	for _, o := range f.Options {
		if key != "" && strings.HasPrefix(fold(o), key) {
			begun = append(begun, o)
		}
		if isNear(key, fold(o)) {
			near = append(near, choiceWord(o))
		}
	}
	switch {
	case len(begun) == 1:
		return begun[0], len(w), nil
	case len(begun) > 1:
		return "", 0, &Error{Reason: f.Name + `: "` + shown(w) + `" may be ` + andList(begun), Hint: "write more of it", Col: len(w)}
	case len(near) > 0:
		return "", 0, &Error{Reason: f.Name + `: "` + shown(w) + `" is not one of its choices`, Hint: "did you mean " + orList(near) + "?"}
	}
	if inQuotes {
		w = s
	}
	return "", 0, &Error{Reason: f.Name + `: "` + shown(w) + `" is not one of its choices`, Hint: f.hint()}
}

// moment reads the time that s begins with. For a card that is there already a date is taken on either side of now: its
// times come and go while the rest of it is still filled in.
func (p *parser) moment(f CommandField, s string) (time.Time, int, *Error) {
	c := newCalendar(p.ctx.Now, p.ctx.Zone, f.Direction)
	c.alone = true
	skip := 0
	if first := word(s); strings.EqualFold(first, "at") || strings.EqualFold(first, "by") {
		skip = len(first) + blanks(s[len(first):])
	}
	w, n, ok := c.said(s[skip:])
	if !ok {
		e := &Error{Reason: f.Name + `: "` + shown(word(s)) + `" is not a time`, Hint: f.hint()}
		if d, n, isLength := readLength(s); isLength && d > 0 {
			e.Reason = f.Name + ": " + shown(s[:n]) + " is a length, not a time"
			e.Hint = "write " + f.Name + "=in " + s[:n]
			if f.Direction == Past {
				e.Hint = "write " + f.Name + "=-" + lengthWord(d)
			}
		}
		return time.Time{}, 0, e
	}
	c.any = p.out.Args.Seq != 0 && w.day == dayNamed
	t, err := c.resolve(w)
	if err != nil {
		err.Reason = f.Name + ": " + err.Reason
		return time.Time{}, 0, err.moved(skip)
	}
	return t, skip + n, nil
}

// said reads the time that s begins with, also as one says it: "now", "in 1 h 30 min", "5 min ago".
func (c calendar) said(s string) (w when, n int, ok bool) {
	first := word(s)
	if strings.EqualFold(first, "now") {
		return when{text: first, relative: true}, len(first), true
	}
	if strings.EqualFold(first, "in") {
		at := len(first) + blanks(s[len(first):])
		d, k, ok := readLength(s[at:])
		return when{text: s[:at+k], relative: true, shift: d}, at + k, ok
	}
	if w, n, ok = c.read(s); ok {
		return w, n, true
	}
	d, n, ok := readLength(s)
	if !ok {
		return when{}, 0, false
	}
	n += blanks(s[n:])
	ago := word(s[n:])
	return when{text: s[:n+len(ago)], relative: true, shift: -d}, n + len(ago), strings.EqualFold(ago, "ago")
}

// between are the marks that may stand between names: other lists of a card have semicolons.
const between = ",;"

// names reads one name, or several with commas or semicolons between them for FieldPeople.
func (p *parser) names(f CommandField, s string) (value string, n int, err *Error) {
	var all []string
	seen := map[string]bool{}
	for {
		got, k, err := p.person(f, s[n:])
		if err != nil {
			return "", 0, err.moved(n)
		}
		n += k
		for _, name := range got {
			if key := strings.ToLower(name); !seen[key] {
				seen[key] = true
				all = append(all, name)
			}
		}
		if n == len(s) || strings.IndexByte(between, s[n]) < 0 {
			return strings.Join(all, ", "), n, nil
		}
		if f.Kind != FieldPeople {
			return "", 0, &Error{Reason: f.Name + " takes one name", Hint: "leave out the comma and what belongs to it", Col: n}
		}
		n++
		n += blanks(s[n:])
		if ends(s[n:]) {
			return "", 0, &Error{Reason: f.Name + ": a name is missing behind the comma", Hint: "write " + f.Name + `=ingrid,@"Jane Doe"`, Col: n}
		}
	}
}

// person reads the name that s begins with: one on the roster, or any name in quotes, which for FieldPeople may be several.
func (p *parser) person(f CommandField, s string) (names []string, n int, err *Error) {
	mark := len(s) - len(strings.TrimPrefix(s, "@"))
	s = s[mark:]
	if q, isQuoted := readQuoted(s); isQuoted {
		if err := closedWell(f, s, q, between); err != nil {
			return nil, 0, err.moved(mark)
		}
		return p.ctx.given(f, q.text), mark + q.n, nil
	}
	best := ""
	for _, name := range p.ctx.People {
		if len(name) > len(best) && hasPrefixFold(s, name) && (ends(s[len(name):]) || strings.IndexByte(between, s[len(name)]) >= 0) {
			best = name
		}
	}
	if best != "" {
		return []string{best}, mark + len(best), nil
	}
	typed := word(s)
	if i := strings.IndexAny(typed, between); i >= 0 {
		typed = typed[:i]
	}
	if len(p.ctx.People) == 0 && isName(typed) || p.isGuest(typed, s[len(typed):]) {
		return []string{typed}, mark + len(typed), nil
	}
	return nil, 0, p.stranger(f, typed).moved(mark)
}

// isGuest reports whether a name that is not on the roster is taken all the same: written with a capital, near no name that is there, and
// of one word, for behind "Jane Doe" without quotes the "Doe" would go astray. Whoever reads the reply is told.
func (p *parser) isGuest(typed, behind string) bool {
	if !isName(typed) || !startsUpper(typed) || startsUpper(strings.TrimLeftFunc(behind, unicode.IsSpace)) {
		return false
	}
	return !slices.ContainsFunc(p.ctx.People, func(name string) bool { return isNear(fold(typed), fold(name)) })
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// given takes text for a name, for FieldPeople for several, whoever it is; those on the roster as they stand there.
func (c Context) given(f CommandField, text string) (names []string) {
	parts := []string{text}
	if f.Kind == FieldPeople {
		parts = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(between, r) })
	}
	for _, name := range parts {
		if name = strings.TrimSpace(name); name != "" {
			name, _ = c.person(name)
			names = append(names, name)
		}
	}
	return names
}

// stranger is the error for a name without quotes that is not on the roster.
func (p *parser) stranger(f CommandField, typed string) *Error {
	hint := "/person puts people on it; " + f.Name + "=" + shown(Quote(typed)) + " takes the name as it is"
	var near []string
	for _, name := range p.ctx.People {
		if isNear(fold(typed), fold(name)) && len(near) < nearest && !slices.Contains(near, name) {
			near = append(near, name)
		}
	}
	if len(near) > 0 {
		hint = "did you mean " + shown(orList(near)) + "? " + hint
	}
	return &Error{Reason: f.Name + `: "` + shown(typed) + `" is not on the roster`, Hint: hint}
}
