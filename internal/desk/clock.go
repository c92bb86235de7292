package desk

import (
	"cmp"
	"slices"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// All returns every clock that runs at now, those of the incident too, most urgent first. A closed incident has none.
func (d *Desk) All(now time.Time) []incident.Clock {
	if !d.s.Closed.IsZero() {
		return nil
	}
	out := slices.Concat(incident.Clocks(d.s, now), d.Clocks(now))
	slices.SortStableFunc(out, urgent)
	return out
}

func urgent(a, b incident.Clock) int {
	return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Card, b.Card), cmp.Compare(a.Of, b.Of), cmp.Compare(a.Label, b.Label))
}

// Clocks returns the clocks of the desk that run at now, most urgent first: the next word, the calls that nobody has made and that have no
// time of their own, the agreements, what they wrote, and who is to be relieved. Promises and calls with a time are clocks of their cards,
// see [incident.Clocks].
func (d *Desk) Clocks(now time.Time) []incident.Clock {
	if !d.s.Exists() || !d.s.Closed.IsZero() {
		return nil
	}
	var out []incident.Clock
	for _, n := range d.NextWords(now) {
		out = append(out, n.clock())
	}
	for _, c := range d.unmade() {
		if c.Due().IsZero() {
			out = append(out, incident.Clock{Of: incident.ClockCall, Card: c.Seq, Label: callLabel(c), Who: c.Fields[cards.FieldOwner], Due: d.callDue(c), Length: d.pace.Call})
		}
	}
	for _, a := range d.Agreements() {
		if !a.Running() {
			continue
		}
		label := incident.OneLine(a.Name, 40)
		out = append(out, incident.Clock{Of: incident.ClockSLA, Card: a.Card, Label: label, Who: a.Owner, Due: a.Breach, Length: max(0, a.Breach.Sub(a.Starts))})
		if a.Called.IsZero() {
			out = append(out, incident.Clock{Of: incident.ClockCallBy, Card: a.Card, Label: "call by: " + label, Who: a.Owner, Due: a.CallBy, Length: max(0, a.CallBy.Sub(a.since))})
		}
	}
	for _, l := range d.Letters() {
		if l.Waits() {
			out = append(out, incident.Clock{Of: incident.ClockWritten, Card: l.Card, Label: "answer " + incident.OneLine(cmp.Or(l.From, l.Customer, l.What), 33), Due: l.Due, Length: l.Due.Sub(l.At)})
		}
	}
	for _, t := range d.Hours(now) {
		if !t.Relief.IsZero() {
			out = append(out, incident.Clock{Of: incident.ClockRelief, Card: t.Card, Label: "relieve " + incident.OneLine(t.Name, 32), Who: t.ReliefBy, Due: t.Relief, Length: max(0, t.Relief.Sub(t.since))})
		}
	}
	slices.SortStableFunc(out, urgent)
	return out
}

// unmade returns the calls that nobody has made yet.
func (d *Desk) unmade() []*incident.Card {
	return slices.DeleteFunc(d.of(cards.Call), func(c *incident.Card) bool { return c.Stage != cards.StageUnmade })
}

func (d *Desk) callDue(c *incident.Card) time.Time {
	if due := c.Due(); !due.IsZero() {
		return due
	}
	return c.Opened.Add(d.pace.Call)
}

func callLabel(c *incident.Card) string {
	whom := cmp.Or(c.Fields[cards.FieldPerson], c.Fields[cards.FieldCustomer])
	if whom == "" {
		return incident.OneLine(cmp.Or(c.Fields[cards.Call], "the call"), 40)
	}
	return "call " + incident.OneLine(whom, 35)
}
