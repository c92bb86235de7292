package incident

import (
	"cmp"
	"slices"
	"time"
)

// History gives the state of an incident as it was known at any moment. It keeps the state at every [historyStep] events, so that a
// moment is at most that many events away. It is not safe for use by several goroutines; the states it gives are values.
type History struct {
	events  []Event
	written []int64 // when each event counts as written: Recorded, in milliseconds
	order   []int32 // indexes of events by that, nil while the log itself is in order
	marks   []State // marks[i] is the fold of the first (i+1)*historyStep events
	happens bool    // notes count from when they happened
	solid   int     // so many events from the start were written before all others: states of them are prefixes of the log

	last struct { // what At was asked for last, which the next question is near to
		known int
		state State
	}
}

// historyStep is how many events are folded at most for a moment when clocks agreed: a third of a millisecond's work.
const historyStep = 512

// NewHistory returns the history of a log, from its first event. What was redacted stands in it as redacted from the moment it was
// written: an emptied record says nothing, but its redaction says where it was.
func NewHistory(events []Event) *History {
	h := &History{}
	h.Add(events...)
	return h
}

// NewHappened returns the history of a log as it is told with hindsight: a note counts from when it happened, if that was before it was
// written down. Everything else counts from when it was written.
func NewHappened(events []Event) *History {
	h := &History{happens: true}
	h.Add(events...)
	return h
}

// Add puts events behind the newest, as a log that grows gives them. A redaction among them takes its words out of the past too; that,
// and an event with a stamp before others, costs a fold of the whole log.
func (h *History) Add(events ...Event) {
	if len(events) == 0 {
		return
	}
	fresh := len(h.events) == 0
	h.events = append(h.events, events...)
	if slices.ContainsFunc(events, func(e Event) bool { return e.Kind == KindRedaction }) {
		h.stub()
		fresh = true
	}
	if fresh {
		h.written, h.marks, h.order, h.solid = h.written[:0], nil, nil, 0
	}
	h.last.known, h.last.state = 0, State{}
	h.stamp()
	h.mark()
}

// stub puts what a redaction left of an event in the place of its emptied record, or of the event when it was read before.
func (h *History) stub() {
	for i := range h.events {
		e := &h.events[i]
		if e.Kind != KindRedaction || e.Ref == 0 || e.Ref >= e.Seq {
			continue
		}
		for _, seq := range append(e.took(), e.Ref) {
			j, ok := slices.BinarySearchFunc(h.events, seq, func(e Event, seq uint64) int { return cmp.Compare(e.Seq, seq) })
			if ok && seq < e.Seq {
				h.events[j] = e.left(h.events[j], seq == e.Ref)
			}
		}
	}
}

// left is what redaction e leaves of event was: its place alone, or the stub of a note or a card when it is the original itself.
func (e *Event) left(was Event, original bool) Event {
	out := Event{Seq: was.Seq, Chain: was.Chain, Kind: KindRedacted, Recorded: was.Recorded}
	of := Kind(e.Fields[fieldOf])
	if !original || of != KindNote && of != KindCardOpened {
		return out
	}
	out.Kind, out.stub = of, true
	out.ID, out.Hat, out.Type, out.Name, out.On = e.Fields[fieldID], e.Hat, e.Type, e.Name, e.On
	out.By, out.Who, out.At = e.Fields[fieldBy], e.Fields[fieldWho], e.when(fieldAt)
	if out.Recorded = e.when(fieldRecorded); out.Recorded.IsZero() {
		out.Recorded = out.At
	}
	return out
}

