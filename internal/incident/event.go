package incident

import (
	"time"

	"warroom/internal/hats"
)

// Kind names what an event says. Kinds are stored as these strings and are for ever: never renamed, never reused.
type Kind string

// The kinds this version knows. Which fields of [Event] a kind uses stands beside it; all others stay zero.
const (
	KindDeclared   Kind = "incident.declared"   // Fields: title, impact, severity, zone, seen, sample
	KindEdited     Kind = "incident.edited"     // Fields: those that changed
	KindRestored   Kind = "incident.restored"   // business back; Text: in the customer's words; Fields: was, when it corrects one
	KindCured      Kind = "incident.cured"      // cause cured; Text: what it was; Fields: was
	KindClosed     Kind = "incident.closed"     // On: left open-ended; Text: why
	KindReopened   Kind = "incident.reopened"   // Text: why
	KindUnrestored Kind = "incident.unrestored" // the end taken back; Fields: at, Text: of the one that stands again, if there is one
	KindUncured    Kind = "incident.uncured"    // as unrestored
	KindRound      Kind = "round.opened"        // Name: order; Steps; Text: why; Fields: pivot
	KindReordered  Kind = "round.reordered"     // Steps: the same ones in their new order
	KindHat        Kind = "hat.changed"         // Hat, Index: step, -1 outside the order; On: went on without a goal
	KindExtended   Kind = "hat.extended"        // Index: step, Length
	KindNote       Kind = "note.added"          // Hat, Type: note kind, Text, Who, Tags, On: the moment things got worse
	KindRevised    Kind = "note.revised"        // Ref; Text, Type, Tags: as it reads from now on
	KindRefiled    Kind = "note.refiled"        // Ref, Hat, Type
	KindRetracted  Kind = "note.retracted"      // Ref, Text: why
	KindRestated   Kind = "note.unretracted"    // Ref
	KindStarred    Kind = "note.starred"        // Ref, On: starred or not
	KindCardOpened Kind = "card.opened"         // Name: template, Fields, Type: stage
	KindCardFilled Kind = "card.filled"         // Ref, Fields
	KindCardMoved  Kind = "card.moved"          // Ref, Type: stage, Text: why
	KindJoined     Kind = "person.joined"       // Who: name, Fields: seat, party, layer, sense, reach
	KindPersonSet  Kind = "person.changed"      // Who, Fields: those that changed
	KindLeft       Kind = "person.left"         // Who
	KindRedaction  Kind = "event.redacted"      // Ref, Text: why; what is left of the original: Hat, Type, Name, Index: step, On, Fields
)

// Event is one fact. Order is Seq; At is a claim by a person and may be earlier than, equal to or (clock skew) later than
// Recorded. Both are UTC, whole milliseconds. One flat form serves every kind: what a kind needs is listed beside its name,
// and a new kind that fits these fields needs no change of the codec. The numbers are the CBOR keys, for ever as well; 3 and 4
// are the two times.
type Event struct {
	Seq   uint64 `cbor:"-"` // 1, 2, 3, ... within the incident; set by the log
	Chain Hash   `cbor:"-"` // hash over the chain before, Seq and the content hash; set by the log

	ID       string            `cbor:"1,keyasint,omitempty"` // made by the writer: a retry finds it instead of doubling it
	Kind     Kind              `cbor:"2,keyasint,omitempty"`
	At       time.Time         `cbor:"-"`                    // when it happened
	Recorded time.Time         `cbor:"-"`                    // when it was stored
	By       string            `cbor:"5,keyasint,omitempty"` // who wrote it
	Text     string            `cbor:"6,keyasint,omitempty"` // cleaned by [Clean]
	Hat      hats.Hat          `cbor:"7,keyasint,omitempty"`
	Type     string            `cbor:"8,keyasint,omitempty"`  // note kind, or stage of a card
	Ref      uint64            `cbor:"9,keyasint,omitempty"`  // Seq of the event this one is about
	Who      string            `cbor:"10,keyasint,omitempty"` // who said it, or whom it is about
	Tags     []string          `cbor:"11,keyasint,omitempty"` // lower case, without '#'
	Fields   map[string]string `cbor:"12,keyasint,omitempty"` // named fields of cards, people and the incident
	Steps    []hats.Step       `cbor:"13,keyasint,omitempty"`
	Index    int               `cbor:"14,keyasint,omitempty"` // step of a round, from 0; -1 outside the order
	Length   time.Duration     `cbor:"15,keyasint,omitempty"`
	Name     string            `cbor:"16,keyasint,omitempty"` // order or template
	On       bool              `cbor:"17,keyasint,omitempty"` // a yes, as the kind says
	Undoes   uint64            `cbor:"18,keyasint,omitempty"` // Seq of the event this one takes back

	stub bool   // what a redaction left: a note or a card without its words, see [History]
	raw  []byte // payload as it was read, so that keys from the future survive a copy; nil for a new event
}

// Late reports whether the event was written down more than two minutes after it happened.
func (e Event) Late() bool { return e.Recorded.Sub(e.At) > LateAfter }

// LateAfter is how long after the fact an entry may be written and still count as live (design section 4).
const LateAfter = 2 * time.Minute

// stamp is the one time format of the log: UTC, whole milliseconds.
func stamp(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
