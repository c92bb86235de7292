package room

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
)

// callWithin is how long somebody has to call the customer once things got worse, unless the desk says otherwise (method, part A, A105,
// A109).
const callWithin = 10 * time.Minute

// callFor returns the call that a moment asks for at which things got worse: the customer hears it from us first (A105, A106). What is
// written down afterwards asks for none.
func (d Desk) callFor(l capture.Line) []incident.OpenCard {
	t, ok := cards.Find(d.Templates, cards.Call)
	if !l.UhOh || l.Late || !ok || !d.State.Closed.IsZero() {
		return nil
	}
	values := map[string]string{
		cards.Call: incident.OneLine(strings.TrimSpace(l.Text), 200), cards.FieldDue: d.Now.Add(cmp.Or(d.CallWithin, callWithin)).UTC().Format(time.RFC3339),
	}
	if who := d.State.Seated("liaison"); who != nil {
		values[cards.FieldOwner] = who.Name
	}
	if name := d.onlyCustomer(); name != "" {
		values[cards.FieldCustomer] = name
	}
	if who := d.callFirst(values[cards.FieldCustomer]); who != "" {
		values[cards.FieldPerson] = who
	}
	return []incident.OpenCard{{Template: t, Fields: values}}
}

// callFirst returns the one of theirs who answers for it above the power line, "" when nobody or more than one does (A44).
func (d Desk) callFirst(customer string) string {
	name := ""
	for _, c := range d.State.CardsOf(cards.Stakeholder) {
		f := c.Fields
		if c.Redacted || c.Stage == cards.StageWithdrawn || f[cards.FieldSide] == cards.SideOurs || f[cards.FieldLine] != cards.Above ||
			customer != "" && f[cards.FieldCustomer] != "" && !strings.EqualFold(f[cards.FieldCustomer], customer) {
			continue
		}
		if name != "" {
			return ""
		}
		name = f[cards.Stakeholder]
	}
	return name
}

// onlyCustomer returns the one customer on the map, "" when there is none or more than one.
func (d Desk) onlyCustomer() string {
	name := ""
	for _, c := range d.State.CardsOf(cards.Party) {
		if c.Fields[cards.FieldKind] != cards.KindCustomer || c.Stage == cards.StageWithdrawn || c.Redacted {
			continue
		}
		if name != "" {
			return ""
		}
		name = c.Fields[cards.Party]
	}
	return name
}

// callNext asks for the call, after the moment at which things got worse.
func (t teller) callNext(e incident.Event) string {
	c := t.s.Card(e.Seq)
	if c == nil || c.Template != cards.Call {
		return ""
	}
	return fmt.Sprintf("; call #%d by %s: who is called first?", e.Seq, t.clock(c.Due()))
}
