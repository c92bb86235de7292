package incident

import (
	"slices"
	"unicode"
)

// action is what becomes of a character wherever it stands.
type action uint8

const (
	keep action = iota
	show        // as <U+202E>
	drop
	asSpace
	asNewline
)

// textRule is the lot of the characters from lo to hi, and the change it counts as.
type textRule struct {
	lo, hi rune
	do     action
	say    change
}

// textRules is sorted and covers, with the fallback in ruleOf, every control, every format character
// (Cf) and every default-ignorable of Unicode 15. Shown is what can deceive, dropped what merely
// comes along with a paste. Kept without a rule: private use, which is icons to whoever has the
// font, and code points not yet assigned, which are next year's emoji.
var textRules = []textRule{
	{0x0080, 0x009F, show, controls},    // C1; often a quote of Windows-1252 read as Latin-1
	{0x00AD, 0x00AD, drop, invisible},   // soft hyphen
	{0x0600, 0x0605, keep, 0},           // Arabic number signs, visible
	{0x061C, 0x061C, keep, 0},           // Arabic letter mark, see isDirection
	{0x06DD, 0x06DD, keep, 0},           // Arabic end of ayah, visible
	{0x070F, 0x070F, keep, 0},           // Syriac abbreviation mark, visible
	{0x0890, 0x0891, keep, 0},           // Arabic pound and piastre, visible
	{0x08E2, 0x08E2, keep, 0},           // Arabic disputed end of ayah, visible
	{0x115F, 0x1160, drop, invisible},   // Hangul fillers, letters that leave no ink
	{0x17B4, 0x17B5, drop, invisible},   // Khmer inherent vowels, not to be used
	{0x180E, 0x180E, keep, 0},           // Mongolian vowel separator, see isJoiner
	{0x200B, 0x200B, drop, invisible},   // zero width space
	{0x200C, 0x200F, keep, 0},           // joiners and direction marks, see isJoiner, isDirection
	{0x2028, 0x2029, asNewline, breaks}, // line and paragraph separator
	{0x202A, 0x202E, show, directions},  // embeddings and overrides
	{0x2060, 0x2064, drop, invisible},   // word joiner, invisible operators
	{0x2065, 0x2065, show, hidden},      // reserved
	{0x2066, 0x2069, show, directions},  // isolates
	{0x206A, 0x206F, show, hidden},      // deprecated
	{0x3164, 0x3164, asSpace, invisible},
	{0xFDD0, 0xFDEF, show, hidden},    // noncharacters
	{0xFEFF, 0xFEFF, drop, invisible}, // byte order mark
	{0xFFA0, 0xFFA0, asSpace, invisible},
	{0xFFF0, 0xFFFB, show, hidden}, // reserved, interlinear annotation
	{0x110BD, 0x110BD, keep, 0},    // Kaithi number signs, visible
	{0x110CD, 0x110CD, keep, 0},
	{0x1BCA0, 0x1BCA3, drop, invisible}, // shorthand format controls
	{0x1D173, 0x1D17A, drop, invisible}, // musical beams and slurs
	{0xE0000, 0xE00FF, show, hidden},    // tags: a whole hidden alphabet
	{0xE01F0, 0xE0FFF, show, hidden},    // reserved
}

// ruleOf returns the rule for r. A format character without one is new to us and is shown, and so
// are the noncharacters that end each plane.
func ruleOf(r rune) textRule {
	if r < 0x80 || 0xC0 <= r && r < 0x600 || 0x3400 <= r && r < 0xD800 {
		return textRule{}
	}
	i, found := slices.BinarySearchFunc(textRules, r, func(rule textRule, r rune) int {
		switch {
		case rule.hi < r:
			return -1
		case rule.lo > r:
			return 1
		}
		return 0
	})
	switch {
	case found:
		return textRules[i]
	case r&0xFFFE == 0xFFFE, unicode.Is(unicode.Cf, r):
		return textRule{lo: r, hi: r, do: show, say: hidden}
	}
	return textRule{}
}

