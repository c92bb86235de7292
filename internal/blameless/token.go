package blameless

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is one word, number, sign or emoji. Contractions are two tokens ("did", "n't"), so that patterns need not know spellings.
type token struct {
	start, end int    // bytes in the text
	word       string // lower case, straight apostrophe, no accents; "" for code, links and tags, which no pattern may match
	id         int    // of the lexicon, 0 if unknown
	cls        class
	form       form
	flags      tokenFlags
	agents     [2]agent // noun phrases that start here, see agent.go
}

type tokenFlags uint16

const (
	flagCap    tokenFlags = 1 << iota // starts with a capital
	flagBreak                         // a sign that ends a clause
	flagEnd                           // last token of its sentence
	flagNum                           // starts with a digit
	flagTime                          // a clock time
	flagMasked                        // inside a guard: no pattern may match
	flagAt                            // was written with an @: somebody is meant
	flagQuote                         // a double quote
	flagHit                           // inside something that reads as blame
)

// long reports whether t is no word that a person wrote: a key, a path, a paste. It is not repeated in a rewording.
func (t *token) long() bool { return t.end-t.start > 60 }

func (t *token) is(f tokenFlags) bool { return t.flags&f != 0 }

type tokeniser struct {
	text string
	lex  *lexicon
	toks []token
	line int // where the line of the last token began
}

// tokenise cuts text into tokens, marks the ends of sentences and looks every word up.
func tokenise(text string, l *lexicon) []token {
	z := &tokeniser{text: text, lex: l, toks: make([]token, 0, len(text)/4+4)}
	for i := 0; i < len(text); {
		i = z.next(i)
	}
	z.end()
	return z.toks
}

// next reads what starts at byte i and returns where it ends.
func (z *tokeniser) next(i int) int {
	r, size := utf8.DecodeRuneInString(z.text[i:])
	switch {
	case r == '\n':
		return z.newline(i)
	case r == ' ' || r == '\t' || r == '\r' || r == '*' || r == '_' || r == '~' || unicode.IsSpace(r):
		return i + size
	case r == '`':
		return z.code(i)
	case r == '#' && wordAt(z.text, i+1) || strings.HasPrefix(z.text[i:], "http://") || strings.HasPrefix(z.text[i:], "https://"):
		return z.opaque(i, i+nonSpace(z.text[i:]))
	case r == '@' && wordAt(z.text, i+1):
		return z.word(i+1, flagAt)
	case isWord(r):
		return z.word(i, 0)
	case r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return z.sign(i, size, flagQuote)
	case r == '.' || r == '!' || r == '?':
		return z.stop(i, r)
	case strings.ContainsRune(",;:()[]{}|/-–—…=>", r):
		return z.sign(i, size, flagBreak)
	case unicode.Is(unicode.So, r) && r != utf8.RuneError:
		return z.sign(i, size, 0)
	default: // joiners, variation selectors, other signs
		return i + size
	}
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func wordAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isWord(r)
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '´'
}

func nonSpace(s string) int {
	if n := strings.IndexFunc(s, unicode.IsSpace); n >= 0 {
		return n
	}
	return len(s)
}

// wordEnd returns where the word at i ends: letters and digits, and signs that stand between two of them. A
// colon only joins digits.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		inner := strings.ContainsRune("-_.@+&", r) || isApostrophe(r) || r == ':' && i+1 < len(s) && isDigits(s[i+1:i+2])
		if !isWord(r) && (!inner || !wordAt(s, i+size)) {
			return i
		}
		i += size
	}
	return i
}

