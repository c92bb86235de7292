package outbound

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"warroom/internal/blameless"
	"warroom/internal/secrets"
)

// wordRule is a table with its level and the line that says why.
type wordRule struct {
	rule    Rule
	level   Level
	outside bool // only for audiences outside
	table   func() *table
	why     string
}

var wordRules = []wordRule{
	{Forbidden, Refuse, false, forbiddenTable, "this pushes them away: say what you do and by when"},
	{Label, Refuse, false, labelTable, "this labels people: say what they reported"},
	{Hollow, Warn, false, hollowTable, "an empty phrase: say what it means for them or what we do"},
	{Jargon, Warn, true, jargonTable, "a word of the trade: they may need a dictionary"},
}

// words runs the rules about words over one field.
func (c *checker) words(field Field, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	p := cut(text)
	first := len(c.found)
	c.blame(field, p)
	for _, s := range p.ends {
		c.estimates(field, p, s)
		c.hopes(field, p, s)
		c.immunity(field, p, s)
		for _, r := range wordRules {
			if !r.outside || c.d.outside() {
				c.phrases(field, p, s, r)
			}
		}
		c.differs(field, p, s)
	}
	if c.d.outside() {
		c.names(field, p)
		c.machines(field, text)
	}
	for _, h := range secrets.Find(text) {
		c.add(Finding{Rule: Secret, Level: Refuse, Field: field, Start: h.Start, End: h.End, From: h.Start, To: h.End, Why: "this looks like " + h.Name + ": take it out and change it", Swap: "[removed]"})
	}
	sortFound(c.found[first:])
}

func (c *checker) phrases(field Field, p prose, s sentence, r wordRule) {
	for _, h := range r.table().all(p.toks, s.span) {
		from, to := p.toks[h.from].start, p.toks[h.to-1].end
		swap := c.fill(h.swap)
		if r.rule == Forbidden && strings.HasPrefix(h.swap, "unknown") && h.to < s.to && !p.toks[h.to].brk {
			swap += ":" // "..., I will find out by 14:30 UTC: why it stopped"
		}
		c.add(Finding{Rule: r.rule, Level: r.level, Field: field, Start: from, End: to, From: from, To: to, Why: r.why, Swap: p.caseAs(h.from, s, swap)})
	}
}

// caseAs begins the swap with a capital where it begins a sentence that had one.
func (p prose) caseAs(at int, s sentence, swap string) string {
	r, _ := utf8.DecodeRuneInString(p.text[p.toks[at].start:])
	if at != s.from || !unicode.IsUpper(r) || swap == "" {
		return swap
	}
	first, n := utf8.DecodeRuneInString(swap)
	return string(unicode.ToUpper(first)) + swap[n:]
}

func (c *checker) estimates(field Field, p prose, s sentence) {
	h, ok := estimate(p.toks, s)
	if !ok {
		return
	}
	from, to := clause(p.toks, s.span, h)
	if to < s.to && p.toks[to].word == ":" { // "ETA: 3pm"
		_, to = clause(p.toks, s.span, span{to + 1, to + 1})
	}
	swap := "unknown so far, I will find out by {T}"
	if from > s.from && p.toks[from-1].class&cJoin != 0 {
		swap = "the end is " + swap // "the disk is new and the end is unknown so far"
	}
	c.add(Finding{
		Rule: Estimate, Level: Refuse, Field: field, Start: p.toks[h.from].start, End: p.toks[h.to-1].end, From: p.toks[from].start, To: p.toks[to-1].end,
		Why: "the time of a repair is never promised: promise the time of the next word", Swap: p.caseAs(from, s, c.fill(swap)),
	})
}

func (c *checker) hopes(field Field, p prose, s sentence) {
	if s.question {
		return
	}
	hits := hopefulTable().all(p.toks, s.span)
	if len(hits) == 0 {
		return
	}
	h := hits[0]
	from, to := p.toks[s.from].start, p.toks[s.to-1].end
	start, end := p.toks[h.from].start, p.toks[h.to-1].end
	left, right := strings.TrimRight(p.text[from:start], " ,"), strings.TrimLeft(p.text[end:to], " ,:")
	kept := strings.TrimSpace(strings.Join(strings.Fields(left+" "+h.swap+" "+right), " "))
	swap := "if not, " + c.know()
	if kept != "" {
		swap = kept + "; " + swap
	}
	c.add(Finding{
		Rule: Hopeful, Level: Warn, Field: field, Start: start, End: end, From: from, To: to,
		Why: "hope is no plan: what if not, and by when do we know", Swap: p.caseAs(s.from, s, swap),
	})
}

func (c *checker) know() string {
	if t := c.next(); t != "" {
		return "we know by " + t
	}
	return "we say so with the next word"
}

func (c *checker) immunity(field Field, p prose, s sentence) {
	if s.question {
		return
	}
	hits := immunityTable().all(p.toks, s.span)
	if len(hits) == 0 {
		return
	}
	h := hits[0]
	from, to := clause(p.toks, s.span, h.span)
	c.add(Finding{
		Rule: Immunity, Level: Refuse, Field: field, Start: p.toks[h.from].start, End: p.toks[h.to-1].end, From: p.toks[from].start, To: p.toks[to-1].end,
		Why: "nobody can promise that: name the actions, each with an owner and a date", Swap: p.caseAs(from, s, h.swap),
	})
}

// owned is what we say outside where the draft blames (settled tension 3: an organisation takes responsibility in its own voice).
const owned = "This is ours to answer for, and we are finding out how it came about"

// blame asks internal/blameless. What we say about ourselves as an organisation is no blame.
func (c *checker) blame(field Field, p prose) {
	for _, b := range blameless.Check(p.text, blameless.Options{People: c.d.Names, Parties: c.d.Parties, Components: c.d.Hosts}) {
		if c.d.outside() && ownVoice(b) {
			continue
		}
		f := Finding{Rule: Blame, Level: Refuse, Field: field, Start: b.Start, End: b.End, From: b.From, To: b.To, Why: "this reads as blame: " + b.Question, Swap: b.Rewording}
		if b.Severity == blameless.Nudge {
			f.Level = Warn
		}
		if c.d.outside() {
			f.Why, f.Swap = "this reads as blame: whose fault it is helps nobody", owned+stop(p.text[b.From:b.To])
		}
		c.add(f)
	}
}

// stop returns the sign that ends the sentence, a full stop for a question.
func stop(s string) string {
	switch r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s)); r {
	case '.', '!', '?':
		return "."
	}
	return ""
}

// ownVoice reports whether the span speaks of us and nobody else: "we should have told you first", "our mistake".
func ownVoice(b blameless.Finding) bool {
	switch b.Category {
	case blameless.Character, blameless.Mockery, blameless.Punitive, blameless.Minimising:
		return false
	}
	p := cut(b.Text)
	if len(p.toks) == 0 {
		return false
	}
	words := make([]string, 0, 3)
	for i := range min(len(p.toks), 3) {
		words = append(words, p.toks[i].word)
	}
	switch words[0] {
	case "we", "us", "ours", "i":
		return true
	case "had", "if":
		return len(words) > 1 && words[1] == "we"
	case "our", "the":
		return len(words) > 1 && ourNouns[words[len(words)-1]] || len(words) > 1 && ourNouns[words[1]]
	}
	return false
}

// ourNouns are what an organisation may call its own.
var ourNouns = map[string]bool{
	"mistake": true, "error": true, "fault": true, "failure": true, "oversight": true, "responsibility": true, "doing": true, "company": true,
	"organisation": true, "organization": true, "mistakes": true, "errors": true, "side": true, "part": true, "ours": true,
}
