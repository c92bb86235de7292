package capture

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// cardCommand gives the command of ShapeCard that the line begins with and where its arguments begin.
func (m completer) cardCommand(before string, start int) (c Command, args int, ok bool) {
	name := word(before[start:])
	args = start + len(name)
	if len(name) < 2 || name[0] != '/' || args == len(before) {
		return Command{}, 0, false
	}
	c, err := findCommand(m.ctx.Commands, name[1:])
	return c, args, err == nil && c.Shape == ShapeCard
}

// card completes what stands before the cursor behind a command of ShapeCard; args is where its arguments begin.
func (m completer) card(line string, cursor, args int, c Command) (from int, found []Completion) {
	var before []token
	for s := (scanner{line: line[:cursor], pos: args, cmd: c}); ; {
		t, ok, _ := s.next() // a word that is no field is still a word
		if !ok {
			break
		}
		before = append(before, t)
	}
	at := token{start: cursor, end: cursor, field: -1}
	if n := len(before); n > 0 && before[n-1].end == cursor {
		at, before = before[n-1], before[:n-1]
	}
	if at.field >= 0 {
		return m.fieldValue(line[at.value:cursor], at, c.Fields[at.field])
	}
	if name := openQuote(line[:cursor]); name >= 0 {
		return name, m.people(line[name+len(`@"`):cursor], true)
	}
	given := map[int]bool{}
	for s := (scanner{line: line, pos: args, cmd: c}); ; {
		t, ok, _ := s.next()
		if !ok {
			break
		}
		if t.field >= 0 && t.start != at.start {
			given[t.field] = true
		}
	}
	return at.start, m.cardWord(line[at.start:cursor], numbersOnly(line, before), len(before), c, given)
}

// numbersOnly reports whether nothing but a card's number stands before the word.
func numbersOnly(line string, before []token) bool {
	return !slices.ContainsFunc(before, func(t token) bool { _, ok := numberIn(line[t.start:t.end]); return !ok })
}

// cardWord completes a word that is no field yet. It stands in front if only a number stands before it.
func (m completer) cardWord(typed string, inFront bool, words int, c Command, given map[int]bool) []Completion {
	first := words == 0
	switch {
	case strings.HasPrefix(typed, "#"):
		if all := m.cards(typed[1:], c.Name); first && len(all) > 0 {
			return all
		}
		return m.tags(typed[1:])
	case strings.HasPrefix(typed, "@"):
		return m.people(typed[1:], true)
	}
	var found []Completion
	if first && c.Owed && typed != "" {
		found = m.people(typed, false)
	}
	if first && typed == "" && len(m.cards("", c.Name)) > 0 {
		found = append(found, Completion{Insert: "#", Label: "#NUMBER", Help: "one that is there already"})
	}
	key := fold(typed)
	for _, s := range c.Stages {
		if w := asWord(s); inFront && strings.HasPrefix(fold(w), key) && (typed != "" || !first) {
			found = append(found, Completion{Insert: m.spaced(w), Label: w})
		}
	}
	for i, f := range c.Fields {
		if !given[i] && slices.ContainsFunc(f.names(), func(n string) bool { return strings.HasPrefix(fold(n), key) }) {
			found = append(found, Completion{Insert: f.Name + "=", Label: f.Name + "=", Help: f.hint()})
		}
	}
	return found
}

// cards completes the number of a card of that command, "" is of any, the newest first.
func (m completer) cards(typed, command string) []Completion {
	var found []Completion
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(m.ctx.Cards))) {
		number := strconv.FormatUint(n, 10)
		if command != "" && m.ctx.Cards[n] != command || !strings.HasPrefix(number, typed) {
			continue
		}
		label := "#" + number
		if m.ctx.Label != nil {
			label = strings.TrimSpace(label + " " + shown(m.ctx.Label(n)))
		}
		found = append(found, Completion{Insert: m.spaced("#" + number), Label: label})
	}
	return found
}

// fieldValue completes the value of a field.
func (m completer) fieldValue(typed string, at token, f CommandField) (from int, found []Completion) {
	from = at.value
	if at.quoted && !at.open {
		return at.end, nil
	}
	options := f.Options
	switch f.Kind {
	case FieldPerson:
		return from, m.persons(typed)
	case FieldPeople:
		if i := strings.LastIndexByte(typed, ','); i >= 0 && !at.open {
			from, typed = from+i+1, typed[i+1:]
		}
		return from, m.persons(typed)
	case FieldCheck:
		options = []string{"yes", "no"}
	case FieldChoice:
	default: // other values do too
		if len(options) == 0 {
			return at.end, nil
		}
	}
	typed = fold(unquoted(typed))
	for _, o := range options {
		if strings.HasPrefix(fold(o), typed) {
			found = append(found, Completion{Insert: m.spaced(choiceWord(o)), Label: o})
		}
	}
	return from, found
}

// persons completes a name behind "=": bare, marked or in quotes.
func (m completer) persons(typed string) []Completion {
	name, marked := strings.CutPrefix(typed, "@")
	return m.people(unquoted(name), marked)
}

// unquoted is s without the quote that it begins with.
func unquoted(s string) string {
	if q, ok := opened(s); ok {
		return s[len(q.open):]
	}
	return s
}
