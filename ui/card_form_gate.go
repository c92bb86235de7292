package ui

import (
	"unicode/utf8"

	"warroom/internal/cards"
	"warroom/internal/outbound"
	"warroom/ui/widget"
)

// shortLimit is how many characters one text message has.
const shortLimit = 160

// gateRows are what the gate found in an update, in at most h rows, and its short form where there is room left.
func (f *cardForm) gateRows(fr Frame, h int) []string {
	t, all := fr.Theme, f.findings()
	if f.out.asked == "" || h < 1 {
		return nil
	}
	swap := f.swap()
	var rows []string
	for i, found := range all {
		block := f.findingRows(fr, found, swap != nil && *swap == found, i == 0)
		left := h - len(rows)
		if len(block) > left || len(block) == left && i < len(all)-1 && len(rows) > 0 {
			if left > 0 && len(rows) > 0 {
				rows = append(rows, " "+t.Muted.Render(widget.Cut("and "+itoa(len(all)-i)+" more", fr.W-2)))
			} else if left > 0 {
				rows = append(rows, block[:left]...)
			}
			break
		}
		rows = append(rows, block...)
	}
	if short := f.shortRows(fr); len(rows)+len(short) <= h {
		rows = append(rows, short...)
	}
	return rows
}

// findingRows is one finding: a sign that it holds or only asks, the words, why, and what is offered in their place.
func (f *cardForm) findingRows(fr Frame, found outbound.Finding, offers, whole bool) []string {
	t := fr.Theme
	sign, style := "! ", t.Bad
	if found.Level != outbound.Refuse {
		sign, style = "· ", t.Warn.Bold(false)
	}
	words := found.Why
	if said := found.Words(f.out.draft); said != "" {
		words = "\"" + widget.Cut(said, 40) + "\": " + found.Why
	}
	n := 1
	if whole {
		n = 2
	}
	lines, _ := widget.WrapMax(words, fr.W-4, n)
	for i, l := range lines {
		lead := "  "
		if i == 0 {
			lead = style.Render(sign)
		}
		lines[i] = " " + lead + style.Render(l)
	}
	if offers {
		lines = append(lines, "   "+t.Accent.Render("ctrl+r")+" "+widget.Cut(found.Swap, fr.W-11))
	}
	return lines
}

// shortRows is the update as one text message, and how long that is.
func (f *cardForm) shortRows(fr Frame) []string {
	short := outbound.Short(f.out.draft, shortLimit, fr.Now, f.room.zone)
	if short == "" {
		return nil
	}
	head := itoa(utf8.RuneCountInString(short)) + "/" + itoa(shortLimit) + " "
	lines := widget.Wrap(short, max(8, fr.W-2-len(head)))
	for i, l := range lines {
		lines[i] = " " + fr.Theme.Muted.Render(widget.Fit(head, len(head))) + l
		head = widget.Fit("", len(head))
	}
	return lines
}

// gateHeight is how many rows of a screen the gate may have: the fields keep more than half.
func gateHeight(h int) int { return max(1, min(9, (h-10)/3)) }

// signs says how the gate marks a field: "!" where it holds the update, "·" where it asks to look again.
func (f *cardForm) gateSign(field cards.Field) string {
	sign := ""
	for _, found := range f.out.found {
		switch {
		case fieldOf(found) != field.Name:
		case found.Level == outbound.Refuse:
			return "!"
		default:
			sign = "·"
		}
	}
	return sign
}
