package report

import (
	"encoding/json"
	"io"
	"strconv"
	"time"

	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// record is one entry of the story as JSON: the common target record that the importer reads back. Names and meanings of the keys are
// a promise: a later version only adds. Times are RFC 3339 in the zone of the incident, with its offset and milliseconds; one that
// nobody knows is null. A text key that has nothing to say is "".
type record struct {
	ID         string       `json:"id"`          // id of the incident, a dash, and the number of the entry: stable for ever
	HappenedAt *string      `json:"happened_at"` // what a person said
	RecordedAt *string      `json:"recorded_at"` // when it was stored
	Zone       string       `json:"zone"`        // of the incident, an IANA name
	Author     string       `json:"author"`      // who said or did it: a name, or a role if the report has roles
	Kind       string       `json:"kind"`        // a label of timeline: "fact", "note", "decision", ...
	Hat        string       `json:"hat"`         // "white", ...; "" for what stands under none
	Text       string       `json:"text"`        // as it reads now; may have lines
	Source     string       `json:"source"`      // where it was imported from
	SourceID   string       `json:"source_id"`   // what it is called there
	Tags       []string     `json:"tags"`        // without '#'; never null
	Starred    bool         `json:"starred"`
	Edited     []recordEdit `json:"edited"` // earlier readings, oldest first; never null

	// What only some entries have; left out else.
	Event     string  `json:"event,omitempty"`      // kind of the event in the log, unless it is a note
	Time      string  `json:"time,omitempty"`       // how well happened_at is known: "about", "unknown"
	WrittenBy string  `json:"written_by,omitempty"` // unless it is the author
	Owner     string  `json:"owner,omitempty"`      // of a decision
	Due       *string `json:"due,omitempty"`        // of a decision
	Worse     bool    `json:"got_worse,omitempty"`  // the moment things got worse
	Retracted bool    `json:"retracted,omitempty"`  // taken back
	Why       string  `json:"why,omitempty"`        // it was taken back
	Redacted  bool    `json:"redacted,omitempty"`   // its words were taken out of the log for good
	Round     int     `json:"round,omitempty"`      // that it was written in, from 1
}

// recordEdit is an earlier reading, and who gave the entry another one when.
type recordEdit struct {
	At   *string  `json:"at"`
	By   string   `json:"by"`
	Text string   `json:"text"`
	Hat  string   `json:"hat"`
	Kind string   `json:"kind"`
	Tags []string `json:"tags"` // never null
}

// writeJSONL writes a line for each entry, in the order in which it happened.
func writeJSONL(w io.Writer, s *story) error {
	enc := lines(w)
	for i := range s.view.Len() {
		if err := enc.Encode(s.record(s.view.At(i))); err != nil {
			return err
		}
	}
	return nil
}

// lines returns an encoder that writes a value a line, and < and > as they are: no line of it is put into a page.
func lines(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

// entryID is what an entry is called in every report.
func (s *story) entryID(e *timeline.Entry) string { return s.seqID(e.Seq) }

func (s *story) seqID(seq uint64) string { return s.ID + "-" + strconv.FormatUint(seq, 10) }

func (s *story) record(e *timeline.Entry) record {
	r := record{
		ID: s.entryID(e), HappenedAt: s.stamp(e.At), RecordedAt: s.stamp(e.Recorded), Zone: s.Zone.String(), Author: e.Name, Kind: e.Label,
		Hat: string(e.Hat), Text: e.Words(true, s.Zone), Source: e.Source, Tags: list(e.Tags), Starred: e.Starred, Edited: []recordEdit{},
		Time: string(e.Vague), Owner: e.Owner, Due: s.stamp(e.Due), Worse: e.UhOh, Retracted: e.Retracted, Why: e.Why, Redacted: e.Redacted,
		Round: e.Round,
	}
	if e.Vague == incident.Unknown {
		r.HappenedAt = nil
	}
	if e.By != e.Name {
		r.WrittenBy = e.By
	}
	if n := s.note(e); n != nil {
		r.SourceID = n.SourceID
	} else {
		r.Event = string(e.Event)
	}
	for _, old := range e.Edits {
		r.Edited = append(r.Edited, recordEdit{
			At: s.stamp(old.At), By: old.By, Text: old.Text, Hat: string(old.Hat), Kind: string(old.Kind), Tags: list(old.Tags),
		})
	}
	return r
}

// list is never nil, so that JSON has [] and not null.
func list(tags []string) []string {
	if tags == nil {
		return []string{}
	}
	return tags
}

// stampLayout is RFC 3339 with an offset that is always written and milliseconds.
const stampLayout = "2006-01-02T15:04:05.000Z07:00"

// stamp writes a time in the zone of the incident; nil for none, and for one in a year that RFC 3339 has no place for.
func (s *story) stamp(t time.Time) *string {
	if !writable(t) {
		return nil
	}
	out := t.In(s.Zone).Format(stampLayout)
	return &out
}

// writable reports whether a time is one that every format can write: of the years 1 to 9998, so that no zone pushes it out of four
// digits.
func writable(t time.Time) bool {
	year := t.UTC().Year()
	return !t.IsZero() && year > 0 && year < 9999
}
