package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// Run looks through all incidents of log and yields what fits q, newest activity first, as [incident.Log.Scan] goes, until yield says
// no. It stops soon after ctx is done, with its error. What cannot be read is left out, and an error with code corrupt says so after all
// hits.
func Run(ctx context.Context, log incident.Log, q Query, yield func(Hit) bool) error {
	s := &scan{ctx: ctx, log: log, q: q, words: ready(q.Words)}
	s.raw = slices.Concat(ready(q.Tags), s.words)
	if len(q.People)+len(q.Parties) > 0 { // an incident says at its beginning who is who, and is read from its end
		if _, err := log.Scan(ctx, isRoster, s.meet); err != nil && incident.CodeOf(err) != incident.CodeCorrupt {
			return err
		}
	}
	ended := false
	damaged, err := log.Scan(ctx, s.match, func(of incident.Summary, e incident.Event) bool {
		if h, ok := s.take(of, &e); ok {
			ended = !yield(h)
		}
		return !ended
	})
	switch {
	case ended:
		return nil
	case err != nil:
		return err
	case damaged > 0:
		return incident.Errorf(incident.CodeCorrupt, "not everything was searched: %d events cannot be read", damaged).
			WithHint("warroom doctor says what is wrong with the file")
	}
	return nil
}

// scan is a search under way.
type scan struct {
	ctx    context.Context
	log    incident.Log
	q      Query
	words  []incident.Word
	raw    []incident.Word // words and tags: what the bytes of a record must have
	people map[name]*person

	// Of the incident that is looked at; its newest events come first.
	of     incident.Summary
	later  map[uint64]*later // what became of an entry, by its Seq
	about  map[string]bool   // fields of the incident that were said anew
	undone map[incident.Kind]bool
	events []incident.Event // all of it, read when an entry is changed that does not say what it is; nil before
}

// later is what became of an entry.
type later struct {
	hat       hats.Hat
	kind      string
	filed     bool // kind is known
	standing  bool // whether it was retracted is known, since that was changed back and forth
	retracted bool
	starred   setting
	revised   bool
	fields    map[string]bool // fields of a card that were filled anew
}

// setting is a switch whose newest position counts.
type setting struct{ known, on bool }

// name is how somebody is called in an incident, in lower case.
type name struct{ incident, who string }

type person struct{ seat, party string }

// match is asked about every payload: whether it may hold a hit, or says what became of one. It must be quick.
func (s *scan) match(payload []byte) bool {
	kind, text := incident.Said(payload)
	if k := incident.Kind(kind); k != "" && k != incident.KindNote {
		switch {
		case changes[k]:
			return true
		case silent[k]:
			return false
		}
	}
	for i := range s.raw {
		if !s.raw[i].In(text) {
			return false
		}
	}
	return true
}

// isRoster matches the events that say who somebody is.
func isRoster(payload []byte) bool {
	kind, _ := incident.Said(payload)
	return kind == nil || roster[incident.Kind(kind)]
}

// meet keeps who somebody is. Newer events come first, and count.
func (s *scan) meet(of incident.Summary, e incident.Event) bool {
	if !roster[e.Kind] {
		return true
	}
	key := name{of.ID, strings.ToLower(e.Who)}
	p := s.people[key]
	if p == nil {
		if s.people == nil {
			s.people = map[name]*person{}
		}
		p = &person{}
		s.people[key] = p
	}
	p.seat, p.party = cmp.Or(p.seat, e.Fields[incident.FieldSeat]), cmp.Or(p.party, e.Fields[incident.FieldParty])
	return true
}

// take reads one event of the log, which may be a hit.
func (s *scan) take(of incident.Summary, e *incident.Event) (h Hit, ok bool) {
	if of.ID != s.of.ID {
		s.of, s.events = of, nil
		s.later, s.about, s.undone = map[uint64]*later{}, map[string]bool{}, map[incident.Kind]bool{}
	}
	if s.q.Open.Fits(of.Closed.IsZero()) {
		h, ok = s.hit(e)
	}
	s.note(e)
	return h, ok
}

// hit makes a hit of an event, if it is one.
func (s *scan) hit(e *incident.Event) (Hit, bool) {
	e = s.shown(e)
	h := Hit{
		Incident: s.of, Seq: e.Seq, Entry: e.Seq, At: e.At, Recorded: e.Recorded, Vague: incident.Vague(e.Fields[incident.FieldVague]),
		Hat: e.Hat, Speaker: cmp.Or(e.Fields[cards.FieldSaidBy], e.Who, e.By), Text: wordsOf(e), Tags: e.Tags,
	}
	if h.Text == "" || !s.said(&h) {
		return h, false
	}
	var origin *incident.Event
	if e.Ref != 0 && e.Ref < e.Seq && e.Kind != incident.KindRedaction {
		h.Entry = e.Ref
		if origin = s.event(e.Ref); origin != nil {
			h.Hat = cmp.Or(e.Hat, origin.Hat)
		}
		if origin != nil && e.Kind == incident.KindRevised {
			h.Speaker, h.At = cmp.Or(origin.Who, origin.By), origin.At
		}
	}
	if e.Kind == incident.KindRedaction {
		h.Hat = "" // that of what it took out
	}
	h.Label = labelOf(e, origin)
	s.became(&h, e)
	at := h.At
	if at.IsZero() {
		at = h.Recorded
	}
	switch {
	case len(s.q.Hats) > 0 && !slices.Contains(s.q.Hats, h.Hat):
	case len(s.q.Kinds) > 0 && !s.kind(&h, e):
	case !s.q.Starred.Fits(h.Starred):
	case !s.q.Since.IsZero() && at.Before(s.q.Since):
	case !s.q.Until.IsZero() && !at.Before(s.q.Until):
	case !s.person(&h, e, origin):
	default:
		h.Marks = marksOf(h.Text, s.words)
		return h, true
	}
	return h, false
}

