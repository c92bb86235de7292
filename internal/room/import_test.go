package room_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
)

// chat is n notes of a source, half of them with a star.
func chat(n int) []incident.AddNote {
	notes := make([]incident.AddNote, n)
	for i := range notes {
		notes[i] = incident.AddNote{
			Hat: hats.White, Kind: incident.Reported, Text: fmt.Sprintf("message %d", i), Who: "mira", At: sampleNow.Add(time.Duration(i) * time.Second),
			From: incident.Provenance{Origin: incident.Origin{Source: "slack #ops", ID: fmt.Sprint(i)}, Starred: i%2 == 0}, Ahead: true,
		}
	}
	return notes
}

func opened(t *testing.T, log incident.Log) *room.Room {
	t.Helper()
	r := room.New(log, "k7f3", "ana", func() time.Time { return sampleNow }, ids())
	if s, err := r.State(t.Context()); err != nil || !s.Exists() {
		if _, err := r.Do(t.Context(), incident.Declare{Title: "Queue stuck"}); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// TestImportInterrupted: an import that dies between two batches, or in the middle of one, is finished by the next and ends the same.
func TestImportInterrupted(t *testing.T) {
	for _, at := range []string{mem.OpAppend, mem.OpAppended} {
		t.Run(at, func(t *testing.T) {
			log := mem.New()
			imports, err := opened(t, log).Import(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if err := imports.Add(t.Context(), chat(10)[:4]); err != nil || imports.Added != 4 {
				t.Fatalf("the first batch: %+v, %v", imports, err)
			}
			log.Fail = func(op string) error {
				if op == at {
					return errors.New("the cable is out")
				}
				return nil
			}
			if err := imports.Add(t.Context(), chat(10)[4:8]); err == nil {
				t.Fatal("a batch that was not stored is said to be")
			}
			log.Fail = nil
			again, err := opened(t, log).Import(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if err := again.Add(t.Context(), chat(10)); err != nil || again.Added+again.There != 10 {
				t.Fatalf("once more: %+v, %v", again, err)
			}
			s, err := opened(t, log).State(t.Context())
			if err != nil || len(s.Notes) != 10 || len(s.Imported()) != 10 {
				t.Fatalf("%d notes of %d origins, %v", len(s.Notes), len(s.Imported()), err)
			}
			for i, n := range s.Notes {
				if n.Text != fmt.Sprintf("message %d", i) || n.Starred != (i%2 == 0) || n.Recorded != sampleNow || n.Who != "mira" {
					t.Errorf("note %d is %+v", i, n)
				}
			}
		})
	}
}

// TestImportAgain: what was changed, taken back or redacted here stays so; what was changed there is a revision.
func TestImportAgain(t *testing.T) {
	log := mem.New()
	r := opened(t, log)
	add := func(notes []incident.AddNote) *room.Imports {
		t.Helper()
		m, err := r.Import(t.Context())
		if err == nil {
			err = m.Add(t.Context(), notes)
		}
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	add(chat(6))
	s, _ := r.State(t.Context())
	for _, c := range []incident.Command{
		incident.Retract{Ref: s.Notes[0].Seq},
		incident.Redact{Ref: s.Notes[1].Seq},
		incident.Revise{Ref: s.Notes[2].Seq, Text: "put right here"},
		incident.Retime{Ref: s.Notes[3].Seq, At: sampleNow.Add(-time.Hour)},
	} {
		if _, err := r.Do(t.Context(), c); err != nil {
			t.Fatalf("%T: %v", c, err)
		}
	}
	edited := chat(6)
	edited[4].Text = "put right there"
	if m := add(edited); m.Added != 0 || m.Revised != 1 || m.There != 5 || len(m.Refused) != 0 {
		t.Errorf("the second time: %+v", m)
	}
	if m := add(edited); m.Added != 0 || m.Revised != 0 {
		t.Errorf("the third time: %+v", m)
	}
	bad := incident.AddNote{Hat: hats.White, Text: "", From: incident.Provenance{Origin: incident.Origin{Source: "slack #ops", ID: "empty"}}}
	if m := add([]incident.AddNote{bad}); len(m.Refused) != 1 || m.Refused[0].Err == nil {
		t.Errorf("an empty note: %+v", m)
	}
	s, _ = r.State(t.Context())
	texts := map[string]int{}
	for _, n := range s.Notes {
		texts[n.Text]++
	}
	if texts["put right here"] != 1 || texts["put right there"] != 1 || texts["message 2"] != 0 || len(s.Notes) != 7 {
		t.Errorf("notes read %v", texts)
	}
}

// TestSessionInterrupted: a session that is written in chunks is finished by writing what is missing.
func TestSessionInterrupted(t *testing.T) {
	log := mem.New()
	cmds := []room.Dated{{At: sampleNow, Cmd: incident.Declare{Title: "Long"}}}
	for i, n := range chat(9000) {
		n.From.Starred = false
		cmds = append(cmds, room.Dated{At: sampleNow.Add(time.Duration(i) * time.Second), By: "mira", Cmd: n})
	}
	appends := 0
	log.Fail = func(op string) error {
		if op == mem.OpAppend {
			if appends++; appends == 2 {
				return errors.New("the cable is out")
			}
		}
		return nil
	}
	if _, err := room.WriteSession(t.Context(), log, "long", "ana", "a", cmds); err == nil {
		t.Fatal("a session that was not stored is said to be")
	}
	s, err := room.New(log, "long", "ana", nil, nil).State(t.Context())
	if err != nil || len(s.Notes) == 0 || len(s.Notes) == 9000 {
		t.Fatalf("%d notes, %v", len(s.Notes), err)
	}
	if s, err = room.WriteSession(t.Context(), log, "long", "ana", "b", cmds[1+len(s.Notes):]); err != nil || len(s.Notes) != 9000 {
		t.Fatalf("%d notes, %v", len(s.Notes), err)
	}
	last := s.Notes[8999]
	if want := sampleNow.Add(8999 * time.Second); !last.Recorded.Equal(want) || !last.At.Equal(want) || last.By != "mira" {
		t.Errorf("the last note is %+v", last)
	}
}
