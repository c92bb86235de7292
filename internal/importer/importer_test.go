package importer

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"warroom/internal/incident"
)

func TestReadErrors(t *testing.T) {
	file := func(s string) Input {
		return Input{Name: "dir/x.bin", File: strings.NewReader(s), Size: int64(len(s))}
	}
	for _, tc := range []struct {
		name       string
		in         Input
		format     string
		want, hint string
	}{
		{"nothing", Input{}, "", "standard input is empty", "import -"},
		{"empty", file(""), "", "x.bin is empty", "name a file"},
		{"no such format", file("x"), "xlsx", `there is no format "xlsx"`, "slack, markdown, csv"},
		{"prose", file("The night was long.\nWe slept.\n"), "", "x.bin is in no format that is known here", "--format"},
		{"bytes", file("\x00\x01\x02\xff\x7fELF"), "", "in no format that is known", "--format"},
		{"a folder", Input{Name: "dir", Dir: fstest.MapFS{"x.csv": {Data: []byte("Time,Event\n")}}}, "", "dir is a folder, and not that of a Slack export", "name a file"},
		{"a folder for a table", Input{Name: "dir", Dir: fstest.MapFS{"x.csv": {}}}, "csv", "dir is a folder, and a table is a file", "name the file"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := Read(t.Context(), tc.in, Options{Format: tc.format}, func(Entry) error { return nil })
			if err == nil || !strings.Contains(err.Error(), tc.want) || incident.CodeOf(err) != incident.CodeInvalid || !strings.Contains(incident.HintOf(err), tc.hint) {
				t.Errorf("%v (%s)", err, incident.HintOf(err))
			}
		})
	}
}

// Whatever a reader hands out, an entry keeps its promises.
func TestFinished(t *testing.T) {
	at := time.Date(2026, 1, 2, 10, 0, 0, 0, time.FixedZone("X", 3600))
	for _, tc := range []struct {
		name string
		e    Entry
		want Entry
	}{
		{"no status", Entry{At: at}, Entry{Line: 1, Status: Taken, At: at.UTC()}},
		{"taken without a time", Entry{Line: 3, Status: Taken}, Entry{Line: 3, Status: Doubtful, Reason: "it has no time that can be read", Vague: Unknown}},
		{"a year nobody meant", Entry{Line: 3, At: time.Date(20_000, 1, 1, 0, 0, 0, 0, time.UTC)}, Entry{Line: 3, Status: Doubtful, Reason: "it has no time that can be read", Vague: Unknown}},
		{"taken with a reason", Entry{Line: 1, At: at, Reason: "x"}, Entry{Line: 1, Status: Taken, At: at.UTC()}},
		{"bad bytes", Entry{Line: 1, At: at, Text: "a\xffb", Author: "\xfe"}, Entry{Line: 1, Status: Taken, At: at.UTC(), Text: "a\uFFFDb", Author: "\uFFFD"}},
	} {
		got := tc.e.finished()
		if got.Line != tc.want.Line || got.Status != tc.want.Status || got.Reason != tc.want.Reason || got.At != tc.want.At || got.Vague != tc.want.Vague || got.Text != tc.want.Text || got.Author != tc.want.Author {
			t.Errorf("%s: %+v, want %+v", tc.name, got, tc.want)
		}
	}
}

func TestZoneIn(t *testing.T) {
	for in, want := range map[string]string{
		"Time (PST)": "PST -0800", "Uhrzeit (MEZ)": "MEZ +0100", "time_utc": "utc +0000", "Time [utc+2]": "utc+2 +0200", "All times UTC+05:30.": "UTC+05:30 +0530",
		"Time (-03:00)": "-03:00 -0300", "Time (est)": "est -0500", "Zeit in MESZ": "MESZ +0200", "Time (Asia/Tokyo)": "Asia/Tokyo +0900",
		"Time to detection": "", "Best of all": "", "+2 nodes": "", "time (start)": "", "(../../etc/passwd)": "", "": "", "Time (UTC+99)": "",
	} {
		loc, name, ok := zoneIn(in)
		got := ""
		if ok {
			got = name + " " + time.Date(2026, 1, 2, 0, 0, 0, 0, loc).Format("-0700")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
