package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
)

func (a *app) heatCommand() *cobra.Command {
	var at string
	var ascii bool
	c := a.command(spec{
		use:   "heat [DEGREES WORDS]",
		short: "Show how hot each customer is, or say it, with what shows it",
		long: "Heat draws a gauge and a curve for each customer, from 30 to 100 degrees, and lists what moved it: events by their rules, and what people read. " +
			"With words it is a reading: the degrees, then what shows them. --ascii draws with signs that every terminal has: in the curve 5 is from 50 to 59 degrees, X is 100.",
		example: "warroom heat\nwarroom heat 80 \"where is my order\" customer=Acme source=phone\nwarroom heat --at 14:30 --ascii",
		max:     -1,
		run: func(ctx context.Context, args []string) error {
			if len(args) == 0 {
				return a.showHeat(ctx, at, ascii)
			}
			if err := onlyLooks(at); err != nil {
				return err
			}
			return a.note(ctx, []string{"/heat " + typed(args)}, noteFlags{})
		},
	})
	c.Flags().BoolVar(&ascii, "ascii", false, "draw with plain signs")
	a.atFlag(c, &at)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// heatJSON is how hot a customer is. The names are a promise.
type heatJSON struct {
	Customer *string       `json:"customer"` // null: all of them
	Degrees  int           `json:"degrees"`
	Readings []readingJSON `json:"readings"` // oldest first
}

type readingJSON struct {
	At      stamp   `json:"at"`
	Degrees int     `json:"degrees"`
	Cause   string  `json:"cause"`
	Why     string  `json:"why"`
	Seq     *uint64 `json:"seq"`
	By      *string `json:"by"` // who read it; null: a rule
}

func heatOf(all []desk.Kettle) []heatJSON {
	out := []heatJSON{}
	for _, k := range all {
		h := heatJSON{Customer: some(k.Customer), Degrees: k.Degrees, Readings: []readingJSON{}}
		for _, r := range k.Readings {
			h.Readings = append(h.Readings, readingJSON{stamp(r.At), r.Degrees, r.Cause, r.Why, some(r.Seq), some(r.By)})
		}
		out = append(out, h)
	}
	return out
}

// heatWidth is how wide gauge and curve are, in characters.
const heatWidth = 48

func (a *app) showHeat(ctx context.Context, at string, ascii bool) error {
	d, m, err := a.stoodDesk(ctx, at)
	if err != nil {
		return err
	}
	all := d.Kettles(m.now)
	if a.flags.json {
		return a.printJSON(heatOf(all))
	}
	p := page{w: a.out, zone: d.zone, app: a}
	for i, k := range all {
		if i > 0 {
			p.line("")
		}
		until := m.now
		if end := m.Closed; !end.IsZero() && end.Before(until) {
			until = end
		}
		p.line("%s: %d degrees", cmp.Or(oneLine(k.Customer), "the customer"), k.Degrees)
		p.line("  %d [%s] %d", cards.Coldest, gauge(k.Degrees, ascii), cards.Boiling)
		p.line("  curve %s from %s to %s", curve(k.Readings, until, ascii), p.when(k.Readings[0].At), p.when(until))
		for j, r := range k.Readings {
			by := ""
			if r.By != "" {
				by = ", read by " + oneLine(r.By)
			}
			change := ""
			if j > 0 {
				change = fmt.Sprintf("%+d", r.Degrees-k.Readings[j-1].Degrees)
			}
			p.line("  %s %4s %4d  %s%s", p.when(r.At), change, r.Degrees, incident.OneLine(r.Why, 90), by)
		}
	}
	return p.err
}

// gauge draws degrees as a bar.
func gauge(degrees int, ascii bool) string {
	full, empty := "█", "░"
	if ascii {
		full, empty = "#", "."
	}
	n := (degrees - cards.Coldest) * heatWidth / (cards.Boiling - cards.Coldest)
	n = min(max(n, 0), heatWidth)
	return strings.Repeat(full, n) + strings.Repeat(empty, heatWidth-n)
}

// curve draws readings over time, a character for each stretch of it: how hot it was at its end.
func curve(readings []desk.Reading, until time.Time, ascii bool) string {
	from := readings[0].At
	span := max(until.Sub(from), 0)
	var b strings.Builder
	at := 0
	for i := range heatWidth {
		t := from.Add(time.Duration(float64(span) * float64(i+1) / heatWidth))
		for at+1 < len(readings) && !readings[at+1].At.After(t) {
			at++
		}
		b.WriteRune(level(readings[at].Degrees, ascii))
	}
	return b.String()
}

// level is one character of the curve.
func level(degrees int, ascii bool) rune {
	if ascii {
		if degrees >= cards.Boiling {
			return 'X'
		}
		return rune('0' + degrees/10)
	}
	blocks := []rune("▁▂▃▄▅▆▇█")
	n := (degrees - cards.Coldest) * len(blocks) / (cards.Boiling - cards.Coldest)
	return blocks[min(max(n, 0), len(blocks)-1)]
}
