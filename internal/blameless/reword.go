package blameless

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// finding turns a hit into what the caller sees.
func (m *matcher) finding(h hit) Finding {
	start, end := m.toks[h.from].start, m.toks[h.to-1].end
	f := Finding{Start: start, End: end, Category: h.cat, Severity: SeverityOf(h.cat), Text: m.text[start:end]}
	f.From, f.To = m.toks[m.s.from].start, m.toks[m.s.to-1].end
	f.Question = m.question(h)
	f.Rewording = m.reword(h, m.core(h, m.clauses(h).bad))
	again := m.again(f.Rewording)
	if again.reads() {
		f.Rewording = m.reword(hit{cat: h.cat, from: m.s.from, to: m.s.to}, fallbacks[h.cat])
	}
	m.steps += again.steps
	f.Rewording = clip(f.Rewording, 300)
	return f
}

// reads reports whether the text reads as blame.
func (m *matcher) reads() bool {
	for range m.all() {
		return true
	}
	return false
}

// question fills the question of the category (method, part C, R) with the time of the sentence and the party it names.
func (m *matcher) question(h hit) string {
	at := m.o.At
	if times := m.times(m.s); len(times) > 0 {
		at = times[0]
	}
	party := m.party(h)
	if party == "" {
		party = "the other side"
	}
	q := questions[h.cat]
	if at == "" {
		q = strings.NewReplacer(" at <time>", " then", "<before>", "just before").Replace(q)
	}
	q = strings.NewReplacer("<time>", at, "<before>", "before "+at, "<party>", party).Replace(q)
	return clip(q, 100)
}

// questions are the R column of the taxonomy. <time> and <party> are filled; "<before>" becomes "before 14:02" or "just before".
var questions = map[Category]string{
	PersonFault:    "What did the screen show <before>, and what ran where?",
	Counterfactual: "What was known at <time>, and which options looked open?",
	HumanError:     "Which control, label or step made this easy to do?",
	Character:      "What load, training, tool or time limit shaped the work here?",
	WhyYou:         "What were you seeing, and what tipped the choice?",
	Mockery:        "Without the joke: what happened, and what made it likely?",
	Minimising:     "What competing cues or steps were there?",
	TeamVendor:     "What crossed the boundary between us and <party>, and what did each side see?",
	Punitive:       "What guard would stop anybody here, and who owns adding it?",
	PassiveBlame:   "Which step, done under what conditions, differed from the written one?",
	SelfBlame:      "You acted on what you could see. What was in front of you? What would have helped?",
	Generalising:   "Which occasions, with dates? What do they share?",
}

// clip cuts s to n characters.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return strings.TrimRight(string(r[:n-1]), " ,;") + "…"
}

