package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// provenJSON is a plan that proved itself. The names are a promise.
type provenJSON struct {
	Incident string            `json:"incident"`
	Title    string            `json:"title"`
	Seq      uint64            `json:"seq"`
	Text     string            `json:"text"`
	Fields   map[string]string `json:"fields"` // what a card made from it takes over
}

// listProven lists the changes of all incidents that are marked as proven, the newest incident first.
func (a *app) listProven(ctx context.Context) error {
	log, err := a.openLog()
	if err != nil {
		return err
	}
	all, err := log.List(ctx)
	if err != nil {
		return err
	}
	templates := a.usable()
	rows := []provenJSON{}
	for _, summary := range all {
		_, s, err := a.enter(ctx, summary.ID)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err != nil { // the plans of the others are wanted all the same
			a.say("warning", "the plans of "+summary.ID+" are not listed: "+err.Error())
			continue
		}
		for _, c := range s.Cards {
			if t, ok := cards.Find(templates, c.Template); ok && c.Fields[cards.FieldProven] == cards.Yes && c.Stage != cards.StageWithdrawn {
				rows = append(rows, provenJSON{summary.ID, s.Title, c.Seq, firstOf(t, c), t.Again(c.Fields)})
			}
		}
	}
	if a.flags.json {
		return a.printJSON(rows)
	}
	if len(rows) == 0 {
		a.say("note", "no plan is marked as proven yet: warroom card change '#31' proven=yes")
		return nil
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "PLAN\tINCIDENT\tWHAT") // an error shows when the table is flushed
	for i := range rows {
		fmt.Fprintf(w, "%s#%d\t%s\t%s\n", rows[i].Incident, rows[i].Seq, incident.OneLine(rows[i].Title, 40), incident.OneLine(rows[i].Text, 60))
	}
	return w.Flush()
}

// again opens a card after a proven plan, ID#NUMBER, which may be of another incident.
func (a *app) again(ctx context.Context, plan, text string) error {
	id, number, found := strings.Cut(plan, "#")
	seq := incident.Number(number)
	if !found || seq == 0 {
		return usagef("warroom card --proven", "%q names no plan: write INCIDENT#NUMBER", plan)
	}
	templates := a.usable()
	_, from, err := a.enter(ctx, strings.TrimSpace(id))
	if err != nil {
		return err
	}
	c := from.Card(seq)
	if c == nil {
		return incident.Errorf(incident.CodeNotFound, "there is no card %d in %q", seq, from.Title).WithHint("warroom card --proven lists the plans there are")
	}
	if c.Stage == cards.StageWithdrawn {
		return incident.Errorf(incident.CodeRefused, "#%d was taken back", seq).WithHint("warroom card --proven lists the plans there are")
	}
	t, ok := cards.Find(templates, c.Template)
	if !ok {
		return incident.Errorf(incident.CodeNotFound, "there is no card template %q here", c.Template).WithHint("warroom card --templates lists those there are")
	}
	changes := map[string]string{}
	if text != "" {
		changes[t.Fields[0].Name] = text
	}
	open, err := c.Again(t, changes)
	if err != nil {
		return err
	}
	r, _, err := a.enter(ctx, a.flags.incident)
	if err != nil {
		return err
	}
	s, events, err := r.Prepare(open).Run(ctx)
	if err != nil {
		return err
	}
	return a.printDone(s, events)
}
