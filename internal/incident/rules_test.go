package incident

import (
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

func moveTo(ref uint64, template cards.Template, stage string, fields ...string) MoveCard {
	values := map[string]string{}
	for i := 0; i+1 < len(fields); i += 2 {
		values[fields[i]] = fields[i+1]
	}
	return MoveCard{Ref: ref, Template: template, Stage: stage, Fields: values}
}

func filled(ref uint64, template cards.Template, fields ...string) FillCard {
	return FillCard{Ref: ref, Template: template, Fields: moveTo(0, template, "", fields...).Fields}
}

// TestRulesOfCards: what a template's data cannot say alone. Each case is refused with these words, or taken when they are "".
func TestRulesOfCards(t *testing.T) {
	tDecision, tApproach, tGoal, tChange := template(cards.Decision), template(cards.Approach), template(cards.Goal), template(cards.Change)
	tripped := begun(approach(cards.FieldApart, cards.Distinct))
	on := func(fields ...string) MoveCard {
		return moveTo(6, tApproach, cards.StageExtended, append([]string{cards.FieldWhyOn, "a lead", cards.FieldTripwire, "2031-03-14T14:30:00Z"}, fields...)...)
	}
	again := func(at string) MoveCard {
		return moveTo(6, tApproach, cards.StageExtendedAgain, cards.FieldStartToday, cards.Yes, cards.FieldWhyOn, "nearly "+at, cards.FieldTripwire, "2031-03-14T"+at+":00Z")
	}
	reopened := moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "the spare is gone")
	for _, c := range []struct {
		name  string
		given []Command
		when  Command
		want  string
	}{
		{"a decision is opened again by words: they become a fact", begun(decision("restart")), reopened, ""},
		{"not without a fact", begun(decision("restart")), moveTo(6, tDecision, cards.StageReopened), "new fact"},
		{"nor a second time by the same one", begun(decision("restart"), reopened, moveTo(6, tDecision, cards.StageDecided)), reopened, "anew: new fact"},
		{"by another one", begun(decision("restart"), reopened, moveTo(6, tDecision, cards.StageDecided)), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "the link is up"), ""},
		{"by the number of a newer fact", begun(decision("restart"), noted("the spare is gone")), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "#7"), ""},
		{"not of an older one", begun(noted("lag"), decision("restart")), moveTo(7, tDecision, cards.StageReopened, cards.FieldNewFact, "#6"), "no fact that has come in since"},
		{"nor of an assumption", begun(decision("restart"), AddNote{Text: "a bug", Kind: Assumption}), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "#7"), "no fact that has come in since"},
		{"nor of a note under Red", begun(decision("restart"), AddNote{Text: "fear", Hat: hats.Red}), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "#7"), "no fact that has come in since"},
		{"a fact that came in before it was done is new too", begun(decision("restart"), noted("the spare is gone"), moveTo(6, tDecision, cards.StageDone)), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "#7"), ""},
		{"one that was decided on anew is not", begun(decision("restart"), noted("the spare is gone"), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "#7"), moveTo(6, tDecision, cards.StageDecided)), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "#7 again"), "no fact that has come in since"},
		{"nor one whose words are gone", begun(decision("restart"), noted("the spare is gone"), Redact{Ref: 7}), moveTo(6, tDecision, cards.StageReopened, cards.FieldNewFact, "#7"), "no fact that has come in since"},
		{"no decision begins as opened again", begun(), OpenCard{Template: tDecision, Stage: cards.StageReopened, Fields: map[string]string{cards.FieldDecision: "x", cards.FieldNewFact: "y"}}, "cannot begin as reopened"},

		{"an approach goes on", tripped, on(), ""},
		{"with a new time", tripped, on(cards.FieldTripwire, "2031-03-14T13:30:00Z"), "anew: tripwire"},
		{"and a reason", tripped, moveTo(6, tApproach, cards.StageExtended, cards.FieldTripwire, "2031-03-14T14:30:00Z"), "why go on"},
		{"and whether the two are the same", begun(approach()), on(), "business back and fault cured"},
		{"what was filled in before the move counts", append(tripped, filled(6, tApproach, cards.FieldWhyOn, "a lead", cards.FieldTripwire, "2031-03-14T14:30:00Z")), moveTo(6, tApproach, cards.StageExtended), ""},
		{"the second time it is asked whether one would start it today", append(tripped, on()), on(cards.FieldTripwire, "2031-03-14T15:30:00Z"), "extended already"},
		{"that is answered", append(tripped, on()), again("15:30"), ""},
		{"each time anew", append(tripped, on(), again("15:30")), moveTo(6, tApproach, cards.StageExtendedAgain, cards.FieldWhyOn, "soon", cards.FieldTripwire, "2031-03-14T16:30:00Z"), "anew: start it today"},
		{"and then once more", append(tripped, on(), again("15:30"), filled(6, tApproach, cards.FieldStartToday, cards.No)), again("16:30"), ""},
		{"after the second time there is no first one", append(tripped, on(), again("15:30")), on(cards.FieldTripwire, "2031-03-14T17:30:00Z"), "was extended once already"},

		{"one that was undone was none", append(tripped, on(), Undo{By: "ana"}), on(), ""},
		{"for the same reason", append(tripped, on(), Undo{By: "ana"}, Undo{By: "ana"}), on(), ""},

		{"the lead's answer is sealed first", begun(goal("flow")), filled(6, tGoal, cards.FieldOurs, "fault"), ""},
		{"not with theirs", begun(goal("flow")), filled(6, tGoal, cards.FieldOurs, "fault", cards.FieldTheirs, "business"), "is sealed before"},
		{"nor after it", begun(goal("flow"), filled(6, tGoal, cards.FieldTheirs, "business")), filled(6, tGoal, cards.FieldOurs, "business"), "is sealed before"},
		{"nor changed once it is open", begun(goal("flow"), filled(6, tGoal, cards.FieldOurs, "fault"), filled(6, tGoal, cards.FieldTheirs, "business")), filled(6, tGoal, cards.FieldOurs, "business"), "stays as it was"},
		{"it may be thought over until then", begun(goal("flow"), filled(6, tGoal, cards.FieldOurs, "fault")), filled(6, tGoal, cards.FieldOurs, "business"), ""},

		{"a plan is used again once it is proven", begun(swapOptics(cards.StageRunning)), Reuse{Ref: 6, Template: tChange}, "not proven yet"},
		{"then it is", begun(swapOptics(cards.StageRunning, cards.FieldProven, cards.Yes)), Reuse{Ref: 6, Template: tChange, Text: "the other site"}, ""},

		{"a goal is none", begun(goal("flow"), filled(6, tGoal, cards.FieldOurs, "fault"), filled(6, tGoal, cards.FieldTheirs, "both")), Reuse{Ref: 6, Template: tGoal}, "only a plan that can be proven"},

		{"a White note is looked at again", begun(noted("lag is 40 s")), Look{Ref: 6, Template: template(cards.Recheck)}, ""},
		{"no other", begun(AddNote{Hat: hats.Black, Text: "it may fail"}), Look{Ref: 6, Template: template(cards.Recheck)}, "no White note"},
		{"and none that is not there", begun(), Look{Ref: 6, Template: template(cards.Recheck)}, "no note 6"},
	} {
		_, s := play(t, c.given...)
		events, err := Decide(s, c.when, now)
		if c.want == "" && (err != nil || len(events) == 0) || c.want != "" && (CodeOf(err) == "" || !strings.Contains(err.Error(), c.want) || HintOf(err) == "") {
			t.Errorf("%s: %d events, %v (%s)", c.name, len(events), err, HintOf(err))
		}
	}
}

