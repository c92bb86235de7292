package ui

import (
	"cmp"
	"strings"

	"warroom/internal/desk"
	"warroom/ui/widget"
)

// hourRows say how long everybody has been up, and how it goes: nobody is named with how it goes (method, part A, A74, A90).
func (r *roomScreen) hourRows(uint64) []planRow {
	d := r.outside()
	var rows []planRow
	for i, p := range d.Hours(r.moment()) {
		rows = append(rows, planRow{card: r.state.Card(p.Card), draw: func(f Frame, w int) string { return r.hourLine(f, i, w) }})
	}
	if len(rows) == 0 && r.past == nil {
		rows = append(rows, planRow{draw: func(f Frame, w int) string {
			return " " + f.Theme.Muted.Render(widget.Cut("/shift NAME awake=06:00 meal=12:30 relief=18:00 · /pulse 3", w-2))
		}})
	}
	if spread := d.Pulse(); spread.Shown {
		rows = append(rows, planRow{draw: func(f Frame, w int) string {
			return " " + widget.Cut(widget.Fit("pulse", custNameW)+" "+pulseBars(spread)+f.Theme.Muted.Render("  "+itoa(spread.People)+" people, 1 to 5"), w-2)
		}})
	}
	if shield := d.Shield(); shield != "" {
		rows = append(rows, planRow{draw: func(_ Frame, w int) string {
			return " " + widget.Cut(widget.Fit("shield", custNameW)+" "+shield+" takes the heat", w-2)
		}})
	}
	return rows
}

// hourLine is how long somebody has been up, and what to do about it.
func (r *roomScreen) hourLine(f Frame, i, w int) string {
	all := r.outside().Hours(f.Now)
	if i >= len(all) {
		return ""
	}
	t, p := f.Theme, all[i]
	style := t.Plain
	switch {
	case p.Level == desk.LevelRed, p.Level == desk.LevelStop:
		style = t.Bad
	case p.Level == desk.LevelAmber:
		style = t.Warn
	}
	parts := []string{}
	if p.Awake > 0 {
		parts = append(parts, "up "+spanWords(p.Awake))
	}
	if p.Meal > 0 {
		parts = append(parts, "ate "+spanWords(p.Meal)+" ago")
	}
	if !p.Relief.IsZero() {
		parts = append(parts, "relief "+widget.When(p.Relief, f.Now, r.zone))
	}
	if word := tiredWord(p.Level); word != "" {
		parts = append(parts, word)
	}
	return " " + style.Render(widget.Fit(p.Name, custNameW)) + " " + widget.Cut(strings.Join(parts, " · "), w-custNameW-3)
}

// pulseBars draws how many gave each answer.
func pulseBars(s desk.Spread) string {
	most := 1
	for _, n := range s.Counts {
		most = max(most, n)
	}
	var parts []string
	for i, n := range s.Counts {
		bar := " "
		if n > 0 {
			bar = string(steps[(len(steps)-1)*n/most])
		}
		parts = append(parts, itoa(i+1)+bar)
	}
	return strings.Join(parts, " ")
}

// visitRows say whom to see next: below the power line, above it, and below again (A44).
func (r *roomScreen) visitRows(uint64) []planRow {
	visits := r.outside().Visits()
	if len(visits) == 0 {
		return nil
	}
	return []planRow{{draw: func(f Frame, w int) string {
		var parts []string
		for _, v := range r.outside().Visits() {
			parts = append(parts, v.Name)
		}
		return " " + widget.Cut(widget.Fit("visit", custNameW)+" "+strings.Join(parts, " → ")+f.Theme.Muted.Render("  below, above, back below"), w-2)
	}}}
}

// tiredSaid is what the header says of people who should rest; "" while all are fresh.
func (r *roomScreen) tiredSaid(f Frame) string {
	worst, tired := r.outside().Worst(f.Now)
	if !tired {
		return ""
	}
	name := cmp.Or(worst.Name, "somebody")
	if p := r.state.Person(name); p != nil { // the header is on every shared screen
		name = cmp.Or(p.Seat, name)
	}
	return name + " up " + itoa(int(worst.Awake.Hours())) + " h"
}

// tiredWord is what a level asks for, so that colour is never the only sign.
func tiredWord(l desk.Level) string {
	switch l {
	case desk.LevelAmber:
		return "find relief"
	case desk.LevelRed:
		return "relieve now"
	case desk.LevelStop:
		return "stop deciding"
	}
	return ""
}
