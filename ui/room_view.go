package ui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// The widths from which the room has three columns, and two (design section 5).
const (
	threeFrom = 110
	twoFrom   = 72
	railW     = 28
	sideW     = 33
)

// View implements [Screen].
func (r *roomScreen) View(f Frame) (string, *tea.Cursor) {
	if !r.loaded {
		lines := []string{"", "  reading the incident …"}
		if r.msg.bad {
			lines = []string{"", "  " + f.Theme.Bad.Render("! "+r.msg.text), "  " + r.msg.hint, "", "  " + f.Theme.Accent.Render("esc") + " goes back to the lobby"}
		}
		return strings.Join(append(widget.Block(lines, f.W, f.H-1), r.app.footer(r.mode, f.W)), "\n"), nil
	}
	head := r.header(f)
	if f.W < twoFrom {
		head = append(head, r.railLine(f))
	}
	room := f.H - len(head) - 2 /* rules */ - 1              /* footer */
	composerRows := r.composer.resize(f.W-5, max(1, room/3)) // the rest is shared out so that notes stay in sight on any screen
	if r.composer.attached != "" {
		composerRows++
	}
	if r.stuck {
		composerRows++
	}
	message := r.messageLines(f)
	least := 2 // rows of the body
	if r.mode == ModeStage {
		least = 0 // what there is to pick is in sight, all of it
	}
	message = cutRows(message, max(1, room-composerRows-least), f.W)
	bodyH := room - len(message) - composerRows
	body, widths := r.body(f, bodyH)
	switch {
	case r.open != nil:
	case r.tab == tabTimeline:
		body, widths = r.story(f, bodyH)
	case r.tab == tabPlan, r.tab == tabCustomer:
		body, widths = r.planView(f, bodyH)
	}
	lines := append(head, f.Theme.Line.Render(widget.Rule("┬", widths...)))
	lines = append(lines, body...)
	lines = append(append(lines, f.Theme.Line.Render(widget.Rule("┴", widths...))), message...)
	rows, cursor := r.composerRows(f)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(lines, rows...)
	lines = append(lines, r.app.footer(r.mode, f.W))
	return strings.Join(lines, "\n"), cursor
}

// cutRows leaves n rows, the last with a sign when more was said. One row alone is the head of them, and stays whole.
func cutRows(rows []string, n, w int) []string {
	if len(rows) <= n {
		return rows
	}
	said := slices.ContainsFunc(rows[n:], func(row string) bool { return strings.TrimSpace(plain(row)) != "" })
	if rows = rows[:n]; n > 1 && said {
		rows[n-1] = widget.Fit(strings.TrimRight(widget.Cut(plain(rows[n-1]), w-2), " …")+" …", w)
	}
	return rows
}

// body returns the columns between the rules, and their widths.
func (r *roomScreen) body(f Frame, h int) ([]string, []int) {
	sep := f.Theme.Line.Render("│")
	switch {
	case f.W >= threeFrom:
		mid := f.W - railW - sideW - 2
		return widget.Beside(sep, r.railBlock(f, railW, h), r.middle(f, mid, h), r.side(f, sideW, h)), []int{railW, mid, sideW}
	case f.W >= twoFrom:
		mid := f.W - railW - 1
		return widget.Beside(sep, r.railBlock(f, railW, h), r.middle(f, mid, h)), []int{railW, mid}
	}
	return r.middle(f, f.W, h), []int{f.W}
}

// middle is the step that is shown: its mandate, a prompt, its notes; or one note, open.
func (r *roomScreen) middle(f Frame, w, h int) []string {
	inner := w - 2
	pad := func(lines []string) []string {
		for i, l := range lines {
			lines[i] = " " + widget.Fit(l, inner) + " "
		}
		return lines
	}
	if r.open != nil {
		return pad(r.open.view(r, f, inner, h))
	}
	top := r.stepHead(f, inner)
	if h > 6 {
		top = append(top, "")
	}
	top = cutRows(top, max(0, h-1), inner)
	browsing := r.mode == ModeBrowse || r.mode == ModeMove || r.mode == ModeFind
	return pad(append(top, r.notes.view(r, f, inner, h-len(top), browsing)...))
}

