// Package widget holds the small pieces every screen draws with: text fitted to cells, columns, rules, and the one form of a clock.
// A widget is a function from values to lines. It keeps nothing, so two sessions cannot meet in it.
package widget

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Width returns the cells s takes, styled or not.
func Width(s string) int { return ansi.StringWidth(s) }

// Cut returns s in at most w cells, with … where something was left out. Styles are kept.
func Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	return ansi.Truncate(s, w, "…")
}

// Fit returns s in exactly w cells: cut, or padded with spaces.
func Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	s = Cut(s, w)
	return s + strings.Repeat(" ", max(0, w-Width(s)))
}

// Ends puts left and right at the ends of w cells. When both do not fit, left is cut.
func Ends(left, right string, w int) string {
	rw := Width(right)
	if rw >= w {
		return Fit(right, w)
	}
	if rw == 0 {
		return Fit(left, w)
	}
	return Fit(left, w-rw-1) + " " + right
}

// Wrap breaks plain text into lines of at most w cells, between words where it can.
func Wrap(s string, w int) []string {
	if w < 1 {
		w = 1
	}
	return strings.Split(ansi.Wrap(s, w, ""), "\n")
}

// WrapMax is [Wrap] for a text of any size: it looks at no more than it needs for n lines, and reports whether there is more.
func WrapMax(s string, w, n int) (lines []string, more bool) {
	const cellBytes = 16 // a grapheme of one cell may take several bytes; past this the text is cut early, and said so
	if limit := n * max(w, 1) * cellBytes; len(s) > limit {
		s, more = strings.ToValidUTF8(s[:limit], ""), true
	}
	lines = Wrap(s, w)
	if len(lines) > n {
		return lines[:n], true
	}
	return lines, more
}

// Block pads lines to h lines of w cells each; lines beyond h are dropped.
func Block(lines []string, w, h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = Fit(lines[i], w)
		} else {
			out[i] = strings.Repeat(" ", max(w, 0))
		}
	}
	return out
}

// Beside joins blocks of equal height line by line with sep between them.
func Beside(sep string, blocks ...[]string) []string {
	if len(blocks) == 0 {
		return nil
	}
	out := make([]string, len(blocks[0]))
	for i := range out {
		parts := make([]string, len(blocks))
		for j, b := range blocks {
			parts[j] = b[i]
		}
		out[i] = strings.Join(parts, sep)
	}
	return out
}

// Rule returns a horizontal rule with a joint below or above each column that ends there: "─", "┬" or "┴".
func Rule(joint string, widths ...int) string {
	parts := make([]string, len(widths))
	for i, w := range widths {
		parts[i] = strings.Repeat("─", max(w, 0))
	}
	return strings.Join(parts, joint)
}

// Countdown writes the time left on a clock: "4:00", "1:02:03", and "over 2:10" past the end.
func Countdown(left time.Duration) string {
	if left < 0 {
		return "over " + span(-left)
	}
	return span((left + time.Second - 1).Truncate(time.Second))
}

// Elapsed writes how long something has been going on: "+00:42:10", and "+3d 04:05" from a day on.
func Elapsed(d time.Duration) string {
	d = max(d, 0)
	h, m, s := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	if h >= 24 {
		return fmt.Sprintf("+%dd %02d:%02d", h/24, h%24, m)
	}
	return fmt.Sprintf("+%02d:%02d:%02d", h, m, s)
}

// Age writes how old something is in one short word: "now", "5 m", "3 h", "2 d", "6 w".
func Age(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "now"
	case d < time.Hour:
		return fmt.Sprintf("%d m", d/time.Minute)
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", d/time.Hour)
	case d < 60*24*time.Hour:
		return fmt.Sprintf("%d d", d/(24*time.Hour))
	}
	return fmt.Sprintf("%d w", d/(7*24*time.Hour))
}

func span(d time.Duration) string {
	h, m, s := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	switch {
	case h >= 48:
		return fmt.Sprintf("%d d", h/24)
	case h > 0:
		return fmt.Sprintf("%d:%02d:%02d", h, m, s)
	}
	return fmt.Sprintf("%d:%02d", m, s)
}

// When writes a moment as people in zone read it: the time, with the date before it when that is not today.
func When(t, now time.Time, zone *time.Location) string {
	t, now = t.In(zone), now.In(zone)
	if t.YearDay() == now.YearDay() && t.Year() == now.Year() {
		return t.Format("15:04")
	}
	if t.Year() == now.Year() {
		return t.Format("Jan 2 15:04")
	}
	return t.Format("2006-01-02 15:04")
}
