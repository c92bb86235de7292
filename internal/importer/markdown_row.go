package importer

import (
	"html"
	"strings"
	"unicode"
)

// timed takes a time off the front of s, with the marks around it: "**20:09 UTC:** text", "[14:32] text", "~13:30-13:45". It returns what
// is left; false when s does not begin with a time.
func timed(s string) (st stamp, rest string, ok bool) {
	bare := strings.TrimLeft(s, "*_`[(")
	marks := s[:len(s)-len(bare)]
	st, n := scanStamp(bare)
	if n == 0 {
		return stamp{}, s, false
	}
	rest = bare[n:]
	if r := strings.TrimSpace(rest); r != "" && !boundary(rest) {
		return stamp{}, s, false
	}
	closed := marks == ""
	for range 2 { // the colon stands before or behind the closing marks
		rest = strings.TrimLeft(rest, " \t")
		if cut := strings.TrimLeft(rest, "*_`])"); !closed && len(cut) < len(rest) {
			rest, closed = strings.TrimLeft(cut, " \t"), true
		}
		rest = separator(rest)
	}
	if !closed && strings.Trim(marks, "*_") == "" && strings.Contains(rest, marks) { // "**14:32 Outage** of all"
		rest = marks + rest
	}
	return st, rest, true
}

// boundary reports whether a time ends where rest begins: "14:32x" is none.
func boundary(rest string) bool {
	for _, r := range rest {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' && r != '/'
	}
	return true
}

// separator takes off what stands between a time and its text.
func separator(s string) string {
	for _, sep := range []string{":", "--", "-", "–", "—", "|", "→", "=>", "->", ">", ",", ";"} {
		rest, ok := strings.CutPrefix(s, sep)
		if ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t' || sep == ":" && rest[0] == '*') {
			return strings.TrimLeft(rest, " \t")
		}
	}
	return s
}

// idComment takes "<!-- id:XYZ -->" off the end of s.
func idComment(s string) (rest, id string) {
	body, ok := strings.CutSuffix(strings.TrimRight(s, " \t|"), "-->")
	if !ok {
		return s, ""
	}
	at := strings.LastIndex(body, "<!--")
	if at < 0 {
		return s, ""
	}
	id, ok = strings.CutPrefix(strings.TrimSpace(body[at+len("<!--"):]), "id:")
	if id = strings.TrimSpace(id); !ok || id == "" {
		return s, ""
	}
	return strings.TrimRight(body[:at], " \t"), id
}

// ownID reports whether an id is one that our own exports give: the id of an incident, a dash and a number. Such an id is unique
// wherever it stands.
func ownID(id string) bool {
	at := strings.LastIndexByte(id, '-')
	return at > 0 && isNumber(id[at+1:]) && !strings.ContainsFunc(id, unicode.IsSpace)
}

// ours undoes what our own export does to a text so that it stays in its cell and means nothing there. Only a row with an id is our own.
func ours(s string) string {
	s = strings.ReplaceAll(s, "<!-- -->", "")
	for _, br := range []string{"<br>", "<br/>", "<br />"} {
		s = strings.ReplaceAll(s, br, "\n")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && s[i+1] < unicode.MaxASCII && unicode.In(rune(s[i+1]), unicode.Punct, unicode.Symbol) {
			i++
		}
		b.WriteByte(s[i])
	}
	return html.UnescapeString(b.String())
}

// speaker takes "@who" off the front of a text.
func speaker(s string) (who, rest string) {
	name, ok := strings.CutPrefix(s, "@")
	if !ok {
		return "", s
	}
	end := strings.IndexFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	})
	if end < 0 {
		end = len(name)
	}
	who = strings.TrimRight(name[:end], ".")
	rest = separator(strings.TrimLeft(name[len(who):], " \t"))
	if who == "" || rest == "" {
		return "", s
	}
	return who, rest
}

// isAction reports whether a text says of itself that it is still to be done.
func isAction(text string) bool {
	bare := strings.ToUpper(strings.TrimLeft(text, "*_ "))
	return strings.HasPrefix(bare, "TODO:") || strings.HasPrefix(bare, "TODO ") || strings.HasPrefix(bare, "TODO**")
}

// kindAction is what a row that is still to be done is called.
const kindAction = "action"

// dateIn looks for a date with a year anywhere in s.
func dateIn(s string) (stamp, bool) {
	const far = 2_000 // bytes that are looked at: a date stands near the beginning
	s = s[:min(len(s), far)]
	for i, r := range s {
		if i > 0 && (isDigit(s[i-1]) || unicode.IsLetter(rune(s[i-1]))) || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if st, n := scanStamp(s[i:]); n > 0 && st.dated() && st.year > 0 {
			return st, true
		}
	}
	return stamp{}, false
}

// labelled reads a line such as "Date: October 15, 2018", "**Datum:** 15.10.2018". Dates at which something was written about it do not
// count.
func labelled(s string) (stamp, bool) {
	label, rest, ok := strings.Cut(strings.TrimLeft(s, "*_-+ \t|"), ":")
	if !ok || len(label) > 40 {
		return stamp{}, false
	}
	for word := range strings.FieldsSeq(strings.ToLower(strings.Trim(label, "*_ "))) {
		switch word {
		case "date", "dates", "datum", "day", "when", "started", "start", "begin", "began", "tag", "fecha":
			return dateIn(strings.Trim(rest, "*_ "))
		}
	}
	return stamp{}, false
}

// timelineWords are the words of a heading under which a timeline stands; a phrase counts as a whole.
func timelineWords() []string {
	return []string{
		"timeline", "time line", "chronology", "chronological", "chronologie", "what happened", "sequence of events", "event log", "incident log",
		"events", "zeitleiste", "zeitlicher", "zeitverlauf", "ablauf", "verlauf", "déroulé", "cronología",
	}
}

// aboutTimeline reports whether a heading says that a timeline follows.
func aboutTimeline(heading string) bool {
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) }), " ") + " "
	for _, w := range timelineWords() {
		if strings.Contains(words, " "+w+" ") {
			return true
		}
	}
	return false
}

// zoneSentence looks for a sentence that says in which zone the times of a page are.
func zoneSentence(s string) (loc zoneSaid, ok bool) {
	lower := strings.ToLower(s)
	for _, says := range []string{
		"all times", "times in", "times are", "times given", "timestamps", "timezone", "time zone", "zeiten", "zeitangaben", "zeitzone", "uhrzeiten",
		"heures", "horas",
	} {
		if strings.Contains(lower, says) {
			return zoneOf(s)
		}
	}
	return zoneSaid{}, false
}
