package timeline

import (
	"maps"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// fillCard tells what was filled in, as news of the moment at which it was: the card's own entry says what was known when it was opened.
// Only the words that a card goes by are put right where they stand, as those of a note are.
func (t *Timeline) fillCard(ev *incident.Event) {
	c := t.cards[ev.Ref]
	if c == nil {
		return
	}
	was, before := c.fields, c.name()
	c.fields = maps.Clone(was)
	maps.Copy(c.fields, ev.Fields)
	if c.name() != before {
		e := t.amend(c.number)
		e.keep(ev)
		e.Text = c.text()
		e.seek()
	}
	words, told := c.news(ev, was)
	if len(words) == 0 && len(told) == 0 {
		return
	}
	e := t.entry(ev, cardLabel(c.template.Name))
	e.Text, e.Told = joined(c.called(), strings.Join(words, "; ")), told
	if c.speaks(ev) {
		e.Name = c.fields[cards.FieldSaidBy]
	}
	t.put(e)
}

// called is what the card goes by in entries that are about it: its title, or all that is said of one whose title nobody knows.
func (c *card) called() string {
	if c.known {
		return c.name()
	}
	var all []string
	for _, f := range c.fieldsOf(c.fields) {
		if !apart(f) {
			all = append(all, f.Label+": "+c.fields[f.Name])
		}
	}
	return strings.Join(all, "; ")
}

// fieldsOf are the fields of the template. Of one that this program does not have, all of fields are taken for words.
func (c *card) fieldsOf(fields map[string]string) []cards.Field {
	if c.known {
		return c.template.Fields
	}
	var out []cards.Field
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		f := cards.Field{Name: name, Label: name}
		switch name {
		case incident.FieldSource, incident.FieldSourceID:
			continue
		case cards.FieldSaidBy, cards.FieldOwner:
			f.Kind = cards.Person
		case cards.FieldDue:
			f.Kind = cards.Time
		}
		out = append(out, f)
	}
	return out
}

// apart reports whether a field has a place of its own in the entry that opens a card: who said it, who has it, by when.
func apart(f cards.Field) bool {
	return f.Name == cards.FieldSaidBy || f.Name == cards.FieldOwner || f.Name == cards.FieldDue
}

// opens tells the fields that a card was opened with, in words and in pieces.
func (c *card) opens() (words []string, told []Told) {
	for _, f := range c.fieldsOf(c.fields) {
		if v := c.fields[f.Name]; v != "" && f.Name != c.title() && !apart(f) && !private(f.Name) {
			words, told = c.tell(f, "", words, told)
		}
	}
	return words, told
}

// news tells what a fill changed; an answer that is said anew in the same words, as when a tripwire went off again, and one that was
// opened by it are news too.
func (c *card) news(ev *incident.Event, was map[string]string) (words []string, told []Told) {
	spoken := c.speaks(ev)
	var opened []string
	for _, f := range c.fieldsOf(ev.Fields) {
		v, filled := ev.Fields[f.Name]
		switch {
		case f.Name == c.title(), f.Name == cards.FieldSaidBy && spoken:
		case c.template.Hidden(f.Name, was) && !c.template.Hidden(f.Name, c.fields):
			opened = append(opened, "now open, "+label(f)+": "+value(f, c.fields[f.Name]))
		case !filled, v == was[f.Name] && (v == "" || !c.anew(f.Name)):
		case private(f.Name):
			words = append(words, label(f)+": written down")
		default:
			words, told = c.tell(f, was[f.Name], words, told)
		}
	}
	return append(words, opened...), told
}

// private reports a field that says how people are reached, which is no part of a story.
func private(field string) bool { return field == cards.FieldContacts || field == cards.FieldReach }

// anew reports whether some stage asks for a field to be said again.
func (c *card) anew(field string) bool {
	return slices.ContainsFunc(c.template.Stages, func(s cards.Stage) bool { return slices.Contains(s.Anew, field) })
}

// speaks reports whether a fill holds the words of whoever the card says said so: their answer, once it is known whose it is, or whatever
// was written down together with the name.
func (c *card) speaks(ev *incident.Event) bool {
	if c.fields[cards.FieldSaidBy] == "" {
		return false
	}
	if ev.Fields[cards.FieldWords] != "" || ev.Fields[cards.FieldTheirs] != "" {
		return true
	}
	return ev.Fields[cards.FieldSaidBy] != "" && slices.ContainsFunc(c.fieldsOf(ev.Fields), func(f cards.Field) bool {
		return ev.Fields[f.Name] != "" && (f.Kind == cards.Text || f.Kind == cards.Lines) && f.Sealed == ""
	})
}

// tell adds a field to what is told: in words, or as a piece when it is about people or a time. Was is its value before.
func (c *card) tell(f cards.Field, was string, words []string, told []Told) ([]string, []Told) {
	v := c.fields[f.Name]
	switch {
	case v == "":
		return append(words, label(f)+": "+taken(f)), told
	case c.template.Hidden(f.Name, c.fields):
		return append(words, label(f)+": sealed"), told
	case f.Kind == cards.Person, f.Kind == cards.People:
		p := Told{Label: label(f) + ":"}
		for _, name := range people(f, v) {
			p.People = append(p.People, Mention{Name: name})
		}
		return words, append(told, p)
	case f.Kind == cards.Time:
		if at, ok := moment(v); ok {
			p := Told{Label: label(f) + ":", At: at}
			if before, ok := moment(was); ok {
				p.Label, p.Was = label(f), before
			}
			return words, append(told, p)
		}
	case f.Kind == cards.Lines && was != "":
		if added, ok := more(f.Items(was), f.Items(v)); ok {
			return append(words, label(f)+", added: "+strings.Join(added, "; ")), told
		}
	}
	return append(words, label(f)+": "+value(f, v)), told
}

func people(f cards.Field, v string) []string {
	if f.Kind == cards.People {
		return f.Items(v)
	}
	return []string{v}
}

// taken is what stands for a value that there is none of any more.
func taken(f cards.Field) string {
	if f.Kind == cards.Check {
		return cards.No
	}
	return "taken out"
}

// label names a field in a sentence.
func label(f cards.Field) string {
	if f.Name == cards.FieldDue && f.Label == "By" {
		return "due"
	}
	return strings.ToLower(f.Label)
}

// value writes a value in words.
func value(f cards.Field, v string) string {
	switch f.Kind {
	case cards.Span:
		return incident.SpanValue(v)
	case cards.Lines:
		return strings.Join(f.Items(v), "; ")
	}
	return v
}

// more returns what a list has besides all that was in it, and whether it only grew.
func more(was, now []string) (added []string, ok bool) {
	for _, item := range now {
		if !slices.Contains(was, item) {
			added = append(added, item)
		}
	}
	return added, len(added) > 0 && !slices.ContainsFunc(was, func(item string) bool { return !slices.Contains(now, item) })
}

// moment reads a time as the log has it.
func moment(v string) (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, v)
	return at.UTC(), err == nil
}
