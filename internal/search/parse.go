package search

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Query is what is looked for. The fields combine: an entry must satisfy every one that is set. Of Hats, Kinds, People and Parties it
// needs one of each; Words and Tags it needs all. The zero Query finds every entry that has words.
type Query struct {
	Words   []string // words or phrases, in any case
	Hats    []hats.Hat
	Kinds   []string // timeline labels, in any case; "note" is every note
	People  []string // names or seats, in any case, as are the next two
	Parties []string
	Tags    []string  // without '#'
	Since   time.Time // when it happened: Since is included, Until is not; zero is open
	Until   time.Time
	Open    Answer
	Starred Answer
}

// Answer is what a yes-or-no filter asks for.
type Answer int

// The answers.
const (
	Either Answer = iota
	Yes
	No
)

// Fits reports whether a fact is as asked.
func (a Answer) Fits(is bool) bool { return a == Either || (a == Yes) == is }

// Empty reports whether q finds everything.
func (q Query) Empty() bool {
	return len(q.Words)+len(q.Hats)+len(q.Kinds)+len(q.People)+len(q.Parties)+len(q.Tags) == 0 &&
		q.Since.IsZero() && q.Until.IsZero() && q.Open == Either && q.Starred == Either
}

// TextMax is how long a query may be, in bytes: more than anybody types, less than a stray paste.
const TextMax = 2000

// Filter is a word that may stand before a colon, for help and completion.
type Filter struct {
	Name   string
	Help   string
	Values []string // all there are, or examples when they are free
}

// Filters lists the filters in the order in which help shows them.
func Filters() []Filter {
	names := make([]string, 0, len(hats.All()))
	for _, h := range hats.All() {
		names = append(names, string(h))
	}
	return []Filter{
		{"hat", "under that hat", names},
		{"kind", "such an entry", []string{"note", "fact", "reported", "assumption", "unknown", "goal", "decision", "declared", "restored", "cured", "closed"}},
		{"who", "said by, by name or seat", nil},
		{"party", "said by somebody of that party, or its card", nil},
		{"tag", "with that tag; #TAG does the same", nil},
		{"since", "happened from then on", []string{"today", "yesterday", "2026-01", "2026-02-03", "14:00"}},
		{"until", "happened up to then", []string{"yesterday", "2026-01", "2026-02-03", "14:00"}},
		{"open", "in incidents that are open, or not", []string{"yes", "no"}},
		{"star", "starred, or not", []string{"yes", "no"}},
	}
}

// sameFilter are other names of filters, as the timeline's filter line has them.
var sameFilter = map[string]string{"from": "since", "to": "until", "person": "who"}

// Parse reads a query as it is typed. A time without a date is looked for in the past of now; times are read in zone, nil is UTC. A
// quote that is not closed ends with the text. The error has code invalid, names the word that cannot be understood, and comes with
// the query that the other words make, for whoever searches while it is being typed.
func Parse(text string, now time.Time, zone *time.Location) (Query, error) {
	if zone == nil {
		zone = time.UTC
	}
	if len(text) > TextMax {
		return Query{}, incident.Errorf(incident.CodeInvalid, "the search is over its limit of %d bytes", TextMax).WithHint("a few words are enough")
	}
	var q Query
	var first error
	for _, w := range words(strings.ToValidUTF8(text, "\uFFFD")) {
		if err := q.take(w, now, zone); err != nil && first == nil {
			first = err
		}
	}
	return q, first
}

// typedWord is one word of a query.
type typedWord struct {
	name   string // before the colon; "" when there is none
	text   string // the rest, without quotes
	quoted bool
}

// words splits a query at white space outside of quotes.
func words(s string) []typedWord {
	var out []typedWord
	for {
		s = strings.TrimLeft(s, blanks)
		if s == "" {
			return out
		}
		var w typedWord
		if name, rest, ok := strings.Cut(s, ":"); ok && letters(name) {
			w.name, s = strings.ToLower(name), rest
		}
		if rest, ok := strings.CutPrefix(s, `"`); ok {
			w.quoted = true
			w.text, s, _ = strings.Cut(rest, `"`)
		} else {
			end := strings.IndexAny(s, blanks)
			if end < 0 {
				end = len(s)
			}
			w.text, s = s[:end], s[end:]
		}
		out = append(out, w)
	}
}

const blanks = " \t\r\n"

