package ui_test

import (
	"fmt"
	"slices"
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

// replaying is a console on the replay of a session whose clock a test moves.
type replaying struct {
	*session
	app *ui.App
}

// inReplay opens the replay of a public incident.
func inReplay(t *testing.T, sample string, w, h int) *replaying {
	t.Helper()
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC), id: sample}
	i := slices.IndexFunc(room.RealSamples(), func(r room.RealSample) bool { return r.ID == sample })
	if _, _, err := room.OpenReal(t.Context(), s.log, "Jonas", room.RealSamples()[i]); err != nil {
		t.Fatal(err)
	}
	return s.replay(t, w, h)
}

func (s *session) replay(t *testing.T, w, h int) *replaying {
	t.Helper()
	app := ui.New(t.Context(), ui.Config{
		Log: unwatched{s.log}, By: "Jonas", Now: func() time.Time { return s.now }, NewID: s.newID,
		Orders: hats.Builtin(), Templates: cards.Builtin(), Theme: ui.ThemeDark, Open: s.id, Replay: true,
	})
	s.Driver = uitest.New(t, app, w, h)
	return &replaying{s, app}
}

// wait lets time go by in tenths of a second.
func (r *replaying) wait(d time.Duration) {
	for ; d > 0; d -= 100 * time.Millisecond {
		r.now = r.now.Add(100 * time.Millisecond)
		r.Send(r.app.Played())
	}
}

// readyReplay brings a replay into a mode in which every binding of it can do something.
func readyReplay(t *testing.T, b ui.Binding) *session {
	t.Helper()
	r := inReplay(t, "sample-github", 100, 24)
	r.Press("5", ".", "tab", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up")
	switch b.Mode {
	case ui.ModeReplayNote:
		var long strings.Builder
		for i := range 50 {
			fmt.Fprintf(&long, "line %d of a long note\n", i)
		}
		s := &session{log: mem.New(), now: r.now, id: "long"}
		s.declared(t, s.id, time.Hour, "Long", 1, incident.AddNote{Text: long.String()})
		r = s.replay(t, 100, 24)
		r.Press("9", ".", "enter", "pgdown")
	case ui.ModeReplayFind:
		r.Press("/")
		r.Type("queue")
	case ui.ModeReplayTime:
		r.Press("t")
		r.Type("2018-10-22 16:30")
	case ui.ModeReplayAnswer:
		r.Press("0", "d", "]", "]", "]", "]")
	}
	return r.session
}

func TestReplayFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			do   func(*replaying)
		}{
			{"start", func(*replaying) {}},
			{"room", func(r *replaying) { r.Press("4") }},
			{"timeline", func(r *replaying) { r.Press("4", "tab") }},
			{"hindsight", func(r *replaying) { r.Press("4", "tab", "h") }},
			{"stop", func(r *replaying) { r.Press("d", "]", "]", "]", "]"); r.Type("ask the West first") }},
			{"answered", func(r *replaying) { r.Press("d", "]", "]", "]", "]"); r.Type("ask the West first"); r.Press("enter") }},
			{"end", func(r *replaying) { r.Press("9"); r.Press("t"); r.Type("2018-10-30 00:00"); r.Press("enter") }},
		} {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				r := inReplay(t, "sample-github", size[0], size[1])
				f.do(r)
				r.Fits()
				golden.RequireEqual(t, r.Screen())
			})
		}
	}
}

func TestReplayPlays(t *testing.T) {
	r := inReplay(t, "sample-cloudflare", 120, 36)
	r.shows(t, "‖ 60x", "13:31:00 UTC")
	r.Press("space")
	r.wait(time.Second)
	r.shows(t, "▶ 60x", "13:36:00 UTC", "nothing was written for 6 m") // of the six minutes to the next entry two seconds are played
	r.Press("space")
	r.wait(time.Second)
	r.shows(t, "‖ 60x", "13:36:00")
	r.Press("i", "space")
	r.wait(500 * time.Millisecond)
	r.shows(t, "silences whole", "13:36:30")
	for range 9 {
		r.Press(">")
	}
	r.shows(t, "by entry")
	r.wait(1600 * time.Millisecond)
	r.shows(t, "13:37:00 UTC")
	r.Press("9", "i", "<")
	r.wait(30 * time.Second)
	r.shows(t, "■", "12 Jul 2019 15:45:00 UTC") // the end, ten days later, and still there
	r.Press(".")
	r.shows(t, "this is the end of what is written")
}

