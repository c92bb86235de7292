package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"warroom/internal/incident"
)

// Step says why the next word is due when it is.
type Step string

// The steps (method, part B): the first word, how far it reaches, at most so far apart; then as a person chose, or as was promised.
const (
	StepFirst    Step = "first"
	StepScope    Step = "scope"
	StepRegular  Step = "regular"
	StepGear     Step = "gear"
	StepPromised Step = "promised"
)

// Next is the next word that a customer is owed.
type Next struct {
	Due      time.Time
	Step     Step
	Since    time.Time     // the last word that said something new, or the declaration
	Every    time.Duration // at most between two words, as it is now
	Promised time.Time     // when they were told that they hear next, zero when nothing stands
	Customer string        // "" is all of them
	To       string        // whom to tell, "" when nobody is named
	By       string        // who holds the liaison's seat, "" for nobody
	Snoozed  time.Time     // until when it was put off, zero when it was not
	Why      string        // for what reason
}

// Overdue reports whether the word is late at now.
func (n Next) Overdue(now time.Time) bool { return now.After(n.Due) }

// NextWord returns the most urgent of the next words; none before the declaration and after the close.
func (d *Desk) NextWord(now time.Time) (Next, bool) {
	all := d.NextWords(now)
	if len(all) == 0 {
		return Next{}, false
	}
	return all[0], true
}

// NextWords returns the next word for every customer, most urgent first. However many were missed, what is due is one.
func (d *Desk) NextWords(now time.Time) []Next {
	if !d.s.Exists() || !d.s.Closed.IsZero() {
		return nil
	}
	var out []Next
	for _, c := range d.audience() {
		out = append(out, d.next(c, now))
	}
	slices.SortFunc(out, func(a, b Next) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Customer, b.Customer)) })
	return out
}

func (d *Desk) next(customer string, now time.Time) Next {
	n := d.nextAfter(customer, d.heard(customer, now), now)
	n.To, n.By = d.contact(customer), d.seat("liaison")
	return n
}

// nextAfter is the next word that was owed once so much was heard.
func (d *Desk) nextAfter(customer string, heard []Word, now time.Time) Next {
	n := Next{Step: StepFirst, Since: d.s.Declared, Every: d.pace.Every, Customer: customer}
	meant := 0
	for _, w := range slices.Backward(heard) {
		if w.Meaningful {
			if meant == 0 && w.heardAt.After(n.Since) {
				n.Since = w.heardAt
			}
			if meant++; meant == 2 {
				break
			}
		}
	}
	switch meant {
	case 0:
		n.Due = n.Since.Add(d.pace.First)
	case 1:
		n.Step, n.Due = StepScope, n.Since.Add(d.pace.Scope)
	default:
		n.Step, n.Due = StepRegular, n.Since.Add(d.pace.Every)
		d.shift(&n, now)
	}
	if len(heard) > 0 {
		n.Promised = heard[len(heard)-1].NextAt
	}
	if !n.Promised.IsZero() && n.Promised.Before(n.Due) {
		n.Step, n.Due = StepPromised, n.Promised
	}
	d.snooze(&n, now)
	return n
}

// shift puts the next word into the gear that a person chose. A faster one counts at once. A slower one counts for what falls due after
// the brisk time, or once the business is back; and never for what was due already when it was chosen.
func (d *Desk) shift(n *Next, now time.Time) {
	calm := d.s.Declared.Add(d.pace.Brisk)
	if back := d.s.Restored; !back.IsZero() && back.Before(calm) {
		calm = back
	}
	for _, g := range slices.Backward(d.gears) {
		if g.at.After(now.Add(skew)) || !sameCustomer(g.customer, n.Customer) || g.at.After(n.Due) {
			continue
		}
		due := n.Since.Add(g.every)
		switch {
		case g.every == d.pace.Every:
		case g.every < d.pace.Every:
			if due.Before(g.at) {
				due = g.at
			}
			n.Step, n.Every, n.Due = StepGear, g.every, due
		case !n.Due.Before(calm):
			n.Step, n.Every, n.Due = StepGear, g.every, due
		}
		return
	}
}

// snooze puts the next word off until a time that somebody gave with a reason. It never puts off what was promised, and the next word
// ends it.
func (d *Desk) snooze(n *Next, now time.Time) {
	for _, z := range slices.Backward(d.snoozes) {
		if z.at.After(now.Add(skew)) || z.at.Before(n.Since) || !sameCustomer(z.customer, n.Customer) {
			continue
		}
		until := z.until
		if !n.Promised.IsZero() && n.Promised.Before(until) {
			until = n.Promised
		}
		if until.After(n.Due) {
			n.Due, n.Snoozed, n.Why = until, z.until, z.why
		}
		return
	}
}

// sameCustomer reports whether what is said of a customer holds for that one: "" is all of them.
func sameCustomer(of, customer string) bool { return of == "" || strings.EqualFold(of, customer) }

// clock is the next word as a clock.
func (n Next) clock() incident.Clock {
	return incident.Clock{Of: incident.ClockWord, Label: n.label(), Who: n.By, Due: n.Due, Length: max(0, n.Due.Sub(n.Since))}
}

func (n Next) label() string {
	label := "customer word"
	if n.Step == StepFirst {
		label = "first word"
	}
	if n.Customer != "" {
		label += " to " + n.Customer
	}
	return label
}

// gear is how far apart words may be, as a person chose.
type gear struct {
	at       time.Time
	seq      uint64
	every    time.Duration
	customer string
}

// put is a word put off.
type put struct {
	at       time.Time
	seq      uint64
	until    time.Time
	why      string
	customer string
}
