package ui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// messageLines is the one line above the composer: an offer, an error with its reason, what was done, or how the line reads so far.
// Only an error, which has to be read whole, and a hint on wording may take more lines.
func (r *roomScreen) messageLines(f Frame) []string {
	t := f.Theme
	m := r.msg
	one := func(s string) []string { return []string{widget.Fit(" "+s, f.W)} }
	switch {
	case r.mode == ModeTurning:
		return one(r.offerLine(f))
	case r.mode == ModeStage:
		return r.stageLines(f)
	case r.mode == ModeCross:
		return r.crossLines(f)
	case m.bad:
		return r.errorLines(f)
	case m.whole && widget.Width(m.text) > f.W-2:
		lines, _ := widget.WrapMax(m.text, f.W-2, 4)
		for i, line := range lines {
			lines[i] = widget.Fit(" "+line, f.W)
		}
		return lines
	case m.text != "":
		return one(joinHint(m.text, t.Muted.Render(m.hint)))
	case r.shownNudge(f.Now) != nil:
		lines := r.shownNudge(f.Now).draw(t, f.W-2, f.H)
		for i, line := range lines {
			lines[i] = widget.Fit(" "+line, f.W)
		}
		return lines
	}
	if q := r.tripwireLines(f); len(q) > 0 && r.composer.empty() && r.past == nil {
		return q
	}
	if q := r.staleSaid(); q != "" && r.composer.empty() && r.past == nil {
		return one(t.Warn.Bold(false).Render(q))
	}
	return one(t.Muted.Render(r.reading()))
}

// tripwireSaid is Blue's question once the tripwire of an approach has gone off (method, part A, A18, A19): what happened, then what may
// be done about it, the shortest words first; nothing while none has.
func (r *roomScreen) tripwireSaid(now time.Time) (what string, ways []string) {
	for _, c := range incident.Clocks(r.state, now) {
		if c.Of != incident.ClockTripwire || c.Left(now) > 0 {
			continue
		}
		card := r.state.Card(c.Card)
		number := "#" + strconv.FormatUint(c.Card, 10)
		on := "/approach " + number + " extended why_go_on=\"…\" tripwire=…"
		if len(card.Moves) > 1 && card.Stage != cards.StageRunning {
			on = "/approach " + number + " extended-again start_today=yes|no why_go_on=\"…\" tripwire=…"
			ways = append(ways, "would we start it today?")
		}
		what = "tripwire of " + number + " went off: " + incident.OneLine(card.Fields[cards.Approach], 30)
		return what, append(ways, "/pivot WHY", "go on: "+on, "both: track=both too")
	}
	return "", nil
}

// tripwireLines puts the question in as many lines as it takes where there is room for them. On a narrow screen it has two: the commands
// are in the plan and in /help.
func (r *roomScreen) tripwireLines(f Frame) []string {
	what, ways := r.tripwireSaid(f.Now)
	if what == "" {
		return nil
	}
	style := f.Theme.Warn.Bold(false)
	parts := append([]string{what}, ways...)
	if f.W < 60 {
		number := strings.Fields(what)[2]
		parts = []string{"tripwire of " + number + " went off", "/pivot WHY", "or /approach " + number + " extended"}
	}
	var out []string
	line := ""
	for i, p := range parts {
		switch {
		case i == 0:
			line = p
		case widget.Width(line)+3+widget.Width(p) <= f.W-2:
			line += " · " + p
		default:
			out, line = append(out, line), p
		}
	}
	var rows []string
	for _, l := range append(out, line) {
		for _, part := range widget.Wrap(l, f.W-2) {
			rows = append(rows, widget.Fit(" "+style.Render(part), f.W))
		}
	}
	return rows
}

func (r *roomScreen) errorLines(f Frame) []string {
	t := f.Theme
	if whole := "! " + r.msg.text + "  " + r.msg.hint; widget.Width(whole) <= f.W-2 {
		return []string{widget.Fit(" "+joinHint(t.Bad.Render("! "+r.msg.text), r.msg.hint), f.W)}
	}
	var out []string
	text, _ := widget.WrapMax("! "+r.msg.text, f.W-2, 2)
	for _, line := range text {
		out = append(out, widget.Fit(" "+t.Bad.Render(line), f.W))
	}
	hint, _ := widget.WrapMax(r.msg.hint, f.W-2, 2)
	for _, line := range hint {
		if line != "" {
			out = append(out, widget.Fit(" "+line, f.W))
		}
	}
	return out
}

func joinHint(text, hint string) string {
	if plain(hint) == "" {
		return text
	}
	return text + "  " + hint
}

