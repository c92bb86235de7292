package outbound

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Internal is the audience of our own people, and what an empty Audience means. Every other audience is outside.
const Internal = "internal"

// The states of a relationship (method A52a). An empty one is Calm. Raw turns every warning into a refusal but the missing apology.
const (
	Calm    = "calm"
	Mending = "mending"
	Raw     = "raw"
)

// Level says whether a finding stops the draft.
type Level string

// Refuse stops the draft until it is changed; Warn asks the sender to look.
const (
	Refuse Level = "refuse"
	Warn   Level = "warn"
)

// Field names the part of the draft that a finding is in.
type Field string

// The fields with text. All four are checked, because all four are sent.
const (
	FieldText         Field = "text"
	FieldDoesForThem  Field = "does_for_them"
	FieldBossLine     Field = "boss_line"
	FieldAlternatives Field = "alternatives"
)

// Rule names what a finding is about. The strings are stored by callers and printed as JSON: they are for ever.
type Rule string

// The rules about words, then those about the draft as a whole.
const (
	Blame     Rule = "blame"     // method A26, A85, part C
	Estimate  Rule = "estimate"  // settled tension 6: the time of a repair is never promised
	Hopeful   Rule = "hopeful"   // A107
	Immunity  Rule = "immunity"  // settled tension 2
	Name      Rule = "name"      // A40: no names of persons
	Host      Rule = "host"      // machines, pods, paths, addresses
	Ticket    Rule = "ticket"    // numbers of our own tracker
	Secret    Rule = "secret"    // anything that looks like a credential
	Hollow    Rule = "hollow"    // A77
	Forbidden Rule = "forbidden" // A65
	Jargon    Rule = "jargon"    // words that need a dictionary
	Label     Rule = "label"     // A59: customers are not labelled

	Empty       Rule = "empty"
	NextAbsent  Rule = "next_absent"
	NextPast    Rule = "next_past"
	NextDiffers Rule = "next_differs"
	DoesForThem Rule = "does_for_them" // A28a
	Apology     Rule = "apology"       // A66
	Review      Rule = "review"        // A50
	Unaware     Rule = "unaware"       // A51
	Recipient   Rule = "recipient"     // A76
	NotFact     Rule = "not_fact"      // A92: only White facts go outside
	Swirl       Rule = "swirl"         // A52
)

// Draft is a message and what is known about it. The zero value is an empty internal draft.
type Draft struct {
	Text         string // what it means for them and what we do
	Audience     string // Internal or any name of an audience outside; empty is Internal
	DoesForThem  string // what this message does for them (A28a)
	BossLine     string // what they can tell their superiors (A110)
	Alternatives string // loaner, workaround (A110)
	NextAt       time.Time
	From, To     string
	ReviewedBy   string
	Relationship string // Calm, Mending or Raw; empty is Calm
	// Unaware are contacts who do not know yet of a decision the draft mentions.
	Unaware []string
	// NotFacts are the notes it quotes that are no White facts, as "#12 (Black)".
	NotFacts []string
	// Astray are those it goes to who belong to another customer than it is for, as "Jan of Beta".
	Astray []string
	// Names is the roster of our people, Hosts our machines, Parties our teams, vendors and customers.
	Names, Hosts, Parties []string
	RecipientKnown        bool      // To is on the map
	LastOut               []Message // what went out before, any order
}

// Message is one that was sent.
type Message struct {
	At                     time.Time
	By, Audience, To, Text string
	NextAt                 time.Time
}

// Finding is one reason to look again. Start and End are the bytes of the offending words in the text of Field, From and To what Swap
// stands in for, often the clause around them; all on rune borders. A finding about the whole draft has no Field and -1 in all four;
// one without a swap has an empty Swap. Why is one line for the sender.
type Finding struct {
	Rule       Rule
	Level      Level
	Field      Field
	Start, End int
	From, To   int
	Why, Swap  string
}

// Check returns what the gate finds in the draft: the words first, field by field in order, then what concerns the whole. Times are
// printed in zone, nil is UTC. For the internal audience only secrets refuse; names, machines, tickets and jargon are free there.
func Check(d Draft, now time.Time, zone *time.Location) []Finding {
	c := checker{d: d, now: now, zone: zone}
	for _, f := range d.fields() {
		c.words(f.field, f.text)
	}
	c.whole()
	return c.levels()
}

// Apply returns text, the text of f.Field, with the swap of f in it, as valid UTF-8. Without a swap, or if f was made for another
// text, the text comes back as it is. Offsets of other findings are stale then: check again.
func Apply(text string, f Finding) string {
	if f.From < 0 || f.From >= f.To || f.To > len(text) || f.Swap == "" || !border(text, f.From) || !border(text, f.To) {
		return text
	}
	return strings.ToValidUTF8(text[:f.From]+f.Swap+text[f.To:], "\uFFFD")
}

// Words returns the offending words of a finding in the draft that it was made for, "" when it is about the whole.
func (f Finding) Words(d Draft) string {
	for _, t := range d.fields() {
		if t.field == f.Field && 0 <= f.Start && f.Start <= f.End && f.End <= len(t.text) {
			return t.text[f.Start:f.End]
		}
	}
	return ""
}

func border(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

type fieldText struct {
	field Field
	text  string
}

func (d Draft) fields() []fieldText {
	return []fieldText{{FieldText, d.Text}, {FieldDoesForThem, d.DoesForThem}, {FieldBossLine, d.BossLine}, {FieldAlternatives, d.Alternatives}}
}

func (d Draft) outside() bool { return d.Audience != "" && !strings.EqualFold(d.Audience, Internal) }

func (d Draft) raw() bool { return d.outside() && d.Relationship == Raw }

// checker gathers the findings of one draft.
type checker struct {
	d     Draft
	now   time.Time
	zone  *time.Location
	found []Finding
}

func (c *checker) add(f Finding) { c.found = append(c.found, f) }

// levels sets what each finding asks for, by audience and relationship.
func (c *checker) levels() []Finding {
	for i := range c.found {
		f := &c.found[i]
		switch {
		case !c.d.outside() && f.Rule != Secret:
			f.Level = Warn
		case c.d.raw() && f.Rule != Apology:
			f.Level = Refuse
		}
	}
	return c.found
}

// next is the time of the next word as it is printed, "" if there is none to promise.
func (c *checker) next() string {
	if !c.d.NextAt.After(c.now) {
		return ""
	}
	return Moment(c.d.NextAt, c.now, c.zone)
}

// fill puts the time of the next word into a swap; without one the swap promises no time.
func (c *checker) fill(swap string) string {
	if t := c.next(); t != "" {
		return strings.ReplaceAll(swap, "{T}", t)
	}
	return strings.ReplaceAll(strings.ReplaceAll(swap, " by {T}", ""), "{T}", "the next word")
}
