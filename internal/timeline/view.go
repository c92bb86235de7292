package timeline

import (
	"cmp"
	"slices"
	"time"
)

// View is the story, or a selection of it, in one order. It is a value: it stays as it is while the timeline grows. An index into
// it is good for this view; the Seq of an entry finds it in another one. The zero View is an empty story.
type View struct {
	slots   []*Entry // by number; nil for what went with a redaction, or is not known yet in a View of the past
	seqs    []uint64
	all     []int32 // the whole story in this order
	order   []int32 // what is selected of it
	written bool    // the order is that of the log
}

// Len returns how many entries are selected.
func (v View) Len() int { return len(v.order) }

// Whole reports whether nothing was left out.
func (v View) Whole() bool { return len(v.order) == len(v.all) }

// At returns entry i, from 0.
func (v View) At(i int) *Entry { return v.slots[v.order[i]] }

// Time returns when entry i stands in this order: when it happened, or when it was written down. For an event whose times are lost
// that is the time of the one before it in the log; zero when there is none.
func (v View) Time(i int) time.Time { return timeAt(v.place(v.order[i])) }

// place returns the time of an entry, by number, in milliseconds.
func (v View) place(number int32) int64 {
	if v.written {
		return v.slots[number].written
	}
	return v.slots[number].happened
}

// Entry returns the entry that event seq made, nil when there is none in the story; whether it is selected makes no difference.
func (v View) Entry(seq uint64) *Entry {
	if n, ok := slices.BinarySearch(v.seqs, seq); ok {
		return v.slots[n]
	}
	return nil
}

// Find returns the index of the entry that event seq made. When it is not selected it returns where it would stand, and false; when
// it is not in the story, 0 and false.
func (v View) Find(seq uint64) (int, bool) {
	n, ok := slices.BinarySearch(v.seqs, seq)
	if !ok || v.slots[n] == nil {
		return 0, false
	}
	return slices.BinarySearchFunc(v.order, int32(n), func(a, n int32) int {
		if v.written {
			return cmp.Compare(a, n)
		}
		return cmp.Or(cmp.Compare(v.slots[a].happened, v.slots[n].happened), cmp.Compare(a, n))
	})
}

// AsKnown returns the whole story as it was known at a moment, that moment included: only what was Recorded by then, each entry as it
// read then, people by the seats they had by then. A selection is to be made anew. Where clocks disagreed, an event counts by its own
// stamp, and a change of an entry not before what it changes, as in [incident.History]. It takes time linear in the story and folds
// nothing.
func (v View) AsKnown(at time.Time) View { return new(Scratch).AsKnown(v, at) }

// Scratch is memory for going back in time again and again, as a replay does: a story of 100,000 entries would leave a megabyte behind
// at every moment. The zero Scratch is ready.
type Scratch struct {
	slots []*Entry
	all   []int32
}

// AsKnown is [View.AsKnown], into memory that the next call writes over: the View before it must not be used any more.
func (s *Scratch) AsKnown(v View, at time.Time) View {
	cut := at.UnixMilli()
	s.slots = slices.Grow(s.slots[:0], len(v.slots))[:len(v.slots)]
	past := View{slots: s.slots, seqs: v.seqs, written: v.written}
	known := 0
	for i, e := range v.slots {
		for e != nil && e.since > cut {
			e = e.was
		}
		past.slots[i] = e
		if e != nil {
			known++
		}
	}
	s.all = slices.Grow(s.all[:0], known)
	for _, n := range v.all {
		if past.slots[n] != nil {
			s.all = append(s.all, n)
		}
	}
	past.all = s.all[:len(s.all):len(s.all)]
	past.order = past.all
	return past
}

// Reading returns the entry that event seq made as it read at a moment; nil when there was none yet.
func (v View) Reading(seq uint64, at time.Time) *Entry {
	e := v.Entry(seq)
	for cut := at.UnixMilli(); e != nil && e.since > cut; {
		e = e.was
	}
	return e
}

// HappenedBy returns the whole story as far as it had happened by a moment, that moment included, as it reads today: entries that were
// written down later are in it.
func (v View) HappenedBy(at time.Time) View {
	cut := at.UnixMilli()
	past := v
	past.all = make([]int32, 0, len(v.all))
	for _, n := range v.all {
		if v.slots[n].happened <= cut {
			past.all = append(past.all, n)
		}
	}
	past.order = past.all
	return past
}

// Density cuts the time of the view into rows equal slices and returns how many entries fall into each; nil without rows. Entries
// whose time nobody knows are in the first one. Selected entries alone are counted, so the slices of two selections do not match.
func (v View) Density(rows int) []int {
	if rows <= 0 {
		return nil
	}
	counts := make([]int, rows)
	first, last := v.span()
	length := float64(uint64(last)-uint64(first)) + 1
	for _, n := range v.order {
		row := 0
		if at := v.place(n); at != timeless {
			row = min(int(float64(uint64(at)-uint64(first))/length*float64(rows)), rows-1)
		}
		counts[row]++
	}
	return counts
}

// span returns the first and the last time of the view in milliseconds.
func (v View) span() (first, last int64) {
	known := false
	for _, n := range v.order {
		at := v.place(n)
		switch {
		case at == timeless:
		case !known:
			first, last, known = at, at, true
		default:
			first, last = min(first, at), max(last, at)
		}
	}
	return first, last
}

// Day reports whether a line with the date and the zone belongs between entries of those two times: another day begins in zone, or
// its clocks were put forward or back. The zero time before the first entry begins one; an entry without a time never does.
func Day(prev, cur time.Time, zone *time.Location) bool {
	if cur.IsZero() {
		return false
	}
	if prev.IsZero() {
		return true
	}
	prev, cur = prev.In(inZone(zone)), cur.In(inZone(zone))
	_, before := prev.Zone()
	_, after := cur.Zone()
	return before != after || !sameDay(prev, cur)
}

// Stop is what a jump goes to.
type Stop uint8

// The stops.
const (
	StopHour     Stop = iota // the first entry of another hour, by the clock of the zone
	StopHat                  // a turn of the hat
	StopDecision             // a decision, or its being done
	StopStar
)

// Next returns the index of the nearest stop behind entry from, and whether there is one; from is -1 to begin at the top.
func (v View) Next(from int, stop Stop, zone *time.Location) (int, bool) {
	from = max(from, -1)
	for i := from + 1; i < v.Len(); i++ {
		if v.stops(i, stop, zone) {
			return i, true
		}
	}
	return from, false
}

// Prev returns the index of the nearest stop before entry from, and whether there is one; from is Len to begin at the end.
func (v View) Prev(from int, stop Stop, zone *time.Location) (int, bool) {
	from = min(from, v.Len())
	for i := from - 1; i >= 0; i-- {
		if v.stops(i, stop, zone) {
			return i, true
		}
	}
	return from, false
}

func (v View) stops(i int, stop Stop, zone *time.Location) bool {
	switch e := v.At(i); stop {
	case StopHour:
		return i == 0 || hourOf(v.Time(i), zone) != hourOf(v.Time(i-1), zone)
	case StopHat:
		return e.Label == LabelHat && e.Ruler
	case StopDecision:
		return e.Label == LabelDecision
	case StopStar:
		return e.Starred
	}
	return false
}

// hourOf is the moment at which the hour that t is in began.
func hourOf(t time.Time, zone *time.Location) int64 {
	local := t.In(inZone(zone))
	return t.Unix() - int64(local.Minute()*60+local.Second())
}
