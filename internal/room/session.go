package room

import (
	"context"
	"fmt"
	"time"

	"warroom/internal/incident"
)

// Dated is a command and the moment at which it is to count as given: how a session from elsewhere, or an invented one, is written so
// that it can be replayed as if it had been typed then.
type Dated struct {
	At  time.Time
	By  string // who gave it, "" for whoever writes the session
	Cmd incident.Command
}

// sessionChunk is how many events of a session are stored at a time.
const sessionChunk = 4096

// WriteSession decides dated commands in turn, each at its own time, behind what incident id has already, and stores the events: in
// chunks, each all or none. A command that is refused is an error that names its place, and nothing of its chunk is stored. Key makes the
// ids of events: the same commands with the same key behind the same log are stored once.
func WriteSession(ctx context.Context, log incident.Log, id, by, key string, cmds []Dated) (incident.State, error) {
	s, err := New(log, id, by, nil, nil).State(ctx)
	if err != nil {
		return s, err
	}
	var chunk []incident.Event
	made := 0 // events so far
	store := func() error {
		if len(chunk) == 0 {
			return nil
		}
		_, err := log.Append(ctx, id, chunk[0].Seq-1, chunk...)
		chunk = chunk[:0]
		return err
	}
	for i, c := range cmds {
		events, err := dated(s, c, by, key, made)
		if err != nil {
			return s, fmt.Errorf("entry %d of the session: %w", i+1, err)
		}
		s, chunk, made = incident.Fold(s, events), append(chunk, events...), made+len(events)
		if len(chunk) >= sessionChunk {
			if err := store(); err != nil {
				return s, err
			}
		}
	}
	return s, store()
}

// dated decides one dated command and gives its events what a log expects: their ids are key and a number, the first one from.
func dated(s incident.State, c Dated, by, key string, from int) ([]incident.Event, error) {
	events, err := incident.Decide(s, c.Cmd, c.At)
	if err != nil {
		return nil, err
	}
	for i := range events {
		events[i].Seq = s.Seq + uint64(i) + 1
	}
	if c.By != "" {
		by = c.By
	}
	incident.Stamp(events, by, c.At, func(i int) string { return fmt.Sprintf("%s-%d", key, from+i) })
	return events, nil
}
