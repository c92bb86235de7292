package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/ui/widget"
)

// cardField is one field of a card in its form: a line of text, or a choice.
type cardField struct {
	formField
	form *cardForm
	of   cards.Field
	kind capture.CommandField
	text string // what stands in it
	was  string // how what is stored reads in it; a text that differs was changed here
	base string // what is stored
	told bool   // it was left or sent: why it cannot be read may be said
	seen drawnField
}

// drawnField is how a field without the focus was drawn last: a long form is drawn anew with every key.
type drawnField struct {
	text  string
	w     int
	theme *Theme
	rows  []string
}

func newCardField(f *cardForm, field cards.Field, stored string) *cardField {
	in := &cardField{form: f, of: field, kind: room.CommandField(field)}
	in.base = stored
	in.was = in.written(stored)
	in.text = in.was
	switch field.Kind {
	case cards.Choice, cards.Check:
		in.formField = newChoiceField(&in.text, choiceSpec{label: field.Label, help: field.Help, choices: choicesOf(field)})
	case cards.Text, cards.Lines, cards.Person, cards.People, cards.Time, cards.Span, cards.Number:
		in.formField = newTextField(&in.text, textSpec{
			label: field.Label, help: field.Help, limits: incident.CardField(field), rows: fieldRows(field), list: field.Kind == cards.Lines,
			check: func(s string) error {
				_, err := capture.Value(in.kind, s, f.context(), f.ref != 0)
				return err
			},
		})
	}
	return in
}

// fieldRows is how many rows a field may grow to.
func fieldRows(f cards.Field) int {
	switch f.Kind {
	case cards.Lines:
		return 5
	case cards.Text:
		return 3
	}
	return 2
}

// choicesOf are the answers of a field, no answer first: a digit picks, and the first letter where only one begins so.
func choicesOf(f cards.Field) []choice {
	if f.Kind == cards.Check {
		return []choice{{value: "", text: "no", key: "n", also: "backspace"}, {value: cards.Yes, text: "yes", key: "y"}}
	}
	out := []choice{{value: notSaid, text: "not said", key: "0", also: "backspace"}}
	for i, o := range f.Options {
		c := choice{value: o, text: o, also: firstLetter(o)}
		if i < 9 {
			c.key = strconv.Itoa(i + 1)
		}
		for _, other := range f.Options {
			if other != o && firstLetter(other) == firstLetter(o) {
				c.also = ""
			}
		}
		out = append(out, c)
	}
	return out
}

// firstLetter is the first letter of an option as a key gives it: small, and whole.
func firstLetter(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r))
}

// written is a stored value as it stands in the field: nothing of one that is sealed.
func (in *cardField) written(stored string) string {
	if in.sealed(stored) {
		return ""
	}
	return capture.Written(in.kind, stored, in.form.room.zone)
}

// sealed reports whether what is stored must not be shown yet.
func (in *cardField) sealed(stored string) bool {
	return stored != "" && in.form.t.Hidden(in.of.Name, in.form.stored())
}

// opened reports whether what opens the field is there: it stays as it was thought before.
func (in *cardField) opened() bool {
	return in.of.Sealed != "" && !in.form.t.Hidden(in.of.Name, in.form.stored())
}

func (in *cardField) dirty() bool { return in.text != in.was }

// read is the value that stands in the field, as it is stored.
func (in *cardField) read() (string, error) {
	if !in.dirty() {
		return in.base, nil
	}
	v, err := capture.Value(in.kind, in.text, in.form.context(), in.form.ref != 0)
	return v.Value, err
}

// settle writes what was typed as it was understood, so that "in 30m" does not move while the form is open.
func (in *cardField) settle() {
	if !in.dirty() {
		return
	}
	in.told = true
	if _, isText := in.formField.(*textField); !isText {
		return
	}
	if v, err := in.read(); err == nil {
		in.set(capture.Written(in.kind, v, in.form.room.zone))
	}
}

// set puts another text in.
func (in *cardField) set(text string) {
	if text == in.text {
		return
	}
	in.text = text
	switch field := in.formField.(type) {
	case *textField:
		field.line.set(text, "")
	case *choiceField:
		field.Value(&in.text)
	}
}

// refresh takes over what is stored by now.
func (in *cardField) refresh(stored string, focused bool) {
	if stored == in.base && in.written(stored) == in.was || in.dirty() || focused {
		return
	}
	in.base, in.was = stored, in.written(stored)
	in.set(in.was)
}

// rebase takes what was sent for stored.
func (in *cardField) rebase(stored string, sent map[string]string) {
	v, err := in.read()
	_, mine := sent[in.of.Name]
	dirty := in.dirty() && !(mine && err == nil && v == sent[in.of.Name])
	in.base, in.was = stored, in.written(stored)
	if !dirty {
		in.set(in.was)
	}
}

// help is the question, and who is here to be the answer.
func (in *cardField) help() string {
	q := in.of.Help
	switch in.of.Kind {
	case cards.Person, cards.People:
		if names := in.form.room.state.Present(); len(names) > 0 {
			q += " · here:"
			for i, p := range names {
				q += strings.Repeat(",", min(i, 1)) + " " + p.Name
			}
		}
	case cards.Time:
		q += " · 14:30, in 30m, 2026-01-31 14:30"
	case cards.Span:
		q += " · 90m, 1h30m"
	case cards.Lines:
		q += " · one a line; enter on an empty line goes on"
	case cards.Choice:
		q += " · 1-" + strconv.Itoa(min(9, len(in.of.Options))) + " picks, 0 takes it back"
	case cards.Check:
		q += " · y or n"
	case cards.Text, cards.Number:
	}
	return q
}

