package outbound

import (
	"strconv"
	"strings"
	"sync"
)

// class is what a word can be; a word may be several.
type class uint32

const (
	cNum    class = 1 << iota // a figure or a small number
	cUnit                     // of time
	cClock                    // a time of day
	cDay                      // a day ahead
	cSoon                     // soon, in one word
	cState                    // how things are once they are repaired
	cAct                      // what repairs, or the noun
	cTell                     // news, and finding out
	cFuture                   // what looks ahead
	cPast                     // what looks back
	cWe
	cNot
	cJoin    // joins clauses
	cSubject // begins a clause behind a joining word
	cBe
	cClient
	cStart
	cIf
)

var classNames = map[string]class{
	"NUM": cNum, "UNIT": cUnit, "CLOCK": cClock, "DAY": cDay, "SOON": cSoon, "STATE": cState, "ACT": cAct, "TELL": cTell,
	"WE": cWe, "NOT": cNot, "BE": cBe, "CLIENT": cClient, "FUTURE": cFuture,
}

// lists are the words of each class.
var lists = map[class]string{
	cNum: `a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety few couple
		several half some another`,
	cUnit: `s sec secs second seconds m min mins minute minutes h hr hrs hour hours day days week weeks month months moment moments`,
	cDay: `today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun overnight
		eod cob`,
	cSoon: `soon shortly momentarily imminently imminent presently asap`,
	cState: `work again able fixed resolved solved sorted repaired restored recovered back up working running normal online live operational available
		healthy stable over done finished complete completed cleared works usable reachable`,
	cAct: `fix resolve solve repair restore recover resolution recovery restoration repairs recovers finish returns fixes resolves solves restores
		return complete completion`,
	cTell: `update updates word call calls called hear write report message tell know check look test see review meet speak talk post news inform
		information decide decision answer reply brief briefing contact find learn say confirm ring phone email send let
		meeting status notice explain`,
	cFuture: `will shall should would may might can could must going gonna expect expects expected expecting plan plans planned aim aims
		aiming hope hopes hopefully hoping estimate estimated estimates anticipate anticipated anticipating predict predicted target targeting
		goal intend promise promised promising likely probably reckon think believe assume confident sure guess ought due scheduled`,
	cPast:    `was were has have had did took since lasted been became came went got`,
	cWe:      `we i our us my`,
	cNot:     `not no never nothing none neither nor without unlikely nobody`,
	cJoin:    `and but so then or because while although though as since which until`,
	cSubject: `we i it you the they our this that your there he she everything service next all`,
	cBe:      `is are am be was were been being 's`,
	cClient:  `customer customers client clients caller callers user users contact contacts account accounts buyer buyers complainant complainants`,
	cStart:   `start starts starting begin begins beginning`,
	cIf:      `if unless whether case`,
}

var classOf = sync.OnceValue(func() map[string]class {
	m := map[string]class{}
	for c, words := range lists {
		for w := range strings.FieldsSeq(words) {
			m[w] |= c
		}
	}
	return m
})

// zones are what may stand behind a time of day.
var zones = map[string]bool{
	"utc": true, "gmt": true, "cet": true, "cest": true, "bst": true, "est": true, "edt": true, "pst": true, "pdt": true, "o'clock": true,
	"am": true, "pm": true, "today": true, "tonight": true, "tomorrow": true, "sharp": true, "local": true, "a.m": true, "p.m": true,
	"at": true, "and": true, "or": true, "but": true, "latest": true,
}

// A bare hour is one behind a word that sets a term, also where the sentence runs on: "fixed by 3 for everyone", "done by three".
const (
	hours  = " one two three four five six seven eight nine ten eleven twelve "
	runsOn = " for about and so or but at on in with we they you it there everyone everybody "
)

// term reports whether the word before a token sets a term.
func term(toks []token, i int) bool {
	return i > 0 && (toks[i-1].word == "by" || toks[i-1].word == "before" || toks[i-1].word == "till" || toks[i-1].word == "until")
}

// classify gives every token of a sentence its classes. A bare figure is a time of day only where nothing follows that it could count.
func classify(toks []token) {
	words := classOf()
	for i := range toks {
		t := &toks[i]
		t.class |= words[t.word]
		if t.word == "" || t.word[0] < '0' || t.word[0] > '9' {
			if t.word == "noon" || t.word == "midnight" || t.word == "midday" || term(toks, i) && strings.Contains(hours, " "+t.word+" ") && (i+1 == len(toks) || toks[i+1].brk) {
				t.class |= cClock
			}
			continue
		}
		t.class |= cNum
		if _, _, ok := clockOf(t.word); ok {
			t.class |= cClock
		} else if n, err := strconv.Atoi(t.word); err == nil && n <= 24 {
			if i+1 == len(toks) || toks[i+1].brk || zones[toks[i+1].word] || term(toks, i) && strings.Contains(runsOn, " "+toks[i+1].word+" ") {
				t.class |= cClock
			}
		}
		if unit := strings.TrimLeft(t.word, "0123456789."); unit != t.word && words[unit]&cUnit != 0 {
			t.class |= cUnit // "20min"
		}
	}
}

// clockOf reads "14:30", "14:30:05", "3pm", "3:15pm", "1430h" as hour and minute.
func clockOf(w string) (hour, minute int, ok bool) {
	half := ""
	if rest, found := strings.CutSuffix(w, "pm"); found {
		w, half = rest, "pm"
	} else if rest, found := strings.CutSuffix(w, "am"); found {
		w, half = rest, "am"
	}
	h, m, colon := strings.Cut(w, ":")
	if !colon && half == "" {
		return 0, 0, false
	}
	m, _, _ = strings.Cut(m, ":")
	hour, err := strconv.Atoi(h)
	if err != nil || hour > 24 || len(h) > 2 {
		return 0, 0, false
	}
	if colon {
		if minute, err = strconv.Atoi(m); err != nil || minute > 59 || len(m) != 2 {
			return 0, 0, false
		}
	}
	return onHalf(hour, half), minute, true
}

// onHalf puts an hour on the half of the day that was named.
func onHalf(hour int, half string) int {
	switch {
	case half == "pm" && hour < 12:
		return hour + 12
	case half == "am" && hour == 12:
		return 0
	}
	return hour
}
