package timeline

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// entries returns what a view shows, for comparing.
func entries(v View) []Entry {
	out := make([]Entry, v.Len())
	for i := range out {
		out[i] = *v.At(i)
	}
	return out
}

func same(t *testing.T, what string, got, want View) {
	t.Helper()
	a, b := entries(got), entries(want)
	if len(a) != len(b) {
		t.Fatalf("%s: %d entries, want %d", what, len(a), len(b))
	}
	for i := range a {
		if !reflect.DeepEqual(a[i], b[i]) {
			t.Fatalf("%s: entry %d is\n%+v\nwant\n%+v", what, i, a[i], b[i])
		}
	}
}

// TestWander holds the other tests honest: random logs that lack a kind prove nothing about it.
func TestWander(t *testing.T) {
	seen := map[incident.Kind]int{}
	for _, log := range logs(t) {
		for _, e := range log {
			seen[e.Kind]++
		}
	}
	for kind := range tellers {
		if seen[kind] < 3 && kind != incident.KindRedaction { // see TestRedaction
			t.Errorf("%s: %d times in the random logs", kind, seen[kind])
		}
	}
}

func TestAddInAnyPieces(t *testing.T) {
	for seed, log := range logs(t) {
		all := told(log)
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		one, some := New(), New()
		for _, e := range log {
			one.Add(e)
			one.Happened()
		}
		for rest := log; len(rest) > 0; {
			n := 1 + r.IntN(min(len(rest), 40))
			some.Add(rest[:n]...)
			rest = rest[n:]
			if r.IntN(2) == 0 {
				some.Happened()
			}
		}
		for name, tl := range map[string]*Timeline{"one by one": one, "in pieces": some} {
			same(t, fmt.Sprintf("log %d %s, happened", seed, name), tl.Happened(), all.Happened())
			same(t, fmt.Sprintf("log %d %s, written", seed, name), tl.Written(), all.Written())
		}
	}
}

// TestViewIsAValue keeps views and looks, after the log grew, whether they are what they were.
func TestViewIsAValue(t *testing.T) {
	for seed, log := range logs(t)[:4] {
		tl := New()
		var views []View
		var was [][]Entry
		for i, e := range log {
			tl.Add(e)
			if i%7 == 0 {
				for _, v := range []View{tl.Happened(), tl.Written(), tl.Happened().Select(Filter{Words: []string{"lag"}})} {
					views, was = append(views, v), append(was, entries(v))
				}
			}
		}
		for i, v := range views {
			if !reflect.DeepEqual(entries(v), was[i]) {
				t.Fatalf("log %d: view %d was changed by what came after it", seed, i)
			}
		}
	}
}

// TestViewsMayGoAnywhere reads views in other goroutines while the log grows and changes; the race detector tells.
func TestViewsMayGoAnywhere(t *testing.T) {
	var wg sync.WaitGroup
	for _, log := range logs(t)[:3] {
		tl := New()
		for i, e := range log {
			tl.Add(e)
			if i%20 != 0 {
				continue
			}
			h, w := tl.Happened(), tl.Written()
			wg.Go(func() {
				h.Select(Filter{Words: []string{"lag"}, Tags: []string{"db"}}).Rows(true)
				w.AsKnown(e.Recorded).Gaps(GapOptions{})
				entries(h)
			})
		}
	}
	wg.Wait()
}

// TestOrder: by At, entries of one moment by Seq; and by Seq as it was written down.
func TestOrder(t *testing.T) {
	for seed, log := range logs(t) {
		tl := told(log)
		h, w := tl.Happened(), tl.Written()
		for i := 1; i < h.Len(); i++ {
			a, b := h.At(i-1), h.At(i)
			if h.Time(i-1).After(h.Time(i)) || h.Time(i-1).Equal(h.Time(i)) && a.Seq >= b.Seq {
				t.Fatalf("log %d: #%d at %v stands before #%d at %v", seed, a.Seq, h.Time(i-1), b.Seq, h.Time(i))
			}
			if !b.At.IsZero() && !b.At.Equal(h.Time(i)) {
				t.Fatalf("log %d: #%d happened at %v and stands at %v", seed, b.Seq, b.At, h.Time(i))
			}
			if w.At(i-1).Seq >= w.At(i).Seq {
				t.Fatalf("log %d: written #%d before #%d", seed, w.At(i-1).Seq, w.At(i).Seq)
			}
		}
	}
}

