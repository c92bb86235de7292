package outbound

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

var now = time.Date(2024, 5, 7, 14, 0, 0, 0, time.UTC)

// complete is a draft for a customer that lacks nothing.
func complete() Draft {
	return Draft{
		Text: "We are sorry: since 13:05 you cannot ship.", Audience: "customer", DoesForThem: "You can tell your drivers what to do.",
		NextAt: now.Add(30 * time.Minute), From: "Ana", To: "Ms Lind", ReviewedBy: "Okan", Relationship: Calm, RecipientKnown: true,
		Names: []string{"Tomas", "Nadia Weiss", "Ravi", "Ana"}, Hosts: []string{"otto", "ledger-db"}, Parties: []string{"Quillbank"},
	}
}

func saying(text string) Draft {
	d := complete()
	d.Text = text
	return d
}

func of(found []Finding, r Rule) []Finding {
	return slices.DeleteFunc(slices.Clone(found), func(f Finding) bool { return f.Rule != r })
}

// rows reads the labelled sentences of testdata: label, rule, sentence.
func rows(t testing.TB, name string, fields int) [][]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != fields {
			t.Fatalf("%s: %q has %d fields", name, line, len(f))
		}
		out = append(out, f)
	}
	return out
}

func TestTablesCompile(t *testing.T) {
	for name, table := range map[string]func() *table{
		"when": whenTable, "promise": promiseTable, "lower": lowerTable, "not repair": notRepair, "hopeful": hopefulTable, "immunity": immunityTable,
		"hollow": hollowTable, "forbidden": forbiddenTable, "label": labelTable, "jargon": jargonTable, "next": nextTable, "state": stateTable,
	} {
		if err := table().err; err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, line := range []string{"", "..", ".3 x", "NOSUCH", "a||b", "x? y", "a .0 b", "it's", "hot-fix"} {
		if _, err := compile(line); err == nil {
			t.Errorf("phrase %q is accepted", line)
		}
	}
}

// TestBars holds precision and recall on the labelled sentences: a bad row counts as found where a finding has its rule, a good row as
// a false alarm where any rule about words speaks.
func TestBars(t *testing.T) {
	all := rows(t, "dev.tsv", 3)
	if len(all) < 150 {
		t.Fatalf("only %d rows", len(all))
	}
	var hit, miss, alarm float64
	for _, r := range all {
		found := Check(saying(r[2]), now, time.UTC)
		switch {
		case r[0] == "good" && len(found) > 0:
			alarm++
			t.Logf("false alarm %q: %v %q", r[2], found[0].Rule, r[2][max(0, found[0].Start):max(0, found[0].End)])
		case r[0] == "bad" && len(of(found, Rule(r[1]))) > 0:
			hit++
		case r[0] == "bad":
			miss++
			t.Logf("missed %s %q", r[1], r[2])
		}
	}
	precision, recall := hit/(hit+alarm), hit/(hit+miss)
	t.Logf("%d rows, precision %.3f, recall %.3f", len(all), precision, recall)
	if precision < .97 || recall < .95 {
		t.Errorf("precision %.3f (bar .97), recall %.3f (bar .95)", precision, recall)
	}
}
