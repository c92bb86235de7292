package desk

import (
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// Agreement is what a contract or an authority demands by a time (A108), counted from the moment that it names.
type Agreement struct {
	Card     uint64
	Name     string
	Customer string // or authority, as the card writes it
	Owner    string
	Rule     string
	From     string    // what it is counted from
	Starts   time.Time // when that was; zero: not yet
	Breach   time.Time // zero: it does not run yet
	CallBy   time.Time // by when they are called, ahead of the breach
	Called   time.Time // when a word of ours named it, zero: none did
	Met      bool
	Breached bool // somebody said so
	since    time.Time
}

// Running reports whether the time to the breach is running.
func (a Agreement) Running() bool { return !a.Breach.IsZero() && !a.Met && !a.Breached }

// BreachedAt returns when it was breached by now, zero when it was not: what nobody called met is breached when its time is over.
func (a Agreement) BreachedAt(now time.Time) time.Time {
	if a.Met || a.Breach.IsZero() || !a.Breached && !now.After(a.Breach) {
		return time.Time{}
	}
	return a.Breach
}

// Agreements returns all of them, oldest card first.
func (d *Desk) Agreements() []Agreement {
	named := d.namedBy()
	var out []Agreement
	for _, c := range d.of(cards.SLA) {
		a := Agreement{
			Card: c.Seq, Name: c.Fields[cards.SLA], Customer: c.Fields[cards.FieldCustomer], Owner: c.Fields[cards.FieldOwner], Rule: c.Fields[cards.FieldRule],
			From: c.Fields[cards.FieldFrom], Called: named[c.Seq], Met: c.Stage == cards.StageMet, Breached: c.Stage == cards.StageBreached, since: c.Opened,
		}
		if name := d.named(a.Customer); name != "" {
			a.Customer = name
		}
		a.Starts = d.starts(c)
		within, err := time.ParseDuration(c.Fields[cards.FieldWithin])
		switch at, ok := c.Time(cards.FieldBreach); {
		case ok:
			a.Breach = at
		case err == nil && within > 0 && !a.Starts.IsZero():
			a.Breach = a.Starts.Add(within)
		}
		if a.Breach.IsZero() {
			out = append(out, a)
			continue
		}
		lead, err := time.ParseDuration(c.Fields[cards.FieldLead])
		if err != nil || lead <= 0 {
			lead = d.pace.CallBy
		}
		a.CallBy = a.Breach.Add(-lead)
		out = append(out, a)
	}
	return out
}

// starts returns the moment that an agreement is counted from, zero when there was none yet. One that does not say is counted from the
// declaration; of several times that it got worse, the first counts.
func (d *Desk) starts(c *incident.Card) time.Time {
	switch c.Fields[cards.FieldFrom] {
	case cards.FromNoticed:
		return d.knew
	case cards.FromWorse:
		if len(d.worse) == 0 {
			return time.Time{}
		}
		return d.worse[0].At
	case cards.FromRestored:
		return d.s.Restored
	case cards.FromTime:
		at, _ := c.Time(cards.FieldStartsAt)
		return at
	}
	return d.s.Declared
}
