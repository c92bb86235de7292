package incident

import (
	"slices"
	"time"

	"warroom/internal/cards"
)

// Clock is something that runs out. Clocks are never stored: they are worked out from the state and the time, and all are drawn
// one way.
type Clock struct {
	Of     ClockOf
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
)

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
	for _, c := range s.CardsOf(cards.Decision) {
		if due := c.Due(); !due.IsZero() && c.Stage == cards.StageDecided {
			out = append(out, Clock{Of: ClockDecision, Label: OneLine(c.Fields[cards.FieldDecision], 40), Who: c.Fields[cards.FieldOwner], Due: due, Length: due.Sub(c.Opened)})
		}
	}
	slices.SortStableFunc(out, func(a, b Clock) int { return a.Due.Compare(b.Due) })
	return out
}
