package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"warroom/internal/incident"
)

// wide measures as a terminal does, near enough: two cells for what is wide, none for marks.
func wide(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x300 && r < 0x370:
		case r >= 0x2E80:
			n += 2
		default:
			n++
		}
	}
	return n
}

func hitIn(text string, words ...string) Hit {
	var ready []incident.Word
	for _, w := range words {
		ready = append(ready, incident.NewWord(w))
	}
	return Hit{Text: text, Marks: marksOf(text, ready)}
}

func bracketed(text string, marks []Span) string {
	for i := len(marks) - 1; i >= 0; i-- {
		m := marks[i]
		text = text[:m.Start] + "[" + text[m.Start:m.End] + "]" + text[m.End:]
	}
	return text
}

func TestAround(t *testing.T) {
	long := strings.Repeat("before ", 30) + "needle" + strings.Repeat(" behind", 30)
	for _, row := range []struct {
		hit   Hit
		cells int
		want  string
	}{
		{hitIn("lag is 40 s", "lag"), 40, "[lag] is 40 s"},
		{hitIn("lag is 40 s"), 40, "lag is 40 s"},
		{hitIn("lag is 40 s", "lag"), 8, "[lag] is…"},
		{hitIn("lag is 40 s", "40"), 8, "…[40] s"},
		{hitIn("one\ntwo needle\nthree", "needle"), 40, "…two [needle]…"},
		{hitIn("  indented needle", "needle"), 40, "indented [needle]"},
		{hitIn(long, "needle"), 40, "…before [needle] behind behind behind beh…"},
		{hitIn(long, "needle", "behind"), 30, "…before [needle] [behind] [behind]…"},
		{hitIn("決済サービスが停止しています", "停止"), 16, "…スが[停止]してい…"},
		{hitIn("", ""), 10, ""},
		{hitIn("needle", "needle"), 3, "[ne]…"},
		{hitIn("needle", "needle"), 1, "…"},
		{hitIn("needle", "needle"), 0, ""},
	} {
		text, marks := row.hit.Around(row.cells, wide)
		if got := bracketed(text, marks); got != row.want {
			t.Errorf("%.40q in %d cells: %q, want %q", row.hit.Text, row.cells, got, row.want)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, row := range []struct {
		text, want string
		words      []string
	}{
		{"lag lag lagging", "[lag] [lag] [lag]ging", []string{"LAG"}},
		{"abcd", "[abcd]", []string{"abc", "bcd"}},
		{"abcd", "[abcd]", []string{"ab", "cd"}},
		{"aaa", "[aa]a", []string{"aa"}},
		{"x", "x", []string{""}},
	} {
		if got := bracketed(row.text, hitIn(row.text, row.words...).Marks); got != row.want {
			t.Errorf("%q in %q: %q, want %q", row.words, row.text, got, row.want)
		}
	}
	if n := len(hitIn(strings.Repeat("a ", 10_000), "a").Marks); n > marksMax {
		t.Errorf("%d marks", n)
	}
}

func TestNarrow(t *testing.T) {
	hits := []Hit{hitIn("replica lag", "lag"), hitIn("lag of the queue", "lag"), {Text: "lag", Tags: []string{"replica"}}}
	was := Query{Words: []string{"lag"}, Open: Yes}
	got := Narrow(hits, was, Query{Words: []string{"lag", "rep"}, Open: Yes})
	if len(got) != 2 || bracketed(got[0].Text, got[0].Marks) != "[rep]lica [lag]" || bracketed(hits[0].Text, hits[0].Marks) != "replica [lag]" {
		t.Errorf("narrowed to %+v", got)
	}
	for _, q := range []Query{{Words: []string{"lag"}}, {Words: []string{"lag"}, Open: Yes, Tags: []string{"db"}}, {Words: []string{"vpn"}, Open: Yes}} {
		if got := Narrow(hits, was, q); len(got) != 0 {
			t.Errorf("%+v is narrowed to %+v", q, got)
		}
	}
}

func FuzzAround(f *testing.F) {
	f.Add("lag is 40 s", "40", 8)
	f.Add("e\u0301e\u0301 needle e\u0301", "needle", 10)
	f.Add("👨\u200d👩\u200d👧 needle", "needle", 5)
	f.Add("a\n\n b", "b", 3)
	f.Add(strings.Repeat("停止", 500), "止停", 20)
	f.Fuzz(func(t *testing.T, text, word string, cells int) {
		text = strings.ToValidUTF8(text, "?")
		cells %= 300
		h := hitIn(text, word)
		line, marks := h.Around(cells, wide)
		if wide(line) > max(cells, 0) || !utf8.ValidString(line) || strings.Contains(line, "\n") && !strings.Contains(word, "\n") {
			t.Fatalf("%q in %d cells is %q, %d wide", text, cells, line, wide(line))
		}
		last := 0
		for _, m := range marks {
			if m.Start < last || m.End <= m.Start || m.End > len(line) || !utf8.ValidString(line[m.Start:m.End]) {
				t.Fatalf("marks %v of %q", marks, line)
			}
			last = m.End
		}
	})
}
