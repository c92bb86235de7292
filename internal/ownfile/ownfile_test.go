package ownfile_test

import (
	"strings"
	"testing"

	"warroom/internal/ownfile"
)

func TestLines(t *testing.T) {
	got := ownfile.Lines([]byte("# mine\nfirst = \"5m\"\n[trust]\nlate = -3\n\n[[card]]\nname = \"a\"\n[[card.field]]\noptions = [\n  \"one\",\n  \"two\",\n]\n[[card]]\nstage = [{name = \"open\"}]\n"))
	for path, want := range map[string]int{
		"first": 2, "trust": 3, "trust.late": 4, "card[0]": 6, "card[0].name": 7, "card[0].field[0].options[1]": 11, "card[1].stage[0].name": 14, "card[2]": 0,
	} {
		if got[path] != want {
			t.Errorf("%s stands on line %d, want %d", path, got[path], want)
		}
	}
}

// TestLinesOfNonsense: what is not understood is left out, and a key without end fills no memory.
func TestLinesOfNonsense(t *testing.T) {
	for _, src := range []string{"", "=", "[[", "a = [", "\xff", strings.Repeat("a.", 1<<16) + "a = 1"} {
		for path := range ownfile.Lines([]byte(src)) {
			if len(path) > 1<<11 {
				t.Errorf("a path of %d bytes", len(path))
			}
		}
	}
}
