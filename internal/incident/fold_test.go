package incident

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// logs are random ones, long enough for every command to be taken several times.
func logs(tb testing.TB) [][]Event {
	tb.Helper()
	var all [][]Event
	for seed := range uint64(20) {
		all = append(all, wander(tb, seed, 400))
	}
	return all
}

// TestWander holds the other tests of this file honest: a random log that lacks a kind proves nothing about it.
func TestWander(t *testing.T) {
	seen := map[Kind]int{}
	undone := 0
	for _, log := range logs(t) {
		for _, e := range log {
			seen[e.Kind]++
			if e.Undoes != 0 {
				undone++
			}
		}
	}
	for kind := range appliers {
		if seen[kind] < 5 && kind != KindRedacted {
			t.Errorf("%s: %d times in the random logs", kind, seen[kind])
		}
	}
	if undone < 100 {
		t.Errorf("only %d undone", undone)
	}
}

func TestFoldIsApply(t *testing.T) {
	for seed, log := range logs(t) {
		var one, some State
		for _, e := range log {
			one = one.Apply(e)
		}
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		for rest := log; len(rest) > 0; {
			n := 1 + r.IntN(min(len(rest), 30))
			some, rest = Fold(some, rest[:n]), rest[n:]
		}
		all := Fold(State{}, log)
		if want := dump(all); dump(one) != want || dump(some) != want {
			t.Fatalf("log %d: folded at once, one by one and in pieces is not the same", seed)
		}
	}
}

// TestStateIsAValue keeps every state of a fold and looks, after folding on and after folding another way from each, whether it is
// still what it was.
func TestStateIsAValue(t *testing.T) {
	for seed := range uint64(4) {
		log := wander(t, seed, 160)
		r := rand.New(rand.NewPCG(seed, 3))
		var states []State
		var was []string
		keep := func(s State) { states, was = append(states, s), append(was, dump(s)) }
		var s State
		for rest := log; len(rest) > 0; {
			n := 1 + r.IntN(min(len(rest), 6))
			s, rest = Fold(s, rest[:n]), rest[n:]
			keep(s)
		}
		for _, old := range slices.Clone(states) {
			fork := old
			for range 5 {
				e := log[r.IntN(len(log))]
				e.Seq = fork.Seq + 1
				fork = fork.Apply(e)
				keep(fork)
			}
		}
		for i, s := range states {
			if dump(s) != was[i] {
				t.Fatalf("log %d: state %d was changed by folding on", seed, i)
			}
		}
	}
}

// TestForksAtOnce folds from one state in several goroutines; the race detector and the results tell.
func TestForksAtOnce(t *testing.T) {
	log := logs(t)[0]
	base := Fold(State{}, log[:len(log)/2])
	before := dump(base)
	const forks = 4
	got := make([]string, forks)
	var wg sync.WaitGroup
	for i := range forks {
		wg.Go(func() {
			s := base
			for j := range 200 {
				s = s.Apply(Event{Seq: s.Seq + 1, Kind: KindNote, Hat: hats.White, Text: fmt.Sprint(i, j)})
			}
			got[i] = s.Notes[len(base.Notes)].Text + " " + s.Notes[len(s.Notes)-1].Text
		})
	}
	wg.Wait()
	for i, g := range got {
		if want := fmt.Sprintf("%d 0 %d 199", i, i); g != want {
			t.Errorf("fork %d reads %q, want %q", i, g, want)
		}
	}
	if dump(base) != before {
		t.Error("the state that all came from was changed")
	}
}

// TestApplyOneIsCheap counts bytes, not time: a note on top of a long log must not copy it.
func TestApplyOneIsCheap(t *testing.T) {
	long := Fold(State{}, manyNotes(20_000))
	var before, after runtime.MemStats
	const times = 100
	runtime.ReadMemStats(&before)
	for range times {
		long = long.Apply(Event{Seq: long.Seq + 1, Kind: KindNote, Hat: hats.White, Text: "one more", By: "ana"})
	}
	runtime.ReadMemStats(&after)
	if per := (after.TotalAlloc - before.TotalAlloc) / times; per > 8<<10 {
		t.Errorf("a note on top of 20,000 allocates %d bytes", per)
	}
}

