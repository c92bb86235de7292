package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"warroom/internal/incident"
)

func (a *app) listCommand() *cobra.Command {
	var open bool
	c := a.command(spec{
		use:     "list",
		short:   "List the incidents, open ones first",
		long:    "List prints a line for every incident: the open ones first, then the closed, the newest first. Times are in the zone of the incident.",
		example: "warroom list\nwarroom list --open --json",
		run:     func(ctx context.Context, _ []string) error { return a.list(ctx, open) },
	})
	c.Flags().BoolVar(&open, "open", false, "only those that are open")
	a.jsonFlag(c)
	return c
}

func (a *app) list(ctx context.Context, open bool) error {
	log, err := a.openLog()
	if err != nil {
		return err
	}
	all, err := log.List(ctx)
	if err != nil {
		return err
	}
	if open {
		n := 0
		for n < len(all) && all[n].Closed.IsZero() {
			n++
		}
		all = all[:n]
	}
	if a.flags.json {
		list := make([]summaryJSON, len(all))
		for i, s := range all {
			list[i] = summaryOf(s)
		}
		return a.printJSON(list)
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(a.out, `no incidents here yet: warroom declare "TITLE"`)
		return err
	}
	return a.printTable(a.listTable(all), func(row int) bool { return row > 0 && !all[row-1].Closed.IsZero() })
}

func (a *app) listTable(all []incident.Summary) table {
	t := make(table, 1, len(all)+1)
	t[0] = []string{"ID", "SEV", "STATE", "DECLARED", "LAST", "NOTES", "TITLE"}
	for _, s := range all {
		zone := zoneOf(s.Zone)
		t = append(t, []string{
			s.ID, sev(s.Severity), s.State(), a.when(s.Declared, zone), a.when(s.Last, zone), strconv.Itoa(s.Notes), oneLine(s.Title),
		})
	}
	return t
}