// TestReopenedByWords: what is said to be new is a White note from then on.
func TestReopenedByWords(t *testing.T) {
	_, s := play(t, begun(decision("restart"), moveTo(6, template(cards.Decision), cards.StageReopened, cards.FieldNewFact, "the spare is gone"))...)
	last := s.Notes[len(s.Notes)-1]
	if last.Text != "the spare is gone" || last.Hat != hats.White || last.Kind != Fact || len(s.Decided()) != 0 {
		t.Errorf("note %+v, decided %d", last, len(s.Decided()))
	}
}

// TestReuse: a plan goes on to the next change; what happened to the first one does not.
func TestReuse(t *testing.T) {
	_, s := play(t, begun(swapOptics(cards.StageRunning, cards.FieldProven, cards.Yes, cards.FieldUltimatum, "one more try"), Reuse{Ref: 6, Template: template(cards.Change), Text: "the other site"})...)
	c := s.Card(7)
	if c == nil || c.Stage != cards.StageDraft || c.Fields[cards.Change] != "the other site" || c.Fields[cards.FieldBackOut] != "old optics" {
		t.Fatalf("%+v", c)
	}
	for _, f := range []string{cards.FieldNoReturn, cards.FieldWindowStart, cards.FieldProven, cards.FieldUltimatum} {
		if c.Fields[f] != "" {
			t.Errorf("%s goes on: %q", f, c.Fields[f])
		}
	}
}

