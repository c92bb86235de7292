package desk

import (
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
)

// Line is one booking of trust.
type Line struct {
	At    time.Time
	Delta int
	Cause string
	Seq   uint64 // of the note or the card, 0 for the opening
	Why   string
}

// Ledger is the trust that they put in us, as a bank keeps it (A111): opened with a deposit, paid into by what we do, drawn on by what
// we do not.
type Ledger struct {
	Lines   []Line // oldest first
	Balance int

	Proactive, Reactive int // words of ours, and times they came to us (A69)
	Kept, Over          int // promises kept in time, of so many that are over or late
}

// Trust returns the ledger at now.
func (d *Desk) Trust(now time.Time) Ledger {
	var l Ledger
	if !d.s.Exists() {
		return l
	}
	book := func(line Line) {
		l.Lines = append(l.Lines, line)
		l.Balance += line.Delta
	}
	book(Line{At: d.s.Declared, Delta: d.deposit(), Cause: CauseOpening, Why: "the opening deposit"})
	rules := d.pace.rules()
	for _, c := range d.causes(now) {
		if r := rules[c.rule]; r.Trust != 0 {
			book(Line{At: c.at, Delta: r.Trust, Cause: c.rule, Seq: c.seq, Why: r.Why + said(c.why)})
		}
	}
	for _, w := range d.words {
		switch {
		case w.At.After(now.Add(skew)):
		case w.In:
			l.Reactive++
		case w.told:
			l.Proactive++
		}
	}
	l.Kept, l.Over = d.OnTime(now)
	return l
}

func said(why string) string {
	if why == "" {
		return ""
	}
	return ": " + why
}

// deposit is what trust opens with: the least that the card of a customer says, else the default.
func (d *Desk) deposit() int {
	least, said := d.pace.Deposit, false
	for _, c := range d.of(cards.Party) {
		n, err := strconv.Atoi(strings.TrimSpace(c.Fields[cards.FieldDeposit]))
		kind := c.Fields[cards.FieldKind] // whoever is said to bring trust along is a customer, unless it is said what else they are
		if err == nil && (kind == "" || kind == cards.KindCustomer) && (!said || n < least) {
			least, said = n, true
		}
	}
	return least
}
