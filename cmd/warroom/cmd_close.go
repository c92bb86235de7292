package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"warroom/internal/incident"
	"warroom/internal/room"
)

type closeFlags struct{ openEnded, restored, cured, words string }

func (a *app) closeCommand() *cobra.Command {
	var f closeFlags
	c := a.command(spec{
		use:   "close [REASON]",
		short: "Close an incident, with its two ends",
		long: "Close ends an incident. Its two ends are recorded apart: the customer's business is back, and the cause is cured. It wants a decision " +
			"that somebody has by some time, an answer to each promise to the outside, the business restored and, once the customer was spoken to, " +
			"their words that all is well; --open-ended leaves that and says why.",
		example: "warroom close --restored 15:10 --words \"all orders are through, thank you\" --cured now \"certificate renewed\"\n" +
			"warroom close --open-ended \"a false alarm\"",
		max: -1,
		run: func(ctx context.Context, args []string) error { return a.close(ctx, strings.Join(args, " "), f) },
	})
	c.Flags().StringVar(&f.openEnded, "open-ended", "", "leave it open-ended: `REASON`")
	c.Flags().StringVar(&f.restored, "restored", "", "when the customer's business was back: 15:10, -5m, now")
	c.Flags().StringVar(&f.words, "words", "", "with --restored: the customer's words that all is well")
	c.Flags().StringVar(&f.cured, "cured", "", "when the cause was cured")
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

func (a *app) close(ctx context.Context, reason string, f closeFlags) error {
	r, s, err := a.enterNamed(ctx, a.flags.incident)
	if err != nil {
		return err
	}
	var cmds []incident.Command
	if f.words != "" && f.restored == "" {
		return usagef("--restored now --words \"...\"", "--words are those of --restored")
	}
	if f.restored != "" {
		at, err := a.past("restored", f.restored, s.Zone)
		if err != nil {
			return err
		}
		cmds = append(cmds, incident.Restore{At: at, Words: f.words, Zone: zoneOf(s.Zone)})
	}
	if f.cured != "" {
		at, err := a.past("cured", f.cured, s.Zone)
		if err != nil {
			return err
		}
		cmds = append(cmds, incident.Cure{At: at, Zone: zoneOf(s.Zone)})
	}
	end := incident.Close{Reason: reason}
	if f.openEnded != "" {
		end = incident.Close{OpenEnded: true, Reason: strings.TrimSpace(f.openEnded + " " + reason)}
	}
	a.sayChanges("reason", end.Reason, incident.ReasonField())
	s, events, err := r.Prepare(append(cmds, end)...).Run(ctx)
	if err != nil {
		return err
	}
	return a.ended(r, s, events)
}

func (a *app) reopenCommand() *cobra.Command {
	c := a.command(spec{
		use:     "reopen [REASON]",
		short:   "Open a closed incident again",
		long:    "Reopen takes a close back. Without -i it is the incident that was closed last.",
		example: "warroom reopen \"payments fail again\"\nwarroom reopen -i k7f3",
		max:     -1,
		run:     func(ctx context.Context, args []string) error { return a.reopen(ctx, strings.Join(args, " ")) },
	})
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

func (a *app) reopen(ctx context.Context, reason string) error {
	id := a.flags.incident
	if id == "" {
		err := a.onlyOne(ctx)
		if err != nil {
			return err
		}
		if id, err = a.lastClosed(ctx); err != nil {
			return err
		}
	}
	r, _, err := a.enter(ctx, id)
	if err != nil {
		return err
	}
	a.sayChanges("reason", reason, incident.ReasonField())
	s, events, err := r.Prepare(incident.Reopen{Reason: reason}).Run(ctx)
	if err != nil {
		return err
	}
	return a.ended(r, s, events)
}

func (a *app) lastClosed(ctx context.Context) (string, error) {
	log, err := a.openLog()
	if err != nil {
		return "", err
	}
	all, err := log.List(ctx)
	if err != nil {
		return "", err
	}
	var last incident.Summary
	for _, s := range all {
		if !s.Sample && s.Closed.After(last.Closed) {
			last = s
		}
	}
	if last.ID == "" {
		return "", incident.Errorf(incident.CodeNotFound, "no incident is closed").WithHint("warroom list shows them all")
	}
	return last.ID, nil
}

// ended prints what became of an incident, the last of events.
func (a *app) ended(r *room.Room, s incident.State, events []incident.Event) error {
	if a.flags.json {
		return a.printJSON(incidentOf(r.ID(), s))
	}
	said := room.Said(s, events[max(0, len(events)-1):], a.Now(), zoneOf(s.Zone))
	word, more, owes := strings.Cut(said, "; ")
	if owes {
		more = "; " + more
	}
	_, err := fmt.Fprintf(a.out, "%s: %s (%s)%s\n", word, s.Title, r.ID(), more)
	return err
}
