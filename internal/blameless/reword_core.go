package blameless

import "strings"

// fallbacks are rewordings that hold for any sentence of their category.
var fallbacks = map[Category]string{
	PersonFault:    "a step here went differently from what was meant",
	Counterfactual: "open: what was known then, and which options there were",
	HumanError:     "a step here was easy to get wrong",
	Character:      "what shaped the work here: load, training, tools or time?",
	WhyYou:         "what was on the screen, and what tipped the choice?",
	Mockery:        "what happened, and what made it likely?",
	Minimising:     "which cues and steps competed here?",
	TeamVendor:     "to clear up with the other side: what crossed the boundary, and what each side saw",
	Punitive:       "to add: a guard that stops this for anybody, owner open",
	PassiveBlame:   "the work and the plan parted here; still open: at which step, under what conditions",
	SelfBlame:      "I acted on what I could see; to note: what would help next time",
	Generalising:   "occasions, with dates, still to be listed: what do they share?",
}

// core words what happened in the clauses of a hit without its agent. It is a question if it ends in a question mark.
func (m *matcher) core(h hit, c span) string {
	var s string
	switch h.cat {
	case PersonFault:
		s = m.coreFault(h, c)
	case Counterfactual:
		s = m.coreCounterfactual(h, c)
	case HumanError:
		s = "a step " + orHere(m.tail(h.to, c.to)) + " was easy to get wrong"
	case Character:
		where := strings.Replace(m.tail(h.from, c.to), "about ", "on ", 1)
		if strings.HasSuffix(where, "load") {
			where = ""
		}
		s = "what shaped the work " + orHere(where) + ": load, training, tools or time?"
	case WhyYou:
		s = m.coreWhy(h, c)
	case Mockery:
		s = m.coreMockery(h, c)
	case Minimising:
		s = m.coreMinimising(h, c)
	case TeamVendor:
		s = m.coreTeam(h, c)
	case Punitive:
		s = fallbacks[Punitive]
	case PassiveBlame:
		s = m.corePassive(h, c)
	case SelfBlame:
		s = "I acted on what I could see" + lead(m.tail(h.from, c.to)) + "; to note: what would help next time"
	case Generalising:
		if p := m.party(h); p != "" {
			s = "occasions with " + p + lead(m.tail(h.to, c.to)) + ", with dates, still to be listed: what do they share?"
		} else {
			s = "occasions" + lead(m.tail(h.to, c.to)) + ", with dates, still to be listed: what do they share?"
		}
	}
	if s == "" {
		return fallbacks[h.cat]
	}
	return s
}

func orHere(tail string) string {
	if tail == "" {
		return "here"
	}
	return tail
}

