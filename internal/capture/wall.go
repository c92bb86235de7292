package capture

import (
	"fmt"
	"time"
)

// A wall time is what a clock shows, held in a time.Time whose zone means nothing (UTC). One wall
// time is one moment, two (clocks set back) or none (clocks set forward).

// reach is how far around a wall time its moments are looked for. Offsets stay within 14 hours of
// UTC and a zone changes them by a day at most (Pacific/Apia, 2011).
const reach = 48 * time.Hour

// period is a span in which a zone keeps one offset and abbreviation. A zero start or end is open.
type period struct {
	name       string
	offset     time.Duration // east of UTC
	start, end time.Time     // from start to just before end
}

// periods are those of loc between two moments, the ones that hold these included.
func periods(from, to time.Time, loc *time.Location) []period {
	var all []period
	for t := from.In(loc); ; {
		name, offset := t.Zone()
		start, end := t.ZoneBounds()
		all = append(all, period{name: name, offset: time.Duration(offset) * time.Second, start: start, end: end})
		if end.IsZero() || end.After(to) || !end.After(t) {
			return all
		}
		t = end
	}
}

// holds reports whether the moment t lies in p.
func (p period) holds(t time.Time) bool {
	return (p.start.IsZero() || !t.Before(p.start)) && (p.end.IsZero() || t.Before(p.end))
}

// touches reports whether p's clocks show any time of the day that begins at that wall time.
func (p period) touches(day time.Time) bool {
	return (p.start.IsZero() || p.start.Add(p.offset).Before(day.AddDate(0, 0, 1))) &&
		(p.end.IsZero() || p.end.Add(p.offset).After(day))
}

// gap is a setting forward of the clocks.
type gap struct {
	at            time.Time // the moment
	before, after period
}

// sides are the wall times at which the clocks stop and go on, with the date where they differ in it.
func (g gap) sides() (from, to string) {
	stop, on := g.at.UTC().Add(g.before.offset), g.at.UTC().Add(g.after.offset)
	layout := "15:04"
	if stop.Day() != on.Day() {
		layout = "2 Jan 15:04"
	}
	return stop.Format(layout), on.Format(layout)
}

// moments are those at which the clocks of loc show wall, in order; none if a gap swallows it.
func moments(wall time.Time, loc *time.Location) ([]time.Time, *gap) {
	all := periods(wall.Add(-reach), wall.Add(reach), loc)
	var found []time.Time
	for _, p := range all {
		if t := wall.Add(-p.offset); p.holds(t) {
			found = append(found, t)
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	for i := range len(all) - 1 {
		g := gap{at: all[i].end, before: all[i], after: all[i+1]}
		if !wall.Before(g.at.UTC().Add(g.before.offset)) && wall.Before(g.at.UTC().Add(g.after.offset)) {
			return nil, &g
		}
	}
	return []time.Time{wall}, nil // zone data that contradicts itself: read as UTC
}

// midnight is the wall time at which the day of t, in t's zone, begins, moved by days.
func midnight(t time.Time, days int) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day()+days, 0, 0, 0, 0, time.UTC)
}

// on is the wall time at which a clock shows w on that day.
func (w when) on(day time.Time) time.Time {
	return day.Add(time.Duration(w.hour)*time.Hour + time.Duration(w.minute)*time.Minute + time.Duration(w.second)*time.Second)
}

// clock is w's time of day for a message.
func (w when) clock() string {
	if w.second != 0 {
		return fmt.Sprintf("%02d:%02d:%02d", w.hour, w.minute, w.second)
	}
	return fmt.Sprintf("%02d:%02d", w.hour, w.minute)
}
