package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"warroom/internal/hats"
	"warroom/internal/replay"
	"warroom/ui/widget"
)

// barRowsFrom is the height from which the bar has a row of markers under it.
const barRowsFrom = 16

// View implements [Screen].
func (s *replayScreen) View(f Frame) (string, *tea.Cursor) {
	r := s.room
	if s.player == nil || !r.loaded {
		lines := []string{"", "  reading the session …"}
		if s.err != nil {
			lines = []string{"", "  " + f.Theme.Bad.Render("! "+s.err.Error()), "  " + hintOf(s.err), "", "  " + f.Theme.Accent.Render("q") + " goes back"}
		}
		return strings.Join(append(widget.Block(lines, f.W, f.H-1), s.app.footer(s.mode, f.W)), "\n"), nil
	}
	r.mode = r.restMode() // the entry under the cursor is drawn so
	then := f
	then.Now = s.player.At()
	head := r.header(then)
	if f.W < twoFrom {
		head = append(head, r.railLine(then))
	}
	scrub, cursor := s.scrubber(f)
	bodyH := f.H - len(head) - len(scrub) - 3 // two rules and the footer
	body, widths := r.body(then, bodyH)
	switch {
	case r.open != nil:
	case r.tab == tabTimeline:
		body, widths = r.story(then, bodyH)
	case r.tab == tabPlan, r.tab == tabCustomer:
		body, widths = r.planView(then, bodyH)
	}
	lines := append(head, f.Theme.Line.Render(widget.Rule("┬", widths...)))
	lines = append(lines, body...)
	lines = append(lines, f.Theme.Line.Render(widget.Rule("┴", widths...)))
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(lines, scrub...)
	return strings.Join(append(lines, s.app.footer(s.mode, f.W)), "\n"), cursor
}

// proof stands where a live room says that it is saved.
func (s *replayScreen) proof(f Frame) string {
	word := "REPLAY"
	if s.hind {
		word = "HINDSIGHT"
	}
	return f.Theme.Pill.Render(word)
}

// marks says of what was written down at recorded that it was not known at the moment that is on.
func (s *replayScreen) marks(recorded time.Time) []string {
	if s.hind && s.player.NotYet(recorded) {
		return []string{"not known then"}
	}
	return nil
}

// scrubber is what stands in the place of the composer: what is asked or said, where the replay is, and the bar.
func (s *replayScreen) scrubber(f Frame) ([]string, *tea.Cursor) {
	said, cursor := s.said(f)
	rows := append(said, s.where(f), s.bar(f))
	if f.H >= barRowsFrom {
		rows = append(rows, s.markRow(f))
	}
	return rows, cursor
}

// said is one line: a question with what is typed, what was decided, a message, or the signs of the bar.
func (s *replayScreen) said(f Frame) ([]string, *tea.Cursor) {
	t := f.Theme
	ask := func(label string) ([]string, *tea.Cursor) {
		free := max(8, f.W-widget.Width(label)-5)
		text := s.typed
		for widget.Width(text) > free {
			text = string([]rune(text)[1:])
		}
		row := " " + t.Strong.Render(label) + " " + t.Accent.Render("▏") + text
		rows := []string{widget.Fit(row, f.W)}
		if s.room.msg.bad {
			rows = append(s.room.errorLines(f), rows...)
		}
		return rows, tea.NewCursor(widget.Width(row), len(rows)-1)
	}
	switch {
	case s.mode == ModeReplayFind:
		return ask("find")
	case s.mode == ModeReplayTime:
		return ask("go to, such as 14:32")
	case s.mode == ModeReplayAnswer:
		question := "A decision comes next. What would you do with what is known here?"
		if f.W < 72 {
			question = "A decision comes. What would you do?"
		}
		rows, cursor := ask("you")
		cursor.Y++
		return append([]string{widget.Fit(" "+t.Warn.Render("◆ "+question), f.W)}, rows...), cursor
	case s.shown != nil:
		return s.compared(f), nil
	case s.room.msg.bad:
		return s.room.errorLines(f), nil
	case s.room.msg.text != "":
		return []string{widget.Fit(" "+joinHint(s.room.msg.text, t.Muted.Render(s.room.msg.hint)), f.W)}, nil
	case s.player.Playing() && s.player.Skipped() > 0:
		return []string{widget.Fit(" "+t.Muted.Render("nothing was written for "+widget.Age(s.player.Skipped())+": cut short · i plays it as long as it was"), f.W)}, nil
	}
	if f.H < barRowsFrom {
		return nil, nil
	}
	return []string{widget.Fit(" "+t.Muted.Render("W R K Y G B hat · ◆ decision · @ customer word · * star · ○ round"), f.W)}, nil
}

