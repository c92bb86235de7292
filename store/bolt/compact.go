package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"go.etcd.io/bbolt"
)

// compactSuffix is what a copy is called until it takes the place of the file. It is written under the lock, so one name does.
const compactSuffix = ".compact"

// compactStep is how many bytes are copied in one transaction: they are all in memory until it ends.
const compactStep = 16 << 20

// errNoReplace says that this system cannot put another file in the place of one that is open and locked.
var errNoReplace = errors.New("a file that is in use cannot be replaced on this system")

// compact puts a copy without free pages in the place of the file, and returns its stamp. The lock of the old file is held all through,
// so nobody appends to what is going; the copy is locked from before it has the name until the folder is synced, so nobody is told that
// something is saved in a file that a power cut could take back. Killed at any moment it leaves the old file or the new one.
func (l *Log) compact(s *session) (at stamp, err error) {
	if !oneLock {
		return stamp{}, errNoReplace
	}
	path, err := filepath.EvalSymlinks(l.path) // the file itself, not the link that leads to it
	if err != nil {
		return stamp{}, err
	}
	tmp := path + compactSuffix
	if err := os.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) { // of one that was killed
		return stamp{}, err
	}
	f, err := os.OpenFile(tmp, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return stamp{}, err
	}
	var db *bbolt.DB
	err = keepOwner(f, s.info)
	if err == nil {
		db, err = copyTo(f, tmp, s.db)
	}
	l.step("copied")
	if err == nil {
		at, err = stampOf(f)
	}
	if err == nil {
		err = os.Rename(tmp, path)
	}
	if err != nil {
		_ = os.Remove(tmp) // what it is good for is over
	} else {
		l.step("renamed")
		err = syncDir(filepath.Dir(path))
	}
	if db != nil {
		_ = guard(db.Close) // what counts is synced
	}
	_ = f.Close() // bbolt closed it, unless it failed early
	l.step("closed")
	return at, err
}

// copyTo fills f, an empty file at path, with what is in src, without the mark of an unclean file, and syncs it. The copy is left open
// and locked, unless there is an error.
func copyTo(f *os.File, path string, src *bbolt.DB) (dst *bbolt.DB, err error) {
	err = guard(func() (err error) {
		dst, err = bbolt.Open(path, fileMode, &bbolt.Options{
			FreelistType: bbolt.FreelistMapType, NoStatistics: true, NoSync: true, InitialMmapSize: mapAhead(src.Path()),
			OpenFile: func(string, int, os.FileMode) (*os.File, error) { return f, nil },
		})
		if err != nil {
			return err
		}
		if err := bbolt.Compact(dst, src, compactStep); err != nil {
			return err
		}
		if err := dst.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucketMeta).Delete(keyUnclean) }); err != nil {
			return err
		}
		return f.Sync() // its size and mode too
	})
	if err != nil && dst != nil {
		if !errors.As(err, new(*panicError)) { // after a panic bbolt may have one of its own locks held
			_ = guard(dst.Close)
		}
		dst = nil
	}
	return dst, err
}

// mapAhead is how much of a copy of the file at path is mapped at once: as much as there is to copy. Mapping it anew at every doubling
// takes as long as all the rest. Where memory addresses are few, or a mapped file is as long as its map, bbolt may do it its way.
func mapAhead(path string) int {
	info, err := os.Stat(path)
	if err != nil || strconv.IntSize < 64 || !oneLock {
		return 0
	}
	return int(info.Size())
}

// stampOf reads the stamp of a file that nobody writes to.
func stampOf(f *os.File) (stamp, error) {
	info, err := f.Stat()
	if err != nil {
		return stamp{}, err
	}
	m, ok := newest(readMetas(f))
	if !ok {
		return stamp{}, errors.New("the copy has no header that can be read")
	}
	return stamp{info: info, txid: m.txid}, nil
}
