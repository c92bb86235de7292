package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

func TestTimelineFrames(t *testing.T) {
	frames := []struct {
		name string
		do   func(*session)
	}{
		{"story", func(*session) {}},
		{"names", func(s *session) { s.Press("n") }},
		{"written", func(s *session) { s.Press("w", "g") }},
		{"filtered", func(s *session) { s.Press("/"); s.Type("hat:black #db"); s.Press("enter") }},
		{"nothing", func(s *session) { s.Press("/"); s.Type("xyzzy") }},
	}
	for _, size := range [][2]int{{40, 12}, {80, 24}, {132, 40}} {
		for _, f := range frames {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inRoom(t, size[0], size[1])
				s.Press("esc", "2")
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

func TestTimelineHidesNamesUntilAsked(t *testing.T) {
	s := inRoom(t, 132, 40)
	s.Press("esc", "2")
	if screen := s.Screen(); strings.Contains(screen, "Tomas ") && !strings.Contains(screen, "on: Tomas") || !strings.Contains(screen, "database") {
		t.Errorf("the timeline should show roles, not names:\n%s", screen)
	}
	s.Press("n")
	s.shows(t, "Tomas", "names, inside only")
}

func TestTimelineMarksWhatIsLate(t *testing.T) {
	s := inRoom(t, 132, 40)
	s.Press("esc", "2", "/")
	s.Type("certificate")
	s.Press("enter")
	s.shows(t, "a certificate on the payment gateway", "late", "1 of ")
	s.Press("esc")
	s.shows(t, "entries")
}

func TestTimelineBackfills(t *testing.T) {
	s := inRoom(t, 100, 30)
	s.Press("esc", "2", "g", "j", "j", "a")
	s.shows(t, "an entry at that time")
	s.Type("the queue had begun to grow")
	s.Press("enter")
	s.shows(t, "the queue had begun to grow")
	notes := s.state(t).Notes
	n := notes[len(notes)-1]
	if !n.Late() || n.At.After(s.now.Add(-40*time.Minute)) {
		t.Errorf("the entry happened at %v, written at %v", n.At, n.Recorded)
	}
	if n.Hat != hats.Yellow {
		t.Errorf("filed under %s", n.Hat)
	}
}

func TestTimelineEditsAndStars(t *testing.T) {
	s := inRoom(t, 132, 40)
	s.Press("esc", "2", "/")
	s.Type("ledger half closed")
	s.Press("enter", "s")
	s.shows(t, "starred")
	s.Press("x")
	s.shows(t, "retracted")
	s.Press("u")
	s.Press("m", "g")
	for _, n := range s.state(t).Notes {
		if strings.Contains(n.Text, "ledger half closed") && (!n.Starred || n.Gone || n.Hat != hats.Green) {
			t.Errorf("note %+v", n)
		}
	}
}

func TestTimelineJumps(t *testing.T) {
	s := inRoom(t, 132, 40)
	s.Press("esc", "2", "g", "]")
	at := s.Screen()
	s.Press("]")
	if s.Screen() == at {
		t.Error("] does not go on to the next turn of the hat")
	}
	s.Press("[")
	if s.Screen() != at {
		t.Errorf("[ does not go back:\n%s\n\n%s", at, s.Screen())
	}
	s.Press("G", ")")
	s.shows(t, "no other decision that way")
}

func TestTimelineFollowsNews(t *testing.T) {
	s := inRoom(t, 100, 30)
	s.Press("esc", "2", "space")
	s.Type("this is news")
	s.Press("enter")
	s.shows(t, "this is news", "TIMELINE")
}

func TestNudges(t *testing.T) {
	s := inRoom(t, 132, 24)
	s.Type("w: Tomas should have checked the replica first.")
	s.shows(t, "reads as blame")
	s.Press("ctrl+r")
	if screen := s.Screen(); strings.Contains(screen, "should have checked") {
		t.Errorf("the rewording keeps the blame:\n%s", screen)
	}
	s.Press("ctrl+u")
	s.Type("w: let us try the stand-in site instead. ")
	s.shows(t, "this sounds like Green", "ctrl+g")
	s.Press("ctrl+g", "enter")
	notes := s.state(t).Notes
	if n := notes[len(notes)-1]; n.Hat != hats.Green || !strings.HasPrefix(n.Text, "let us try") {
		t.Errorf("note %+v", n)
	}
	s.Press("alt+n")
	s.Type("w: Tomas should have checked the replica first.")
	if strings.Contains(s.Screen(), "reads as blame") {
		t.Error("hints show though they are off")
	}
	s.Press("enter")
	s.shows(t, "noted under White")
}

func TestTimelineRedactsWhenAskedTwice(t *testing.T) {
	s := inRoom(t, 132, 40)
	s.Type("w: the key is AKIAIOSFODNN7EXAMPLE")
	s.Press("enter", "esc", "2", "X")
	s.shows(t, "X again takes the words", "backups, exports and scrollback are out of reach")
	if n := s.state(t).Notes; !strings.Contains(n[len(n)-1].Text, "AKIA") {
		t.Fatal("one press took the words out")
	}
	s.Press("X")
	n := s.state(t).Notes
	if last := n[len(n)-1]; !last.Redacted || strings.Contains(last.Text, "AKIA") {
		t.Errorf("the words are still there: %+v", last)
	}
	if strings.Contains(s.Screen(), "AKIA") {
		t.Errorf("the words are still on screen:\n%s", s.Screen())
	}
}

func TestTimelineGivesANoteAnotherTime(t *testing.T) {
	s := inRoom(t, 132, 40)
	s.Press("esc", "2", "/")
	s.Type("14 shops have")
	s.Press("enter", "T")
	s.shows(t, "/retime #")
	s.Press("backspace", "backspace", "0", "1", "enter")
	s.shows(t, "is now #")
	var old, again bool
	for _, n := range s.state(t).Notes {
		if strings.Contains(n.Text, "14 shops") {
			old, again = old || n.Gone, again || !n.Gone && n.At.Minute() == 1
		}
	}
	if !old || !again {
		t.Errorf("taken back %v, written again %v", old, again)
	}
}

func TestEditRacingWithAnotherEdit(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("lag is 40 s")
	s.Press("enter", "esc", "e")
	s.Type(" and rising")
	s.elsewhere(t, incident.Revise{Ref: 4, Text: "lag is 4 s"})
	s.Press("enter")
	s.shows(t, "Ana changed note 4 meanwhile", "lag is 4 s", "lag is 40 s and rising")
	s.Press("enter")
	if n := s.state(t).Notes[0]; n.Text != "lag is 40 s and rising" || len(n.Edits) != 2 {
		t.Errorf("note %+v", n)
	}
}
