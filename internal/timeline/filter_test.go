package timeline

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

func TestSelect(t *testing.T) {
	v := told(story(t)).Happened()
	for _, c := range []struct {
		name string
		f    Filter
		want []uint64
	}{
		{"hat", Filter{Hats: []hats.Hat{hats.Black}}, []uint64{10, 32, 34, 36}},
		{"two hats", Filter{Hats: []hats.Hat{hats.Black, hats.Green}}, []uint64{10, 22, 23, 24, 32, 34, 36}},
		{"kind", Filter{Kinds: []string{LabelDecision}}, []uint64{28, 29, 38}},
		{"kind of a White note", Filter{Kinds: []string{LabelUnknown, LabelReported}}, []uint64{6, 11}},
		{"every note", Filter{Kinds: []string{"note"}}, []uint64{9, 6, 7, 10, 11, 23, 24, 34, 36}},
		{"a kind from the future", Filter{Kinds: []string{"contact.made"}}, []uint64{39}},
		{"party", Filter{Parties: []string{"integrator"}}, []uint64{9, 3, 10, 35, 36, 37}},
		{"role, and what it has", Filter{People: []string{"Database"}}, []uint64{9, 3, 10, 28}},
		{"name", Filter{People: []string{"petra adler"}}, []uint64{11}},
		{"who typed is not who said", Filter{People: []string{"their CIO"}}, []uint64{6, 18, 21}},
		{"tag", Filter{Tags: []string{"DB"}}, []uint64{9}},
		{"both tags", Filter{Tags: []string{"#db", "replica"}}, []uint64{9}},
		{"a tag too many", Filter{Tags: []string{"db", "customer"}}, nil},
		{"starred", Filter{Starred: true}, []uint64{6}},
		{"from", Filter{From: start.Add(49 * time.Minute), Hats: []hats.Hat{hats.Black}}, []uint64{34, 36}},
		{"to is not included", Filter{To: start.Add(49 * time.Minute), Hats: []hats.Hat{hats.Black}}, []uint64{10, 32}},
		{"words in any order and case", Filter{Words: []string{"LAG", "replica"}}, []uint64{9}},
		{"a word of a tag", Filter{Words: []string{"#custom"}}, []uint64{6}},
		{"the words before an edit are not found", Filter{Words: []string{"40 s"}}, nil},
		{"words that were redacted are not found", Filter{Words: []string{"typo"}}, nil},
		{"an empty word", Filter{Words: []string{"", "grows"}}, []uint64{10}},
		{"all of it at once", Filter{
			Hats: []hats.Hat{hats.White}, Kinds: []string{"note"}, People: []string{"their cio"}, Tags: []string{"queue"}, Starred: true, From: start, Words: []string{"wait"},
		}, []uint64{6}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := v.Select(c.f)
			var seqs []uint64
			for _, e := range entries(got) {
				seqs = append(seqs, e.Seq)
			}
			if !slices.Equal(seqs, c.want) {
				t.Errorf("selected %v, want %v", seqs, c.want)
			}
			if got.Whole() {
				t.Error("nothing was left out")
			}
		})
	}
}

func TestWrittenSelectsByWhenItWasWritten(t *testing.T) {
	tl := told(story(t))
	f := Filter{From: start, Words: []string{"replica lag"}}
	if n := tl.Written().Select(f).Len(); n != 1 {
		t.Errorf("%d late entries were written since", n)
	}
	if n := tl.Happened().Select(f).Len(); n != 0 {
		t.Errorf("%d late entries happened since", n)
	}
}

// TestTagInCapitals: whoever wrote a tag into a log, a word finds it in any case.
func TestTagInCapitals(t *testing.T) {
	v := told([]incident.Event{{Seq: 1, Kind: incident.KindNote, Text: "x", Tags: []string{"db", "DNS"}}}).Happened()
	if v.Select(Filter{Words: []string{"#dns"}}).Len() != 1 || v.Select(Filter{Tags: []string{"dns"}}).Len() != 1 {
		t.Error("#DNS is not found")
	}
}

