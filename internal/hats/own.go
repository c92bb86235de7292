package hats

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"warroom/internal/ownfile"
)

// Limits of an own order. A step as short as a Red for two and as long as half a workday can be
// meant; beyond that it is a slip of the keyboard.
const (
	maxFile    = 64 << 10 // bytes
	maxSteps   = 20
	maxName    = 40 // characters, as are the next two
	maxWhen    = 80
	maxPurpose = 40
	minLength  = 10 * time.Second
	maxLength  = 4 * time.Hour
)

// OrderError says what is wrong in a file of own orders, and where.
type OrderError struct {
	Order  string // name of the order; "" when there is none or it cannot be read
	Step   int    // counted from 1; 0 when no step is meant
	Line   int    // counted from 1; 0 when not known
	Reason string // lower case, no full stop
	Hint   string // what to do about it, in the same form
}

// Error gives the place and the reason; the hint stands apart so that it can be shown apart.
func (e *OrderError) Error() string {
	where := "own orders"
	if e.Order != "" {
		where = "own order " + quote(e.Order)
	}
	if e.Step > 0 {
		where += ", step " + strconv.Itoa(e.Step)
	}
	if e.Line > 0 {
		where += ", line " + strconv.Itoa(e.Line)
	}
	return where + ": " + e.Reason
}

// ParseOrders reads a user's own orders:
//
//	[[order]]
//	name = "night"
//	when = "alone at night"
//	steps = ["white 3", "blue goal 1", "black 2", "green 2", "blue close 1"]
//
// A step is a hat as Parse takes it, any words for the purpose, and a length last: whole minutes,
// or a duration such as 90s. Without a length it is worked out by Order.Sized. A first Blue
// without a purpose opens, a last Blue without one closes. The name is letters, digits and dashes
// and not that of a builtin order; when may be left out.
//
// An empty file has no orders. The first thing that is wrong is returned as an *OrderError, and no
// order with it: half of somebody's orders would be a surprise at the worst time.
func ParseOrders(src []byte) ([]Order, error) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")) // some editors begin every file with it
	f := file{src: src}
	if len(src) > maxFile {
		return nil, f.wrong("", OrderError{
			Reason: fmt.Sprintf("the file is larger than %d KiB", maxFile>>10), Hint: "keep only the orders in it",
		})
	}
	var doc map[string]any
	if err := toml.Unmarshal(src, &doc); err != nil {
		return nil, notTOML(err)
	}
	if err := f.onlyKeys(doc, "", "", "order"); err != nil {
		return nil, err
	}
	list, ok := doc["order"].([]any)
	if !ok && doc["order"] != nil {
		return nil, f.wrong("order", OrderError{Reason: "order is not a list of orders", Hint: "begin each order with [[order]], two brackets"})
	}
	var orders []Order
	for i, raw := range list {
		o, err := f.order(fmt.Sprintf("order[%d]", i), raw, append(Builtin(), orders...))
		if err != nil {
			return nil, err
		}
		orders = append(orders, o)
	}
	return orders, nil
}

// file is the text under one call of ParseOrders, kept to find the line of an error.
type file struct{ src []byte }

// wrong completes e with the line of the value at path.
func (f file) wrong(path string, e OrderError) error {
	e.Line = ownfile.Lines(f.src)[path]
	return &e
}

func notTOML(err error) error {
	e := &OrderError{Reason: strings.TrimPrefix(err.Error(), "toml: "), Hint: "look for a missing quote, comma or bracket near that line"}
	if at := (*toml.DecodeError)(nil); errors.As(err, &at) {
		e.Line, _ = at.Position()
	}
	return e
}

// onlyKeys refuses the first key of table, in the alphabet, that is not allowed.
func (f file) onlyKeys(table map[string]any, path, order string, allowed ...string) error {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if !slices.Contains(allowed, key) {
			return f.wrong(path+key, OrderError{
				Order: order, Reason: "unknown key " + quote(key), Hint: "known here: " + strings.Join(allowed, ", "),
			})
		}
	}
	return nil
}

// order reads the order at path; taken are the orders whose names it may not have.
func (f file) order(path string, raw any, taken []Order) (Order, error) {
	table, ok := raw.(map[string]any)
	if !ok {
		return Order{}, f.wrong(path, OrderError{Reason: "an order is not a table", Hint: "begin each order with [[order]]"})
	}
	o := Order{Own: true}
	fail := func(key, reason, hint string) (Order, error) {
		at := path + "." + key
		if _, there := table[key]; !there {
			at = path
		}
		return Order{}, f.wrong(at, OrderError{Order: o.Name, Reason: reason, Hint: hint})
	}
	o.Name, _ = table["name"].(string)
	if err := f.onlyKeys(table, path+".", o.Name, "name", "when", "steps"); err != nil {
		return Order{}, err
	}
	if o.Name == "" {
		return fail("name", "an order has no name", `add a line such as name = "night"`)
	}
	if reason, hint := checkName(o.Name, taken); reason != "" {
		return fail("name", reason, hint)
	}
	if when, there := table["when"]; there {
		if o.When, ok = when.(string); !ok || !oneLine(o.When, maxWhen) {
			return fail("when", fmt.Sprintf("when is not one line of text of at most %d characters", maxWhen), "say in a few words when to choose this order")
		}
	}
	list, ok := table["steps"].([]any)
	if !ok || len(list) == 0 || len(list) > maxSteps {
		return fail("steps", fmt.Sprintf("steps is not a list of 1 to %d steps", maxSteps), `write for example steps = ["white 3", "blue goal 1", "black", "blue close"]`)
	}
	for i, raw := range list {
		s, bad := parseStep(raw, i == 0, i == len(list)-1)
		if bad != nil {
			bad.Order, bad.Step = o.Name, i+1
			return Order{}, f.wrong(fmt.Sprintf("%s.steps[%d]", path, i), *bad)
		}
		o.Steps = append(o.Steps, s)
	}
	return o, nil
}

