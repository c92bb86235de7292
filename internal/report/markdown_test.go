package report

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

func TestMarkdown(t *testing.T) {
	for name, o := range map[string]Options{"inside": {}, "outside": {Roles: true, Redacted: true}} {
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, pageOf(t, "md", night(t), o)) })
	}
}

func TestLiteral(t *testing.T) {
	for text, want := range map[string]string{
		"replica lag is 40 s, at 14:02:07": "replica lag is 40 s, at 14:02:07",
		"a|b":                              `a\|b`,
		"one\n\ntwo":                       "one<br><br>two",
		"`rm -rf`":                         "\\`rm -rf\\`",
		"<b> & </b>":                       "&lt;b&gt; &amp; &lt;/b&gt;",
		"&lt;":                             "&amp;lt;",
		"[text](to) ![x](y) [^1]":          `\[text\](to) !\[x\](y) \[^1\]`,
		"*a* __b__ snake_case _c":          `\*a\* \_\_b\_\_ snake_case \_c`,
		"~~gone~~ $x$":                     `\~\~gone\~\~ \$x\$`,
		`back\slash`:                       `back\\slash`,
		"@ana, a@b.c and @ home":           `@<!-- -->ana, a@<!-- -->b.c and @ home`,
		"#12 acme/shop#3 # GH-4 gh-x":      `\#<!-- -->12 acme/shop\#<!-- -->3 \# GH-<!-- -->4 gh-x`,
		"https://a.b www.c.d mailto:x":     "https:<!-- -->//a.b www<!-- -->.c.d mailto:<!-- -->x",
		":fire: :+1: 10:30: :100:":         ":<!-- -->fire: :<!-- -->+1: 10:30: :<!-- -->100:",
		"<!-- -->":                         "&lt;!-- --&gt;",
		"- item":                           `\- item`,
		"+ item":                           `\+ item`,
		"1. item":                          `1\. item`,
		"12) item":                         `12\) item`,
		"a - b + c 1. d":                   "a - b + c 1. d",
		"    four":                         "&#32;   four",
		"# heading #":                      `\# heading \#`,
		"":                                 "",
	} {
		if got := literal(text); got != want {
			t.Errorf("%q becomes\n%s, want\n%s", text, got, want)
		}
		if got := read(literal(text)); got != text {
			t.Errorf("%q is read back as %q", text, got)
		}
	}
}

// read is what an import makes of a cell of ours: what stands between pieces, then <br>, then backslashes, then entities.
func read(cell string) string {
	cell = strings.ReplaceAll(strings.ReplaceAll(cell, split, ""), "<br>", "\n")
	return html.UnescapeString(regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])").ReplaceAllString(cell, "$1"))
}

// acts are what must not be left of a text: what a renderer would make something of.
var acts = regexp.MustCompile("(?i)(^|[^\\\\])(\\\\\\\\)*[`*\\[\\]|~$]|@[\\pL\\pN]|#[\\pL\\pN]|gh-\\pN|www\\.|://|\n")

func FuzzLiteral(f *testing.F) {
	for _, s := range hostileTexts(f) {
		f.Add(s)
	}
	f.Add("see #12 and @ana `code` :fire: www.x.y https://z GH-1 |a|\\|b")
	f.Fuzz(func(t *testing.T, s string) {
		s = clean(s, true)
		got := literal(s)
		if back := read(got); back != s {
			t.Fatalf("%q becomes %q, which is read as %q", s, got, back)
		}
		if m := acts.FindString(strings.TrimPrefix(got, "&#32;")); m != "" {
			t.Fatalf("%q is left in %q", m, got)
		}
		for _, ours := range []string{split, "<br>"} {
			got = strings.ReplaceAll(got, ours, "")
		}
		if strings.ContainsAny(got, "<>") || !utf8.ValidString(got) {
			t.Fatalf("there is a tag in %q", got)
		}
	})
}

// mdRow is a row of the table as an import finds it.
type mdRow struct{ time, hat, kind, tags, who, what, id string }

