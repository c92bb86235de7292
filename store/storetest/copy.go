package storetest

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"warroom/internal/incident"
)

func copyCases() []testCase {
	return []testCase{
		{"records are what sealing made", recordsSealed},
		{"records of no incident is not_found", recordsMissing},
		{"records are the caller's", recordsOwn},
		{"restore stores an incident as it was", restoreAll},
		{"restore stores the rest", restoreRest},
		{"restore of what is here adds nothing", restoreSame},
		{"restore of something else under the same id is refused", restoreApart},
		{"restore of damaged records stores nothing", restoreDamaged},
		{"restore refuses what acts on a terminal", restoreHostile},
		{"restore refuses nothing and nobody", restoreNonsense},
		{"restore takes out words that were redacted there", restoreRedacted},
		{"restore never brings words back that were redacted here", restoreKeepsRedacted},
		{"restore takes out words that a redaction left behind", restoreTook},
		{"restore wakes watchers", restoreWakes},
		{"restore goes on with appends", restoreGoesOn},
	}
}

func mustRecords(t *testing.T, log incident.Log, id string) [][]byte {
	t.Helper()
	records, err := log.Records(t.Context(), id)
	if err != nil {
		t.Fatalf("Records(%q) = %v", id, err)
	}
	return records
}

func mustRestore(t *testing.T, log incident.Log, id string, records [][]byte, want int) {
	t.Helper()
	if added, err := log.Restore(t.Context(), id, records); err != nil || added != want {
		t.Fatalf("Restore(%q, %d records) = %d, %v; want %d", id, len(records), added, err, want)
	}
}

// sealed are the records of events, made as another log makes them.
func sealed(t *testing.T, events ...incident.Event) [][]byte {
	t.Helper()
	var records [][]byte
	var prev incident.Hash
	for i, e := range events {
		record, chain, err := incident.Seal(prev, uint64(i)+1, e, incident.Salt{byte(i), 7})
		if err != nil {
			t.Fatal(err)
		}
		records, prev = append(records, record), chain
	}
	return records
}

func told() []incident.Event {
	return []incident.Event{declared(1, "queue stuck"), note(2, "lag is 40 s"), note(3, "restart helped"), event(4, incident.KindClosed)}
}

func recordsSealed(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, told()...)
	events := mustRead(t, log, "inc", 0)
	var prev incident.Hash
	for i, record := range mustRecords(t, log, "inc") {
		e, err := incident.Unseal(prev, uint64(i)+1, record)
		if err != nil || !reflect.DeepEqual(e, events[i]) {
			t.Fatalf("record %d gives %+v, %v; want %+v", i+1, e, err, events[i])
		}
		prev = e.Chain
	}
	if n := len(mustRecords(t, log, "inc")); n != len(events) {
		t.Fatalf("%d records of %d events", n, len(events))
	}
}

func recordsMissing(t *testing.T, log incident.Log) {
	for _, id := range []string{"inc", ""} {
		_, err := log.Records(t.Context(), id)
		wantCode(t, err, incident.CodeNotFound)
	}
}

func recordsOwn(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, told()...)
	for _, record := range mustRecords(t, log, "inc") {
		clear(record)
	}
	mustRead(t, log, "inc", 0)
	records := sealed(t, told()...)
	mustRestore(t, log, "other", records, 4)
	for _, record := range records {
		clear(record)
	}
	mustRead(t, log, "other", 0)
}

func restoreAll(t *testing.T, log incident.Log) {
	records := sealed(t, told()...)
	mustRestore(t, log, "inc", records, 4)
	wantStored(t, mustRead(t, log, "inc", 0), told(), 0)
	if got := mustRecords(t, log, "inc"); !reflect.DeepEqual(got, records) {
		t.Fatal("the records came out otherwise")
	}
	wantFolded(t, log, "inc")
}

// wantFolded fails unless list and Find show what folding the log gives.
func wantFolded(t *testing.T, log incident.Log, id string) {
	t.Helper()
	want := folded(id, mustRead(t, log, id, 0))
	if got, err := log.Find(t.Context(), id); err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("Find gives %+v, %v; want %+v", got, err, want)
	}
	if list := mustList(t, log); !slices.ContainsFunc(list, func(s incident.Summary) bool { return reflect.DeepEqual(s, want) }) {
		t.Fatalf("the list is %+v, want in it %+v", list, want)
	}
}

func restoreRest(t *testing.T, log incident.Log) {
	records := sealed(t, told()...)
	mustRestore(t, log, "inc", records[:1], 1)
	mustRestore(t, log, "inc", records[:3], 2)
	wantFolded(t, log, "inc")
	mustRestore(t, log, "inc", records, 1)
	wantStored(t, mustRead(t, log, "inc", 0), told(), 0)
	wantFolded(t, log, "inc")
}

func restoreSame(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, told()...)
	records := mustRecords(t, log, "inc")
	mustRestore(t, log, "inc", records, 0)
	mustRestore(t, log, "inc", records[:2], 0)
	if got := mustRecords(t, log, "inc"); !reflect.DeepEqual(got, records) {
		t.Fatal("something changed")
	}
}

