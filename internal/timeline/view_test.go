package timeline

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// notes are Green ones, said at the times given.
func notes(t *testing.T, times ...string) []incident.Event {
	t.Helper()
	log := make([]incident.Event, len(times))
	for i, at := range times {
		log[i] = incident.Event{Seq: uint64(i + 1), Kind: incident.KindNote, Hat: hats.Green, At: clock(t, at), Recorded: clock(t, at), Text: at}
	}
	return log
}

func TestEmpty(t *testing.T) {
	for name, v := range map[string]View{"zero": {}, "of nothing": New().Happened(), "as written": New().Written(), "past": View{}.AsKnown(start)} {
		if v.Len() != 0 || !v.Whole() || v.Entry(1) != nil || len(v.Gaps(GapOptions{Now: start})) != 0 || v.Rows(false) == nil {
			t.Errorf("%s: not empty", name)
		}
		if _, ok := v.Find(1); ok {
			t.Errorf("%s: finds something", name)
		}
		if _, ok := v.Next(-1, StopHour, nil); ok {
			t.Errorf("%s: has a stop", name)
		}
		if got := text(t, v.Select(Filter{Starred: true}), TextOptions{}); got != "" {
			t.Errorf("%s: prints %q", name, got)
		}
		if d := v.Density(3); !slices.Equal(d, []int{0, 0, 0}) {
			t.Errorf("%s: density %v", name, d)
		}
	}
}

func TestFindWhatIsNotSelected(t *testing.T) {
	tl := told(notes(t, "13:00", "13:05", "13:03", "13:10"))
	v := tl.Happened().Select(Filter{Words: []string{"13:0"}}) // 13:00, 13:03, 13:05
	for seq, want := range map[uint64]int{1: 0, 2: 2, 3: 1, 4: 3, 5: 0} {
		if i, ok := v.Find(seq); i != want || ok != (seq < 4) {
			t.Errorf("#%d is at %d, %v, want %d", seq, i, ok, want)
		}
	}
	if v.Entry(4) == nil || v.Entry(5) != nil {
		t.Error("an entry that is not selected is in the story all the same")
	}
}

