package storetest

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/internal/incident"
)

func watchCases() []testCase {
	return []testCase{
		{"watch wakes at an append", watchWakes},
		{"watch says once what a sleeper missed", watchDrops},
		{"watch ends with its context", watchEnds},
		{"watch ends when the log is closed", watchCloses},
	}
}

func watch(ctx context.Context, t *testing.T, log incident.Log) <-chan struct{} {
	t.Helper()
	ch, err := log.Watch(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return ch
}

func watchWakes(t *testing.T, log incident.Log) {
	a, b := watch(t.Context(), t, log), watch(t.Context(), t, log)
	for n := range uint64(3) {
		mustAppend(t, log, "inc", n, note(int(n), "x"))
		awake(t, a)
		awake(t, b)
	}
}

func watchDrops(t *testing.T, log incident.Log) {
	ch := watch(t.Context(), t, log)
	for n := range uint64(20) {
		mustAppend(t, log, "inc", n, note(int(n), "x")) // would block for ever if the channel were waited for
	}
	awake(t, ch)
	if got := mustRead(t, log, "inc", 0); len(got) != 20 {
		t.Fatalf("caught up to %d events, want 20", len(got))
	}
}

func watchEnds(t *testing.T, log incident.Log) {
	ctx, cancel := context.WithCancel(t.Context())
	ch := watch(ctx, t, log)
	stays := watch(t.Context(), t, log)
	cancel()
	drained(t.Context(), t, ch)
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	awake(t, stays)
	if _, err := log.Watch(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a watch on a cancelled context: %v", err)
	}
}

func watchCloses(t *testing.T, log incident.Log) {
	ch := watch(t.Context(), t, log)
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	drained(t.Context(), t, ch)
}

func draftCases() []testCase {
	return []testCase{
		{"draft that was never saved is empty", draftNone},
		{"draft is kept per person and incident", draftApart},
		{"draft is overwritten and removed", draftChanges},
		{"draft leaves events and the list alone", draftQuiet},
	}
}

func draft(text string) incident.Draft {
	return incident.Draft{Text: text, Attached: strings.Repeat("log line\n", 500), Saved: at(3)}
}

func saveDraft(t *testing.T, log incident.Log, id, person string, d incident.Draft) {
	t.Helper()
	if err := log.SaveDraft(t.Context(), id, person, d); err != nil {
		t.Fatal(err)
	}
}

func wantDraft(t *testing.T, log incident.Log, id, person string, want incident.Draft) {
	t.Helper()
	got, err := log.Draft(t.Context(), id, person)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("draft of %q in %q is %.60q saved %v, %v; want %.60q saved %v", person, id, got.Text, got.Saved, err, want.Text, want.Saved)
	}
}

func draftNone(t *testing.T, log incident.Log) {
	wantDraft(t, log, "inc", "ana", incident.Draft{})
	saveDraft(t, log, "inc", "ana", incident.Draft{}) // removing nothing is fine
	wantDraft(t, log, "inc", "ana", incident.Draft{})
}

func draftApart(t *testing.T, log incident.Log) {
	saveDraft(t, log, "inc", "ana", draft("one"))
	saveDraft(t, log, "inc", "bo", draft("two"))
	saveDraft(t, log, "other", "ana", draft("three"))
	saveDraft(t, log, "c", "a b", draft("four"))
	wantDraft(t, log, "inc", "ana", draft("one"))
	wantDraft(t, log, "inc", "bo", draft("two"))
	wantDraft(t, log, "other", "ana", draft("three"))
	wantDraft(t, log, "c", "a b", draft("four"))
	wantDraft(t, log, "b c", "a", incident.Draft{})
	wantDraft(t, log, "inc", "", incident.Draft{})
}

func draftChanges(t *testing.T, log incident.Log) {
	saveDraft(t, log, "inc", "ana", draft("one"))
	saveDraft(t, log, "inc", "ana", incident.Draft{Text: "two"})
	wantDraft(t, log, "inc", "ana", incident.Draft{Text: "two"})
	saveDraft(t, log, "inc", "ana", incident.Draft{Text: "pasted \xff\x00 bytes", Saved: at(2)})
	wantDraft(t, log, "inc", "ana", incident.Draft{Text: "pasted \xff\x00 bytes", Saved: at(2)})
	several := incident.NewDraft(incident.DraftLine{Text: "one"}, incident.DraftLine{}, incident.DraftLine{Text: "/task two", Attached: "a log"}, incident.DraftLine{Text: "three"})
	saveDraft(t, log, "inc", "ana", several)
	if wantDraft(t, log, "inc", "ana", several); len(several.Lines()) != 3 {
		t.Fatalf("the draft has lines %+v", several.Lines())
	}
	saveDraft(t, log, "inc", "ana", incident.Draft{Saved: at(1)}) // a time alone is nothing to keep
	wantDraft(t, log, "inc", "ana", incident.Draft{})
}

func draftQuiet(t *testing.T, log incident.Log) {
	saveDraft(t, log, "inc", "ana", draft("one"))
	if list := mustList(t, log); len(list) != 0 {
		t.Fatalf("a draft is listed: %+v", list)
	}
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	wantDraft(t, log, "inc", "ana", draft("one"))
}

func lifeCases() []testCase {
	return []testCase{
		{"a cancelled context stops every call", lifeCancelled},
		{"a closed log fails every call", lifeClosed},
	}
}

// calls makes every call of a log that can fail.
func calls(ctx context.Context, t *testing.T, log incident.Log) map[string]error {
	out := map[string]error{}
	_, out["Append"] = log.Append(ctx, "inc", 0, declared(1, "a"))
	_, out["Redact"] = log.Redact(ctx, "inc", 1, redaction(2, 1), 1)
	_, out["Read"] = log.Read(ctx, "inc", 0)
	_, out["Records"] = log.Records(ctx, "inc")
	_, out["Restore"] = log.Restore(ctx, "other", sealed(t, declared(1, "a")))
	_, out["Scan"] = log.Scan(ctx, nil, func(incident.Summary, incident.Event) bool { return true })
	_, out["List"] = log.List(ctx)
	_, out["Find"] = log.Find(ctx, "inc")
	_, out["Watch"] = log.Watch(ctx)
	_, out["Draft"] = log.Draft(ctx, "inc", "ana")
	out["SaveDraft"] = log.SaveDraft(ctx, "inc", "ana", incident.Draft{Text: "x", Saved: time.Time{}})
	return out
}

func lifeCancelled(t *testing.T, log incident.Log) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for call, err := range calls(ctx, t, log) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s = %v, want context.Canceled", call, err)
		}
	}
	if list := mustList(t, log); len(list) != 0 {
		t.Errorf("something was stored: %+v", list)
	}
}

func lifeClosed(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	for call, err := range calls(t.Context(), t, log) {
		if err == nil || incident.CodeOf(err) != "" {
			t.Errorf("%s on a closed log = %v, want an error without code", call, err)
		}
	}
	if err := log.Close(); err == nil {
		t.Error("a second Close says nothing")
	}
}