func restoreApart(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, told()...)
	before := mustRecords(t, log, "inc")
	other := append(told()[:2:2], note(9, "it went otherwise"), note(10, "there"), note(11, "and on"))
	for _, records := range [][][]byte{sealed(t, told()...), sealed(t, other...), sealed(t, other[:2]...)} {
		_, err := log.Restore(t.Context(), "inc", records)
		wantCode(t, err, incident.CodeRefused)
	}
	mustRestore(t, log, "two", sealed(t, told()...), 4)
	_, err := log.Restore(t.Context(), "two", sealed(t, other...))
	wantCode(t, err, incident.CodeRefused)
	if !strings.Contains(err.Error(), "from event 3 on") {
		t.Errorf("it does not say where: %v", err)
	}
	if got := mustRecords(t, log, "inc"); !reflect.DeepEqual(got, before) {
		t.Fatal("a refused one changed something")
	}
}

func restoreDamaged(t *testing.T, log incident.Log) {
	records := sealed(t, told()...)
	for i := range records {
		for _, at := range []int{0, 1, 40, 70, len(records[i]) - 1} {
			bad := slices.Clone(records)
			bad[i] = bytes.Clone(bad[i])
			bad[i][at] ^= 4
			_, err := log.Restore(t.Context(), "inc", bad)
			wantCode(t, err, incident.CodeCorrupt)
		}
	}
	swapped := slices.Clone(records)
	swapped[1], swapped[2] = swapped[2], swapped[1]
	unexplained := slices.Clone(records)
	unexplained[1], _ = incident.Emptied(records[1])
	for _, bad := range [][][]byte{swapped, unexplained, records[1:], {nil}} {
		_, err := log.Restore(t.Context(), "inc", bad)
		wantCode(t, err, incident.CodeCorrupt)
	}
	if list := mustList(t, log); len(list) != 0 {
		t.Fatalf("something was stored: %+v", list)
	}
}

func restoreHostile(t *testing.T, log incident.Log) {
	evil := note(2, "x")
	evil.Text = "\x1b]0;owned\x07"
	field := declared(1, "a")
	field.Fields["impact"] = "gnp.\u202eexe"
	who := note(2, "x")
	who.Who = "\xff"
	for _, events := range [][]incident.Event{{declared(1, "a"), evil}, {field}, {declared(1, "a"), who}} {
		_, err := log.Restore(t.Context(), "inc", sealed(t, events...))
		wantCode(t, err, incident.CodeInvalid)
	}
}

func restoreNonsense(t *testing.T, log incident.Log) {
	_, err := log.Restore(t.Context(), "", sealed(t, told()...))
	wantCode(t, err, incident.CodeInvalid)
	_, err = log.Restore(t.Context(), "inc", nil)
	wantCode(t, err, incident.CodeInvalid)
}

// redactedThere returns the records of an incident before and after a note with the secret was redacted, and leaves it in log as it
// was after.
func redactedThere(t *testing.T, log incident.Log, id string) (before, after [][]byte) {
	t.Helper()
	e, seqs := leaked(t, log, id)
	before = mustRecords(t, log, id)
	mustRedact(t, log, id, uint64(len(before)), e, seqs)
	return before, mustRecords(t, log, id)
}

func wantNoSecret(t *testing.T, log incident.Log, id string) {
	t.Helper()
	for i, record := range mustRecords(t, log, id) {
		if bytes.Contains(record, []byte(secret)) {
			t.Fatalf("record %d has the secret", i+1)
		}
	}
}

func restoreRedacted(t *testing.T, log incident.Log) {
	before, after := redactedThere(t, log, "there")
	mustRestore(t, log, "here", before, len(before))
	saveDraft(t, log, "here", "ana", draft("see "+secret))
	mustRestore(t, log, "here", after, len(after)-len(before))
	wantNoSecret(t, log, "here")
	wantDraft(t, log, "here", "ana", incident.Draft{})
	wantFolded(t, log, "here")
	if got := mustRecords(t, log, "here"); !reflect.DeepEqual(got, after) {
		t.Fatal("it is not as it is there")
	}
	if _, err := incident.Verify(t.Context(), log, "here"); err != nil {
		t.Fatal(err)
	}
}

func restoreKeepsRedacted(t *testing.T, log incident.Log) {
	before, after := redactedThere(t, log, "inc")
	mustRestore(t, log, "inc", before, 0)
	wantNoSecret(t, log, "inc")
	if got := mustRecords(t, log, "inc"); !reflect.DeepEqual(got, after) {
		t.Fatal("something changed")
	}
}

// restoreTook restores a log whose redaction hid the words and kept them, as no warroom makes one.
func restoreTook(t *testing.T, log incident.Log) {
	before, after := redactedThere(t, log, "there")
	both := append(slices.Clone(before), after[len(before):]...)
	mustRestore(t, log, "here", both, len(both))
	wantNoSecret(t, log, "here")
	wantFolded(t, log, "here")
}

func restoreWakes(t *testing.T, log incident.Log) {
	ch := watch(t.Context(), t, log)
	mustRestore(t, log, "inc", sealed(t, told()...), 4)
	awake(t, ch)
}

func restoreGoesOn(t *testing.T, log incident.Log) {
	mustRestore(t, log, "inc", sealed(t, told()...), 4)
	mustAppend(t, log, "inc", 4, note(8, "and on"))
	wantFolded(t, log, "inc")
	mustRestore(t, log, "inc", sealed(t, told()...), 0)
	if got := mustRead(t, log, "inc", 0); len(got) != 5 {
		t.Fatalf("%d events, want 5", len(got))
	}
}
