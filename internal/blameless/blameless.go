package blameless

import (
	"strings"
	"unicode/utf8"
)

// Category says in which way a span reads as blame (method, part C, taxonomy 1 to 12). The strings are stored by callers and
// printed as JSON: they are for ever.
type Category string

// The twelve categories, in the order of method, part C.
const (
	PersonFault    Category = "person_fault"
	Counterfactual Category = "counterfactual"
	HumanError     Category = "human_error"
	Character      Category = "character"
	WhyYou         Category = "why_you"
	Mockery        Category = "mockery"
	Minimising     Category = "minimising"
	TeamVendor     Category = "team_vendor"
	Punitive       Category = "punitive"
	PassiveBlame   Category = "passive_blame"
	SelfBlame      Category = "self_blame"
	Generalising   Category = "generalising"
)

// Severity is how much the hint asks for: Ask wants an answer, Nudge only points.
type Severity string

// The two severities (method, part C, lint behaviour).
const (
	Ask   Severity = "ask"
	Nudge Severity = "nudge"
)

// SeverityOf is Nudge for minimising, passive blame and generalising, and Ask for every other category.
func SeverityOf(c Category) Severity {
	switch c {
	case Minimising, PassiveBlame, Generalising:
		return Nudge
	default:
		return Ask
	}
}

// Finding is one span that reads as blame.
//
// Start and End are byte offsets of the offending span in the text that was checked, on rune borders, and Text is that span.
// From and To are the byte offsets of the stretch that Rewording stands in for: the sentence with its full stop, without marks of
// lists and quotes before it. They enclose Start and End. Question and Rewording are never empty, hold no line break, and a
// rewording does not read as blame itself. A question has at most 100 characters; a rewording is longer only where the facts are.
type Finding struct {
	Start, End int
	From, To   int
	Category   Category
	Severity   Severity
	Text       string
	Question   string
	Rewording  string
}

// Options is what the caller knows about the incident. The zero value is usable: names are then guessed, with more caution.
type Options struct {
	People     []string // names of the roster, any case; "Anna Schmidt" is also known as "Anna"
	Seats      []string // seats and roles, like "DB engineer"
	Parties    []string // teams, vendors, customers
	Components []string // services whose names look like persons: never agents
	Hat        string   // lane of the note ("red", "black", "green", ...); feelings in Red that name nobody are let through
	At         string   // clock time for the question, like "13:20"; a time in the sentence wins; empty: "then"
}

// Check returns every finding in the text in order; spans do not overlap and a sentence holds at most one finding a category.
// It never fails: text that is not valid UTF-8 is read byte by byte where it is broken.
func Check(text string, o Options) []Finding {
	m := newMatcher(text, o)
	var out []Finding
	for _, h := range m.all() {
		out = append(out, m.finding(h))
	}
	return out
}

// First returns the one finding the composer shows: the first of the most severe, false if there is none.
func First(text string, o Options) (Finding, bool) {
	m := newMatcher(text, o)
	var best hit
	var at span
	for s, h := range m.all() {
		if best.rule == nil || rank(SeverityOf(h.cat)) < rank(SeverityOf(best.cat)) {
			best, at = h, s
		}
	}
	if best.rule == nil {
		return Finding{}, false
	}
	m.s = at
	return m.finding(best), true
}

func rank(s Severity) int {
	if s == Ask {
		return 0
	}
	return 1
}

// Positions returns where the finding starts in the text it was found in: line and column from 1, the column in characters
// (code points), lines ended by "\n". Offsets outside the text are moved to its nearest end.
func Positions(text string, f Finding) (line, column int) {
	at := min(max(f.Start, 0), len(text))
	before := text[:at]
	line = 1 + strings.Count(before, "\n")
	return line, 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}
