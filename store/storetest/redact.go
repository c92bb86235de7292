package storetest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"warroom/internal/incident"
)

func redactCases() []testCase {
	return []testCase{
		{"redact empties events, and the rest stays as it was", redactEmpties},
		{"redact keeps the chain, and says what it emptied", redactVerifies},
		{"redact makes the summary that folding gives", redactSums},
		{"redact removes drafts that repeat the words", redactDrafts},
		{"redact refuses with stale when somebody was first", redactStale},
		{"redact repeated returns what was stored", redactRepeated},
		{"redact of no incident is not_found", redactNowhere},
		{"redact refuses what is no redaction, and events that are not there", redactNonsense},
		{"append refuses a redaction, and what is left of one", redactByAppend},
		{"redact wakes watchers", redactWakes},
		{"append goes on behind a redaction", redactGoesOn},
	}
}

// secret is what every case takes out.
const secret = "the key is hunter2"

// redaction is the event by which note ref is taken out, as incident.Redact decides it.
func redaction(n int, ref uint64) incident.Event {
	e := event(n, incident.KindRedaction)
	e.Ref, e.Text, e.Hat, e.Type = ref, "pasted by mistake", "white", string(incident.Fact)
	e.Fields = map[string]string{"of": string(incident.KindNote), "at": "2031-03-14T13:22:00.000Z", "by": "ana"}
	return e
}

// leaked stores an incident with the secret in events 3 and 4 of 5, and returns the redaction of note 3.
func leaked(t *testing.T, log incident.Log, id string) (incident.Event, []uint64) {
	t.Helper()
	revised := event(4, incident.KindRevised)
	revised.Ref, revised.Text = 3, secret+", they say"
	mustAppend(t, log, id, 0, declared(1, "a"), note(2, "b"), note(3, secret), revised, note(5, "c"))
	return incident.Redacts(mustRead(t, log, id, 0), redaction(6, 3))
}

func mustRedact(t *testing.T, log incident.Log, id string, after uint64, e incident.Event, seqs []uint64) incident.Event {
	t.Helper()
	out, err := log.Redact(t.Context(), id, after, e, seqs...)
	if err != nil || len(out) != 1 {
		t.Fatalf("Redact(%q, %d, %v) = %+v, %v", id, after, seqs, out, err)
	}
	return out[0]
}

func redactEmpties(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	before := mustRead(t, log, "inc", 0)
	done := mustRedact(t, log, "inc", 5, e, seqs)
	got := mustRead(t, log, "inc", 0)
	if len(got) != 6 || done.Seq != 6 || done.Chain != got[5].Chain {
		t.Fatalf("%d events, the redaction is %+v", len(got), done)
	}
	for i, e := range got[:5] {
		switch emptied := i == 2 || i == 3; {
		case e.Seq != uint64(i+1) || e.Chain != before[i].Chain:
			t.Errorf("event %d has another place or hash now", i+1)
		case emptied && (e.Kind != incident.KindRedacted || e.Text != "" || e.ID != ""):
			t.Errorf("event %d is not empty: %+v", i+1, e)
		case !emptied && !reflect.DeepEqual(e, before[i]):
			t.Errorf("event %d was %+v and is %+v", i+1, before[i], e)
		}
	}
	if last := got[5]; last.Kind != incident.KindRedaction || last.Text != e.Text || last.Ref != 3 {
		t.Errorf("the redaction reads %+v", last)
	}
	if strings.Contains(fmt.Sprint(got, mustList(t, log)), "hunter2") {
		t.Error("the words are still told")
	}
	wantStored(t, mustRead(t, log, "inc", 4), []incident.Event{note(5, "c"), e}, 4) // a tail behind what is empty
}

func redactVerifies(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	old, err := incident.Verify(t.Context(), log, "inc")
	if err != nil {
		t.Fatal(err)
	}
	done := mustRedact(t, log, "inc", 5, e, seqs)
	h, err := incident.Verify(t.Context(), log, "inc", old) // a head that was printed before it holds on
	if err != nil || h.Seq != 6 || h.Events != 6 || h.Chain != done.Chain {
		t.Fatalf("the head is %v, %v", h, err)
	}
	mustRedact(t, log, "inc", 6, redaction(7, 2), []uint64{2}) // without incident.Redacts it does not say what it emptied
	_, err = incident.Verify(t.Context(), log, "inc")
	wantCode(t, err, incident.CodeCorrupt)
}

func redactSums(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	mustRedact(t, log, "inc", 5, e, seqs)
	newest, seqs := incident.Redacts(mustRead(t, log, "inc", 0), redaction(7, 5))
	mustRedact(t, log, "inc", 6, newest, seqs)
	want := folded("inc", mustRead(t, log, "inc", 0))
	list := mustList(t, log)
	if len(list) != 1 || !reflect.DeepEqual(list[0], want) || want.Notes != 3 || want.LastText != "" || want.Seq != 7 {
		t.Fatalf("the list is %+v, want %+v", list, want)
	}
	if found, err := log.Find(t.Context(), ""); err != nil || !reflect.DeepEqual(found, want) {
		t.Fatalf("the newest open one is %+v, %v", found, err)
	}
}