// reword writes the sentence again: the clauses that hold no blame stay as they are, the others become one core, and times and
// names of systems that would be lost are put back.
func (m *matcher) reword(h hit, core string) string {
	m.cur = h
	c := m.clauses(h)
	question := strings.HasSuffix(core, "?")
	out := strings.TrimSuffix(core, "?")
	if len(c.before) > 0 {
		out = m.words(span{c.before[0].from, c.bad.from}) + " " + out
	}
	for _, s := range c.after {
		if question {
			break
		}
		out += ", " + m.words(s)
	}
	out = m.putBack(out, question)
	if last := m.toks[m.s.to-1]; question {
		out += "?"
	} else if last.word == "." || last.word == "!" || last.word == "?" {
		out += "."
	}
	if r := firstRune(m.text[m.toks[m.s.from].start:]); unicode.IsUpper(r) {
		out = capital(out)
	}
	return out
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// clauses are the clean clauses before the blame, the stretch that holds it, and the clean clauses after it.
type clauses struct {
	before, after []span
	bad           span
}

// maxKept is how many clean clauses are kept on each side: more would not fit on the line the rewording is shown on.
const maxKept = 2

func (m *matcher) clauses(h hit) clauses {
	c := clauses{bad: span{h.from, h.to}}
	for c.bad.from > m.s.from && !m.parts(c.bad.from-1) {
		c.bad.from--
	}
	for c.bad.to < m.s.to && !m.parts(c.bad.to) {
		c.bad.to++
	}
	for at := c.bad.from; len(c.before) < maxKept; at = c.before[0].from {
		s := m.clauseBefore(at)
		if s.from >= s.to || !m.clean(s) {
			break
		}
		c.before = append([]span{s}, c.before...)
	}
	for at := c.bad.to; len(c.after) < maxKept; {
		s := m.clauseAfter(at)
		if s.from >= s.to {
			break
		}
		at = s.to
		if m.clean(s) && !dangling[m.toks[s.from].word] {
			c.after = append(c.after, s)
		}
	}
	return c
}

// dangling words begin a clause that leans on the one before it and cannot stand behind another.
var dangling = map[string]bool{
	"not": true, "nothing": true, "no": true, "never": true, "nor": true, "but": true, "and": true, "which": true, "who": true, "that": true,
	"he": true, "she": true, "they": true, "his": true, "her": true, "their": true, "right": true, "really": true, "period": true, "plain": true, "end": true, "let": true, "then": true, "as": true, "it": true, "we": true, "again": true, "sorry": true,
}

// parts reports whether token i parts two clauses: a sign, or "and" and the like before something that can be a subject.
func (m *matcher) parts(i int) bool {
	t := &m.toks[i]
	if t.is(flagBreak) {
		return true
	}
	if t.word != "and" && t.word != "so" && t.word != "but" || i+2 >= m.s.to || i == m.s.from {
		return false
	}
	n := &m.toks[i+1]
	return n.cls&(cDet|cPoss) != 0 || n.cls&(cVerb|closed) == 0 && n.form == 0 && m.toks[i+2].form&(formPast|formS) != 0
}

// leaning words make a clause about somebody, or about what ought to be: it is not kept.
var leaning = map[string]bool{
	"he": true, "she": true, "they": true, "you": true, "him": true, "them": true, "his": true, "their": true, "your": true, "should": true, "must": true, "would": true,
	"thanks": true, "because": true, "why": true, "who": true,
}

func (m *matcher) clauseBefore(at int) span {
	to := at
	for to > m.s.from && m.parts(to-1) {
		to--
	}
	from := to
	for from > m.s.from && !m.parts(from-1) {
		from--
	}
	return span{from, to}
}

func (m *matcher) clauseAfter(at int) span {
	from := at
	for from < m.s.to && m.parts(from) {
		from++
	}
	to := from
	for to < m.s.to && !m.parts(to) {
		to++
	}
	return span{from, to}
}

// clean reports whether a clause may be kept: no blame, no emoji, short enough, and more than one word of it.
func (m *matcher) clean(s span) bool {
	if s.to-s.from < 2 && !m.toks[s.from].is(flagNum) || s.to-s.from > 16 {
		return false
	}
	for i := s.from; i < s.to; i++ {
		t := &m.toks[i]
		if t.is(flagHit|flagQuote) || t.long() || t.cls&(cBad|cInsult|cShame|cMean) != 0 || t.word != "" && firstRune(t.word) >= 0x2600 || leaning[t.word] {
			return false
		}
		if k := t.agents[0].kind; m.cur.cat == TeamVendor && k&(kParty|kAmb|kCap) != 0 {
			return false
		}
	}
	return true
}

// words returns the text of some tokens on one line.
func (m *matcher) words(s span) string {
	if s.from >= s.to {
		return ""
	}
	return strings.Join(strings.Fields(m.text[m.toks[s.from].start:m.toks[s.to-1].end]), " ")
}

// times returns the clock times of a stretch.
func (m *matcher) times(s span) []string {
	var out []string
	for i := s.from; i < s.to && len(out) < 3; i++ {
		if m.toks[i].is(flagTime) {
			out = append(out, m.words(span{i, i + 1}))
		}
	}
	return out
}

// maxFacts bounds what putBack adds, factsIn how many tokens it looks at.
const (
	maxFacts = 4
	factsIn  = 200
)

// putBack puts the time a sentence began with before a rewording that has lost it, and other times, systems and figures behind it.
func (m *matcher) putBack(out string, question bool) string {
	var facts []string
	for i := m.s.from; i < min(m.s.to, m.s.from+factsIn) && len(facts) < maxFacts; i++ {
		t := &m.toks[i]
		if t.long() {
			continue
		}
		w := m.words(span{i, i + 1})
		figure := t.is(flagNum) && !t.is(flagTime) && strings.Trim(t.word, "0123456789.,%") == ""
		switch {
		case !t.is(flagTime) && !m.system(t) || t.is(flagHit) && (figure || m.cur.cat == HumanError || m.cur.cat == Mockery):
			continue
		case figure: // a bare figure says nothing without its noun
			if i+1 >= m.s.to || m.toks[i+1].word == "" || m.toks[i+1].is(flagBreak|flagHit) || m.toks[i+1].cls&closed != 0 {
				continue
			}
			w = m.words(span{i, i + 2})
		}
		switch {
		case strings.Contains(out, w):
		case i == m.s.from && t.is(flagTime) && !question:
			out = w + " " + out
		default:
			facts = append(facts, w)
		}
	}
	if len(facts) > 0 {
		out += " (" + strings.Join(facts, ", ") + ")"
	}
	return out
}

// system reports whether a token names a machine or a figure: code, digits in it, capitals only, or a component of the caller.
func (m *matcher) system(t *token) bool {
	if t.word == "" {
		return m.text[t.start] == '`' || m.text[t.start] == '#'
	}
	for _, n := range m.roster[t.word] {
		if n.kind == kNone && len(n.words) == 1 {
			return true
		}
	}
	if strings.ContainsAny(t.word, "0123456789") {
		return true
	}
	raw := m.text[t.start:t.end]
	return len(raw) > 1 && strings.ToUpper(raw) == raw && strings.ToLower(raw) != raw && t.cls&(cRole|cParty|cPartyAmb|closed) == 0
}
