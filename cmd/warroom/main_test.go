package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program too: a script runs the real run in a process of its own.
func TestMain(m *testing.M) {
	_ = os.Setenv("GORACE", "atexit_sleep_ms=0") // else every program under the race detector ends a second late
	testscript.Main(m, map[string]func(){
		"warroom": func() {
			os.Exit(run(context.Background(), os.Args[1:], scriptProcess(), os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// scriptProcess is this process with a clock that a script may stop and a patience it may shorten.
func scriptProcess() surroundings {
	s := thisProcess()
	if now, err := time.Parse(time.RFC3339, os.Getenv("TEST_NOW")); err == nil {
		s.Now = func() time.Time { return now }
	}
	s.Wait, _ = time.ParseDuration(os.Getenv("TEST_WAIT"))
	return s
}

// bench is one file of incidents and the program run on it in this process.
type bench struct {
	t   testing.TB
	env map[string]string
	now time.Time
}

func newBench(t testing.TB) *bench {
	return &bench{
		t:   t,
		env: map[string]string{"WARROOM_FILE": filepath.Join(t.TempDir(), "log.db"), "WARROOM_BY": "ana", "TZ": "UTC"},
		now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC),
	}
}

// run runs one command line with in as standard input.
func (b *bench) run(in string, args ...string) (code int, out, errOut string) {
	b.t.Helper()
	var o, e bytes.Buffer
	code = run(b.t.Context(), args, b.surroundings(), strings.NewReader(in), &o, &e)
	return code, o.String(), e.String()
}

func (b *bench) surroundings() surroundings {
	return surroundings{
		Getenv: func(name string) string { return b.env[name] },
		Now:    func() time.Time { return b.now },
		NewID:  newID,
		User:   func() string { return "os-user" },
	}
}

// ok runs a command line that must succeed without a word on standard error, and returns what it prints.
func (b *bench) ok(args ...string) string {
	b.t.Helper()
	code, out, errOut := b.run("", args...)
	if code != 0 || errOut != "" {
		b.t.Fatalf("warroom %q: exit %d\n%s%s", args, code, out, errOut)
	}
	return strings.TrimSuffix(out, "\n")
}
