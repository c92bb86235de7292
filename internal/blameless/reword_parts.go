package blameless

import "strings"

func (m *matcher) coreCounterfactual(h hit, c span) string {
	neg, v := false, -1
	for i := h.from; i < c.to && v < 0; i++ {
		t := &m.toks[i]
		neg = neg || t.word == "n't" || t.word == "not" || t.word == "never"
		switch {
		case t.word == "have" || t.word == "had" || t.word == "'d":
			j := m.skipAdverbs(i+1, c.to)
			if a := m.longest(j, c.to); a > j {
				j = m.skipAdverbs(a, c.to) // "had Lwazi followed"
			}
			if j < c.to && m.toks[j].form&formPart != 0 && m.toks[j].cls&cBe == 0 && m.toks[j].word != "happened" {
				v = j
			}
		case t.word == "to" && i > h.from && (m.toks[i-1].form&(formPast|formPart) != 0 || m.toks[i-1].word == "job"):
			if j := i + 1; j < c.to && (m.toks[j].form&formBase != 0 || m.toks[j].cls == 0) {
				v = j
			}
		}
	}
	if v < 0 {
		return "open: what was known" + lead(m.tail(h.from, c.to)) + ", and which options there were"
	}
	act := m.gerund(m.skipIdle(v, c.to), c.to)
	if act == "" || m.toks[v].word == "known" {
		return "open: what was known" + lead(m.tail(v, c.to)) + ", and which options there were"
	}
	if neg {
		return act + " was the choice made; still open: what was known then"
	}
	return act + " was one of the options; still open: what was known then"
}

func (m *matcher) coreWhy(h hit, c span) string {
	neg := false
	for i := h.from; i < c.to; i++ {
		t := &m.toks[i]
		neg = neg || t.word == "n't" || t.word == "not" || t.word == "nobody" || t.word == "never" || t.word == "even"
		for _, a := range t.agents {
			if a.kind&^(kI|kWe) == 0 || a.end >= c.to || m.toks[h.from].word == "who" {
				continue
			}
			j := a.end
			for j < c.to && (m.toks[j].cls&(cAdv|cNeg) != 0) {
				neg = neg || m.toks[j].cls&cNeg != 0
				j++
			}
			j = m.skipIdle(j, c.to)
			if j < c.to && m.toks[j].form&(formBase|formIng|formPast) != 0 && m.toks[j].cls&(cBe|cModal|cHave) == 0 {
				if q := m.asked(j, c.to, neg); q != "" {
					return q
				}
			}
		}
	}
	if m.toks[h.from].word == "who" {
		for i := h.from + 1; i < c.to; i++ {
			t := &m.toks[i]
			if t.form&formPast != 0 && t.cls&(cBe|cDo|cHave|cModal) == 0 {
				forms, _ := m.lex.verbOf(t.word)
				if obj := m.object(i+1, c.to); effects[forms.base] != "" && obj.from < obj.to {
					return "what did the screen show before " + m.noun(obj) + " " + agree(effects[forms.base], m.plural(obj)) + "?"
				}
				if act := m.gerund(i, c.to); act != "" {
					return "what did the screen show before " + act + "?"
				}
			}
		}
	}
	return "what was on the screen" + lead(m.tail(h.to, c.to)) + ", and what tipped the choice?"
}

// asked asks for what led to an act, or kept from it, without asking for a person.
func (m *matcher) asked(i, to int, neg bool) string {
	v, _ := m.lex.verbOf(m.toks[i].word)
	if obj := m.object(i+1, to); unseen[v.base] && obj.from < obj.to {
		return "what made " + m.noun(obj) + lead(m.adjunct(obj.to, to)) + " hard to see at the time?"
	}
	act := m.gerund(i, to)
	switch {
	case act == "" || act == "doing" || act == "being":
		return ""
	case neg:
		return "what stood in the way of " + act + "?"
	}
	return "what led to " + act + "?"
}

// unseen are verbs of not seeing something.
var unseen = map[string]bool{"miss": true, "overlook": true, "see": true, "notice": true, "spot": true}

// skipIdle steps over "think to" and "bother to", which stand before the verb that matters.
func (m *matcher) skipIdle(i, to int) int {
	for i+1 < to && idle[m.toks[i].word] {
		if i++; m.toks[i].word == "to" {
			i++
		}
	}
	return i
}

