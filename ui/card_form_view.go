package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/ui/widget"
)

// cardLabelMax is the widest a column of labels gets: the rest is for what people write.
const cardLabelMax = 30

// View implements [Screen].
func (f *cardForm) View(fr Frame) (string, *tea.Cursor) {
	f.drawn, f.later = f.needed(), f.notYet()
	f.check(fr.Now)
	head := []string{f.headLine(fr), fr.Theme.Line.Render(widget.Rule("", fr.W))}
	if critical := f.room.criticalLines(fr); fr.H >= 16 {
		head = append(critical, head...)
	} else if len(critical) > 0 {
		head[1] = critical[0]
	}
	frame := formFrame{app: f.room.app, mode: ModeCardForm, head: head, labelW: f.labelWidth(fr.W), verb: "save"}
	if f.goesOut() {
		frame.below = f.gateRows(fr, gateHeight(fr.H))
	}
	return f.view(fr, frame)
}

// headLine says which card this is, where it stands, and how much the next stage still asks for.
func (f *cardForm) headLine(fr Frame) string {
	t := fr.Theme
	left := " " + t.Strong.Render("New "+strings.ToLower(f.t.Title))
	if f.ref != 0 {
		left = " " + t.Strong.Render(f.t.Title+" #"+strconv.FormatUint(f.ref, 10)) + t.Muted.Render("  "+f.t.Stages[max(0, f.t.Stage(f.stage()))].Words())
	}
	next := f.nextWords()
	if f.goesOut() {
		return f.updateHead(fr, left)
	}
	if next == "" {
		return widget.Fit(left, fr.W)
	}
	right := t.Good.Render("all there for " + next)
	if n := len(f.drawn); n > 0 {
		right = t.Warn.Bold(false).Render(strconv.Itoa(n) + " needed for " + next)
		if widget.Width(left)+widget.Width(right)+3 > fr.W {
			right = t.Warn.Bold(false).Render(strconv.Itoa(n) + " needed")
		}
	} else if widget.Width(left)+widget.Width(right)+3 > fr.W {
		right = t.Good.Render("all there")
	}
	return widget.Ends(left, right+" ", fr.W)
}

// nextWords is what people read for the stage that usually follows, "" at the end of the way.
func (f *cardForm) nextWords() string {
	if at := f.t.Stage(f.t.Next(f.stage())); at >= 0 {
		return f.t.Stages[at].Words()
	}
	return ""
}

// labelWidth is the column that the labels need, as far as the width of the screen has it.
func (f *cardForm) labelWidth(w int) int {
	widest := 0
	for _, in := range f.inputs {
		widest = max(widest, widget.Width(in.of.Label))
	}
	return min(widest+4, cardLabelMax, w*2/5)
}
