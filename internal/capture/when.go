package capture

import (
	"strings"
	"time"
)

// Direction says which way a clock time without a date is looked for.
type Direction int

const (
	// Past is for what has happened.
	Past Direction = iota
	// Future is for what is owed.
	Future
	// Either is for what may be on both sides: the nearest such time, the earlier of two that are equally near.
	Either
)

// tolerance is how far a note's time may lie ahead of now, for clocks that differ, and how
// far behind it may lie before the note counts as late.
const tolerance = 2 * time.Minute

// ParseTime reads s, all of it, as a time: "14:02", "14:02:33", "-5m", "in 30m", "yesterday 23:50",
// "today 09:00", "tomorrow 09:00", "2026-01-02 14:32" or RFC 3339. Behind a clock time may stand
// "UTC", "Z", an offset such as "+02:00", or an abbreviation that zone uses on that day. A nil zone
// is UTC. The result is in UTC, fractions of a second dropped.
//
// Without a date, Past takes the last such time up to two minutes after now, Future the next one
// from now on, Either the nearest. With a date, a time on the wrong side of now is an error, as is a clock time that
// the day does not have or has twice. The error is an *Error.
func ParseTime(s string, now time.Time, zone *time.Location, dir Direction) (time.Time, error) {
	start := spaces(s)
	rest := strings.TrimSpace(s)
	c := newCalendar(now, zone, dir)
	w, n, ok := c.read(rest)
	if !ok {
		return time.Time{}, &Error{Reason: `"` + shown(rest) + `" is not a time`, Hint: timeHint(dir), Col: start}
	}
	if n < len(rest) {
		return time.Time{}, &Error{Reason: `"` + shown(strings.TrimSpace(rest[n:])) + `" behind the time is not part of a time`, Hint: timeHint(dir), Col: start + n + spaces(rest[n:])}
	}
	t, err := c.resolve(w)
	if err != nil {
		return time.Time{}, err.moved(start)
	}
	return t, nil
}

func timeHint(dir Direction) string {
	switch dir {
	case Future:
		return "write 14:30, tomorrow 09:00, 2026-01-02 14:30 or in 30m"
	case Either:
		return "write 14:30, -5m, in 30m, tomorrow 09:00 or 2026-01-02 14:30"
	}
	return "write 14:02, -5m, yesterday 23:50 or 2026-01-02 14:32"
}

// dayKind is how the day of a clock time was given.
type dayKind int

const (
	dayOpen  dayKind = iota // not at all: the nearest in the direction
	dayNear                 // as days from today: "yesterday"
	dayNamed                // as a date
)

// when is a time as it was typed, before it is known which moment that is.
type when struct {
	text string // as typed, without the zone, for messages

	relative bool // back or ahead from now, by shift
	shift    time.Duration

	day       dayKind
	near      int // dayNear: days from today
	year      int // dayNamed
	month, of int // dayNamed: month and day of it

	hour, minute, second int
	zone                 string // as typed; "" is the incident's
	zoneAt               int    // its first byte, counted from that of the time
}

// nearDay is a word for a day, by its distance from today.
type nearDay struct {
	word string
	days int
}

func nearDays() []nearDay { return []nearDay{{"yesterday", -1}, {"today", 0}, {"tomorrow", 1}} }

// read reads the time that s begins with and how many bytes it takes. A time ends at white space
// or at the end of s. Not ok means that s does not begin with a time; what looks like one and
// can't be is left to resolve.
func (c calendar) read(s string) (w when, n int, ok bool) {
	if d, n, ok := readShift(s); ok {
		return when{text: s[:n], relative: true, shift: d}, n, true
	}
	n = readDay(s, &w)
	m, ok := readClock(s[n:], &w, n > 0 && s[n-1] == 'T')
	if !ok {
		return when{}, 0, false
	}
	n += m
	w.zoneAt = n - len(w.zone)
	w.text = strings.Join(strings.Fields(s[:w.zoneAt]), " ")
	if blank := blanks(s[n:]); blank > 0 && w.zone == "" {
		z := s[n+blank:]
		if z = z[:wordWithin(z, longestZone)]; c.isZone(z, w) {
			w.zone, w.zoneAt = z, n+blank
			n += blank + len(z)
		}
	}
	return w, n, true
}

// readDay reads "yesterday ", "2026-01-02 " or "2026-01-02T", the byte behind the day included.
// It returns 0 when s begins with no day.
func readDay(s string, w *when) int {
	for _, d := range nearDays() {
		n := len(d.word)
		if len(s) > n && strings.EqualFold(s[:n], d.word) && (s[n] == ' ' || s[n] == '\t') {
			w.day, w.near = dayNear, d.days
			return n + blanks(s[n:])
		}
	}
	const layout = "2006-01-02"
	if len(s) <= len(layout) || s[4] != '-' || s[7] != '-' {
		return 0
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return 0
	}
	n := len(layout)
	switch s[n] {
	case 'T':
		n++
	case ' ', '\t':
		n += blanks(s[n:])
	default:
		return 0
	}
	w.day, w.year, w.month, w.of = dayNamed, y, m, d
	return n
}

