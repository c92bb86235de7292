package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// session is one opening of the file: locked, checked and mapped.
type session struct {
	db   *bbolt.DB
	file *os.File // the file db works on: the handle to its lock when db is lost
	info os.FileInfo
}

// openRegular opens the file at path, or says errMissing. A pipe, which would wait for its writer, is opened without waiting and
// refused.
func openRegular(path string, flag int) (*os.File, os.FileInfo, error) {
	f, err := os.OpenFile(path, flag|dontWait, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, errMissing
	}
	if err != nil {
		if info, serr := os.Stat(path); serr == nil && !info.Mode().IsRegular() {
			err = errNotRegular(path, info)
		}
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotRegular(path, info)
	}
	if err != nil {
		_ = f.Close() // nothing was written
		return nil, nil, err
	}
	return f, info, nil
}

// access is what an operation wants of the file.
type access int

const (
	toRead   access = iota
	toWrite         // a missing file is errMissing, as for reading
	toCreate        // a missing file is made
)

// open locks the file and maps it. The session must be given to close.
func (l *Log) open(ctx context.Context, want access) (*session, error) {
	flag := os.O_RDONLY
	if want != toRead {
		flag = os.O_RDWR
	}
	l.unmapping.Wait()
	for made := 0; ; {
		f, info, err := openRegular(l.path, flag)
		if errors.Is(err, errMissing) && want == toCreate {
			if made++; made > 3 {
				return nil, incident.Errorf(incident.CodeInvalid, "%s is a link that leads nowhere, or its folder is being moved", l.path).
					WithHint("see ls -l; name another file, or make the folder the link leads to")
			}
			if err = l.create(); err == nil {
				continue
			}
		}
		if err != nil {
			return nil, err
		}
		if err := l.lock(ctx, f); err != nil {
			return nil, err
		}
		now, err := os.Stat(l.path)
		if err != nil || !os.SameFile(info, now) {
			// The path stands for another file by now: who waited for the lock while the file was compacted would write into the one
			// that is gone.
			l.gate.leave(f)
			continue
		}
		s, err := l.mapFile(f, now, want != toRead)
		if err != nil {
			l.gate.leave(f)
			return nil, err
		}
		return s, nil
	}
}

func (l *Log) mapFile(f *os.File, info os.FileInfo, write bool) (*session, error) {
	if err := preflight(l.path, f, info.Size()); err != nil {
		return nil, err
	}
	s := &session{file: f, info: info}
	err := guard(func() (err error) {
		s.db, err = bbolt.Open(l.path, fileMode, &bbolt.Options{
			ReadOnly: !write, Timeout: l.wait + time.Second, FreelistType: bbolt.FreelistMapType, NoStatistics: true,
			OpenFile: func(string, int, os.FileMode) (*os.File, error) { return f, nil },
		})
		return err
	})
	return s, err
}

// close gives the file back and returns err. Unmapping it takes a tenth as long as the append did, so nobody waits for that but the
// next operation and Close. That the file cannot be closed well is no news: what counts is synced, or was not written.
func (l *Log) close(s *session, err error) error {
	if errors.As(err, new(*panicError)) {
		// bbolt may have died with one of its own locks held, so its Close may never return: the file lock goes first.
		l.gate.leave(s.file)
		go func() { _ = guard(s.db.Close) }()
		return err
	}
	if !oneLock {
		_ = guard(s.db.Close)
		l.gate.count(&l.gate.inside, -1)
		return err
	}
	_ = unlock(s.file)
	l.gate.count(&l.gate.inside, -1)
	l.unmapping.Go(func() { _ = guard(s.db.Close) })
	return err
}

// view runs fn on the file as it is. A missing file is errMissing.
func (l *Log) view(ctx context.Context, fn func(*bbolt.Tx) error) error {
	return l.run(ctx, func() error {
		s, err := l.open(ctx, toRead)
		if err != nil {
			return err
		}
		return l.close(s, guard(func() error {
			return s.db.View(func(tx *bbolt.Tx) error {
				if err := l.known(tx); err != nil {
					return err
				}
				return fn(tx)
			})
		}))
	})
}

// errUnchanged ends an update that has nothing to write.
var errUnchanged = errors.New("nothing to write")

// update runs fn on the file and commits what it did; wake says whether that is news for watchers. When it returns nil the change
// is on the disk. fn runs once; its error, but for errUnchanged, is returned and nothing is changed.
func (l *Log) update(ctx context.Context, want access, wake bool, fn func(*bbolt.Tx) error) error {
	return l.run(ctx, func() error {
		s, err := l.open(ctx, want)
		if err != nil {
			return err
		}
		l.hub.writing()
		txid, err := l.transact(s, fn)
		err = l.close(s, err)
		l.hub.wrote(stamp{info: s.info, txid: txid}, wake, err == nil)
		if errors.Is(err, errUnchanged) {
			return nil
		}
		return err
	})
}

// transact runs fn on the open file and commits what it did. It returns the number of the transaction.
func (l *Log) transact(s *session, fn func(*bbolt.Tx) error) (txid uint64, err error) {
	decided := false
	err = guard(func() error {
		return l.commit(s.db, func(tx *bbolt.Tx) error {
			if err := l.known(tx); err != nil {
				return err
			}
			if err := fn(tx); err != nil {
				return err
			}
			txid, decided = uint64(tx.ID()), true
			return nil
		})
	})
	if decided && err != nil && !errors.As(err, new(*panicError)) {
		err = l.uncertain(err)
	}
	return txid, err
}

// known checks that the layout inside the file is the one this program knows.
func (l *Log) known(tx *bbolt.Tx) error {
	b := tx.Bucket(bucketMeta)
	if b == nil {
		return incident.Errorf(incident.CodeInvalid, "%s is the database of another program", l.path).WithHint(hintOther)
	}
	v := b.Get(keyFormat)
	if len(v) != 4 || binary.BigEndian.Uint32(v) == 0 {
		return incident.Errorf(incident.CodeCorrupt, "%s does not say which format it has", l.path).WithHint(hintRestore)
	}
	if got := binary.BigEndian.Uint32(v); got > format {
		return incident.Errorf(incident.CodeInvalid, "%s has log format %d and this program knows %d", l.path, got, format).
			WithHint("a newer warroom wrote it: use that one")
	}
	return nil
}
