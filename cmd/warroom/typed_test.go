package main

import "testing"

// TestTyped: what a shell took apart is a line again, with the quotes that a value needs and no more.
func TestTyped(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"#31", "vented=yes"}, `#31 vented=yes`},
		{[]string{`told=half of it`}, `told="half of it"`},
		{[]string{`told="half of it"`}, `told="half of it"`},
		{[]string{`told="half \"of\" it"`}, `told="half \"of\" it"`},
		{[]string{`quote="never again" they said`}, `quote="\"never again\" they said"`},
		{[]string{`quote="never again", "ever"`}, `quote="\"never again\", \"ever\""`},
		{[]string{`quote="`, "x y"}, `quote=" x y`},
		{[]string{"a = b c", "A=b c"}, "a = b c A=b c"},
	} {
		if got := typed(c.args); got != c.want {
			t.Errorf("%q: %s, want %s", c.args, got, c.want)
		}
	}
}