func redactDrafts(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	repeats := incident.Draft{Text: "look: " + secret + "!", Saved: at(3)}
	pasted := incident.Draft{Attached: strings.Repeat("log line\n", 500) + secret, Saved: at(3)}
	saveDraft(t, log, "inc", "ana", repeats)
	saveDraft(t, log, "inc", "bo", pasted)
	saveDraft(t, log, "inc", "cy", draft("something else"))
	saveDraft(t, log, "inc", "di", incident.NewDraft(incident.DraftLine{Text: "fine"}, incident.DraftLine{Text: "fine"}, incident.DraftLine{Attached: "x " + secret}))
	saveDraft(t, log, "other", "ana", repeats)
	mustRedact(t, log, "inc", 5, e, seqs)
	wantDraft(t, log, "inc", "ana", incident.Draft{})
	wantDraft(t, log, "inc", "bo", incident.Draft{})
	wantDraft(t, log, "inc", "di", incident.Draft{})
	wantDraft(t, log, "inc", "cy", draft("something else"))
	wantDraft(t, log, "other", "ana", repeats)
}

func redactStale(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	mustAppend(t, log, "inc", 5, note(7, "first"))
	_, err := log.Redact(t.Context(), "inc", 5, e, seqs...)
	wantCode(t, err, incident.CodeStale)
	_, err = log.Redact(t.Context(), "inc", 9, e, seqs...)
	wantCode(t, err, incident.CodeStale)
	if got := mustRead(t, log, "inc", 0); len(got) != 6 || got[2].Text != secret {
		t.Fatalf("a refused redaction left %+v", got)
	}
}

func redactRepeated(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	first := mustRedact(t, log, "inc", 5, e, seqs)
	mustAppend(t, log, "inc", 6, note(8, "theirs"))
	again := mustRedact(t, log, "inc", 5, e, seqs)
	if again.Seq != first.Seq || again.Chain != first.Chain {
		t.Fatalf("the repeat is %+v, the first was %+v", again, first)
	}
	if got := mustRead(t, log, "inc", 0); len(got) != 7 {
		t.Fatalf("%d events after a repeat, want 7", len(got))
	}
}

func redactNowhere(t *testing.T, log incident.Log) {
	_, err := log.Redact(t.Context(), "inc", 1, redaction(2, 1), 1)
	wantCode(t, err, incident.CodeNotFound)
	mustAppend(t, log, "incident", 0, declared(1, "a"))
	_, err = log.Redact(t.Context(), "inc", 1, redaction(2, 1), 1)
	wantCode(t, err, incident.CodeNotFound)
}

func redactNonsense(t *testing.T, log incident.Log) {
	e, _ := leaked(t, log, "inc")
	for _, row := range []struct {
		e    incident.Event
		seqs []uint64
	}{{note(6, "x"), []uint64{3}}, {e, nil}, {e, []uint64{0}}, {e, []uint64{3, 6}}} {
		_, err := log.Redact(t.Context(), "inc", 5, row.e, row.seqs...)
		wantCode(t, err, incident.CodeInvalid)
	}
	if got := mustRead(t, log, "inc", 0); len(got) != 5 || got[2].Text != secret {
		t.Fatalf("what was refused left %+v", got)
	}
}

func redactByAppend(t *testing.T, log incident.Log) {
	e, _ := leaked(t, log, "inc")
	for _, e := range []incident.Event{e, {ID: "x", Kind: incident.KindRedacted, Seq: 3}} {
		_, err := log.Append(t.Context(), "inc", 5, note(6, "x"), e)
		wantCode(t, err, incident.CodeInvalid)
	}
	if got := mustRead(t, log, "inc", 0); len(got) != 5 {
		t.Fatalf("%d events, want 5", len(got))
	}
}

func redactWakes(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	ch := watch(t.Context(), t, log)
	mustRedact(t, log, "inc", 5, e, seqs)
	awake(t, ch)
	if tail := mustRead(t, log, "inc", 5); len(tail) != 1 || tail[0].Kind != incident.KindRedaction {
		t.Fatalf("who woke reads %+v", tail)
	}
	mustAppend(t, log, "inc", 6, note(7, "x"))
	awake(t, ch)
}

func redactGoesOn(t *testing.T, log incident.Log) {
	e, seqs := leaked(t, log, "inc")
	mustRedact(t, log, "inc", 5, e, seqs)
	mustAppend(t, log, "inc", 6, note(7, "x"))
	mustAppend(t, log, "other", 0, declared(8, "b"))
	got := mustRead(t, log, "inc", 0)
	if len(got) != 7 || got[6].Text != "x" {
		t.Fatalf("%+v", got)
	}
	if list := mustList(t, log); len(list) != 2 {
		t.Fatalf("listed %+v", list)
	}
}
