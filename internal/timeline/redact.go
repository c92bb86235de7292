package timeline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/incident"
)

// The Fields of an event.redacted that say what the original was, besides its words (incident.Redact). They are stored, so for ever.
const (
	originalAt       = "at"
	originalRecorded = "recorded"
	originalBy       = "by"
	originalWho      = "who"
	originalGone     = "gone"
	originalStarred  = "starred"
	originalKind     = "of"
	originalTook     = "took" // the events that went with it, with commas between
)

// redactedText stands where words were taken out of the file.
const redactedText = "[redacted]"

// tellRedacted tells of a record that was emptied. What it was, its redaction says later in the log.
func (t *Timeline) tellRedacted(ev *incident.Event) {
	e := t.entry(ev, LabelRedacted)
	e.Redacted, e.Text = true, redactedText
	t.put(e)
}

// tellRedaction tells that something was redacted, and leaves a stub where it stood: of a log that was read after the redaction that
// says what was there, and of one that was folded before it takes the words out. Nothing may find them again, the past included. What
// had only changed the original is no entry any more.
func (t *Timeline) tellRedaction(ev *incident.Event) {
	e := t.entry(ev, LabelRedacted)
	e.Text = withWords("#"+strconv.FormatUint(ev.Ref, 10)+" redacted", ev.Text)
	e.Name, e.Hat, e.Source, e.Imported, e.Vague = ev.By, "", "", false, incident.Exact
	t.put(e)
	if ev.Ref == 0 || ev.Ref >= ev.Seq {
		return
	}
	n, ok := t.number(ev.Ref)
	if !ok {
		return
	}
	t.replace(n, t.stub(ev, t.slots[n], n))
	delete(t.cards, ev.Ref)
	for took := range strings.SplitSeq(ev.Fields[originalTook], ",") {
		seq, err := strconv.ParseUint(took, 10, 64)
		if n, ok := t.number(seq); ok && err == nil && seq != ev.Ref && seq < ev.Seq {
			t.replace(n, nil)
			delete(t.cards, seq)
		}
	}
}

// stub is what is left of entry old, number n, after redaction ev.
func (t *Timeline) stub(ev *incident.Event, old *Entry, n int32) *Entry {
	e := t.alloc()
	*e = Entry{
		Seq: old.Seq, Chain: old.Chain, Event: incident.Kind(ev.Fields[originalKind]), Label: LabelRedacted, Hat: ev.Hat, Round: old.Round,
		By: ev.Fields[originalBy], Text: redactedText, Redacted: true, UhOh: ev.On,
		At: originalTime(ev, originalAt, old.At), Recorded: originalTime(ev, originalRecorded, old.Recorded),
		Retracted: ev.Fields[originalGone] != "", Starred: ev.Fields[originalStarred] != "",
		Source: ev.Fields[incident.FieldSource], Imported: ev.Fields[incident.FieldSource] != "", Vague: incident.Vague(ev.Fields[incident.FieldVague]),
	}
	switch e.Event {
	case incident.KindNote:
		e.Label = noteLabel(ev.Hat, ev.Type)
	case incident.KindCardOpened:
		e.Label = cardLabel(ev.Name)
	}
	e.Name = cmp.Or(ev.Fields[originalWho], e.By)
	e.Role, e.Party = t.speaker(e.Name, n)
	e.written = old.written
	if at, ok := placeOf(e.Recorded); ok {
		e.written = at
	}
	e.since = max(old.since, e.written)
	e.locate()
	e.seek()
	return e
}

func originalTime(ev *incident.Event, name string, otherwise time.Time) time.Time {
	at, err := time.Parse(time.RFC3339, ev.Fields[name])
	if err != nil {
		return otherwise
	}
	return at.UTC()
}

// replace puts e in the place of entry n, or takes n out of the story when e is nil. Redactions are rare: it takes time linear in the
// story.
func (t *Timeline) replace(n int32, e *Entry) {
	t.own()
	t.slots[n] = e
	without := func(list []int32) []int32 {
		return slices.DeleteFunc(slices.Clone(list), func(other int32) bool { return other == n })
	}
	t.order, t.loose = without(t.order), without(t.loose)
	if e == nil {
		t.log = without(t.log)
		return
	}
	t.loose = append(t.loose, n)
}
