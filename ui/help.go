package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/ui/widget"
)

// footer is the one row of keys that work in mode m, in the order of the table and as many as fit in w cells. Help and the way back
// are never left out: whoever misses a key must see where to find it.
func (a *App) footer(m Mode, w int) string {
	const sep = " · "
	bindings := a.keys.foot(m)
	if on := a.top(); on.Mode() == m {
		bindings = slices.DeleteFunc(bindings, func(b *Binding) bool { return on.Off(b.Action) != "" })
	}
	must := func(b *Binding) bool { return b.Action == ActHelp || b.Action == ActBack }
	need := func(b *Binding) int { return widget.Width(footItem(b)) + widget.Width(sep) }
	room := w - 1 + widget.Width(sep) // the last has nothing behind it
	for _, b := range bindings {
		if must(b) {
			room -= need(b)
		}
	}
	var parts []string
	full := false
	for _, b := range bindings {
		if !must(b) {
			full = full || need(b) > room
			if full {
				continue
			}
			room -= need(b)
		}
		parts = append(parts, a.footDrawn(b))
	}
	return widget.Fit(" "+strings.Join(parts, a.theme.Line.Render(sep)), w)
}

// footItem is a key and its verb; a key that says itself what it does stands alone.
func footItem(b *Binding) string {
	if b.Shown() == b.Help {
		return b.Help
	}
	return b.Shown() + " " + b.Help
}

func (a *App) footDrawn(b *Binding) string {
	key, verb, _ := strings.Cut(footItem(b), " ")
	if verb == "" {
		return a.theme.Accent.Render(key)
	}
	return a.theme.Accent.Render(key) + " " + verb
}

// tooSmall fills a terminal that is too small for any screen, down to one cell, with one line that says so.
func tooSmall(f Frame) string {
	need := fmt.Sprintf("%dx%d", minW, minH)
	text := ""
	for _, text = range []string{
		fmt.Sprintf("warroom needs %s, this is %dx%d", need, f.W, f.H), "warroom needs " + need, "needs " + need, need, "…",
	} {
		if widget.Width(text) <= f.W {
			break
		}
	}
	return strings.Join(widget.Block([]string{text}, f.W, max(f.H, 1)), "\n")
}

// help is the page of keys, commands and the line. It lies over the screen it was called from and says that screen's keys first.
type help struct {
	app  *App
	mode Mode // it was called from
	at   int  // first row shown

	w     int // what rows was laid out for
	theme *Theme
	rows  []string
	h     int // rows shown at the last draw
}

func newHelp(a *App, m Mode) *help { return &help{app: a, mode: m} }

// Mode implements [Screen].
func (h *help) Mode() Mode { return ModeHelp }

// Off implements [Screen].
func (h *help) Off(Action) string { return "" }

// Update implements [Screen].
func (h *help) Update(tea.Msg) tea.Cmd { return nil }

// Do implements [Screen].
func (h *help) Do(a Action, _ string) tea.Cmd {
	switch a {
	case ActBack:
		h.app.help = nil
	case ActUp:
		h.at--
	case ActDown:
		h.at++
	case ActPageUp:
		h.at -= max(1, h.h-1)
	case ActPageDown:
		h.at += max(1, h.h-1)
	}
	h.at = max(0, min(h.at, len(h.rows)-h.h))
	return nil
}

// helpTwoFrom is the width from which help has two columns.
const helpTwoFrom = 100

// View implements [Screen].
func (h *help) View(f Frame) (string, *tea.Cursor) {
	if h.w != f.W || h.theme != f.Theme {
		h.rows, h.w, h.theme = h.layout(f), f.W, f.Theme
	}
	h.h = f.H - 3
	h.at = max(0, min(h.at, len(h.rows)-h.h))
	until := min(h.at+h.h, len(h.rows))
	place := ""
	if len(h.rows) > h.h {
		place = fmt.Sprintf("%d-%d of %d", h.at+1, until, len(h.rows))
	}
	title := " " + f.Theme.Strong.Render("Help")
	if f.W >= 60 {
		title += f.Theme.Muted.Render("  every key, every command, the line")
	}
	lines := []string{widget.Ends(title, f.Theme.Muted.Render(place)+" ", f.W), f.Theme.Line.Render(widget.Rule("", f.W))}
	lines = append(lines, widget.Block(h.rows[h.at:until], f.W, h.h)...)
	return strings.Join(append(lines, h.app.footer(ModeHelp, f.W)), "\n"), nil
}

// layout lays the entries out for a width, in one column or two.
func (h *help) layout(f Frame) []string {
	if f.W < helpTwoFrom {
		return joined(h.entries(f.Theme, f.W-2))
	}
	w := (f.W - 4) / 2
	left, right := halves(h.entries(f.Theme, w))
	n := max(len(left), len(right))
	return widget.Beside("  ", widget.Block(left, w+1, n), widget.Block(right, w, n))
}

// halves parts entries where both columns come out about as long, never between a heading and what it heads.
func halves(entries []helpEntry) (left, right []string) {
	total := len(joined(entries))
	for i, e := range entries {
		if len(left) > 0 && e.heads && 2*len(left)+len(entries[i].rows) >= total {
			return trimTop(left), joined(entries[i:])
		}
		left = append(left, e.rows...)
	}
	return trimTop(left), nil
}

