package main

import (
	"reflect"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// fault is the first panic of a program, turned into an error.
type fault struct {
	mu   sync.Mutex
	err  error
	stop func() // ends the program and gives the terminal back
}

// catch is deferred in every goroutine of ours while the console runs. Bubble Tea would restore the terminal as well, but print a
// stack trace over it.
func (f *fault) catch() {
	r := recover()
	if r == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil {
		f.err = crashed(r, debug.Stack())
		go f.stop()
	}
}

// first returns the error of the first panic, nil when there was none.
func (f *fault) first() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// guarded runs a model and its commands under a fault.
type guarded struct {
	tea.Model
	fault *fault
}

func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.fault.catch()
	return g.guard(g.Model.Init())
}

func (g *guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = g
	defer g.fault.catch()
	g.Model, cmd = g.Model.Update(msg)
	return m, g.guard(cmd)
}

func (g *guarded) View() (v tea.View) {
	defer g.fault.catch()
	return g.Model.View()
}

// guard wraps a command, and those it stands for when it is a batch or a sequence.
func (g *guarded) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.fault.catch()
		msg = cmd()
		v := reflect.ValueOf(msg)
		if !v.IsValid() || !v.CanConvert(reflect.TypeFor[[]tea.Cmd]()) || v.Kind() != reflect.Slice {
			return msg
		}
		// The type of tea.Sequence's message is not exported: a copy of the same type is filled.
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			inner, _ := v.Index(i).Interface().(tea.Cmd)
			list.Index(i).Set(reflect.ValueOf(g.guard(inner)))
		}
		return list.Interface()
	}
}
