package incident

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/hats"
)

// NoteKind says what a White note is (A17); notes under other hats have none.
type NoteKind string

const (
	Fact       NoteKind = "fact"       // seen, measured, sourced
	Reported   NoteKind = "reported"   // somebody's view, stated as a report
	Assumption NoteKind = "assumption" // taken for true so far; wants a test
	Question   NoteKind = "unknown"    // not known, and known to be not known
)

// NoteKinds lists the White kinds with the sign that marks them in a line and a list.
func NoteKinds() []struct {
	Kind NoteKind
	Sign string
} {
	return []struct {
		Kind NoteKind
		Sign string
	}{{Fact, "·"}, {Reported, "\""}, {Assumption, "~"}, {Question, "?"}}
}

// Valid reports whether k is one of the four.
func (k NoteKind) Valid() bool {
	return k == Fact || k == Reported || k == Assumption || k == Question
}

// Note is one thing said under a hat, as it stands after every revision.
type Note struct {
	Seq      uint64 // of note.added: what later events refer to
	ID       string
	Hat      hats.Hat
	Kind     NoteKind // White only, else ""
	Text     string
	Who      string    // who said it; "" when the writer did
	By       string    // who wrote it down
	At       time.Time // happened
	Recorded time.Time // written down
	Tags     []string
	UhOh     bool // the moment things got worse
	Starred  bool
	Round    int  // number of the round it was written in, 0 before the first
	Step     int  // step of that round it belongs to, -1 outside the order
	Gone     bool // retracted
	GoneWhy  string
	Redacted bool   // its words were taken out for good: Text, Tags, GoneWhy and Edits are empty
	Source   string // where it was imported from; "" when it was written here
	SourceID string // what it is called there
	Vague    Vague  // how well At is known
	session  bool   // recorded when its source was written
	Edits    []Edit // oldest first

	edits *run[Edit] // the array behind Edits
}

// Edit is one earlier reading of a note.
type Edit struct {
	Seq  uint64    // of the event that changed it
	At   time.Time // when it was changed
	By   string
	Text string // as it read before, as do the next three
	Hat  hats.Hat
	Kind NoteKind
	Tags []string
}

// Voice returns whose words the note has: who said it, else who wrote it.
func (n *Note) Voice() string {
	if n.Who != "" {
		return n.Who
	}
	return n.By
}

// Late reports whether the note was written down more than [LateAfter] after it happened.
func (n *Note) Late() bool { return n.Recorded.Sub(n.At) > LateAfter }

// Note returns the note with that Seq, nil when there is none.
func (s State) Note(seq uint64) *Note {
	if i, ok := find(s.Notes, seq, (*Note).seq); ok {
		return s.Notes[i]
	}
	return nil
}

func (n *Note) seq() uint64 { return n.Seq }

// AddNote writes something down under a hat.
type AddNote struct {
	Hat   hats.Hat  // "" is the hat that is on, White before the first round
	Kind  NoteKind  // White only; "" is a fact
	Text  string    // cleaned here
	Who   string    // who said it, "" for the writer
	At    time.Time // when it happened; zero is now
	Tags  []string  // in any case, with or without '#'
	UhOh  bool      // the moment things got worse
	Ahead bool      // At may be still to come: the writer was asked

	From  Provenance // for a note that is imported
	Opens []OpenCard // cards that come with it: the call to be made once things got worse (A105)
}

func (c AddNote) decide(s State, now time.Time) ([]Event, error) {
	if !s.Exists() {
		return nil, errNoIncident()
	}
	if !s.Closed.IsZero() && c.At.IsZero() {
		return nil, Errorf(CodeRefused, "the incident is closed").
			WithHint("reopen it: /reopen, or say when it happened: 14:02 TEXT")
	}
	hat, kind, err := c.filed(s)
	if err != nil {
		return nil, err
	}
	text, err := Clean(c.Text, NoteField())
	if err != nil {
		return nil, err
	}
	who, err := Clean(c.Who, NameField())
	if err != nil {
		return nil, err
	}
	tags, err := cleanTags(c.Tags)
	if err != nil {
		return nil, err
	}
	at := stamp(c.At)
	if !c.Ahead || c.At.IsZero() {
		if at, err = happened(c.At, now); err != nil {
			return nil, err
		}
	}
	from, err := c.From.fields()
	if err != nil {
		return nil, err
	}
	events := []Event{{Kind: KindNote, At: at, Hat: hat, Type: string(kind), Text: text.Text, Who: who.Text, Tags: tags, On: c.UhOh, Fields: from}}
	if c.From.Starred {
		events = append(events, Event{Kind: KindStarred, At: now, Ref: s.Seq + 1, On: true})
	}
	for _, open := range c.Opens {
		more, err := open.decide(s, now)
		if err != nil {
			return nil, err
		}
		events = append(events, more...)
	}
	return events, nil
}

