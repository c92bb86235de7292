package incident

import (
	"strconv"
	"time"
)

// SpanWords writes a length of time as people say it, in whole minutes: "40 m", "3 h", "1 h 30 m", "26 h". What is shorter than a minute
// has its seconds; less than nothing is "0 m".
func SpanWords(d time.Duration) string {
	if 0 < d && d < time.Minute {
		return strconv.Itoa(int(d.Seconds())) + " s"
	}
	minutes := max(int(d/time.Minute), 0)
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return strconv.Itoa(rest) + " m"
	case rest == 0:
		return strconv.Itoa(hours) + " h"
	}
	return strconv.Itoa(hours) + " h " + strconv.Itoa(rest) + " m"
}

// SpanValue writes the value of a field that holds a length ([cards.Span]) in the same words; a value that is none stays as it is.
func SpanValue(v string) string {
	d, err := time.ParseDuration(v)
	if err != nil {
		return v
	}
	return SpanWords(d)
}
