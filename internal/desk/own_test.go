package desk_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/internal/desk"
	"warroom/internal/incident"
)

func TestParsePace(t *testing.T) {
	given := "\ufefffirst = \"3m\"\nscope = '4m'\nevery = \"30m\"\nbrisk = \"3h\"\ncall = \"15m\"\ncall_by = \"1h\"\nletter = \"12h\"\nsurprise = \"10m\"\noverlap = 0.9\n" +
		"deposit = 8\nopening = 40\namber = \"12h\"\nred = \"15h\"\nstop = \"18h\"\nmeal = \"5h\"\n[trust]\nlate = -3\nproactive = 0\n[heat]\nthey-called-first = 20\n"
	want := desk.Pace{
		First: 3 * time.Minute, Scope: 4 * time.Minute, Every: 30 * time.Minute, Brisk: 3 * time.Hour, Call: 15 * time.Minute, CallBy: time.Hour,
		Letter: 12 * time.Hour, Surprise: 10 * time.Minute, Overlap: 0.9, Deposit: 8, Opening: 40,
		Amber: 12 * time.Hour, Red: 15 * time.Hour, Stop: 18 * time.Hour, Meal: 5 * time.Hour,
		Trust: map[string]int{"late": -3, "proactive": 0}, Heat: map[string]int{"they-called-first": 20},
	}
	if got, err := desk.ParsePace([]byte(given)); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := desk.ParsePace([]byte("# nothing\n")); err != nil || !reflect.DeepEqual(got, desk.Pace{}) {
		t.Errorf("an empty file: %+v, %v", got, err)
	}
}

func TestParsePaceRefuses(t *testing.T) {
	for given, want := range map[string]string{
		"\nfrist = \"3m\"":                  `own desk, line 2: unknown key "frist"`,
		"first = 3":                         "own desk, line 1: first is not a length",
		"first = \"3\"":                     "line 1: first is not a length",
		"every = \"-5m\"":                   "line 1: every is not a length",
		"#\nevery = \"1s\"":                 "line 2: every is not a length",
		"letter = \"721h\"":                 "line 1: letter is not a length",
		"deposit = 0":                       "line 1: deposit is not a whole number from 1 to 100",
		"deposit = 9223372036854775807":     "line 1: deposit is not a whole number",
		"opening = 20":                      "line 1: opening is not a whole number from 30 to 100",
		"overlap = nan":                     "line 1: overlap is not a share",
		"overlap = 2":                       "line 1: overlap is not a share",
		"trust = 3":                         "line 1: trust is not a table",
		"[trust]\nlate = -3\nearly = 2":     `line 3: [trust] has no cause "early"`,
		"[heat]\n\nlate = \"6\"":            "line 3: heat.late is not a whole number from -100 to 100",
		"heat = {late = 6, lost = 1}":       `line 1: [heat] has no cause "lost"`,
		"amber = \"18h\"":                   "line 1: amber, red and stop are 18h0m0s, 17h0m0s and 20h0m0s",
		"amber=\"14h\"\nstop = \"16h30m\"":  "line 2: amber, red and stop are",
		"first = \"3m":                      "own desk, line 1: ",
		"first = \"3m\"\nfirst = \"4m\"":    "own desk, line 2: ",
		strings.Repeat("# numbers\n", 7000): "own desk: the file is larger than 64 KiB",
	} {
		got, err := desk.ParsePace([]byte(given))
		if err == nil || !strings.Contains(err.Error(), want) || incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" || !reflect.DeepEqual(got, desk.Pace{}) {
			t.Errorf("%.40q: %+v, %v (hint %q), want %s", given, got, err, incident.HintOf(err), want)
		}
	}
}

func FuzzParsePace(f *testing.F) {
	for _, seed := range []string{"", "first = \"3m\"", "[trust]\nlate = -3", "heat = {late = 6}", "[[heat]]\nlate=1", "a.b = 1\n[a]", "overlap = inf", "\xff"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := desk.ParsePace(src)
		if err != nil {
			if incident.HintOf(err) == "" || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %v", src, err)
			}
			return
		}
		desk.Of(incident.State{}, p).Trust(time.Time{})
	})
}
