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

// lastCard moves the cursor to the last card above the people.
func lastCard(s *session) {
	s.Press("end")
	for range 40 {
		if strings.Contains(s.Screen(), "▸#") && !lineWith(s.Screen(), "▸#", "wants") {
			return
		}
		s.Press("up")
	}
}

func TestPlanFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			do   func(*session)
		}{
			{"plan", func(*session) {}},
			{"down", func(s *session) { s.Press("down", "down", "down", "down") }},
			{"missing", func(s *session) { lastCard(s); s.Press(">") }},
			{"fill", func(s *session) { lastCard(s); s.Press("e") }},
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
	s.shows(t, "! POINT OF NO RETURN", "in ")
	s.now = s.now.Add(10 * time.Minute)
	s.Press("down")
	s.shows(t, "! POINT OF NO RETURN", "passed ")
}

func TestPlanShowsWhatIsOverWhenAsked(t *testing.T) {
	s := inPlan(t, 132, 40)
	s.Press("space")
	s.Type(fmt.Sprintf("/approach #%d worked", s.state(t).CardsOf("approach")[0].Seq))
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
	goal := s.state(t).Goal.Seq
	s.shows(t, fmt.Sprintf("/goal #%d every card payment goes through", goal))
	s.Type("today")
	s.Press("enter")
	if g := s.state(t).Goal; g == nil || g.Seq != goal || !strings.HasSuffix(g.Fields["goal"], "peak today") {
		t.Errorf("the goal is %+v", g)
	}
	s.Press("down", "e")
	s.shows(t, fmt.Sprintf("/approach #%d stop the second run owner=", s.state(t).CardsOf("approach")[0].Seq))
}

// TestTripwireAsksBlue: once a tripwire has gone off, the line above the composer puts Blue's question until somebody writes.
func TestTripwireAsksBlue(t *testing.T) {
	s := inPlan(t, 132, 40)
	s.Press("space", "alt+1")
	s.now = s.now.Add(2 * time.Hour)
	s.Press("x", "backspace")
	s.shows(t, "tripwire of #", "went off: repair the ledger · /pivot WHY · go on: /approach", "both: track=both too")
	s.Type("a note")
	if strings.Contains(s.Screen(), "went off") {
		t.Errorf("it stays in the way of whoever writes:\n%s", s.Screen())
	}
}

// TestPlanSaysWhatCounts: what should not be overlooked stands behind a card, and the two tracks say how far they are.
func TestPlanSaysWhatCounts(t *testing.T) {
	s := inRoom(t, 132, 40)
	for _, line := range []string{
		`/approach rebuild the array track=business back_in=20h`,
		`/approach stand-in server lead=Tomas track=business back_in=45m people=3`,
		`/stopgap a fax list back_in=2h`,
		`/released policies released=812 waiting=40 counted_in=policies`,
		`/cause the array has no spare`,
		`/cause found`,
		`/task call the vendor owner=Jonas in_reach=no`,
		`/goal ours=fault`,
		`/goal theirs=business`,
	} {
		s.Paste(line)
		s.Press("enter")
		if strings.Contains(s.Screen(), " ! ") {
			t.Fatalf("%s is refused:\n%s", line, s.Screen())
		}
	}
	s.shows(t, "they want business first, the lead thought fault")
	s.Press("alt+4", "esc")
	s.shows(t, "812 policies got through, 40 wait", "✓ find", "▸ contain", "out of reach", "in no plan", "back in 45 m", "answers differ")
	if screen := s.Screen(); strings.Index(screen, "stand-in server") > strings.Index(screen, "a fax list") {
		t.Errorf("the ways to the business do not stand by when it is back:\n%s", screen)
	}
	if screen := s.Screen(); strings.Index(screen, "BUSINESS") > strings.Index(screen, "CAUSE") {
		t.Errorf("the cause stands first:\n%s", screen)
	}
	s.Press("space", "alt+1")
	s.Paste("/restored")
	s.Press("enter")
	s.shows(t, "cause by ", "more Green?")
	s.Press("alt+4", "esc")
	if screen := s.Screen(); strings.Index(screen, "BUSINESS") < strings.Index(screen, "CAUSE") {
		t.Errorf("with the business back, the cause leads:\n%s", screen)
	}
}

// TestPivotInTheRoom: what is carried over is asked about, note by note, and what was left behind stays readable.
func TestPivotInTheRoom(t *testing.T) {
	s := inRoom(t, 132, 40)
	for _, line := range []string{`w: ~ the cache is cold`, `r: uneasy about the vendor`, `/pivot nothing moves sponsor=Amara`} {
		s.Paste(line)
		s.Press("enter")
	}
	s.shows(t, "pivot: round 2")
	s.Paste("/hat white")
	s.Press("enter")
	s.now = s.now.Add(time.Minute)
	s.Press("x", "backspace")
	s.shows(t, "still true?", "esc, then y or n on each")
	s.Press("esc", "home")
	for range 40 {
		if strings.Contains(s.Screen(), "▸") && lineWith(s.Screen(), "the cache is cold", "▸") {
			break
		}
		s.Press("down")
	}
	s.Press("n")
	s.shows(t, "no longer holds")
	s.Press("[")
	s.shows(t, "round 1 of 2, as it was left")
	for range 12 {
		if strings.Contains(s.Screen(), "uneasy about the vendor") {
			break
		}
		s.Press("tab", "down")
	}
	s.shows(t, "uneasy about the vendor")
	s.Press("]")
	if strings.Contains(s.Screen(), "as it was left") {
		t.Errorf("the round that is on is back:\n%s", s.Screen())
	}
	s.Press("[")
	if strings.Contains(s.Screen(), "enter turn to it") {
		t.Errorf("the steps of an old round are no steps to turn to:\n%s", s.Screen())
	}
	s.Press("enter")
	s.shows(t, "these are the steps of an earlier round")
}

// lineWith reports whether some line of the screen has all of words.
func lineWith(screen string, words ...string) bool {
	for line := range strings.SplitSeq(screen, "\n") {
		all := true
		for _, w := range words {
			all = all && strings.Contains(line, w)
		}
		if all {
			return true
		}
	}
	return false
}
