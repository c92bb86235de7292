package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tagAt reads the tag that s begins with: "#", then letters, digits, dashes and underscores with
// at least one letter among them, so that "#12" stays a number. It gives 0 bytes if there is none.
func tagAt(s string) (tag string, n int) {
	if !strings.HasPrefix(s, "#") {
		return "", 0
	}
	end, letter := 1, false
	for i, r := range s[1:] {
		if unicode.IsLetter(r) {
			letter = true
		} else if !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' {
			break
		}
		end = 1 + i + utf8.RuneLen(r)
	}
	tag = strings.TrimRight(s[1:end], "-_")
	if !letter || tag[0] == '-' {
		return "", 0
	}
	return strings.ToLower(tag), 1 + len(tag)
}

// takeTags gives the tags before and in text, each once, and the text without those that stand
// together at its end. A tag begins a word or stands behind an opening bracket: "issue#12" and
// "C#" hold none. Those within stay where they are, because a sentence needs its words.
func takeTags(text string, before []string) (left string, tags []string) {
	known := make(map[string]bool, len(before))
	add := func(tag string) {
		if !known[tag] {
			known[tag] = true
			tags = append(tags, tag)
		}
	}
	for _, t := range before {
		add(t)
	}
	left, run := text, -1 // run is where the tags began that nothing has followed so far
	for i := 0; i < len(text); {
		w := word(text[i:])
		if tag, n := tagAt(w); n > 0 && n == len(w) {
			add(tag)
			if run < 0 {
				run = i
			}
		} else if w != "" {
			run = -1
			tagsIn(w, add)
		}
		i += len(w)
		i += spaces(text[i:])
	}
	if run > 0 {
		left = strings.TrimRightFunc(text[:run], unicode.IsSpace)
	}
	return left, tags
}

// tagsIn adds the tags in one word.
func tagsIn(w string, add func(string)) {
	for i := range len(w) {
		if w[i] != '#' || i > 0 && strings.IndexByte("([{", w[i-1]) < 0 {
			continue
		}
		if tag, n := tagAt(w[i:]); n > 0 {
			add(tag)
		}
	}
}
