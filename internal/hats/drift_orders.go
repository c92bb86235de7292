package hats

// order notes what is to be done when an order begins at word i, which opens a clause.
func (r *reading) order(i int) {
	first := i == 0 || r.at(i-1)&isMark == 0 || r.words[i-1].text == "."
	i, urged := r.urge(i)
	w := &r.words[i]
	rest := r.words[i+1:]
	if w.form != isPlain {
		return
	}
	weight := 0
	switch {
	case w.class&(isAct|isFetch|isSteer) != 0:
		weight = orders(w, rest)
		if urged {
			weight = 4
		}
	case first && w.class&^isName == 0 && r.at(i+1)&isDet != 0:
		weight = 3 // in no table, but what else stands before "the"?
	}
	switch {
	case weight == 0:
	case aboutTalk(rest):
		r.steers = true
		r.add(Blue, 4)
	case !first: // after a label, or one more thing in a list
		if w.class&isAct != 0 {
			r.add(Green, 1)
		}
	case w.class&isFetch != 0:
		r.fetches = true
		if weight > faintSign && w.text != "ask" { // to ask may be to ask a favour
			r.add(White, 3)
		} else {
			r.add(White, 2)
		}
	case w.class&isSteer != 0 && w.class&isAct == 0:
		r.steers = true
		r.add(Blue, weight-1)
	default:
		r.orders = true
		r.add(Green, weight)
	}
}

// urge skips what may stand before an order and reports whether it was a let's, which makes an
// order of any verb.
func (r *reading) urge(i int) (verb int, urged bool) {
	for ; i+1 < len(r.words) && r.at(i)&isUrge != 0 && !r.words[i+1].opens; i++ {
		w := &r.words[i]
		if w.text == "let" && r.words[i+1].text != "us" {
			break
		}
		urged = urged || w.text == "let's" || w.text == "us"
	}
	return i, urged
}

// orders says how surely verb w orders what follows, from 0 to 4: "restart the node" does, "restart
// took 4 min" and "restart of the node" do not.
func orders(w *word, rest []word) int {
	if len(rest) == 0 {
		return 0
	}
	next := &rest[0]
	switch {
	case next.class&(isBe|isHave|isMay|isWill|isMark|isPast) != 0, next.text == "of", next.text == "at", next.form == isED:
		return 0
	case next.class&isDet != 0:
		return 4
	case w.class&isNoun == 0 && next.class&(isPrep|isWhen|isSoft) != 0:
		return 3
	case w.class&isNoun == 0:
		return 4
	case next.form == isS && next.class&isNoun == 0 && next.class != 0:
		return 0
	}
	return ordersNoun(rest)
}

// ordersNoun is orders for a verb that is as often a noun. A verb further on takes its place; a
// word such as "through" or "for" makes it likely.
func ordersNoun(rest []word) int {
	weight := 1
	for i := range rest {
		v := &rest[i]
		switch {
		case v.opens, v.class&(isMark|isStop) != 0:
			return weight
		case v.class&(isBe|isHave|isMay|isWill|isPast) != 0, v.form == isED && i < 2:
			return 0
		case v.class&isPrep != 0 && i > 0:
			weight = 3
		case v.class&isMetric != 0:
			return 1
		}
	}
	return weight
}

// aboutTalk reports whether the clause that goes on with words is about the talk, not the matter.
func aboutTalk(words []word) bool {
	for i := range words {
		switch {
		case words[i].opens, words[i].class&isMark != 0:
			return false
		case words[i].class&isTalk != 0:
			return true
		}
	}
	return false
}

// factual reports whether the note speaks of what is or was, and of nothing else.
func (r *reading) factual() bool { return !r.orders && !r.modal && !r.steers }

// weighHarm adds the words for harm, and those for harm that is denied. Beside figures they are
// more likely told than feared.
func (r *reading) weighHarm() {
	weight := 2
	if r.factual() && r.figures > 0 {
		weight = 1
	}
	for range min(r.bads, maxGap) {
		r.add(Black, weight)
	}
	for range min(r.goods, maxGap) {
		r.add(Yellow, weight)
	}
}

// weighFacts adds what speaks for White. It comes last because a fact is what nothing else is.
func (r *reading) weighFacts() {
	if !r.factual() {
		return
	}
	if r.asks && r.asksFact() && !aboutTalk(r.words[1:]) && r.top[Blue.row()] < plainSign {
		r.add(White, 4)
	}
	weight := 0
	switch {
	case r.past && r.figures > 0:
		weight = 4
	case r.past && r.dated:
		weight = 3
	case r.past, r.figures > 1, r.figures > 0 && r.numbers > 0:
		weight = 2
	case r.figures > 0, r.numbers > 0:
		weight = 1
	}
	if weight > 0 && r.metrics > 0 {
		weight++
	}
	for i := range r.top {
		if table[i].hat != White && r.top[i] > faintSign {
			weight -= 2
			break
		}
	}
	if weight > 0 {
		r.add(White, weight)
	}
}

// asksFact reports whether a question is one that a fact answers (method, part B, D06).
func (r *reading) asksFact() bool {
	auxiliary := func(i int) bool {
		return r.at(i)&(isBe|isHave) != 0 || i < len(r.words) && r.words[i].base == "do"
	}
	switch r.words[0].text {
	case "what", "where", "when", "which", "how":
		return auxiliary(1)
	}
	return auxiliary(0)
}
