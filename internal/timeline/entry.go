package timeline

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Labels say what an entry is, to people and in JSON ("kind"): they are for ever. An event of a kind this version does not know has
// that kind as its label, a card of any other template the template's name.
const (
	LabelFact       = string(incident.Fact) // White notes
	LabelReported   = string(incident.Reported)
	LabelAssumption = string(incident.Assumption)
	LabelUnknown    = string(incident.Question)
	LabelNote       = "note" // notes under the other hats
	LabelGoal       = "goal"
	LabelDecision   = "decision"
	LabelHat        = "hat"   // turned, or extended
	LabelRound      = "round" // opened, or its order changed
	LabelDeclared   = "declared"
	LabelRestored   = "restored"
	LabelCured      = "cured"
	LabelClosed     = "closed"
	LabelReopened   = "reopened"
	LabelJoined     = "joined"
	LabelSeat       = "seat" // somebody has another seat or party
	LabelLeft       = "left"
	LabelEdited     = "edited"   // what is said about the incident
	LabelRedacted   = "redacted" // the words were taken out of the file for good
)

// labelRow is a label and the one narrow sign that stands for it where a hat's letter would; notes have the letter.
type labelRow struct{ label, glyph string }

var labels = []labelRow{
	{LabelFact, ""},
	{LabelReported, ""},
	{LabelAssumption, ""},
	{LabelUnknown, ""},
	{LabelNote, ""},
	{LabelGoal, "◇"},
	{LabelDecision, "◆"},
	{LabelHat, "│"},
	{LabelRound, "○"},
	{LabelDeclared, "►"},
	{LabelRestored, "▲"},
	{LabelCured, "△"},
	{LabelClosed, "■"},
	{LabelReopened, "□"},
	{LabelJoined, "+"},
	{LabelSeat, "+"},
	{LabelLeft, "-"},
	{LabelEdited, "="},
	{LabelRedacted, "×"},
}

// otherGlyph stands for what has no glyph of its own.
const otherGlyph = "·"

// Labels returns the labels this version gives, for completion and help.
func Labels() []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = l.label
	}
	return out
}

// Entry is one line of the story in one reading. It never changes; what changes is which reading a [View] shows.
type Entry struct {
	Seq   uint64        // of the event that made it: what changes refer to
	Chain incident.Hash // of that event: with Seq, its place in the log
	Event incident.Kind
	Label string // see the Labels

	At       time.Time // when it happened; zero when that is lost, as in a redacted event
	Recorded time.Time // when it was stored, zero likewise

	Hat   hats.Hat
	Name  string // who said or did it; for the inside only
	Role  string // Name without blame: a seat, a role, or "participant 2"; "" when nobody is named
	By    string // who wrote it down; for the inside only
	Party string // of Name

	Owner     string    // who has a decision; for the inside only
	OwnerRole string    // Owner without blame
	Due       time.Time // of a decision, zero without

	Text    string // as it reads now; may have several lines
	Told    []Told // what stands behind it, of a card; never changed in place
	Why     string // a retraction's reason
	Tags    []string
	Edits   []incident.Edit // earlier readings, oldest first; By is a name
	Source  string          // where it was imported from, "" when it was written here
	Answers uint64          // Seq of the imported note this one answers, 0 for none
	Round   int             // the round it was written in, 0 before the first

	Starred   bool
	UhOh      bool // the moment things got worse
	Late      bool // written down more than [incident.LateAfter] after it happened
	Ahead     bool // written down more than that before it is said to happen
	Edited    bool
	Retracted bool
	Redacted  bool
	Imported  bool
	Vague     incident.Vague // how well At is known
	Ruler     bool           // hat changes, rounds, the ends: drawn across
	Quiet     bool           // who came and went, times extended: nothing anybody said

	happened, written int64 // where it stands in either order, in Unix milliseconds; known even when At is not
	since             int64 // when this reading was written
	was               *Entry
	haystack          string // what [Filter.Words] are looked for in
}

