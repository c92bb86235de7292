package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warroom/internal/incident"
)

// TestJSONSources reads a source of every shape: FILE.want beside it is what short says of its entries, and the error, if there is one.
func TestJSONSources(t *testing.T) {
	for file, format := range map[string]string{
		"mixed.jsonl": "jsonl", "vendors.jsonl": "jsonl", "pagerduty.json": "pagerduty", "github.json": "github", "iris.json": "iris", "iris.csv": "iris",
	} {
		t.Run(file, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata", "json", file))
			if err != nil {
				t.Fatal(err)
			}
			got, sum, err := readText(t, file, string(raw), Options{})
			if sum.Format != format {
				t.Errorf("taken for %q", sum.Format)
			}
			text := short(got)
			for _, note := range sum.Notes {
				text += "note: " + note + "\n"
			}
			if err != nil {
				text += "error: " + err.Error() + "\n"
			}
			want, err := os.ReadFile(filepath.Join("testdata", "json", file+".want"))
			if err != nil {
				t.Fatal(err)
			}
			same(t, text, string(want))
			wholesome(t, got)
		})
	}
}

func TestChronologies(t *testing.T) {
	for file, about := range map[string]int{
		"cloudflare-2019-07-02-waf-cpu": 5, "github-2018-10-21": 0, "moj-2023-01-11-image-pull": 1, "mybinder-2018-02-20-launch-day": 3,
	} {
		raw, err := os.ReadFile(filepath.Join("testdata", "incidents", file+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		got, sum, err := readText(t, file+".jsonl", string(raw), Options{})
		if err != nil || sum.Format != "jsonl" || sum.Doubtful+sum.Skipped > 0 {
			t.Errorf("%s: %+v, %v", file, sum, err)
		}
		wholesome(t, got)
		for i, line := range bytes.Split(bytes.TrimSpace(raw), []byte("\n")) {
			var want struct{ At, Actor, Kind, Hat, Text string }
			if err := json.Unmarshal(line, &want); err != nil {
				t.Fatal(err)
			}
			e := got[i]
			if have := [5]string{e.At.Format(time.RFC3339), e.Author, e.Kind, string(e.Hat), e.Text}; have != [5]string{want.At, want.Actor, want.Kind, want.Hat, want.Text} {
				t.Errorf("%s line %d: got %q", file, i+1, have)
			}
			if marked := strings.HasSuffix(want.Text, "[approx. time]"); (e.Vague == About) != marked {
				t.Errorf("%s line %d: vague %q", file, i+1, e.Vague)
			}
			if e.Vague == About {
				about--
			}
		}
		if about != 0 {
			t.Errorf("%s: %d more entries are not exact than expected", file, -about)
		}
	}
}

// What the program exports comes back with every field, and under the name it had where it came from.
func TestOwnRoundTrip(t *testing.T) {
	const line = `{"id":"i-1","happened_at":"2026-01-02T15:32:00.123+01:00","recorded_at":"2026-01-02T15:33:00.000+01:00","zone":"Europe/Berlin","author":"ana",` +
		`"kind":"fact","hat":"white","text":" two\nlines\t","source":%q,"source_id":%q,"tags":["dns","a, b"],"starred":true,` +
		`"edited":[{"at":"2026-01-02T15:40:00.000+01:00","by":"bo","text":"old","hat":"white","kind":"fact","tags":[]},{"at":"2026-01-02T15:50:00.000+01:00"}]}`
	for _, tc := range []struct{ source, id, wantSource, wantID string }{
		{"", "", "warroom", "i-1"},
		{"slack #inc", "C1/1540.1", "slack #inc", "C1/1540.1"},
	} {
		got, _, err := readText(t, "x.jsonl", fmt.Sprintf(line, tc.source, tc.id), Options{})
		if err != nil || len(got) != 1 {
			t.Fatal(err, got)
		}
		want := Entry{
			Line: 1, Status: Taken, At: time.Date(2026, 1, 2, 14, 32, 0, 123e6, time.UTC), Raw: "2026-01-02T15:32:00.123+01:00",
			Written: time.Date(2026, 1, 2, 14, 33, 0, 0, time.UTC), Author: "ana", Text: " two\nlines\t", Hat: "white", Kind: "fact",
			Tags: []string{"dns", "a, b"}, Starred: true, Edited: time.Date(2026, 1, 2, 14, 50, 0, 0, time.UTC), Source: tc.wantSource, SourceID: tc.wantID,
		}
		if fmt.Sprintf("%+v", got[0]) != fmt.Sprintf("%+v", want) {
			t.Errorf("got  %+v\nwant %+v", got[0], want)
		}
	}
}

func TestOwnDocument(t *testing.T) {
	const doc = `{
  "version": 1, "incident": {"id": "i", "title": "Queue stuck"},
  "entries": [
    {"id": "i-1", "happened_at": "2026-01-02T15:32:00Z", "recorded_at": null, "author": "", "kind": "note", "hat": "", "text": "a", "source": "", "source_id": "", "tags": [], "starred": false, "edited": []},
    {"id": "i-2", "happened_at": "2026-01-02T15:33:00Z", "recorded_at": null, "author": "", "kind": "note", "hat": "", "text": "b", "source": "", "source_id": "", "tags": [], "starred": false, "edited": []}
  ],
  "people": [{"name": "ana"}]
}`
	got, sum, err := readText(t, "x.json", doc, Options{})
	if err != nil || sum.Title != "Queue stuck" {
		t.Error(sum, err)
	}
	same(t, short(got), "4 taken 2026-01-02T15:32:00Z [note] a\n5 taken 2026-01-02T15:33:00Z [note] b")
}

func TestJSONMap(t *testing.T) {
	const text = `{"t":"2026-07-02 10:00","w":{"n":"ana"},"x":"a","i":"1","g":["q"],"h":"black","k":"idea"}` + "\n" + `{"t":"2026-07-02 11:00","x":"b","i":"1"}`
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Zone: berlin, Map: map[string]string{"at": "t", "author": "w.n", "text": "x", "id": "i", "tags": "g", "hat": "h", "kind": "k"}}
	got, sum, err := readText(t, "x.jsonl", text, o)
	if err != nil {
		t.Fatal(err)
	}
	same(t, short(got), `
		1 taken 2026-07-02T08:00:00Z [ana] [black] [idea] [q] a
		2 doubtful 2026-07-02T09:00:00Z b (another row has the same id, "1")`)
	wholesome(t, got)
	if sum.Zone != "Europe/Berlin" || got[0].SourceID != "1" {
		t.Errorf("zone %q, id %q", sum.Zone, got[0].SourceID)
	}
	o.Map = map[string]string{"text": "x", "at": "nowhere"}
	if _, sum, err = readText(t, "x.jsonl", text, o); err != nil || !strings.Contains(strings.Join(sum.Notes, ""), `no row has the key "nowhere"`) {
		t.Errorf("notes %q, %v", sum.Notes, err)
	}
	o.Map = map[string]string{"colour": "x"}
	if _, _, err = readText(t, "x.jsonl", text, o); incident.CodeOf(err) != incident.CodeInvalid || !strings.Contains(incident.HintOf(err), "author") {
		t.Errorf("a field that is none: %v, hint %q", err, incident.HintOf(err))
	}
}

func TestJSONErrors(t *testing.T) {
	const row = `{"at":"2026-01-02T10:00:00Z","text":"a"}`
	for _, tc := range []struct{ name, text, format, want string }{
		{"an array that is cut short", "[\n" + row + ",\n" + `{"at":"2026`, "jsonl", "ends early, after line 3"},
		{"an array that is mended badly", "[\n" + row + ",\n" + `{"at" "x"}]`, "jsonl", "no good JSON after line"},
		{"a stray bracket", "[" + row + "]]", "jsonl", "no good JSON"},
		{"a value too long", "[" + row + `,{"text":"` + strings.Repeat("x", maxRow+maxRead) + `"}]`, "jsonl", "longer than 4 MiB"},
		{"an object too long", "[" + row + ",{" + strings.Repeat(`"k":"`+strings.Repeat("x", 1<<20)+`",`, 5) + `"a":1}]`, "jsonl", "longer than 4 MiB"},
		{"a line too long", row + "\n" + `{"text":"` + strings.Repeat("x", maxRow) + `"}`, "jsonl", "longer than 4 MiB"},
		{"no rows", "[]", "jsonl", "no rows"},
		{"log entries that are cut short", `{"log_entries":[{"id":"R1","type":"trigger_log_entry","summary":"a","created_at":"2026-01-02T14:32:00Z","agent":{},"channel":{}},{"id":`, "pagerduty", "ends early"},
		{"no columns", "a,b\n1,2\n", "iris", "no columns event_date"},
		{"a cell too long", "event_date,event_tz,event_title\n2026-01-02T10:00:00,,a\n2026-01-02T10:00:00,,\"" + strings.Repeat("x", maxRow+2*maxRead) + "\"\n", "iris", "longer than 4 MiB"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _, err := readText(t, "x", tc.text, Options{Format: tc.format})
			if incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want one with %q", err, tc.want)
			}
			if strings.Contains(tc.text, `"a"`) && (len(got) == 0 || got[0].Text != "a") {
				t.Errorf("what stood before is not taken: %.200s", short(got))
			}
		})
	}
}

