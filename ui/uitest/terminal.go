package uitest

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a screen may take to show something on a machine that is busy with other tests.
const patience = 20 * time.Second

// Terminal is a real program on a real pseudo-terminal, with a screen a test can read. A test waits for what the screen shows, never
// for a time and never for bytes: a program that draws well sends only what changed.
type Terminal struct {
	t   testing.TB
	cmd *exec.Cmd
	pty *os.File

	mu     sync.Mutex
	change sync.Cond // the screen changed, or the program has ended
	screen *vt.Emulator
	bytes  int
	done   bool
	err    error // how the program ended
	copies sync.WaitGroup
}

// Start runs cmd on a terminal of w by h cells. The program is killed at the end of the test if it still runs.
func Start(t testing.TB, cmd *exec.Cmd, w, h int) *Terminal {
	t.Helper()
	if len(cmd.Env) == 0 {
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, "TERM=xterm-256color", "COLORTERM=truecolor")
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)})
	if err != nil {
		t.Fatalf("start %s: %v", cmd.Path, err)
	}
	x := &Terminal{t: t, cmd: cmd, pty: f, screen: vt.NewEmulator(w, h)}
	x.change.L = &x.mu
	x.copies.Add(2)
	go x.output()
	go x.answers()
	t.Cleanup(x.stop)
	return x
}

// output feeds what the program writes to the screen.
func (x *Terminal) output() {
	defer x.copies.Done()
	buf := make([]byte, 32<<10)
	for {
		n, err := x.pty.Read(buf)
		x.mu.Lock()
		x.bytes += n
		_, _ = x.screen.Write(buf[:n])
		x.change.Broadcast()
		x.mu.Unlock()
		if err != nil {
			break // EIO: the program has closed the terminal
		}
	}
	err := x.cmd.Wait()
	x.mu.Lock()
	x.done, x.err = true, err
	if pipe, ok := x.screen.InputPipe().(io.Closer); ok {
		_ = pipe.Close() // ends answers; the emulator's own Close is not safe beside a Read
	}
	x.change.Broadcast()
	x.mu.Unlock()
}

// answers sends the terminal's replies to the program's questions; a program that is not answered may wait.
func (x *Terminal) answers() {
	defer x.copies.Done()
	_, _ = io.Copy(x.pty, x.screen)
}

func (x *Terminal) stop() {
	x.mu.Lock()
	done := x.done
	x.mu.Unlock()
	if !done {
		_ = x.cmd.Process.Kill()
	}
	x.copies.Wait()
	_ = x.pty.Close()
}

// Send writes keys as a terminal does: "\r" is enter, "\x14" is ctrl+t, "\x1b" is esc.
func (x *Terminal) Send(keys string) {
	x.t.Helper()
	if _, err := x.pty.WriteString(keys); err != nil {
		x.t.Fatalf("send %q: %v", keys, err)
	}
}

// Screen returns the text on the screen, without trailing blanks.
func (x *Terminal) Screen() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.text()
}

func (x *Terminal) text() string {
	lines := strings.Split(ansi.Strip(x.screen.Render()), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \r")
	}
	return strings.Join(lines, "\n")
}

// Wait waits until the screen shows all of texts, and fails the test with the screen when it never does.
func (x *Terminal) Wait(texts ...string) {
	x.t.Helper()
	x.until("show "+strings.Join(texts, " and "), func() bool {
		s := x.text()
		for _, t := range texts {
			if !strings.Contains(s, t) {
				return false
			}
		}
		return true
	})
}

// Gone waits until the screen no longer shows text.
func (x *Terminal) Gone(text string) {
	x.t.Helper()
	x.until("no longer show "+text, func() bool { return !strings.Contains(x.text(), text) })
}

// Until waits until ok says yes to the text on the screen; what names that for the message of a failure.
func (x *Terminal) Until(what string, ok func(screen string) bool) {
	x.t.Helper()
	x.until(what, func() bool { return ok(x.text()) })
}

// Exit waits until the program has ended and returns how: nil for exit code 0, else an [exec.ExitError].
func (x *Terminal) Exit() error {
	x.t.Helper()
	x.until("be left by the program", func() bool { return x.done })
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.err
}

func (x *Terminal) until(what string, ok func() bool) {
	x.t.Helper()
	late := false
	timer := time.AfterFunc(patience, func() {
		x.mu.Lock()
		late = true
		x.change.Broadcast()
		x.mu.Unlock()
	})
	defer timer.Stop()
	x.mu.Lock()
	defer x.mu.Unlock()
	for !ok() {
		if late {
			x.t.Fatalf("the screen should %s; it shows\n%s", what, x.text())
		}
		x.change.Wait()
	}
}

// Bytes returns how many bytes the program has written so far.
func (x *Terminal) Bytes() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.bytes
}

// AltScreen reports whether the program has the alternate screen, which it must give back.
func (x *Terminal) AltScreen() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.IsAltScreen()
}

// Resize changes the size of the terminal.
func (x *Terminal) Resize(w, h int) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.Resize(w, h)
	x.mu.Unlock()
	if err := pty.Setsize(x.pty, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil {
		x.t.Fatalf("resize: %v", err)
	}
}

// Signal sends the program a signal.
func (x *Terminal) Signal(s os.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		x.t.Fatalf("signal %v: %v", s, err)
	}
}

// Kill ends the program at once, as kill -9 does, and waits for it.
func (x *Terminal) Kill() {
	x.t.Helper()
	_ = x.cmd.Process.Kill()
	_ = x.Exit()
}

// HangUp closes the terminal, as a lost connection or a closed window does, and waits for the program.
func (x *Terminal) HangUp() error {
	x.t.Helper()
	_ = x.pty.Close()
	return x.Exit()
}
