package capture

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// longestZone is the length in bytes of the longest word taken for a zone: "+05:30".
const longestZone = 6

// worldZones are abbreviations that people put behind a clock time and whose meaning is not the
// incident's zone (names from the IANA time zone database). Read as text, "14:02 PST" would put
// the note hours off in silence, so they are refused instead. Those that are also words of a
// war room, such as WEST, are left out.
func worldZones() []string {
	return []string{
		"ACDT", "ACST", "AEDT", "AEST", "AKDT", "AKST", "AWST", "BST", "CDT", "CEST", "CET", "CST", "EDT",
		"EEST", "EET", "EST", "GMT", "HKT", "HST", "IDT", "IST", "JST", "KST", "MDT", "MSK", "MST", "NZDT",
		"NZST", "PDT", "PKT", "PST", "SAST", "SGT",
	}
}

// longestShift is how far from now a time may lie that is given without a date: further is a slip.
const longestShift = 7 * 24 * time.Hour

const clockHint = "clock times run from 00:00 to 23:59"

// calendar turns typed times into moments.
type calendar struct {
	now  time.Time // whole seconds
	zone *time.Location
	dir  Direction
	any  bool // a time on the other side of now is meant
	// alone says that nothing but a time is asked for, so that no text can have been mistaken for one
	alone bool
}

func newCalendar(now time.Time, zone *time.Location, dir Direction) calendar {
	if zone == nil {
		zone = time.UTC
	}
	return calendar{now: now.Truncate(time.Second), zone: zone, dir: dir}
}

// plausible reports whether t lies on the side of now that the direction asks for.
func (c calendar) plausible(t time.Time) bool {
	if c.any || c.dir == Either {
		return true
	}
	if c.dir == Future {
		return !t.Before(c.now)
	}
	return !t.After(c.now.Add(tolerance))
}

// fitting keeps the moments that are plausible.
func (c calendar) fitting(found []time.Time) []time.Time {
	var fits []time.Time
	for _, t := range found {
		if c.plausible(t) {
			fits = append(fits, t)
		}
	}
	return fits
}

// isZone reports whether the word behind a clock time is meant as a zone. Abbreviations count in
// capitals only, as zones write them: "est" and "ist" are words in French and German.
func (c calendar) isZone(s string, w when) bool {
	if _, ok := readOffset(s); ok && strings.Contains(s, ":") || strings.EqualFold(s, "UTC") || s == "Z" {
		return true
	}
	if len(s) < 2 || s[0] != '+' && s[0] != '-' && (s[0] < 'A' || s[0] > 'Z') {
		return false
	}
	near := c.now
	if w.day == dayNamed {
		near = time.Date(w.year, time.Month(w.month), w.of, 0, 0, 0, 0, time.UTC)
	}
	const year = 366 * 24 * time.Hour
	return slices.Contains(worldZones(), s) ||
		slices.ContainsFunc(periods(near.Add(-year), near.Add(year), c.zone), func(p period) bool { return p.name == s })
}

// resolve gives the moment that w means, in UTC. Its errors count columns from the start of w.
func (c calendar) resolve(w when) (time.Time, *Error) {
	if w.relative {
		if w.shift.Abs() > longestShift {
			return time.Time{}, &Error{Reason: w.text + " is more than 7 days", Hint: "write the date: 2026-01-02 14:30"}
		}
		t := c.now.Add(w.shift).UTC()
		if !c.plausible(t) {
			return time.Time{}, c.wrongSide(w, t)
		}
		return t, nil
	}
	if !validClock(w.hour, w.minute, w.second) {
		return time.Time{}, &Error{Reason: w.text + " is not a time of day", Hint: clockHint}
	}
	loc, abbreviation := c.zone, ""
	switch offset, isOffset := readOffset(w.zone); {
	case strings.EqualFold(w.zone, "UTC") || w.zone == "Z":
		loc = time.UTC
	case isOffset:
		loc = time.FixedZone("UTC"+w.zone, offset)
	default:
		abbreviation = w.zone
	}
	if w.day == dayOpen {
		return c.nearest(w, loc, abbreviation)
	}
	day, err := c.dayOf(w, loc)
	if err != nil {
		return time.Time{}, err
	}
	found, err := c.found(day, w, loc, abbreviation)
	if err != nil {
		return time.Time{}, err
	}
	fits := c.fitting(found)
	if len(fits) == 0 {
		return time.Time{}, c.wrongSide(w, found[0])
	}
	return c.single(fits, day, w, loc)
}

// nearest looks for a clock time without a date on two days: today, else the day before (Past) or
// after (Future). Today is the day that it is at the edge of what is plausible, so that "00:00"
// typed a minute before midnight is the midnight to come.
func (c calendar) nearest(w when, loc *time.Location, abbreviation string) (time.Time, *Error) {
	if c.dir == Either {
		day := c.closest(w, loc)
		found, err := c.found(day, w, loc, abbreviation)
		if err != nil {
			return time.Time{}, err
		}
		return c.single(found, day, w, loc)
	}
	edge, step := c.now.Add(tolerance), -1
	if c.dir == Future {
		edge, step = c.now, 1
	}
	today := midnight(edge.In(loc), 0)
	// The day is chosen without the abbreviation: one that today does not use is an error of
	// today, and must not send the time to another day.
	if all, skip := moments(w.on(today), loc); skip != nil && c.plausible(skip.at) || len(c.fitting(all)) > 0 {
		found, err := c.found(today, w, loc, abbreviation)
		if err != nil {
			return time.Time{}, err
		}
		if fits := c.fitting(found); len(fits) > 0 {
			return c.single(fits, today, w, loc)
		}
	}
	next := today.AddDate(0, 0, step)
	found, err := c.found(next, w, loc, abbreviation)
	if err != nil {
		return time.Time{}, err
	}
	fits := c.fitting(found)
	if len(fits) == 0 { // an abbreviation out of its hours
		return time.Time{}, c.wrongSide(w, found[0])
	}
	return c.single(fits, next, w, loc)
}

