package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/ui/widget"
)

// paletteItem is one row of the palette: an action with its key, a command, or a way to go on with the line.
type paletteItem struct {
	name, about string
	find        string // what a search looks at besides about: what to type, without what stands for other words
	key         string // as shown; "" when there is none
	off         string // why it cannot be done now
	action      Action
	command     *capture.Command
	do          func() tea.Cmd // in place of an action or a command
	from        int            // completions: insert replaces the line from here to the cursor
	insert      string         //
}

// said is everything there is to say about an item.
func (it paletteItem) said() string {
	if it.off != "" {
		return it.off
	}
	return it.about
}

// paletteAboutFrom is the width from which a row says what its item does.
const paletteAboutFrom = 72

// row draws an item; what cannot be done is muted and says why.
func (it paletteItem) row(t *Theme, w int, picked bool) string {
	const keyW = 10
	mark := "   "
	if picked {
		mark = " ▸ "
	}
	key := right(it.key, keyW)
	if it.insert != "" && !picked { // the key takes what is under the cursor
		key = right("", keyW)
	}
	nameW := w - widget.Width(mark) - keyW - 2 // a gap before the key, a margin behind it
	about := ""
	if w >= paletteAboutFrom {
		nameW = min(32, w*2/5)
		about = widget.Fit(" "+it.said(), w-widget.Width(mark)-nameW-keyW-2)
	}
	name := widget.Fit(it.name, nameW)
	if picked {
		return t.Pick.Bold(true).Render(widget.Fit(mark+name+about+" "+key, w))
	}
	if it.off != "" {
		return t.Muted.Render(widget.Fit(mark+name+about+" "+key, w))
	}
	return widget.Fit(mark+name+t.Muted.Render(about)+" "+t.Accent.Bold(false).Render(key), w)
}

// picked returns the item under the cursor, nil when the list is empty.
func (p *palettePane) picked() *paletteItem {
	items := p.items()
	if p.at < 0 || p.at >= len(items) {
		return nil
	}
	return &items[p.at]
}

// items lists what the line finds: completions behind a command, commands behind a slash, else everything with its words.
func (p *palettePane) items() []paletteItem {
	line := strings.TrimLeft(p.input.text(), " ")
	switch {
	case p.only != nil:
		return ranked(p.only, strings.TrimPrefix(line, "/"))
	case p.arguing():
		return p.completions()
	case strings.HasPrefix(line, "/"):
		return ranked(p.commands(), line[1:])
	}
	return ranked(append(p.commands(), p.actions()...), line)
}

func (p *palettePane) completions() []paletteItem {
	if p.room == nil {
		return nil
	}
	from, found := capture.Complete(p.input.text(), p.input.cursor(), p.room.deskNow().Context(p.room.desk))
	items := make([]paletteItem, len(found))
	for i, c := range found {
		items[i] = paletteItem{name: c.Label, about: c.Help, key: "tab", from: from, insert: c.Insert}
	}
	return items
}

// actions are those of the screen's mode that have a key; what the footer shows comes first.
func (p *palettePane) actions() []paletteItem {
	on := p.app.screen
	bindings := p.app.keys.foot(on.Mode())
	for i := range p.app.keys.all {
		if b := &p.app.keys.all[i]; b.Mode == on.Mode() && b.Foot == 0 {
			bindings = append(bindings, b)
		}
	}
	var items []paletteItem
	for _, b := range bindings {
		if b.Action != ActPalette { // it is open already
			items = append(items, paletteItem{name: b.Help, find: b.Help, about: longHelp(*b), key: b.Shown(), off: on.Off(b.Action), action: b.Action})
		}
	}
	return items
}

// commands are those that work in the room, each with the key that does the same in the room's mode.
func (p *palettePane) commands() []paletteItem {
	if p.room == nil {
		return nil
	}
	keys := map[string]string{}
	for _, b := range p.app.keys.all {
		if b.Mode == p.room.Mode() && b.Command != "" && keys[b.Command] == "" {
			keys[b.Command] = b.Shown()
		}
	}
	items := make([]paletteItem, len(p.room.desk))
	for i := range p.room.desk {
		c := &p.room.desk[i]
		items[i] = paletteItem{name: c.Usage, find: c.Name, about: c.Summary, key: keys[c.Name], command: c}
	}
	return items
}

// ranked keeps the items that have every word of query, the best first; items of one rank stay in their order.
func ranked(items []paletteItem, query string) []paletteItem {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return items
	}
	type hit struct {
		paletteItem
		rank int
	}
	var hits []hit
	for _, it := range items {
		if rank, ok := it.rank(words); ok {
			hits = append(hits, hit{it, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.rank - b.rank })
	out := make([]paletteItem, len(hits))
	for i, h := range hits {
		out[i] = h.paletteItem
	}
	return out
}

// rank says how well an item fits: 0 is best for each word, and a word that fits nowhere throws it out.
func (it paletteItem) rank(words []string) (int, bool) {
	name, about := strings.ToLower(it.find), strings.ToLower(it.about)
	sum := 0
	for _, w := range words {
		switch {
		case strings.HasPrefix(name, w):
		case strings.Contains(name, " "+w):
			sum++
		case strings.Contains(name, w):
			sum += 2
		case strings.Contains(" "+about, " "+w):
			sum += 3
		case scattered(name, w):
			sum += 4
		default:
			return 0, false
		}
	}
	return sum, true
}

// scattered reports whether the letters of w stand in s in that order.
func scattered(s, w string) bool {
	for _, r := range w {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		s = s[i+len(string(r)):]
	}
	return true
}
