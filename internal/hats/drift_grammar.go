package hats

import "strings"

// reading is what a note, or a part of it, says about its hat.
type reading struct {
	words []word
	top   [hatCount]int // the loudest sign of each hat
	rest  [hatCount]int // all its other signs
	marks mark

	orders  bool // something is to be done
	steers  bool // something is to be done about the talk
	fetches bool // a fact is to be got
	asks    bool // ends with a question mark
	modal   bool // speaks of what is not so, or not yet
	past    bool // speaks of what is over
	dated   bool // names a day or a month
	figures int  // in digits
	metrics int  // those of them that measure
	numbers int  // in words
	bads    int  // words for harm
	goods   int  // words for harm that is denied
}

const hatCount = len(table)

// read weighs words: one pass over the signs, one over the grammar.
func read(words []word) *reading {
	r := &reading{words: words}
	if len(words) == 0 {
		return r
	}
	r.matchSigns()
	r.sweep()
	if r.reports() {
		r.marks |= told
		r.add(White, 3)
	}
	r.weighHarm()
	r.weighFacts()
	return r
}

func (r *reading) add(h Hat, weight int) {
	i := h.row()
	if weight > r.top[i] {
		r.top[i], weight = weight, r.top[i]
	}
	r.rest[i] += weight
}

// score is how much speaks for h: the loudest sign, and half of what else there is, up to as much
// again. Many faint signs do not make a loud one.
func (r *reading) score(h Hat) float64 {
	i := h.row()
	return float64(r.top[i]) + min(float64(r.rest[i])/2, float64(r.top[i]))
}

// scope is for how many more words something reaches.
type scope struct{ denial, doubt, guard int }

// How far a "not", a "might" and an "avoid" reach. A new clause ends a denial, and shortens a
// doubt: "if it rains, the link drops" is all doubt.
const (
	denialReach = 3
	doubtReach  = 8
	guardReach  = 4
	clauseCost  = 4
)

// sweep reads the sentence: what is ordered, what may happen, what has happened, what is denied.
func (r *reading) sweep() {
	var in scope
	for i := range r.words {
		w := &r.words[i]
		if w.opens {
			in.denial, in.doubt = 0, in.doubt-clauseCost
			r.order(i)
			if r.moody(i) {
				r.add(Red, 4)
			}
		}
		if w.class&isMark != 0 {
			r.asks = w.text == "?"
			continue
		}
		r.count(w)
		r.perhaps(i)
		r.value(i, in)
		r.past = r.past || r.happened(i)
		in.denial, in.doubt, in.guard = in.denial-1, in.doubt-1, in.guard-1
		if r.denies(i) {
			in.denial = denialReach
		}
		if w.class&(isMay|isWill) != 0 || w.text == "if" {
			in.doubt = doubtReach
		}
		if w.class&(isGuard|isQuant) != 0 {
			in.guard = guardReach
		}
	}
}

func (r *reading) count(w *word) {
	switch {
	case w.class&isNumber != 0:
		r.numbers++
	case w.class&isFigure != 0:
		r.figures++
		if w.class&isMetric != 0 {
			r.metrics++
		}
	}
	r.modal = r.modal || w.class&(isMay|isWill|isIf) != 0
	r.dated = r.dated || w.class&isWhen != 0
}

// value weighs word i when it is a word of harm or gain. What an action in front does ("turning
// it off lets errors through") has not happened yet, as little as what might.
func (r *reading) value(i int, in scope) {
	w := &r.words[i]
	verb := w.form != isPlain
	if i > 0 {
		before := r.words[i-1].class
		verb = before&isDet == 0 || before&isThing != 0 // "this saves" is, "the delay" is not
	}
	denied := in.denial > 0 || in.guard > 0
	gerund := r.words[0].form == isING && r.words[0].class&(isAct|isNoun|isGain|isHarm|isSteer) != 0
	switch {
	case w.class&isWorse != 0, w.class&isBad != 0 && (!verb || w.class&isHarm == 0):
		if denied {
			r.goods++
		} else {
			r.bads++
		}
	case !verb:
	case w.class&isHarm != 0:
		r.harm(w, denied, in.doubt > 0, gerund && (i > 0 || w.class&isAct == 0))
	case w.class&isGain != 0:
		r.gain(i, in.denial > 0, in.doubt > 0, gerund && i > 0)
	}
}

// harm weighs a verb of harm: what may break is feared, what broke is told.
func (r *reading) harm(w *word, denied, doubtful, gerund bool) {
	switch {
	case denied:
		r.goods++
	case gerund:
		r.add(Black, 4)
	case doubtful, w.class&isBreach != 0 && w.form == isS:
		r.add(Black, 3)
	case w.class&isBad != 0:
		r.bads++
	case w.form == isS && w.class&isNoun == 0:
		r.add(Black, 2)
	}
}