// compared shows an answer beside what was decided.
func (s *replayScreen) compared(f Frame) []string {
	t := f.Theme
	yours := s.answers[s.shown.Seq]
	if yours == "" {
		yours = t.Muted.Render("no answer")
	}
	line := func(label, text string) []string {
		var out []string
		wrapped, _ := widget.WrapMax(text, f.W-11, 2)
		for i, l := range wrapped {
			if i > 0 {
				label = ""
			}
			out = append(out, widget.Fit(" "+t.Strong.Render(widget.Fit(label, 9))+l, f.W))
		}
		return out
	}
	return append(line("you", yours), line("decided", s.player.Text(*s.shown))...)
}

// speedWord names a speed.
func speedWord(speed int) string {
	if speed == replay.ByEntry {
		return "by entry"
	}
	return itoa(speed) + "x"
}

// stamp writes a moment with its day and zone.
func (s *replayScreen) stamp(at time.Time) string {
	return at.In(s.room.zone).Format("Mon 2 Jan 2006 15:04:05 MST")
}

// where is the row that says which moment is on, and how time goes.
func (s *replayScreen) where(f Frame) string {
	t, p := f.Theme, s.player
	sign := "‖"
	switch {
	case p.Playing() && p.Ended():
		sign = "■"
	case p.Playing():
		sign = "▶"
	}
	stamp := s.stamp(p.At())
	if f.W < 52 {
		stamp = p.At().In(s.room.zone).Format("2 Jan 15:04:05 MST")
	}
	known, of := p.Known()
	left := " " + t.Accent.Render(sign+" "+speedWord(p.Speed())) + "  " + t.Strong.Render(stamp)
	if f.W >= twoFrom {
		left += t.Muted.Render("  " + widget.Elapsed(p.At().Sub(p.First())))
	}
	if f.W >= threeFrom {
		left += t.Muted.Render(" of " + widget.Elapsed(p.Last().Sub(p.First())))
	}
	var on []string
	if s.hind { // how much is still to come is not known yet
		on = append(on, "event "+itoa(known)+" of "+itoa(of))
	} else {
		on = append(on, "event "+itoa(known))
	}
	if f.W >= twoFrom {
		if p.Stops() {
			on = append(on, "stops on")
		}
		if !p.Idle() {
			on = append(on, "silences whole")
		}
	}
	return widget.Ends(left, t.Muted.Render(strings.Join(on, " · "))+" ", f.W)
}

// bar draws the session: the hats that were on, silences, where the replay is. What is ahead is not known yet, and drawn empty.
func (s *replayScreen) bar(f Frame) string {
	t, p := f.Theme, s.player
	w := f.W - 2
	head := s.cell(p.At(), w)
	marks := p.Markers()
	var hat hats.Hat
	var b strings.Builder
	run, style := "", t.Line // cells of one style are drawn together
	put := func(cell string, in lipgloss.Style, same bool) {
		if !same {
			b.WriteString(style.Render(run))
			run, style = "", in
		}
		run += cell
	}
	was := ""
	for i := range w {
		from, to := float64(i)/float64(w), float64(i+1)/float64(w)
		end, letter := p.Time(to), ""
		for len(marks) > 0 && !marks[0].At.After(end) {
			if m := marks[0]; m.Kind == replay.MarkHat && (s.hind || !m.At.After(p.At())) && m.Hat != hat {
				hat, letter = m.Hat, m.Hat.Letter()
			}
			marks = marks[1:]
		}
		cell, in, kind := "━", t.Hat(hat), string(hat)
		switch {
		case i == head:
			cell, in, kind = "●", t.Strong, "head"
		case i > head && !s.hind:
			cell, in, kind = "┄", t.Line, "ahead"
		case letter != "":
			cell = letter
		case p.Cut(from, to):
			cell, in, kind = "·", t.Line, "cut"
		}
		put(cell, in, kind == was)
		was = kind
	}
	b.WriteString(style.Render(run))
	return " " + b.String() + " "
}

// cell returns which of w cells of the bar a moment stands in.
func (s *replayScreen) cell(at time.Time, w int) int {
	return min(int(s.player.Pos(at)*float64(w)), w-1)
}

// markSigns are the signs of markers under the bar; where several meet, the first counts.
var markSigns = []struct {
	kind replay.MarkKind
	sign string
}{{replay.MarkDecision, "◆"}, {replay.MarkWord, "@"}, {replay.MarkStar, "*"}, {replay.MarkRound, "○"}}

// markRow draws the markers that are known under the bar.
func (s *replayScreen) markRow(f Frame) string {
	w := f.W - 2
	rank := make([]int, w)
	for _, m := range s.player.Markers() {
		if !s.hind && m.At.After(s.player.At()) {
			break
		}
		for i, sign := range markSigns {
			if at := s.cell(m.At, w); sign.kind == m.Kind && (rank[at] == 0 || rank[at] > i+1) {
				rank[at] = i + 1
			}
		}
	}
	var b strings.Builder
	for _, n := range rank {
		if n == 0 {
			b.WriteByte(' ')
			continue
		}
		style := f.Theme.Muted
		if n == 1 {
			style = f.Theme.Accent
		}
		b.WriteString(style.Render(markSigns[n-1].sign))
	}
	return " " + b.String() + " "
}
