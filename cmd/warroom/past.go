package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/incident"
)

// atFlag lets a command that shows how things stand show how they stood.
func (a *app) atFlag(c *cobra.Command, at *string) {
	c.Flags().StringVar(at, "at", "", "as it was known then: 10:15, \"yesterday 23:50\", 2026-01-02T14:02:33Z (else now)")
}

// moment is what was known of an incident, and when that was.
type moment struct {
	incident.State
	id  string
	now time.Time // the moment itself: how late something was then, and how much time was left
}

// stood reads an incident as it was known at a time as a person writes it; "" is now. What was written down later is not in it, even
// if it happened before. A line on standard error says that it is the past, so that no list of then is taken for one of now.
func (a *app) stood(ctx context.Context, id, at string) (moment, error) {
	r, s, err := a.enter(ctx, id)
	if err != nil {
		return moment{}, err
	}
	then, err := a.past("at", at, s.Zone)
	if err != nil || then.IsZero() {
		return moment{s, r.ID(), a.Now()}, err
	}
	then = throughMinute(at, then, a.Now())
	events, err := a.log.Read(ctx, r.ID(), 0)
	if err != nil {
		return moment{}, err
	}
	h, zone := incident.NewHistory(events), zoneOf(s.Zone)
	if h.Known(then) == 0 {
		return moment{}, incident.Errorf(incident.CodeNotFound, "nothing was known of it yet at %s", a.when(then, zone)).
			WithHint("it was declared " + a.when(h.Written(1), zone) + "; give a later time, with its date if that is another day")
	}
	a.say("note", "as it was known at "+a.when(then, zone))
	return moment{h.At(then), r.ID(), then}, nil
}

// throughMinute is the end of the minute when that is all a person wrote: a list shows minutes, and what it shows beside one was known
// then. The end of a minute that is not over is now. A time with seconds, or so long ago, is meant as it is.
func throughMinute(typed string, t, now time.Time) time.Time {
	const clockParts = 2 // colons from which on there are seconds
	typed = strings.TrimSpace(typed)
	if strings.Count(typed, ":") >= clockParts || strings.HasPrefix(unshield(typed), "-") || strings.HasSuffix(typed, "ago") || !t.Equal(t.Truncate(time.Minute)) {
		return t
	}
	if end := t.Add(time.Minute - time.Millisecond); end.Before(now) {
		return end
	}
	return now
}

// onlyLooks refuses a time beside words that write something: nothing is written into the past so.
func onlyLooks(at string) error {
	if at == "" {
		return nil
	}
	return usagef("leave --at out to write, or the words out to look", "--at looks back, and writes nothing")
}
