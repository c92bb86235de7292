package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// standing returns what stands at the end of a log: without what was taken back, in the last wording. What is left out leaves a blank.
func standing(events []incident.Event) []incident.Event {
	s := settling{
		state: incident.Fold(incident.State{}, events), gone: map[uint64]bool{}, filed: map[uint64]int{}, said: map[string]bool{},
	}
	s.takenBack(events)
	s.ends(events)
	s.cardFields(events)
	for i := range events {
		e := events[i]
		if s.gone[e.Seq] || e.Ref != 0 && s.gone[e.Ref] || !s.settle(&e) {
			s.gone[e.Seq] = true
			e = s.blank(e)
		}
		s.out = append(s.out, e)
	}
	return s.out
}

// blank returns an event in the place of one that is left out: the star of no note, which every fold and every version passes over, at
// the time of the event before it.
func (s *settling) blank(e incident.Event) incident.Event {
	out := incident.Event{Seq: e.Seq, Chain: e.Chain, Kind: incident.KindStarred}
	if n := len(s.out); n > 0 {
		out.At, out.Recorded = s.out[n-1].Recorded, s.out[n-1].Recorded
	}
	return out
}

// settling goes through a log whose end it knows.
type settling struct {
	state incident.State  // at the end
	gone  map[uint64]bool // by Seq: left out
	out   []incident.Event

	filed  map[uint64]int               // by note: where in out the event stands that filed it last
	said   map[string]bool              // the fields of the incident that were said already
	fields map[uint64]map[string]string // by event: what it still says about its card
}

// takenBack finds notes and cards that stand as taken back. Of one whose words were redacted, only the redaction knows it.
func (s *settling) takenBack(events []incident.Event) {
	for _, n := range s.state.Notes {
		s.gone[n.Seq] = n.Gone
	}
	for _, c := range s.state.Cards {
		s.gone[c.Seq] = c.Stage == cards.StageWithdrawn
	}
	for i := range events {
		e := &events[i]
		if e.Kind != incident.KindRedaction || !s.gone[e.Ref] {
			continue
		}
		for took := range strings.SplitSeq(e.Fields[fieldTook], ",") {
			if seq, err := strconv.ParseUint(took, 10, 64); err == nil && seq < e.Seq {
				s.gone[seq] = true
			}
		}
	}
}

// ends finds the ends that were corrected or taken back, and what took them back.
func (s *settling) ends(events []incident.Event) {
	for _, of := range []struct{ end, back incident.Kind }{
		{incident.KindRestored, incident.KindUnrestored}, {incident.KindCured, incident.KindUncured},
	} {
		var stack []uint64 // the last one stands
		for i := range events {
			switch e := &events[i]; e.Kind {
			case of.end:
				stack = append(stack, e.Seq)
				s.gone[e.Seq] = true
			case of.back:
				s.gone[e.Seq] = len(stack) > 0
				stack = stack[:max(len(stack)-1, 0)]
			}
		}
		if len(stack) > 0 {
			s.gone[stack[len(stack)-1]] = false
		}
	}
}

// settle lets e say what stood at the end, and reports whether it still says anything.
func (s *settling) settle(e *incident.Event) bool {
	switch e.Kind {
	case incident.KindNote:
		if n := s.state.Note(e.Seq); n != nil {
			e.Text, e.Tags = n.Text, n.Tags
		}
		s.filed[e.Seq] = len(s.out)
	case incident.KindRefiled:
		s.filed[e.Ref] = len(s.out)
	case incident.KindRevised:
		if i, ok := s.filed[e.Ref]; ok {
			s.out[i].Type = e.Type
		}
		return false
	case incident.KindRetracted, incident.KindRestated:
		return false
	case incident.KindCardOpened, incident.KindCardFilled:
		seq := cmp.Or(e.Ref, e.Seq)
		if c := s.state.Card(seq); c != nil {
			e.Fields = s.fields[e.Seq]
		}
		return e.Kind == incident.KindCardOpened || len(e.Fields) > 0
	case incident.KindDeclared, incident.KindEdited:
		e.Fields = s.about(e.Fields)
		return e.Kind == incident.KindDeclared || len(e.Fields) > 0
	case incident.KindRestored, incident.KindCured:
		e.Fields = maps.Clone(e.Fields)
		delete(e.Fields, fieldWas)
	}
	return true
}

// about returns what is said about the incident, its words as they are at the end. A severity that was another once is no wording.
func (s *settling) about(fields map[string]string) map[string]string {
	words := map[string]string{incident.FieldTitle: s.state.Title, incident.FieldImpact: s.state.Impact}
	out := s.last(fields, words)
	for name, v := range fields {
		if _, ok := words[name]; !ok {
			out[name] = v
		}
	}
	return out
}

// last returns fields with the values they have at the end, without those that were said before or are empty then.
func (s *settling) last(fields, end map[string]string) map[string]string {
	out := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if v := end[name]; v != "" && fields[name] != "" && !s.said[name] {
			out[name] = v
			s.said[name] = true
		}
	}
	return out
}
