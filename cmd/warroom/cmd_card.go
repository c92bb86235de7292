package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
)

func (a *app) cardCommand() *cobra.Command {
	var all, templates, proven, yes bool
	var again, at string
	c := a.command(spec{
		use:   "card [WORD ...]",
		short: "List the cards, or write one: approach, change, decision, request ...",
		long: "Card lists what stands in the plan: approaches, decisions, changes, what is owed. With words it is the line of the room without its slash: " +
			"a card's word, a number for one that is there, a stage, and FIELD=VALUE; a number alone shows that card whole. " +
			"A stage with no way back, past-no-return, is asked about first; --yes says it is meant. --templates lists the words, fields and stages there are. --at shows what stood then, as it was known then.",
		example: "warroom card\nwarroom card approach stand-in server lead=Ingrid track=business\nwarroom card change '#31' go\nwarroom card '#31'\nwarroom card --at 10:15\nwarroom card --templates\nwarroom card --again 3f2a#31 swap the optics at the other site",
		max:     -1,
		run: func(ctx context.Context, args []string) error {
			switch {
			case templates:
				return a.listTemplates()
			case proven:
				return a.listProven(ctx)
			case again != "":
				return a.again(ctx, again, strings.Join(args, " "))
			case len(args) == 0:
				return a.listCards(ctx, all, at, nil)
			}
			if seq, ok := cardNumber(args); ok {
				return a.showCard(ctx, seq, at)
			}
			if err := onlyLooks(at); err != nil {
				return err
			}
			args[0] = "/" + args[0]
			return a.note(ctx, args, noteFlags{yes: yes})
		},
	})
	c.Flags().BoolVar(&all, "all", false, "cards that are over too")
	c.Flags().BoolVar(&yes, "yes", false, yesHelp)
	c.Flags().BoolVar(&templates, "templates", false, "list the templates: words, fields and stages")
	c.Flags().BoolVar(&proven, "proven", false, "list the proven plans of all incidents")
	c.Flags().StringVar(&again, "again", "", "open a card after a proven plan, INCIDENT#NUMBER")
	a.atFlag(c, &at)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

func (a *app) commitCommand() *cobra.Command {
	var owner, by, kind, to, at string
	var all bool
	c := a.command(spec{
		use:   "commit [WHAT]",
		short: "List what is owed, or owe something: a task, a follow-up, prevention",
		long:  "Commit lists commitments with owner and time, late ones first to be seen; --at lists what was owed then. With words it records one; done is not closed until somebody else checked it.",
		example: "warroom commit\nwarroom commit \"write the runbook\" --owner bo --due 16:00\n" +
			"warroom commit \"staged roll-out\" --kind prevention --owner dba --due \"2026-03-09 12:00\"\nwarroom card task '#31' done",
		max: -1,
		run: func(ctx context.Context, args []string) error {
			if len(args) == 0 {
				return a.listCards(ctx, all, at, []string{cards.Commitment})
			}
			if err := onlyLooks(at); err != nil {
				return err
			}
			return a.commit(ctx, args, map[string]string{cards.FieldOwner: owner, cards.FieldDue: by, cards.FieldKind: kind, cards.FieldToWhom: to})
		},
	})
	c.Flags().StringVar(&owner, "owner", "", "who owes it")
	c.Flags().StringVar(&by, "due", "", "by when: 16:00, in 30m, \"2026-03-09 12:00\"")
	c.Flags().StringVar(&kind, "kind", "", "task, follow-up, prevention or promise")
	c.Flags().StringVar(&to, "to", "", "who waits for it")
	c.Flags().BoolVar(&all, "all", false, "those that are over too")
	a.atFlag(c, &at)
	_ = c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions([]string{cards.KindTask, cards.KindFollowUp, cards.KindPrevention, cards.KindPromise}, cobra.ShellCompDirectiveNoFileComp))
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// commit writes a commitment in the one language: what the flags say stands in it as fields.
func (a *app) commit(ctx context.Context, what []string, fields map[string]string) error {
	line := append([]string{"/task"}, what...)
	for _, name := range []string{cards.FieldOwner, cards.FieldDue, cards.FieldKind, cards.FieldToWhom} {
		if v := fields[name]; v != "" {
			line = append(line, name+"="+capture.Quote(v))
		}
	}
	return a.note(ctx, line, noteFlags{})
}

// planCardJSON is a card. The names are a promise; what is not known is null.
type planCardJSON struct {
	Seq      uint64            `json:"seq"`
	Template string            `json:"template"`
	Stage    string            `json:"stage"`
	Over     bool              `json:"over"` // nothing is owed by it any more
	Text     string            `json:"text"`
	Owner    *string           `json:"owner"`
	Due      *string           `json:"due"`
	Fields   map[string]string `json:"fields"`
	Missing  []string          `json:"missing"` // what the next stage still asks for
	Opened   string            `json:"opened"`
	By       string            `json:"by"`
	Standing *string           `json:"standing"` // of a commitment: open, moved, late, kept, done late, broken or withdrawn
	Orphan   bool              `json:"orphan"`   // a task that is part of no other card
}

// firstOf is what a card says in the first field of its template, which an own template may call anything; of a template that is not known,
// in the field that has its name.
func firstOf(t cards.Template, c *incident.Card) string {
	name := c.Template
	if len(t.Fields) > 0 {
		name = t.Fields[0].Name
	}
	if t.Hidden(name, c.Fields) {
		return ""
	}
	return c.Fields[name]
}

func planCardOf(c *incident.Card, templates []cards.Template) planCardJSON {
	t, known := cards.Find(templates, c.Template)
	out := planCardJSON{
		Seq: c.Seq, Template: c.Template, Stage: c.Stage, Text: firstOf(t, c), Fields: t.Shown(c.Fields), Missing: []string{},
		Opened: c.Opened.Format(time.RFC3339), By: writer(c.By, t),
	}
	if v := c.Fields[cards.FieldOwner]; v != "" {
		out.Owner = &v
	}
	if due := c.Due(); !due.IsZero() {
		at := due.Format(time.RFC3339)
		out.Due = &at
	}
	if known {
		out.Over, out.Text = t.Final(c.Stage), t.Shown(c.Fields)[t.Fields[0].Name]
		for _, f := range t.Missing(t.Next(c.Stage), c.Fields) {
			out.Missing = append(out.Missing, f.Name)
		}
	}
	return out
}

// listCards lists the cards of some templates, nil for all, as they stand or as they stood at a time.
func (a *app) listCards(ctx context.Context, all bool, at string, of []string) error {
	s, err := a.stood(ctx, a.flags.incident, at)
	if err != nil {
		return err
	}
	templates := a.usable()
	rows := []planCardJSON{}
	for _, c := range s.Cards {
		row := planCardOf(c, templates)
		if row.Orphan = s.Orphan(c); c.Template == cards.Commitment {
			standing := string(c.Standing(s.now))
			row.Standing = &standing
		}
		if (of == nil || slices.Contains(of, c.Template)) && (all || !row.Over) {
			rows = append(rows, row)
		}
	}
	if a.flags.json {
		return a.printJSON(rows)
	}
	if len(rows) == 0 {
		a.say("note", "nothing stands there yet"+decisionsOwed(s.State, of))
		return nil
	}
	if err := a.printCards(s, rows); err != nil {
		return err
	}
	if more := decisionsOwed(s.State, of); more != "" {
		a.say("note", strings.TrimPrefix(more, "; "))
	}
	return nil
}

// printCards prints cards in a table, with the time that counts: what was late then is late.
func (a *app) printCards(s moment, rows []planCardJSON) error {
	zone, runsOut := zoneOf(s.Zone), map[uint64]time.Time{} // the first clock of each card: of an approach it is the tripwire
	for _, clock := range incident.Clocks(s.State, s.now) {
		if _, had := runsOut[clock.Card]; !had {
			runsOut[clock.Card] = clock.Due
		}
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NUMBER\tCARD\tSTAGE\tOWNER\tBY\tWHAT") // an error shows when the table is flushed
	for i := range rows {
		r := &rows[i]
		due := ""
		at, runs := runsOut[r.Seq]
		if !runs {
			at = s.Card(r.Seq).Due()
		}
		if !at.IsZero() {
			due = incident.Spoken(at, a.Now(), zone)
			if at.Before(s.now) && !r.Over && r.Standing == nil {
				due += " late"
			}
		}
		if r.Standing != nil {
			due = strings.TrimSpace(due + " " + standingWords(s.Card(r.Seq), s.now))
		}
		if r.Orphan {
			r.Text += " (in no plan)"
		}
		owner := "-"
		if holder := s.Card(r.Seq).HolderWords(); holder != "" {
			owner = holder
		}
		fmt.Fprintf(w, "#%d\t%s\t%s\t%s\t%s\t%s\n", r.Seq, r.Template, r.Stage, owner, cmp.Or(due, "-"), incident.OneLine(r.Text, 60))
	}
	return w.Flush()
}
