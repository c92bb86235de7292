package incident

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var allFields = []Field{
	NoteField(), TitleField(), ImpactField(), NameField(), SeatField(),
	TagField(), ZoneField(), FieldField(), ReasonField(),
}

// hostileNotes reads testdata/hostile-notes.jsonl: what a terminal, a paste or an attacker may send.
func hostileNotes(tb testing.TB) map[string]string {
	tb.Helper()
	f, err := os.Open("testdata/hostile-notes.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	notes := map[string]string{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct {
			Name   string `json:"name"`
			Text   string `json:"text"`
			Base64 string `json:"text_b64"`
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			tb.Fatal(err)
		}
		if row.Base64 != "" {
			raw, err := base64.StdEncoding.DecodeString(row.Base64)
			if err != nil {
				tb.Fatal(err)
			}
			row.Text = string(raw)
		}
		notes[row.Name] = row.Text
	}
	if err := lines.Err(); err != nil || len(notes) < 50 {
		tb.Fatalf("read %d notes, %v", len(notes), err)
	}
	return notes
}

// checkClean holds the promises of Clean for one text and one field, with its limits taken off.
func checkClean(t *testing.T, in string, f Field) {
	t.Helper()
	f.Max, f.Required = 0, false
	got, err := Clean(in, f)
	if err != nil {
		t.Fatalf("Clean(%q) = %v", in, err)
	}
	if bad := forbidden(got.Text, f.Lines); bad != "" {
		t.Errorf("Clean(%q) as %s = %q: %s", in, f.Name, got.Text, bad)
	}
	if again, err := Clean(got.Text, f); err != nil || again.Text != got.Text || again.Changes != nil {
		t.Errorf("Clean(%q) as %s is no fixed point:\n 1st %q\n 2nd %q %q %v", in, f.Name, got.Text, again.Text, again.Changes, err)
	}
	if got.Changes == nil && strings.TrimSpace(got.Text) != strings.TrimSpace(in) {
		t.Errorf("Clean(%q) as %s = %q, and does not say so", in, f.Name, got.Text)
	}
	if strings.Contains(Changed(got.Changes), "%") || slices.Contains(got.Changes, "") {
		t.Errorf("Clean(%q) says %q", in, got.Changes)
	}
	if lost := firstLost(legible(in), legible(got.Text)); lost != "" {
		t.Errorf("Clean(%q) as %s = %q lost %q", in, f.Name, got.Text, lost)
	}
}

// forbidden says what is wrong with a text that claims to be clean, "" for nothing. It is written
// apart from the tables that Clean uses, with the properties of package unicode.
func forbidden(s string, lines bool) string {
	if !utf8.ValidString(s) {
		return "not UTF-8"
	}
	if !norm.NFC.IsNormalString(s) {
		return "not NFC"
	}
	marks := 0
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == '\n' && lines:
			marks = 0
		case unicode.IsControl(r):
			return "control character " + string(r)
		case unicode.In(r, unicode.Bidi_Control) && !strings.ContainsRune("\u200e\u200f\u061c", r):
			return "bidi control"
		case unicode.In(r, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point):
			return "separator or noncharacter"
		case unicode.Is(unicode.Variation_Selector, r), strings.ContainsRune("\u034f\u061c\u180e\u200c\u200d\u200e\u200f", r):
			// kept where they do some work
		case unicode.In(r, unicode.Other_Default_Ignorable_Code_Point):
			return "invisible character"
		case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
			return "format character"
		case unicode.Is(unicode.M, r):
			if marks++; marks > 8 {
				return "too many marks"
			}
		default:
			marks = 0
		}
	}
	if s != strings.TrimRightFunc(s, unicode.IsSpace) {
		return "white space at the end"
	}
	return ""
}

var colourPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("^(?:(?:\x1b\\[|\u009b)[0-9;:]*|\ufffd[0-9;:]+)m") // an odd byte matches as U+FFFD
})

