package ui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"warroom/internal/desk"
	"warroom/ui/widget"
)

// The kettle is drawn from 30 to 100 degrees (method, part A, A56).
const (
	coldest = 30
	boiling = 100
)

// hot is a heat in a word, so that colour is never the only sign.
func hot(degrees int) string {
	switch {
	case degrees >= 85:
		return "boiling"
	case degrees >= 70:
		return "hot"
	case degrees >= 55:
		return "warm"
	}
	return "calm"
}

// heatRows draw a gauge and a curve for each customer.
func (r *roomScreen) heatRows(nth uint64) []planRow {
	all := r.outside().Kettles(r.moment())
	var rows []planRow
	tall := 1
	if len(all) == 1 && !r.board().alone {
		tall = 3
	} else if len(all) <= 2 {
		tall = 2
	}
	for i := range all {
		name := all[i].Customer
		detail := func(f Frame, w int) []string { return r.heatDetail(f, name, w) }
		rows = append(rows, r.line(nth+uint64(i*(tall+1))+1, func(f Frame, w int) string { return r.gauge(f, name, w) }, detail))
		for row := range tall {
			rows = append(rows, planRow{draw: func(f Frame, w int) string { return r.curve(f, name, w, row, tall) }})
		}
	}
	return rows
}

// kettle returns the readings of a customer at the moment that is shown.
func (r *roomScreen) kettle(f Frame, name string) []desk.Reading {
	return r.outsideAt(f.Now).heat[name]
}

const custNameW = 14

func (r *roomScreen) gauge(f Frame, name string, w int) string {
	readings := r.kettle(f, name)
	if len(readings) == 0 {
		return ""
	}
	t := f.Theme
	last := readings[len(readings)-1]
	style := t.Good
	switch {
	case last.Degrees >= 70:
		style = t.Bad
	case last.Degrees >= 55:
		style = t.Warn
	}
	barW := max(8, min(30, w-custNameW-30))
	full := (last.Degrees - coldest) * barW / (boiling - coldest)
	bar := style.Render(strings.Repeat("█", full)) + t.Line.Render(strings.Repeat("░", barW-full))
	head := " " + widget.Fit(cmp.Or(name, "the customer"), custNameW) + " " + style.Render(widget.Fit(itoa(last.Degrees)+" "+hot(last.Degrees), 11)) + " " + bar
	return widget.Fit(head+"  "+t.Muted.Render(widget.Cut(last.Why, max(0, w-widget.Width(head)-3))), w)
}

// steps are the heights of a curve, the lowest first.
var steps = []rune("▁▂▃▄▅▆▇█")

// curve draws a row, of so many, of the heat from the declaration to the moment that is shown; the scale stands at its ends.
func (r *roomScreen) curve(f Frame, name string, w, row, tall int) string {
	readings := r.kettle(f, name)
	from, to := r.state.Declared, f.Now
	if len(readings) > 0 && readings[0].At.Before(from) {
		from = readings[0].At
	}
	if !r.state.Closed.IsZero() && r.state.Closed.Before(to) {
		to = r.state.Closed
	}
	begin, end := widget.When(from, f.Now, r.zone), widget.When(to, f.Now, r.zone)
	cells := min(60, w-custNameW-widget.Width(begin)-widget.Width(end)-6)
	if cells < 8 || len(readings) == 0 || !to.After(from) {
		return ""
	}
	var b strings.Builder
	at := 0
	for i := range cells {
		moment := from.Add(time.Duration(int64(to.Sub(from)) / int64(cells) * int64(i+1)))
		for at+1 < len(readings) && !readings[at+1].At.After(moment) {
			at++
		}
		b.WriteRune(block(readings[at].Degrees, row, tall))
	}
	left, right := strings.Repeat(" ", widget.Width(begin)), ""
	switch {
	case row == tall-1:
		left, right = begin, end
	case row == 0:
		left, right = widget.Fit(itoa(boiling), widget.Width(begin)), ""
	}
	return widget.Fit(" "+strings.Repeat(" ", custNameW)+" "+f.Theme.Muted.Render(left)+" "+b.String()+" "+f.Theme.Muted.Render(right), w)
}

