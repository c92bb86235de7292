package timeline

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// TextOptions say how a story is printed. The zero TextOptions print it in UTC, without names, lines as long as they are.
type TextOptions struct {
	Zone  *time.Location // nil is UTC
	Names bool           // names instead of roles: for the inside
	Width int            // cells to wrap at; 0 does not wrap, and anything under MinWidth is MinWidth
	Gaps  GapOptions
}

// MinWidth is the least a line is wrapped at: below it a story is a column of syllables.
const MinWidth = 40

// WriteText prints the view for people: a line an entry, a line with date and zone before each new day, rulers across, gaps where they
// were, and behind a text what is to be known about it: late, edited, retracted, imported. The error is that of w.
func (v View) WriteText(w io.Writer, o TextOptions) error {
	p := printer{view: v, TextOptions: o}
	p.Zone = inZone(o.Zone)
	if o.Width > 0 {
		p.Width = max(o.Width, MinWidth)
	}
	p.measure()
	gaps := v.Gaps(o.Gaps)
	var day time.Time
	for i := range v.Len() {
		for ; len(gaps) > 0 && gaps[0].Before == i; gaps = gaps[1:] {
			p.gap(gaps[0])
		}
		at := v.Time(i)
		if Day(day, at, p.Zone) {
			p.ruler("", at.In(p.Zone).Format("Mon 2006-01-02 MST"))
		}
		if !at.IsZero() {
			day = at
		}
		p.entry(i)
		if err := p.flush(w, flushAt); err != nil {
			return err
		}
	}
	for _, g := range gaps {
		p.gap(g)
	}
	return p.flush(w, 1)
}

// flushAt is how many bytes are gathered before they are written.
const flushAt = 32 << 10

// flush writes what was printed if it is at least that much.
func (p *printer) flush(w io.Writer, least int) error {
	if p.out.Len() < least {
		return nil
	}
	_, err := io.WriteString(w, p.out.String())
	p.out.Reset()
	return err
}

// printer lays a story out.
type printer struct {
	TextOptions
	out   strings.Builder
	view  View
	roles int // cells that the speakers' column takes
}

// The columns: 14:02  W  dba  replica lag is 40 s.
const (
	clockCells = 5
	columnGap  = 2
	rolesMax   = 20 // a longer role pushes its text to the right
	textMin    = 28 // a narrower text column is given up: the text goes on under the time
	firstMin   = 8  // with less room behind the head a text begins under it
	rulerDash  = "─"
	rulerMax   = 100
)

// measure finds how wide the speakers' column is.
func (p *printer) measure() {
	for i := range p.view.Len() {
		e := p.view.At(i)
		if n := cellsOf(e.Speaker(p.Names)); !e.Ruler && n <= rolesMax {
			p.roles = max(p.roles, n)
		}
	}
}

func (p *printer) clock(i int) string { return p.view.At(i).Clock(p.view.Time(i), p.Zone) }

func (p *printer) entry(i int) {
	e := p.view.At(i)
	text := e.Line(p.Names, p.Zone)
	if len(e.Tags) > 0 {
		text += "  #" + strings.Join(e.Tags, " #")
	}
	if marks := p.view.Marks(i, p.Zone); len(marks) > 0 {
		text += "  (" + strings.Join(marks, "; ") + ")"
	}
	if e.Ruler {
		p.ruler(p.clock(i), text)
		return
	}
	gap := strings.Repeat(" ", columnGap)
	clock := p.clock(i)
	head := clock + gap[max(len(clock)-clockCells, 0):] + e.Glyph() + gap
	hang := cellsOf(head) + p.roles + columnGap
	if p.roles == 0 {
		hang = cellsOf(head)
	}
	who := e.Speaker(p.Names)
	if p.Width > 0 && p.Width-hang < textMin {
		hang = clockCells + columnGap
		head += who
		if who != "" {
			head += gap
		}
	} else {
		head += who + strings.Repeat(" ", max(hang-cellsOf(head+who), 0))
		if cellsOf(who) > p.roles {
			head += gap
		}
	}
	p.write(head, hang, text)
}

// write puts a text behind head, its further lines hang cells from the left.
func (p *printer) write(head string, hang int, text string) {
	first, indent := cellsOf(head), strings.Repeat(" ", hang)
	if p.Width > 0 && p.Width-first < firstMin {
		head, first = strings.TrimRight(head, " ")+"\n"+indent, hang
	}
	p.out.WriteString(head)
	for n, line := range strings.Split(text, "\n") {
		if n > 0 {
			first = hang
			p.out.WriteString("\n" + indent)
		}
		if p.Width == 0 {
			p.out.WriteString(line)
			continue
		}
		for i, piece := range wrap(line, p.Width-first, p.Width-hang) {
			if i > 0 {
				p.out.WriteString("\n" + indent)
			}
			p.out.WriteString(piece)
		}
	}
	p.out.WriteString("\n")
}

// ruler draws a line across with a text in it. A long text is wrapped, and loses the dashes behind it.
func (p *printer) ruler(clock, text string) {
	head := rulerDash + rulerDash + " "
	if clock != "" {
		head = clock + strings.Repeat(" ", columnGap) + head
	}
	hang := cellsOf(head)
	if free := min(p.Width, rulerMax) - hang - cellsOf(text) - 1; free >= 2 && !strings.Contains(text, "\n") {
		text += " " + strings.Repeat(rulerDash, free)
	}
	p.write(head, hang, text)
}

func (p *printer) gap(g Gap) {
	hang := clockCells + columnGap
	p.write(strings.Repeat(" ", hang), hang, "... "+g.String()+" ...")
}

// lookBack is how many entries that nobody wrote, such as turns of the hat, may stand between two of one source.
const lookBack = 8

// sourceBefore returns where the note before entry i was imported from.
func (v View) sourceBefore(i int) string {
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		if e := v.At(j); e.Event == incident.KindNote {
			return e.Source
		}
	}
	return ""
}

// vagueWords say how well a time is known.
var vagueWords = map[incident.Vague]string{incident.About: "about then", incident.Unknown: "minute not known"}

// Marks returns what is to be known about entry i besides its text, in words: times that the order of the view does not show, that it
// was changed, taken back, imported. An entry of the day on which it all went as it should has none.
func (v View) Marks(i int, zone *time.Location) []string {
	e := v.At(i)
	var marks []string
	add := func(on bool, mark string) {
		if on {
			marks = append(marks, mark)
		}
	}
	add(!slices.ContainsFunc(labels, func(l labelRow) bool { return l.label == e.Label }), e.Label) // has no sign of its own
	add(e.Hat == hats.White && e.kindOf() != "" && e.kindOf() != incident.Fact, e.Label)
	add(e.Vague != incident.Exact, vagueWords[e.Vague])
	add(e.Answers != 0, "answers #"+strconv.FormatUint(e.Answers, 10))
	add(e.UhOh, "got worse here")
	add(e.Starred, "starred")
	other := "written "
	there := e.Recorded
	if v.written {
		other, there = "happened ", e.At
	}
	if (e.Late || e.Ahead) && !e.Quiet {
		mark := other + clockAt(there, v.Time(i), zone)
		add(e.Late && !e.Imported, "late, "+mark)
		add(e.Late && e.Imported && v.written, mark) // an import is late as a whole, and says so once
		add(e.Ahead, "before its time, "+mark)
	}
	add(e.Edited, "edited")
	add(e.Imported && v.sourceBefore(i) != e.Source, "imported: "+e.Source) // once for those that follow one another
	add(e.Retracted, withWords("retracted", e.Why))
	return marks
}
