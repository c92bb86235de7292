package main

import (
	"context"

	"github.com/spf13/cobra"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// timelineFlags narrow the story and choose how it is told.
type timelineFlags struct {
	names, written bool
	since, hat     string
}

func (a *app) timelineCommand() *cobra.Command {
	var f timelineFlags
	c := a.command(spec{
		use:   "timeline [ID]",
		short: "Tell what happened, in order, without blame",
		long: "Timeline prints the story of an incident in the order in which it happened. People appear by their role, and what they wrote stands as they wrote it; --names is for the " +
			"inside. Gaps in the story and in the word to the customer are shown.",
		example: "warroom timeline\nwarroom timeline k7f3 --since 14:00 --hat white",
		max:     1,
		run:     func(ctx context.Context, args []string) error { return a.timeline(ctx, args, f) },
	})
	c.Flags().BoolVar(&f.names, "names", false, "names instead of roles: for the inside only")
	c.Flags().BoolVar(&f.written, "as-written", false, "in the order it was written down, not in which it happened")
	c.Flags().StringVar(&f.since, "since", "", "from that time on, such as 14:02 or \"yesterday 23:50\"")
	c.Flags().StringVar(&f.hat, "hat", "", "only what stands under that hat")
	c.ValidArgsFunction = a.completeIncident
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

func (a *app) timeline(ctx context.Context, args []string, f timelineFlags) error {
	id, err := a.named(args)
	if err != nil {
		return err
	}
	found, err := a.find(ctx, id)
	if err != nil {
		return err
	}
	events, err := a.log.Read(ctx, found.ID, 0)
	if err != nil {
		return err
	}
	zone := zoneOf(found.Zone)
	filter, err := a.storyFilter(f, found.Zone)
	if err != nil {
		return err
	}
	story := timeline.New()
	story.Add(events...)
	view := story.Happened()
	if f.written {
		view = story.Written()
	}
	view = view.Select(filter)
	if a.flags.json {
		return a.printJSON(view.Rows(f.names))
	}
	gaps := timeline.GapOptions{}
	if found.Closed.IsZero() {
		gaps.Now = a.Now()
	}
	return view.WriteText(a.out, timeline.TextOptions{Zone: zone, Names: f.names, Width: a.width(), Gaps: gaps})
}

func (a *app) storyFilter(f timelineFlags, zone string) (timeline.Filter, error) {
	var filter timeline.Filter
	if f.hat != "" {
		h, ok := hats.Parse(f.hat)
		if !ok {
			return filter, incident.Errorf(incident.CodeInvalid, "there is no hat %q", f.hat).WithHint("white, red, black, yellow, green or blue")
		}
		filter.Hats = []hats.Hat{h}
	}
	if f.since != "" {
		t, err := a.past("since", f.since, zone)
		if err != nil {
			return filter, err
		}
		filter.From = t
	}
	return filter, nil
}