func trimTop(rows []string) []string {
	for len(rows) > 0 && strings.TrimSpace(rows[0]) == "" {
		rows = rows[1:]
	}
	return rows
}

func joined(entries []helpEntry) []string {
	var rows []string
	for _, e := range entries {
		rows = append(rows, e.rows...)
	}
	return trimTop(rows)
}

// helpEntry is a heading or one key or command with what it does, laid out.
type helpEntry struct {
	heads bool
	rows  []string
}

// helpModes are the modes in the order of the page, with their headings.
func helpModes() []struct {
	mode  Mode
	title string
} {
	return []struct {
		mode  Mode
		title string
	}{
		{ModeTyping, "WRITING A LINE"},
		{ModeTurning, "TURNING THE HAT"},
		{ModeBrowse, "BROWSING NOTES"},
		{ModeTimeline, "THE TIMELINE"},
		{ModePlan, "THE PLAN"},
		{ModeCardForm, "THE FORM OF A CARD"},
		{ModeStage, "MOVING A CARD"},
		{ModeCross, "A STAGE WITH NO WAY BACK"},
		{ModeStoryFilter, "FILTERING THE TIMELINE"},
		{ModeNote, "ONE NOTE, OPEN"},
		{ModeBrief, "A BRIEF FOR SUPERIORS"},
		{ModeMove, "MOVING A NOTE"},
		{ModeFind, "SEARCHING NOTES"},
		{ModeRail, "THE STEPS"},
		{ModePalette, "THE PALETTE"},
		{ModeLobby, "THE LOBBY"},
		{ModeFilter, "SEARCHING"},
		{ModeReplay, "A REPLAY"},
		{ModeReplayNote, "ONE NOTE, OPEN IN A REPLAY"},
		{ModeReplayFind, "FINDING A TEXT IN A REPLAY"},
		{ModeReplayTime, "GOING TO A TIME IN A REPLAY"},
		{ModeReplayAnswer, "BEFORE A DECISION IN A REPLAY"},
		{ModeForm, "DECLARING"},
		{ModeHelp, "THIS PAGE"},
	}
}

// languageExamples is the one-line language by example (design section 4). A test reads every one of them as a line.
func languageExamples() [][2]string {
	return [][2]string{
		{"replica lag is 40 s", "a note under the hat that is on; under White a fact"},
		{"? who holds the vendor key", "White: not known, and known to be not known"},
		{"~ it is the cache", "White: an assumption, to be tested"},
		{`" vendor says it is fixed`, "White: reported, in their words"},
		{"k: the restore may fail", "under another hat: w: r: k: y: g: b:"},
		{"14:02 the first page came", "when it happened; also -5m, yesterday 23:50"},
		{"! payments fail too", "things just got worse: the moment is stamped"},
		{"@dba the replica is stale", "who said it: a name or a seat"},
		{"#dns the resolver is slow", "a tag; it may stand anywhere"},
		{"/next", `a command; \ in front takes a line as it is`},
	}
}

// entries lays everything out for w cells.
func (h *help) entries(t *Theme, w int) []helpEntry {
	var out []helpEntry
	head := func(s string) {
		out = append(out, helpEntry{heads: true, rows: []string{"", " " + t.Strong.Render(s)}})
	}
	keys := func(m Mode, title string) {
		head(title)
		for _, b := range h.app.keys.all {
			if b.Mode == m {
				out = append(out, helpEntry{rows: helpRow(t, keyNames(b), longHelp(b), min(16, w/3), w)})
			}
		}
	}
	for _, m := range helpModes() {
		if m.mode == h.mode {
			keys(m.mode, m.title+" (you are here)")
		}
	}
	head("THE LINE")
	for _, e := range languageExamples() {
		out = append(out, helpEntry{rows: helpRow(t, e[0], e[1], min(27, w*2/5), w)})
	}
	head("COMMANDS")
	for _, c := range capture.Table() {
		out = append(out, helpEntry{rows: helpRow(t, c.Usage, c.Summary, min(27, w*2/5), w)})
	}
	for _, m := range helpModes() {
		if m.mode != h.mode {
			keys(m.mode, m.title)
		}
	}
	return out
}

// helpRow is what is typed, and beside it what that does, each wrapped in its column.
func helpRow(t *Theme, typed, does string, keyW, w int) []string {
	left, right := widget.Wrap(typed, keyW), widget.Wrap(does, max(w-keyW-3, 8))
	rows := make([]string, max(len(left), len(right)))
	for i := range rows {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		rows[i] = " " + t.Accent.Bold(false).Render(widget.Fit(l, keyW)) + "  " + r
	}
	return rows
}

// keyNames lists every key of a binding; a run of digits is written as one.
func keyNames(b Binding) string {
	if n := len(b.Keys); n > 2 && b.Keys[0] == "1" && b.Keys[n-1] == fmt.Sprint(n) {
		return "1 to " + b.Keys[n-1]
	}
	return strings.Join(b.Keys, "  ")
}

func longHelp(b Binding) string {
	if b.Long != "" {
		return b.Long
	}
	return b.Help
}