// manyNotes is a log of n notes in a round, every tenth of them a change of an older one.
func manyNotes(n int) []Event {
	log := []Event{
		{Seq: 1, Kind: KindDeclared, At: start, Recorded: start, By: "ana", Fields: fields(FieldTitle, "Queue stuck")},
		{Seq: 2, Kind: KindRound, At: start, Recorded: start, By: "ana", Name: "crisis", Steps: crisis().Steps},
		{Seq: 3, Kind: KindHat, At: start, Recorded: start, By: "ana", Hat: hats.White},
	}
	for i := range n {
		at := start.Add(time.Duration(i) * time.Second)
		e := Event{
			ID: fmt.Sprintf("01jd5k3w8x-%d", i), Seq: uint64(len(log) + 1), Kind: KindNote, At: at, Recorded: at, By: "ana", Hat: hats.White,
			Type: string(Fact), Text: "the replica is 40 s behind and it grows, row " + fmt.Sprint(i), Tags: []string{"db"},
		}
		if i%10 == 9 {
			e = Event{ID: e.ID, Seq: e.Seq, At: at, Recorded: at, By: "ana", Kind: KindStarred, Ref: uint64(4 + i/2/10*10), On: true}
		}
		log = append(log, e)
	}
	return log
}

// TestWalkNotes compares each step's count with the notes themselves.
func TestWalkNotes(t *testing.T) {
	for seed, log := range logs(t) {
		var s State
		for _, e := range log {
			s = s.Apply(e)
			for _, r := range s.Rounds {
				count := make([]int, len(r.Steps))
				for _, n := range s.Notes {
					if n.Round == r.Number && n.Step >= 0 && !n.Gone {
						count[n.Step]++
					}
				}
				for i, w := range r.Walks {
					if w.Notes != count[i] {
						t.Fatalf("log %d, event %d %s: round %d step %d counts %d notes and has %d", seed, e.Seq, e.Kind, r.Number, i, w.Notes, count[i])
					}
				}
			}
		}
	}
}

// TestStepsFit checks that a note stands in a step of its own hat, whatever was turned, refiled and exchanged, unless the hat
// changed after an undo put it back.
func TestStepsFit(t *testing.T) {
	for seed, log := range logs(t) {
		s := Fold(State{}, log)
		for _, n := range s.Notes {
			if n.Round == 0 || n.Step < 0 {
				continue
			}
			if got := s.Rounds[n.Round-1].Steps[n.Step].Hat; got != n.Hat {
				t.Fatalf("log %d: note %d of %s stands in a step of %s", seed, n.Seq, n.Hat, got)
			}
		}
	}
}

func TestSummaryAgrees(t *testing.T) {
	for seed, log := range logs(t) {
		log = kept(log)
		var s State
		var sum Summary
		for _, e := range log {
			e.Chain = Hash{byte(e.Seq)}
			s, sum = s.Apply(e), sum.Apply(e)
			if want := summed(s, log[:s.Seq]); !reflect.DeepEqual(sum, want) {
				t.Fatalf("log %d, event %d %s:\nsummary %+v\nstate   %+v", seed, e.Seq, e.Kind, sum, want)
			}
		}
	}
}

