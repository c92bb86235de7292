package blameless

import (
	"strings"
	"sync"
)

// class is a set of word classes; a word may be in several.
type class uint64

// form is a set of verb forms.
type form uint8

const (
	formBase form = 1 << iota // break, also the present without s
	formS                     // breaks
	formPast                  // broke
	formPart                  // broken
	formIng                   // breaking
)

// entry is what the lexicon knows about a word.
type entry struct {
	id   int
	cls  class
	frm  form
	verb *verbForms // nil for words that are no verb form
}

// verbForms are the forms of one verb.
type verbForms struct {
	base, third, past, part, ing string
}

type found struct {
	id   int
	cls  class
	form form
}

// lexicon maps folded words to entries. It is built once and never changed afterwards.
type lexicon struct {
	words map[string]*entry
}

func (l *lexicon) lookup(w string) found {
	if e := l.words[w]; e != nil {
		return found{e.id, e.cls, e.frm}
	}
	cls, frm := guess(w)
	return found{cls: cls, form: frm}
}

// guess gives words outside the lists the classes and forms that their endings suggest.
func guess(w string) (class, form) {
	switch {
	case len(w) <= 4 || strings.HasSuffix(w, "eed"):
		return 0, 0
	case strings.HasSuffix(w, "ed"):
		return 0, formPast | formPart
	case strings.HasSuffix(w, "ing"):
		return 0, formIng
	case strings.HasSuffix(w, "ly"):
		return cAdv, 0
	}
	return 0, 0
}

// intern returns the entry of a word and makes one if there is none.
func (l *lexicon) intern(w string) *entry {
	e := l.words[w]
	if e == nil {
		e = &entry{id: len(l.words) + 1}
		e.cls, e.frm = guess(w)
		l.words[w] = e
	}
	return e
}

var loadLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: make(map[string]*entry, 4096)}
	for _, t := range wordTable {
		for w := range strings.FieldsSeq(t.words) {
			l.intern(w).cls |= t.cls
		}
	}
	for _, t := range verbTable {
		for line := range strings.SplitSeq(t.verbs, ",") {
			l.verb(strings.Fields(line), t.cls)
		}
	}
	for w := range strings.FieldsSeq(givenNames) {
		l.intern(w).cls |= cName
	}
	return l
})

// verb enters the forms of one verb: base, past, participle and ing form, of which the regular ones may be left out.
func (l *lexicon) verb(f []string, cls class) {
	if len(f) == 0 {
		return
	}
	v := regular(f[0])
	if len(f) > 1 {
		v.past, v.part = f[1], f[1]
	}
	if len(f) > 2 {
		v.part = f[2]
	}
	if len(f) > 3 {
		v.ing = f[3]
	}
	for i, w := range []string{v.base, v.third, v.past, v.part, v.ing} {
		e := l.intern(w)
		e.cls |= cls | cVerb
		e.frm |= 1 << i
		e.verb = &v
	}
}

// regular returns the forms of a verb that is inflected by rule, without doubled consonants.
func regular(base string) verbForms {
	v := verbForms{base: base, third: base + "s", past: base + "ed", ing: base + "ing"}
	switch n := len(base); {
	case strings.HasSuffix(base, "ee"):
		v.past = base + "d"
	case strings.HasSuffix(base, "e"):
		v.past, v.ing = base+"d", base[:n-1]+"ing"
	case n > 1 && base[n-1] == 'y' && strings.IndexByte("aeou", base[n-2]) < 0:
		v.past, v.third = base[:n-1]+"ied", base[:n-1]+"ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "o"):
		v.third = base + "es"
	}
	v.part = v.past
	return v
}

// verbOf returns the forms of the verb that w is a form of; for words outside the lists they are guessed from the ending.
func (l *lexicon) verbOf(w string) (verbForms, bool) {
	if e := l.words[w]; e != nil && e.verb != nil {
		return *e.verb, true
	}
	n := len(w)
	switch _, f := guess(w); {
	case f&formPast != 0 && strings.HasSuffix(w, "ied"):
		v := regular(w[:n-3] + "y")
		return v, true
	case f&formPast != 0:
		return verbForms{base: w[:n-2], third: w[:n-2] + "s", past: w, part: w, ing: w[:n-2] + "ing"}, true
	case f&formIng != 0:
		return verbForms{base: w[:n-3], third: w[:n-3] + "s", past: w[:n-3] + "ed", part: w[:n-3] + "ed", ing: w}, true
	}
	return verbForms{}, false
}
