package incident

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"warroom/internal/cards"
)

// Field says what may stand in a text and how long it may be. It is a plain value: a caller whose
// rule differs for once copies it and sets Required.
type Field struct {
	Name     string // as a message calls it: "title"
	Max      int    // bytes after cleaning; zero or less is no limit
	Lines    bool   // line breaks are kept; otherwise each becomes a space
	Required bool   // at least one visible character
}

// NoteField is the text of a note: room for a pasted log.
func NoteField() Field { return Field{Name: "note", Max: 2 << 20, Lines: true, Required: true} }

// TitleField is the name of an incident.
func TitleField() Field { return Field{Name: "title", Max: 300, Required: true} }

// ImpactField says who feels the incident and how.
func ImpactField() Field { return Field{Name: "impact", Max: 2000, Lines: true} }

// NameField is the name of a person or an organisation. It is not Required, for many events name nobody.
func NameField() Field { return Field{Name: "name", Max: 80} }

// SourceField is where a note was imported from, or what it is called there.
func SourceField() Field { return Field{Name: "source", Max: 300} }

// SeatField is a role at the table.
func SeatField() Field { return Field{Name: "seat", Max: 60} }

// ReachField is how somebody is reached: telephone, chat, the way to their desk.
func ReachField() Field { return Field{Name: "reach", Max: 400, Lines: true} }

// TagField is a tag without its '#'.
func TagField() Field { return Field{Name: "tag", Max: 40} }

// ZoneField is the name of a time zone; whether it exists is not decided here.
func ZoneField() Field { return Field{Name: "zone", Max: 64} }

// FieldField is one field of a card.
func FieldField() Field { return Field{Name: "card field", Max: 20 << 10, Lines: true} }

// CardField is that field of a card.
func CardField(f cards.Field) Field {
	limits := FieldField()
	limits.Name, limits.Lines = strings.ToLower(f.Label), f.Kind == cards.Lines
	if f.Max > 0 {
		limits.Max = f.Max
	}
	return limits
}

// ReasonField says why something was changed, taken back or closed.
func ReasonField() Field { return Field{Name: "reason", Max: 1000} }

// Cleaned is a text fit to be stored and drawn, and what was done to make it so.
type Cleaned struct {
	Text string
	// Changes are phrases for people ("3 colour codes removed"), nil when there is nothing to say.
	// White space trimmed at either end is never said; tabs and Windows line ends only when nothing
	// else was, so that what matters is not drowned.
	Changes []string
}

// Clean makes s safe to draw on a terminal: valid UTF-8 in form NFC, no control character but the
// newline, nothing that hides text or turns its direction round. Whatever a reader could have seen
// stays, but for colours and for accents beyond eight on one letter. What would have acted on the
// terminal is shown instead, in the notation of less(1): <U+202E> for a character, <FF> for a byte
// that is no text; control characters have pictures of their own, ␛ and the like.
//
// Clean is a fixed point: cleaning a cleaned text changes nothing. Text that is clean already is
// returned without a copy. It never cuts: a required text without a visible character, or one
// longer than f.Max, is an *Error with CodeInvalid and a zero Cleaned, and the caller still has s.
func Clean(s string, f Field) (Cleaned, error) {
	var t tally
	s = trimEnds(s, f.Lines)
	if !plain(s) {
		s = trimEnds(t.rewrite(s), f.Lines)
	}
	if !f.Lines {
		s = t.join(s)
	}
	s = t.expandTabs(s)
	switch {
	case f.Required && blank(s):
		return Cleaned{}, Errorf(CodeInvalid, "%s is empty", f.Name).
			WithHint("write at least one visible character")
	case f.Max > 0 && len(s) > f.Max:
		return Cleaned{}, Errorf(CodeInvalid, "%s is %s long, over its limit of %s", f.Name, byteSize(len(s)), byteSize(f.Max)).
			WithHint("shorten it by " + byteSize(len(s)-f.Max) + ", or split it; nothing was cut")
	}
	return Cleaned{Text: s, Changes: t.phrases()}, nil
}

