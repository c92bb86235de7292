package main

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
)

// printable is the last guard before a terminal. What is stored was cleaned at the door, but a file may come from elsewhere: every
// control character but tab and newline, every C1 and bidi override comes out as U+FFFD. A Write must hold whole characters, as
// those of fmt and encoding/json do.
type printable struct{ to io.Writer }

func (p printable) Write(b []byte) (int, error) {
	if isPlain(b) {
		return p.to.Write(b)
	}
	_, err := p.to.Write(bytes.Map(plain, b)) // Map turns what is no UTF-8 into U+FFFD as well
	return len(b), err
}

func isPlain(b []byte) bool {
	for i, c := range b {
		switch {
		case c >= utf8.RuneSelf:
			return utf8.Valid(b[i:]) && !bytes.ContainsFunc(b[i:], func(r rune) bool { return plain(r) != r })
		case c < ' ' && c != '\n' && c != '\t', c == 0x7f:
			return false
		}
	}
	return true
}

func plain(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return utf8.RuneError
	}
	return r
}

// printJSON writes one value as one line.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// terminal returns the file descriptor of a stream that is a terminal.
func terminal(stream any) (fd int, ok bool) {
	f, isFile := stream.(interface{ Fd() uintptr })
	if !isFile {
		return 0, false
	}
	fd = int(f.Fd())
	return fd, term.IsTerminal(fd)
}

// width returns how many columns standard output has; 0 when it is no terminal, and nothing is to be cut off.
func (a *app) width() int {
	fd, ok := terminal(a.raw)
	if !ok {
		return 0
	}
	w, _, err := term.GetSize(fd)
	if err != nil {
		return 0
	}
	return w
}

// styled reports whether the output takes bold and dim.
func (a *app) styled() bool {
	_, ok := terminal(a.raw)
	t := a.Getenv("TERM")
	return ok && a.Getenv("NO_COLOR") == "" && t != "" && t != "dumb"
}
