package blameless

import (
	"errors"
	"fmt"
	"iter"
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
	src     string
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
				err = x.enter(&candidate{rule: r, pattern: p, src: full})
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

// at yields the candidates that may begin at t.
func (x *index) at(t *token) iter.Seq[*candidate] {
	return func(yield func(*candidate) bool) {
		each := func(list []*candidate) bool {
			for _, c := range list {
				if !yield(c) {
					return false
				}
			}
			return true
		}
		if t.id != 0 && !each(x.byID[t.id]) {
			return
		}
		for rest := t.cls; rest != 0; rest &= rest - 1 {
			if !each(x.byClass[rest&-rest]) {
				return
			}
		}
		if t.agents[0].kind != 0 && !each(x.byAgent) {
			return
		}
		if t.form != 0 && !each(x.byForm) {
			return
		}
		if t.flags&(flagNum|flagCap) != 0 {
			each(x.byFlag)
		}
	}
}