// Changed joins the Changes of a Cleaned into one sentence for the status line, "" for none.
func Changed(c []string) string {
	if len(c) == 0 {
		return ""
	}
	return "cleaned: " + strings.Join(c, ", ")
}

// OneLine is a preview of a cleaned text: its white space, line breaks included, becomes single
// spaces, and what does not fit is cut between two characters and marked with "…". limit counts
// characters as a reader sees them, "…" and spaces among them; it is neither bytes nor cells, so a
// screen still measures. A limit below one gives "".
func OneLine(s string, limit int) string {
	if limit < 1 {
		return ""
	}
	var b strings.Builder
	var chars cluster
	count, cut := 0, 0 // characters begun; bytes before the last one that may stand
	begin := func() {
		if count == limit-1 {
			cut = b.Len()
		}
		count++
	}
	gap := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			begin()
			b.WriteByte(' ')
			gap, chars = false, cluster{prev: ' '}
		}
		if !chars.continues(r) {
			begin()
		}
		if count > limit {
			return strings.TrimRight(b.String()[:cut], " ") + "…"
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plain reports whether only white space is left to put in order. Nearly every text is plain, so it
// allocates nothing.
func plain(s string) bool {
	i := 0
	for i < len(s) && (' ' <= s[i] && s[i] < 0x7F || s[i] == '\n') {
		i++
	}
	if i == len(s) {
		return true
	}
	for _, r := range s[i:] {
		if r < utf8.RuneSelf {
			if r < ' ' && r != '\n' || r == 0x7F {
				return false
			}
		} else if ruleOf(r).do != keep || unicode.In(r, unicode.M, unicode.Cf) {
			return false
		}
	}
	return utf8.ValidString(s) && norm.NFC.QuickSpanString(s) == len(s)
}

// rewrite makes every change but those of white space. The rules that look at neighbours run on decomposed
// text: there neither the number of marks on a letter nor what stands before them depends on how
// a keyboard composed them, which is what makes the result a fixed point.
func (t *tally) rewrite(s string) string {
	s = t.disarm(s)
	settled := norm.NFC.String(t.settle(norm.NFD.String(s)))
	if t[accents] == 0 && !norm.NFC.IsNormalString(s) {
		t[composed] = 1
	}
	return settled
}

const tabWidth = 4

// expandTabs replaces each tab by the spaces up to the next tab stop. A wide character counts as
// one: the stops are for reading, not for a ruler.
func (t *tally) expandTabs(s string) string {
	n := strings.Count(s, "\t")
	if n == 0 {
		return s
	}
	t[tabs] += n
	out := make([]byte, 0, len(s)+n*(tabWidth-1))
	column := 0
	for _, r := range s {
		switch {
		case r == '\t':
			n := tabWidth - column%tabWidth
			out = append(out, "    "[:n]...)
			column += n
			continue
		case r == '\n':
			column = 0
		case !isMark(r):
			column++
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// trimEnds takes white space off both ends, but leaves the first line its indentation where lines
// are kept, for a pasted table hangs on it.
func trimEnds(s string, lines bool) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	indent := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	if lines {
		indent = strings.LastIndexByte(s[:indent], '\n') + 1
	}
	return s[indent:]
}

// join puts lines into one, a space for each break and the indentation after it.
func (t *tally) join(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	out := make([]byte, 0, len(s))
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimFunc(line, unicode.IsSpace); line == "" {
			continue
		}
		if len(out) > 0 {
			t[joined]++
			out = append(out, ' ')
		}
		out = append(out, line...)
	}
	return string(out)
}

// blank reports whether a cleaned text would leave a reader in front of nothing. U+2800 is a Braille
// cell without dots: no white space to Unicode, and a favourite for empty names.
func blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u2800' }) == ""
}

// byteSize writes n exactly where people may count and in KiB or MiB where they will not.
func byteSize(n int) string {
	switch {
	case n == 1:
		return "1 byte"
	case n < 10<<10:
		return fmt.Sprintf("%d bytes", n)
	case n < 1<<20:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	default:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	}
}
