package main

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"warroom/internal/incident"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"plain\ttext\n":            "plain\ttext\n",
		"Älteres 世界 e\u0301":       "Älteres 世界 e\u0301",
		"\x1b[2Jx":                 "\ufffd[2Jx",
		"a\x07b\x7fc\rd\x00":       "a\ufffdb\ufffdc\ufffdd\ufffd",
		"ü\u009b31m":               "ü\ufffd31m",
		"report\u202egpj.exe":      "report\ufffdgpj.exe",
		"\u2066x\u2069":            "\ufffdx\ufffd",
		"no utf-8 \x9b2J and \xff": "no utf-8 \ufffd2J and \ufffd",
	} {
		var out bytes.Buffer
		n, err := printable{&out}.Write([]byte(in))
		if out.String() != want || n != len(in) || err != nil {
			t.Errorf("%q: wrote %q, %d, %v; want %q", in, out.String(), n, err, want)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("a\x1bb\u009b\u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		var once, twice bytes.Buffer
		_, _ = printable{&once}.Write([]byte(s))
		if bad := unsafe(once.String()); bad != "" {
			t.Fatalf("%q lets %q out", s, bad)
		}
		_, _ = printable{&twice}.Write(once.Bytes())
		if once.String() != twice.String() {
			t.Fatalf("%q changes again: %q", once.String(), twice.String())
		}
	})
}

func TestInShell(t *testing.T) {
	for hint, want := range map[string]string{
		"":                   "",
		"red, black, yellow": "red, black, yellow",
		"reopen it: /reopen, or say when it happened: 14:02 TEXT": "reopen it: warroom note /reopen, or say when it happened: 14:02 TEXT",
		"or /retract #NUMBER":      `or warroom note /retract "#NUMBER"`,
		"did you mean /goal?":      "did you mean warroom note /goal?",
		"look at /var/log/goals":   "look at /var/log/goals",
		"say # or #12, for a note": `say # or "#12", for a note`,
		"it is in /tmp, or /srv":   "it is in /tmp, or /srv",
		"open it: /ticket":         "open it: warroom note /ticket",
	} {
		isCommand := func(name string) bool { return slices.Contains([]string{"reopen", "retract", "goal", "ticket"}, name) }
		if got := inShell(hint, isCommand); got != want {
			t.Errorf("%q: got %q, want %q", hint, got, want)
		}
	}
}

func TestExitCodes(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want int
	}{
		{errors.New("anything"), exitFailed},
		{usagef("", "x"), exitUsage},
		{incident.Errorf(incident.CodeInvalid, "x"), exitFailed},
		{incident.Errorf(incident.CodeNotFound, "x"), exitFailed},
		{incident.Errorf(incident.CodeRefused, "x"), exitRefused},
		{incident.Errorf(incident.CodeStale, "x"), exitBusy},
		{incident.Errorf(incident.CodeBusy, "x"), exitBusy},
		{incident.Errorf(incident.CodeCorrupt, "x"), exitCorrupt},
		{incident.Errorf(incident.CodeFull, "x"), exitFailed},
		{errors.Join(errors.New("y"), incident.Errorf(incident.CodeCorrupt, "x")), exitCorrupt},
	} {
		if got := exitCode(tt.err); got != tt.want {
			t.Errorf("%v (%s): %d, want %d", tt.err, incident.CodeOf(tt.err), got, tt.want)
		}
	}
}

// TestPanicIsOneLine: a fault of ours ends as an error with the line it came from, never as a stack trace.
func TestPanicIsOneLine(t *testing.T) {
	b := newBench(t)
	var out, errOut bytes.Buffer
	s := surroundings{Getenv: func(string) string { panic("no\nenvironment \x1b[2J") }}
	code := run(t.Context(), []string{"list"}, s, strings.NewReader(""), &out, &errOut)
	text := errOut.String()
	if code != exitFailed || !strings.HasPrefix(text, "error: warroom failed: no environment ") || strings.Count(text, "\n") != 2 ||
		!strings.Contains(text, "_test.go:") || !strings.Contains(text, "\nhint: ") || unsafe(text) != "" {
		t.Errorf("exit %d: %q", code, text)
	}
	b.ok("declare", "still works")
}

// TestOutputThatCannotBeWritten: what was recorded is recorded, and the exit code says that it was not told.
func TestOutputThatCannotBeWritten(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full on this system")
	}
	defer func() { _ = full.Close() }()
	b := newBench(t)
	var errOut bytes.Buffer
	code := run(t.Context(), []string{"declare", "x"}, b.surroundings(), strings.NewReader(""), full, &errOut)
	if code != exitFailed || !strings.HasPrefix(errOut.String(), "error: standard output cannot be written: ") {
		t.Errorf("exit %d: %q", code, errOut.String())
	}
	if out := b.ok("list"); !strings.Contains(out, "open") {
		t.Errorf("the incident is not there:\n%s", out)
	}
}