// block is what a row of a curve shows of a heat: nothing, a part of the cell, or all of it. The lowest row is never empty.
func block(degrees, row, tall int) rune {
	level := (degrees - coldest) * len(steps) * tall / (boiling - coldest) // of so many eighths in all
	level -= (tall - 1 - row) * len(steps)
	switch {
	case level <= 0 && row == tall-1:
		return steps[0]
	case level <= 0:
		return ' '
	}
	return steps[min(level, len(steps))-1]
}

// heatDetail lists what moved the kettle, newest first.
func (r *roomScreen) heatDetail(f Frame, name string, w int) []string {
	t := f.Theme
	out := []string{" " + t.Strong.Render("Heat of "+cmp.Or(name, "the customer")), ""}
	readings := slices.Clone(r.kettle(f, name))
	slices.Reverse(readings)
	for i, at := range readings {
		was := ""
		if i+1 < len(readings) {
			was = signed(at.Degrees - readings[i+1].Degrees)
		}
		why := at.Why
		if at.By != "" {
			why = "read by " + at.By + ": " + why
		}
		head := widget.When(at.At, f.Now, r.zone) + " " + widget.Fit(itoa(at.Degrees), 4) + widget.Fit(was, 4)
		for j, line := range widget.Wrap(why, max(8, w-2-widget.Width(head))) {
			if j > 0 {
				head = strings.Repeat(" ", widget.Width(head))
			}
			out = append(out, " "+t.Muted.Render(head)+line)
		}
	}
	if r.past == nil {
		out = append(out, "", " "+t.Muted.Render("/heat 80 \"what shows it\" corrects it"))
	}
	return out
}

func signed(n int) string {
	switch {
	case n > 0:
		return "+" + itoa(n)
	case n == 0:
		return "±0"
	}
	return itoa(n)
}

// trustRows are the balance and the ratio, and the last lines of the ledger beside them.
func (r *roomScreen) trustRows(nth uint64) []planRow {
	return []planRow{r.line(nth+1, r.trustLine, r.trustDetail)}
}

func (r *roomScreen) trustLine(f Frame, w int) string {
	t := f.Theme
	l := r.outside().Trust(f.Now)
	style := t.Good
	switch {
	case l.Balance < 0:
		style = t.Bad
	case l.Balance < 3:
		style = t.Warn
	}
	parts := []string{"proactive " + itoa(l.Proactive) + ", they came " + itoa(l.Reactive)}
	if l.Over > 0 {
		parts = append(parts, "promises kept "+itoa(l.Kept)+" of "+itoa(l.Over))
	}
	if n := len(l.Lines); n > 1 {
		last := l.Lines[n-1]
		parts = append(parts, "last "+signed(last.Delta)+" "+last.Why)
	}
	return widget.Fit(" "+style.Render(widget.Fit("balance "+itoa(l.Balance), 12))+" "+widget.Cut(strings.Join(parts, " · "), w-15), w)
}

// trustDetail is the ledger, newest line first.
func (r *roomScreen) trustDetail(f Frame, w int) []string {
	t := f.Theme
	l := r.outside().Trust(f.Now)
	out := []string{" " + t.Strong.Render("Trust") + t.Muted.Render("  balance "+itoa(l.Balance)), ""}
	for _, line := range slices.Backward(l.Lines) {
		head := widget.When(line.At, f.Now, r.zone) + " " + widget.Fit(signed(line.Delta), 4)
		for j, text := range widget.Wrap(line.Why, max(8, w-2-widget.Width(head))) {
			if j > 0 {
				head = strings.Repeat(" ", widget.Width(head))
			}
			out = append(out, " "+t.Muted.Render(head)+text)
		}
	}
	return out
}
