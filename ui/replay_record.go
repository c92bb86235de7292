package ui

import (
	"context"
	"time"

	"warroom/internal/incident"
	"warroom/internal/replay"
	"warroom/internal/room"
)

// Shot is one picture of a recorded replay.
type Shot struct {
	At    time.Time // when what it shows was written down
	Frame string    // as [tea.View] has it
	Marks []string  // the markers of that moment: for people
}

// Record gives the pictures of a replay from its first moment to its last, one for each moment at which anything was written down, in
// w by h cells. It stops at the first error of take, and returns it.
func Record(ctx context.Context, cfg Config, id string, events []incident.Event, w, h int, take func(Shot) error) error {
	a := New(ctx, cfg)
	a.w, a.h = w, h
	s := &replayScreen{app: a, id: id, mode: ModeReplay, back: a.lobby, player: replay.New(events), answers: map[uint64]string{}}
	s.room = newRoom(a, room.New(cfg.Log, id, cfg.By, cfg.Now, cfg.NewID))
	s.room.past, s.room.mode, s.room.timeline.follow = s, ModeReplay, true
	a.screen = s
	marks := s.player.Markers()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.show()
		shot := Shot{At: s.player.At()}
		for len(marks) > 0 && !marks[0].At.After(shot.At) {
			m := marks[0]
			if marks = marks[1:]; m.Kind == replay.MarkHat || m.Kind == replay.MarkDecision || m.Kind == replay.MarkWord {
				shot.Marks = append(shot.Marks, string(m.Kind)+": "+s.player.Text(m))
			}
		}
		shot.Frame, _ = a.frame()
		if err := take(shot); err != nil {
			return err
		}
		if !s.player.Step() {
			return nil
		}
	}
}
