package incident

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
)

// openEndedHint is the way out of what a close asks for, which wants a reason.
const openEndedHint = "; or leave it so: /close open-ended: WHY"

// Unanswered returns the promises to the outside that nobody has ended or moved to another time that is still to come, oldest first: a
// close asks for an answer to each (method, part A, A64).
func (s State) Unanswered(now time.Time) []*Card {
	return slices.DeleteFunc(s.CardsOf(cards.Commitment), func(c *Card) bool {
		if !c.Promise() || c.Redacted {
			return true
		}
		standing := c.Standing(now)
		return standing != StandOpen && standing != StandLate
	})
}

// promisesAtClose refuses a close while a promise waits for its answer, and names each.
func (s State) promisesAtClose(now time.Time) error {
	open := s.Unanswered(now)
	if len(open) == 0 {
		return nil
	}
	var names []string
	for _, c := range open {
		name := fmt.Sprintf("#%d %q", c.Seq, OneLine(c.Fields[cards.Commitment], 40))
		if c.Standing(now) == StandLate {
			name += " (late)"
		}
		names = append(names, name)
	}
	many := "1 promise is open"
	if n := len(open); n > 1 {
		many = strconv.Itoa(n) + " promises are open"
	}
	first := fmt.Sprintf("/promise #%d", open[0].Seq)
	return Errorf(CodeRefused, "%s: %s", many, strings.Join(names, ", ")).
		WithHint("answer each: " + first + " done, " + first + " broken, " + first + " withdrawn, or before it is due " + first + " due=TIME" + openEndedHint)
}

// customerSide are the cards of which one is enough to say that somebody outside was spoken to, or is to be.
var customerSide = []string{cards.Contact, cards.Update, cards.Call}

// DeskUsed reports whether the customer's side was worked on: a talk, an update that is not for our own people, a call or a promise that
// stands.
func (s State) DeskUsed() bool {
	return slices.ContainsFunc(s.Cards, func(c *Card) bool {
		if audience := c.Fields[cards.FieldAudience]; c.Template == cards.Update && (audience == "" || audience == cards.Internal) {
			return false
		}
		return c.Stage != cards.StageWithdrawn && !c.Redacted && (slices.Contains(customerSide, c.Template) || c.Promise())
	})
}

// TheirWords returns in which words the customer said that all is well: those of a talk, or those behind the end of the business, the
// last of them; "" when there are none since it got worse the last time (method, part A, A80).
func (s State) TheirWords() string {
	var worse time.Time
	for _, n := range s.Marked() {
		if n.UhOh && !n.Gone && n.At.After(worse) {
			worse = n.At
		}
	}
	words, at := "", time.Time{}
	if !s.Restored.Before(worse) {
		words, at = s.RestoredWords, s.Restored
	}
	for _, c := range s.CardsOf(cards.Contact) {
		said := strings.TrimSpace(c.Fields[cards.FieldAllWell])
		when := c.Opened
		if set, ok := c.Set[cards.FieldAllWell]; ok && set.At.After(when) {
			when = set.At
		}
		if said != "" && c.Stage != cards.StageWithdrawn && !c.Redacted && !when.Before(worse) && (words == "" || when.After(at)) {
			words, at = said, when
		}
	}
	return words
}

// wordsAtClose refuses a close that the customer has not said yes to, once they were spoken to.
func (s State) wordsAtClose() error {
	if !s.DeskUsed() || s.TheirWords() != "" {
		return nil
	}
	return Errorf(CodeRefused, "the customer has not said yet, in their words, that all is well").
		WithHint("ask them, and write it: /called NAME well=\"...\", or /restored WORDS" + openEndedHint)
}

// checkIns are when somebody asks how it is, counted from when the business was back (method, part A, A114).
var checkIns = []struct {
	what                string
	months, weeks, days int
}{
	{"check in with them after a day", 0, 0, 1},
	{"check in with them after a week", 0, 1, 0},
	{"check in with them after a month", 1, 0, 0},
}

// CheckIns returns the check-ins that stand.
func (s State) CheckIns() []*Card {
	return slices.DeleteFunc(s.CardsOf(cards.Commitment), func(c *Card) bool { return c.Redacted || c.Stage == cards.StageWithdrawn || !c.CheckIn() })
}

// CheckIn reports whether a card is a check-in: it outlasts the close, for that is when it falls due.
func (c *Card) CheckIn() bool {
	is := func(text string) bool { return c.Fields[cards.Commitment] == text }
	return c.Template == cards.Commitment && (is(checkIns[0].what) || is(checkIns[1].what) || is(checkIns[2].what))
}

// CheckIn owes a check-in a day, a week and a month after the business was back, each at that time of day. One that stands already, and
// one whose time is over, is left out.
type CheckIn struct {
	Template cards.Template // of commitments
	Owner    string
	To       string         // whom they ask, "" when nobody is named
	Zone     *time.Location // days and months are counted in it; nil is UTC
}

func (c CheckIn) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	if s.Restored.IsZero() {
		return nil, Errorf(CodeRefused, "check-ins are counted from when the business is back, and it is not yet").
			WithHint("record that first: /restored 14:02 WORDS")
	}
	if c.Owner == "" {
		return nil, Errorf(CodeRefused, "who checks in with them?").WithHint("name somebody: /checkins NAME, or seat a liaison: /person NAME, liaison")
	}
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	had := s.CheckIns()
	var events []Event
	for _, at := range checkIns {
		due := s.Restored.In(zone).AddDate(0, at.months, 7*at.weeks+at.days)
		if due.Before(now) || slices.ContainsFunc(had, func(c *Card) bool { return c.Fields[cards.Commitment] == at.what }) {
			continue
		}
		open := OpenCard{Template: c.Template, Fields: map[string]string{
			cards.Commitment: at.what, cards.FieldKind: cards.KindFollowUp, cards.FieldOwner: c.Owner, cards.FieldDue: due.UTC().Format(time.RFC3339),
		}}
		if c.To != "" {
			open.Fields[cards.FieldToWhom] = c.To
		}
		more, err := open.decide(s, now)
		if err != nil {
			return nil, err
		}
		events = append(events, more...)
	}
	if len(events) == 0 {
		return nil, Errorf(CodeRefused, "the check-ins stand already, or their time is over").WithHint("warroom owed lists what is owed")
	}
	return events, nil
}
