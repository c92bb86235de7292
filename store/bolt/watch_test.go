package bolt

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"warroom/internal/incident"
)

func watched(t *testing.T, l *Log) <-chan struct{} {
	t.Helper()
	ch, err := l.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return ch
}

// woken waits for a value.
func woken(t *testing.T, ch <-chan struct{}) {
	t.Helper()
	select {
	case <-ch:
	case <-t.Context().Done():
		t.Fatal("the test ended before the watcher woke")
	}
}

func TestWatchAnotherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "not", "there", "yet", "log")
	l := openLog(t, path)
	ch := watched(t, l)
	c := start(t, "write", path, "inc", "a", "1") // makes folders and file
	woken(t, ch)
	c.says(t, "done")
	for _, name := range []string{"b", "c"} {
		c := start(t, "write", path, "inc", name, "1")
		c.says(t, "done")
		for seen := 0; seen < 1; { // a value may be left from the write before
			woken(t, ch)
			events, err := l.Read(t.Context(), "inc", 0)
			if err != nil {
				t.Fatal(err)
			}
			if events[len(events)-1].ID == name+"-0" {
				seen++
			}
		}
	}
}

// TestWatchByLookingAlone: without notices of the file system the ticks do it.
func TestWatchByLookingAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	other := openLog(t, path)
	fillLog(t, other, "inc", 1)
	l := openLog(t, path)
	l.hub.notices = func() (*notices, error) { return nil, os.ErrInvalid }
	ch := watched(t, l)
	if _, err := other.Append(t.Context(), "inc", 1, line(1)); err != nil {
		t.Fatal(err)
	}
	woken(t, ch)
}

func TestWatchSeesAReplacedFile(t *testing.T) {
	l := someLog(t, 0)
	ch := watched(t, l)
	if err := replaceByCopy(l.path); err != nil { // the same transaction, another file
		t.Fatal(err)
	}
	woken(t, ch)
}

// TestDraftsWakeNobodyHere: a server with 60 composers must not read 60 incidents at every key press.
func TestDraftsWakeNobodyHere(t *testing.T) {
	l := someLog(t, 0)
	ch := watched(t, l)
	for _, text := range []string{"a", "ab", "abc", ""} {
		if err := l.SaveDraft(t.Context(), "inc", "ana", incident.Draft{Text: text}); err != nil {
			t.Fatal(err)
		}
		l.hub.check() // what a tick or a notice does
	}
	select {
	case <-ch:
		t.Error("a draft woke a watcher of the log it was saved through")
	default:
	}
	if _, err := l.Append(t.Context(), "inc", 3, line(3)); err != nil {
		t.Fatal(err)
	}
	woken(t, ch)
}

// TestDraftHidesNothing: what another process wrote just before an own draft is news all the same.
func TestDraftHidesNothing(t *testing.T) {
	other := someLog(t, 0)
	l := Open(other.path, Options{Poll: time.Hour})
	t.Cleanup(func() { _ = l.Close() }) // nothing is left to write
	l.hub.notices = func() (*notices, error) { return nil, os.ErrInvalid }
	ch := watched(t, l)
	if _, err := other.Append(t.Context(), "inc", 3, line(3)); err != nil {
		t.Fatal(err)
	}
	if err := l.SaveDraft(t.Context(), "inc", "ana", incident.Draft{Text: "x"}); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ch:
	default:
		t.Error("the draft hid what was written before it")
	}
}

func TestWatchGoroutineEnds(t *testing.T) {
	l := someLog(t, 0)
	for range 3 {
		ctx, cancel := context.WithCancel(t.Context())
		ch, err := l.Watch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		for range ch { // until it is closed
		}
		l.hub.loops.Wait() // hangs if it goes on
	}
}
