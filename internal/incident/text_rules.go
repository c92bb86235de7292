package incident

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// change is one thing that Clean does to a text.
type change uint8

const (
	colours change = iota
	controls
	badBytes
	directions
	hidden
	invisible
	accents
	breaks
	joined
	composed
	tabs // this one and those after it are said only when nothing else is
	lineEnds
	changeCount
)

// changePhrases are in the order they are said: what could have done harm comes first.
var changePhrases = [changeCount]struct{ one, many string }{
	colours:    {"1 colour code removed", "%d colour codes removed"},
	controls:   {"1 control character made visible", "%d control characters made visible"},
	badBytes:   {"1 byte that was no valid text replaced by its code", "%d bytes that were no valid text replaced by their codes"},
	directions: {"1 text-direction override made visible", "%d text-direction overrides made visible"},
	hidden:     {"1 hidden character made visible", "%d hidden characters made visible"},
	invisible:  {"1 invisible character removed", "%d invisible characters removed"},
	accents:    {"1 stacked accent removed", "%d stacked accents removed"},
	breaks:     {"1 carriage return or separator turned into a line break", "%d carriage returns or separators turned into line breaks"},
	joined:     {"1 line break turned into a space", "%d line breaks turned into spaces"},
	composed:   {one: "written in composed form (NFC)"}, // found once a text
	tabs:       {"1 tab turned into spaces", "%d tabs turned into spaces"},
	lineEnds:   {"1 Windows line end turned into a plain one", "%d Windows line ends turned into plain ones"},
}

// tally counts the changes made to one text.
type tally [changeCount]int

// phrases says what was done; the quiet changes have the word only when they are alone.
func (t *tally) phrases() []string {
	if loud := t.say(0, tabs); loud != nil {
		return loud
	}
	return t.say(tabs, changeCount)
}

func (t *tally) say(from, to change) []string {
	var said []string
	for c := from; c < to; c++ {
		switch n := t[c]; n {
		case 0:
		case 1:
			said = append(said, changePhrases[c].one)
		default:
			said = append(said, fmt.Sprintf(changePhrases[c].many, n))
		}
	}
	return said
}

// disarm makes each change that needs no neighbours: colours, controls, line ends, bytes that are
// no text, and the characters that textRules name.
func (t *tally) disarm(s string) string {
	out := make([]byte, 0, len(s)+len(s)/8)
	for i := 0; i < len(s); {
		if n := colourLen(s[i:]); n > 0 {
			t[colours]++
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			t[badBytes]++
			out = fmt.Appendf(out, "<%02X>", s[i])
		case r == '\r':
			out, size = t.lineEnd(out, s[i:])
		case r == '\n' || r == '\t':
			out = append(out, byte(r))
		case r < ' ':
			t[controls]++
			out = utf8.AppendRune(out, '␀'+r)
		case r == 0x7F:
			t[controls]++
			out = append(out, "␡"...)
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
		default:
			out = t.apply(out, r)
		}
		i += size
	}
	return string(out)
}

// apply writes r as its rule says.
func (t *tally) apply(out []byte, r rune) []byte {
	rule := ruleOf(r)
	if rule.do == keep {
		return utf8.AppendRune(out, r)
	}
	t[rule.say]++
	switch rule.do {
	case show:
		return fmt.Appendf(out, "<U+%04X>", r)
	case asSpace:
		return append(out, ' ')
	case asNewline:
		return append(out, '\n')
	default:
		return out
	}
}

// lineEnd writes the carriage returns that s begins with as newlines and returns their length. A
// terminal recorded through a second one puts more than one before the newline they belong to.
func (t *tally) lineEnd(out []byte, s string) ([]byte, int) {
	n := len(s) - len(strings.TrimLeft(s, "\r"))
	if n < len(s) && s[n] == '\n' {
		t[lineEnds]++
		return append(out, '\n'), n + 1
	}
	t[breaks] += n
	return append(out, strings.Repeat("\n", n)...), n
}

