package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/ui"
)

func TestPaletteFrames(t *testing.T) {
	frames := []struct {
		name string
		do   func(*session)
	}{
		{"open", func(*session) {}},
		{"found", func(s *session) { s.Type("hat"); s.Press("down") }},
		{"arguments", func(s *session) { s.Type("/hat b") }},
		{"error", func(s *session) { s.Type("/decide roll back"); s.Press("enter") }},
	}
	for _, size := range sizes {
		for _, f := range frames {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inRoom(t, size[0], size[1])
				s.Press("ctrl+p")
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

func TestPaletteLeavesTheDraftAlone(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("half a thought")
	s.Press("ctrl+p")
	s.Type("/goal checkout sells again")
	s.Press("enter")
	s.shows(t, "half a thought", "GOAL checkout sells again")
	if g := s.state(t).Goal; g == nil || g.Fields["goal"] != "checkout sells again" {
		t.Errorf("goal %+v", g)
	}
	s.Press("ctrl+p")
	s.Type("nonsense")
	s.Press("esc")
	s.shows(t, "half a thought")
	s.Press("enter")
	if n := s.state(t).Notes; len(n) != 1 || n[0].Text != "half a thought" {
		t.Errorf("notes %+v", n)
	}
}

func TestPaletteWhileANoteIsEdited(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("lag is 40 s\n")
	s.Press("esc", "e")
	s.Press("ctrl+p")
	s.Type("/sev 1\n")
	st := s.state(t)
	if st.Severity != 1 || st.Notes[0].Text != "lag is 40 s" || len(st.Notes[0].Edits) != 0 {
		t.Errorf("severity %d, note %+v", st.Severity, st.Notes[0])
	}
	s.Type(" and rising\n")
	if n := s.state(t).Notes; len(n) != 1 || n[0].Text != "lag is 40 s and rising" {
		t.Errorf("the revision that was under way is lost: %+v", n)
	}
}

func TestPaletteRuns(t *testing.T) {
	for _, row := range []struct {
		name  string
		typed string
		keys  []string
		check func(*session, incident.State) bool
	}{
		{"an action", "turn hat", []string{"enter", "enter"}, func(_ *session, st incident.State) bool { return st.Round().Step == 1 }},
		{"a command that needs nothing", "next", []string{"enter"}, func(_ *session, st incident.State) bool { return st.Round().Step == 1 }},
		{"a command that needs more", "severity", []string{"enter", "2", "enter"}, func(_ *session, st incident.State) bool { return st.Severity == 2 }},
		{"a command that may take more", "customer's business", []string{"enter", "enter"}, func(_ *session, st incident.State) bool { return !st.Restored.IsZero() }},
		{"a name in full", "/restored", []string{"enter"}, func(_ *session, st incident.State) bool { return !st.Restored.IsZero() }},
		{"a line with its arguments", "/title Checkout and refunds", []string{"enter"}, func(_ *session, st incident.State) bool { return st.Title == "Checkout and refunds" }},
		{"a word tab has completed", "/hat bl", []string{"tab", "enter"}, func(_ *session, st incident.State) bool { return st.Round().Hat == hats.Blue }},
		{"the word under the cursor", "/hat w", []string{"backspace", "down", "down", "down", "down", "down", "down", "down", "tab", "enter"}, func(_ *session, st incident.State) bool { return st.Round().Hat == hats.Blue }},
		{"a command tab has completed", "/tit", []string{"tab", "X", "enter"}, func(_ *session, st incident.State) bool { return st.Title == "X" }},
		{"a screen's command", "/lobby", []string{"enter"}, func(s *session, _ incident.State) bool { return strings.Contains(s.Screen(), "1 open") }},
		{"help", "/help", []string{"enter"}, func(s *session, _ incident.State) bool {
			return strings.Contains(s.Screen(), "WRITING A LINE (you are here)")
		}},
		{"quit", "/quit", []string{"enter"}, func(s *session, _ incident.State) bool { return s.Quit() }},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := inFreshRoom(t)
			s.Press("ctrl+p")
			s.Type(row.typed)
			if row.name == "a word tab has completed" { // "bl" begins black and blue
				s.Press("down")
			}
			s.Press(row.keys...)
			if !row.check(s, s.state(t)) {
				t.Errorf("%q and %q did not do it:\n%s", row.typed, row.keys, s.Screen())
			}
			if strings.Contains(s.Screen(), "── commands") {
				t.Errorf("the palette is still open:\n%s", s.Screen())
			}
		})
	}
}

func TestPaletteSaysWhyNot(t *testing.T) {
	for _, row := range []struct {
		name, typed string
		says        []string
	}{
		{"no such command", "/gaol x", []string{"there is no command /gaol", "did you mean /goal?"}},
		{"cannot be read", "/sev nine", []string{`there is no severity "nine"`, "1 is worst"}},
		{"a rule says no", "/close", []string{"nothing is decided yet", "/close open-ended: WHY"}},
		{"a rule says no to arguments", "/retract #99", []string{"there is no note 99"}},
		{"more is needed", "/title ", []string{"/title needs more behind it"}},
		{"a note", "//srv is full", []string{"that reads as a note"}},
		{"nothing found", "xyzzy", []string{"nothing has these words"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := inFreshRoom(t)
			seq := s.state(t).Seq
			s.Press("ctrl+p")
			s.Type(row.typed)
			s.Press("enter")
			if row.name == "more is needed" {
				s.Press("enter")
			}
			s.shows(t, append(row.says, "── commands", strings.TrimSpace(row.typed))...)
			s.Fits()
			if s.state(t).Seq != seq {
				t.Error("something was stored")
			}
			s.Press("esc")
			if strings.Contains(s.Screen(), "── commands") {
				t.Error("esc did not close the palette")
			}
		})
	}
}

func TestPaletteSaysWhatCannotBeDoneNow(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("/close open-ended: handed over\n")
	s.Press("ctrl+p")
	s.Type("turn hat")
	s.shows(t, "the incident is closed")
	s.Press("enter")
	s.shows(t, "! the incident is closed: /reopen opens it again", "── commands")
}

func TestPaletteTakesPastesAsOneLine(t *testing.T) {
	s := inFreshRoom(t)
	s.Press("ctrl+p")
	s.Paste("/title Checkout\nand refunds\x1b[31m")
	s.Press("enter")
	if got := s.state(t).Title; !strings.HasPrefix(got, "Checkout and refunds") || strings.Contains(got, "\x1b") {
		t.Errorf("title %q", got)
	}
	s.Press("ctrl+p")
	s.Paste(strings.Repeat("word ", 100_000))
	s.shows(t, "too long for a command")
}

func TestPaletteReachesEveryCommand(t *testing.T) {
	for _, c := range capture.Table() {
		s := inFreshRoom(t)
		s.Resize(132, 40)
		s.Press("ctrl+p")
		s.Type(c.Name)
		s.shows(t, c.Usage+" "+c.Summary)
		s.Press("ctrl+u")
		s.Type("/" + c.Name)
		if got := s.picked(); !strings.Contains(got, c.Usage) {
			t.Errorf("/%s puts the cursor on %q", c.Name, got)
		}
	}
}

func TestPaletteShowsTheKeyOfACommand(t *testing.T) {
	s := inFreshRoom(t)
	s.Resize(132, 40)
	for _, mode := range []struct {
		mode ui.Mode
		keys []string
	}{{ui.ModeTyping, nil}, {ui.ModeBrowse, []string{"esc"}}} {
		s.Press(mode.keys...)
		for _, b := range ui.Keys() {
			if b.Mode != mode.mode || b.Command == "" {
				continue
			}
			s.Press("ctrl+p")
			s.Type("/" + b.Command)
			if got := s.picked(); !strings.HasSuffix(got, b.Shown()) && !strings.HasSuffix(got, "ctrl+c") {
				t.Errorf("%s: /%s shows %q, want the key %s", mode.mode, b.Command, got, b.Shown())
			}
			s.Press("esc")
		}
	}
}
