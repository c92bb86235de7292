package hats

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// form is how a word is bent.
type form uint8

const (
	isPlain form = iota
	isS          // saves, risks
	isED         // saved, lost
	isING        // saving
)

// word is a word, a figure or a mark of a note.
type word struct {
	start, end int    // bytes in the note
	text       string // in lower case
	base       string // as it stands in a word table, or text
	class      class
	form       form
	opens      bool // begins a clause: the note, a line, or what follows a mark
}

// lexicon is the word tables made ready to be looked up.
type lexicon struct {
	words  map[string]class   // by base
	bent   map[string]string  // the base of an irregular form
	byBase map[string][]*sign // signs by a word they may begin with
	byBit  [64][]*sign        // signs by a class they may begin with
	signs  int                // how many there are
}

// lexiconOf builds the tables at the first note, so that a program that shows no hint pays nothing.
var lexiconOf = sync.OnceValue(func() *lexicon {
	lx := &lexicon{words: map[string]class{}, bent: map[string]string{}, byBase: map[string][]*sign{}}
	for _, row := range vocabulary {
		for w := range strings.FieldsSeq(row.words) {
			lx.words[w] |= row.class
		}
	}
	for pair := range strings.FieldsSeq(irregular) {
		form, base, _ := strings.Cut(pair, "=")
		lx.bent[form] = base
	}
	for _, row := range signTable {
		patterns := strings.FieldsFunc(row.patterns, func(r rune) bool { return r == ';' || r == '\n' })
		for _, pattern := range patterns {
			if s := newSign(pattern); len(s.parts) > 0 {
				s.hat, s.weight, s.mark, s.unless = row.hat, row.weight, row.mark, row.unless
				lx.add(s)
			}
		}
	}
	lx.learn()
	return lx
})

// learn makes the words that stand only in signs known, so that their bent forms are found too. A
// word that is a bent form itself is not: its base, being shorter, is known already.
func (lx *lexicon) learn() {
	words := slices.SortedFunc(maps.Keys(lx.byBase), func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	for _, w := range words {
		if base, _, _ := lx.look(w); base == w {
			lx.words[w] |= 0
		}
	}
}

// longestWord is in bytes; what is longer is no English word and in no table.
const longestWord = 32

// look finds word w as it is in the tables, or bent back to a form that is.
func (lx *lexicon) look(w string) (base string, c class, f form) {
	if len(w) > longestWord {
		return w, 0, isPlain
	}
	c, known := lx.words[w]
	base, irregular := lx.bent[w]
	switch {
	case known && !irregular:
		return w, c, isPlain
	case known && c&isPast == 0: // has: a form with a list of its own
		return base, c, isPlain
	case irregular:
		return base, c | lx.words[base], isED
	}
	for _, end := range endings {
		stem, ok := strings.CutSuffix(w, end.cut)
		if !ok || len(stem) < 2 {
			continue
		}
		if n := len(stem) - 1; end.form != isS && stem[n] == stem[n-1] { // stopped
			if c, ok := lx.words[stem[:n]]; ok {
				return stem[:n], c, end.form
			}
		}
		for _, add := range end.add {
			if c, ok := lx.words[stem+add]; ok {
				return stem + add, c, end.form
			}
		}
	}
	return w, 0, formOf(w)
}

// formOf guesses the form of a word that no table has.
func formOf(w string) form {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ed"):
		return isED
	case len(w) > 5 && strings.HasSuffix(w, "ing"):
		return isING
	}
	return isPlain
}

// endings are the regular English ones; add is what the base may have had in place of cut.
var endings = []struct {
	cut  string
	add  []string
	form form
}{
	{"ies", []string{"y"}, isS},
	{"es", []string{"", "e"}, isS},
	{"s", []string{""}, isS},
	{"ied", []string{"y"}, isED},
	{"ed", []string{"", "e"}, isED},
	{"ing", []string{"", "e"}, isING},
}

// split cuts a note into words and marks, reading every byte once. What is not UTF-8 is one mark a
// byte.
func split(text string) []word {
	words := make([]word, 0, len(text)/4+4)
	opens := true
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case inWord(r):
			w := newWord(text, at, wordEnd(text, at))
			w.opens = opens
			if n := len(words); n > 0 && w.text == "may" && words[n-1].class&isPrep != 0 {
				w.class = isWhen // the month
			}
			words = append(words, w)
			opens = false
			size = w.end - at
		case unicode.IsSpace(r):
			opens = opens || r == '\n'
		default:
			mark := text[at : at+size]
			words = append(words, word{start: at, end: at + size, text: mark, base: mark, class: isMark})
			opens = opens || strings.Contains(clauseMarks, mark)
		}
		at += size
	}
	return words
}

// clauseMarks are the marks after which a new clause begins; after others, such as a quote, the old
// one goes on.
const clauseMarks = ".,:;!?()[]-–—•*>|"

// newWord looks up the word between the bytes start and end of text.
func newWord(text string, start, end int) word {
	w := word{start: start, end: end, text: strings.ReplaceAll(strings.ToLower(text[start:end]), "’", "'")}
	first, _ := utf8.DecodeRuneInString(text[start:])
	if unicode.IsDigit(first) {
		w.base, w.class = w.text, isFigure|unit(w.text)
		return w
	}
	w.base, w.class, w.form = lexiconOf().look(w.text)
	if unicode.IsUpper(first) && w.class == 0 && w.form == isPlain {
		w.class = isName
	}
	return w
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// wordEnd returns where the word that begins at byte at ends. Marks that join (12:30, 0.5,
// read-only, don't, 9k/min) belong to the word when a letter or digit stands on both sides.
func wordEnd(text string, at int) int {
	digit := false // whether the rune before is a digit
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case inWord(r) || unicode.IsMark(r):
			digit = unicode.IsDigit(r)
		case r == '%' && digit:
			return at + size
		case strings.ContainsRune("'’-_/.,:", r):
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			joins := inWord(next)
			if r == ',' || r == ':' {
				joins = digit && unicode.IsDigit(next)
			}
			if !joins {
				return at
			}
			digit = false
		default:
			return at
		}
		at += size
	}
	return at
}

// unit tells a clock time or a length of time, which a feeling may well name, from a measurement
// (method, part B, D08).
func unit(figure string) class {
	i := strings.IndexFunc(figure, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' })
	switch {
	case i < 0 && !strings.ContainsAny(figure, ".,") && (len(figure) < 3 || len(figure) == 4): // a few, a year, 0930
		return 0
	case i >= 0 && (figure[i] == ':' || figure[i] == '-'): // 12:30, 2026-01-02
		return 0
	case i >= 0 && slices.Contains(timeUnits[:], figure[i:]):
		return 0
	}
	return isMetric
}

var timeUnits = [...]string{"h", "hr", "hrs", "am", "pm", "d", "min", "m", "s", "sec", "th", "st", "nd", "rd", "x", "x7"}
