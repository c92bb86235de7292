package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"warroom/internal/incident"
	"warroom/internal/search"
)

// searchScreenful is how many hits a terminal is shown unless asked for more: the newest come first, and what scrolls off the top
// would be what matters most.
const searchScreenful = 50

func (a *app) searchCommand() *cobra.Command {
	limit := -1
	c := a.command(spec{
		use:   "search TEXT...",
		short: "Find words in everything that was ever said, in all incidents",
		long: "Search finds the entries that have all the words, in any case, newest first. Quotes keep words together. Filters narrow it: " +
			"hat:black, kind:decision, who:ana, party:acme, tag:db, since:2026-01, until:2026-02-03, open:yes, star:yes. What was retracted or revised " +
			"since is found and says so; what was redacted is gone. Exit code 1 means that nothing was found, 2 that the search cannot be understood.",
		example: "warroom search replica lag\nwarroom search '\"replica lag\" hat:black since:2026-01'\nwarroom search kind:decision open:no --json",
		min:     1, max: -1, wants: "what to look for",
		run: func(ctx context.Context, args []string) error { return a.search(ctx, strings.Join(args, " "), limit) },
	})
	c.Flags().IntVar(&limit, "limit", -1, "at most so many hits, 0 for all (else 50 on a terminal, all in a pipe)")
	c.ValidArgsFunction = completeFilter
	a.jsonFlag(c)
	return c
}

// completeFilter offers the filters, and behind a filter its values.
func completeFilter(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, f := range search.Filters() {
		if !strings.HasPrefix(word, f.Name+":") {
			out = append(out, cobra.CompletionWithDesc(f.Name+":", f.Help))
			continue
		}
		values := make([]string, len(f.Values))
		for i, v := range f.Values {
			values[i] = f.Name + ":" + v
		}
		return values, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveKeepOrder
}

func (a *app) search(ctx context.Context, text string, limit int) error {
	q, err := search.Parse(text, a.Now(), zoneOf(a.localZone()))
	if err != nil {
		return usagef(a.hintOf(err), "%v", err)
	}
	if q.Empty() {
		return usagef("for example: warroom search replica lag", "what to look for is missing")
	}
	log, err := a.openLog()
	if err != nil {
		return err
	}
	_, screen := terminal(a.raw)
	if limit < 0 && screen && !a.flags.json {
		limit = searchScreenful
	}
	out := hitPrinter{app: a, width: a.width(), styled: a.styled()}
	show, end := out.text, func() error { return nil }
	if a.flags.json {
		show, end = out.json, out.jsonEnd
	}
	more := false
	err = search.Run(ctx, log, q, func(h search.Hit) bool {
		if more = limit > 0 && out.n == limit; more || out.err != nil {
			return false
		}
		out.err = cmp.Or(show(&h), a.buf.Flush()) // whoever waits reads the first hit while the rest is searched
		out.n++
		return out.err == nil
	})
	switch {
	case out.err != nil:
		return out.err
	case err != nil && incident.CodeOf(err) != incident.CodeCorrupt: // after that one, what was found stands
		return err
	}
	if err := cmp.Or(end(), err); err != nil {
		return err
	}
	switch {
	case more && !a.flags.json:
		a.say("note", fmt.Sprintf("there is more behind the first %d: add a word or a filter, or see all with --limit 0", limit))
	case out.n == 0 && a.flags.json:
		return told(exitFailed)
	case out.n == 0:
		return incident.Errorf(incident.CodeNotFound, "nothing fits %.200s", text).
			WithHint("fewer words find more; words are found in any case, in the text and the tags of entries, not in names: who:NAME")
	}
	return nil
}

// hitPrinter prints hits as they come.
type hitPrinter struct {
	app    *app
	width  int // of the terminal, 0 without one
	styled bool
	n      int
	last   string // incident of the hit before
	err    error
}

// text prints a hit as a line, below the title of its incident.
func (p *hitPrinter) text(h *search.Hit) error {
	zone := zoneOf(h.Incident.Zone)
	if h.Incident.ID != p.last {
		gap := ""
		if p.last != "" {
			gap = "\n"
		}
		p.last = h.Incident.ID
		stands := h.Incident.State()
		if h.Incident.Severity > 0 {
			stands = sev(h.Incident.Severity) + ", " + stands
		}
		head := fmt.Sprintf("%s%s  %s (%s)", gap, h.Incident.ID, cmp.Or(oneLine(h.Incident.Title), "-"), stands)
		if err := p.app.printMarked(head, nil, false); err != nil {
			return err
		}
	}
	what := h.Label
	if l := h.Hat.Letter(); l != "" {
		what = "[" + l + "] " + h.Label
	}
	when := p.app.when(h.At, zone)
	switch h.Vague {
	case incident.Exact:
	case incident.Unknown:
		when = "time not known"
	default:
		when = "about " + when
	}
	head := fmt.Sprintf("  #%-4d %s  %s  %s: ", h.Seq, when, what, cmp.Or(oneLine(h.Speaker), "-"))
	if h.Since != search.Stands {
		head += "[" + string(h.Since) + "] "
	}
	room := 1 << 20
	if p.width > 0 {
		room = max(p.width-ansi.StringWidth(head), searchRoom)
	}
	words, marks := h.Around(room, ansi.StringWidth)
	for i := range marks {
		marks[i].Start += len(head)
		marks[i].End += len(head)
	}
	return p.app.printMarked(head+words, marks, p.styled)
}

// searchRoom is how many cells the words of a hit are given at least; on a narrow terminal the line then breaks.
const searchRoom = 40

// printMarked writes one line with its marks in bold. The words go through the guard, the escapes past it.
func (a *app) printMarked(line string, marks []search.Span, bold bool) error {
	from := 0
	if bold {
		for _, m := range marks {
			for _, piece := range []struct {
				to   io.Writer
				text string
			}{{a.out, line[from:m.Start]}, {a.buf, "\x1b[1m"}, {a.out, line[m.Start:m.End]}, {a.buf, "\x1b[22m"}} {
				if _, err := io.WriteString(piece.to, piece.text); err != nil {
					return err
				}
			}
			from = m.End
		}
	}
	_, err := fmt.Fprintln(a.out, line[from:])
	return err
}

// json prints a hit as an element of an array.
func (p *hitPrinter) json(h *search.Hit) error {
	before := ",\n"
	if p.n == 0 {
		before = "["
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(hitOf(h)); err != nil {
		return err
	}
	_, err := io.WriteString(p.app.out, before+strings.TrimRight(b.String(), "\n"))
	return err
}

func (p *hitPrinter) jsonEnd() error {
	end := "]\n"
	if p.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(p.app.out, end)
	return err
}
