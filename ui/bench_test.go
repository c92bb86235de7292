package ui_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/store/mem"
	"warroom/ui"
	"warroom/ui/uitest"
)

// benchRoom opens an incident of n notes at 120x36.
func benchRoom(b *testing.B, n int) *uitest.Driver {
	b.Helper()
	now := time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)
	log := mem.New()
	events, err := incident.Decide(incident.State{}, incident.Declare{Title: "bench", Order: hats.Default().Sized(1)}, now.Add(-48*time.Hour))
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		events = append(events, incident.Event{
			Kind: incident.KindNote, At: now.Add(-48*time.Hour + time.Duration(i)*time.Second), Hat: hats.White, Type: string(incident.Fact),
			Text: fmt.Sprintf("%d: replica lag is 40 s and rising since the swap of the optics in the east hub", i), Tags: []string{"db"},
		})
	}
	incident.Stamp(events, "bench", now, func(i int) string { return fmt.Sprint(i) })
	for i := range events { // as they would have been written live: a replay has something to go through
		events[i].Recorded = events[i].At
	}
	if _, err := log.Append(b.Context(), "bench", 0, events...); err != nil {
		b.Fatal(err)
	}
	return uitest.New(b, ui.New(b.Context(), ui.Config{
		Log: unwatched{log}, By: "bench", Now: func() time.Time { return now }, NewID: func() string { return "x" },
		Orders: hats.Builtin(), Templates: cards.Builtin(), Theme: ui.ThemeDark, Open: "bench",
	}), 120, 36)
}

// frames presses keys in turn, draws after each, and reports the median and the 99th percentile of a key with its frame. Budget of
// our own part: 3 ms, and 50 ms for a letter of the timeline's filter.
func frames(b *testing.B, d *uitest.Driver, keys ...string) {
	var times []time.Duration
	i := 0
	for b.Loop() {
		at := time.Now()
		d.Press(keys[i%len(keys)])
		_ = d.Raw()
		times = append(times, time.Since(at))
		i++
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-p50")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-p99")
}

// BenchmarkStale is a note with its frames in a round that carries over every note before it.
func BenchmarkStale(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprintf("notes=%d", n), func(b *testing.B) {
			d := benchRoom(b, n)
			d.Type("/round\n")
			b.ReportAllocs()
			for b.Loop() {
				d.Type("x\n")
				_ = d.Raw()
			}
		})
	}
}

func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprintf("typing/notes=%d", n), func(b *testing.B) { frames(b, benchRoom(b, n), "a", "backspace") })
		b.Run(fmt.Sprintf("timeline-scroll/notes=%d", n), func(b *testing.B) {
			d := benchRoom(b, n)
			d.Press("esc", "2", "g")
			frames(b, d, "j", "j", "pgdown", "k")
		})
		b.Run(fmt.Sprintf("timeline-filter/notes=%d", n), func(b *testing.B) {
			d := benchRoom(b, n)
			d.Press("esc", "2", "/")
			frames(b, d, "o", "p", "t", "i", "c", "s", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
		})
		b.Run(fmt.Sprintf("customer/notes=%d", n), func(b *testing.B) {
			d := benchRoom(b, n)
			d.Press("alt+3")
			frames(b, d, "a", "backspace")
		})
		b.Run(fmt.Sprintf("brief/notes=%d", n), func(b *testing.B) {
			d := benchRoom(b, n)
			d.Type("/brief ours\n")
			frames(b, d, "j", "k")
		})
		// Random moments of a session: where a tenth leads, then a jump of ten minutes from there (budget: one frame, 16 ms).
		for _, tab := range []string{"room", "timeline", "customer"} {
			b.Run(fmt.Sprintf("replay-seek-%s/notes=%d", tab, n), func(b *testing.B) {
				d := benchRoom(b, n)
				d.Press("esc", "2", "R")
				switch tab {
				case "timeline":
					d.Press("tab")
				case "customer":
					d.Press("alt+3")
				}
				frames(b, d, "7", "shift+left", "2", "shift+right", "9", "left", "0", "shift+right", "5", ".", "8", "right", "3", "]")
			})
		}
	}
}