// TestStale: a round after the first asks about what it carries over, until somebody looked.
func TestStale(t *testing.T) {
	look := template(cards.Recheck)
	story := begun(
		noted("lag is 40 s"), AddNote{Text: "it is the cache", Kind: Assumption}, AddNote{Text: "who holds the key", Kind: Question},
		noted("the link is down"), AddNote{Text: "it may fail", Hat: hats.Black},
	)
	_, s := play(t, story...)
	if got := s.Stale(now.Add(time.Hour)); len(got) != 0 {
		t.Errorf("the first round asks about %d", len(got))
	}
	_, s = play(t, append(story, pivot("no part"))...)
	if got := s.Stale(start.Add(10 * time.Minute)); len(got) != 1 || got[0].Seq != 7 {
		t.Errorf("what is fresh is asked about: %d", len(got))
	}
	later := start.Add(10*time.Minute + StaleAfter)
	if got := s.Stale(later); len(got) != 3 || got[0].Seq != 6 || got[2].Seq != 9 {
		t.Errorf("%d notes are stale: %+v", len(got), got)
	}
	_, s = play(t, append(story, pivot("no part"), Look{Ref: 6, Holds: true, Template: look}, Look{Ref: 7, How: "asked", Template: look}, Undo{By: "ana"}, Look{Ref: 9, Template: look})...)
	if got := s.Stale(later); len(got) != 1 || got[0].Seq != 7 {
		t.Errorf("after the looks: %+v", got)
	}
	if c := s.Recheck(9); c == nil || c.Stage != cards.StageNoLonger || s.Recheck(7) != nil || s.Recheck(6).Fields[cards.Recheck] != "lag is 40 s" {
		t.Errorf("looks: %+v", c)
	}
	buffer := make([]*Note, 0, 8)
	if got := s.AppendStale(buffer, later); len(got) != 1 || &got[0] != &buffer[:1][0] {
		t.Errorf("the array is not used again: %+v", got)
	}
}

