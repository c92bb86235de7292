package outbound

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A phrase is a line of elements parted by spaces, each standing for one token:
//
//	a|b     one of these words          NUM, UNIT, CLOCK ...  a word of this class, see classNames
//	x? x*   optional; up to four times  !x                    x must not stand here; takes no token
//	.N      up to N words, no sign      ^ $                   begin and end of a clause
type phrase []elem

type elem struct {
	words    []string
	class    class
	min, max int
	gap      int
	not      bool
	start    bool
	end      bool
}

func compile(line string) (phrase, error) {
	var p phrase
	for f := range strings.FieldsSeq(line) {
		e := elem{min: 1, max: 1}
		switch {
		case f == "^":
			e.start = true
		case f == "$":
			e.end = true
		case f[0] == '.' && len(f) > 1:
			n, err := strconv.Atoi(f[1:])
			if err != nil || n < 1 || n > 9 {
				return nil, fmt.Errorf("phrase %q: no gap %q", line, f)
			}
			e.gap = n
		default:
			if f[0] == '!' {
				e.not, f = true, f[1:]
			}
			if strings.HasSuffix(f, "?") {
				e.min, f = 0, f[:len(f)-1]
			} else if strings.HasSuffix(f, "*") {
				e.min, e.max, f = 0, 4, f[:len(f)-1]
			}
			if err := e.alternatives(f); err != nil {
				return nil, fmt.Errorf("phrase %q: %w", line, err)
			}
		}
		p = append(p, e)
	}
	if len(p) == 0 || p[0].gap > 0 || p[0].min == 0 {
		return nil, fmt.Errorf("phrase %q begins with nothing", line)
	}
	return p, nil
}

func (e *elem) alternatives(f string) error {
	for a := range strings.SplitSeq(f, "|") {
		switch c, ok := classNames[a]; {
		case ok:
			e.class |= c
		case a == "" || a != strings.ToLower(a):
			return fmt.Errorf("no class %q", a)
		case a != ":" && a != "%" && !isToken(a):
			return fmt.Errorf("%q is no one token", a)
		default:
			e.words = append(e.words, a)
		}
	}
	return nil
}

// isToken reports whether cut would give a as a token: "it's" and "hot-fix" are two.
func isToken(a string) bool {
	toks := contraction(a, 0)
	return a == "'s" || len(toks) == 1 && toks[0].word == a && !strings.ContainsAny(a, "-/?") && (!strings.Contains(a, "'") || a == "o'clock")
}

func (e *elem) is(t *token) bool {
	if t.class&e.class != 0 {
		return true
	}
	for _, w := range e.words {
		if w == t.word {
			return true
		}
	}
	return false
}

// match tries the phrase at token i of the sentence and returns the token behind it.
func (p phrase) match(toks []token, s span, i int) (int, bool) {
	for n := range p {
		e := &p[n]
		switch {
		case e.start:
			if i > s.from && !toks[i-1].brk && toks[i-1].class&cJoin == 0 {
				return 0, false
			}
		case e.end:
			if i < s.to && !toks[i].brk {
				return 0, false
			}
		case e.gap > 0:
			for k := 0; k <= e.gap && i+k <= s.to; k++ {
				if end, ok := p[n+1:].match(toks, s, i+k); ok {
					return end, true
				}
				if i+k < s.to && toks[i+k].brk {
					break
				}
			}
			return 0, false
		case e.not:
			if i < s.to && e.is(&toks[i]) {
				return 0, false
			}
		case e.min == 1:
			if i >= s.to || !e.is(&toks[i]) {
				return 0, false
			}
			i++
		default:
			k := 0
			for k < e.max && i+k < s.to && e.is(&toks[i+k]) {
				k++
			}
			for ; k >= 0; k-- {
				if end, ok := p[n+1:].match(toks, s, i+k); ok {
					return end, true
				}
			}
			return 0, false
		}
	}
	return i, true
}

// entry is a line of a table: phrases, one a line, and the swap for what they match. "-" lets through what only looks like it.
type entry struct {
	lines string
	swap  string
}

// table is compiled entries, found by the word they begin with.
type table struct {
	byWord map[string][]compiled
	rest   []compiled // phrases that begin with a class or a "^"
	err    error
}

type compiled struct {
	phrase phrase
	swap   string
}

func build(entries []entry) *table {
	t := &table{byWord: map[string][]compiled{}}
	for _, e := range entries {
		for line := range strings.Lines(e.lines) {
			if strings.TrimSpace(line) == "" {
				continue
			}
			p, err := compile(line)
			if err != nil {
				t.err = errors.Join(t.err, err)
				continue
			}
			c := compiled{p, e.swap}
			if len(p[0].words) == 0 || p[0].class != 0 || p[0].not {
				t.rest = append(t.rest, c)
				continue
			}
			for _, w := range p[0].words {
				t.byWord[w] = append(t.byWord[w], c)
			}
		}
	}
	return t
}

func lazily(entries []entry) func() *table {
	return sync.OnceValue(func() *table { return build(entries) })
}

// hit is what a table found: tokens and the swap.
type hit struct {
	span
	swap string
}

// at returns the longest match at token i.
func (t *table) at(toks []token, s span, i int) (hit, bool) {
	best := hit{span: span{i, i}}
	for _, list := range [2][]compiled{t.byWord[toks[i].word], t.rest} {
		for k := range list {
			if end, ok := list[k].phrase.match(toks, s, i); ok && end > best.to {
				best = hit{span{i, end}, list[k].swap}
			}
		}
	}
	return best, best.to > i
}

// all returns the matches in the sentence, in order, without overlaps and without what the table lets through.
func (t *table) all(toks []token, s span) []hit {
	var out []hit
	for i := s.from; i < s.to; {
		h, ok := t.at(toks, s, i)
		if !ok {
			i++
			continue
		}
		i = h.to
		if h.swap != "-" {
			out = append(out, h)
		}
	}
	return out
}
