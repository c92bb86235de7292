package blameless

func (m *matcher) finding(h hit, o Options) Finding {
	from, to := m.toks[h.from].start, m.toks[h.to-1].end
	return Finding{Start: from, End: to, From: from, To: to, Category: h.cat, Severity: SeverityOf(h.cat), Text: m.text[from:to], Question: "?", Rewording: "."}
}
