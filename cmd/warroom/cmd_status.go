package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"warroom/internal/room"
)

func (a *app) statusCommand() *cobra.Command {
	var at string
	c := a.command(spec{
		use:   "status [ID]",
		short: "Say where it stands in 160 characters, for a short message or a call",
		long: "Status says in at most 160 characters what it is, since when, what the customer feels of it and when they hear next. It names nobody and " +
			"nothing of when it is repaired. Where the title or the impact has a person's name, a machine or a secret, it is refused.",
		example: "warroom status\nwarroom status k7f3 --at 14:30",
		max:     1,
		run:     func(ctx context.Context, args []string) error { return a.status(ctx, args, at) },
	})
	a.atFlag(c, &at)
	c.ValidArgsFunction = a.completeIncident
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// statusJSON is where an incident stands. The names are a promise.
type statusJSON struct {
	Incident string `json:"incident"`
	Status   string `json:"status"`
	At       stamp  `json:"at"`
}

func (a *app) status(ctx context.Context, args []string, at string) error {
	id, err := a.named(args)
	if err != nil {
		return err
	}
	a.flags.incident = id
	d, m, err := a.stoodDesk(ctx, at)
	if err != nil {
		return err
	}
	line := []room.PageLine{{Text: d.Status(m.now, d.zone)}}
	if err := room.RefuseLeaks("the status", line, a.outsideDesk(m).Outside(d.Desk).Leaks(line)); err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(statusJSON{d.id, line[0].Text, stamp(m.now)})
	}
	_, err = fmt.Fprintln(a.out, line[0].Text)
	return err
}

// outsideDesk is where what goes out is made, at a moment.
func (a *app) outsideDesk(m moment) room.Desk {
	by, _ := a.person() // it was asked for before, when the incident was entered
	return room.Desk{State: m.State, By: by, Now: m.now, Zone: zoneOf(m.Zone)}
}
