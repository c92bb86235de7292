package report

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// choice is one thing a filter of the page can be set to. Its class stands on the rows it is about and, with "f-" before it, is the id
// of its box: page.css has a rule for each, as the browser gives them no other way to meet without a script.
type choice struct{ class, name string }

// noHat and otherKind are the last choices of their groups.
const (
	noHat     = "N"
	otherKind = "other"
	gapKind   = "gap"
)

// hatChoices are the hats by their letters, and what stands under none.
func hatChoices() []choice {
	all := hats.All()
	out := make([]choice, 0, len(all)+1)
	for _, h := range all {
		out = append(out, choice{h.Letter(), h.Name()})
	}
	return append(out, choice{noHat, "no hat"})
}

// kindGroup is a choice, and the labels of the entries it is about: what a reader looks for together.
type kindGroup struct {
	choice
	labels []string
}

var kindGroups = []kindGroup{
	{choice{"fact", "fact"}, []string{timeline.LabelFact}},
	{choice{"reported", "reported"}, []string{timeline.LabelReported}},
	{choice{"assumption", "assumption"}, []string{timeline.LabelAssumption}},
	{choice{"unknown", "unknown"}, []string{timeline.LabelUnknown}},
	{choice{"note", "note"}, []string{timeline.LabelNote}},
	{choice{"card", "goal, decision"}, []string{timeline.LabelGoal, timeline.LabelDecision}},
	{choice{"turn", "hat, round"}, []string{timeline.LabelHat, timeline.LabelRound}},
	{choice{"end", "declared, the ends"}, []string{
		timeline.LabelDeclared, timeline.LabelRestored, timeline.LabelCured, timeline.LabelClosed, timeline.LabelReopened,
	}},
	{choice{"who", "came and went"}, []string{timeline.LabelJoined, timeline.LabelSeat, timeline.LabelLeft}},
	{choice{otherKind, "other"}, nil},
	{choice{gapKind, "silence"}, nil},
}

// rowMark is what an entry can be besides its kind; several at once.
type rowMark uint16

// The marks.
const (
	markWorse rowMark = 1 << iota
	markStar
	markCustomer
	markLate
	markEdited
	markGone
	markImported
	markVague
)

var markChoices = []struct {
	choice
	mark rowMark
	is   func(*timeline.Entry) bool
}{
	{choice{"worse", "got worse"}, markWorse, func(e *timeline.Entry) bool { return e.UhOh }},
	{choice{"star", "starred"}, markStar, func(e *timeline.Entry) bool { return e.Starred }},
	{choice{"customer", "customer word"}, markCustomer, (*timeline.Entry).CustomerWord},
	{choice{"late", "late"}, markLate, func(e *timeline.Entry) bool { return e.Late && !e.Imported && !e.Quiet }},
	{choice{"edited", "edited"}, markEdited, func(e *timeline.Entry) bool { return e.Edited }},
	{choice{"gone", "retracted"}, markGone, func(e *timeline.Entry) bool { return e.Retracted }},
	{choice{"imported", "imported"}, markImported, func(e *timeline.Entry) bool { return e.Imported }},
	{choice{"vague", "time not exact"}, markVague, func(e *timeline.Entry) bool { return e.Vague != incident.Exact }},
}

// pageRow is an entry with what the filters go by.
type pageRow struct {
	*timeline.Entry
	at    time.Time // where it stands in the story; zero when nobody knows
	hat   string    // class
	kind  string    // class
	marks rowMark
}

func (r *pageRow) has(m rowMark) bool { return r.marks&m != 0 }

func pageRows(v timeline.View) []pageRow {
	kinds := map[string]string{}
	for _, g := range kindGroups {
		for _, label := range g.labels {
			kinds[label] = g.class
		}
	}
	rows := make([]pageRow, v.Len())
	for i := range rows {
		e := v.At(i)
		r := pageRow{Entry: e, at: v.Time(i), hat: noHat, kind: otherKind}
		if e.Hat.Valid() {
			r.hat = e.Hat.Letter()
		}
		if kind, ok := kinds[e.Label]; ok {
			r.kind = kind
		}
		for _, m := range markChoices {
			if m.is(e) {
				r.marks |= m.mark
			}
		}
		rows[i] = r
	}
	return rows
}

