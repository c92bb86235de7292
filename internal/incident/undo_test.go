package incident

import (
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// undoCases are about acts that are not on notes; those on notes stand in noteCases.
func undoCases() []decideCase {
	undo := Undo{By: "ana"}
	plain := "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"
	one := "open, round 1 white 1/7, 0 notes, 1 cards, 2 here"
	goals, decisions := template(cards.Goal), template(cards.Decision)
	three := "open, round 1 white 1/7, 0 notes, 0 cards, 3 here"
	return []decideCase{
		{name: "undo restored", given: begun(noted("x"), Restore{Words: "flows"}), when: undo, want: "incident.unrestored undoes=7", after: "open, round 1 white 1/7, 1 notes, 0 cards, 2 here"},
		{name: "undo a correction of restored", given: begun(Restore{At: start, Words: "flows"}, Restore{Words: "all of it"}), when: undo, want: `incident.unrestored "flows" at="2031-03-14T13:00:00.000Z" undoes=7`, after: "restored, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "undo cured", given: begun(Cure{Words: "a lock"}), when: undo, want: "incident.uncured undoes=6", after: plain},
		{name: "undo a correction of cured", given: begun(Cure{At: start}, Cure{}), when: undo, want: `incident.uncured at="2031-03-14T13:00:00.000Z" undoes=7`, after: plain},
		{name: "undo restored that bo corrected", given: begun(Restore{}, as{"bo", Restore{At: start}}), when: undo, code: CodeRefused, message: "your last act was: business restored; it was changed again since", hint: "/restored TIME"},
		{name: "undo cured that bo corrected", given: begun(Cure{}, as{"bo", Cure{At: start}}), when: undo, code: CodeRefused, message: "cause cured; it was changed again since", hint: "/cured TIME"},
		{name: "undo a close", given: ended(), when: undo, want: `incident.reopened "undone" undoes=8`, after: "restored, round 1 white 1/7, 0 notes, 1 cards, 2 here"},
		{name: "undo a close that bo took back", given: ended(as{"bo", Reopen{}}), when: undo, code: CodeRefused, message: "the incident closed; it was changed again since", hint: "/reopen"},
		{name: "undo a close that bo closed anew", given: ended(as{"bo", Reopen{}}, as{"bo", Close{}}), when: undo, code: CodeRefused, message: "the incident closed; it was changed again since", hint: "/reopen"},
		{name: "undo a reopening", given: ended(Reopen{}), when: undo, code: CodeRefused, message: "the incident opened again; that stays", hint: "/close"},

		{name: "undo a turn of the hat", given: begun(noted("x"), TurnHat{Forward: true}), when: undo, want: "hat.changed step=0 white undoes=7", after: "open, round 1 white 1/7, 1 notes, 0 cards, 2 here"},
		{name: "undo a turn that bo turned on", given: begun(TurnHat{Forward: true}, as{"bo", TurnHat{Step: 6}}), when: undo, code: CodeRefused, message: "your last act was: turned to Blue; it was changed again since", hint: "/back"},
		{name: "undo a turn of a round that is over", given: begun(TurnHat{Forward: true}, as{"bo", OpenRound{Order: crisis()}}, as{"bo", TurnHat{Forward: true}}), when: undo, code: CodeRefused, message: "turned to Blue; it was changed", hint: "/hat NAME"},
		{name: "undo a turn after the close", given: begun(TurnHat{Forward: true}, as{"bo", Close{OpenEnded: true, Reason: "x"}}), when: undo, code: CodeRefused, message: "closed", hint: "/reopen"},
		{name: "undo two more minutes", given: begun(noted("x"), Extend{}), when: undo, code: CodeRefused, message: "your last act was: two minutes more for the hat; that stays", hint: "/retract #12"},
		{name: "undo a round", given: begun(noted("x"), OpenRound{Order: crisis()}), when: undo, code: CodeRefused, message: "a new round opened; that stays", hint: "/round ORDER"},
		{name: "undo the turn after a round", given: begun(OpenRound{Order: crisis()}, TurnHat{Forward: true}), when: undo, want: "hat.changed step=0 white undoes=8", after: "open, round 2 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "undo a swap", given: begun(SwapBlackYellow{}), when: undo, want: "round.reordered [WBRKYGB] undoes=6", after: plain},
		{name: "undo a swap once the round went on", given: begun(SwapBlackYellow{}, as{"bo", TurnHat{Forward: true}}), when: undo, code: CodeRefused, message: "Black and Yellow exchanged; it was changed", hint: "/hat NAME"},

		{name: "undo a decision", given: begun(noted("x"), decision("restart")), when: undo, want: `card.moved #7 withdrawn "undone" undoes=7`, after: "open, round 1 white 1/7, 1 notes, 1 cards, 2 here"},
		{name: "undo a goal", given: begun(goal("flow by nine")), when: undo, want: `card.moved #6 withdrawn "undone" undoes=6`, after: one},
		{name: "undo a goal that another gave way to", given: begun(goal("flow by nine"), goal("all by ten")), when: undo, want: "card.moved #7 withdrawn \"undone\" undoes=7\ncard.moved #6 set undoes=7", after: "open, round 1 white 1/7, 0 notes, 2 cards, 2 here, goal flow by nine"},
		{name: "undo a goal that came after none", given: begun(goal("flow by nine"), goal("all by ten"), MoveCard{Ref: 7, Template: goals, Stage: cards.StageWithdrawn}, goal("by noon")), when: undo, want: `card.moved #10 withdrawn "undone" undoes=10`, after: "open, round 1 white 1/7, 0 notes, 3 cards, 2 here"},
		{name: "undo a decision that bo did", given: begun(decision("restart"), as{"bo", MoveCard{Ref: 6, Template: decisions, Stage: cards.StageDone}}), when: undo, code: CodeRefused, message: "decision #6 recorded; it was changed again since", hint: "/retract #NUMBER"},
		{name: "undo what was done", given: begun(decision("restart"), MoveCard{Ref: 6, Template: decisions, Stage: cards.StageDone}), when: undo, want: `card.moved #6 decided "undone" undoes=7`, after: one},
		{name: "undo a restated goal set again", given: begun(goal("flow by nine"), goal("all by ten"), MoveCard{Ref: 6, Template: goals, Stage: cards.StageSet}), when: undo, want: "card.moved #6 restated \"undone\" undoes=9\ncard.moved #7 set undoes=9", after: "open, round 1 white 1/7, 0 notes, 2 cards, 2 here, goal all by ten"},
		{name: "undo a goal taken back for which there is another", given: begun(goal("flow by nine"), MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn}, as{"bo", goal("all by ten")}), when: undo, code: CodeRefused, message: "goal #6 moved; another goal stands", hint: "/goal SENTENCE"},
		{name: "undo the goal that Black needs", given: begun(goal("flow by nine"), as{"bo", TurnHat{Hat: hats.Black}}), when: undo, code: CodeRefused, message: "goal #6 recorded; Black waits for a goal", hint: "/goal SENTENCE"},
		{name: "undo a turn to White after the goal went", given: begun(goal("flow"), TurnHat{Hat: hats.Red}, as{"bo", TurnHat{Hat: hats.White}}, as{"cy", MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn}}), when: Undo{By: "bo"}, code: CodeRefused, message: "turned to White; Red waits for a goal", hint: "/goal"},
		{name: "undo what another stage needs by now", given: begun(OpenCard{Template: decisions, Fields: fields(cards.FieldDecision, "restart")}, FillCard{Ref: 6, Template: decisions, Fields: fields(cards.FieldOwner, "bo", cards.FieldDue, "2031-03-14T15:00:00Z")}, as{"bo", MoveCard{Ref: 6, Template: decisions, Stage: cards.StageDecided}}), when: undo, code: CodeRefused, message: "decision #6 written anew; a decision that is decided needs: owner, by", hint: "Who has it?"},
		{name: "undo an answer that is open", given: begun(goal("flow"), FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldOurs, "fault")}, as{"bo", FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldTheirs, "business")}}), when: undo, code: CodeRefused, message: "lead's own answer was opened", hint: "note"},
		{name: "undo what opened an answer", given: begun(goal("flow"), FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldOurs, "fault")}, as{"bo", FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldTheirs, "business")}}), when: Undo{By: "bo"}, code: CodeRefused, message: "opened lead's own answer", hint: "instead"},
		{name: "undo an answer that is sealed", given: begun(goal("flow"), FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldOurs, "fault")}), when: undo, want: `card.filled #6 our_answer="" undoes=7`, after: one + ", goal flow"},
		{name: "undo the end that a close stands on", given: begun(decision("restart"), Restore{}, as{"bo", Close{}}), when: undo, code: CodeRefused, message: "business restored; the incident was closed with its business restored", hint: "/reopen"},
		{name: "undo an end behind an open-ended close", given: begun(Restore{}, as{"bo", Close{OpenEnded: true, Reason: "sold"}}), when: undo, want: `incident.unrestored undoes=6`, after: "closed, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "undo a goal taken back", given: begun(goal("flow by nine"), MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn}), when: undo, want: `card.moved #6 set "undone" undoes=7`, after: one + ", goal flow by nine"},
		{name: "undo what was done after the close", given: append(begun(decision("restart"), Restore{}, MoveCard{Ref: 6, Template: decisions, Stage: cards.StageDone}), as{"bo", Close{}}), when: undo, code: CodeRefused, message: "closed", hint: "/reopen"},
		{name: "undo other words of a decision", given: begun(decision("restart"), FillCard{Ref: 6, Template: decisions, Fields: fields(cards.FieldDecision, "restore")}), when: undo, want: `card.filled #6 decision="restart" undoes=7`, after: one},
		{name: "undo a field that was empty", given: begun(goal("flow"), FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldSaidBy, "CIO")}), when: undo, want: `card.filled #6 said_by="" undoes=7`, after: one + ", goal flow"},
		{name: "undo other words that bo wrote anew", given: begun(goal("flow"), FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldGoal, "a")}, as{"bo", FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldGoal, "b")}}), when: undo, code: CodeRefused, message: "goal #6 written anew; it was changed again since", hint: "/revise"},

		{name: "undo a person", given: begun(Join{Name: "Cy", Seat: "scribe"}), when: undo, want: "person.left @Cy undoes=6", after: plain},
		{name: "undo another seat", given: begun(Join{Name: "bo", Seat: "scribe"}), when: undo, want: `person.changed @bo seat="dba" undoes=6`, after: plain},
		{name: "undo who left", given: begun(Leave{Name: "bo"}), when: undo, want: "person.joined @bo undoes=6", after: plain},
		{name: "undo a person that bo sent away", given: begun(Join{Name: "Cy"}, as{"bo", Leave{Name: "Cy"}}), when: undo, code: CodeRefused, message: "Cy put on the roster; it was changed", hint: "/leave NAME"},
		{name: "undo a person after a declaration without a round", given: []Command{Declare{Title: "x", People: []Join{{Name: "ana"}}}, Join{Name: "Cy"}}, when: undo, want: "person.left @Cy undoes=3", after: "open, 0 notes, 0 cards, 1 here"},
		{name: "undo what is said of it", given: begun(Describe{Title: ptr("Policies stuck"), Severity: ptr(1), Seen: "yes"}), when: undo, want: `incident.edited seen="" severity="2" title="Queue stuck" undoes=6`, after: plain},
		{name: "undo what is said of it, said anew by bo", given: begun(Describe{Title: ptr("a")}, as{"bo", Describe{Title: ptr("b")}}), when: undo, code: CodeRefused, message: "the incident described anew; it was changed", hint: "/title"},
		{name: "undo what bo's change of another field left alone", given: begun(Describe{Title: ptr("a")}, as{"bo", Describe{Severity: ptr(4)}}), when: undo, want: `incident.edited title="Queue stuck" undoes=6`, after: plain},
		{name: "undo after somebody else's act", given: begun(Join{Name: "Cy"}, as{"bo", Extend{}}), when: undo, want: "person.left @Cy undoes=6", after: plain},
		{name: "undo a declaration", given: begun(), when: undo, code: CodeRefused, message: "nothing of yours", hint: "/retract"},
		{name: "undo an act twice", given: begun(Join{Name: "Cy"}, Join{Name: "Di"}, undo), when: undo, want: "person.left @Cy undoes=6", after: three[:len(three)-len("3 here")] + "2 here"},
	}
}

