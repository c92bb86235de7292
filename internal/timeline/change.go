package timeline

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

func (t *Timeline) tellNote(ev *incident.Event) {
	e := t.entry(ev, noteLabel(ev.Hat, ev.Type))
	e.UhOh = ev.On
	if e.Imported {
		e.importedLabel()
		e.Edited = ev.Fields[incident.FieldEdited] != ""
		if root := ev.Fields[incident.FieldThread]; root != "" {
			e.Answers = t.threads[incident.Origin{Source: e.Source, ID: root}]
		}
		if id := ev.Fields[incident.FieldSourceID]; id != "" {
			t.threads[incident.Origin{Source: e.Source, ID: id}] = ev.Seq
		}
	}
	t.put(e)
}

// noteLabel is the kind of a White note, and "note" for the others.
func noteLabel(hat hats.Hat, kind string) string {
	if hat == hats.White && incident.NoteKind(kind).Valid() {
		return kind
	}
	return LabelNote
}

// importedLabel makes an imported note that the source calls a decision one: elsewhere decisions are no cards.
func (e *Entry) importedLabel() {
	if e.Imported && slices.Contains(e.Tags, LabelDecision) {
		e.Label = LabelDecision
	}
}

// kindOf is the other way round.
func (e *Entry) kindOf() incident.NoteKind {
	if k := incident.NoteKind(e.Label); k.Valid() {
		return k
	}
	return ""
}

// amendNote gives the note that ev is about a new reading. A note that is not there, for it was redacted, has none: nil.
func (t *Timeline) amendNote(ev *incident.Event) *Entry {
	n, ok := t.number(ev.Ref)
	if !ok || t.slots[n].Event != incident.KindNote {
		return nil
	}
	return t.amend(n)
}

// keep puts the reading so far among the edits. The array behind them is shared by the readings of one entry: only the newest ever
// grows.
func (e *Entry) keep(ev *incident.Event) {
	e.Edits = append(e.Edits, incident.Edit{Seq: ev.Seq, At: ev.At, By: ev.By, Text: e.Text, Hat: e.Hat, Kind: e.kindOf(), Tags: e.Tags})
	e.Edited = true
}

// revise gives a note other words; its time stays.
func (t *Timeline) revise(ev *incident.Event) {
	e := t.amendNote(ev)
	if e == nil {
		return
	}
	e.keep(ev)
	e.Text, e.Tags, e.Label = ev.Text, ev.Tags, noteLabel(e.Hat, ev.Type)
	e.importedLabel()
	e.seek()
}

func (t *Timeline) refile(ev *incident.Event) {
	if e := t.amendNote(ev); e != nil {
		e.keep(ev)
		e.Hat, e.Label = ev.Hat, noteLabel(ev.Hat, ev.Type)
		e.importedLabel()
	}
}

func (t *Timeline) retract(ev *incident.Event) {
	if e := t.amendNote(ev); e != nil && !e.Retracted {
		e.Retracted, e.Why = true, ev.Text
	}
}

func (t *Timeline) restate(ev *incident.Event) {
	if e := t.amendNote(ev); e != nil {
		e.Retracted, e.Why = false, ""
	}
}

func (t *Timeline) star(ev *incident.Event) {
	if e := t.amendNote(ev); e != nil {
		e.Starred = ev.On
	}
}

// card is what a card of the log says so far.
type card struct {
	number   int32 // of the entry that opened it
	template string
	stage    string // it was opened in: its entry reads so for good
	who      string // opened it
	fields   map[string]string
}

// plainStages are the stages of which a card need not speak: it is what one expects.
var plainStages = map[string]string{cards.Goal: cards.StageSet, cards.Decision: cards.StageDecided}

// opening is the stage that the card's own entry speaks of, "" for none.
func (c *card) opening() string {
	if c.stage == plainStages[c.template] {
		return ""
	}
	return c.stage
}

func (t *Timeline) tellCard(ev *incident.Event) {
	c := &card{number: int32(len(t.slots)), template: ev.Name, stage: ev.Type, who: cmp.Or(ev.Who, ev.By), fields: map[string]string{}}
	maps.Copy(c.fields, ev.Fields)
	t.cards[ev.Seq] = c
	e := t.entry(ev, cardLabel(c.template))
	t.read(e, c, c.opening())
	t.put(e)
}

// cardLabel cleans the name of a template, which a newer version may have made up.
func cardLabel(template string) string {
	c, err := incident.Clean(template, incident.Field{})
	if err != nil || c.Text == "" {
		return "card"
	}
	return c.Text
}

// read lets e say what a card says. An empty stage is not told.
func (t *Timeline) read(e *Entry, c *card, stage string) {
	e.Text = t.cardText(c)
	if stage != "" {
		e.Text = withWords(stage, e.Text)
	}
	e.Name = cmp.Or(c.fields[cards.FieldSaidBy], c.who)
	e.Owner = c.fields[cards.FieldOwner]
	e.Due = time.Time{}
	if due, err := time.Parse(time.RFC3339, c.fields[cards.FieldDue]); err == nil {
		e.Due = due.UTC()
	}
}

// cardText is the first field of the template, with the choices made beside it; of a template that this version does not have, all
// fields by name. People and times stand in the fields of the entry.
func (t *Timeline) cardText(c *card) string {
	template, ok := cards.Find(t.templates, c.template)
	if !ok || len(template.Fields) == 0 {
		var all []string
		for _, name := range slices.Sorted(maps.Keys(c.fields)) {
			switch name {
			case incident.FieldSource, cards.FieldSaidBy, cards.FieldOwner, cards.FieldDue:
			default:
				all = append(all, name+": "+c.fields[name])
			}
		}
		return strings.Join(all, "; ")
	}
	text := c.fields[template.Fields[0].Name]
	for _, f := range template.Fields {
		if v := c.fields[f.Name]; f.Kind == cards.Choice && v != "" && !template.Hidden(f.Name, c.fields) {
			text += "; " + strings.ToLower(f.Label) + ": " + v
		}
	}
	return text
}

// fillCard changes what the card's entry says; its time stays.
func (t *Timeline) fillCard(ev *incident.Event) {
	c := t.cards[ev.Ref]
	if c == nil {
		return
	}
	maps.Copy(c.fields, ev.Fields)
	e := t.amend(c.number)
	e.keep(ev)
	t.read(e, c, c.opening())
	e.Role, e.Party = t.speaker(e.Name, c.number)
	e.OwnerRole, _ = t.speaker(e.Owner, c.number)
	e.seek()
}

// tellMove tells that a card came into another stage: a decision that is done is news. A goal that gives way to the next is not. Of a
// card whose own words were redacted the stage is left.
func (t *Timeline) tellMove(ev *incident.Event) {
	c := t.cards[ev.Ref]
	if c == nil {
		c = &card{}
	}
	e := t.entry(ev, cardLabel(c.template))
	t.read(e, c, ev.Type)
	e.Name, e.Owner, e.Due = cmp.Or(ev.Who, ev.By), "", time.Time{} // who has it was told when it was decided
	if ev.Text != "" {
		e.Text += "; " + ev.Text
	}
	e.Quiet = ev.Type == cards.StageRestated
	t.put(e)
}