// idle verbs stand before the one that matters.
var idle = map[string]bool{"think": true, "thinking": true, "bother": true, "bothered": true, "manage": true, "even": true, "try": true, "trying": true, "hoping": true, "decide": true}

func (m *matcher) coreMockery(h hit, c span) string {
	for i := h.from; i < c.to; i++ {
		t := &m.toks[i]
		if t.form&formIng != 0 && t.cls&(cVerb) != 0 && t.cls&(cSafety|cOut|cCare) == 0 {
			if act := m.gerund(i, c.to); act != "" && strings.Contains(act, " ") {
				return "what made " + act + " likely, and what was its effect?"
			}
		}
	}
	return "what happened" + lead(m.tail(h.from, c.to)) + ", and what made it likely?"
}

func (m *matcher) coreMinimising(h hit, c span) string {
	for i := h.from; i < c.to; i++ {
		t := &m.toks[i]
		lone := t.word == "to" || t.word == "was" || t.word == "is" || t.word == "just" || t.word == "simply"
		if i == h.from && t.form&formIng != 0 {
			if act := m.gerund(i, c.to); strings.Contains(act, " ") {
				return act + " was one step among others; still open: which cues competed"
			}
		}
		if !lone || i+1 >= c.to {
			continue
		}
		if n := &m.toks[i+1]; n.cls&cVerb != 0 && n.form&(formBase|formIng) != 0 && n.cls&(cBe|cHave|cModal|cDo) == 0 && n.word != "going" && n.word != "do" {
			if act := m.gerund(i+1, c.to); act != "" {
				return act + " was one step among others; still open: which cues competed"
			}
		}
	}
	return "which cues and steps competed " + orHere(m.tail(h.to, c.to)) + "?"
}

func (m *matcher) coreTeam(h hit, c span) string {
	p := m.party(h)
	if p == "" {
		p = "the other side"
	}
	return "to clear up with " + p + lead(m.tail(h.to, c.to)) + ": what crossed the boundary, and what each side saw"
}

func (m *matcher) corePassive(h hit, c span) string {
	for i := c.from; i < h.to; i++ {
		if m.toks[i].cls&cBe == 0 || m.toks[i].word == "'s" {
			continue
		}
		obj := m.object(c.from, i)
		if obj.to == i && obj.from == c.from && m.toks[obj.from].cls&(cCare|cNeg|cAdv|cPron|cNobody) == 0 && m.toks[obj.to-1].cls&(cCare|cFaultN|cError) == 0 && !figures[m.toks[obj.to-1].word] {
			if m.toks[obj.to-1].cls&cProc != 0 {
				return m.noun(obj) + " and the work parted here" + lead(m.adjunct(h.to, c.to)) + "; still open: at which step, under what conditions"
			}
			if m.toks[obj.to-1].cls&cVerb == 0 || m.toks[obj.to-1].cls&(cSignal|cWork|cCheck|cCrit) != 0 {
				return "what happened with " + m.noun(obj) + lead(m.adjunct(h.to, c.to)) + ", step by step, and under what conditions?"
			}
		}
		break
	}
	return "the work and the plan parted" + lead(orHere(m.tail(h.from, c.to))) + "; still open: at which step, under what conditions"
}

// figures of speech that no procedure is.
var figures = map[string]bool{"corners": true, "corner": true, "shortcut": true, "shortcuts": true, "ball": true, "balls": true, "buck": true, "eye": true, "there": true}

// longest returns where the longest agent that starts at token i ends, i if none does.
func (m *matcher) longest(i, to int) int {
	end := i
	if i < to {
		for _, a := range m.toks[i].agents {
			if a.kind != 0 && a.end <= to {
				end = max(end, a.end)
			}
		}
	}
	return end
}

