package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
)

func (a *app) calledCommand() *cobra.Command {
	var at string
	c := a.command(spec{
		use:   "called [WORDS ...]",
		short: "List what was said between us and the customer, or write a talk down",
		long: "Called lists the words that went to and fro, and says who told whom first and how many minutes after we knew. With words it is the line " +
			"of the room without its slash: a talk, with FIELD=VALUE. Listen first: most fields open once vented=yes is there.",
		example: "warroom called\nwarroom called orders are stuck with=Jan customer=Acme dir=in via=phone first=they before=80\n" +
			"warroom called '#31' vented=yes told=\"half of the orders go through\" next=14:30\nwarroom called '#31' well=\"all orders are through, thank you\"",
		max: -1,
		run: func(ctx context.Context, args []string) error {
			if len(args) == 0 {
				return a.listCalled(ctx, at)
			}
			if err := onlyLooks(at); err != nil {
				return err
			}
			return a.note(ctx, []string{"/called " + typed(args)}, noteFlags{})
		},
	})
	a.atFlag(c, &at)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// calledJSON is what was said between us and them. The names are a promise.
type calledJSON struct {
	First *firstJSON `json:"first"` // null: nobody has said anything yet
	Knew  stamp      `json:"knew"`  // when we did
	Words []wordJSON `json:"words"` // oldest first
}

type firstJSON struct {
	By      string `json:"by"` // we or they
	At      stamp  `json:"at"`
	Minutes int    `json:"minutes"` // since we knew
}

type wordJSON struct {
	Seq       uint64  `json:"seq"`
	At        stamp   `json:"at"`
	Direction string  `json:"direction"` // in or out
	Who       *string `json:"who"`
	Customer  *string `json:"customer"` // null: all of them, or nobody said
	What      string  `json:"what"`
	New       bool    `json:"new"`     // it told them something that they had not heard
	NextAt    stamp   `json:"next_at"` // when they were told that they hear next
}

func calledOf(d *desk.Desk) calledJSON {
	out := calledJSON{Knew: stamp(d.Knew()), Words: []wordJSON{}}
	if f := d.First(); !f.At.IsZero() {
		out.First = &firstJSON{By: firstBy(f), At: stamp(f.At), Minutes: int(f.SinceKnew.Minutes())}
	}
	for _, w := range d.Words() {
		out.Words = append(out.Words, wordJSON{w.Seq, stamp(w.At), direction(w), some(w.Who), some(w.Customer), w.What, w.Meaningful, stamp(w.NextAt)})
	}
	return out
}

func firstBy(f desk.FirstWord) string {
	if f.We {
		return cards.We
	}
	return cards.They
}

func direction(w desk.Word) string {
	if w.In {
		return cards.In
	}
	return cards.Out
}

func (a *app) listCalled(ctx context.Context, at string) error {
	d, _, err := a.stoodDesk(ctx, at)
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(calledOf(d.Desk))
	}
	f := d.First()
	if f.At.IsZero() {
		a.say("note", "nobody has said anything to the customer yet, nor they to us; we know it since "+a.when(d.Knew(), d.zone))
		return nil
	}
	if _, err := fmt.Fprintf(a.out, "%s called first, %s, %d min after we knew\n", firstBy(f), a.when(f.At, d.zone), int(f.SinceKnew.Minutes())); err != nil {
		return err
	}
	t := table{{"NUMBER", "TIME", "WAY", "WHO", "CUSTOMER", "NEW", "NEXT", "WHAT"}}
	for _, w := range d.Words() {
		news := "-"
		if w.Meaningful {
			news = "new"
		}
		t = append(t, []string{
			"#" + strconv.FormatUint(w.Seq, 10), a.when(w.At, d.zone), direction(w), incident.OneLine(cmp.Or(w.Who, "-"), 20), incident.OneLine(cmp.Or(w.Customer, "-"), 20),
			news, a.when(w.NextAt, d.zone), incident.OneLine(w.What, 80),
		})
	}
	return a.printTable(t, nil)
}
