package ui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// seenRound is the round whose steps and notes are shown: the one that is on, unless an earlier one is being read. A pivot leaves Red,
// Black, Yellow and Green behind; they stay readable (A09).
func (r *roomScreen) seenRound() *incident.Round {
	if r.back > 0 && r.back <= len(r.state.Rounds) {
		return r.state.Rounds[r.back-1]
	}
	return r.state.Round()
}

// archived reports whether an earlier round is shown.
func (r *roomScreen) archived() bool { return r.seenRound() != r.state.Round() }

// turnRound shows the round before or after the one that is shown.
func (r *roomScreen) turnRound(key string) tea.Cmd {
	seen := r.seenRound()
	to := seen.Number - 1
	if key == "]" {
		to = seen.Number + 1
	}
	r.back, r.step, r.notes.stale, r.notes.follow = to, max(0, r.shownStep()), true, false
	if to >= len(r.state.Rounds) {
		r.back, r.step = 0, followStep
	}
	if rd := r.seenRound(); r.step >= len(rd.Steps) {
		r.step = len(rd.Steps) - 1
	}
	r.notes.cursor, r.notes.top = 0, 0
	if r.archived() {
		r.tell("round " + itoa(to) + " of " + itoa(len(r.state.Rounds)) + ", as it was left: ] goes on to the next, space back to the line")
	} else {
		r.tell("this is the round that is on")
	}
	return nil
}

// noRound says why there is no round that way, "" when there is one.
func (r *roomScreen) noRound() string {
	if rd := r.seenRound(); rd == nil || len(r.state.Rounds) < 2 {
		return "there is no earlier round"
	}
	return ""
}

// look writes down whether the White note under the cursor still holds, and goes on to the next one that is asked about.
func (r *roomScreen) look(holds bool) tea.Cmd {
	t, ok := cards.Find(r.app.cfg.Templates, cards.Recheck)
	if !ok {
		r.tell("this program has no template " + cards.Recheck)
		return nil
	}
	n := r.target()
	cmd := r.act(incident.Look{Ref: n.Seq, Holds: holds, Template: t})
	for i, other := range r.notes.items {
		if i > r.notes.cursor && r.isStale(other.Seq) {
			r.notes.cursor = i
			break
		}
	}
	return cmd
}

// takeStale works out what was looked at, when there is another state, and lets what the round asks about be worked out when it is asked.
func (r *roomScreen) takeStale() {
	r.ready, r.staleKnown = nil, false
	r.looked = map[uint64]*incident.Card{}
	for _, c := range r.state.Cards {
		if c.Template == cards.Recheck && !c.Redacted && c.Stage != cards.StageWithdrawn {
			r.looked[incident.Number(c.Fields[cards.FieldAbout])] = c
		}
	}
}

// staleNow are the White notes that the round asks about: once for a state, in the array of the one before, for after a pivot that may be
// every note there is.
func (r *roomScreen) staleNow() []*incident.Note {
	if !r.staleKnown {
		r.stale, r.staleKnown = r.state.AppendStale(r.stale[:0], r.moment()), true
	}
	return r.stale
}

// isStale reports whether the round asks about the note of that number.
func (r *roomScreen) isStale(seq uint64) bool {
	_, is := slices.BinarySearchFunc(r.staleNow(), seq, func(n *incident.Note, seq uint64) int { return cmp.Compare(n.Seq, seq) })
	return is
}

// staleMark is what is said beside a White note that is asked about, or was.
func (r *roomScreen) staleMark(n *incident.Note) string {
	if r.isStale(n.Seq) {
		return "still true? " + widget.Age(r.moment().Sub(n.At)) + " old"
	}
	c := r.looked[n.Seq]
	switch {
	case c == nil:
		return ""
	case c.Stage == cards.StageNoLonger:
		return "no longer holds"
	case c.Stage == cards.StageHolds:
		return "holds " + widget.When(c.Opened, r.moment(), r.zone)
	}
	return ""
}

// staleSaid is what White asks in a round that carried something over (method, part B: which facts have gone stale?), "" when it is done.
func (r *roomScreen) staleSaid() string {
	if r.deskHat() != hats.White || r.tab != tabRoom || len(r.staleNow()) == 0 {
		return ""
	}
	what := itoa(len(r.stale)) + " White notes are"
	if len(r.stale) == 1 {
		what = "1 White note is"
	}
	if r.mode == ModeBrowse {
		return "still true? " + what + " carried over · y holds, n no longer"
	}
	return "still true? " + what + " carried over · esc, then y or n on each"
}
