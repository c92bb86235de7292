package incident

import (
	"cmp"
	"slices"
	"strconv"
	"sync/atomic"
	"time"
)

// State is everything known about one incident after its events up to Seq: the fold of its log. The zero State is an incident
// of which nothing is known yet. A State may be copied and kept: folding on makes a new one and leaves the old as it was.
type State struct {
	Seq   uint64 // of the newest event folded in
	Chain Hash   // of the newest event: with Seq, the head a report can carry

	Title, Impact string // Impact: what the customer feels, in their words
	Severity      int    // 1 worst to 5; 0 not said
	Zone          string // IANA name; "" is UTC
	Seen          string // seen before: "yes", "no", "" not said (A20)
	Sample        bool   // invented, to look around in
	DeclaredBy    string

	Declared, Restored, Cured, Closed time.Time // zero: not yet
	RestoredWords, CuredWords         string
	OpenEnded                         bool   // closed without a last Blue
	CloseReason                       string // why, as written at the close

	Goal   *Card     // the goal that stands, nil when there is none
	Rounds []*Round  // in the order they were opened
	Notes  []*Note   // by Seq
	Cards  []*Card   // by Seq
	People []*Person // in the order they joined

	Last    time.Time // Recorded of the newest event
	Unknown int       // events of kinds this version does not know: kept, counted, shown

	marked []uint64 // Seq of notes that are or were marked, see [State.Marked]; never changed in place

	acts map[string]*act // by person: their newest act that was not undone

	marks  *run[uint64]
	notes  *run[*Note] // the arrays behind the lists of the same name
	rounds *run[*Round]
	cards  *run[*Card]
	people *run[*Person]
}

// Names of Fields of the incident itself.
const (
	FieldTitle    = "title"
	FieldImpact   = "impact"
	FieldSeverity = "severity"
	FieldZone     = "zone"
	FieldSeen     = "seen"
	FieldSample   = "sample" // "yes" for one that is invented; of the declaration only
)

// Exists reports whether the incident was declared.
func (s State) Exists() bool { return s.Seq > 0 }

// Word returns where the incident stands: open, restored or closed.
func (s State) Word() string { return stateWord(s.Restored, s.Closed) }

// Round returns the round that is on, nil before the first.
func (s State) Round() *Round {
	if len(s.Rounds) == 0 {
		return nil
	}
	return s.Rounds[len(s.Rounds)-1]
}

// Apply folds one event in. It is total: no rule, no error, no panic, whatever the event says.
func (s State) Apply(e Event) State { return Fold(s, []Event{e}) }

// Fold applies events in order, as [State.Apply] would, in time linear in their number. A note costs the same in a short log and
// in a long one; the first change of an older note in a call copies the list of notes.
func Fold(s State, events []Event) State {
	f := folder{State: s}
	for i := range events {
		f.apply(&events[i])
	}
	return f.State
}

// folder is a State being folded. An older State may see the same lists, and what stands in them: so an element is replaced, never
// changed, and a list is copied before its first change.
type folder struct {
	State
	own struct{ notes, rounds, round, cards, people, acts bool } // copied by this fold; round is the newest one and its Walks
}

// run is an array that several States see, each up to its own length. Whoever sees all of it may write behind it, where nobody
// looks yet; everybody else copies it first. So a list grows by one in constant time, and no State ever changes.
type run[T any] struct {
	items []T          // its length is the room there is
	used  atomic.Int64 // how much of it is written
}

// grown returns list with item behind it, and the array of the result. r is the array of list, or nil.
func grown[T any](r *run[T], list []T, item T) (*run[T], []T) {
	n := len(list)
	mine := r != nil && n < len(r.items) && (n == 0 || &r.items[0] == &list[0]) && r.used.CompareAndSwap(int64(n), int64(n)+1)
	if !mine {
		r = &run[T]{items: make([]T, n+n/2+4)}
		r.used.Store(int64(copy(r.items, list)) + 1)
	}
	r.items[n] = item
	return r, r.items[: n+1 : n+1]
}

// owned returns list for changing; *own says whether this fold has copied it already.
func owned[T any](list []T, own *bool) []T {
	if *own {
		return list
	}
	*own = true
	return slices.Clone(list)
}

// find returns where the element with that Seq stands in list, which is sorted by it.
func find[T any](list []*T, seq uint64, of func(*T) uint64) (int, bool) {
	return slices.BinarySearchFunc(list, seq, func(x *T, seq uint64) int { return cmp.Compare(of(x), seq) })
}

// appliers is the fold: one function a kind, each beside the word it belongs to.
var appliers = map[Kind]func(*folder, *Event){
	KindDeclared:   (*folder).declared,
	KindEdited:     (*folder).edited,
	KindRestored:   (*folder).restored,
	KindCured:      (*folder).cured,
	KindClosed:     (*folder).closed,
	KindReopened:   (*folder).reopened,
	KindUnrestored: (*folder).unrestored,
	KindUncured:    (*folder).uncured,
	KindRound:      (*folder).roundOpened,
	KindReordered:  (*folder).roundReordered,
	KindHat:        (*folder).hatChanged,
	KindExtended:   (*folder).hatExtended,
	KindNote:       (*folder).noteAdded,
	KindRevised:    (*folder).noteRevised,
	KindRefiled:    (*folder).noteRefiled,
	KindRetracted:  (*folder).noteRetracted,
	KindRestated:   (*folder).noteRestated,
	KindStarred:    (*folder).noteStarred,
	KindCardOpened: (*folder).cardOpened,
	KindCardFilled: (*folder).cardFilled,
	KindCardMoved:  (*folder).cardMoved,
	KindJoined:     (*folder).personJoined,
	KindPersonSet:  (*folder).personChanged,
	KindLeft:       (*folder).personLeft,
	KindRedaction:  (*folder).redacted,
	KindRedacted:   func(*folder, *Event) {}, // what there was, its redaction says later in the log
}

// Knows reports whether this version knows what an event of that kind says.
func Knows(k Kind) bool {
	_, ok := appliers[k]
	return ok
}

func (f *folder) apply(e *Event) {
	act := f.begin(e)
	f.Seq, f.Chain = e.Seq, e.Chain
	if e.Recorded.After(f.Last) {
		f.Last = e.Recorded
	}
	if apply, ok := appliers[e.Kind]; ok {
		apply(f, e)
	} else {
		f.Unknown++
		f.did(e, 0)
	}
	f.end(e, act)
	f.undid(e)
}

func (f *folder) declared(e *Event) {
	f.Declared, f.DeclaredBy, f.Sample = e.At, e.By, e.Fields[FieldSample] == fieldYes
	f.edited(e)
}

func (f *folder) edited(e *Event) {
	for name, v := range e.Fields {
		switch name {
		case FieldTitle:
			f.Title = v
		case FieldImpact:
			f.Impact = v
		case FieldSeverity:
			f.Severity = severity(v)
		case FieldZone:
			f.Zone = v
		case FieldSeen:
			f.Seen = v
		}
	}
}

// severity reads a stored severity: 1 to 5, anything else is 0, not said.
func severity(v string) int {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 5 {
		return 0
	}
	return n
}

func (f *folder) closed(e *Event) {
	f.Closed, f.OpenEnded, f.CloseReason = e.At, e.On, e.Text
	if r := f.changeRound(); r != nil {
		r.leave(e.At)
	}
}

// reopened lets the step that was on begin anew: nobody thought under its hat in between.
func (f *folder) reopened(e *Event) {
	f.Closed, f.OpenEnded, f.CloseReason = time.Time{}, false, ""
	if r := f.changeRound(); r != nil {
		r.Since = e.At
	}
}
