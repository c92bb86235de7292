package ui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/ui/widget"
)

// The width from which a field's label stands beside it and no longer above, and the width of that column.
const (
	formBesideFrom = 72
	formLabelW     = 19
)

// formFrame is what a form says around its fields.
type formFrame struct {
	app    *App
	mode   Mode
	head   []string // rows above the fields
	labelW int      // of the column of labels, where they stand beside the fields
	below  []string // rows below the fields
	verb   string   // what enter does in the last field
}

// View implements [Screen].
func (f *form) View(fr Frame) (string, *tea.Cursor) {
	t := fr.Theme
	need := "only the title is needed"
	if fr.W < 48 {
		need = ""
	}
	return f.view(fr, formFrame{app: f.app, mode: ModeForm, labelW: formLabelW, verb: "declare", head: []string{
		widget.Ends(" "+t.Strong.Render("Declare an incident"), t.Muted.Render(need)+" ", fr.W),
		t.Line.Render(widget.Rule("", fr.W)),
	}})
}

// view draws the form.
func (f *fieldset) view(fr Frame, ff formFrame) (string, *tea.Cursor) {
	said := append(widget.Block(ff.below, fr.W, len(ff.below)), f.messageRows(fr)...)
	h := fr.H - len(ff.head) - len(said) - 1 // the footer
	rows, first, last, cursor := f.rows(fr, ff, h)
	h = min(h, len(rows)+1) // what is said stands close to what it is about
	// What has the focus stays in sight, all of it where it fits, and nothing moves that need not.
	f.top = max(min(f.top, first), last-h+1, 0)
	f.top = min(f.top, first, max(0, len(rows)-h))
	if cursor != nil {
		cursor.Y += len(ff.head) - f.top
	}
	lines := append(ff.head, widget.Block(rows[f.top:], fr.W, h)...)
	lines = widget.Block(append(lines, said...), fr.W, fr.H-1)
	return strings.Join(append(lines, f.footer(fr, ff)), "\n"), cursor
}

// rows draws all fields, and says which rows the one with the focus has. A gap parts them where h has room for it.
func (f *fieldset) rows(fr Frame, ff formFrame, h int) (rows []string, first, last int, cursor *tea.Cursor) {
	at := f.index()
	blocks := make([][]string, len(f.fields))
	total := 0
	for i, field := range f.fields {
		if field.mark().hidden {
			continue
		}
		block, c := f.block(fr, ff, field, i == at)
		if i == at {
			cursor = c
		}
		blocks[i] = block
		total += len(block) + 1
	}
	gap := total <= h
	for i, block := range blocks {
		if block == nil {
			continue
		}
		if gap {
			rows = append(rows, "")
		}
		if i == at {
			first, last = len(rows), len(rows)+len(block)-1
		}
		rows = append(rows, block...)
	}
	if cursor != nil {
		cursor.Y += first
	}
	return rows, first, last, cursor
}

// block draws one field with its label, and that it is asked for: where it is blank in its place, else beside or below it.
func (f *fieldset) block(fr Frame, ff formFrame, field formField, focused bool) ([]string, *tea.Cursor) {
	t := fr.Theme
	m := field.mark()
	lead, style := "  ", t.Plain
	switch {
	case focused:
		lead, style = "▸ ", t.Strong
	case m.sign != "":
		lead, style = t.Warn.Render(m.sign+" "), t.Warn.Bold(false)
	case m.need != "":
		lead, style = t.Warn.Bold(false).Render("? "), t.Warn.Bold(false)
	case m.quiet:
		style = t.Muted
	}
	label := " " + lead + style.Render(field.label())
	if fr.W >= formBesideFrom {
		rows, cursor := field.draw(t, fr.W-ff.labelW-2, focused)
		if m.need != "" {
			rows = m.asked(t, rows, fr.W-ff.labelW-2)
		}
		for i := range rows {
			rows[i] = widget.Fit(label, ff.labelW) + " " + rows[i]
			label = ""
		}
		if cursor != nil {
			cursor.X += ff.labelW + 1
		}
		return rows, cursor
	}
	if m.need != "" {
		label = m.asked(t, []string{label}, fr.W)[0]
	}
	if m.brief && !focused {
		return []string{label}, nil
	}
	rows, cursor := field.draw(t, fr.W-5, focused)
	for i := range rows {
		rows[i] = "   " + rows[i]
	}
	if cursor != nil {
		cursor.X += 3
		cursor.Y++
	}
	return append([]string{label}, rows...), cursor
}

// asked puts that a field is asked for behind what stands in its last row; in short where that has no room for more.
func (m fieldMark) asked(t *Theme, rows []string, w int) []string {
	last := rows[len(rows)-1]
	used := widget.Width(strings.TrimRight(plain(last), " "))
	gap := "  "
	if used <= 1 { // the bar of an empty text
		gap = ""
	}
	words := "? " + m.need
	if used+len(gap)+widget.Width(words) > w {
		words = "? needed"
	}
	style := t.Warn.Bold(false)
	if used+len(gap)+widget.Width(words) > w {
		return append(rows, " "+style.Render(words))
	}
	rows[len(rows)-1] = widget.Fit(ansi.Truncate(last, used, "")+gap+style.Render(words), w)
	return rows
}

// messageRows is what went wrong with what to do about it, else what the field is for: two rows on a narrow terminal, else one.
func (f *fieldset) messageRows(fr Frame) []string {
	t := fr.Theme
	text, style := f.field().help(), t.Muted
	switch {
	case f.msg.bad:
		text, style = "! "+joinHint(f.msg.text, f.msg.hint), t.Bad
	case f.msg.text != "":
		text, style = f.msg.text, t.Plain
	}
	n := 1
	if fr.W < formBesideFrom {
		n = 2
	}
	lines, more := widget.WrapMax(text, fr.W-2, max(n, 3))
	if !f.msg.bad && (more || len(lines) > n) {
		lines = lines[:n]
	}
	for i, l := range lines {
		lines[i] = " " + style.Render(l)
	}
	return widget.Block(lines, fr.W, max(n, len(lines)))
}

// footer is the keys that move between fields, then those of the table; on a narrow terminal the table's come first.
func (f *fieldset) footer(fr Frame, ff formFrame) string {
	t := fr.Theme
	verb := "next"
	if f.last() {
		verb = ff.verb
	}
	table := ff.app.footer(ff.mode, fr.W)
	room := fr.W - widget.Width(strings.TrimRight(plain(table), " "))
	own := ""
	for _, k := range []string{" " + t.Accent.Render("enter") + " " + verb, t.Accent.Render("shift+tab") + " back"} {
		next := k
		if own != "" {
			next = own + t.Line.Render(" · ") + k
		}
		if widget.Width(next)+2 > room {
			break
		}
		own = next
	}
	if own == "" {
		return table
	}
	return own + t.Line.Render(" ·") + ff.app.footer(ff.mode, fr.W-widget.Width(own)-2)
}

// orderNote says which order the answer to "seen before?" stands for, and how long it takes with the people who are here.
func (f *form) orderNote(t *Theme, w int) string {
	people, _ := readPeople(f.in.people)
	o := f.order().Sized(len(people))
	var letters []string
	for _, st := range o.Steps {
		letters = append(letters, t.Hat(st.Hat).Render(st.Hat.Letter()))
	}
	return widget.Cut(" "+t.Muted.Render("order ")+o.Name+"  "+strings.Join(letters, " ")+t.Muted.Render(fmt.Sprintf("  %d min", o.Total()/time.Minute)), w)
}
