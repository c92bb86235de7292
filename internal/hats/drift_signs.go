package hats

import (
	"math/bits"
	"slices"
	"strings"
)

// sign is a pattern of words that speaks for a hat.
type sign struct {
	id     int
	hat    Hat // "" when it only marks
	weight int
	mark   mark
	unless class // counts for nothing in a note with such a word
	start  bool  // only where a clause begins
	denies bool  // has a negation of its own
	parts  []part
}

// part is one place of a sign. It fits a word that is one of bases or of class.
type part struct {
	bases    []string
	class    class
	optional bool
	gap      bool // up to maxGap words of any kind, no mark
	end      bool // fits the end of a clause too
	ed       bool // fits any past form too
}

// mark is what a sign says about a note beyond its hat.
type mark uint8

const (
	verdict mark = 1 << iota // praise or scorn
	assumed                  // probably, must be
	sourced                  // says where it comes from
	decided                  // tells a decision
	owned                    // names who has it
	timed                    // names a time
	faulted                  // names a person's fault
	told                     // somebody's view, told as theirs
)

// maxGap is how many words "..." may stand for. It is small so that a note is read in linear time.
const maxGap = 3

// negations are the words that make a sign say no by itself.
var negations = [...]string{"no", "not", "never", "nothing", "nobody", "noone", "none", "without", "cannot"}

// newSign reads a pattern: words, in their base form to mean every form of them, @class, @ed for any
// past form, a|b for either, a trailing ? for what may be missing, ... for up to maxGap words, a leading ^ for the
// beginning of a clause, $ for its end.
func newSign(pattern string) *sign {
	s := &sign{}
	for field := range strings.FieldsSeq(pattern) {
		if field == "^" {
			s.start = true
			continue
		}
		p := part{gap: field == "..."}
		if !p.gap {
			field, p.optional = strings.CutSuffix(field, "?")
			for alt := range strings.SplitSeq(field, "|") {
				name, named := strings.CutPrefix(alt, "@")
				switch {
				case alt == "$":
					p.end = true
				case alt == "@ed":
					p.ed = true
				case named:
					p.class |= classNames[name]
				default:
					p.bases = append(p.bases, alt)
				}
			}
		}
		s.denies = s.denies || p.class&isNot != 0 || slices.ContainsFunc(p.bases, func(base string) bool {
			return slices.Contains(negations[:], base)
		})
		s.parts = append(s.parts, p)
	}
	return s
}

// add files s under everything it may begin with.
func (lx *lexicon) add(s *sign) {
	s.id = lx.signs
	lx.signs++
	for _, p := range s.parts {
		for _, base := range p.bases {
			lx.byBase[base] = append(lx.byBase[base], s)
		}
		for bit := range lx.byBit {
			if p.class&(1<<bit) != 0 {
				lx.byBit[bit] = append(lx.byBit[bit], s)
			}
		}
		if !p.optional {
			return
		}
	}
}

func (p *part) fits(w *word) bool {
	if p.ed && (w.form == isED || w.base == "be" || formOf(w.text) == isED) {
		return true
	}
	return w.class&p.class != 0 || slices.Contains(p.bases, w.base) || slices.Contains(p.bases, w.text)
}

// matches reports whether words begin with parts.
func matches(parts []part, words []word) bool {
	if len(parts) == 0 {
		return true
	}
	p := &parts[0]
	switch {
	case p.gap:
		for n := 0; n <= maxGap && n <= len(words); n++ {
			if matches(parts[1:], words[n:]) {
				return true
			}
			if n < len(words) && words[n].class&isMark != 0 {
				return false
			}
		}
		return false
	case p.end && (len(words) == 0 || words[0].class&isMark != 0):
		return true
	case len(words) > 0 && p.fits(&words[0]) && matches(parts[1:], words[1:]):
		return true
	}
	return p.optional && matches(parts[1:], words)
}

// matchSigns counts every sign once, wherever it stands.
func (r *reading) matchSigns() {
	lx := lexiconOf()
	seen := make([]bool, lx.signs)
	var all class
	for i := range r.words {
		all |= r.words[i].class
	}
	try := func(signs []*sign, i int) {
		for _, s := range signs {
			if seen[s.id] || s.unless&all != 0 || s.start && !r.words[i].opens || !matches(s.parts, r.words[i:]) {
				continue
			}
			seen[s.id] = true
			r.weigh(s, i)
		}
	}
	for i := range r.words {
		w := &r.words[i]
		try(lx.byBase[w.base], i)
		if w.text != w.base {
			try(lx.byBase[w.text], i)
		}
		for rest := w.class; rest != 0; rest &= rest - 1 {
			try(lx.byBit[bits.TrailingZeros64(uint64(rest))], i)
		}
	}
}

// weigh counts a sign that was found at word i. A gain that is denied or lost is none, and a harm
// that is denied is left to the grammar.
func (r *reading) weigh(s *sign, i int) {
	r.marks |= s.mark
	switch {
	case s.hat == "":
	case s.hat == Yellow && !s.denies && (r.deniedAt(i) || (r.at(i-1)|r.at(i-2))&isBreach != 0):
		r.add(Black, s.weight-1)
	case s.hat == Black && !s.denies && r.deniedAt(i):
	default:
		r.add(s.hat, s.weight)
	}
}
