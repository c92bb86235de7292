package search

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

var berlin = time.FixedZone("CET", 3600)

// now is a Monday afternoon.
var now = time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)

func local(y int, m time.Month, d, h, min int) time.Time {
	return time.Date(y, m, d, h, min, 0, 0, berlin)
}

func TestParse(t *testing.T) {
	for _, row := range []struct {
		text string
		want Query
	}{
		{"", Query{}},
		{"  \t ", Query{}},
		{"replica lag", Query{Words: []string{"replica", "lag"}}},
		{"lag lag", Query{Words: []string{"lag"}}},
		{`"replica lag" 40`, Query{Words: []string{"replica lag", "40"}}},
		{`"replica la`, Query{Words: []string{"replica la"}}},
		{`""`, Query{}},
		{`"hat:black"`, Query{Words: []string{"hat:black"}}},
		{"hat:black hat:K HAT:gre", Query{Hats: []hats.Hat{hats.Black, hats.Green}}},
		{"kind:decision kind:note", Query{Kinds: []string{"decision", "note"}}},
		{`who:ana who:"Ana B" person:data_base who:@dba`, Query{People: []string{"ana", "Ana B", "data base", "dba"}}},
		{`party:acme party:"Acme Inc"`, Query{Parties: []string{"acme", "Acme Inc"}}},
		{"tag:db #dns tag:#vpn", Query{Tags: []string{"db", "dns", "vpn"}}},
		{"#", Query{Words: []string{"#"}}},
		{"open:yes", Query{Open: Yes}},
		{"open:NO star:yes", Query{Open: No, Starred: Yes}},
		{"since:2026", Query{Since: local(2026, 1, 1, 0, 0)}},
		{"since:2026-01 until:2026-02-03", Query{Since: local(2026, 1, 1, 0, 0), Until: local(2026, 2, 4, 0, 0)}},
		{"from:2025-12 to:2025-12", Query{Since: local(2025, 12, 1, 0, 0), Until: local(2026, 1, 1, 0, 0)}},
		{"since:yesterday until:today", Query{Since: local(2026, 3, 1, 0, 0), Until: local(2026, 3, 3, 0, 0)}},
		{"since:14:02", Query{Since: local(2026, 3, 2, 14, 2)}},
		{`until:"yesterday 23:50"`, Query{Until: local(2026, 3, 1, 23, 51)}},
		{"since:2026-02-03_14:02", Query{Since: local(2026, 2, 3, 14, 2)}},
		{"http://x.example/a 14:02 a:// lag:", Query{Words: []string{"http://x.example/a", "14:02", "a://", "lag:"}}},
		{`error:"timed out"`, Query{Words: []string{"error:timed out"}}},
		{"停止 hat:white", Query{Words: []string{"停止"}, Hats: []hats.Hat{hats.White}}},
	} {
		got, err := Parse(row.text, now, berlin)
		same := got.Since.Equal(row.want.Since) && got.Until.Equal(row.want.Until)
		got.Since, got.Until, row.want.Since, row.want.Until = time.Time{}, time.Time{}, time.Time{}, time.Time{}
		if err != nil || !same || !reflect.DeepEqual(got, row.want) {
			t.Errorf("%q gives %+v, %v; want %+v", row.text, got, err, row.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, row := range []struct{ text, says, hint string }{
		{"hat:mauve", `"mauve" is nothing that hat: takes`, "white, red, black"},
		{"hat:", "hat: has no value yet", "white, red, black"},
		{"lag since:soon", `"soon" is nothing that since: takes`, "2026-01"},
		{"until:2026-13", "2026-13", "yesterday"},
		{"open:maybe", "maybe", "yes, no"},
		{"hta:black", `there is no filter "hta"`, `put them in quotes: "hta:black"`},
		{"who:", "who: has no value yet", "name or seat"},
		{"from:", "from: has no value yet", "2026-01"},
		{strings.Repeat("x", TextMax+1), "over its limit of 2000 bytes", "a few words"},
	} {
		_, err := Parse(row.text, now, berlin)
		if incident.CodeOf(err) != incident.CodeInvalid || !strings.Contains(err.Error(), row.says) || !strings.Contains(incident.HintOf(err), row.hint) {
			t.Errorf("%.40q: %v, %q; want %q, %q", row.text, err, incident.HintOf(err), row.says, row.hint)
		}
	}
	q, err := Parse("lag hat:mauve open:no", now, nil)
	if err == nil || !reflect.DeepEqual(q, Query{Words: []string{"lag"}, Open: No}) {
		t.Errorf("with a word that is none, the others make %+v", q)
	}
}

// TestEveryFilterWorks: what help names, Parse takes, with each value that help names.
func TestEveryFilterWorks(t *testing.T) {
	if len(Filters()) != len(filters) {
		t.Errorf("help names %d filters, and there are %d", len(Filters()), len(filters))
	}
	for _, f := range Filters() {
		for _, v := range append(f.Values, "") {
			q, err := Parse(f.Name+":"+v, now, berlin)
			if v == "" != (err != nil) || (v != "") == q.Empty() {
				t.Errorf("%s:%s gives %+v, %v", f.Name, v, q, err)
			}
		}
	}
	for name, other := range sameFilter {
		if filters[other] == nil || filters[name] != nil {
			t.Errorf("%s is no other name of %s", name, other)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "lag", `"a b" hat:black since:2026-01 until:2026-02-03 party:acme who:ana tag:db kind:decision open:yes`, `hat:"`, "a:b:c", `:"x`,
		"#", "##", "since:-5m", "\xff:\xff", "since:0000", "since:9999", strings.Repeat("x ", 3000),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text, now, berlin)
		if err != nil && (incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" || !utf8.ValidString(err.Error())) {
			t.Fatalf("%q: %v, %q", text, err, incident.HintOf(err))
		}
		for _, w := range q.Words {
			if strings.TrimSpace(w) == "" || !utf8.ValidString(w) {
				t.Fatalf("%q has the word %q", text, w)
			}
		}
		if again, err := Parse(text, now, berlin); (err == nil) != (again.Empty() == q.Empty() && err == nil) {
			t.Fatalf("%q is read in two ways", text)
		}
	})
}
