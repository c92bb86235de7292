package importer

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// cell is what row has for a role, as it is written.
func (c *csvReader) cell(row []string, r role) string {
	i, ok := c.cols[r]
	if !ok || i >= len(row) {
		return ""
	}
	return row[i]
}

// entry makes an entry of a row.
func (c *csvReader) entry(row []string, line int) Entry {
	e := Entry{Line: line, Source: c.in.label()}
	row, extra := c.joined(row)
	if c.own {
		row = undisarmed(row)
	}
	e.Text, e.Author = c.cell(row, roleText), strings.Trim(c.cell(row, roleAuthor), " \t\u00a0\n")
	if more := c.cell(row, roleMore); strings.TrimSpace(more) != "" && !strings.Contains(e.Text, more) {
		e.Text = strings.TrimPrefix(e.Text+"\n"+more, "\n")
	}
	e.Kind, e.SourceID = strings.TrimSpace(c.cell(row, roleKind)), strings.TrimSpace(c.cell(row, roleID))
	e.Tags = list(c.cell(row, roleTags))
	e.Starred = truth(c.cell(row, roleStarred))
	c.time(row, &e)
	if !e.At.IsZero() {
		if e.At.Before(c.last) {
			c.back++
		}
		c.last = e.At
	}
	e.setHat(c.cell(row, roleHat))
	if extra {
		e.doubt("it has more cells than the header: they were joined to the text")
	}
	c.tidy(row, &e)
	if strings.TrimSpace(e.Text) == "" && e.Status != Skipped {
		e.Status, e.Reason, e.Text = Skipped, "it has no text", strings.Join(strings.Fields(strings.Join(row, " ")), " ")
	}
	c.unique(&e)
	return e
}

// joined puts cells beyond the header back into the text, if that is the last column: somebody forgot the quotes.
func (c *csvReader) joined(row []string) (whole []string, extra bool) {
	last := len(c.names) - 1
	if c.header < 0 || len(row) <= len(c.names) || blankRow(row[last+1:]) {
		return row, false
	}
	if i, ok := c.cols[roleText]; ok && i == last {
		whole = append(whole, row[:last]...)
		return append(whole, strings.Join(row[last:], string(c.comma))), true
	}
	return row, false
}

// tidy reads what only tables of one kind have.
func (c *csvReader) tidy(row []string, e *Entry) {
	if !c.own && !c.sketch {
		return
	}
	r := record{}
	for i, name := range c.names {
		if i < len(row) {
			r[strings.TrimSpace(name)] = row[i]
		}
	}
	if c.own {
		e.Source = ownSource
		e.Tags = strings.Fields(c.cell(row, roleTags))
		tidyOwn(r, e)
		return
	}
	tidySketch(r, e)
}

