package incident

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// act is something a person did: what Undo takes back, or what it says cannot be taken back. Acts of one person are a chain, newest
// first, so that an older one is never undone past a newer.
type act struct {
	seq     uint64 // of its event; of the last one when they belong together
	kind    Kind
	ref     uint64 // the note or the card, or the round that was on
	on      bool   // starred or not; went on without a goal
	before  *act   // what the same person had done before
	*effect        // nil for an act on a note, of which there are many: a note keeps its own past
}

// effect is what an act did to something else than a note.
type effect struct {
	who  string            // whom it was about
	set  map[string]string // the fields it set
	was  past              // how things stood before
	left past              // and how the act left them
}

// past is how the thing an act is about stands: which of these fields count, its kind says.
type past struct {
	at     time.Time
	text   string // words of an end, stage of a card
	fields map[string]string
	steps  []hats.Step
	step   int
	place  int
	hat    hats.Hat
}

func (p past) equal(q past) bool {
	return p.at.Equal(q.at) && p.text == q.text && maps.Equal(p.fields, q.fields) && slices.Equal(p.steps, q.steps) && p.step == q.step && p.hat == q.hat
}

// did books what e did to note ref, so that it can be undone.
func (f *folder) did(e *Event, ref uint64) {
	f.book(e, &act{seq: e.Seq, kind: e.Kind, ref: ref, on: e.On})
}

// book puts a newest among the acts of e's writer. Taking something back is no such act, and what nobody wrote is nobody's.
func (f *folder) book(e *Event, a *act) {
	if e.Undoes == 0 && e.By != "" {
		a.before = f.acts[e.By]
		f.lastAct(e.By, a)
	}
}

// begin returns the act that e is, with how things stand before it; nil when it is none, or one on a note.
func (f *folder) begin(e *Event) *act {
	kind, ok := undoes[e.Kind]
	if !ok || e.Undoes != 0 || e.By == "" || e.Kind == KindCardMoved && e.Type == cards.StageRestated { // a goal that gives way to the next
		return nil
	}
	if last := f.acts[e.By]; last != nil && f.goesWith(e, last) {
		whole := *last
		whole.seq = e.Seq
		f.lastAct(e.By, &whole)
		return nil
	}
	a := &act{seq: e.Seq, kind: e.Kind, ref: e.Ref, on: e.On, effect: &effect{who: e.Who, set: e.Fields}}
	if e.Kind == KindCardOpened {
		a.ref = e.Seq
	}
	if r := f.Round(); kind.round {
		if r == nil {
			return nil
		}
		a.ref = r.Seq
	}
	if kind.look != nil {
		a.was, ok = kind.look(f.State, a)
		if !ok && e.Kind != KindCardOpened && e.Kind != KindJoined {
			return nil
		}
	}
	return a
}

// goesWith reports whether e is a part of the act last: the people and the round of a declaration, the first hat of a round.
func (f *folder) goesWith(e *Event, last *act) bool {
	if last.seq+1 != e.Seq {
		return false
	}
	declared := last.kind == KindDeclared
	switch e.Kind {
	case KindJoined:
		return declared && len(f.Rounds) == 0 && e.At.Equal(f.Declared)
	case KindRound:
		return declared && len(f.Rounds) == 0 && e.Recorded.Equal(f.Last)
	case KindHat:
		return (declared || last.kind == KindRound) && f.Round() != nil && f.Round().Seq == last.seq
	}
	return false
}

// end books the act that begin gave, now that it is done.
func (f *folder) end(e *Event, a *act) {
	if a == nil {
		return
	}
	if look := undoes[e.Kind].look; look != nil {
		a.left, _ = look(f.State, a)
	}
	f.book(e, a)
}

// undid strikes out the act that e takes back.
func (f *folder) undid(e *Event) {
	if e.Undoes == 0 {
		return
	}
	last := f.acts[e.By]
	if last == nil || last.seq != e.Undoes {
		return
	}
	f.lastAct(e.By, last.before)
	if r := f.changeRound(); last.kind == KindHat && r != nil && r.Seq == last.ref {
		r.Place = last.was.place
		r.NoGoal = r.NoGoal && !last.on
	}
}

func (f *folder) lastAct(by string, a *act) {
	if !f.own.acts {
		f.acts, f.own.acts = maps.Clone(f.acts), true
	}
	if f.acts == nil {
		f.acts = map[string]*act{}
	}
	f.acts[by] = a
}

