package hats

import (
	"slices"
	"strings"
	"time"
)

// How long a step may be (method, part B, "Time").
const (
	MinStep      = time.Minute     // the shortest a worked-out step gets
	MaxStep      = 6 * time.Minute // the longest, however many people are here
	BlueStep     = 2 * time.Minute // a worked-out Blue: it does not grow with the people
	MaxExtension = 2 * time.Minute // how much a step may be extended, once
)

// perPerson is what one person present adds to a step (method, part B, "Time").
var perPerson = map[Hat]time.Duration{
	White:  45 * time.Second,
	Green:  45 * time.Second,
	Black:  40 * time.Second,
	Yellow: 25 * time.Second,
	Red:    15 * time.Second,
}

// crowd is as many people as are ever counted: with this many every hat has reached MaxStep.
const crowd = int(MaxStep / (15 * time.Second))

// Purposes that other packages act on. A purpose is free text; these and the others that Mandate
// and Prompts know are lower case.
const (
	PurposeOpen  = "open"  // Blue: why here, focus, wanted outcome, order, times, roles
	PurposeGoal  = "goal"  // Blue: the one goal of the round
	PurposeClose = "close" // Blue, last: outcome, owner, time
)

// Step is one hat in an order.
type Step struct {
	Hat     Hat           `cbor:"1,keyasint,omitempty"` // the keys are stored for ever
	Purpose string        `cbor:"2,keyasint,omitempty"` // what this hat is on for; "" is the hat's plain mandate
	Length  time.Duration `cbor:"3,keyasint,omitempty"` // 0: worked out from the people by Order.Sized
}

// Title returns the hat's name and the purpose: "White", "Blue: goal". A hat that is not one of
// the six is named "Unknown hat".
func (s Step) Title() string {
	name := s.Hat.Name()
	if name == "" {
		name = "Unknown hat"
	}
	if s.Purpose == "" {
		return name
	}
	return name + ": " + s.Purpose
}

// IsGoal reports whether s sets the goal of the round. Opening and the aim of a call do not.
func (s Step) IsGoal() bool { return s.Hat == Blue && s.Purpose == PurposeGoal }

// IsClose reports whether s ends the round with its outcome, an owner and a time.
func (s Step) IsClose() bool { return s.Hat == Blue && s.Purpose == PurposeClose }

// Order is the hats of one round in the order they are worn.
type Order struct {
	Name  string // as typed and stored: letters, digits and dashes
	When  string // when to choose it, one line
	Steps []Step
	Own   bool // from the user's file, not from this package
}

// Sized returns o with every length of 0 worked out for that many people; fewer than one counts as
// one. White and Green get 45 s a person, Black 40 s, Yellow 25 s and Red 15 s, rounded to the
// minute, at least MinStep and at most MaxStep; Blue is BlueStep (method, part B, "Time"). Lengths
// that are set stay. The steps of o are not touched.
func (o Order) Sized(people int) Order {
	o.Steps = slices.Clone(o.Steps)
	for i, s := range o.Steps {
		if s.Length == 0 {
			o.Steps[i].Length = length(s.Hat, people)
		}
	}
	return o
}

func length(h Hat, people int) time.Duration {
	if h == Blue {
		return BlueStep
	}
	people = min(max(people, 1), crowd)
	sum := time.Duration(people) * perPerson[h]
	return min(max(sum.Round(time.Minute), MinStep), MaxStep)
}

// Total adds the lengths up. A step of length 0 adds nothing: call Sized first.
func (o Order) Total() time.Duration {
	var sum time.Duration
	for _, s := range o.Steps {
		sum += s.Length
	}
	return sum
}

// CanSwap reports whether Black and Yellow are neighbours somewhere in o, so that Swapped changes
// something.
func (o Order) CanSwap() bool {
	for i := 1; i < len(o.Steps); i++ {
		if contrary(o.Steps[i-1], o.Steps[i]) {
			return true
		}
	}
	return false
}

// Swapped returns o with Black and Yellow exchanged, purpose and length with them, wherever they
// are neighbours; otherwise it returns o unchanged. The published orders find value before they
// attack it, a crisis with a plan already running attacks first (method, part B, "Published
// sequences"). The steps of o are not touched.
func (o Order) Swapped() Order {
	o.Steps = slices.Clone(o.Steps)
	for i := 1; i < len(o.Steps); i++ {
		if contrary(o.Steps[i-1], o.Steps[i]) {
			o.Steps[i-1], o.Steps[i] = o.Steps[i], o.Steps[i-1]
			i++ // the pair is done: a third of its kind must not move as well
		}
	}
	return o
}

func contrary(a, b Step) bool {
	return a.Hat == Black && b.Hat == Yellow || a.Hat == Yellow && b.Hat == Black
}

// Find returns the order with that name, or the only one whose name begins with it, in upper or
// lower case. A space, a slash or an underscore counts as a dash, so "go/no-go" is found. No name
// finds nothing.
func Find(orders []Order, name string) (Order, bool) {
	want := strings.NewReplacer(" ", "-", "/", "-", "_", "-").Replace(strings.ToLower(name))
	if want == "" {
		return Order{}, false
	}
	var found Order
	hits := 0
	for _, o := range orders {
		have := strings.ToLower(o.Name)
		if have == want {
			return o, true
		}
		if strings.HasPrefix(have, want) {
			found = o
			hits++
		}
	}
	if hits != 1 {
		return Order{}, false
	}
	return found, true
}