// cell is the text of a cell up to a bar that no backslash hides.
var cell = regexp.MustCompile(`(?:[^|\\]|\\.)*`)

// mdTable reads the table of a page.
func mdTable(t *testing.T, page string) []mdRow {
	t.Helper()
	_, page, ok := strings.Cut(page, "\n## Timeline\n\n")
	if !ok {
		t.Fatal("there is no timeline")
	}
	head, page, _ := strings.Cut(page, "\n")
	columns := strings.Count(head, "|") - 1
	var rows []mdRow
	for line := range strings.Lines(page) {
		if !strings.HasPrefix(line, "| ") {
			break
		}
		if strings.HasPrefix(line, "| --- ") {
			continue
		}
		var cells []string
		rest := strings.TrimSuffix(strings.TrimPrefix(line, "|"), "\n")
		for rest != "" {
			c := cell.FindString(rest)
			cells = append(cells, strings.TrimSpace(c))
			rest = strings.TrimPrefix(rest[len(c):], "|")
		}
		if len(cells) != columns {
			t.Fatalf("%d cells for %d columns: %s", len(cells), columns, line)
		}
		if columns == 5 {
			cells = append(cells[:3], append([]string{""}, cells[3:]...)...)
		}
		what, id, ok := strings.Cut(cells[5], "<!-- id:")
		if !ok || !strings.HasSuffix(id, " -->") {
			t.Fatalf("a row without an id: %s", line)
		}
		rows = append(rows, mdRow{cells[0], cells[1], cells[2], read(cells[3]), read(cells[4]), read(strings.TrimSpace(what)), strings.TrimSuffix(id, " -->")})
	}
	return rows
}

// mdTime reads a time of the table.
func mdTime(t *testing.T, s string) (at time.Time, vague incident.Vague) {
	t.Helper()
	if s == "??:??" {
		return time.Time{}, incident.Unknown
	}
	s, about := strings.CutPrefix(s, "~")
	if about {
		vague = incident.About
	}
	s = strings.TrimSuffix(s, " UTC")
	for _, layout := range []string{"2006-01-02 15:04 UTC-07:00", "2006-01-02 15:04:05 UTC-07:00", "2006-01-02 15:04", "2006-01-02 15:04:05"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at.UTC(), vague
		}
	}
	t.Fatalf("this is no time: %q", s)
	return time.Time{}, vague
}

// TestMarkdownComesBack: times, authors, texts and ids of the notes are read back as they were, hostile ones too.
func TestMarkdownComesBack(t *testing.T) {
	d := &scribe{tb: t, at: time.Date(2031, 3, 30, 0, 30, 0, 0, time.UTC)} // before the clocks go forward
	d.do("Ana", incident.Declare{Title: "x"})
	for i, words := range hostileTexts(t) {
		d.at = d.at.Add(time.Duration(i) * 1733 * time.Millisecond)
		vague := []incident.Vague{incident.Exact, incident.Exact, incident.About, incident.Unknown}[i%4]
		c := incident.AddNote{Hat: hats.All()[i%6], Text: words, Who: words[:min(len(words), 20)], From: incident.Provenance{Vague: vague}}
		_ = d.try("Ana", c) // an empty text is refused
	}
	got := map[string]mdRow{}
	for _, r := range mdTable(t, pageOf(t, "md", d.story(), Options{})) {
		got[r.id] = r
	}
	for _, n := range d.state.Notes {
		r, ok := got[fmt.Sprintf("k7f3-%d", n.Seq)]
		if !ok {
			t.Fatalf("note %d is not there", n.Seq)
		}
		at, vague := mdTime(t, r.time)
		if want := n.At; vague != n.Vague || vague != incident.Unknown && !at.Equal(want) {
			t.Errorf("note %d of %v %q is read as of %v %q", n.Seq, want, n.Vague, at, vague)
		}
		if r.what != n.Text || r.who != n.Voice() || r.hat != n.Hat.Name() {
			t.Errorf("note %d is read as\n%+v, want\n%+v", n.Seq, r, *n)
		}
	}
	if len(d.state.Notes) < 40 {
		t.Errorf("only %d notes were tried", len(d.state.Notes))
	}
}

