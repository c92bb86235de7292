package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// after are times after start, in Unix milliseconds.
func after(minutes ...float64) []int64 {
	out := make([]int64, len(minutes))
	for i, m := range minutes {
		out[i] = start.UnixMilli() + int64(m*60_000)
	}
	return out
}

func TestTimeScale(t *testing.T) {
	for _, c := range []struct {
		name  string
		times []int64
		want  string // places of the times in percent
		cuts  int
	}{
		{"nothing", nil, "[]", 0},
		{"one moment", after(5, 5), "[0 0]", 0},
		{"even", after(0, 10, 20), "[0 50 100]", 0},
		{"in any order", after(20, 0, 5), "[100 0 25]", 0},
		{"an hour is never cut", after(0, 1, 61), "[0 2 100]", 0},
		{"a night between two hours of work", after(0, 30, 60, 660, 690, 720), "[0 17 33 67 83 100]", 1},
		{"a long stretch beside longer ones", after(0, 300, 600, 900, 1200, 1500), "[0 20 40 60 80 100]", 0},
		{"years", after(0, 10, 10e6, 20e6), "[0 8 54 100]", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newTimeScale(c.times)
			got := make([]int, len(c.times))
			for i, at := range c.times {
				got[i] = int(math.Round(100 * s.at(at)))
			}
			if fmt.Sprint(got) != c.want || len(s.cuts) != c.cuts {
				t.Errorf("they stand at %v with %d cuts, want %s with %d", got, len(s.cuts), c.want, c.cuts)
			}
		})
	}
}

func TestTimeScaleOutside(t *testing.T) {
	s := newTimeScale(after(0, 10))
	if got := []float64{s.at(after(-5)[0]), s.at(after(5)[0]), s.at(after(50)[0])}; !slices.Equal(got, []float64{0, 0.5, 1}) {
		t.Errorf("before, in the middle and behind: %v", got)
	}
}

func TestTicks(t *testing.T) {
	berlin := berlin(t)
	day := func(s string) int64 {
		at, err := time.ParseInLocation("2006-01-02 15:04", s, berlin)
		if err != nil {
			t.Fatal(err)
		}
		return at.UnixMilli()
	}
	for _, c := range []struct {
		name  string
		times []int64
		want  string
	}{
		{"one moment", after(3), ""},
		{"a quarter of an hour", after(0, 15), "Fri 14:00, 14:02, 14:04, 14:06, 14:08, 14:10, 14:12, 14:14"},
		{"from an odd time", after(3, 58), "Fri 14:05, 14:10, 14:15, 14:20, 14:25, 14:30, 14:35, 14:40, 14:45, 14:50, 14:55"},
		{"over midnight", []int64{day("2031-03-14 21:00"), day("2031-03-14 23:00"), day("2031-03-15 01:00")}, "Fri 21:00, 21:30, 22:00, 22:30, 23:00, 23:30, Sat 00:00, 00:30, 01:00"},
		{"the clocks go forward", []int64{day("2031-03-30 00:00"), day("2031-03-30 01:30"), day("2031-03-30 03:30"), day("2031-03-30 05:00")}, "Sun 00:00, 00:30, 01:00, 01:30, 03:00, 03:30, 04:00, 04:30, 05:00"},
		{"the clocks go back", func() []int64 {
			a := day("2031-10-26 01:00")
			const m = 60_000
			return []int64{a, a + 70*m, a + 140*m, a + 210*m}
		}(), "Sun 01:00, 01:30, 02:00, 02:30, 02:00, 02:30, 03:00, 03:30"},
		{"none in a cut", []int64{day("2031-03-14 09:00"), day("2031-03-14 10:00"), day("2031-03-15 09:00"), day("2031-03-15 10:00")}, "Fri 09:00, 09:30, 10:00, Sat 09:00, 09:30, 10:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newTimeScale(c.times)
			var got []string
			for _, tick := range s.ticks(tickLeast, berlin) {
				layout := "15:04"
				if tick.date {
					layout = "Mon 15:04"
				}
				got = append(got, tick.at.Format(layout))
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("the ticks are\n%s, want\n%s", strings.Join(got, ", "), c.want)
			}
		})
	}
}