// legible lists what a reader must find again: letters and digits, without colour sequences,
// bytes that are no text, and letters that leave no ink.
func legible(s string) []rune {
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		odd := r == utf8.RuneError && size == 1
		if r == 0x1B || r == 0x9B || odd && s[0] == 0x9B {
			size = max(size, len(colourPattern().FindString(s)))
		}
		if !odd && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) && !unicode.IsControl(r) {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	var out []rune
	for _, r := range norm.NFD.String(b.String()) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}

// firstLost returns the first of want, with its neighbours, that does not stand in got in order.
func firstLost(want, got []rune) string {
	for i, r := range want {
		at := slices.Index(got, r)
		if at < 0 {
			return string(want[max(0, i-3):min(len(want), i+4)])
		}
		got = got[at+1:]
	}
	return ""
}

func TestCleanHostileNotes(t *testing.T) {
	for name, text := range hostileNotes(t) {
		t.Run(name, func(t *testing.T) {
			for _, f := range allFields {
				checkClean(t, text, f)
				if _, err := Clean(text, f); err != nil && CodeOf(err) != CodeInvalid {
					t.Errorf("as %s: %v", f.Name, err)
				}
			}
		})
	}
}

func TestClean(t *testing.T) {
	lines, line := Field{Name: "text", Lines: true}, Field{Name: "text"}
	for _, tt := range []struct {
		name  string
		field Field
		in    string
		want  string
		said  string
	}{
		{"nothing to do", lines, "replica lag is 40 s", "replica lag is 40 s", ""},
		{"other scripts", lines, "Policen hängen, 本番障害, Ελλάδα", "Policen hängen, 本番障害, Ελλάδα", ""},
		{"empty", lines, "", "", ""},

		{"colours", lines, "\x1b[31;1mdown\x1b[0m and \x1b[38:5:12mup\x1b[m", "down and up", "cleaned: 4 colour codes removed"},
		{"one colour", lines, "\x1b[8mhunter2", "hunter2", "cleaned: 1 colour code removed"},
		{"8-bit colour", lines, "\u009b31mred\u009b0m", "red", "cleaned: 2 colour codes removed"},
		{"8-bit colour as a byte", lines, "\x9b31mred", "red", "cleaned: 1 colour code removed"},
		{"a quote of Windows-1252", lines, "\x8bx\x9bm", "<8B>x<9B>m", "cleaned: 2 bytes that were no valid text replaced by their codes"},
		{"a byte of a character is no colour", lines, "💛5m", "💛5m", ""},
		{"keyboard mode is no colour", lines, "\x1b[>4;1m", "␛[>4;1m", "cleaned: 1 control character made visible"},
		{"unfinished colour", lines, "a\x1b[31", "a␛[31", "cleaned: 1 control character made visible"},
		{"colour inside a colour", lines, "\x1b[3\x1b[31m1m", "␛[31m", "cleaned: 1 colour code removed, 1 control character made visible"},

		{"clear screen", lines, "ack\x1b[2J", "ack␛[2J", "cleaned: 1 control character made visible"},
		{"window title", lines, "\x1b]0;pwned\x07note", "␛]0;pwned␇note", "cleaned: 2 control characters made visible"},
		{"pictures", lines, "\x00\x08\x0b\x0c\x1f\x7f", "␀␈␋␌␟␡", "cleaned: 6 control characters made visible"},
		{"C1", lines, "It\u0092s\u0085 up", "It<U+0092>s<U+0085> up", "cleaned: 2 control characters made visible"},
		{"no UTF-8", lines, "M\xfcller \xed\xa0\x80", "M<FC>ller <ED><A0><80>", "cleaned: 4 bytes that were no valid text replaced by their codes"},
		{"one byte", lines, "\xff", "<FF>", "cleaned: 1 byte that was no valid text replaced by its code"},
		{"a replacement character is text", lines, "a\ufffdb", "a\ufffdb", ""},

		{"file name turned round", lines, "report\u202egpj.exe", "report<U+202E>gpj.exe", "cleaned: 1 text-direction override made visible"},
		{"isolates", lines, "\u2066a\u2069", "<U+2066>a<U+2069>", "cleaned: 2 text-direction overrides made visible"},
		{"direction marks among Hebrew", lines, "שלום\u200f (50%)", "שלום\u200f (50%)", ""},
		{"direction mark twice", lines, "שלום\u200f\u200f x \u061cب", "שלום\u200f x \u061cب", "cleaned: 1 invisible character removed"},
		{"direction mark in a thumbprint", lines, "\u200ea1 \u061cb2", "a1 b2", "cleaned: 2 invisible characters removed"},
		{"tag characters", lines, "ok\U000E0069\U000E0067", "ok<U+E0069><U+E0067>", "cleaned: 2 hidden characters made visible"},
		{"noncharacters", lines, "\ufffe\U0001ffff\ufdd0", "<U+FFFE><U+1FFFF><U+FDD0>", "cleaned: 3 hidden characters made visible"},
		{"annotation", lines, "\ufff9a\ufffb", "<U+FFF9>a<U+FFFB>", "cleaned: 2 hidden characters made visible"},
		{"private use and next year's emoji", lines, "\ue0a0 main \U0001fae9", "\ue0a0 main \U0001fae9", ""},
		{"zero width", lines, "\ufeffroll\u200bback\u00ad the de\u200cploy\u2060ment\u2064", "rollback the deployment", "cleaned: 6 invisible characters removed"},
		{"letters without ink", line, "a\u3164b\u115f", "a b", "cleaned: 2 invisible characters removed"},

		{"emoji sequences", lines, "👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3 👍🏽 ☺\ufe0e 👩🏽\u200d🚒", "👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3 👍🏽 ☺\ufe0e 👩🏽\u200d🚒", ""},
		{"joiners that join nothing", lines, "👨\u200d and a\u200db", "👨 and ab", "cleaned: 2 invisible characters removed"},
		{"joiners in Persian and Hindi", lines, "می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष", ""},
		{"separator in Mongolian", lines, "ᠠ\u180eᠡ a\u180eb", "ᠠ\u180eᠡ ab", "cleaned: 1 invisible character removed"},
		{"joiner twice", lines, "می\u200c\u200cخ", "می\u200cخ", "cleaned: 1 invisible character removed"},
		{"selector on a name", lines, "辻\U000E0100さん", "辻\U000E0100さん", ""},
		{"selectors that select nothing", lines, "a\ufe0f 1\ufe0f b\ufe0f\u20e3 2\ufe00\u20e3 辻\U000E0100\U000E0101", "a 1 b\u20e3 2\u20e3 辻\U000E0100", "cleaned: 5 invisible characters removed"},

		{"composed", lines, "a\u0308", "ä", "cleaned: written in composed form (NFC)"},
		{"composed without a mark", lines, "5 \u212b", "5 Å", "cleaned: written in composed form (NFC)"},
		{"a mark gets back to its letter", lines, "a\u200b\u0308", "ä", "cleaned: 1 invisible character removed, written in composed form (NFC)"},
		{"flood of marks", lines, "Z" + strings.Repeat("\u0321", 100) + "!", "Z" + strings.Repeat("\u0321", 8) + "!", "cleaned: 92 stacked accents removed"},
		{"flood on Arabic", lines, "ب" + strings.Repeat("\u064e", 100), "ب" + strings.Repeat("\u064e", 8), "cleaned: 92 stacked accents removed"},
		{"marks count decomposed", lines, "\u01df" + strings.Repeat("\u0321", 7), "ä" + strings.Repeat("\u0321", 7), "cleaned: 1 stacked accent removed"},

		{"line ends", lines, "a\r\nb\r\r\nc", "a\nb\nc", "cleaned: 2 Windows line ends turned into plain ones"},
		{"progress bar", lines, "10%\r20%\r\r30%\r", "10%\n20%\n\n30%", "cleaned: 3 carriage returns or separators turned into line breaks"},
		{"separators", lines, "a\u2028b", "a\nb", "cleaned: 1 carriage return or separator turned into a line break"},
		{"tabs", lines, "a\tb\n\té\u0301\tx", "a   b\n    é\u0301   x", "cleaned: 3 tabs turned into spaces"},
		{"tabs are not worth a word beside", lines, "\x1b[1ma\tb\r\n", "a   b", "cleaned: 1 colour code removed"},
		{"both quiet ones", lines, "a\tb\r\nc", "a   b\nc", "cleaned: 1 tab turned into spaces, 1 Windows line end turned into a plain one"},

		{"ends are trimmed without a word", lines, " \n\t\n  id  state\n  1   up \n\n \u00a0", "  id  state\n  1   up", ""},
		{"ends", lines, "\n\n  a\n", "  a", ""},
		{"a Windows pipe", lines, "up\r\n", "up", ""},
		{"spaces behind a colour", lines, "\x1b[1m \n up \x1b[0m\n", " up", "cleaned: 2 colour codes removed"},
		{"blank", lines, " \n \n", "", ""},
		{"one line", line, "\n stuck  \n\n   in queue\n", "stuck in queue", "cleaned: 1 line break turned into a space"},
		{"one line trimmed", line, "  a  b \n", "a  b", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Clean(tt.in, tt.field)
			if err != nil {
				t.Fatal(err)
			}
			if got.Text != tt.want {
				t.Errorf("text %+q, want %+q", got.Text, tt.want)
			}
			if said := Changed(got.Changes); said != tt.said {
				t.Errorf("said %q, want %q", said, tt.said)
			}
			checkClean(t, tt.in, tt.field)
		})
	}
}