// TestUndoHat: the place in the order and the missing goal are as before, so that what comes next is what would have come.
func TestUndoHat(t *testing.T) {
	_, s := play(t, begun(TurnHat{Hat: hats.White, Step: 0, Forward: true}, TurnHat{Hat: hats.Green, NoGoal: true}, Undo{By: "ana"})...)
	if r := s.Round(); r.Step != 1 || r.Place != 1 || r.NoGoal || !s.NeedsGoal(hats.Red, 2) {
		t.Errorf("%+v", r)
	}
	two := hats.Order{Name: "two", Steps: crisis().Steps[:2]}
	_, s = play(t, Declare{Title: "x", Order: two}, goal("flow"), TurnHat{Hat: hats.Green}, TurnHat{Forward: true}, Undo{By: "ana"})
	if r := s.Round(); r.Hat != hats.Green || r.Step != -1 || r.Place != 0 {
		t.Errorf("outside the order: %+v", r)
	}
}

// TestUndoEnds: what stood before stands again, in the summary too, one after the other.
func TestUndoEnds(t *testing.T) {
	log, s := play(t, begun(Restore{At: start, Words: "first"}, Restore{Words: "second"}, Cure{At: start, Words: "lock"}, Cure{Words: "locks"})...)
	var sum Summary
	for _, e := range log {
		sum = sum.Apply(e)
	}
	for i, want := range []struct{ restored, cured time.Time }{
		{start.Add(2 * time.Minute), start}, {start.Add(2 * time.Minute), time.Time{}}, {start, time.Time{}}, {},
	} {
		events, err := do(s, Undo{By: "ana"}, now)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			s, sum = s.Apply(e), sum.Apply(e)
		}
		if s.Restored != want.restored || s.Cured != want.cured || sum.Restored != want.restored || sum.Cured != want.cured {
			t.Errorf("undo %d: restored %v, cured %v; in the summary %v, %v", i, s.Restored, s.Cured, sum.Restored, sum.Cured)
		}
		if i == 2 && s.RestoredWords != "first" || i == 0 && s.CuredWords != "lock" || i == 3 && s.RestoredWords != "" {
			t.Errorf("undo %d: words %q and %q", i, s.RestoredWords, s.CuredWords)
		}
	}
}

