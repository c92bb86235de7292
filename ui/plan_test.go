package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
)

// inPlan opens an incident with a card of every section, its Plan tab on screen.
func inPlan(t *testing.T, w, h int) *session {
	t.Helper()
	s := inRoom(t, w, h)
	for _, line := range []string{
		`/approach stop the second run lead=Tomas track=business gain="payments back within minutes"`,
		`/approach repair the ledger lead=Ingrid track=cause tripwire=15:00`,
		`/change move the report owner=Tomas size=S back_out="start it again" validation="watch the lag"`,
		`/task write the runbook owner=Jonas due=16:00`,
		`/task staged roll-out kind=prevention`,
		`/request full access need="install one package" said_by=Amara`,
	} {
		s.Paste(line)
		s.Press("enter")
	}
	s.Press("alt+4", "esc")
	return s
}

func TestPlanFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			do   func(*session)
		}{
			{"plan", func(*session) {}},
			{"down", func(s *session) { s.Press("down", "down", "down", "down") }},
			{"missing", func(s *session) { s.Press("end", ">") }},
			{"fill", func(s *session) { s.Press("end", "e") }},
		} {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inPlan(t, size[0], size[1])
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

func TestPlanTakesACardOn(t *testing.T) {
	s := inPlan(t, 132, 40)
	for range 20 {
		s.Press("down")
		if strings.Contains(s.Screen(), "Change  #") {
			break
		}
	}
	s.shows(t, "Change", "move the report", "> goes on to reviewed with client")
	s.Press(">")
	s.shows(t, "reviewed with client")
	s.Press(">", ">")
	c := s.state(t).CardsOf("change")[0]
	if c.Stage != "running" {
		t.Errorf("the change is %s", c.Stage)
	}
	s.Press("e")
	s.Type(`pnr=14:05`)
	s.Press("enter")
	s.shows(t, "POINT OF NO RETURN in")
	s.now = s.now.Add(10 * time.Minute)
	s.Press("down")
	s.shows(t, "POINT OF NO RETURN passed")
}

func TestPlanShowsWhatIsOverWhenAsked(t *testing.T) {
	s := inPlan(t, 132, 40)
	s.Press("space")
	s.Type("/approach #35 worked")
	s.Press("enter", "esc")
	if strings.Contains(s.Screen(), "worked ") {
		t.Errorf("what is over is shown unasked:\n%s", s.Screen())
	}
	s.Press("c")
	s.shows(t, "cards that are over are shown too", "worked")
}

// TestPlanEditsTheGoalAsTheGoal: what has a form of its own in the language is written anew, and no card is made of its number.
func TestPlanEditsTheGoalAsTheGoal(t *testing.T) {
	s := inPlan(t, 132, 40)
	s.Press("home", "e")
	s.shows(t, "/revise #18 every card payment goes through")
	s.Type("today")
	s.Press("enter")
	if g := s.state(t).Goal; g == nil || g.Seq != 18 || !strings.HasSuffix(g.Fields["goal"], "peak today") {
		t.Errorf("the goal is %+v", g)
	}
	s.Press("down", "e")
	s.shows(t, "/approach #35 stop the second run owner=")
}

// TestTripwireAsksBlue: once a tripwire has gone off, the line above the composer puts Blue's question until somebody writes.
func TestTripwireAsksBlue(t *testing.T) {
	s := inPlan(t, 132, 40)
	s.Press("space", "alt+1")
	s.now = s.now.Add(2 * time.Hour)
	s.Press("x", "backspace")
	s.shows(t, "tripwire of #", "repair the ledger", "went off: go on")
	s.Type("a note")
	if strings.Contains(s.Screen(), "went off") {
		t.Errorf("it stays in the way of whoever writes:\n%s", s.Screen())
	}
}
