package importer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// stamp is a written time taken apart. Parts that were not written are zero.
type stamp struct {
	raw string // as it was written

	year       int
	month, day int  // both zero: no date
	open       bool // month and day are two numbers whose order the source has to say; month holds the first one
	dotted     bool // they were written with dots, as "4.3.2018": day first unless something says otherwise

	clock                bool // a time of day was written
	hour, minute, second int
	nano                 int

	zone     *time.Location // nil: none was written
	zoneName string         // as it was written

	about   bool // "~14:30", "14:30-14:45", "14:30?"
	unknown bool // a time of day is there and says that it is not known: "14:??", "HH:mm", "?"
}

func (s stamp) dated() bool { return s.day != 0 }

// parseStamp reads all of s as a date, a time of day, or both, with or without a zone. It reports false when there is anything else in
// it. What it reads may still not exist, such as 31.02.: a [calendar] says so.
func parseStamp(s string) (stamp, bool) {
	trimmed := strings.TrimSpace(s)
	sc := scanner{s: trimmed, whole: true}
	if !sc.stamp() || strings.Trim(sc.s[sc.i:], " \t\u00a0.,;)]") != "" {
		return stamp{}, false
	}
	sc.st.raw = trimmed
	return sc.st, true
}

// scanStamp reads a time at the beginning of s, as parseStamp does, and returns how many bytes of s it takes up: 0 when there is none.
func scanStamp(s string) (stamp, int) {
	sc := scanner{s: s}
	if !sc.stamp() {
		return stamp{}, 0
	}
	sc.st.raw = strings.TrimSpace(s[:sc.i])
	return sc.st, sc.i
}

// parseEpoch reads a number of seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size as Timesketch
// does (timesketch/lib/utils.py). Numbers under a hundred million are something else.
func parseEpoch(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	whole, fraction, _ := strings.Cut(s, ".")
	if strings.Trim(fraction, "0123456789") != "" || len(fraction) > 9 {
		return time.Time{}, false
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	switch {
	case err != nil || n < 1e8:
		return time.Time{}, false
	case n > 1e17:
		return time.Unix(0, n).UTC(), true
	case n > 1e14:
		return time.UnixMicro(n).UTC(), true
	case n > 1e11:
		return time.UnixMilli(n).UTC(), true
	}
	nano, _ := strconv.Atoi((fraction + "000000000")[:9])
	return time.Unix(n, int64(nano)).UTC(), true
}

// dayOrder is how a source writes dates of two numbers. It is a fact of the source, never of one row.
type dayOrder int

const (
	orderOpen     dayOrder = iota // nothing says it
	dayFirst                      // 13/03
	monthFirst                    // 03/13
	orderConflict                 // one row proves the one, another row the other
)

// calendar gives written times their day, year and zone, row after row: a date holds until the next one.
type calendar struct {
	zone  *time.Location // of times that name none; nil is UTC
	order dayOrder
	now   time.Time // for dates without a year; zero: such dates are not known

	day         date
	last        time.Time // of the row before, on that day
	yearGuessed bool      // a year was not written and now gave it
	rolled      bool      // midnight passed without a date being written
}

// date is a day of the calendar; the zero date is none.
type date struct {
	year  int
	month time.Month
	day   int
}

func (d date) exists() bool {
	t := time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	return d.year > 0 && t.Year() == d.year && t.Month() == d.month && t.Day() == d.day
}

func (d date) next() date {
	t := time.Date(d.year, d.month, d.day+1, 0, 0, 0, 0, time.UTC)
	return date{t.Year(), t.Month(), t.Day()}
}

func (d date) String() string { return fmt.Sprintf("%d %s %04d", d.day, d.month, d.year) }

// at is the moment st means, how well it is known, and what is doubtful about it ("" for nothing). A zero moment always has a doubt.
// It remembers the day for the rows that follow.
func (c *calendar) at(st stamp) (t time.Time, v Vague, doubt string) {
	doubt = c.heading(st)
	switch {
	case st.unknown:
		return time.Time{}, Unknown, fmt.Sprintf("the time %s is not known to the minute", quote(st.raw))
	case !st.clock:
		return time.Time{}, Unknown, first(doubt, fmt.Sprintf("%s has no time of day", quote(st.raw)))
	case c.day == date{} || st.dated() && doubt != "" && !strings.HasPrefix(doubt, readAs):
		return time.Time{}, Unknown, first(doubt, fmt.Sprintf("no date is known for %s", quote(st.raw)))
	}
	t, odd := c.on(c.day, st)
	if !st.dated() && !c.last.IsZero() && t.Before(c.last) {
		if c.last.Sub(t) > 12*time.Hour {
			c.day, c.rolled = c.day.next(), true
			t, odd = c.on(c.day, st)
		} else {
			doubt = first(doubt, fmt.Sprintf("the clock goes back: %s comes after %s", quote(st.raw), c.last.In(t.Location()).Format("15:04")))
		}
	}
	if doubt == "" || !c.last.After(t) {
		c.last = t
	}
	if st.about {
		v = About
	}
	return t.UTC(), v, first(doubt, odd)
}

// heading takes the day of st for the rows that follow and returns what is doubtful about it.
func (c *calendar) heading(st stamp) (doubt string) {
	if !st.dated() {
		return ""
	}
	d, doubt := c.date(st)
	switch {
	case d == date{}:
		return doubt
	case !d.exists():
		return fmt.Sprintf("there is no day %s", quote(st.raw))
	}
	c.day, c.last = d, time.Time{}
	return doubt
}

// readAs begins the doubts about a date that was read all the same.
const readAs = "read as "

// date settles order and year.
func (c *calendar) date(st stamp) (date, string) {
	d, doubt := date{st.year, time.Month(st.month), st.day}, ""
	if st.open {
		d, doubt = c.ordered(st)
	}
	if st.year != 0 {
		return d, doubt
	}
	if c.day.year != 0 {
		d.year = c.day.year
		if c.day.month == time.December && d.month == time.January {
			d.year++
		}
		return d, doubt
	}
	if c.now.IsZero() {
		return date{}, fmt.Sprintf("%s has no year", quote(st.raw))
	}
	c.yearGuessed = true
	d.year = c.now.UTC().Year()
	if time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC).After(c.now.Add(24 * time.Hour)) {
		d.year--
	}
	return d, doubt
}

