package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func (a *app) whoCommand() *cobra.Command {
	c := a.command(spec{
		use:   "who [NAME, SEAT, PARTY]",
		short: "Show who is here and which seats are empty, or seat somebody",
		long: "Who lists the people of an incident with seat and party, and names the seats that nobody holds: commander, facilitator, scribe, liaison, sponsor. " +
			"With words it puts a person on the roster, or gives one another seat.",
		example: "warroom who\nwarroom who \"Ingrid, commander\"\nwarroom who \"Amara, liaison, customer\"",
		max:     -1,
		run: func(ctx context.Context, args []string) error {
			if len(args) > 0 {
				return a.note(ctx, []string{"/person " + strings.Join(args, " ")}, noteFlags{})
			}
			return a.who(ctx)
		},
	})
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// whoJSON is who is here. The names are a promise.
type whoJSON struct {
	People []whoPersonJSON `json:"people"`
	Empty  []string        `json:"empty"` // seats that nobody holds
}

type whoPersonJSON struct {
	Name  string `json:"name"`
	Seat  string `json:"seat"`
	Party string `json:"party"`
	Here  bool   `json:"here"`
}

func (a *app) who(ctx context.Context) error {
	_, s, err := a.enter(ctx, a.flags.incident)
	if err != nil {
		return err
	}
	out := whoJSON{People: []whoPersonJSON{}, Empty: append([]string{}, s.EmptySeats()...)}
	for _, p := range s.People {
		out.People = append(out.People, whoPersonJSON{p.Name, p.Seat, p.Party, p.Left.IsZero()})
	}
	if a.flags.json {
		return a.printJSON(out)
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tSEAT\tPARTY\tHERE") // an error shows when the table is flushed
	for _, p := range out.People {
		here := map[bool]string{true: "yes", false: "left"}[p.Here]
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", p.Name, cmp.Or(p.Seat, "-"), cmp.Or(p.Party, "-"), here)
	}
	if err := w.Flush(); err != nil || len(out.Empty) == 0 {
		return err
	}
	_, err = fmt.Fprintf(a.out, "empty seats: %s\n", strings.Join(out.Empty, ", "))
	return err
}
