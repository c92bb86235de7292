package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// TestCommitFails: after an error of a commit nobody knows whether it took place. The same call again must end with the events stored
// once, whichever it was.
func TestCommitFails(t *testing.T) {
	update := (*bbolt.DB).Update
	for _, row := range []struct {
		name   string
		commit func(db *bbolt.DB, fn func(*bbolt.Tx) error) error
		code   incident.Code
	}{
		{"after it took place", func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
			return errors.Join(update(db, fn), &os.PathError{Op: "write", Path: db.Path(), Err: syscall.EIO})
		}, ""},
		{"before it took place", func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
			return update(db, func(tx *bbolt.Tx) error { return errors.Join(fn(tx), syscall.EIO) })
		}, ""},
		{"without room", func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
			return update(db, func(tx *bbolt.Tx) error { return errors.Join(fn(tx), syscall.ENOSPC) })
		}, incident.CodeFull},
		{"without room for a larger file, in words", func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
			return update(db, func(tx *bbolt.Tx) error {
				return errors.Join(fn(tx), fmt.Errorf("file resize error: %s", syscall.EFBIG))
			})
		}, incident.CodeFull},
		{"with a panic", func(db *bbolt.DB, fn func(*bbolt.Tx) error) error {
			return update(db, func(tx *bbolt.Tx) error { panic(errors.Join(fn(tx), errors.New("page 7 already freed"))) })
		}, incident.CodeCorrupt},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := someLog(t, 0)
			l.commit = row.commit
			in := []incident.Event{line(3), line(4)}
			_, err := l.Append(t.Context(), "inc", 3, in...)
			wantError(t, "Append", err, row.code, l.path)
			l.commit = update
			before, _ := peek(l.path)
			out, err := l.Append(t.Context(), "inc", 3, in...)
			if err != nil || len(out) != 2 || out[0].Seq != 4 || out[1].ID != in[1].ID {
				t.Fatalf("the same call again = %+v, %v", out, err)
			}
			if after, _ := peek(l.path); after.txid != before.txid+1 {
				t.Error("the same call again committed nothing: what was found may not be on the disk")
			}
			events, err := l.Read(t.Context(), "inc", 0)
			if err != nil || len(events) != 5 {
				t.Errorf("%d events, %v; want 5", len(events), err)
			}
		})
	}
}

// TestPanicFreesTheLock: the file must not stay locked by what a panic left mapped, in a transaction or while it was opened.
func TestPanicFreesTheLock(t *testing.T) {
	l := someLog(t, 0)
	l.commit = func(*bbolt.DB, func(*bbolt.Tx) error) error { panic("page 7: invalid page type") }
	_, err := l.Append(t.Context(), "inc", 3, line(3))
	wantError(t, "Append", err, incident.CodeCorrupt, "damaged inside")
	takeLock(t, l)() // blocks for ever if it is still locked
	data := goodFile(t, 100)
	clear(data[2*os.Getpagesize():])
	writeFile(t, l.path, data)
	_, err = l.Append(t.Context(), "inc", 3, line(3))
	wantError(t, "Append", err, incident.CodeCorrupt, "damaged inside")
	takeLock(t, l)()
}

// TestCreateRace: many make the file at once; one wins, and nobody's events are lost.
func TestCreateRace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "log")
	const writers = 8
	var wg sync.WaitGroup
	for w := range writers {
		l := openLog(t, path)
		wg.Go(func() {
			if _, err := l.Append(t.Context(), fmt.Sprintf("inc%d", w), 0, childEvent(w)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	list, err := openLog(t, path).List(t.Context())
	if err != nil || len(list) != writers {
		t.Errorf("%d incidents, %v; want %d", len(list), err, writers)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want the log alone", entries, err)
	}
}

// TestPlace: a name that is taken is never given to another file, links or no links.
func TestPlace(t *testing.T) {
	for name, place := range map[string]func(from, to string) error{"place": place, "renameNew": renameNew} {
		dir := t.TempDir()
		from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
		writeFile(t, from, []byte("new"))
		writeFile(t, to, []byte("old"))
		err := place(from, to)
		if errors.Is(err, errors.ErrUnsupported) {
			continue // this system cannot, and the caller knows
		}
		if !errors.Is(err, os.ErrExist) {
			t.Errorf("%s onto a file = %v, want that it exists", name, err)
		}
		if got, _ := os.ReadFile(to); string(got) != "old" {
			t.Errorf("%s wrote over a file", name)
		}
		if err := place(from, filepath.Join(dir, "free")); err != nil {
			t.Errorf("%s onto a free name = %v", name, err)
		}
	}
}
