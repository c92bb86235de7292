package hats

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestParseOrders(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"nothing", "", ""},
		{"only a comment", "# none yet\n", ""},
		{"an empty list", "order = []", ""},
		{"the documented example", `
[[order]]
name = "night"
when = "alone at night"
steps = ["white 3", "blue goal 1", "black 2", "green 2", "blue close 1"]
`, "night|alone at night|W3 B1(goal) K2 G2 B1(close)"},
		{"two, inline, byte order mark, DOS lines", "\ufefforder = [{name='a', steps=['w']},\r\n {name='B-2', steps=['k 2']}]\r\n", "a||W\nB-2||K2"},
		{"letters, prefixes, colons, any case", `
[[order]]
name = "x"
steps = ["W", "Blue: Goal 2", "blu: aim", "YEL", "B"]
`, "x||W B2(goal) B(aim) Y B(close)"},
		{"lengths", `
[[order]]
name = "x"
steps = ["w 90s", "w 1m30s", "w 10s", "w 240", "w 1.5m", "w 2m", "w 003"]
`, "x||W1.5 W1.5 W0.16666666666666666 W240 W1.5 W2 W3"},
		{"blue opens, restarts and closes by itself", `
[[order]]
name = "x"
steps = ["blue", "white", "blue", "green", "blue"]
`, "x||B(open) W B G B(close)"},
		{"one blue closes", "order = [{name='x', steps=['blue']}]", "x||B(close)"},
		{"what is said stays", `
[[order]]
name = "x"
steps = ["blue goal", "red", "blue aim"]
`, "x||B(goal) R B(aim)"},
		{"own purposes keep their letters, spaces are one", `
[[order]]
name = "x"
steps = ["white  What   Ärzte say 2", "black 24x7 cover", "white OTHERS' views"]
`, "x||W2(What Ärzte say) K(24x7 cover) W(others' views)"},
		{"the prefix of a builtin is free", "order = [{name='cris', steps=['w']}]", "cris||W"},
		{"twenty steps", "order = [{name='x', steps=[" + strings.Repeat("'w',", 20) + "]}]", "x||" + strings.TrimSpace(strings.Repeat("W ", 20))},
	} {
		orders, err := ParseOrders([]byte(c.given))
		var got []string
		for _, o := range orders {
			if !o.Own {
				t.Errorf("%s: %s is not marked as own", c.name, o.Name)
			}
			got = append(got, o.Name+"|"+o.When+"|"+shape(o))
		}
		if all := strings.Join(got, "\n"); err != nil || all != c.want {
			t.Errorf("%s:\n got %s, error %v\nwant %s", c.name, all, err, c.want)
		}
	}
}

// one is a file with one order; the steps stand on line 3.
func one(name, steps string) string {
	return fmt.Sprintf("[[order]]\nname = %q\nsteps = [%s]\n", name, steps)
}

