package incident

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"warroom/internal/hats"
)

// Round is one walk through an order of hats.
type Round struct {
	Number int         // from 1
	Order  string      // name of the order
	Steps  []hats.Step // with their minutes worked out
	Walks  []Walk      // one for each of Steps: what was done there
	Opened time.Time
	Seq    uint64        // of round.opened
	Reason string        // why this round was opened
	Step   int           // the step that is on; -1 when the hat that is on stands outside the order
	Place  int           // the step that was on last, where the round goes on from; -1 before the first
	Hat    hats.Hat      // the hat that is on
	Since  time.Time     // since when
	Plus   time.Duration // by how much the step was extended since
	NoGoal bool          // went on past the goal step without a goal
}

// Walk is how a step of a round went so far.
type Walk struct {
	Turned int           // how often the round came to this step
	Spent  time.Duration // in the visits that are over
	Notes  int           // written under it, retracted ones not counted
}

// On returns the step that is on; outside the order, a step of that hat without minutes.
func (r *Round) On() hats.Step {
	if r.Step >= 0 && r.Step < len(r.Steps) {
		return r.Steps[r.Step]
	}
	return hats.Step{Hat: r.Hat}
}

// StepFor returns the step a note under hat h belongs to: the one that is on, else the next of that hat, else the last one
// before; -1 when the order has none.
func (r *Round) StepFor(h hats.Hat) int {
	if r.Hat == h {
		return r.Step
	}
	if i := r.ahead(h); i >= 0 {
		return i
	}
	for i := r.Place; i >= 0; i-- {
		if r.Steps[i].Hat == h {
			return i
		}
	}
	return -1
}

// ahead returns the next step of hat h that is still to come, -1 when there is none.
func (r *Round) ahead(h hats.Hat) int {
	for i := r.Next(); i < len(r.Steps); i++ {
		if r.Steps[i].Hat == h {
			return i
		}
	}
	return -1
}

// Next returns the index of the step that follows, len(Steps) behind the last one. A hat outside the order does not lose the place.
func (r *Round) Next() int { return r.Place + 1 }

// Prev returns the index of the step to go back to, -1 before the first one; from a hat outside the order, the step it was put on in.
func (r *Round) Prev() int {
	if r.Step < 0 {
		return r.Place
	}
	return r.Step - 1
}

// GoalStep returns the index of the step that sets the goal, -1 when the order has none.
func (r *Round) GoalStep() int {
	for i, st := range r.Steps {
		if st.IsGoal() {
			return i
		}
	}
	return -1
}

// Left returns how much of the step's time is left at now, negative when it is over; 0 for a step without minutes.
func (r *Round) Left(now time.Time) time.Duration {
	length := r.On().Length
	if length == 0 {
		return 0
	}
	return length + r.Plus - now.Sub(r.Since)
}

// NeedsGoal reports whether hat h, at that step or outside the order (-1), waits for a goal in this round (A02): Red, Black, Yellow and
// Green, behind the step that sets one. An order may want Red before its goal. One whose words were taken out for good is none: nobody
// can read where to.
func (s State) NeedsGoal(h hats.Hat, step int) bool {
	r := s.Round()
	if r == nil || s.Goal != nil && !s.Goal.Redacted || r.NoGoal || r.GoalStep() < 0 || step >= 0 && step < r.GoalStep() {
		return false
	}
	return h != hats.White && h != hats.Blue
}

// OpenRound starts a new round. Steps must have their minutes; Reason may be empty.
type OpenRound struct {
	Order  hats.Order
	Reason string
}

func (c OpenRound) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	if len(c.Order.Steps) == 0 {
		return nil, Errorf(CodeInvalid, "the order %q has no steps", c.Order.Name).WithHint("name another one: /round crisis")
	}
	reason, err := Clean(c.Reason, ReasonField())
	if err != nil {
		return nil, err
	}
	return []Event{
		{Kind: KindRound, At: now, Name: c.Order.Name, Steps: slices.Clone(c.Order.Steps), Text: reason.Text},
		{Kind: KindHat, At: now, Hat: c.Order.Steps[0].Hat},
	}, nil
}

