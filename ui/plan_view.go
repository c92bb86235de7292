package ui

import (
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// planDetailFrom is the width from which the plan shows the card under the cursor beside the list.
const (
	planDetailFrom = 100
	planDetailW    = 46
)

// planView draws the plan tab, and says which widths its columns have.
func (r *roomScreen) planView(f Frame, h int) ([]string, []int) {
	listW := f.W
	if f.W >= planDetailFrom {
		listW = f.W - planDetailW - 1
	}
	list := r.planList(f, listW, h)
	if listW == f.W {
		return list, []int{f.W}
	}
	detail := r.cardDetail(f, r.planCard(), planDetailW, h)
	if p := r.planOn().person; p != nil {
		detail = r.personDetail(f, p, planDetailW, h)
	}
	if draw := r.planOn().detail; draw != nil {
		detail = widget.Block(draw(f, planDetailW), planDetailW, h)
	}
	return widget.Beside(f.Theme.Line.Render("│"), list, detail), []int{listW, planDetailW}
}

// planList draws headings and rows, the row under the cursor in sight and, where they fit, the lines that say more about it.
func (r *roomScreen) planList(f Frame, w, h int) []string {
	p, t := r.board(), f.Theme
	if p.h = h; p.w != w {
		p.w, p.alone, p.rows = w, w == f.W, nil
	}
	rows, on := r.planRows(), r.planOn().key()
	lines := make([]string, len(rows))
	cursor := 0
	p.dues = map[uint64]time.Time{}
	for _, clock := range r.clocksNow(r.moment()) {
		if _, has := p.dues[clock.Card]; !has { // the first of its clocks counts
			p.dues[clock.Card] = clock.Due
		}
	}
	for i, row := range rows {
		lines[i] = r.planLine(f, row, w)
		if on == 0 || row.key() != on {
			continue
		}
		cursor = i
		if r.mode == ModePlan || r.mode == ModeStage || r.mode == ModeCross {
			lines[i] = t.Pick.Render(widget.Fit("▸"+strings.TrimPrefix(plain(lines[i]), " "), w))
		}
	}
	more := cursor
	for more+1 < len(rows) && rows[more+1].key() == 0 && rows[more+1].head == "" {
		more++
	}
	p.top = max(min(p.top, cursor), min(more-h+1, cursor), 0)
	if cursor == 1 { // its heading too
		p.top = 0
	}
	return widget.Block(lines[min(p.top, len(lines)):], w, h)
}

func (r *roomScreen) planLine(f Frame, row planRow, w int) string {
	switch {
	case row.draw != nil:
		return row.draw(f, w)
	case row.card != nil:
		return r.cardLine(f, row.card, w)
	}
	return " " + f.Theme.Strong.Render(row.head) + f.Theme.Muted.Render("  "+row.hint)
}

// cardLine is one card in one line: number, stage, what it says, who has it and by when.
func (r *roomScreen) cardLine(f Frame, c *incident.Card, w int) string {
	t := f.Theme
	template, known := cards.Find(r.app.cfg.Templates, c.Template)
	text, stage := c.Fields[c.Template], c.Stage
	if known {
		text = c.Fields[template.Fields[0].Name]
		if i := template.Stage(c.Stage); i >= 0 {
			stage = template.Stages[i].Words()
		}
	}
	if c.Redacted {
		text = "[redacted]"
	}
	style := t.Plain
	var tail []string
	if owner := c.Fields[cards.FieldOwner]; owner != "" {
		tail = append(tail, owner)
	} else if known && !r.over(c) {
		if _, has := template.Field(cards.FieldOwner); has {
			tail = append(tail, "no owner")
			style = t.Warn.Bold(false)
		}
	}
	due, clocked := r.board().dues[c.Seq]
	if !clocked {
		due = c.Due()
	}
	late := !due.IsZero() && due.Before(f.Now) && !r.over(c)
	if !due.IsZero() {
		tail = append(tail, widget.When(due, f.Now, r.zone))
		if late {
			style = t.Bad
			tail = append(tail, "late")
		}
	}
	flags, warns := r.cardFlags(c, f.Now)
	tail = append(tail, flags...)
	if warns && !late {
		style = t.Warn.Bold(false)
	}
	if known && c.Fields[cards.FieldAck] == "" && c.Fields[cards.FieldOwner] != "" && !r.over(c) {
		if _, has := template.Field(cards.FieldAck); has {
			tail = append(tail, "no ack")
		}
	}
	stageW := 12
	if w < 60 {
		stageW = 7
	}
	head := " " + widget.Fit("#"+strconv.FormatUint(c.Seq, 10), 5) + " " + widget.Fit(stage, stageW) + " "
	right := tailOf(tail, w-widget.Width(head))
	room := max(8, w-widget.Width(head)-widget.Width(right)-3)
	if kind := c.Fields[cards.FieldKind]; kind != "" && kind != cards.KindTask {
		text = kind + ": " + text
	}
	return widget.Ends(t.Muted.Render(head)+style.Render(widget.Cut(text, room)), t.Muted.Render(right)+" ", w)
}

// tailOf joins what stands behind the words of a card, as much of it as leaves room for them: what comes first matters most.
func tailOf(parts []string, w int) string {
	for len(parts) > 1 && widget.Width(strings.Join(parts, " · ")) > w*3/5 {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, " · ")
}

// fieldValue is what a field of a card says, for people.
func (r *roomScreen) fieldValue(f Frame, t cards.Template, field cards.Field, c *incident.Card) string {
	value := c.Fields[field.Name]
	switch {
	case value == "":
	case t.Hidden(field.Name, c.Fields):
		return "sealed until their answer is there"
	case field.Kind == cards.Time:
		if at, ok := c.Time(field.Name); ok {
			return widget.When(at, f.Now, r.zone) + " " + at.In(r.zone).Format("MST")
		}
	case field.Kind == cards.Span:
		if d, err := time.ParseDuration(value); err == nil {
			return spanWords(d)
		}
	}
	return value
}

// cardDetail draws one card whole: every field that has a value, what the next stage still asks for, and how it came to where it is.
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
	next := template.Next(c.Stage)
	missing := map[string]bool{}
	for _, m := range template.Missing(next, c.Fields) {
		missing[m.Name] = next != ""
	}
	for _, field := range template.Fields {
		value := r.fieldValue(f, template, field, c)
		switch {
		case value == "" && !missing[field.Name]:
			continue
		case value == "":
			out = append(out, " "+t.Warn.Bold(false).Render(widget.Fit("? "+field.Label, 16)+" "+widget.Cut(field.Help, w-19)))
			continue
		}
		for i, line := range widget.Wrap(value, max(8, w-19)) {
			label := field.Label
			if i > 0 {
				label = ""
			}
			out = append(out, " "+t.Muted.Render(widget.Fit(label, 16))+" "+line)
		}
	}
	out = append(append(out, r.workedOut(f, c, w)...), "")
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
			out = append(out, " "+t.Muted.Render(when)+" "+line)
		}
	}
	if next != "" {
		word := "> goes on to " + template.Stages[template.Stage(next)].Words()
		if len(missing) > 0 {
			word = "? is asked for before " + template.Stages[template.Stage(next)].Words()
		}
		out = append(out, "", " "+t.Muted.Render(word))
	}
	return widget.Block(out, w, h)
}

// workedOut is what follows from the fields of a card: the effort so far, and what to be warned of, which no gate asks for.
func (r *roomScreen) workedOut(f Frame, c *incident.Card, w int) []string {
	t := f.Theme
	var out []string
	if said := effortSaid(c, f.Now); said != "" && c.Template == cards.Approach {
		out = append(out, " "+t.Muted.Render(widget.Fit("Effort so far", 16))+" "+widget.Cut(said, w-19))
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
