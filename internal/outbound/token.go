package outbound

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a word, a figure or a sign. "we'll" is two of them, a hyphen or a slash parts two words without being one.
type token struct {
	start, end int    // bytes of the text
	word       string // folded: small letters, straight apostrophe, no marks that cannot be seen
	class      class
	brk        bool // a sign that ends a clause
}

// span is a run of tokens, [from, to).
type span struct{ from, to int }

type sentence struct {
	span
	question bool
}

// prose is a text cut up.
type prose struct {
	text string
	toks []token
	ends []sentence
}

type cutter struct {
	prose
	from int
}

func cut(text string) prose {
	c := cutter{prose: prose{text: text}}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWordRune(r):
			i = c.word(i)
			continue
		case r == '%':
			c.toks = append(c.toks, token{start: i, end: i + 1, word: "%"})
		case strings.ContainsRune(".!?。！？", r):
			c.stop(i, n, r)
		case r == '\n':
			c.newline(i)
		case strings.ContainsRune(",;:()–—", r), r == '-' && spaced(text, i):
			c.toks = append(c.toks, token{start: i, end: i + n, word: string(r), brk: true})
		}
		i += n
	}
	c.end(false)
	for _, s := range c.ends {
		classify(c.toks[s.from:s.to])
	}
	return c.prose
}

func spaced(s string, i int) bool { return i > 0 && s[i-1] == ' ' && i+1 < len(s) && s[i+1] == ' ' }

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// word reads a word with what may join its parts: "3.5", "14:30", "we'll", "a_b", "db.prod".
func (c *cutter) word(i int) int {
	j, last := i, rune(0)
	for j < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[j:])
		next, _ := utf8.DecodeRuneInString(c.text[j+n:])
		if !isWordRune(r) && (!isWordRune(next) || !joins(last, r, next)) && !unseen(r, n) {
			break
		}
		last = r
		j += n
	}
	c.toks = append(c.toks, contraction(c.text[i:j], i)...)
	return j
}

func joins(last, r, next rune) bool {
	switch r {
	case '.':
		return unicode.IsDigit(next) || unicode.IsLower(next)
	case ':', ',':
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	case '\'', '’', '‘', 'ʼ', '_', '@', '\u00ad':
		return true
	}
	return false
}

// unseen finds what hides within words: zero width spaces and joiners, soft hyphens.
func unseen(r rune, n int) bool { return n > 1 && unicode.Is(unicode.Cf, r) }

var short = []string{"approx", "ca", "e.g", "i.e", "mr", "mrs", "ms", "dr", "no", "vs", "eg"}

func (c *cutter) stop(i, n int, r rune) {
	rest := c.text[i+n:]
	if r == '.' && len(c.toks) > 0 {
		t := c.toks[len(c.toks)-1]
		if t.end == i && slices.Contains(short, t.word) && strings.TrimSpace(rest) != "" && len(rest) > 0 && rest[0] == ' ' {
			return
		}
	}
	c.end(r == '?' || r == '？' || strings.HasPrefix(rest, "?"))
}

// newline ends a sentence unless the line was merely wrapped and goes on with a small letter.
func (c *cutter) newline(i int) {
	rest := strings.TrimLeft(c.text[i+1:min(len(c.text), i+9)], " \t")
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) {
		return
	}
	c.end(false)
}

func (c *cutter) end(question bool) {
	if c.from < len(c.toks) {
		c.ends = append(c.ends, sentence{span{c.from, len(c.toks)}, question})
		c.from = len(c.toks)
	}
}

// fold returns the word as the tables know it.
func fold(w string) string {
	plain := true
	for i := range len(w) {
		plain = plain && w[i] < utf8.RuneSelf
	}
	if plain {
		return strings.ToLower(w)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '’' || r == '‘' || r == 'ʼ':
			return '\''
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r):
			return -1
		}
		return r
	}, strings.ToLower(norm.NFKD.String(w)))
}

// bare are contractions written without their apostrophe.
var bare = map[string][2]string{
	"dont": {"do", "not"}, "doesnt": {"does", "not"}, "wont": {"will", "not"}, "cant": {"can", "not"}, "cannot": {"can", "not"},
	"isnt": {"is", "not"}, "wasnt": {"was", "not"}, "im": {"i", "am"}, "didnt": {"did", "not"}, "arent": {"are", "not"},
}

var tails = map[string]string{"'ll": "will", "'re": "are", "'m": "am", "'ve": "have", "'d": "would", "'s": "'s"}

// stems are what stands before "n't" in another spelling.
var stems = map[string]string{"wo": "will", "ca": "can", "sha": "shall"}

func contraction(raw string, at int) []token {
	w := fold(raw)
	one := []token{{start: at, end: at + len(raw), word: w}}
	if p, ok := bare[w]; ok {
		return []token{{start: at, end: at + len(raw), word: p[0]}, {start: at, end: at + len(raw), word: p[1]}}
	}
	k := strings.LastIndexByte(w, '\'')
	cutAt := strings.LastIndexFunc(raw, func(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' })
	if k <= 0 || cutAt <= 0 {
		return one
	}
	if w[k:] == "'t" && w[k-1] == 'n' && k > 1 && (raw[cutAt-1] == 'n' || raw[cutAt-1] == 'N') {
		first := w[:k-1]
		if s, ok := stems[first]; ok {
			first = s
		}
		return []token{{start: at, end: at + cutAt - 1, word: first}, {start: at + cutAt - 1, end: at + len(raw), word: "not"}}
	}
	if second, ok := tails[w[k:]]; ok {
		return []token{{start: at, end: at + cutAt, word: w[:k]}, {start: at + cutAt, end: at + len(raw), word: second}}
	}
	return one
}
