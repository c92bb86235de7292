package blameless

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// rule is a group of patterns of one category.
type rule struct {
	cat   Category
	plain bool // also fires behind a negation ("not our mess")
	lines string
}

// candidate is one compiled pattern and its rule.
type candidate struct {
	rule    *rule
	pattern pattern
	first   kind        // agents it may begin with
	needs   []signature // what the sentence must hold, one for each element that takes a token
}

// signature says what a stretch of tokens holds: classes, forms, kinds of agents, and words by a hash of their id.
type signature struct {
	cls    class
	form   form
	agents kind
	words  [2]uint64
	any    bool
}

func (s *signature) word(id int) { s.words[id>>6&1] |= 1 << (id & 63) }

func (s *signature) token(t *token) {
	s.cls |= t.cls
	s.form |= t.form
	for _, a := range t.agents {
		s.agents |= a.kind
	}
	if t.id != 0 {
		s.word(t.id)
	}
}

// meets reports whether a sentence of signature s may hold what n asks for: no false negatives.
func (n *signature) meets(s *signature) bool {
	return n.any || n.cls&s.cls != 0 || n.form&s.form != 0 || n.agents&s.agents != 0 || n.words[0]&s.words[0] != 0 || n.words[1]&s.words[1] != 0
}

// possible reports whether the candidate can match anywhere in a sentence of this signature.
func (c *candidate) possible(s *signature) bool {
	for i := range c.needs {
		if !c.needs[i].meets(s) {
			return false
		}
	}
	return true
}

// needsOf returns the signatures of the elements that must take a token.
func needsOf(p pattern) []signature {
	var out []signature
	for i := range p.elems {
		e := &p.elems[i]
		if e.kind != elemToken || e.not || e.min == 0 || e.orEnd {
			continue
		}
		n := signature{agents: e.agents}
		for _, a := range e.alts {
			switch {
			case a.id != 0:
				n.word(a.id)
			case a.flags != 0 || a.thing:
				n.any = true
			case a.cls != 0:
				n.cls |= a.cls
			default:
				n.form |= a.form
			}
		}
		if !n.any {
			out = append(out, n)
		}
	}
	return out
}

// index finds the candidates that can begin at a token by the first thing they need.
type index struct {
	byID    map[int][]*candidate
	byClass map[class][]*candidate // single classes, of any form
	byForm  []*candidate
	byAgent []*candidate
	byFlag  []*candidate
}

type ruleSet struct {
	blame, guards index
}

// loadRules compiles the tables once. A line that does not compile is left out; TestRulesCompile finds it.
var loadRules = sync.OnceValue(func() *ruleSet {
	rs, _ := compileRules(loadLexicon())
	return rs
})

func compileRules(l *lexicon) (*ruleSet, error) {
	rs := &ruleSet{}
	errs := []error{rs.guards.add(l, &guardTable)}
	for _, table := range allRules() {
		for i := range table {
			errs = append(errs, rs.blame.add(l, &table[i]))
		}
	}
	return rs, errors.Join(errs...)
}

// add enters every line of a rule that compiles and returns what is wrong with the others.
func (x *index) add(l *lexicon, r *rule) error {
	var errs []error
	for line := range strings.SplitSeq(r.lines, "\n") {
		for _, full := range expand(strings.TrimSpace(line)) {
			if full == "" {
				continue
			}
			p, err := compile(l, full)
			if err == nil {
				err = x.enter(&candidate{rule: r, pattern: p, needs: needsOf(p)})
			}
			if err != nil {
				errs = append(errs, fmt.Errorf("%s: %q: %w", r.cat, full, err))
			}
		}
	}
	return errors.Join(errs...)
}

func allRules() [][]rule {
	return [][]rule{actRules, askRules, wordRules, toneRules, selfRules}
}

// verbPhrases are the ways in which a person is said to have done x.
var verbPhrases = []string{
	"@have|@adv* @x:past",
	"@have @adv* @x:part",
	"@adv* managed|manages|contrived to @adv* @x:base",
	"@be|keeps|kept|keep|ended|goes|went|started @adv* up|around|and? @x:ing",
}

// expand writes "VP:x" out as verb phrases.
func expand(line string) []string {
	head, rest, ok := strings.Cut(line, "VP:")
	if !ok {
		return []string{line}
	}
	name, tail, _ := strings.Cut(rest, " ")
	var out []string
	for _, vp := range verbPhrases {
		out = append(out, head+strings.ReplaceAll(vp, "@x", "@"+name)+" "+tail)
	}
	return out
}

// enter files c under the alternatives of its first element that takes a token.
func (x *index) enter(c *candidate) error {
	for i := range c.pattern.elems {
		e := &c.pattern.elems[i]
		if e.kind == elemStart || e.kind == elemOpen || e.not {
			continue
		}
		if e.kind != elemToken || e.min == 0 || e.orEnd || slices.ContainsFunc(e.alts, func(a alt) bool { return a.thing }) {
			return fmt.Errorf("must begin with a word, a class or an agent")
		}
		if e.agents != 0 {
			c.first = e.agents
			x.byAgent = append(x.byAgent, c)
		}
		for _, a := range e.alts {
			x.enterAlt(a, c)
		}
		return nil
	}
	return fmt.Errorf("takes no token")
}

func (x *index) enterAlt(a alt, c *candidate) {
	if x.byID == nil {
		x.byID, x.byClass = map[int][]*candidate{}, map[class][]*candidate{}
	}
	switch {
	case a.id != 0:
		x.byID[a.id] = append(x.byID[a.id], c)
	case a.flags != 0:
		x.byFlag = append(x.byFlag, c)
	case a.cls == 0:
		x.byForm = append(x.byForm, c)
	default:
		for bit := class(1); bit != 0; bit <<= 1 {
			if a.cls&bit != 0 {
				x.byClass[bit] = append(x.byClass[bit], c)
			}
		}
	}
}

// each calls try for the candidates that may begin at t.
func (x *index) each(t *token, try func(*candidate)) {
	if t.id != 0 {
		for _, c := range x.byID[t.id] {
			try(c)
		}
	}
	for rest := t.cls; rest != 0; rest &= rest - 1 {
		for _, c := range x.byClass[rest&-rest] {
			try(c)
		}
	}
	if kinds := t.agents[0].kind | t.agents[1].kind; kinds != 0 {
		for _, c := range x.byAgent {
			if c.first&kinds != 0 {
				try(c)
			}
		}
	}
	if t.form != 0 {
		for _, c := range x.byForm {
			try(c)
		}
	}
	if t.is(flagNum | flagCap) {
		for _, c := range x.byFlag {
			try(c)
		}
	}
}