// undisarmed takes away the apostrophe that our own tables put before what a spreadsheet would compute.
func undisarmed(row []string) []string {
	const signs = "=+-@\t\r\n|%＝＋－＠﹦﹢﹣﹫−"
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = cell
		inner, quoted := strings.CutPrefix(cell, "'")
		rest := strings.TrimLeftFunc(inner, func(r rune) bool { return r == '\'' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
		if quoted && (strings.IndexAny(rest, signs) == 0 || strings.IndexAny(inner, signs) == 0) {
			out[i] = inner
		}
	}
	return out
}

// unique sees to it that no two rows have one id.
func (c *csvReader) unique(e *Entry) {
	if e.SourceID == "" || e.Status == Skipped {
		e.SourceID = ""
		return
	}
	id := e.Source + "\x00" + e.SourceID
	switch again := c.same.again(id + "\x00" + e.Raw + "\x00" + e.Author + "\x00" + e.Text); {
	case again:
		e.Status, e.Reason = Skipped, fmt.Sprintf("the same row was there before, with the id %s", quote(e.SourceID))
		e.SourceID = ""
	case c.called.again(id):
		e.doubt(fmt.Sprintf("another row has the same id, %s", quote(e.SourceID)))
		e.SourceID = ""
	}
}

// time reads the times of a row.
func (c *csvReader) time(row []string, e *Entry) {
	var doubt string
	e.Raw, e.At, e.Vague, doubt = c.moment(row)
	if t, ok := parseEpoch(c.cell(row, roleEpoch)); ok {
		switch off := t.Sub(e.At); {
		case e.At.IsZero():
			if strings.TrimSpace(e.Raw) != "" {
				doubt = fmt.Sprintf("the time %s cannot be read: %s says when it was", quote(e.Raw), strings.TrimSpace(c.names[c.cols[roleEpoch]]))
			} else {
				doubt = ""
			}
			e.Raw, e.At, e.Vague = first(e.Raw, c.cell(row, roleEpoch)), t, Exact
		case off.Abs() >= time.Minute && doubt == "":
			doubt = fmt.Sprintf("its columns contradict: %s is %s", strings.TrimSpace(c.names[c.cols[roleEpoch]]), t.Format("2006-01-02 15:04:05 UTC"))
		}
	}
	switch vague := Vague(strings.ToLower(strings.TrimSpace(c.cell(row, roleVague)))); {
	case c.own && vague == Unknown:
		e.At, e.Vague, doubt = time.Time{}, Unknown, "the source says that nobody knows when"
	case c.own && vague == About, approximate(e.Text) && !e.At.IsZero():
		e.Vague = About
	}
	if doubt != "" {
		e.doubt(doubt)
		if c.sketch && e.At.IsZero() { // Timesketch leaves it out with a warning (timesketch/lib/utils.py)
			e.Status = Skipped
		}
	}
	written := calendar{zone: c.calendar.zone, order: c.calendar.order}
	if st, ok := parseStamp(c.cell(row, roleWritten)); ok {
		e.Written, _, _ = written.at(st)
	}
}

// moment reads when a row happened, as it is written and as it is meant.
func (c *csvReader) moment(row []string) (raw string, at time.Time, v Vague, doubt string) {
	raw, clock := c.cell(row, roleAt), ""
	if !c.has(roleAt) {
		clock = strings.TrimSpace(c.cell(row, roleClock))
		raw = strings.TrimSpace(strings.TrimSpace(c.cell(row, roleDate)) + " " + clock)
	}
	if strings.TrimSpace(raw) == "" {
		return raw, time.Time{}, Unknown, "it has no time"
	}
	st, ok := compactStamp(raw)
	if !ok {
		if t, ok := parseEpoch(raw); ok {
			return raw, t, Exact, ""
		}
		st, ok = parseStamp(raw)
	}
	if !ok && clock != "" && c.has(roleDate) {
		if alone, isClock := parseStamp(clock); isClock && (alone.dated() || strings.TrimSpace(c.cell(row, roleDate)) == "") {
			st, ok = alone, true // a full time beside the date
		}
	}
	if !ok {
		if date, isDate := parseStamp(c.cell(row, roleDate)); isDate {
			c.calendar.heading(date)
		}
		return raw, time.Time{}, Unknown, fmt.Sprintf("the time %s cannot be read", quote(raw))
	}
	if st.zone == nil {
		if loc, ok := zoneNamed(strings.TrimSpace(c.cell(row, roleZone))); ok {
			st.zone = loc
		}
	}
	at, v, doubt = c.calendar.at(st)
	return raw, at, v, doubt
}

// compactStamp reads 201804181430 and 20180418143005, which would pass for a count since 1970.
func compactStamp(raw string) (stamp, bool) {
	raw = strings.TrimSpace(raw)
	form, ok := map[int]string{12: "200601021504", 14: "20060102150405"}[len(raw)]
	if !ok || raw[:2] != "19" && raw[:2] != "20" {
		return stamp{}, false
	}
	t, err := time.Parse(form, raw)
	return stamp{
		raw: raw, year: t.Year(), month: int(t.Month()), day: t.Day(), clock: true, hour: t.Hour(), minute: t.Minute(), second: t.Second(),
	}, err == nil
}

// dayProof is a date that can be read in one order only.
type dayProof struct {
	raw  string
	line int
}

// findOrder goes through all dates of two numbers to see whether the day or the month comes first: a number over 12 proves it, else
// the order in which only one of the readings is sorted makes it likely.
func (c *csvReader) findOrder(ctx context.Context) error {
	var day, month dayProof
	byDay, byMonth := run{}, run{}
	open, dotted := 0, false
	skip := func([]string, int) error { return nil }
	err := c.each(ctx, skip, func(row []string, line int) error {
		raw := first(strings.TrimSpace(c.cell(row, roleAt)), strings.TrimSpace(c.cell(row, roleDate)))
		st, ok := parseStamp(raw)
		if !ok || !st.open {
			return nil
		}
		a, b := st.month, st.day
		switch {
		case a > 12 && b <= 12 && day.line == 0:
			day = dayProof{st.raw, line}
		case b > 12 && a <= 12 && month.line == 0:
			month = dayProof{st.raw, line}
		case a <= 12 && b <= 12 && a != b:
			open++
			dotted = dotted || st.dotted
		}
		byDay.see(st.year*10000 + b*100 + a)
		byMonth.see(st.year*10000 + a*100 + b)
		return nil
	})
	if err != nil && ctx.Err() != nil {
		return err
	} // any other comes up again when the rows are given out
	switch {
	case day.line > 0 && month.line > 0:
		c.calendar.order = orderConflict
		c.note("dates contradict: %s in line %d is day first, %s in line %d is month first", quote(day.raw), day.line, quote(month.raw), month.line)
	case day.line > 0:
		c.calendar.order = dayFirst
		c.note("dates are day first: %s in line %d proves it", quote(day.raw), day.line)
	case month.line > 0:
		c.calendar.order = monthFirst
		c.note("dates are month first: %s in line %d proves it", quote(month.raw), month.line)
	case open > 0 && byDay.sorted() && !byMonth.sorted():
		c.calendar.order = dayFirst
		c.note("dates are taken to be day first: only so the rows are in order")
	case open > 0 && byMonth.sorted() && !byDay.sorted():
		c.calendar.order = monthFirst
		c.note("dates are taken to be month first: only so the rows are in order")
	case open > 0 && dotted:
		c.note("dates with dots are taken to be day first: nothing proves it")
	case open > 0:
		c.note("nothing says whether the day or the month comes first")
	}
	return nil
}

// run tells whether numbers come in order, up or down.
type run struct {
	last     int
	up, down bool
}

func (r *run) see(n int) {
	if r.last != 0 {
		r.up = r.up || n > r.last
		r.down = r.down || n < r.last
	}
	r.last = n
}

func (r *run) sorted() bool { return !r.up || !r.down }
