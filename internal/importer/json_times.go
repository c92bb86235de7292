package importer

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// time reads the times of r into e.
func (j *jsonRows) time(r record, s shape, e *Entry) {
	path, raw := r.first(s.at)
	e.Raw = raw
	if day := r.text("date", "day"); path == "time" && day != "" && day != raw {
		if st, ok := parseStamp(raw); ok && st.clock && !st.dated() {
			e.Raw = day + " " + raw
		}
	}
	var doubt string
	if e.Raw == "" {
		e.Vague, doubt = Unknown, "it has no time"
	} else {
		e.At, e.Vague, doubt = j.moment(e.Raw, s.utc)
	}
	switch vague := Vague(strings.ToLower(r.text(s.vague...))); {
	case vague == Unknown:
		e.At, e.Vague, doubt = time.Time{}, Unknown, "the source says that nobody knows when"
	case vague == About || approximate(e.Text) && !e.At.IsZero():
		e.Vague = About
	}
	if doubt != "" {
		e.doubt(doubt)
		if s.dateless && e.At.IsZero() && e.Vague == Unknown && r.text(s.vague...) == "" {
			e.Status = Skipped
		}
	}
	e.Written, _, _ = j.moment(r.text(s.written...), s.utc)
	for _, path := range s.edited {
		if t := j.latest(r.at(path), s.utc); t.After(e.At) && t.After(e.Written) {
			e.Edited = t
			break
		}
	}
}

// latest is the last of the times of a list, or the time that a value is.
func (j *jsonRows) latest(v any, utc bool) time.Time {
	var t time.Time
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if one := j.latest(e, utc); one.After(t) {
				t = one
			}
		}
	case map[string]any:
		return j.latest(record(v).text("at", "edited_at", "ts", "time"), utc)
	case string, json.Number:
		t, _, _ = j.moment(plain(v), utc)
	}
	return t
}

// moment reads a time as JSON has it: RFC 3339, a count since 1970, or what people write.
func (j *jsonRows) moment(raw string, utc bool) (time.Time, Vague, string) {
	if raw = strings.TrimSpace(raw); raw == "" {
		return time.Time{}, Unknown, "it has no time"
	}
	if t, err := time.Parse(time.RFC3339Nano, raw); err == nil {
		return t, Exact, ""
	}
	if t, ok := parseEpoch(raw); ok {
		return t, Exact, ""
	}
	st, ok := parseStamp(raw)
	if !ok {
		return time.Time{}, Unknown, fmt.Sprintf("the time %s cannot be read", quote(raw))
	}
	if st.zone == nil && utc {
		st.zone = time.UTC
	}
	if st.zone == nil && st.clock {
		j.zoneless++
	}
	return j.calendar.at(st)
}
