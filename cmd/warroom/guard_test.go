package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// frail is a model that panics where it is told to.
type frail struct{ where string }

func (f frail) breaks(where string) {
	if f.where == where {
		panic("broken in " + where)
	}
}

func (f frail) cmd(where string) tea.Cmd {
	return func() tea.Msg {
		f.breaks(where)
		return nil
	}
}

func (f frail) Init() tea.Cmd {
	f.breaks("init")
	return tea.Batch(f.cmd("batch"), nil, tea.Sequence(f.cmd("first"), f.cmd("second"), tea.Batch(f.cmd("inner"), f.cmd(""))))
}

func (f frail) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.WindowSizeMsg); ok {
		f.breaks("update")
		return f, f.cmd("command")
	}
	return f, nil
}

func (f frail) View() tea.View {
	f.breaks("view")
	return tea.NewView("x")
}

// TestGuardedPanics: wherever a model or a command of its panics, the program ends, Bubble Tea sees no panic, and what is told is one
// line.
func TestGuardedPanics(t *testing.T) {
	for _, where := range []string{"init", "update", "view", "command", "batch", "first", "second", "inner"} {
		t.Run(where, func(t *testing.T) {
			g := &guarded{Model: frail{where}, fault: &fault{}}
			p := tea.NewProgram(g, tea.WithInput(nil), tea.WithOutput(&bytes.Buffer{}), tea.WithoutSignals(), tea.WithoutCatchPanics(),
				tea.WithWindowSize(80, 24))
			g.fault.stop = p.Kill
			_, err := p.Run()
			if !errors.Is(err, tea.ErrProgramKilled) {
				t.Errorf("the program ended with %v", err)
			}
			crash := g.fault.first()
			if crash == nil || !strings.HasPrefix(crash.Error(), "warroom failed: broken in "+where+" (guard_test.go:") {
				t.Errorf("told: %v", crash)
			}
		})
	}
}

// TestGuardedCommands: what a command returns comes through as it is.
func TestGuardedCommands(t *testing.T) {
	type said string
	say := func(s said) tea.Cmd { return func() tea.Msg { return s } }
	g := &guarded{Model: frail{}, fault: &fault{}}
	if got := g.guard(say("one"))(); got != said("one") {
		t.Errorf("a message came through as %v", got)
	}
	if g.guard(nil) != nil {
		t.Error("no command became one")
	}
	batch, ok := g.guard(tea.Batch(say("a"), say("b")))().(tea.BatchMsg)
	if !ok || len(batch) != 2 || batch[0]() != said("a") || batch[1]() != said("b") {
		t.Errorf("a batch came through as %v", batch)
	}
	plain, wrapped := tea.Sequence(say("a"), say("b"))(), g.guard(tea.Sequence(say("a"), say("b")))()
	if a, b := typeName(plain), typeName(wrapped); a != b {
		t.Errorf("a sequence is a %s and came through as a %s", a, b)
	}
}