func (z *tokeniser) word(i int, f tokenFlags) int {
	end := wordEnd(z.text, i)
	raw := z.text[i:end]
	r, _ := utf8.DecodeRuneInString(raw)
	if unicode.IsUpper(r) {
		f |= flagCap
	}
	if unicode.IsDigit(r) {
		f |= flagNum
		if isClock(raw) {
			f |= flagTime
		}
	}
	w := fold(raw)
	if right, ok := spellings[w]; ok {
		w = right
	}
	if first, second, cut, ok := contraction(w, raw); ok {
		z.add(i, i+cut, first, f)
		z.add(i+cut, end, second, 0)
		return end
	}
	z.add(i, end, w, f)
	if rest := z.text[end:]; len(rest) > 0 && isApostrophe(firstRune(rest)) && strings.HasSuffix(w, "s") && f&flagNum == 0 {
		size := utf8.RuneLen(firstRune(rest))
		z.add(end, end+size, "'s", 0) // "the customers' network"
		return end + size
	}
	return end
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func (z *tokeniser) add(start, end int, word string, f tokenFlags) {
	if n := len(z.toks); word == "of" && n > 0 && z.toks[n-1].cls&cModal != 0 {
		word = "have" // "would of"
	}
	e := z.lex.lookup(word)
	z.toks = append(z.toks, token{start: start, end: end, word: word, id: e.id, cls: e.cls, form: e.form, flags: f})
}

func (z *tokeniser) opaque(i, end int) int {
	z.toks = append(z.toks, token{start: i, end: end})
	return end
}

func (z *tokeniser) sign(i, size int, f tokenFlags) int {
	z.add(i, i+size, z.text[i:i+size], f)
	return i + size
}

// stop reads . ! ? and their runs: an end if white space follows, unless an abbreviation or a run of dots came before.
func (z *tokeniser) stop(i int, r rune) int {
	end := i + 1
	for end < len(z.text) && strings.IndexByte(".!?", z.text[end]) >= 0 {
		end++
	}
	run := z.text[i:end]
	z.add(i, end, string(r), flagBreak)
	after := firstRune(z.text[end:])
	closes := end == len(z.text) || unicode.IsSpace(after) || strings.ContainsRune("\")'*_”’", after)
	if closes && run != "..." && (r != '.' || !z.abbreviated()) {
		z.end()
	}
	return end
}

func (z *tokeniser) abbreviated() bool {
	n := len(z.toks)
	return n >= 2 && abbreviations[z.toks[n-2].word]
}

func (z *tokeniser) end() {
	if n := len(z.toks); n > 0 {
		z.toks[n-1].flags |= flagEnd
	}
}

// newline ends the sentence, unless the text was merely wrapped: a long line goes on with a small letter.
func (z *tokeniser) newline(i int) int {
	long := i-z.line >= 50
	z.line = i + 1
	rest := z.text[i+1:]
	plain := strings.TrimLeft(rest, " \t")
	if r := firstRune(plain); !long || !unicode.IsLower(r) || len(rest)-len(plain) > 8 {
		z.end()
	}
	if strings.HasPrefix(plain, "```") || strings.HasPrefix(plain, "~~~") {
		return i + 1 + len(rest) - len(plain)
	}
	skip := strings.TrimLeft(plain, "-*#>+•") // list and quote marks
	return i + 1 + len(rest) - len(skip)
}

// maxCode is how many bytes the end of a piece of code is looked for, so that stray signs cost no more than that.
const maxCode = 1 << 14

// code skips `code` and ``` fences: a name in there is a program's.
func (z *tokeniser) code(i int) int {
	n := 1
	for i+n < len(z.text) && z.text[i+n] == '`' {
		n++
	}
	rest := z.text[i+n : min(len(z.text), i+n+maxCode)]
	size := strings.Index(rest, z.text[i:i+n])
	if size < 0 || n < 3 && strings.Contains(rest[:size], "\n") {
		return i + n // no pair on this line: a stray sign
	}
	if n >= 3 {
		z.end()
	}
	return z.opaque(i, i+n+size+n)
}

func isClock(w string) bool {
	h, rest, ok := strings.Cut(w, ":")
	if !ok {
		n := strings.TrimRight(w, "apm")
		return len(w)-len(n) == 2 && len(n) <= 2 && (strings.HasSuffix(w, "am") || strings.HasSuffix(w, "pm"))
	}
	return len(h) <= 2 && len(rest) >= 2 && isDigits(h) && isDigits(rest[:2])
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// fold returns the lower-case word without accents and with straight apostrophes: "Jürgen’s" becomes "jurgen's".
func fold(w string) string {
	ascii, lower := true, true
	for i := range len(w) {
		c := w[i]
		ascii = ascii && c < utf8.RuneSelf
		lower = lower && (c < 'A' || c > 'Z')
	}
	if ascii {
		if lower {
			return w
		}
		return strings.ToLower(w)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(w)) {
		switch {
		case isApostrophe(r):
			b.WriteByte('\'')
		case unicode.Is(unicode.Mn, r):
		case plainLetters[r] != "":
			b.WriteString(plainLetters[r])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// contraction cuts "didn't", "I'm", "Ravi's" and, by table, their spellings without an apostrophe. cut is in bytes of raw.
func contraction(w, raw string) (first, second string, cut int, ok bool) {
	if c, found := bareContractions[w]; found && len(raw) == len(w) {
		return c.first, c.second, c.cut, true
	}
	k := strings.LastIndexByte(w, '\'')
	at := strings.LastIndexFunc(raw, isApostrophe)
	if k <= 0 || at <= 0 {
		return "", "", 0, false
	}
	switch suffix := w[k:]; suffix {
	case "'t":
		if w[k-1] != 'n' || k < 2 {
			return "", "", 0, false
		}
		first = w[:k-1]
		if whole, odd := oddStems[first]; odd {
			first = whole
		}
		return first, "n't", at - 1, true
	case "'s", "'m", "'re", "'ve", "'ll", "'d":
		if whole := clitics[suffix]; whole != "" {
			suffix = whole
		}
		return w[:k], suffix, at, true
	}
	return "", "", 0, false
}

// span is a run of tokens, [from, to).
type span struct{ from, to int }

// sentences cuts the tokens at the ends of sentences. No token is in two of them.
func sentences(toks []token) []span {
	var out []span
	from := 0
	for i := range toks {
		if !toks[i].is(flagEnd) {
			continue
		}
		for from < i && toks[from].is(flagBreak) {
			from++ // "- " and the like
		}
		out = append(out, span{from, i + 1})
		from = i + 1
	}
	return out
}
