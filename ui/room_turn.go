package ui

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
)

// turnOffer is the step that ctrl+t offers.
type turnOffer struct {
	step  int  // of the round
	asks  bool // the hat waits for a goal: only an explicit key goes on
	note  string
	typed string // digits that picked: should text follow, they were its beginning
}

func (r *roomScreen) offerTurn() tea.Cmd {
	rd := r.state.Round()
	from := r.mode
	r.offer = turnOffer{step: min(rd.Next(), len(rd.Steps)-1)}
	if from == ModeRail && r.step >= 0 && !r.archived() {
		r.offer.step = r.step
	}
	r.mode, r.back = ModeTurning, 0
	r.notes.stale = true
	r.msg = message{}
	return nil
}

func (o *turnOffer) move(r *roomScreen, by int) {
	n := len(r.state.Round().Steps)
	o.step, o.asks, o.note = (o.step+by+n)%n, false, ""
}

func (r *roomScreen) offerStep(key string) tea.Cmd {
	typed := r.offer.typed + key
	n, err := strconv.Atoi(key)
	if steps := len(r.state.Round().Steps); err != nil || n > steps {
		r.offer.note = "this round has " + itoa(steps) + " steps"
		r.offer.typed = typed
		return nil
	}
	r.offer = turnOffer{step: n - 1, typed: typed}
	return nil
}

// confirm turns to the offered step. A hat that waits for a goal asks once more, for another key: one stray enter must not pass.
func (r *roomScreen) confirm(noGoal bool) tea.Cmd {
	switch r.mode {
	case ModeFind, ModeStoryFilter:
		r.mode = r.restMode()
		return nil
	case ModeCross:
		r.cross.asked++
		return nil
	}
	if r.offer.note != "" { // say first what is offered
		r.offer.note = ""
		return nil
	}
	rd := r.state.Round()
	step := rd.Steps[r.offer.step]
	switch waits := r.state.NeedsGoal(step.Hat, r.offer.step); {
	case waits && !noGoal:
		r.offer.asks = true
		return nil
	case !waits && noGoal:
		return nil
	case r.offer.step == rd.Step:
		r.write()
		r.tell(step.Title() + " is already on")
		return nil
	}
	r.write()
	return r.act(incident.TurnHat{Step: r.offer.step, NoGoal: noGoal})
}

// stepLeft returns the time left of the step that is on, and whether it has one.
func (r *roomScreen) stepLeft(now time.Time) (time.Duration, bool) {
	rd := r.state.Round()
	if rd == nil || rd.On().Length == 0 {
		return 0, false
	}
	return min(rd.Left(now), rd.On().Length+rd.Plus), true // a clock of another machine may be ahead of this one
}
