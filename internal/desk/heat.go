package desk

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
)

// Reading is how hot a customer was from a moment on.
type Reading struct {
	At      time.Time
	Degrees int
	Cause   string
	Why     string // what shows it: the rule and its event, or the words of a person
	Seq     uint64
	By      string // the person who read it, "" for a rule
}

// Kettle is how hot a customer is (A56).
type Kettle struct {
	Customer string // "" is all of them
	Degrees  int
	Readings []Reading // oldest first; the first is how it opened
}

// dab is one change of the heat: by so many degrees, or to so many.
type dab struct {
	Reading
	place    int // before, among and after the rules of the same moment
	absolute bool
	customer string
}

// Heat returns the curve of a customer up to now, oldest reading first: what happened moves it by the rules, and a person sets it as it
// is, with what shows it. It stays between the coldest and the boiling point. "" is what is about all of them, or about nobody named.
func (d *Desk) Heat(customer string, now time.Time) []Reading {
	return d.curve(customer, d.dabs(now))
}

// Kettles returns how hot each customer is at now, the hottest first.
func (d *Desk) Kettles(now time.Time) []Kettle {
	if !d.s.Exists() {
		return nil
	}
	dabs := d.dabs(now)
	var out []Kettle
	for _, c := range d.audience() {
		curve := d.curve(c, dabs)
		out = append(out, Kettle{Customer: c, Degrees: curve[len(curve)-1].Degrees, Readings: curve})
	}
	slices.SortFunc(out, func(a, b Kettle) int { return cmp.Or(b.Degrees-a.Degrees, cmp.Compare(a.Customer, b.Customer)) })
	return out
}

func (d *Desk) curve(customer string, dabs []dab) []Reading {
	if !d.s.Exists() {
		return nil
	}
	at := min(max(d.pace.Opening, d.pace.Coldest), d.pace.Boiling)
	out := []Reading{{At: d.s.Declared, Degrees: at, Cause: CauseOpening, Why: "how it opens, until somebody says otherwise"}}
	for _, b := range dabs {
		if !sameCustomer(b.customer, customer) && (customer != "" || len(d.customers) > 1) {
			continue
		}
		if !b.absolute {
			b.Degrees += at
		}
		b.Degrees = min(max(b.Degrees, d.pace.Coldest), d.pace.Boiling)
		if b.Degrees != at || b.absolute {
			at = b.Degrees
			out = append(out, b.Reading)
		}
	}
	return out
}

// dabs are the changes up to now in their order.
func (d *Desk) dabs(now time.Time) []dab {
	rules := d.pace.rules()
	out := d.readings(now)
	for _, c := range d.causes(now) {
		if r := rules[c.rule]; r.Heat != 0 {
			out = append(out, dab{Reading{c.at, r.Heat, c.rule, r.Why + said(c.why), c.seq, ""}, 1, false, c.customer})
		}
	}
	slices.SortStableFunc(out, func(a, b dab) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.place, b.place), cmp.Compare(a.Cause, b.Cause))
	})
	return out
}

// readings are those that people made: on a card of its own, and before and after a talk.
func (d *Desk) readings(now time.Time) []dab {
	var out []dab
	add := func(place int, at time.Time, value, why string, seq uint64, by, customer string) {
		degrees, err := strconv.Atoi(strings.TrimSpace(value))
		if err == nil && !at.After(now.Add(skew)) {
			out = append(out, dab{Reading{at, degrees, CausePerson, why, seq, by}, place, true, customer})
		}
	}
	for _, c := range d.of(cards.Heat) {
		if c.Stage == cards.StageSet {
			by := c.By
			if set, ok := c.Set[cards.Heat]; ok && set.By != "" {
				by = set.By
			}
			add(2, cameTo(c), c.Fields[cards.Heat], evidence(c.Fields[cards.FieldQuote], c.Fields[cards.FieldSeenIn], c.Fields[cards.FieldTickets]), c.Seq, by, d.named(c.Fields[cards.FieldCustomer]))
		}
	}
	for _, c := range d.contacts {
		w := d.wordOfContact(c)
		quote := evidence(c.Fields[cards.FieldQuote], c.Fields[cards.FieldPerson], "")
		add(0, c.Opened, c.Fields[cards.FieldHeatBefore], quote, c.Seq, c.By, w.Customer)
		add(2, filledAt(c, cards.FieldHeatAfter), c.Fields[cards.FieldHeatAfter], quote, c.Seq, c.By, w.Customer)
	}
	return out
}

// evidence is what shows a reading: what was said, where, and which tickets.
func evidence(quote, source, tickets string) string {
	var parts []string
	if quote = strings.TrimSpace(quote); quote != "" {
		parts = append(parts, strconv.Quote(quote))
	}
	for _, part := range []string{source, strings.Join(strings.Fields(tickets), ", ")} {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
