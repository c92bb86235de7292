package importer

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// zoneSaid is a zone and how the page calls it.
type zoneSaid struct {
	loc  *time.Location
	name string
}

func zoneOf(s string) (zoneSaid, bool) {
	const longest = 300 // bytes: a sentence or a head, not a story
	if len(s) > longest {
		return zoneSaid{}, false
	}
	loc, name, ok := zoneIn(s)
	return zoneSaid{loc, name}, ok
}

// field is what a column of a table holds.
type field int

const (
	fieldOther field = iota // kept with its name
	fieldDate
	fieldTime
	fieldAuthor
	fieldText
	fieldHat
	fieldKind
	fieldTags
	fieldID
	fieldZone
)

// headerFields are the words that name a column, in small letters.
func headerFields() map[string]field {
	return map[string]field{
		"time": fieldTime, "times": fieldTime, "when": fieldTime, "timestamp": fieldTime, "at": fieldTime, "start": fieldTime, "clock": fieldTime,
		"happened": fieldTime, "zeit": fieldTime, "uhrzeit": fieldTime, "zeitpunkt": fieldTime, "heure": fieldTime, "hora": fieldTime,
		"datetime": fieldTime, "date": fieldDate, "day": fieldDate, "datum": fieldDate, "tag": fieldTags, "fecha": fieldDate,
		"who": fieldAuthor, "author": fieldAuthor, "actor": fieldAuthor, "by": fieldAuthor, "person": fieldAuthor, "user": fieldAuthor,
		"name": fieldAuthor, "role": fieldAuthor, "owner": fieldAuthor, "wer": fieldAuthor, "rolle": fieldAuthor, "reporter": fieldAuthor,
		"what": fieldText, "event": fieldText, "description": fieldText, "text": fieldText, "message": fieldText, "note": fieldText,
		"entry": fieldText, "action": fieldText, "update": fieldText, "activity": fieldText, "details": fieldText, "events": fieldText,
		"summary": fieldText, "ereignis": fieldText, "beschreibung": fieldText, "was": fieldText, "comment": fieldText, "notes": fieldText,
		"hat": fieldHat, "kind": fieldKind, "type": fieldKind, "category": fieldKind, "art": fieldKind, "tags": fieldTags, "labels": fieldTags,
		"id": fieldID, "zone": fieldZone, "timezone": fieldZone, "tz": fieldZone,
	}
}

// mdTable is a table that is being read.
type mdTable struct {
	names  []string
	fields []field
	zone   zoneSaid // that its head names
	is     bool     // a timeline
}

// newTable reads the head of a table. Every word of the name of a column of times must be about time: "Time to detect" is none.
func newTable(head string) mdTable {
	t := mdTable{names: cells(head)}
	known := headerFields()
	for _, name := range t.names {
		bare, _, _ := strings.Cut(strings.Trim(name, "*_` "), "(")
		words := strings.FieldsFunc(strings.ToLower(bare), func(r rune) bool { return !unicode.IsLetter(r) })
		f, timely := fieldOther, len(words) > 0
		for _, w := range words {
			_, _, isZone := zoneIn(strings.ToUpper(w) + " ")
			timely = timely && (known[w] == fieldTime || known[w] == fieldDate || isZone || w == "of")
			if f == fieldOther || f == fieldDate && known[w] == fieldTime { // "Date and time"
				f = known[w]
			}
		}
		if (f == fieldTime || f == fieldDate) && !timely && !slices.Equal(words, []string{"date", "and", "time"}) {
			f = fieldOther
		}
		if f != fieldOther && f != fieldTags && slices.Contains(t.fields, f) {
			f = fieldOther
		}
		t.fields = append(t.fields, f)
		if zone, ok := zoneOf(name); ok && f == fieldTime {
			t.zone = zone
		}
	}
	t.is = slices.Contains(t.fields, fieldTime) || slices.Contains(t.fields, fieldDate)
	return t
}

// guess takes the first column for the times if nothing is called so and a row has one there, and the first that is left for the text.
func (t *mdTable) guess(row []string) {
	for len(t.fields) < len(row) { // the head was shorter
		t.fields = append(t.fields, fieldOther)
	}
	if !t.is && len(row) > 1 {
		if st, _, ok := timed(row[0]); ok && (st.clock || st.dated()) {
			t.fields[0], t.is = fieldTime, true
		}
	}
	if !t.is || slices.Contains(t.fields, fieldText) {
		return
	}
	if i := slices.Index(t.fields, fieldOther); i >= 0 {
		t.fields[i] = fieldText
	}
}

// of returns the first cell of a field.
func (t *mdTable) of(row []string, f field) string {
	if i := slices.Index(t.fields, f); i >= 0 && i < len(row) {
		return row[i]
	}
	return ""
}

// entry reads a row, all but its time: when is how that was written.
func (t *mdTable) entry(row []string) (e Entry, when string) {
	own := false
	for i, cell := range row {
		var id string
		if row[i], id = idComment(cell); id != "" {
			e.SourceID, own = id, true
		}
	}
	e.Text, e.Author = t.of(row, fieldText), t.of(row, fieldAuthor)
	e.Kind, e.Tags = t.of(row, fieldKind), list(t.of(row, fieldTags))
	if e.SourceID == "" {
		e.SourceID = t.of(row, fieldID)
	}
	for i, cell := range row {
		if cell == "" || i < len(t.fields) && t.fields[i] != fieldOther {
			continue
		}
		if i < len(t.names) && t.names[i] != "" {
			cell = t.names[i] + ": " + cell
		}
		e.Text = strings.TrimPrefix(e.Text+"\n"+cell, "\n")
	}
	if own {
		e.Text, e.Author, e.Kind = ours(e.Text), ours(e.Author), ours(e.Kind)
	}
	for i, tag := range e.Tags {
		if own {
			tag = ours(tag)
		}
		e.Tags[i] = strings.TrimPrefix(tag, "#")
	}
	e.setHat(t.of(row, fieldHat))
	when = strings.TrimSpace(t.of(row, fieldDate) + " " + t.of(row, fieldTime))
	if zone := t.of(row, fieldZone); zone != "" {
		when += " " + zone
	}
	return e, strings.Trim(when, "*_` ")
}
