package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"warroom/internal/incident"
)

const (
	// lateMax is how many goroutines may be left waiting in the kernel for a lock nobody wants any more; they cannot be called back.
	// Behind them the lock is asked for every latePoll instead.
	lateMax  = 4
	latePoll = 5 * time.Millisecond
)

// lock takes the exclusive lock of f, for reading too: readers that share the lock can keep a writer out for ever, because the
// kernel gives no turns. It waits as long as Options.Wait says and blocks in the kernel meanwhile: asking again and again starves
// whoever asks less often. On an error f is closed, by now or once the kernel lets go of it.
func (l *Log) lock(ctx context.Context, f *os.File) error {
	for {
		epoch, err := l.gate.pass(ctx, l.done)
		if err != nil {
			_ = f.Close() // nothing was written
			return l.waitError(err)
		}
		ok, err := l.gate.enter(f)
		if ok {
			return nil
		}
		if err == nil {
			if err = l.queue(ctx, f, epoch); err == nil || !errors.Is(err, errHeld) {
				return err
			}
		}
		if !errors.Is(err, errHeld) {
			_ = f.Close() // nothing was written
			return err
		}
	}
}

// queue waits for the lock of f, which is taken. errHeld leaves f open; every other error closes it.
func (l *Log) queue(ctx context.Context, f *os.File, epoch int) error {
	l.gate.count(&l.gate.waiting, 1)
	defer l.gate.count(&l.gate.waiting, -1)
	if l.late.Load() >= lateMax {
		err := l.askAgain(ctx, f)
		if err != nil && !errors.Is(err, errHeld) {
			_ = f.Close() // nothing was written
		}
		return err
	}
	granted := make(chan error, 1)
	go func() { granted <- blockLock(f) }()
	limit := time.NewTimer(l.wait)
	defer limit.Stop()
	for {
		select {
		case err := <-granted:
			if err == nil {
				return l.gate.admit(f)
			}
			_ = f.Close() // the lock could not be had
			return err
		case <-limit.C:
			if now, _ := l.gate.held(); now != epoch { // suspended meanwhile: that time does not count
				epoch = now
				limit.Reset(l.wait)
				continue
			}
			l.dropLate(f, granted)
			return l.busy(nil)
		case <-ctx.Done():
			l.dropLate(f, granted)
			return l.waitError(ctx.Err())
		case <-l.done:
			l.dropLate(f, granted)
			return l.waitError(os.ErrClosed)
		}
	}
}

// dropLate gives the lock back as soon as it comes: nobody waits for it any more.
func (l *Log) dropLate(f *os.File, granted <-chan error) {
	l.late.Add(1)
	go func() {
		if <-granted == nil {
			_ = unlock(f) // closing does it too
		}
		_ = f.Close() // nothing was written
		l.late.Add(-1)
	}()
}

// askAgain is the lock by asking, for when too many goroutines block already.
func (l *Log) askAgain(ctx context.Context, f *os.File) error {
	tick := time.NewTicker(latePoll)
	defer tick.Stop()
	limit := time.NewTimer(l.wait)
	defer limit.Stop()
	for {
		if ok, err := l.gate.enter(f); ok || err != nil {
			return err
		}
		select {
		case <-tick.C:
		case <-limit.C:
			return l.busy(nil)
		case <-ctx.Done():
			return l.waitError(ctx.Err())
		case <-l.done:
			return l.waitError(os.ErrClosed)
		}
	}
}

// waitError is the error of an operation that stopped waiting. A deadline that ran out waiting for the lock is a busy file: that
// names who has it.
func (l *Log) waitError(err error) error {
	switch {
	case errors.Is(err, os.ErrClosed):
		return l.errClosed()
	case errors.Is(err, context.DeadlineExceeded):
		return l.busy(err)
	}
	return err
}

// holder is the process that has the file lock.
type holder struct {
	pid     int
	command string // its short name; "" when it cannot be told
	stopped bool   // suspended
}

// busy says who has the file and what to do about it.
func (l *Log) busy(cause error) error {
	who, hint := "another program", "try again; nothing was stored. If it stays so, see which other warroom is running"
	if h, ok := findHolder(l.path); ok {
		who = fmt.Sprintf("pid %d", h.pid)
		if h.command != "" {
			who = fmt.Sprintf("%q (pid %d)", h.command, h.pid)
		}
		hint = fmt.Sprintf("try again; nothing was stored. If it stays so, see what it is doing: ps -p %d", h.pid)
		switch {
		case h.pid == os.Getpid():
			hint = "it is this program itself: try again; nothing was stored"
		case h.stopped:
			hint = fmt.Sprintf("it is suspended: bring it back with fg in its terminal, or: kill -CONT %d; nothing was stored", h.pid)
		}
	}
	err := incident.Errorf(incident.CodeBusy, "%s is held by %s", l.path, who).WithHint(hint)
	err.Err = cause
	return err
}
