package incident

import (
	"bytes"
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NewestFirst orders summaries as [Log.Scan] goes through the incidents: the one with the newest event first; the id settles the rest.
func NewestFirst(a, b *Summary) int {
	return cmp.Or(b.Last.Compare(a.Last), strings.Compare(a.ID, b.ID))
}

// Payload returns the payload of a stored record, where [Log.Scan] looks. Nil without error means that it was redacted.
func Payload(record []byte) ([]byte, error) {
	switch {
	case len(record) == recordHead && record[0] == recordRedacted:
		return nil, nil
	case len(record) < recordBody || record[0] != recordFull:
		return nil, Errorf(CodeCorrupt, "a record cannot be read").WithHint("warroom verify says which")
	}
	return record[recordBody:], nil
}

// Said splits a payload without decoding it: its kind, and what stands behind id and kind, which has all the words. Where a newer
// version wrote it in another way, the kind is nil and said is all of it.
func Said(payload []byte) (kind, said []byte) {
	rest := payload
	if len(rest) == 0 || rest[0]>>5 != cborMap || rest[0]&31 >= 24 {
		return nil, payload
	}
	rest = rest[1:]
	if len(rest) > 0 && rest[0] == 1 { // key 1: id
		_, behind, ok := shortText(rest[1:])
		if !ok {
			return nil, payload
		}
		rest = behind
	}
	if len(rest) > 0 && rest[0] == 2 { // key 2: kind
		if kind, behind, ok := shortText(rest[1:]); ok {
			return kind, behind
		}
	}
	return nil, payload
}

// shortText takes a CBOR text of at most 255 bytes off b.
func shortText(b []byte) (text, rest []byte, ok bool) {
	if len(b) < 2 || b[0]>>5 != cborText {
		return nil, nil, false
	}
	n, from := int(b[0]&31), 1
	if n == 24 {
		n, from = int(b[1]), 2
	} else if n > 24 {
		return nil, nil, false
	}
	if len(b) < from+n {
		return nil, nil, false
	}
	return b[from : from+n], b[from+n:], true
}

// Word is something to look for, made ready: letters count as equal in either case, by Unicode's simple folding as in
// strings.EqualFold, so "ÄRGER" finds "Ärger", and "ss" does not find "ß". The zero Word is found everywhere.
type Word struct {
	text   string
	anchor int      // where in text the rune begins that is looked for first
	forms  [][]byte // that rune in each case
	size   int      // its length in text
}

// NewWord makes ready what is looked for. It is brought into the form in which texts are stored (NFC).
func NewWord(text string) Word {
	w := Word{text: norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))}
	best := -1
	for i, r := range w.text {
		if rank := rarity(r); rank > best {
			best, w.anchor, w.size = rank, i, utf8.RuneLen(r)
		}
	}
	if best < 0 {
		return w
	}
	first, _ := utf8.DecodeRuneInString(w.text[w.anchor:])
	w.forms = append(w.forms, []byte(string(first)))
	for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
		w.forms = append(w.forms, []byte(string(r)))
	}
	return w
}

// commonLetters are the letters of English by how often they stand in a text (Norvig's count over 3.5e12 letters), commonest first.
const commonLetters = "etaoinsrhldcumfpgwybvkxjqz"

// rarity ranks runes by how seldom they are met, and by how cheap they are to look for: the search begins with the rarest one of a
// word. The three-formed k and s come last among letters.
func rarity(r rune) int {
	switch lower := unicode.ToLower(r); {
	case r == ' ':
		return 0
	case lower == 'k', lower == 's':
		return 1
	case lower >= 'a' && lower <= 'z':
		return 2 + strings.IndexRune(commonLetters, lower)
	case r < utf8.RuneSelf:
		return 2 + len(commonLetters)
	}
	return 2 + len(commonLetters)/2 // bytes of another script are as common as that script's letters
}

// Index returns where in b the word stands first, from byte start to before end; -1 when it does not.
func (w *Word) Index(b []byte) (start, end int) {
	if len(w.forms) == 0 {
		return 0, 0
	}
	start = -1
	for _, form := range w.forms {
		if s, e := w.indexForm(b, form); s >= 0 && (start < 0 || s < start) {
			start, end = s, e
		}
	}
	return start, end
}

// In reports whether the word stands in b.
func (w *Word) In(b []byte) bool {
	if len(w.forms) == 0 {
		return true
	}
	for _, form := range w.forms {
		if s, _ := w.indexForm(b, form); s >= 0 {
			return true
		}
	}
	return false
}

// indexForm looks for the word with its anchor in one form.
func (w *Word) indexForm(b, form []byte) (start, end int) {
	before, behind := w.text[:w.anchor], w.text[w.anchor+w.size:]
	for from := 0; ; {
		var i int
		if len(form) == 1 {
			i = bytes.IndexByte(b[from:], form[0])
		} else {
			i = bytes.Index(b[from:], form)
		}
		if i < 0 {
			return -1, -1
		}
		i += from
		if start = foldedBefore(b[:i], before); start >= 0 {
			if n := foldedAfter(b[i+len(form):], behind); n >= 0 {
				return start, i + len(form) + n
			}
		}
		from = i + len(form)
	}
}

// foldedAfter returns how many bytes of b, from its beginning, are text in some case; -1 when it does not begin so.
func foldedAfter(b []byte, text string) int {
	n := 0
	for _, want := range text {
		if n >= len(b) {
			return -1
		}
		got, size := rune(b[n]), 1
		if got >= utf8.RuneSelf {
			got, size = utf8.DecodeRune(b[n:])
		}
		if !sameFold(got, want) {
			return -1
		}
		n += size
	}
	return n
}

// foldedBefore returns where in b the text begins that b ends with, in some case; -1 when it does not end so.
func foldedBefore(b []byte, text string) int {
	for len(text) > 0 {
		want, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
		if len(b) == 0 {
			return -1
		}
		got, size := rune(b[len(b)-1]), 1
		if got >= utf8.RuneSelf {
			got, size = utf8.DecodeLastRune(b)
		}
		if !sameFold(got, want) {
			return -1
		}
		b = b[:len(b)-size]
	}
	return len(b)
}

// sameFold reports whether a and b are one letter in some case.
func sameFold(a, b rune) bool {
	if a == b {
		return true
	}
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return a|0x20 == b|0x20 && 'a' <= a|0x20 && a|0x20 <= 'z'
	}
	for r := unicode.SimpleFold(a); r != a; r = unicode.SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}
