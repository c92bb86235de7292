package blameless

import (
	"fmt"
	"os"
	"testing"
)

func TestZDbg(t *testing.T) {
	text := os.Getenv("T")
	l := loadLexicon()
	rs := loadRules()
	m := &matcher{text: text, toks: tokenise(text, l)}
	for _, s := range sentences(m.toks) {
		m.begin(s, newRoster(l, Options{}))
		for i := s.from; i < s.to; i++ {
			fmt.Printf("%q cls %x form %d fl %d ag %v\n", m.toks[i].word, m.toks[i].cls, m.toks[i].form, m.toks[i].flags, m.toks[i].agents)
			for c := range rs.blame.at(&m.toks[i]) {
				if end, ok := m.match(c, i); ok {
					fmt.Println("   MATCH", c.rule.cat, c.src, end)
				}
			}
		}
	}
}
