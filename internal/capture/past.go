package capture

import (
	"strings"
	"time"
)

// happened reads the time that the arguments of a "timed" command may begin with, and moves on. What is said aloud does as well there:
// "at 14:02" and "5 min ago". In front of a note these are words.
func (p *parser) happened() (time.Time, *Error) {
	c := newCalendar(p.ctx.Now, p.ctx.Zone, Past)
	rest, skip := p.rest(), 0
	if at := word(rest); strings.EqualFold(at, "at") {
		skip = len(at) + spaces(rest[len(at):])
	}
	w, n, ok := c.read(rest[skip:])
	if !ok {
		if w, n, ok = readAgo(rest[skip:]); !ok {
			return time.Time{}, nil
		}
	}
	t, err := c.resolve(w)
	if err != nil {
		return time.Time{}, err.moved(p.pos + skip)
	}
	p.pos += skip + n
	return t, nil
}

// readAgo reads "5 min ago", "1 hour ago" and "1h20m ago".
func readAgo(s string) (w when, n int, ok bool) {
	shift, n, ok := readDuration(s)
	if !ok {
		if shift, n, ok = readSpelled(s); !ok {
			return when{}, 0, false
		}
	}
	n += blanks(s[n:])
	ago := word(s[n:])
	if !strings.EqualFold(ago, "ago") {
		return when{}, 0, false
	}
	n += len(ago)
	return when{text: s[:n], relative: true, shift: -shift}, n, true
}

// readSpelled reads an amount and a unit with white space between.
func readSpelled(s string) (d time.Duration, n int, ok bool) {
	number := word(s)
	amount, ok := digits(number)
	if !ok || len(number) > 6 {
		return 0, 0, false
	}
	n = len(number) + blanks(s[len(number):])
	unit := word(s[n:])
	d, ok = spelledUnits()[strings.ToLower(unit)]
	return time.Duration(amount) * d, n + len(unit), ok
}

func spelledUnits() map[string]time.Duration {
	return map[string]time.Duration{
		"s": time.Second, "sec": time.Second, "secs": time.Second, "second": time.Second, "seconds": time.Second,
		"m": time.Minute, "min": time.Minute, "mins": time.Minute, "minute": time.Minute, "minutes": time.Minute,
		"h": time.Hour, "hr": time.Hour, "hrs": time.Hour, "hour": time.Hour, "hours": time.Hour,
	}
}
