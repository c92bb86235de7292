package desk

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// DebtKind says what sort of thing is owed.
type DebtKind string

// What is owed, to whom ever.
const (
	DebtWord       DebtKind = "word"
	DebtCall       DebtKind = "call"
	DebtPromise    DebtKind = "promise"
	DebtAnswer     DebtKind = "answer" // to what they wrote
	DebtAgreement  DebtKind = "sla"
	DebtCommitment DebtKind = "commitment"
	DebtDecision   DebtKind = "decision"
)

// Debt is something owed to somebody by a time.
type Debt struct {
	Due  time.Time // zero: no time was said
	To   string    // "" is nobody in particular
	By   string
	What string
	Kind DebtKind
	Card uint64 // 0 for the next word

	CheckIn bool // how they are once it is over: it outlasts the close
}

// Late reports whether it is over its time at now.
func (b Debt) Late(now time.Time) bool { return !b.Due.IsZero() && now.After(b.Due) }

// Owed returns what is owed at now, the most urgent first and what has no time last. Of a closed incident that is what its cards leave open.
func (d *Desk) Owed(now time.Time) []Debt {
	var out []Debt
	for _, n := range d.NextWords(now) {
		to := cmp.Or(n.To, n.Customer, "the customer")
		if n.To != "" && n.Customer != "" {
			to = n.To + " (" + n.Customer + ")"
		}
		out = append(out, Debt{n.Due, to, n.By, words[n.Step], DebtWord, 0, false})
	}
	if d.s.Closed.IsZero() {
		out = append(out, d.owedCalls()...)
	}
	for _, c := range d.s.Cards {
		kind := DebtCommitment
		switch {
		case !standing(c), c.Template == cards.Decision && c.Stage != cards.StageDecided, c.Template == cards.Commitment && c.Stage != cards.StageOpen:
			continue
		case c.Template == cards.Decision:
			kind = DebtDecision
		case c.Template != cards.Commitment:
			continue
		case c.Promise():
			kind = DebtPromise
		}
		out = append(out, Debt{c.Due(), c.Fields[cards.FieldToWhom], cmp.Or(c.Fields[cards.FieldHandedTo], c.Fields[cards.FieldOwner]), incident.OneLine(c.Fields[c.Template], 200), kind, c.Seq, c.CheckIn()})
	}
	slices.SortStableFunc(out, func(a, b Debt) int {
		return cmp.Or(btoi(a.Due.IsZero())-btoi(b.Due.IsZero()), a.Due.Compare(b.Due), cmp.Compare(a.Card, b.Card), cmp.Compare(a.To, b.To))
	})
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// words says which word is owed, by its step.
var words = map[Step]string{
	StepFirst: "the first word", StepScope: "how far it reaches", StepRegular: "the next word", StepGear: "the next word", StepPromised: "the word that was promised",
}

func (d *Desk) owedCalls() []Debt {
	var out []Debt
	for _, c := range d.unmade() {
		to := cmp.Or(c.Fields[cards.FieldPerson], c.Fields[cards.FieldCustomer])
		out = append(out, Debt{d.callDue(c), to, c.Fields[cards.FieldOwner], "a call: " + incident.OneLine(c.Fields[cards.Call], 190), DebtCall, c.Seq, false})
	}
	for _, l := range d.Letters() {
		if l.Waits() {
			out = append(out, Debt{l.Due, cmp.Or(l.From, l.Customer), "", "an answer: " + incident.OneLine(l.What, 190), DebtAnswer, l.Card, false})
		}
	}
	for _, a := range d.Agreements() {
		if a.Running() && a.Called.IsZero() {
			out = append(out, Debt{a.CallBy, a.Customer, a.Owner, "a call before it is breached: " + incident.OneLine(a.Name, 170), DebtAgreement, a.Card, false})
		}
	}
	return out
}

// Cost is the impact meter: what the lost minutes have cost them so far (A112), in their own money, of all customers that said so.
type Cost struct {
	PerMinute int64
	Lost      time.Duration // from the declaration until now, or until the business was back
	Total     int64         // never more than fits
}

// Cost returns the meter at now, and whether anybody said what a minute costs.
func (d *Desk) Cost(now time.Time) (Cost, bool) {
	var c Cost
	known := false
	for _, party := range d.of(cards.Party) {
		if n, err := strconv.ParseInt(strings.TrimSpace(party.Fields[cards.FieldCost]), 10, 64); err == nil && n >= 0 {
			known = true
			c.PerMinute = min(c.PerMinute, math.MaxInt64-n) + n
		}
	}
	if !known || !d.s.Exists() {
		return Cost{}, false
	}
	for _, t := range []time.Time{d.s.Restored, d.s.Closed} {
		if !t.IsZero() && t.Before(now) {
			now = t
		}
	}
	c.Lost = max(0, now.Sub(d.s.Declared))
	minutes := int64(c.Lost / time.Minute)
	if minutes > 0 && c.PerMinute > math.MaxInt64/minutes {
		c.Total = math.MaxInt64
		return c, true
	}
	c.Total = c.PerMinute * minutes
	return c, true
}
