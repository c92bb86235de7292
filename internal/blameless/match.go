package blameless

import (
	"cmp"
	"iter"
	"slices"
)

// matcher tries patterns on one sentence at a time. steps counts the elements it tried, so that a test can hold it to linear work.
type matcher struct {
	text   string
	toks   []token
	lex    *lexicon
	rules  *ruleSet
	roster roster
	o      Options
	s      span
	cur    hit // the hit that is being reworded
	steps  int
	open   int // token where the span of the match under way begins, -1 if where the match does
	shut   int // token where it ends, -1 if where the match does
}

// hit is one match: the tokens of its span and the rule.
type hit struct {
	from, to int
	cat      Category
	rule     *rule
}

func newMatcher(text string, o Options) *matcher {
	rules, l := loadRules(), loadLexicon()
	return &matcher{text: text, toks: tokenise(text, l), lex: l, rules: rules, roster: newRoster(l, o), o: o}
}

// again returns a matcher for another text with the same options.
func (m *matcher) again(text string) *matcher {
	return &matcher{text: text, toks: tokenise(text, m.lex), lex: m.lex, rules: m.rules, roster: m.roster, o: m.o}
}

// all yields the hits of every sentence with the sentence, in order.
func (m *matcher) all() iter.Seq2[span, hit] {
	return func(yield func(span, hit) bool) {
		for _, s := range sentences(m.toks) {
			m.begin(s)
			for _, h := range m.hits() {
				if !yield(s, h) {
					return
				}
			}
		}
	}
}

// begin masks what the guards protect and finds the agents of a sentence.
func (m *matcher) begin(s span) {
	m.s = s
	for i := s.from; i < s.to; i++ {
		m.rules.guards.each(&m.toks[i], func(c *candidate) {
			if end, ok := m.match(c, i); ok {
				from, to := m.spanOf(i, end)
				for j := from; j < to; j++ {
					m.toks[j].flags |= flagMasked
				}
			}
		})
	}
	m.maskQuotes()
	findAgents(m.toks, s, m.roster)
}

// maskQuotes masks what stands in double quotes within the sentence: somebody else's words. A sentence that is nothing but a quote
// is read, or a pair of quotes would hide anything.
func (m *matcher) maskQuotes() {
	open := -1
	for i := m.s.from; i < m.s.to; i++ {
		if !m.toks[i].is(flagQuote) {
			continue
		}
		if open < 0 {
			open = i
			continue
		}
		if open > m.s.from || i+2 < m.s.to {
			for j := open; j <= i; j++ {
				m.toks[j].flags |= flagMasked
			}
		}
		open = -1
	}
}

