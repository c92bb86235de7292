//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/store/bolt"
	"warroom/ui/uitest"
)

// These benchmarks drive the real program through a pseudo-terminal, at 120x36.
//
//	go test ./cmd/warroom -run '^$' -bench Console -benchtime 200x

// bigFile makes a file with one open incident of n notes, and incidents more that only stand in the list.
func bigFile(b *testing.B, n, incidents int) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "log.db")
	log := bolt.Open(file, bolt.Options{})
	now := time.Now().Add(-time.Hour)
	add := func(id string, notes int) {
		events, err := incident.Decide(incident.State{}, incident.Declare{Title: "incident " + id, Order: hats.Default().Sized(1), At: now}, now)
		if err != nil {
			b.Fatal(err)
		}
		for i := range notes {
			events = append(events, incident.Event{
				Kind: incident.KindNote, At: now, Hat: hats.White, Type: string(incident.Fact),
				Text: fmt.Sprintf("%d: replica lag is 40 s and rising since the swap of the optics in the east hub, says the graph", i),
			})
		}
		incident.Stamp(events, "bench", now, func(i int) string { return fmt.Sprintf("%s-%d", id, i) })
		var seq uint64
		for chunk := range slices.Chunk(events, 10_000) {
			if _, err := log.Append(b.Context(), id, seq, chunk...); err != nil {
				b.Fatal(err)
			}
			seq += uint64(len(chunk))
		}
	}
	for i := range incidents {
		add(fmt.Sprintf("more%06d", i), 1)
	}
	now = now.Add(time.Minute)
	add("thebigone", n)
	if err := log.Close(); err != nil {
		b.Fatal(err)
	}
	return file
}

func benchConsole(b *testing.B, file string, args ...string) *uitest.Terminal {
	b.Helper()
	cmd := exec.Command("warroom", args...)
	cmd.Env = append(os.Environ(), "WARROOM_FILE="+file, "WARROOM_BY=bench", "TZ=UTC")
	return uitest.Start(b, cmd, 120, 36)
}

func percentile(times []time.Duration, p float64) float64 {
	slices.Sort(times)
	return float64(times[int(float64(len(times)-1)*p)].Microseconds()) / 1000
}

// BenchmarkConsoleKey: budget p50 13 ms, p99 22 ms, and at 100,000 notes 1.2 x the figure at 100; at most 60 bytes a key, 120 a tick.
func BenchmarkConsoleKey(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprintf("notes=%d", n), func(b *testing.B) {
			x := benchConsole(b, bigFile(b, n, 0), "open")
			x.Wait("turn hat", "replica lag")
			var times []time.Duration
			chance := rand.New(rand.NewPCG(1, 2))
			typed, bytes, line := 0, 0, ""
			for b.Loop() {
				// A person is not in step with the frame clock, so neither is this: up to two frames of 60 Hz pass first.
				<-time.After(time.Duration(chance.Int64N(int64(33 * time.Millisecond))))
				line += string(rune('a' + typed%26))
				before, at := x.Bytes(), time.Now()
				x.Send(line[len(line)-1:])
				x.Wait("▏" + line)
				times = append(times, time.Since(at))
				bytes += x.Bytes() - before
				if typed++; len(line) == 40 {
					x.Send("\x15")
					x.Gone("▏a")
					line, typed = "", 0 // the next line begins with an a again
				}
			}
			b.ReportMetric(percentile(times, 0.5), "ms-p50")
			b.ReportMetric(percentile(times, 0.99), "ms-p99")
			b.ReportMetric(float64(bytes)/float64(len(times)), "B/key")
		})
	}
}

// BenchmarkConsoleTick counts the bytes of a second in which nothing happens but the clocks.
func BenchmarkConsoleTick(b *testing.B) {
	x := benchConsole(b, bigFile(b, 100, 0), "open")
	x.Wait("turn hat", "replica lag")
	second := func() {
		before := x.Screen()
		x.Until("move its clocks", func(s string) bool { return s != before })
	}
	second()
	start := x.Bytes()
	n := 0
	for b.Loop() {
		second()
		n++
	}
	b.ReportMetric(float64(x.Bytes()-start)/float64(n), "B/tick")
}

// BenchmarkConsoleScroll counts the bytes of one line scrolled: budget 600.
func BenchmarkConsoleScroll(b *testing.B) {
	x := benchConsole(b, bigFile(b, 1000, 0), "open")
	x.Wait("turn hat", "999: replica")
	x.Send("\x1b") // browse; an escape and a letter at once would be alt and that letter
	x.Wait("write · enter open")
	x.Send("g")
	x.Wait(" 0: replica")
	for range 14 {
		x.Send("j")
	}
	start, n := x.Bytes(), 0
	for b.Loop() {
		before := x.Screen()
		x.Send("j")
		x.Until("scroll", func(s string) bool { return s != before })
		n++
	}
	b.ReportMetric(float64(x.Bytes()-start)/float64(n), "B/line")
}

// emptyProgram is a Bubble Tea program that shows a word and nothing else.
const emptyProgram = `package main

import tea "charm.land/bubbletea/v2"

type m struct{}

func (m) Init() tea.Cmd                       { return nil }
func (a m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return a, tea.Quit
	}
	return a, nil
}
func (m) View() tea.View { v := tea.NewView("ready"); v.AltScreen = true; return v }
func main()              { _, _ = tea.NewProgram(m{}).Run() }
`

// BenchmarkConsoleFirstFrame: budget 1.5 x an empty Bubble Tea program with 10,000 incidents in the lobby, and 250 ms for the room of a
// 100,000-event incident.
func BenchmarkConsoleFirstFrame(b *testing.B) {
	warroom := binary(b, "")
	dir, err := os.MkdirTemp(".", "zz_empty")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(emptyProgram), 0o600); err != nil {
		b.Fatal(err)
	}
	empty := filepath.Join(b.TempDir(), "empty")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", empty, "./"+dir).CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	frame := func(b *testing.B, wait string, path, file string, args ...string) time.Duration {
		cmd := exec.Command(path, args...)
		cmd.Env = append(os.Environ(), "WARROOM_FILE="+file, "WARROOM_BY=bench", "TZ=UTC")
		at := time.Now()
		x := uitest.Start(b, cmd, 120, 36)
		x.Wait(wait)
		took := time.Since(at)
		x.Kill()
		return took
	}
	for _, row := range []struct {
		name, wait string
		file       string
		args       []string
	}{
		{"lobby=10000", "incident more", bigFile(b, 1, 10_000), nil},
		{"room=100000", "99999: replica", bigFile(b, 100_000, 0), []string{"open"}},
	} {
		b.Run(row.name, func(b *testing.B) {
			var mine, other []time.Duration
			for b.Loop() {
				mine = append(mine, frame(b, row.wait, warroom, row.file, row.args...))
				other = append(other, frame(b, "ready", empty, ""))
			}
			b.ReportMetric(percentile(mine, 0.5), "ms-ours")
			b.ReportMetric(percentile(other, 0.5), "ms-empty")
			b.ReportMetric(percentile(mine, 0.5)/percentile(other, 0.5), "x-empty")
		})
	}
}
