package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
)

// castEvent is a line of a recording behind the header.
type castEvent struct {
	wait string // as it is written
	code string
	data string
}

// parseCast reads a recording as asciicast v3 has it.
func parseCast(t *testing.T, b []byte) (castHead, []castEvent) {
	t.Helper()
	first, rest, _ := bytes.Cut(b, []byte("\n"))
	var head castHead
	dec := json.NewDecoder(bytes.NewReader(first))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&head); err != nil {
		t.Fatalf("the header is %q: %v", first, err)
	}
	var events []castEvent
	for line := range bytes.Lines(rest) {
		var raw []json.RawMessage
		var e castEvent
		if err := json.Unmarshal(line, &raw); err != nil || len(raw) != 3 {
			t.Fatalf("%q: %v", line, err)
		}
		e.wait = string(raw[0])
		if !regexp.MustCompile(`^\d+\.\d{3}$`).MatchString(e.wait) {
			t.Fatalf("a wait of %s", e.wait)
		}
		for i, to := range []*string{&e.code, &e.data} {
			if err := json.Unmarshal(raw[i+1], to); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
		events = append(events, e)
	}
	return head, events
}

// screen plays output back. What the terminal answers is drained: a frame must ask it nothing.
type screen struct {
	t  *testing.T
	em *vt.Emulator
}

func newScreen(t *testing.T, cols, rows int) *screen {
	em := vt.NewEmulator(cols, rows)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if b, _ := io.ReadAll(em); len(b) > 0 {
			t.Errorf("the terminal answered %q", b)
		}
	}()
	t.Cleanup(func() {
		if pipe, ok := em.InputPipe().(io.Closer); ok { // the emulator's own Close is not safe beside a Read
			_ = pipe.Close()
		}
		<-done
	})
	return &screen{t, em}
}

// play feeds a frame; it returns what is seen then.
func (s *screen) play(data string) string {
	if _, err := s.em.WriteString(data); err != nil {
		s.t.Fatal(err)
	}
	return s.em.Render()
}

// drawn is what a terminal shows that gets a whole frame on an empty screen.
func drawn(t *testing.T, cols, rows int, frame string) string {
	s := newScreen(t, cols, rows)
	lines := strings.Split(frame, "\n")
	out := "\x1b[?7l"
	for i, line := range lines[:min(len(lines), rows)] {
		out += fmt.Sprintf("\x1b[%d;1H%s\x1b[0m", i+1, line)
	}
	return s.play(out)
}

// randomFrame is a frame as the console draws them: lines of colour, wide characters among them, some as wide as the screen.
func randomFrame(r *rand.Rand, cols, rows int) string {
	lines := make([]string, rows)
	for i := range lines {
		switch r.IntN(5) {
		case 0:
			lines[i] = strings.Repeat("x", cols)
		case 1:
			lines[i] = "\x1b[1;38;5;208mhat " + fmt.Sprint(r.IntN(3)) + "\x1b[m plain \x1b[48;2;1;2;3mback"
		case 2:
			lines[i] = strings.Repeat("界", cols/2)
		case 3:
			lines[i] = strings.Repeat("é", r.IntN(cols))
		}
	}
	return strings.Join(lines, "\n")
}

// TestCastPlaysBack plays what was written and compares the screen with every frame.
func TestCastPlaysBack(t *testing.T) {
	const cols, rows = 40, 6
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 7))
		s := newScreen(t, cols, rows)
		frame := ""
		var b bytes.Buffer
		c := NewCast(&b, CastHeader{Cols: cols, Rows: rows, Start: start})
		played := 0
		for i := range 20 {
			if r.IntN(3) > 0 { // else the frame stays
				frame = randomFrame(r, cols, rows)
			}
			if err := c.Frame(start.Add(time.Duration(i)*time.Second), frame); err != nil {
				t.Fatal(err)
			}
			_, events := parseCast(t, b.Bytes())
			for ; played < len(events); played++ {
				s.play(events[played].data)
			}
			if seen := s.em.Render(); seen != drawn(t, cols, rows, frame) {
				t.Fatalf("seed %d: the screen shows\n%q\nand the frame is\n%q", seed, seen, drawn(t, cols, rows, frame))
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		_, events := parseCast(t, b.Bytes())
		if s.play(events[len(events)-1].data) != drawn(t, cols, rows, frame) {
			t.Fatalf("seed %d: the end changed the last frame", seed)
		}
	}
}

