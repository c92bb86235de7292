package importer

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"warroom/internal/incident"
)

// role is what the cells of a column are to us.
type role string

const (
	roleAt      role = "at"    // date and time of day, or a time of day alone
	roleDate    role = "date"  // a date alone
	roleClock   role = "clock" // a time of day alone, beside a date
	roleEpoch   role = "epoch" // a count since 1970, used where "at" is empty
	roleText    role = "text"
	roleMore    role = "more" // what is said besides the text
	roleAuthor  role = "author"
	roleHat     role = "hat"
	roleKind    role = "kind"
	roleTags    role = "tags"
	roleID      role = "id"
	roleZone    role = "zone"
	roleWritten role = "written"
	roleStarred role = "starred"
	roleVague   role = "vague" // of our own tables
)

// csvWords are the names of columns in the order of how sure they are; for each role the first one that a header has counts. They are
// compared in small letters, without brackets, and with blanks for '_', '-' and '/'.
var csvWords = []struct {
	role  role
	words []string
}{
	{roleAt, []string{
		"happened at", "datetime", "date time", "occurred at", "event time", "event date", "time of event", "timestamp", "event at", "when", "zeitpunkt",
		"zeitstempel", "datum uhrzeit", "datum zeit", "date and time", "time", "start time", "started at", "start", "at", "ts", "zeit", "heure", "horodatage", "fecha hora", "created at", "created",
		"hour", "clock",
	}},
	{roleDate, []string{"date", "datum", "day", "fecha", "jour"}},
	{roleClock, []string{"uhrzeit", "time of day", "uhr", "hora"}},
	{roleEpoch, []string{"timestamp", "epoch", "unix time", "epoch ms"}},
	{roleText, []string{
		"text", "message", "what", "what happened", "event", "ereignis", "was", "was passierte", "event title", "note", "entry", "eintrag", "description", "beschreibung", "summary",
		"title", "action", "activity", "update", "meldung", "comment", "comments", "kommentar", "bemerkung", "notes", "details", "content", "body", "évènement", "événement", "quoi", "evento", "log", "status",
	}},
	{roleAuthor, []string{
		"author", "who", "actor", "user", "username", "user name", "person", "by", "reporter", "owner", "responder", "operator", "wer", "rolle", "role", "autor", "name", "speaker",
		"from", "qui", "auteur", "team", "logged by", "reported by", "added by", "quien", "hostname", "host",
	}},
	{roleHat, []string{"hat", "hut"}},
	{roleKind, []string{"kind", "timestamp desc", "event type", "type", "category", "event category", "kategorie", "art", "typ"}},
	{roleTags, []string{"tags", "tag", "labels", "label", "event tags", "schlagworte"}},
	{roleID, []string{"id", "uuid", "event id", "entry id", "event uuid", "guid"}},
	{roleZone, []string{"timezone", "time zone", "tz", "event tz", "zeitzone", "zone"}},
	{roleWritten, []string{"recorded at", "recorded", "written at", "logged at", "created at", "created", "erfasst", "erfasst am"}},
	{roleStarred, []string{"starred", "star", "pinned", "important", "wichtig"}},
	{roleMore, []string{"details", "detail", "description", "beschreibung", "comment", "comments", "kommentar", "notes", "note", "bemerkung", "content", "event content", "message"}},
}

// layout is where a table has what.
type layout struct {
	header int // index of the row with the names of the columns; -1 when there is none
	names  []string
	cols   map[role]int
	own    bool // the table is one that this program wrote
	sketch bool // it is one for Timesketch
}

func (l layout) has(r role) bool {
	_, ok := l.cols[r]
	return ok
}

// timed reports whether a column has times.
func (l layout) timed() bool {
	return l.has(roleAt) || l.has(roleDate) || l.has(roleClock) || l.has(roleEpoch)
}