// naive is what a filter means, said with other words than the code's.
func naive(f Filter, e Entry, at time.Time) bool {
	fold := func(list []string, values ...string) bool {
		have := strings.Split(strings.ToLower(strings.Join(values, "\x00")), "\x00")
		for _, l := range list {
			if l != "" && slices.Contains(have, strings.ToLower(l)) {
				return true
			}
		}
		return len(list) == 0
	}
	ok := len(f.Hats) == 0 || slices.Contains(f.Hats, e.Hat)
	ok = ok && (len(f.Kinds) == 0 || slices.Contains(f.Kinds, e.Label) || slices.Contains(f.Kinds, "note") && e.Event == incident.KindNote)
	ok = ok && fold(f.Parties, e.Party) && fold(f.People, append(e.mentions(), e.Name, e.Role, e.Owner, e.OwnerRole)...)
	for _, tag := range f.Tags {
		ok = ok && len(e.Tags) > 0 && fold([]string{tag}, e.Tags...)
	}
	ok = ok && (!f.Starred || e.Starred)
	ok = ok && (f.From.IsZero() || !at.Before(f.From)) && (f.To.IsZero() || at.Before(f.To))
	seen := strings.ToLower(e.Words(false, nil))
	for _, tag := range e.Tags {
		seen += "\x00#" + tag
	}
	for _, w := range f.Words {
		ok = ok && strings.Contains(seen, strings.ToLower(w))
	}
	return ok
}

// anyFilter sets some of the fields to what occurs in the random logs.
func anyFilter(r *rand.Rand) Filter {
	var f Filter
	some := func(p *[]string, words ...string) {
		for range r.IntN(8) - 5 {
			*p = append(*p, words[r.IntN(len(words))])
		}
	}
	if r.IntN(3) == 0 {
		f.Hats = []hats.Hat{hats.All()[r.IntN(6)], hats.White}[:1+r.IntN(2)]
	}
	some(&f.Kinds, Labels()...)
	some(&f.Parties, "acme", "ACME", "nobody", "")
	some(&f.People, "ana", "Lead", "database 2", "participant 1", "vendor")
	some(&f.Tags, "db", "NET", "customer")
	some(&f.Words, "lag", "STUCK", "e", "link", "straße", "#db", "on")
	f.Starred = r.IntN(9) == 0
	if r.IntN(4) == 0 {
		f.From = start.Add(time.Duration(r.IntN(400)) * time.Minute)
	}
	if r.IntN(4) == 0 {
		f.To = start.Add(time.Duration(r.IntN(400)) * time.Minute)
	}
	return f
}

func TestSelectAgreesWithNaive(t *testing.T) {
	found := 0
	for seed, log := range logs(t) {
		r := rand.New(rand.NewPCG(uint64(seed), 4))
		tl := told(log)
		for range 100 {
			f := anyFilter(r)
			for _, v := range []View{tl.Happened(), tl.Written()} {
				var want []Entry
				for i := range v.Len() {
					if e := *v.At(i); naive(f, e, v.Time(i)) {
						want = append(want, e)
					}
				}
				got := v.Select(f)
				if found += got.Len(); len(want) != got.Len() || len(want) > 0 && !reflect.DeepEqual(entries(got), want) {
					t.Fatalf("log %d: %v selects %d entries, want %d", seed, f.Chips(), got.Len(), len(want))
				}
				longer := f
				longer.Words = append(slices.Clone(f.Words), "a")
				same(t, "narrowed", got.Select(longer), v.Select(longer))
			}
		}
	}
	if found < 1000 {
		t.Fatalf("the filters let only %d entries through: they prove little", found)
	}
}

func TestChips(t *testing.T) {
	f := Filter{
		Hats: []hats.Hat{hats.White, hats.Black}, Kinds: []string{"decision"}, Parties: []string{"Acme"}, People: []string{"lead"},
		Tags: []string{"dns", "#db"}, Starred: true, From: start, To: start.Add(time.Hour).In(zone(t, "Europe/Berlin")), Words: []string{"lag", "", "40 s"},
	}
	want := []string{
		"hat white", "hat black", "kind decision", "party Acme", "who lead", "#dns", "#db", "starred", "from 2031-03-14 13:00 UTC",
		"to 2031-03-14 15:00 CET", `"lag"`, `"40 s"`,
	}
	whole := fmt.Sprint(f)
	for left, g := len(want), f; ; left-- {
		if chips := g.Chips(); !slices.Equal(chips, want[:left]) {
			t.Fatalf("%d chips left: %q, want %q", left, chips, want[:left])
		}
		if g.Empty() != (left == 0) {
			t.Fatalf("%d chips left: empty %v", left, g.Empty())
		}
		if left == 0 {
			break
		}
		g = g.WithoutLast()
	}
	if fmt.Sprint(f) != whole {
		t.Error("clearing a chip changed the filter it was cleared from")
	}
	if !(Filter{Words: []string{""}}).WithoutLast().Empty() {
		t.Error("a filter without chips is not empty")
	}
}