func TestCleanRefuses(t *testing.T) {
	for _, tt := range []struct {
		name    string
		in      string
		field   Field
		message string // "" when it is taken
		hint    string
	}{
		{"no title", "", TitleField(), "title is empty", "write at least one visible character"},
		{"white space", " \t\n\u3000", NoteField(), "note is empty", "write at least one visible character"},
		{"invisible", "\u200b\u3164\u2800\ufeff\u200e\u202f", TitleField(), "title is empty", "write at least one visible character"},
		{"optional", " \n", ReasonField(), "", ""},
		{"as long as may be", strings.Repeat("x", 300) + "\n", TitleField(), "", ""},
		{"too long", strings.Repeat("é", 151), TitleField(), "title is 302 bytes long, over its limit of 300 bytes", "shorten it by 2 bytes, or split it; nothing was cut"},
		{"one too many", strings.Repeat("x", 41), TagField(), "tag is 41 bytes long, over its limit of 40 bytes", "shorten it by 1 byte, or split it; nothing was cut"},
		{"a card of 30 KiB", strings.Repeat("x", 30<<10), FieldField(), "card field is 30.0 KiB long, over its limit of 20.0 KiB", "shorten it by 10.0 KiB, or split it; nothing was cut"},
		{"a log of 3 MiB", strings.Repeat("x", 3<<20), NoteField(), "note is 3.0 MiB long, over its limit of 2.0 MiB", "shorten it by 1.0 MiB, or split it; nothing was cut"},
		{"size counts after cleaning", strings.Repeat("\x1b[31mx\x1b[0m", 300), TitleField(), "", ""},
		{"no limit", strings.Repeat("x", 3<<20), Field{Name: "text"}, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Clean(tt.in, tt.field)
			if tt.message == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if CodeOf(err) != CodeInvalid || err.Error() != tt.message || HintOf(err) != tt.hint {
				t.Errorf("error %s %q, hint %q; want %q, hint %q", CodeOf(err), err, HintOf(err), tt.message, tt.hint)
			}
			if got.Text != "" || got.Changes != nil {
				t.Errorf("with the error came %q", got)
			}
		})
	}
}

