package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"warroom/internal/incident"
	"warroom/internal/room"
)

// table is rows of cells; the first row is the heading.
type table [][]string

const tableGap = 2

// printTable writes a table with its columns aligned by what they measure on a screen. On a terminal a row that is too long is cut
// in its last column, and the rows that dim names are dimmed; nil dims none.
func (a *app) printTable(t table, dim func(row int) bool) error {
	widths := make([]int, len(t[0]))
	for _, row := range t {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	columns, styled := a.width(), a.styled()
	var line strings.Builder
	for n, row := range t {
		line.Reset()
		for i, cell := range row {
			line.WriteString(cell)
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+tableGap))
			}
		}
		text := strings.TrimRight(line.String(), " ")
		if columns > 0 {
			text = ansi.Truncate(text, columns, "…")
		}
		if err := a.printLine(text, styled && dim != nil && dim(n)); err != nil {
			return err
		}
	}
	return nil
}

// printLine writes one line, dimmed or not. The words go through the guard, the colour past it.
func (a *app) printLine(text string, dimmed bool) error {
	if !dimmed {
		_, err := fmt.Fprintln(a.out, text)
		return err
	}
	if _, err := io.WriteString(a.buf, "\x1b[2m"); err != nil {
		return err
	}
	if _, err := io.WriteString(a.out, text); err != nil {
		return err
	}
	_, err := io.WriteString(a.buf, "\x1b[22m\n")
	return err
}

// when writes a time in a zone, with the zone, and with the date unless that is today.
func (a *app) when(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return "-"
	}
	t = t.In(zone)
	if y, m, d := a.Now().In(zone).Date(); t.Year() == y && t.Month() == m && t.Day() == d {
		return t.Format("15:04 MST")
	}
	return t.Format("2006-01-02 15:04 MST")
}

// zoneOf returns the zone of an incident; a name that this machine does not know is UTC, and every time says which zone it is in.
func zoneOf(name string) *time.Location {
	zone, _ := room.Zone(name)
	return zone
}

// clock writes a length as hours, minutes and seconds: 1:12, 1:42:10, -0:08.
func clock(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	s := seconds(d)
	if s < 3600 {
		return fmt.Sprintf("%s%d:%02d", sign, s/60, s%60)
	}
	return fmt.Sprintf("%s%d:%02d:%02d", sign, s/3600, s/60%60, s%60)
}

func seconds(d time.Duration) int { return int(d / time.Second) }

func sev(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("SEV%d", n)
}

// counted writes a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// titled quotes the title of an incident behind what was written to it.
func titled(title string) string { return `"` + incident.OneLine(title, 40) + `"` }

func oneLine(s string) string { return incident.OneLine(s, len(s)) }
