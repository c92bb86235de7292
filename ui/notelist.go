package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
	"warroom/ui/widget"
)

// noteList is the scrolling list of a step's notes. It is virtual: only what shows is wrapped and drawn, and which notes belong to
// the step is worked out once for each change, not for each frame.
type noteList struct {
	stale  bool
	round  int
	shown  int              // the step the list was worked out for
	items  []*incident.Note // of the step, by Seq
	cursor int              // index into items
	top    int              // index of the first item drawn while browsing
	follow bool             // stay at the newest
	h      int              // rows at the last draw
	atW    int              // cells of the column of times
}

// noteRows is how many rows of a long note the list shows; enter opens all of it.
const noteRows = 6

// list returns the notes of the step that is shown.
func (l *noteList) list(r *roomScreen) []*incident.Note {
	rd := r.seenRound()
	step := r.shownStep()
	if !l.stale && l.shown == step && (rd == nil || l.round == rd.Number) {
		return l.items
	}
	keep := uint64(0)
	if l.cursor < len(l.items) {
		keep = l.items[l.cursor].Seq
	}
	l.items = r.stepNotes(step)
	l.stale, l.shown = false, step
	if rd != nil {
		l.round = rd.Number
	}
	l.cursor = max(0, len(l.items)-1)
	if !l.follow {
		if i := slices.IndexFunc(l.items, func(n *incident.Note) bool { return n.Seq >= keep }); i >= 0 {
			l.cursor = i
		}
	}
	l.top = min(l.top, l.cursor)
	return l.items
}

// narrow drops the notes that lack a word.
func (l *noteList) narrow(words []string) {
	l.items = slices.DeleteFunc(slices.Clone(l.items), func(n *incident.Note) bool { return !matches(n, words) })
	l.cursor = max(0, len(l.items)-1)
	l.top = min(l.top, l.cursor)
}

// shownStep resolves followStep.
func (r *roomScreen) shownStep() int {
	rd := r.seenRound()
	switch {
	case rd == nil:
		return -1
	case r.step == followStep && !r.archived():
		return rd.Step
	case r.step == followStep:
		return rd.Place
	}
	return r.step
}

// shownHat is the hat of the step that is shown.
func (r *roomScreen) shownHat() hats.Step {
	rd := r.seenRound()
	switch step := r.shownStep(); {
	case rd == nil:
		return hats.Step{Hat: hats.White}
	case step < 0 || step >= len(rd.Steps):
		return hats.Step{Hat: rd.Hat}
	default:
		return rd.Steps[step]
	}
}

// stepNotes returns the notes under a step of the round that is on. White carries over: facts of earlier rounds are still there.
func (r *roomScreen) stepNotes(step int) []*incident.Note {
	rd := r.seenRound()
	if rd == nil && strings.TrimSpace(r.find) == "" {
		return r.state.Notes
	}
	hat := r.shownHat().Hat
	words := strings.Fields(strings.ToLower(r.find))
	var out []*incident.Note
	if step >= 0 && step < len(rd.Walks) && len(words) == 0 {
		out = make([]*incident.Note, 0, rd.Walks[step].Notes+8) // White has more, from earlier rounds
	}
	for _, n := range r.state.Notes {
		switch {
		case len(words) > 0:
			if !matches(n, words) {
				continue
			}
		case n.Hat != hat:
			continue
		case hat == hats.White && n.Round < rd.Number: // White carries over
		case n.Round != rd.Number || n.Step != step && n.Step >= 0:
			continue
		}
		out = append(out, n)
	}
	return out
}

// matches reports whether every word stands in the note's text, voice, hat or tags.
func matches(n *incident.Note, words []string) bool {
	hay := strings.ToLower(n.Text + " " + n.Voice() + " " + string(n.Hat) + " #" + strings.Join(n.Tags, " #"))
	for _, w := range words {
		if !strings.Contains(hay, w) {
			return false
		}
	}
	return true
}

func (l *noteList) under(r *roomScreen) *incident.Note {
	items := l.list(r)
	if l.cursor < 0 || l.cursor >= len(items) {
		return nil
	}
	return items[l.cursor]
}

func (l *noteList) page() int { return max(1, l.h/2) }

func (l *noteList) move(r *roomScreen, by int) {
	items := l.list(r)
	l.cursor = max(0, min(l.cursor+by, len(items)-1))
}

// view draws w by h cells. With the cursor shown (browsing) it stays in sight; else the newest is at the bottom.
func (l *noteList) view(r *roomScreen, f Frame, w, h int, browsing bool) []string {
	items := l.list(r)
	l.h, l.atW = h, 5
	if len(items) > 0 {
		l.atW = widget.Width(noteWhen(items[0], f.Now, r.zone)) // the oldest has the longest
	}
	if h <= 0 {
		return nil
	}
	if st := r.shownHat(); len(items) == 0 && r.find == "" && (st.IsGoal() && r.state.Goal != nil || st.IsClose() && len(r.state.Decided()) > 0) {
		return widget.Block(nil, w, h)
	}
	if len(items) == 0 {
		return widget.Block(r.emptyStep(f, w), w, h)
	}
	if !browsing && l.follow {
		l.cursor = len(items) - 1
	}
	l.cursor = max(0, min(l.cursor, len(items)-1))
	// Walk up from the cursor until the rows are full: that is the lowest top that keeps it in sight.
	rows, first := 0, l.cursor
	for i := l.cursor; i >= 0; i-- {
		rows += len(r.noteLines(items[i], f, w, false))
		if rows > h && i < l.cursor {
			break
		}
		first = i
	}
	if l.top < first || l.top > l.cursor || l.follow {
		l.top = first
	}
	var out []string
	for i := l.top; i < len(items) && len(out) < h; i++ {
		out = append(out, r.noteLines(items[i], f, w, browsing && i == l.cursor)...)
	}
	if len(out) > h && l.top == l.cursor && len(items) > 1 {
		out = out[:h]
	}
	return widget.Block(out, w, h)
}

