package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

type declareFlags struct {
	impact, sev, seen, zone, order, at string
	people                             []string
}

func (a *app) declareCommand() *cobra.Command {
	var f declareFlags
	c := a.command(spec{
		use:   "declare TITLE",
		short: "Declare an incident and print its id",
		long: "Declare opens an incident, puts on the first hat and prints the id alone, for scripts. Everything but the title can be said later.\n" +
			"An incident seen before starts with the short order first-ten, any other with the crisis order.",
		example: "warroom declare \"Checkout is down\" --sev 1 --impact \"nobody can pay\"\n" +
			"warroom declare \"Certificate expired\" --seen yes --person \"Ana, commander\" --person \"Bo, scribe\"",
		min: 1, max: -1, wants: "the title",
		run: func(ctx context.Context, args []string) error { return a.declare(ctx, strings.Join(args, " "), f) },
	})
	c.Flags().StringVar(&f.impact, "impact", "", "what the customer feels, in their words")
	c.Flags().StringVar(&f.sev, "sev", "", "severity: 1 is worst, 5 least")
	c.Flags().StringVar(&f.seen, "seen", "", "seen before: yes or no")
	c.Flags().StringArrayVar(&f.people, "person", nil, "who is here: \"NAME, SEAT\" (may be given again)")
	c.Flags().StringVar(&f.zone, "zone", "", "time zone of the incident, such as Europe/Berlin (else this machine's)")
	c.Flags().StringVar(&f.order, "order", "", "order of the hats: warroom orders lists them")
	c.Flags().StringVar(&f.at, "at", "", "when it began: 14:02, -5m, \"yesterday 23:50\"")
	_ = c.RegisterFlagCompletionFunc("order", a.completeOrder)
	_ = c.RegisterFlagCompletionFunc("seen", cobra.FixedCompletions([]string{"yes", "no"}, cobra.ShellCompDirectiveNoFileComp))
	a.jsonFlag(c)
	return c
}

func (a *app) declare(ctx context.Context, title string, f declareFlags) error {
	cmd, err := a.readDeclare(title, f)
	if err != nil {
		return err
	}
	by, err := a.person()
	if err != nil {
		return err
	}
	log, err := a.openLog()
	if err != nil {
		return err
	}
	a.sayChanges("title", title, incident.TitleField())
	a.sayChanges("impact", f.impact, incident.ImpactField())
	r := room.New(log, room.NewIncidentID(a.NewID), by, a.Now, a.NewID)
	s, err := r.Do(ctx, cmd)
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(incidentOf(r.ID(), s))
	}
	_, err = fmt.Fprintln(a.out, r.ID())
	return err
}

func (a *app) readDeclare(title string, f declareFlags) (incident.Declare, error) {
	cmd := incident.Declare{Title: title, Impact: f.impact, Seen: strings.ToLower(f.seen), Zone: f.zone}
	var err error
	if cmd.Severity, err = room.ParseSeverity(f.sev); err != nil {
		return cmd, usagef(a.hintOf(err), "--sev: %v", err)
	}
	if cmd.Seen != "" && cmd.Seen != "yes" && cmd.Seen != "no" {
		return cmd, usagef("yes or no", "--seen cannot be %q", f.seen)
	}
	if cmd.Zone == "" {
		cmd.Zone = a.localZone()
	}
	if _, err = room.Zone(cmd.Zone); err != nil {
		return cmd, usagef(a.hintOf(err), "--zone: %v", err)
	}
	if cmd.At, err = a.past("at", f.at, cmd.Zone); err != nil {
		return cmd, err
	}
	for _, p := range f.people {
		who, err := room.ReadPerson(p)
		if err != nil {
			return cmd, usagef(a.hintOf(err), "--person: %v", err)
		}
		cmd.People = append(cmd.People, who)
	}
	order, err := a.openingOrder(f.order, cmd.Seen)
	cmd.Order = order.Sized(len(cmd.People))
	return cmd, err
}

// openingOrder returns the order that was named, else the one that fits: something seen before needs ten minutes, not a full round
// (A20).
func (a *app) openingOrder(name, seen string) (hats.Order, error) {
	if name == "" {
		name = hats.Default().Name
		if seen == "yes" {
			name = firstTen
		}
	}
	orders := hats.Builtin()
	if o, ok := hats.Find(orders, name); ok && strings.EqualFold(o.Name, name) {
		return o, nil // a builtin order needs no look into the person's own
	}
	orders, err := a.orders()
	if err != nil {
		return hats.Order{}, err
	}
	o, ok := hats.Find(orders, name)
	if !ok {
		return o, usagef("orders: "+room.OrderNames(orders), "there is no order %q", name)
	}
	return o, nil
}

const firstTen = "first-ten"

// sayChanges tells what had to be changed in a text before it could be stored.
func (a *app) sayChanges(what, text string, f incident.Field) {
	if c, err := incident.Clean(text, f); err == nil && len(c.Changes) > 0 {
		a.say("note", what+" "+incident.Changed(c.Changes))
	}
}
