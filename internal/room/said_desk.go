package room

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// deskSaid is what is said of new cards of the customer desk behind their number: what was understood, and what comes next.
var deskSaid = map[string]func(teller, *incident.Card) string{
	cards.Commitment: teller.promised,
	cards.Contact: func(_ teller, c *incident.Card) string {
		return ": " + quoted(c.Fields[cards.Contact]) + when(c.Fields[cards.FieldVented] == "", "; listen first: vented=yes opens the facts")
	},
	cards.Update: func(_ teller, c *incident.Card) string {
		who := cmp.Or(c.Fields[cards.FieldAudience], cards.Internal)
		return " for " + who + ", " + stage(c, c.Stage) + ": " + quoted(c.Fields[cards.Update])
	},
	cards.Heat: func(_ teller, c *incident.Card) string {
		return ": " + of(c.Fields[cards.FieldCustomer]) + c.Fields[cards.Heat] + " degrees, " + quoted(c.Fields[cards.FieldQuote])
	},
	cards.Gear: func(_ teller, c *incident.Card) string {
		every, _ := time.ParseDuration(c.Fields[cards.FieldEvery])
		return ": " + of(c.Fields[cards.FieldCustomer]) + "a word every " + minutesOf(every) + ", " + quoted(c.Fields[cards.Gear])
	},
	cards.Snooze: func(t teller, c *incident.Card) string {
		until, _ := c.Time(cards.FieldUntil)
		return ": " + of(c.Fields[cards.FieldCustomer]) + "quiet until " + t.clock(until) + ", " + quoted(c.Fields[cards.Snooze])
	},
	cards.Pulse: func(_ teller, c *incident.Card) string {
		return ": " + c.Fields[cards.Pulse] + " of 5; it counts in the spread, and nobody is named"
	},
}

// desk is what is said of a new card of the customer desk; ok is false for any other.
func (t teller) desk(c *incident.Card) (words string, ok bool) {
	say, ok := deskSaid[c.Template]
	if !ok || c.Template == cards.Commitment && !c.Promise() {
		return "", false
	}
	return say(t, c), true
}

// promised is to whom a promise is, by when, and what.
func (t teller) promised(c *incident.Card) string {
	var words string
	if to := c.Fields[cards.FieldToWhom]; to != "" {
		words = " to " + incident.OneLine(to, quoteMax)
	}
	if due := c.Due(); !due.IsZero() {
		words += " by " + t.clock(due)
	}
	return words + ": " + quoted(c.Fields[cards.Commitment])
}

// goesOut says what follows once an update may go out, and once it did.
func (t teller) goesOut(e incident.Event) string {
	c := t.s.Card(e.Ref)
	switch {
	case c == nil || c.Template != cards.Update || t.overruled(e) != "": // what was overruled takes the room
		return ""
	case e.Type == cards.StageChecked:
		return fmt.Sprintf("; copy and send it, then: /update #%d sent", e.Ref)
	case e.Type == cards.StageSent && c.Fields[cards.FieldSentVia] == "":
		return fmt.Sprintf("; how did it go out? /update #%d via=mail", e.Ref)
	}
	return ""
}

// of names whom a line is about, "" is everybody.
func of(customer string) string {
	if customer == "" {
		return ""
	}
	return incident.OneLine(customer, quoteMax/2) + " "
}

// minutesOf writes a length as people say it: "40 min", "2 h", "1 h 30 min".
func minutesOf(d time.Duration) string {
	d = d.Round(time.Minute)
	hours, minutes := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case hours == 0:
		return fmt.Sprintf("%d min", minutes)
	case minutes == 0:
		return fmt.Sprintf("%d h", hours)
	}
	return fmt.Sprintf("%d h %d min", hours, minutes)
}

// nextTold says, at a close, when they were told that they hear from us next: nothing reminds of that any more.
func (t teller) nextTold() string {
	for _, c := range slices.Backward(t.s.Cards) {
		if next := c.Promised(); !c.Promise() && incident.CustomerCard(c.Template, c.Stage, c.Fields) && next.After(t.now) {
			return "; they were told to hear from us at " + t.clock(next) + ": say it now"
		}
	}
	return ""
}
