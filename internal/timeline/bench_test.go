package timeline

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

const many = 100_000

// manyEvents is a log of n events in rounds: notes with tags by a dozen people, hats that turn, every twentieth note late, every tenth
// event a change of an older one.
func manyEvents(n int) []incident.Event {
	words := []string{"replica", "lag", "queue", "gateway", "certificate", "restart", "vendor", "policy", "ledger", "timeout"}
	r := rand.New(rand.NewPCG(1, 5))
	log := make([]incident.Event, 0, n)
	log = append(log, incident.Event{Seq: 1, Kind: incident.KindDeclared, At: start, Recorded: start, By: "Ana", Fields: map[string]string{incident.FieldTitle: "Queue stuck"}})
	for i := 1; i < n; i++ {
		at := start.Add(time.Duration(i) * time.Second)
		e := incident.Event{
			Seq: uint64(i + 1), ID: "01jd5k3w8x", Kind: incident.KindNote, At: at, Recorded: at, By: "Ana", Who: fmt.Sprint("person ", r.IntN(12)), Hat: hats.All()[r.IntN(6)],
			Text: fmt.Sprintf("the %s of the %s is %d s behind and the %s grows, row %d", words[r.IntN(10)], words[r.IntN(10)], r.IntN(100), words[r.IntN(10)], i),
			Tags: []string{words[r.IntN(10)]},
		}
		switch {
		case i < 13:
			e = incident.Event{Seq: e.Seq, Kind: incident.KindJoined, At: at, Recorded: at, Who: fmt.Sprint("person ", i-1), Fields: map[string]string{incident.FieldSeat: words[i%4]}}
		case i%500 == 0:
			e = incident.Event{Seq: e.Seq, Kind: incident.KindHat, At: at, Recorded: at, By: "Ana", Hat: e.Hat, Index: -1}
		case i%20 == 7:
			e.At = at.Add(-time.Duration(r.IntN(3600)) * time.Second)
		case i%10 == 9:
			e = incident.Event{Seq: e.Seq, Kind: incident.KindStarred, Ref: uint64(1 + r.IntN(i)), On: true, At: at, Recorded: at, By: "Ana"}
		}
		log = append(log, e)
	}
	return log
}

// BenchmarkAdd folds logs of growing length, reports the time an event takes against that in a log of 1,000, and adds at the end,
// at random times and one by one as well.
func BenchmarkAdd(b *testing.B) {
	var base float64
	for _, n := range []int{1000, many, 1_000_000} {
		log := manyEvents(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				told(log).Happened()
			}
			per := float64(b.Elapsed().Nanoseconds()) / float64(b.N) / float64(n)
			if n == 1000 {
				base = per
			}
			b.ReportMetric(per, "ns/event")
			b.ReportMetric(per*float64(n)/1e6, "ms/log")
			if base > 0 {
				b.ReportMetric(per/base, "x1k")
			}
		})
	}
	log := manyEvents(many)
	shuffled := slices.Clone(log)
	r := rand.New(rand.NewPCG(1, 6))
	for i := range shuffled {
		shuffled[i].At = start.Add(time.Duration(r.IntN(many)) * time.Second)
	}
	b.Run("shuffled", func(b *testing.B) {
		for b.Loop() {
			told(shuffled).Happened()
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "ms/log")
	})
	for name, change := range map[string]func(*incident.Event, time.Time){
		"new":  func(*incident.Event, time.Time) {},
		"late": func(e *incident.Event, at time.Time) { e.At = at.Add(-time.Hour) },
		"star": func(e *incident.Event, _ time.Time) { e.Kind, e.Ref, e.On = incident.KindStarred, 52, true },
	} {
		b.Run("one more and look/"+name, func(b *testing.B) {
			tl := told(log)
			tl.Happened()
			b.ReportAllocs()
			i := many
			for b.Loop() {
				i++
				at := start.Add(time.Duration(i) * time.Second)
				e := incident.Event{Seq: uint64(i), Kind: incident.KindNote, At: at, Recorded: at, By: "Ana", Hat: hats.White, Text: "one more"}
				change(&e, at)
				tl.Add(e)
				tl.Happened()
			}
		})
	}
}

// BenchmarkSelect types three words letter by letter into the filter of a long story, anew each time, and reports the slowest keys.
func BenchmarkSelect(b *testing.B) {
	v := told(manyEvents(many)).Happened()
	typed := "gateway lag Restart"
	var keys []time.Duration
	for b.Loop() {
		for i := range typed {
			begin := time.Now()
			v.Select(filterOf(typed[:i+1]))
			keys = append(keys, time.Since(begin))
		}
	}
	slices.Sort(keys)
	b.ReportMetric(float64(keys[len(keys)/2].Microseconds())/1e3, "ms/key-p50")
	b.ReportMetric(float64(keys[len(keys)*99/100].Microseconds())/1e3, "ms/key-p99")
}

// filterOf is what somebody typed, as the screen will read it.
func filterOf(typed string) Filter {
	var f Filter
	for len(typed) > 0 {
		i := 0
		for i < len(typed) && typed[i] != ' ' {
			i++
		}
		f.Words, typed = append(f.Words, typed[:i]), typed[min(i+1, len(typed)):]
	}
	return f
}

func BenchmarkLook(b *testing.B) {
	v := told(manyEvents(many)).Happened()
	half := v.Select(Filter{Words: []string{"lag"}})
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"gaps", func() { v.Gaps(GapOptions{}) }},
		{"gaps of a selection", func() { half.Gaps(GapOptions{}) }},
		{"density", func() { v.Density(40) }},
		{"as known", func() { v.AsKnown(start.Add(many / 2 * time.Second)) }},
		{"people and hats", func() { v.Select(Filter{People: []string{"lag"}, Hats: []hats.Hat{hats.Black, hats.Green}}) }},
		{"next star", func() { v.Next(-1, StopStar, nil) }},
		{"no decision", func() { v.Next(-1, StopDecision, nil) }},
		{"find", func() { v.Find(many / 2) }},
		{"text", func() { _ = v.WriteText(io.Discard, TextOptions{Width: 100}) }},
		{"rows", func() { v.Rows(false) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.run()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "ms")
		})
	}
}