func letters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// take adds one word to the query.
func (q *Query) take(w typedWord, now time.Time, zone *time.Location) error {
	name := w.name
	if same, ok := sameFilter[name]; ok {
		name = same
	}
	take, known := filters[name]
	switch {
	case known:
		if strings.TrimSpace(w.text) == "" {
			return incident.Errorf(incident.CodeInvalid, "%s: has no value yet", w.name).WithHint(hintFor(name))
		}
		text := w.text
		if !w.quoted {
			text = strings.ReplaceAll(text, "_", " ")
		}
		if !take(q, text, now, zone) {
			return incident.Errorf(incident.CodeInvalid, "%.60s is nothing that %s: takes", quote(w.text), w.name).WithHint(hintFor(name))
		}
	case name != "" && w.text != "" && !strings.HasPrefix(w.text, "/") && !w.quoted: // not http://
		return incident.Errorf(incident.CodeInvalid, "there is no filter %.60s", quote(name)).
			WithHint("the filters are " + filterNames() + `; to look for the words themselves, put them in quotes: "` + name + ":" + w.text + `"`)
	case name != "": // the word as it was typed, for a sign behind it is no filter
		q.Words = add(q.Words, w.name+":")
		if w.quoted || w.text != "" {
			q.Words[len(q.Words)-1] += w.text
		}
	case !w.quoted && len(w.text) > 1 && strings.HasPrefix(w.text, "#"):
		q.Tags = add(q.Tags, w.text[1:])
	case strings.TrimSpace(w.text) != "":
		q.Words = add(q.Words, w.text)
	}
	return nil
}

func quote(s string) string { return `"` + s + `"` }

func add[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

func filterNames() string {
	var names []string
	for _, f := range Filters() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// hintFor says what a filter takes.
func hintFor(name string) string {
	for _, f := range Filters() {
		if f.Name != name {
			continue
		}
		switch {
		case len(f.Values) == 0:
			return f.Name + ":VALUE is " + f.Help
		case name == "since" || name == "until":
			return "write 2026, 2026-01, 2026-02-03, today, yesterday, 14:02 or 2026-02-03_14:02"
		}
		return f.Name + ": takes " + strings.Join(f.Values, ", ")
	}
	return ""
}

// filters has what each filter does with its value. It reports whether it is one.
var filters = map[string]func(q *Query, v string, now time.Time, zone *time.Location) bool{
	"hat": func(q *Query, v string, _ time.Time, _ *time.Location) bool {
		h, ok := hats.Parse(v)
		if ok {
			q.Hats = add(q.Hats, h)
		}
		return ok
	},
	"kind": func(q *Query, v string, _ time.Time, _ *time.Location) bool { return addTo(&q.Kinds, v) },
	"who": func(q *Query, v string, _ time.Time, _ *time.Location) bool {
		return addTo(&q.People, strings.TrimPrefix(v, "@"))
	},
	"party": func(q *Query, v string, _ time.Time, _ *time.Location) bool { return addTo(&q.Parties, v) },
	"tag": func(q *Query, v string, _ time.Time, _ *time.Location) bool {
		return addTo(&q.Tags, strings.TrimPrefix(v, "#"))
	},
	"open": func(q *Query, v string, _ time.Time, _ *time.Location) bool { return answer(&q.Open, v) },
	"star": func(q *Query, v string, _ time.Time, _ *time.Location) bool { return answer(&q.Starred, v) },
	"since": func(q *Query, v string, now time.Time, zone *time.Location) bool {
		from, _, ok := span(v, now, zone)
		if ok {
			q.Since = from
		}
		return ok
	},
	"until": func(q *Query, v string, now time.Time, zone *time.Location) bool {
		_, end, ok := span(v, now, zone)
		if ok {
			q.Until = end
		}
		return ok
	},
}

func addTo(list *[]string, v string) bool {
	if v = strings.TrimSpace(v); v == "" {
		return false
	}
	*list = add(*list, v)
	return true
}

func answer(to *Answer, v string) bool {
	switch strings.ToLower(v) {
	case "yes":
		*to = Yes
	case "no":
		*to = No
	default:
		return false
	}
	return true
}

// span reads a year, a month, a day or a minute: from its beginning to before its end.
func span(v string, now time.Time, zone *time.Location) (from, end time.Time, ok bool) {
	y, m, d := now.In(zone).Date()
	switch strings.ToLower(v) {
	case "today":
		return day(y, m, d, zone), day(y, m, d+1, zone), true
	case "yesterday":
		return day(y, m, d-1, zone), day(y, m, d, zone), true
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {time.DateOnly, 0, 0, 1}} {
		if t, err := time.Parse(form.layout, v); err == nil && t.Year() > 0 {
			y, m, d := t.Date()
			return day(y, m, d, zone), day(y+form.years, m+time.Month(form.months), d+form.days, zone), true
		}
	}
	t, err := capture.ParseTime(v, now, zone, capture.Past)
	if err != nil {
		return from, end, false
	}
	return t, t.Add(time.Minute), true
}

// day is when a day begins.
func day(y int, m time.Month, d int, zone *time.Location) time.Time {
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}