// TestNothingIsLost: every event has a line of its own or changes one, and every line has its event.
func TestNothingIsLost(t *testing.T) {
	changes := []incident.Kind{
		incident.KindRevised, incident.KindRefiled, incident.KindRetracted, incident.KindRestated, incident.KindStarred,
	}
	for seed, log := range logs(t) {
		tl := told(log)
		v := tl.Written()
		want := slices.DeleteFunc(slices.Clone(log), func(e incident.Event) bool {
			if e.Kind == incident.KindCardFilled && v.Entry(e.Seq) == nil { // then it put the words of its card right
				card := v.Entry(e.Ref)
				if card == nil || !slices.ContainsFunc(card.Edits, func(edit incident.Edit) bool { return edit.Seq == e.Seq }) {
					t.Fatalf("log %d: nothing tells of %+v", seed, e)
				}
				return true
			}
			return slices.Contains(changes, e.Kind)
		})
		if tl.Len() != len(want) || v.Len() != len(want) || tl.Happened().Len() != len(want) || !v.Whole() {
			t.Fatalf("log %d: %d entries of %d events", seed, tl.Len(), len(want))
		}
		for i, e := range want {
			if got := v.At(i); got.Seq != e.Seq || got.Event != e.Kind {
				t.Fatalf("log %d: entry %d is of #%d %s, want #%d %s", seed, i, got.Seq, got.Event, e.Seq, e.Kind)
			}
			h := tl.Happened()
			if at, ok := h.Find(e.Seq); !ok || h.At(at).Seq != e.Seq || h.Entry(e.Seq) != h.At(at) {
				t.Fatalf("log %d: #%d is not found", seed, e.Seq)
			}
			if at, ok := v.Find(e.Seq); !ok || at != i {
				t.Fatalf("log %d: #%d is not found as written", seed, e.Seq)
			}
		}
	}
}

// TestAgreesWithState compares each note and card with the incident's own fold.
func TestAgreesWithState(t *testing.T) {
	for seed, log := range logs(t) {
		v := told(log).Written()
		s := incident.Fold(incident.State{}, log)
		for _, n := range s.Notes {
			e := v.Entry(n.Seq)
			if e == nil {
				t.Fatalf("log %d: note %d has no entry", seed, n.Seq)
			}
			if e.Name != n.Voice() || e.Label != noteLabel(n.Hat, string(n.Kind)) || e.Edited != (len(n.Edits) > 0) || e.Late != n.Late() {
				t.Fatalf("log %d: note %d by %s is told as %+v", seed, n.Seq, n.Voice(), *e)
			}
			got := incident.Note{
				Seq: e.Seq, Hat: e.Hat, Text: e.Text, By: e.By, At: e.At, Recorded: e.Recorded, Tags: e.Tags, UhOh: e.UhOh, Starred: e.Starred,
				Round: e.Round, Gone: e.Retracted, GoneWhy: e.Why,
			}
			want := incident.Note{
				Seq: n.Seq, Hat: n.Hat, Text: n.Text, By: n.By, At: n.At, Recorded: n.Recorded, Tags: n.Tags, UhOh: n.UhOh, Starred: n.Starred,
				Round: n.Round, Gone: n.Gone, GoneWhy: n.GoneWhy,
			}
			if !reflect.DeepEqual(got, want) || len(e.Edits) > 0 && !reflect.DeepEqual(e.Edits, n.Edits) {
				t.Fatalf("log %d: note %d is told as\n%+v\n%+v\nwant\n%+v\n%+v", seed, n.Seq, got, e.Edits, want, n.Edits)
			}
		}
		for _, c := range s.Cards {
			e := v.Entry(c.Seq)
			if e == nil || e.Label != c.Template || e.Owner != log[c.Seq-1].Fields[cards.FieldOwner] || !strings.HasPrefix(log[c.Seq-1].Fields[cards.FieldDue], dueOf(e)) || !strings.Contains(e.Text, c.Fields[c.Template]) {
				t.Fatalf("log %d: card %+v is told as %+v", seed, *c, e)
			}
		}
	}
}

