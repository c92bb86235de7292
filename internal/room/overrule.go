package room

import (
	"slices"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/outbound"
)

// anyway is the explicit word for letting out what the gate holds. Any other reason is no more than that: "checked ana" may mean by her.
const anyway = "anyway"

// overrules returns why a reason lets out what the gate holds, "" where it does not: without the word, and without a why behind it.
func overrules(reason string) string {
	reason = strings.TrimSpace(reason)
	end := strings.IndexAny(reason, ": \n")
	if end < 0 || !strings.EqualFold(reason[:end], anyway) {
		return ""
	}
	return strings.TrimSpace(strings.TrimLeft(reason[end:], ": \n"))
}

// Overruled returns why an update went past the gate on the way to where it stands, "" for one that passed, or that is a draft.
func Overruled(c *incident.Card) string {
	if c.Template != cards.Update || !gated(c.Stage) {
		return ""
	}
	came := c.Came()
	if why := overrules(came.Why); why != "" {
		return why
	}
	for _, m := range slices.Backward(c.Moves) {
		switch {
		case m.Seq >= came.Seq:
		case !gated(m.Stage):
			return ""
		case overrules(m.Why) != "":
			return overrules(m.Why)
		}
	}
	return ""
}

// overruled names what a move let out that the gate would have held, in words; "" when it overruled nothing.
func (t teller) overruled(e incident.Event) string {
	c := t.s.Card(e.Ref)
	if c == nil || c.Template != cards.Update || !gated(e.Type) || overrules(e.Text) == "" {
		return ""
	}
	var names []string
	for _, f := range (Desk{State: t.s, Now: t.now, Zone: t.zone}).Outside(nil).Check(c) {
		if name := f.Rule.Words(); f.Level == outbound.Refuse && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
