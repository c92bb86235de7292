package bolt

import (
	"fmt"
	"runtime/debug"
)

// panicError is a panic that came out of bbolt: it takes its pages on trust, so a damaged one makes it walk out of an array or out
// of the file.
type panicError struct {
	reason any
}

func (p *panicError) Error() string { return fmt.Sprint(p.reason) }

func (p *panicError) Unwrap() error {
	err, _ := p.reason.(error)
	return err
}

// guard runs fn and returns its panics, and its faults on mapped memory, as a *panicError. Without SetPanicOnFault a read behind
// the end of a cut file kills the process, recover or not. The setting is per goroutine, so fn must not hand bbolt to another.
func guard(fn func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if reason := recover(); reason != nil {
			err = &panicError{reason}
		}
	}()
	return fn()
}
