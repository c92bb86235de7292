package blameless

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A pattern is a line of elements parted by spaces. Each element stands for one token unless it says otherwise:
//
//	word a|b     one of these words
//	@class:form  a class of words, see classNames; the form (base s past part ed ing) is optional, "ed" is past or participle;
//	             "@:ed" asks for the form alone
//	%set         an agent of this set anywhere; =set an agent in subject position (no preposition before it)
//	x? x*        optional; up to three times
//	!x           x must not stand here; takes no token
//	.N -N        up to N tokens; "." stays within the clause, "-" within the sentence. ".N!x": none of them may be x
//	^ $          begin and end of a clause; "a|$": a, or the end of the clause
//	< >          what stands before "<" or behind ">" must be there, but is not part of the finding
//	NUM CAP      a token that starts with a digit, with a capital
//	OBJ          a token that can begin an object: no sign, preposition, conjunction, verb of being, adverb
type pattern struct {
	src   string
	elems []elem
}

type elemKind uint8

const (
	elemToken elemKind = iota
	elemGap
	elemStart
	elemEnd
	elemOpen
	elemClose
)

type elem struct {
	kind     elemKind
	alts     []alt
	agents   kind
	subject  bool
	not      bool // the alternatives must not match
	min, max int
	wide     bool // gap may cross commas
	orEnd    bool // or the end of the clause, which takes no token
}

// alt is a word, or a class with forms.
type alt struct {
	id    int
	cls   class
	form  form
	flags tokenFlags
	thing bool
}

var classNames = map[string]class{
	"role": cRole | cRoleAmb, "group": cGroup, "party": cParty | cPartyAmb | cGroup, "nobody": cNobody, "det": cDet, "poss": cPoss, "prep": cPrep,
	"conj": cConj, "be": cBe, "have": cHave, "do": cDo, "modal": cModal, "neg": cNeg, "adv": cAdv, "mid": cAdv | cNeg,
	"crit": cCrit, "benign": cBenign, "signal": cSignal, "check": cCheck, "out": cOut, "proc": cProc, "care": cCare, "work": cWork, "faultn": cFaultN,
	"error": cError, "sanct": cSanct, "log": cLog, "bad": cBad, "mean": cMean, "soft": cSoft, "insult": cInsult, "able": cAble, "praise": cPraise, "shame": cShame, "job": cJob, "cheer": cCheer, "farce": cFarce, "oaf": cOaf, "safety": cSafety,
	"hum": cHum, "muck": cMuck, "harm": cHarm, "del": cDel, "disreg": cDisreg, "duty": cDuty, "act": cAct, "talk": cTalk, "sack": cSack,
	"ruin": cRuin, "decide": cDecide, "verb": cVerb, "indef": cIndef,
}

var formNames = map[string]form{
	"base": formBase, "s": formS, "past": formPast, "part": formPart, "ed": formPast | formPart, "ing": formIng, "now": formBase | formS,
}

// compile reads a pattern; words it names are entered into the lexicon.
func compile(l *lexicon, line string) (pattern, error) {
	p := pattern{src: line}
	for f := range strings.FieldsSeq(line) {
		e, err := compileElem(l, f)
		if err != nil {
			return pattern{}, fmt.Errorf("element %q: %w", f, err)
		}
		p.elems = append(p.elems, e)
	}
	if len(p.elems) == 0 {
		return pattern{}, errors.New("no elements")
	}
	return p, nil
}

func compileElem(l *lexicon, f string) (elem, error) {
	switch f {
	case "^":
		return elem{kind: elemStart}, nil
	case "$":
		return elem{kind: elemEnd}, nil
	case "<":
		return elem{kind: elemOpen}, nil
	case ">":
		return elem{kind: elemClose}, nil
	}
	if (f[0] == '.' || f[0] == '-') && len(f) > 1 {
		return compileGap(l, f)
	}
	e := elem{min: 1, max: 1}
	if f[0] == '!' {
		e.not = true
		f = f[1:]
	}
	switch f[len(f)-1] {
	case '?':
		e.min, f = 0, f[:len(f)-1]
	case '*':
		e.min, e.max, f = 0, 3, f[:len(f)-1]
	}
	return e, e.parseAlts(l, f)
}

func compileGap(l *lexicon, f string) (elem, error) {
	e := elem{kind: elemGap, wide: f[0] == '-'}
	count, except, _ := strings.Cut(f[1:], "!")
	n, err := strconv.Atoi(count)
	if err != nil {
		return e, err
	}
	e.max = n
	if except == "" {
		return e, nil
	}
	return e, e.parseAlts(l, except)
}

func (e *elem) parseAlts(l *lexicon, f string) error {
	for a := range strings.SplitSeq(f, "|") {
		switch {
		case a == "":
			return fmt.Errorf("empty alternative")
		case a[0] == '%' || a[0] == '=':
			set, ok := agentSets[a[1:]]
			if !ok {
				return fmt.Errorf("no set %q", a)
			}
			e.agents |= set
			e.subject = a[0] == '='
		case a[0] == '@':
			name, frm, _ := strings.Cut(a[1:], ":")
			x := alt{cls: classNames[name], form: formNames[frm]}
			if name != "" && x.cls == 0 || frm != "" && x.form == 0 || name+frm == "" {
				return fmt.Errorf("no class or form %q", a)
			}
			e.alts = append(e.alts, x)
		case a == "$":
			e.orEnd = true
		case a == "OBJ":
			e.alts = append(e.alts, alt{thing: true})
		case a == "NUM":
			e.alts = append(e.alts, alt{flags: flagNum})
		case a == "CAP":
			e.alts = append(e.alts, alt{flags: flagCap})
		default:
			e.alts = append(e.alts, alt{id: l.intern(a).id})
		}
	}
	return nil
}

func (a *alt) matches(t *token) bool {
	switch {
	case a.id != 0:
		return t.id == a.id
	case a.flags != 0:
		return t.is(a.flags)
	case a.thing:
		return !t.is(flagBreak) && t.cls&(closed&^(cDet|cPoss|cPron)) == 0
	case a.cls == 0:
		return t.form&a.form != 0
	default:
		return t.cls&a.cls != 0 && (a.form == 0 || t.form&a.form != 0)
	}
}
