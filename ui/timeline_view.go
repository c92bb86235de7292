package ui

import (
	"strings"

	"warroom/internal/timeline"
	"warroom/ui/widget"
)

// detailFrom is the width from which the timeline shows the entry under the cursor beside the list.
const (
	detailFrom = 110
	detailW    = 40
)

// story draws the timeline tab into w by h cells, and says which widths its columns have.
func (r *roomScreen) story(f Frame, h int) ([]string, []int) {
	tl := &r.timeline
	if tl.story == nil && r.past == nil {
		return widget.Block([]string{"", "  reading the story …"}, f.W, h), []int{f.W}
	}
	listW := f.W
	if f.W >= detailFrom {
		listW = f.W - detailW - 1
	}
	head := r.storyHead(f, listW-2)
	list := append(head, r.storyRows(f, listW-2, h-len(head))...)
	strip := r.density(f, h)
	for i := range list {
		list[i] = widget.Fit(list[i], listW-1) + strip[i]
	}
	if listW == f.W {
		return list, []int{f.W}
	}
	return widget.Beside(f.Theme.Line.Render("│"), list, r.detail(f, detailW, h)), []int{listW, detailW}
}

// storyHead says in which order, whose names, and through which filter.
func (r *roomScreen) storyHead(f Frame, w int) []string {
	t, tl := f.Theme, &r.timeline
	order := "as it happened"
	if tl.written {
		order = "as it was written down"
	}
	who := "roles"
	if tl.names {
		who = "names, inside only"
	}
	left := " " + t.Strong.Render("TIMELINE") + t.Muted.Render(" · "+order+" · "+who)
	right := itoa(tl.view.Len()) + " of " + itoa(tl.total)
	if tl.view.Whole() {
		right = itoa(tl.total) + " entries"
	}
	if e := tl.under(); e != nil && w >= 60 { // the day stands here too: its line scrolls away
		if at := tl.view.Time(tl.cursor); !at.IsZero() {
			right = at.In(r.zone).Format("Mon 2 Jan MST") + " · " + right
		}
	}
	lines := []string{widget.Ends(left, t.Muted.Render(right+" "), w)}
	switch {
	case r.mode == ModeStoryFilter:
		lines = append(lines, widget.Fit(" "+t.Accent.Render("filter ")+tl.typing+t.Muted.Render("▏ hat: kind: person: party: tag: star from: to: words"), w))
	case !tl.filter.Empty():
		var chips []string
		for _, c := range tl.filter.Chips() {
			chips = append(chips, t.Pill.Render(" "+c+" "))
		}
		lines = append(lines, widget.Fit(" "+strings.Join(chips, " ")+t.Muted.Render("  esc clears the last"), w))
	}
	return lines
}

// storyRows draws the entries around the cursor, newest at the foot.
func (r *roomScreen) storyRows(f Frame, w, h int) []string {
	tl := &r.timeline
	tl.h = h
	n := tl.view.Len()
	if n == 0 {
		return widget.Block([]string{"", f.Theme.Muted.Render(" nothing fits the filter · esc clears it")}, w, h)
	}
	tl.cursor = max(0, min(tl.cursor, n-1))
	rows, first := 0, tl.cursor
	for i := tl.cursor; i >= 0; i-- {
		rows += len(r.entryLines(f, i, w, false))
		if rows > h && i < tl.cursor {
			break
		}
		first = i
	}
	if tl.follow || tl.top < first || tl.top > tl.cursor {
		tl.top = first
	}
	browsing := r.mode == ModeTimeline || r.mode == ModeMove
	var out []string
	for i := tl.top; i < n && len(out) < h; i++ {
		out = append(out, r.entryLines(f, i, w, browsing && i == tl.cursor)...)
	}
	for _, g := range tl.gaps[n] {
		out = append(out, r.gapLine(f, g, w))
	}
	if len(out) > h && tl.follow {
		out = out[len(out)-h:]
	}
	return widget.Block(out, w, h)
}

