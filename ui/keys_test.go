package ui_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/ui"
)

func TestNoKeyTwiceInAMode(t *testing.T) {
	seen := map[string]ui.Action{}
	for _, b := range ui.Keys() {
		for _, key := range b.Keys {
			at := string(b.Mode) + " " + key
			if first, ok := seen[at]; ok {
				t.Errorf("%s is %s and %s", at, first, b.Action)
			}
			seen[at] = b.Action
		}
	}
}

// readline are the keys that whoever types in a shell has in the fingers: those of GNU readline's Emacs mode that the composer keeps.
func readline() []string {
	return []string{
		"ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+d", "ctrl+b", "ctrl+f", "ctrl+h", "ctrl+n", "ctrl+y",
		"alt+b", "alt+f", "alt+d", "alt+left", "alt+right", "alt+backspace", "alt+delete", "ctrl+left", "ctrl+right",
		"left", "right", "up", "down", "home", "end", "backspace", "delete", "space",
	}
}

func TestTypingKeepsReadline(t *testing.T) {
	for _, b := range ui.Keys() {
		if b.Mode != ui.ModeTyping {
			continue
		}
		for _, key := range b.Keys {
			if slices.Contains(readline(), key) {
				t.Errorf("%s means %s while typing, and something else in readline", key, b.Action)
			}
			if len([]rune(key)) == 1 {
				t.Errorf("%q is text while typing, and bound to %s", key, b.Action)
			}
		}
	}
}

func TestEveryBindingIsSaid(t *testing.T) {
	for _, b := range ui.Keys() {
		if b.Help == "" || len(b.Keys) == 0 || b.Action == "" {
			t.Errorf("a binding lacks something: %+v", b)
		}
		if !slices.Contains(ui.HelpModes(), b.Mode) {
			t.Errorf("help has no heading for %s", b.Mode)
		}
		if b.Command != "" && !slices.ContainsFunc(capture.Table(), func(c capture.Command) bool { return c.Name == b.Command }) {
			t.Errorf("%s names a command that is none: /%s", b.Action, b.Command)
		}
		if strings.HasPrefix(b.Keys[0], "alt+") && b.Command == "" {
			t.Errorf("%s reaches us from no terminal without alt, and no command does the same", b.Action)
		}
	}
}

// ready brings a console into a mode in which every binding of it can do something.
func ready(t *testing.T, b ui.Binding) *session {
	t.Helper()
	switch b.Mode {
	case ui.ModeLobby, ui.ModeFilter, ui.ModeForm:
		s := inLobby(t, 80, 12, func(s *session) {
			for i := range 30 {
				s.declared(t, fmt.Sprintf("id%08d", i), time.Duration(i+1)*time.Hour, fmt.Sprintf("Incident %d", i), 1)
			}
		})
		switch b.Mode {
		case ui.ModeForm:
			s.Press("n")
		case ui.ModeFilter:
			s.Type("incident")
			s.Press("down")
		default:
			s.Press("pgdown", "down")
		}
		return s
	}
	if strings.HasPrefix(string(b.Mode), "replay") {
		return readyReplay(t, b)
	}
	switch b.Mode {
	case ui.ModeCardForm:
		s := inPlan(t, 100, 24)
		s.Press("home", "enter", "tab", "tab")
		return s
	case ui.ModeStage, ui.ModeCross:
		s := inPlan(t, 100, 24)
		s.onChange(t)
		s.Press("m")
		if b.Mode == ui.ModeCross {
			s.Press("4", "m", "5")
		}
		return s
	case ui.ModeBrief:
		s := inRoom(t, 44, 12)
		s.Type("/brief\n")
		if b.Action == ui.ActUp || b.Action == ui.ActPageUp {
			s.Press("pgdown")
		}
		return s
	case ui.ModePlan:
		s := inPlan(t, 100, 14)
		s.Press("down", "down", "down", "down")
		return s
	}
	s := inRoom(t, 100, 24)
	into := map[ui.Mode][]string{
		ui.ModeTurning: {"ctrl+t"}, ui.ModeBrowse: {"esc", "up"}, ui.ModeRail: {"esc", "tab", "up"}, ui.ModeFind: {"esc", "/"},
		ui.ModeTimeline: {"esc", "2", "up", "up", "up", "up", "up", "up", "up", "up"}, ui.ModeStoryFilter: {"esc", "2", "/"},
		ui.ModeNote: {"esc", "enter"}, ui.ModeMove: {"esc", "m"}, ui.ModePalette: {"ctrl+p", "down", "down"}, ui.ModeHelp: {"esc", "?", "pgdown"},
	}
	switch {
	case b.Action == ui.ActNoGoal: // only where a goal is waited for
		s = inFreshRoom(t)
		s.Press("ctrl+t", "3", "enter")
		return s
	case b.Action == ui.ActSwap: // only while both are still to come
		s = inFreshRoom(t)
	case b.Mode == ui.ModeTyping:
		s.Type("/ha")
	case b.Mode == ui.ModeFind, b.Mode == ui.ModeStoryFilter:
		s.Press(into[b.Mode]...)
		s.Type("report")
		return s
	case b.Mode == ui.ModeNote, b.Mode == ui.ModeBrowse:
		var long strings.Builder
		for i := range 50 {
			fmt.Fprintf(&long, "line %d of a long note\n", i)
		}
		s.Paste(long.String())
		s.Press("enter")
		if b.Mode == ui.ModeBrowse {
			s.Type("another\n")
		}
	}
	s.Press(into[b.Mode]...)
	if b.Mode == ui.ModeNote && (b.Action == ui.ActUp || b.Action == ui.ActPageUp) {
		s.Press("pgdown")
	}
	if b.Mode == ui.ModePalette && b.Action == ui.ActComplete {
		s.Type("/go")
	}
	return s
}