func TestReplayIsReadOnly(t *testing.T) {
	r := inReplay(t, "sample-github", 100, 24)
	before, err := r.log.Read(t.Context(), r.id, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range ui.Keys() {
		if b.Mode == ui.ModeReplay {
			for _, key := range b.Keys {
				if b.Action != ui.ActQuit && b.Action != ui.ActSuspend && b.Action != ui.ActBack {
					r.Press(key)
					r.Press("esc")
					r = &replaying{r.session, r.app}
					if !strings.Contains(r.Screen(), "REPLAY") && !strings.Contains(r.Screen(), "HINDSIGHT") {
						r = r.replay(t, 100, 24) // esc left it
					}
				}
			}
		}
	}
	r.Type("a note")
	r.Press("enter")
	after, err := r.log.Read(t.Context(), r.id, 0)
	if err != nil || len(after) != len(before) {
		t.Errorf("a replay wrote %d events, %v", len(after)-len(before), err)
	}
}

// TestReplayHidesWhatIsAhead: at every moment, in every tab, no word of a later note is on the screen.
func TestReplayHidesWhatIsAhead(t *testing.T) {
	r := inReplay(t, "sample-cloudflare", 132, 60)
	events, err := r.log.Read(t.Context(), r.id, 0)
	if err != nil {
		t.Fatal(err)
	}
	for done := false; !done; {
		for _, key := range []string{"tab", "tab", "tab"} {
			r.Press(key)
			screen := strings.Join(strings.Fields(r.Screen()), " ")
			var at time.Time
			for _, e := range events {
				if when := e.Recorded.Format("2 Jan 2006 15:04:05 MST"); strings.Contains(screen, when) {
					at = e.Recorded
				}
			}
			if at.IsZero() {
				t.Fatalf("the moment is not shown:\n%s", r.Screen())
			}
			for _, e := range events {
				if words := strings.Fields(e.Text); e.Recorded.After(at) && len(words) > 3 && strings.Contains(screen, strings.Join(words[:3], " ")) {
					t.Fatalf("at %v the screen shows %q, written at %v", at, e.Text, e.Recorded)
				}
			}
		}
		before := r.Screen()
		r.Press(".")
		done = strings.Contains(r.Screen(), "this is the end") || r.Screen() == before
	}
	r.shows(t, "12 Jul 2019")
}

func TestReplayStopsBeforeDecisions(t *testing.T) {
	r := inReplay(t, "sample-moj", 120, 36)
	r.Press("d", "space")
	r.wait(30 * time.Second)
	r.shows(t, "A decision comes next", "you")
	for _, hidden := range []string{"Try the change", "second cluster first"} {
		if strings.Contains(r.Screen(), hidden) {
			t.Fatalf("the decision is on the screen before it was taken:\n%s", r.Screen())
		}
	}
	r.Type("one node at a time, and watch")
	r.Press("enter")
	r.shows(t, "you one node at a time, and watch", "decided Try the change on the second cluster first", "15:02:00 UTC")
	r.Press("]", "]", "]", "]")
	kept, err := r.log.Draft(t.Context(), r.id, "\x01answers of Jonas")
	if err != nil || !strings.Contains(kept.Text, "one node at a time") {
		t.Errorf("kept is %+v, %v", kept, err)
	}
	again := r.replay(t, 120, 36)
	again.Press("d")
	for range 20 {
		again.Press("]")
		if strings.Contains(again.Screen(), "A decision comes next") {
			break
		}
	}
	again.shows(t, "A decision comes next", "one node at a time, and watch")
}

func TestReplayFindsAndGoes(t *testing.T) {
	r := inReplay(t, "sample-github", 120, 36)
	r.Press("/")
	r.Type("decay curve")
	r.Press("enter")
	r.shows(t, "found: Catch-up follows a decay curve", "22 Oct 2018 11:12:00 UTC")
	r.Press("t")
	r.Type("06:51")
	r.Press("enter")
	r.shows(t, "22 Oct 2018 06:51:00 UTC")
	r.Press("/")
	r.Type("zebra")
	r.Press("enter")
	r.shows(t, "nothing has zebra", "find")
	r.Press("esc", "t")
	r.Type("soon")
	r.Press("enter")
	r.shows(t, "is not a time")
	r.Press("esc", "right")
	r.shows(t, "06:52:00")
	r.Press("shift+left")
	r.shows(t, "06:42:00")
	r.Press("0", "[")
	r.shows(t, "no marker before this")
}

func TestReplayHindsight(t *testing.T) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC), id: "late"}
	at := s.now.Add(-time.Hour)
	s.declared(t, s.id, time.Hour, "Late facts", 2, incident.AddNote{Text: "errors rise"}, incident.AddNote{Text: "certificate was renewed", At: at.Add(30 * time.Second)})
	r := s.replay(t, 120, 30)
	r.Press("t")
	r.Type("13:03:30")
	r.Press("enter", "tab")
	if strings.Contains(r.Screen(), "certificate") {
		t.Fatalf("it was not known yet:\n%s", r.Screen())
	}
	r.Press("h")
	r.shows(t, "HINDSIGHT", "certificate was renewed", "not known then", "errors rise")
	r.Press("alt+1")
	r.shows(t, "certificate was renewed", "not known then")
	r.Press("h")
	if strings.Contains(r.Screen(), "certificate") {
		t.Fatalf("hindsight stays:\n%s", r.Screen())
	}
}

func TestReplayGrows(t *testing.T) {
	s := inFreshRoom(t)
	r := s.replay(t, 120, 30)
	r.Press("space")
	writer := room.New(s.log, s.id, "Ana", func() time.Time { return s.now.Add(time.Minute) }, s.newID)
	if _, err := writer.Do(t.Context(), incident.AddNote{Text: "written while it plays"}); err != nil {
		t.Fatal(err)
	}
	r.Send(ui.Grew())
	if strings.Contains(r.Screen(), "written while") {
		t.Fatal("what is new is shown before its time")
	}
	r.wait(3 * time.Second)
	r.shows(t, "written while it plays")
}

func TestReplayLeavesWhereItCameFrom(t *testing.T) {
	s := inRoom(t, 100, 24)
	s.Type("/replay")
	s.Press("enter")
	s.shows(t, "REPLAY")
	s.Press("q")
	s.shows(t, "Yellow")
	s.Press("esc", "q", "R")
	s.shows(t, "REPLAY")
	s.Press("esc")
	s.shows(t, "n declare")
}
