package desk

import (
	"strings"
	"unicode"
)

// saying is what a word says, as far as a machine can tell: its words and its figures. Times of day are neither: that an hour has passed
// is no news.
type saying struct{ words, figures map[string]bool }

func read(text string) saying {
	s := saying{words: map[string]bool{}, figures: map[string]bool{}}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune(":.,%", r)
	}) {
		w = strings.Trim(w, ":.,")
		switch {
		case w == "" || timeOfDay(w):
		case strings.IndexFunc(w, unicode.IsDigit) >= 0:
			s.figures[w] = true
		default:
			for _, part := range strings.FieldsFunc(w, func(r rune) bool { return strings.ContainsRune(":.,%", r) }) {
				s.words[part] = true
			}
		}
	}
	return s
}

// timeOfDay reports what is written as a time of day: 14:05, 14:05:09z, 5pm, and the words that stand beside one.
func timeOfDay(w string) bool {
	if w == "utc" || w == "am" || w == "pm" {
		return true
	}
	colons := strings.Contains(w, ":")
	for _, end := range []string{"am", "pm", "z"} {
		if t, ok := strings.CutSuffix(w, end); ok {
			w, colons = t, colons || end != "z"
		}
	}
	digits := 0
	for _, r := range w {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r != ':':
			return false
		}
	}
	return digits > 0 && digits <= 6 && colons
}

// news reports whether s says something that before does not: a new figure, or less than overlap of its words said already. What says
// nothing is no news.
func (s saying) news(before saying, overlap float64) bool {
	for f := range s.figures {
		if !before.figures[f] {
			return true
		}
	}
	if len(s.words) == 0 {
		return false
	}
	known := 0
	for w := range s.words {
		if before.words[w] {
			known++
		}
	}
	return float64(known)/float64(len(s.words)) < overlap
}
