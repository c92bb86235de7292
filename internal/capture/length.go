package capture

import (
	"strings"
	"time"
)

// lengthUnit is a unit of a length of time and how it may be written.
type lengthUnit struct {
	unit  time.Duration
	names []string
}

func lengthUnits() []lengthUnit {
	return []lengthUnit{
		{24 * time.Hour, []string{"d", "day", "days"}},
		{time.Hour, []string{"h", "hr", "hrs", "hour", "hours"}},
		{time.Minute, []string{"m", "min", "mins", "minute", "minutes"}},
		{time.Second, []string{"s", "sec", "secs", "second", "seconds"}},
	}
}

// readLength reads the length of time that s begins with: "90m", "1h30m", "2 h", "1 hour 30 min", "3 days". The units
// come in falling order, each once; a day is 24 hours. The amounts have five digits at most, so that the sum stays far
// inside time.Duration. A length ends at white space or at the end of s.
func readLength(s string) (d time.Duration, n int, ok bool) {
	last := time.Duration(1<<63 - 1)
	for {
		blank := blanks(s[n:])
		if n == 0 {
			blank = 0
		}
		amount, unit, k := lengthPart(s[n+blank:])
		if k == 0 || unit >= last {
			break
		}
		d += time.Duration(amount) * unit
		last = unit
		n += blank + k
	}
	if n == 0 || !ends(s[n:]) {
		return 0, 0, false
	}
	return d, n, true
}

// lengthPart reads an amount and its unit; 0 bytes if s does not begin with them.
func lengthPart(s string) (amount int, unit time.Duration, n int) {
	const longest = 5
	for n < len(s) && n <= longest && isDigit(s[n]) {
		n++
	}
	amount, ok := digits(s[:n])
	if !ok || n > longest {
		return 0, 0, 0
	}
	n += blanks(s[n:])
	k := 0
	for k < len(s)-n && k < len("minutes")+1 && (s[n+k]|0x20) >= 'a' && (s[n+k]|0x20) <= 'z' {
		k++
	}
	for _, u := range lengthUnits() {
		for _, name := range u.names {
			if strings.EqualFold(s[n:n+k], name) {
				return amount, u.unit, n + k
			}
		}
	}
	return 0, 0, 0
}

// lengthWord is d, whole seconds, as one word that readLength reads: "1h30m".
func lengthWord(d time.Duration) string {
	w := d.String()
	if strings.HasSuffix(w, "m0s") {
		w = strings.TrimSuffix(w, "0s")
	}
	if strings.HasSuffix(w, "h0m") {
		w = strings.TrimSuffix(w, "0m")
	}
	return w
}
