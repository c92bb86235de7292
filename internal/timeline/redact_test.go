package timeline

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"warroom/internal/incident"
)

// repeats reports whether any reading of an entry still has a word.
func repeats(e *Entry, word string) bool {
	for ; e != nil; e = e.was {
		if strings.Contains(fmt.Sprintf("%+v", *e), word) {
			return true
		}
	}
	return false
}

// emptied is a log as it is read after a redaction.
func emptied(log []incident.Event) []incident.Event {
	log = slices.Clone(log)
	last := &log[len(log)-1]
	e, seqs := incident.Redacts(log, *last)
	e.Seq = last.Seq
	*last = e
	for i := range log {
		if slices.Contains(seqs, log[i].Seq) {
			log[i] = incident.Event{Seq: log[i].Seq, Chain: log[i].Chain, Kind: incident.KindRedacted}
		}
	}
	return log
}

// TestRedaction takes every note and card of random logs out: the words are gone from every reading, and a timeline that saw them
// tells the same as one that reads the log without them.
func TestRedaction(t *testing.T) {
	const secret = "hunter2"
	redactions := 0
	for seed, log := range logs(t)[:5] {
		for i := range log {
			if log[i].Kind == incident.KindRedacted { // its place hangs on the time of the event before it
				log[i] = incident.Event{Seq: log[i].Seq, Kind: "trust.moved", At: log[i-1].Recorded, Recorded: log[i-1].Recorded}
			}
		}
		for at := range log {
			kind := log[at].Kind
			if kind != incident.KindNote && kind != incident.KindCardOpened {
				continue
			}
			redactions++
			d := &diary{tb: t, at: log[len(log)-1].Recorded}
			marked := slices.Clone(log)
			for i := range marked {
				if e := &marked[i]; e.Seq == log[at].Seq || e.Ref == log[at].Seq && e.Text != "" {
					e.Text += " " + secret
				}
			}
			d.add(marked...)
			d.at = d.at.AddDate(0, 0, 1)
			before := told(d.log)
			d.do("Ana", incident.Redact{Ref: log[at].Seq, Reason: "pasted"})
			stored := emptied(d.log)
			before.Add(stored[len(stored)-1])
			after := told(stored)
			for _, v := range []View{before.Happened(), before.Written(), after.Happened()} {
				for _, e := range v.slots {
					if repeats(e, secret) {
						t.Fatalf("log %d: #%d is redacted, and #%d still says %q", seed, log[at].Seq, e.Seq, e.Text)
					}
				}
			}
			for name, pair := range map[string][2]View{"happened": {before.Happened(), after.Happened()}, "written": {before.Written(), after.Written()}} {
				if a, b := pair[0].Rows(true), pair[1].Rows(true); !sameRows(a, b) {
					t.Fatalf("log %d: without #%d, %s, it is not the same: %s", seed, log[at].Seq, name, difference(pair[0], pair[1]))
				}
			}
			stub := after.Happened().Entry(log[at].Seq)
			if !stub.Redacted || !stub.At.Equal(log[at].At) || stub.Text != redactedText || stub.Starred && kind != incident.KindNote {
				t.Fatalf("log %d: what is left of %+v is %+v", seed, log[at], *stub)
			}
			if past := after.Happened().AsKnown(log[at].Recorded); past.Entry(log[at].Seq) == nil {
				t.Fatalf("log %d: the past does not know that there was a #%d", seed, log[at].Seq)
			}
		}
	}
	if redactions < 100 {
		t.Fatalf("only %d redactions", redactions)
	}
}

// difference is the first entry in which two views differ.
func difference(a, b View) string {
	for i := range min(a.Len(), b.Len()) {
		if x, y := a.At(i), b.At(i); !sameRows(a.Rows(true)[i:i+1], b.Rows(true)[i:i+1]) {
			return fmt.Sprintf("one that saw it tells\n%+v\nand one that did not\n%+v", *x, *y)
		}
	}
	return fmt.Sprintf("%d entries and %d", a.Len(), b.Len())
}

// sameRows compares rows; when a card was written down, its redaction does not say.
func sameRows(a, b []Row) bool {
	plain := func(rows []Row) []Row {
		rows = slices.Clone(rows)
		for i := range rows {
			if rows[i].Text == redactedText {
				rows[i].Recorded, rows[i].Late = nil, false
			}
		}
		return rows
	}
	return reflect.DeepEqual(plain(a), plain(b))
}

// TestRedactionOfNothing: a redaction that makes no sense takes nothing away.
func TestRedactionOfNothing(t *testing.T) {
	note := incident.Event{Seq: 1, Kind: incident.KindNote, Text: "stays", At: start, Recorded: start}
	for name, e := range map[string]incident.Event{
		"nothing":           {Ref: 0},
		"itself":            {Ref: 2},
		"to come":           {Ref: 3},
		"nothing, but took": {Ref: 0, Fields: map[string]string{originalTook: "1"}},
	} {
		e.Seq, e.Kind, e.At, e.Recorded = 2, incident.KindRedaction, start, start
		v := told([]incident.Event{note, e, {Seq: 3, Kind: incident.KindNote, Text: "too", At: start, Recorded: start}}).Happened()
		if v.Len() != 3 || v.At(0).Text != "stays" || v.At(1).Text != fmt.Sprintf("#%d redacted", e.Ref) || v.At(2).Text != "too" {
			t.Errorf("%s: %+v", name, entries(v))
		}
	}
}

// TestRedactionKeepsThePlace: the stub stands among entries of the same moment where the original stood.
func TestRedactionKeepsThePlace(t *testing.T) {
	log := notes(t, "14:00", "13:00", "13:00", "13:00")
	log = append(log, incident.Event{
		Seq: 5, Kind: incident.KindRedaction, Ref: 2, At: start, Recorded: start, Fields: map[string]string{originalKind: string(incident.KindNote)},
	})
	var got []uint64
	for _, e := range entries(told(log).Happened()) {
		got = append(got, e.Seq)
	}
	if want := []uint64{2, 3, 4, 5, 1}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

// TestRedactedCardStaysSo: no change that a broken log brings afterwards gets the words back.
func TestRedactedCardStaysSo(t *testing.T) {
	const secret = "hunter2"
	d := &diary{tb: t}
	d.add(
		incident.Event{Kind: incident.KindCardOpened, Name: "decision", Type: "decided", Fields: map[string]string{"decision": secret, "owner": secret}},
		incident.Event{Kind: incident.KindRedaction, Ref: 1, Fields: map[string]string{originalKind: string(incident.KindCardOpened)}},
		incident.Event{Kind: incident.KindCardFilled, Ref: 1, Fields: map[string]string{"due": "soon"}},
		incident.Event{Kind: incident.KindCardMoved, Ref: 1, Type: "done"},
	)
	for _, e := range entries(told(d.log).Written()) {
		if repeats(&e, secret) {
			t.Errorf("#%d still says %+v", e.Seq, e)
		}
	}
}
