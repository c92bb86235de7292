package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"warroom/internal/incident"
)

// Run checks that the logs open returns keep the contract. open is called for each case with that case's t; each log must be new
// and empty. Run closes it.
func Run(t *testing.T, open func(t *testing.T) incident.Log) {
	cases := [][]testCase{appendCases(), readCases(), listCases(), watchCases(), draftCases(), redactCases(), copyCases(), scanCases(), lifeCases()}
	for _, group := range cases {
		for _, c := range group {
			t.Run(c.promise, func(t *testing.T) {
				t.Parallel()
				log := open(t)
				t.Cleanup(func() { _ = log.Close() }) // a case may have closed it itself
				c.run(t, log)
			})
		}
	}
}

type testCase struct {
	promise string
	run     func(t *testing.T, log incident.Log)
}

// at is a moment n minutes and n milliseconds after the start of the story.
func at(n int) time.Time {
	return time.Date(2031, 3, 14, 13, 20, 0, 0, time.UTC).Add(time.Duration(n) * (time.Minute + time.Millisecond))
}

func event(n int, kind incident.Kind) incident.Event {
	return incident.Event{ID: fmt.Sprintf("e%d", n), Kind: kind, At: at(n), Recorded: at(n).Add(1500 * time.Millisecond), By: "ana"}
}

func declared(n int, title string) incident.Event {
	e := event(n, incident.KindDeclared)
	e.Fields = map[string]string{incident.FieldTitle: title, incident.FieldSeverity: "2", incident.FieldZone: "Europe/Lisbon"}
	return e
}

func note(n int, text string) incident.Event {
	e := event(n, incident.KindNote)
	e.Text, e.Hat, e.Type, e.Tags = text, "white", string(incident.Fact), []string{"db"}
	return e
}

// mustAppend appends and returns the new head.
func mustAppend(t *testing.T, log incident.Log, id string, after uint64, events ...incident.Event) []incident.Event {
	t.Helper()
	out, err := log.Append(t.Context(), id, after, events...)
	if err != nil {
		t.Fatalf("Append(%q, %d, %d events) = %v", id, after, len(events), err)
	}
	if len(out) != len(events) {
		t.Fatalf("Append(%q, %d, %d events) returned %d", id, after, len(events), len(out))
	}
	return out
}

func mustRead(t *testing.T, log incident.Log, id string, after uint64) []incident.Event {
	t.Helper()
	events, err := log.Read(t.Context(), id, after)
	if err != nil {
		t.Fatalf("Read(%q, %d) = %v", id, after, err)
	}
	return events
}

func mustList(t *testing.T, log incident.Log) []incident.Summary {
	t.Helper()
	list, err := log.List(t.Context())
	if err != nil {
		t.Fatalf("List() = %v", err)
	}
	return list
}

// wantCode fails unless err has the code, and a message and hint for a person.
func wantCode(t *testing.T, err error, code incident.Code) {
	t.Helper()
	if got := incident.CodeOf(err); got != code {
		t.Fatalf("error %v has code %q, want %q", err, got, code)
	}
	if err.Error() == "" || incident.HintOf(err) == "" {
		t.Errorf("error %q with hint %q: a person needs both", err, incident.HintOf(err))
	}
}

// wantStored fails unless got are the events want, at after+1 and on, each with the chain hash a log gave it.
func wantStored(t *testing.T, got, want []incident.Event, after uint64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d events, want %d", len(got), len(want))
	}
	for i, g := range got {
		w := want[i]
		if g.Seq != after+uint64(i)+1 {
			t.Fatalf("event %d has Seq %d, want %d", i, g.Seq, after+uint64(i)+1)
		}
		if g.ID != w.ID || g.Kind != w.Kind || g.Text != w.Text || g.By != w.By || !g.At.Equal(w.At) || !g.Recorded.Equal(w.Recorded) {
			t.Fatalf("event %d is %+v, want %+v", i, g, w)
		}
		if g.Chain == (incident.Hash{}) {
			t.Fatalf("event %d has no chain hash", i)
		}
	}
}

// folded is the summary that the log itself gives.
func folded(id string, events []incident.Event) incident.Summary {
	s := incident.Summary{ID: id}
	for _, e := range events {
		s = s.Apply(e)
	}
	return s
}

// awake waits for a value from a watcher.
func awake(t *testing.T, ch <-chan struct{}) {
	t.Helper()
	select {
	case _, ok := <-ch:
		if !ok {
			t.Fatal("the watcher's channel was closed")
		}
	case <-t.Context().Done():
		t.Fatal("the test ended before the watcher woke")
	}
}

// drained waits until a watcher's channel is closed.
func drained(ctx context.Context, t *testing.T, ch <-chan struct{}) {
	t.Helper()
	for {
		select {
		case _, ok := <-ch:
			if !ok {
				return
			}
		case <-ctx.Done():
			t.Fatal("the test ended before the channel was closed")
		}
	}
}