// TestNoDeadKey presses every key of every mode and sees something happen.
func TestNoDeadKey(t *testing.T) {
	for _, b := range ui.Keys() {
		if b.Action == ui.ActRedraw { // what it does is to draw the same again
			continue
		}
		for _, key := range b.Keys {
			if b.Action == ui.ActStep && key >= "6" { // Green is offered already, and the round has seven steps
				continue
			}
			t.Run(string(b.Mode)+"/"+key, func(t *testing.T) {
				s := ready(t, b)
				before, cursor := s.Raw(), fmt.Sprint(s.Cursor())
				s.Press(key)
				if s.Quit() || s.Suspended() {
					return
				}
				if s.Raw() == before && fmt.Sprint(s.Cursor()) == cursor {
					t.Errorf("nothing happens for %s, which is to %s:\n%s", key, b.Help, s.Screen())
				}
			})
		}
	}
}

func TestFooterIsOneRow(t *testing.T) {
	s := &session{now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	app := ui.New(t.Context(), ui.Config{Now: func() time.Time { return s.now }, Orders: hats.Builtin()})
	for _, m := range ui.HelpModes() {
		for w := 40; w <= 140; w++ {
			foot := app.Footer(m, w)
			if got := ansi.StringWidth(foot); got != w || strings.Contains(foot, "\n") {
				t.Fatalf("the footer of %s has %d cells at %d: %q", m, got, w, foot)
			}
			plain := ansi.Strip(foot)
			if strings.Contains(plain, "…") {
				t.Errorf("the footer of %s is cut at %d: %q", m, w, plain)
			}
			if helped(m) && !strings.Contains(plain, "? help") {
				t.Errorf("the footer of %s at %d does not show help: %q", m, w, plain)
			}
		}
	}
}

func helped(m ui.Mode) bool {
	return slices.ContainsFunc(ui.Keys(), func(b ui.Binding) bool { return b.Mode == m && b.Action == ui.ActHelp && b.Foot > 0 })
}

func TestHelpFrames(t *testing.T) {
	for _, size := range sizes {
		for _, from := range []struct {
			name string
			keys []string
		}{{"lobby", []string{"esc", "q", "?"}}, {"browsing", []string{"esc", "?"}}, {"scrolled", []string{"esc", "?", "pgdown"}}} {
			t.Run(fmt.Sprintf("%s/%d", from.name, size[0]), func(t *testing.T) {
				s := inRoom(t, size[0], size[1])
				s.Press(from.keys...)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

// TestHelpSaysEverything reads the page to its end at several widths.
func TestHelpSaysEverything(t *testing.T) {
	for _, w := range []int{40, 60, 80, 100, 160} {
		s := inRoom(t, w, 900)
		s.Press("esc", "?")
		all := squeezed(columns(s, w))
		for _, b := range ui.Keys() {
			said := b.Long
			if said == "" {
				said = b.Help
			}
			if !strings.Contains(all, squeezed(said)) {
				t.Errorf("at %d help does not say %q", w, said)
			}
		}
		for _, c := range capture.Table() {
			if !strings.Contains(all, squeezed(c.Usage)) || !strings.Contains(all, squeezed(c.Summary)) {
				t.Errorf("at %d help does not show %s", w, c.Usage)
			}
		}
	}
}

// columns reads each column of the page from top to bottom: first what is typed, which has a style, then what that does.
func columns(s *session, w int) string {
	parts := [][2]int{{0, w}}
	if w >= 100 {
		parts = [][2]int{{0, (w-4)/2 + 2}, {(w-4)/2 + 2, w}}
	}
	var typed, said strings.Builder
	for _, p := range parts {
		for line := range strings.SplitSeq(s.Raw(), "\n") {
			cell := regexp.MustCompile("\x1b\\[[0-9;]+m\x1b\\[m").ReplaceAllString(ansi.Cut(line, p[0], p[1]), "") // styles of the other column
			l, r, styled := strings.Cut(cell, "\x1b[m")
			if !styled {
				l, r = "", l
			}
			typed.WriteString(ansi.Strip(l))
			said.WriteString(ansi.Strip(r))
		}
	}
	return typed.String() + said.String()
}

func squeezed(s string) string { return regexp.MustCompile(`\s+`).ReplaceAllString(s, "") }

func TestHelpScrollsToItsEndAndBack(t *testing.T) {
	s := inRoom(t, 80, 24)
	s.Press("esc", "?")
	top := s.Screen()
	for range 40 {
		s.Press("pgdown")
	}
	end := s.Screen()
	s.Press("down")
	if s.Screen() != end || !strings.Contains(end, "THIS PAGE") {
		t.Errorf("the end is not the end:\n%s", s.Screen())
	}
	for range 40 {
		s.Press("pgup")
	}
	if s.Screen() != top {
		t.Errorf("the top is not where it was:\n%s", s.Screen())
	}
	s.Resize(132, 50)
	s.Press("down", "k", "esc")
	s.shows(t, "YELLOW")
}

func TestEveryExampleOfTheLineIsOne(t *testing.T) {
	if n := len(ui.LanguageExamples()); n != 10 {
		t.Errorf("help shows %d lines of the language, not ten", n)
	}
	for _, e := range ui.LanguageExamples() {
		c := capture.Context{Now: time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC), Hat: "white", Commands: capture.Table()}
		if l, err := capture.Parse(e[0], c); err != nil || l.Command == "" && l.Text == "" {
			t.Errorf("%q: %+v, %v", e[0], l, err)
		}
	}
}
