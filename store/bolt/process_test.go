package bolt

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"warroom/internal/incident"
)

func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "log") // both make it
	const each = 50
	children := []*proc{start(t, "write", path, "inc", "a", strconv.Itoa(each)), start(t, "write", path, "inc", "b", strconv.Itoa(each))}
	for _, c := range children {
		c.says(t, "done")
	}
	wantWriters(t, path, "inc", map[string]int{"a": each, "b": each})
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want the log alone", entries, err)
	}
}

// wantWriters checks that the incident holds the events of each writer once and in order, and nothing else.
func wantWriters(t *testing.T, path, id string, want map[string]int) {
	t.Helper()
	events, err := openLog(t, path).Read(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, e := range events {
		name, n, _ := strings.Cut(e.ID, "-")
		if n != strconv.Itoa(got[name]) {
			t.Fatalf("event %d is %s, after %d events of that writer", e.Seq, e.ID, got[name])
		}
		got[name]++
	}
	for name, n := range want {
		if got[name] != n {
			t.Errorf("writer %s has %d events, want %d", name, got[name], n)
		}
	}
}

// TestKill kills a process at a random moment, time and again: all that it was told is stored must be there, and whole.
func TestKill(t *testing.T) {
	rounds := 300
	if testing.Short() {
		rounds = 30
	}
	const lanes, perFile = 2, 10
	var wg sync.WaitGroup
	for lane := range lanes {
		dir := t.TempDir()
		wg.Go(func() {
			random := rand.New(rand.NewPCG(uint64(lane), 7))
			for round := range rounds / lanes {
				path := filepath.Join(dir, fmt.Sprintf("log%d", round/perFile)) // a new file now and then: its making is killed too
				if err := killRound(t, path, fmt.Sprintf("inc%d", round), random); err != nil {
					t.Errorf("lane %d, round %d: %v", lane, round, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

func killRound(t *testing.T, path, id string, random *rand.Rand) error {
	p := start(t, "diary", path, id)
	var events, drafts int
	kill := func(within time.Duration) {
		time.AfterFunc(time.Duration(random.Int64N(int64(within))), func() { _ = p.Process.Kill() }) // killing twice does no harm
	}
	after := random.IntN(30)
	if after == 0 {
		kill(20 * time.Millisecond) // while it starts, or makes the file
	}
	for p.out.Scan() {
		word, number, _ := strings.Cut(p.out.Text(), " ")
		n, err := strconv.Atoi(number)
		switch {
		case err != nil:
			return fmt.Errorf("the child said %q", p.out.Text())
		case word == "event":
			events = n
		case word == "draft":
			drafts = n
		}
		if after > 0 && events >= after {
			after = 0
			kill(2 * time.Millisecond)
		}
	}
	_ = p.Wait() // how it ended is known
	return wantDiary(t, path, id, events, drafts)
}

// wantDiary checks what a killed child left, which said that so many events and drafts were stored.
func wantDiary(t *testing.T, path, id string, events, drafts int) error {
	l := openLog(t, path)
	got, err := l.Read(t.Context(), id, 0)
	if err != nil && (events > 0 || incident.CodeOf(err) != incident.CodeNotFound) {
		return fmt.Errorf("after %d events: %w", events, err)
	}
	if len(got) != events && len(got) != events+1 {
		return fmt.Errorf("%d events are there, %d were said to be", len(got), events)
	}
	for i, e := range got {
		if e.ID != fmt.Sprintf("e%d", i+1) {
			return fmt.Errorf("event %d is %s", i+1, e.ID)
		}
	}
	d, err := l.Draft(t.Context(), id, "ana")
	if err != nil {
		return err
	}
	if n, _ := strconv.Atoi(d.Text); n != drafts && n != drafts+1 {
		return fmt.Errorf("draft %q is there, %d was said to be", d.Text, drafts)
	}
	if _, err := l.List(t.Context()); err != nil {
		return err
	}
	_, err = l.Append(t.Context(), "after", uint64(0), childEvent(1)) // and it goes on; a repeat in later rounds
	return err
}

// TestCompactionRace puts copies in the place of the file while writers wait for its lock: none may write into the file that is gone.
func TestCompactionRace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	fillLog(t, openLog(t, path), "big", 500)
	c := start(t, "compact", path)
	const writers, each = 3, 60
	want := map[string]int{}
	var wg sync.WaitGroup
	for w := range writers {
		name := string(rune('a' + w))
		want[name] = each
		l := openLog(t, path)
		wg.Go(func() {
			if err := appendAll(t.Context(), l, "inc", name, each); err != nil {
				t.Errorf("writer %s: %v", name, err)
			}
		})
	}
	for range 30 {
		if _, err := fmt.Fprintln(c.in); err != nil {
			t.Fatal(err)
		}
		c.says(t, "compacted")
	}
	wg.Wait()
	wantWriters(t, path, "inc", want)
}

// TestReadersLeaveTurns has readers go flat out while a writer writes: all its appends must get their turn.
func TestReadersLeaveTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	fillLog(t, openLog(t, path), "inc", 100)
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		l := openLog(t, path)
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := l.List(t.Context()); err != nil {
					t.Errorf("a reader: %v", err)
					return
				}
			}
		})
	}
	w := Open(path, Options{Wait: 10 * time.Second}) // a thousand times what a turn takes
	defer func() { _ = w.Close() }()
	for n := range uint64(30) {
		if _, err := w.Append(t.Context(), "other", n, childEvent(int(n))); err != nil {
			t.Errorf("append %d: %v", n, err)
			break
		}
	}
	close(stop)
	readers.Wait()
}
