package incident

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
)

// Redact takes the words of a note or a card out of the log for good: a password somebody pasted. Everything that was ever said
// about it goes with them: earlier readings, the reasons of retractions and moves, the looks at a note, which repeat it. What stays is
// that something was written, when, under which hat, and who took it out and why. It works after the close too.
//
// Deciding and folding hide the words; only [Log.Redact] takes them out of the file, so the event must be stored by that.
type Redact struct {
	Ref    uint64 // Seq of the note or the card, or of a change of the note
	Reason string // may be empty; it stays, so it must not repeat the secret
	Names  bool   // who wrote it and who said it go too
}

// The names of Fields of a redaction. They hold what the original said besides its words.
const (
	fieldOf       = "of"       // kind of the original: note.added or card.opened
	fieldID       = "id"       // its event id
	fieldAt       = "at"       // when it happened
	fieldRecorded = "recorded" // when it was written down
	fieldBy       = "by"       // who wrote it
	fieldWho      = "who"      // who said it
	fieldGone     = "gone"     // was retracted
	fieldStarred  = "starred"
	fieldTook     = "took" // Seqs of the events that were emptied, with commas between
)

const (
	fieldYes    = "yes"
	redactStamp = "2006-01-02T15:04:05.000Z07:00" // RFC 3339 with milliseconds
)

func (c Redact) decide(s State, now time.Time) ([]Event, error) {
	if !s.Exists() {
		return nil, errNoIncident()
	}
	why, err := Clean(c.Reason, ReasonField())
	if err != nil {
		return nil, err
	}
	note, card := s.noteWith(c.Ref), s.Card(c.Ref)
	var e Event
	switch {
	case note != nil && note.Redacted, card != nil && card.Redacted:
		return nil, errRedacted(c.Ref).WithHint("nothing is left to do; copies elsewhere are out of reach: backups, exports, scrollback")
	case note != nil:
		e = note.redaction(c.Names)
	case card != nil:
		e = card.redaction(c.Names)
	default:
		return nil, Errorf(CodeNotFound, "there is no note or card %d", c.Ref).
			WithHint(numberHint + "; other entries cannot be redacted")
	}
	e.Kind, e.At, e.Text = KindRedaction, now, why.Text
	return []Event{e}, nil
}

func errRedacted(ref uint64) *Error {
	return Errorf(CodeRefused, "#%d was redacted: its words are gone", ref)
}

// noteWith returns the note with that Seq, or the one an event with that Seq changed; nil when there is none.
func (s State) noteWith(seq uint64) *Note {
	if n := s.Note(seq); n != nil {
		return n
	}
	for _, n := range s.Notes {
		if slices.ContainsFunc(n.Edits, func(e Edit) bool { return e.Seq == seq }) {
			return n
		}
	}
	return nil
}

// redaction is the event that stands for n from now on.
func (n *Note) redaction(names bool) Event {
	e := Event{Ref: n.Seq, Hat: n.Hat, Type: string(n.Kind), Index: n.Step, On: n.UhOh}
	e.Fields = fields(fieldOf, string(KindNote), fieldID, n.ID, fieldAt, redactTime(n.At), fieldRecorded, redactTime(n.Recorded),
		fieldGone, yes(n.Gone), fieldStarred, yes(n.Starred), FieldSource, n.Source, FieldSourceID, n.SourceID, FieldVague, string(n.Vague), FieldSession, yes(n.session))
	if names {
		return e
	}
	e.Fields[fieldBy] = n.By
	if n.Who != "" {
		e.Fields[fieldWho] = n.Who
	}
	return e
}

// redaction is the event that stands for c from now on.
func (c *Card) redaction(names bool) Event {
	e := Event{Ref: c.Seq, Name: c.Template, Type: c.Stage}
	e.Fields = fields(fieldOf, string(KindCardOpened), fieldAt, redactTime(c.Opened))
	if t, _ := cards.Find(builtin(), c.Template); !names && !t.Nameless {
		e.Fields[fieldBy] = c.By
	}
	return e
}

func yes(is bool) string {
	if is {
		return fieldYes
	}
	return ""
}

func redactTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(redactStamp)
}