// said reports whether h has all words and tags.
func (s *scan) said(h *Hit) bool {
	for _, want := range s.q.Tags {
		if !contains(h.Tags, want) {
			return false
		}
	}
	return h.has(s.words)
}

// contains reports whether a value is in list, in any case.
func contains(list []string, values ...string) bool {
	return slices.ContainsFunc(list, func(in string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return v != "" && strings.EqualFold(in, v) })
	})
}

func (s *scan) kind(h *Hit, e *incident.Event) bool {
	note := e.Kind == incident.KindNote || e.Kind == incident.KindRevised
	return contains(s.q.Kinds, h.Label) || note && contains(s.q.Kinds, timeline.LabelNote)
}

// person reports whether h was said by somebody who is asked for, by name or seat, and of a party that is, or stands on the card of one.
func (s *scan) person(h *Hit, e, origin *incident.Event) bool {
	if len(s.q.People)+len(s.q.Parties) == 0 {
		return true
	}
	p := s.people[name{s.of.ID, strings.ToLower(h.Speaker)}]
	if p == nil {
		p = &person{}
	}
	return (len(s.q.People) == 0 || contains(s.q.People, h.Speaker, p.seat)) && (len(s.q.Parties) == 0 || contains(s.q.Parties, p.party, partyOf(e), partyOf(origin)))
}

// partyOf is the party that a card tells of, "" when e opened no such card.
func partyOf(e *incident.Event) string {
	if e == nil || e.Kind != incident.KindCardOpened || e.Name != cards.Party {
		return ""
	}
	return e.Fields[cards.Party]
}

// event returns event seq of the incident, nil when it cannot be read.
func (s *scan) event(seq uint64) *incident.Event {
	if s.events == nil {
		events, err := s.log.Read(s.ctx, s.of.ID, 0)
		if err != nil { // the hit is shown without what that would say
			events = []incident.Event{}
		}
		s.events = events
	}
	if seq > uint64(len(s.events)) {
		return nil
	}
	return &s.events[seq-1]
}

// became writes into h what became of it since.
func (s *scan) became(h *Hit, e *incident.Event) {
	anew := func(fields map[string]bool) bool {
		for name := range e.Fields {
			if fields[name] {
				return true
			}
		}
		return false
	}
	switch e.Kind {
	case incident.KindDeclared, incident.KindEdited:
		if anew(s.about) {
			h.Since = Revised
		}
		return
	case incident.KindRestored, incident.KindCured:
		if s.undone[e.Kind] {
			h.Since = Retracted
		}
		return
	}
	l := s.later[h.Entry]
	if l == nil || e.Kind == incident.KindRetracted || e.Kind == incident.KindCardMoved {
		return
	}
	h.Hat, h.Starred = cmp.Or(l.hat, h.Hat), l.starred.on
	if note := e.Kind == incident.KindNote || e.Kind == incident.KindRevised; note && l.filed {
		h.Label = cmp.Or(l.kind, timeline.LabelNote)
	}
	switch {
	case l.retracted:
		h.Since = Retracted
	case l.revised, anew(l.fields):
		h.Since = Revised
	}
}

// note keeps what an event says about entries before it. Newer ones were read first, and count.
func (s *scan) note(e *incident.Event) {
	switch e.Kind {
	case incident.KindEdited:
		for name := range e.Fields {
			s.about[name] = true
		}
		return
	case incident.KindUnrestored:
		s.undone[incident.KindRestored] = true
		return
	case incident.KindUncured:
		s.undone[incident.KindCured] = true
		return
	}
	if !changes[e.Kind] {
		return
	}
	l := s.later[e.Ref]
	if l == nil {
		l = &later{fields: map[string]bool{}}
		s.later[e.Ref] = l
	}
	switch e.Kind {
	case incident.KindRevised, incident.KindRefiled:
		l.revised = l.revised || e.Kind == incident.KindRevised
		l.hat = cmp.Or(l.hat, e.Hat)
		if !l.filed {
			l.filed, l.kind = true, e.Type
		}
	case incident.KindRetracted, incident.KindRestated:
		if !l.standing {
			l.standing, l.retracted = true, e.Kind == incident.KindRetracted
		}
	case incident.KindStarred:
		if !l.starred.known {
			l.starred = setting{true, e.On}
		}
	case incident.KindCardFilled:
		for name := range e.Fields {
			l.fields[name] = true
		}
	case incident.KindCardMoved:
		if !l.standing {
			l.standing, l.retracted = true, e.Type == cards.StageWithdrawn
		}
	}
}
