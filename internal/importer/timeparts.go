package importer

import "strings"

// date reads one of the ways to write a day.
func (sc *scanner) date() bool {
	start, keep := sc.i, sc.st
	for _, form := range []func() bool{sc.dateYearFirst, sc.dateCompact, sc.dateNamed, sc.dateMonthNamed, sc.dateNumbers} {
		if form() {
			return true
		}
		sc.i, sc.st = start, keep
	}
	return false
}

// dateYearFirst reads 2018-04-18, 2018/4/18 and 2018.04.18.
func (sc *scanner) dateYearFirst() bool {
	y, digits, ok := sc.number(4)
	if !ok || digits != 4 || sc.i >= len(sc.s) || !strings.ContainsRune("-/.", rune(sc.s[sc.i])) {
		return false
	}
	sep := sc.s[sc.i : sc.i+1]
	sc.i++
	m, _, ok := sc.number(2)
	if !ok || !sc.accept(sep) {
		return false
	}
	d, _, ok := sc.number(2)
	if !ok {
		return false
	}
	sc.accept(".")
	sc.st.year, sc.st.month, sc.st.day = y, m, d
	return d != 0
}

// dateCompact reads 20180418 in front of a T or where nothing else can be meant.
func (sc *scanner) dateCompact() bool {
	n, digits, ok := sc.number(8)
	if !ok || digits != 8 || !sc.whole && !strings.HasPrefix(sc.s[sc.i:], "T") {
		return false
	}
	sc.st.year, sc.st.month, sc.st.day = n/10000, n/100%100, n%100
	return sc.st.year >= 1900 && sc.st.year < 2200 && sc.st.month >= 1 && sc.st.month <= 12 && sc.st.day >= 1 && sc.st.day <= 31
}

// dateNamed reads 19. April 2018, 30 Nov, 30-Nov-2017 and 1st of May.
func (sc *scanner) dateNamed() bool {
	d, _, ok := sc.number(2)
	if !ok || d == 0 {
		return false
	}
	for _, end := range []string{"st", "nd", "rd", "th", "."} {
		if sc.accept(end) {
			break
		}
	}
	sc.separate()
	if start := sc.i; sc.word() == "of" {
		sc.skipSpace()
	} else {
		sc.i = start
	}
	m, ok := monthNames[sc.word()]
	if !ok {
		return false
	}
	sc.accept(".")
	sc.st.month, sc.st.day = m, d
	sc.yearBehind()
	return true
}

// dateMonthNamed reads Nov 30, 2017 and April 18.
func (sc *scanner) dateMonthNamed() bool {
	m, ok := monthNames[sc.word()]
	if !ok {
		return false
	}
	sc.accept(".")
	sc.separate()
	d, _, ok := sc.number(2)
	if !ok || d == 0 || strings.HasPrefix(sc.s[sc.i:], ":") {
		return false
	}
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if sc.accept(end) {
			break
		}
	}
	sc.st.month, sc.st.day = m, d
	sc.yearBehind()
	return true
}

// yearBehind reads a year of four digits behind day and month, if there is one.
func (sc *scanner) yearBehind() {
	start := sc.i
	sc.accept(",")
	sc.separate()
	y, digits, ok := sc.number(4)
	// "April 18 1430 UTC" has a time there
	if ok && digits == 4 && y >= 1900 && y < 2200 {
		sc.st.year = y
		return
	}
	sc.i = start
}

// dateNumbers reads 13.03.2018, 11/30/2017, 30-11-17, 13.03. and, where nothing else can be meant, 11/30.
func (sc *scanner) dateNumbers() bool {
	a, _, ok := sc.number(2)
	if !ok || sc.i >= len(sc.s) || !strings.ContainsRune("./-", rune(sc.s[sc.i])) {
		return false
	}
	sep := sc.s[sc.i : sc.i+1]
	sc.i++
	if sep == "." {
		sc.skipSpace()
	}
	b, _, ok := sc.number(2)
	if !ok || a == 0 || b == 0 {
		return false
	}
	sc.st.month, sc.st.day, sc.st.open, sc.st.dotted = a, b, true, sep == "."
	short := sc.i
	if !sc.accept(sep) {
		return sc.whole && sep == "/"
	}
	short = max(short, sc.i)
	if sep == "." {
		sc.skipSpace()
	}
	y, digits, ok := sc.number(4)
	switch {
	case ok && digits == 4:
		sc.st.year = y
	case ok && digits == 2 && !strings.HasPrefix(sc.s[sc.i:], ":"):
		sc.st.year = 2000 + y
		if y >= 69 { // as POSIX strptime does
			sc.st.year = 1900 + y
		}
	default:
		sc.i = short
		return sep == "." && (sc.i == len(sc.s) || !isDigit(sc.s[sc.i])) // 13.03.
	}
	return true
}

// dateBehind reads a date that follows its time: "14:32 UTC, 2 Jan 2026".
func (sc *scanner) dateBehind() {
	start, keep := sc.i, sc.st
	sc.join()
	if sc.whole {
		sc.weekday()
	}
	form := sc.dateYearFirst // the only one that no sentence begins with
	if sc.whole {
		form = sc.date
	}
	if sc.i > start && form() {
		return
	}
	sc.i, sc.st = start, keep
}

// separate passes over blanks or one mark between the parts of a date.
func (sc *scanner) separate() {
	sc.skipSpace()
	if sc.accept("-") || sc.accept("/") {
		sc.skipSpace()
	}
}

