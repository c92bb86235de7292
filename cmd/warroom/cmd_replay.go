package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"warroom/internal/incident"
	"warroom/internal/replay"
)

// replayFlags say how a past session is shown.
type replayFlags struct {
	cast  string
	text  bool
	names bool
	force bool
}

func (a *app) replayCommand() *cobra.Command {
	var f replayFlags
	c := a.command(spec{
		use:   "replay [ID]",
		short: "Live through a past session again, as it was known then",
		long: "Replay opens the console on a past session: the same tabs over the state as it was known at a moment, with a bar to move in time. " +
			"Nothing that was not yet written down is visible, and nothing can be changed. --text prints a linear account instead, and --cast writes a recording for asciinema.",
		example: "warroom replay k7f3\nwarroom replay k7f3 --text | less\nwarroom replay k7f3 --cast session.cast",
		max:     1,
		run:     func(ctx context.Context, args []string) error { return a.replay(ctx, args, f) },
	})
	c.Flags().BoolVar(&f.text, "text", false, "print what was written down, line by line, for screen readers and pipes")
	c.Flags().BoolVar(&f.names, "names", false, "names instead of roles in --text: for the inside only")
	c.Flags().StringVar(&f.cast, "cast", "", "write an asciicast v3 recording with markers to that file, - for standard output; with names: for the outside see export --format cast")
	c.Flags().BoolVar(&f.force, "force", false, "overwrite the file")
	c.ValidArgsFunction = a.completeIncident
	a.incidentFlag(c)
	return c
}

func (a *app) replay(ctx context.Context, args []string, f replayFlags) error {
	id, err := a.named(args)
	if err != nil {
		return err
	}
	if !f.text && f.cast == "" {
		if err := a.terminalFit(); err != nil {
			return incident.Errorf(incident.CodeInvalid, "%v", err).WithHint("--text prints it in lines, --cast FILE records it")
		}
	}
	found, err := a.find(ctx, id)
	if err != nil {
		return err
	}
	if !f.text && f.cast == "" {
		return a.consoleWith(ctx, found.ID, true)
	}
	events, err := a.log.Read(ctx, found.ID, 0)
	if err != nil {
		return err
	}
	if f.cast != "" {
		size, err := a.writeWhole(f.cast, f.force, func(w io.Writer) error { return a.writeCast(ctx, w, found, events) })
		if err != nil || f.cast == "-" {
			return err
		}
		if err := a.sayWritten(f.cast, size, found); err != nil {
			return err
		}
	}
	if !f.text {
		return nil
	}
	fmt.Fprintf(a.out, "Replay of %s: %s. Times are when things were written down.\n", found.ID, found.Title) // an error shows with the rest
	return replay.WriteAccount(a.out, events, replay.AccountOptions{Zone: zoneOf(found.Zone), Names: f.names})
}