// columnName makes names comparable: "Time (PST)", "event_time" and "Event-Time UTC" are a time.
func columnName(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, pair := range []string{"()", "[]"} {
		if open, end := strings.IndexByte(s, pair[0]), strings.LastIndexByte(s, pair[1]); open > 0 && end > open {
			s = s[:open] + " " + s[end+1:]
		}
	}
	words := strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("_-/.,:#*@'\"", r)
	})
	if len(words) > 1 {
		if _, ok := zoneNamed(strings.ToUpper(words[len(words)-1])); ok {
			words = words[:len(words)-1]
		}
	}
	return strings.Join(words, " ")
}

// readHeader takes row for a header; it is none when it has no times or no words.
func readHeader(row []string) (layout, bool) {
	l := layout{names: row, cols: map[role]int{}}
	names := make([]string, len(row))
	for i, cell := range row {
		if utf8.RuneCountInString(cell) <= 60 {
			names[i] = columnName(cell)
		}
	}
	used := map[int]bool{}
	for _, w := range csvWords {
		for _, word := range w.words {
			if i := slices.Index(names, word); i >= 0 && !used[i] {
				l.cols[w.role], used[i] = i, true
				break
			}
		}
	}
	if at, ok := l.cols[roleAt]; ok && l.has(roleDate) && !l.has(roleClock) && slices.Contains([]string{"time", "zeit", "heure", "hour", "start", "start time", "clock"}, names[at]) {
		l.cols[roleClock] = at
		delete(l.cols, roleAt)
	}
	l.sketch = slices.Contains(names, "message") && slices.Contains(names, "datetime") && slices.Contains(names, "timestamp desc")
	l.own = slices.Contains(names, "happened at") && slices.Contains(names, "recorded at") && slices.Contains(names, "source id") && l.has(roleText) && l.has(roleID)
	if i := slices.Index(names, "time"); l.own && i >= 0 {
		l.cols[roleVague] = i
	}
	return l, l.timed()
}

// findHeader looks for the header in the first rows: it may have a title above it. A row whose time is one is no header.
func findHeader(rows [][]string) layout {
	const deep = 20
	for i, row := range rows[:min(len(rows), deep)] {
		l, ok := readHeader(row)
		if !ok || len(row) < 2 {
			continue
		}
		l.header = i
		if !l.has(roleText) && !l.guessText(rows[i+1:]) {
			continue
		}
		return l
	}
	return layout{header: -1}
}

// guessText takes the column with the longest cells for the text.
func (l *layout) guessText(rows [][]string) bool {
	best, most := -1, 0
	for i := range l.names {
		if slices.Contains(slices.Collect(maps.Values(l.cols)), i) {
			continue
		}
		sum := 0
		for _, row := range rows {
			if i < len(row) {
				sum += len(strings.TrimSpace(row[i]))
			}
		}
		if sum > most {
			best, most = i, sum
		}
	}
	if best < 0 {
		return false
	}
	l.cols[roleText] = best
	return true
}

// guessLayout tells columns by what is in them, for a table without a header. It finds none when too few rows have a time.
func guessLayout(rows [][]string) (layout, bool) {
	l := layout{header: -1, cols: map[role]int{}}
	width, full := 0, 0
	for _, row := range rows {
		width = max(width, len(row))
		if !blankRow(row) {
			full++
		}
	}
	for i := range width {
		l.names = append(l.names, strconv.Itoa(i+1))
		clocks, dates := 0, 0
		for _, row := range rows {
			if i >= len(row) {
				continue
			}
			if _, ok := parseEpoch(row[i]); ok {
				clocks++
			} else if st, ok := parseStamp(row[i]); ok && st.clock {
				clocks++
			} else if ok {
				dates++
			}
		}
		const most = 2 // in three
		switch {
		case clocks*3 >= full*most && !l.has(roleAt):
			l.cols[roleAt] = i
		case dates > clocks && (dates*3 >= full*most || i == 0) && !l.has(roleDate):
			l.cols[roleDate] = i
		}
	}
	if at, ok := l.cols[roleAt]; ok && l.has(roleDate) {
		l.cols[roleClock] = at
		delete(l.cols, roleAt)
	}
	if full == 0 || !l.has(roleAt) && !l.has(roleClock) || !l.guessText(rows) {
		return layout{}, false
	}
	for i := range width { // who: the first other column of short words
		if !slices.Contains(slices.Collect(maps.Values(l.cols)), i) && shortWords(rows, i) {
			l.cols[roleAuthor] = i
			break
		}
	}
	return l, true
}

