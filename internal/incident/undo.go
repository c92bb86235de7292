package incident

import (
	"maps"
	"slices"
	"time"
)

// act is something a person did to a note.
type act struct {
	seq    uint64 // of the event
	kind   Kind
	ref    uint64 // the note
	on     bool   // starred or not
	before *act   // what the same person had done before
}

// did books what e did to note ref, so that it can be undone. Taking something back is no such act.
func (f *folder) did(e *Event, ref uint64) {
	if e.Undoes == 0 {
		f.lastAct(e.By, &act{seq: e.Seq, kind: e.Kind, ref: ref, on: e.On, before: f.acts[e.By]})
	}
}

// undid strikes out the act that e takes back.
func (f *folder) undid(e *Event) {
	if e.Undoes == 0 {
		return
	}
	if last := f.acts[e.By]; last != nil && last.seq == e.Undoes {
		f.lastAct(e.By, last.before)
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

// Undo takes back the last thing By did to a note that has not been taken back yet. It is an event like any other, to be stamped
// with the same By. What somebody else has changed since is not undone over their heads.
type Undo struct{ By string }

func (c Undo) decide(s State, now time.Time) ([]Event, error) {
	last := s.acts[c.By]
	if last == nil {
		return nil, Errorf(CodeRefused, "there is nothing of yours left to undo").
			WithHint("a note of somebody else is retracted with x while browsing, or /retract #NUMBER")
	}
	e, ok := last.inverse(s.Note(last.ref))
	if !ok {
		return nil, Errorf(CodeRefused, "note %d was changed again since, your last change of it cannot be undone", last.ref).
			WithHint("look at it, then revise, refile or retract it by its number")
	}
	e.At, e.Ref, e.Undoes = now, last.ref, last.seq
	return []Event{e}, nil
}

// inverse returns the event that takes a back, without what is the same for all. It is false when n is no longer as a left it.
func (a *act) inverse(n *Note) (Event, bool) {
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