// TestUndoOfTomorrow: an act that this version does not know is not reached past.
func TestUndoOfTomorrow(t *testing.T) {
	_, s := play(t, begun(noted("x"))...)
	s = s.Apply(Event{Seq: 7, Kind: "contact.made", By: "ana"})
	if _, err := Decide(s, Undo{By: "ana"}, now); CodeOf(err) != CodeRefused || !strings.Contains(err.Error(), "newer warroom") || HintOf(err) == "" {
		t.Errorf("%v", err)
	}
}

// TestWithdrawn: what was taken back is owed no longer.
func TestWithdrawn(t *testing.T) {
	withdraw := MoveCard{Ref: 6, Template: template(cards.Decision), Stage: cards.StageWithdrawn}
	for _, c := range []Command{withdraw, Undo{By: "ana"}} {
		_, s := play(t, begun(decision("restart"), c)...)
		for _, clock := range Clocks(s, now) {
			if clock.Of == ClockDecision {
				t.Errorf("after %T it still runs out: %+v", c, clock)
			}
		}
		if len(s.Decided()) != 0 {
			t.Errorf("after %T: %d decisions", c, len(s.Decided()))
		}
	}
	_, s := play(t, begun(goal("flow"), MoveCard{Ref: 6, Template: template(cards.Goal), Stage: cards.StageWithdrawn})...)
	if s.Goal != nil {
		t.Errorf("a goal that was taken back stands: %+v", s.Goal)
	}
}

