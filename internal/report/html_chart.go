package report

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// The picture is drawn in units that are pixels on a wide screen.
const (
	chartWidth = 1152.0
	gutter     = 124.0 // where the names of the lanes stand
	plotInset  = 18.0  // between the edge of a lane and its first mark
	plotWidth  = chartWidth - gutter - 2
	laneHeight = 30.0
	headHeight = 26.0 // where the names of the ends stand
	axisHeight = 40.0
	markRadius = 9.0
	markWidth  = 2*markRadius + 1
	digitWidth = 7.0
	tickLeast  = 76 / (plotWidth - 2*plotInset)
)

// The lanes: what turned the story, one a hat, and the customer.
const (
	laneTurns    = "turns"
	laneCustomer = "customer"
)

// chart is the story as a picture.
type chart struct {
	scale timeScale
	lanes []lane
	ends  []endLine
}

// lane is a row of the picture.
type lane struct {
	class, letter, name string
	marks               []pile
	on                  []span // when the hat was on
	entries             int
}

// span is a stretch of time between two places.
type span struct{ from, to float64 }

// pile is one mark: an entry, or several that stand too close to be told apart.
type pile struct {
	x, width float64
	glyph    string
	rank     int // of the glyph
	entries  []*pageRow
}

// endLine is a line through all lanes where a part of the story began or ended.
type endLine struct {
	x     float64
	class string
	text  string
}

// turns are what stands in the lane of that name, with the glyph it has there; of a pile the first in the table gives its glyph.
var turns = []struct {
	glyph, name string
	is          func(*pageRow) bool
}{
	{"▲", "restored", func(r *pageRow) bool { return r.Label == timeline.LabelRestored }},
	{"△", "cured", func(r *pageRow) bool { return r.Label == timeline.LabelCured }},
	{"■", "closed", func(r *pageRow) bool { return r.Label == timeline.LabelClosed }},
	{"□", "reopened", func(r *pageRow) bool { return r.Label == timeline.LabelReopened }},
	{"►", "declared", func(r *pageRow) bool { return r.Label == timeline.LabelDeclared }},
	{"◆", "decision", func(r *pageRow) bool { return r.Label == timeline.LabelDecision }},
	{"◇", "goal", func(r *pageRow) bool { return r.Label == timeline.LabelGoal }},
	{"!", "got worse", func(r *pageRow) bool { return r.UhOh && !r.Retracted }},
	{"★", "starred", func(r *pageRow) bool { return r.Starred && !r.Retracted }},
	{"·", "other", func(r *pageRow) bool { return r.kind == otherKind }},
}

// turnGlyph returns the glyph of r in the lane of the turns and its rank; "" for what does not stand there.
func turnGlyph(r *pageRow) (string, int) {
	for rank, t := range turns {
		if t.is(r) {
			return t.glyph, rank
		}
	}
	return "", 0
}

// newChart lays the picture out. Entries whose time nobody knows have no place in it.
func newChart(rows []pageRow, gaps []timeline.Gap) *chart {
	c := &chart{lanes: []lane{{class: laneTurns, name: "Turns"}}}
	for _, h := range hats.All() {
		c.lanes = append(c.lanes, lane{class: h.Letter(), letter: h.Letter(), name: h.Name()})
	}
	c.lanes = append(c.lanes, lane{class: laneCustomer, letter: "C", name: "Customer"})
	var times []int64
	for i := range rows {
		if r := &rows[i]; placed(r) {
			times = append(times, r.at.UnixMilli())
		}
	}
	for _, g := range gaps {
		times = append(times, g.From.UnixMilli(), g.To.UnixMilli())
	}
	c.scale = newTimeScale(times)
	for i := range rows {
		if placed(&rows[i]) {
			c.add(&rows[i])
		}
	}
	c.turnHats(rows)
	return c
}

// placed reports whether r can stand in a picture of the time.
func placed(r *pageRow) bool { return !r.at.IsZero() && r.Vague != incident.Unknown }

// x returns where in the picture a time is.
func (c *chart) x(t time.Time) float64 { return plotX(c.scale.at(t.UnixMilli())) }

// plotX returns where in the picture a place of the scale is.
func plotX(part float64) float64 { return gutter + plotInset + (plotWidth-2*plotInset)*part }

// add puts an entry into every lane it belongs to.
func (c *chart) add(r *pageRow) {
	x := c.x(r.at)
	if glyph, rank := turnGlyph(r); glyph != "" {
		c.lanes[0].add(r, x, glyph, rank)
	}
	for i := range c.lanes {
		l := &c.lanes[i]
		if l.class == r.hat && r.Event == incident.KindNote || l.class == laneCustomer && r.has(markCustomer) {
			l.add(r, x, l.letter, 0)
		}
	}
	if text, ok := endTexts[r.Label]; ok {
		c.ends = append(c.ends, endLine{x: x, class: r.Label, text: text})
	}
}

// endTexts are the entries that a line through all lanes is drawn for.
var endTexts = map[string]string{
	timeline.LabelDeclared: "declared", timeline.LabelRestored: "restored", timeline.LabelCured: "cured",
	timeline.LabelClosed: "closed", timeline.LabelReopened: "reopened",
}

func (l *lane) add(r *pageRow, x float64, glyph string, rank int) {
	l.entries++
	if n := len(l.marks); n > 0 {
		if last := &l.marks[n-1]; x < last.x+last.width {
			last.entries = append(last.entries, r)
			last.width = markWidth + digitWidth*float64(digits(len(last.entries)))
			if rank < last.rank {
				last.glyph, last.rank = glyph, rank
			}
			return
		}
	}
	l.marks = append(l.marks, pile{x: x, width: markWidth, glyph: glyph, rank: rank, entries: []*pageRow{r}})
}

func digits(n int) int {
	d := 1
	for ; n > 9; n /= 10 {
		d++
	}
	return d
}

// turnHats finds when each hat was on: from its turn until the next one, a new round or the close.
func (c *chart) turnHats(rows []pageRow) {
	on, since := -1, 0.0
	until := func(x float64) {
		if on >= 0 && x > since {
			c.lanes[on].on = append(c.lanes[on].on, span{since, x})
		}
		on = -1
	}
	for i := range rows {
		r := &rows[i]
		hat := r.Label == timeline.LabelHat
		if !placed(r) || !r.Ruler || !hat && r.Label != timeline.LabelRound && r.Label != timeline.LabelClosed {
			continue
		}
		until(c.x(r.at))
		if hat {
			on = slices.IndexFunc(c.lanes, func(l lane) bool { return l.class == r.hat })
			since = c.x(r.at)
		}
	}
	until(gutter + plotWidth)
}

// words tell the picture to who does not see it.
func (p *page) pictureWords(c *chart) string {
	var out []string
	if n := len(c.scale.knots); n > 0 {
		from, to := time.UnixMilli(c.scale.knots[0]).In(p.Zone), time.UnixMilli(c.scale.knots[n-1]).In(p.Zone)
		out = append(out, "From "+momentText(from)+" to "+momentText(to))
	}
	for _, l := range c.lanes {
		out = append(out, l.name+": "+countText(l.entries, "entry", "entries"))
	}
	for _, what := range []string{timeline.NothingWritten, timeline.NoCustomerWord} {
		if g, ok := longest(p.gaps, what); ok {
			out = append(out, "Longest silence: "+g.String()+", from "+momentText(g.From.In(p.Zone)))
		}
	}
	return strings.Join(out, ". ") + "."
}
