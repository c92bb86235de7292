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
	"unicode/utf8"
)

// readText reads a source that is a text, and returns its entries, what is said about it, and the error.
func readText(t testing.TB, name, text string, o Options) ([]Entry, Summary, error) {
	t.Helper()
	var got []Entry
	sum, err := Read(t.Context(), Input{Name: name, File: strings.NewReader(text), Size: int64(len(text))}, o, func(e Entry) error {
		got = append(got, e)
		return nil
	})
	return got, sum, err
}

// short tells entries in a line each: line, status, time, vagueness, author, kind, text and reason.
func short(entries []Entry) string {
	var b strings.Builder
	for _, e := range entries {
		at := "-"
		if !e.At.IsZero() {
			at = e.At.Format("2006-01-02T15:04:05Z")
		}
		fmt.Fprintf(&b, "%d %s %s", e.Line, e.Status, at)
		for _, s := range []string{string(e.Vague), e.Author, string(e.Hat), e.Kind, strings.Join(e.Tags, "+")} {
			if s != "" {
				b.WriteString(" [" + s + "]")
			}
		}
		fmt.Fprintf(&b, " %s", strings.ReplaceAll(e.Text, "\n", "/"))
		if e.Reason != "" {
			b.WriteString(" (" + e.Reason + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// same fails unless got is want, in which the first line break and the tabs in front of lines do not count.
func same(t *testing.T, got, want string) {
	t.Helper()
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSpace(want), "\n") {
		if line = strings.TrimLeft(line, "\t"); line != "" {
			lines = append(lines, line)
		}
	}
	if want = strings.Join(lines, "\n"); strings.TrimSpace(got) != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// matches fails unless the entries that are not skipped are what the file of expected readings says, in its order.
func matches(t *testing.T, got []Entry, file string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var kept []Entry
	for _, e := range got {
		if e.Status != Skipped {
			kept = append(kept, e)
		}
	}
	lines := bytes.Split(bytes.TrimSpace(raw), []byte("\n"))
	if len(lines) != len(kept) {
		t.Errorf("%d entries, want %d:\n%s", len(kept), len(lines), short(got))
	}
	for i, line := range lines[:min(len(lines), len(kept))] {
		var want map[string]*string
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		e := kept[i]
		at := e.At.Format(time.RFC3339)
		have := map[string]*string{"at": &at, "raw": &e.Raw, "actor": &e.Author, "text": &e.Text}
		if e.At.IsZero() {
			have["at"] = nil
		}
		for key, w := range want {
			if h := have[key]; (h == nil) != (w == nil) || h != nil && *h != *w {
				t.Errorf("entry %d, %s: got %s, want %s", i+1, key, show(h), show(w))
			}
		}
	}
}

func show(s *string) string {
	if s == nil {
		return "null"
	}
	return fmt.Sprintf("%q", *s)
}

func TestMarkdownSamples(t *testing.T) {
	for _, name := range []string{"list-utc-midnight", "table-utc-unknown-minutes", "headings-cest"} {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata", "markdown", name+".md"))
			if err != nil {
				t.Fatal(err)
			}
			for how, text := range map[string]string{"": string(raw), " with CRLF": strings.ReplaceAll(string(raw), "\n", "\r\n")} {
				got, sum, err := readText(t, name+".md", text, Options{})
				if err != nil {
					t.Fatal(how, err)
				}
				if sum.Format != "markdown" {
					t.Errorf("format%s: %s", how, sum.Format)
				}
				matches(t, got, filepath.Join("testdata", "markdown", name+".expected.jsonl"))
				wholesome(t, got)
			}
		})
	}
}

// wholesome fails if an entry breaks what Entry promises.
func wholesome(t testing.TB, entries []Entry) {
	t.Helper()
	ids := map[string]bool{}
	for _, e := range entries {
		switch {
		case e.Line < 1:
			t.Errorf("no line: %+v", e)
		case (e.Reason == "") != (e.Status == Taken):
			t.Errorf("status and reason do not go together: %+v", e)
		case e.At.IsZero() != (e.Vague == Unknown):
			t.Errorf("time and vagueness do not go together: %+v", e)
		case e.SourceID == "" || ids[e.Source+"\x00"+e.SourceID]:
			t.Errorf("no id, or one that is there twice: %+v", e)
		case !utf8.ValidString(e.Text + e.Author + e.Raw + e.Reason + e.Kind + strings.Join(e.Tags, "")):
			t.Errorf("not UTF-8: %+v", e)
		}
		ids[e.Source+"\x00"+e.SourceID] = true
	}
}

func TestMarkdown(t *testing.T) {
	const page = "# Queue stuck\n\nDate: January 2, 2026\n\n## Timeline\n\n"
	for _, tc := range []struct {
		name, text, want, zone string
	}{
		{name: "forms of a time", text: page + "- 14:32 text\n" +
			"- 2026-01-02 14:32 UTC - full text\n" +
			"* 14:32:05Z @who said it\n" +
			"- **14:40:** bold text\n" +
			"+ **14:41** – dashed\n" +
			"1. [14:42] bracket\n" +
			"2. **14:43 Outage** of all\n" +
			"- ~14:45 about that\n" +
			"- 14:50-14:55: a range\n" +
			"- 17:04 UTC+2: zone of its own\n" +
			"- 25:00 no such time\n", want: `
			7 taken 2026-01-02T14:32:00Z text
			8 taken 2026-01-02T14:32:00Z full text
			9 taken 2026-01-02T14:32:05Z [who] said it
			10 taken 2026-01-02T14:40:00Z bold text
			11 taken 2026-01-02T14:41:00Z dashed
			12 taken 2026-01-02T14:42:00Z bracket
			13 taken 2026-01-02T14:43:00Z **Outage** of all
			14 taken 2026-01-02T14:45:00Z [about] about that
			15 taken 2026-01-02T14:50:00Z [about] a range
			16 taken 2026-01-02T15:04:00Z zone of its own
			17 doubtful - [unknown] 25:00 no such time (it has no time)`},
		{name: "the clock goes back", text: page + "- 14:50 a\n- 13:00 b\n- 23:30 c\n- 00:10 d\n", want: `
			7 taken 2026-01-02T14:50:00Z a
			8 doubtful 2026-01-02T13:00:00Z b (the clock goes back: "13:00" comes after 14:50)
			9 taken 2026-01-02T23:30:00Z c
			10 taken 2026-01-03T00:10:00Z d`},
		{name: "what goes on", text: page + "- 15:01 wraps\n  and wraps  \n  hard\n\n  a second paragraph\n  - nested\n    - deeper\n  ```\n  code\n  ```\n  - 15:02 nested, with a time\n\nnot of it\n", want: `
			7 taken 2026-01-02T15:01:00Z wraps and wraps  /hard/a second paragraph/- nested/- deeper/code
			17 taken 2026-01-02T15:02:00Z nested, with a time`},
		{name: "actions", text: page + "- 15:00 TODO: call them\n- TODO: write it up\n- [ ] box\n- [x] 15:05 box with a time\n- no time\n\n## After\n- TODO: later\n", want: `
			7 taken 2026-01-02T15:00:00Z [action] TODO: call them
			8 doubtful - [unknown] [action] TODO: write it up (it has no time)
			9 skipped - [unknown] [action] box (a task without a time: it is still to be done, not something that happened)
			10 taken 2026-01-02T15:05:00Z [action] box with a time
			11 doubtful - [unknown] no time (it has no time)
			14 skipped - [unknown] [action] TODO: later (a task without a time: it is still to be done, not something that happened)`},
		{name: "outside of the timeline", text: "- 2026-01-02 09:00 above\n\n## Timeline\n### Day one\n- 2026-01-02 10:00 in\n### Day two\n- 10:01 in\n## Else\n- 10:02 below\n\n| Time | Event |\n|-|-|\n| 10:03 | in a table |\n\n10:04 a sentence\n", want: `
			1 skipped - [unknown] above (it stands outside of the timeline of the page)
			5 taken 2026-01-02T10:00:00Z in
			7 taken 2026-01-02T10:01:00Z in
			9 skipped - [unknown] below (it stands outside of the timeline of the page)
			13 skipped - [unknown] in a table (it stands outside of the timeline of the page)
			15 skipped - [unknown] a sentence (it stands outside of the timeline of the page)`},
		{name: "a page without such a heading", text: "# 2026-01-02\n- 10:00 a\n\n10:01 a sentence\n\n# 3 January 2026\n- 10:02 b\n- 4 January 2026\n  - 10:03 c\n", want: `
			2 taken 2026-01-02T10:00:00Z a
			4 skipped - [unknown] a sentence (a time at the beginning of a line of text, outside of a timeline)
			7 taken 2026-01-03T10:02:00Z b
			9 taken 2026-01-04T10:03:00Z c`},
		{name: "code, comments, quotes", text: page + "```\n15:20 in code\n```\n\n<!--\n- 15:21 hidden\n-->\n> - 15:22 quoted\n", want: `
			7 skipped - [unknown] 15:20 in code (it stands in a code block)
			12 skipped - [unknown] hidden (it stands in a comment that the page does not show)
			14 taken 2026-01-02T15:22:00Z quoted`},
		{name: "lines of text in a timeline", text: page + "16:30 a line\nthat wraps\n\n**16:31** another\n16:32 and one more\n", want: `
			7 taken 2026-01-02T16:30:00Z a line that wraps
			10 taken 2026-01-02T16:31:00Z another
			11 taken 2026-01-02T16:32:00Z and one more`},
		{name: "quick actions", text: "Some words.\n\n/timeline Deployed the fix | 2026-01-03 16:20\n/timeline a \\| b | 16:21\n/timeline nothing\n/timeline odd | later\n- 2026-01-03 17:00 a row\n", want: `
			3 taken 2026-01-03T16:20:00Z Deployed the fix
			4 taken 2026-01-03T16:21:00Z a \| b
			5 doubtful - [unknown] nothing (it has no time)
			6 doubtful - [unknown] odd (the time "later" cannot be read)
			7 taken 2026-01-03T17:00:00Z a row`},
		{name: "tables", text: "All times are PST.\n\n| Time | Who | What | Data Link |\n|---|:-:|---|--:|\n" +
			"| 2026-01-02 14:32 | ana | started | [x](y) |\n| 14:40 | | no who |\n| | bo | no time | |\n| later | bo | odd | |\n| 2026-01-03 | | | |\n" +
			"| 09:00 | bo | next day | |\n| | | | |\n| 13.14.2018 10:00 | bo | contradicts | |\n\n" +
			"| Metric | Value |\n|---|---|\n| Time to detect | 4 min |\n\n" +
			"Date | Time (CET) | Event | Hat | Kind | Tags\n---|---|---|---|---|---\n2026-01-05 | 10:00 | its own zone | white | fact | a, #b\n2026-01-05 | 10:01 | odd hat | purple | |\n\n" +
			"| | |\n|-|-|\n| 2026-01-05 11:00 | zone of the page again |\n", want: `
			5 taken 2026-01-02T22:32:00Z [ana] started/Data Link: [x](y)
			6 taken 2026-01-02T22:40:00Z no who
			7 doubtful - [unknown] [bo] no time (it has no time)
			8 doubtful - [unknown] [bo] odd (the time "later" cannot be read)
			9 skipped - [unknown]  (it has no text)
			10 taken 2026-01-03T17:00:00Z [bo] next day
			11 skipped - [unknown]  (the row is empty)
			12 doubtful - [unknown] [bo] contradicts (there is no day "13.14.2018 10:00")
			20 taken 2026-01-05T09:00:00Z [white] [fact] [a+b] its own zone
			21 doubtful 2026-01-05T09:01:00Z odd hat (there is no hat "purple")
			25 taken 2026-01-05T19:00:00Z zone of the page again`, zone: "PST (the page says so)"},
		{name: "a heading with words, a list below one", text: "## 2026-01-02 14:29 CET Report comes in\n\nBy phone.\n\nMore.\n\n## 14:35 CET\n- one\n- 14:36 two\n", want: `
			1 taken 2026-01-02T13:29:00Z Report comes in/By phone.
			5 skipped - [unknown] More. (it tells more about the entry above: only the first paragraph below a heading is the entry)
			7 taken 2026-01-02T13:35:00Z - one
			9 taken 2026-01-02T14:36:00Z two`},
		{name: "underlined headings, matter in front", text: "---\ntitle: \"Stuck\"\ndate: 2026-01-02\n---\nTimeline\n--------\n- 10:00 a\n\nLessons\n=======\n- 10:01 b\n", want: `
			7 taken 2026-01-02T10:00:00Z a
			11 skipped - [unknown] b (it stands outside of the timeline of the page)`},
		{name: "no day anywhere", text: "- 10:00 a\n", want: `1 doubtful - [unknown] a (no date is known for "10:00")`},
		{name: "day first is proven below", text: "- 03/04/2026 10:00 a\n- 13/04/2026 10:00 b\n", want: `
			1 taken 2026-04-03T10:00:00Z a
			2 taken 2026-04-13T10:00:00Z b`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, sum, err := readText(t, "page.txt", tc.text, Options{Format: "markdown"})
			if err != nil {
				t.Fatal(err)
			}
			same(t, short(got), tc.want)
			wholesome(t, got)
			if tc.zone != "" && sum.Zone != tc.zone {
				t.Errorf("zone %q, want %q", sum.Zone, tc.zone)
			}
		})
	}
}

// Two rows prove orders of day and month that contradict each other, so a third that could be either is doubtful.
func TestMarkdownDaysContradict(t *testing.T) {
	got, _, err := readText(t, "p.md", "- 03/04/2026 10:00 a\n- 13/04/2026 10:00 b\n- 04/14/2026 10:00 c\n", Options{})
	if err != nil || len(got) != 3 || got[0].Status != Doubtful || !strings.Contains(got[0].Reason, "could be 3 April 2026") {
		t.Errorf("%v\n%s", err, short(got))
	}
}

func TestMarkdownZone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, text string
		zone       *time.Location
		at, said   string
	}{
		{"nothing said", "- 2026-07-02 10:00 a", nil, "10:00", "UTC"},
		{"asked for", "- 2026-07-02 10:00 a", berlin, "08:00", "Europe/Berlin"},
		{"the page wins", "All times UTC\n\n- 2026-07-02 10:00 a", berlin, "10:00", "UTC (the page says so)"},
		{"the row wins", "All times UTC\n\n- 2026-07-02 10:00 CEST a", berlin, "08:00", "UTC (the page says so)"},
		{"said below", "- 2026-07-02 10:00 a\n\nAll times in PDT", nil, "17:00", "PDT (the page says so)"},
		{"in a heading", "## Timeline (CEST)\n- 2026-07-02 10:00 a", nil, "08:00", "CEST (the page says so)"},
		{"in a head of a table", "| Time (JST) | Event |\n|-|-|\n| 2026-07-02 10:00 | a |", nil, "01:00", "JST (the page says so)"},
		{"in German", "Alle Zeiten in MESZ.\n\n- 2.7.2026 10:00 a", nil, "08:00", "MESZ (the page says so)"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, sum, err := readText(t, "p.md", tc.text, Options{Zone: tc.zone})
			if err != nil || len(got) != 1 {
				t.Fatal(err, short(got))
			}
			if at := got[0].At.Format("15:04"); at != tc.at || sum.Zone != tc.said {
				t.Errorf("%s in %q, want %s in %q", at, sum.Zone, tc.at, tc.said)
			}
		})
	}
}

