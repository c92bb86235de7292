package capture

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// FormatFields writes a card as the line that fills it so, for editing: its number unless that is 0, its first field as
// the free text, then every other field of c that has a value. The values are as FieldValue.Value has them, by the name of
// the field; others are left out. Times are written with their date in zone (nil is UTC), so that the line means the same
// however long it is edited. Parse gives the same values back, for a card that is there already. A value that its kind
// does not allow stands in quotes for the writer to put right.
func FormatFields(c Command, number uint64, values map[string]string, zone *time.Location) string {
	parts := []string{"/" + c.Name}
	if number != 0 {
		parts = append(parts, "#"+strconv.FormatUint(number, 10))
	}
	for i, f := range c.Fields {
		v := strings.TrimSpace(values[f.Name])
		switch {
		case v == "":
		case i == 0 && f.loose() && c.plain(v):
			parts = append(parts, v)
		default:
			parts = append(parts, f.Name+"="+f.written(v, zone))
		}
	}
	return strings.Join(parts, " ")
}

// plain reports whether a text can stand in a line as it is.
func (c Command) plain(text string) bool {
	first := word(text)
	if _, isStage := c.stage(first); isStage || first == text && len(c.nearStages(first)) > 0 {
		return false
	}
	if _, isNumber := digits(first); isNumber || strings.ContainsAny(text[:1], "@#'") || strings.HasPrefix(text, "‘") {
		return false
	}
	return !strings.ContainsAny(text, "=\"“„«") && !(c.Owed && strings.Contains(text, ":"))
}

// written is a stored value as it stands behind "=".
func (f CommandField) written(v string, zone *time.Location) string {
	switch f.Kind {
	case FieldTime:
		if t, err := time.Parse(time.RFC3339, v); err == nil {
			return writtenTime(t, zone)
		}
	case FieldSpan:
		if d, err := time.ParseDuration(v); err == nil && d >= 0 && d%time.Second == 0 {
			return lengthWord(d)
		}
	case FieldChoice, FieldCheck, FieldNumber:
		if simple(v) {
			return v
		}
	}
	return Quote(v)
}

// writtenTime is t as it stands behind "=".
func writtenTime(t time.Time, zone *time.Location) string {
	if w := wallTime(t, zone); strings.Contains(w, " ") {
		return Quote(w)
	}
	return t.UTC().Format(time.RFC3339)
}

// wallTime is t, whole seconds, as the clocks of zone show it; where they show that twice, in UTC.
func wallTime(t time.Time, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	local := t.In(zone)
	layout := "2006-01-02 15:04"
	if local.Second() != 0 {
		layout += ":05"
	}
	if found, _ := moments(midnight(local, 0).Add(wallClock(local)), zone); len(found) == 1 && found[0].Equal(t) {
		return local.Format(layout)
	}
	return t.UTC().Format(time.RFC3339)
}

// wallClock is how far into the day the clock of t's zone shows t to be.
func wallClock(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}

// simple reports whether s needs no quotes behind "=": letters, digits, "-", "_" and points.
func simple(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_.", r)
	}) < 0
}