// clock reads a time of day: 14:32, 8:17, 14:32:05.123, 5pm, 5:14 p.m., 14h30, 14.30 Uhr, 1430 UTC. Joined to a date by a T it may be
// without colons. It reports whether there are seconds.
func (sc *scanner) clock(joined bool) (seconds, ok bool) {
	start := sc.i
	if sc.clockUnknown() {
		return false, true
	}
	h, digits, ok := sc.number(6)
	if !ok {
		return false, sc.clockWord()
	}
	var m, s, nano int
	spelled := false // sure to be a time of day and no other number
	switch {
	case digits <= 2 && (sc.accept(":") || sc.accept("h") || sc.accept("H") || sc.whole && sc.accept("∶")):
		spelled = true
		m, s, nano, seconds, ok = sc.minutes(sc.s[sc.i-1] == ':')
	case digits <= 2 && sc.accept("."):
		m, _, ok = sc.twoDigits()
	case digits == 4 || digits == 6 && joined:
		if digits == 6 {
			h, s, seconds = h/100, h%100, true
		}
		h, m = h/100, h%100
		spelled = joined || sc.zoneFollows()
	case digits <= 2 && joined:
		spelled = true
	case digits > 2:
		ok = false
	}
	if ok {
		spelled, ok = sc.halfDay(&h, spelled)
	}
	leap := h == 23 && m == 59 && s == 60
	day := h == 24 && m == 0 && s == 0
	if !ok || !spelled || h > 23 && !day || m > 59 || s > 59 && !leap {
		sc.i = start
		return false, false
	}
	sc.st.clock, sc.st.hour, sc.st.minute, sc.st.second, sc.st.nano = true, h, m, s, nano
	return seconds, true
}

// minutes reads what follows the hour and its mark. Behind an h it may be nothing.
func (sc *scanner) minutes(colon bool) (m, s, nano int, seconds, ok bool) {
	m, digits, ok := sc.twoDigits()
	if !ok {
		return 0, 0, 0, false, !colon && digits == 0
	}
	start := sc.i
	if !sc.accept(":") {
		return m, 0, 0, false, true
	}
	s, _, ok = sc.twoDigits()
	if !ok {
		sc.i = start
		return m, 0, 0, false, true
	}
	if sc.i+1 < len(sc.s) && strings.ContainsRune(".,:", rune(sc.s[sc.i])) && isDigit(sc.s[sc.i+1]) {
		sc.i++
		for unit := 100_000_000; sc.i < len(sc.s) && isDigit(sc.s[sc.i]); sc.i++ {
			nano += int(sc.s[sc.i]-'0') * unit
			unit /= 10
		}
	}
	return m, s, nano, true, true
}

func (sc *scanner) twoDigits() (n, digits int, ok bool) {
	start := sc.i
	n, digits, ok = sc.number(2)
	if !ok || digits != 2 {
		sc.i = start
		return 0, digits, false
	}
	return n, digits, true
}

// halfDay reads am, PM, p.m., "Uhr" and the like and puts the hour right. An hour that has both, such as 13:05 PM, is the hour.
func (sc *scanner) halfDay(h *int, spelled bool) (isClock, ok bool) {
	start := sc.i
	sc.skipSpace()
	touching := sc.i == start
	half := byte(0)
	switch w := sc.word(); w {
	case "uhr":
		return true, true
	case "am", "pm":
		half = w[0]
		sc.accept(".")
	case "a", "p":
		letter := sc.i
		dot := sc.accept(".")
		sc.skipSpace()
		if sc.word() == "m" {
			half = w[0]
			sc.accept(".")
		} else if sc.i = letter; touching && spelled && !dot { // 5:14p
			half = w[0]
		}
	}
	if half == 0 {
		sc.i = start
		return spelled, true
	}
	switch {
	case half == 'a' && *h == 12:
		*h = 0
	case half == 'a' && *h > 12:
		return true, false
	case half == 'p' && *h < 12:
		*h += 12
	}
	return true, true
}

// clockWord reads noon and midnight, where nothing else can be meant.
func (sc *scanner) clockWord() bool {
	start := sc.i
	if w := sc.word(); sc.whole && (w == "noon" || w == "midnight") {
		sc.st.clock = true
		if w == "noon" {
			sc.st.hour = 12
		}
		return true
	}
	sc.i = start
	return false
}

// clockUnknown reads a time whose digits nobody filled in: HH:mm, 14:??, 1?:30, xx:xx.
func (sc *scanner) clockUnknown() bool {
	end, open, blank := sc.i, false, "?xX_"
	for end < len(sc.s) && end-sc.i < len("HH:mm:ss") {
		b := sc.s[end]
		switch at := end - sc.i; {
		case at == 2 || at == 5:
			if b != ':' {
				return sc.unknownAt(end, open)
			}
		case strings.IndexByte(blank, b) >= 0, strings.IndexByte("HhMmSs", b) >= 0 && (at < 2 && b|0x20 == 'h' || at > 2 && b|0x20 != 'h'):
			open = true
		case !isDigit(b):
			return sc.unknownAt(end, open)
		}
		end++
	}
	return sc.unknownAt(end, open)
}

func (sc *scanner) unknownAt(end int, open bool) bool {
	if n := end - sc.i; !open || n != len("HH:mm") && n != len("HH:mm:ss") {
		return false
	}
	sc.i = end
	sc.st.clock, sc.st.unknown = true, true
	return true
}

// zoneFollows reports whether the name of a zone comes next, which makes four digits a time of day.
func (sc *scanner) zoneFollows() bool {
	ahead := *sc
	ahead.zone(true)
	return ahead.i > sc.i
}