func TestDensity(t *testing.T) {
	for _, c := range []struct {
		name  string
		times []string
		rows  int
		want  []int
	}{
		{"two halves", []string{"13:00", "13:01", "13:02", "13:59", "14:00"}, 2, []int{3, 2}},
		{"the ends are in", []string{"13:00", "14:00"}, 4, []int{1, 0, 0, 1}},
		{"all at once", []string{"13:00", "13:00"}, 3, []int{2, 0, 0}},
		{"one row", []string{"13:00", "23:00"}, 1, []int{2}},
		{"no row", []string{"13:00"}, 0, nil},
		{"fewer than none", []string{"13:00"}, -1, nil},
	} {
		if got := told(notes(t, c.times...)).Happened().Density(c.rows); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	for _, log := range logs(t) {
		v := told(log).Happened().Select(Filter{Words: []string{"e"}})
		sum := 0
		for _, n := range v.Density(17) {
			sum += n
		}
		if sum != v.Len() {
			t.Fatalf("%d entries are counted of %d", sum, v.Len())
		}
	}
}

func TestDay(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	at := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		at, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, c := range []struct {
		name, prev, cur string
		zone            *time.Location
		want            bool
	}{
		{"the first", "", "2031-03-14 13:00", nil, true},
		{"the same day", "2031-03-14 00:00", "2031-03-14 23:59", nil, false},
		{"midnight", "2031-03-14 23:59", "2031-03-15 00:00", nil, true},
		{"midnight elsewhere", "2031-03-14 22:59", "2031-03-14 23:00", berlin, true},
		{"no midnight elsewhere", "2031-03-14 23:59", "2031-03-15 00:00", berlin, false},
		{"clocks put forward", "2031-03-30 00:59", "2031-03-30 01:00", berlin, true},
		{"clocks put back", "2031-10-26 00:59", "2031-10-26 01:00", berlin, true},
		{"a year apart", "2030-03-14 13:00", "2031-03-14 13:00", nil, true},
		{"backwards", "2031-03-15 13:00", "2031-03-14 13:00", nil, true},
		{"no time", "2031-03-14 13:00", "", nil, false},
		{"no times", "", "", nil, false},
	} {
		if got := Day(at(c.prev), at(c.cur), c.zone); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestJumps(t *testing.T) {
	d := &diary{tb: t, at: start}
	d.do("Ana", incident.Declare{Title: "x", Order: hats.Default().Sized(2)})                          // 0 declared, 1 round, 2 hat
	d.do("Ana", incident.AddNote{Text: "one"})                                                         // 3
	d.later(70)                                                                                        //
	d.do("Ana", decision("restart", "Bo", "2031-03-14T15:00:00Z"))                                     // 4, the next hour
	d.do("Ana", incident.AddNote{Text: "two"})                                                         // 5
	d.do("Ana", incident.Star{Ref: 6})                                                                 //
	d.later(1)                                                                                         //
	d.do("Ana", incident.Extend{})                                                                     // 6, no turn of the hat
	d.do("Ana", incident.TurnHat{Forward: true})                                                       // 7
	d.later(60)                                                                                        //
	d.do("Ana", incident.MoveCard{Ref: 5, Template: template(cards.Decision), Stage: cards.StageDone}) // 8, the hour after
	v := told(d.log).Happened()
	for _, c := range []struct {
		name string
		stop Stop
		want []int
	}{
		{"hour", StopHour, []int{0, 4, 8}},
		{"hat", StopHat, []int{2, 7}},
		{"decision", StopDecision, []int{4, 8}},
		{"star", StopStar, []int{5}},
		{"no such stop", Stop(200), nil},
	} {
		var down, up []int
		for i, ok := v.Next(-1, c.stop, nil); ok; i, ok = v.Next(i, c.stop, nil) {
			down = append(down, i)
		}
		for i, ok := v.Prev(v.Len(), c.stop, nil); ok; i, ok = v.Prev(i, c.stop, nil) {
			up = append(up, i)
		}
		slices.Reverse(up)
		if !slices.Equal(down, c.want) || !slices.Equal(up, c.want) {
			t.Errorf("%s: down %v, up %v, want %v", c.name, down, up, c.want)
		}
	}
	if i, ok := v.Next(5, StopStar, nil); i != 5 || ok {
		t.Errorf("behind the last star: %d, %v", i, ok)
	}
	if i, ok := v.Next(-99, StopHat, nil); i != 2 || !ok {
		t.Errorf("from far above: %d, %v", i, ok)
	}
	if i, ok := v.Prev(99, StopHat, nil); i != 7 || !ok {
		t.Errorf("from far below: %d, %v", i, ok)
	}
}

// TestHours: an hour is one of the zone's clock, which need not begin when one of UTC does.
func TestHours(t *testing.T) {
	v := told(notes(t, "13:00", "13:29", "13:30", "13:59", "14:00", "14:31")).Happened()
	for name, want := range map[string][]int{"UTC": {0, 4}, "Asia/Kolkata": {0, 2, 5}} {
		var got []int
		for i, ok := v.Next(-1, StopHour, zone(t, name)); ok; i, ok = v.Next(i, StopHour, zone(t, name)) {
			got = append(got, i)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: hours begin at %v, want %v", name, got, want)
		}
	}
}

// TestHostileTimes: times from everywhere and none, and a shuffled log, are put in order and draw whatever is drawn.
func TestHostileTimes(t *testing.T) {
	times := []time.Time{
		{},
		time.UnixMilli(-1 << 63), time.UnixMilli(1<<63 - 1), time.UnixMilli(0), start, start, start.AddDate(9000, 0, 0),
		time.Date(-5000, 1, 1, 0, 0, 0, 0, time.UTC), start.Add(-time.Hour), start.AddDate(0, 0, 1),
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		log := make([]incident.Event, 0, len(times)*2)
		for range cap(log) {
			at, recorded := times[r.IntN(len(times))], times[r.IntN(len(times))]
			kind := []incident.Kind{incident.KindNote, incident.KindDeclared, incident.KindRestored, incident.KindRedacted}[r.IntN(4)]
			log = append(log, incident.Event{Seq: uint64(len(log) + 1), Kind: kind, At: at, Recorded: recorded, Text: "x"})
		}
		asked(t, told(log))
	}
}