func (c AddNote) filed(s State) (hats.Hat, NoteKind, error) {
	hat := c.Hat
	if hat == "" {
		hat = hats.White
		if r := s.Round(); r != nil && r.Hat.Valid() {
			hat = r.Hat
		}
	}
	return filed(hat, c.Kind)
}

// filed checks a hat and a note kind against each other.
func filed(hat hats.Hat, kind NoteKind) (hats.Hat, NoteKind, error) {
	switch {
	case !hat.Valid():
		return "", "", Errorf(CodeInvalid, "there is no hat %q", string(hat)).WithHint(hatHint)
	case hat != hats.White && kind != "":
		return "", "", Errorf(CodeInvalid, "only White notes are fact, reported, assumption or unknown; this one is %s", hat.Name()).
			WithHint("leave the kind out, or file it under White")
	case hat == hats.White && kind == "":
		return hat, Fact, nil
	case kind != "" && !kind.Valid():
		return "", "", Errorf(CodeInvalid, "there is no note kind %q", string(kind)).WithHint("fact, reported, assumption or unknown")
	}
	return hat, kind, nil
}

func cleanTags(tags []string) ([]string, error) {
	var out []string
	for _, t := range tags {
		c, err := Clean(strings.ToLower(strings.TrimPrefix(t, "#")), TagField())
		if err != nil {
			return nil, err
		}
		if c.Text != "" && !slices.Contains(out, c.Text) {
			out = append(out, c.Text)
		}
	}
	return out, nil
}

// Refile moves a note to another hat; it is never a rebuke (method, part B, rule 8).
type Refile struct {
	Ref  uint64
	Hat  hats.Hat
	Kind NoteKind // White only; "" is a fact
}

func (c Refile) decide(s State, now time.Time) ([]Event, error) {
	n, err := s.standing(c.Ref)
	if err != nil {
		return nil, err
	}
	hat, kind, err := filed(c.Hat, c.Kind)
	if err != nil {
		return nil, err
	}
	if hat == n.Hat && kind == n.Kind {
		return nil, Errorf(CodeRefused, "note %d is already under %s", c.Ref, hat.Name()).
			WithHint("name another hat; or, for a White note: fact, reported, assumption, unknown")
	}
	return []Event{{Kind: KindRefiled, At: now, Ref: c.Ref, Hat: hat, Type: string(kind)}}, nil
}

// Retract takes a note back. It stays in the log, and in sight as retracted.
type Retract struct {
	Ref    uint64
	Reason string
}

func (c Retract) decide(s State, now time.Time) ([]Event, error) {
	if _, err := s.standing(c.Ref); err != nil {
		return nil, err
	}
	why, err := Clean(c.Reason, ReasonField())
	if err != nil {
		return nil, err
	}
	return []Event{{Kind: KindRetracted, At: now, Ref: c.Ref, Text: why.Text}}, nil
}

// Star marks a note, or takes the mark off.
type Star struct {
	Ref uint64
	Off bool
}

func (c Star) decide(s State, now time.Time) ([]Event, error) {
	n, err := s.standing(c.Ref)
	if err != nil {
		return nil, err
	}
	switch {
	case n.Starred && !c.Off:
		return nil, Errorf(CodeRefused, "note %d has a star already", c.Ref).WithHint("nothing is left to do")
	case !n.Starred && c.Off:
		return nil, Errorf(CodeRefused, "note %d has no star", c.Ref).WithHint("nothing is left to do")
	}
	return []Event{{Kind: KindStarred, At: now, Ref: c.Ref, On: !c.Off}}, nil
}

