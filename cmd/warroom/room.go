package main

import (
	"context"
	"os"
	"strings"
	"time"

	"warroom/internal/capture"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// enter opens the room of the incident that was asked for: by id or the beginning of one, else the newest that is open.
func (a *app) enter(ctx context.Context, id string) (*room.Room, incident.State, error) {
	found, err := a.find(ctx, id)
	if err != nil {
		return nil, incident.State{}, err
	}
	by, err := a.person()
	if err != nil {
		return nil, incident.State{}, err
	}
	r := room.New(a.log, found.ID, by, a.Now, a.NewID)
	s, err := r.State(ctx)
	return r, s, err
}

// enterNamed is enter for what changes the incident for everybody: while several are open, it must be named which one is meant.
func (a *app) enterNamed(ctx context.Context, id string) (*room.Room, incident.State, error) {
	if id == "" {
		if err := a.onlyOne(ctx); err != nil {
			return nil, incident.State{}, err
		}
	}
	return a.enter(ctx, id)
}

// listedMax is how many incidents a message names.
const listedMax = 5

// onlyOne refuses while several incidents are open, and names them.
func (a *app) onlyOne(ctx context.Context) error {
	log, err := a.openLog()
	if err != nil {
		return err
	}
	all, err := log.List(ctx)
	if err != nil {
		return err
	}
	var open []incident.Summary
	for _, s := range all {
		if s.Closed.IsZero() && !s.Sample {
			open = append(open, s)
		}
	}
	if len(open) < 2 {
		return nil
	}
	var names []string
	for _, s := range open[:min(len(open), listedMax)] {
		names = append(names, s.ID+" "+titled(s.Title))
	}
	return incident.Errorf(incident.CodeRefused, "%d incidents are open: which one is meant?", len(open)).
		WithHint("name it with -i: " + strings.Join(names, ", ") + "; warroom list --open shows them all")
}

// find returns the incident whose id begins with id, the newest open one for "".
func (a *app) find(ctx context.Context, id string) (incident.Summary, error) {
	log, err := a.openLog()
	if err != nil {
		return incident.Summary{}, err
	}
	found, err := log.Find(ctx, id)
	if err != nil {
		return incident.Summary{}, a.notFound(ctx, id, err)
	}
	return found, nil
}

// notFound says what to do when there is no such incident.
func (a *app) notFound(ctx context.Context, id string, err error) error {
	if incident.CodeOf(err) != incident.CodeNotFound {
		return err
	}
	if id != "" {
		return incident.Errorf(incident.CodeNotFound, "there is no incident %q", id).WithHint("warroom list shows their ids; the beginning of one is enough")
	}
	if all, listErr := a.log.List(ctx); listErr == nil && len(all) > 0 {
		return incident.Errorf(incident.CodeNotFound, "no incident is open").
			WithHint("name a closed one with -i (warroom list shows them), or declare one: warroom declare \"TITLE\"")
	}
	return incident.Errorf(incident.CodeNotFound, "there is no incident yet").WithHint("declare one: warroom declare \"TITLE\"")
}

// person returns who is writing, cleaned. Nobody is kept from writing because a machine does not know them.
func (a *app) person() (string, error) {
	name := a.flags.by
	if name == "" {
		name = a.Getenv("WARROOM_BY")
	}
	if name == "" {
		name = a.User()
	}
	c, err := incident.Clean(name, incident.NameField())
	if err != nil {
		return "", err
	}
	if c.Text == "" {
		return "someone", nil
	}
	return c.Text, nil
}

// past reads a time that has passed, in the zone of the incident; "" and "now" are the zero time, which every command takes as now.
func (a *app) past(flag, s, zone string) (time.Time, error) {
	s = unshield(strings.TrimSpace(s))
	if s == "" || strings.EqualFold(s, "now") {
		return time.Time{}, nil
	}
	loc, err := room.Zone(zone)
	if err != nil {
		return time.Time{}, err
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil && !t.After(a.Now().Add(incident.LateAfter)) {
		return t.UTC(), nil // to the millisecond, where a typed time is to the second
	}
	t, err := capture.ParseTime(s, a.Now(), loc, capture.Past)
	if err != nil {
		return time.Time{}, usagef(a.hintOf(err), "--%s: %v", flag, err)
	}
	return t, nil
}

// localZone returns the IANA name of the machine's zone; "" when it is UTC or cannot be told: then a new incident is in UTC.
func (a *app) localZone() string {
	name := strings.TrimPrefix(a.Getenv("TZ"), ":")
	if name == "" {
		link, err := os.Readlink("/etc/localtime")
		if err != nil {
			return ""
		}
		_, name, _ = strings.Cut(link, "/zoneinfo/")
	}
	if _, err := room.Zone(name); err != nil || strings.TrimPrefix(name, "Etc/") == "UTC" {
		return ""
	}
	return name
}
