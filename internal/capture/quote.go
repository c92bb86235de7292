package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotePair is a kind of quotes: how they open, and what closes them. Chats and word processors turn straight quotes into
// the others.
type quotePair struct {
	open    string
	closers []string
	// text says that they also protect words of the free text. Those that are also apostrophes don't: "the '90s".
	text bool
}

func quotePairs() []quotePair {
	return []quotePair{
		{`"`, []string{`"`}, true},
		{"“", []string{"”"}, true},
		{"„", []string{"“", "”"}, true},
		{"«", []string{"»"}, true},
		{"'", []string{"'"}, false},
		{"‘", []string{"’"}, false},
	}
}

// opened gives the quotes that s begins with.
func opened(s string) (quotePair, bool) {
	for _, q := range quotePairs() {
		if strings.HasPrefix(s, q.open) {
			return q, true
		}
	}
	return quotePair{}, false
}

// closer is the length of the closing quote that s begins with, 0 if there is none.
func (q quotePair) closer(s string) int {
	for _, c := range q.closers {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}

// quoted is what stood in quotes.
type quoted struct {
	text   string
	start  int // where it begins behind the quote
	n      int // bytes, quotes included
	closed bool
}

// readQuoted reads the quotes that s begins with; not ok if it begins with none.
//
// A backslash takes the meaning from a quote behind it, and is itself otherwise: of 2n backslashes before a quote, n stay
// and the quote closes; of 2n+1, n stay and the quote is text. So paths such as "\\host\new" are written as they are.
// An apostrophe before a letter closes nothing: 'don't'.
func readQuoted(s string) (q quoted, ok bool) {
	pair, ok := opened(s)
	if !ok {
		return quoted{}, false
	}
	q.start = len(pair.open)
	var b strings.Builder
	for i := q.start; i < len(s); {
		slashes := len(s[i:]) - len(strings.TrimLeft(s[i:], `\`))
		n := pair.closer(s[i+slashes:])
		end := i + slashes + n
		switch {
		case n == 0 && slashes > 0:
			b.WriteString(s[i:end])
		case n == 0:
			b.WriteByte(s[i])
			end++
		case slashes%2 == 1 || !pair.text && slashes == 0 && startsWithLetter(s[end:]):
			b.WriteString(s[i : i+slashes/2])
			b.WriteString(s[i+slashes : end])
		default:
			b.WriteString(s[i : i+slashes/2])
			q.text, q.n, q.closed = b.String(), end, true
			return q, true
		}
		i = end
	}
	q.text, q.n = b.String(), len(s)
	return q, true
}

// Quote writes s so that a line reads it back, as the value of a field or all of its text.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	slashes := 0
	for i := range len(s) {
		switch s[i] {
		case '\\':
			slashes++
		case '"':
			b.WriteString(strings.Repeat(`\`, slashes+1))
			slashes = 0
		default:
			slashes = 0
		}
		b.WriteByte(s[i])
	}
	b.WriteString(strings.Repeat(`\`, slashes))
	b.WriteByte('"')
	return b.String()
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// protected is the length of the quotes that the text goes on with, in which nothing is a field; 0 if it goes on with
// none or they are not closed. They are not where a quote stands behind "=": that one opens the value of a field, and the
// one before it was a lone quote, as in: the "old disk owner="Jane Doe".
func (s *scanner) protected() int {
	rest := s.line[s.pos:]
	at := 0
	if strings.HasPrefix(rest, `@"`) {
		at = 1
	}
	pair, ok := opened(rest[at:])
	if !ok || !pair.text || s.pos < s.dead[pair.open] {
		return 0
	}
	i := at + len(pair.open)
	for i < len(rest) {
		slashes := len(rest[i:]) - len(strings.TrimLeft(rest[i:], `\`))
		n := pair.closer(rest[i+slashes:])
		if n > 0 && slashes%2 == 0 {
			if slashes == 0 && rest[i-1] == '=' {
				break
			}
			return i + slashes + n
		}
		i += max(slashes+n, 1)
	}
	if s.dead == nil {
		s.dead = map[string]int{}
	}
	s.dead[pair.open] = s.pos + i
	return 0
}