func TestMarkdownIDs(t *testing.T) {
	const text = "- 2026-01-02 10:00 item <!-- id:a-1 -->\n- 10:01 wraps\n  here <!-- id:a-2 -->\n- 10:02 none\n- 10:02 none\n- 10:03 twice <!-- id:a-1 -->\n\n" +
		"| Time | Event |\n|-|-|\n| 2026-01-02 10:04 UTC | a \\| b<br>c &lt;d&gt; \\*e\\* https:<!-- -->//f <!-- id:a-3 --> |\n| 2026-01-02 10:05 UTC | a \\| b<br>c |\n"
	got, _, err := readText(t, "p.md", text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	wholesome(t, got)
	var ids, texts []string
	for _, e := range got {
		if len(e.SourceID) >= 24 {
			e.SourceID = "hash" + e.SourceID[24:]
		}
		ids, texts = append(ids, e.SourceID), append(texts, e.Text)
	}
	if want := "a-1 a-2 hash hash-2 hash a-3 hash"; strings.Join(ids, " ") != want {
		t.Errorf("ids %q, want %q", ids, want)
	}
	if got[5].Source != ownSource || got[6].Source != "p.md" {
		t.Errorf("from %q and %q", got[5].Source, got[6].Source)
	}
	if want := "a | b\nc <d> *e* https://f"; texts[5] != want {
		t.Errorf("our own row reads %q, want %q", texts[5], want)
	}
	if want := "a \\| b<br>c"; texts[6] != want {
		t.Errorf("a row of somebody else reads %q, want %q", texts[6], want)
	}
}

// A page that has grown gives the rows it had their old ids.
func TestMarkdownGrown(t *testing.T) {
	const old = "- 2026-01-02 10:00 a\n- 10:00 a\n- 10:01 b\n"
	before, _, err := readText(t, "p.md", old, Options{})
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := readText(t, "p.md", "# Title\n\nWords.\n\n"+old+"- 10:02 c\n", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range before {
		if before[i].SourceID != after[i].SourceID {
			t.Errorf("row %d was %s and is %s", i, before[i].SourceID, after[i].SourceID)
		}
	}
}

func TestMarkdownErrors(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"no row", "# Title\n\nWords only.\n", "no line, table row or heading"},
		{"a line too long", "- 2026-01-02 10:00 a\n- 10:01 " + strings.Repeat("x", maxRow) + "\n", "longer than 4 MiB"},
		{"an entry too long", "- 2026-01-02 10:00 a\n- 10:01 b\n" + strings.Repeat("  "+strings.Repeat("x", 1<<20)+"\n", 5), "longer than 4 MiB"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _, err := readText(t, "p.md", tc.text, Options{})
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want one with %q", err, tc.want)
			}
			if strings.HasPrefix(tc.text, "- ") && (len(got) != 1 || got[0].Text != "a") {
				t.Errorf("what stood before is not taken: %s", short(got))
			}
		})
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, name := range []string{"list-utc-midnight", "table-utc-unknown-minutes", "headings-cest"} {
		raw, err := os.ReadFile(filepath.Join("testdata", "markdown", name+".md"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	for _, s := range []string{"", "#", "- ", "|", "|a|\n|-|", "```", "<!--", "---\n", "> > - 14:32", "- 14:32\n\t\t- x\n```\n", "/timeline |", "- **", "| Time |\n|-|\n|", "14:32\n---", "\xff- 14:32 \xc3", "- 2026-01-02 14:32 x <!-- id: -->", "- 14:32 a <!-- id:x -->\n- 14:32 a <!-- id:x -->"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { steady(t, "p.md", text, Options{Format: "markdown"}) })
}

// steady reads a text twice: the entries keep what Entry promises and are the same.
func steady(t *testing.T, name, text string, o Options) {
	t.Helper()
	one, _, err := readText(t, name, text, o)
	two, _, again := readText(t, name, text, o)
	wholesome(t, one)
	if fmt.Sprint(err) != fmt.Sprint(again) || fmt.Sprintf("%+v", one) != fmt.Sprintf("%+v", two) {
		t.Errorf("the second reading is another one:\n%s%v\n%s%v", short(one), err, short(two), again)
	}
}