// colourLen returns the length of the complete SGR sequence (ECMA-48, 8.3.117) that s begins with,
// or 0. A sequence with a private parameter such as '>' or '?' does other things and is no SGR.
func colourLen(s string) int {
	start, least := 2, 0
	switch {
	case strings.HasPrefix(s, "\x1b["), strings.HasPrefix(s, "\u009b"):
	case s != "" && s[0] == 0x9B:
		// Perhaps Windows-1252, where this byte is ›: only with a number can it be a colour.
		start, least = 1, 1
	default:
		return 0
	}
	end := start
	for end < len(s) && ('0' <= s[end] && s[end] <= '9' || s[end] == ';' || s[end] == ':') {
		end++
	}
	if end == len(s) || s[end] != 'm' || end-start < least {
		return 0
	}
	return end + 1
}

// maxMarks is how many combining marks one letter may carry. Living scripts stay below it; text
// that climbs over its neighbours' lines does not.
const maxMarks = 8

// settle drops what hides or piles up: marks beyond maxMarks on one letter, and selectors, joiners
// and direction marks where they do no work. s is disarmed and decomposed.
func (t *tally) settle(s string) string {
	out := make([]byte, 0, len(s))
	n := neighbours{rtl: sync.OnceValue(func() bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(rightToLeft, r) && unicode.IsLetter(r) })
	})}
	for i, r := range s {
		if n.admit(r, s[i+utf8.RuneLen(r):]) {
			out = utf8.AppendRune(out, r)
			n.prev = r
			continue
		}
		switch {
		case r == graphemeJoiner && n.marks > maxMarks:
			// not the writer's: package norm puts one into a flood of marks
		case isSelector(r) || isJoiner(r) || isDirection(r):
			t[invisible]++
		default:
			t[accents]++
		}
	}
	return string(out)
}

// neighbours is what settle knows about the text before a character.
type neighbours struct {
	base  rune        // the last one that is no mark, joiner or the like
	prev  rune        // the last one written
	marks int         // marks met since base, dropped ones too
	rtl   func() bool // whether the text has a right-to-left letter
}

// admit reports whether r does some work where it stands; rest follows it.
func (n *neighbours) admit(r rune, rest string) bool {
	switch {
	case r < 0x300: // no letter before it needs help, and most text ends here
	case isSelector(r):
		return selects(r, n.prev, rest)
	case isJoiner(r):
		return n.marks <= maxMarks && !isFormat(n.prev) && n.joins(r, rest)
	case isDirection(r):
		return !isFormat(n.prev) && n.rtl()
	case isMark(r):
		n.marks++
		return n.marks <= maxMarks
	}
	n.base, n.marks = r, 0
	return true
}

// joins reports whether a joiner shapes something here: in a script whose letters join, or, for the
// zero width joiner, between two pictographs.
func (n *neighbours) joins(r rune, rest string) bool {
	if r == zeroWidthJoiner && isPictograph(n.base) {
		next, _ := utf8.DecodeRuneInString(rest)
		return isPictograph(next)
	}
	// Package norm puts a grapheme joiner into every 30 loose vowels of Korean.
	return unicode.In(n.base, rightToLeft, brahmic) || r == graphemeJoiner && isJamoTail(n.base)
}

// selects reports whether the variation selector r picks a form of the character just before it.
func selects(r, prev rune, rest string) bool {
	if '#' <= prev && prev <= '9' { // digits, # and * have forms only as keycaps
		return (r == 0xFE0E || r == 0xFE0F) && strings.HasPrefix(rest, "\u20e3")
	}
	for _, sel := range selectors {
		if sel.lo <= r && r <= sel.hi {
			return unicode.In(prev, sel.of...)
		}
	}
	return false
}

// cluster finds where one character, as a reader sees it, ends and the next begins. It covers what
// Clean lets through of UAX #29, not all of it.
type cluster struct {
	prev rune
	flag bool // prev is the first half of a flag
}

// continues reports whether r belongs to the character before it.
func (c *cluster) continues(r rune) bool {
	prev, flag := c.prev, c.flag
	c.prev = r
	regional := 0x1F1E6 <= r && r <= 0x1F1FF
	c.flag = regional && !flag
	switch {
	case prev == 0:
		return false
	case regional:
		return flag
	case prev == zeroWidthJoiner && isPictograph(r):
		return true
	case isJamoTail(r):
		return true
	case 0x1F3FB <= r && r <= 0x1F3FF: // skin tone
		return true
	}
	return isMark(r) || isFormat(r)
}
