package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type hostileRow struct{ Name, Text string }

func hostileRows(t *testing.T) []hostileRow {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "internal", "incident", "testdata", "hostile-notes.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var rows []hostileRow
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row hostileRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 53 {
		t.Fatalf("%d hostile rows, want 53", len(rows))
	}
	return rows
}

// TestHostileText puts every hostile row everywhere a person can put text. Each command ends well or says why not, nothing that a
// terminal would act upon comes out, and what was changed in a note is said.
func TestHostileText(t *testing.T) {
	for _, row := range hostileRows(t) {
		t.Run(row.Name, func(t *testing.T) {
			b := newBench(t)
			b.ok("declare", "plain")
			whole := strings.ToValidUTF8(row.Text, "\xff")
			for _, try := range []struct {
				in   string
				args []string
			}{
				{"", []string{"declare", "--at", "13:00", "--", row.Text}},
				{"", []string{"declare", "--at", "13:00", "--impact=" + row.Text, "--person=" + row.Text + ", " + row.Text, "x"}},
				{"", []string{"note", "--", row.Text}},
				{"", []string{"note", "--plain", "--", row.Text}},
				{"", []string{"note", "--who=" + row.Text, "x"}},
				{"", []string{"note", "--by=" + row.Text, "x"}},
				{"", []string{"note", "--", "x #" + row.Text}},
				{"", []string{"note", "--", "@\"" + row.Text + "\" x"}},
				{"", []string{"note", "--", "/goal " + row.Text}},
				{"", []string{"note", "--hat=" + row.Text, "x"}},
				{"", []string{"note", "--at=" + row.Text, "x"}},
				{"", []string{"note", "-i", row.Text, "x"}},
				{row.Text, []string{"note", "-"}},
				{whole, []string{"note", "--whole", "-"}},
				{"", []string{"hat", "--", row.Text}},
				{"", []string{"close", "--open-ended=" + row.Text}},
				{"", []string{"reopen", "--", row.Text}},
				{"", []string{row.Text}},
				{"", []string{"--" + row.Text}},
				{"", []string{"list"}},
				{"", []string{"list", "--json"}},
				{"", []string{"show"}},
				{"", []string{"show", "--json"}},
			} {
				code, out, errOut := b.run(try.in, try.args...)
				if code < 0 || code > exitRefused {
					t.Errorf("%q: exit %d", try.args, code)
				}
				if (code == exitDone) == strings.Contains(errOut, "error: ") {
					t.Errorf("%q: exit %d and %q", try.args, code, errOut)
				}
				if bad := unsafe(out + errOut); bad != "" {
					t.Errorf("%q lets %q out:\n%s%s", try.args, bad, out, errOut)
				}
			}
			b.sane(t)
		})
	}
}

// sane checks that everything is still there and can be read.
func (b *bench) sane(t *testing.T) {
	t.Helper()
	var list []summaryOut
	if err := json.Unmarshal([]byte(b.ok("list", "--json")), &list); err != nil || len(list) == 0 {
		t.Fatalf("list: %v, %d incidents", err, len(list))
	}
	for _, s := range list {
		var shown showOut
		if err := json.Unmarshal([]byte(b.ok("show", s.ID, "--json")), &shown); err != nil {
			t.Fatal(err)
		}
		if shown.Incident.Title != s.Title {
			t.Errorf("title is %q in the list and %q shown", s.Title, shown.Incident.Title)
		}
	}
}

// TestHostileNoteIsSaid: what was changed in a text is told, and what was not changed is not.
func TestHostileNoteIsSaid(t *testing.T) {
	for _, tt := range []struct{ text, stored, said string }{
		{"plain words", "plain words", ""},
		{"red \x1b[31malert\x1b[0m", "red alert", "note: cleaned: 2 colour codes removed\n"},
		{"clear \x1b[2Jscreen", "clear ␛[2Jscreen", "note: cleaned: 1 control character made visible\n"},
	} {
		b := newBench(t)
		b.ok("declare", "x")
		code, out, said := b.run("", "note", "--json", "--", tt.text)
		var n noteOut
		if err := json.Unmarshal([]byte(out), &n); err != nil || code != 0 {
			t.Fatalf("exit %d, %v: %s%s", code, err, out, said)
		}
		if n.Text != tt.stored || said != tt.said {
			t.Errorf("%q: stored %q and said %q, want %q and %q", tt.text, n.Text, said, tt.stored, tt.said)
		}
	}
}

// The JSON of the program as a script would read it: none of the program's own types.
type (
	summaryOut struct{ ID, Title, State string }
	noteOut    struct {
		Seq               uint64
		ID, Hat, Text, By string
		Kind              *string
		At, Recorded      string
		Tags              []string
		Edited, Retracted bool
	}
	showOut struct {
		Incident struct{ Title string }
		Notes    []noteOut
	}
)
