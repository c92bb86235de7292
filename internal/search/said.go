package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// said has for each kind of event whose words can be found what it says, and its label when that does not depend on the event. A kind of a
// newer version is found by its text.
var said = map[incident.Kind]struct {
	label string
	words func(e *incident.Event) string
}{
	incident.KindDeclared:   {timeline.LabelDeclared, about},
	incident.KindEdited:     {timeline.LabelEdited, about},
	incident.KindRestored:   {timeline.LabelRestored, text},
	incident.KindCured:      {timeline.LabelCured, text},
	incident.KindClosed:     {timeline.LabelClosed, text},
	incident.KindReopened:   {timeline.LabelReopened, text},
	incident.KindUnrestored: {timeline.LabelRestored, text},
	incident.KindUncured:    {timeline.LabelCured, text},
	incident.KindRound:      {timeline.LabelRound, text},
	incident.KindNote:       {"", text},
	incident.KindRevised:    {"", text},
	incident.KindRetracted:  {LabelRetraction, text},
	incident.KindCardOpened: {"", fields},
	incident.KindCardFilled: {"", fields},
	incident.KindCardMoved:  {"", text},
	incident.KindRedaction:  {timeline.LabelRedacted, text},
}

// LabelRetraction is the label of the reason for which a note was retracted, which has no entry of its own in a timeline.
const LabelRetraction = "retracted"

// silent are the kinds that say nothing to be found.
var silent = map[incident.Kind]bool{
	incident.KindHat: true, incident.KindExtended: true, incident.KindReordered: true, incident.KindRefiled: true, incident.KindRestated: true,
	incident.KindStarred: true, incident.KindJoined: true, incident.KindPersonSet: true, incident.KindLeft: true, incident.KindRedacted: true,
}

func text(e *incident.Event) string { return e.Text }

// about is what is said about an incident.
func about(e *incident.Event) string {
	return lines(e.Fields[incident.FieldTitle], e.Fields[incident.FieldImpact])
}

// fields are the words of a card: the field that it is named after, then the others by name. Who and when stand elsewhere.
func fields(e *incident.Event) string {
	out := []string{e.Fields[e.Name]}
	for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
		switch v := e.Fields[name]; {
		case name == e.Name || v == "" || noWords[name]:
		case e.Name == "" && (name == cards.FieldGoal || name == cards.FieldDecision):
			out = append(out, v)
		default:
			if spans()[name] {
				v = incident.SpanValue(v)
			}
			out = append(out, strings.ReplaceAll(name, "_", " ")+": "+v)
		}
	}
	return lines(out...)
}

// spans are the fields that hold a length of time.
var spans = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, t := range cards.Builtin() {
		for _, f := range t.Fields {
			if f.Kind == cards.Span {
				names[f.Name] = true
			}
		}
	}
	return names
})

// noWords are fields of cards that nobody would look for by words.
var noWords = map[string]bool{
	cards.FieldSaidBy: true, cards.FieldOwner: true, cards.FieldDue: true, cards.FieldAck: true,
	incident.FieldSource: true, incident.FieldSourceID: true, incident.FieldVague: true,
}

func lines(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), "\n")
}

// wordsOf returns what an event says, "" for nothing.
func wordsOf(e *incident.Event) string {
	if s, ok := said[e.Kind]; ok {
		return s.words(e)
	}
	if silent[e.Kind] {
		return ""
	}
	return e.Text
}

// labelOf returns the label of an event as the timeline has it. origin is the event it changes, nil when it changes none.
func labelOf(e, origin *incident.Event) string {
	if s, ok := said[e.Kind]; !ok {
		return clean(string(e.Kind))
	} else if s.label != "" {
		return s.label
	}
	var first incident.Event
	if origin != nil {
		first = *origin
	}
	switch e.Kind {
	case incident.KindNote, incident.KindRevised:
		return cmp.Or(e.Type, first.Type, timeline.LabelNote)
	}
	return cmp.Or(clean(cmp.Or(e.Name, first.Name)), "card")
}

func clean(s string) string {
	c, err := incident.Clean(s, incident.Field{})
	if err != nil {
		return ""
	}
	return c.Text
}

// changes are the kinds of events that say something about an entry or a person, apart from their words.
var changes = map[incident.Kind]bool{
	incident.KindRevised: true, incident.KindRefiled: true, incident.KindRetracted: true, incident.KindRestated: true, incident.KindStarred: true,
	incident.KindCardFilled: true, incident.KindCardMoved: true, incident.KindEdited: true, incident.KindUnrestored: true,
	incident.KindUncured: true,
}

// roster are the kinds that say who somebody is.
var roster = map[incident.Kind]bool{incident.KindJoined: true, incident.KindPersonSet: true}
