package incident

import (
	"testing"
	"time"
)

func TestSpanWords(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 m", -time.Hour: "0 m", 45 * time.Second: "45 s", 40 * time.Minute: "40 m", 3 * time.Hour: "3 h",
		90 * time.Minute: "1 h 30 m", 26*time.Hour + 59*time.Second: "26 h",
	} {
		if got := SpanWords(d); got != want {
			t.Errorf("%v reads %q, want %q", d, got, want)
		}
	}
	for v, want := range map[string]string{"3h0m0s": "3 h", "1h30m0s": "1 h 30 m", "soon": "soon", "": ""} {
		if got := SpanValue(v); got != want {
			t.Errorf("%q reads %q, want %q", v, got, want)
		}
	}
}