// filters writes the boxes, those that would find something. A form with a reset button: it needs no script to be cleared.
func (p *page) filters() {
	p.raw(`<section id="list" aria-labelledby="story"><h2 id="story">Timeline</h2>`, "\n")
	if len(p.rows) == 0 {
		return
	}
	found := map[string]int{gapKind: len(p.gaps)}
	for i := range p.rows {
		r := &p.rows[i]
		found["hat "+r.hat]++
		found[r.kind]++
		for _, m := range markChoices {
			found["mark "+m.class] += one(r.has(m.mark))
		}
	}
	p.raw(`<form class="filters" autocomplete="off" aria-label="Show only">`, "\n")
	p.boxes("fh", "Hat", "hat ", hatChoices(), found)
	kinds := make([]choice, len(kindGroups))
	for i, g := range kindGroups {
		kinds[i] = g.choice
	}
	p.boxes("fk", "Kind", "", kinds, found)
	marks := make([]choice, len(markChoices))
	for i, m := range markChoices {
		marks[i] = m.choice
	}
	p.boxes("fm", "Only", "mark ", marks, found)
	p.raw(`<p class="reset"><button type="reset">Show all</button></p></form>`, "\n")
}

// boxes writes a group of boxes: those whose count under its key in found is not 0.
func (p *page) boxes(class, legend markup, key string, choices []choice, found map[string]int) {
	if !slices.ContainsFunc(choices, func(c choice) bool { return found[key+c.class] > 0 }) {
		return
	}
	p.raw(`<fieldset class="`, class, `"><legend>`, legend, `</legend><div>`)
	for _, c := range choices {
		n := found[key+c.class]
		if n == 0 {
			continue
		}
		p.raw(`<label><input type="checkbox" id="f-`)
		p.text(c.class)
		p.raw(`">`)
		if class == "fh" && c.class != noHat {
			p.raw(`<b class="h `)
			p.text(c.class)
			p.raw(`" aria-hidden="true">`)
			p.text(c.class)
			p.raw(`</b>`)
		}
		p.text(c.name)
		p.raw(` <small>`)
		p.num(n)
		p.raw(`</small></label>`)
	}
	p.raw(`</div></fieldset>`, "\n")
}

// list writes every entry, a heading before each new day, and the silences where they were.
func (p *page) list() {
	gaps := p.gaps
	var day time.Time
	open := false
	for i := range p.rows {
		for ; open && len(gaps) > 0 && gaps[0].Before == i; gaps = gaps[1:] {
			p.gap(gaps[0])
		}
		r := &p.rows[i]
		if timeline.Day(day, r.at, p.Zone) || !open {
			if open {
				p.raw(`</ol>`, "\n")
			}
			p.day(r.at)
			open = true
		}
		if !r.at.IsZero() {
			day = r.at
		}
		p.row(i)
	}
	if !open {
		p.raw(`<p>Nothing was written down.</p></section>`, "\n")
		return
	}
	for _, g := range gaps {
		p.gap(g)
	}
	p.raw(`</ol>`, "\n", `<p class="shown" aria-hidden="true">of `)
	p.num(len(p.rows))
	p.raw(`</p></section>`, "\n")
}

// day begins a list under the date and the zone that its times are of.
func (p *page) day(at time.Time) {
	if at.IsZero() {
		p.raw(`<h3>Time not known</h3><ol class="story">`, "\n")
		return
	}
	at = at.In(p.Zone)
	p.raw(`<h3><time datetime="`)
	p.text(at.Format(time.DateOnly))
	p.raw(`">`)
	p.text(at.Format("Mon 2006-01-02"))
	p.raw(`</time> <span>`)
	p.text(zoneText(at))
	if zoneText(at) != zoneOffset(at) {
		p.text(", ", zoneOffset(at))
	}
	p.raw(`</span></h3><ol class="story">`, "\n")
}