// checkName returns what is wrong with name and what to do, or "" twice.
func checkName(name string, taken []Order) (reason, hint string) {
	odd := func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-')
	}
	if strings.ContainsFunc(name, odd) || name[0] == '-' || len(name) > maxName {
		return "the name is not made of letters, digits and dashes", fmt.Sprintf("begin with a letter or digit, at most %d of them, without spaces", maxName)
	}
	for _, o := range taken {
		switch {
		case !strings.EqualFold(o.Name, name):
		case o.Own:
			return "there are two orders of this name", "rename one of them; upper and lower case do not differ"
		default:
			return "this name belongs to a builtin order", "choose another, such as my-" + name
		}
	}
	return "", ""
}

// parseStep reads one step; first and last say where in the order it stands.
func parseStep(raw any, first, last bool) (Step, *OrderError) {
	text, _ := raw.(string)
	words := strings.Fields(text)
	if len(words) == 0 {
		return Step{}, &OrderError{Reason: "a step is empty or not text in quotes", Hint: `write a hat, a purpose if it has one, and minutes: "blue goal 2"`}
	}
	var s Step
	var ok bool
	if s.Hat, ok = Parse(strings.TrimSuffix(words[0], ":")); !ok { // the colon of Step.Title
		return Step{}, &OrderError{Reason: quote(words[0]) + " is not a hat", Hint: "begin with white, red, black, yellow, green or blue, or w r k y g b"}
	}
	words = words[1:]
	if n := len(words); n > 0 && lengthLike(words[n-1]) {
		if s.Length, ok = parseLength(words[n-1]); !ok {
			return Step{}, &OrderError{
				Reason: quote(words[n-1]) + " is not a length of 10 seconds to 4 hours",
				Hint:   "write whole minutes, such as 3, or seconds, such as 90s; leave it out to have it worked out",
			}
		}
		words = words[:n-1]
	}
	for _, w := range words {
		if _, ok := parseLength(w); ok {
			return Step{}, &OrderError{Reason: "the length " + quote(w) + " is not the last word", Hint: `write it last, once: "white changes 3"`}
		}
	}
	s.Purpose = known(s.Hat, strings.Join(words, " "))
	if s.Purpose == "" && s.Hat == Blue {
		s.Purpose = bluePurpose(first, last)
	}
	if reason, hint := checkPurpose(s, last); reason != "" {
		return Step{}, &OrderError{Reason: reason, Hint: hint}
	}
	return s, nil
}

// bluePurpose is what a Blue without a purpose is for (method, part B, "Blue opening").
func bluePurpose(first, last bool) string {
	switch {
	case last:
		return PurposeClose
	case first:
		return PurposeOpen
	}
	return ""
}

// checkPurpose returns what is wrong with the purpose of s and what to do, or "" twice. The goal
// and the close open and shut gates, so they must be where they seem to be.
func checkPurpose(s Step, last bool) (reason, hint string) {
	lower := strings.ToLower(s.Purpose)
	switch {
	case !oneLine(s.Purpose, maxPurpose):
		return fmt.Sprintf("the purpose %s is not plain text of at most %d characters", quote(s.Purpose), maxPurpose), "say it in a few plain words"
	case s.Hat != Blue && (lower == PurposeGoal || lower == PurposeClose):
		return fmt.Sprintf("only Blue has the purpose %q", lower), fmt.Sprintf(`write "blue %s", or choose another word`, lower)
	case s.IsClose() && !last:
		return "a Blue that closes is not the last step", `move it to the end, or write "blue" alone to come back to the focus`
	}
	return "", ""
}

// lengthLike reports whether word is meant as a length, so that a slip in it is not taken for a
// purpose.
func lengthLike(word string) bool {
	word = strings.TrimLeft(word, "+-.")
	return word != "" && word[0] >= '0' && word[0] <= '9'
}

func parseLength(word string) (time.Duration, bool) {
	if !lengthLike(word) {
		return 0, false
	}
	d, err := time.ParseDuration(word)
	if n, notNumber := strconv.ParseUint(word, 10, 16); notNumber == nil {
		d, err = time.Duration(n)*time.Minute, nil
	}
	ok := err == nil && d >= minLength && d <= maxLength && d%time.Second == 0
	return d, ok
}

// oneLine reports whether s can go on a screen as it is: no control character, nothing that turns
// the direction of the text, not too long.
func oneLine(s string, limit int) bool {
	return utf8.RuneCountInString(s) <= limit && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) })
}

// quote quotes what the user wrote, escaped, and cut so that the reason stays in sight.
func quote(s string) string {
	const limit = 40
	if utf8.RuneCountInString(s) > limit {
		s = string([]rune(s)[:limit]) + "..."
	}
	return strconv.Quote(s)
}
