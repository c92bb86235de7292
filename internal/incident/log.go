package incident

import (
	"context"
	"slices"
	"time"
)

// Log keeps the events of many incidents. It is declared here, beside [Event], and implemented in store/: no database type
// stands in a signature. All methods may be called from several goroutines, and the same log may be open in several processes.
//
// Errors: stale, busy, corrupt, full, not_found as [Code] says; anything else is the machine's. After an error from Append other
// than stale, busy or full the outcome is unknown: repeat the same call, with the same event ids.
type Log interface {
	// Append stores events behind the event with Seq after (0: a new incident) and returns them with Seq and Chain set, once they
	// are synced to the disk. It stores all or none. When the log has grown past after it refuses with stale, unless the event
	// there has the id of events[0]: then an earlier try had succeeded, and its result is returned. A redaction is refused as invalid:
	// it would hide words and keep them.
	Append(ctx context.Context, id string, after uint64, events ...Event) ([]Event, error)

	// Redact stores event, a redaction, behind the one with Seq after, empties the records of seqs for good (what [Redacts] gave), makes
	// the summary anew and removes drafts of the incident that repeat the words, all or none. Then it sees to it that no bytes of the
	// words are left where it keeps them. It returns event with Seq and Chain set. Stale, and a repeat after an unknown outcome, are as
	// with Append; an error after the event was stored says so, and the same call again finishes the cleaning.
	Redact(ctx context.Context, id string, after uint64, event Event, seqs ...uint64) ([]Event, error)

	// Read returns the events with a Seq above after, in order; none when the log ends there. An incident that does not exist is
	// not_found. Both hashes of every event are checked, and that it follows the one before.
	Read(ctx context.Context, id string, after uint64) ([]Event, error)

	// Records returns the records of incident id as they are stored, in order: what [Seal] and [Emptied] made. They were checked as Read
	// checks them. They are what a copy elsewhere is made of, byte for byte, see [Log.Restore] and [Bundle].
	Records(ctx context.Context, id string) ([][]byte, error)

	// Restore stores incident id as it was elsewhere, all or none, and returns how many events are new here: all of them when the incident
	// is not here, the rest when what is here is the beginning of it, 0 when nothing is missing, even if more is here than there. What
	// lost its words there or here has none afterwards. Records that do not pass [CheckRecords] store nothing, and when the two go apart
	// it is refused. It is repeated without harm.
	Restore(ctx context.Context, id string, records [][]byte) (added int, err error)

	// Scan goes through the events of all incidents, newest activity first: the incident with the newest event, that event and back to its
	// first, then the next incident. It asks match about the payload of each and decodes and yields those it says yes to, until
	// yield says no. A nil match says yes. Events that were redacted have no payload.
	//
	// match is called while others wait for the log: it is quick, keeps nothing of the payload and calls no log. yield is called
	// while nobody waits; it may take its time and call the log. What is appended meanwhile may be missed. Only what was asked for is
	// decoded, and no hash is checked: damaged is the number of records that could not be read. A damaged incident does not keep the
	// others from being searched; the error, with code corrupt, comes after them.
	Scan(ctx context.Context, match func(payload []byte) bool, yield func(Summary, Event) bool) (damaged int, err error)

	// List returns a line about every incident: open ones first, then by last event, newest first.
	List(ctx context.Context) ([]Summary, error)

	// Find returns the incident whose id starts with prefix: not_found when there is none, invalid when there are several. The
	// empty prefix finds the newest open incident that is no sample: the one whose declaration was written down last.
	Find(ctx context.Context, prefix string) (Summary, error)

	// Watch returns a channel that gets a value when any log may have grown, by this process or another. It says that, never what:
	// readers catch up by Seq, so a value that finds the channel full is dropped. The channel is closed when ctx is done.
	Watch(ctx context.Context) (<-chan struct{}, error)

	// Draft returns what person was writing in incident id, the zero Draft when there is nothing.
	Draft(ctx context.Context, id, person string) (Draft, error)

	// SaveDraft keeps what person is writing; the zero Draft removes it. Unlike an event it is overwritten.
	SaveDraft(ctx context.Context, id, person string, d Draft) error

	// Close releases what the log holds. Calls after it fail.
	Close() error
}

// Draft is the text in a composer, kept so that a crash costs at most a second of typing.
type Draft struct {
	Text     string      `cbor:"1,keyasint,omitempty"`
	Attached string      `cbor:"2,keyasint,omitempty"` // a long paste that waits to be saved with the text
	Saved    time.Time   `cbor:"3,keyasint,omitempty"`
	More     []DraftLine `cbor:"4,keyasint,omitempty"` // further lines, none of them empty: they never become one note with Text
}

// DraftLine is a further line of a draft: one on its way to the disk, or what was typed into a form.
type DraftLine struct {
	Text     string `cbor:"1,keyasint,omitempty"`
	Attached string `cbor:"2,keyasint,omitempty"`
}