// summed is the summary that a state gives, but for the last word: a retraction that is taken back does not bring that back.
func summed(s State, log []Event) Summary {
	sum := Summary{
		Title: s.Title, Severity: s.Severity, Declared: s.Declared, Restored: s.Restored, Cured: s.Cured, Closed: s.Closed,
		Last: s.Last, Seq: s.Seq, Chain: s.Chain, Zone: s.Zone, Events: len(log),
	}
	for _, e := range log {
		if e.Kind == KindDeclared {
			sum.Opened = e.Recorded
		}
	}
	for _, n := range s.Notes {
		if !n.Gone {
			sum.Notes++
		}
		sum.LastNote = n.Seq
	}
	for _, e := range slices.Backward(log) {
		if sum.LastNote == 0 || e.Seq != sum.LastNote && (e.Ref != sum.LastNote || e.Kind != KindRevised && e.Kind != KindRetracted) {
			continue
		}
		if e.Kind != KindRetracted {
			sum.LastText = e.Text
		}
		break
	}
	return sum
}

func TestSummaryWord(t *testing.T) {
	when := start
	for _, c := range []struct {
		sum  Summary
		want string
	}{
		{Summary{}, StateOpen},
		{Summary{Cured: when}, StateOpen},
		{Summary{Restored: when}, StateRestored},
		{Summary{Restored: when, Closed: when}, StateClosed},
		{Summary{Closed: when}, StateClosed},
	} {
		s := State{Restored: c.sum.Restored, Cured: c.sum.Cured, Closed: c.sum.Closed}
		if c.sum.State() != c.want || s.Word() != c.want {
			t.Errorf("%+v is %s, and %s as a state; want %s", c.sum, c.sum.State(), s.Word(), c.want)
		}
	}
}

func TestSummaryLastText(t *testing.T) {
	log, _ := play(t, begun(noted("first"), noted("second\nline"), Revise{Ref: 6, Text: "an old one, mended"}, Retract{Ref: 7}, Undo{By: "ana"}, noted(strings.Repeat("x", 200)))...)
	var got []string
	var sum Summary
	for _, e := range log {
		sum = sum.Apply(e)
		got = append(got, sum.LastText)
	}
	want := []string{"", "", "", "", "", "first", "second line", "second line", "", "", strings.Repeat("x", lastTextMax-1) + "…"}
	if !slices.Equal(got, want) {
		t.Errorf("the last word went %q\nwant %q", got, want)
	}
	if sum.Apply(Event{Kind: KindRetracted}).Apply(Event{Kind: KindRetracted}).Apply(Event{Kind: KindRetracted}).Apply(Event{Kind: KindRetracted}).Notes != 0 {
		t.Error("a count of notes below nothing")
	}
}

// TestNonsense gives the fold events that no rule lets through: they move the head, and nothing else.
func TestNonsense(t *testing.T) {
	_, s := play(t, begun(noted("x"), goal("flow"), Retract{Ref: 6})...)
	for _, e := range []Event{
		{Kind: KindRevised, Ref: 99, Text: "y"},
		{Kind: KindRefiled, Ref: 7, Hat: hats.Red},
		{Kind: KindRetracted, Ref: 6, Text: "again"},
		{Kind: KindRestated, Ref: 99},
		{Kind: KindStarred, Ref: 1, On: true},
		{Kind: KindCardFilled, Ref: 6, Fields: fields("goal", "x")},
		{Kind: KindCardMoved, Ref: 0, Type: "set"},
		{Kind: KindJoined},
		{Kind: KindPersonSet, Who: "nobody", Fields: fields(FieldSeat, "x")},
		{Kind: KindLeft, Who: "nobody"},
		{Kind: KindReordered, Steps: crisis().Steps[1:]},
		{Kind: KindExtended, Index: 3, Length: time.Hour},
		{Kind: KindEdited, Fields: fields("a field of tomorrow", "x")},
		{Kind: KindRedacted},
	} {
		want := s
		want.Seq++
		e.Seq = want.Seq
		if got := s.Apply(e); dump(got) != dump(want) {
			t.Errorf("%s changed the state:\n%s\nfrom\n%s", brief(e), dump(got), dump(want))
		}
	}
	if got := (State{}).Apply(Event{Seq: 1, Kind: KindHat, Hat: hats.Red}).Apply(Event{Seq: 2, Kind: KindExtended}).Apply(Event{Seq: 3, Kind: KindReordered}); got.Round() != nil || got.Unknown != 0 {
		t.Errorf("without a round: %+v", got)
	}
}