// FuzzTimeScale: whatever the times, places are between 0 and 1 and in the order of the times, and the ticks are few, apart, and in
// their order.
func FuzzTimeScale(f *testing.F) {
	f.Add(int64(0), int64(60_000), int64(3_600_000), int64(86_400_000))
	f.Add(int64(0), int64(0), int64(0), int64(0))
	f.Add(start.UnixMilli(), int64(-62_135_596_800_000), int64(253_402_300_799_000), int64(1))
	zone := time.FixedZone("", 5*3600+1800)
	f.Fuzz(func(t *testing.T, a, b, c, d int64) {
		const far = 253_402_300_799_000 // the year 9999
		times := []int64{a % far, b % far, c % far, d % far}
		s := newTimeScale(times)
		slices.Sort(times)
		last := 0.0
		for _, at := range times {
			x := s.at(at)
			if math.IsNaN(x) || x < last || x > 1 {
				t.Fatalf("%d of %v stands at %v, behind %v", at, times, x, last)
			}
			last = x
		}
		ticks := s.ticks(tickLeast, zone)
		if len(ticks) > 20 {
			t.Fatalf("%d ticks for %v", len(ticks), times)
		}
		for i := 1; i < len(ticks); i++ {
			if ticks[i].x-ticks[i-1].x < tickLeast || !ticks[i].at.After(ticks[i-1].at) {
				t.Fatalf("tick %v follows %v", ticks[i], ticks[i-1])
			}
		}
	})
}

// TestPiles: entries that stand too close are one mark, and every entry is in one.
func TestPiles(t *testing.T) {
	for seed := range uint64(4) {
		s := prepare(wander(t, seed, 300).story(), Options{})
		rows := pageRows(s.view)
		c := newChart(rows, s.gaps())
		marked := map[string]int{}
		for _, l := range c.lanes {
			end := 0.0
			for i, m := range l.marks {
				if i > 0 && m.x < end {
					t.Errorf("log %d, lane %s: mark %d at %v is in the one before, which ends at %v", seed, l.class, i, m.x, end)
				}
				end = m.x + m.width
				marked[l.class] += len(m.entries)
				if m.x < gutter || m.x > chartWidth {
					t.Errorf("log %d, lane %s: a mark at %v", seed, l.class, m.x)
				}
			}
			for i, on := range l.on {
				if on.to <= on.from || i > 0 && on.from < l.on[i-1].to {
					t.Errorf("log %d, lane %s: on from %v to %v", seed, l.class, on.from, on.to)
				}
			}
		}
		want := map[string]int{}
		for i := range rows {
			if r := &rows[i]; r.Event == incident.KindNote && r.Hat.Valid() {
				want[r.hat]++
			}
		}
		for _, h := range hats.All() {
			if marked[h.Letter()] != want[h.Letter()] {
				t.Errorf("log %d: %d of %d notes under %s have a mark", seed, marked[h.Letter()], want[h.Letter()], h)
			}
		}
	}
}

// TestPilesAreFew: however long the story, the picture stays a picture.
func TestPilesAreFew(t *testing.T) {
	s := prepare(thousand(t, 5000), Options{})
	n := 0
	for _, l := range newChart(pageRows(s.view), s.gaps()).lanes {
		n += len(l.marks)
	}
	if most := int(plotWidth/markWidth) * 8; n > most || n < 50 {
		t.Errorf("%d marks, want 50 to %d", n, most)
	}
}

func TestLengthText(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Hour: "0 min", 59 * time.Second: "0 min", 41 * time.Minute: "41 min", time.Hour: "1 h", 90 * time.Minute: "1 h 30 min",
		236 * time.Hour: "9 d 20 h", 48 * time.Hour: "2 d",
	} {
		if got := lengthText(d); got != want {
			t.Errorf("%v reads %q, want %q", d, got, want)
		}
	}
}