// when reads a time of a redaction, zero when there is none that can be read.
func (e *Event) when(field string) time.Time {
	t, err := time.Parse(time.RFC3339, e.Fields[field])
	if err != nil {
		return time.Time{}
	}
	return stamp(t)
}

// Redacts returns the redaction e with the Seqs of what must be emptied for it written into it, and these Seqs, ascending: all
// events of the log that carry words of the original or count it. Events is the whole log.
func Redacts(events []Event, e Event) (Event, []uint64) {
	var seqs []uint64
	var took []string
	gone := map[uint64]bool{e.Ref: true}
	for _, c := range Fold(State{}, events).CardsOf(cards.Recheck) {
		gone[c.Seq] = gone[c.Seq] || c.looksAt(e.Ref)
	}
	for i := range events {
		if about := &events[i]; gone[about.Seq] || gone[about.Ref] && wordy[about.Kind] {
			seqs = append(seqs, about.Seq)
			took = append(took, strconv.FormatUint(about.Seq, 10))
		}
	}
	all := map[string]string{fieldTook: strings.Join(took, ",")}
	for name, v := range e.Fields {
		if name != fieldTook {
			all[name] = v
		}
	}
	e.Fields, e.raw = all, nil
	return e, seqs
}

// wordy are the kinds that go with the note or card they refer to. That a note was retracted and stands again is among them, because
// [Summary] counts notes by these and the redaction counts the note anew.
var wordy = map[Kind]bool{
	KindRevised: true, KindRetracted: true, KindRestated: true, KindCardFilled: true, KindCardMoved: true,
}

// wordsMin is how long a text must be, in bytes, to be looked for elsewhere: shorter ones are names and yeses that stand everywhere.
const wordsMin = 6

// Words returns the texts of e that are to be gone from drafts too when e is emptied.
func (e Event) Words() []string {
	words := []string{e.Text}
	for _, v := range e.Fields {
		words = append(words, v)
	}
	return slices.DeleteFunc(words, func(w string) bool { return len(strings.TrimSpace(w)) < wordsMin })
}

// CheckAppend refuses what [Log.Append] does not take: a redaction, which would hide words and keep them, and what is left of a
// redacted event, which has nothing to store.
func CheckAppend(events []Event) error {
	for i := range events {
		if k := events[i].Kind; k == KindRedaction || k == KindRedacted {
			return Errorf(CodeInvalid, "an event of the kind %q cannot be appended", k).WithHint("redact the note by its number instead")
		}
	}
	return nil
}

// CheckRedaction refuses what [Log.Redact] does not take: an event of another kind, or one that empties nothing, or what is not there
// in a log of so many events.
func CheckRedaction(e Event, events uint64, seqs []uint64) error {
	if e.Kind != KindRedaction || len(seqs) == 0 {
		return Errorf(CodeInvalid, "a redaction of %d events by one of the kind %q cannot be stored", len(seqs), e.Kind).
			WithHint("name the note or card by its number")
	}
	for _, seq := range seqs {
		if seq < 1 || seq > events {
			return Errorf(CodeInvalid, "there is no event %d to redact", seq).WithHint("name the note or card by its number")
		}
	}
	return nil
}

// took returns the Seqs of the events that were emptied for redaction e. What cannot be read counts for nothing.
func (e *Event) took() []uint64 {
	var seqs []uint64
	for n := range strings.SplitSeq(e.Fields[fieldTook], ",") {
		if seq, err := strconv.ParseUint(n, 10, 64); err == nil {
			seqs = append(seqs, seq)
		}
	}
	return seqs
}

// redacted puts a stub where the original stood, or where it stood before its record was emptied: folding the log from its
// beginning meets only an emptied record there.
func (f *folder) redacted(e *Event) {
	if e.Ref == 0 || e.Ref >= e.Seq {
		return
	}
	switch Kind(e.Fields[fieldOf]) {
	case KindNote:
		f.noteRedacted(e)
	case KindCardOpened:
		f.cardRedacted(e)
	}
}

