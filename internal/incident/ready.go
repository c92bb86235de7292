package incident

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
)

// Tick is one of the five moves that a strategy closes with (method, part A, A29), and whether it is made.
type Tick struct {
	Name string
	Done bool
	Ask  string // what would make it
}

// ticks are the five moves, in their order.
var ticks = []struct {
	name, ask string
	done      func(State) bool
}{
	{"view", "what do they want first, and what did we think? /goal ours=... theirs=...", func(s State) bool {
		return s.Goal != nil && s.Goal.Fields[cards.FieldTheirs] != ""
	}},
	{"call", "who has told the customer? a note with #customer says so", State.customerTold},
	{"team", "who leads, and who speaks with the customer? /person NAME, SEAT", func(s State) bool {
		empty := s.EmptySeats()
		return !slices.Contains(empty, "commander") && !slices.Contains(empty, "liaison")
	}},
	{"leader", "who leads the approach? /approach WHAT lead=NAME track=business", func(s State) bool { return len(s.Approaches()) > 0 }},
	{"execute", "who does what, by when? /decide NAME by TIME: WHAT", func(s State) bool { return len(s.Decided()) > 0 }},
}

// Ready returns the five moves and which of them are made.
func (s State) Ready() []Tick {
	out := make([]Tick, len(ticks))
	for i, t := range ticks {
		out[i] = Tick{Name: t.name, Done: t.done(s), Ask: t.ask}
	}
	return out
}

// CustomerTag reports whether a tag marks a word from or to the customer: customer, update, or customer with more behind a dash.
func CustomerTag(tag string) bool {
	return tag == "customer" || tag == "update" || strings.HasPrefix(tag, "customer-")
}

func (s State) customerTold() bool {
	for _, n := range slices.Backward(s.Notes) {
		if !n.Gone && slices.ContainsFunc(n.Tags, CustomerTag) {
			return true
		}
	}
	return false
}

// Undecided returns for how long the goal has stood without a decision (A21: decide as soon as it makes sense), 0 when there is one since
// or no goal, and 0 as well while an approach is running: taking one up is a decision too.
func (s State) Undecided(now time.Time) time.Duration {
	if s.Goal == nil || s.Goal.Redacted || !s.Closed.IsZero() {
		return 0
	}
	for _, c := range s.Decided() {
		if c.Seq > s.Goal.Seq {
			return 0
		}
	}
	if len(s.Approaches()) > 0 {
		return 0
	}
	return max(0, now.Sub(s.Goal.Opened))
}

// Constraints returns what holds each party back, as questions for Black (A11: whose constraint is speaking?).
func (s State) Constraints() []string {
	var out []string
	for _, c := range s.CardsOf(cards.Party) {
		if v := strings.TrimSpace(c.Fields[cards.FieldConstraint]); v != "" && c.Stage != cards.StageWithdrawn && !c.Redacted {
			out = append(out, "Whose constraint is speaking? "+c.Fields[cards.Party]+": "+v)
		}
	}
	return out
}

// Recurring returns how many cards are about that component, in any case (A53: daily noise hides the cause).
func (s State) Recurring(component string) int {
	n := 0
	for _, c := range s.Cards {
		if component != "" && c.Stage != cards.StageWithdrawn && strings.EqualFold(strings.TrimSpace(c.Fields[cards.FieldComponent]), strings.TrimSpace(component)) {
			n++
		}
	}
	return n
}

// afterwards are the kinds of what is parked that are raised only once the business is back: in the middle of an incident nobody hears
// that the solution has aged (A54).
var afterwards = []string{"supportability", "redesign", "expectation"}

// mayTakeUp refuses to take up what is parked for afterwards.
func (s State) mayTakeUp(template, stage string, filled map[string]string) error {
	if template != cards.Parked || stage != cards.StageTakenUp || !s.Restored.IsZero() || !slices.Contains(afterwards, filled[cards.FieldKind]) {
		return nil
	}
	return Errorf(CodeRefused, "%s is for when the business is back", filled[cards.FieldKind]).WithHint("it stays parked until /restored; if it is about now, say so: kind=idea")
}
