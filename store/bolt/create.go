package bolt

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// create makes a new log at l.path, whole or not at all: it is filled under another name in the same folder, synced, and only then
// given its name, which fails when another process was first. A file that a power cut left half-made could not be opened again, and
// with a full disk not even read without a fault. It returns nil when there is a file now, whoever made it.
func (l *Log) create() error {
	dir := filepath.Dir(l.path)
	if err := makeDir(dir); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(l.path)+".new-*") // mode 0600
	if err != nil {
		return err
	}
	tmp := f.Name()
	defer func() { _ = os.Remove(tmp) }() // after a failed try; else it is gone already
	if err := guard(func() error { return fill(tmp, f) }); err != nil {
		_ = f.Close() // bbolt closed it, unless it failed early
		return err
	}
	if err := place(tmp, l.path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := os.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) { // one of two names, unless it was renamed
		return err
	}
	return syncDir(dir)
}

// place gives the file tmp the name path unless that is taken. A hard link does it everywhere but on file systems without links.
func place(tmp, path string) error {
	err := os.Link(tmp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if rerr := renameNew(tmp, path); !errors.Is(rerr, errors.ErrUnsupported) {
		return rerr
	}
	return err
}

// fill makes f, an empty file at path, a log without incidents, syncs it and closes it.
func fill(path string, f *os.File) error {
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{
		FreelistType: bbolt.FreelistMapType, NoStatistics: true,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return f, nil },
	})
	if err != nil {
		return err
	}
	err = db.Update(layOut)
	if err == nil {
		err = f.Sync() // its size and mode too, which bbolt's fdatasync may leave out
	}
	if cerr := db.Close(); err == nil {
		err = cerr
	}
	return err
}

// layOut makes the buckets of an empty log.
func layOut(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketMeta, bucketIncidents, bucketSummaries, bucketOpen, bucketDrafts} {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, binary.BigEndian.AppendUint32(nil, format))
}

// makeDir makes dir and what is missing above it, for the owner only, and makes the new names durable.
func makeDir(dir string) error {
	var made []string
	for d := dir; ; d = filepath.Dir(d) {
		_, err := os.Stat(d)
		if !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return err
	}
	for _, d := range made {
		if err := syncDir(filepath.Dir(d)); err != nil {
			return err
		}
	}
	return nil
}
