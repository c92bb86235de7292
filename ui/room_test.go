package ui_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
	"warroom/ui"
	"warroom/ui/uitest"
)

// unwatched is a log that nobody else writes: the driver must not wait for the world.
type unwatched struct{ *mem.Log }

func (unwatched) Watch(context.Context) (<-chan struct{}, error) {
	never := make(chan struct{})
	close(never)
	return never, nil
}

// session is a console on a log in memory whose clock a test moves.
type session struct {
	*uitest.Driver
	log *mem.Log
	now time.Time
	id  string
	ids int
}

// inRoom opens the sample incident, which stands at Yellow fifty minutes in.
func inRoom(t *testing.T, w, h int) *session {
	t.Helper()
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	n := 0
	newID := func() string { n++; return fmt.Sprintf("%012d", n) }
	var err error
	s.id, err = room.OpenSample(t.Context(), s.log, "Jonas", s.now, newID, hats.Builtin(), cards.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	s.Driver = uitest.New(t, ui.New(t.Context(), ui.Config{
		Log: unwatched{s.log}, By: "Jonas", Now: func() time.Time { return s.now }, NewID: newID,
		Orders: hats.Builtin(), Templates: cards.Builtin(), Theme: ui.ThemeDark, Open: s.id,
	}), w, h)
	return s
}

func (s *session) state(t *testing.T) incident.State {
	t.Helper()
	events, err := s.log.Read(t.Context(), s.id, 0)
	if err != nil {
		t.Fatal(err)
	}
	return incident.Fold(incident.State{}, events)
}

func (s *session) shows(t *testing.T, texts ...string) {
	t.Helper()
	screen := strings.Join(strings.Fields(s.Screen()), " ")
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			t.Errorf("the screen does not show %q:\n%s", text, s.Screen())
		}
	}
}

func TestRoomFrames(t *testing.T) {
	sizes := [][2]int{{40, 12}, {80, 24}, {132, 40}}
	frames := []struct {
		name string
		do   func(*session)
	}{
		{"writing", func(s *session) { s.Type(`? who may stop the report`) }},
		{"turning", func(s *session) { s.Press("ctrl+t") }},
		{"browsing", func(s *session) { s.Press("esc", "up") }},
		{"steps", func(s *session) { s.Press("esc", "tab", "g", "up", "up", "up") }},
		{"note", func(s *session) { s.Press("esc", "enter") }},
		{"search", func(s *session) { s.Press("esc", "/"); s.Type("report locks"); s.Press("enter") }},
		{"error", func(s *session) { s.Type("/decide stop it"); s.Press("enter") }},
		{"closing", func(s *session) { s.Press("ctrl+t", "7", "enter") }},
	}
	for _, size := range sizes {
		for _, f := range frames {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inRoom(t, size[0], size[1])
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

func TestRoomInColour(t *testing.T) {
	for _, theme := range []ui.ThemeName{ui.ThemeAuto, ui.ThemeDark, ui.ThemeLight, ui.ThemeContrast} {
		t.Run(string(theme), func(t *testing.T) {
			log := mem.New()
			now := time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)
			n := 0
			newID := func() string { n++; return fmt.Sprintf("%012d", n) }
			id, err := room.OpenSample(t.Context(), log, "Jonas", now, newID, hats.Builtin(), cards.Builtin())
			if err != nil {
				t.Fatal(err)
			}
			d := uitest.New(t, ui.New(t.Context(), ui.Config{
				Log: unwatched{log}, By: "Jonas", Now: func() time.Time { return now }, NewID: newID,
				Orders: hats.Builtin(), Templates: cards.Builtin(), Theme: theme, Open: id,
			}), 100, 24)
			golden.RequireEqual(t, d.Raw())
		})
	}
}

func TestRoomStepClockSaysTimeAndGoesOn(t *testing.T) {
	s := inRoom(t, 100, 24)
	s.shows(t, "0:30 of 2:00")
	s.now = s.now.Add(5 * time.Minute)
	s.Type("x")
	s.shows(t, "time · ctrl+t turns")
	s.Press("backspace", "ctrl+x")
	s.shows(t, "two minutes more")
	s.Press("ctrl+x")
	s.shows(t, "has had its two minutes more")
	s.Type("still writing")
	s.Press("enter")
	s.shows(t, "noted under Yellow")
}

func TestRoomTurning(t *testing.T) {
	s := inRoom(t, 100, 24)
	s.Press("ctrl+t")
	s.shows(t, "turn to 6 [G] Green?")
	s.Press("esc")
	if r := s.state(t).Round(); r.Hat != hats.Yellow {
		t.Fatalf("esc turned the hat to %s", r.Hat)
	}
	s.Press("ctrl+t", "1", "enter")
	s.shows(t, "White is on")
	s.Press("ctrl+t")
	s.Type("14:02 ! typing goes on: no letter is lost")
	s.shows(t, "14:02 ! typing goes on: no letter is lost")
	if r := s.state(t).Round(); r.Hat != hats.White {
		t.Errorf("typing turned the hat to %s", r.Hat)
	}
}

func TestRoomWithoutAGoalAsksOnce(t *testing.T) {
	fresh := inFreshRoom(t)
	fresh.Press("ctrl+t", "3", "enter")
	fresh.shows(t, "Red waits for a goal")
	if h := fresh.state(t).Round().Hat; h != hats.White {
		t.Fatalf("%s is on without a goal and without the explicit key", h)
	}
	fresh.Press("ctrl+g")
	if r := fresh.state(t).Round(); r.Hat != hats.Red || !r.NoGoal {
		t.Errorf("hat %s, logged %v", r.Hat, r.NoGoal)
	}
}

// inFreshRoom opens an incident of which only the title is known.
func inFreshRoom(t *testing.T) *session {
	t.Helper()
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC), id: "fresh"}
	r := room.New(s.log, s.id, "Jonas", s.clock, s.newID)
	if _, err := r.Do(t.Context(), incident.Declare{Title: "Checkout is down", Order: hats.Default().Sized(1)}); err != nil {
		t.Fatal(err)
	}
	return s.console(t, 100, 24)
}

