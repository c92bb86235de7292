package bolt

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"
)

// holdGrace is how long Hold waits for operations that only queue for the file lock. While the lock moves along they are through in
// a millisecond; behind a holder that is stuck they would keep a person from suspending.
const holdGrace = 100 * time.Millisecond

// errHeld says that a Hold came between an operation and the file lock.
var errHeld = errors.New("held back")

// gate counts who has the file lock or asks for it, so that a process is never suspended with it: everybody else would wait.
type gate struct {
	mu      sync.Mutex
	holds   int           // Holds that are on
	epoch   int           // Holds there ever were
	inside  int           // operations with the file lock
	waiting int           // operations that ask for it
	change  chan struct{} // closed when a count changes; nil when nobody looks
}

// Hold waits until no operation of l has the file lock and keeps new ones back until release is called. It is for the moment
// before a process suspends itself: a lock taken into the sleep would stop every other program. Operations that come meanwhile
// wait, however long; release may be called more than once.
func (l *Log) Hold() (release func()) { return l.gate.hold() }

func (g *gate) hold() (release func()) {
	grace := time.NewTimer(holdGrace)
	defer grace.Stop()
	g.mu.Lock()
	defer g.mu.Unlock()
	g.holds++
	g.epoch++
	for over := false; g.inside > 0 || (g.waiting > 0 && !over); {
		change := g.next()
		g.mu.Unlock()
		select {
		case <-change:
		case <-grace.C:
			over = true
		}
		g.mu.Lock()
	}
	return sync.OnceFunc(func() { g.count(&g.holds, -1) })
}

// next returns the channel that the next change closes; mu is held.
func (g *gate) next() <-chan struct{} {
	if g.change == nil {
		g.change = make(chan struct{})
	}
	return g.change
}

// changed tells who looks; mu is held.
func (g *gate) changed() {
	if g.change != nil {
		close(g.change)
		g.change = nil
	}
}

// held returns how many Holds there ever were, and whether one is on.
func (g *gate) held() (epoch int, on bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.epoch, g.holds > 0
}

// count adds to one of the counts of g.
func (g *gate) count(n *int, by int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	*n += by
	g.changed()
}

// pass waits until no Hold is on. It returns the number of Holds there were, to see later whether one came between.
func (g *gate) pass(ctx context.Context, closed <-chan struct{}) (epoch int, err error) {
	for {
		g.mu.Lock()
		if g.holds == 0 {
			defer g.mu.Unlock()
			return g.epoch, nil
		}
		change := g.next()
		g.mu.Unlock()
		select {
		case <-change:
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-closed:
			return 0, os.ErrClosed
		}
	}
}

// enter takes the lock of f when it is free: false when it is not, errHeld when a Hold is on.
func (g *gate) enter(f *os.File) (bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.holds > 0 {
		return false, errHeld
	}
	ok, err := tryLock(f)
	if ok {
		g.inside++
	}
	return ok, err
}

// admit lets an operation in that was given the lock of f after waiting, or takes the lock away again when a Hold is on.
func (g *gate) admit(f *os.File) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.holds > 0 {
		_ = unlock(f) // it fails only for what is no lock of ours
		return errHeld
	}
	g.inside++
	return nil
}

// leave gives the lock of f back, and f.
func (g *gate) leave(f *os.File) {
	_ = unlock(f) // closing does it too, but not while a panic left the file mapped
	_ = f.Close() // a second Close, after bbolt's own, fails and does no harm
	g.count(&g.inside, -1)
}
