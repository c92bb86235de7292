package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"io"
	"os"
	"os/user"
	"runtime/debug"
	"strings"
	"time"
	_ "time/tzdata" // zones must be there on a machine that has none installed

	"warroom/internal/incident"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], thisProcess(), os.Stdin, os.Stdout, os.Stderr))
}

// surroundings is what the program takes from the machine besides its arguments and streams. Tests hand in their own.
type surroundings struct {
	Getenv func(string) string
	Now    func() time.Time
	NewID  func() string // an id that nobody else makes
	User   func() string // the operating system's name for the person, "" when it has none
	Wait   time.Duration // how long to wait for a file that another program holds; 0 is as long as the store thinks right
}

func thisProcess() surroundings {
	return surroundings{Getenv: os.Getenv, Now: time.Now, NewID: newID, User: osUser}
}

// idLetters are Crockford's base 32: no letter that reads as a digit.
const idLetters = "0123456789abcdefghjkmnpqrstvwxyz"

// newID returns twelve letters with 60 random bits: short enough to be read out on a call, and no two alike among the incidents of
// one file or the events of one incident.
func newID() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the process instead
	for i := range b {
		b[i] = idLetters[int(b[i])%len(idLetters)]
	}
	return string(b[:])
}

func osUser() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // Windows says DOMAIN\name
}

// app is one run of the program.
type app struct {
	surroundings
	in     io.Reader
	out    io.Writer // text and JSON: printable, and buffered in buf
	buf    *bufio.Writer
	raw    io.Writer // standard output itself: help, completion, man page, console
	errOut io.Writer
	flags  globalFlags
	log    store // opened on first use: see store.go
	err    error // of the command that ran

	saidOwn bool // that own templates cannot be used
}

func newApp(s surroundings, in io.Reader, out, errOut io.Writer) *app {
	buf := bufio.NewWriter(out)
	return &app{surroundings: s, in: in, raw: out, out: printable{buf}, buf: buf, errOut: printable{errOut}}
}

// run is the whole program. It returns the exit code: 0 done, 1 failed, 2 usage, 3 refused, 4 busy, 5 corrupt.
func run(ctx context.Context, args []string, s surroundings, in io.Reader, out, errOut io.Writer) (code int) {
	a := newApp(s, in, out, errOut)
	defer func() {
		if r := recover(); r != nil {
			code = a.fail(crashed(r, debug.Stack()))
		}
	}()
	a.execute(ctx, args)
	err := a.err
	if flushErr := a.buf.Flush(); err == nil && flushErr != nil {
		err = incident.Errorf("", "standard output cannot be written: %w", flushErr).WithHint("what was recorded before stays recorded")
	}
	if closeErr := a.closeLog(); err == nil {
		err = closeErr
	}
	if err != nil {
		return a.fail(err)
	}
	return exitDone
}