func (r *roomScreen) offerLine(f Frame) string {
	rd := r.state.Round()
	st := rd.Steps[r.offer.step]
	t := f.Theme
	if r.offer.note != "" {
		return t.Warn.Render(r.offer.note) + t.Muted.Render(" · 1-"+itoa(min(9, len(rd.Steps)))+" picks · esc keeps "+rd.Hat.Name())
	}
	if r.offer.asks {
		if f.W < 60 {
			return t.Warn.Render("no goal yet") + " · " + t.Accent.Render("ctrl+g") + " without · esc, /goal"
		}
		return t.Warn.Render(st.Hat.Name()+" waits for a goal") + "  esc, then /goal SENTENCE · " + t.Accent.Render("ctrl+g") + " goes on without one, logged"
	}
	if f.W < 60 {
		return t.Hat(st.Hat).Render(itoa(r.offer.step+1)+" ["+st.Hat.Letter()+"] "+st.Title()) + t.Muted.Render("? enter turns · esc keeps")
	}
	line := "turn to " + t.Hat(st.Hat).Render(itoa(r.offer.step+1)+" ["+st.Hat.Letter()+"] "+st.Title())
	if r.offer.step == rd.Step {
		line = t.Hat(st.Hat).Render(st.Title()) + " is on: pick another"
	}
	return line + t.Muted.Render("? enter turns it for everybody · 1-"+itoa(min(9, len(rd.Steps)))+" picks · esc keeps "+rd.Hat.Name())
}

// reading says how the line in the composer will be filed, when that is not plain.
func (r *roomScreen) reading() string {
	text := r.composer.text()
	if r.editing != 0 || r.mode != ModeTyping || strings.TrimSpace(text) == "" || len(text) > 4096 {
		return ""
	}
	l, err := capture.Parse(text, r.deskNow().Context(r.desk))
	if err != nil || l.Command != "" {
		return ""
	}
	var parts []string
	if l.Hat != "" && l.Hat != string(r.deskHat()) || l.NoteKind != "" && l.NoteKind != string(incident.Fact) {
		parts = append(parts, strings.TrimSpace(hats.Hat(l.Hat).Name()+" "+l.NoteKind))
	}
	if !l.At.IsZero() {
		parts = append(parts, "happened "+widget.When(l.At, r.app.now, r.zone)+" "+l.At.In(r.zone).Format("MST"))
		if l.Late {
			parts = append(parts, "late")
		}
	}
	if l.Who != "" {
		parts = append(parts, "said by "+l.Who)
	}
	if l.UhOh {
		parts = append(parts, "things got worse")
	}
	if len(l.Tags) > 0 {
		parts = append(parts, "#"+strings.Join(l.Tags, " #"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "reads as: " + strings.Join(parts, " · ")
}

func (r *roomScreen) deskHat() hats.Hat {
	if rd := r.state.Round(); rd != nil && rd.Hat.Valid() {
		return rd.Hat
	}
	return hats.White
}

// composerRows draws the composer with the letter of the hat that is on before it.
func (r *roomScreen) composerRows(f Frame) ([]string, *tea.Cursor) {
	rows, cursor := r.composer.view()
	h := r.deskHat()
	lead := f.Theme.Hat(h).Render(" " + h.Letter() + " ")
	if r.editing != 0 {
		lead = f.Theme.Warn.Render(" # ")
	}
	bar := f.Theme.Accent.Render("▏")
	if !r.linesUp() {
		lead, bar = f.Theme.Muted.Render(" · "), f.Theme.Line.Render("▏")
		if r.composer.text() == "" {
			rows[0] = f.Theme.Muted.Render("space writes")
		}
	}
	for i, row := range rows {
		if i > 0 {
			lead = "   "
		}
		rows[i] = widget.Fit(lead+bar+row, f.W)
	}
	if r.stuck {
		row := f.Theme.Bad.Render("! "+itoa(len(r.jobs))+" written before wait to be saved") + f.Theme.Muted.Render(" · enter on an empty line tries again")
		rows = append(rows, widget.Fit("   "+bar+row, f.W))
	}
	if r.composer.attached != "" {
		n := strings.Count(strings.TrimSuffix(r.composer.attached, "\n"), "\n") + 1
		row := f.Theme.Warn.Render("+ a paste of "+itoa(n)+" lines") + f.Theme.Muted.Render(" · enter saves it too · ctrl+u on an empty line drops it")
		rows = append(rows, widget.Fit("   "+bar+row, f.W))
	}
	if !r.linesUp() || cursor == nil {
		return rows, nil
	}
	cursor.X += 4
	return rows, cursor
}

// linesUp reports whether the line is what the keys are about.
func (r *roomScreen) linesUp() bool {
	return r.mode == ModeTyping || r.mode == ModeTurning || r.mode == ModeCross && r.cross != nil && r.cross.back == ModeTyping
}
