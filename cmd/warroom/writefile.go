package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"warroom/internal/incident"
)

// countingWriter counts what goes through it.
type countingWriter struct {
	to io.Writer
	n  int64
}

func (c *countingWriter) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.n += int64(n)
	return n, err
}

// writeWhole writes a file whole or not at all, synced before it gets its name. One that is there is refused, unless force says
// otherwise. The file is for its owner only. "-" is standard output, as it comes. It returns how many bytes were written.
func (a *app) writeWhole(path string, force bool, write func(w io.Writer) error) (int64, error) {
	if path == "-" {
		w := &countingWriter{to: a.buf}
		err := write(w)
		return w.n, err
	}
	if info, err := os.Lstat(path); err == nil {
		switch {
		case a.isLog(info):
			return 0, incident.Errorf(incident.CodeInvalid, "%s is the log itself", path).WithHint("name another file")
		case info.IsDir():
			return 0, incident.Errorf(incident.CodeInvalid, "%s is a folder", path).WithHint("name a file in it")
		case !info.Mode().IsRegular():
			return 0, incident.Errorf(incident.CodeInvalid, "%s is no regular file", path).WithHint("name another file, or - for standard output")
		case !force:
			return 0, errThere(path)
		}
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".new-*") // mode 0600
	if err != nil {
		return 0, unwritable(path, err)
	}
	defer func() { _ = os.Remove(f.Name()) }() // after a failed try; else it is gone already
	buf := bufio.NewWriterSize(f, 64<<10)
	w := &countingWriter{to: buf}
	err = write(w)
	if err == nil {
		err = unwritable(path, errors.Join(buf.Flush(), f.Sync()))
	}
	if closeErr := f.Close(); err == nil {
		err = unwritable(path, closeErr)
	}
	if err != nil {
		return 0, err
	}
	if !force { // the name is taken for us first: nobody else's file can come there in between
		mine, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			return 0, errThere(path)
		}
		if err != nil {
			return 0, unwritable(path, err)
		}
		_ = mine.Close() // it is empty, and replaced at once
	}
	return w.n, unwritable(path, os.Rename(f.Name(), path))
}

// isLog reports whether a file is the one that everything is kept in.
func (a *app) isLog(info os.FileInfo) bool {
	path, err := a.file()
	if err != nil {
		return false
	}
	log, err := os.Stat(path)
	return err == nil && os.SameFile(info, log)
}

func errThere(path string) error {
	return incident.Errorf(incident.CodeRefused, "%s is there already", path).WithHint("name another file, or overwrite it with --force")
}

func unwritable(path string, err error) error {
	if err == nil {
		return nil
	}
	return incident.Errorf("", "%s cannot be written: %w", path, err).WithHint("name another place with -o")
}

func (a *app) sayWritten(path string, size int64, found incident.Summary) error {
	_, err := fmt.Fprintf(a.out, "%s: %d bytes of %s %s\n", path, size, found.ID, titled(found.Title))
	return err
}
