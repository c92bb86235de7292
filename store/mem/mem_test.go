package mem_test

import (
	"errors"
	"testing"

	"warroom/internal/incident"
	"warroom/store/mem"
	"warroom/store/storetest"
)

func TestLog(t *testing.T) {
	storetest.Run(t, func(*testing.T) incident.Log { return mem.New() })
}

func TestFail(t *testing.T) {
	full := incident.Errorf(incident.CodeFull, "no room")
	note := incident.Event{ID: "e1", Kind: incident.KindNote, Text: "x"}
	for _, row := range []struct {
		name   string
		given  string // the operation that fails
		stored int    // events afterwards
	}{
		{"before it is stored", mem.OpAppend, 0},
		{"after it is stored, and a retry finds it", mem.OpAppended, 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			log, fails := mem.New(), true
			log.Fail = func(op string) error {
				if fails && op == row.given {
					return full
				}
				return nil
			}
			if _, err := log.Append(t.Context(), "inc", 0, note); !errors.Is(err, full) {
				t.Fatalf("Append = %v", err)
			}
			if list, _ := log.List(t.Context()); len(list) != row.stored {
				t.Fatalf("%d incidents are stored, want %d", len(list), row.stored)
			}
			fails = false
			if out, err := log.Append(t.Context(), "inc", 0, note); err != nil || out[0].Seq != 1 {
				t.Fatalf("the retry gives %+v, %v", out, err)
			}
		})
	}
}

func TestSameCallsSameHashes(t *testing.T) {
	var heads [2]incident.Hash
	for i := range heads {
		out, err := mem.New().Append(t.Context(), "inc", 0, incident.Event{ID: "e1", Kind: incident.KindNote, Text: "x"})
		if err != nil {
			t.Fatal(err)
		}
		heads[i] = out[0].Chain
	}
	if heads[0] != heads[1] {
		t.Error("two logs with the same calls have different hashes")
	}
}
