package report

import (
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"
	"time"
)

// markup is what the page itself is made of. Only a constant turns into it without being asked to, so no text of the story can be
// taken for it.
type markup string

// pageWriter writes HTML. After the first error it writes nothing more.
type pageWriter struct {
	w   io.Writer
	err error
}

// raw writes parts of the page.
func (p *pageWriter) raw(parts ...markup) {
	for _, m := range parts {
		p.write(string(m))
	}
}

// text writes words of the story, for between tags or between the double quotes of an attribute: nowhere else does any stand.
func (p *pageWriter) text(words ...string) {
	for _, s := range words {
		p.write(html.EscapeString(s))
	}
}

// num writes a whole number.
func (p *pageWriter) num(n int) { p.write(strconv.Itoa(n)) }

// seq writes the number of an event.
func (p *pageWriter) seq(n uint64) { p.write(strconv.FormatUint(n, 10)) }

// at writes a coordinate, to a tenth of a unit.
func (p *pageWriter) at(x float64) {
	p.write(strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0"))
}

func (p *pageWriter) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

// moment writes a time with its date and zone.
func (p *pageWriter) moment(t time.Time) {
	p.raw(`<time datetime="`)
	p.write(t.UTC().Format(time.RFC3339))
	p.raw(`">`)
	p.text(momentText(t))
	p.raw(`</time>`)
}

// momentText is a time with its date and zone, in the zone of t: 2031-03-14 14:02 CET.
func momentText(t time.Time) string { return t.Format("2006-01-02 15:04 ") + zoneText(t) }

// zoneText is the zone of t in letters, and in hours from UTC when it has none.
func zoneText(t time.Time) string {
	if name, _ := t.Zone(); name != "" && name[0] != '+' && name[0] != '-' {
		return name
	}
	return zoneOffset(t)
}

// zoneOffset is the zone of t in hours from UTC: UTC, UTC+02:00.
func zoneOffset(t time.Time) string {
	if _, offset := t.Zone(); offset == 0 {
		return "UTC"
	}
	return "UTC" + t.Format("-07:00")
}

// lengthText is a length of time to read at a glance: 2 min, 1 h 10 min, 9 d 20 h.
func lengthText(d time.Duration) string {
	minutes := int64(max(d, 0) / time.Minute)
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 24*60:
		return twoUnits(minutes/60, "h", minutes%60, "min")
	}
	return twoUnits(minutes/(24*60), "d", minutes/60%24, "h")
}

func twoUnits(much int64, unit string, rest int64, restUnit string) string {
	if rest == 0 {
		return fmt.Sprintf("%d %s", much, unit)
	}
	return fmt.Sprintf("%d %s %d %s", much, unit, rest, restUnit)
}

// countText is a number with its noun: 1 entry, 2 entries.
func countText(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