// TestMarkdownHostile: whatever the texts, every line is one of ours and there is no tag but ours.
func TestMarkdownHostile(t *testing.T) {
	ours := regexp.MustCompile(`<br>|<!-- -->|<!-- id:[-\w]* -->|^> `)
	stories := []Story{{}, night(t)}
	for _, words := range hostileTexts(t) {
		stories = append(stories, typed(t, words), foreign(words))
	}
	for seed := range uint64(4) {
		stories = append(stories, wander(t, seed, 200).story())
	}
	for _, s := range stories {
		for _, o := range everyOption {
			page := pageOf(t, "md", s, o)
			mdTable(t, page)
			for line := range strings.Lines(page) {
				line = strings.TrimSuffix(line, "\n")
				if strings.ContainsAny(ours.ReplaceAllString(line, ""), "<>") {
					t.Fatalf("there is a tag in %s", line)
				}
				if line != "" && !strings.HasPrefix(line, "# ") && !strings.HasPrefix(line, "## ") && !strings.HasPrefix(line, "> ") &&
					!strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "Made ") && !strings.HasPrefix(line, "Left out: ") && !strings.HasPrefix(line, "Edited ") {
					t.Fatalf("this line is none of ours: %s", line)
				}
			}
		}
	}
}

func TestMarkdownTimes(t *testing.T) {
	summer := time.FixedZone("CEST", 2*3600)
	note := func(at time.Time, vague incident.Vague) incident.Event {
		e := incident.Event{Kind: incident.KindNote, Hat: hats.White, Type: "fact", At: at, Recorded: start, Text: "x"}
		if vague != "" {
			e.Fields = map[string]string{incident.FieldVague: string(vague)}
		}
		return e
	}
	for _, c := range []struct {
		name string
		e    incident.Event
		want string
	}{
		{"whole minute", note(start, ""), "2031-03-14 15:00 UTC+02:00"},
		{"seconds", note(start.Add(7*time.Second), ""), "2031-03-14 15:00:07 UTC+02:00"},
		{"thousandths", note(start.Add(7123*time.Millisecond), ""), "2031-03-14 15:00:07.123 UTC+02:00"},
		{"about", note(start, incident.About), "~2031-03-14 15:00 UTC+02:00"},
		{"of a newer version", note(start, "perhaps"), "~2031-03-14 15:00 UTC+02:00"},
		{"unknown", note(start, incident.Unknown), "??:??"},
		{"lost", note(time.Time{}, ""), "??:??"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.e.Seq = 1
			rows := mdTable(t, pageOf(t, "md", Story{ID: "k7f3", Events: []incident.Event{c.e}, Zone: summer, Now: start}, Options{}))
			if len(rows) != 1 || rows[0].time != c.want || rows[0].id != "k7f3-1" {
				t.Errorf("the rows are %+v, want one of %s", rows, c.want)
			}
		})
	}
}

// TestMarkdownZone: the head names a zone only when it is that of all rows.
func TestMarkdownZone(t *testing.T) {
	d := &scribe{tb: t, at: time.Date(2031, 3, 30, 0, 30, 0, 0, time.UTC)}
	d.do("Ana", incident.Declare{Title: "x"})
	if page := pageOf(t, "md", d.story(), Options{}); !strings.Contains(page, "| Time (UTC+01:00) | Hat |") {
		t.Errorf("the head names no zone:\n%s", page)
	}
	d.later(60)
	d.do("Ana", incident.AddNote{Text: "after the clocks went forward"})
	page := pageOf(t, "md", d.story(), Options{})
	if !strings.Contains(page, "| Time | Hat |") || !strings.Contains(page, "| 2031-03-30 03:30 UTC+02:00 |") || !strings.Contains(page, "| 2031-03-30 01:30 UTC+01:00 |") {
		t.Errorf("the zones are\n%s", page)
	}
}
