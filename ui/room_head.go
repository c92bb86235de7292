package ui

import (
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// header is two lines: what this is and what runs out; then the goal and the round.
func (r *roomScreen) header(f Frame) []string {
	t, s := f.Theme, r.state
	sev := ""
	if s.Severity > 0 {
		sev = t.Pill.Render("SEV" + itoa(s.Severity))
	}
	if s.Word() != incident.StateOpen {
		sev = strings.TrimSpace(sev + " " + t.Pill.Render(strings.ToUpper(s.Word())))
	}
	right, about := r.proof(f), sev
	if long := strings.TrimSpace(sev + "  " + r.elapsed(f)); f.W >= 52 || sev == "" {
		about = long
	}
	if f.W >= twoFrom {
		room := f.W - 8 - widget.Width(right)
		line, all := r.clocks(f, room-widget.Width(about))
		if !all && sev != "" { // what runs out matters more than what is over
			line, _ = r.clocks(f, room-widget.Width(sev))
			about = sev
		}
		right = strings.TrimSpace(line + "   " + right)
	} else if one := r.oneClock(f); one != "" && f.W >= 52 {
		about = strings.TrimSpace(sev + "  " + one)
	}
	free := f.W - 5 - widget.Width(about) - widget.Width(right)
	left := " " + t.Strong.Render(widget.Cut(s.Title, max(free, 8))) + "  " + about
	return append([]string{widget.Ends(left, right+" ", f.W), r.goalLine(f)}, r.criticalLines(f)...)
}

// elapsed is how long the incident has been on, or was.
func (r *roomScreen) elapsed(f Frame) string {
	end := f.Now
	if !r.state.Closed.IsZero() {
		end = r.state.Closed
	}
	return widget.Elapsed(end.Sub(r.state.Declared))
}

// criticalLines are the clocks behind which there is no way back, a line each across the screen once little is left of them.
func (r *roomScreen) criticalLines(f Frame) []string {
	var out []string
	for _, c := range incident.Clocks(r.state, f.Now) {
		left := c.Left(f.Now)
		if !c.Critical() || left > incident.CriticalLeft || len(out) == 2 {
			continue
		}
		word := map[incident.ClockOf]string{incident.ClockNoReturn: "POINT OF NO RETURN", incident.ClockBackOut: "LATEST START OF THE WAY BACK"}[c.Of]
		when := "in " + widget.Countdown(left)
		switch {
		case left <= -time.Minute:
			when = "passed " + widget.Age(-left) + " ago"
		case left < 0:
			when = "passed just now"
		}
		what := ""
		if card := r.state.Card(c.Card); card != nil {
			what = "  #" + strconv.FormatUint(c.Card, 10) + " " + card.Fields[card.Template]
		}
		when += " !" // at the other edge: blanks alone would not be drawn, and the line is to go right across
		words := widget.Cut(" ! "+word+" "+what, max(8, f.W-widget.Width(when)-2))
		out = append(out, f.Theme.Bad.Reverse(true).Render(widget.Ends(words, when, f.W)))
	}
	return out
}

func (r *roomScreen) goalLine(f Frame) string {
	t := f.Theme
	var right string
	if rd := r.state.Round(); rd != nil && f.W >= 60 {
		right = "round " + itoa(rd.Number) + " · " + rd.Order
		if n := len(r.state.Present()); n > 0 && f.W >= 100 {
			right += " · " + itoa(n) + " here"
		}
		right = t.Muted.Render(right)
		if tired := r.tiredSaid(f); tired != "" {
			right = t.Warn.Bold(false).Render(tired)
			if rd := r.state.Round(); f.W >= 100 {
				right += t.Muted.Render("  round " + itoa(rd.Number) + " · " + rd.Order)
			}
		}
	}
	switch {
	case f.W >= twoFrom:
		right = strings.Join([]string{r.tabLine(f), right}, t.Muted.Render("  "))
	case r.tab != tabRoom: // the room has its steps in the line below; what else is shown says its name
		right = t.Strong.Render("[" + string(r.tab) + "]")
	}
	if f.W < 52 { // the line above has no room for it
		right = strings.TrimSpace(right + " " + r.oneClock(f))
	}
	left := " " + t.Muted.Render("no goal yet"+r.hint(" · /goal SENTENCE sets it"))
	switch g := r.state.Goal; {
	case g == nil:
	case g.Redacted:
		left = " " + t.Accent.Render("GOAL ") + t.Strong.Render("[redacted]") + t.Muted.Render(r.hint(" · /goal SENTENCE sets it anew"))
	default:
		left = " " + t.Accent.Render("GOAL ") + t.Strong.Render(widget.Cut(g.Fields[cards.FieldGoal], max(8, f.W-8-widget.Width(right))))
	}
	return widget.Ends(left, right+" ", f.W)
}

// hint is what to type, for a room that can be typed in; a replay cannot.
func (r *roomScreen) hint(s string) string {
	if r.past != nil {
		return ""
	}
	return s
}

// tabLine names the tabs; the one that is shown stands in brackets and bold.
func (r *roomScreen) tabLine(f Frame) string {
	var parts []string
	for _, name := range tabs() {
		if name == r.tab {
			parts = append(parts, f.Theme.Strong.Render("["+string(name)+"]"))
			continue
		}
		parts = append(parts, f.Theme.Muted.Render(" "+string(name)+" "))
	}
	return strings.Join(parts, "")
}

// proof says what is saved: the time of the last sync, or that something is not.
func (r *roomScreen) proof(f Frame) string {
	t := f.Theme
	switch {
	case r.past != nil:
		return r.past.proof(f)
	case r.unsaved():
		return t.Bad.Render("NOT SAVED")
	case len(r.jobs) > 0:
		return t.Warn.Render("saving")
	case r.saved.IsZero() && f.W < 48:
		return ""
	case r.saved.IsZero():
		return t.Muted.Render(f.Now.In(r.zone).Format("15:04 MST"))
	case f.W < 100:
		return t.Good.Render("saved " + r.saved.In(r.zone).Format("15:04:05"))
	}
	return t.Good.Render("saved "+r.when(r.saved)) + "   " + t.Muted.Render(f.Now.In(r.zone).Format("15:04"))
}
