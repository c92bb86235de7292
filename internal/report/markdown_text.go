package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// split stands where two characters would mean something together: a renderer drops it, and whoever looks for mentions, references,
// links and emoji in what it made finds two pieces. A text cannot have it, as its '<' is escaped; so an import can take it out again.
const split = "<!-- -->"

// literal writes a text so that CommonMark and GitHub's dialect of it show it as the characters it is made of, wherever it stands in a
// line: no emphasis, link, picture, tag, mention, reference or emoji. Line breaks become <br>, so it stays one line.
func literal(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		rest := s[i+size:]
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(rest)
		switch {
		case r == '\n':
			b.WriteString("<br>")
		case r == ' ' && i == 0: // or the renderer, and an import, would trim it
			b.WriteString("&#32;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '_' && letter(before) && letter(after): // inside a word it is only itself
			b.WriteByte('_')
		case strings.ContainsRune("\\`*_[]|~$#", r), i == 0 && strings.ContainsRune("-+=", r), ordered(s[:i], r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		if splits(s[:i], r, rest) {
			b.WriteString(split)
		}
	}
	return b.String()
}

// letter reports a letter or a digit. The replacement character stands for the end of a text.
func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// ordered reports whether r is the full stop or bracket that would make the digits before it the number of a list.
func ordered(before string, r rune) bool {
	return (r == '.' || r == ')') && before != "" && strings.Trim(before, "0123456789") == ""
}

// splits reports whether r and what follows it would be made into something else: "@ana" and "a@b.c", "#12" and "GH-12", "https://",
// "www.", ":fire:".
func splits(before string, r rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '@', '#':
		return letter(next)
	case '-':
		return len(before) >= 2 && strings.EqualFold(before[len(before)-2:], "gh") && unicode.IsDigit(next)
	case 'w', 'W':
		return next == '.' && len(before) >= 2 && strings.EqualFold(before[len(before)-2:], "ww")
	case ':':
		return strings.HasPrefix(rest, "//") || emoji(rest) || strings.HasSuffix(strings.ToLower(before), "mailto") || strings.HasSuffix(strings.ToLower(before), "xmpp")
	}
	return false
}

// emoji reports whether rest begins with the name of an emoji and its second colon: "fire:", "+1:". A time such as 14:02:07 has none.
func emoji(rest string) bool {
	name, _, ok := strings.Cut(rest, ":")
	if !ok || name == "" || strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789_+-") != "" {
		return false
	}
	return strings.ContainsFunc(name, unicode.IsLetter) || strings.HasPrefix(name, "+") || strings.HasPrefix(name, "-") || name == "100" || name == "1234"
}
