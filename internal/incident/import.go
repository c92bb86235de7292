package incident

import "time"

// Vague says how well the time of a note is known. A value that is not known here counts as about.
type Vague string

// The ways in which a time can be known. A note has a time even when nobody knows it, for it must stand somewhere: that of its
// neighbour in the source. It is not to be shown.
const (
	Exact   Vague = ""
	About   Vague = "about"
	Unknown Vague = "unknown"
)

// Names of Fields of a note that was imported. Those that have nothing to say are left out.
const (
	FieldSource   = "source"    // where it comes from
	FieldSourceID = "source_id" // what it is called there
	FieldVague    = "time"      // how well At is known
	FieldThread   = "thread"    // source_id of the note it answers
	FieldSession  = "session"   // "yes" for one that was recorded when the source was written
	FieldEdited   = "edited"    // when it was last changed there, RFC 3339
)

// Origin is what an imported note is known by: the same one is not brought in twice.
type Origin struct{ Source, ID string }

// Provenance is what an imported note brings along besides its words. The zero Provenance is that of a note that is written here.
type Provenance struct {
	Origin
	Thread  string    // ID of the note it answers, of the same source
	Vague   Vague     // how well its time is known
	Edited  time.Time // when it was last changed there, zero for never
	Session bool      // it is recorded when the source wrote it
	Starred bool      // marked as important there
}

// fields returns the Fields of the note, nil for one that is written here.
func (p Provenance) fields() (map[string]string, error) {
	var clean [3]string
	for i, v := range []string{p.Source, p.ID, p.Thread} {
		text, err := Clean(v, SourceField())
		if err != nil {
			return nil, err
		}
		clean[i] = text.Text
	}
	return fields(FieldSource, clean[0], FieldSourceID, clean[1], FieldThread, clean[2], FieldVague, string(p.Vague), FieldEdited, redactTime(p.Edited), FieldSession, yes(p.Session)), nil
}

// Origin returns where n was imported from, the zero Origin when it was written here.
func (n *Note) Origin() Origin { return Origin{n.Source, n.SourceID} }

// originFields are the Fields of another note of the same origin, at a time that a person gave.
func (n *Note) originFields() map[string]string {
	return fields(FieldSource, n.Source, FieldSourceID, n.SourceID)
}

// Imported returns the imported notes by their origin: those that were taken back or redacted since too, so that no later import
// brings them again. Of several of one origin, as after a [Retime], it is the newest.
func (s State) Imported() map[Origin]*Note {
	m := map[Origin]*Note{}
	for _, n := range s.Notes {
		if n.SourceID != "" {
			m[n.Origin()] = n
		}
	}
	return m
}