// emptyStep says what this step is for as long as nothing is written there.
func (r *roomScreen) emptyStep(f Frame, w int) []string {
	if r.find != "" {
		return widget.Wrap(f.Theme.Muted.Render("no note has these words · esc clears"), w)
	}
	st := r.shownHat()
	var out []string
	for _, line := range widget.Wrap("nothing yet. "+st.Hat.Name()+" asks for "+st.Hat.Asks()+"; it leaves out "+st.Hat.Forbids()+".", w) {
		out = append(out, f.Theme.Muted.Render(line))
	}
	return out
}

// sign is the mark of a White kind in front of its text; a fact needs none.
func sign(k incident.NoteKind) string {
	for _, nk := range incident.NoteKinds() {
		if nk.Kind == k && k != incident.Fact {
			return nk.Sign + " "
		}
	}
	return ""
}

// noteLines draws one note: time, voice, text wrapped under itself, marks.
// noteWhen writes when a note happened, as well as that is known.
func noteWhen(n *incident.Note, now time.Time, zone *time.Location) string {
	switch n.Vague {
	case incident.Exact:
		return widget.When(n.At, now, zone)
	case incident.Unknown:
		return timeline.NoClock
	}
	return "~" + widget.When(n.At, now, zone)
}

func (r *roomScreen) noteLines(n *incident.Note, f Frame, w int, picked bool) []string {
	voiceW := max(0, min(10, w/6))
	at := noteWhen(n, f.Now, r.zone)
	if pad := r.notes.atW - widget.Width(at); pad > 0 {
		at = strings.Repeat(" ", pad) + at
	}
	head := at + " "
	if voiceW >= 5 {
		head += widget.Fit(n.Voice(), voiceW) + " "
	}
	mark := " "
	if picked {
		mark = "▸"
	}
	indent := widget.Width(head) + 1
	text := sign(n.Kind) + n.Text
	if n.UhOh {
		text = "! " + text
	}
	if n.Starred {
		text = "* " + text
	}
	lines, more := widget.WrapMax(text, max(w-indent, 8), noteRows)
	style := f.Theme.Plain
	switch {
	case n.Gone:
		style = f.Theme.Muted.Strikethrough(true)
	case r.looked[n.Seq] != nil && r.looked[n.Seq].Stage == cards.StageNoLonger:
		style = f.Theme.Muted
	case n.UhOh:
		style = f.Theme.Bad
	case n.Starred:
		style = f.Theme.Strong
	}
	tail := r.noteMarks(n, more)
	if picked {
		tail = strings.TrimSpace("#" + strconv.FormatUint(n.Seq, 10) + "  " + tail)
	}
	if tail != "" {
		lines = withTail(lines, tail, max(w-indent, 8), f.Theme.Muted)
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		lead := strings.Repeat(" ", indent)
		if i == 0 {
			lead = mark + f.Theme.Muted.Render(head)
		}
		out[i] = lead + styled(line, style)
	}
	if picked {
		for i := range out {
			out[i] = f.Theme.Pick.Render(widget.Fit(plain(out[i]), w))
		}
	}
	return out
}

// tailMark parts the text of a line from marks that are drawn muted.
const tailMark = "\x00"

func withTail(lines []string, tail string, w int, muted lipgloss.Style) []string {
	last := lines[len(lines)-1]
	if widget.Width(last)+widget.Width(tail)+2 <= w {
		lines[len(lines)-1] = last + tailMark + "  " + muted.Render(tail)
		return lines
	}
	return append(lines, tailMark+muted.Render(tail))
}

func styled(line string, s lipgloss.Style) string {
	text, tail, _ := strings.Cut(line, tailMark)
	if text == "" {
		return tail
	}
	return s.Render(text) + tail
}

// noteMarks says in words what is special about a note.
func (r *roomScreen) noteMarks(n *incident.Note, more bool) string {
	var marks []string
	if more {
		marks = append(marks, "… enter opens all")
	}
	if n.Late() {
		marks = append(marks, "late")
	}
	if n.Gone {
		marks = append(marks, "retracted")
	}
	if mark := r.staleMark(n); mark != "" {
		marks = append(marks, mark)
	}
	if len(n.Edits) > 0 {
		marks = append(marks, "edited")
	}
	if rd := r.seenRound(); rd != nil && n.Round > 0 && n.Round != rd.Number {
		marks = append(marks, "round "+itoa(n.Round))
	}
	if len(n.Tags) > 0 && !more {
		if tags := "#" + strings.Join(n.Tags, " #"); !strings.Contains(n.Text, "#"+n.Tags[len(n.Tags)-1]) {
			marks = append(marks, tags)
		}
	}
	if r.find != "" {
		marks = append(marks, n.Hat.Name())
	}
	if age := r.moment().Sub(n.At); n.Hat == hats.White && age >= staleAfter && !r.isStale(n.Seq) { // which says its age already
		marks = append(marks, widget.Age(age))
	}
	if r.past != nil {
		marks = append(marks, r.past.marks(n.Recorded)...)
	}
	return strings.Join(marks, " · ")
}

// staleAfter is when the age of a White note is worth saying: what was known an hour ago may not hold any more.
const staleAfter = incident.StaleAfter
