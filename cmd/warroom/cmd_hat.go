package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

func (a *app) hatCommand() *cobra.Command {
	var withoutGoal bool
	c := a.command(spec{
		use:   "hat [NAME|NUMBER|next|back]",
		short: "Show the hat that is on, or turn it",
		long: "Hat says which hat is on, what it is for and how its time stands. With a name, the number of a step, next or back it turns the hat, " +
			"for everybody.",
		example: "warroom hat\nwarroom hat next",
		max:     1,
		run:     func(ctx context.Context, args []string) error { return a.hat(ctx, args, withoutGoal) },
	})
	c.Flags().BoolVar(&withoutGoal, "without-goal", false, "go on although no goal is set; this is logged")
	c.ValidArgs = []string{"next", "back", "white", "red", "black", "yellow", "green", "blue"}
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

func (a *app) hat(ctx context.Context, words []string, withoutGoal bool) error {
	enter := a.enter
	if len(words) > 0 {
		enter = a.enterNamed
	}
	r, s, err := enter(ctx, a.flags.incident)
	if err != nil {
		return err
	}
	if len(words) > 0 {
		cmd, err := a.readHat(room.Desk{State: s, By: r.By(), Now: a.Now()}, words[0], withoutGoal)
		if err != nil {
			return err
		}
		if s, err = r.Do(ctx, cmd); err != nil {
			return err
		}
	}
	return a.printHat(s, len(words) > 0)
}

func (a *app) readHat(d room.Desk, word string, withoutGoal bool) (incident.Command, error) {
	cmd, err := d.Read(capture.Line{Command: "hat", Args: capture.Args{Words: []string{word}, Rest: word}})
	if err != nil {
		return nil, usagef(a.hintOf(err), "%v", err)
	}
	if turn, ok := cmd.(incident.TurnHat); ok {
		turn.NoGoal = withoutGoal
		cmd = turn
	}
	return cmd, nil
}

// printHat tells how the round stands; once the hat was turned, also in which incident.
func (a *app) printHat(s incident.State, turned bool) error {
	r, where := s.Round(), ""
	if turned {
		where = " in " + titled(s.Title)
	}
	switch {
	case r == nil && a.flags.json:
		return a.printJSON(nil)
	case a.flags.json:
		return a.printJSON(roundOf(r, s.Closed.IsZero(), a.Now()))
	case r == nil:
		_, err := fmt.Fprintln(a.out, "no round is on: warroom note /round starts one")
		return err
	}
	_, err := fmt.Fprintf(a.out, "%s%s\n%s\n", hatLine(r, a.Now()), where, hats.Mandate(r.On()))
	return err
}