// timeless is the place of an entry whose time nobody can tell: before all others.
const timeless = -1 << 63

// placeOf returns the place of a time, and whether it has one.
func placeOf(t time.Time) (int64, bool) {
	if t.IsZero() {
		return timeless, false
	}
	return t.UnixMilli(), true
}

// timeAt is the other way round; the zero time for timeless.
func timeAt(place int64) time.Time {
	if place == timeless {
		return time.Time{}
	}
	return time.UnixMilli(place).UTC()
}

// Glyph returns the one cell that stands for e: the letter of its hat for a note, else a sign for its label.
func (e *Entry) Glyph() string {
	if e.Event == incident.KindNote && e.Hat.Valid() && e.Label != LabelDecision {
		return e.Hat.Letter()
	}
	for _, l := range labels {
		if l.label == e.Label && l.glyph != "" {
			return l.glyph
		}
	}
	return otherGlyph
}

// Speaker returns who said or did it: the name when names are asked for, else the role.
func (e *Entry) Speaker(names bool) string {
	if names {
		return e.Name
	}
	return e.Role
}

// NoClock stands where a time would when nobody knows it.
const NoClock = "--:--"

// Clock writes t, which is one of the times of e, as hour and minute in zone. What e says about when it happened is added: NoClock
// when nobody knows, a ~ behind it when it is about then.
func (e *Entry) Clock(t time.Time, zone *time.Location) string {
	if e.At.IsZero() && e.Recorded.IsZero() {
		return NoClock
	}
	clock := t.In(inZone(zone)).Format("15:04")
	if !t.Equal(e.At) {
		return clock
	}
	switch e.Vague {
	case incident.Exact:
		return clock
	case incident.Unknown:
		return NoClock
	}
	return clock + "~"
}

// Line returns what e says: the text with the pieces behind it and, for a decision, who has it and by when, in zone. It may have several lines.
func (e *Entry) Line(names bool, zone *time.Location) string {
	owner := e.OwnerRole
	if names {
		owner = e.Owner
	}
	var who []string
	if owner != "" {
		who = append(who, owner)
	}
	if !e.Due.IsZero() {
		who = append(who, "by "+clockAt(e.Due, e.At, zone))
	}
	text := e.Words(names, zone)
	if len(who) == 0 {
		return text
	}
	return text + " (" + strings.Join(who, ", ") + ")"
}

// CustomerWord reports whether the customer side heard or said something.
func (e *Entry) CustomerWord() bool {
	if e.Retracted {
		return false
	}
	if e.Event == kindContact {
		return true
	}
	return slices.ContainsFunc(e.Tags, incident.CustomerTag)
}

// kindContact counts as a word to the customer besides the tags, see [incident.CustomerTag].
const kindContact incident.Kind = "contact.made"

// seek makes the haystack from what everybody can see: the words and the tags, in lower case.
func (e *Entry) seek() {
	e.haystack = strings.ToLower(e.Words(false, time.UTC))
	if len(e.Tags) == 0 {
		return
	}
	var b strings.Builder
	b.Grow(len(e.haystack) + 16*len(e.Tags))
	b.WriteString(e.haystack)
	for _, tag := range e.Tags {
		b.WriteString("\n#")
		b.WriteString(strings.ToLower(tag))
	}
	e.haystack = b.String()
}

// clockAt writes a time with its zone, and with its date when that is another one than that of near.
func clockAt(t, near time.Time, zone *time.Location) string {
	t = t.In(inZone(zone))
	if near.IsZero() || !sameDay(t, near.In(inZone(zone))) {
		return t.Format("2006-01-02 15:04 MST")
	}
	return t.Format("15:04 MST")
}

// inZone is zone, UTC for nil.
func inZone(zone *time.Location) *time.Location {
	if zone == nil {
		return time.UTC
	}
	return zone
}

func sameDay(a, b time.Time) bool {
	y, m, d := a.Date()
	y2, m2, d2 := b.Date()
	return y == y2 && m == m2 && d == d2
}
