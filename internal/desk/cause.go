package desk

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// cause is something that happened and moves trust, heat or both.
type cause struct {
	at       time.Time
	seq      uint64 // of the note or the card, 0 for what did not happen
	rule     string
	customer string // "" is all of them
	why      string
}

// causes returns everything up to now that a rule is about, by when it happened.
func (d *Desk) causes(now time.Time) []cause {
	if !d.s.Exists() {
		return nil
	}
	out := slices.Concat(d.ofWords(), d.ofPromises(now), d.ofTurns(now), d.ofTalks(), d.ofSilence(now), d.ofClocks(now))
	if back := d.s.Restored; !back.IsZero() {
		out = append(out, cause{at: back, rule: CauseBack})
	}
	out = slices.DeleteFunc(out, func(c cause) bool { return c.at.After(now.Add(skew)) })
	slices.SortFunc(out, func(a, b cause) int {
		return cmp.Or(earlier(a.at, a.seq, b.at, b.seq), cmp.Compare(a.rule, b.rule), cmp.Compare(a.customer, b.customer))
	})
	return out
}

// ofWords: each word that says something new is a payment into the bank (A111); each of theirs shows that ours did not come in time.
func (d *Desk) ofWords() []cause {
	var out []cause
	first := map[string]bool{}
	for i, w := range d.words {
		theyFirst := w.In && w.first != cards.We || w.first == cards.They
		key := strings.ToLower(w.Customer)
		switch begins := i == 0 || w.Customer != "" && !first[key] && !first[""]; {
		case begins && theyFirst:
			out = append(out, cause{w.At, w.Seq, CauseTheyFirst, w.Customer, incident.OneLine(w.What, 60)})
		case w.In:
			out = append(out, cause{w.At, w.Seq, CauseAsked, w.Customer, incident.OneLine(w.What, 60)})
		}
		first[key] = true
		if !w.In && w.Meaningful {
			out = append(out, cause{w.heardAt, w.Seq, CauseProactive, w.Customer, incident.OneLine(w.What, 60)})
		}
	}
	return out
}

func (d *Desk) ofPromises(now time.Time) []cause {
	var out []cause
	for _, p := range d.Promises(now) {
		c := cause{p.lateAt, p.Card, CauseLate, p.Customer, incident.OneLine(p.What, 60)}
		switch p.Standing {
		case incident.StandKept:
			c.at, c.rule = p.Done, CauseKept
		case incident.StandBroken:
			c.at, c.rule = p.Done, CauseBroken
		case incident.StandLate, incident.StandTardy:
		case incident.StandGone:
			if !p.missed {
				continue
			}
		case incident.StandOpen, incident.StandMoved:
			continue
		}
		out = append(out, c)
	}
	return out
}

// ofTurns: each time it got worse; and a surprise when they heard nothing of ours for a while after it, or came to us before we did. What
// gets worse again before they know is one surprise.
func (d *Desk) ofTurns(now time.Time) []cause {
	var out []cause
	var until time.Time // the surprise before lasts so long
	for _, n := range d.worse {
		out = append(out, cause{n.At, n.Seq, CauseWorse, "", incident.OneLine(n.Text, 60)})
		if n.At.Before(until) {
			continue
		}
		limit := n.At.Add(d.pace.Surprise)
		at, told := limit, d.nextTold(n.At)
		if came := d.nextIn(n.At); !came.IsZero() && came.Before(at) {
			at = came
		}
		if !told.IsZero() && !told.After(at) || at.After(now) || !d.s.Closed.IsZero() && at.After(d.s.Closed) {
			continue
		}
		out = append(out, cause{at, n.Seq, CauseSurprise, "", incident.OneLine(n.Text, 60)})
		if until = told; told.IsZero() {
			until = now.Add(skew)
		}
	}
	return out
}

// nextTold returns when they heard something of ours from t on, zero for never.
func (d *Desk) nextTold(t time.Time) time.Time {
	i, _ := slices.BinarySearchFunc(d.ours, t, time.Time.Compare)
	if i == len(d.ours) {
		return time.Time{}
	}
	return d.ours[i]
}

// nextIn returns when they came to us from t on, zero for never.
func (d *Desk) nextIn(t time.Time) time.Time {
	i, _ := slices.BinarySearchFunc(d.came, t, time.Time.Compare)
	if i == len(d.came) {
		return time.Time{}
	}
	return d.came[i]
}

// maxPassed is for how many times of being passed along a talk counts: more says no more.
const maxPassed = 4

// ofTalks is how a talk went: listened to first, read back, passed along.
func (d *Desk) ofTalks() []cause {
	var out []cause
	for _, c := range d.contacts {
		w := d.wordOfContact(c)
		add := func(field, rule, why string) {
			out = append(out, cause{filledAt(c, field), c.Seq, rule, w.Customer, why})
		}
		if yes(c, cards.FieldVented) {
			add(cards.FieldVented, CauseListened, "")
		}
		if yes(c, cards.FieldReadbackOK) {
			add(cards.FieldReadbackOK, CauseReadBack, "")
		}
		times, _ := strconv.Atoi(c.Fields[cards.FieldTransfers])
		for range min(times, maxPassed) {
			add(cards.FieldTransfers, CausePassedOn, "")
		}
	}
	return out
}

// ofSilence is what did not come: a word that was due, and again each time one would have been. A kettle cannot get hotter than it is
// when it boils, so it looks no further.
func (d *Desk) ofSilence(now time.Time) []cause {
	end := now
	for _, t := range []time.Time{d.s.Restored, d.s.Closed} {
		if !t.IsZero() && t.Before(end) {
			end = t
		}
	}
	var out []cause
	for _, customer := range d.audience() {
		heard := d.heard(customer, now)
		for i := range len(heard) + 1 {
			if i > 0 && !heard[i-1].Meaningful {
				continue
			}
			n := d.nextAfter(customer, heard[:i], now)
			until := end
			for _, w := range heard[i:] {
				if w.Meaningful {
					until = w.heardAt
					break
				}
			}
			if until.After(end) {
				until = end
			}
			for at, k := n.Due, 0; at.Before(until) && k < maxSilent; at, k = at.Add(n.Every), k+1 {
				out = append(out, cause{at: at, rule: CauseSilence, customer: customer})
			}
		}
	}
	return out
}

// maxSilent is how many words in a row may be missed before more of them heat no more.
const maxSilent = 20

// ofClocks is what ran out: an agreement that was breached, what they wrote and nobody answered.
func (d *Desk) ofClocks(now time.Time) []cause {
	var out []cause
	for _, a := range d.Agreements() {
		if at := a.BreachedAt(now); !at.IsZero() {
			out = append(out, cause{at, a.Card, CauseBreach, a.Customer, a.Name})
		}
	}
	for _, l := range d.Letters() {
		if l.Due.Before(now) && (l.Waits() || l.Answered.After(l.Due)) {
			out = append(out, cause{l.Due, l.Card, CauseLetter, l.Customer, incident.OneLine(l.What, 60)})
		}
	}
	return out
}
