package outbound

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Moment prints a time in zone (nil is UTC) with the zone, as "14:30 UTC"; with the date if it is not the day of now there, with the
// year if it is another. The zero time is "".
func Moment(t, now time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	if zone == nil {
		zone = time.UTC
	}
	t, now = t.In(zone), now.In(zone)
	switch {
	case t.Year() != now.Year():
		return t.Format("Mon 2 Jan 2006 15:04 MST")
	case t.YearDay() != now.YearDay():
		return t.Format("Mon 2 Jan 15:04 MST")
	}
	return t.Format("15:04 MST")
}

// Short is the draft in at most limit characters (code points), for a text message or a phone call: as much of the text as fits, cut
// between words, and always the time of the next word. Where not even that fits it is "".
func Short(d Draft, limit int, now time.Time, zone *time.Location) string {
	text := strings.Join(strings.Fields(clean(d.Text)), " ")
	tail := ""
	if t := Moment(d.NextAt, now, zone); t != "" && !strings.HasSuffix(strings.TrimRight(text, "."), t) {
		tail = "Next word " + t + "."
	}
	if tail == "" && utf8.RuneCountInString(text) > limit && !d.NextAt.IsZero() {
		tail = "Next word " + Moment(d.NextAt, now, zone) + "."
	}
	room := limit - utf8.RuneCountInString(tail)
	if room < 0 {
		return ""
	}
	if tail != "" && text != "" {
		room--
	}
	whole := text
	text = fit(text, room)
	if last, _ := utf8.DecodeLastRuneInString(text); tail != "" && text == whole && utf8.RuneCountInString(text) < room && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
		text += "." // or the two read as one sentence
	}
	return strings.TrimSpace(text + " " + tail)
}

// fit cuts text between words to n characters: behind a sentence if that keeps half of the room, else with three dots, which unlike
// the one sign for them cost no more than a letter each in a text message.
func fit(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	count, word, stop := 0, -1, -1
	for i, r := range text {
		if r == ' ' {
			if count <= n-3 {
				word = i
			}
			if i > 0 && strings.ContainsRune(".!?", rune(text[i-1])) && count <= n {
				stop = i
			}
		}
		if count++; count > n {
			break
		}
	}
	switch {
	case stop >= 0 && 2*utf8.RuneCountInString(text[:stop]) >= n:
		return text[:stop]
	case word > 0:
		return strings.TrimRight(text[:word], ",;:-") + "..."
	}
	return ""
}

// clean takes out what steers a terminal or hides: controls and marks of direction. Line breaks and tabs stay.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u200e' || r == '\u200f' || r == '\ufeff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// section is a part of the whole update (method A110) with its heading.
type section struct{ head, text string }

func sections(d Draft, now time.Time, zone *time.Location) []section {
	all := []section{
		{"What it means", d.Text},
		{"What we do for you", d.DoesForThem},
		{"For your superiors", d.BossLine},
		{"What you can do meanwhile", d.Alternatives},
		{"Next word", Moment(d.NextAt, now, zone)},
	}
	out := all[:0]
	for _, s := range all {
		if s.text = strings.TrimSpace(clean(s.text)); s.text != "" {
			out = append(out, s)
		}
	}
	return out
}

// Plain is the whole update as plain text: what it means, what we do, the line for their boss, alternatives, and when the next word
// comes. Parts without text are left out.
func Plain(d Draft, now time.Time, zone *time.Location) string {
	var b strings.Builder
	for i, s := range sections(d, now, zone) {
		if i > 0 {
			b.WriteByte('\n')
		}
		if s.text == strings.TrimSpace(clean(d.Text)) && i == 0 {
			b.WriteString(s.text + "\n") // the text needs no heading: it opens the message
			continue
		}
		b.WriteString(s.head + ": " + s.text + "\n")
	}
	return b.String()
}

// Markdown is Plain with headings. Signs that Markdown would read are escaped: what was written is what is seen.
func Markdown(d Draft, now time.Time, zone *time.Location) string {
	var b strings.Builder
	for i, s := range sections(d, now, zone) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("**" + s.head + "**\n\n" + escape(s.text) + "\n")
	}
	return b.String()
}

func escape(s string) string {
	var b strings.Builder
	begin := true
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>|~", r) || begin && strings.ContainsRune("#+-=", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		begin = r == '\n' || begin && r == ' '
	}
	return b.String()
}
