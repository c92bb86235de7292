// Package room is where people and programs meet one incident: the one path by which anything is written. It reads the state,
// lets [incident.Decide] hold the rules, appends what was decided, and decides again when somebody else was first, so that no rule
// is ever checked on old facts.
package room

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"warroom/internal/incident"
)

// Room is one incident as one person works in it. Its methods may be called from several goroutines.
type Room struct {
	log   incident.Log
	id    string
	by    string
	now   func() time.Time
	newID func() string

	mu    sync.Mutex
	state incident.State
}

// New returns the room of incident id, for the person by. It reads nothing yet. Now is the clock and newID makes an id that nobody
// else makes; both come from outside so that tests can hold them still.
func New(log incident.Log, id, by string, now func() time.Time, newID func() string) *Room {
	return &Room{log: log, id: id, by: by, now: now, newID: newID}
}

// ID returns the id of the incident.
func (r *Room) ID() string { return r.id }

// By returns the person who writes here.
func (r *Room) By() string { return r.by }

// State reads what was appended since the last call, by anybody, and returns the state after it. An incident that does not exist
// yet has the zero State and no error.
func (r *Room) State(ctx context.Context) (incident.State, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.refresh(ctx)
}

func (r *Room) refresh(ctx context.Context) (incident.State, error) {
	events, err := r.log.Read(ctx, r.id, r.state.Seq)
	if incident.CodeOf(err) == incident.CodeNotFound && r.state.Seq == 0 {
		return r.state, nil
	}
	if err != nil {
		return r.state, err
	}
	r.state = incident.Fold(r.state, events)
	return r.state, nil
}

// Op is something to be done, once: however often Run is called, its events are stored one time.
type Op struct {
	room  *Room
	cmds  []incident.Command
	id    string
	after uint64 // head of the log at the last try: what that try stored stands right behind it, or nowhere
	tried bool
}

// Prepare makes an Op of commands, which are decided one after the other and stored together, all or none.
func (r *Room) Prepare(cmds ...incident.Command) *Op {
	return &Op{room: r, cmds: cmds, id: r.newID()}
}

// Do prepares and runs in one call.
func (r *Room) Do(ctx context.Context, cmds ...incident.Command) (incident.State, error) {
	s, _, err := r.Prepare(cmds...).Run(ctx)
	return s, err
}

// Run decides and stores, and returns the state after it and the events. It tries again as long as others append first and ctx
// lives. After an error it may be run again: if the first try had reached the disk after all, its events are found, not doubled.
func (o *Op) Run(ctx context.Context) (incident.State, []incident.Event, error) {
	r := o.room
	r.mu.Lock()
	defer r.mu.Unlock()
	for {
		s, err := r.refresh(ctx)
		if err != nil {
			return s, nil, err
		}
		if stored, err := o.stored(ctx); len(stored) > 0 || err != nil {
			return s, stored, err
		}
		now := r.now()
		events, err := incident.DecideAll(s, o.cmds, now)
		if err != nil || len(events) == 0 {
			return s, nil, err
		}
		if err := r.passes(s, events, now); err != nil {
			return s, nil, err
		}
		incident.Stamp(events, r.by, now, func(i int) string { return fmt.Sprintf("%s-%d", o.id, i) })
		o.after, o.tried = s.Seq, true
		stored, err := r.put(ctx, s.Seq, events)
		if incident.CodeOf(err) == incident.CodeStale && ctx.Err() == nil {
			continue
		}
		if err != nil {
			return s, nil, err
		}
		s, err = r.fold(ctx, s, stored)
		return s, stored, err
	}
}

// stored returns this Op's events when an earlier try had stored them, none when not. That they can be read does not prove that
// they are on the disk, so the log is asked for them once more, as [incident.Log] wants it after an unknown outcome.
func (o *Op) stored(ctx context.Context) ([]incident.Event, error) {
	if !o.tried {
		return nil, nil
	}
	events, err := o.room.log.Read(ctx, o.room.id, o.after)
	if incident.CodeOf(err) == incident.CodeNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	mine := slices.DeleteFunc(events, func(e incident.Event) bool { return !strings.HasPrefix(e.ID, o.id+"-") })
	if len(mine) == 0 {
		return nil, nil
	}
	return o.room.put(ctx, mine[0].Seq-1, mine)
}

// Draft returns what this person was writing here.
func (r *Room) Draft(ctx context.Context) (incident.Draft, error) {
	return r.log.Draft(ctx, r.id, r.by)
}

// SaveDraft keeps what this person is writing here; the zero Draft removes it.
func (r *Room) SaveDraft(ctx context.Context, d incident.Draft) error {
	if !d.Empty() {
		d.Saved = r.now()
	}
	return r.log.SaveDraft(ctx, r.id, r.by, d)
}