// standing returns a note that is there and not retracted.
func (s State) standing(ref uint64) (*Note, error) {
	n := s.Note(ref)
	switch {
	case n == nil:
		return nil, Errorf(CodeNotFound, "there is no note %d", ref).WithHint(numberHint)
	case n.Redacted:
		return nil, errRedacted(ref).WithHint("write a new note; it may say when it happened: 14:02 TEXT")
	case n.Gone:
		return nil, Errorf(CodeRefused, "note %d is retracted", ref).WithHint("whoever retracted it can take that back: /undo")
	}
	return n, nil
}

func (f *folder) noteAdded(e *Event) {
	n := &Note{
		Seq: e.Seq, ID: e.ID, Hat: e.Hat, Kind: NoteKind(e.Type), Text: e.Text, Who: e.Who, By: e.By, At: e.At, Recorded: e.Recorded,
		Tags: e.Tags, UhOh: e.On, Step: -1, Redacted: e.stub,
		Source: e.Fields[FieldSource], SourceID: e.Fields[FieldSourceID], Vague: Vague(e.Fields[FieldVague]), session: e.Fields[FieldSession] != "",
	}
	if r := f.changeRound(); r != nil {
		n.Round, n.Step = r.Number, r.StepFor(n.Hat)
		r.count(n.Step, 1)
	}
	f.notes, f.Notes = grown(f.notes, f.Notes, n)
	f.mark(n)
	f.did(e, e.Seq)
}

// count books n more notes under a step.
func (r *Round) count(step, n int) {
	if step >= 0 && step < len(r.Walks) {
		r.Walks[step].Notes += n
	}
}

// changeNote puts a copy of the note that e is about into the state and returns it; nil when there is none.
func (f *folder) changeNote(e *Event) *Note {
	i, ok := find(f.Notes, e.Ref, (*Note).seq)
	if !ok {
		return nil
	}
	n := *f.Notes[i]
	f.Notes = owned(f.Notes, &f.own.notes)
	f.Notes[i] = &n
	return &n
}

func (n *Note) edit(e *Event) {
	was := Edit{Seq: e.Seq, At: e.At, By: e.By, Text: n.Text, Hat: n.Hat, Kind: n.Kind, Tags: n.Tags}
	n.edits, n.Edits = grown(n.edits, n.Edits, was)
}

func (f *folder) noteRevised(e *Event) {
	n := f.changeNote(e)
	if n == nil {
		return
	}
	n.edit(e)
	n.Text, n.Kind, n.Tags = e.Text, NoteKind(e.Type), e.Tags
	f.mark(n)
	f.did(e, e.Ref)
}

func (f *folder) noteRefiled(e *Event) {
	n := f.changeNote(e)
	if n == nil {
		return
	}
	n.edit(e)
	f.did(e, e.Ref)
	moved := n.Hat != e.Hat // fact to unknown leaves it in its step
	n.Hat, n.Kind = e.Hat, NoteKind(e.Type)
	r := f.noteRound(n)
	if r == nil || !moved {
		return
	}
	if !n.Gone {
		r.count(n.Step, -1)
	}
	n.Step = r.StepFor(n.Hat)
	if !n.Gone {
		r.count(n.Step, 1)
	}
}

// noteRound returns the round of n for changing, nil when n is of no round.
func (f *folder) noteRound(n *Note) *Round {
	if n.Round < 1 || n.Round > len(f.Rounds) {
		return nil
	}
	if n.Round == len(f.Rounds) {
		return f.changeRound()
	}
	r := f.Rounds[n.Round-1].clone()
	f.Rounds = owned(f.Rounds, &f.own.rounds)
	f.Rounds[n.Round-1] = r
	return r
}

func (f *folder) noteRetracted(e *Event) {
	n := f.changeNote(e)
	if n == nil || n.Gone {
		return
	}
	n.Gone, n.GoneWhy = true, e.Text
	f.countNote(n, -1)
	f.did(e, e.Ref)
}

func (f *folder) noteRestated(e *Event) {
	n := f.changeNote(e)
	if n == nil || !n.Gone {
		return
	}
	n.Gone, n.GoneWhy = false, ""
	f.countNote(n, 1)
}

func (f *folder) noteStarred(e *Event) {
	n := f.changeNote(e)
	if n == nil {
		return
	}
	n.Starred = e.On
	f.did(e, e.Ref)
}