func (p *page) gap(g timeline.Gap) {
	p.raw(`<li class="gap`)
	if g.What == timeline.NoCustomerWord {
		p.raw(` word`)
	}
	p.raw(`"><span>`)
	p.text(g.String(), ", ", g.From.In(p.Zone).Format("15:04"), " to ", untilText(g, p.Zone))
	p.raw(`</span>`, "\n")
}

// untilText is the end of a gap, with its date when that is another one than that of its beginning.
func untilText(g timeline.Gap, zone *time.Location) string {
	from, to := g.From.In(zone), g.To.In(zone)
	if timeline.Day(from, to, zone) {
		return momentText(to)
	}
	return to.Format("15:04 ") + zoneText(to)
}

func (p *page) row(i int) {
	r := &p.rows[i]
	p.raw(`<li id="e`)
	p.seq(r.Seq)
	p.raw(`" class="e `)
	p.text(r.hat, " ", r.kind)
	for _, m := range markChoices {
		if r.has(m.mark) {
			p.text(" ", m.class)
		}
	}
	if r.Ruler {
		p.raw(` r`)
	}
	if r.Quiet {
		p.raw(` q`)
	}
	p.raw(`">`)
	p.clock(r)
	p.sign(r)
	p.raw(`<span class="w">`)
	p.text(r.Name)
	p.raw(`</span><div class="t"><p>`)
	p.text(r.Line(true, p.Zone))
	p.raw(`</p>`)
	p.notes(i)
	p.raw(`</div>`, "\n")
}

// clock writes when it happened and, for what was imported long after, when it came in: the marks have that of the others.
func (p *page) clock(r *pageRow) {
	p.raw(`<time`)
	if !r.At.IsZero() && r.Vague != incident.Unknown {
		p.raw(` datetime="`)
		p.text(r.At.UTC().Format("2006-01-02T15:04:05Z"))
		p.raw(`"`)
	}
	p.raw(`>`)
	p.text(r.Clock(r.at, p.Zone))
	p.raw(`</time>`)
}

// sign writes the letter of the hat, with its name for who hears the page, or the glyph of what has none.
func (p *page) sign(r *pageRow) {
	if r.hat != noHat {
		p.raw(`<b class="h `)
		p.text(r.hat)
		p.raw(`">`)
		p.text(r.hat)
		p.raw(`<i> `)
		p.text(r.Hat.Name())
		p.raw(`</i></b>`)
		return
	}
	p.raw(`<b class="g" title="`)
	p.text(r.Label)
	p.raw(`">`)
	p.text(r.Glyph())
	p.raw(`</b>`)
}

// notes writes what is to be known besides the text: tags, marks, and how it read before.
func (p *page) notes(i int) {
	r := &p.rows[i]
	marks := p.view.Marks(i, p.Zone)
	if r.Imported && (r.Late || r.Ahead) {
		marks = append(marks, "written "+momentText(r.Recorded.In(p.Zone)))
	}
	if len(r.Edits) > 0 {
		marks = slices.DeleteFunc(marks, func(m string) bool { return m == "edited" })
	}
	if len(r.Tags)+len(marks)+len(r.Edits) == 0 {
		return
	}
	p.raw(`<div class="n">`)
	for _, tag := range r.Tags {
		p.raw(`<span class="tag">#`)
		p.text(tag)
		p.raw(`</span> `)
	}
	for _, m := range marks {
		p.raw(`<span class="m">`)
		p.text(m)
		p.raw(`</span> `)
	}
	if len(r.Edits) > 0 {
		p.edits(r)
	}
	p.raw(`</div>`)
}

// edits writes the earlier readings of an entry behind a fold.
func (p *page) edits(r *pageRow) {
	p.raw(`<details><summary class="m">edited</summary><ol>`)
	for _, was := range r.Edits {
		p.raw(`<li><span>until `)
		p.text(momentText(was.At.In(p.Zone)))
		if was.By != "" {
			p.text(", ", was.By)
		}
		if was.Hat.Valid() {
			p.text(": ", strings.ToLower(was.Hat.Name()))
			if was.Kind != "" {
				p.text(", ", string(was.Kind))
			}
		}
		p.raw(`</span> <q>`)
		p.text(was.Text)
		p.raw(`</q>`)
	}
	p.raw(`</ol></details>`)
}
