package timeline

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Filter says what is to be seen. The fields combine: an entry must satisfy every one that is set. Of Hats, Kinds, Parties and People
// it needs one of each; Tags and Words it needs all. The zero Filter lets everything through.
type Filter struct {
	Hats    []hats.Hat
	Kinds   []string // labels; "note" is every note, whatever its label
	Parties []string // in any case, as are People and Tags
	People  []string // a name or a role: who said it, who has it, or whom it names
	Tags    []string // with or without '#'
	Starred bool
	From    time.Time // in the order of the view; From is included, To is not
	To      time.Time
	Words   []string // pieces of the text or the tags, in any case
}

// Empty reports whether f lets everything through.
func (f Filter) Empty() bool { return len(f.parts()) == 0 }

// Chips returns f in words, one piece a chip: "hat white", "#dns", "starred", "from 2031-03-14 14:00 UTC". Times are in their own zone.
func (f Filter) Chips() []string {
	parts := f.parts()
	chips := make([]string, len(parts))
	for i, p := range parts {
		chips[i] = p.chip
	}
	return chips
}

// WithoutLast returns f without its last chip; a Filter without chips is returned as it is.
func (f Filter) WithoutLast() Filter {
	parts := f.parts()
	if len(parts) == 0 {
		return f
	}
	return parts[len(parts)-1].without
}

// part is one chip, and the filter without it, which is right for the last one only.
type part struct {
	chip    string
	without Filter
}

func (f Filter) parts() []part {
	var parts []part
	add := func(chip string, remove func(*Filter)) {
		without := f
		remove(&without)
		parts = append(parts, part{chip, without})
	}
	for i, h := range f.Hats {
		add("hat "+string(h), func(f *Filter) { f.Hats = f.Hats[:i:i] })
	}
	for _, list := range []struct {
		before string
		of     func(*Filter) *[]string
	}{
		{"kind ", func(f *Filter) *[]string { return &f.Kinds }},
		{"party ", func(f *Filter) *[]string { return &f.Parties }},
		{"who ", func(f *Filter) *[]string { return &f.People }},
		{"#", func(f *Filter) *[]string { return &f.Tags }},
	} {
		for i, v := range *list.of(&f) {
			add(list.before+strings.TrimPrefix(v, "#"), func(f *Filter) { p := list.of(f); *p = (*p)[:i:i] })
		}
	}
	if f.Starred {
		add("starred", func(f *Filter) { f.Starred = false })
	}
	if !f.From.IsZero() {
		add("from "+f.From.Format("2006-01-02 15:04 MST"), func(f *Filter) { f.From = time.Time{} })
	}
	if !f.To.IsZero() {
		add("to "+f.To.Format("2006-01-02 15:04 MST"), func(f *Filter) { f.To = time.Time{} })
	}
	for i, w := range f.Words {
		if w != "" {
			add(`"`+w+`"`, func(f *Filter) { f.Words = f.Words[:i:i] })
		}
	}
	return parts
}

// Select returns the entries of v that f lets through. A filter that only grew, as words do while somebody types, may be applied to
// what the shorter one gave.
func (v View) Select(f Filter) View {
	if f.Empty() {
		return v
	}
	m := matcherOf(f)
	order := make([]int32, 0, min(len(v.order), 64))
	for _, n := range v.order {
		if at := v.place(n); m.times(at) && m.entry(v.slots[n]) {
			order = append(order, n)
		}
	}
	v.order = order
	return v
}

// matcher is a filter made ready.
type matcher struct {
	Filter
	from, to int64
	notes    bool // Kinds has "note"
	words    []string
}

func matcherOf(f Filter) matcher {
	m := matcher{Filter: f, from: timeless, to: 1<<63 - 1, notes: slices.Contains(f.Kinds, LabelNote)}
	if at, ok := placeOf(f.From); ok {
		m.from = at
	}
	if at, ok := placeOf(f.To); ok {
		m.to = at
	}
	for _, w := range f.Words {
		if w != "" {
			m.words = append(m.words, strings.ToLower(w))
		}
	}
	return m
}

func (m *matcher) times(at int64) bool {
	return m.from <= at && (at < m.to || m.To.IsZero())
}

// entry tries what is cheap first.
func (m *matcher) entry(e *Entry) bool {
	switch {
	case m.Starred && !e.Starred:
	case len(m.Hats) > 0 && !slices.Contains(m.Hats, e.Hat):
	case len(m.Kinds) > 0 && !m.kind(e):
	case len(m.Tags) > 0 && !m.tags(e):
	case len(m.Parties) > 0 && !contains(m.Parties, e.Party):
	case len(m.People) > 0 && !contains(m.People, e.Name, e.Role, e.Owner, e.OwnerRole) && !contains(m.People, e.mentions()...):
	default:
		for _, w := range m.words {
			if !strings.Contains(e.haystack, w) {
				return false
			}
		}
		return true
	}
	return false
}

func (m *matcher) kind(e *Entry) bool {
	return slices.Contains(m.Kinds, e.Label) || m.notes && e.Event == incident.KindNote
}

func (m *matcher) tags(e *Entry) bool {
	for _, want := range m.Tags {
		if !contains(e.Tags, strings.TrimPrefix(want, "#")) {
			return false
		}
	}
	return true
}

// contains reports whether any of values is in list, in any case; the empty value is nobody.
func contains(list []string, values ...string) bool {
	for _, want := range list {
		for _, v := range values {
			if v != "" && strings.EqualFold(want, v) {
				return true
			}
		}
	}
	return false
}
