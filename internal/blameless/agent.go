package blameless

import (
	"strings"
	"unicode"
)

// kind says what sort of agent a noun phrase stands for; a phrase may be of several.
type kind uint16

const (
	kI       kind = 1 << iota
	kWe           // also "our team": an organisation may own its outage
	kYou          //
	kThey         // people or pods
	kPron         // he, she
	kName         // on the roster, or a capitalised given name, or an @mention
	kRole         // "the on-call engineer"
	kIndef        // someone, whoever
	kNobody       // nobody, "no engineer": never an agent, but part of some phrases
	kParty        // teams, vendors
	kAmb          // storage, customer: a party or a system
	kLow          // a given name written small: may be a service
	kCap          // an unknown capitalised word: may be a vendor
	kRoleAmb      // operator: may be software
	kNone         // a component: hides every other reading

	kHe     = kPron | kName | kRole | kIndef
	kStrong = kHe | kYou | kParty
	kSoft   = kStrong | kThey | kAmb | kLow | kCap | kRoleAmb
)

// agentSets are the names patterns use: the narrower the verb, the wider the set may be. "strong" is certainly people; "other" adds
// they; "soft" adds what may be a service and needs a verb that no service has; "sure" is other, we and I; "him" and "named" are
// single persons and everybody who is not only a pronoun.
var agentSets = map[string]kind{
	"i": kI, "we": kWe, "you": kYou, "they": kThey, "he": kHe, "him": kPron | kName | kLow, "role": kRole | kRoleAmb, "roleamb": kRoleAmb, "party": kParty,
	"amb": kAmb, "low": kLow, "cap": kCap, "nobody": kNobody, "person": kHe | kThey | kLow, "named": kName | kRole | kParty | kAmb | kLow | kCap | kRoleAmb | kPron,
	"strong": kStrong, "other": kStrong | kThey, "sure": kStrong | kThey | kWe | kI, "soft": kSoft, "softwe": kSoft | kWe, "any": kSoft | kWe | kI,
}

// agent is a noun phrase: what it stands for and the token behind it.
type agent struct {
	kind kind
	end  int
}

func (t *token) addAgent(k kind, end int) {
	for i := range t.agents {
		a := &t.agents[i]
		if a.kind == 0 || a.end == end {
			a.kind |= k
			a.end = end
			return
		}
	}
	if t.agents[1].end < end {
		t.agents[1] = agent{k, end}
	}
}

// roster holds the names a caller gave, by their first folded word.
type roster map[string][]rosterName

type rosterName struct {
	words []string
	kind  kind
}

func newRoster(l *lexicon, o Options) roster {
	if len(o.People)+len(o.Seats)+len(o.Parties)+len(o.Components) == 0 {
		return nil
	}
	r := roster{}
	for _, list := range []struct {
		names []string
		kind  kind
	}{{o.People, kName}, {o.Seats, kRole}, {o.Parties, kParty}, {o.Components, kNone}} {
		for _, name := range list.names {
			var words []string
			for _, t := range tokenise(name, l) {
				words = append(words, t.word)
			}
			if len(words) == 0 || words[0] == "" {
				continue
			}
			r[words[0]] = append(r[words[0]], rosterName{words, list.kind})
			if len(words) > 1 && list.kind&(kName|kParty) != 0 && l.lookup(words[0]).cls&^cName == 0 {
				r[words[0]] = append(r[words[0]], rosterName{words[:1], list.kind})
			}
		}
	}
	return r
}

// find returns the roster names that start at token i: all kinds of the longest match, and where it ends.
func (r roster) find(toks []token, i, to int) (kind, int) {
	var k kind
	end := i
	for _, n := range r[toks[i].word] {
		j := i + len(n.words)
		if j > to || j < end || !sameWords(toks[i:j], n.words) {
			continue
		}
		if n.kind == kName && toks[i].cls&^cName != 0 && !toks[i].is(flagCap) {
			continue // "will" is a verb, "Will" is on the roster
		}
		if j > end {
			k, end = 0, j
		}
		k |= n.kind
	}
	return k, end
}

func sameWords(toks []token, words []string) bool {
	for i, w := range words {
		if toks[i].word != w {
			return false
		}
	}
	return true
}

// findAgents fills in the agents of one sentence.
func findAgents(toks []token, s span, r roster) {
	for i := s.from; i < s.to; i++ {
		t := &toks[i]
		if t.word == "" || t.is(flagMasked) {
			continue
		}
		if k, end := r.find(toks, i, s.to); k != 0 {
			if k&kNone == 0 {
				noun(toks, s, i, end, k)
			}
			i = end - 1
			continue
		}
		if t.cls&cPron != 0 {
			pronoun(toks, s, i)
			continue
		}
		word(toks, s, i)
	}
}

func pronoun(toks []token, s span, i int) {
	t := &toks[i]
	switch t.word {
	case "i", "me", "myself":
		t.addAgent(kI, i+1)
	case "we", "us", "ourselves":
		t.addAgent(kWe, i+1)
	case "you", "yourself":
		t.addAgent(kYou, i+1)
		if i+1 < s.to && (toks[i+1].cls&(cGroup|cRole) != 0 || toks[i+1].word == "lot" || toks[i+1].word == "all") {
			t.addAgent(kYou, i+2)
		}
	case "they", "them", "themselves":
		t.addAgent(kThey, i+1)
	case "he", "she", "him", "himself", "herself":
		t.addAgent(kPron, i+1)
	case "her":
		if i+1 == s.to || toks[i+1].is(flagBreak) || toks[i+1].cls&(cPrep|cAdv|cConj) != 0 {
			t.addAgent(kPron, i+1) // else it is a possessive
		}
	}
}

