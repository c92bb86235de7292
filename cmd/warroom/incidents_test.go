package main

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// row is one line of testdata/incidents: four published incidents, see SOURCES.md there.
type row struct {
	At               time.Time
	Actor, Hat, Text string
}

func readIncident(t *testing.T, file string) []row {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for line := range strings.Lines(string(b)) {
		var r row
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

// TestRealIncidents replays published incidents through the command line, a note a call, and reads them back.
func TestRealIncidents(t *testing.T) {
	want := map[string]map[string]int{
		"cloudflare-2019-07-02-waf-cpu":  {"white": 9, "red": 1, "black": 6, "yellow": 2, "green": 6, "blue": 1},
		"github-2018-10-21":              {"white": 15, "red": 2, "black": 12, "yellow": 4, "green": 9, "blue": 12},
		"moj-2023-01-11-image-pull":      {"white": 9, "black": 4, "yellow": 2, "green": 2, "blue": 6},
		"mybinder-2018-02-20-launch-day": {"white": 29, "red": 1, "black": 14, "yellow": 3, "green": 11, "blue": 2},
	}
	total := 0
	for name, hats := range want {
		t.Run(name, func(t *testing.T) {
			rows := readIncident(t, filepath.Join("testdata", "incidents", name+".jsonl"))
			b := newBench(t)
			b.ok("declare", "--zone", "UTC", "--at", rows[0].At.Format(time.RFC3339), name)
			for i := range rows {
				r := rows[(i*7)%len(rows)] // written down in another order than it happened
				b.now = b.now.Add(time.Second)
				b.ok("note", "--at", r.At.Format(time.RFC3339), "--hat", r.Hat, "--who", r.Actor, "--", r.Text)
			}
			checkReplay(t, b.ok("show", "--json"), rows, hats)
			total += len(rows)
		})
	}
	if total != 162 {
		t.Errorf("%d notes in all, want 162", total)
	}
}

func checkReplay(t *testing.T, shown string, rows []row, hats map[string]int) {
	t.Helper()
	var got showOut
	if err := json.Unmarshal([]byte(shown), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Notes) != len(rows) {
		t.Fatalf("%d notes, want %d", len(got.Notes), len(rows))
	}
	counts := map[string]int{}
	left := map[string]int{}
	for _, r := range rows {
		left[r.At.UTC().Format("2006-01-02T15:04:05.000Z")+"|"+r.Hat+"|"+r.Actor+"|"+r.Text]++
	}
	for i, n := range got.Notes {
		counts[n.Hat]++
		left[n.At+"|"+n.Hat+"|"+n.By+"|"+n.Text]--
		if (n.Kind != nil) != (n.Hat == "white") || n.Kind != nil && *n.Kind != "fact" {
			t.Errorf("note %d under %s has kind %v", n.Seq, n.Hat, n.Kind)
		}
		if !strings.HasPrefix(n.Recorded, "2026-03-02T14:0") {
			t.Errorf("note %d was recorded %s", n.Seq, n.Recorded)
		}
		if i == 0 {
			continue
		}
		before := got.Notes[i-1]
		if n.At < before.At || n.At == before.At && n.Seq < before.Seq {
			t.Errorf("note %d of %s stands behind note %d of %s", n.Seq, n.At, before.Seq, before.At)
		}
	}
	for what, n := range left {
		if n != 0 {
			t.Errorf("%+d times: %s", -n, what)
		}
	}
	if !maps.Equal(counts, hats) {
		t.Errorf("notes by hat: %v, want %v", counts, hats)
	}
}

// TestRealIncidentByProcesses does the shortest of them with a process a note, as a shell script would.
func TestRealIncidentByProcesses(t *testing.T) {
	rows := readIncident(t, filepath.Join("testdata", "incidents", "moj-2023-01-11-image-pull.jsonl"))
	env := append(os.Environ(), "WARROOM_FILE="+filepath.Join(t.TempDir(), "log.db"), "WARROOM_BY=ana", "TZ=UTC")
	warroom := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("warroom", args...)
		cmd.Env = env
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("warroom %q: %v", args, err)
		}
		return string(out)
	}
	warroom("declare", "image pull")
	for _, r := range rows {
		warroom("note", "--at", r.At.Format(time.RFC3339), "--hat", r.Hat, "--who", r.Actor, "--", r.Text)
	}
	var got showOut
	if err := json.Unmarshal([]byte(warroom("show", "--json")), &got); err != nil {
		t.Fatal(err)
	}
	var have, want []string
	for _, n := range got.Notes {
		have = append(have, n.Text)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return a.At.Compare(b.At) })
	for _, r := range rows {
		want = append(want, r.Text)
	}
	if !slices.Equal(have, want) {
		t.Errorf("shown:\n%s\nwant:\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}