// party returns the words for the team or company a hit is about, "" if it names none or only by a pronoun.
func (m *matcher) party(h hit) string {
	for _, want := range []kind{kParty | kAmb, kCap | kRole | kRoleAmb} {
		for i := m.s.from; i < m.s.to; i++ {
			a := m.toks[i].agents[0]
			if b := m.toks[i].agents[1]; b.kind&want != 0 {
				a = b
			}
			if i > m.s.from && m.toks[i-1].word == "same" {
				continue
			}
			if t := &m.toks[i]; t.cls&(cBad|cMean|cPraise) != 0 || t.word == "typical" || t.word == "classic" || t.word == "usual" || t.word == "same" {
				continue
			}
			if a.kind&want == 0 || a.kind&(kPron|kIndef|kNobody) != 0 || a.end <= h.from && i < h.from-6 {
				continue
			}
			if h.cat == Generalising && a.kind&kName != 0 {
				continue
			}
			s := m.noun(span{i, a.end})
			if s == "" || strings.HasPrefix(s, "no ") {
				continue
			}
			if a.kind&(kCap) == 0 && m.toks[i].cls&(cDet|cPoss) == 0 {
				s = "the " + s
				if t := &m.toks[a.end-1]; t.cls&(cGroup|cRole|cRoleAmb) == 0 && !vendorLike[t.word] {
					s += " team"
				}
			}
			return s
		}
	}
	return ""
}

// vendorLike are parties that are no teams: "the vendor", but "the ops team".
var vendorLike = map[string]bool{
	"vendor": true, "vendors": true, "carrier": true, "carriers": true, "supplier": true, "suppliers": true, "integrator": true, "integrators": true, "reseller": true,
	"agency": true, "consultancy": true, "msp": true, "isp": true, "telco": true, "contractor": true, "contractors": true, "customer": true, "customers": true,
	"client": true, "clients": true, "partner": true, "partners": true, "outsourcer": true, "hoster": true, "helpdesk": true, "noc": true, "auditors": true, "provider": true,
}

// gerund turns the verb at token i, in any form, and what follows it into "checking the logs". "" if it cannot.
func (m *matcher) gerund(i, to int) string {
	if i >= to || m.toks[i].word == "" || m.toks[i].is(flagBreak) {
		return ""
	}
	v, ok := m.lex.verbOf(m.toks[i].word)
	if !ok {
		v = regular(m.toks[i].word)
	}
	end := m.plainEnd(i+1, to)
	return strings.TrimSpace(v.ing + " " + m.noPossessive(span{i + 1, end}))
}

// plainEnd returns where the plain part of a clause ends: before a conjunction, a person, blame, or a hedge.
func (m *matcher) plainEnd(i, to int) int {
	start := i
	for i < to && i-start < 9 {
		t := &m.toks[i]
		if t.is(flagHit) && (i < m.cur.from || i >= m.cur.to) {
			break
		}
		if t.is(flagBreak|flagQuote) || t.long() || t.cls&(cBad|cInsult|cShame|cMean) != 0 || t.cls&cConj != 0 && t.word != "that" || stops[t.word] {
			break
		}
		if t.cls&cModal != 0 || m.person(i) && i > start || t.word == "that" && i+1 < to && m.toks[i+1].cls&(cBe|cModal|cPron) != 0 {
			break
		}
		i++
	}
	for i > start && (m.toks[i-1].cls&(cPrep|cDet|cPoss|cNeg|cBe) != 0 && m.toks[i-1].cls&cAdv == 0 && !fine[m.toks[i-1].word] || m.toks[i-1].word == "even") {
		i-- // nothing may hang in the air
	}
	return i
}

// fine are prepositions and pronouns a phrase may end with.
var fine = map[string]bool{"this": true, "that": true, "these": true, "those": true, "up": true, "on": true, "off": true, "out": true, "in": true, "over": true, "through": true, "both": true, "all": true}

// stops end what is kept of a clause.
var stops = map[string]bool{
	"without": true, "instead": true, "again": true, "anyway": true, "ever": true, "like": true, "none": true, "nobody": true, "as": true, "than": true, "just": true,
	"properly": true, "already": true, "simply": true, "him": true, "her": true, "them": true, "you": true, "i": true, "we": true, "he": true, "she": true, "they": true,
	"takes": true, "costs": true, "needs": true, "himself": true, "herself": true, "themselves": true,
	"until": true, "unless": true,
}

// person reports whether a person or a party starts at token i.
func (m *matcher) person(i int) bool {
	for _, a := range m.toks[i].agents {
		if a.kind&(kI|kWe|kYou|kThey|kHe|kLow|kNobody) != 0 {
			return true
		}
	}
	return false
}