// TurnHat goes to a step of the round, or to a hat outside its order. The first that is set counts: Forward, Back, Hat, else Step.
type TurnHat struct {
	Forward bool     // to the step that follows
	Back    bool     // to the step before
	Hat     hats.Hat // to the next step of that hat, else the last one before, else outside the order
	Step    int      // to that step, from 0
	NoGoal  bool     // go on without a goal: said with an explicit key, and logged
}

func (c TurnHat) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	r := s.Round()
	if r == nil {
		return nil, errNoRound()
	}
	step, hat, err := c.target(r)
	if err != nil {
		return nil, err
	}
	if step == r.Step && hat == r.Hat {
		return nil, r.alreadyOn()
	}
	waits := s.NeedsGoal(hat, step)
	if waits && !c.NoGoal {
		word := string(hat)
		if r.StepFor(hat) != step {
			word = strconv.Itoa(step + 1)
		}
		return nil, Errorf(CodeRefused, "%s waits for a goal", hats.Step{Hat: hat}.Title()).
			WithHint("set it: /goal SENTENCE, or go on without one: /hat " + word + " without-goal")
	}
	return []Event{{Kind: KindHat, At: now, Hat: hat, Index: step, On: waits}}, nil
}

// alreadyOn does not go on to the next step of the same hat: when two people turn to Blue at once, one of them would end the round.
func (r *Round) alreadyOn() *Error {
	err := Errorf(CodeRefused, "%s is already on", r.On().Title())
	if i := r.ahead(r.Hat); i >= 0 {
		return err.WithHint(fmt.Sprintf("step %d is the next one under it: /hat %d", i+1, i+1))
	}
	return err.WithHint("write under it, or go on: /next")
}

// target returns the step and the hat that c means, -1 for a hat outside the order.
func (c TurnHat) target(r *Round) (int, hats.Hat, error) {
	step, miss := c.Step, "the round has no step "+strconv.Itoa(c.Step+1)
	switch {
	case c.Forward:
		step, miss = r.Next(), "this was the last step of the round"
	case c.Back:
		step, miss = r.Prev(), "this is the first step of the round"
	case c.Hat.Valid():
		return r.StepFor(c.Hat), c.Hat, nil
	case c.Hat != "":
		return 0, "", Errorf(CodeInvalid, "there is no hat %q", string(c.Hat)).WithHint(hatHint)
	}
	if step < 0 || step >= len(r.Steps) {
		return 0, "", Errorf(CodeRefused, "%s", miss).
			WithHint(fmt.Sprintf("turn to a step from 1 to %d: /hat 1, or start a new round: /round", len(r.Steps)))
	}
	return step, r.Steps[step].Hat, nil
}

// Extend adds [hats.MaxExtension] to the step that is on, once a visit (method, part B: one extension of two minutes).
type Extend struct{}

func (Extend) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	r := s.Round()
	switch {
	case r == nil || r.On().Length == 0:
		return nil, Errorf(CodeRefused, "no step with a time is on").WithHint("there is no time to run out; turn to a step: /next, or /round")
	case r.Plus != 0:
		return nil, Errorf(CodeRefused, "%s has had its two minutes more", r.On().Title()).
			WithHint("nothing stops you from going on; or turn the hat and come back to it later")
	}
	return []Event{{Kind: KindExtended, At: now, Index: r.Step, Length: hats.MaxExtension}}, nil
}

// SwapBlackYellow exchanges Black and Yellow in the steps that are still to come (method, part B: the pair is swappable).
type SwapBlackYellow struct{}

func (SwapBlackYellow) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	r := s.Round()
	if r == nil {
		return nil, errNoRound()
	}
	rest := hats.Order{Steps: r.Steps[r.Next():]}
	if !rest.CanSwap() {
		return nil, Errorf(CodeRefused, "no Black and Yellow side by side are still to come in this round").
			WithHint("turn to the hat you want: /hat yellow")
	}
	steps := slices.Concat(r.Steps[:r.Next()], rest.Swapped().Steps)
	return []Event{{Kind: KindReordered, At: now, Steps: steps}}, nil
}

