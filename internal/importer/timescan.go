package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// monthNames are the months in the languages that reports were seen in; words are looked up in small letters and without a full stop.
var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mär": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "okt": 10, "dezember": 12,
	"dez":     12,
	"janvier": 1, "février": 2, "févr": 2, "mars": 3, "avril": 4, "avr": 4, "juin": 6, "juillet": 7, "août": 8, "septembre": 9,
	"octobre": 10, "novembre": 11, "décembre": 12, "déc": 12,
	"enero": 1, "ene": 1, "febrero": 2, "marzo": 3, "abril": 4, "abr": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "ago": 8,
	"septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12, "dic": 12,
}

// weekdayNames are passed over: a date says the day by itself.
var weekdayNames = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"montag": true, "dienstag": true, "mittwoch": true, "donnerstag": true, "freitag": true, "samstag": true, "sonnabend": true,
	"sonntag": true, "mo": true, "di": true, "mi": true, "do": true, "fr": true, "sa": true, "so": true,
	"lundi": true, "mardi": true, "mercredi": true, "jeudi": true, "vendredi": true, "samedi": true, "dimanche": true,
}

// aboutWords say that a time is not exact.
var aboutWords = map[string]bool{
	"about": true, "approx": true, "approximately": true, "around": true, "circa": true, "ca": true, "c": true, "roughly": true,
	"gegen": true, "etwa": true, "ungefähr": true, "vers": true, "environ": true, "before": true, "after": true, "ish": true,
}

// joinWords may stand between a date and a time of day.
var joinWords = map[string]bool{"at": true, "on": true, "um": true, "den": true, "am": true, "à": true, "le": true, "the": true}

// scanner reads a written time from s on. Its methods return false, and leave i where it was, when what they look for is not there.
type scanner struct {
	s     string
	i     int
	st    stamp
	whole bool // s is a time and nothing else, so unusual orders can be read without taking words of a sentence for a date
}

// stamp reads as much of a time as there is.
func (sc *scanner) stamp() bool {
	sc.skipSpace()
	sc.about()
	if sc.whole && sc.onlyUnknown() {
		return true
	}
	sc.weekday()
	dated := sc.date()
	start := sc.i
	if dated {
		sc.join()
	}
	if !sc.time() {
		sc.i = start
		return dated
	}
	if !dated {
		sc.dateBehind()
	}
	return true
}

// time reads a time of day with what may follow it.
func (sc *scanner) time() bool {
	joined := sc.i > 0 && (sc.s[sc.i-1] == 'T' || sc.s[sc.i-1] == 't')
	seconds, ok := sc.clock(joined)
	if !ok {
		return false
	}
	sc.zone(joined || seconds)
	if sc.span() {
		sc.zone(true)
	}
	sc.aboutBehind()
	return true
}

// onlyUnknown reads "?", "??", "unknown", "tbd" and the like, which say that nobody knows.
func (sc *scanner) onlyUnknown() bool {
	rest := strings.ToLower(strings.TrimSpace(sc.s[sc.i:]))
	switch rest {
	case "unknown", "unk", "tbd", "tbc", "n/a", "unbekannt", "inconnu", "-", "--", "–", "—":
	default:
		if strings.Trim(rest, "?") != "" {
			return false
		}
	}
	if rest == "" {
		return false
	}
	sc.i = len(sc.s)
	sc.st.clock, sc.st.unknown = true, true
	return true
}

// about reads marks and words such as "~" and "approx." in front.
func (sc *scanner) about() {
	for {
		start := sc.i
		if sc.accept("~") || sc.accept("≈") || sc.accept("∼") {
			sc.st.about = true
			sc.skipSpace()
			continue
		}
		if w := sc.word(); w != "" && aboutWords[w] {
			sc.accept(".")
			sc.skipSpace()
			if sc.i < len(sc.s) && (isDigit(sc.s[sc.i]) || sc.s[sc.i] == '~') {
				sc.st.about = true
				continue
			}
		}
		sc.i = start
		return
	}
}

// aboutBehind reads the same behind a time: "14:30?", "14:30 (approx.)", "14:30ish".
func (sc *scanner) aboutBehind() {
	start := sc.i
	if sc.accept("?") {
		sc.st.about = true
		return
	}
	sc.skipSpace()
	bracket := sc.accept("(") || sc.accept("[")
	if w := sc.word(); aboutWords[w] && w != "before" && w != "after" && (bracket || sc.whole || w == "ish") {
		sc.accept(".")
		sc.skipSpace()
		if sc.accept("time") {
			sc.skipSpace()
		}
		if !bracket || sc.accept(")") || sc.accept("]") {
			sc.st.about = true
			return
		}
	}
	sc.i = start
}

// weekday passes over the name of a day of the week in front of a date.
func (sc *scanner) weekday() {
	start := sc.i
	if w := sc.word(); weekdayNames[w] {
		sc.accept(".")
		sc.accept(",")
		sc.skipSpace()
		sc.join()
		return
	}
	sc.i = start
}

