package search

import (
	"cmp"
	"maps"
	"sync"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// shown returns e without answers that are still sealed and without what is private: what nobody may see, nobody may find.
func (s *scan) shown(e *incident.Event) *incident.Event {
	if e.Kind == incident.KindCardOpened {
		if t, ok := cards.Find(builtin(), e.Name); ok {
			e = incident.Discreet(e, t)
		}
	}
	if e.Kind != incident.KindCardOpened && e.Kind != incident.KindCardFilled || !sealed(e.Fields) {
		return e
	}
	ref := cmp.Or(e.Ref, e.Seq)
	origin := s.event(ref)
	if origin == nil {
		origin = e
	}
	template, _ := cards.Find(builtin(), origin.Name)
	now := maps.Clone(e.Fields)
	for i := range s.events {
		if of := &s.events[i]; of.Seq == ref || of.Kind == incident.KindCardFilled && of.Ref == ref {
			maps.Copy(now, of.Fields)
		}
	}
	out := *incident.Discreet(e, template)
	out.Fields = maps.Clone(out.Fields)
	maps.DeleteFunc(out.Fields, func(name, _ string) bool { return template.Hidden(name, now) })
	return &out
}

// nameless reports whether an event opened a card of which nobody is named.
func nameless(e *incident.Event) bool {
	t, _ := cards.Find(builtin(), e.Name)
	return e.Kind == incident.KindCardOpened && t.Nameless
}

// sealed reports whether one of these fields is sealed in some template, or private.
func sealed(fields map[string]string) bool {
	for name := range fields {
		if sealedFields()[name] {
			return true
		}
	}
	return false
}

// builtin are the templates, made once: they are only read.
var builtin = sync.OnceValue(cards.Builtin)

// sealedFields are the names of the fields that are sealed till another one is filled, and of the private ones.
var sealedFields = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, t := range cards.Builtin() {
		for _, f := range t.Fields {
			names[f.Name] = names[f.Name] || f.Sealed != "" || f.Private
		}
	}
	return names
})
