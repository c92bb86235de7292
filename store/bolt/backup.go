package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// Copied is what a backup holds.
type Copied struct {
	Incidents, Events int
	Bytes             int64
}

// Backup writes a copy of the log to the file named to, readable by its owner only: all of it as it is at one moment, without free
// pages, so that nothing that was redacted or deleted travels along. Others may go on working; they wait while it copies. The copy is
// verified before it gets its name. A file that is there is refused, unless replace says otherwise.
func (l *Log) Backup(ctx context.Context, to string, replace bool) (Copied, error) {
	to, err := filepath.Abs(to)
	if err != nil {
		return Copied{}, err
	}
	if err := l.mayBackup(to, replace); err != nil {
		return Copied{}, err
	}
	target := Open(to, Options{Wait: l.wait})                                 // its errors name the copy
	defer func() { _ = target.Close() }()                                     // it was never busy
	f, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".new-*") // mode 0600
	if err != nil {
		return Copied{}, target.explain(err)
	}
	tmp := f.Name()
	defer func() { _ = os.Remove(tmp) }() // after a failed try; else it is gone already
	heads, err := l.copyAll(ctx, target, f)
	if err != nil {
		return Copied{}, err
	}
	done, err := proven(ctx, tmp, heads, Options{Wait: l.wait})
	if err != nil {
		return Copied{}, err
	}
	if replace {
		err = os.Rename(tmp, to)
	} else {
		err = place(tmp, to)
	}
	if errors.Is(err, fs.ErrExist) {
		return Copied{}, errTaken(to)
	}
	if err == nil {
		err = os.Remove(tmp) // one of two names, unless it was renamed
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = syncDir(filepath.Dir(to))
	}
	return done, target.explain(err)
}

func errTaken(to string) error {
	return incident.Errorf(incident.CodeRefused, "%s is there already", to).WithHint("name another file, or overwrite it with --force")
}

// mayBackup refuses what would cost somebody a file.
func (l *Log) mayBackup(to string, replace bool) error {
	log, err := os.Stat(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		return incident.Errorf(incident.CodeNotFound, "there is no log to copy yet: %s", l.path).WithHint("it is made at the first entry; or name it with --file")
	}
	if err != nil {
		return l.explain(err)
	}
	there, err := os.Stat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return incident.Errorf("", "%s cannot be written: %w", to, err).WithHint("name another file")
	case os.SameFile(log, there):
		return incident.Errorf(incident.CodeInvalid, "%s is the log itself", to).WithHint("name another file")
	case !there.Mode().IsRegular():
		return errNotRegular(to, there)
	case !replace:
		return errTaken(to)
	}
	return nil
}

// copyAll copies the log into f and returns the heads of its incidents, all as of one moment.
func (l *Log) copyAll(ctx context.Context, target *Log, f *os.File) (map[string]incident.Head, error) {
	heads := map[string]incident.Head{}
	err := l.run(ctx, func() error {
		s, err := l.open(ctx, toRead)
		if err != nil {
			return err
		}
		err = guard(func() error { return s.db.View(func(tx *bbolt.Tx) error { return l.heads(tx, heads) }) })
		if err == nil {
			var dst *bbolt.DB
			if dst, err = copyTo(f, f.Name(), s.db); err == nil {
				err = guard(dst.Close)
			}
			if err != nil && isFull(err) {
				err = target.explain(err)
			}
		}
		return l.close(s, err)
	})
	if errors.Is(err, errMissing) {
		err = incident.Errorf(incident.CodeNotFound, "there is no log to copy any more: %s", l.path).WithHint("somebody moved it; name it with --file")
	}
	_ = f.Close() // bbolt closed it, unless it failed early
	return heads, err
}

func (l *Log) heads(tx *bbolt.Tx, heads map[string]incident.Head) error {
	if err := l.known(tx); err != nil {
		return err
	}
	incidents := tx.Bucket(bucketIncidents)
	return incidents.ForEachBucket(func(id []byte) error {
		s, err := head(tx, incidents.Bucket(id), string(id))
		if err != nil {
			return unproven(string(id), err)
		}
		heads[string(id)] = incident.Head{Events: s.Events, Seq: s.Seq, Chain: s.Chain}
		return nil
	})
}

// proven verifies every incident of the copy, and that it ends where the log does. It is damage in the log that it finds: what was
// copied is not what was written.
func proven(ctx context.Context, path string, heads map[string]incident.Head, o Options) (Copied, error) {
	var done Copied
	c := Open(path, o)
	defer func() { _ = c.Close() }() // it was only read
	for id, want := range heads {
		events, err := c.Read(ctx, id, 0)
		if err != nil {
			return done, unproven(id, err)
		}
		if got, err := incident.Check(events); err != nil || got.Seq != want.Seq || got.Chain != want.Chain {
			return done, incident.Errorf(incident.CodeCorrupt, "no copy was made, %s came out otherwise than it stands in the log", id).
				WithHint("see what is wrong with the log: warroom doctor")
		}
		done.Events += len(events)
	}
	done.Incidents = len(heads)
	info, err := os.Stat(path)
	if err != nil {
		return done, err
	}
	done.Bytes = info.Size()
	return done, nil
}

func unproven(id string, err error) error {
	return incident.Errorf(incident.CodeOf(err), "no copy was made, %s does not verify: %w", id, err).
		WithHint("see what is wrong with the log: warroom doctor")
}
