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
	p.stageW = r.stageWidth(w)
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
	if holder := c.HolderWords(); holder != "" {
		tail = append(tail, holder)
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
	if !due.IsZero() && (c.Template != cards.Call || !r.over(c)) {
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
	stageW := r.plan.stageW
	head := " " + widget.Fit("#"+strconv.FormatUint(c.Seq, 10), 5) + " " + stageFit(stage, c.Stage, stageW) + " "
	right := tailOf(tail, w-widget.Width(head))
	room := max(8, w-widget.Width(head)-widget.Width(right)-3)
	if kind := c.Fields[cards.FieldKind]; kind != "" && kind != cards.KindTask {
		text = kind + ": " + text
	}
	return widget.Ends(t.Muted.Render(head)+style.Render(widget.Cut(text, room)), t.Muted.Render(right)+" ", w)
}

// stageWidth is the column of stages: wider where one is longer than most, and there is room.
func (r *roomScreen) stageWidth(w int) int {
	switch {
	case w < 60:
		return 7
	case w < 72:
		return 12
	}
	widest := 12
	for _, row := range r.plan.rows {
		if row.card == nil || row.draw != nil {
			continue
		}
		words := row.card.Stage
		if t, ok := cards.Find(r.app.cfg.Templates, row.card.Template); ok && t.Stage(words) >= 0 && widget.Width(t.Stages[t.Stage(words)].Words()) < widget.Width(words) {
			words = t.Stages[t.Stage(words)].Words()
		}
		widest = max(widest, widget.Width(words))
	}
	return min(widest, 16)
}

// stageFit is what people read for a stage in w cells: where its words are too long, its name is most often short enough.
func stageFit(words, name string, w int) string {
	if name = strings.ReplaceAll(name, "-", " "); widget.Width(words) > w && widget.Width(name) <= w {
		words = name
	}
	return widget.Fit(words, w)
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
			return incident.SpanWords(d)
		}
	}
	return value
}
