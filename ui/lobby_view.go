package ui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
	"warroom/ui/widget"
)

// The widths from which a row says how old it is, how many notes there are, and what was said last. What is left out is said of the
// incident under the cursor in the line above the footer.
const (
	ageFrom   = 50
	notesFrom = 62
	lastFrom  = 92
)

// lobbyColumns are the widths of one row's columns; 0 is left out.
type lobbyColumns struct{ title, age, notes, last, ago int }

func lobbyColumnsFor(w int) lobbyColumns {
	const fixed = 3 + 5 + 1 + 8 + 1 // mark, severity, a gap, state, margin
	var c lobbyColumns
	rest := w - fixed
	if w >= ageFrom {
		c.age = 6
	}
	if w >= notesFrom {
		c.notes = 7
	}
	rest -= c.age + c.notes
	if w >= lastFrom {
		c.ago = 6
		c.last = (rest - c.ago) / 2
		rest -= c.last + c.ago + 2
	}
	c.title = rest
	return c
}

// View implements [Screen].
func (l *lobby) View(f Frame) (string, *tea.Cursor) {
	t := f.Theme
	said := l.messageRows(f)
	h := f.H - 3 - len(said) // the title and the rule, the footer
	body := widget.Block(l.body(f, h), f.W, h)
	place := l.place()
	under := t.Line.Render(widget.Rule("", f.W-widget.Width(place))) + t.Muted.Render(place)
	var cursor *tea.Cursor
	if l.mode == ModeFilter { // in place of the rule, so that the list does not jump
		under, cursor = l.filterLine(f)
	}
	lines := append([]string{l.titleLine(f), under}, body...)
	lines = append(append(lines, said...), l.app.footer(l.mode, f.W))
	return strings.Join(lines, "\n"), cursor
}

// titleLine says where we are, how many incidents stand where, and what time it is.
func (l *lobby) titleLine(f Frame) string {
	zone := l.zone(l.app.cfg.Zone)
	clock := f.Now.In(zone).Format("15:04 MST") + " "
	counts := l.counts
	for len(counts) > 0 && widget.Width(strings.Join(counts, " · "))+widget.Width(clock)+11 > f.W {
		counts = counts[:len(counts)-1]
	}
	return widget.Ends(" "+f.Theme.Strong.Render("warroom")+"  "+f.Theme.Muted.Render(strings.Join(counts, " · ")), clock, f.W)
}

// place says which rows of a list are shown that is longer than the screen.
func (l *lobby) place() string {
	if l.rows == 0 || l.len() <= l.rows {
		return ""
	}
	return fmt.Sprintf(" %d-%d of %d ", l.top+1, l.top+min(l.rows, l.len()), l.len())
}

// filterLine is the search being typed and how much it finds.
func (l *lobby) filterLine(f Frame) (string, *tea.Cursor) {
	const lead = " search: "
	found := l.foundCount()
	text := l.filter
	for widget.Width(text) > f.W-len(lead)-len(found)-2 { // the end is where it is typed
		text = string([]rune(text)[1:])
	}
	line := f.Theme.Accent.Render(lead) + text
	return widget.Ends(line, f.Theme.Muted.Render(found), f.W), tea.NewCursor(len(lead)+widget.Width(text), 1)
}

// body is the list, or what there is to say when there is none.
func (l *lobby) body(f Frame, h int) []string {
	switch {
	case l.err != nil && len(l.list) == 0:
		return l.errorText(f)
	case !l.loaded:
		return []string{"", " reading the incidents …"}
	case len(l.list) == 0:
		return l.welcome(f, h)
	case l.len() == 0:
		l.rows = 0
		return l.nothing(f)
	}
	return l.rowsShown(f, h)
}

func (l *lobby) columnHeads(f Frame, c lobbyColumns) string {
	heads := "   " + widget.Fit("SEV", 5) + widget.Fit("INCIDENT", c.title) + " " + widget.Fit("STATE", 8)
	if c.age > 0 {
		heads += right("AGE", c.age)
	}
	if c.notes > 0 {
		heads += right("NOTES", c.notes)
	}
	if c.last > 0 {
		heads += "  " + widget.Fit("LAST WORD", c.last+c.ago)
	}
	return f.Theme.Muted.Render(widget.Fit(heads, f.W))
}

