package report

import (
	"strconv"
	"time"

	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// picture draws the story: time from left to right, a lane a hat. What it shows stands in the list too, and its description says it in
// words; so it is one thing to a screen reader, and no stop for the tab key.
func (p *page) picture() {
	c := newChart(p.rows, p.gaps)
	if len(c.scale.knots) == 0 {
		return
	}
	lanes := laneHeight * float64(len(c.lanes))
	p.raw(`<figure class="picture"><div class="scroll" tabindex="0" role="region" aria-label="The story as a picture"><svg viewBox="0 0 `)
	p.at(chartWidth)
	p.raw(` `)
	p.at(headHeight + lanes + axisHeight)
	p.raw(`" role="group" aria-labelledby="pt" aria-describedby="pd"><title id="pt">When what was thought, decided and said</title><desc id="pd">`)
	p.text(p.pictureWords(c))
	p.raw(`</desc><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" class="hatch"/></pattern>`)
	p.raw(`<circle id="dot" r="9"/></defs><g aria-hidden="true">`, "\n")
	p.laneNames(c)
	p.silences(c)
	p.axis(c, headHeight+lanes)
	p.endLines(c, headHeight+lanes)
	for i := range c.lanes {
		p.lane(&c.lanes[i], i)
	}
	p.raw(`</g></svg></div>`, "\n")
	p.legend(c)
	p.raw(`</figure>`, "\n")
}

// middle is the height of the middle of lane i.
func middle(i int) float64 { return headHeight + laneHeight*(float64(i)+0.5) }

// attr writes an attribute with a coordinate.
func (p *page) attr(name markup, x float64) {
	p.raw(` `, name, `="`)
	p.at(x)
	p.raw(`"`)
}

func (p *page) laneNames(c *chart) {
	for i, l := range c.lanes {
		p.raw(`<g class="lane `)
		p.text(l.class)
		p.raw(`">`)
		p.raw(`<rect class="floor"`)
		p.attr("x", gutter)
		p.attr("y", middle(i)-laneHeight/2+1)
		p.attr("width", plotWidth)
		p.attr("height", laneHeight-2)
		p.raw(`/>`)
		for _, on := range l.on {
			p.raw(`<rect class="on" rx="3"`)
			p.attr("x", on.from)
			p.attr("y", middle(i)-laneHeight/2+4)
			p.attr("width", on.to-on.from)
			p.attr("height", laneHeight-8)
			p.raw(`/>`)
		}
		if l.letter != "" {
			p.raw(`<use href="#dot"`)
			p.attr("x", 12)
			p.attr("y", middle(i))
			p.raw(`/><text class="l"`)
			p.attr("x", 12)
			p.attr("y", middle(i)+4)
			p.raw(`>`)
			p.text(l.letter)
			p.raw(`</text>`)
		}
		p.raw(`<text class="name" x="28"`)
		p.attr("y", middle(i)+4)
		p.raw(`>`)
		p.text(l.name)
		p.raw(`</text>`)
		if l.entries > 0 {
			p.raw(`<text class="count"`)
			p.attr("x", gutter-14)
			p.attr("y", middle(i)+4)
			p.raw(`>`)
			p.num(l.entries)
			p.raw(`</text>`)
		}
		p.raw(`</g>`, "\n")
	}
}

// silences hatches the stretches in which nothing was written, through all lanes, and those in which the customer heard nothing, in
// the customer's own.
func (p *page) silences(c *chart) {
	for _, g := range p.gaps {
		top, bottom := headHeight, middle(len(c.lanes)-1)-laneHeight/2
		class := markup("gap")
		if g.What == timeline.NoCustomerWord {
			top, bottom, class = bottom, bottom+laneHeight, "gap word"
		}
		from, to := c.x(g.From), c.x(g.To)
		p.raw(`<g class="`, class, `"><title>`)
		p.text(g.String(), ", ", g.From.In(p.Zone).Format("15:04"), " to ", untilText(g, p.Zone))
		p.raw(`</title><rect`)
		p.attr("x", from)
		p.attr("y", top)
		p.attr("width", max(to-from, 1))
		p.attr("height", bottom-top)
		p.raw(`/>`)
		if length := lengthText(g.Length()); to-from > digitWidth*float64(len(length))+2*markWidth {
			p.raw(`<text`)
			p.attr("x", (from+to)/2)
			p.attr("y", top+16)
			p.raw(`>`)
			p.text(length)
			p.raw(`</text>`)
		}
		p.raw(`</g>`, "\n")
	}
}

// axis writes the times under the lanes, the date where another one begins, and two strokes where time was cut short.
func (p *page) axis(c *chart, y float64) {
	zone := ""
	p.raw(`<g class="axis">`)
	for _, t := range c.scale.ticks(tickLeast, p.Zone) {
		x := plotX(t.x)
		p.raw(`<path d="M`)
		p.at(x)
		p.raw(` `)
		p.at(headHeight)
		p.raw(`V`)
		p.at(y + 4)
		p.raw(`"/><text`)
		p.attr("x", x)
		p.attr("y", y+17)
		p.raw(`>`)
		p.text(t.at.Format("15:04"))
		p.raw(`</text>`)
		if t.date {
			p.raw(`<text class="date"`)
			p.attr("x", x)
			p.attr("y", y+32)
			p.raw(`>`)
			p.text(t.at.Format("Mon 01-02"))
			p.raw(`</text>`)
		}
		if name := zoneText(t.at); name != zone {
			p.zone(name, x, y, zone == "")
			zone = name
		}
	}
	for _, cut := range c.scale.cuts {
		x := plotX((c.scale.at(cut.from) + c.scale.at(cut.to)) / 2)
		p.raw(`<text class="cut"`)
		p.attr("x", x)
		p.attr("y", y+17)
		p.raw(`>//<title>`)
		p.text("drawn shorter: ", lengthText(time.Duration(cut.to-cut.from)*time.Millisecond))
		p.raw(`</title></text>`)
	}
	p.raw(`</g>`, "\n")
}

// zone writes the zone of the axis in the gutter, and one that begins later over the time where it does.
func (p *page) zone(name string, x, y float64, first bool) {
	if first {
		x, y = gutter/2, y+17
	}
	p.raw(`<text class="date"`)
	p.attr("x", x)
	p.attr("y", y)
	p.raw(`>`)
	p.text(name)
	p.raw(`</text>`)
}

// endLines draws the lines of the ends, and writes what each is where there is room.
func (p *page) endLines(c *chart, bottom float64) {
	free := 0.0
	for _, e := range c.ends {
		p.raw(`<g class="ends `)
		p.text(e.class)
		p.raw(`"><path d="M`)
		p.at(e.x)
		p.raw(` `)
		p.at(headHeight - 6)
		p.raw(`V`)
		p.at(bottom)
		p.raw(`"/>`)
		width := digitWidth * float64(len(e.text))
		x := min(max(e.x, width/2), chartWidth-width/2)
		if x-width/2 >= free {
			free = x + width/2 + digitWidth
			p.raw(`<text`)
			p.attr("x", x)
			p.attr("y", headHeight-10)
			p.raw(`>`)
			p.text(e.text)
			p.raw(`</text>`)
		}
		p.raw(`</g>`, "\n")
	}
}

// lane draws the marks of a lane, each a link to the row of its first entry.
func (p *page) lane(l *lane, i int) {
	if len(l.marks) == 0 {
		return
	}
	p.raw(`<g class="lane `)
	p.text(l.class)
	p.raw(`" transform="translate(0 `)
	p.at(middle(i))
	p.raw(`)">`)
	for j := range l.marks {
		m := &l.marks[j]
		p.raw(`<a href="#e`)
		p.seq(m.entries[0].Seq)
		p.raw(`" tabindex="-1"><title>`)
		p.text(p.pileText(m))
		p.raw(`</title>`)
		if len(m.entries) == 1 {
			p.raw(`<use href="#dot"`)
			p.attr("x", m.x)
			p.raw(`/><text class="l" y="4"`)
			p.attr("x", m.x)
		} else {
			p.raw(`<rect y="-9" height="18" rx="9"`)
			p.attr("x", m.x-markRadius)
			p.attr("width", m.width)
			p.raw(`/><text class="l" y="4"`)
			p.attr("x", m.x-markRadius+m.width/2)
		}
		p.raw(`>`)
		p.text(m.glyph)
		if len(m.entries) > 1 {
			p.num(len(m.entries))
		}
		p.raw(`</text></a>`)
	}
	p.raw(`</g>`, "\n")
}

// pileLine is how many characters of an entry its mark shows when pointed at.
const pileLine = 60

// pileText says what a mark stands for: an entry, or from when to when how many.
func (p *page) pileText(m *pile) string {
	first, last := m.entries[0], m.entries[len(m.entries)-1]
	text := first.Clock(first.at, p.Zone)
	if len(m.entries) > 1 {
		return text + " to " + last.Clock(last.at, p.Zone) + ": " + strconv.Itoa(len(m.entries)) + " entries"
	}
	if first.Name != "" {
		text += " " + first.Name
	}
	return text + ": " + incident.OneLine(first.Words(true, p.Zone), pileLine)
}

// legend says in words what the signs mean, those that are there.
func (p *page) legend(c *chart) {
	p.raw(`<figcaption>A letter is an entry under its hat, a number with it several; a bar, when that hat was on`)
	if len(c.lanes[0].marks) > 0 {
		p.raw(`. In the lane of the turns: `)
		n := 0
		for rank, t := range turns {
			if !c.turned(rank) {
				continue
			}
			if n++; n > 1 {
				p.raw(`, `)
			}
			p.text(t.glyph, " ", t.name)
		}
	}
	if len(p.gaps) > 0 {
		p.raw(`. Hatched: silence`)
	}
	if len(c.scale.cuts) > 0 {
		p.raw(`. At // a stretch in which nothing happened is drawn shorter than it was`)
	}
	p.raw(`.</figcaption>`)
}

// turned reports whether something of that rank stands among the turns.
func (c *chart) turned(rank int) bool {
	for _, m := range c.lanes[0].marks {
		for _, r := range m.entries {
			if _, got := turnGlyph(r); got == rank {
				return true
			}
		}
	}
	return false
}