// word handles a token that is no pronoun and not on the roster.
func word(toks []token, s span, i int) {
	t := &toks[i]
	next := func(c class) bool { return i+1 < s.to && toks[i+1].cls&c != 0 }
	switch {
	case t.word == "on" && i > s.from && toks[i-1].cls&(cDet|cPoss) != 0 && i+1 < s.to && toks[i+1].word == "call":
		toks[i-1].addAgent(kRole, i+2) // "the on call"
	case t.is(flagAt):
		if t.word != "here" && t.word != "channel" && t.word != "all" {
			t.addAgent(kName, i+1)
		}
	case t.cls&cIndef != 0:
		noun(toks, s, i, i+1, kIndef)
	case t.cls&cNobody != 0:
		noun(toks, s, i, i+1, kNobody)
	case t.word == "no" && i+1 < s.to && toks[i+1].word == "one":
		noun(toks, s, i, i+2, kNobody)
	case t.cls&cRole != 0:
		noun(toks, s, i, i+1, kRole)
	case t.cls&cGroup != 0:
		noun(toks, s, i, i+1, kParty)
	case t.cls&cRoleAmb != 0:
		noun(toks, s, i, i+1, kRoleAmb)
	case t.cls&cParty != 0:
		noun(toks, s, i, i+1, kParty)
	case t.cls&cPartyAmb != 0 && !next(cGroup|cRole|cRoleAmb):
		noun(toks, s, i, i+1, kAmb)
	case t.cls&cName != 0 && t.is(flagCap):
		t.addAgent(kName, i+1)
		if i+1 < s.to && toks[i+1].is(flagCap) && toks[i+1].cls&^cName == 0 {
			t.addAgent(kName, i+2)
		}
	case t.cls&cName != 0:
		t.addAgent(kLow, i+1)
	case capitalised(t):
		if next(cGroup|cRole) || i+1 < s.to && (toks[i+1].word == "support" || toks[i+1].word == "it") {
			t.addAgent(kParty, i+2)
		}
		t.addAgent(kCap, i+1)
	}
}

// capitalised reports whether t is an unknown word like "Norvalis": a capital, then small letters.
func capitalised(t *token) bool {
	return t.is(flagCap) && t.cls == 0 && t.form == 0 && len(t.word) > 3 && strings.IndexFunc(t.word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// noun enters a phrase whose head is [i, end), with the determiner and the modifiers before it ("the night", "app") and, as a
// second reading, with "in ops" behind it.
func noun(toks []token, s span, i, end int, k kind) {
	head := &toks[i]
	start := i
	for start > s.from && i-start < 4 && modifies(&toks[start-1]) {
		start--
	}
	for toks[start].word == "'s" {
		start++ // "it's security's fault"
	}
	det := ""
	if start > s.from && toks[start-1].cls&(cDet|cPoss) != 0 && toks[start-1].cls&cConj == 0 {
		start--
		det = toks[start].word
	}
	switch {
	case k == kNobody || k == kIndef:
		start = i
	case det == "no":
		k = kNobody
	case head.cls&cGroup != 0 && (det == "our" || det == "my"):
		k = kWe
	case head.cls&cGroup != 0 && start == i && extend(toks, s, end) == end && head.word != "team" && head.word != "staff" && k&kName == 0:
		return // bare "people", "folks"
	case k == kRoleAmb && i > start && toks[i-1].cls&cPeriod != 0:
		k = kRole
	case head.word == "dev" && (det == "a" || det == "some" || det == "our" || start < i && toks[i-1].cls&cSoft != 0):
		k = kRole // a person, not the environment
	}
	ext := extend(toks, s, end)
	for j := start; j <= i; j++ {
		toks[j].addAgent(k, end)
		if ext > end {
			toks[j].addAgent(k, ext)
		}
	}
}

const closed = cPrep | cConj | cBe | cHave | cDo | cModal | cNeg | cAdv | cPron | cWh | cDet | cPoss

// modifies reports whether t can stand between a determiner and the head of a phrase.
func modifies(t *token) bool {
	if t.word == "" || t.is(flagBreak|flagMasked|flagTime|flagQuote) {
		return false
	}
	if t.word == "'s" || t.word == "it" && t.is(flagCap) {
		return true // "the customer's IT department"
	}
	if t.cls&closed != 0 || t.form&(formPast|formPart) != 0 && t.cls&cSoft == 0 {
		return false
	}
	return t.cls&cVerb == 0 || t.cls&(cParty|cPartyAmb|cPeriod|cWork|cCheck|cAble|cSoft|cGroup|cRole|cCrit) != 0
}

// extend reads "in ops", "on the night shift" behind a phrase and returns where it ends, else end.
func extend(toks []token, s span, end int) int {
	if end < s.to && len(toks[end].word) == 1 && toks[end].is(flagCap) && toks[end].cls&cPron == 0 {
		return end + 1 // "engineer X"
	}
	if end >= s.to || toks[end].cls&cPrep == 0 {
		return end
	}
	switch toks[end].word {
	case "in", "at", "on", "from", "of", "over":
	default:
		return end
	}
	j := end + 1
	for j < s.to && toks[j].cls&(cDet|cPoss) != 0 {
		j++
	}
	if j >= s.to || !modifies(&toks[j]) {
		return end
	}
	j++
	for j < s.to && j-end < 5 && toks[j].cls&(cGroup|cRole|cParty|cPartyAmb) != 0 {
		j++
	}
	return j
}
