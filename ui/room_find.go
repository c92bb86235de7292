package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

func (r *roomScreen) setFind(s string) {
	if s == r.find {
		return
	}
	// Words that only grew are looked for among what the shorter ones found, so that typing stays quick in a long incident.
	narrower := r.find != "" && strings.HasPrefix(s, r.find) && !r.notes.stale
	r.find = s
	if !narrower {
		r.notes.stale = true
		return
	}
	r.notes.narrow(strings.Fields(strings.ToLower(s)))
}

func (r *roomScreen) findKey(msg tea.KeyPressMsg) {
	switch {
	case msg.String() == "backspace":
		runes := []rune(r.find)
		r.setFind(string(runes[:max(0, len(runes)-1)]))
	case msg.String() == "ctrl+u":
		r.setFind("")
	case msg.Text != "":
		r.setFind(r.find + msg.Text)
	}
}