// selectors lists the variation selectors and what they may follow: characters that have variants.
var selectors = []struct {
	lo, hi rune
	of     []*unicode.RangeTable
}{
	{0x180B, 0x180D, []*unicode.RangeTable{unicode.Mongolian}},
	{0x180F, 0x180F, []*unicode.RangeTable{unicode.Mongolian}},
	{0xFE00, 0xFE0D, []*unicode.RangeTable{unicode.Han, unicode.Myanmar, unicode.Phags_Pa, unicode.Sm, cjkPunctuation}},
	{0xFE0E, 0xFE0F, []*unicode.RangeTable{pictographs}},
	{0xE0100, 0xE01EF, []*unicode.RangeTable{unicode.Han}},
}

func isSelector(r rune) bool { return unicode.Is(unicode.Variation_Selector, r) }

const (
	graphemeJoiner  = '\u034F'
	zeroWidthJoiner = '\u200D'
)

// isJoiner reports a character that only shapes its neighbours; in Latin text it only breaks search.
func isJoiner(r rune) bool {
	return r == 0x200C || r == zeroWidthJoiner || r == graphemeJoiner || r == 0x180E
}

// isDirection reports a mark that steadies numbers and brackets in right-to-left text. It can't
// turn a letter round as an override can.
func isDirection(r rune) bool { return r == 0x200E || r == 0x200F || r == 0x061C }

// isFormat reports an invisible character that Clean may have kept, but for the selectors.
func isFormat(r rune) bool { return isJoiner(r) || isDirection(r) }

func isMark(r rune) bool { return r >= 0x300 && unicode.Is(unicode.M, r) }

// isJamoTail reports a vowel or final consonant of Korean that has not been composed to a syllable.
func isJamoTail(r rune) bool { return 0x1160 <= r && r <= 0x11FF }

func isPictograph(r rune) bool { return unicode.Is(pictographs, r) }

// rightToLeft are the blocks of Hebrew, Arabic and their kin.
var rightToLeft = &unicode.RangeTable{
	R16: []unicode.Range16{{0x0590, 0x08FF, 1}, {0xFB1D, 0xFDFF, 1}, {0xFE70, 0xFEFC, 1}},
	R32: []unicode.Range32{{0x10800, 0x10FFF, 1}, {0x1E800, 0x1EFFF, 1}},
}

// brahmic are the blocks of the other scripts whose letters join: those of India and its neighbours,
// and Mongolian.
var brahmic = &unicode.RangeTable{
	R16: []unicode.Range16{{0x0900, 0x109F, 1}, {0x1700, 0x1CFF, 1}, {0xA800, 0xABFF, 1}},
	R32: []unicode.Range32{{0x11000, 0x11FFF, 1}},
}

// cjkPunctuation is what has a corner and a centred form.
var cjkPunctuation = &unicode.RangeTable{
	R16: []unicode.Range16{{0x3001, 0x3002, 1}, {0xFF01, 0xFF1F, 1}},
}

// pictographs are the characters that form emoji sequences: Extended_Pictographic of Unicode 15
// (emoji-data.txt), with a whole block where the rest of the block is pictures too.
var pictographs = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00A9, 0x00AE, 5},
		{0x203C, 0x2049, 13},
		{0x2122, 0x2139, 23},
		{0x2194, 0x2199, 1},
		{0x21A9, 0x21AA, 1},
		{0x231A, 0x231B, 1},
		{0x2328, 0x2328, 1},
		{0x23CF, 0x23CF, 1},
		{0x23E9, 0x23FA, 1},
		{0x24C2, 0x24C2, 1},
		{0x25AA, 0x25AB, 1},
		{0x25B6, 0x25C0, 10},
		{0x25FB, 0x25FE, 1},
		{0x2600, 0x27BF, 1},
		{0x2934, 0x2935, 1},
		{0x2B05, 0x2B07, 1},
		{0x2B1B, 0x2B1C, 1},
		{0x2B50, 0x2B55, 5},
		{0x3030, 0x303D, 13},
		{0x3297, 0x3299, 2},
	},
	R32:         []unicode.Range32{{0x1F000, 0x1FAFF, 1}},
	LatinOffset: 1,
}
