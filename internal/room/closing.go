package room

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
)

// checkIns is the command for coming back to the customer when all is over (method, part A, A114).
const checkIns = "checkins"

func checkInsCommand() capture.Command {
	return capture.Command{
		Name: checkIns, Shape: capture.ShapeText, Optional: true, Whole: true, Usage: "/checkins [NAME]",
		Summary: "owe the customer a check-in a day, a week and a month after it is back",
	}
}

// readCheckIns gives the check-ins to who is named, else to the liaison, else to whoever writes.
func readCheckIns(d Desk, a capture.Args) (incident.Command, error) {
	t, err := d.template(cards.Commitment)
	if err != nil {
		return nil, err
	}
	owner := d.rosterName(rest(a))
	if p := d.State.Person("liaison"); owner == "" && p != nil {
		owner = p.Name
	}
	return incident.CheckIn{Template: t, Owner: cmp.Or(owner, d.By), To: d.onlyCustomer(), Zone: d.zone()}, nil
}

// checksIn reports whether an event opened a check-in.
func (t teller) checksIn(e incident.Event) bool {
	return e.Kind == incident.KindCardOpened && slices.ContainsFunc(t.s.CheckIns(), func(c *incident.Card) bool { return c.Seq == e.Seq })
}

// checkIns tells when somebody checks in with them.
func (t teller) checkIns(events []incident.Event) string {
	var when []string
	who := ""
	for _, e := range events {
		if c := t.s.Card(e.Seq); c != nil {
			when = append(when, fmt.Sprintf("#%d %s", e.Seq, t.clock(c.Due())))
			who = c.Fields[cards.FieldOwner]
		}
	}
	return incident.OneLine(who, quoteMax/2) + " checks in with them: " + strings.Join(when, ", ")
}

// noCheckIns offers the check-ins where somebody outside was spoken to and none stand.
func (t teller) noCheckIns(how string) string {
	if !t.s.DeskUsed() || len(t.s.CheckIns()) > 0 {
		return ""
	}
	return "; nobody checks in with them yet: " + how
}

// stillOwed names what a close leaves undone.
func (t teller) stillOwed(incident.Event) string {
	owed := Owed(t.s)
	if len(owed) == 0 {
		return ""
	}
	var who []string
	what := "decision"
	for _, c := range owed {
		words, ok := t.owed(c)
		if !ok {
			words = t.cardName(c.Seq)
		}
		who = append(who, words)
		if c.Template != cards.Decision {
			what = "thing"
		}
	}
	many := fmt.Sprintf("%d %ss are", len(owed), what)
	if len(owed) == 1 {
		many = "1 " + what + " is"
	}
	return "; " + many + " still owed: " + strings.Join(who, ", ")
}
