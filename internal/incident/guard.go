package incident

import (
	"slices"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// A gate is asked where somebody goes through it. What is taken away afterwards, by a move back or an undo of somebody else, can leave
// a state behind that the gate would never have let in: so what follows looks at the state that events lead to.

// waits reports whether the hat that is on waits for a goal (A02).
func (s State) waits() bool {
	r := s.Round()
	return r != nil && s.NeedsGoal(r.Hat, r.Step)
}

// after returns the state that events of by lead to.
func (s State) after(events []Event, by string) State {
	f := folder{State: s}
	for i := range events {
		e := events[i]
		e.By, e.Seq = by, s.Seq+uint64(i)+1
		f.apply(&e)
	}
	return f.State
}

// keepsGoal refuses what takes the goal away under a hat that waits for one.
func (s State) keepsGoal(after State) error {
	if s.waits() || !after.waits() {
		return nil
	}
	return Errorf(CodeRefused, "%s waits for a goal, and there would be none", hats.Step{Hat: after.Round().Hat}.Title()).
		WithHint("set another one: /goal SENTENCE, or turn to Blue first: /hat blue")
}

// givesWay returns what lets the goal that stands give way to goal ref, which comes to stand: there is one at a time.
func (s State) givesWay(t cards.Template, ref uint64, stage string, now time.Time) []Event {
	if t.Name != cards.Goal || stage != cards.StageSet || s.Goal == nil || s.Goal.Seq == ref {
		return nil
	}
	return []Event{{Kind: KindCardMoved, At: now, Ref: s.Goal.Seq, Type: cards.StageRestated}}
}

// restates refuses to let a goal give way to none: it is the next one that does it, and an undo of that knows.
func restates(t cards.Template, stage string) error {
	if t.Name != cards.Goal || stage != cards.StageRestated {
		return nil
	}
	return Errorf(CodeRefused, "a goal is restated by the next one").WithHint("set that: /goal SENTENCE")
}

// standsAgain returns what lets the goal stand again that gave way to c, a goal that is set, when it came to stand.
func (s State) standsAgain(c *Card) []Event {
	if c.Template != cards.Goal || c.Stage != cards.StageSet {
		return nil
	}
	set := c.Moves[len(c.Moves)-1].At
	var old *Card
	for _, g := range s.CardsOf(cards.Goal) {
		last := g.Moves[len(g.Moves)-1]
		if g.Seq != c.Seq && g.Stage == cards.StageRestated && !g.Redacted && last.At.Equal(set) && (old == nil || !stoodBefore(g, old)) {
			old = g
		}
	}
	if old == nil {
		return nil
	}
	return []Event{{Kind: KindCardMoved, Ref: old.Seq, Type: cards.StageSet}}
}

// stoodBefore reports whether goal a came to stand before goal b did.
func stoodBefore(a, b *Card) bool {
	stood := func(c *Card) time.Time {
		for i := len(c.Moves) - 1; i >= 0; i-- {
			if c.Moves[i].Stage == cards.StageSet {
				return c.Moves[i].At
			}
		}
		return time.Time{}
	}
	return stood(a).Before(stood(b)) || stood(a).Equal(stood(b)) && a.Seq < b.Seq
}

// guarded refuses an undo that would leave what no command may: a card that lacks what its stage asks for, an answer that was opened and
// is another one then, another time of a promise that is late, two goals, a hat that waits for a goal, a close without what it asked for.
// Templates are all that the cards may be of.
func (s State) guarded(after State, events []Event, templates []cards.Template, at time.Time) error {
	for i := range events {
		before, now := s.Card(events[i].Ref), after.Card(events[i].Ref)
		if before == nil || now == nil || now.Redacted {
			continue
		}
		t, known := cards.Find(templates, now.Template)
		if !known {
			continue
		}
		if err := keepsSealed(t, before.Fields, changed(before, now)); err != nil {
			return err
		}
		if err := keepsPromise(t, before, now.Fields, at); err != nil {
			return err
		}
		if err := gate(t, now.Stage, now.Fields); err != nil && len(t.Missing(before.Stage, before.Fields)) == 0 {
			return err // a card that lacks something already, for its template asks for more since, may do so on
		}
	}
	if set := after.goalsSet(); set > 1 && set > s.goalsSet() { // a log from before they gave way to each other may have two
		return Errorf(CodeRefused, "another goal stands by now").WithHint("set it anew: /goal SENTENCE")
	}
	if !after.Closed.IsZero() && !after.OpenEnded && after.Restored.IsZero() && !s.Restored.IsZero() {
		return Errorf(CodeRefused, "the incident was closed with its business restored").WithHint("reopen it first: /reopen")
	}
	return s.keepsGoal(after)
}

// goalsSet counts the goals that are set.
func (s State) goalsSet() int {
	return len(slices.DeleteFunc(s.CardsOf(cards.Goal), func(c *Card) bool { return c.Stage != cards.StageSet }))
}

// changed returns the fields that are other ones in now, empty those that are gone.
func changed(before, now *Card) map[string]string {
	out := map[string]string{}
	for name, v := range now.Fields {
		if before.Fields[name] != v {
			out[name] = v
		}
	}
	for name := range before.Fields {
		if now.Fields[name] == "" {
			out[name] = ""
		}
	}
	return out
}
