package main

import (
	"strings"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/room"
	"warroom/store/bolt"
)

// TestSampleIsNeverMeant: whoever looked around in the sample does not write to it from a shell later.
func TestSampleIsNeverMeant(t *testing.T) {
	b := newBench(t)
	log := bolt.Open(b.env["WARROOM_FILE"], bolt.Options{})
	id, err := room.OpenSample(t.Context(), log, "ana", b.surroundings().Now(), newID, hats.Builtin(), cards.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"note", "x"}, {"close", "--open-ended", "x"}, {"hat", "next"}, {"show"}} {
		if code, out, errOut := b.run("", args...); code != exitFailed || !strings.Contains(errOut, "no incident is open") {
			t.Errorf("%q: exit %d, %q %q", args, code, out, errOut)
		}
	}
	b.ok("declare", "Checkout is down")
	if out := b.ok("note", "x"); out != `noted under White as #4 in "Checkout is down"` {
		t.Errorf("the note went elsewhere: %s", out)
	}
	b.ok("hat", "next") // the sample does not count among several
	if out := b.ok("note", "-i", id, "x"); !strings.Contains(out, `in "Sample: `) {
		t.Errorf("by its id it is written to: %s", out)
	}
	b.ok("close", "-i", id, "--open-ended", "seen")
	if code, _, errOut := b.run("", "reopen"); code != exitFailed || !strings.Contains(errOut, "no incident is closed") {
		t.Errorf("reopen: exit %d, %q", code, errOut)
	}
}
