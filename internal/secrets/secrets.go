package secrets

import "strings"

// Hit is a place in a text that looks like a credential.
type Hit struct {
	Start, End int    // bytes of the text, Start before End, both between characters
	Name       string // what it looks like, with its article: "an AWS access key"
}

// Find returns what looks like a credential in text, in order and without overlaps; nil when nothing does. It takes time linear in
// the length of the text.
func Find(text string) []Hit {
	var hits []Hit
	known := table()
	for i := 0; i < len(text); {
		if known.dull[text[i]] {
			i++
			continue
		}
		h, ok := known.at(text, i)
		if !ok {
			i++
			continue
		}
		hits = append(hits, h)
		i = h.End
	}
	return hits
}

// signs are the bytes at which a reader of around.go is asked.
const signs = "-eBb=:ui"

// at returns the credential that the byte at i begins, or is the sign of.
func (k *knowledge) at(text string, i int) (Hit, bool) {
	if list := k.byFirst[text[i]]; list != nil && (i == 0 || !isWord(text[i-1])) {
		if h, ok := tokenOf(list, text, i); ok {
			return h, true
		}
	}
	switch text[i] {
	case '-':
		if h, ok := clientPassword(text, i); ok {
			return h, true
		}
		return keyBlock(text, i)
	case 'e':
		return jwt(text, i)
	case 'B', 'b':
		return header(text, i)
	case '=':
		return assigned(text, i)
	case ':':
		return colon(text, i)
	case 'u':
		return curlUser(text, i)
	case 'i':
		return told(text, i)
	}
	return Hit{}, false
}

func tokenAt(text string, i int) (Hit, bool) {
	if i == len(text) {
		return Hit{}, false
	}
	return tokenOf(table().byFirst[text[i]], text, i)
}

func tokenOf(list []compiled, text string, i int) (Hit, bool) {
	for k := range list {
		if end := list[k].end(text, i); end > 0 {
			return Hit{i, end, list[k].name}, true
		}
	}
	return Hit{}, false
}

func isWord(c byte) bool { return c == '_' || isAlnum(c) }

func isAlnum(c byte) bool { return isDigit(c) || isLetter(c) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// run returns how many bytes text begins with that are in set, limit at most.
func run(text string, limit int, in func(byte) bool) int {
	n := 0
	for n < len(text) && n < limit && in(text[n]) {
		n++
	}
	return n
}

// hasFold reports whether text begins with prefix, which is in lower case, in any case.
func hasFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
