package room_test

import (
	"testing"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
)

// TestRealSamples brings every public incident in: a full room, its source said, and nothing twice.
func TestRealSamples(t *testing.T) {
	want := map[string]struct{ notes, decisions int }{
		"sample-github": {54 + 1, 6}, "sample-cloudflare": {25 + 1, 2}, "sample-moj": {23 + 1, 3}, "sample-mybinder": {60 + 1, 4},
	}
	for _, r := range room.RealSamples() {
		log := mem.New()
		id, added, err := room.OpenReal(t.Context(), log, "ana", r)
		if err != nil || !added || id != r.ID {
			t.Fatalf("%s: %q, %v, %v", r.ID, id, added, err)
		}
		events, err := log.Read(t.Context(), id, 0)
		if err != nil {
			t.Fatal(err)
		}
		s := incident.Fold(incident.State{}, events)
		decisions := 0
		for _, n := range s.Notes {
			for _, tag := range n.Tags {
				if tag == "decision" {
					decisions++
				}
			}
			if n.Recorded.After(s.Closed) || n.At.After(n.Recorded) {
				t.Errorf("%s: note %d was written at %v and happened at %v", r.ID, n.Seq, n.Recorded, n.At)
			}
		}
		if w := want[r.ID]; len(s.Notes) != w.notes || decisions != w.decisions {
			t.Errorf("%s: %d notes and %d decisions, want %d and %d", r.ID, len(s.Notes), decisions, w.notes, w.decisions)
		}
		if !s.Sample || s.Closed.IsZero() || s.Restored.IsZero() || s.Round() == nil || len(s.Present()) < 5 || s.Impact == "" {
			t.Errorf("%s: the room is not full: %+v", r.ID, s)
		}
		for i := 1; i < len(events); i++ {
			if events[i].Recorded.Before(events[i-1].Recorded) {
				t.Errorf("%s: event %d was recorded before the one before it", r.ID, i+1)
			}
		}
		if _, added, err := room.OpenReal(t.Context(), log, "bo", r); err != nil || added {
			t.Errorf("%s: brought in again: %v, %v", r.ID, added, err)
		}
		if sample, err := room.OpenSample(t.Context(), log, "ana", sampleNow, ids(), hats.Builtin(), cards.Builtin()); err != nil || sample == r.ID {
			t.Errorf("the invented sample is %q, %v", sample, err)
		}
	}
}
