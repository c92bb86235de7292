package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"warroom/internal/incident"
)

// sniffCSV is surest of tables for Timesketch and of our own, then of those with a header.
func sniffCSV(name string, head []byte, dir fs.FS) int {
	start := bytes.TrimSpace(head)
	if dir != nil || len(start) == 0 || start[0] == '{' || start[0] == '[' || ruled(start) {
		return 0
	}
	_, rows := findDialect(name, head)
	l := findHeader(rows)
	ending := 0
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".tab", ".psv":
		ending = 25
	}
	switch {
	case len(rows) == 0:
		return 0
	case l.header >= 0 && (l.sketch || l.own):
		return 90
	case l.header >= 0:
		return 60 + ending
	}
	if _, ok := guessLayout(rows); ok {
		return 40 + ending
	}
	return max(0, ending)
}

// ruled reports whether there is the line under the header of a Markdown table.
func ruled(head []byte) bool {
	for line := range bytes.Lines(head) {
		if bytes.Contains(line, []byte("---")) && len(bytes.Trim(line, " \t\r\n|:-")) == 0 && bytes.Contains(line, []byte("|")) {
			return true
		}
	}
	return false
}

// readCSV goes through a table twice: the first time to find out in which order its dates are.
func readCSV(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error {
	if in.File == nil {
		return incident.Errorf(incident.CodeInvalid, "%s is a folder, and a table is a file", in.label()).WithHint("name the file")
	}
	head, err := in.readHead()
	if err != nil {
		return err
	}
	d, rows := findDialect(in.label(), head)
	if len(rows) == 0 && len(o.Map) > 0 {
		d = dialect{comma: ','}
		rows = headRows(in.label(), head, d)
	}
	l := findHeader(rows)
	if l.header < 0 {
		l, _ = guessLayout(rows)
		l.header = -1
	}
	if l, err = l.mapped(o.Map, rows); err != nil {
		return err
	}
	if !l.timed() {
		return incident.Errorf(incident.CodeInvalid, "%s has no column with times that can be told", in.label()).
			WithHint("say which it is: --map at=COLUMN --map text=COLUMN, by name or number")
	}
	c := &csvReader{in: in, dialect: d, layout: l, sum: sum, take: take, same: newIDs(), called: newIDs()}
	c.calendar = calendar{now: o.Now}
	c.zone(o)
	if err := c.findOrder(ctx); err != nil {
		return err
	}
	return c.rows(ctx)
}

// csvReader is one reading of a table.
type csvReader struct {
	in *source
	dialect
	layout
	calendar calendar
	last     time.Time // of the row above
	back     int       // rows that are earlier than the row above
	sum      *Summary
	take     func(Entry) error
	same     *ids // rows, to know one that is there twice
	called   *ids // ids of rows
}

func (c *csvReader) note(format string, args ...any) {
	c.sum.Notes = append(c.sum.Notes, fmt.Sprintf(format, args...))
}

// zone finds the zone of times that name none: the header of their column says it, else the person does.
func (c *csvReader) zone(o Options) {
	c.sum.Zone = "UTC (nothing says another)"
	if o.Zone != nil {
		c.calendar.zone, c.sum.Zone = o.Zone, o.Zone.String()+" (as asked)"
	}
	if c.header < 0 {
		return
	}
	for _, r := range []role{roleAt, roleClock, roleDate} {
		i, ok := c.cols[r]
		if !ok || i >= len(c.names) {
			continue
		}
		if loc, name, ok := zoneIn(c.names[i]); ok {
			c.calendar.zone, c.sum.Zone = loc, name+" (the header says so)"
			return
		}
	}
}

// each calls do for the rows below the header. The rows above it go to above.
func (c *csvReader) each(ctx context.Context, above, do func(row []string, line int) error) error {
	t := newCSVTable(c.in.label(), c.in.text(), c.dialect)
	for i := -c.skip; ; i++ {
		row, line, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && i&0xff == 0 {
			err = ctx.Err()
		}
		switch {
		case err != nil:
		case i < 0 || i == c.header:
		case i < c.header:
			err = above(row, line)
		default:
			err = do(row, line)
		}
		if err != nil {
			return err
		}
	}
}

// rows gives out what the table has.
func (c *csvReader) rows(ctx context.Context) error {
	err := c.each(ctx, c.above, func(row []string, line int) error {
		switch {
		case blankRow(row):
			return c.take(Entry{Line: line, Status: Skipped, Reason: "an empty row"})
		case c.header >= 0 && slices.Equal(row, c.names):
			return c.take(Entry{Line: line, Status: Skipped, Reason: "the header again", Text: strings.Join(row, " ")})
		}
		return c.take(c.entry(row, line))
	})
	c.conclude()
	return err
}

// above takes what stands over the header, such as the title of a sheet.
func (c *csvReader) above(row []string, line int) error {
	if blankRow(row) {
		return c.take(Entry{Line: line, Status: Skipped, Reason: "an empty row"})
	}
	text := strings.TrimSpace(strings.Join(row, " "))
	if c.sum.Title == "" {
		c.sum.Title = strings.Join(strings.Fields(text), " ")
	}
	return c.take(Entry{Line: line, Status: Skipped, Reason: "it stands above the header", Text: text})
}

// conclude notes what was found out and assumed.
func (c *csvReader) conclude() {
	c.note("cells are parted by %s", c.dialect)
	if c.header < 0 {
		c.note("there is no header: columns were told by what is in them")
	}
	if c.calendar.yearGuessed {
		c.note("dates have no year: the last one that is not in the future was taken")
	}
	if c.calendar.rolled {
		c.note("where the clock goes back by more than 12 hours the next day begins")
	}
	if c.back > 0 {
		c.note("%d rows are earlier than the row above them", c.back)
	}
	read := slices.Collect(maps.Values(c.cols))
	var unread []string
	for i, name := range c.names {
		ours := c.own && slices.Contains([]string{"source", "source_id", "retracted", "edited", "owner", "due"}, name)
		if !slices.Contains(read, i) && strings.TrimSpace(name) != "" && c.header >= 0 && !ours {
			unread = append(unread, strings.TrimSpace(name))
		}
	}
	if len(unread) > 0 {
		c.note("columns that are not read: %s", someOf(unread))
	}
}