// readClock reads "9:05", "14:02:33.123" or "14:02Z". An offset may follow at once only where it
// can't be the end of a span: "14:02-15:30" is no time, "14:02:33-04:00" is. A bare "80:20" is no
// clock time but a share; next to a day it is read, for resolve to refuse, and so is "25:00", which
// somebody meant as a time.
func readClock(s string, w *when, iso bool) (n int, ok bool) {
	n = strings.IndexByte(s[:min(len(s), 3)], ':')
	if n < 1 || len(s) < n+3 {
		return 0, false
	}
	h, ok1 := digits(s[:n])
	m, ok2 := digits(s[n+1 : n+3])
	if !ok1 || !ok2 {
		return 0, false
	}
	n += 3
	sec, exact := 0, false
	if len(s) >= n+3 && s[n] == ':' {
		if sec, exact = digits(s[n+1 : n+3]); !exact {
			return 0, false
		}
		n += 3
		n += fraction(s[n:])
	}
	zone := s[n : n+wordWithin(s[n:], longestZone)]
	if _, isOffset := readOffset(zone); zone == "Z" || isOffset && (exact || iso || zone[0] == '+') {
		w.zone = zone
		n += len(zone)
	}
	if !ends(s[n:]) || w.day == dayOpen && h >= slipHours {
		return 0, false
	}
	w.hour, w.minute, w.second = h, m, sec
	return n, true
}

// slipHours is from where on hours are no slip for a time of day.
const slipHours = 30

func validClock(h, m, s int) bool { return h < 24 && m < 60 && s < 60 }

// fraction is the length of ".123" or ",123" at the start of s, nine digits at most.
func fraction(s string) int {
	if s == "" || s[0] != '.' && s[0] != ',' {
		return 0
	}
	n := 1
	for n < len(s) && n < 10 && isDigit(s[n]) {
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

// readShift reads "-5m", "-1h20m", and "in 30m" for the time to come.
func readShift(s string) (d time.Duration, n int, ok bool) {
	const in = "in "
	switch {
	case strings.HasPrefix(s, "-"):
		d, n, ok = readDuration(s[1:])
		return -d, n + 1, ok
	case len(s) > len(in) && strings.EqualFold(s[:len(in)], in):
		d, n, ok = readDuration(s[len(in):])
		return d, n + len(in), ok
	}
	return 0, 0, false
}

// readDuration reads hours, minutes and seconds, each at most once and in that order. The amounts
// have six digits at most, so that the sum stays far inside time.Duration.
func readDuration(s string) (d time.Duration, n int, ok bool) {
	units := []struct {
		name string
		unit time.Duration
	}{{"h", time.Hour}, {"min", time.Minute}, {"m", time.Minute}, {"s", time.Second}}
	last := time.Duration(1<<63 - 1)
	for !ends(s[n:]) {
		k := n
		for k < len(s) && k-n < 7 && isDigit(s[k]) {
			k++
		}
		amount, isNumber := digits(s[n:k])
		if !isNumber || k-n > 6 {
			return 0, 0, false
		}
		found := false
		for _, u := range units {
			if strings.HasPrefix(s[k:], u.name) && u.unit < last {
				d += time.Duration(amount) * u.unit
				n, last, found = k+len(u.name), u.unit, true
				break
			}
		}
		if !found {
			return 0, 0, false
		}
	}
	return d, n, n > 0
}

// readOffset reads all of s as "+02", "+0200" or "+02:00", in seconds east of UTC. Zones lie
// between -12:00 and +14:00.
func readOffset(s string) (seconds int, ok bool) {
	if len(s) < 3 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	h, ok1 := digits(s[1:3])
	m, ok2 := 0, true
	switch rest := strings.TrimPrefix(s[3:], ":"); {
	case len(rest) == 2:
		m, ok2 = digits(rest)
	case len(s) != 3:
		ok2 = false
	}
	seconds = h*3600 + m*60
	if s[0] == '-' {
		seconds = -seconds
	}
	ok = ok1 && ok2 && m < 60 && seconds >= -12*3600 && seconds <= 14*3600
	return seconds, ok
}

// digits is s as a number; s is short, and not ok unless it is all ASCII digits.
func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// blanks is the number of spaces and tabs that s begins with.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// wordWithin is the length of the first word of s, 0 if it is longer than limit.
func wordWithin(s string, limit int) int {
	n := len(word(s[:min(len(s), limit+1)]))
	if n > limit {
		return 0
	}
	return n
}
