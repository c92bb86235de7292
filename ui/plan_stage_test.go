package ui_test

import (
	"fmt"
	"strings"
	"testing"

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
		}{{"draft", []string{"m"}}, {"offer", []string{"m", "3", "m"}}, {"lacks", []string{"m", "3", "m", "1"}}, {"cross", []string{"m", "3", "m", "2"}}} {
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
	s.shows(t, "1 reviewed with client", "2 go", "3 running", "4 withdrawn", "esc keep")
	for _, not := range []string{"past the point", "backed out", "validated", "confirmed"} {
		if strings.Contains(s.Screen(), not) {
			t.Errorf("a draft is offered %s:\n%s", not, s.Screen())
		}
	}
	s.Press("9")
	s.shows(t, "it has 4 other stages")
	s.Press("m", "3", "m")
	s.shows(t, "1 validated (3 missing)", "2 past the point of no return", "3 backed out", "6 go", "7 withdrawn")
	s.Press("1")
	s.shows(t, "before validated it needs: old abilities back, done right, new ones work", "enter fills it in")
	if c := s.last(t, cards.Change); c.Stage != cards.StageRunning {
		t.Errorf("the change is %s", c.Stage)
	}
	s.Press("m", "esc", "m", "7")
	if c := s.last(t, cards.Change); c.Stage != cards.StageWithdrawn {
		t.Errorf("the change is %s", c.Stage)
	}
}

// TestCrossingTakesTwoKeys: where there is no way back, neither the key that asked nor enter goes on.
func TestCrossingTakesTwoKeys(t *testing.T) {
	s := inPlan(t, 120, 40)
	s.onChange(t)
	s.Press("m", "3")
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
	s.Press("1") // was: reviewed with client
	s.shows(t, "is go by now: m offers its stages anew")
	stands(cards.StageGo)
	s.Press("m", "1")
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
