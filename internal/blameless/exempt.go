package blameless

// exempt reports whether what stands before a hit takes the blame back: a negation, somebody else's opinion, talk about words, or,
// under Red, a feeling that names nobody (method, part C, exempt). It looks back a few tokens only.
func (m *matcher) exempt(h hit) bool {
	if m.o.Hat == "red" && m.feeling(h) {
		return true
	}
	if m.reported(h) || m.mentioned(h) {
		return true
	}
	return !h.rule.plain && m.negated(h)
}

// negators stand in front of blame that is not meant.
var negators = map[string]bool{
	"not": true, "n't": true, "no": true, "never": true, "nobody": true, "no-one": true, "without": true, "instead": true, "than": true,
	"avoid": true, "avoids": true, "stop": true, "nor": true, "neither": true, "hardly": true, "rather": true, "beyond": true, "none": true,
}

func (m *matcher) negated(h hit) bool {
	for i := h.from - 1; i >= m.s.from && i >= h.from-3; i-- {
		t := &m.toks[i]
		if t.is(flagBreak) {
			return false
		}
		if negators[t.word] {
			return true
		}
	}
	return false
}

// reported finds "the vendor says that" just before the hit. What the writer says himself is not reported.
func (m *matcher) reported(h hit) bool {
	for i := h.from - 1; i > m.s.from && i >= h.from-4; i-- {
		t := &m.toks[i]
		if t.word == "," || t.word == ";" || t.word == "." {
			return false
		}
		if t.cls&cSay == 0 && t.word != "told" || t.is(flagMasked) {
			continue
		}
		p := &m.toks[i-1]
		if t.word == "according" || t.form&formPart != 0 && p.cls&cBe != 0 {
			return true
		}
		for k := max(m.s.from, i-4); k < i; k++ {
			for _, a := range m.toks[k].agents {
				if a.end == i && a.kind&^(kI|kWe|kYou|kNobody) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// mentioned finds "the phrase", "the field" just before the hit: it speaks about words.
func (m *matcher) mentioned(h hit) bool {
	for i := h.from - 1; i >= m.s.from && i >= h.from-2 && !m.toks[i].is(flagBreak); i-- {
		switch m.toks[i].word {
		case "word", "words", "phrase", "phrases", "term", "terms", "label", "labels", "category", "wording", "string", "field", "saying", "writing":
			return true
		}
	}
	return false
}

// feelings are the words by which a Red note says that it is one.
var feelings = map[string]bool{
	"feel": true, "feels": true, "feeling": true, "felt": true, "gut": true, "afraid": true, "scared": true, "worried": true, "worries": true, "uneasy": true,
	"angry": true, "sad": true, "tired": true, "nervous": true, "anxious": true, "ashamed": true, "guilty": true, "hopeful": true, "frustrated": true,
	"fear": true, "hate": true, "dread": true, "love": true, "proud": true, "embarrassed": true, "upset": true, "calm": true, "lost": true,
}

// feeling reports whether the sentence is a feeling that names nobody but the writer.
func (m *matcher) feeling(h hit) bool {
	felt := m.s.to-m.s.from <= 4 // "one word on this plan"
	for i := m.s.from; i < m.s.to; i++ {
		t := &m.toks[i]
		felt = felt || feelings[t.word]
		for _, a := range t.agents {
			if a.kind&^(kI|kWe|kNobody) != 0 {
				return false
			}
		}
	}
	return felt && h.cat != PersonFault && h.cat != TeamVendor
}
