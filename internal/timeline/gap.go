package timeline

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// What a gap is a gap in.
const (
	NothingWritten = "nothing written"
	NoCustomerWord = "no word to the customer"
)

// Gap is a silence that is worth drawing.
type Gap struct {
	From, To time.Time
	What     string // NothingWritten or NoCustomerWord
	Before   int    // index of the entry it is drawn before; Len of the view for one that is not over
}

// Length returns how long it was.
func (g Gap) Length() time.Duration { return g.To.Sub(g.From) }

// String returns the gap in words: "41 min nothing written", "24 min without a word to the customer".
func (g Gap) String() string {
	if g.What == NoCustomerWord {
		return spanOf(g.Length()) + " without a word to the customer"
	}
	return spanOf(g.Length()) + " " + g.What
}

// How long a silence goes unmarked. After fifteen minutes a reader asks what went on; twenty are what a customer who watches a broken
// system hears as hours (method, A35). Both are our own choice, and options.
const (
	SilenceAfter  = 15 * time.Minute
	CustomerAfter = 20 * time.Minute
)

// GapOptions say what counts as a gap.
type GapOptions struct {
	Silence  time.Duration // what is longer than this is a gap; 0 is SilenceAfter, less finds none
	Customer time.Duration // likewise: 0 is CustomerAfter
	Now      time.Time     // until when an incident that is not over is looked at; zero is its last entry
}

// Gaps returns the silences of the whole story, in the order of Before, placed in this view: a filter hides entries, it makes no
// silence. Nothing is expected of anybody before the declaration or after the close, so [NothingWritten] is not said of that time if
// the story has a declaration. The customer waits for a word from the declaration, or from a reopening, until the business is restored
// or the incident closed; a word is a card as [incident.CustomerCard]
// has it, or an entry tagged "customer" or "update".
func (v View) Gaps(o GapOptions) []Gap {
	w := watch{
		silence: limit(o.Silence, SilenceAfter), customer: limit(o.Customer, CustomerAfter),
		wrote: timeless, heard: timeless, open: !v.declared(),
	}
	shown := 0
	for _, n := range v.all {
		if at := v.place(n); at != timeless {
			w.see(v.slots[n], at, shown)
		}
		if shown < len(v.order) && v.order[shown] == n {
			shown++
		}
	}
	if now, ok := placeOf(o.Now); ok {
		w.until(now, shown)
	}
	slices.SortStableFunc(w.gaps, func(a, b Gap) int { return cmp.Or(cmp.Compare(a.Before, b.Before), a.From.Compare(b.From)) })
	return w.gaps
}

func (v View) declared() bool {
	return slices.ContainsFunc(v.all, func(n int32) bool { return v.slots[n].Label == LabelDeclared && v.place(n) != timeless })
}

// limit is a length in milliseconds; what is off is never reached.
func limit(d, normal time.Duration) uint64 {
	switch {
	case d < 0:
		return math.MaxUint64
	case d == 0:
		d = normal
	}
	return uint64(d.Milliseconds())
}

// watch goes through a story and notes the silences.
type watch struct {
	silence, customer uint64
	open              bool  // somebody is at work
	waiting           bool  // the customer waits for a word
	wrote, heard      int64 // when anything was written, and the customer heard something, last
	gaps              []Gap
}

// see takes the next entry in.
func (w *watch) see(e *Entry, at int64, index int) {
	ends := e.Label == LabelRestored || e.Label == LabelClosed
	begins := e.Label == LabelDeclared || e.Label == LabelReopened
	if w.waiting && (ends || begins || e.CustomerWord()) {
		w.note(&w.heard, at, w.customer, NoCustomerWord, index)
	}
	if begins {
		w.heard = max(w.heard, at)
		w.waiting = true
	} else if ends {
		w.waiting = false
	}
	switch {
	case e.Quiet:
	case w.open:
		w.note(&w.wrote, at, w.silence, NothingWritten, index)
	default:
		w.wrote = max(w.wrote, at)
	}
	w.open = (w.open || begins) && e.Label != LabelClosed
}

// until looks at the time after the last entry.
func (w *watch) until(now int64, index int) {
	if w.waiting {
		w.note(&w.heard, now, w.customer, NoCustomerWord, index)
	}
	if w.open {
		w.note(&w.wrote, now, w.silence, NothingWritten, index)
	}
}

// note ends a silence at a time, and keeps it when it was long.
func (w *watch) note(since *int64, at int64, longer uint64, what string, index int) {
	if *since != timeless && at > *since && uint64(at)-uint64(*since) > longer {
		w.gaps = append(w.gaps, Gap{From: timeAt(*since), To: timeAt(at), What: what, Before: index})
	}
	*since = max(*since, at)
}
