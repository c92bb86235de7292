package desk

import (
	"maps"
	"time"
)

// Pace has the numbers of the desk. A zero number is the default that stands behind it; so the zero Pace is that of the method.
type Pace struct {
	First time.Duration // to the first word after the declaration (method, part B): 5 min
	Scope time.Duration // from it to the word that says how far it reaches: 5 min
	Every time.Duration // at most between two words after that: 20 min
	Brisk time.Duration // for how long that holds: 2 h; then a slower gear may be chosen

	Call   time.Duration // a call that has to be made, from the moment it was: 10 min (A109)
	CallBy time.Duration // before a breach, when an agreement does not say: 30 min (A108)
	Letter time.Duration // until what was written to us wants an answer: 24 h (A67)

	Overlap float64 // the share of a word that was said before, from which on it says nothing new: 0.8

	Deposit  int           // what trust opens with: 5 (A111)
	Opening  int           // degrees a kettle opens with: 50 (A56)
	Coldest  int           // 30
	Boiling  int           // 100
	Surprise time.Duration // how long a turn for the worse may stay untold before it counts as a surprise: 20 min

	Amber, Red, Stop time.Duration // hours awake: 14, 17, 20 (A90)
	Meal             time.Duration // since the last one, before it is amber: 6 h

	Heat, Trust map[string]int // by Cause: what an event does, instead of what [Rules] says
}

// filled returns p with the defaults for what it does not say.
func (p Pace) filled() Pace {
	for to, d := range map[*time.Duration]time.Duration{
		&p.First: 5 * time.Minute, &p.Scope: 5 * time.Minute, &p.Every: 20 * time.Minute, &p.Brisk: 2 * time.Hour,
		&p.Call: 10 * time.Minute, &p.CallBy: 30 * time.Minute, &p.Letter: 24 * time.Hour, &p.Surprise: 20 * time.Minute,
		&p.Amber: 14 * time.Hour, &p.Red: 17 * time.Hour, &p.Stop: 20 * time.Hour, &p.Meal: 6 * time.Hour,
	} {
		if *to <= 0 {
			*to = d
		}
	}
	for to, n := range map[*int]int{&p.Deposit: 5, &p.Opening: 50, &p.Coldest: 30, &p.Boiling: 100} {
		if *to == 0 {
			*to = n
		}
	}
	if p.Overlap <= 0 {
		p.Overlap = 0.8
	}
	p.Heat, p.Trust = maps.Clone(p.Heat), maps.Clone(p.Trust)
	return p
}

// The causes that move trust and heat.
const (
	CauseProactive = "proactive"
	CauseKept      = "kept"
	CauseLate      = "late"
	CauseBroken    = "broken"
	CauseTheyFirst = "they-called-first"
	CauseSurprise  = "surprise"
	CauseSilence   = "silence"
	CauseWorse     = "worse"
	CauseAsked     = "asked"
	CauseListened  = "listened"
	CauseReadBack  = "read-back"
	CausePassedOn  = "passed-on"
	CauseLetter    = "letter-aged"
	CauseBreach    = "breach"
	CauseBack      = "business-back"
	CauseOpening   = "opening"
	CausePerson    = "person" // a correction by somebody, with evidence
)

// Rule says what an event does to heat and to trust. Of trust the method gives the numbers; those of heat are proposals, and a person
// corrects what they come to.
type Rule struct {
	Cause  string
	Why    string // as a line of the ledger says it
	Heat   int    // degrees
	Trust  int
	Source string // where it comes from: the practice of the method, part A
}

// Rules returns all of them, in the order in which they are shown.
func Rules() []Rule {
	return []Rule{
		{CauseProactive, "they heard something new from us", -4, +2, "A111"},
		{CauseKept, "a promise was kept", -3, +1, "A111"},
		{CauseLate, "a promise is late", +6, -2, "A111"},
		{CauseBroken, "a promise was broken", +12, -4, "A64"},
		{CauseTheyFirst, "they called first", +10, -3, "A111"},
		{CauseSurprise, "it got worse and they were not told", +12, -4, "A111"},
		{CauseSilence, "a word was due and did not come", +4, 0, "A56"},
		{CauseWorse, "it got worse", +6, 0, "A105"},
		{CauseAsked, "they came to us", +2, 0, "A69"},
		{CauseListened, "we listened first", -5, 0, "A57"},
		{CauseReadBack, "what we heard was read back and confirmed", -3, 0, "A61"},
		{CausePassedOn, "they were passed along", +3, 0, "A76"},
		{CauseLetter, "what they wrote waits for an answer", +6, 0, "A67"},
		{CauseBreach, "an agreement was breached", +10, 0, "A108"},
		{CauseBack, "their business is back", -15, 0, "A28"},
	}
}

// rules are the rules as this pace has them, by cause.
func (p Pace) rules() map[string]Rule {
	out := map[string]Rule{}
	for _, r := range Rules() {
		if n, ok := p.Heat[r.Cause]; ok {
			r.Heat = n
		}
		if n, ok := p.Trust[r.Cause]; ok {
			r.Trust = n
		}
		out[r.Cause] = r
	}
	return out
}
