package incident

import (
	"fmt"
	"testing"
	"time"

	"warroom/internal/hats"
)

// payloads are the encoded events of a log of about n, as a store would hand them to Decode.
func payloads(b *testing.B, n int) [][]byte {
	b.Helper()
	var all [][]byte
	for _, e := range manyNotes(n) {
		p, err := Encode(e)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// perEvent runs f, which works through n events, and returns nanoseconds an event.
func perEvent(b *testing.B, n int, f func()) float64 {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		f()
	}
	ns := float64(b.Elapsed().Nanoseconds()) / float64(b.N) / float64(n)
	b.ReportMetric(ns, "ns/event")
	return ns
}

// BenchmarkFold folds logs of three lengths, without and with decoding. The last length reports its cost per event as a ratio to
// the first: 1 is linear. The budget (design section 7) is 100,000 events decoded and folded in 150 ms, 1,500 ns each.
func BenchmarkFold(b *testing.B) {
	for _, decode := range []bool{false, true} {
		base := 0.0
		for _, n := range []int{1000, 10_000, 100_000} {
			log, encoded := manyNotes(n), payloads(b, n)
			fold := func() { Fold(State{}, log) }
			name := fmt.Sprintf("folded/%d", n)
			if decode {
				name = fmt.Sprintf("decoded/%d", n)
				fold = func() {
					events := make([]Event, len(encoded))
					for i, p := range encoded {
						e, err := Decode(p)
						if err != nil {
							b.Fatal(err)
						}
						e.Seq = uint64(i + 1)
						events[i] = e
					}
					Fold(State{}, events)
				}
			}
			b.Run(name, func(b *testing.B) {
				ns := perEvent(b, n, fold)
				switch n {
				case 1000:
					base = ns
				case 100_000:
					b.ReportMetric(ns*float64(n)/1e6, "ms/fold")
					if base > 0 {
						b.ReportMetric(ns/base, "x1k")
					}
				}
			})
		}
	}
}

// BenchmarkApplyOne puts one more event on top of a short and of a long log: a note, as the room sees it live, and a star, which
// copies the list of notes.
func BenchmarkApplyOne(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		base := Fold(State{}, manyNotes(n))
		note := Event{Kind: KindNote, Hat: hats.White, Type: string(Fact), Text: "one more", By: "ana", At: now, Recorded: now}
		star := Event{Kind: KindStarred, Ref: base.Notes[0].Seq, On: true, By: "ana", At: now, Recorded: now}
		b.Run(fmt.Sprintf("note/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			s := base
			for i := 0; b.Loop(); i++ {
				if i%1000 == 0 {
					s = base
				}
				note.Seq = s.Seq + 1
				s = s.Apply(note)
			}
		})
		b.Run(fmt.Sprintf("star/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			star.Seq = base.Seq + 1
			for b.Loop() {
				base.Apply(star)
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	e := manyNotes(1)[3]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encode(e); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecode compares the decoder of our own records with the library that reads everybody's.
func BenchmarkDecode(b *testing.B) {
	p := payloads(b, 1)[3]
	for _, c := range []struct {
		name   string
		decode func() error
	}{
		{"quick", func() error { _, err := Decode(p); return err }},
		{"library", func() error { _, err := slow(p); return err }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(p)))
			for b.Loop() {
				if err := c.decode(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSeal(b *testing.B) {
	e := manyNotes(1)[3]
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Seal(Hash{}, 4, e, Salt{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnseal(b *testing.B) {
	record, _, err := Seal(Hash{}, 4, manyNotes(1)[3], Salt{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(record)))
	for b.Loop() {
		if _, err := Unseal(Hash{}, 4, record); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecideAll(b *testing.B) {
	s := Fold(State{}, manyNotes(10_000))
	group := make([]Command, 1000)
	for i := range group {
		group[i] = AddNote{Text: fmt.Sprint("line ", i)}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := DecideAll(s, group, start.Add(24*time.Hour)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(group)), "ns/command")
}
