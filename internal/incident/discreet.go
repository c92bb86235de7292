package incident

import (
	"maps"
	"slices"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// InternalTag on a White fact keeps it out of all that is made for the people outside.
const InternalTag = "internal"

// Outward reports whether a note may be told to the people outside: a White fact that stands and that nobody keeps inside (method, part A,
// A92).
func (n *Note) Outward() bool {
	return n.Hat == hats.White && n.Kind == Fact && !n.Gone && !n.Redacted && !slices.Contains(n.Tags, InternalTag)
}

// Discreet returns an event about a card of that template as it may be told: without private fields, and without whoever wrote it when the
// template names nobody (method, part A, A74 and A84). An event with nothing to hide is returned as it is.
func Discreet(e *Event, t cards.Template) *Event {
	hides := func(name, _ string) bool {
		f, _ := t.Field(name)
		return f.Private || t.Nameless && (name == fieldBy || name == fieldWho)
	}
	hidden := slices.ContainsFunc(slices.Collect(maps.Keys(e.Fields)), func(name string) bool { return hides(name, "") })
	if !hidden && !t.Nameless {
		return e
	}
	out := *e
	if t.Nameless && e.Kind != KindRedaction { // who took something out is no secret
		out.By, out.Who = "", ""
	}
	if hidden {
		out.Fields = maps.Clone(e.Fields)
		maps.DeleteFunc(out.Fields, hides)
	}
	return &out
}
