package report

import (
	"math"
	"slices"
	"time"
)

// timeScale turns times into places from left to right. Between two entries it is true to time, but for stretches in which nothing
// happened and which would leave no room for the rest: those are cut short, and listed.
type timeScale struct {
	knots []int64   // Unix milliseconds, ascending, no two the same
	x     []float64 // of knots, from 0 to 1
	cuts  []timeCut
	drawn float64 // milliseconds that are drawn, those cut away left out
}

// timeCut is a stretch that is drawn shorter than it was.
type timeCut struct{ from, to int64 }

// A stretch without an entry may be drawn as long as cutShare of all the shorter ones together, as cutStep of the next shorter one, or
// as cutLeast, and is cut to the longest of these: a night between two days of work would leave each of them a tenth of the picture.
const (
	cutShare = 0.25
	cutStep  = 1.5
	cutLeast = float64(time.Hour / time.Millisecond)
)

// newTimeScale returns the scale of a story that has something at those times, in Unix milliseconds. One moment alone stands at 0.
func newTimeScale(times []int64) timeScale {
	knots := slices.Compact(slices.Sorted(slices.Values(times)))
	s := timeScale{knots: knots, x: make([]float64, len(knots))}
	lengths := make([]float64, max(len(knots)-1, 0))
	for i := range lengths {
		lengths[i] = float64(knots[i+1]) - float64(knots[i])
	}
	limit := cutLimit(lengths)
	for i, d := range lengths {
		if d > limit {
			s.cuts = append(s.cuts, timeCut{knots[i], knots[i+1]})
		}
		s.drawn += min(d, limit)
		s.x[i+1] = s.drawn
	}
	for i := range s.x {
		if s.drawn > 0 {
			s.x[i] /= s.drawn
		}
	}
	return s
}

// cutLimit returns how long a stretch may be drawn.
func cutLimit(lengths []float64) float64 {
	sorted := slices.Sorted(slices.Values(lengths))
	shorter := 0.0
	for i, d := range sorted {
		if i > 0 {
			if limit := max(cutLeast, shorter*cutShare, sorted[i-1]*cutStep); d > limit {
				return limit
			}
		}
		shorter += d
	}
	return math.Inf(1)
}

// at returns the place of a time, 0 to 1; outside the story the nearer end.
func (s *timeScale) at(ms int64) float64 {
	if len(s.knots) == 0 {
		return 0
	}
	i, found := slices.BinarySearch(s.knots, ms)
	switch {
	case found:
		return s.x[i]
	case i == 0:
		return 0
	case i == len(s.knots):
		return s.x[i-1]
	}
	part := (float64(ms) - float64(s.knots[i-1])) / (float64(s.knots[i]) - float64(s.knots[i-1]))
	return s.x[i-1] + part*(s.x[i]-s.x[i-1])
}

// tick is a mark on the axis.
type tick struct {
	x    float64 // 0 to 1
	at   time.Time
	date bool // the date belongs to it, another one than that of the tick before
}

// tickSteps are the distances between ticks that people count in.
var tickSteps = []time.Duration{
	time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour, 7 * 24 * time.Hour, 28 * 24 * time.Hour,
}

// ticks returns marks at even times of the clock of zone, no two closer than least (a part of the whole). Those inside a cut are
// left out: the clock runs too fast there to be read.
func (s *timeScale) ticks(least float64, zone *time.Location) []tick {
	if len(s.knots) < 2 {
		return nil
	}
	step := s.step(least)
	from := s.knots[0]
	var out []tick
	end := s.knots[len(s.knots)-1]
	for _, c := range slices.Concat(s.cuts, []timeCut{{from: end}}) {
		to := time.UnixMilli(c.from)
		for at := evenTime(time.UnixMilli(from-1), step, zone); !at.After(to); at = evenTime(at, step, zone) {
			t := tick{x: s.at(at.UnixMilli()), at: at}
			if n := len(out); n == 0 || t.x-out[n-1].x >= least {
				t.date = n == 0 || out[n-1].at.Format(time.DateOnly) != at.Format(time.DateOnly)
				out = append(out, t)
			}
		}
		from = c.to
	}
	return out
}

// step returns the shortest of tickSteps of which not more fit into the picture than there is room for.
func (s *timeScale) step(least float64) time.Duration {
	step := tickSteps[len(tickSteps)-1]
	for _, d := range tickSteps {
		if s.drawn/float64(d/time.Millisecond) <= 1/least {
			return d
		}
	}
	for s.drawn/float64(step/time.Millisecond) > 1/least && step < 1<<61 {
		step *= 2
	}
	return step
}

// evenTime returns the first time after t at which the clock of zone shows a whole number of steps.
func evenTime(t time.Time, step time.Duration, zone *time.Location) time.Time {
	for {
		_, offset := t.In(zone).Zone()
		ms, shift := step.Milliseconds(), int64(offset)*1000
		local := t.UnixMilli() + shift
		next := local - (local%ms+ms)%ms + ms
		t = time.UnixMilli(next - shift).In(zone)
		if _, now := t.Zone(); now == offset || (next+int64(now-offset)*1000)%ms == 0 {
			return t
		}
	} // the clock was put forward or back in between: the next one by the new clock
}
