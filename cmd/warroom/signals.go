package main

import (
	"os"
	"os/signal"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// suspender tells apart who asked for a suspension: the person, by ctrl+z, through Bubble Tea, which gives the terminal back first;
// or somebody outside by a signal, which then takes the same way.
type suspender struct {
	ready  atomic.Bool // the terminal is given back: the next signal may stop the process
	gone   atomic.Bool // the terminal hung up, or somebody outside ended the program
	cannot bool        // no shell above us could take over: nothing would wake us up again
}

// filter sees every message before Bubble Tea acts on it.
func (s *suspender) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		if s.cannot {
			return nil
		}
		s.ready.Store(true)
	}
	return msg
}

func (s *suspender) hungUp() bool { return s.gone.Load() }

// signals handles what the system tells the process while p runs. The function it returns ends that.
//
// Bubble Tea's own handler is off: it does not know a hang-up, which would leave the terminal raw and lose the draft, and on SIGTERM it
// hangs for ever when the program is already ending (v2.0.10, handleSignals sends without looking at the context). What is asked for
// twice is done at once.
func (a *app) signals(p *tea.Program, log store, s *suspender, f *fault) (done func()) {
	s.cannot = !canSuspend()
	ch := make(chan os.Signal, 8)
	signal.Notify(ch, append(endSignals(), stopSignals()...)...)
	over := make(chan struct{})
	go func() {
		defer f.catch()
		for {
			select {
			case <-over:
				return
			case sig := <-ch:
				switch {
				case isStop(sig):
					s.stop(p, log)
				case s.gone.Swap(true):
					p.Kill()
				default:
					go p.Quit()
				}
			}
		}
	}()
	return func() {
		signal.Stop(ch)
		close(over)
	}
}

// stop suspends the process if the terminal was given back, and else asks Bubble Tea to do that first.
func (s *suspender) stop(p *tea.Program, log store) {
	if !s.ready.Swap(false) {
		go p.Send(tea.SuspendMsg{})
		return
	}
	// Asleep with the file locked we would stop everybody else.
	release := log.Hold()
	defer release()
	sleep()
}
