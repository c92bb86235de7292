package room

import (
	"slices"
	"strings"
	"unicode"

	"warroom/internal/cards"
)

// writers are those who wrote something: from a shell they do it without being on the roster. Other tools write in the name of a role
// ("build system"), which is no name, and whose words are anybody's. Of a card whose writer nobody is told nobody learns here either.
func (d Desk) writers() []string {
	seen := map[string]bool{"": true, "someone": true}
	var out []string
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	add(d.State.DeclaredBy)
	for _, n := range d.State.Notes {
		if n.Source == "" || !role(n.By) {
			add(n.By)
		}
	}
	for _, c := range d.State.Cards {
		if c.Template != cards.Pulse {
			add(c.By)
		}
	}
	return out
}

// role reports whether a writer of several words is no person: the words of a name have capitals.
func role(by string) bool {
	words := strings.Fields(by)
	return len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return unicode.IsLower([]rune(w)[0]) })
}

// machine reports whether a word may be the name of a machine: one word, with a letter and a figure in it.
func machine(word string) bool {
	return !strings.ContainsFunc(word, unicode.IsSpace) && strings.ContainsFunc(word, unicode.IsLetter) && strings.ContainsFunc(word, unicode.IsDigit)
}