// closest is the day, of yesterday, today and tomorrow, on which clocks show w nearest to now. A time that they skip counts
// as the moment of skipping it.
func (c calendar) closest(w when, loc *time.Location) time.Time {
	best, least := time.Time{}, time.Duration(1<<63-1)
	for days := -1; days <= 1; days++ {
		day := midnight(c.now.In(loc), days)
		all, skip := moments(w.on(day), loc)
		if skip != nil {
			all = []time.Time{skip.at}
		}
		for _, t := range all {
			if away := t.Sub(c.now).Abs(); away < least {
				best, least = day, away
			}
		}
	}
	return best
}

// dayOf is the day that was given, as the wall time at which it begins.
func (c calendar) dayOf(w when, loc *time.Location) (time.Time, *Error) {
	if w.day == dayNear {
		return midnight(c.now.In(loc), w.near), nil
	}
	day := time.Date(w.year, time.Month(w.month), w.of, 0, 0, 0, 0, time.UTC)
	if day.Month() != time.Month(w.month) || day.Day() != w.of {
		return time.Time{}, &Error{Reason: fmt.Sprintf("there is no day %04d-%02d-%02d", w.year, w.month, w.of), Hint: "a date is year-month-day, such as 2026-01-02"}
	}
	return day, nil
}

// found gives the moments, one or two, at which the clocks show w on that day.
func (c calendar) found(day time.Time, w when, loc *time.Location, abbreviation string) ([]time.Time, *Error) {
	if abbreviation != "" {
		return named(day, w, loc, abbreviation)
	}
	found, skip := moments(w.on(day), loc)
	if skip == nil {
		return found, nil
	}
	from, to := skip.sides()
	verb := "went"
	if c.dir == Future {
		verb = "go"
	}
	return nil, &Error{
		Reason: fmt.Sprintf("there is no %s on %s in %s: the clocks %s from %s %s to %s %s",
			w.clock(), date(day), place(loc), verb, from, skip.before.name, to, skip.after.name),
		Hint: fmt.Sprintf("write a time before %s or from %s on, or name the zone: %s %s", from, to, w.text, skip.before.name),
	}
}

// named gives the moments at which the clocks show w while the zone goes by that abbreviation. One
// that is used on that day at other hours is taken all the same: it says exactly what is meant.
func named(day time.Time, w when, loc *time.Location, abbreviation string) ([]time.Time, *Error) {
	var names []string
	var within, outside []time.Time
	wall := w.on(day)
	for _, p := range periods(wall.Add(-reach), wall.Add(reach), loc) {
		if !p.touches(day) {
			continue
		}
		names = append(names, p.name)
		if p.name != abbreviation {
			continue
		}
		if t := wall.Add(-p.offset); p.holds(t) {
			within = append(within, t)
		} else {
			outside = append(outside, t)
		}
	}
	switch {
	case len(within) > 0:
		return within, nil
	case len(outside) > 0:
		return outside[:1], nil
	}
	return nil, &Error{
		Reason: fmt.Sprintf("%s is not used in %s on %s", abbreviation, place(loc), date(day)),
		Hint:   fmt.Sprintf("there it is %s; else write UTC, or an offset such as %s +02:00", strings.Join(slices.Compact(names), " or "), w.text),
		Col:    w.zoneAt,
	}
}

// single gives the only moment, or an error that says how to tell two of them apart.
func (c calendar) single(found []time.Time, day time.Time, w when, loc *time.Location) (time.Time, *Error) {
	if len(found) == 1 {
		return found[0], nil
	}
	verb := "happened"
	if c.dir == Future {
		verb = "happens"
	}
	one, _ := found[0].In(loc).Zone()
	two, _ := found[1].In(loc).Zone()
	if one == two { // Europe/Moscow was MSK before and after 26 October 2014
		one, two = found[0].In(loc).Format("-07:00"), found[1].In(loc).Format("-07:00")
	}
	return time.Time{}, &Error{
		Reason: fmt.Sprintf("%s %s twice on %s in %s: in %s and then in %s", w.clock(), verb, date(day), place(loc), one, two),
		Hint:   fmt.Sprintf("say which one: %s %s or %s %s", w.text, one, w.text, two),
		Col:    w.zoneAt,
	}
}

// wrongSide is the error for a time that its date puts on the wrong side of now.
func (c calendar) wrongSide(w when, t time.Time) *Error {
	said, hint := "has yet to come", "correct the date; if it is not when it happened, put a word in front of it"
	if c.dir == Future {
		said, hint = "is already past", timeHint(Future)
	} else if c.alone {
		hint = timeHint(Past)
	}
	return &Error{
		Reason: fmt.Sprintf("%s %s: it is %s", w.text, said, c.now.In(c.zone).Format("15:04 MST on 2 Jan 2006")),
		Hint:   hint,
	}
}

func date(day time.Time) string { return day.Format("2 Jan 2006") }

// place is the zone for a message.
func place(loc *time.Location) string {
	if loc.String() == "" {
		return "this zone"
	}
	return loc.String()
}