func lead(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// effects is what is seen of an act, by the base of its verb. "was" agrees with what it happened to. Other verbs that take an
// object become passive.
var effects = map[string]string{
	"break": "broke", "crash": "crashed", "kill": "went down", "wreck": "was damaged", "ruin": "did not go as planned", "trash": "was damaged",
	"nuke": "was deleted", "brick": "stopped working", "hose": "stopped working", "bork": "stopped working", "fry": "stopped working", "cripple": "slowed down",
	"clobber": "was overwritten", "mangle": "was damaged", "torch": "was lost", "kneecap": "slowed down", "trip": "tripped", "cause": "began", "derail": "did not go as planned",
	"leak": "became public", "destroy": "was lost", "lose": "was lost", "wipe": "was wiped", "sabotage": "was damaged", "take": "went down", "bring": "went down", "knock": "went down",
	"blow": "did not go as planned", "ignore": "was not picked up", "overlook": "was not seen", "disregard": "was not picked up", "miss": "was not seen", "skip": "was left out", "omit": "was left out",
	"bypass": "was left out", "neglect": "was left out", "botch": "did not go as planned", "bungle": "did not go as planned", "fumble": "did not go as planned",
	"screw": "did not go as planned", "mess": "did not go as planned", "muck": "did not go as planned", "foul": "did not go as planned", "fuck": "did not go as planned",
	"stuff": "did not go as planned", "cock": "did not go as planned", "mishandle": "did not go as planned", "misjudge": "was seen differently at the time", "mismanage": "did not go as planned",
	"butcher": "did not go as planned", "muff": "did not go as planned", "misconfigure": "was set differently from the plan", "fat-finger": "was entered differently from the plan", "finger": "was entered differently from the plan",
	"rush": "went out early", "approve": "was approved", "run": "ran", "cost": "", "let": "", "leave": "", "make": "", "drop": "was dropped", "forget": "was left out",
}

func (m *matcher) coreFault(h hit, c span) string {
	at := func(i int) string { return m.toks[i].word }
	for i := h.from; i < c.to; i++ {
		t := &m.toks[i]
		switch {
		case i+2 < c.to && at(i+1) == "to" && (t.cls&cHum != 0 || t.word == "failed" || t.word == "neglected" || t.word == "omitted"):
			return m.notDone(i+2, c.to)
		case t.word == "n't" && i+1 < c.to && i > h.from && m.toks[i-1].cls&cDo != 0:
			return m.notDone(m.skipAdverbs(i+1, c.to), c.to)
		case t.word == "never" && i+1 < c.to && i < h.to:
			return m.notDone(m.skipAdverbs(i+1, c.to), c.to)
		case t.word == "let" || t.word == "lets":
			return m.letSlip(i+1, c.to)
		case t.word == "left" && i < h.to:
			return m.stayed(i+1, c.to)
		}
	}
	return m.effect(h, c)
}

// effect says what happened to the object of the hit's verb.
func (m *matcher) effect(h hit, c span) string {
	v := m.mainVerb(h, c)
	if v < 0 || v+1 >= c.to {
		return "a step " + orHere(m.tail(h.to, c.to)) + " went differently from what was meant"
	}
	forms, _ := m.lex.verbOf(m.toks[v].word)
	verb, known := effects[forms.base]
	if !known {
		verb = "was " + forms.part
		if particles[m.toks[v+1].word] {
			verb += " " + m.toks[v+1].word // "was turned off"
		}
	}
	from := v + 1
	for from < c.to && particles[m.toks[from].word] {
		from++
	}
	obj := m.object(from, c.to)
	if obj.from >= obj.to || verb == "" || figures[m.toks[obj.to-1].word] {
		return "a step " + orHere(m.tail(h.to, c.to)) + " went differently from what was meant"
	}
	if verb == "did not go as planned" && m.toks[obj.to-1].cls&cCrit != 0 {
		verb = "broke"
	}
	return m.noun(obj) + " " + agree(verb, m.plural(obj)) + lead(m.adjunct(obj.to, c.to))
}

var particles = map[string]bool{"up": true, "down": true, "out": true, "over": true, "off": true, "away": true, "offline": true}

// mainVerb finds the verb that did it: one with an effect rather than another, the last in the hit.
func (m *matcher) mainVerb(h hit, c span) int {
	best := -1
	for i := h.from; i < min(h.to+1, c.to); i++ {
		t := &m.toks[i]
		if t.cls&(cHave|cBe|cDo|cModal) != 0 || t.form&(formPast|formPart|formIng|formS) == 0 || t.cls&(cRole|cAdv) != 0 || t.word == "caused" && i+1 < c.to && m.toks[i+1].word == "by" {
			continue
		}
		forms, ok := m.lex.verbOf(t.word)
		if !ok {
			continue
		}
		_, effect := effects[forms.base]
		if effect || best < 0 && t.form&(formPast|formPart) != 0 {
			best = i
		}
	}
	return best
}

// notDone turns "check the logs" or "checked the logs" into "checking the logs did not happen".
func (m *matcher) notDone(i, to int) string {
	i = m.skipIdle(i, to)
	if s := m.gerund(i, to); s != "" {
		return s + " did not happen"
	}
	return ""
}

// letSlip turns "the cert expire" into "the cert expired".
func (m *matcher) letSlip(i, to int) string {
	obj := m.object(i, to)
	// the verb may have been taken for a part of the object
	for j := obj.from + 1; j < min(obj.to+1, to); j++ {
		if v, ok := m.lex.verbOf(m.toks[j].word); ok && m.toks[j].form&formBase != 0 && m.toks[j].cls&(cCrit|cWork|cSignal) == 0 {
			return m.noun(span{obj.from, j}) + " " + v.past + lead(m.adjunct(j+1, to))
		}
		if lapses[m.toks[j].word] != "" {
			return m.noun(span{obj.from, j}) + " " + lapses[m.toks[j].word] + lead(m.adjunct(j+1, to))
		}
	}
	return ""
}

var lapses = map[string]string{
	"expire": "expired", "lapse": "lapsed", "slip": "slipped", "rot": "stayed as it was", "die": "died", "drift": "drifted", "overflow": "overflowed", "overrun": "overran",
	"fill": "filled", "starve": "starved", "burn": "burned", "fester": "stayed as it was", "happen": "happened", "rust": "stayed as it was",
}

// stayed turns "the door open" into "the door stayed open".
func (m *matcher) stayed(i, to int) string {
	for j := i + 1; j < min(i+8, to); j++ {
		switch w := m.toks[j].word; w {
		case "open", "unlocked", "unattended", "exposed", "unpatched", "unprotected", "unguarded", "unmonitored", "unfinished", "on":
			if w == "on" && j+1 < to && m.toks[j+1].cls&cConj == 0 {
				continue
			}
			obj := m.object(i, j)
			if obj.from >= obj.to {
				return ""
			}
			return m.noun(span{obj.from, j}) + " stayed " + w
		}
	}
	return ""
}
