package incident

import (
	"slices"
	"sync"
	"time"

	"warroom/internal/cards"
)

// Clock is something that runs out. Clocks are never stored: they are worked out from the state and the time, and all are drawn
// one way.
type Clock struct {
	Of     ClockOf
	Card   uint64 // Seq of the card it is of, 0 for none
	Label  string
	Who    string        // who has it, "" for everybody
	Due    time.Time     // when it runs out
	Length time.Duration // how long it had in all, 0 when that is not known
}

// ClockOf says what sort of thing runs out.
type ClockOf string

// The clocks there are.
const (
	ClockStep     ClockOf = "step"     // the minutes of the hat that is on
	ClockDecision ClockOf = "decision" // what somebody has to do by then
	ClockTripwire ClockOf = "tripwire" // when an approach is looked at anew
	ClockOwed     ClockOf = "owed"     // a commitment, a report, an answer
	ClockMustBeUp ClockOf = "must be up"
	ClockExpiry   ClockOf = "expiry"    // of a stop-gap, an exception, a mandate
	ClockNoReturn ClockOf = "no return" // the point after which a change has no way back
	ClockBackOut  ClockOf = "back-out"  // the latest moment to begin the way back of a change
	ClockCause    ClockOf = "cause"     // what the cause track has, once the business is back
	ClockPromise  ClockOf = "promise"   // what somebody outside was promised
	ClockCall     ClockOf = "call"      // the call that nobody has made yet
	ClockWord     ClockOf = "next word" // to the customer
	ClockCallBy   ClockOf = "call by"   // the call ahead of the breach of an SLA
	ClockSLA      ClockOf = "sla"       // the breach
	ClockWritten  ClockOf = "written"   // what they wrote, and nobody answered
	ClockRelief   ClockOf = "relief"    // when somebody is relieved
)

// Critical reports a clock that gets a line of its own when little is left of it: there is no way back behind it (A31, A36).
func (c Clock) Critical() bool { return c.Of == ClockNoReturn || c.Of == ClockBackOut }

// CriticalLeft is how little that is.
const CriticalLeft = 10 * time.Minute

// cardClock is how the cards of a template run out.
type cardClock struct {
	template string
	stages   []string // in which it runs; nil: in all that are not final
	of       ClockOf
	field    string // when it runs out
	minus    string // a length that is taken off it, "" for none: the way back must begin that much earlier
	label    string // "" is the first field of the card
}

// cardClocks are the clocks that cards have. A card without the time has none.
var cardClocks = []cardClock{
	{cards.Decision, []string{cards.StageDecided}, ClockDecision, cards.FieldDue, "", ""},
	{cards.Approach, []string{cards.StageRunning, cards.StageExtended, cards.StageExtendedAgain}, ClockTripwire, cards.FieldTripwire, "", "tripwire"},
	{cards.Commitment, []string{cards.StageOpen}, ClockOwed, cards.FieldDue, "", ""},
	{cards.Research, []string{"at-work"}, ClockOwed, cards.FieldDue, "", "report"},
	{cards.Request, nil, ClockOwed, cards.FieldDue, "", ""},
	{cards.MustBeUp, nil, ClockMustBeUp, cards.FieldDue, "", "must be up"},
	{cards.StopGap, []string{"standing-in"}, ClockExpiry, cards.FieldExpires, "", "stop-gap ends"},
	{cards.Exception, nil, ClockExpiry, cards.FieldExpires, "", "exception ends"},
	{cards.Call, []string{cards.StageUnmade}, ClockCall, cards.FieldDue, "", ""},
	{cards.Change, []string{cards.StageRunning}, ClockNoReturn, cards.FieldNoReturn, "", "no return"},
	{cards.Change, []string{cards.StageRunning}, ClockBackOut, cards.FieldWindowStart, cards.FieldBackOutTime, "back out by"},
}

// Left returns the time left at now, negative when it is over.
func (c Clock) Left(now time.Time) time.Duration { return c.Due.Sub(now) }

// Clocks returns every clock that runs at now, most urgent first. A closed incident has none.
func Clocks(s State, now time.Time) []Clock {
	if !s.Closed.IsZero() {
		return nil
	}
	var out []Clock
	if r := s.Round(); r != nil && r.On().Length > 0 {
		length := r.On().Length + r.Plus
		out = append(out, Clock{Of: ClockStep, Label: r.On().Title(), Due: r.Since.Add(length), Length: length})
	}
	for _, c := range s.Cards {
		for i := range cardClocks {
			if clock, ok := cardClocks[i].clock(c); ok {
				out = append(out, clock)
			}
		}
	}
	if !s.Restored.IsZero() && s.Cured.IsZero() {
		out = append(out, Clock{Of: ClockCause, Label: "cause", Due: s.Restored.Add(CauseTarget), Length: CauseTarget})
	}
	slices.SortStableFunc(out, func(a, b Clock) int { return a.Due.Compare(b.Due) })
	return out
}

// clock returns the clock that a card has by this row.
func (r *cardClock) clock(c *Card) (Clock, bool) {
	if c.Template != r.template || c.Redacted || r.stages != nil && !slices.Contains(r.stages, c.Stage) || r.stages == nil && finished(c) {
		return Clock{}, false
	}
	due, ok := c.Time(r.field)
	if !ok {
		return Clock{}, false
	}
	if r.minus != "" {
		length, err := time.ParseDuration(c.Fields[r.minus])
		if err != nil {
			return Clock{}, false
		}
		due = due.Add(-length)
	}
	of := r.of
	if c.Promise() {
		of = ClockPromise
	}
	label := r.label
	if label == "" {
		label = OneLine(c.Fields[c.Template], 40)
	}
	return Clock{Of: of, Card: c.Seq, Label: label, Who: c.Holder(), Due: due, Length: due.Sub(c.Opened)}, true
}

// finished reports whether a card is in a final stage of its builtin template.
func finished(c *Card) bool {
	t, ok := cards.Find(builtin(), c.Template)
	return ok && t.Final(c.Stage)
}

// builtin are the templates, made once: they are only read.
var builtin = sync.OnceValue(cards.Builtin)