// TestCleanEveryRune puts every code point that Unicode has plans for after letters of five kinds,
// so that a table that forgot one, or was sorted wrongly, shows.
func TestCleanEveryRune(t *testing.T) {
	for _, letter := range []string{"a", "ب", "क", "辻", "❤"} {
		var all strings.Builder
		for r := rune(0); r <= unicode.MaxRune; r++ {
			planned := r < 0x30000 || 0xE0000 <= r && r < 0xE1000 || r&0xFFFE == 0xFFFE
			if planned && utf8.ValidRune(r) {
				all.WriteString(letter)
				all.WriteRune(r)
			}
		}
		got, err := Clean(all.String(), Field{Lines: true})
		if err != nil {
			t.Fatal(err)
		}
		if bad := forbidden(got.Text, true); bad != "" {
			t.Errorf("after %s: %s", letter, bad)
		}
		if again, _ := Clean(got.Text, Field{Lines: true}); again.Text != got.Text || again.Changes != nil {
			t.Errorf("after %s: no fixed point, %q", letter, again.Changes)
		}
	}
}

// TestCombiningIsKnown holds the assumption behind maxMarks: whatever package norm may attach to the
// character before it is a mark or a Korean vowel or final, or norm would put grapheme joiners into
// what settle has let through.
func TestCombiningIsKnown(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		p := norm.NFC.PropertiesString(string(r))
		if utf8.ValidRune(r) && (p.CCC() != 0 || !p.BoundaryBefore()) && !isMark(r) && !isJamoTail(r) {
			t.Errorf("%U attaches to what is before it", r)
		}
	}
}