// NewDraft is the draft of lines, those that are empty left out.
func NewDraft(lines ...DraftLine) Draft {
	lines = slices.DeleteFunc(slices.Clone(lines), func(l DraftLine) bool { return l == DraftLine{} })
	if len(lines) == 0 {
		return Draft{}
	}
	d := Draft{Text: lines[0].Text, Attached: lines[0].Attached}
	if len(lines) > 1 {
		d.More = lines[1:]
	}
	return d
}

// Lines returns every line of the draft, in the order they are to be given back; none of an empty one.
func (d Draft) Lines() []DraftLine {
	if d.Text == "" && d.Attached == "" {
		return d.More
	}
	return append([]DraftLine{{Text: d.Text, Attached: d.Attached}}, d.More...)
}

// Empty reports whether there is nothing to keep.
func (d Draft) Empty() bool { return d.Text == "" && d.Attached == "" && len(d.More) == 0 }

// Summary is one incident in a line, kept by the store in the same transaction as the events it sums up. It is a cache: folding
// [Summary.Apply] over the log gives it again.
type Summary struct {
	ID       string    `cbor:"1,keyasint,omitempty"`
	Title    string    `cbor:"2,keyasint,omitempty"`
	Severity int       `cbor:"3,keyasint,omitempty"` // 1 worst to 5; 0 not said
	Declared time.Time `cbor:"4,keyasint,omitempty"` // zero times: not yet
	Restored time.Time `cbor:"5,keyasint,omitempty"`
	Cured    time.Time `cbor:"6,keyasint,omitempty"`
	Closed   time.Time `cbor:"7,keyasint,omitempty"`
	Notes    int       `cbor:"8,keyasint,omitempty"`  // retracted ones not counted
	Last     time.Time `cbor:"9,keyasint,omitempty"`  // Recorded of the newest event
	LastText string    `cbor:"10,keyasint,omitempty"` // the last word: newest note, in one line; "" once it was taken back
	Seq      uint64    `cbor:"11,keyasint,omitempty"` // of the newest event
	Chain    Hash      `cbor:"12,keyasint,omitempty"` // of the newest event
	Zone     string    `cbor:"13,keyasint,omitempty"`
	Events   int       `cbor:"14,keyasint,omitempty"`
	LastNote uint64    `cbor:"15,keyasint,omitempty"` // Seq of the note that LastText is of
	Opened   time.Time `cbor:"16,keyasint,omitempty"` // Recorded of the declaration: what "newest" goes by, since Declared is a claim
	Sample   bool      `cbor:"17,keyasint,omitempty"` // invented, to look around in
}

// The words for where an incident stands, in lists and in JSON.
const (
	StateOpen     = "open"
	StateRestored = "restored" // business is back, the incident goes on
	StateClosed   = "closed"
)

// State returns where the incident stands: open, restored or closed.
func (s Summary) State() string { return stateWord(s.Restored, s.Closed) }

func stateWord(restored, closed time.Time) string {
	switch {
	case !closed.IsZero():
		return StateClosed
	case !restored.IsZero():
		return StateRestored
	}
	return StateOpen
}

// lastTextMax is what a list has room for, in characters.
const lastTextMax = 120

// Apply folds one event into the summary. It is total, as [State.Apply] is.
func (s Summary) Apply(e Event) Summary {
	s.Seq, s.Chain = e.Seq, e.Chain
	s.Events++
	if e.Recorded.After(s.Last) {
		s.Last = e.Recorded
	}
	switch e.Kind {
	case KindDeclared, KindEdited:
		if e.Kind == KindDeclared {
			s.Declared, s.Opened, s.Sample = e.At, e.Recorded, e.Fields[FieldSample] == fieldYes
		}
		if v, ok := e.Fields[FieldTitle]; ok {
			s.Title = v
		}
		if v, ok := e.Fields[FieldSeverity]; ok {
			s.Severity = severity(v)
		}
		if v, ok := e.Fields[FieldZone]; ok {
			s.Zone = v
		}
	case KindRestored:
		s.Restored = e.At
	case KindCured:
		s.Cured = e.At
	case KindClosed:
		s.Closed = e.At
	case KindReopened:
		s.Closed = time.Time{}
	case KindUnrestored:
		s.Restored = e.Again()
	case KindUncured:
		s.Cured = e.Again()
	case KindNote:
		s.Notes++
		s.LastNote, s.LastText = e.Seq, OneLine(e.Text, lastTextMax)
	case KindRevised:
		if e.Ref == s.LastNote {
			s.LastText = OneLine(e.Text, lastTextMax)
		}
	case KindRetracted:
		s.Notes = max(s.Notes-1, 0)
		if e.Ref == s.LastNote {
			s.LastText = ""
		}
	case KindRestated:
		s.Notes++
	case KindRedaction:
		s = s.redacted(&e)
	}
	return s
}
