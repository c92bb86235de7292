package storetest

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"warroom/internal/incident"
)

func scanCases() []testCase {
	return []testCase{
		{"scan of an empty log finds nothing", scanEmpty},
		{"scan goes from the newest to the oldest", scanOrder},
		{"scan yields what match says yes to", scanMatch},
		{"scan ends when it is told to", scanStops},
		{"scan ends with its context", scanCancelled},
		{"scan never shows what was redacted", scanRedacted},
		{"scan lets others write between", scanAmong},
		{"scan goes through many incidents and long ones", scanMany},
	}
}

// found scans and returns incident and text of each event.
func found(t *testing.T, log incident.Log, match func([]byte) bool) []string {
	t.Helper()
	var out []string
	damaged, err := log.Scan(t.Context(), match, func(s incident.Summary, e incident.Event) bool {
		out = append(out, s.ID+" "+e.Text)
		return true
	})
	if err != nil || damaged != 0 {
		t.Fatalf("Scan = %d, %v", damaged, err)
	}
	return out
}

func holds(word string) func([]byte) bool {
	return func(payload []byte) bool { return bytes.Contains(payload, []byte(word)) }
}

func scanEmpty(t *testing.T, log incident.Log) {
	if got := found(t, log, nil); len(got) != 0 {
		t.Fatalf("found %q", got)
	}
}

func scanOrder(t *testing.T, log incident.Log) {
	mustAppend(t, log, "old", 0, note(1, "a"), note(2, "b"))
	mustAppend(t, log, "shut", 0, note(30, "c"), event(31, incident.KindClosed))
	mustAppend(t, log, "new", 0, note(20, "d"))
	mustAppend(t, log, "old", 2, note(25, "e"))
	if got, want := found(t, log, nil), []string{"shut ", "shut c", "old e", "old b", "old a", "new d"}; !reflect.DeepEqual(got, want) {
		t.Fatalf("found %q, want %q", got, want)
	}
	var all []incident.Event
	_, err := log.Scan(t.Context(), nil, func(s incident.Summary, e incident.Event) bool {
		if s.ID == "old" {
			if want := folded("old", mustRead(t, log, "old", 0)); !reflect.DeepEqual(s, want) {
				t.Errorf("summary %+v, want %+v", s, want)
			}
			all = append(all, e)
		}
		return true
	})
	slices.Reverse(all)
	if want := mustRead(t, log, "old", 0); err != nil || !reflect.DeepEqual(all, want) {
		t.Fatalf("scanned %+v, %v; want %+v", all, err, want)
	}
}

func scanMatch(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "needle"), note(2, "a needle in it"), note(3, "nothing"), note(4, "needle"))
	mustAppend(t, log, "none", 0, note(50, "hay"))
	if got, want := found(t, log, holds("needle")), []string{"inc needle", "inc a needle in it", "inc "}; !reflect.DeepEqual(got, want) {
		t.Fatalf("found %q, want %q", got, want)
	}
}

func scanStops(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, told()...)
	n := 0
	_, err := log.Scan(t.Context(), nil, func(incident.Summary, incident.Event) bool { n++; return n < 2 })
	if err != nil || n != 2 {
		t.Fatalf("%d events were yielded, %v; want 2", n, err)
	}
}

func scanCancelled(t *testing.T, log incident.Log) {
	many(t, log, "inc", 3000)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	looked, yielded := 0, 0
	_, err := log.Scan(ctx, func([]byte) bool {
		if looked++; looked == 10 {
			cancel()
		}
		return false
	}, func(incident.Summary, incident.Event) bool { yielded++; return true })
	if !errors.Is(err, context.Canceled) || looked > 1000 || yielded > 0 {
		t.Fatalf("%d of 3000 events were looked at, %d yielded, %v", looked, yielded, err)
	}
}

func scanRedacted(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	if got := found(t, log, holds(secret)); len(got) == 0 {
		t.Fatal("the secret is not found before")
	}
	mustRedact(t, log, "inc", 5, e, seqs)
	if got := found(t, log, holds(secret)); len(got) != 0 {
		t.Fatalf("found %q", got)
	}
	if got := found(t, log, nil); len(got) != 6-len(seqs) {
		t.Fatalf("found %q, want %d without the emptied ones", got, 6-len(seqs))
	}
}

func scanAmong(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, told()...)
	n := 0
	_, err := log.Scan(t.Context(), nil, func(s incident.Summary, _ incident.Event) bool {
		mustAppend(t, log, "inc", uint64(4+n), note(40+n, "meanwhile")) // would wait for ever if the log were held
		n++
		return true
	})
	if err != nil || n < 4 || n > 8 {
		t.Fatalf("%d events, %v; want those that were there, once each", n, err)
	}
}

// many appends n notes, every hundredth with a needle.
func many(t *testing.T, log incident.Log, id string, n int) {
	t.Helper()
	events := make([]incident.Event, n)
	for i := range events {
		text := "hay"
		if i%100 == 0 {
			text = "needle"
		}
		events[i] = note(i, text+strings.Repeat(".", 200))
	}
	mustAppend(t, log, id, 0, events...)
}

func scanMany(t *testing.T, log incident.Log) {
	many(t, log, "long", 30_000)
	for _, id := range []string{"a", "b", "c"} {
		many(t, log, id, 300)
	}
	last, n := map[string]uint64{}, 0
	_, err := log.Scan(t.Context(), nil, func(s incident.Summary, e incident.Event) bool {
		if was := last[s.ID]; was != 0 && e.Seq != was-1 {
			t.Errorf("event %d of %s came after event %d", e.Seq, s.ID, was)
		}
		last[s.ID] = e.Seq
		n++
		return true
	})
	if err != nil || n != 30_900 || len(last) != 4 {
		t.Fatalf("%d events of %d incidents, %v", n, len(last), err)
	}
	if got := found(t, log, holds("needle")); len(got) != 309 {
		t.Fatalf("%d needles, want 309", len(got))
	}
}