func TestOneLine(t *testing.T) {
	for _, tt := range []struct {
		in    string
		limit int
		want  string
	}{
		{"", 10, ""},
		{"lag", 3, "lag"},
		{"lag up", 3, "la…"},
		{"lag", 1, "…"},
		{"l", 1, "l"},
		{"lag", 0, ""},
		{"lag", -1, ""},
		{"  lag\n\n   is 40 s\n", 20, "lag is 40 s"},
		{"lag is", 5, "lag…"},
		{"lag is", 6, "lag is"},
		{"lag\n", 3, "lag"},
		{"🇩 🇪x", 4, "🇩 🇪x"},
		{"🇩 🇪x", 3, "🇩…"},
		{"é\u0321é\u0321é\u0321", 2, "é\u0321…"},
		{"👨\u200d👩\u200d👧👍🏽1\ufe0f\u20e3🇩🇪🇫🇷x", 6, "👨\u200d👩\u200d👧👍🏽1\ufe0f\u20e3🇩🇪🇫🇷x"},
		{"👨\u200d👩\u200d👧👍🏽1\ufe0f\u20e3🇩🇪🇫🇷x", 5, "👨\u200d👩\u200d👧👍🏽1\ufe0f\u20e3🇩🇪…"},
		{"👨\u200d👩\u200d👧👍🏽", 1, "…"},
		{"본번\u1112\u1161\u11ab장", 3, "본번…"},
		{"본번\u1112\u1161\u11ab장", 4, "본번\u1112\u1161\u11ab장"},
	} {
		if got := OneLine(tt.in, tt.limit); got != tt.want {
			t.Errorf("OneLine(%+q, %d) = %+q, want %+q", tt.in, tt.limit, got, tt.want)
		}
	}
}

func TestCleanKeepsTheString(t *testing.T) {
	for _, in := range []string{"replica lag is 40 s", "Policen hängen, 本番障害", "  table\n  row \n"} {
		if n := testing.AllocsPerRun(10, func() { _, _ = Clean(in, NoteField()) }); n != 0 {
			t.Errorf("Clean(%q) allocates %v times", in, n)
		}
	}
}

