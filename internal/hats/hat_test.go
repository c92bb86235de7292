package hats

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryHat(t *testing.T) {
	for i, want := range []struct{ stored, letter, name string }{
		{"white", "W", "White"},
		{"red", "R", "Red"},
		{"black", "K", "Black"},
		{"yellow", "Y", "Yellow"},
		{"green", "G", "Green"},
		{"blue", "B", "Blue"},
	} {
		h := All()[i]
		if string(h) != want.stored || h.Letter() != want.letter || h.Name() != want.name || !h.Valid() {
			t.Errorf("hat %d is %q %q %q, valid %v; want %v", i, h, h.Letter(), h.Name(), h.Valid(), want)
		}
		for _, line := range []string{h.Asks(), h.Forbids()} {
			if line == "" || len(line) > 60 || strings.HasSuffix(line, ".") {
				t.Errorf("%s: %q is not a line of 1 to 60 characters without a full stop", h, line)
			}
		}
	}
	if n := len(All()); n != 6 {
		t.Errorf("there are %d hats", n)
	}
}

func TestUnknownHat(t *testing.T) {
	for _, h := range []Hat{"", "purple", "White", "W", "bla"} {
		if h.Valid() || h.Letter() != "" || h.Name() != "" || h.Asks() != "" || h.Forbids() != "" {
			t.Errorf("%q passes for a hat", h)
		}
		if p := Prompts(h, PurposeGoal); len(p) > 0 || Mandate(Step{Hat: h}) != "" {
			t.Errorf("%q has prompts %q", h, p)
		}
	}
}

func TestAllIsTheCallersOwn(t *testing.T) {
	All()[0] = Blue
	if All()[0] != White {
		t.Error("a caller changed the hats for everybody")
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string]Hat{
		"w": White, "r": Red, "k": Black, "y": Yellow, "g": Green, "b": Blue,
		"W": White, "K": Black, "B": Blue,
		"white": White, "Red": Red, "BLACK": Black, "yElLoW": Yellow, "green": Green, "blue": Blue,
		"whi": White, "bla": Black, "blac": Black, "blu": Blue, "YEL": Yellow, "gre": Green,
		"": "", "bl": "", "wh": "", "re": "", "ye": "", "x": "", "purple": "", "whites": "", "blacks": "",
		" w": "", "white ": "", "w:": "", "hite": "", "б": "",
	} {
		if got, ok := Parse(in); got != want || ok != (want != "") {
			t.Errorf("Parse(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "w", "K", "blue", "BLA", "bl", "redd", "\u212a", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, ok := Parse(s)
		if ok != slices.Contains(All(), h) {
			t.Fatalf("Parse(%q) = %q, %v", s, h, ok)
		}
		if up, upOK := Parse(strings.ToUpper(s)); ok && (up != h || !upOK) {
			t.Fatalf("Parse(%q) = %q, in capitals %q", s, h, up)
		}
		if !ok {
			return
		}
		for _, again := range []string{h.Letter(), h.Name(), string(h)} {
			if got, _ := Parse(again); got != h {
				t.Fatalf("Parse(%q) = %q, want %q", again, got, h)
			}
		}
	})
}