// Undo takes back the last thing By did, whatever it was: a note or its change, a card, a turn of the hat, an end. It is an event like
// any other, to be stamped with the same By. What cannot be taken back is named, with what to do instead, and nothing older is
// reached past it. What somebody else has changed since is not undone over their heads, and no gate is undone behind a card's back.
type Undo struct {
	By        string
	Templates []cards.Template // that cards may be of; nil is the builtin ones
}

func (c Undo) decide(s State, now time.Time) ([]Event, error) {
	last := s.acts[c.By]
	if last == nil || last.kind == KindDeclared {
		return nil, Errorf(CodeRefused, "there is nothing of yours left to undo").
			WithHint("a note of somebody else is retracted with x while browsing, or /retract #NUMBER")
	}
	events, err := last.inverse(s)
	if err != nil {
		return nil, err
	}
	for i := range events {
		events[i].At, events[i].Undoes = now, last.seq
	}
	if noteKinds[last.kind] {
		return events, nil
	}
	templates := c.Templates
	if templates == nil {
		templates = builtin()
	}
	if err := s.guarded(s.after(events, c.By), events, templates, now); err != nil {
		return nil, Errorf(CodeRefused, "your last act was: %s; %w", undoes[last.kind].tell(s, last), err).WithHint(HintOf(err))
	}
	return events, nil
}

// inverse returns the events that take a back, without what is the same for all.
func (a *act) inverse(s State) ([]Event, error) {
	kind, ok := undoes[a.kind]
	if !ok {
		return a.noteBack(s)
	}
	told := "your last act was: " + kind.tell(s, a)
	if kind.back == nil {
		return nil, Errorf(CodeRefused, "%s; that stays", told).WithHint(kind.instead)
	}
	if kind.open {
		if err := s.open(); err != nil {
			return nil, err
		}
	}
	stands, ok := kind.look(s, a)
	if !ok || !stands.equal(a.left) || kind.round && s.Round().Seq != a.ref {
		return nil, Errorf(CodeRefused, "%s; it was changed again since", told).WithHint(kind.instead)
	}
	return kind.back(s, a), nil
}

// noteBack is inverse for an act on a note.
func (a *act) noteBack(s State) ([]Event, error) {
	if !noteKinds[a.kind] {
		return nil, Errorf(CodeRefused, "your last act was recorded by a newer warroom").WithHint("undo it there; a note is retracted by its number: /retract #12")
	}
	e, ok := a.noteInverse(s.Note(a.ref))
	if !ok {
		return nil, Errorf(CodeRefused, "note %d was changed again since, your last change of it cannot be undone", a.ref).
			WithHint("look at it, then revise, refile or retract it by its number")
	}
	e.Ref = a.ref
	return []Event{e}, nil
}

var noteKinds = map[Kind]bool{KindNote: true, KindRetracted: true, KindStarred: true, KindRefiled: true, KindRevised: true}

// noteInverse returns the event that takes a back. It is false when n is no longer as a left it.
func (a *act) noteInverse(n *Note) (Event, bool) {
	if n == nil {
		return Event{}, false
	}
	switch a.kind {
	case KindNote:
		return Event{Kind: KindRetracted, Text: "undone"}, !n.Gone
	case KindRetracted:
		return Event{Kind: KindRestated}, n.Gone
	case KindStarred:
		return Event{Kind: KindStarred, On: !a.on}, !n.Gone && n.Starred == a.on
	}
	was, ok := n.before(a.seq)
	if a.kind == KindRefiled {
		return Event{Kind: KindRefiled, Hat: was.Hat, Type: string(was.Kind)}, ok && !n.Gone
	}
	return Event{Kind: KindRevised, Text: was.Text, Type: string(was.Kind), Tags: was.Tags}, ok && !n.Gone
}

// before returns how n read before the event with that Seq. It is false when n does not read now as that event left it.
func (n *Note) before(seq uint64) (Edit, bool) {
	after := Edit{Text: n.Text, Hat: n.Hat, Kind: n.Kind, Tags: n.Tags}
	now := after
	for _, e := range slices.Backward(n.Edits) {
		if e.Seq == seq {
			return e, after.Text == now.Text && after.Hat == now.Hat && after.Kind == now.Kind && slices.Equal(after.Tags, now.Tags)
		}
		after = e
	}
	return Edit{}, false
}

// told writes the name of a card for a message: decision #31.
func (c *Card) told() string { return fmt.Sprintf("%s #%d", c.Template, c.Seq) }