func (r *roomScreen) stepHead(f Frame, w int) []string {
	t, st := f.Theme, r.shownHat()
	if r.find != "" || r.mode == ModeFind {
		return []string{t.Accent.Render("search ") + r.find + t.Muted.Render("  in every note")}
	}
	on := r.shownStep() == r.onStep() && !r.archived()
	left := t.Hat(st.Hat).Render(st.Hat.Letter() + " " + strings.ToUpper(st.Hat.Name()))
	if m := hats.Mandate(st); m != "" && w >= 50 {
		left += t.Muted.Render(" · ") + m
	}
	right := ""
	if rd := r.seenRound(); rd != nil && r.archived() {
		right = t.Warn.Bold(false).Render("round " + itoa(rd.Number) + " of " + itoa(len(r.state.Rounds)))
	} else if rd != nil && !on {
		right = t.Muted.Render(rd.Hat.Name() + " is on")
	} else if d, ok := r.stepLeft(f.Now); ok && r.state.Closed.IsZero() {
		rd := r.state.Round()
		right = widget.Countdown(d) + t.Muted.Render(" of "+widget.Countdown(rd.On().Length+rd.Plus))
		switch {
		case d < 0:
			right = t.Warn.Render("time")
			switch {
			case r.past != nil || w < 50:
			case rd.Next() < len(rd.Steps):
				right += t.Muted.Render(" · ctrl+t turns")
			default:
				right += t.Muted.Render(" · /close or /round")
			}
		case d < 30*time.Second:
			right = t.Warn.Render(widget.Countdown(d)) + t.Muted.Render(" left")
		}
	}
	lines := []string{widget.Ends(left, right, w)}
	prompts := hats.Prompts(st.Hat, st.Purpose)
	if st.Hat == hats.Black {
		prompts = append(prompts, r.state.Constraints()...)
	}
	if len(prompts) > 0 {
		i := r.prompt % len(prompts)
		for row, text := range widget.Wrap(prompts[i], w-5) {
			count := ""
			if row == 0 {
				count = t.Muted.Render(itoa(i+1) + "/" + itoa(len(prompts)))
			}
			lines = append(lines, widget.Ends(t.Accent.Bold(false).Render(text), count, w))
		}
	}
	return append(lines, r.stepCards(f, st, w)...)
}

// stepCards shows what a Blue step is there to bring about: the goal, or the decisions and the two ends.
func (r *roomScreen) stepCards(f Frame, st hats.Step, w int) []string {
	t := f.Theme
	row := func(label, text string) string {
		return widget.Fit(t.Strong.Render(widget.Fit(label, 8))+" "+text, w)
	}
	switch {
	case st.IsGoal() && r.state.Goal != nil && r.state.Goal.Redacted:
		return []string{row("goal", "[redacted]"+t.Muted.Render(r.hint(" · /goal SENTENCE")))}
	case st.IsGoal() && r.state.Goal != nil:
		return []string{row("goal", r.state.Goal.Fields[cards.FieldGoal])}
	case st.IsGoal():
		return []string{row("goal", t.Muted.Render("not set"+r.hint(" · /goal SENTENCE")))}
	case !st.IsClose():
		return nil
	}
	var out []string
	for _, c := range r.owed() {
		if c.Template != cards.Decision {
			continue
		}
		out = append(out, row("decided", t.Muted.Render(c.Fields[cards.FieldOwner]+" by "+widget.When(c.Due(), f.Now, r.zone)+": ")+c.Fields[cards.FieldDecision]))
	}
	if len(out) == 0 {
		out = append(out, row("decided", t.Muted.Render("nothing yet"+r.hint(" · /decide NAME by 14:30: WHAT"))))
	}
	out = append(out, row("ready", r.readyStrip(f)))
	if r.state.Restored.IsZero() {
		out = append(out, row("business", t.Muted.Render("not back yet"+r.hint(" · /restored says when"))))
	} else if r.state.Closed.IsZero() && r.past == nil {
		out = append(out, row("next", t.Muted.Render("/close ends the incident, /round starts another round")))
	}
	return out[max(0, len(out)-6):]
}

func (r *roomScreen) onStep() int {
	if rd := r.state.Round(); rd != nil {
		return rd.Step
	}
	return -1
}

