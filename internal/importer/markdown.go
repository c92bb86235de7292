package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"warroom/internal/incident"
)

// How sure it is that a text is a page: it is called one and has rows, it has rows, it is only called one.
const (
	surePageRows = 90
	sureRows     = 70
	surePage     = 40
)

func sniffMarkdown(name string, head []byte, dir fs.FS) int {
	if dir != nil || bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) {
		return 0
	}
	p := newPage(name, Options{}, &Summary{}, nil)
	_ = p.read(bytes.NewReader(head)) // head may end anywhere
	named := slices.Contains([]string{".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"}, strings.ToLower(path.Ext(name)))
	switch {
	case p.found.rows > 0 && named:
		return surePageRows
	case p.found.rows > 0:
		return sureRows
	case named:
		return surePage
	}
	return 0
}

// readMarkdown goes over a page twice: what it says about zone, days and where its timeline is may stand below the rows it is about.
func readMarkdown(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error {
	if in.File == nil {
		return notAFile(in)
	}
	first := newPage(in.label(), o, sum, nil)
	_ = first.read(in.text()) // an error is met again, and told, after the rows that stand before it
	if err := ctx.Err(); err != nil {
		return err
	}
	p := newPage(in.label(), o, sum, take)
	p.begin(in.Name, o, &first.found)
	if err := p.read(in.text()); err != nil {
		return err
	}
	p.end()
	if p.sum.Taken+p.sum.Doubtful+p.sum.Skipped == 0 {
		return incident.Errorf(incident.CodeInvalid, "%s has no line, table row or heading that begins with a time", in.label()).
			WithHint("a timeline looks like this: - 2026-01-02 14:32 UTC: what happened")
	}
	return nil
}

// findings are what a first look at a page finds out.
type findings struct {
	title    string
	zone     zoneSaid // the first that the page names
	day      stamp    // the first date, for rows that no other stands above
	labelled bool     // day is called the date of the incident
	first    bool     // a row went before: days below it are not for it
	day1     bool     // a date proves that the day comes first
	month1   bool     // one proves the month
	rows     int      // with a time of day
	timeline bool     // some of them stand under a heading that calls itself a timeline
}

// page reads a page. Without take it only looks, and found is what it is read for.
type page struct {
	name  string
	sum   *Summary
	take  func(Entry) error
	found findings

	calendar calendar
	zone     *time.Location // of times that name none, outside of tables that say more
	called   *ids           // ids in comments

	timeline bool // under a heading that calls itself a timeline
	level    int  // of that heading
	row      *mdRow
	blank    bool   // the line before was blank
	listed   int    // the indent of the last item with a time in the list that is open; -1 for none
	body     int    // the line of the timed heading whose first paragraph is over; 0 for none
	rest     *mdRow // what stands below that paragraph, or a code block
	table    mdTable
}

// mdRow is a row that may go on in the next line.
type mdRow struct {
	Entry
	kind   blockKind
	indent int
	stamp  stamp
	timed  bool // stamp is one
	below  bool // a heading that something stands below of
	quick  bool // a quick action: it counts wherever it stands
	text   strings.Builder
}

func newPage(name string, o Options, sum *Summary, take func(Entry) error) *page {
	return &page{name: name, sum: sum, take: take, calendar: calendar{zone: o.Zone, now: o.Now}, zone: o.Zone, called: newIDs(), listed: -1, blank: true}
}

// begin takes over what the first look found.
func (p *page) begin(name string, o Options, f *findings) {
	p.found = *f
	p.sum.Title = ours(f.title)
	switch {
	case f.day1 && f.month1:
		p.calendar.order = orderConflict
	case f.day1:
		p.calendar.order = dayFirst
	case f.month1:
		p.calendar.order = monthFirst
	}
	p.setZone(f.zone)
	switch {
	case f.day.dated():
		p.calendar.heading(f.day)
	default:
		if st, ok := dateIn(path.Base(name)); ok {
			p.calendar.heading(st)
			p.sum.Notes = append(p.sum.Notes, fmt.Sprintf("the page has no date of its own: %s is from the name of the file", p.calendar.day))
		}
	}
	switch {
	case f.zone.loc != nil:
		p.sum.Zone = f.zone.name + " (the page says so)"
		if o.Zone != nil && o.Zone.String() != f.zone.loc.String() {
			p.sum.Notes = append(p.sum.Notes, fmt.Sprintf("the page says %s, so %s was not used", f.zone.name, o.Zone))
		}
	case o.Zone != nil:
		p.sum.Zone = o.Zone.String()
	default:
		p.sum.Zone = "UTC"
	}
}

func (p *page) setZone(z zoneSaid) {
	if z.loc != nil && p.take != nil {
		p.zone, p.calendar.zone = z.loc, z.loc
	}
	if p.found.zone.loc == nil {
		p.found.zone = z
	}
}

// end says what was assumed on the way.
func (p *page) end() {
	if p.calendar.rolled {
		p.sum.Notes = append(p.sum.Notes, "where the clock goes back by more than 12 hours, the next day was taken to begin")
	}
	if p.calendar.yearGuessed {
		p.sum.Notes = append(p.sum.Notes, "dates without a year were read as the last ones before now")
	}
}

// read goes through the page.
func (p *page) read(r io.Reader) error {
	in := newBlocks(p.name, r)
	for {
		b, ok := in.next()
		if !ok {
			break
		}
		if err := p.block(b); err != nil {
			return err
		}
		p.blank = b.kind == blockBlank
	}
	return errors.Join(p.flush(), in.fail())
}

func (p *page) block(b block) error {
	if b.kind != blockTable && b.kind != blockBlank {
		p.calendar.zone = p.zone
	}
	switch b.kind {
	case blockHeading:
		return p.heading(b)
	case blockItem:
		return p.item(b)
	case blockTable:
		return p.tableRow(b)
	case blockCode:
		return p.code(b)
	case blockText:
		return p.paragraph(b)
	case blockHidden:
		return p.hidden(b)
	}
	if p.row != nil && p.row.kind == blockHeading && p.row.below || p.rest != nil && p.rest.kind == blockText {
		return p.flush()
	}
	return nil
}

// flush hands out the row that is open.
func (p *page) flush() error {
	row, rest := p.row, p.rest
	p.row, p.rest = nil, nil
	if row != nil {
		if row.kind == blockHeading {
			p.body = row.Line
		}
		return p.emit(row)
	}
	if rest == nil {
		return nil
	}
	rest.Text = strings.TrimSpace(rest.text.String())
	if p.take == nil || rest.Text == "" {
		return nil
	}
	return p.take(rest.Entry)
}

// emit finds out when a row happened and hands it out; a first look only counts it.
func (p *page) emit(row *mdRow) error {
	if p.take == nil {
		p.count(row)
		return nil
	}
	e := row.Entry
	if row.text.Len() > 0 {
		e.Text = strings.TrimSpace(row.text.String())
	}
	e.Raw = first(e.Raw, row.stamp.raw)
	outside := p.found.timeline && !p.timeline && !row.quick
	switch {
	case e.Status == Skipped:
	case outside:
		e.Status, e.Reason = Skipped, "it stands outside of the timeline of the page"
	case e.Text == "":
		e.Status, e.Reason = Skipped, "it has no text"
		p.calendar.heading(row.stamp)
	case row.kind == blockText && !p.timeline && !row.quick:
		e.Status, e.Reason = Skipped, "a time at the beginning of a line of text, outside of a timeline"
	case row.timed && !row.stamp.clock && !p.timeline:
		e.Status, e.Reason = Skipped, "a date without a time of day, outside of a timeline"
	case row.timed:
		var doubt string
		if e.At, e.Vague, doubt = p.calendar.at(row.stamp); doubt != "" {
			e.doubt(doubt)
		}
	default:
		if e.Raw == "" {
			e.doubt("it has no time")
		} else {
			e.doubt(fmt.Sprintf("the time %s cannot be read", quote(e.Raw)))
		}
	}
	if e.Status != Skipped && e.Vague == Exact && !e.At.IsZero() && approximate(e.Text) {
		e.Vague = About
	}
	if ownID(e.SourceID) {
		e.Source = ownSource
	}
	if e.SourceID != "" && p.called.again(e.SourceID) {
		e.doubt(fmt.Sprintf("another row has the same id, %s", quote(e.SourceID)))
		e.SourceID, e.Source = "", ""
	}
	return p.take(e)
}

// count notes what a row says about the page.
func (p *page) count(row *mdRow) {
	if !row.timed {
		return
	}
	p.found.first = true
	if row.stamp.open {
		p.found.day1 = p.found.day1 || row.stamp.month > 12 && row.stamp.day <= 12
		p.found.month1 = p.found.month1 || row.stamp.day > 12 && row.stamp.month <= 12
	}
	if row.stamp.clock && row.kind != blockText {
		p.found.rows++
	}
	if row.stamp.clock && p.timeline {
		p.found.timeline = true
		p.found.rows++
	}
}

// setDay takes a date that stands above rows. sure is false for one that merely stands in a sentence.
func (p *page) setDay(st stamp, isLabel, sure bool) {
	if p.take != nil {
		if sure {
			p.calendar.heading(st)
		}
		return
	}
	if p.found.first || p.found.labelled || p.found.day.dated() && !isLabel {
		return
	}
	p.found.day, p.found.labelled = st, isLabel
}

// add puts words to a row; glue stands between.
func (p *page) add(row *mdRow, glue, words string) error {
	if row.text.Len()+len(glue)+len(words) > maxRow {
		return tooLong(p.name, "the entry", row.Line)
	}
	if row.text.Len() > 0 {
		row.text.WriteString(glue)
	}
	row.text.WriteString(words)
	return nil
}

// newRow makes a row of a text that had a time in front.
func newRow(b block, st stamp, text string) *mdRow {
	row := &mdRow{Entry: Entry{Line: b.line}, kind: b.kind, indent: b.indent, stamp: st, timed: st.clock || st.dated()}
	text, row.SourceID = idComment(text)
	if row.SourceID != "" {
		text = ours(text)
	}
	row.Author, text = speaker(text)
	if b.task || isAction(text) {
		row.Kind = kindAction
	}
	row.text.WriteString(text)
	return row
}