// mark implements [formField].
func (in *cardField) mark() fieldMark {
	m := fieldMark{brief: in.text == "" && in.base == "" && !in.dirty()}
	if !in.form.drawn[in.of.Name] {
		m.quiet = in.text == "" && in.base == ""
		return m
	}
	m.need = "needed for " + in.form.nextWords()
	if n := len(in.of.Items(in.text)); in.of.Min > 1 && n > 0 {
		m.need = strconv.Itoa(in.of.Min) + " " + m.need
	}
	return m
}

// takes implements [formField].
func (in *cardField) takes(msg tea.KeyPressMsg) bool { return !in.opened() && in.formField.takes(msg) }

// valid implements [formField].
func (in *cardField) valid() error {
	if !in.dirty() {
		return nil
	}
	return in.formField.valid()
}

// Update implements [huh.Model]. A letter that picks nothing must not move a choice on.
func (in *cardField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	choice, chooses := in.formField.(*choiceField)
	switch {
	case isKey && in.opened():
		return in, nil
	case isKey && chooses && press.Text != "" && !choice.picks(press):
		return in, nil
	}
	before := in.text
	_, _ = in.formField.Update(msg)
	if isKey && in.text != before {
		in.told = false // nobody is told off in the middle of a word
	}
	return in, nil
}

// fieldSaid is a row under a field.
type fieldSaid struct {
	text string
	bad  bool
}

func (s fieldSaid) style(t *Theme) lipgloss.Style {
	if s.bad {
		return t.Bad
	}
	return t.Muted
}

// draw implements [formField].
func (in *cardField) draw(t *Theme, w int, focused bool) ([]string, *tea.Cursor) {
	switch {
	case in.opened():
		rows := widget.Wrap(in.text, w-2)
		for i := range rows {
			rows[i] = " " + rows[i]
		}
		switch {
		case focused && in.base == "":
			rows = append(rows, " "+t.Muted.Render("their answer is there: what is thought now is a note"))
		case focused:
			rows = append(rows, " "+t.Muted.Render("was sealed and is open now: it stays as it was"))
		}
		return rows, nil
	case in.sealed(in.base) && !in.dirty() && !focused:
		return []string{" " + t.Muted.Render("sealed until their answer is there")}, nil
	}
	rows, cursor := in.rows(t, w, focused)
	if _, chooses := in.formField.(*choiceField); chooses && !focused && in.text == "" {
		for i, row := range rows { // no answer is nothing to look at
			rows[i] = t.Muted.Render(plain(row))
		}
	}
	for _, said := range in.said(focused) {
		for _, line := range widget.Wrap(said.text, w-2) {
			rows = append(rows, " "+said.style(t).Render(line))
		}
	}
	return rows, cursor
}

// rows draws what stands in the field.
func (in *cardField) rows(t *Theme, w int, focused bool) ([]string, *tea.Cursor) {
	if focused {
		return in.formField.draw(t, w, true)
	}
	if seen := in.seen; seen.rows == nil || seen.text != in.text || seen.w != w || seen.theme != t {
		rows, _ := in.formField.draw(t, w, false)
		in.seen = drawnField{in.text, w, t, rows}
	}
	return slices.Clone(in.seen.rows), nil
}

// said is what there is to know about what stands in the field: that it cannot be read, that somebody else wrote something else, how it
// is understood.
func (in *cardField) said(focused bool) []fieldSaid {
	var out []fieldSaid
	r := in.form.room
	if in.sealed(in.base) {
		out = append(out, fieldSaid{"sealed until their answer is there; another answer takes its place", false})
	}
	if err := in.valid(); err != nil {
		if in.told {
			out = append(out, fieldSaid{"! " + err.Error(), true})
		}
		if in.told && focused {
			out = append(out, fieldSaid{hintOf(err), false})
		}
		return out
	}
	if stored := in.form.stored()[in.of.Name]; in.dirty() && in.form.ref != 0 && stored != in.base && !in.sealed(stored) {
		words := "somebody wrote " + incident.OneLine(in.written(stored), 60) + " meanwhile; ctrl+s puts this in its place"
		if stored == "" {
			words = "somebody emptied it meanwhile; ctrl+s puts this in"
		}
		out = append(out, fieldSaid{words, false})
	}
	if v, _ := in.read(); focused && v != "" {
		if words := in.understood(v, r.app.now, r.zone); words != "" {
			out = append(out, fieldSaid{words, false})
		}
	}
	return out
}

// understood is how a value reads that may be meant otherwise.
func (in *cardField) understood(v string, now time.Time, zone *time.Location) string {
	switch in.of.Kind {
	case cards.Time:
		at, err := time.Parse(time.RFC3339, v)
		if err != nil {
			return ""
		}
		words := widget.When(at, now, zone) + " " + at.In(zone).Format("MST")
		switch left := at.Sub(now); {
		case left >= time.Minute:
			return words + ", in " + widget.Age(left)
		case left <= -time.Minute:
			return words + ", " + widget.Age(-left) + " ago"
		}
		return words + ", now"
	case cards.Person:
		if in.form.room.state.Person(v) == nil && len(in.form.room.state.Present()) > 0 {
			return "not on the roster; taken as it stands"
		}
	case cards.Text, cards.Lines, cards.People, cards.Span, cards.Choice, cards.Check, cards.Number:
	}
	return ""
}
