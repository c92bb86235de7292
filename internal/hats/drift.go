package hats

import "slices"

// Drift is one nudge: a note, or a part of it, does not sound like the hat it stands under.
type Drift struct {
	To         Hat     // where it sounds like it belongs; "" when there is only something to ask
	Kind       string  // the kind of White note to mark it as: "assumption", or ""
	Rule       string  // "D01" to "D20" of the method, part B, or "order": only its order of tests speaks
	Reason     string  // one short clause: "it proposes something"
	Ask        string  // what to ask instead of, or along with, filing it elsewhere; may be ""
	Start, End int     // bytes of the text this is about: all of it, or the part to split off
	Confidence float64 // up to 1, and never so low that it is not worth an interruption
}

// actAbove is the confidence below which nothing is said. One plain sign with next to nothing
// against it is above it; a likely sign alone is not, and neither are two hats that are both plain.
// Raising it costs refilings, lowering it nags.
const actAbove = 0.76

// A plain sign drowns the faint ones of other hats, and all but the plain ones of hats that are
// tested later: an order that mentions a loss is an order.
const (
	plainSign = 4
	faintSign = 2
	drowned   = 0.1
)

// testOrder is the order of tests of the method, part B; White is what is left.
var testOrder = [...]Hat{Blue, Red, Green, Black, Yellow, White}

// Drifts returns the one nudge to show for a note that stands under on, or false for silence: when
// it sounds like on, when two hats fit equally, and whenever nothing is plain enough. It only ever
// suggests; nothing may be held back because of it. Whether to ask at all is the caller's
// business: the method keeps it off under Blue unless somebody turns it on.
//
// The rules are D01 to D20 of the method, part B. They read English; a text in another language
// gets silence.
func Drifts(text string, on Hat) (Drift, bool) {
	if !on.Valid() {
		return Drift{}, false
	}
	r := read(split(text))
	if len(r.words) == 0 {
		return Drift{}, false
	}
	for _, rule := range rules {
		if rule.on != "" && rule.on != on {
			continue
		}
		if d, found := rule.find(r, on); found {
			return d.within(text), d.Rule != ""
		}
	}
	return Drift{}, false
}

// within completes d: a drift without a place is about all of text.
func (d Drift) within(text string) Drift {
	if d.End == 0 {
		d.End = len(text)
	}
	return d
}

// Guess says where a text belongs by itself and how sure that is, from 0 to 1. The hat is "" when
// nothing is plain enough to act on, or when two hats fit equally.
func Guess(text string) (Hat, float64) {
	h, sure := read(split(text)).guess()
	if sure < actAbove {
		return "", sure
	}
	return h, sure
}

// guess weighs the hats against each other. A tie is never above actAbove.
func (r *reading) guess() (best Hat, sure float64) {
	var first, second float64
	loudest, plain := slices.Max(r.top[:]), false
	for _, h := range testOrder {
		s := r.score(h)
		switch top := r.top[h.row()]; {
		case top >= plainSign:
			plain = true
		case plain, loudest >= plainSign && top <= faintSign:
			s *= drowned
		}
		switch {
		case s > first:
			best, first, second = h, s, first
		case s > second:
			second = s
		}
	}
	return best, first / (first + second + 1)
}

// rules are asked in this order, those without a hat under every hat; the first that finds
// something ends the search. A drift it finds without a Rule means: it belongs here, be silent.
var rules = [...]struct {
	on   Hat
	find func(r *reading, on Hat) (d Drift, found bool)
}{
	{Black, personFault},
	{Red, reasonGiven},
	{Black, remedyAdded},
	{Yellow, butAdded},
	{White, toldByOthers},
	{Green, praised},
	{"", misfiled},
	{White, guessed},
	{Red, tooLong},
	{Blue, openDecision},
}
