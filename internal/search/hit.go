package search

import (
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Hit is an entry that fits a query.
type Hit struct {
	Incident incident.Summary // as it was when the search began

	Seq      uint64 // of the event that has the words
	Entry    uint64 // of the note, card or other entry of the timeline they belong to
	At       time.Time
	Recorded time.Time
	Vague    incident.Vague // how well At is known

	Hat     hats.Hat // it stands under now; "" for none
	Label   string   // as in the timeline; [LabelRetraction] for the reason of a retraction
	Speaker string   // who said it: a name, for the inside only
	Text    string   // as it was said then, may have several lines
	Tags    []string
	Marks   []Span // where the words of the query stand in Text, ascending and apart; those in tags have none
	Starred bool
	Since   Since // what became of it
}

// Since says what became of words after they were said.
type Since string

// What can become of words. They are words for people and for JSON, for ever.
const (
	Stands    Since = ""
	Revised   Since = "revised"   // it reads otherwise now
	Retracted Since = "retracted" // it was taken back
)

// Span is a piece of a text, in bytes: from Start to before End.
type Span struct{ Start, End int }

// marksMax is how many places are marked in one text.
const marksMax = 200

// marksOf finds where words stand in text.
func marksOf(text string, words []incident.Word) []Span {
	var all []Span
	b := []byte(text)
	for i := range words {
		for from, n := 0, 0; from < len(b) && n < marksMax; n++ {
			start, end := words[i].Index(b[from:])
			if start < 0 || end == start {
				break
			}
			all = append(all, Span{from + start, from + end})
			from += end
		}
	}
	slices.SortFunc(all, func(a, b Span) int { return a.Start - b.Start })
	var out []Span
	for _, m := range all {
		if n := len(out); n > 0 && m.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, m.End)
			continue
		}
		out = append(out, m)
	}
	return out
}

// Around returns what stands around the first mark, in one line of at most cells cells by the measure width, and the marks in it. What
// is left out at either end is an "…".
func (h *Hit) Around(cells int, width func(string) int) (string, []Span) {
	var first Span
	if len(h.Marks) > 0 {
		first = h.Marks[0]
	}
	from := 1 + strings.LastIndexByte(h.Text[:first.Start], '\n')
	end := len(h.Text)
	if i := strings.IndexByte(h.Text[first.End:], '\n'); i >= 0 {
		end = first.End + i
	}
	const perCell = 8 // bytes; no more is looked at than can be shown
	far := max(cells, 0) * perCell
	start := max(from, safe(h.Text, first.Start-far))
	start = h.begin(start, first, cells, width)
	line := h.Text[start:max(start, min(end, safe(h.Text, first.End+far)))]
	lead, tail := "", ""
	if strings.TrimSpace(h.Text[:start]) != "" {
		lead = "…"
	}
	if strings.TrimSpace(h.Text[start+len(line):]) != "" {
		tail = "…"
	}
	room := cells - width(lead)
	if width(line)+width(tail) > room {
		tail = "…"
		line = strings.TrimRight(cutTo(line, room-width(tail), width), " ")
	}
	if room < 1 {
		return cutTo("…", cells, width), nil
	}
	var marks []Span
	for _, m := range h.Marks {
		m.Start, m.End = max(m.Start-start, 0), min(m.End-start, len(line))
		if m.Start < m.End {
			marks = append(marks, Span{m.Start + len(lead), m.End + len(lead)})
		}
	}
	return lead + line + tail, marks
}

// begin is where the line begins: at from when that leaves the mark in sight, else at a word a quarter of the line before it.
func (h *Hit) begin(from int, mark Span, cells int, width func(string) int) int {
	for from < mark.Start && h.Text[from] == ' ' {
		from++
	}
	if width(h.Text[from:mark.End])+1 <= cells*3/4 {
		return from
	}
	at := mark.Start
	for at > from {
		_, n := utf8.DecodeLastRuneInString(h.Text[:at])
		if width(h.Text[at-n:mark.Start]) > cells/4 {
			break
		}
		at -= n
	}
	if i := strings.IndexByte(h.Text[at:mark.Start], ' '); i >= 0 && at > from && h.Text[at-1] != ' ' {
		at += i + 1 // not in the middle of a word
	}
	for at < mark.Start && !begins(h.Text, at) {
		_, n := utf8.DecodeRuneInString(h.Text[at:])
		at += n
	}
	return at
}

// safe is the nearest place to at, before it, where s may be cut.
func safe(s string, at int) int {
	at = max(0, min(at, len(s)))
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// joiner is the character that makes one sign of its neighbours.
const joiner = '\u200d'

// begins reports whether a character, as a reader sees them, begins at byte i of s.
func begins(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.In(r, unicode.M, unicode.Variation_Selector) && r != joiner && before != joiner
}

// cutTo returns the beginning of s that takes at most cells.
func cutTo(s string, cells int, width func(string) int) string {
	if cells < 1 {
		return ""
	}
	end := 0
	for i := range s {
		if !begins(s, i) {
			continue
		}
		if width(s[:i]) > cells {
			return s[:end]
		}
		end = i
	}
	if width(s) <= cells {
		return s
	}
	return s[:end]
}

// Narrow returns those of hits, which was found, that fit q as well, marked anew. It is for the moment until q itself has been run: others
// may fit q too. When the two differ in more than their words it returns none, for a hit does not tell whether it fits a filter.
func Narrow(hits []Hit, was, q Query) []Hit {
	filters := func(q Query) Query {
		q.Words = nil
		return q
	}
	if !reflect.DeepEqual(filters(was), filters(q)) {
		return nil
	}
	words := ready(q.Words)
	var out []Hit
	for _, h := range hits {
		if h.has(words) {
			h.Marks = marksOf(h.Text, words)
			out = append(out, h)
		}
	}
	return out
}

func ready(texts []string) []incident.Word {
	out := make([]incident.Word, len(texts))
	for i, w := range texts {
		out[i] = incident.NewWord(w)
	}
	return out
}

// has reports whether all words stand in the text or the tags.
func (h *Hit) has(words []incident.Word) bool {
	if len(words) == 0 {
		return true
	}
	all := h.Text
	for _, t := range h.Tags {
		all += "\n#" + t
	}
	b := []byte(all)
	for i := range words {
		if !words[i].In(b) {
			return false
		}
	}
	return true
}
