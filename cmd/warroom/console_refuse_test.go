//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// onTerminal runs cmd on a terminal of its own and returns what it wrote there, bytes and all.
func onTerminal(t *testing.T, cmd *exec.Cmd) (string, error) {
	t.Helper()
	master, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = master.Close() }()
	var out strings.Builder
	buf := make([]byte, 4096)
	for {
		n, err := master.Read(buf)
		out.Write(buf[:n])
		if err != nil { // the end of a terminal is an error
			return out.String(), cmd.Wait()
		}
	}
}

// TestConsoleRefuses: where the console cannot be drawn it says why, in words, and leaves the terminal alone.
func TestConsoleRefuses(t *testing.T) {
	for _, tt := range []struct{ term, says string }{
		{"TERM=dumb", "TERM is dumb"},
		{"TERM=", "TERM is not set"},
	} {
		for _, args := range [][]string{nil, {"open"}} {
			cmd := newStation(t).cmd(args...)
			cmd.Env = append(cmd.Env, tt.term)
			out, err := onTerminal(t, cmd)
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != exitUsage {
				t.Errorf("%s %v: exit %v, want %d", tt.term, args, err, exitUsage)
			}
			if !strings.HasPrefix(out, "error: the console needs ") || !strings.Contains(out, tt.says) ||
				!strings.Contains(out, "hint: these work without one: warroom declare") || strings.Contains(out, "\x1b") {
				t.Errorf("%s %v: %q", tt.term, args, out)
			}
		}
	}
}

// TestConsoleWithOutputElsewhere: a terminal to type on is not enough.
func TestConsoleWithOutputElsewhere(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = master.Close(), slave.Close() }()
	cmd := newStation(t).cmd()
	cmd.Env = append(cmd.Env, "TERM=xterm")
	cmd.Stdin = slave
	var errOut strings.Builder
	cmd.Stderr = &errOut
	out, err := cmd.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitUsage || len(out) > 0 || !strings.Contains(errOut.String(), "standard output is none") {
		t.Errorf("%v: %q %q", err, out, errOut.String())
	}
}

// TestConsoleWithoutJobControl: ctrl+z where no shell could wake the program up again must not put it to sleep for ever.
func TestConsoleWithoutJobControl(t *testing.T) {
	d := newStation(t)
	d.run("declare", "Queue is stuck")
	x := d.console(80, 24, "open") // leader of its own session, as under ssh and tmux
	x.Wait("turn hat")
	x.Send("before")
	x.Wait("before")
	x.Send("\x1a") // ctrl+z
	x.Send(" and after")
	x.Wait("before and after")
}

// TestConsoleWithBrokenOrders: own orders that cannot be read are said, and the console goes on without them.
func TestConsoleWithBrokenOrders(t *testing.T) {
	d := newStation(t)
	if err := os.MkdirAll(d.dir+"/warroom", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.dir+"/warroom/orders.toml", []byte("[[order]]\nname = \"night\"\nsteps = [\"mauve 3\"]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.console(120, 30).Wait("own order", "night", "step 1")
}

// TestColour: on a terminal closed incidents are dimmed; NO_COLOR and a pipe have no code at all.
func TestColour(t *testing.T) {
	d := newStation(t)
	d.run("declare", "Queue is stuck")
	d.run("close", "--open-ended", "a false alarm")
	for _, tt := range []struct {
		env  string
		want bool
	}{{"NO_COLOR=", true}, {"NO_COLOR=1", false}, {"TERM=dumb", false}} {
		cmd := d.cmd("list")
		cmd.Env = append(cmd.Env, "TERM=xterm", "NO_COLOR=", tt.env)
		out, err := onTerminal(t, cmd)
		if err != nil {
			t.Errorf("%s: %v", tt.env, err)
		}
		if got := strings.Contains(out, "\x1b[2m"); got != tt.want || !strings.Contains(out, "Queue is stuck") {
			t.Errorf("%s: dimmed is %v, want %v: %q", tt.env, got, tt.want, out)
		}
	}
}