// join passes over what stands between a date and a time of day.
func (sc *scanner) join() {
	if sc.i+1 < len(sc.s) && (sc.s[sc.i] == 'T' || sc.s[sc.i] == 't') && isDigit(sc.s[sc.i+1]) {
		sc.i++
		return
	}
	if sc.i+1 < len(sc.s) && sc.s[sc.i] == ':' && isDigit(sc.s[sc.i+1]) { // 30/Nov/2017:13:55:36
		sc.i++
		return
	}
	sc.skipSpace()
	if sc.accept(",") || sc.accept(";") || sc.whole && (sc.accept("-") || sc.accept("–") || sc.accept("|") || sc.accept("/")) {
		sc.skipSpace()
	}
	start := sc.i
	if w := sc.word(); joinWords[w] && sc.i < len(sc.s) && sc.s[sc.i] == ' ' {
		sc.skipSpace()
	} else {
		sc.i = start
	}
	sc.about()
}

// span reads the end of a range, "13:30-13:45" or "13:30 to 13:45 UTC": the beginning counts, and is not exact.
func (sc *scanner) span() bool {
	start, first := sc.i, sc.st
	sc.skipSpace()
	if !sc.accept("-") && !sc.accept("–") && !sc.accept("—") && !sc.accept("...") && !sc.accept("..") && !sc.accept("…") {
		if w := sc.word(); w != "to" && w != "bis" && w != "until" {
			sc.i = start
			return false
		}
	}
	sc.skipSpace()
	if sc.accept("~") {
		sc.skipSpace()
	}
	sc.st = stamp{}
	dated := sc.date()
	if dated {
		sc.join()
	}
	from := sc.i
	if _, ok := sc.clock(false); !ok || sc.i-from < len("5pm") {
		sc.i, sc.st = start, first
		return false
	}
	end := sc.st
	sc.st = first
	sc.st.about = true
	if end.hour >= 12 && first.hour < 12 && meridiem(sc.s[from:sc.i]) && !meridiem(sc.s[:start]) && first.hour+12 <= end.hour {
		sc.st.hour += 12 // 5:09-5:14pm
	}
	return true
}

func meridiem(s string) bool {
	return strings.HasSuffix(strings.ToLower(strings.TrimRight(s, ". ")), "m")
}

// zone reads the name of a zone behind a time of day. A minus and a time behind a time that is not sure to be followed by an offset,
// because it has no seconds, is a range when it goes forward.
func (sc *scanner) zone(sure bool) {
	start := sc.i
	sc.skipSpace()
	spaced := sc.i > start
	bracket := sc.accept("(") || sc.accept("[")
	from := sc.i
	for sc.i < len(sc.s) {
		r, size := utf8.DecodeRuneInString(sc.s[sc.i:])
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("+-:/_", r) {
			break
		}
		sc.i += size
	}
	name := strings.TrimRight(sc.s[from:sc.i], ":-/_")
	sc.i = from + len(name)
	loc, ok := zoneNamed(name)
	if !ok || len(name) == 1 && name != "Z" && name != "z" {
		sc.i = start
		return
	}
	minus := name[0] == '-'
	if minus && !sure && !spaced && strings.Contains(name, ":") && name[1:] > sc.s[max(0, start-len(name)+1):start] {
		sc.i = start
		return
	}
	if bracket && !sc.accept(")") && !sc.accept("]") {
		sc.i = start
		return
	}
	sc.st.zone, sc.st.zoneName = loc, name
	if after := sc.i; name[0] == '+' || minus { // "+0000 UTC", "+0200 (CEST)": the offset counts
		keep := sc.st
		sc.zone(true)
		if sc.st.zoneName == keep.zoneName || offsetLike(sc.st.zoneName) {
			sc.i = after
		}
		sc.st = keep
	}
}

func offsetLike(name string) bool { return name != "" && (name[0] == '+' || name[0] == '-') }

// skipSpace passes over blanks, also those that do not break.
func (sc *scanner) skipSpace() {
	for sc.i < len(sc.s) {
		r, size := utf8.DecodeRuneInString(sc.s[sc.i:])
		if r != ' ' && r != '\t' && r != '\u00a0' && r != '\u202f' {
			return
		}
		sc.i += size
	}
}

func (sc *scanner) accept(s string) bool {
	if strings.HasPrefix(sc.s[sc.i:], s) {
		sc.i += len(s)
		return true
	}
	return false
}

// word reads letters and returns them small.
func (sc *scanner) word() string {
	start := sc.i
	for sc.i < len(sc.s) {
		r, size := utf8.DecodeRuneInString(sc.s[sc.i:])
		if !unicode.IsLetter(r) {
			break
		}
		sc.i += size
	}
	return strings.ToLower(sc.s[start:sc.i])
}

// number reads 1 to most digits that no other digit follows.
func (sc *scanner) number(most int) (n, digits int, ok bool) {
	start := sc.i
	for sc.i < len(sc.s) && isDigit(sc.s[sc.i]) {
		if sc.i-start == most {
			sc.i = start
			return 0, 0, false
		}
		n = n*10 + int(sc.s[sc.i]-'0')
		sc.i++
	}
	return n, sc.i - start, sc.i > start
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
