package room

import "strings"

// idLength is how many characters name an incident: enough that no two of one file are alike, few enough to be read out on a call.
const idLength = 10

// NewIncidentID makes the id of a new incident from what newID gives: the first ten characters, in lower case, since people type
// ids in shells and say them aloud.
func NewIncidentID(newID func() string) string {
	id := []rune(strings.ToLower(newID()))
	return string(id[:min(len(id), idLength)])
}
