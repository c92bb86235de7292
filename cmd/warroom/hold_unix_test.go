//go:build unix

package main

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// lockFile takes the lock of a file, as another program would; closing the file gives it back.
func lockFile(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return f, unix.Flock(int(f.Fd()), unix.LOCK_EX)
}

// scriptHold keeps the lock of a file, as a suspended program would, until the script ends: hold FILE.
func scriptHold(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: hold FILE")
	}
	f, err := lockFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { _ = f.Close() })
}

// listener calls heard when something with a text in it is written.
type listener struct {
	strings.Builder
	text  string
	heard func()
}

func (l *listener) Write(p []byte) (int, error) {
	if strings.Contains(string(p), l.text) {
		l.heard()
	}
	return l.Builder.Write(p)
}

// TestPipeIsPatient: a pipe waits for a file that another program has, says so once, and loses nothing.
func TestPipeIsPatient(t *testing.T) {
	b := newBench(t)
	b.ok("declare", "x")
	s := b.surroundings()
	s.Wait = time.Millisecond
	var other *os.File
	in := &opener{text: "a\nb\n", open: func() error {
		var err error
		other, err = lockFile(b.env["WARROOM_FILE"])
		return err
	}}
	var out strings.Builder
	errOut := &listener{text: "trying again", heard: func() { _ = other.Close() }}
	code := run(t.Context(), []string{"note", "-"}, s, in, &out, errOut)
	if code != 0 || out.String() != "noted 2 lines as #4 to #5 in \"x\"\n" || strings.Count(errOut.String(), "\n") != 1 {
		t.Errorf("exit %d: %q %q", code, out.String(), errOut.String())
	}
}

// opener calls open before its text is read.
type opener struct {
	text string
	open func() error
}

func (o *opener) Read(p []byte) (int, error) {
	if o.open != nil {
		if err := o.open(); err != nil {
			return 0, err
		}
		o.open = nil
	}
	if o.text == "" {
		return 0, io.EOF
	}
	n := copy(p, o.text)
	o.text = o.text[n:]
	return n, nil
}
