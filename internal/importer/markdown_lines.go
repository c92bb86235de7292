package importer

import (
	"errors"
	"strings"
)

// heading reads a heading: a time makes it a row, a date the day of the rows below, and the word timeline the place of the rows.
func (p *page) heading(b block) error {
	err := p.flush()
	p.body, p.listed = 0, -1
	st, rest, ok := timed(b.text)
	if ok && st.clock {
		p.row = newRow(b, st, rest)
		return err
	}
	if !ok {
		st, ok = dateIn(b.text)
	}
	if ok && st.dated() {
		p.setDay(st, false, true)
		if rest == "" && p.timeline { // "## 21 October" goes on with the timeline
			return err
		}
	}
	if p.found.title == "" && b.text != "" {
		p.found.title = b.text
	}
	if p.timeline && b.level <= p.level {
		p.timeline = false
	}
	about := aboutTimeline(b.text)
	if about && !p.timeline {
		p.timeline, p.level = true, b.level
	}
	zone, said := zoneSentence(b.text)
	if !said && about {
		zone, said = zoneOf(b.text)
	}
	if said {
		p.setZone(zone)
	}
	return err
}

// item reads an item of a list.
func (p *page) item(b block) error {
	st, rest, ok := timed(b.text)
	switch {
	case ok && !st.clock && st.dated() && rest == "": // the day of the items below
		err := p.flush()
		p.setDay(st, false, true)
		return err
	case ok && (st.clock || st.dated()):
		err := p.flush()
		p.row = newRow(b, st, rest)
		if p.listed < 0 || b.indent < p.listed {
			p.listed = b.indent
		}
		return err
	}
	if p.row != nil && (p.row.kind == blockHeading || p.row.kind == blockItem && b.indent > p.row.indent) {
		p.row.below = true
		return p.add(p.row, "\n", "- "+b.text)
	}
	if p.body > 0 {
		return p.more(b, "- "+b.text)
	}
	return p.untimed(b)
}

// untimed reads an item without a time: it is a row where its neighbours have times.
func (p *page) untimed(b block) error {
	err := p.flush()
	if ok, quickErr := p.quick(b); ok {
		return errors.Join(err, quickErr)
	}
	if zone, ok := zoneSentence(b.text); ok {
		p.setZone(zone)
		return err
	}
	if st, ok := labelled(b.text); ok {
		p.setDay(st, true, true)
		return err
	}
	among := p.listed >= 0 && b.indent <= p.listed
	switch {
	case b.task, isAction(b.text) && !among:
		p.row = newRow(b, stamp{}, b.text)
		p.row.Status, p.row.Reason = Skipped, "a task without a time: it is still to be done, not something that happened"
	case among:
		p.row = newRow(b, stamp{}, b.text)
	}
	return err
}