func (s *session) clock() time.Time { return s.now }

func (s *session) newID() string { s.ids++; return fmt.Sprintf("%012d", s.ids) }

// console opens one more console of Jonas on the log of s, in the room of its incident.
func (s *session) console(t *testing.T, w, h int) *session {
	t.Helper()
	other := *s
	other.Driver = uitest.New(t, ui.New(t.Context(), ui.Config{
		Log: unwatched{s.log}, By: "Jonas", Now: other.clock, NewID: other.newID,
		Orders: hats.Builtin(), Templates: cards.Builtin(), Open: s.id,
	}), w, h)
	return &other
}

func TestRoomKeepsALineThatIsNotStored(t *testing.T) {
	for _, row := range []struct {
		name string
		op   string
		err  error
		says string
	}{
		{"full disk", mem.OpAppend, incident.Errorf(incident.CodeFull, "no room is left on the disk").WithHint("free some"), "no room is left"},
		{"held file", mem.OpAppend, incident.Errorf(incident.CodeBusy, "another program (pid 7) holds the file"), "pid 7"},
		{"outcome unknown", mem.OpAppended, errors.New("input/output error"), "input/output error"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := inFreshRoom(t)
			fail := true
			s.log.Fail = func(op string) error {
				if fail && op == row.op {
					return row.err
				}
				return nil
			}
			s.Type("the words that must not be lost")
			s.Press("enter")
			s.shows(t, "NOT SAVED", "the words that must not be lost", row.says, "enter tries again")
			fail = false
			s.Press("enter")
			s.shows(t, "noted under White", "saved 14:02:07 UTC")
			if notes := s.state(t).Notes; len(notes) != 1 {
				t.Errorf("%d notes are stored, want 1", len(notes))
			}
		})
	}
}

func TestRoomKeepsALineThatCannotBeRead(t *testing.T) {
	s := inFreshRoom(t)
	for _, row := range [][2]string{
		{"/gaol ship it", "/goal"},
		{"/decide roll back", "who has it, and by when?"},
		{"2026-13-40 14:02 x", "2026-13-40"},
		{"14:02", "what happened"},
		{"/close", "nothing is decided yet"},
		{"/hat mauve", "mauve"},
	} {
		s.Type(row[0])
		s.Press("enter")
		s.shows(t, row[0], row[1])
		if seq := s.state(t).Seq; seq != 3 {
			t.Errorf("%q was stored", row[0])
		}
		s.Press("ctrl+u")
	}
}

func TestRoomChangesNotes(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("lag is 40 s")
	s.Press("enter")
	s.Press("esc", "e")
	s.shows(t, "editing #")
	s.Type(" and rising")
	s.Press("enter", "esc", "s", "m", "k")
	n := s.state(t).Notes[0]
	if n.Text != "lag is 40 s and rising" || !n.Starred || n.Hat != hats.Black || len(n.Edits) != 2 {
		t.Errorf("note: %+v", n)
	}
	s.Press("u", "u", "u", "u")
	n = s.state(t).Notes[0]
	if n.Text != "lag is 40 s" || n.Starred || n.Hat != hats.White || !n.Gone {
		t.Errorf("after four undos: %+v", n)
	}
	s.Press("u")
	s.shows(t, "nothing of yours left to undo")
}

func TestRoomDraftComesBack(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("half a thought")
	s.Press("esc", "q")
	s.shows(t, "Checkout is down")
	s.Press("enter")
	s.shows(t, "half a thought")
	d, err := s.log.Draft(t.Context(), s.id, "Jonas")
	if err != nil || d.Text != "half a thought" {
		t.Errorf("draft %+v, %v", d, err)
	}
	s.Press("enter")
	s.shows(t, "noted under White")
	if d, _ = s.log.Draft(t.Context(), s.id, "Jonas"); !d.Empty() {
		t.Errorf("the draft of a saved line is still there: %+v", d)
	}
}

func TestRoomLongPasteIsWhole(t *testing.T) {
	s := inFreshRoom(t)
	paste := strings.Repeat("a log line with some words\n", 40_000) // 1 MB
	s.Type("what the log says:")
	s.Paste(paste)
	s.shows(t, "a paste of 40000 lines")
	s.Press("enter")
	notes := s.state(t).Notes
	if len(notes) != 1 || !strings.HasPrefix(notes[0].Text, "what the log says:\na log line") || strings.Count(notes[0].Text, "a log line") != 40_000 {
		t.Fatalf("%d notes, not the whole paste", len(notes))
	}
	s.shows(t, "enter opens all")
	s.Paste(strings.Repeat("x", 10_000))
	s.Press("enter")
	if notes = s.state(t).Notes; len(notes) != 2 || len(notes[1].Text) != 10_000 {
		t.Errorf("a line of 10,000 characters is not whole")
	}
}