// dueOf is the time of an entry as the log has it, "" for none.
func dueOf(e *Entry) string {
	if e.Due.IsZero() {
		return ""
	}
	return e.Due.Format(time.RFC3339)
}

// TestAsKnown compares the story as it was known at every moment something was recorded with that of a log that ends there.
func TestAsKnown(t *testing.T) {
	for seed, log := range logs(t)[:6] {
		all := told(log)
		for i, e := range log {
			if e.Recorded.IsZero() || i+1 < len(log) && !log[i+1].Recorded.After(e.Recorded) {
				continue // more of the same moment follows, or the log says no time
			}
			known := told(log[:i+1])
			same(t, fmt.Sprintf("log %d after %d events, happened", seed, i+1), all.Happened().AsKnown(e.Recorded), known.Happened())
			same(t, fmt.Sprintf("log %d after %d events, written", seed, i+1), all.Written().AsKnown(e.Recorded), known.Written())
			same(t, "once more", all.Happened().AsKnown(start.Add(99*time.Hour)).AsKnown(e.Recorded), known.Happened())
		}
		if n := all.Happened().AsKnown(start.Add(-time.Hour)).Len(); n != 0 {
			t.Fatalf("log %d: %d entries were known before anything was", seed, n)
		}
	}
}

// TestAsKnownWithClocksThatDisagree: one wrong stamp hides or shows one entry, not the rest of the log.
func TestAsKnownWithClocksThatDisagree(t *testing.T) {
	note := func(seq uint64, at, text string) incident.Event {
		return incident.Event{Seq: seq, Kind: incident.KindNote, Hat: hats.Green, At: clock(t, at), Recorded: clock(t, at), Text: text}
	}
	future := note(2, "23:00", "of a clock that runs ahead")
	edit := incident.Event{Seq: 5, Kind: incident.KindRevised, Ref: 4, Recorded: clock(t, "13:01"), Text: "edited by a clock that is slow"}
	v := told([]incident.Event{note(1, "13:00", "one"), future, note(3, "13:02", "three"), note(4, "13:03", "four"), edit}).Happened()
	for _, c := range []struct{ at, want string }{
		{"12:59", ""},
		{"13:00", "one"},
		{"13:02", "one, three"},
		{"13:03", "one, three, edited by a clock that is slow"},
		{"23:00", "one, three, edited by a clock that is slow, of a clock that runs ahead"},
	} {
		var got []string
		for _, e := range entries(v.AsKnown(clock(t, c.at))) {
			got = append(got, e.Text)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("known at %s: %s, want %s", c.at, strings.Join(got, ", "), c.want)
		}
	}
}

// TestEditKeepsTheTime: whatever is changed of an entry, it stays where it is.
func TestEditKeepsTheTime(t *testing.T) {
	for seed, log := range logs(t) {
		at := map[uint64]time.Time{}
		tl := New()
		for _, ev := range log {
			tl.Add(ev)
			for _, e := range entries(tl.Happened()) {
				if was, ok := at[e.Seq]; ok && !was.Equal(e.At) {
					t.Fatalf("log %d: #%d moved from %v to %v by %s", seed, e.Seq, was, e.At, ev.Kind)
				}
				at[e.Seq] = e.At
			}
		}
	}
}
