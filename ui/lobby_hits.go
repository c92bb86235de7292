package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"warroom/internal/incident"
	"warroom/internal/search"
	"warroom/ui/widget"
)

// The widths from which the row of a hit says what kind of entry it is, and who said it.
const (
	hitKindFrom = 72
	hitWhoFrom  = 100
)

// rowsShown draws the rows that fit h: incidents, and below them what was said.
func (l *lobby) rowsShown(f Frame, h int) []string {
	var lines []string
	c := lobbyColumnsFor(f.W)
	if l.titles() > 0 {
		lines = append(lines, l.columnHeads(f, c))
		h--
	}
	titles, all := l.titles(), l.titles()+len(l.sought.items)
	at := l.cursor
	if n := l.cursor - titles; n >= 0 {
		at = titles + l.itemOf(n)
	}
	first := at // what has to be in sight above the cursor: the headings of a hit
	for first > titles && l.sought.items[first-1-titles].heading {
		first--
	}
	l.rows = max(h, 1)
	l.top = max(min(l.top, first), at-l.rows+1, 0)
	l.top = min(l.top, max(0, all-l.rows))
	for i := l.top; i < min(l.top+l.rows, all); i++ {
		if i < titles {
			lines = append(lines, l.row(f, c, l.at(i), i == l.cursor))
			continue
		}
		lines = append(lines, l.saidRow(f, l.sought.items[i-titles], i == at))
	}
	return lines
}

// itemOf is the row of a hit, in items.
func (l *lobby) itemOf(hit int) int {
	for i, item := range l.sought.items {
		if !item.heading && item.hit == hit {
			return i
		}
	}
	return 0
}

// saidRow draws a heading or a hit.
func (l *lobby) saidRow(f Frame, item saidItem, picked bool) string {
	t, h := f.Theme, &l.sought.hits[item.hit]
	switch {
	case item.first:
		said := " " + l.saidCount() + " "
		return t.Line.Render("── ") + t.Muted.Render("SAID") + " " + t.Line.Render(widget.Rule("", f.W-8-widget.Width(said))) + t.Muted.Render(said)
	case item.heading:
		state := h.Incident.State()
		title := widget.Cut(h.Incident.Title, f.W-5-widget.Width(state))
		return widget.Fit("   "+t.Strong.Render(title)+"  "+t.Muted.Render(state), f.W)
	}
	return l.hitRow(f, h, picked)
}

// hitRow draws a hit: the hat's letter, how long ago it happened, and the words around the first of those looked for.
func (l *lobby) hitRow(f Frame, h *search.Hit, picked bool) string {
	t := f.Theme
	plain, hat, dim := t.Plain, t.Hat(h.Hat), t.Muted
	mark := ansi.NewStyle().Bold().Underline(true) // lipgloss would draw an underlined word letter by letter
	lead := "   "
	if picked {
		plain, mark = t.Pick.Bold(true), mark.Reverse(true)
		hat, dim = plain, plain
		lead = " ▸ "
	}
	letter := h.Hat.Letter()
	if letter == "" {
		letter = "·"
	}
	before := right(hitAge(f, h), 5) + "  "
	if f.W >= hitKindFrom {
		before += widget.Fit(h.Label, 11)
	}
	if f.W >= hitWhoFrom {
		before += widget.Fit(h.Speaker, 12) + " "
	}
	since := ""
	if h.Since != search.Stands {
		since = "[" + string(h.Since) + "] "
	}
	used := widget.Width(lead+letter+" "+before) + widget.Width(since)
	words, marks := h.Around(f.W-used-1, widget.Width)
	line := plain.Render(lead) + hat.Render(letter) + dim.Render(" "+before+since) + highlit(words, marks, plain.Render, mark.Styled)
	rest := f.W - used - widget.Width(words)
	return line + plain.Render(strings.Repeat(" ", max(0, rest)))
}

// hitAge is how long ago it happened, as far as anybody knows.
func hitAge(f Frame, h *search.Hit) string {
	if h.Vague == incident.Unknown || h.At.IsZero() {
		return "?"
	}
	return widget.Age(f.Now.Sub(h.At))
}

// highlit draws a text with its marks.
func highlit(text string, marks []search.Span, plain func(...string) string, mark func(string) string) string {
	var b strings.Builder
	from := 0
	for _, m := range marks {
		b.WriteString(plain(text[from:m.Start]) + mark(text[m.Start:m.End]))
		from = m.End
	}
	b.WriteString(plain(text[from:]))
	return b.String()
}

// saidCount says how many hits there are.
func (l *lobby) saidCount() string {
	n := len(l.sought.hits)
	switch {
	case l.sought.busy:
		return itoa(n) + " so far"
	case l.sought.more:
		return "the newest " + itoa(n)
	case n == 1:
		return "1 hit"
	}
	return itoa(n) + " hits"
}

// foundCount says at the end of the search line what was found.
func (l *lobby) foundCount() string {
	count := itoa(l.titles()) + " of " + itoa(len(l.list))
	n := len(l.sought.hits)
	switch {
	case l.sought.query.Empty():
		return count + " "
	case l.sought.busy && n == 0:
		return count + " · … "
	case l.sought.busy, l.sought.more:
		return count + " · " + itoa(n) + "+ said "
	}
	return count + " · " + itoa(n) + " said "
}

// nothing is what there is to say when nothing fits.
func (l *lobby) nothing(f Frame) []string {
	if l.sought.busy {
		return []string{"", f.Theme.Muted.Render(" looking through all that was said …")}
	}
	lines := []string{""}
	for _, s := range widget.Wrap("Nothing has all of these words: no incident in its title, id, state or severity, and no entry in any of them.", f.W-2) {
		lines = append(lines, " "+s)
	}
	return append(lines, "", " "+f.Theme.Accent.Render("esc")+" clears the search and shows all "+itoa(len(l.list)))
}

// hitAside says of a hit what its row has no room for.
func (l *lobby) hitAside(f Frame, h *search.Hit) string {
	zone := l.zone(h.Incident.Zone)
	when := widget.When(h.At, f.Now, zone) + " " + h.At.In(zone).Format("MST")
	switch h.Vague {
	case incident.Exact:
	case incident.Unknown:
		when = "time not known"
	default:
		when = "about " + when
	}
	parts := []string{when}
	if h.Speaker != "" {
		parts = append(parts, h.Speaker)
	}
	parts = append(parts, fmt.Sprintf("#%d in %s", h.Seq, h.Incident.ID))
	for _, tag := range h.Tags {
		parts = append(parts, "#"+tag)
	}
	return f.Theme.Muted.Render(strings.Join(parts, " · "))
}
