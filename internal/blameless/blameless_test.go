package blameless

import "testing"

func TestRulesCompile(t *testing.T) {
	if _, err := compileRules(loadLexicon()); err != nil {
		t.Error(err)
	}
}