// TestStanding: kept, late, moved and broken follow from when the time was moved and when it was done.
func TestStanding(t *testing.T) {
	task := template(cards.Commitment)
	at := func(clock string) string { return "2031-03-14T" + clock + ":00Z" }
	open := OpenCard{Template: task, Fields: map[string]string{cards.Commitment: "write it up", cards.FieldDue: at("13:30"), cards.FieldOwner: "bo"}}
	due := func(clock string) FillCard { return filled(6, task, cards.FieldDue, at(clock)) }
	done := moveTo(6, task, cards.StageDone)
	for _, c := range []struct {
		name  string
		steps map[string]Command // by the clock
		at    string
		want  Standing
	}{
		{"in time", nil, "13:29", StandOpen},
		{"past it", nil, "13:31", StandLate},
		{"moved before", map[string]Command{"13:20": due("14:00")}, "13:40", StandMoved},
		{"moved after: late stays late", map[string]Command{"13:40": due("14:00")}, "13:50", StandLate},
		{"done in time", map[string]Command{"13:20": done}, "15:00", StandKept},
		{"done late", map[string]Command{"13:40": done}, "15:00", StandTardy},
		{"moved, then done in time", map[string]Command{"13:20": due("14:00"), "13:40": done}, "15:00", StandKept},
		{"moved after, then done", map[string]Command{"13:40": due("14:00"), "13:50": done}, "15:00", StandTardy},
		{"checked later than due", map[string]Command{"13:20": done, "14:50": moveTo(6, task, cards.StageChecked, cards.FieldCheckedBy, "ana")}, "15:00", StandKept},
		{"broken", map[string]Command{"13:20": moveTo(6, task, cards.StageBroken)}, "15:00", StandBroken},
		{"taken back", map[string]Command{"13:20": moveTo(6, task, cards.StageWithdrawn)}, "15:00", StandGone},
		{"a move that was undone", map[string]Command{"13:40": due("14:00"), "13:41": Undo{By: "ana"}}, "13:42", StandLate},
	} {
		_, s := play(t, begun(open)...)
		for _, clock := range []string{"13:20", "13:40", "13:41", "13:50", "14:50"} {
			if cmd, ok := c.steps[clock]; ok {
				events, err := do(s, cmd, utc(at(clock)))
				if err != nil {
					t.Fatalf("%s: %v", c.name, err)
				}
				s = Fold(s, events)
			}
		}
		if got := s.Card(6).Standing(utc(at(c.at))); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestCheckedByAnother: whoever owes a thing, or was handed it, does not check it; nor does the same person by their seat.
func TestCheckedByAnother(t *testing.T) {
	task := template(cards.Commitment)
	open := func(fields ...string) OpenCard {
		return OpenCard{Template: task, Fields: moveTo(0, task, "", append([]string{cards.Commitment, "write it up", cards.FieldOwner, "Bea"}, fields...)...).Fields}
	}
	check := func(who string) MoveCard { return moveTo(7, task, cards.StageChecked, cards.FieldCheckedBy, who) }
	done := moveTo(7, task, cards.StageDone)
	for _, c := range []struct {
		name string
		open OpenCard
		last Command
		ok   bool
	}{
		{"the owner", open(), check("Bea"), false},
		{"the owner in other letters", open(), check("bea"), false},
		{"the owner by the seat", open(), check("bench"), false},
		{"to whom it was handed", open(cards.FieldHandedTo, "Carl"), check("carl"), false},
		{"the owner of a thing handed on", open(cards.FieldHandedTo, "Carl"), check("Bea"), false},
		{"somebody else", open(), check("Carl"), true},
	} {
		_, s := play(t, append(begun(Join{Name: "Bea", Seat: "bench"}), c.open, done)...)
		_, err := do(s, c.last, now)
		if (err == nil) != c.ok || !c.ok && !strings.Contains(err.Error(), "cannot check it") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	_, s := play(t, append(begun(Join{Name: "Bea", Seat: "bench"}), open(), done, check("Carl"))...)
	if _, err := do(s, filled(7, task, cards.FieldCheckedBy, "Bea"), now); CodeOf(err) != CodeRefused {
		t.Errorf("afterwards: %v", err)
	}
}

func utc(s string) time.Time {
	t, _ := time.Parse(time.RFC3339, s)
	return t
}

func TestOrphan(t *testing.T) {
	task := template(cards.Commitment)
	open := func(fields ...string) OpenCard {
		return OpenCard{Template: task, Fields: moveTo(0, task, "", append([]string{cards.Commitment, "write it up"}, fields...)...).Fields}
	}
	_, s := play(t, begun(decision("restart"), open(), open(cards.FieldPartOf, "#6"), open(cards.FieldPartOf, "#99"), open(cards.FieldKind, cards.KindFollowUp))...)
	for seq, want := range map[uint64]bool{6: false, 7: true, 8: false, 9: true, 10: false} {
		if got := s.Orphan(s.Card(seq)); got != want {
			t.Errorf("#%d is an orphan: %v", seq, got)
		}
	}
}

func TestEffort(t *testing.T) {
	_, s := play(t, begun(approach(cards.FieldPeople, "3"))...)
	if people, spent := s.Card(6).Effort(start.Add(3 * time.Hour)); people != 3 || spent != 2*time.Hour+59*time.Minute {
		t.Errorf("%d people, %s", people, spent)
	}
	_, s = play(t, begun(approach(), filled(6, template(cards.Approach), cards.FieldSpent, "5h0m0s"))...)
	if people, spent := s.Card(6).Effort(start.Add(time.Hour)); people != 0 || spent != 5*time.Hour+58*time.Minute {
		t.Errorf("%d people, %s", people, spent)
	}
}

// TestReady: the five moves are ticked by what was written down, nothing else.
func TestReady(t *testing.T) {
	made := func(s State) (out []string) {
		for _, tick := range s.Ready() {
			if tick.Done {
				out = append(out, tick.Name)
			} else if tick.Ask == "" {
				t.Errorf("%s does not say what would make it", tick.Name)
			}
		}
		return out
	}
	_, s := play(t, begun(goal("flow"))...)
	if got := made(s); len(got) != 0 || s.Undecided(start.Add(21*time.Minute)) != 20*time.Minute {
		t.Errorf("at the start: %v, undecided for %s", got, s.Undecided(start.Add(21*time.Minute)))
	}
	_, s = play(t, begun(goal("flow"), filled(6, template(cards.Goal), cards.FieldTheirs, "both"), AddNote{Text: "told them", Tags: []string{"customer"}}, Join{Name: "zoe", Seat: "liaison"}, approach(), decision("restart"))...)
	if got := strings.Join(made(s), " "); got != "view call team leader execute" || s.Undecided(now) != 0 {
		t.Errorf("all made: %q", got)
	}
}

// TestTakenUp: what is for afterwards is not taken up in the middle of it.
func TestTakenUp(t *testing.T) {
	tpl := template(cards.Parked)
	park := func(kind string) OpenCard {
		return OpenCard{Template: tpl, Fields: moveTo(0, tpl, "", cards.Parked, "two sites", cards.FieldKind, kind, "outcome", "a project", cards.FieldComponent, "DNS").Fields}
	}
	up := moveTo(6, tpl, cards.StageTakenUp)
	for _, c := range []struct {
		given   []Command
		refused bool
	}{{begun(park("redesign")), true}, {begun(park("idea")), false}, {begun(park("redesign"), Restore{}), false}} {
		_, s := play(t, c.given...)
		if _, err := Decide(s, up, now); (err != nil) != c.refused {
			t.Errorf("after %d commands: %v", len(c.given), err)
		}
		if s.Recurring("dns ") != 1 {
			t.Errorf("dns recurs %d times", s.Recurring("dns "))
		}
	}
	opened := park("redesign")
	opened.Stage = cards.StageTakenUp
	for name, c := range map[string][]Command{
		"opened there":    {opened},
		"called so there": {park("idea"), up, filled(6, tpl, cards.FieldKind, "redesign")},
	} {
		last := len(c) - 1
		_, s := play(t, begun(c[:last]...)...)
		if _, err := Decide(s, c[last], now); CodeOf(err) != CodeRefused || HintOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEffortAfterUndo: what stands again after an undo counts on from when it was said first, cleared in between or not.
func TestEffortAfterUndo(t *testing.T) {
	spent := func(v string) FillCard { return filled(6, template(cards.Approach), cards.FieldSpent, v) }
	for _, last := range []string{"9h0m0s", ""} {
		_, s := play(t, begun(approach(), spent("5h0m0s"), spent(last), Undo{By: "ana"})...)
		if _, got := s.Card(6).Effort(start.Add(time.Hour)); got != 5*time.Hour+58*time.Minute {
			t.Errorf("after %q was undone: %s", last, got)
		}
	}
}

// TestReuseOfNoPlan: only what can prove itself is made again.
func TestReuseOfNoPlan(t *testing.T) {
	task := template(cards.Commitment)
	_, s := play(t, begun(OpenCard{Template: task, Fields: map[string]string{cards.Commitment: "write it"}})...)
	_, err := Decide(s, Reuse{Ref: 6, Template: task}, now)
	wantRefusal(t, err, "commitment #6 cannot be made again: only a plan that can be proven", "open a new card instead")
}

// TestFreshCountsWhatWasDropped: an approach that runs has nobody to be fresh against.
func TestFreshCountsWhatWasDropped(t *testing.T) {
	_, s := play(t, declare(), approach(), Join{Name: "cy"})
	if fresh := s.Fresh(); len(fresh) != 0 {
		t.Errorf("nothing was dropped, and %s is fresh", fresh[0].Name)
	}
	_, s = play(t, declare(), approach(), Join{Name: "cy"}, pivot("no part"), approach(), Join{Name: "di"})
	if fresh := s.Fresh(); len(fresh) != 2 {
		t.Errorf("after the pivot %d are fresh", len(fresh))
	}
}
