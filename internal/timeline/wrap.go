package timeline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wide are the characters that take two cells: East Asian Wide and Fullwidth, and emoji (Unicode 15, EastAsianWidth.txt), by block.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115F, 1},
		{0x231A, 0x231B, 1},
		{0x23E9, 0x23EC, 1},
		{0x23F0, 0x23F3, 3},
		{0x2614, 0x2615, 1},
		{0x2648, 0x2653, 1},
		{0x267F, 0x2693, 20},
		{0x26A1, 0x26A1, 1},
		{0x26AA, 0x26AB, 1},
		{0x26BD, 0x26BE, 1},
		{0x26C4, 0x26C5, 1},
		{0x26CE, 0x26D4, 6},
		{0x26EA, 0x26EA, 1},
		{0x26F2, 0x26F3, 1},
		{0x26F5, 0x26FA, 5},
		{0x26FD, 0x2705, 8},
		{0x270A, 0x270B, 1},
		{0x2728, 0x274C, 36},
		{0x274E, 0x274E, 1},
		{0x2753, 0x2755, 1},
		{0x2757, 0x2757, 1},
		{0x2795, 0x2797, 1},
		{0x27B0, 0x27BF, 15},
		{0x2B1B, 0x2B1C, 1},
		{0x2B50, 0x2B55, 5},
		{0x2E80, 0x303E, 1},
		{0x3041, 0xA4CF, 1},
		{0xA960, 0xA97F, 1},
		{0xAC00, 0xD7A3, 1},
		{0xF900, 0xFAFF, 1},
		{0xFE30, 0xFE6F, 1},
		{0xFF01, 0xFF60, 1},
		{0xFFE0, 0xFFE6, 1},
	},
	R32: []unicode.Range32{
		{0x16FE0, 0x18DFF, 1},
		{0x1B000, 0x1B2FF, 1},
		{0x1F004, 0x1F004, 1},
		{0x1F0CF, 0x1F0CF, 1},
		{0x1F18E, 0x1F18E, 1},
		{0x1F191, 0x1F19A, 1},
		{0x1F1E6, 0x1F320, 1},
		{0x1F32D, 0x1F335, 1},
		{0x1F337, 0x1F37C, 1},
		{0x1F37E, 0x1F393, 1},
		{0x1F3A0, 0x1F64F, 1},
		{0x1F680, 0x1F6FF, 1},
		{0x1F7E0, 0x1F7EB, 1},
		{0x1F900, 0x1FAFF, 1},
		{0x20000, 0x3FFFD, 1},
	},
}

// cells is how many cells of a terminal r takes. Emoji that join into one are counted one by one: a line of them ends early.
func cells(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(wide, r):
		return 2
	}
	return 1
}

func cellsOf(s string) int {
	n := 0
	for _, r := range s {
		n += cells(r)
	}
	return n
}

// wrap cuts a line into pieces of at most first, then rest cells, at spaces where there are any. What is indented stays so; the spaces
// at a cut are dropped. There is at least one piece; only one that is a single character is ever too wide.
func wrap(line string, first, rest int) []string {
	var pieces []string
	limit := first
	for {
		end, next := cut(line, limit)
		pieces = append(pieces, strings.TrimRight(line[:end], " "))
		if next >= len(line) {
			return pieces
		}
		line, limit = line[next:], rest
	}
}

// cut returns where a piece of at most limit cells ends and where the next one begins, len(line) when all of it fits.
func cut(line string, limit int) (end, next int) {
	used, space := 0, -1 // space: where the spaces begin behind the last word that fits
	word := false
	for i, r := range line {
		if r == ' ' {
			if word {
				space, word = i, false
			}
			used++
			continue
		}
		used += cells(r)
		if used <= limit {
			word = true
			continue
		}
		if space >= 0 {
			return space, space + len(line[space:]) - len(strings.TrimLeft(line[space:], " "))
		}
		if i == 0 {
			i = utf8.RuneLen(r)
			if r == utf8.RuneError {
				_, i = utf8.DecodeRuneInString(line)
			}
		}
		return i, i
	}
	return len(line), len(line)
}
