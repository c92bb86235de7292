package timeline

import (
	"cmp"
	"slices"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Timeline folds the events of one incident into entries. It is not safe for use by several goroutines; the views it gives are
// values, and may go anywhere.
type Timeline struct {
	slots  []*Entry // the newest reading of every entry, in the order of the log; its index is the entry's number; nil went with a redaction
	seqs   []uint64 // of slots
	log    []int32  // the numbers in the order of the log
	order  []int32  // the numbers by when it happened, but for those in loose
	loose  []int32  // numbers that do not follow in order: merged when somebody looks
	seen   bool     // a View sees slots, so an element may not be replaced in place
	spare  []Entry  // entries not used yet, allocated together
	latest int64    // the newest Recorded so far: where an event without times stands

	now       int64 // when the event being told was recorded
	templates []cards.Template
	names     naming
	about     map[string]string // what is said about the incident
	round     int               // number of the round that is on
	steps     []hats.Step       // of that round
	cards     map[uint64]*card
	threads   map[incident.Origin]uint64 // imported notes: what others answer
}

// New returns an empty timeline.
func New() *Timeline {
	return &Timeline{
		templates: cards.Builtin(), names: newNaming(), about: map[string]string{}, cards: map[uint64]*card{}, threads: map[incident.Origin]uint64{}, latest: timeless,
	}
}

// Add folds events in, which must come in the order of Seq. It is total: no event is refused, and none makes it panic. An entry that
// happened after all before costs the same in a long story as in a short one. One that came late is put in its place when somebody
// looks, in time linear in the story; many that came late, in one go.
func (t *Timeline) Add(events ...incident.Event) {
	for i := range events {
		t.tell(&events[i])
	}
}

// Len returns how many entries there are.
func (t *Timeline) Len() int { return len(t.log) }

// Happened returns the story in the order in which it happened, entries of one moment in the order of the log.
func (t *Timeline) Happened() View {
	t.settle()
	return t.view(t.order, false)
}

// Written returns the story in the order in which it was written down, which is that of the log.
func (t *Timeline) Written() View { return t.view(t.log, true) }

func (t *Timeline) view(order []int32, written bool) View {
	t.seen = true
	n := len(t.slots)
	order = order[:len(order):len(order)]
	return View{slots: t.slots[:n:n], seqs: t.seqs[:n:n], all: order, order: order, written: written}
}

// tell makes or changes the entry that an event is about.
func (t *Timeline) tell(ev *incident.Event) {
	now, ok := placeOf(ev.Recorded)
	if !ok {
		now = t.latest
	}
	t.now, t.latest = now, max(t.latest, now)
	if ev.Kind != incident.KindJoined {
		t.names.fresh = nil
	}
	if teller, ok := tellers[ev.Kind]; ok {
		teller(t, ev)
		return
	}
	t.tellOther(ev)
}

// entry returns a new entry about an event, with all that does not depend on its kind.
func (t *Timeline) entry(ev *incident.Event, label string) *Entry {
	e := t.alloc()
	*e = Entry{
		Seq: ev.Seq, Chain: ev.Chain, Event: ev.Kind, Label: label, At: ev.At, Recorded: ev.Recorded, Hat: ev.Hat,
		Name: cmp.Or(ev.Who, ev.By), By: ev.By, Text: ev.Text, Tags: ev.Tags, Source: ev.Fields[incident.FieldSource],
		Vague: incident.Vague(ev.Fields[incident.FieldVague]), Round: t.round,
		written: t.now, since: t.now,
	}
	e.Imported = e.Source != ""
	e.locate()
	return e
}

// locate finds the place of e in what happened, and how far that is from when it was written.
func (e *Entry) locate() {
	at, ok := placeOf(e.At)
	if !ok {
		e.happened = e.written
		return
	}
	e.happened = at
	if !e.Recorded.IsZero() {
		e.Late, e.Ahead = e.Recorded.Sub(e.At) > incident.LateAfter, e.At.Sub(e.Recorded) > incident.LateAfter
	}
}

// put adds an entry to the story.
func (t *Timeline) put(e *Entry) {
	number := int32(len(t.slots))
	t.name(e, number)
	t.slots, t.seqs, t.log = append(t.slots, e), append(t.seqs, e.Seq), append(t.log, number)
	if n := len(t.order); n == 0 || t.slots[t.order[n-1]].happened <= e.happened {
		t.order = append(t.order, number)
	} else {
		t.loose = append(t.loose, number)
	}
}

// speaker returns the role and the party of a name, and notes that entry number goes by them.
func (t *Timeline) speaker(name string, number int32) (role, party string) {
	if name == "" {
		return "", ""
	}
	v := t.names.voice(name)
	role = t.names.role(v, name)
	if v.seat == "" {
		v.waiting = append(v.waiting, number)
	}
	return role, v.party
}

// amend gives an entry a new reading, to be changed by the caller before anybody looks. The one before stays with it, unless it was
// written at the same moment: then nobody can ask for it.
func (t *Timeline) amend(number int32) *Entry {
	old, e := t.slots[number], t.alloc()
	*e = *old
	if e.since = max(old.since, t.now); e.since > old.since {
		e.was = old
	}
	t.own()
	t.slots[number] = e
	return e
}

// own sees to it that no View sees slots, before an element is replaced.
func (t *Timeline) own() {
	if t.seen {
		n := len(t.slots)
		t.slots, t.seen = append(make([]*Entry, 0, n+n/4+4), t.slots...), false
	}
}

// number returns the number of the entry that event seq made, if that is in the story.
func (t *Timeline) number(seq uint64) (int32, bool) {
	i, ok := slices.BinarySearch(t.seqs, seq)
	return int32(i), ok && t.slots[i] != nil
}

// settle brings the loose entries into the order.
func (t *Timeline) settle() {
	if len(t.loose) == 0 {
		return
	}
	slices.SortFunc(t.loose, func(a, b int32) int {
		return cmp.Or(cmp.Compare(t.slots[a].happened, t.slots[b].happened), cmp.Compare(a, b))
	})
	rest, all := t.order, make([]int32, 0, len(t.slots)+len(t.slots)/4)
	for _, n := range t.loose {
		i, _ := slices.BinarySearchFunc(rest, n, func(a, n int32) int {
			if t.before(a, n) {
				return -1
			}
			return 1
		})
		all = append(append(all, rest[:i]...), n)
		rest = rest[i:]
	}
	t.order, t.loose = append(all, rest...), t.loose[:0]
}

// before reports whether entry a happened before entry b.
func (t *Timeline) before(a, b int32) bool {
	x, y := t.slots[a].happened, t.slots[b].happened
	return x < y || x == y && a < b
}

// alloc returns a zero entry. They are allocated by the hundred: a log is folded before the first frame.
func (t *Timeline) alloc() *Entry {
	if len(t.spare) == 0 {
		t.spare = make([]Entry, min(max(len(t.slots)/4, 4), 256))
	}
	e := &t.spare[0]
	t.spare = t.spare[1:]
	return e
}
