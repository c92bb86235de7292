package incident

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"
)

// TestHistory: what was known at a moment is the fold of a log that ends there, whatever was asked before.
func TestHistory(t *testing.T) {
	for seed, log := range logs(t)[:6] {
		log = slices.DeleteFunc(slices.Clone(log), func(e Event) bool { return e.Kind == KindRedaction })
		for i := range log {
			log[i].Seq = uint64(i + 1) // what refers to others may refer to the wrong ones now: a fold is total
		}
		h := NewHistory(log)
		var s State
		for i, e := range log {
			s = s.Apply(e)
			if i+1 < len(log) && !log[i+1].Recorded.After(e.Recorded) {
				continue // more of the same moment follows
			}
			for _, again := range []time.Time{e.Recorded, e.Recorded.Add(time.Millisecond / 2)} {
				if got := h.At(again); dump(got) != dump(s) {
					t.Fatalf("log %d: known at event %d\n%s\nwant\n%s", seed, i+1, facts(got), facts(s))
				}
			}
			h.State((i * 7) % len(log)) // a question about another moment leaves no trace
		}
		if got := h.At(start.Add(-time.Hour)); got.Exists() {
			t.Fatalf("log %d: something was known before there was anything", seed)
		}
	}
}

// TestHistoryOfALongLog crosses the states that are kept, in steps forwards and back, and grows.
func TestHistoryOfALongLog(t *testing.T) {
	log := manyNotes(3*historyStep + 100)
	h := NewHistory(log[:historyStep-1])
	for at := historyStep - 1; at < len(log); at += 137 {
		h.Add(log[len(h.events):at]...)
	}
	h.Add(log[len(h.events):]...)
	for _, n := range []int{0, 1, historyStep - 1, historyStep, historyStep + 1, 2*historyStep + 7, 2*historyStep + 8, 5, len(log), len(log) - 1, len(log) + 9, -3} {
		want := Fold(State{}, log[:min(max(n, 0), len(log))])
		if got := h.State(n); dump(got) != dump(want) {
			t.Errorf("the state after %d events has Seq %d and %d notes, want %d and %d", n, got.Seq, len(got.Notes), want.Seq, len(want.Notes))
		}
	}
	if len(h.marks) != 3 {
		t.Errorf("%d states are kept", len(h.marks))
	}
}

// TestHistoryHidesTheRedacted: the words are gone from the past too, whether the log was read before or after the redaction, and the
// place where they stood is there from the moment they were written.
func TestHistoryHidesTheRedacted(t *testing.T) {
	log, _ := play(t, declare(), AddNote{Text: secret, Who: "bo"}, Revise{Ref: 6, Text: secret + "!"}, Star{Ref: 6}, goal(secret), AddNote{Text: "queue stuck"},
		Redact{Ref: 6, Reason: "a password"}, Redact{Ref: 9})
	for i, e := range kept(log) {
		if e.Kind == KindRedaction {
			log[i] = e // a log names what it emptied
		}
	}
	grown := NewHistory(log[:8])
	grown.Add(log[8:]...)
	for name, h := range map[string]*History{"read before": NewHistory(log), "grown": grown, "read after": NewHistory(kept(log))} {
		for n := range h.Len() + 1 {
			s := h.State(n)
			for _, note := range s.Notes {
				if note.Text == secret || note.Text == secret+"!" || len(note.Edits) > 0 {
					t.Errorf("%s: after %d events note %d reads %q, with %d edits", name, n, note.Seq, note.Text, len(note.Edits))
				}
			}
			for _, c := range s.Cards {
				if len(c.Fields) > 0 {
					t.Errorf("%s: after %d events card %d has %v", name, n, c.Seq, c.Fields)
				}
			}
		}
		s := h.At(start.Add(time.Minute)) // when the note was written
		if len(s.Notes) != 1 || !s.Notes[0].Redacted || s.Notes[0].Hat != "white" || s.Notes[0].Who != "bo" || s.Round().Walks[0].Notes != 1 {
			t.Errorf("%s: when it was written there is %s", name, facts(s))
		}
		if s := h.At(start.Add(4 * time.Minute)); len(s.Cards) != 1 || !s.Cards[0].Redacted || s.Goal == nil {
			t.Errorf("%s: the goal's place is not there: %s", name, facts(s))
		}
	}
	for seed, log := range logs(t) {
		got, want := NewHistory(kept(log)).State(len(log)), Fold(State{}, kept(log))
		for _, s := range []*State{&got, &want} {
			maps.DeleteFunc(s.acts, func(_ string, a *act) bool { return a == nil })
		}
		if dump(got) != dump(want) {
			t.Fatalf("log %d: the end of the history is\n%s\nwant\n%s", seed, facts(got), facts(want))
		}
	}
}

// TestHistoryWithClocksThatDisagree: one wrong stamp hides or shows one event, not the rest of the log.
func TestHistoryWithClocksThatDisagree(t *testing.T) {
	at := func(minute int) time.Time { return start.Add(time.Duration(minute) * time.Minute) }
	note := func(seq uint64, minute int) Event {
		return Event{Seq: seq, Kind: KindNote, Hat: "green", Text: fmt.Sprint(seq), At: at(minute), Recorded: at(minute)}
	}
	edit := Event{Seq: 5, Kind: KindRevised, Ref: 4, Text: "four", Recorded: at(1)} // by a clock that is slow
	h := NewHistory([]Event{note(1, 0), note(2, 600), note(3, 2), note(4, 3), edit})
	for _, c := range []struct {
		minute int
		want   []string
	}{
		{-1, nil}, {0, []string{"1"}}, {2, []string{"1", "3"}}, {3, []string{"1", "3", "four"}}, {2, []string{"1", "3"}}, {600, []string{"1", "2", "3", "four"}},
	} {
		var got []string
		for _, n := range h.At(at(c.minute)).Notes {
			got = append(got, n.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("known at minute %d: %v, want %v", c.minute, got, c.want)
		}
	}
	if got := h.Event(5).Seq; got != 2 || !h.Written(5).Equal(at(600)) || h.Known(at(3)) != 4 {
		t.Errorf("the last to be known is %d, at %v; %d are known at minute 3", got, h.Written(5), h.Known(at(3)))
	}
}

// BenchmarkSeek goes to random moments of a session of 100,000 events.
func BenchmarkSeek(b *testing.B) {
	log := manyNotes(100_000)
	h := NewHistory(log)
	first, span := log[0].Recorded, log[len(log)-1].Recorded.Sub(log[0].Recorded)
	at := uint64(1)
	for b.Loop() {
		at = at*6364136223846793005 + 1442695040888963407
		h.At(first.Add(time.Duration(float64(span) * float64(at>>11) / (1 << 53))))
	}
}
