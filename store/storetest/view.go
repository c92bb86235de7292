package storetest

import (
	"reflect"
	"testing"

	"warroom/internal/incident"
)

func readCases() []testCase {
	return []testCase{
		{"read of no incident is not_found", readMissing},
		{"read goes on behind an event", readTail},
		{"read at the end is empty", readEnd},
		{"read behind an event that was lost is corrupt", readLost},
	}
}

func readMissing(t *testing.T, log incident.Log) {
	for _, id := range []string{"inc", ""} {
		_, err := log.Read(t.Context(), id, 0)
		wantCode(t, err, incident.CodeNotFound)
	}
	mustAppend(t, log, "incident", 0, declared(1, "a"))
	_, err := log.Read(t.Context(), "inc", 0) // a prefix is not an id
	wantCode(t, err, incident.CodeNotFound)
}

func readTail(t *testing.T, log incident.Log) {
	in := []incident.Event{declared(1, "a"), note(2, "b"), note(3, "c")}
	mustAppend(t, log, "inc", 0, in...)
	wantStored(t, mustRead(t, log, "inc", 1), in[1:], 1)
	wantStored(t, mustRead(t, log, "inc", 2), in[2:], 2)
}

func readEnd(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	if got := mustRead(t, log, "inc", 1); len(got) != 0 {
		t.Fatalf("read %+v", got)
	}
}

func readLost(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	_, err := log.Read(t.Context(), "inc", 2) // who asks for what comes behind event 2 has seen it
	wantCode(t, err, incident.CodeCorrupt)
}

func listCases() []testCase {
	return []testCase{
		{"list of an empty log is empty", listEmpty},
		{"list shows what folding the log gives", listFolds},
		{"list puts open incidents first, then the newest event", listOrder},
		{"find by prefix", findPrefix},
		{"find by nothing is the newest open incident", findNewest},
	}
}

func listEmpty(t *testing.T, log incident.Log) {
	if list := mustList(t, log); len(list) != 0 {
		t.Fatalf("listed %+v", list)
	}
	for _, prefix := range []string{"", "x"} {
		_, err := log.Find(t.Context(), prefix)
		wantCode(t, err, incident.CodeNotFound)
	}
}

// story has an event of every kind that a summary knows.
func story() []incident.Event {
	edited := event(2, incident.KindEdited)
	edited.Fields = map[string]string{incident.FieldTitle: "policies stuck", incident.FieldSeverity: "1"}
	revised := event(5, incident.KindRevised)
	revised.Ref, revised.Text = 4, "lag is 400 s"
	retracted := event(6, incident.KindRetracted)
	retracted.Ref = 3
	restated := event(7, incident.KindRestated)
	restated.Ref = 3
	return []incident.Event{
		declared(1, "queue stuck"), edited, note(3, "x"), note(4, "lag is 40 s"), revised, retracted, restated,
		event(8, incident.KindRestored), event(9, incident.KindCured), event(10, incident.KindClosed), event(11, incident.KindReopened),
		event(12, incident.KindClosed),
	}
}

func listFolds(t *testing.T, log incident.Log) {
	for i, e := range story() {
		mustAppend(t, log, "inc", uint64(i), e)
		want := folded("inc", mustRead(t, log, "inc", 0))
		list := mustList(t, log)
		if len(list) != 1 || !reflect.DeepEqual(list[0], want) {
			t.Fatalf("after %s the list is %+v, want %+v", e.Kind, list, want)
		}
		found, err := log.Find(t.Context(), "i")
		if err != nil || !reflect.DeepEqual(found, want) {
			t.Fatalf("after %s Find gives %+v, %v; want %+v", e.Kind, found, err, want)
		}
	}
	mustAppend(t, log, "batch", 0, story()...)
	if found, err := log.Find(t.Context(), "batch"); err != nil || !reflect.DeepEqual(found, folded("batch", mustRead(t, log, "batch", 0))) {
		t.Fatalf("in one batch: %+v, %v", found, err)
	}
}

func listOrder(t *testing.T, log incident.Log) {
	mustAppend(t, log, "old", 0, declared(1, "a"))
	mustAppend(t, log, "shut", 0, declared(2, "b"), event(30, incident.KindClosed))
	mustAppend(t, log, "new", 0, declared(3, "c"))
	mustAppend(t, log, "back", 0, declared(4, "d"), event(5, incident.KindClosed), event(6, incident.KindReopened))
	mustAppend(t, log, "done", 0, declared(7, "e"), event(8, incident.KindClosed))
	mustAppend(t, log, "old", 1, note(20, "moved up"))
	mustAppend(t, log, "tie", 0, declared(3, "c"))
	var got []string
	for _, s := range mustList(t, log) {
		got = append(got, s.ID)
	}
	if want := []string{"old", "back", "new", "tie", "shut", "done"}; !reflect.DeepEqual(got, want) {
		t.Fatalf("listed %v, want %v", got, want)
	}
}

func findPrefix(t *testing.T, log incident.Log) {
	for i, id := range []string{"7f", "7f3a", "7f3b", "81"} {
		mustAppend(t, log, id, 0, declared(i, id))
	}
	for _, row := range []struct {
		prefix, want string
		code         incident.Code
	}{
		{"8", "81", ""},
		{"81", "81", ""},
		{"7f3a", "7f3a", ""},
		{"7f", "7f", ""}, // whole, though others begin with it
		{"7f3", "", incident.CodeInvalid},
		{"7", "", incident.CodeInvalid},
		{"9", "", incident.CodeNotFound},
		{"811", "", incident.CodeNotFound},
	} {
		got, err := log.Find(t.Context(), row.prefix)
		if row.code != "" {
			wantCode(t, err, row.code)
			continue
		}
		if err != nil || got.ID != row.want {
			t.Errorf("Find(%q) = %q, %v; want %q", row.prefix, got.ID, err, row.want)
		}
	}
}

func findNewest(t *testing.T, log incident.Log) {
	want := func(id string) {
		t.Helper()
		if got, err := log.Find(t.Context(), ""); err != nil || got.ID != id {
			t.Fatalf("Find(\"\") = %q, %v; want %q", got.ID, err, id)
		}
	}
	mustAppend(t, log, "late", 0, declared(9, "x"))
	mustAppend(t, log, "early", 0, declared(1, "y"))
	want("late") // declared last, though stored first
	sample := declared(20, "an invented one")
	sample.Fields[incident.FieldSample] = "yes"
	mustAppend(t, log, "sample", 0, sample)
	want("late") // a sample is never meant
	mustAppend(t, log, "late", 1, event(10, incident.KindRestored))
	want("late") // restored is still open
	mustAppend(t, log, "late", 2, event(11, incident.KindClosed))
	want("early")
	mustAppend(t, log, "late", 3, event(12, incident.KindReopened))
	want("late")
	again := declared(0, "declared once more, earlier")
	again.ID = "again"
	mustAppend(t, log, "late", 4, again)
	want("early")
	mustAppend(t, log, "late", 5, event(14, incident.KindClosed))
	mustAppend(t, log, "early", 1, event(15, incident.KindClosed))
	_, err := log.Find(t.Context(), "")
	wantCode(t, err, incident.CodeNotFound)
}