// more collects what stands below the first paragraph of a heading with a time.
func (p *page) more(b block, words string) error {
	if p.rest != nil && p.rest.kind == blockCode {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if p.rest == nil {
		p.rest = &mdRow{Entry: Entry{
			Line: b.line, Status: Skipped,
			Reason: "it tells more about the entry above: only the first paragraph below a heading is the entry",
		}, kind: blockText}
	}
	return p.add(p.rest, "\n", words)
}

// paragraph reads a line of text.
func (p *page) paragraph(b block) error {
	if ok, err := p.quick(b); ok {
		return err
	}
	st, rest, ok := timed(b.text)
	begins := ok && st.clock && (p.timeline || p.blank)
	switch {
	case p.row == nil || begins && p.row.kind != blockHeading:
	case p.row.kind == blockHeading:
		glue := " "
		if !p.row.below {
			glue = "\n"
		}
		p.row.below = true
		return p.add(p.row, glue, b.text)
	case !p.blank:
		glue := " "
		if p.row.hardBreak() {
			glue = "\n"
		}
		return p.joined(b, glue)
	case p.row.kind == blockItem && b.indent >= 2 && b.indent > p.row.indent:
		return p.joined(b, "\n")
	}
	if p.row == nil && p.body > 0 && !(ok && st.clock && st.dated()) {
		return p.more(b, b.text)
	}
	if err := p.flush(); err != nil {
		return err
	}
	p.listed = -1
	switch {
	case begins:
		p.row = newRow(b, st, rest)
	case ok && st.dated() && !st.clock && rest == "":
		p.setDay(st, false, true)
	default:
		p.prose(b.text)
	}
	return nil
}

// joined puts a line to the row that is open. A comment at its end may hold the id of the row.
func (p *page) joined(b block, glue string) error {
	text, id := idComment(b.text)
	if id != "" {
		p.row.SourceID = id
	}
	if b.hard {
		text += hardMark
	}
	return p.add(p.row, glue, text)
}

// hardMark stands for a hard break until the next line is there.
const hardMark = "  "

func (r *mdRow) hardBreak() bool { return strings.HasSuffix(r.text.String(), hardMark) }

// prose looks for what a sentence says about the rows.
func (p *page) prose(s string) {
	if zone, ok := zoneSentence(s); ok {
		p.setZone(zone)
	}
	if st, ok := labelled(s); ok {
		p.setDay(st, true, true)
		return
	}
	if p.take == nil && !p.found.first && !p.found.day.dated() {
		if st, ok := dateIn(s); ok {
			p.setDay(st, false, false)
		}
	}
}

// quick reads GitLab's quick action, "/timeline text | YYYY-MM-DD HH:MM".
func (p *page) quick(b block) (bool, error) {
	text, ok := strings.CutPrefix(b.text, "/timeline ")
	if !ok {
		return false, nil
	}
	if err := p.flush(); err != nil {
		return true, err
	}
	var st stamp
	text, id := idComment(text)
	raw := ""
	if bar := strings.LastIndex(text, "|"); bar >= 0 {
		text, raw = strings.TrimSpace(text[:bar]), strings.TrimSpace(text[bar+1:])
		st, _ = parseStamp(raw)
	}
	row := newRow(b, st, text)
	row.quick, row.Raw = true, raw
	if id != "" {
		row.SourceID = id
	}
	return true, p.emit(row)
}

// tableRow reads a row of a table.
func (p *page) tableRow(b block) error {
	if err := p.flush(); err != nil {
		return err
	}
	p.listed = -1
	if b.head {
		p.table = newTable(b.text)
		switch said := p.table.zone; {
		case !p.table.is || said.loc == nil:
			p.calendar.zone = p.zone
		case p.take == nil: // where only one table names a zone, it is that of the page
			p.setZone(said)
		default:
			p.calendar.zone = said.loc
		}
		return nil
	}
	row := cells(b.text)
	p.table.guess(row)
	if !p.table.is {
		return nil
	}
	e, when := p.table.entry(row)
	st, ok := parseStamp(when)
	r := &mdRow{Entry: e, kind: blockTable, stamp: st, timed: ok && (st.clock || st.dated())}
	r.Line, r.Raw = b.line, when
	if e.Text == "" && when == "" {
		r.Status, r.Reason = Skipped, "the row is empty"
	}
	return p.emit(r)
}

// code reads a line of a code block. It belongs to the item above if it is indented under it.
func (p *page) code(b block) error {
	if p.row != nil && p.row.kind == blockItem && b.indent > p.row.indent {
		if b.text == "" {
			return nil
		}
		return p.add(p.row, "\n", strings.TrimSpace(b.text))
	}
	if b.open {
		if err := p.flush(); err != nil {
			return err
		}
		p.listed = -1
		p.rest = &mdRow{Entry: Entry{Line: b.line, Status: Skipped, Reason: "it stands in a code block"}, kind: blockCode}
		return nil
	}
	if p.rest == nil || p.rest.kind != blockCode {
		return nil
	}
	if b.text == "" && p.rest.text.Len() == 0 {
		return nil
	}
	return p.add(p.rest, "\n", b.text)
}

// hidden reads a line of a comment or of the matter in front.
func (p *page) hidden(b block) error {
	if b.label == "front" {
		if title, ok := strings.CutPrefix(b.text, "title:"); ok && p.found.title == "" {
			p.found.title = strings.Trim(title, ` "'`)
		}
		if st, ok := labelled(b.text); ok {
			p.setDay(st, true, true)
		}
		return nil
	}
	item, _ := itemOf(b.text)
	st, rest, ok := timed(first(item, b.text))
	if !ok || !st.clock || p.take == nil {
		return nil
	}
	if err := p.flush(); err != nil {
		return err
	}
	return p.take(Entry{Line: b.line, Status: Skipped, Reason: "it stands in a comment that the page does not show", Raw: st.raw, Text: rest})
}
