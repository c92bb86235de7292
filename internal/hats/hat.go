package hats

import "strings"

// Hat is one direction of thinking that everybody takes at once. The text is what is stored, and
// it never changes. A Hat that is not one of the six is legal to hold (a newer program may have
// written it): Valid says so and every other method answers "".
type Hat string

// The six hats.
const (
	White  Hat = "white"  // facts
	Red    Hat = "red"    // feelings
	Black  Hat = "black"  // what may go wrong; its letter is K, as B is Blue
	Yellow Hat = "yellow" // value
	Green  Hat = "green"  // options
	Blue   Hat = "blue"   // the thinking itself: focus, order, time, decision
)

// minPrefix is how many letters of a name Parse needs: "bl" could be two hats.
const minPrefix = 3

// table is the Hats table of the method, part B, in our own words.
var table = [...]struct {
	hat           Hat
	letter, name  string
	asks, forbids string
}{
	{White, "W", "White", "facts, gaps, how to fill them; views only as reports", "verdicts, interpretations, proposals"},
	{Red, "R", "Red", "a feeling or a hunch, right now, in one breath", "reasons, debate, nameless pressure on anyone"},
	{Black, "K", "Black", "what may go wrong or does not fit, and the logic of it", "moods, remarks about persons, remedies"},
	{Yellow, "Y", "Yellow", "value and feasibility, for whom, and the logic of it", "cheering without a reason, a \"but\" in disguise"},
	{Green, "G", "Green", "new options, changes to old ones, provocations", "any judging, praise included"},
	{Blue, "B", "Blue", "focus, order and time; summary, decision, next step", "opinions on the content from the chair"},
}

// All returns the six hats in the order white, red, black, yellow, green, blue. The slice is the
// caller's own.
func All() []Hat {
	all := make([]Hat, len(table))
	for i, row := range table {
		all[i] = row.hat
	}
	return all
}

// Parse reads a hat as people type it, in upper or lower case: its letter (w r k y g b), its name,
// or the first three or more letters of its name. It trims nothing.
func Parse(s string) (Hat, bool) {
	lower := strings.ToLower(s)
	for _, row := range table {
		prefix := len(lower) >= minPrefix && strings.HasPrefix(string(row.hat), lower)
		if prefix || lower == strings.ToLower(row.letter) {
			return row.hat, true
		}
	}
	return "", false
}

// Letter returns the one capital that stands for h on a screen, where colour is never the only
// sign: W R K Y G B.
func (h Hat) Letter() string {
	if i := h.row(); i >= 0 {
		return table[i].letter
	}
	return ""
}

// Name returns h as a word: "White".
func (h Hat) Name() string {
	if i := h.row(); i >= 0 {
		return table[i].name
	}
	return ""
}

// Valid reports whether h is one of the six.
func (h Hat) Valid() bool { return h.row() >= 0 }

// Asks says what h asks for, without a full stop and in at most 60 characters, to stand after a
// label in one line.
func (h Hat) Asks() string {
	if i := h.row(); i >= 0 {
		return table[i].asks
	}
	return ""
}

// Forbids says what does not belong under h, in the same form as Asks.
func (h Hat) Forbids() string {
	if i := h.row(); i >= 0 {
		return table[i].forbids
	}
	return ""
}

// row returns where h is in the table, or -1.
func (h Hat) row() int {
	for i := range table {
		if table[i].hat == h {
			return i
		}
	}
	return -1
}