// gain weighs a verb of gain: what saves an hour is good, what lets errors through is not.
func (r *reading) gain(i int, denied, doubtful, gerund bool) {
	w := &r.words[i]
	if !r.general(i, doubtful || gerund) {
		return
	}
	harms := r.harmful(i + 1)
	helps := doubtful || gerund || w.class&isHelp != 0
	thing := gerund || r.at(i-1)&isThing != 0
	switch {
	case w.class&isGuard == 0 && harms, !harms && r.at(i+1)&isNot != 0: // "leaves no time"
		r.add(Black, 2)
	case denied:
		r.add(Black, 1)
	case w.opens, w.form == isS && helps && thing:
		r.add(Yellow, 4)
	case w.form == isS && (helps || thing):
		r.add(Yellow, 3)
	case w.form == isS, w.class&isAct == 0, !doubtful, r.at(i-2)&isThing != 0:
		r.add(Yellow, 2)
	}
}

// general reports whether verb i says what something does or would do, and not what somebody is to
// do or did.
func (r *reading) general(i int, doubtful bool) bool {
	w := &r.words[i]
	switch {
	case w.form == isS:
		return true
	case w.form != isPlain || i == 0:
		return false
	case doubtful && r.at(i-1)&(isMay|isWill|isSoft|isNot) != 0:
		return true
	}
	return (w.class&isHelp != 0 || w.base == "keep") && r.many(i-1)
}

// at is the class of word i, or nothing.
func (r *reading) at(i int) class {
	if i < 0 || i >= len(r.words) {
		return 0
	}
	return r.words[i].class
}

// textAt is word i, or nothing.
func (r *reading) textAt(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].text
}

// many reports whether word i may be the subject of a plain verb: we, they, the customers.
func (r *reading) many(i int) bool {
	w := &r.words[i]
	return w.text == "we" || w.text == "they" || w.form == isS || w.class == 0 && len(w.text) > 3 && strings.HasSuffix(w.text, "s")
}

// harmful reports whether one of the few words from i on is harm.
func (r *reading) harmful(i int) bool {
	for n := range maxGap {
		switch c := r.at(i + n); {
		case c&isMark != 0, c&(isNot|isQuant) != 0 && n > 0:
			return false
		case c&(isBad|isWorse|isHarm) != 0:
			return true
		}
	}
	return false
}

// deniedAt reports whether a negation stands shortly before word i.
func (r *reading) deniedAt(i int) bool {
	for n := 1; n <= denialReach; n++ {
		switch c := r.at(i - n); {
		case c&isMark != 0:
			return false
		case c&isNot != 0:
			return r.denies(i - n)
		}
	}
	return false
}

// denies reports whether word i says no: "nothing but" does not.
func (r *reading) denies(i int) bool { return r.at(i)&isNot != 0 && r.textAt(i+1) != "but" }

// happened reports whether word i is the verb of something that is over.
func (r *reading) happened(i int) bool {
	w := &r.words[i]
	if w.class&isPast != 0 && w.class&isSubject == 0 {
		return true
	}
	if w.form != isED || i == 0 || w.opens {
		return false
	}
	before := &r.words[i-1]
	return before.class&(isDet|isPrep|isBe|isMark|isNot|isMay|isWill) == 0 && before.text != "and"
}

// perhaps weighs what might be: somebody who could do something proposes, something that might
// come warns (method, part B, D01 and D03).
func (r *reading) perhaps(i int) {
	w := &r.words[i]
	if w.text != "may" && w.text != "might" && w.text != "could" || i == 0 || i+1 == len(r.words) {
		return
	}
	who := r.words[i-1].text
	verb := r.at(i + 1)
	switch known := verb & (isAct | isGain | isHarm | isAble); {
	case verb&(isMark|isFigure|isPrep) != 0:
	case verb&isAct != 0 && r.harmful(i+2):
		r.add(Black, 3)
	case known == isAct && who != "they" && who != "it":
		r.add(Green, 3)
	case known == 0 && w.text != "could":
		r.add(Black, 3)
	}
}

// moody reports whether the clause that begins at word i is about a feeling that nobody is said to
// have: "still uneasy about tonight" is, "angry customers" is not.
func (r *reading) moody(i int) bool {
	for i+1 < len(r.words) && r.at(i)&(isSoft|isNot) != 0 && r.at(i)&(isFeel|isSpent) == 0 && !r.words[i+1].opens {
		i++
	}
	next := r.at(i + 1)
	ends := i+1 == len(r.words) || next&isMark != 0 || r.words[i+1].opens || r.words[i+1].text == "and" || r.words[i+1].text == "or"
	switch {
	case r.at(i)&isFeel != 0:
		return ends || next&(isPrep|isStop|isWhen|isSoft|isSubject) != 0
	case r.at(i)&isSpent != 0:
		return ends
	}
	return false
}