// TestCastTable is frames and what is written for them.
func TestCastTable(t *testing.T) {
	var b bytes.Buffer
	c := NewCast(&b, CastHeader{Cols: 20, Rows: 3, Title: "Queue \x1b[31mstuck", Start: start, IdleLimit: 2 * time.Second})
	at := func(ms int) time.Time { return start.Add(time.Duration(ms) * time.Millisecond) }
	for _, err := range []error{
		c.Frame(at(1500), "one\ntwo\nthree\nbelow the screen"),
		c.Frame(at(1600), "one\ntwo\nthree"),
		c.Marker(at(1700), "hat: \x1b]0;x\x07Black\nnow"),
		c.Frame(at(1700), "one\nTWO"),
		c.Frame(at(60_000), "one"),
		c.Frame(at(59_000), "\x1b[7mONE\x1b[0m"),
		c.Frame(at(60_250), "1"),
		c.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want := `{"version":3,"term":{"cols":20,"rows":3},"timestamp":1931259600,"title":"Queue stuck"}
[1.500,"o","\u001b[0m\u001b[?25l\u001b[?7l\u001b[2J\u001b[1;1Hone\u001b[0m\u001b[2;1Htwo\u001b[0m\u001b[3;1Hthree\u001b[0m"]
[0.200,"m","hat: ␛]0;x␇Black now"]
[0.000,"o","\u001b[2;1H\u001b[2KTWO\u001b[0m\u001b[3;1H\u001b[2K\u001b[0m"]
[2.000,"o","\u001b[2;1H\u001b[2K\u001b[0m"]
[0.000,"o","\u001b[1;1H\u001b[2K\u001b[7mONE\u001b[0m\u001b[0m"]
[0.250,"o","\u001b[1;1H\u001b[2K1\u001b[0m"]
[0.000,"o","\u001b[3;1H\u001b[0m\u001b[?7h\u001b[?25h"]
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestCastHostile has every hostile text in a frame, a title and a label: the terminal that plays it gets colours and text.
func TestCastHostile(t *testing.T) {
	sent := regexp.MustCompile(`\x1b\[([0-9;:]*m|\d+;1H|2K|2J|\?25[lh]|\?7[lh])`)
	for _, words := range hostileTexts(t) {
		var b bytes.Buffer
		c := NewCast(&b, CastHeader{Title: words})
		if err := errors.Join(c.Frame(start, words), c.Marker(start, words), c.Frame(start, words+"\x1b[1mnext\u009b5n"), c.Close()); err != nil {
			t.Fatal(err)
		}
		head, events := parseCast(t, b.Bytes())
		s := newScreen(t, 80, 24)
		for _, text := range []string{head.Title, events[1].data} {
			if strings.ContainsFunc(text, control) {
				t.Errorf("%q became %q", words, text)
			}
		}
		for _, e := range events {
			if e.code != castOutput {
				continue
			}
			s.play(e.data)
			if rest := sent.ReplaceAllString(e.data, ""); strings.ContainsFunc(rest, control) {
				t.Errorf("%q is played as %q", words, e.data)
			}
		}
	}
}

func control(r rune) bool {
	return r < ' ' || 0x7F <= r && r < 0xA0 || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}

func TestCastDefaults(t *testing.T) {
	var b bytes.Buffer
	c := NewCast(&b, CastHeader{})
	if err := errors.Join(c.Frame(start, "x"), c.Frame(start.Add(3*time.Hour), "y"), c.Close()); err != nil {
		t.Fatal(err)
	}
	head, events := parseCast(t, b.Bytes())
	if head.Term != (castTerm{80, 24}) || head.Timestamp != 0 || events[0].wait != "0.000" || events[1].wait != "10800.000" {
		t.Errorf("the recording is %s", b.String())
	}
}

func TestCastError(t *testing.T) {
	c := NewCast(broken{}, CastHeader{})
	if c.Frame(start, "x") != errBroken || c.Marker(start, "x") != errBroken || c.Close() != errBroken {
		t.Error("the writer's error is lost")
	}
}

func BenchmarkCast(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	frames := []string{randomFrame(r, 120, 36), randomFrame(r, 120, 36)}
	var out bytes.Buffer
	c := NewCast(&out, CastHeader{Cols: 120, Rows: 36})
	i := 0
	for b.Loop() {
		out.Reset()
		if err := c.Frame(start.Add(time.Duration(i)*time.Second), frames[i%2]); err != nil {
			b.Fatal(err)
		}
		i++
	}
}
