package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// until waits for something that another goroutine does; only a hang of the whole test fails it.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for !ok() {
		if t.Context().Err() != nil {
			t.Fatal("the test ended before " + what)
		}
		runtime.Gosched()
	}
}

// someLog returns a log with a file, and with little patience.
func someLog(t *testing.T, wait time.Duration) *Log {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log")
	fillLog(t, openLog(t, path), "inc", 3)
	l := Open(path, Options{Wait: wait})
	t.Cleanup(func() { _ = l.Close() }) // a test may have closed it itself
	return l
}

// takeLock takes the file lock as another program would, until release is called.
func takeLock(t *testing.T, l *Log) (release func()) {
	t.Helper()
	f, err := os.OpenFile(l.path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := blockLock(f); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(unlock(f), f.Close()); err != nil {
			t.Error(err)
		}
	}
}

func TestBusyNamesTheHolder(t *testing.T) {
	l := someLog(t, 30*time.Millisecond)
	c := start(t, "hold", l.path)
	c.says(t, "held")
	for call, err := range operations(t, l) {
		wantError(t, call, err, incident.CodeBusy, "is held by")
		if runtime.GOOS == "linux" && !strings.Contains(err.Error(), fmt.Sprintf("(pid %d)", c.Process.Pid)) {
			t.Errorf("%s = %v: it does not name pid %d", call, err, c.Process.Pid)
		}
	}
	if err := c.in.Close(); err != nil { // the child ends
		t.Fatal(err)
	}
	_ = c.Wait() // how it ended is no matter
	if _, err := l.Append(t.Context(), "inc", 3, line(3)); err != nil {
		t.Errorf("after the holder is gone: %v", err)
	}
}

// TestLateLocks: calls that gave up leave a goroutine in the kernel each, but only a few, and none keeps the lock it gets later.
func TestLateLocks(t *testing.T) {
	l := someLog(t, 5*time.Millisecond)
	release := takeLock(t, l)
	for range lateMax + 3 {
		_, err := l.Append(t.Context(), "inc", 3, line(3))
		wantError(t, "Append", err, incident.CodeBusy, "is held by")
	}
	if n := l.late.Load(); n != lateMax {
		t.Errorf("%d goroutines wait for a lock nobody wants, want %d", n, lateMax)
	}
	release()
	until(t, "the late locks were dropped", func() bool { return l.late.Load() == 0 })
	if _, err := l.Append(t.Context(), "inc", 3, line(3)); err != nil {
		t.Error(err)
	}
}

func TestWaitingEnds(t *testing.T) {
	cancelled := func(ctx context.Context, cancel context.CancelFunc, _ *Log) { cancel() }
	for _, row := range []struct {
		name string
		when func(ctx context.Context, cancel context.CancelFunc, l *Log)
		want func(err error) bool
	}{
		{"when it is cancelled", cancelled, func(err error) bool { return errors.Is(err, context.Canceled) }},
		{
			"when the log is closed", func(_ context.Context, _ context.CancelFunc, l *Log) { _ = l.Close() },
			func(err error) bool { return errors.Is(err, os.ErrClosed) },
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := someLog(t, time.Hour)
			defer takeLock(t, l)()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			got := make(chan error)
			go func() {
				_, err := l.List(ctx)
				got <- err
			}()
			until(t, "it waits", func() bool { return l.gate.look(&l.gate.waiting) == 1 })
			row.when(ctx, cancel, l)
			if err := <-got; !row.want(err) {
				t.Errorf("List = %v", err)
			}
		})
	}
	t.Run("as busy when its time is up", func(t *testing.T) {
		l := someLog(t, time.Hour)
		defer takeLock(t, l)()
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Millisecond)
		defer cancel()
		_, err := l.List(ctx)
		wantError(t, "List", err, incident.CodeBusy, "is held by")
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("List = %v, want the deadline in it", err)
		}
	})
}

// TestTurnsEnd: behind a stuck operation of the same program the others give up as they would behind another program.
func TestTurnsEnd(t *testing.T) {
	l := someLog(t, 10*time.Millisecond)
	inside, goOn := make(chan struct{}), make(chan struct{})
	l.commit = func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
		close(inside)
		<-goOn
		return db.Update(fn)
	}
	done := make(chan error)
	go func() {
		_, err := l.Append(t.Context(), "inc", 3, line(3))
		done <- err
	}()
	<-inside
	_, err := l.List(t.Context())
	wantError(t, "List", err, incident.CodeBusy, "is held by")
	close(goOn)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// look reads one of the counts of g.
func (g *gate) look(n *int) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return *n
}

// looking reports whether somebody waits for a count to change.
func (g *gate) looking() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.change != nil
}

func TestHoldKeepsNewOperationsOut(t *testing.T) {
	l := someLog(t, time.Minute)
	release := l.Hold()
	again := l.Hold() // two may overlap
	done := make(chan error)
	go func() {
		_, err := l.Append(t.Context(), "inc", 3, line(3))
		done <- err
	}()
	until(t, "the append is kept back", l.gate.looking)
	takeLock(t, l)() // blocks for ever if the append has the lock
	release()
	release() // a second call changes nothing
	select {
	case err := <-done:
		t.Fatalf("the append went on under the other hold: %v", err)
	default:
	}
	again()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestHoldWaitsForTheLockToBeGivenBack(t *testing.T) {
	l := someLog(t, time.Minute)
	inside, goOn := make(chan struct{}), make(chan struct{})
	var over atomic.Bool
	l.commit = func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
		close(inside)
		<-goOn
		over.Store(true)
		return db.Update(fn)
	}
	done := make(chan error)
	go func() {
		_, err := l.Append(t.Context(), "inc", 3, line(3))
		done <- err
	}()
	<-inside
	held := make(chan func())
	go func() { held <- l.Hold() }()
	until(t, "the hold waits", func() bool { return l.gate.look(&l.gate.holds) == 1 && l.gate.looking() })
	close(goOn)
	release := <-held
	if !over.Load() {
		t.Error("Hold returned while an append had the lock")
	}
	takeLock(t, l)() // blocks for ever if the append still has it
	release()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestHoldBehindAStuckHolder: what only waits for the lock must not keep a person from suspending, and gets the lock afterwards.
func TestHoldBehindAStuckHolder(t *testing.T) {
	l := someLog(t, time.Minute)
	unstick := takeLock(t, l)
	done := make(chan error)
	go func() {
		_, err := l.Append(t.Context(), "inc", 3, line(3))
		done <- err
	}()
	until(t, "the append waits", func() bool { return l.gate.look(&l.gate.waiting) == 1 })
	release := l.Hold()
	unstick()
	until(t, "the append lets go of the lock", func() bool { return l.gate.look(&l.gate.waiting) == 0 && l.gate.looking() })
	takeLock(t, l)() // blocks for ever if the append took it into the hold
	release()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestCloseWaits(t *testing.T) {
	l := someLog(t, time.Minute)
	inside, goOn := make(chan struct{}), make(chan struct{})
	l.commit = func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
		close(inside)
		<-goOn
		return db.Update(fn)
	}
	done := make(chan error, 1)
	go func() {
		_, err := l.Append(t.Context(), "inc", 3, line(3))
		done <- err
	}()
	<-inside
	closed := make(chan error)
	go func() { closed <- l.Close() }()
	<-l.done
	select {
	case <-closed:
		t.Fatal("Close returned while an append ran")
	default:
	}
	close(goOn)
	if err := <-closed; err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