// stamp works out when the events that have no stamp yet count as written: by their own, a change not before what it changes, and one
// whose time is lost with the one before it. The timeline counts in the same way.
func (h *History) stamp() {
	from := len(h.written)
	latest := int64(0)
	if from > 0 {
		latest = slices.Max(h.written)
	}
	for i := from; i < len(h.events); i++ {
		e := &h.events[i]
		at := millis(e.Recorded)
		if h.happens && e.Kind == KindNote && !e.At.IsZero() {
			at = min(at, millis(e.At))
		}
		if at == 0 {
			at = latest
		}
		if i > 0 {
			at = max(at, h.written[0]) // nothing is known of an incident before its declaration, whenever it was written elsewhere
		}
		if ref := int(e.Ref); ref > 0 && ref <= i && h.events[ref-1].Seq == e.Ref {
			at = max(at, h.written[ref-1])
		}
		h.written = append(h.written, at)
		latest = max(latest, at)
	}
	if slices.IsSorted(h.written) {
		h.order, h.solid = nil, len(h.written)
		return
	}
	h.sort()
}

// sort finds the order in which the events became known where clocks disagreed, and how many at the start were not touched by that.
func (h *History) sort() {
	h.order = make([]int32, len(h.written))
	for i := range h.order {
		h.order[i] = int32(i)
	}
	slices.SortStableFunc(h.order, func(a, b int32) int { return cmp.Compare(h.written[a], h.written[b]) })
	h.solid = 0
	for h.solid < len(h.order) && int(h.order[h.solid]) == h.solid {
		h.solid++
	}
}

// mark keeps the states at every historyStep events, as far as they are prefixes of the log.
func (h *History) mark() {
	h.marks = h.marks[:min(len(h.marks), h.solid/historyStep)]
	var s State
	if n := len(h.marks); n > 0 {
		s = h.marks[n-1]
	}
	for at := len(h.marks) * historyStep; at+historyStep <= h.solid; at += historyStep {
		s = Fold(s, h.events[at:at+historyStep])
		h.marks = append(h.marks, s)
	}
}

// Events returns the events in the order of the log. They must not be changed.
func (h *History) Events() []Event { return h.events }

// Len returns how many events there are.
func (h *History) Len() int { return len(h.events) }

// Known returns how many events were written down by at, that moment included.
func (h *History) Known(at time.Time) int {
	ms := at.UnixMilli()
	n, _ := slices.BinarySearchFunc(h.written, ms+1, func(w, ms int64) int { return cmp.Compare(w, ms) })
	if h.order != nil {
		n, _ = slices.BinarySearchFunc(h.order, ms+1, func(i int32, ms int64) int { return cmp.Compare(h.written[i], ms) })
	}
	return n
}

// Written returns the moment at which the n-th event in the order of their becoming known, from 1, was written down; the zero time
// for another n.
func (h *History) Written(n int) time.Time {
	if n < 1 || n > len(h.written) {
		return time.Time{}
	}
	if h.order != nil {
		return fromMillis(h.written[h.order[n-1]])
	}
	return fromMillis(h.written[n-1])
}

// Event returns the n-th event in that order, from 1; the zero Event for another n.
func (h *History) Event(n int) Event {
	if n < 1 || n > len(h.events) {
		return Event{}
	}
	if h.order != nil {
		return h.events[h.order[n-1]]
	}
	return h.events[n-1]
}

// At returns the state as it was known at a moment: the fold of what was written down by then. Nothing that was written later is in it.
func (h *History) At(at time.Time) State { return h.State(h.Known(at)) }

// State returns the state after the first n events in the order of their becoming known.
func (h *History) State(n int) State {
	n = min(max(n, 0), len(h.events))
	solid := min(n, h.solid)
	var s State
	from := 0
	if k := solid / historyStep; k > 0 {
		s, from = h.marks[k-1], k*historyStep
	}
	if h.last.known <= n && h.last.known > from && h.last.known <= h.solid {
		s, from = h.last.state, h.last.known
	}
	s = Fold(s, h.events[from:solid])
	if n > h.solid {
		// The others are folded in the order of the log, as rules want it: which of them are known differs from moment to moment.
		rest := slices.Clone(h.order[h.solid:n])
		slices.Sort(rest)
		f := folder{State: s}
		for _, i := range rest {
			f.apply(&h.events[i])
		}
		return f.State
	}
	h.last.known, h.last.state = n, s
	return s
}
