package report

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// CastHeader says what a recording is of.
type CastHeader struct {
	Cols, Rows int           // of the terminal; less than 1 is 80 by 24
	Title      string        // "" for none
	Start      time.Time     // the moment at which it begins; zero is that of the first frame, and says nothing of when it was
	IdleLimit  time.Duration // a longer wait is cut to it; 0 cuts none
}

// Cast writes a recording of a terminal, asciicast v3, from whole frames. It is not safe for use by several goroutines. A frame may hold
// text, line feeds and colours (SGR); anything else that would act on the terminal that plays it is left out. The first error of the
// writer is returned by every call from then on.
type Cast struct {
	w     io.Writer
	rows  int
	idle  time.Duration
	last  time.Time // of the event written last
	shown []string  // the lines that are on the screen; nil before the first frame
	err   error
}

type castHead struct {
	Version   int      `json:"version"`
	Term      castTerm `json:"term"`
	Timestamp int64    `json:"timestamp,omitempty"` // Unix seconds
	Title     string   `json:"title,omitempty"`
}

type castTerm struct {
	Cols int `json:"cols"`
	Rows int `json:"rows"`
}

// The codes of asciicast events that a Cast writes.
const (
	castOutput = "o"
	castMarker = "m"
)

// What a recording sends besides lines. Lines are never wrapped, so that one which is too long does not push the others down.
const (
	castBegin = "\x1b[0m\x1b[?25l\x1b[?7l\x1b[2J" // no cursor, no wrapping, nothing on the screen
	castEnd   = "\x1b[0m\x1b[?7h\x1b[?25h"
	sgrReset  = "\x1b[0m"
	eraseLine = "\x1b[2K"
)

// NewCast begins a recording. The waits are cut as they are written, so the header has no limit of its own.
func NewCast(w io.Writer, h CastHeader) *Cast {
	if h.Cols < 1 || h.Rows < 1 {
		h.Cols, h.Rows = 80, 24
	}
	c := &Cast{w: w, rows: h.Rows, idle: h.IdleLimit, last: h.Start}
	head := castHead{Version: 3, Term: castTerm{h.Cols, h.Rows}, Title: clean(h.Title, false)}
	if !h.Start.IsZero() {
		head.Timestamp = h.Start.Unix()
	}
	c.encode(head)
	return c
}

// Frame shows a frame from a moment on, lines separated by line feeds. Only the lines that changed are written; a frame like the one
// before writes nothing. A moment before the last event counts as that.
func (c *Cast) Frame(at time.Time, frame string) error {
	lines := strings.Split(frame, "\n")
	var b strings.Builder
	first := c.shown == nil
	if first {
		b.WriteString(castBegin)
		c.shown = make([]string, c.rows)
	}
	for row := range c.rows {
		line := ""
		if row < len(lines) {
			line = drawable(lines[row])
		}
		if line == c.shown[row] {
			continue
		}
		c.shown[row] = line
		b.WriteString("\x1b[" + strconv.Itoa(row+1) + ";1H")
		if !first {
			b.WriteString(eraseLine)
		}
		b.WriteString(line + sgrReset)
	}
	if b.Len() > 0 {
		c.event(at, castOutput, b.String())
	}
	return c.err
}

// Marker marks a moment with a label, which players jump to. White space and control characters in a label become visible or go, as in
// every text.
func (c *Cast) Marker(at time.Time, label string) error {
	c.event(at, castMarker, clean(label, false))
	return c.err
}

// Close gives the terminal that plays the recording its cursor and wrapping back. It does not close the writer.
func (c *Cast) Close() error {
	if c.shown != nil {
		c.event(c.last, castOutput, "\x1b["+strconv.Itoa(c.rows)+";1H"+castEnd)
	}
	return c.err
}

// event writes an event and how long after the one before it comes, to the millisecond. Waits are differences of whole milliseconds, so
// that they add up to the length of the whole.
func (c *Cast) event(at time.Time, code, data string) {
	if c.last.IsZero() {
		c.last = at
	}
	wait := time.Duration(max(at.UnixMilli()-c.last.UnixMilli(), 0)) * time.Millisecond
	if at.After(c.last) {
		c.last = at
	}
	if c.idle > 0 {
		wait = min(wait, c.idle)
	}
	c.encode([]any{json.Number(strconv.FormatFloat(wait.Seconds(), 'f', 3, 64)), code, data})
}

func (c *Cast) encode(v any) {
	if c.err == nil {
		c.err = lines(c.w).Encode(v)
	}
}

// drawable returns a line of a frame with its text and colours, and without all else that a terminal would act on. Text is cleaned as
// everywhere; colours were drawn by us, so only sequences of the form ESC [ digits m are.
func drawable(line string) string {
	if strings.IndexFunc(line, func(r rune) bool { return r < ' ' || r >= 0x7F }) < 0 {
		return line
	}
	var b strings.Builder
	for line != "" {
		if n := sgrLen(line); n > 0 {
			b.WriteString(line[:n])
			line = line[n:]
			continue
		}
		n := strings.Index(line[1:], "\x1b[") + 1
		if n == 0 {
			n = len(line)
		}
		b.WriteString(printable(line[:n]))
		line = line[n:]
	}
	return b.String()
}

// sgrLen returns the length of the colour sequence that s begins with, 0 when there is none.
func sgrLen(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	n := 2 + len(s[2:]) - len(strings.TrimLeft(s[2:], "0123456789;:"))
	if n < len(s) && s[n] == 'm' {
		return n + 1
	}
	return 0
}

// printable leaves control characters out, those of C1 and of the direction of text too; a tab is a space.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}
