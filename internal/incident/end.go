package incident

import "time"

// Restore records the first of the two ends: the customer's business is back. While one is recorded, another one corrects it.
type Restore struct {
	At    time.Time      // zero is now
	Words string         // in the customer's words
	Zone  *time.Location // a refusal writes times in it; nil is UTC
}

func (c Restore) decide(s State, now time.Time) ([]Event, error) {
	return end(s, now, Event{Kind: KindRestored, At: c.At, Text: c.Words, Fields: fields(fieldWas, redactTime(s.Restored))}, c.Zone)
}

// Cure records the other end: the cause is cured. While one is recorded, another one corrects it.
type Cure struct {
	At    time.Time      // zero is now
	Words string         // what it was
	Zone  *time.Location // a refusal writes times in it; nil is UTC
}

func (c Cure) decide(s State, now time.Time) ([]Event, error) {
	return end(s, now, Event{Kind: KindCured, At: c.At, Text: c.Words, Fields: fields(fieldWas, redactTime(s.Cured))}, c.Zone)
}

// fieldWas is the field of an end that corrects one: when that was.
const fieldWas = "was"

// Was returns when the end was that e corrects, zero when e corrects none.
func (e Event) Was() time.Time { return e.when(fieldWas) }

// Again returns when the end was that stands again after e took one back, zero when none does.
func (e Event) Again() time.Time { return e.when(fieldAt) }

func end(s State, now time.Time, e Event, zone *time.Location) ([]Event, error) {
	if !s.Exists() {
		return nil, errNoIncident()
	}
	at, err := happened(e.At, now)
	if err != nil {
		return nil, err
	}
	if at.Before(s.Declared.Truncate(time.Minute)) { // times are typed to the minute
		return nil, Errorf(CodeRefused, "%s is before the incident was declared (%s)", Spoken(at, now, zone), Spoken(s.Declared, now, zone)).
			WithHint("write the date if another day is meant: 2026-03-02 14:20; an incident that began earlier is declared with its time: warroom declare --at")
	}
	text, err := Clean(e.Text, ReasonField())
	if err != nil {
		return nil, err
	}
	e.At, e.Text = at, text.Text
	return []Event{e}, nil
}

// Spoken writes a time as the one-line language reads it at now: today 14:20, yesterday 23:50, else with the date. A nil zone is UTC.
func Spoken(t, now time.Time, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	t, now = t.In(zone), now.In(zone)
	for days, word := range map[int]string{-1: "yesterday", 0: "today", 1: "tomorrow"} {
		if now.AddDate(0, 0, days).Format(time.DateOnly) == t.Format(time.DateOnly) {
			return word + t.Format(" 15:04")
		}
	}
	return t.Format("2006-01-02 15:04")
}

func (f *folder) restored(e *Event) { f.Restored, f.RestoredWords = e.At, e.Text }

func (f *folder) cured(e *Event) { f.Cured, f.CuredWords = e.At, e.Text }

func (f *folder) unrestored(e *Event) { f.Restored, f.RestoredWords = e.Again(), e.Text }

func (f *folder) uncured(e *Event) { f.Cured, f.CuredWords = e.Again(), e.Text }