// TestUndoneOutOfTurn: an event that takes back something else than the newest act of its writer strikes nothing out.
func TestUndoneOutOfTurn(t *testing.T) {
	_, s := play(t, begun(noted("one"), noted("two"))...)
	for _, e := range []Event{{By: "ana", Undoes: 6}, {By: "bo", Undoes: 7}, {By: "ana", Undoes: 8}} {
		e.Seq, e.Kind, e.Ref, e.On = 8, KindStarred, 6, true
		if events, err := Decide(s.Apply(e), Undo{By: "ana"}, now); err != nil || events[0].Undoes != 7 {
			t.Errorf("after %s by %s: %v, %v", brief(e), e.By, briefly(events), err)
		}
	}
}

// TestReorderedUnderOurFeet: no rule lets the step that is on be moved, but should it be, the round stays with it.
func TestReorderedUnderOurFeet(t *testing.T) {
	_, s := play(t, begun(TurnHat{Forward: true}, noted("one"))...)
	steps := crisis().Steps
	turned := slices.Concat(steps[2:], steps[:2])
	s = s.Apply(Event{Seq: s.Seq + 1, Kind: KindReordered, Steps: turned})
	if r := s.Round(); r.Step != 6 || r.Place != 6 || !r.On().IsGoal() || r.Walks[6] != (Walk{Turned: 1, Notes: 1}) || s.Notes[0].Step != 6 {
		t.Errorf("step %d, place %d, on %v, walks %v, note in %d", r.Step, r.Place, r.On(), r.Walks, s.Notes[0].Step)
	}
}

func TestUnknownKindIsCounted(t *testing.T) {
	_, s := play(t, begun()...)
	s = s.Apply(Event{Seq: 6, Kind: "contact.made", Recorded: now}).Apply(Event{Seq: 7, Kind: "", Recorded: now})
	if s.Unknown != 2 || s.Seq != 7 || s.Last != now {
		t.Errorf("unknown %d, head %d, last %v", s.Unknown, s.Seq, s.Last)
	}
}

func TestEdited(t *testing.T) {
	_, s := play(t, begun(Describe{Title: ptr("Policies stuck"), Severity: ptr(0), Zone: ptr(""), Impact: ptr("none sold"), Seen: "yes"})...)
	if s.Title != "Policies stuck" || s.Severity != 0 || s.Zone != "" || s.Impact != "none sold" || s.Seen != "yes" || s.DeclaredBy != "ana" || s.Declared != start {
		t.Errorf("%+v", s)
	}
	for v, want := range map[string]int{"1": 1, "5": 5, "0": 0, "6": 0, "-1": 0, "x": 0, "": 0} {
		if got := s.Apply(Event{Kind: KindEdited, Fields: map[string]string{FieldSeverity: v}}).Severity; got != want {
			t.Errorf("a stored severity %q is %d, want %d", v, got, want)
		}
	}
}