// ordered says which of two numbers is the day.
func (c *calendar) ordered(st stamp) (date, string) {
	a, b := st.month, st.day
	day, month := date{st.year, time.Month(b), a}, date{st.year, time.Month(a), b} // day first, month first
	chosen, other := month, day
	if c.order == dayFirst || c.order != monthFirst && st.dotted {
		chosen, other = day, month
	}
	switch {
	case a > 12 && b > 12 || a == b:
		return chosen, ""
	case a > 12 || b > 12: // it proves itself
		contrary := chosen.month > 12
		if contrary {
			chosen = other
		}
		if c.order == orderConflict || contrary && c.order != orderOpen {
			return chosen, fmt.Sprintf("%s%s, but other dates are written in the other order", readAs, chosen)
		}
		return chosen, ""
	case c.order == dayFirst || c.order == monthFirst || c.order == orderOpen && st.dotted:
		return chosen, ""
	}
	return chosen, fmt.Sprintf("%s%s, could be %s", readAs, chosen, other)
}

// on is the moment at which the clocks show st on day d, and what is odd about it.
func (c *calendar) on(d date, st stamp) (time.Time, string) {
	loc := st.zone
	if loc == nil {
		loc = c.zone
	}
	if loc == nil {
		loc = time.UTC
	}
	t := time.Date(d.year, d.month, d.day, st.hour, st.minute, st.second, st.nano, loc)
	want := time.Date(d.year, d.month, d.day, st.hour, st.minute, st.second, st.nano, time.UTC)
	if !sameClock(t, want) {
		return t, fmt.Sprintf("the clocks in %s never showed %s on that day", loc, quote(st.raw))
	}
	for _, step := range []time.Duration{30 * time.Minute, time.Hour} { // Lord Howe puts its clocks back by half an hour
		for _, twin := range []time.Time{t.Add(-step), t.Add(step)} {
			if sameClock(twin, want) {
				if twin.Before(t) {
					t = twin
				}
				return t, fmt.Sprintf("the clocks in %s showed %s twice on that day", loc, quote(st.raw))
			}
		}
	}
	return t, ""
}

func sameClock(t, want time.Time) bool {
	return t.Format(time.DateTime) == want.Format(time.DateTime)
}

// first is the first text that is not empty.
func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// quote puts what a source says into a reason, on one line and not too long.
func quote(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > maxReasonQuote {
		runes = append(runes[:maxReasonQuote-1], '…')
	}
	return strconv.Quote(string(runes))
}