// side is what the room stands on: the two ends, what was decided and is owed, who is here.
func (r *roomScreen) side(f Frame, w, h int) []string {
	t, s := f.Theme, r.state
	var out []string
	head := func(s string) { out = append(out, " "+t.Strong.Render(s)) }
	wrapped := func(text string, rows int) {
		lines, more := widget.WrapMax(text, w-2, rows)
		if more {
			lines[len(lines)-1] = widget.Cut(lines[len(lines)-1], w-3) + "…"
		}
		for _, l := range lines {
			out = append(out, " "+l)
		}
	}
	if s.Impact != "" {
		head("CUSTOMER FEELS")
		wrapped(s.Impact, 3)
		out = append(out, "")
	}
	out = append(out, r.sideGoal(f, w)...)
	out = append(out, r.sideApproach(f, w)...)
	head("ENDS")
	out = append(out, r.endLine(f, "business back", s.Restored), r.endLine(f, "cause cured", s.Cured), "")
	if owed := r.owed(); len(owed) > 0 {
		head("OWED")
		for _, c := range owed[:min(len(owed), 4)] {
			at := len(out)
			wrapped(r.owedLine(c, f.Now), 2)
			if due := c.Due(); !due.IsZero() && due.Before(f.Now) {
				for i := at; i < len(out); i++ {
					out[i] = t.Bad.Render(out[i])
				}
			}
		}
		if more := len(owed) - 4; more > 0 {
			out = append(out, t.Muted.Render(" and "+itoa(more)+" more"+r.hint(": /owed")))
		}
		out = append(out, "")
	}
	if present := s.Present(); len(present) > 0 {
		head("HERE")
		for _, p := range present {
			seat := p.Seat
			if seat == p.Name { // of a session from elsewhere, that knows roles alone
				seat = ""
			}
			out = append(out, " "+widget.Ends(p.Name, t.Muted.Render(widget.Cut(seat, 16)), w-2))
		}
		if len(r.silent) > 0 && s.Closed.IsZero() {
			out = append(out, "", " "+t.Muted.Render("nothing under "+r.deskHat().Name()+" yet from"))
			wrapped(strings.Join(r.silent, ", "), 2)
		}
	}
	return widget.Block(out, w, h)
}

// readyStrip is the five moves that a strategy closes with, ticked, and what would make the first that is open (A29).
func (r *roomScreen) readyStrip(f Frame) string {
	var parts []string
	ask := ""
	if r.ready == nil { // it asks every note: once a state, not once a frame
		r.ready = r.state.Ready()
	}
	for _, tick := range r.ready {
		if tick.Done {
			parts = append(parts, f.Theme.Good.Render("✓")+" "+tick.Name)
			continue
		}
		parts = append(parts, f.Theme.Muted.Render("· "+tick.Name))
		if ask == "" {
			ask = tick.Ask
		}
	}
	strip := strings.Join(parts, " ")
	if ask != "" && r.past == nil {
		strip += f.Theme.Muted.Render("  " + ask)
	}
	return strip
}

// sideGoal says whether the business and the cause part, and whether the sponsor wants what the lead thought (A05, A07).
func (r *roomScreen) sideGoal(f Frame, w int) []string {
	g := r.state.Goal
	if g == nil {
		return nil
	}
	var out []string
	if apart := g.Fields[cards.FieldApart]; apart != "" {
		out = append(out, " business and cause: "+apart)
	}
	if g.Differ() {
		for _, line := range widget.Wrap("they want "+g.Fields[cards.FieldTheirs]+" first, the lead thought "+g.Fields[cards.FieldOurs], w-2) {
			out = append(out, " "+f.Theme.Warn.Bold(false).Render(line))
		}
	}
	if d := r.state.Undecided(f.Now); d >= time.Minute {
		out = append(out, " "+f.Theme.Muted.Render("no decision yet, "+incident.SpanWords(d)))
	}
	if len(out) == 0 {
		return nil
	}
	return append(append([]string{" " + f.Theme.Strong.Render("GOAL")}, out...), "")
}

// sideApproach is the way that is taken: who leads it, since when, and when it is looked at anew.
func (r *roomScreen) sideApproach(f Frame, w int) []string {
	t := f.Theme
	var out []string
	for _, c := range r.state.Approaches() {
		out = append(out, " "+t.Strong.Render("APPROACH")+" "+widget.Cut(c.Fields[cards.Approach], w-11))
		line := c.Fields[cards.FieldOwner] + t.Muted.Render(" · "+c.Fields[cards.FieldTrack]+" · since "+widget.When(c.Opened, f.Now, r.zone))
		out = append(out, " "+widget.Cut(line, w-2))
		if trip, ok := c.Time(cards.FieldTripwire); ok {
			style := t.Plain
			if trip.Before(f.Now) {
				style = t.Bad
			}
			out = append(out, " "+style.Render("tripwire "+widget.When(trip, f.Now, r.zone)))
		}
		out = append(out, "")
	}
	return out
}

func (r *roomScreen) endLine(f Frame, label string, at time.Time) string {
	if at.IsZero() {
		return " " + f.Theme.Muted.Render(widget.Fit(label, 14)+" not yet")
	}
	return " " + widget.Fit(label, 14) + " " + f.Theme.Good.Render(widget.When(at, f.Now, r.zone))
}