// object returns the noun phrase that starts at token i, up to a preposition (other than of), an adverb, or the end.
func (m *matcher) object(i, to int) span {
	s := span{i, i}
	for s.to < to && s.to-i < 7 {
		t := &m.toks[s.to]
		if t.is(flagBreak|flagQuote|flagTime) || t.long() || t.cls&(cBad|cInsult|cShame) != 0 || stops[t.word] && t.word != "all" || m.person(s.to) && s.to > i {
			break
		}
		inner := t.word == "of" && s.to > i
		if t.cls&(cPrep|cConj|cBe|cHave|cDo|cModal|cNeg) != 0 && !inner && t.word != "that" || t.cls&cAdv != 0 && t.cls&(cCrit|cDet) == 0 || t.cls&cPron != 0 && t.word != "it" {
			break
		}
		s.to++
	}
	for s.to > i && (m.toks[s.to-1].cls&(cDet|cPoss) != 0 && !fine[m.toks[s.to-1].word] || m.toks[s.to-1].word == "of") {
		s.to--
	}
	return s
}

// adjunct returns what follows an object and may stay: "with the 14:05 push".
func (m *matcher) adjunct(i, to int) string {
	if i >= to || particles[m.toks[i].word] {
		i++
	}
	end := m.plainEnd(i, to)
	if i >= end || m.toks[i].cls&cPrep == 0 {
		return ""
	}
	return m.noPossessive(span{i, end})
}

// tail returns the last phrase with a preposition between two tokens, if nobody is in it: "during the handover".
func (m *matcher) tail(from, to int) string {
	best := ""
	for i := from; i < to; i++ {
		if !keeps[m.toks[i].word] || i > from && m.toks[i-1].cls&cPrep != 0 {
			continue
		}
		end := m.plainEnd(i+1, to)
		if end <= i+1 || m.personIn(span{i + 1, end}) || m.toks[i+1].cls&(cAdv|cPrep) != 0 || m.toks[i+1].word == "call" || m.toks[i+1].word == "earth" {
			continue
		}
		best = m.noPossessive(span{i, end})
	}
	return best
}

// keeps are the prepositions whose phrases are facts: where, when, on what.
var keeps = map[string]bool{"during": true, "in": true, "on": true, "at": true, "with": true, "after": true, "before": true, "about": true, "under": true}

func (m *matcher) personIn(s span) bool {
	for i := s.from; i < s.to; i++ {
		for _, a := range m.toks[i].agents {
			if a.kind != 0 {
				return true
			}
		}
		if t := &m.toks[i]; t.cls&(cSack|cMean|cFaultN|cSanct) != 0 || t.cls&cPoss != 0 && t.word != "our" && t.word != "its" {
			return true
		}
	}
	return false
}

// noun returns the words of a noun phrase, with "the" for "her" and the like.
func (m *matcher) noun(s span) string { return m.noPossessive(s) }

func (m *matcher) noPossessive(s span) string {
	if s.from >= s.to {
		return ""
	}
	if t := &m.toks[s.from]; t.cls&cPoss != 0 && t.word != "our" && t.word != "its" {
		from := s.from + 1
		if from < s.to && m.toks[from].word == "own" {
			from++
		}
		return strings.TrimSpace("the " + m.words(span{from, s.to}))
	}
	return m.words(s)
}

// plural reports whether the head of a noun phrase is plural.
func (m *matcher) plural(s span) bool {
	end := s.to
	for i := s.from + 1; i < s.to; i++ {
		if m.toks[i].word == "of" {
			end = i
			break
		}
	}
	w := m.toks[end-1].word
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && !singular[w] && len(w) > 3
}

var singular = map[string]bool{"https": true, "kubernetes": true, "postgres": true, "redis": true, "aws": true, "this": true, "news": true, "gas": true, "bias": true, "access": true}

func agree(verb string, plural bool) string {
	if rest, ok := strings.CutPrefix(verb, "was "); ok && plural {
		return "were " + rest
	}
	return verb
}

func (m *matcher) skipAdverbs(i, to int) int {
	for i < to && m.toks[i].cls&(cAdv|cNeg) != 0 {
		i++
	}
	return i
}
