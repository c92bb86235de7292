package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// names finds the names of a log in texts: whole words, longest first. A name stands there in any case and with any white space, or as
// a login: "Ingrid Larsen", "INGRID LARSEN", "ingrid.larsen". A part of a name of several words is found only with a capital, or
// behind an @: people call each other so, and "mark it" is not about Mark.
type names struct {
	keys  []string        // the names that are looked for, in lower case and in order
	terms map[rune][]term // by their first character, folded
}

// term is one way to write a name.
type term struct {
	runes  []rune // folded; a space is any white space
	name   string // in lower case; [someone] when several people are called so
	proper bool   // found only with a capital or behind an @
	called bool   // found only behind an @: a letter is a word of many languages
}

// namesOf returns the names of a log that are looked for. A name that is a role already is none, and an account that is nobody's name
// ("root") is looked for nowhere, for the texts of an incident are full of its word.
func namesOf(r *roles, events []incident.Event) *names {
	n := &names{terms: map[rune][]term{}}
	for _, key := range slices.Sorted(maps.Keys(r.of)) {
		isRole := !slices.ContainsFunc(r.of[key], func(t tenure) bool { return !strings.EqualFold(t.role, key) })
		if !isRole && !plainWords()[key] && strings.IndexFunc(key, unicode.IsLetter) >= 0 {
			n.keys = append(n.keys, key)
		}
	}
	parts := map[string][]string{}
	for _, key := range n.keys {
		n.add(term{runes: []rune(key), name: key, called: utf8.RuneCountInString(key) == 1, proper: wordNames()[key]})
		words := strings.Fields(key)
		if len(words) < 2 {
			continue
		}
		for _, join := range []string{".", "_", "-"} {
			n.add(term{runes: []rune(strings.Join(words, join)), name: key})
		}
		if !slices.ContainsFunc(words, isRoleWord) {
			for _, w := range words {
				parts[w] = append(parts[w], key)
			}
		}
	}
	for _, e := range events {
		for w := range strings.FieldsSeq(strings.ToLower(e.Fields[incident.FieldParty])) {
			delete(parts, w) // "Acme" is whom it is about, not who
		}
	}
	n.addParts(parts)
	for _, list := range n.terms {
		slices.SortFunc(list, func(a, b term) int {
			return cmp.Or(cmp.Compare(len(b.runes), len(a.runes)), slices.Compare(a.runes, b.runes))
		})
	}
	return n
}

// addParts adds the parts of names that are no whole name of somebody else.
func (n *names) addParts(parts map[string][]string) {
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		if _, whole := slices.BinarySearch(n.keys, part); whole || plainWords()[part] || !isPart(part) {
			continue
		}
		who := slices.Compact(parts[part])
		if len(who) > 1 {
			who[0] = someone
		}
		n.add(term{runes: []rune(part), name: who[0], proper: true})
	}
}

// isPart reports whether a word of a name stands for the whole: an initial and "(ops)" do not.
func isPart(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.IndexFunc(word, func(r rune) bool { return !isWord(r) && r != '-' && r != '\'' && r != '’' }) < 0
}

func (n *names) add(t term) {
	for i, r := range t.runes {
		t.runes[i] = fold(r)
	}
	n.terms[t.runes[0]] = append(n.terms[t.runes[0]], t)
}

// in reports whether a name stands in text.
func (n *names) in(text string) bool {
	found := false
	n.replace(text, func(string) string { found = true; return "" })
	return found
}

// replace puts with(name) in the place of every name, which is given in lower case. An @ before it stays.
func (n *names) replace(text string, with func(name string) string) string {
	var b strings.Builder
	from, before := 0, ' '
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if t, length := n.match(text[i:], r, before); length > 0 {
			b.WriteString(text[from:i] + with(t.name))
			i += length
			from = i
			before, _ = utf8.DecodeLastRuneInString(text[:i])
			continue
		}
		before = r
		i += size
	}
	if from == 0 {
		return text
	}
	return b.String() + text[from:]
}

// match returns the longest term that text begins with, and the bytes it takes; first is its first character, before the one before it.
func (n *names) match(text string, first, before rune) (t term, length int) {
	if joined(before, first) {
		return term{}, 0
	}
	for _, t := range n.terms[fold(first)] {
		if before != '@' && (t.called || t.proper && unicode.IsLower(first)) {
			continue
		}
		length, last := t.length(text)
		if length == 0 {
			continue
		}
		if next, size := utf8.DecodeRuneInString(text[length:]); size == 0 || !joined(last, next) {
			return t, length
		}
	}
	return term{}, 0
}

// length returns how many bytes of text t takes, 0 when text does not begin with it, and the last character.
func (t *term) length(text string) (length int, last rune) {
	for _, want := range t.runes {
		r, size := utf8.DecodeRuneInString(text[length:])
		switch {
		case size == 0, want == ' ' && !unicode.IsSpace(r), want != ' ' && fold(r) != want:
			return 0, 0
		case want == ' ':
			rest := text[length:]
			size = len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		}
		length, last = length+size, r
	}
	return length, last
}

// joined reports whether two characters side by side are of one word. An underscore ends a word: a name in "ana_laptop" is a name.
func joined(a, b rune) bool { return isWord(a) && isWord(b) && !runsOn(a) && !runsOn(b) }

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// runsOn reports a letter of a script that puts no spaces between words, or none between a name and its particle.
func runsOn(r rune) bool {
	return r > 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// fold returns one character for all that differ from it in case only.
func fold(r rune) rune {
	least := r
	if r >= utf8.RuneSelf || r == 'k' || r == 's' || r == 'K' || r == 'S' { // these two have cousins beyond ASCII
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}

// isRoleWord reports whether the timeline takes a word for a role: "Acme Support" is a team, and neither word a person.
func isRoleWord(word string) bool {
	line := timeline.New()
	line.Add(incident.Event{Seq: 1, Kind: incident.KindNote, By: word})
	return line.Written().At(0).Role == word
}

// plainWords are names of accounts, and forms of address.
var plainWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq("root user test nobody guest you me ubuntu debian dr mr mrs ms prof") {
		words[w] = true
	}
	return words
})

// wordNames are given names that are words of a sentence too: in small letters they are these.
var wordNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for w := range strings.FieldsSeq("will may mark grant bill sue pat rob chase hope faith joy frank guy max miles dawn rose art jack lance ray dean drew pierce april june august") {
		names[w] = true
	}
	return names
})
