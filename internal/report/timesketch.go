package report

import (
	"cmp"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// sketchEvent is an entry as Timesketch reads it: message, datetime and timestamp_desc are what it must have, the others are columns
// of ours. Its importer drops a row without a time, so there is always one; Time says how well it is known.
type sketchEvent struct {
	Message       string   `json:"message"`
	Datetime      string   `json:"datetime"`       // ISO 8601 with offset, UTC
	Timestamp     int64    `json:"timestamp"`      // the same in microseconds
	TimestampDesc string   `json:"timestamp_desc"` // what the time is of: "hat:white fact", "decision"
	Hat           string   `json:"hat"`
	Author        string   `json:"author"`
	RecordedAt    string   `json:"recorded_at"` // as Datetime; "" when nobody knows
	Incident      string   `json:"incident"`
	EntryID       string   `json:"entry_id"`
	Tag           []string `json:"tag"`
	Time          string   `json:"time,omitempty"` // "about", "unknown"
	Starred       bool     `json:"starred,omitempty"`
	Edited        bool     `json:"edited,omitempty"`
	Retracted     bool     `json:"retracted,omitempty"`
	Source        string   `json:"source,omitempty"`
}

// sketchMax is how long a field of Timesketch may be, in bytes, to be found by its exact value (a limit of Lucene's terms).
const sketchMax = 32766

// writeTimesketch writes a line for each entry, in the order in which it happened.
func writeTimesketch(w io.Writer, s *story) error {
	enc := lines(w)
	for i := range s.view.Len() {
		if err := enc.Encode(s.sketch(i)); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) sketch(i int) sketchEvent {
	e := s.view.At(i)
	at, vague := s.view.Time(i), e.Vague
	if !writable(at) {
		at, vague = s.state.Declared, incident.Unknown
	}
	if !writable(at) {
		at = time.Unix(0, 0)
	}
	out := sketchEvent{
		Message: cut(cmp.Or(e.Line(true, s.Zone), sketchDesc(e))), Datetime: utcStamp(at), Timestamp: at.UnixMicro(), TimestampDesc: cut(sketchDesc(e)),
		Hat: cut(string(e.Hat)), Author: cut(e.Name), Incident: cut(s.ID), EntryID: cut(s.entryID(e)), Tag: []string{}, Time: string(vague),
		Starred: e.Starred, Edited: e.Edited, Retracted: e.Retracted, Source: cut(e.Source),
	}
	if writable(e.Recorded) {
		out.RecordedAt = utcStamp(e.Recorded)
	}
	for _, tag := range e.Tags {
		out.Tag = append(out.Tag, cut(tag))
	}
	return out
}

func utcStamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000-07:00") }

// sketchDesc names what happened at the time: the hat and the kind of a note, the label of all else.
func sketchDesc(e *timeline.Entry) string {
	if e.Event == incident.KindNote && e.Hat != "" {
		return "hat:" + string(e.Hat) + " " + e.Label
	}
	return cmp.Or(e.Label, "event")
}

// cut shortens v to sketchMax bytes at a character, and says so.
func cut(v string) string {
	if len(v) <= sketchMax {
		return v
	}
	mark := fmt.Sprintf(" [cut, %d bytes in all]", len(v))
	n := sketchMax - len(mark)
	for n > 0 && !utf8.RuneStart(v[n]) {
		n--
	}
	return v[:n] + mark
}