// TestEnds: the two ends are apart, a close can be taken back, and with it goes what was said at it.
func TestEnds(t *testing.T) {
	_, s := play(t, begun(Restore{Words: "flows"}, Cure{Words: "a lock"}, Close{OpenEnded: true, Reason: "later"})...)
	if s.Restored != start.Add(time.Minute) || s.RestoredWords != "flows" || s.Cured != start.Add(2*time.Minute) || s.CuredWords != "a lock" {
		t.Errorf("restored %v %q, cured %v %q", s.Restored, s.RestoredWords, s.Cured, s.CuredWords)
	}
	if s.Closed != start.Add(3*time.Minute) || !s.OpenEnded || s.CloseReason != "later" || s.Word() != StateClosed {
		t.Errorf("closed %v, open-ended %v, %q", s.Closed, s.OpenEnded, s.CloseReason)
	}
	events, err := do(s, Reopen{}, now)
	if err != nil {
		t.Fatal(err)
	}
	s = Fold(s, events)
	if !s.Closed.IsZero() || s.OpenEnded || s.CloseReason != "" || s.Word() != StateRestored {
		t.Errorf("reopened: closed %v, open-ended %v, %q", s.Closed, s.OpenEnded, s.CloseReason)
	}
	r := s.Round()
	if r.Walks[0].Spent != 3*time.Minute || r.Since != now || r.Left(now) != r.Steps[0].Length {
		t.Errorf("the step that was on: spent %v, since %v, left %v", r.Walks[0].Spent, r.Since, r.Left(now))
	}
}

func TestRound(t *testing.T) {
	_, s := play(t, begun(noted("w"), TurnHat{Forward: true}, noted("b"), Extend{}, goal("flow"), TurnHat{Forward: true}, TurnHat{Back: true}, TurnHat{Hat: hats.Green})...)
	r := s.Round()
	want := []Walk{{1, 2 * time.Minute, 1}, {2, 5 * time.Minute, 1}, {1, time.Minute, 0}, {}, {}, {Turned: 1}, {}}
	if !slices.Equal(r.Walks, want) {
		t.Errorf("walks %v\nwant  %v", r.Walks, want)
	}
	if r.Number != 1 || r.Order != "crisis" || r.Opened != start || r.Since != start.Add(8*time.Minute) || r.Plus != 0 || r.NoGoal {
		t.Errorf("%+v", r)
	}
	if r.GoalStep() != 1 || r.On().Hat != hats.Green || r.Next() != 6 || r.Prev() != 4 || r.Left(r.Since.Add(5*time.Minute)) != -time.Minute {
		t.Errorf("goal step %d, on %v, next %d, prev %d", r.GoalStep(), r.On(), r.Next(), r.Prev())
	}
	events, err := do(s, OpenRound{Order: crisis(), Reason: "the tripwire is past"}, now)
	if err != nil {
		t.Fatal(err)
	}
	s = Fold(s, events)
	if got := s.Rounds[0].Walks[5].Spent; got != 52*time.Minute {
		t.Errorf("the step that a new round ended: spent %v", got)
	}
	if r := s.Round(); r.Number != 2 || r.Reason != "the tripwire is past" || r.Step != 0 || r.Seq != 14 {
		t.Errorf("%+v", r)
	}
}

func TestLeft(t *testing.T) {
	_, s := play(t, begun(Extend{})...)
	r := s.Round()
	if got := r.Left(start.Add(time.Minute)); got != 5*time.Minute {
		t.Errorf("four minutes and two more, one is gone: %v", got)
	}
	if got := (&Round{Step: -1, Hat: hats.Red}).Left(now); got != 0 {
		t.Errorf("outside the order: %v", got)
	}
}

func TestStepFor(t *testing.T) {
	hatsOf := func(letters string) (steps []hats.Step) {
		for _, l := range letters {
			h, _ := hats.Parse(string(l))
			steps = append(steps, hats.Step{Hat: h})
		}
		return steps
	}
	for _, c := range []struct {
		order       string
		step, place int
		on, h       hats.Hat
		want        int
	}{
		{"WBRKYGB", 0, 0, hats.White, hats.White, 0},
		{"WBRKYGB", 0, 0, hats.White, hats.Blue, 1},
		{"WBRKYGB", 2, 2, hats.Red, hats.Blue, 6},
		{"WBRKYGB", 2, 2, hats.Red, hats.White, 0},
		{"WBWB", 3, 3, hats.Blue, hats.White, 2},
		{"WB", 1, 1, hats.Blue, hats.Green, -1},
		{"WBWB", -1, 1, hats.Red, hats.White, 2},
		{"WBGB", -1, 1, hats.Red, hats.White, 0},
		{"WBGB", -1, 1, hats.Red, hats.Blue, 3},
		{"WB", -1, 1, hats.Red, hats.Blue, 1},
		{"WB", -1, 1, hats.Red, hats.Red, -1},
		{"WB", -1, -1, "", hats.White, 0},
		{"", -1, -1, "", hats.White, -1},
	} {
		r := Round{Steps: hatsOf(c.order), Step: c.step, Place: c.place, Hat: c.on}
		if got := r.StepFor(c.h); got != c.want {
			t.Errorf("%s, step %d, place %d: a note under %s belongs to %d, want %d", c.order, c.step, c.place, c.h, got, c.want)
		}
	}
}