// Arrays in arrays are followed to a depth, and what is deeper is told, not lost.
func TestJSONDepth(t *testing.T) {
	const row = `{"at":"2026-01-02T10:00:00Z","text":"a"}`
	got, _, err := readText(t, "x", strings.Repeat("[", 3)+row+strings.Repeat("]", 3), Options{Format: "jsonl"})
	if err != nil || len(got) != 1 || got[0].Status != Taken {
		t.Error(err, short(got))
	}
	got, _, err = readText(t, "x", strings.Repeat("[", 50)+row+strings.Repeat("]", 50), Options{Format: "jsonl"})
	if err != nil || len(got) != 1 || got[0].Status != Skipped {
		t.Error(err, short(got))
	}
}

// hostile are texts that try to get out of wherever they are put.
func hostile(t testing.TB) []string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "hostile-notes.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range bytes.SplitSeq(bytes.TrimSpace(raw), []byte("\n")) {
		var row struct {
			Text string `json:"text"`
			B64  []byte `json:"text_b64"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		if row.B64 != nil {
			row.Text = strings.ToValidUTF8(string(row.B64), "\uFFFD")
		}
		if strings.TrimSpace(row.Text) != "" {
			out = append(out, row.Text)
		}
	}
	if len(out) < 40 {
		t.Fatalf("only %d hostile texts", len(out))
	}
	return out
}

// A hostile text comes out of every format as it went in: the log cleans, not the importer.
func TestHostile(t *testing.T) {
	quoted := func(s string) string {
		raw, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	inCell := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	const at = `"2026-01-02T10:00:00Z"`
	for _, tc := range []struct {
		format, name string
		source       func(s string) string
		author       bool // it stands there too
	}{
		{"jsonl", "own", func(s string) string {
			return `{"id":"i-1","happened_at":` + at + `,"recorded_at":` + at + `,"author":` + quoted(s) + `,"text":` + quoted(s) + `,"kind":` + quoted(s) + `,"tags":[` + quoted(s) + `]}`
		}, true},
		{"jsonl", "generic", func(s string) string {
			return `{"at":` + at + `,"text":` + quoted(s) + `,"who":` + quoted(s) + `,"hat":` + quoted(s) + `,"id":` + quoted(s) + `}`
		}, true},
		{"jsonl", "Timesketch", func(s string) string {
			return `{"datetime":` + at + `,"message":` + quoted(s) + `,"timestamp_desc":` + quoted(s) + `,"tag":` + quoted(s) + `,"actor":` + quoted(s) + `}`
		}, true},
		{"pagerduty", "log", func(s string) string {
			return `{"log_entries":[{"id":"R","type":"annotate_log_entry","summary":"x","created_at":` + at + `,"agent":{"summary":` + quoted(s) + `},"channel":{"summary":` + quoted(s) + `}}]}`
		}, true},
		{"github", "comment", func(s string) string {
			return `[{"id":1,"issue_url":` + quoted(s) + `,"user":{"login":` + quoted(s) + `},"created_at":` + at + `,"body":` + quoted(s) + `}]`
		}, true},
		{"iris", "API", func(s string) string {
			return `[{"event_id":1,"event_date":` + at + `,"event_title":` + quoted(s) + `,"event_tags":` + quoted(s) + `,"user":` + quoted(s) + `}]`
		}, true},
		{"iris", "CSV", func(s string) string {
			return "event_date,event_tz,event_title,event_category,event_tags\n2026-01-02T10:00:00,+00:00," + inCell(s) + "," + inCell(s) + "," + inCell(s) + "\n"
		}, false},
	} {
		t.Run(tc.format+" "+tc.name, func(t *testing.T) {
			for _, text := range hostile(t) {
				got, _, err := readText(t, "x", tc.source(text), Options{Format: tc.format})
				if err != nil || len(got) != 1 || got[0].Status == Skipped {
					t.Errorf("%q: %v\n%s", text, err, short(got))
					continue
				}
				want := text
				if tc.name == "CSV" {
					want = strings.ReplaceAll(text, "\r\n", "\n") // as encoding/csv reads a line break in a cell
				}
				if got[0].Text != want || tc.author && got[0].Author != want {
					t.Errorf("%q comes out as %q by %q", text, got[0].Text, got[0].Author)
				}
				wholesome(t, got)
			}
		})
	}
	t.Run("markdown", func(t *testing.T) {
		for _, text := range hostile(t) {
			line := strings.TrimSpace(strings.NewReplacer("\n", " ", "\r", " ").Replace(text))
			got, _, err := readText(t, "x.md", "- 2026-01-02 10:00 said: "+line+"\n- 10:01 next\n\n| Time | Event |\n|-|-|\n| 10:02 | said: "+strings.ReplaceAll(line, "|", `\|`)+" |\n", Options{})
			if err != nil || len(got) != 3 {
				t.Errorf("%q: %v\n%s", text, err, short(got))
				continue
			}
			cell := strings.ReplaceAll(line, "|", `\|`)
			if got[0].Text != "said: "+line || got[1].Text != "next" || got[2].Text != "said: "+cell {
				t.Errorf("%q comes out as %q, %q, %q", line, got[0].Text, got[1].Text, got[2].Text)
			}
			wholesome(t, got)
		}
	})
}

func FuzzJSON(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "json", "*[lnv]"))
	if err != nil || len(files) == 0 {
		f.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i := range 4 {
			f.Add(string(raw), uint8(i))
		}
	}
	for _, s := range []string{"", "{", "[", "{}", "[[[]]]", `{"data":{"timeline":[]}}`, `{"at":[],"text":{}}`, `{"a":1}{"b":2}`, `{"resourceLogs":[{"scopeLogs":[1,{"logRecords":[null]}]}]}`, `{"at":1e400,"text":"x"}`, "{\"at\":\"\xff\",\"text\":\"\\ud800\"}", "]"} {
		f.Add(s, uint8(0))
	}
	f.Fuzz(func(t *testing.T, text string, format uint8) {
		steady(t, "x.jsonl", text, Options{Format: []string{"jsonl", "pagerduty", "github", "iris"}[format%4]})
	})
}
