package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// onChange puts the cursor of the plan on the change, which is ready for all its stages but the last two.
func (s *session) onChange(t *testing.T) {
	t.Helper()
	c := s.last(t, cards.Change)
	s.Press("home")
	for range 20 {
		for line := range strings.SplitSeq(s.Screen(), "\n") {
			if strings.Contains(line, fmt.Sprintf("▸#%d", c.Seq)) {
				return
			}
		}
		s.Press("down")
	}
	t.Fatalf("the change is nowhere:\n%s", s.Screen())
}

func TestStageFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			keys []string
		}{{"draft", []string{"m"}}, {"offer", []string{"m", "4", "m"}}, {"lacks", []string{"m", "4", "m", "7"}}, {"cross", []string{"m", "4", "m", "5"}}} {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inPlan(t, size[0], size[1])
				s.onChange(t)
				s.Press(f.keys...)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

func TestMoveToAStage(t *testing.T) {
	s := inPlan(t, 120, 40)
	s.onChange(t)
	s.Press("m")
	s.shows(t, "2 reviewed with client", "3 go", "4 running", "9 withdrawn", "esc keep")
	for _, not := range []string{"past the point", "backed out", "validated", "confirmed"} {
		if strings.Contains(s.Screen(), not) {
			t.Errorf("a draft is offered %s:\n%s", not, s.Screen())
		}
	}
	s.Press("1")
	s.shows(t, "is draft already")
	s.Press("m", "7")
	s.shows(t, "validated is not entered from draft")
	s.Press("m", "4", "m")
	s.shows(t, "1 draft", "2 reviewed with client", "3 go", "5 past the point of no return", "6 backed out", "7 validated (3 missing)") // the keys are the same
	s.Press("7")
	s.shows(t, "before validated it needs: old abilities back, done right, new ones work", "enter fills it in")
	s.Press("enter") // on what it lacks, and not on the title
	s.shows(t, "Does everything work that worked before?")
	s.Press("tab", "tab", "ctrl+s") // no key typed anything
	s.Press("esc")
	if c := s.last(t, cards.Change); c.Stage != cards.StageRunning {
		t.Errorf("the change is %s", c.Stage)
	}
	s.Press("m", "esc", "m", "9")
	if c := s.last(t, cards.Change); c.Stage != cards.StageWithdrawn {
		t.Errorf("the change is %s", c.Stage)
	}
}

// TestCrossingTakesTwoKeys: where there is no way back, neither the key that asked nor enter goes on.
func TestCrossingTakesTwoKeys(t *testing.T) {
	s := inPlan(t, 120, 40)
	s.onChange(t)
	s.Press("m", "4")
	stands := func(want string) {
		t.Helper()
		if c := s.last(t, cards.Change); c.Stage != want {
			t.Errorf("the change is %s, want %s:\n%s", c.Stage, want, s.Screen())
		}
	}
	cross := func() {
		s.Press("m")
		for i := 1; i < 10; i++ {
			if strings.Contains(s.Screen(), fmt.Sprintf("%d past the point of no return", i)) {
				s.Press(fmt.Sprint(i))
				return
			}
		}
	}
	stands(cards.StageRunning)
	cross()
	s.shows(t, "past the point of no return: no way back behind this: ctrl+g crosses, esc keeps")
	s.Press("enter", "4", "m", ">")
	s.shows(t, "enter does not cross")
	stands(cards.StageRunning)
	s.Press("esc")
	s.shows(t, "not crossed")
	stands(cards.StageRunning)
	cross()
	s.Press("ctrl+g")
	stands(cards.StagePastNoReturn)
}

// TestMovedMeanwhile: what was offered of a card means something else once somebody has moved it.
func TestMovedMeanwhile(t *testing.T) {
	s := inPlan(t, 120, 40)
	s.onChange(t)
	n := s.last(t, cards.Change).Seq
	moved := func(stage string, fields ...string) {
		t.Helper()
		values := map[string]string{}
		for _, f := range fields {
			values[f] = cards.Yes
		}
		s.other(t, incident.MoveCard{Ref: n, Template: template(t, cards.Change), Stage: stage, Fields: values})
	}
	stands := func(want string) {
		t.Helper()
		if c := s.last(t, cards.Change); c.Stage != want {
			t.Errorf("the change is %s, want %s:\n%s", c.Stage, want, s.Screen())
		}
	}
	s.Press("m")
	moved(cards.StageGo)
	s.Press("2")
	s.shows(t, "is go by now: m offers its stages anew")
	stands(cards.StageGo)
	s.Press("m", "4")
	stands(cards.StageRunning)
	s.Press("m")
	for i := 1; i < 10; i++ {
		if strings.Contains(s.Screen(), fmt.Sprintf("%d past the point of no return", i)) {
			s.Press(fmt.Sprint(i))
			break
		}
	}
	s.shows(t, "no way back behind this")
	moved(cards.StageBackedOut)
	s.Press("ctrl+g")
	s.shows(t, "is backed-out by now", "look at it")
	stands(cards.StageBackedOut)
	moved(cards.StageRunning)
	s.Press("space")
	s.Type(fmt.Sprintf("/change #%d past-no-return\n", n))
	moved(cards.StageValidated, cards.FieldDoneRight, cards.FieldOldBack, cards.FieldNewWork)
	s.Press("ctrl+g")
	s.shows(t, "is validated by now")
	stands(cards.StageValidated)
}

// TestNextOfAChange: with a point of no return, > goes on to it, and takes the second key.
func TestNextOfAChange(t *testing.T) {
	s := inPlan(t, 120, 40)
	n := s.last(t, cards.Change).Seq
	s.Press("space")
	s.Type(fmt.Sprintf("/change #%d has_no_return=yes no_return=in 1h\n/change #%d running\n", n, n))
	s.Press("alt+4", "esc")
	s.onChange(t)
	s.shows(t, "> goes on to past the point of no return")
	s.Press(">")
	s.shows(t, "no way back behind this")
	s.Press("ctrl+g")
	if c := s.last(t, cards.Change); c.Stage != cards.StagePastNoReturn {
		t.Errorf("the change is %s:\n%s", c.Stage, s.Screen())
	}
	s.shows(t, "before validated")
}

// TestNextOfAnApproach: what is on does not end by a key that was meant to go on, before its tripwire or after.
func TestNextOfAnApproach(t *testing.T) {
	s := inPlan(t, 120, 40)
	s.Press("space")
	s.Type("/approach take the spare lead=Tomas track=cause tripwire=in 20m\n")
	n := s.last(t, cards.Approach).Seq
	s.Press("alt+4", "esc")
	s.Press("home")
	for range 20 {
		if strings.Contains(s.Screen(), fmt.Sprintf("▸#%d", n)) {
			break
		}
		s.Press("down")
	}
	for range 2 {
		s.Press(">")
		s.shows(t, fmt.Sprintf("#%d is on: worked, extended or dropped?", n), "m offers them")
		if c := s.last(t, cards.Approach); c.Stage != cards.StageRunning {
			t.Errorf("it is %s", c.Stage)
		}
		s.now = s.now.Add(30 * time.Minute)
	}
	s.Press("m")
	s.shows(t, "5 worked", "6 dropped")
}

func TestCrossingByALine(t *testing.T) {
	s := inPlan(t, 120, 40)
	n := s.last(t, cards.Change).Seq
	stands := func(want string) {
		t.Helper()
		if c := s.last(t, cards.Change); c.Stage != want {
			t.Errorf("the change is %s, want %s:\n%s", c.Stage, want, s.Screen())
		}
	}
	line := fmt.Sprintf("/change #%d past-no-return", n)
	s.Press("space")
	s.Type(line + "\n")
	s.shows(t, "a change is past the point of no return only from running", "this one is draft: take it to running first", line)
	if strings.Contains(s.Screen(), "ctrl+g crosses") {
		t.Errorf("it asks about what is refused:\n%s", s.Screen())
	}
	s.Press("ctrl+u")
	s.Type(fmt.Sprintf("/change #%d running\n", n))
	s.Type(line + "\n")
	s.shows(t, "ctrl+g crosses, esc keeps", line)
	s.Press("enter")
	stands(cards.StageRunning)
	s.Press("esc")
	s.shows(t, line)
	stands(cards.StageRunning)
	s.Press("enter")
	s.Type("x") // whoever types on is not stopped
	s.shows(t, line+"x")
	stands(cards.StageRunning)
	s.Press("backspace", "enter", "ctrl+g")
	stands(cards.StagePastNoReturn)
	if strings.Contains(s.Screen(), line) {
		t.Errorf("the line is still there:\n%s", s.Screen())
	}
	s.Type(fmt.Sprintf("/change #%d backed-out: the lag grew\n", n))
	stands(cards.StageBackedOut)
	s.Type(fmt.Sprintf("/change #%d running\n", n))
	s.Press("ctrl+p")
	s.Type(line)
	s.Press("enter")
	s.shows(t, "ctrl+g crosses, esc keeps")
	s.Press("ctrl+g")
	stands(cards.StagePastNoReturn)
}

// TestNextStageIsSolemn: > asks too, for a person's own template may have such a stage on its way.
func TestNextStageIsSolemn(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type(`/ticket why urgency=now log="a;b"` + "\n")
	s.Press("alt+4", "esc")
	lastCard(s)
	s.Press(">")
	s.shows(t, "is sent")
	s.Press(">")
	s.shows(t, "with the vendor for good: no way back")
	if c := s.last(t, "ticket"); c.Stage != "sent" {
		t.Errorf("it is %s", c.Stage)
	}
	s.Press("ctrl+g")
	if c := s.last(t, "ticket"); c.Stage != "gone" {
		t.Errorf("it is %s", c.Stage)
	}
}

// TestGoAsksForBlack says at go what was not weighed, and not once it was.
func TestGoAsksForBlack(t *testing.T) {
	for _, c := range []struct {
		note string
		asks bool
	}{{"w: a fact", true}, {"k: the replica may lag", false}} {
		s := withOwn(t, 132, 40)
		s.Type("/round\n") // the sample has been through Black
		s.Type(c.note + "\n")
		s.Type(`/change move it owner=Tomas size=S back_out=restart validation=watch` + "\n")
		s.Type(fmt.Sprintf("/change #%d go\n", s.last(t, cards.Change).Seq))
		if got := strings.Contains(s.Screen(), "no Black note on it yet"); got != c.asks {
			t.Errorf("after %q it asks: %v\n%s", c.note, got, s.Screen())
		}
		if s.last(t, cards.Change).Stage != cards.StageGo {
			t.Errorf("it is refused:\n%s", s.Screen())
		}
	}
}

// TestDetailOfALongCard: labels and questions are read whole, and where a card has more than there are rows its last moves stay in sight.
func TestDetailOfALongCard(t *testing.T) {
	s := inPlan(t, 120, 36)
	n := s.last(t, cards.Change).Seq
	s.Press("space")
	s.Paste(fmt.Sprintf("/change #%d risks=\"%s\"", n, strings.Repeat("the lag may grow; ", 60)))
	s.Press("enter")
	for _, stage := range []string{"reviewed", "go", "running", "backed-out", "running", "backed-out the lag grew"} {
		s.Type(fmt.Sprintf("/change #%d %s\n", n, stage))
	}
	s.Press("alt+4", "esc")
	s.onChange(t)
	s.shows(t, "… enter shows all of it", "14:02 draft", "backed out: the lag grew")
	s.Resize(120, 20)
	s.shows(t, "… moved before", "backed out: the lag grew")
	s = inPlan(t, 120, 36)
	s.Press("space")
	s.Type(fmt.Sprintf("/change #%d window=18:00 has_no_return=yes pnr=17:00\n", n))
	s.Press("alt+4", "esc")
	s.onChange(t)
	s.shows(t, "Critical window 18:00 UTC", "│ from", "Has a point of yes", "Point of no 17:00 UTC")
}

// TestHandedOn: the plan says who has a thing now, and whose it was.
func TestHandedOn(t *testing.T) {
	s := inPlan(t, 132, 40)
	n := s.last(t, cards.Commitment).Seq
	s.Press("space")
	s.Type(fmt.Sprintf("/task #%d owner=Jonas handed=Priya\n", n))
	s.shows(t, "Priya (was Jonas)")
}

// TestOverTripwireLeads: a task that is late for long does not push a tripwire that has just gone off out of the header.
func TestOverTripwireLeads(t *testing.T) {
	s := inPlan(t, 120, 36)
	s.now = s.now.Add(58 * time.Minute) // the decision of the sample is due at 14:12, the tripwire at 15:00
	s.Press("home")
	s.shows(t, "tripwire over", "word over")
	if first, _, _ := strings.Cut(s.Screen(), "\n"); strings.Index(first, "tripwire over") > strings.Index(first, "word over") {
		t.Errorf("%s", first)
	}
}

// TestTripwireOnASmallScreen: the shortest words that help, whole.
func TestTripwireOnASmallScreen(t *testing.T) {
	s := inPlan(t, 40, 12)
	s.Press("space", "alt+1")
	s.now = s.now.Add(2 * time.Hour)
	s.Press("x", "backspace")
	n := s.last(t, cards.Approach).Seq
	s.shows(t, fmt.Sprintf("tripwire of #%d went off", n), "/pivot WHY", fmt.Sprintf("/approach #%d extended", n))
	s.Fits()
}

// TestOwedIsReadWhole: a list that was asked for takes the lines it needs, and what is not the room says its name on any screen.
func TestOwedIsReadWhole(t *testing.T) {
	s := inPlan(t, 80, 24)
	s.Press("space")
	s.Type("/owed\n")
	s.shows(t, "#22", fmt.Sprintf("#%d", s.last(t, cards.Commitment).Seq), "staged roll-out (no ack yet)")
	s.Fits()
	s.Resize(60, 20)
	s.shows(t, "[Plan]")
	s.Press("alt+2")
	s.shows(t, "[Timeline]")
}

// TestLongListInAForm: what a field does not show is said to be there.
func TestLongListInAForm(t *testing.T) {
	s := inPlan(t, 100, 40)
	n := s.last(t, cards.Change).Seq
	s.Press("space")
	s.Paste(fmt.Sprintf("/change #%d contacts=\"%s\"", n, strings.Repeat("Bo, ours, +49 30 1\n", 6)+"Cy, theirs, +49 30 2"))
	s.Press("enter", "alt+4", "esc")
	s.onChange(t)
	s.Press("enter")
	for range 4 {
		s.Press("pgdown")
		if strings.Contains(s.Screen(), "lines in all") {
			break
		}
	}
	s.shows(t, "… 7 lines in all")
}