// TestSwapMovesNotes: what was written ahead under Black stays with Black.
func TestSwapMovesNotes(t *testing.T) {
	_, s := play(t, begun(AddNote{Hat: hats.Black, Text: "one"}, AddNote{Hat: hats.Black, Text: "two"}, AddNote{Hat: hats.Yellow, Text: "three"}, SwapBlackYellow{})...)
	r := s.Round()
	if letters(r.Steps) != "WBRYKGB" || r.Walks[3].Notes != 1 || r.Walks[4].Notes != 2 {
		t.Errorf("%s: %v", letters(r.Steps), r.Walks)
	}
	if s.Notes[0].Step != 4 || s.Notes[1].Step != 4 || s.Notes[2].Step != 3 {
		t.Errorf("notes stand in %d, %d, %d", s.Notes[0].Step, s.Notes[1].Step, s.Notes[2].Step)
	}
}

func TestMoves(t *testing.T) {
	steps := func(letters string) (out []hats.Step) {
		for _, l := range letters {
			out = append(out, hats.Step{Purpose: string(l)})
		}
		return out
	}
	for _, c := range []struct{ before, after, want string }{
		{"", "", "[]"},
		{"abc", "abc", "[0 1 2]"},
		{"abc", "acb", "[0 2 1]"},
		{"abca", "aabc", "[0 2 3 1]"},
		{"aba", "baa", "[1 0 2]"},
		{"abc", "xbc", "[0 1 2]"},
		{"abc", "cxy", "[1 2 0]"},
		{"aab", "baa", "[2 1 0]"},
	} {
		if got := fmt.Sprint(moves(steps(c.before), steps(c.after))); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.before, c.after, got, c.want)
		}
	}
}

func TestLate(t *testing.T) {
	_, s := play(t, begun(AddNote{Text: "live", At: start.Add(-time.Minute)}, AddNote{Text: "late", At: start.Add(-time.Minute)})...)
	for i, want := range []bool{false, true} { // recorded 13:01 and 13:02, the limit is two minutes
		n := s.Notes[i]
		if n.Late() != want || n.At != start.Add(-time.Minute) || n.Recorded != start.Add(time.Duration(i+1)*time.Minute) {
			t.Errorf("%s: late %v, at %v, recorded %v", n.Text, n.Late(), n.At, n.Recorded)
		}
	}
	e := Event{At: start, Recorded: start.Add(LateAfter)}
	if e.Late() {
		t.Error("exactly two minutes is live")
	}
	if e.Recorded = e.Recorded.Add(time.Millisecond); !e.Late() {
		t.Error("a millisecond more is late")
	}
	if s.Last != start.Add(2*time.Minute) {
		t.Errorf("last %v", s.Last)
	}
}

