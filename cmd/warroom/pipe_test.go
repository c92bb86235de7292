package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// typeName is how Go writes the type of v.
func typeName(v any) string { return fmt.Sprintf("%T", v) }

func TestReadLines(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"nothing", "", nil},
		{"one without an end", "a", []string{"a"}},
		{"ends of both kinds", "a\nb\r\nc", []string{"a", "b", "c"}},
		{"an empty line is a line", "a\n\nb\n", []string{"a", "", "b"}},
		{"longer than the buffer", long + "\nb", []string{long, "b"}},
		{"longer than is kept", strings.Repeat("y", lineMax+5) + "\nb", []string{strings.Repeat("y", lineMax), "b"}},
		{"no text at all", "\x00\xff\n", []string{"\x00\xff"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lines := make(chan inputLine, 10)
			readLines(strings.NewReader(tt.in), lines)
			n := 0
			for l := range lines {
				if l.err != nil || n >= len(tt.want) || l.text != tt.want[n] || l.number != n+1 {
					t.Fatalf("line %d: number %d, %.40q, %v", n+1, l.number, l.text, l.err)
				}
				n++
			}
			if n != len(tt.want) {
				t.Errorf("%d lines, want %d", n, len(tt.want))
			}
		})
	}
}

// TestPipeGroups: many lines take few commits, and none is lost between them.
func TestPipeGroups(t *testing.T) {
	b := newBench(t)
	b.ok("declare", "x")
	var in strings.Builder
	for i := range 2500 {
		fmt.Fprintf(&in, "line %d\n", i)
	}
	code, out, errOut := b.run(in.String(), "note", "-")
	if code != 0 || errOut != "" || out != "noted 2500 lines as #4 to #2503 in \"x\"\n" {
		t.Fatalf("exit %d: %q %q", code, out, errOut)
	}
	var shown showOut
	if err := json.Unmarshal([]byte(b.ok("show", "--json")), &shown); err != nil {
		t.Fatal(err)
	}
	commits := map[string]int{}
	for i, n := range shown.Notes {
		if n.Text != fmt.Sprintf("line %d", i) {
			t.Fatalf("note %d is %q", i, n.Text)
		}
		commit, _, _ := strings.Cut(n.ID, "-")
		commits[commit]++
	}
	if len(commits) > 25 { // three, unless the machine is so busy that lines wait too long for company
		t.Errorf("%d commits for %d lines", len(commits), len(shown.Notes))
	}
}

// TestPipeKeepsTheRest: lines that a rule refuses do not take their neighbours with them, wherever they stand in a group.
func TestPipeKeepsTheRest(t *testing.T) {
	b := newBench(t)
	b.ok("declare", "x")
	var in strings.Builder
	bad := 0
	for i := range 300 {
		if i%97 == 0 || i == 299 {
			bad++
			in.WriteString("@" + strings.Repeat("n", 81) + " too long a name\n")
			continue
		}
		in.WriteString("fine\n")
	}
	code, out, errOut := b.run(in.String(), "note", "-")
	if code != exitFailed || !strings.Contains(out, fmt.Sprintf("noted %d lines", 300-bad)) ||
		!strings.Contains(errOut, fmt.Sprintf("error: %d lines were not written down\n", bad)) || !strings.Contains(errOut, "error: line 98: ") {
		t.Errorf("exit %d\n%s%s", code, out, errOut)
	}
}

// brokenReader gives some text and then fails.
type brokenReader struct{ text io.Reader }

func (r brokenReader) Read(p []byte) (int, error) {
	n, err := r.text.Read(p)
	if err == io.EOF {
		err = os.ErrDeadlineExceeded
	}
	return n, err
}

func TestPipeThatBreaks(t *testing.T) {
	b := newBench(t)
	b.ok("declare", "x")
	var out, errOut strings.Builder
	code := run(t.Context(), []string{"note", "-"}, b.surroundings(), brokenReader{strings.NewReader("a\nb\nc")}, &out, &errOut)
	if code != exitFailed || out.String() != "noted 3 lines as #4 to #6 in \"x\"\n" || !strings.Contains(errOut.String(), "standard input cannot be read") {
		t.Errorf("exit %d\n%s%s", code, out.String(), errOut.String())
	}
}

// TestPipeStopped: lines that were read when somebody ends the pipe are kept.
func TestPipeStopped(t *testing.T) {
	b := newBench(t)
	b.ok("declare", "x")
	var out, errOut strings.Builder
	a := newApp(b.surroundings(), nil, &out, &errOut)
	r, _, err := a.enter(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	p := &pipe{app: a, room: r, stopped: stopped, ctx: t.Context()}
	lines := make(chan inputLine, 100)
	for i := range 40 {
		lines <- inputLine{number: i + 1, text: "line"}
	}
	p.run(lines)
	if err := p.report(); err != nil || p.noted != 40 || errOut.String() != "" {
		t.Errorf("%d lines noted, %v %q", p.noted, err, errOut.String())
	}
}

// TestPipeIsLive: a line is in the log while the pipe is still open, and who ends it by a signal loses nothing.
func TestPipeIsLive(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	env := append(os.Environ(), "WARROOM_FILE="+filepath.Join(t.TempDir(), "log.db"), "WARROOM_BY=ana", "TZ=UTC")
	declare := exec.CommandContext(ctx, "warroom", "declare", "x")
	declare.Env = env
	if err := declare.Run(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, "warroom", "note", "--json", "-")
	cmd.Env = env
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	saved := bufio.NewScanner(out)
	for _, text := range []string{"first", "second"} {
		if _, err := io.WriteString(in, text+"\n"); err != nil {
			t.Fatal(err)
		}
		if !saved.Scan() || !strings.Contains(saved.Text(), `"text":"`+text+`"`) {
			t.Fatalf("said %q while the pipe is open", saved.Text())
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Skip("no signals on this system")
	}
	if saved.Scan() {
		t.Errorf("said more: %q", saved.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the signal ended it with %v", err)
	}
}

func FuzzReadLines(f *testing.F) {
	f.Add("a\nb\r\n\nc")
	f.Fuzz(func(t *testing.T, in string) {
		lines := make(chan inputLine, strings.Count(in, "\n")+2)
		readLines(strings.NewReader(in), lines)
		n := 0
		for l := range lines {
			n++
			if l.number != n || strings.ContainsRune(l.text, '\n') {
				t.Fatalf("line %d: number %d, %q", n, l.number, l.text)
			}
		}
	})
}
