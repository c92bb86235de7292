package main

import (
	"cmp"
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"warroom/internal/incident"
)

func (a *app) promiseCommand() *cobra.Command {
	var all bool
	var at string
	c := a.command(spec{
		use:   "promise [TO by TIME: WHAT]",
		short: "List what was promised to the outside, or promise something",
		long: "Promise lists the promises to people outside, the next word after an update or a talk too, by when they are due; late ones say so. With words " +
			"it is the line of the room without its slash: a promise has somebody it is made to and a time still to come, is moved only before that time, " +
			"and ends as done, broken or withdrawn.",
		example: "warroom promise\nwarroom promise Jan by 14:30: a written summary\nwarroom promise '#31' due=15:00\nwarroom promise '#31' done",
		max:     -1,
		run: func(ctx context.Context, args []string) error {
			if len(args) == 0 {
				return a.listPromises(ctx, all, at)
			}
			if err := onlyLooks(at); err != nil {
				return err
			}
			return a.note(ctx, []string{"/promise " + typed(args)}, noteFlags{})
		},
	})
	c.Flags().BoolVar(&all, "all", false, "those that came to their end too")
	a.atFlag(c, &at)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// promiseJSON is a promise to the outside. The names are a promise.
type promiseJSON struct {
	Seq      uint64  `json:"seq"` // of the commitment, or of the word that says when the next one comes
	Kind     string  `json:"kind"`
	What     string  `json:"what"`
	To       *string `json:"to"`
	By       *string `json:"by"`
	Customer *string `json:"customer"`
	Due      stamp   `json:"due"`
	Done     stamp   `json:"done"`
	Standing string  `json:"standing"` // open, moved, late, kept, done late, broken or withdrawn
}

// The kinds of a promise.
const (
	promiseOf     = "promise"
	promiseOfWord = "word"
)

func (a *app) listPromises(ctx context.Context, all bool, at string) error {
	d, m, err := a.stoodDesk(ctx, at)
	if err != nil {
		return err
	}
	rows := []promiseJSON{}
	t := table{{"NUMBER", "STANDING", "DUE", "TO", "BY", "WHAT"}}
	for _, p := range d.Promises(m.now) {
		if !all && !p.Open() {
			continue
		}
		kind := promiseOf
		if p.Word {
			kind = promiseOfWord
		}
		rows = append(rows, promiseJSON{p.Card, kind, p.What, some(p.To), some(p.By), some(p.Customer), stamp(p.Due), stamp(p.Done), string(p.Standing)})
		t = append(t, []string{
			"#" + strconv.FormatUint(p.Card, 10), string(p.Standing), a.when(p.Due, d.zone), incident.OneLine(cmp.Or(p.To, "-"), 30),
			incident.OneLine(cmp.Or(p.By, "-"), 20), incident.OneLine(p.What, 80),
		})
	}
	if a.flags.json {
		return a.printJSON(rows)
	}
	if len(rows) == 0 {
		a.say("note", "no promise is open")
		return nil
	}
	return a.printTable(t, nil)
}