// entryLines draws entry i: a new day and a silence before it, then one line.
func (r *roomScreen) entryLines(f Frame, i, w int, picked bool) []string {
	tl, t := &r.timeline, f.Theme
	e, at := tl.view.At(i), tl.view.Time(i)
	var out []string
	if i == 0 || timeline.Day(tl.view.Time(i-1), at, r.zone) {
		if !at.IsZero() {
			day := at.In(r.zone).Format("Monday 2 January 2006") + " · " + at.In(r.zone).Format("MST")
			out = append(out, widget.Fit(" "+t.Strong.Render(day), w))
		}
	}
	for _, g := range tl.gaps[i] {
		out = append(out, r.gapLine(f, g, w))
	}
	clock := widget.Fit(e.Clock(at, r.zone), 6) // a cell behind it for the ~ of a time that is not exact
	if e.Ruler {
		what, _, _ := strings.Cut(e.Line(tl.names, r.zone), "\n")
		line := " " + t.Muted.Render(clock) + t.Line.Render("──") + " " + t.Hat(e.Hat).Render(widget.Cut(what, w-14)) + " "
		out = append(out, line+t.Line.Render(strings.Repeat("─", max(0, w-widget.Width(line)))))
	} else {
		out = append(out, r.entryLine(f, e, i, clock, w))
	}
	last := len(out) - 1
	if picked {
		out[last] = t.Pick.Render(widget.Fit("▸"+strings.TrimPrefix(plain(out[last]), " "), w))
	}
	return out
}

// entryLine is one line: time, glyph, who, what, and what is special about it.
func (r *roomScreen) entryLine(f Frame, e *timeline.Entry, i int, clock string, w int) string {
	tl, t := &r.timeline, f.Theme
	whoW := max(0, min(16, w/5))
	who := ""
	if whoW >= 8 {
		who = widget.Fit(e.Speaker(tl.names), whoW) + " "
	}
	marks := tl.view.Marks(i, r.zone)
	if r.past != nil {
		marks = append(marks, r.past.marks(e.Recorded)...)
	} else if r.blameOf(e) != "" {
		marks = append(marks, "reads as blame")
	}
	tail := ""
	if len(marks) > 0 {
		tail = t.Muted.Render("  " + strings.Join(marks, " · "))
	}
	style := t.Plain
	switch {
	case e.Retracted:
		style = t.Muted.Strikethrough(true)
	case e.Quiet:
		style = t.Muted
	case e.UhOh:
		style = t.Bad
	case e.Starred:
		style = t.Strong
	}
	head := " " + t.Muted.Render(clock) + t.Hat(e.Hat).Render(widget.Fit(e.Glyph(), 1)) + " " + t.Muted.Render(who)
	text, _, _ := strings.Cut(e.Line(tl.names, r.zone), "\n")
	room := w - widget.Width(head) - widget.Width(tail)
	if room < 12 {
		tail, room = "", w-widget.Width(head)
	}
	return head + style.Render(widget.Cut(text, room)) + tail
}

func (r *roomScreen) gapLine(f Frame, g timeline.Gap, w int) string {
	return widget.Fit("       "+f.Theme.Warn.Bold(false).Render("· "+g.String()+" ·"), w)
}

// shades draw how many entries fall into a slice of time, from none to many.
var shades = []string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// density is a strip of one cell a row: where in time the work was.
func (r *roomScreen) density(f Frame, h int) []string {
	tl := &r.timeline
	if len(tl.strip) != h { // it looks at every entry: once for each change, not for each frame
		tl.strip = tl.view.Density(h)
	}
	counts := tl.strip
	most := 1
	for _, c := range counts {
		most = max(most, c)
	}
	out := make([]string, h)
	for i := range out {
		shade := shades[0]
		if i < len(counts) && counts[i] > 0 {
			shade = shades[1+(len(shades)-2)*counts[i]/most]
		}
		out[i] = f.Theme.Line.Render(shade)
	}
	return out
}