func (f *folder) noteRedacted(e *Event) {
	stub := &Note{
		Seq: e.Ref, ID: e.Fields[fieldID], Hat: e.Hat, Kind: NoteKind(e.Type), Who: e.Fields[fieldWho], By: e.Fields[fieldBy],
		At: e.when(fieldAt), Recorded: e.when(fieldRecorded), UhOh: e.On, Starred: e.Fields[fieldStarred] != "",
		Source: e.Fields[FieldSource], SourceID: e.Fields[FieldSourceID], Vague: Vague(e.Fields[FieldVague]),
		Gone: e.Fields[fieldGone] != "", Redacted: true, Round: f.roundBefore(e.Ref), Step: -1,
	}
	i, there := find(f.Notes, e.Ref, (*Note).seq)
	if there {
		if old := f.Notes[i]; !old.Gone {
			f.countNote(old, -1)
		}
	}
	if r := f.noteRound(stub); r != nil && e.Index >= 0 && e.Index < len(r.Steps) {
		stub.Step = e.Index
	}
	if !stub.Gone {
		f.countNote(stub, 1)
	}
	f.Notes = owned(f.Notes, &f.own.notes)
	if there {
		f.Notes[i] = stub
	} else {
		f.Notes = slices.Insert(f.Notes, i, stub)
	}
	f.forget(e.Ref)
	f.unlook(e.Ref)
}

// unlook takes away the looks at a note: they repeat its words.
func (f *folder) unlook(note uint64) {
	kept := make([]*Card, 0, len(f.Cards))
	for _, c := range f.Cards {
		if !c.looksAt(note) {
			kept = append(kept, c)
			continue
		}
		f.forget(c.Seq)
	}
	if len(kept) < len(f.Cards) {
		f.Cards, f.cards, f.own.cards = kept, nil, true
	}
}

// looksAt reports whether c is a look at that note, see [Look].
func (c *Card) looksAt(note uint64) bool {
	return c.Template == cards.Recheck && !c.Redacted && note != 0 && Number(c.Fields[cards.FieldAbout]) == note
}

func (f *folder) countNote(n *Note, by int) {
	if r := f.noteRound(n); r != nil {
		r.count(n.Step, by)
	}
}

// roundBefore returns the number of the round that was on when the event with that Seq was written, 0 before the first.
func (f *folder) roundBefore(seq uint64) int {
	n := len(f.Rounds)
	for n > 0 && f.Rounds[n-1].Seq > seq {
		n--
	}
	return n
}

func (f *folder) cardRedacted(e *Event) {
	at := e.when(fieldAt)
	stub := &Card{
		Seq: e.Ref, Template: e.Name, Stage: e.Type, Fields: map[string]string{}, By: e.Fields[fieldBy], Opened: at,
		Round: f.roundBefore(e.Ref), Redacted: true, Moves: []Move{{Stage: e.Type, By: e.Fields[fieldBy], At: at}},
	}
	i, there := find(f.Cards, e.Ref, (*Card).seq)
	f.Cards = owned(f.Cards, &f.own.cards)
	if there {
		f.Cards[i] = stub
	} else {
		f.Cards = slices.Insert(f.Cards, i, stub)
	}
	f.standGoal(stub)
	f.forget(e.Ref)
}

// redacted counts a redacted note, as its note.added did before it was emptied: so it is right in a fold of the log as it is kept,
// which is what a log must make the summary from after [Log.Redact].
func (s Summary) redacted(e *Event) Summary {
	if Kind(e.Fields[fieldOf]) != KindNote || e.Ref == 0 || e.Ref >= e.Seq {
		return s
	}
	if e.Fields[fieldGone] == "" {
		s.Notes++
	}
	if e.Ref >= s.LastNote {
		s.LastNote, s.LastText = e.Ref, ""
	}
	return s
}

// forget strikes every act on note or card ref from what people can undo: nothing may bring its words back.
func (f *folder) forget(ref uint64) {
	for by, last := range f.acts {
		if kept, changed := last.without(ref); changed {
			f.lastAct(by, kept)
		}
	}
}

// without returns the chain of acts that a ends, less those on note ref.
func (a *act) without(ref uint64) (kept *act, changed bool) {
	var chain []*act
	for ; a != nil; a = a.before {
		changed = changed || a.ref == ref
		chain = append(chain, a)
	}
	if !changed {
		return a, false
	}
	for _, old := range slices.Backward(chain) {
		if old.ref != ref {
			anew := *old
			anew.before = kept
			kept = &anew
		}
	}
	return kept, true
}