// row draws one incident. Whatever is under the cursor or closed is drawn in one style; the words say the rest.
func (l *lobby) row(f Frame, c lobbyColumns, s *incident.Summary, picked bool) string {
	t := f.Theme
	mark := "   "
	if picked {
		mark = " ▸ "
	}
	sev := sevWord(s.Severity)
	if sev == "" {
		sev = "-"
	}
	title, state := widget.Fit(s.Title, c.title), widget.Fit(s.State(), 8)
	var tail, last string
	if c.age > 0 {
		tail += right(widget.Age(f.Now.Sub(s.Declared)), c.age)
	}
	if c.notes > 0 {
		tail += right(itoa(s.Notes), c.notes)
	}
	if c.last > 0 {
		last = "  " + widget.Fit(s.LastText, c.last) + right(widget.Age(f.Now.Sub(s.Last)), c.ago)
	}
	whole := mark + widget.Fit(sev, 5) + title + " " + state + tail + last
	switch {
	case picked:
		return t.Pick.Bold(true).Render(widget.Fit(whole, f.W))
	case !s.Closed.IsZero():
		return t.Muted.Render(widget.Fit(whole, f.W))
	}
	stand := t.Plain
	if s.State() == incident.StateRestored {
		stand = t.Good
	}
	return widget.Fit(mark+sevPill(t, s.Severity)+title+" "+stand.Render(state)+tail+t.Muted.Render(last), f.W)
}

// sevPill is a severity in five cells: what is worse stands out more.
func sevPill(t *Theme, severity int) string {
	switch severity {
	case 0:
		return t.Muted.Render("-") + "    "
	case 1:
		return t.Bad.Reverse(true).Render("SEV1") + " "
	case 2:
		return t.Warn.Render("SEV2") + " "
	}
	return sevWord(severity) + " "
}

// right puts s at the right end of w cells.
func right(s string, w int) string {
	return strings.Repeat(" ", max(0, w-widget.Width(s))) + widget.Cut(s, w)
}

// messageRows is what has to be said, in as many rows as it needs, else what else is known about the incident under the cursor.
func (l *lobby) messageRows(f Frame) []string {
	t := f.Theme
	said, style := "! "+l.failed, t.Bad
	switch s := l.under(); {
	case l.notice != "":
		said, style = l.notice, t.Plain
	case l.failed != "":
	case l.mode == ModeFilter && l.sought.wrong != nil:
		said, style = joinHint(l.sought.wrong.Error(), hintOf(l.sought.wrong)), t.Muted
	case l.sought.err != nil:
		said = "! " + joinHint(l.sought.err.Error(), hintOf(l.sought.err))
	case l.err != nil && len(l.list) > 0:
		said = "! not read anew: " + joinHint(l.err.Error(), hintOf(l.err))
	case l.hit() != nil:
		return []string{widget.Fit(" "+l.hitAside(f, l.hit()), f.W)}
	case s != nil:
		return []string{widget.Fit(" "+t.Muted.Render(s.ID+" · ")+l.aside(f, s), f.W)}
	default:
		said = ""
	}
	rows, _ := widget.WrapMax(said, f.W-2, 3)
	for i, row := range rows {
		rows[i] = " " + style.Render(row)
	}
	return widget.Block(rows, f.W, len(rows))
}

// aside says of an incident what its row has no room for.
func (l *lobby) aside(f Frame, s *incident.Summary) string {
	t := f.Theme
	zone := l.zone(s.Zone)
	declared := "declared " + widget.When(s.Declared, f.Now, zone) + " " + s.Declared.In(zone).Format("MST")
	switch {
	case s.LastText == "":
		return t.Muted.Render(declared)
	case f.W >= lastFrom:
		return t.Muted.Render(declared+" · ") + s.LastText
	}
	return t.Muted.Render(ago(f.Now.Sub(s.Last))+": ") + s.LastText
}

// ago is an age in a sentence.
func ago(d time.Duration) string {
	if a := widget.Age(d); a != "now" {
		return a + " ago"
	}
	return "just now"
}

func (l *lobby) errorText(f Frame) []string {
	t := f.Theme
	lines := []string{""}
	for _, s := range widget.Wrap("! "+l.err.Error(), f.W-2) {
		lines = append(lines, " "+t.Bad.Render(s))
	}
	if hint := hintOf(l.err); hint != "" {
		for _, s := range widget.Wrap(hint, f.W-2) {
			lines = append(lines, " "+s)
		}
	}
	for _, s := range widget.Wrap("Nothing was changed. It is read again as soon as the file changes.", f.W-2) {
		lines = append(lines, " "+t.Muted.Render(s))
	}
	return lines
}

// welcome is what a person sees who has no incident yet. On a small terminal the shell's part is left out first.
func (l *lobby) welcome(f Frame, h int) []string {
	t := f.Theme
	w := min(f.W-2, 76)
	lines := []string{""}
	add := func(text string) {
		for _, s := range widget.Wrap(text, w) {
			lines = append(lines, " "+s)
		}
	}
	add("No incident yet. When one comes, warroom walks you through it, hat by hat, and keeps every word, in one file on this machine.")
	lines = append(lines, "", " "+t.Accent.Render("n")+"  declare the first incident", " "+t.Accent.Render("o")+"  open a sample to look around in", " "+t.Accent.Render("O")+"  bring in four public incidents, to read and to replay")
	shell := []string{
		"", t.Muted.Render(" The same from a shell beside it:"),
		`   warroom declare "Checkout is down"`,
		`   tail -n 20 app.log | warroom note -`,
	}
	if len(lines)+len(shell) <= h {
		lines = append(lines, shell...)
	}
	return lines
}
