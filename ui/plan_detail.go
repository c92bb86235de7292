package ui

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// planLabelW is the column of labels beside a card: a longer one takes more lines.
const planLabelW = 16

// labelled lays a value out beside its label, as many rows as the longer of them takes.
func labelled(label, value string, w int, labels, values lipgloss.Style) []string {
	left, right := widget.Wrap(label, planLabelW), widget.Wrap(value, max(8, w-planLabelW-3))
	out := make([]string, max(len(left), len(right)))
	at := func(lines []string, i int) string {
		if i < len(lines) {
			return lines[i]
		}
		return ""
	}
	for i := range out {
		out[i] = " " + labels.Render(widget.Fit(at(left, i), planLabelW)) + " " + values.Render(at(right, i))
	}
	return out
}

// cardDetail draws one card whole: every field that has a value, what the next stage still asks for, and how it came to where it is. Where
// that is more than there are rows, the last moves and what comes next stay in sight.
func (r *roomScreen) cardDetail(f Frame, c *incident.Card, w, h int) []string {
	t := f.Theme
	if c == nil {
		return widget.Block([]string{"", t.Muted.Render(" no card yet:"), t.Muted.Render(" /approach, /decide, /change, /task …")}, w, h)
	}
	template, known := cards.Find(r.app.cfg.Templates, c.Template)
	if !known {
		return widget.Block([]string{" " + t.Strong.Render(c.Template) + t.Muted.Render(" of another program")}, w, h)
	}
	out := []string{" " + t.Strong.Render(template.Title) + t.Muted.Render("  #"+strconv.FormatUint(c.Seq, 10)), ""}
	next := nextStageOf(template, c)
	missing := map[string]bool{}
	for _, m := range template.Missing(next, c.Fields) {
		missing[m.Name] = next != ""
	}
	warn := t.Warn.Bold(false)
	for _, field := range template.Fields {
		value := r.fieldValue(f, template, field, c)
		switch {
		case value != "":
			out = append(out, labelled(field.Label, value, w, t.Muted, t.Plain)...)
		case missing[field.Name]:
			out = append(out, labelled("? "+field.Label, field.Help, w, warn, warn)...)
		}
	}
	out = append(out, r.workedOut(f, c, w)...)
	foot := r.cardMoves(f, template, c, w)
	if most := max(3, h/3); len(foot) > most && len(out)+len(foot) > h {
		foot = append([]string{t.Muted.Render(" … moved before")}, foot[len(foot)-most+1:]...)
	}
	if next != "" {
		word := "> goes on to " + template.Stages[template.Stage(next)].Words()
		switch {
		case isChoice(template, c, next):
			word = "m: worked, extended or dropped?"
		case len(missing) > 0:
			word = "? is asked for before " + template.Stages[template.Stage(next)].Words()
		}
		foot = append(foot, "", " "+t.Muted.Render(word))
	}
	if room := h - len(foot) - 1; len(out) > room {
		out = append(out[:max(0, room-1)], t.Muted.Render(" … enter shows all of it"))
	}
	return widget.Block(append(append(out, ""), foot...), w, h)
}

// cardMoves is how a card came to where it stands, the newest move last.
func (r *roomScreen) cardMoves(f Frame, template cards.Template, c *incident.Card, w int) []string {
	var out []string
	for _, m := range c.Moves {
		stage := m.Stage
		if i := template.Stage(stage); i >= 0 {
			stage = template.Stages[i].Words()
		}
		if m.Why != "" {
			stage += ": " + m.Why
		}
		when := widget.When(m.At, f.Now, r.zone)
		for i, line := range widget.Wrap(stage, max(8, w-3-widget.Width(when))) {
			if i > 0 {
				when = strings.Repeat(" ", widget.Width(when))
			}
			out = append(out, " "+f.Theme.Muted.Render(when)+" "+line)
		}
	}
	return out
}

// workedOut is what follows from the fields of a card: the effort so far, and what to be warned of, which no gate asks for.
func (r *roomScreen) workedOut(f Frame, c *incident.Card, w int) []string {
	t := f.Theme
	var out []string
	if said := effortSaid(c, f.Now); said != "" && c.Template == cards.Approach {
		out = append(out, labelled("Effort so far", said, w, t.Muted, t.Plain)...)
	}
	if c.Differ() {
		for _, line := range widget.Wrap("! they want "+c.Fields[cards.FieldTheirs]+" first, the lead thought "+c.Fields[cards.FieldOurs], w-2) {
			out = append(out, " "+t.Warn.Bold(false).Render(line))
		}
	}
	for _, p := range r.outside().Smaller() {
		if p.Card == c.Seq { // A99
			out = append(out, " "+t.Warn.Bold(false).Render(widget.Cut("not ready to hear all of it: offer a smaller step", w-2)))
		}
	}
	return append(out, r.thinLines(f, c, w)...)
}
