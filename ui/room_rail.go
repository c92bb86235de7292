package ui

import (
	"strings"

	"warroom/internal/incident"
	"warroom/ui/widget"
)

// railBlock draws the steps of the round: which is on, how long each is, how much was written there.
func (r *roomScreen) railBlock(f Frame, w, h int) []string {
	rd := r.seenRound()
	if rd == nil {
		return widget.Block([]string{"", " no round yet", " /round starts one"}, w, h)
	}
	t := f.Theme
	var out []string
	first := 0
	if len(rd.Steps) > h-2 {
		first = max(0, min(r.shownStep()-(h-2)/2, len(rd.Steps)-(h-2)))
	}
	if r.archived() {
		out = append(out, " "+t.Warn.Bold(false).Render("round "+itoa(rd.Number)+" of "+itoa(len(r.state.Rounds))+", as it was left"))
	}
	for i := first; i < len(rd.Steps); i++ {
		out = append(out, r.railRow(f, rd, i, w))
	}
	if rd.Step < 0 && !r.archived() {
		out = append(out, "▸"+t.Hat(rd.Hat).Render("["+rd.Hat.Letter()+"] "+rd.Hat.Name())+t.Muted.Render(" outside the order"))
	}
	if r.state.Unknown > 0 {
		out = append(out, "", t.Warn.Render(" "+itoa(r.state.Unknown)+" entries of a newer"), t.Warn.Render(" version, kept as they are"))
	}
	return widget.Block(out, w, h)
}

func (r *roomScreen) railRow(f Frame, rd *incident.Round, i, w int) string {
	t, st, walk := f.Theme, rd.Steps[i], rd.Walks[i]
	mark := " "
	on := i == rd.Step && !r.archived()
	if on {
		mark = "▸"
	}
	length := widget.Countdown(st.Length)
	done := " "
	switch {
	case on:
		if left, _ := r.stepLeft(f.Now); left < 0 {
			length = "time"
		} else {
			length = widget.Countdown(left)
		}
	case walk.Turned > 0:
		done = "✓"
	}
	count := "·"
	switch n := walk.Notes; {
	case n >= 1000:
		count = itoa(n/1000) + "k"
	case n > 0:
		count = itoa(n)
	}
	right := strings.Repeat(" ", max(0, 5-widget.Width(length))) + length + strings.Repeat(" ", max(0, 4-widget.Width(count))) + count + " " + done
	style := t.Hat(st.Hat)
	if !on {
		style = style.Bold(false)
	}
	name := widget.Fit("["+st.Hat.Letter()+"] "+st.Title(), w-2-widget.Width(right))
	row := mark + style.Render(name) + " " + right
	switch {
	case r.mode == ModeRail && i == r.step, r.mode == ModeTurning && i == r.offer.step:
		return t.Pick.Render(widget.Fit(plain(row), w))
	case on:
		return mark + style.Render(name) + " " + t.Strong.Render(right)
	}
	return mark + style.Render(name) + " " + t.Muted.Render(right)
}

// railLine is the rail of a narrow terminal: one letter a step.
func (r *roomScreen) railLine(f Frame) string {
	rd := r.seenRound()
	on := !r.archived()
	if rd == nil {
		return widget.Fit(" no round yet · /round starts one", f.W)
	}
	var parts []string
	for i, st := range rd.Steps {
		p := " " + st.Hat.Letter() + " "
		style := f.Theme.Hat(st.Hat)
		switch {
		case on && i == rd.Step:
			p = "[" + st.Hat.Letter() + "]"
		case rd.Walks[i].Turned == 0:
			style = style.Bold(false)
		}
		if (r.mode == ModeRail && i == r.step) || (r.mode == ModeTurning && i == r.offer.step) {
			style = f.Theme.Pick
		}
		parts = append(parts, style.Render(p))
	}
	if on && rd.Step < 0 {
		parts = append(parts, f.Theme.Hat(rd.Hat).Render("["+rd.Hat.Letter()+"]"))
	}
	return widget.Fit(" "+strings.Join(parts, ""), f.W)
}