func TestSample(t *testing.T) {
	for _, is := range []bool{true, false} {
		log, s := play(t, Declare{Title: "x", Sample: is})
		if sum := (Summary{}).Apply(log[0]); s.Sample != is || sum.Sample != is {
			t.Errorf("declared as a sample %v: %v in the state, %v in the summary", is, s.Sample, sum.Sample)
		}
	}
}

func TestSpoken(t *testing.T) {
	berlin := time.FixedZone("", 3600)
	for _, c := range []struct {
		at   time.Time
		zone *time.Location
		want string
	}{
		{now, nil, "today 14:00"},
		{now, berlin, "today 15:00"},
		{now.Add(-14*time.Hour - time.Minute), nil, "yesterday 23:59"},
		{now.Add(-14*time.Hour - time.Minute), berlin, "today 00:59"},
		{now.Add(13 * time.Hour), nil, "tomorrow 03:00"},
		{now.AddDate(0, 0, 2), nil, "2031-03-16 14:00"},
	} {
		if got := Spoken(c.at, now, c.zone); got != c.want {
			t.Errorf("%v in %v: %q, want %q", c.at, c.zone, got, c.want)
		}
	}
}

// TestUndoGoalOfAMoment: of goals that gave way to one another in the same moment, the last one stands again, and it alone.
func TestUndoGoalOfAMoment(t *testing.T) {
	_, s := play(t, begun()...)
	for _, c := range []Command{goal("flow by nine"), goal("all by ten"), goal("by noon"), Undo{By: "ana"}} {
		events, err := do(s, c, now)
		if err != nil {
			t.Fatal(err)
		}
		s = Fold(s, events)
	}
	if s.Goal != s.Card(7) || s.Card(6).Stage != cards.StageRestated {
		t.Errorf("the goal is %+v, the first one %s", s.Goal, s.Card(6).Stage)
	}
}

