package incident

import (
	"errors"
	"fmt"
)

// Code says what sort of trouble an error is, for programs: the command line turns it into an exit code, the room retries on
// [CodeStale] and [CodeBusy]. The words are stored in scripts and JSON, so they are for ever.
type Code string

// The codes of design section 6. An error without a code is internal: a fault of ours or of the machine.
const (
	CodeInvalid  Code = "invalid"   // the input cannot be read as what it should be
	CodeNotFound Code = "not_found" // nothing has that name
	CodeRefused  Code = "refused"   // understood, and a rule of the method or of the incident's state says no
	CodeStale    Code = "stale"     // somebody else appended first: read the tail, decide again
	CodeBusy     Code = "busy"      // another program holds the file
	CodeCorrupt  Code = "corrupt"   // stored bytes are not what was written
	CodeFull     Code = "full"      // no room on the disk; the same call may be repeated once there is
)

// Error is an error a person may see: a lower-case sentence that names the thing, and a hint that says what to do next.
type Error struct {
	Code    Code
	Message string
	Hint    string // what to do next; "" when there is nothing to advise
	Err     error  // the cause, nil when there is none
}

// Errorf makes an [Error]. A %w verb in format keeps the cause for errors.Is and errors.As.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), Err: errors.Unwrap(err)}
}

// WithHint returns e with the hint set; it is meant to be chained onto [Errorf].
func (e *Error) WithHint(hint string) *Error {
	e.Hint = hint
	return e
}

func (e *Error) Error() string { return e.Message }

func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first [Error] in err's chain, "" when there is none (an internal error, or nil).
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// HintOf returns the hint of the first [Error] in err's chain, "" when there is none.
func HintOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Hint
	}
	return ""
}