func TestNoteKeepsItsPast(t *testing.T) {
	_, s := play(t, begun(AddNote{Text: "lag 40 s", Who: "bo", Tags: []string{"db"}, UhOh: true}, as{"bo", Revise{Ref: 6, Text: "lag 4 s", Kind: Reported}}, Refile{Ref: 6, Hat: hats.Black}, Star{Ref: 6})...)
	n := s.Note(6)
	if n.Text != "lag 4 s" || n.Hat != hats.Black || n.Kind != "" || n.Voice() != "bo" || n.By != "ana" || !n.UhOh || !n.Starred || !slices.Equal(n.Tags, []string{"db"}) || n.At != start.Add(time.Minute) {
		t.Errorf("%+v", n)
	}
	if n.Round != 1 || n.Step != 3 || s.Round().Walks[0].Notes != 0 || s.Round().Walks[3].Notes != 1 {
		t.Errorf("round %d, step %d, walks %v", n.Round, n.Step, s.Round().Walks)
	}
	want := []Edit{
		{Seq: 7, At: start.Add(2 * time.Minute), By: "bo", Text: "lag 40 s", Hat: hats.White, Kind: Fact, Tags: []string{"db"}},
		{Seq: 8, At: start.Add(3 * time.Minute), By: "ana", Text: "lag 4 s", Hat: hats.White, Kind: Reported, Tags: []string{"db"}},
	}
	if !reflect.DeepEqual(n.Edits, want) {
		t.Errorf("edits %+v\nwant  %+v", n.Edits, want)
	}
	if (&Note{By: "ana"}).Voice() != "ana" {
		t.Error("a note without a speaker has its writer's voice")
	}
}

// TestRefileKeepsStep: from fact to unknown is no move, even when a later step of the same hat is on.
func TestRefileKeepsStep(t *testing.T) {
	two := hats.Order{Name: "own", Steps: []hats.Step{{Hat: hats.White}, {Hat: hats.White, Purpose: "others' views"}}}
	_, s := play(t, Declare{Title: "x", Order: two}, noted("one"), TurnHat{Forward: true}, Refile{Ref: 4, Hat: hats.White, Kind: Question})
	if n := s.Note(4); n.Step != 0 || n.Kind != Question || s.Round().Walks[0].Notes != 1 {
		t.Errorf("step %d, %s, walks %v", n.Step, n.Kind, s.Round().Walks)
	}
}

// TestRefileInOldRound: the count of the round that the note was written in moves, and no other.
func TestRefileInOldRound(t *testing.T) {
	_, s := play(t, begun(noted("one"), OpenRound{Order: crisis()}, Refile{Ref: 6, Hat: hats.Green})...)
	if old, now := s.Rounds[0].Walks, s.Rounds[1].Walks; old[0].Notes != 0 || old[5].Notes != 1 || now[5].Notes != 0 {
		t.Errorf("old round %v, new one %v", old, now)
	}
}

// TestUndo takes back one thing after the other, each person their own.
func TestUndo(t *testing.T) {
	_, s := play(t, begun(noted("one"), as{"bo", noted("two")}, Revise{Ref: 6, Text: "one, mended"}, Star{Ref: 7}, Refile{Ref: 6, Hat: hats.Green}, Refile{Ref: 6, Hat: hats.Black}, Retract{Ref: 7})...)
	reads := func(s State) string {
		var words []string
		for _, n := range s.Notes {
			w := string(n.Hat) + " " + n.Text
			if n.Starred {
				w += " *"
			}
			if n.Gone {
				w += " gone"
			}
			words = append(words, w)
		}
		return strings.Join(words, ", ")
	}
	for i, want := range []string{
		"black one, mended, white two *",
		"green one, mended, white two *",
		"white one, mended, white two *",
		"white one, mended, white two",
		"white one, white two",
		"white one gone, white two",
		"nothing of yours",
	} {
		events, err := do(s, Undo{By: "ana"}, now)
		if err != nil {
			if !strings.Contains(err.Error(), want) {
				t.Fatalf("undo %d: %v, want %s", i, err, want)
			}
			continue
		}
		if s = Fold(s, events); reads(s) != want {
			t.Fatalf("undo %d: %s\nwant %s", i, reads(s), want)
		}
	}
	events, err := do(s, as{"bo", Undo{By: "bo"}}, now)
	if err != nil || reads(Fold(s, events)) != "white one gone, white two gone" {
		t.Errorf("bo: %v, %s", err, reads(Fold(s, events)))
	}
	again, _ := do(s, noted("three"), now)
	if s = Fold(s, again); s.acts["ana"] == nil || s.acts["ana"].before.kind != KindDeclared {
		t.Error("after everything is taken back, a new note is the only thing to undo")
	}
}