// TestCleanHostileAlphabet writes texts with an alphabet of the characters that the rules turn on, each
// now and then in a flood. It finds in a second what random bytes do not reach.
func TestCleanHostileAlphabet(t *testing.T) {
	alphabet := []string{
		"a", "1", "=", "m", "31m", " ", "\n", "\r", "\t", "\x1b[", "\u009b", "\x9b", "\xc3", "\x93", "\u2028",
		"ǟ", "\u0308", "\u0321", "\u0323", "\u0338", "\u0344", "\u0f73", "\u0f71", "\u0f40", "\u0f90", "\u0958", "\u093c", "\u302e", "\U0001d165", "\U0001d15e", "\u212a",
		"ب", "\u064e", "क", "ᠠ", "辻", "\u1100", "\u1160", "\u1161", "\u11a8", "\u3164", "\u2800",
		"❤", "👍", "🏽", "\u20e3", "\ufe0f", "\ufe00", "\U000e0100", "\u180b",
		"\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200f",
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := 0; i < 20_000 && !t.Failed(); i++ {
		var b strings.Builder
		for range rnd.IntN(14) {
			times := 1
			if rnd.IntN(8) == 0 {
				times = rnd.IntN(36)
			}
			b.WriteString(strings.Repeat(alphabet[rnd.IntN(len(alphabet))], times))
		}
		checkClean(t, b.String(), Field{Name: "text", Lines: i%2 == 0})
	}
}

func FuzzClean(f *testing.F) {
	for _, text := range hostileNotes(f) {
		f.Add(text, false)
		f.Add(text, true)
	}
	for _, text := range []string{
		"\u01df\u200b\u0323" + strings.Repeat("\u0308", 8), "\u212a\ufe00", "\u0958" + strings.Repeat("\u093c", 8),
		"=\u200b\u0338\ufe00", "1\u200c\ufe0f\u20e3", "ب\u034f\u064e\u200c\u064e", "\u1100\u1160\u1161\u11a8", "\r\r\n\n\r", "a\n\u0301b", "\x92\xab\xf6ӛ", strings.Repeat("\u1161", 100), "❤\ufe0f\u200d\u20e3",
	} {
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, lines bool) {
		checkClean(t, text, Field{Name: "text", Lines: lines})
	})
}

func FuzzOneLine(f *testing.F) {
	for _, text := range hostileNotes(f) {
		f.Add(text, 20)
	}
	f.Fuzz(func(t *testing.T, text string, limit int) {
		c, err := Clean(text, Field{Lines: true})
		if err != nil {
			t.Fatal(err)
		}
		got := OneLine(c.Text, limit)
		if limit < 1 && got != "" || isASCII(c.Text) && utf8.RuneCountInString(got) > max(limit, 0) {
			t.Errorf("OneLine(%q, %d) = %q is too long", c.Text, limit, got)
		}
		if strings.Contains(got, "\n") || !utf8.ValidString(got) {
			t.Errorf("OneLine(%q, %d) = %q", c.Text, limit, got)
		}
		if whole := strings.Join(strings.Fields(c.Text), " "); got != whole && !strings.HasPrefix(whole, strings.TrimSuffix(got, "…")) {
			t.Errorf("OneLine(%q, %d) = %q is not its beginning", c.Text, limit, got)
		}
	})
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

func BenchmarkClean(b *testing.B) {
	for _, tt := range []struct{ name, unit string }{
		{"ascii", "2026-08-11 14:02:07 ERROR queue depth 41233, retrying in 30 s\n"},
		{"latin", "Policen hängen seit 13:20 in der Warteschlange fest, Rückstand wächst\n"},
		{"cjk", "本番障害、証券発行キューが停止しています。復旧見込みは未定です。\n"},
		{"coloured", "\x1b[31m2026-08-11 14:02:07\x1b[0m \x1b[1mERROR\x1b[0m queue depth\t41233\r\n"},
		{"binary", "\xff\x00\x1b\xfe\u202e\x9b"},
		{"marks", "a\u0308\u0301"},
		{"returns", "\rx\r\r"},
		{"escapes", "\x1b[1"},
	} {
		text := strings.Repeat(tt.unit, 1<<20/len(tt.unit))
		b.Run(tt.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Clean(text, Field{Lines: true})
			}
		})
	}
}
