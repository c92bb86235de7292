package report

import (
	"io"
	"strings"
	"unicode"

	"warroom/internal/timeline"
)

// byteOrderMark begins the table: without it Excel reads UTF-8 as the code page of the machine, and an umlaut as two characters. With
// it LibreOffice, Excel and our importer read it right.
const byteOrderMark = "\ufeff"

// columns are the table: the names of the first row, which are those of the common record and a promise like them, and what stands
// below.
var columns = []struct {
	name string
	cell func(*timeline.Entry, *record) string
}{
	{"id", func(_ *timeline.Entry, r *record) string { return r.ID }},
	{"happened_at", func(_ *timeline.Entry, r *record) string { return orEmpty(r.HappenedAt) }},
	{"recorded_at", func(_ *timeline.Entry, r *record) string { return orEmpty(r.RecordedAt) }},
	{"zone", func(_ *timeline.Entry, r *record) string { return r.Zone }},
	{"author", func(_ *timeline.Entry, r *record) string { return r.Author }},
	{"kind", func(_ *timeline.Entry, r *record) string { return r.Kind }},
	{"hat", func(_ *timeline.Entry, r *record) string { return r.Hat }},
	{"text", func(_ *timeline.Entry, r *record) string { return r.Text }},
	{"owner", func(_ *timeline.Entry, r *record) string { return r.Owner }},
	{"due", func(_ *timeline.Entry, r *record) string { return orEmpty(r.Due) }},
	{"tags", func(_ *timeline.Entry, r *record) string { return strings.Join(r.Tags, " ") }},
	{"starred", func(_ *timeline.Entry, r *record) string { return yes(r.Starred) }},
	{"edited", func(e *timeline.Entry, _ *record) string { return yes(e.Edited) }},
	{"retracted", func(_ *timeline.Entry, r *record) string { return yes(r.Retracted) }},
	{"time", func(_ *timeline.Entry, r *record) string { return r.Time }},
	{"source", func(_ *timeline.Entry, r *record) string { return r.Source }},
	{"source_id", func(_ *timeline.Entry, r *record) string { return r.SourceID }},
}

// writeCSV writes a table as RFC 4180 has it, a row an entry in the order in which it happened. Times have an offset, and a spreadsheet
// keeps them as text: one that it took for a date would lose the zone.
func writeCSV(w io.Writer, s *story) error {
	var b strings.Builder
	b.WriteString(byteOrderMark)
	for i, c := range columns {
		writeCell(&b, i, c.name)
	}
	b.WriteString("\r\n")
	for i := range s.view.Len() {
		e := s.view.At(i)
		r := s.record(e)
		for k, c := range columns {
			writeCell(&b, k, c.cell(e, &r))
		}
		b.WriteString("\r\n")
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
		b.Reset()
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeCell writes cell number i of a row. Lines within a cell end with a line feed, as spreadsheets write them.
func writeCell(b *strings.Builder, i int, v string) {
	if i > 0 {
		b.WriteByte(',')
	}
	v = disarm(v)
	if !strings.ContainsAny(v, "\",\r\n") && strings.TrimSpace(v) == v {
		b.WriteString(v)
		return
	}
	b.WriteString(`"` + strings.ReplaceAll(v, `"`, `""`) + `"`)
}

// formulaSigns begin what a spreadsheet computes: with full-width and small forms, which some take for the plain ones.
const formulaSigns = "=+-@\t\r\n|%" + "＝＋－＠" + "﹦﹢﹣﹫" + "−"

// disarm puts an apostrophe before what a spreadsheet would compute: OWASP's list of signs, behind any white space and apostrophes.
// Whoever reads the table back takes one apostrophe off a cell whose rest disarm would have changed; so nothing is lost, and a text
// that began with an apostrophe keeps it.
func disarm(v string) string {
	rest := strings.TrimLeftFunc(v, func(r rune) bool { return r == '\'' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if strings.IndexAny(rest, formulaSigns) == 0 || strings.IndexAny(v, formulaSigns) == 0 {
		return "'" + v
	}
	return v
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}
