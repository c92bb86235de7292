package capture_test

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warroom/internal/capture"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"replica lag is 40 s", "? who", "~ x", `" x`, "! x", "w: x", "k:", `G:\x`, "14:02 k: @dba restore overwrites #dns", "-5m x", "- 5 items",
		"2026-01-02T14:32:10Z x", "02:30 x", "yesterday 23:50 CEST x", `@"Jane Doe": x`, `@"`, "#a #b x #c #d", "#", "//x", `\x`, "k: //goal x", "/",
		"/goal x", "/decide dba by 14:30: restore", "/decide @dba in 30m: x", "/decide by 14:30: x", "/star #12", "/refile #1 black", "/restored 14:02 x", "/gaol x",
		"/close", "/decide @\"a: b\": c", "x\ny #z\n", "\x00\xff\x1b", "\u2028 #\u0301a", "w:\u00a0x",
	} {
		f.Add(s, "white")
		f.Add(s, "black")
	}
	c := room(f, "")
	f.Fuzz(func(t *testing.T, line, hat string) {
		c := c
		c.Hat = hat
		got, err := capture.Parse(line, c)
		if err != nil {
			wellFormed(t, err, line)
			if !reflect.DeepEqual(got, capture.Line{}) {
				t.Errorf("Parse(%q) gives %+v with its error", line, got)
			}
			return
		}
		if (got.Command == "") == (got.Text == "") {
			t.Errorf("Parse(%q) is not one of note and command: %+v", line, got)
		}
		if got.Command != "" && !reflect.DeepEqual(got, capture.Line{Command: got.Command, Args: got.Args, Tags: got.Tags}) {
			t.Errorf("Parse(%q) mixes note and command: %+v", line, got)
		}
		checkParts(t, line, got)
		for _, at := range []time.Time{got.At, got.Args.At} {
			if at.After(c.Now.Add(2*time.Minute)) || at.Location() != time.UTC {
				t.Errorf("Parse(%q) is at %v", line, at)
			}
		}
		under := got.Hat
		if under == "" {
			under = hat
		}
		if got.Command == "" && (got.NoteKind != "") != (under == "white") {
			t.Errorf("Parse(%q) under %q is of kind %q", line, under, got.NoteKind)
		}
	})
}

// checkParts checks that every text is a piece of the line, nothing else and nothing broken.
func checkParts(t *testing.T, line string, got capture.Line) {
	t.Helper()
	for _, part := range append([]string{got.Text, got.Args.Text, got.Args.Rest}, got.Args.Words...) {
		if !strings.Contains(line, part) {
			t.Errorf("Parse(%q) has made up %q", line, part)
		}
		if utf8.ValidString(line) && !utf8.ValidString(part) {
			t.Errorf("Parse(%q) has broken %q", line, part)
		}
	}
	seen := map[string]bool{}
	for _, tag := range got.Tags {
		if tag == "" || seen[tag] || !utf8.ValidString(tag) || strings.ToLower(tag) != tag || strings.ContainsAny(tag, "# ") {
			t.Errorf("Parse(%q) has the tags %q", line, got.Tags)
		}
		seen[tag] = true
	}
}

// A line begun with a backslash, or whose first slash is doubled, is a note with exactly that text.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"x", "? x", "-5m", "/goal x", `\`, "w:", "#dns", "14:02 x", " x ", "\xff"} {
		f.Add(s)
	}
	c := room(f, "red")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		got, err := capture.Parse(`\`+text, c)
		if want := (capture.Line{Text: text}); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("escaped %q is %+v, %v", text, got, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	c := room(b, "white")
	for _, line := range []string{"replica lag is 40 s", "14:02 k: @dba restore overwrites #dns", "/decide dba by 14:30: restore from the backup"} {
		b.Run(line, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := capture.Parse(line, c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The two sizes of a shape must cost the same per byte (MB/s).
func BenchmarkParseLarge(b *testing.B) {
	c := room(b, "white")
	sizes := []struct {
		name string
		n    int
	}{{"64K", 1 << 16}, {"1M", 1 << 20}}
	for shape := range large(1 << 10) {
		if strings.Contains(shape, "behind") {
			continue
		}
		for _, size := range sizes {
			line := large(size.n)[shape]
			b.Run(shape+"/"+size.name, func(b *testing.B) {
				b.SetBytes(int64(len(line)))
				for b.Loop() {
					_, _ = capture.Parse(line, c)
				}
			})
		}
	}
}
