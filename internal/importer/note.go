package importer

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// reports are the sources in which people speak: what they say is reported, where a table or a page states facts.
var reports = []string{"slack", "github"}

// kindMax is the longest word for a kind that becomes a tag.
const kindMax = 24

// Note returns the note that an entry becomes. Near is the time of its neighbour in the source, where an entry stands whose own nobody
// knows; now is the time of the import. Format is that of the [Summary].
func (e Entry) Note(format string, near, now time.Time) incident.AddNote {
	n := incident.AddNote{
		Hat: e.Hat, Text: e.Text, Who: e.Author, At: e.At, Tags: slices.Clone(e.Tags),
		From: incident.Provenance{
			Origin: incident.Origin{Source: e.Source, ID: e.SourceID}, Thread: e.Thread, Vague: incident.Vague(e.Vague), Edited: e.Edited, Starred: e.Starred,
		},
	}
	if n.Hat == "" {
		n.Hat = hats.White
	}
	if n.At.IsZero() {
		n.At = near
	}
	if n.At.IsZero() {
		n.At = now
	}
	n.Ahead = n.At.After(now)
	switch kind := incident.NoteKind(e.Kind); {
	case n.Hat == hats.White && kind.Valid():
		n.Kind = kind
	case n.Hat == hats.White && slices.Contains(reports, format):
		n.Kind = incident.Reported
	}
	if tag := tagOf(e.Kind); tag != "" && !slices.Contains(n.Tags, tag) {
		n.Tags = append(n.Tags, tag)
	}
	return n
}

// plainKinds say nothing that a tag would add.
var plainKinds = []string{"note", "message", "comment", "fact", "reported", "assumption", "unknown"}

// tagOf makes a tag of what a source calls an entry: "customer update" is #customer-update. What is no short word is none.
func tagOf(kind string) string {
	tag := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(kind, "_", " ")), "-"))
	if tag == "" || len(tag) > kindMax || slices.Contains(plainKinds, tag) {
		return ""
	}
	for _, r := range tag {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return ""
		}
	}
	return tag
}
