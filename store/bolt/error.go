package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	bbolterrors "go.etcd.io/bbolt/errors"

	"warroom/internal/incident"
)

const (
	hintRestore = "keep a copy of it, then restore it from a backup"
	hintOther   = "name another file, or move this one away: a new log is made at the first entry"
)

// errMissing says that there is no file yet. It never leaves the package: a missing file is an empty log.
var errMissing = errors.New("no log file yet")

// explain turns what an operation met into the error a person sees. Errors that are one already, and those of the context, pass.
func (l *Log) explain(err error) error {
	if err == nil || errors.Is(err, errMissing) || errors.As(err, new(*incident.Error)) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	switch err = l.bare(err); {
	case errors.As(err, new(*panicError)):
		return incident.Errorf(incident.CodeCorrupt, "%s is damaged inside: %w", l.path, err).WithHint(hintRestore)
	case isFull(err):
		return incident.Errorf(incident.CodeFull, "there is no room left for %s: %w", l.path, err).
			WithHint("make room and try again: what was saved before is safe, this was not saved")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return incident.Errorf("", "%s cannot be opened: %w", l.path, err).
			WithHint("it needs an owner who may read and write it: see ls -l, or name another file")
	case errors.Is(err, bbolterrors.ErrTimeout):
		return l.busy(err)
	case errors.Is(err, bbolterrors.ErrInvalid), errors.Is(err, bbolterrors.ErrChecksum):
		return incident.Errorf(incident.CodeCorrupt, "%s is damaged: %w", l.path, err).WithHint(hintRestore)
	}
	return incident.Errorf("", "%s cannot be used: %w", l.path, err).WithHint("see whether its folder and the disk are sound, or name another file")
}

// bare takes the path off an error about the log file: the sentence around it has the path.
func (l *Log) bare(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) && at.Path == l.path {
		return at.Err
	}
	return err
}

// uncertain is the error of a commit that may or may not have reached the disk.
func (l *Log) uncertain(err error) error {
	if isFull(err) {
		return l.explain(err)
	}
	return incident.Errorf("", "it is not certain that %s took this: %w", l.path, l.bare(err)).
		WithHint("try the same again: it is stored once, even if it is there already; then look at the disk")
}

// isFull reports whether err says that there is no room. bbolt keeps only the words of some errors, so the words count too.
func isFull(err error) bool {
	for _, full := range fullErrors() {
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return true
		}
	}
	return errors.Is(err, bbolterrors.ErrMaxSizeReached)
}

func notFound(id string) *incident.Error {
	return incident.Errorf(incident.CodeNotFound, "there is no incident %q", id).WithHint("list the incidents to see their ids")
}

// errClosed is what a call after Close gets.
func (l *Log) errClosed() error { return fmt.Errorf("the log %s is closed: %w", l.path, os.ErrClosed) }
