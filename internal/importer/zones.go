package importer

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// zoneOffsets are zone abbreviations and their minutes east of UTC (IANA time zone database, 2026a; the German ones are those of PTB).
// Where one stands for several zones it is the one that incident reports mean most: CST is Chicago's, IST India's, BST Britain's
// summer time. Whoever means another says so with --tz or an offset.
var zoneOffsets = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120, "SAST": 120,
	"EEST": 180, "MSK": 180, "TRT": 180, "PKT": 300, "IST": 330, "WIB": 420, "HKT": 480, "SGT": 480, "AWST": 480, "JST": 540, "KST": 540,
	"ACST": 570, "AEST": 600, "ACDT": 630, "AEDT": 660, "NZST": 720, "NZDT": 780, "BRT": -180, "ART": -180, "NST": -210, "NDT": -150,
	"AST": -240, "ADT": -180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
	"AKST": -540, "AKDT": -480, "HST": -600,
}

// zoneRegions are abbreviations whose offset depends on the date.
var zoneRegions = map[string]string{
	"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles",
	"EASTERN": "America/New_York",
}

const (
	farthestEast = 14 * time.Hour // Line Islands
	farthestWest = 12 * time.Hour // Baker Island
)

// zoneNamed is the zone that name stands for: "Z", "utc", "CEST", "PT", "+02:00", "-0700", "UTC+2", "Europe/Berlin". Abbreviations other
// than UTC, GMT and Z count in capitals only: "est", "mez" and "art" are words.
func zoneNamed(name string) (*time.Location, bool) {
	if strings.EqualFold(name, "utc") || strings.EqualFold(name, "gmt") || strings.EqualFold(name, "z") || name == "Etc/UTC" {
		return time.UTC, true
	}
	if minutes, ok := zoneOffsets[name]; ok {
		return time.FixedZone(name, minutes*60), true
	}
	if region, ok := zoneRegions[name]; ok {
		name = region
	}
	if strings.Contains(name, "/") {
		return regionNamed(name)
	}
	rest := name
	if len(name) > 3 && (strings.EqualFold(name[:3], "utc") || strings.EqualFold(name[:3], "gmt")) {
		rest = strings.TrimSpace(name[3:])
	}
	offset, ok := offsetNamed(rest)
	if !ok || offset == 0 {
		return time.UTC, ok
	}
	return time.FixedZone("UTC"+rest, int(offset/time.Second)), true
}

// regionNamed asks the time zone database, with what could be one of its names only.
func regionNamed(name string) (*time.Location, bool) {
	if len(name) > 40 || strings.ContainsFunc(name, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/_+-", r)
	}) {
		return nil, false
	}
	loc, err := time.LoadLocation(name)
	return loc, err == nil
}

// offsetNamed reads "+02:00", "+0200", "+02", "-7".
func offsetNamed(s string) (time.Duration, bool) {
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hours, minutes, colon := strings.Cut(s[1:], ":")
	if !colon && len(hours) == 4 {
		hours, minutes = hours[:2], hours[2:]
	} else if colon != (len(minutes) == 2) {
		return 0, false
	}
	if minutes == "" {
		minutes = "0"
	}
	h, herr := strconv.ParseUint(hours, 10, 8)
	m, merr := strconv.ParseUint(minutes, 10, 8)
	if herr != nil || merr != nil || len(hours) > 2 || m > 59 {
		return 0, false
	}
	offset := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
	if s[0] == '-' {
		return -offset, offset <= farthestWest
	}
	return offset, offset <= farthestEast
}

// zoneIn looks for the name of a zone in a header or a sentence: "Time (PST)", "time_utc", "All times UTC+2", "Alle Zeiten MESZ". Within
// brackets abbreviations may be small. It returns the name as it was written.
func zoneIn(text string) (loc *time.Location, name string, ok bool) {
	isName := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("+-:/", r) }
	for at := 0; at < len(text); {
		start := strings.IndexFunc(text[at:], isName)
		if start < 0 {
			break
		}
		start += at
		end := len(text)
		if n := strings.IndexFunc(text[start:], func(r rune) bool { return !isName(r) }); n >= 0 {
			end = start + n
		}
		name := strings.TrimRight(text[start:end], ":-/")
		bracketed := start > 0 && end < len(text) && strings.ContainsRune("([", rune(text[start-1])) && strings.ContainsRune(")]", rune(text[end]))
		try := name
		if bracketed && !strings.Contains(name, "/") {
			try = strings.ToUpper(name)
		}
		at = end
		if len(name) < 2 || len(name) > 40 || name[0] >= '0' && name[0] <= '9' {
			continue
		}
		if (name[0] == '+' || name[0] == '-') && !bracketed { // "+2 nodes" is no zone
			continue
		}
		if loc, ok := zoneNamed(try); ok {
			return loc, name, true
		}
	}
	return nil, "", false
}