// hits returns what matches in the sentence and is not exempt: for each category the earliest span, of those the widest; where
// categories overlap, the more severe, then the earlier, then the wider.
func (m *matcher) hits() []hit {
	var best []hit
	var sig signature
	for i := m.s.from; i < m.s.to; i++ {
		sig.token(&m.toks[i])
	}
	for i := m.s.from; i < m.s.to; i++ {
		t := &m.toks[i]
		if t.is(flagMasked) {
			continue
		}
		m.rules.blame.each(t, func(c *candidate) {
			if !c.possible(&sig) {
				return
			}
			end, ok := m.match(c, i)
			if !ok {
				return
			}
			h := hit{rule: c.rule}
			h.from, h.to = m.spanOf(i, end)
			if h.from >= h.to {
				return
			}
			h.cat = m.category(h)
			if m.exempt(h) {
				return
			}
			best = keep(best, h)
			for j := h.from; j < h.to; j++ {
				m.toks[j].flags |= flagHit
			}
		})
	}
	slices.SortStableFunc(best, func(a, b hit) int {
		return cmp.Or(cmp.Compare(rank(SeverityOf(a.cat)), rank(SeverityOf(b.cat))), cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	var out []hit
	for _, h := range best {
		if !slices.ContainsFunc(out, func(x hit) bool { return h.from < x.to && x.from < h.to }) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b hit) int { return cmp.Compare(a.from, b.from) })
	return out
}

// keep enters h unless its category already has an earlier or wider span.
func keep(best []hit, h hit) []hit {
	for i := range best {
		if b := &best[i]; b.cat == h.cat {
			if h.from < b.from || h.from == b.from && h.to > b.to {
				*b = h
			}
			return best
		}
	}
	return append(best, h)
}

// category turns person fault into team and vendor where a team did it, and into self blame where the writer did.
func (m *matcher) category(h hit) Category {
	if h.rule.cat != PersonFault {
		return h.rule.cat
	}
	var k kind
	for i := h.from; i < h.to && k == 0; i++ {
		for _, a := range m.toks[i].agents {
			k |= a.kind
		}
	}
	switch {
	case k&(kHe|kYou|kLow) == 0 && k&(kParty|kAmb|kCap) != 0:
		return TeamVendor
	default:
		return PersonFault
	}
}

// match tries a pattern at token i and returns the token behind it.
func (m *matcher) match(c *candidate, i int) (int, bool) {
	m.open, m.shut = -1, -1
	return m.run(c.pattern.elems, i)
}

func (m *matcher) spanOf(i, end int) (from, to int) {
	from, to = i, end
	if m.open >= 0 {
		from = m.open
	}
	if m.shut >= 0 {
		to = m.shut
	}
	return from, to
}

// run matches the elements from token i on. Every element takes a bounded number of tokens, so a try costs a bounded number of steps.
func (m *matcher) run(elems []elem, i int) (int, bool) {
	for n := range elems {
		m.steps++
		e := &elems[n]
		switch e.kind {
		case elemStart:
			if !m.clauseStart(i) {
				return 0, false
			}
		case elemEnd:
			if !m.clauseEnd(i) {
				return 0, false
			}
		case elemOpen:
			m.open = i
		case elemClose:
			m.shut = i
		case elemGap:
			return m.gap(e, elems[n+1:], i)
		case elemToken:
			if e.not {
				if e.orEnd && m.clauseEnd(i) || i < m.s.to && m.one(e, i) > 0 {
					return 0, false
				}
				continue
			}
			if e.orEnd && m.clauseEnd(i) && e.max == 1 {
				continue
			}
			if e.min == 1 && e.max == 1 && e.agents == 0 {
				if i >= m.s.to || m.one(e, i) == 0 {
					return 0, false
				}
				i++
				continue
			}
			return m.several(e, elems[n+1:], i)
		}
	}
	return i, true
}

// one returns how many tokens e takes at i, of the shortest reading, 0 if it does not match.
func (m *matcher) one(e *elem, i int) int {
	t := &m.toks[i]
	if t.is(flagMasked) {
		return 0
	}
	for k := range e.alts {
		m.steps++
		if e.alts[k].matches(t) {
			return 1
		}
	}
	if e.agents != 0 && (!e.subject || m.subject(i)) {
		for _, a := range t.agents {
			if a.kind&e.agents != 0 {
				return a.end - i
			}
		}
	}
	return 0
}

// several tries an optional or repeated element, or an agent with two readings, the longest way first.
func (m *matcher) several(e *elem, rest []elem, i int) (int, bool) {
	if e.agents != 0 && i < m.s.to && !m.toks[i].is(flagMasked) && (!e.subject || m.subject(i)) {
		for k := len(m.toks[i].agents) - 1; k >= 0; k-- {
			if a := m.toks[i].agents[k]; a.kind&e.agents != 0 {
				if end, ok := m.run(rest, a.end); ok {
					return end, true
				}
			}
		}
	}
	n := 0
	for n < e.max && i+n < m.s.to && len(e.alts) > 0 && m.oneAlt(e, i+n) {
		n++
	}
	for ; n >= e.min; n-- {
		if end, ok := m.run(rest, i+n); ok {
			return end, true
		}
	}
	return 0, false
}

func (m *matcher) oneAlt(e *elem, i int) bool {
	t := &m.toks[i]
	if t.is(flagMasked) {
		return false
	}
	for k := range e.alts {
		m.steps++
		if e.alts[k].matches(t) {
			return true
		}
	}
	return false
}

// gap tries the rest behind 0, 1, ... max tokens.
func (m *matcher) gap(e *elem, rest []elem, i int) (int, bool) {
	for n := 0; n <= e.max && i+n <= m.s.to; n++ {
		if end, ok := m.run(rest, i+n); ok {
			return end, true
		}
		if i+n == m.s.to || !e.wide && m.toks[i+n].is(flagBreak) || len(e.alts) > 0 && m.oneAlt(e, i+n) {
			return 0, false
		}
	}
	return 0, false
}

// clauseStart reports whether a clause may begin at token i: first in the sentence, behind a sign, a time or a conjunction.
func (m *matcher) clauseStart(i int) bool {
	if i == m.s.from {
		return true
	}
	p := &m.toks[i-1]
	return p.is(flagBreak|flagTime|flagQuote) || p.cls&cConj != 0 || i-1 == m.s.from && p.is(flagNum) || interjections[p.word]
}

func (m *matcher) clauseEnd(i int) bool { return i >= m.s.to || m.toks[i].is(flagBreak) }

// subject reports whether a phrase at token i can be a subject: no preposition, possessive or determiner before it.
func (m *matcher) subject(i int) bool {
	if i == m.s.from {
		return true
	}
	p := &m.toks[i-1]
	if p.is(flagBreak | flagMasked) {
		return true
	}
	if p.cls&cConj != 0 {
		return true
	}
	return p.cls&(cPrep|cPoss|cDet) == 0 && p.word != "'s" || p.word == "that" || p.word == "all"
}

var interjections = map[string]bool{
	"lol": true, "ok": true, "okay": true, "sorry": true, "well": true, "sure": true, "so": true, "honestly": true, "tbh": true, "again": true, "oh": true,
	"yeah": true, "wow": true, "hey": true, "imo": true, "ugh": true, "guess": true, "folks": true, "yes": true, "no": true, "record": true, "also": true,
}