func errNoRound() *Error {
	return Errorf(CodeRefused, "no round is on").WithHint("start one: /round crisis")
}

// clone copies what a fold changes in place.
func (r *Round) clone() *Round {
	c := *r
	c.Walks = slices.Clone(r.Walks)
	return &c
}

// changeRound puts a copy of the round that is on into the state and returns it; nil when there is none.
func (f *folder) changeRound() *Round {
	r := f.Round()
	if r == nil || f.own.round {
		return r
	}
	r = r.clone()
	f.Rounds = owned(f.Rounds, &f.own.rounds)
	f.Rounds[len(f.Rounds)-1] = r
	f.own.round = true
	return r
}

func (f *folder) roundOpened(e *Event) {
	if r := f.changeRound(); r != nil {
		r.leave(e.At)
	}
	f.rounds, f.Rounds = grown(f.rounds, f.Rounds, &Round{
		Number: len(f.Rounds) + 1, Order: e.Name, Steps: e.Steps, Walks: make([]Walk, len(e.Steps)),
		Opened: e.At, Seq: e.Seq, Reason: e.Text, Step: -1, Place: -1, Since: e.At,
	})
	f.own.round = true
}

// roundReordered moves what was done in a step, and the notes written ahead for it, along with the step.
func (f *folder) roundReordered(e *Event) {
	old := f.Round()
	if old == nil || len(e.Steps) != len(old.Steps) {
		return
	}
	to := moves(old.Steps, e.Steps)
	r := f.changeRound()
	walks := slices.Clone(r.Walks)
	for i, at := range to {
		r.Walks[at] = walks[i]
	}
	r.Steps = e.Steps
	if r.Step >= 0 {
		r.Step = to[r.Step]
	}
	if r.Place >= 0 {
		r.Place = to[r.Place]
	}
	for i, n := range f.Notes {
		if n.Round == r.Number && n.Step >= 0 && n.Step != to[n.Step] {
			moved := *n
			moved.Step = to[n.Step]
			f.Notes = owned(f.Notes, &f.own.notes)
			f.Notes[i] = &moved
		}
	}
}

// moves returns for each step of before where it stands in after, which is as long. A step that after does not have takes a place
// that is left.
func moves(before, after []hats.Step) []int {
	to, taken := make([]int, len(before)), make([]bool, len(after))
	free := map[hats.Step][]int{} // the places of what did not stay where it was
	for i, step := range after {
		if to[i] = i; step == before[i] {
			taken[i] = true
		} else {
			to[i], free[step] = -1, append(free[step], i)
		}
	}
	for i, step := range before {
		if at := free[step]; to[i] < 0 && len(at) > 0 {
			to[i], taken[at[0]], free[step] = at[0], true, at[1:]
		}
	}
	left := 0
	for i := range to {
		if to[i] >= 0 {
			continue
		}
		for taken[left] {
			left++
		}
		to[i], taken[left] = left, true
	}
	return to
}

func (f *folder) hatChanged(e *Event) {
	r := f.changeRound()
	if r == nil {
		return
	}
	r.leave(e.At)
	r.Step, r.Hat, r.Since, r.Plus = -1, e.Hat, e.At, 0
	if e.Index >= 0 && e.Index < len(r.Steps) {
		r.Step, r.Place = e.Index, e.Index
		r.Walks[r.Step].Turned++
	}
	r.NoGoal = r.NoGoal || e.On
}

func (f *folder) hatExtended(e *Event) {
	if r := f.Round(); r == nil || r.Step != e.Index {
		return
	}
	f.changeRound().Plus += e.Length
}

// leave books the visit of the step that was on.
func (r *Round) leave(at time.Time) {
	if r.Step >= 0 && at.After(r.Since) {
		r.Walks[r.Step].Spent += at.Sub(r.Since)
		r.Since = at
	}
}
