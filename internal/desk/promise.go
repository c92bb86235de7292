package desk

import (
	"slices"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// Promise is something that somebody outside was promised by a time: by a commitment, or by a word that said when the next one comes.
type Promise struct {
	Card     uint64 // Seq of the commitment, or of the word
	What     string
	To, By   string
	Customer string
	Due      time.Time // zero: no time was named
	Done     time.Time // zero: not yet
	Standing incident.Standing
	Word     bool // of the next word

	lateAt time.Time // when it became late, zero when it did not
	missed bool      // it was taken back, but only once it was late: that does not make good for it (A64)
}

// Open reports a promise that still waits for its end.
func (p Promise) Open() bool {
	return p.Standing == incident.StandOpen || p.Standing == incident.StandMoved || p.Standing == incident.StandLate
}

// Promises returns what was promised to the outside and how it stands at now, by when it is due. A promise of the next word is kept by
// any word that comes in time. An incident that closes before such a word is due ends the promise, for then there is none.
func (d *Desk) Promises(now time.Time) []Promise {
	var out []Promise
	for _, c := range d.s.CardsOf(cards.Commitment) {
		if c.Redacted || !c.Promise() {
			continue
		}
		p := Promise{
			Card: c.Seq, What: c.Fields[cards.Commitment], To: c.Fields[cards.FieldToWhom], By: c.Fields[cards.FieldOwner], Due: c.Due(), Standing: c.Standing(now),
		}
		if p.Customer = d.named(p.To); p.Customer == "" {
			p.Customer = d.customerOf(p.To)
		}
		p.Done, _ = c.Done()
		if p.Standing == incident.StandBroken {
			p.Done = cameTo(c)
		}
		p.lateAt = p.Due
		for _, m := range c.Dues {
			if m.Late() {
				p.lateAt = m.From
				break
			}
		}
		p.missed = p.Standing == incident.StandGone && (p.lateAt.Before(p.Due) || !p.Due.IsZero() && p.Due.Before(cameTo(c)))
		out = append(out, p)
	}
	out = append(out, d.wordPromises(now)...)
	slices.SortStableFunc(out, func(a, b Promise) int { return earlier(a.Due, a.Card, b.Due, b.Card) })
	return out
}

// wordPromises are the next words that were promised, each to whom heard it.
func (d *Desk) wordPromises(now time.Time) []Promise {
	words := d.byHeard()
	var out []Promise
	for i, w := range words {
		if w.NextAt.IsZero() || w.heardAt.After(now.Add(skew)) {
			continue
		}
		p := Promise{Card: w.Seq, What: "the next word", To: w.Customer, By: w.Who, Customer: w.Customer, Due: w.NextAt, Word: true, lateAt: w.NextAt}
		if w.In {
			p.By = ""
		}
		for _, next := range words[i+1:] {
			if !next.heardAt.After(now.Add(skew)) && (w.Customer == "" && (next.Customer == "" || len(d.customers) < 2) || w.Customer != "" && sameCustomer(next.Customer, w.Customer)) {
				p.Done = next.heardAt
				break
			}
		}
		closed := d.s.Closed
		switch {
		case !p.Done.IsZero() && p.Done.After(p.Due):
			p.Standing = incident.StandTardy
		case !p.Done.IsZero():
			p.Standing = incident.StandKept
		case !closed.IsZero() && !closed.After(p.Due):
			p.Standing = incident.StandGone
		case now.After(p.Due):
			p.Standing = incident.StandLate
		default:
			p.Standing = incident.StandOpen
		}
		out = append(out, p)
	}
	return out
}

// OnTime returns how many promises were kept in time, of all that came to their end or are late.
func (d *Desk) OnTime(now time.Time) (kept, all int) {
	for _, p := range d.Promises(now) {
		if p.missed {
			all++
			continue
		}
		switch p.Standing {
		case incident.StandKept:
			kept++
			all++
		case incident.StandLate, incident.StandTardy, incident.StandBroken:
			all++
		case incident.StandOpen, incident.StandMoved, incident.StandGone:
		}
	}
	return kept, all
}
