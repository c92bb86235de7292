package timeline

import (
	"slices"

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
