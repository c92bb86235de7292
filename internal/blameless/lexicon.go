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
	id  int
	cls class
	frm form
	// base and part are the lemma and the participle of a verb form, "" for other words.
	base, part string
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
	base := f[0]
	past, ing := base+"ed", base+"ing"
	switch last := base[len(base)-1]; {
	case last == 'e':
		past, ing = base+"d", base[:len(base)-1]+"ing"
		if strings.HasSuffix(base, "ee") {
			ing = base + "ing"
		}
	case last == 'y' && !strings.ContainsRune("aeou", rune(base[len(base)-2])):
		past = base[:len(base)-1] + "ied"
	}
	part := past
	if len(f) > 1 {
		past, part = f[1], f[1]
	}
	if len(f) > 2 {
		part = f[2]
	}
	if len(f) > 3 {
		ing = f[3]
	}
	third := base + "s"
	switch {
	case strings.HasSuffix(past, "ied") && strings.HasSuffix(base, "y"):
		third = base[:len(base)-1] + "ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "o"):
		third = base + "es"
	}
	forms := []struct {
		w string
		f form
	}{{base, formBase}, {third, formS}, {past, formPast}, {part, formPart}, {ing, formIng}}
	for _, x := range forms {
		e := l.intern(x.w)
		e.cls |= cls | cVerb
		e.frm |= x.f
		e.base, e.part = base, part
	}
}