// TestUndoOfADue: a time that is set back was not moved, by whichever way it came.
func TestUndoOfADue(t *testing.T) {
	tpl := template(cards.Commitment)
	open := func(due string) Command {
		return OpenCard{Template: tpl, Fields: fields(cards.Commitment, "call them", cards.FieldDue, due)}
	}
	early, late := "2031-03-14T13:30:00Z", "2031-03-14T15:00:00Z"
	for name, given := range map[string][]Command{
		"the first one":        {open(""), filled(6, tpl, cards.FieldDue, early)},
		"one that was moved":   {open(late), filled(6, tpl, cards.FieldDue, early)},
		"one that was cleared": {open(late), filled(6, tpl, cards.FieldDue, "")},
	} {
		_, s := play(t, begun(given...)...)
		events, err := do(s, Undo{By: "ana"}, now)
		if c := Fold(s, events).Card(6); err != nil || len(c.Dues) != 0 || c.Standing(now) != StandOpen {
			t.Errorf("%s, undone: moved %d times, %s, %v", name, len(c.Dues), c.Standing(now), err)
		}
	}
}

// TestUndoWithTwoGoals: a log from before goals gave way to each other may have two that are set; that is no reason against an undo.
func TestUndoWithTwoGoals(t *testing.T) {
	_, s := play(t, begun(goal("flow"))...)
	s = s.Apply(Event{Kind: KindCardOpened, Seq: s.Seq + 1, At: now, Recorded: now, By: "bo", Name: cards.Goal, Type: cards.StageSet, Fields: fields(cards.FieldGoal, "sales")})
	events, err := do(s, Join{Name: "cy"}, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Decide(Fold(s, events), Undo{By: "ana"}, now); err != nil {
		t.Error(err, HintOf(err))
	}
}
