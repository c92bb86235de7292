package incident

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWordIndex(t *testing.T) {
	for _, row := range []struct {
		word, in string
		want     string // what is found, "-" for nothing
	}{
		{"lag", "replica LAG is 40 s", "LAG"},
		{"LAG", "replica lag is 40 s", "lag"},
		{"is 40", "lag is 40 s", "is 40"},
		{"40", "lag is 40 s", "40"},
		{"", "anything", ""},
		{"lag", "la", "-"},
		{"lag", "", "-"},
		{"ärger", "großer ÄRGER hier", "ÄRGER"},
		{"ÄRGER", "großer a\u0308rger", "-"}, // stored texts are NFC
		{"a\u0308rger", "großer Ärger", "Ärger"},
		{"ss", "ß", "-"},
		{"ς", "ΟΔΟΣ", "Σ"},
		{"отказ", "ОТКАЗ диска", "ОТКАЗ"},
		{"停止", "決済が停止", "停止"},
		{"kelvin", "\u212aelvin", "\u212aelvin"},
		{"aab", "aaaab", "aab"},
		{"a[b", "A[B and a{b", "A[B"},
		{"@", "`", "-"}, // not letters, though a bit apart
		{"k@k", "K`K k@K", "k@K"},
		{"ss", "sS Ss", "sS"},
	} {
		w := NewWord(row.word)
		start, end := w.Index([]byte(row.in))
		got := "-"
		if start >= 0 {
			got = row.in[start:end]
		}
		if got != row.want || w.In([]byte(row.in)) != (start >= 0) {
			t.Errorf("%q in %q: found %q at %d, want %q", row.word, row.in, got, start, row.want)
		}
	}
}

// FuzzWord compares with looking at every place by strings.EqualFold.
func FuzzWord(f *testing.F) {
	for _, seed := range [][2]string{
		{"lag", "Replica LAG"},
		{"ſ", "sS"},
		{"K", "k\u212a"},
		{"é", "CAFÉ"},
		{"ab", "aab"},
		{"\xff", "\xff\ufffd"},
		{"停止", "決済が停止"},
		{"sss", "sſSs"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, word, in string) {
		w := NewWord(word)
		in = strings.ToValidUTF8(in, "?") // texts in a log are valid
		start, end := w.Index([]byte(in))
		if w.In([]byte(in)) != (start >= 0) {
			t.Fatalf("In and Index differ about %q in %q", word, in)
		}
		if start >= 0 && !strings.EqualFold(in[start:end], w.text) {
			t.Fatalf("%q is not %q", in[start:end], w.text)
		}
		runes := utf8.RuneCountInString(w.text)
		for i := range in {
			rest := []rune(in[i:])
			if len(rest) >= runes && strings.EqualFold(string(rest[:runes]), w.text) {
				if start != i {
					t.Fatalf("%q stands at %d of %q, found at %d", word, i, in, start)
				}
				return
			}
		}
		if start >= 0 && w.text != "" {
			t.Fatalf("%q is not in %q, found at %d", word, in, start)
		}
	})
}

func TestSaid(t *testing.T) {
	events, _ := play(t, declare(), AddNote{Text: "lag is 40 s", Tags: []string{"db"}})
	for _, e := range events {
		payload, err := Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		kind, said := Said(payload)
		if Kind(kind) != e.Kind || strings.Contains(string(said), string(e.Kind)) || !strings.HasSuffix(string(payload), string(said)) {
			t.Errorf("kind %q of %q; said %q", kind, e.Kind, said)
		}
		if e.Text != "" && !strings.Contains(string(said), e.Text) {
			t.Errorf("the words of %q are not in %q", e.Kind, said)
		}
	}
}

// FuzzSaid: whatever the bytes are, what is said is the end of them.
func FuzzSaid(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0xa2, 1, 0x61, 'x', 2, 0x78, 3, 'a', 'b', 'c', 6, 0x61, 'y'})
	f.Add([]byte{0xa1, 1, 0x78, 0xff})
	f.Add([]byte{0xbf, 1})
	f.Fuzz(func(t *testing.T, payload []byte) {
		kind, said := Said(payload)
		if !strings.HasSuffix(string(payload), string(said)) {
			t.Fatalf("%x is not the end of %x", said, payload)
		}
		if kind == nil && len(said) != len(payload) {
			t.Fatal("without a kind it is all said")
		}
		if e, err := Decode(payload); err == nil && kind != nil && e.Kind != Kind(kind) && payload[0]>>5 == cborMap {
			if _, ok := quickKind(payload); ok {
				t.Fatalf("kind %q, decoded %q", kind, e.Kind)
			}
		}
	})
}

// quickKind is the kind as the fast decoder reads it.
func quickKind(payload []byte) (Kind, bool) {
	var s stored
	ok := quick(payload, &s)
	return s.Kind, ok
}