func shortWords(rows [][]string, i int) bool {
	const longest = 30
	letters := 0
	for _, row := range rows {
		if i < len(row) && len(row[i]) > longest {
			return false
		}
		if i < len(row) && strings.ContainsFunc(row[i], unicode.IsLetter) {
			letters++
		}
	}
	return letters*2 >= len(rows)
}

// csvFields are the names of our fields in Options.Map.
var csvFields = []role{roleAt, roleAuthor, roleText, roleHat, roleKind, roleTags, roleID, roleDate, roleClock, roleZone}

// mapped applies what the person said: a field stands in the column with that name or, counted from 1, that number. A name that no
// row of the head has is an error.
func (l layout) mapped(m map[string]string, rows [][]string) (layout, error) {
	if len(m) == 0 {
		return l, nil
	}
	if l.cols == nil {
		l = layout{header: -1, cols: map[role]int{}}
		if len(rows) > 0 {
			l.names = rows[0]
		}
	}
	if header := headerWith(m, rows); header >= 0 && header != l.header {
		l, _ = readHeader(rows[header])
		l.header = header
	}
	for _, field := range slices.Sorted(maps.Keys(m)) {
		if !slices.Contains(csvFields, role(field)) {
			var known []string
			for _, f := range csvFields {
				known = append(known, string(f))
			}
			return l, incident.Errorf(incident.CodeInvalid, "there is no field %q to map a column to", field).
				WithHint("the fields are: " + strings.Join(known, ", "))
		}
		i := columnOf(m[field], l.names)
		if i < 0 {
			return l, incident.Errorf(incident.CodeInvalid, "there is no column %q for %s", m[field], field).
				WithHint("the columns are: " + strings.Join(l.names, ", ") + fmt.Sprintf("; or say a number from 1 to %d", len(l.names)))
		}
		l.take(role(field), i)
	}
	if !l.has(roleText) && !l.guessText(rows[min(len(rows), l.header+1):]) {
		return l, incident.Errorf(incident.CodeInvalid, "no column is left for the text").WithHint("say which: --map text=COLUMN")
	}
	return l, nil
}

// take gives column i to a role and to no other.
func (l layout) take(r role, i int) {
	maps.DeleteFunc(l.cols, func(_ role, col int) bool { return col == i })
	l.cols[r] = i
	if r == roleAt {
		delete(l.cols, roleDate)
		delete(l.cols, roleClock)
		delete(l.cols, roleEpoch)
	}
}

// headerWith is the first row that has all columns that m names, -1 when there is none or m only counts.
func headerWith(m map[string]string, rows [][]string) int {
	for i, row := range rows {
		named, all := false, true
		for _, column := range m {
			at := slices.IndexFunc(row, func(cell string) bool { return sameColumn(cell, column) })
			if _, err := strconv.Atoi(column); at < 0 && err == nil {
				continue
			}
			named = named || at >= 0
			all = all && at >= 0
		}
		if named && all {
			return i
		}
	}
	return -1
}

func sameColumn(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) || columnName(a) != "" && columnName(a) == columnName(b)
}

func columnOf(column string, names []string) int {
	if i := slices.IndexFunc(names, func(n string) bool { return sameColumn(n, column) }); i >= 0 {
		return i
	}
	if n, err := strconv.Atoi(column); err == nil && n >= 1 && n <= len(names) {
		return n - 1
	}
	return -1
}
