package report

import (
	"sync"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// fieldKind says what a field of an event holds, for the outside.
type fieldKind uint8

const (
	textField    fieldKind = iota // words of a person: a field this version does not know too
	personField                   // a name
	peopleField                   // several, as [cards.People]
	machineField                  // read back by the program: changing it would break what it says
)

// What a redaction says about the original, by the names that the log has for it (incident.Redact).
const (
	fieldBy   = "by"
	fieldWho  = "who"
	fieldGone = "gone"
	fieldTook = "took"
	fieldWas  = "was" // of an end: when the one was that it corrects
)

// fieldKinds returns what each field holds that is no text.
var fieldKinds = sync.OnceValue(func() map[string]fieldKind {
	kinds := map[string]fieldKind{fieldBy: personField, fieldWho: personField}
	for _, name := range []string{
		incident.FieldSeverity, incident.FieldZone, incident.FieldSeen, incident.FieldSample, incident.FieldSourceID, incident.FieldVague,
		incident.FieldLayer, incident.FieldSense, fieldGone, fieldTook, fieldWas, "starred", "id", "of", "at", "recorded",
	} {
		kinds[name] = machineField
	}
	for _, t := range cards.Builtin() {
		for _, f := range t.Fields {
			switch f.Kind {
			case cards.Person:
				kinds[f.Name] = personField
			case cards.People:
				kinds[f.Name] = peopleField
			case cards.Time, cards.Choice, cards.Check, cards.Span, cards.Number:
				kinds[f.Name] = machineField
			case cards.Text, cards.Lines:
			}
		}
	}
	return kinds
})
