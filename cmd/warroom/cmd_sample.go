package main

import (
	"context"
	"fmt"
	"strings"

	"warroom/internal/incident"
	"warroom/internal/room"

	"github.com/spf13/cobra"
)

func (a *app) sampleCommand() *cobra.Command {
	c := a.command(spec{
		use:   "sample [NAME]",
		short: "Bring in real public incidents to look around in",
		long: "Sample brings in public incidents that come with the program: facts from published reports, in our words, with the source named. " +
			"They are closed, marked as samples, and never what a command means without their id. Without a name all are brought in; bringing them in again changes nothing.",
		example: "warroom sample\nwarroom sample github && warroom replay sample-github",
		max:     1,
		run:     a.sample,
	})
	var names []string
	for _, r := range room.RealSamples() {
		names = append(names, strings.TrimPrefix(r.ID, "sample-"))
	}
	c.ValidArgsFunction = cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)
	a.jsonFlag(c)
	return c
}

// sampleJSON is a sample that is there now. The names are a promise.
type sampleJSON struct {
	Incident string `json:"incident"`
	Title    string `json:"title"`
	Credit   string `json:"credit"`
	URL      string `json:"url"`
	Added    bool   `json:"added"` // false: it was there already
}

func (a *app) sample(ctx context.Context, args []string) error {
	var wanted []room.RealSample
	var names []string
	for _, r := range room.RealSamples() {
		name := strings.TrimPrefix(r.ID, "sample-")
		names = append(names, name)
		if len(args) == 0 || strings.EqualFold(args[0], name) || strings.EqualFold(args[0], r.ID) {
			wanted = append(wanted, r)
		}
	}
	if len(wanted) == 0 {
		return incident.Errorf(incident.CodeNotFound, "there is no sample %q", args[0]).WithHint("one of " + strings.Join(names, ", ") + "; without a name all of them")
	}
	by, err := a.person()
	if err != nil {
		return err
	}
	log, err := a.openLog()
	if err != nil {
		return err
	}
	rows := []sampleJSON{}
	for _, r := range wanted {
		id, added, err := room.OpenReal(ctx, log, by, r)
		if err != nil {
			return err
		}
		rows = append(rows, sampleJSON{id, r.Title, r.Credit, r.URL, added})
	}
	if a.flags.json {
		return a.printJSON(rows)
	}
	for _, r := range rows {
		what := r.Title
		if !r.Added {
			what += " (there already)"
		}
		fmt.Fprintf(a.out, "%-18s  %s\n%20s%s\n", r.Incident, what, "", r.Credit+", "+r.URL) // an error shows with the rest
	}
	_, err = fmt.Fprintf(a.out, "look around: warroom open %s; live through it: warroom replay %s\n", rows[0].Incident, rows[0].Incident)
	return err
}