func TestParseOrdersRefuses(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"not TOML", "[[order]]\nname = night", `own orders, line 2: expected keyword "nan"`},
		{"a key twice", "[[order]]\nname='a'\nname='b'", `own orders, line 3: key name is already defined`},
		{"one bracket", "[order]\nname = 'a'", `own orders, line 1: order is not a list of orders`},
		{"order is a number", "\norder = 3", `own orders, line 2: order is not a list of orders`},
		{"a list of numbers", "order = [\n3]", `own orders, line 2: an order is not a table`},
		{"unknown key at the top", "a = 1\n[[orders]]\n", `own orders, line 1: unknown key "a"`},
		{"unknown table", "\n[[orders]]\nname = 'a'", `own orders, line 2: unknown key "orders"`},
		{"unknown table, first seen", "[a]\n[a.b]\nc=1", `own orders, line 1: unknown key "a"`},
		{"unknown key", "[[order]]\nname='a'\nsteps=['w']\nminutes=3", `own order "a", line 4: unknown key "minutes"`},
		{"unknown table in an order", "[[order]]\nname='a'\nsteps=['w']\n[order.theme]\nx=1", `own order "a", line 4: unknown key "theme"`},
		{"unknown list in the second", "[[order]]\nname='a'\nsteps=['w']\n[[order]]\nname='b'\n[[order.x]]", `own order "b", line 6: unknown key "x"`},
		{"unknown dotted key", "[[order]]\nname='a'\nsteps=['w']\nx.y=1", `own order "a", line 4: unknown key "x"`},
		{"a key in capitals", "[[order]]\nName='a'", `own orders, line 2: unknown key "Name"`},
		{"no name", "[[order]]\nname='a'\nsteps=['w']\n[[order]]\nsteps=['w']", `own orders, line 4: an order has no name`},
		{"name is a number", "[[order]]\nname=7", `own orders, line 2: an order has no name`},
		{"name is empty", "[[order]]\nname=''", `own orders, line 2: an order has no name`},
		{"name with a space", one("at night", "'w'"), `own order "at night", line 2: the name is not made of letters, digits and dashes`},
		{"name with an umlaut", one("nächte", "'w'"), `own order "nächte", line 2: the name is not made of letters, digits and dashes`},
		{"name like a flag", one("-x", "'w'"), `own order "-x", line 2: the name is not made of letters, digits and dashes`},
		{"name too long", one(strings.Repeat("x", 41), "'w'"), `own order "` + strings.Repeat("x", 40) + `...", line 2: the name is not made of letters, digits and dashes`},
		{"name of a builtin", one("Pivot", "'w'"), `own order "Pivot", line 2: this name belongs to a builtin order`},
		{"name used twice", one("a", "'w'") + one("A", "'w'"), `own order "A", line 5: there are two orders of this name`},
		{"when is a number", "[[order]]\nname='a'\nwhen=3", `own order "a", line 3: when is not one line of text of at most 80 characters`},
		{"when has two lines", "[[order]]\nname='a'\nwhen=\"x\\ny\"", `own order "a", line 3: when is not one line of text of at most 80 characters`},
		{"when too long", "[[order]]\nname='a'\nwhen='" + strings.Repeat("ä", 81) + "'", `own order "a", line 3: when is not one line of text of at most 80 characters`},
		{"no steps key", "[[order]]\nname='a'", `own order "a", line 1: steps is not a list of 1 to 20 steps`},
		{"no steps", one("a", ""), `own order "a", line 3: steps is not a list of 1 to 20 steps`},
		{"steps is text", "[[order]]\nname='a'\nsteps='white'", `own order "a", line 3: steps is not a list of 1 to 20 steps`},
		{"21 steps", one("a", strings.Repeat("'w',", 21)), `own order "a", line 3: steps is not a list of 1 to 20 steps`},
		{"step is a number", one("a", "'w',\n\n7"), `own order "a", step 2, line 5: a step is empty or not text in quotes`},
		{"step is a list", one("a", "'w',\n['k']"), `own order "a", step 2, line 3: a step is empty or not text in quotes`},
		{"step is blank", one("a", "'w','  '"), `own order "a", step 2, line 3: a step is empty or not text in quotes`},
		{"no such hat", one("a", "'white',\n'purple 3'"), `own order "a", step 2, line 4: "purple" is not a hat`},
		{"half a hat", one("a", "'bl'"), `own order "a", step 1, line 3: "bl" is not a hat`},
		{"in the second order, inline", "order = [{name='a', steps=['w']},\n{name='b', steps=['w',\n 'x']}]", `own order "b", step 2, line 3: "x" is not a hat`},
		{"length is zero", one("a", "'w 0'"), `own order "a", step 1, line 3: "0" is not a length of 10 seconds to 4 hours`},
		{"length is negative", one("a", "'w -3'"), `own order "a", step 1, line 3: "-3" is not a length of 10 seconds to 4 hours`},
		{"length too short", one("a", "'w 9s'"), `own order "a", step 1, line 3: "9s" is not a length of 10 seconds to 4 hours`},
		{"length too long", one("a", "'w 241'"), `own order "a", step 1, line 3: "241" is not a length of 10 seconds to 4 hours`},
		{"length overflows", one("a", "'w 99999999999999999999'"), `own order "a", step 1, line 3: "99999999999999999999" is not a length of 10 seconds to 4 hours`},
		{"length in parts of a second", one("a", "'w 10.5s'"), `own order "a", step 1, line 3: "10.5s" is not a length of 10 seconds to 4 hours`},
		{"length misspelt", one("a", "'w 3min'"), `own order "a", step 1, line 3: "3min" is not a length of 10 seconds to 4 hours`},
		{"length not last", one("a", "'w 3 changes'"), `own order "a", step 1, line 3: the length "3" is not the last word`},
		{"two lengths", one("a", "'w 3 90s'"), `own order "a", step 1, line 3: the length "3" is not the last word`},
		{"purpose with an escape", one("a", `"w \u001b[31mx"`), `own order "a", step 1, line 3: the purpose "\x1b[31mx" is not plain text of at most 40 characters`},
		{"purpose turns the text round", one("a", `"w \u202ex"`), `own order "a", step 1, line 3: the purpose "\u202ex" is not plain text of at most 40 characters`},
		{"purpose too long", one("a", "'w "+strings.Repeat("é", 41)+"'"), `own order "a", step 1, line 3: the purpose "` + strings.Repeat("é", 40) + `..." is not plain text of at most 40 characters`},
		{"goal of another hat", one("a", "'white GOAL 2'"), `own order "a", step 1, line 3: only Blue has the purpose "goal"`},
		{"close of another hat", one("a", "'w','red close'"), `own order "a", step 2, line 3: only Blue has the purpose "close"`},
		{"close too early", one("a", "'blue close','w'"), `own order "a", step 1, line 3: a Blue that closes is not the last step`},
		{"too large", strings.Repeat("#\n", 33<<10), `own orders: the file is larger than 64 KiB`},
	} {
		orders, err := ParseOrders([]byte(c.given))
		var bad *OrderError
		if !errors.As(err, &bad) || err.Error() != c.want || orders != nil {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
			continue
		}
		if bad.Hint == "" || bad.Hint == bad.Reason {
			t.Errorf("%s: no hint what to do", c.name)
		}
	}
}

