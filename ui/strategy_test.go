package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
)

// toldStory plays a story of the room's testdata, lines of the one language at their times, and opens its replay on the Plan tab.
func toldStory(t *testing.T, story string, w, h int) *replaying {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "internal", "room", "testdata", "strategy", story+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC), id: story}
	commands := room.Commands(cards.Builtin())
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		at, rest, _ := strings.Cut(line, " ")
		who, said, _ := strings.Cut(rest, ": ")
		if line[0] == '#' {
			continue
		}
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatalf("%s:%d: %v", story, i+1, err)
		}
		writer := room.New(s.log, s.id, who, func() time.Time { return now }, s.newID)
		var command incident.Command
		if title, ok := strings.CutPrefix(said, "/declare "); ok {
			command = incident.Declare{Title: title, Zone: "UTC", Order: hats.Default().Sized(1)}
		} else {
			state, err := writer.State(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			desk := room.Desk{State: state, By: who, Now: now, Orders: hats.Builtin(), Templates: cards.Builtin()}
			parsed, err := capture.Parse(said, desk.Context(commands))
			if err != nil {
				t.Fatalf("%s:%d: %v", story, i+1, err)
			}
			if command, err = desk.Read(parsed); err != nil {
				t.Fatalf("%s:%d: %v", story, i+1, err)
			}
		}
		if _, err := writer.Do(t.Context(), command); err != nil {
			t.Fatalf("%s:%d: %v", story, i+1, err)
		}
	}
	r := s.replay(t, w, h)
	for range 4 {
		if strings.Contains(r.Screen(), "BUSINESS") {
			return r
		}
		r.Press("tab")
	}
	t.Fatalf("there is no plan:\n%s", r.Screen())
	return nil
}

// decisionsTold are the decisions of the two stories: when they were taken, words of each, and what stood on the Plan tab then and did not.
var decisionsTold = map[string][]struct {
	at, said    string
	stands, not []string
}{
	"github-2018-10-21": {
		{"2018-10-21 23:07:00", "Lock the deploy tooling", []string{"Lock the deploy"}, []string{"Fail forward", "Restore from backup", "Data integrity"}},
		{"2018-10-21 23:13:00", "Fail forward only", []string{"Fail forward"}, []string{"Data integrity", "Restore from backup"}},
		{"2018-10-21 23:19:00", "Stop jobs", []string{"Data integrity"}, []string{"Restore from backup", "Drain the queues"}},
		{"2018-10-22 00:05:00", "Plan: restore", []string{"Data integrity", "Restore from backup", "Drain the queues"}, []string{"08:51", "Restore every"}},
		{"2018-10-22 16:24:00", "Stay on red", []string{"Stay on red", "extended agai", "17:15", "validated"}, []string{"Keep the degraded"}},
		{"2018-10-22 16:45:00", "Keep the degraded", []string{"Keep the degraded", "Drain the queues", "queue engineer"}, []string{"checked", "Reconcile"}},
	},
	"mybinder-2018-02-20-launch-day": {
		{"2018-02-20 14:05:00", "Raise the limit", []string{"Newcomers get in", "Raise the limit"}, []string{"Launches succeed", "HTTP client"}},
		{"2018-02-20 21:12:00", "Delete every pod", []string{"Launches succeed", "backed out", "HTTP client", "18:37", "late"}, []string{"Newcomers", "not the cause"}},
		{"2018-02-20 21:52:00", "No experiments", []string{"Launches succeed", "No experiments"}, []string{"not the cause", "Hub chart"}},
	},
}

// TestReplayTellsDecisions jumps from marker to marker: at each decision the plan shows what stood then, and nothing of what came later.
func TestReplayTellsDecisions(t *testing.T) {
	for story, decisions := range decisionsTold {
		t.Run(story, func(t *testing.T) {
			r := toldStory(t, story, 132, 50)
			for _, d := range decisions {
				at, err := time.Parse(time.DateTime, d.at)
				if err != nil {
					t.Fatal(err)
				}
				moment := at.Format("2 Jan 2006 15:04:05 MST")
				for n := 0; n < 60 && !(strings.Contains(r.Screen(), moment) && strings.Contains(r.Screen(), d.said)); n++ {
					r.Press("]") // what is of the first moment is on the screen from the start
				}
				r.shows(t, append([]string{moment, d.said}, d.stands...)...)
				for _, not := range d.not {
					if strings.Contains(r.Screen(), not) {
						t.Errorf("at %s the plan shows %q:\n%s", d.at, not, r.Screen())
					}
				}
			}
		})
	}
}

// TestReplayedPlanFrames: the Plan tab at two decisions of each story.
func TestReplayedPlanFrames(t *testing.T) {
	for story, at := range map[string][]string{
		"github-2018-10-21":              {"2018-10-22 00:05", "2018-10-22 16:45"},
		"mybinder-2018-02-20-launch-day": {"2018-02-20 14:05", "2018-02-20 21:12"},
	} {
		for _, when := range at {
			for _, size := range [][2]int{{80, 30}, {132, 40}} {
				t.Run(fmt.Sprintf("%s/%s/%d", story, strings.NewReplacer(" ", "_", ":", "").Replace(when), size[0]), func(t *testing.T) {
					r := toldStory(t, story, size[0], size[1])
					r.Press("t")
					r.Type(when)
					r.Press("enter")
					r.Fits()
					golden.RequireEqual(t, r.Screen())
				})
			}
		}
	}
}