// TestUndoReachesFar: what others did in between does not push one's own out of reach.
func TestUndoReachesFar(t *testing.T) {
	story := begun(noted("mine"))
	for i := range 500 {
		story = append(story, as{"bo", noted(fmt.Sprint(i))})
	}
	_, s := play(t, story...)
	events, err := do(s, Undo{By: "ana"}, now)
	if err != nil || events[0].Ref != 6 {
		t.Errorf("%v, %v", events, err)
	}
}

func TestGoalStands(t *testing.T) {
	goals := template(cards.Goal)
	set := func(ref uint64, stage string) MoveCard { return MoveCard{Ref: ref, Template: goals, Stage: stage} }
	_, s := play(t, begun(goal("one"), goal("two"))...)
	s = s.Apply(Event{Seq: 9, Kind: KindCardMoved, Ref: 6, Type: cards.StageSet, At: now, Recorded: now}) // as a log of another version may say
	s = s.Apply(Event{Seq: 10, Kind: KindCardFilled, Ref: 6, Fields: fields(cards.FieldSaidBy, "x"), At: now, Recorded: now})
	if s.Goal != s.Card(7) {
		t.Errorf("an older goal that is set and filled again pushed the newer one out: %+v", s.Goal)
	}
	events, err := do(s, set(7, "draft"), now)
	if err != nil {
		t.Fatal(err)
	}
	if s = Fold(s, events); s.Goal != s.Card(6) || s.Goal.Fields[cards.FieldSaidBy] != "x" {
		t.Errorf("the older goal stands again once the newer one does not: %+v", s.Goal)
	}
	events, _ = do(s, set(6, cards.StageDraft), now)
	if s = Fold(s, events); s.Goal != nil || !s.NeedsGoal(hats.Red, -1) || s.NeedsGoal(hats.White, -1) || s.NeedsGoal(hats.Blue, -1) {
		t.Errorf("no goal stands: %+v", s.Goal)
	}
}

func TestCard(t *testing.T) {
	_, s := play(t, begun(decision("restart"), MoveCard{Ref: 6, Template: template(cards.Decision), Stage: cards.StageDone, Reason: "runs"}, goal("flow"))...)
	c := s.Card(6)
	due := time.Date(2031, 3, 14, 15, 0, 0, 0, time.UTC)
	if c.Template != cards.Decision || c.Stage != cards.StageDone || c.Round != 1 || c.By != "ana" || c.Opened != start.Add(time.Minute) || c.Due() != due {
		t.Errorf("%+v, due %v", c, c.Due())
	}
	want := []Move{{Stage: cards.StageDecided, By: "ana", At: start.Add(time.Minute), Seq: 6}, {Stage: cards.StageDone, By: "ana", Why: "runs", At: start.Add(2 * time.Minute), Seq: 7}}
	if !reflect.DeepEqual(c.Moves, want) {
		t.Errorf("moves %+v\nwant  %+v", c.Moves, want)
	}
	if s.Card(5) != nil || len(s.CardsOf(cards.Goal)) != 1 || len(s.Decided()) != 1 {
		t.Errorf("card 5 %v, goals %d, decided %d", s.Card(5), len(s.CardsOf(cards.Goal)), len(s.Decided()))
	}
	if (&Card{Fields: fields(cards.FieldDue, "soon")}).Due() != (time.Time{}) {
		t.Error("a due time that is none")
	}
}