// The hints are advice that works: what they tell the reader to write is accepted.
func TestHintsAreAccepted(t *testing.T) {
	for _, step := range []string{"blue goal 2", "white changes 3", "white 3", "black", "white 90s", "blue close"} {
		if _, err := ParseOrders([]byte(one("my-pivot", fmt.Sprintf("%q", step)))); err != nil {
			t.Errorf("%s: %v", step, err)
		}
	}
}

func FuzzParseOrders(f *testing.F) {
	for _, s := range []string{
		"", "order = []", "\ufeff#", "[[order]]", "[order]\nname='a'", "order = [[1,[2]],{}]", "[a.b]\n[[a.b.c]]\nd.e=1",
		one("night", `"white 3", "blue goal 1", "black 2", "green 2", "blue close 1"`),
		one("a", `"w 90s",'''k
2''', "b"`), one("a", `"purple"`), one("a", "'w \u202e'"), one("crisis", "'w'"),
		"order = [{name='a', when='x', steps=['w']},\n{name='b', steps=['w', 7]}]",
		"[[order]]\n\"na me\".x = {y = [{z = 1}]}\n[[order.x]]\n[order.x.y]",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		before := string(src)
		orders, err := ParseOrders(src)
		if string(src) != before {
			t.Fatal("the input was written to")
		}
		if err != nil {
			checkError(t, err, strings.Count(before, "\n")+1)
			if orders != nil {
				t.Fatal("orders and an error")
			}
			return
		}
		for i, o := range orders {
			checkOrder(t, o)
			if found, ok := Find(append(Builtin(), orders...), o.Name); !ok || !found.Own || shape(found) != shape(orders[i]) {
				t.Fatalf("%q is not found by its name", o.Name)
			}
		}
	})
}

func checkError(t *testing.T, err error, last int) {
	t.Helper()
	var bad *OrderError
	if !errors.As(err, &bad) {
		t.Fatalf("%T is not an OrderError", err)
	}
	if bad.Reason == "" || bad.Hint == "" || bad.Line < 0 || bad.Line > last || bad.Step > maxSteps {
		t.Fatalf("%+v of %d lines", bad, last)
	}
	if s := err.Error(); !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		t.Fatalf("%q cannot be shown", s)
	}
}

func checkOrder(t *testing.T, o Order) {
	t.Helper()
	n := len(o.Steps)
	if !o.Own || o.Name == "" || n < 1 || n > maxSteps || !utf8.ValidString(o.When) {
		t.Fatalf("%+v", o)
	}
	for i, s := range o.Steps {
		bad := !s.Hat.Valid() || s.Length != 0 && (s.Length < minLength || s.Length > maxLength) ||
			s.IsClose() && i != n-1 || !utf8.ValidString(s.Title()) || Mandate(s) == "" || len(Prompts(s.Hat, s.Purpose)) == 0
		if bad || slices.ContainsFunc([]rune(s.Title()), unicode.IsControl) {
			t.Fatalf("step %d: %+v", i, s)
		}
	}
}
