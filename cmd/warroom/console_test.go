//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"warroom/internal/incident"
	"warroom/store/bolt"
	"warroom/ui/uitest"
)

// station is one file, with consoles and commands on it: whole programs, on real terminals.
type station struct {
	t    *testing.T
	file string
	dir  string
}

func newStation(t *testing.T) *station {
	dir := t.TempDir()
	return &station{t: t, dir: dir, file: filepath.Join(dir, "data", "log.db")}
}

func (d *station) cmd(args ...string) *exec.Cmd {
	cmd := exec.Command("warroom", args...)
	cmd.Env = append(os.Environ(), "WARROOM_FILE="+d.file, "WARROOM_BY=ana", "XDG_CONFIG_HOME="+d.dir, "TZ=UTC", "NO_COLOR=1")
	return cmd
}

func (d *station) console(w, h int, args ...string) *uitest.Terminal {
	d.t.Helper()
	return uitest.Start(d.t, d.cmd(args...), w, h)
}

func (d *station) run(args ...string) string {
	d.t.Helper()
	out, err := d.cmd(args...).Output()
	if err != nil {
		d.t.Fatalf("warroom %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// shown is what scripts see of an incident.
type shown struct {
	Incident struct{ Title, State, Goal string }
	Round    struct{ Number int }
	Notes    []struct {
		Hat, Text, Kind string
		Retracted       bool
	}
}

// show returns the one incident of the station, open or closed.
func (d *station) show() shown {
	d.t.Helper()
	var list []struct{ ID string }
	if err := json.Unmarshal([]byte(d.run("list", "--json")), &list); err != nil || len(list) != 1 {
		d.t.Fatalf("%d incidents, %v", len(list), err)
	}
	var s shown
	if err := json.Unmarshal([]byte(d.run("show", list[0].ID, "--json")), &s); err != nil {
		d.t.Fatal(err)
	}
	return s
}

func TestConsoleFromDeclarationToClose(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 12}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := newStation(t)
			x := d.console(size[0], size[1])
			x.Wait("declare")
			x.Send("n")
			x.Wait("declare now")
			x.Send("Checkout is down")
			x.Wait("Checkout is down")
			x.Send("\x13") // ctrl+s
			x.Wait("turn hat", "Checkout is down")
			x.Send("error rate is 40 %\r")
			x.Wait("noted under White")
			x.Send("? since when\r")
			x.Wait("? since when")
			x.Send("k: the way back takes 90 min\r")
			x.Wait("noted under Black")
			x.Send("\x14") // ctrl+t
			x.Wait("Blue: goal?")
			x.Send("\r")
			x.Wait("Blue: goal is on")
			x.Send("/goal Orders go through by noon\r")
			x.Wait("GOAL Orders go through")
			for _, hat := range []string{"Red", "Black", "Yellow", "Green", "Blue: close"} {
				x.Send("\x14\r")
				x.Wait(hat + " is on")
			}
			x.Send("/close\r")
			x.Wait("nothing is decided yet")
			x.Send("\x15/decide ana in 30m: roll back\r") // ctrl+u first
			x.Wait("ana by")
			x.Send("/restored they can order again\r")
			x.Wait("business restored")
			x.Send("/close\r")
			x.Wait("CLOSED")
			x.Send("\x03")
			if err := x.Exit(); err != nil {
				t.Fatalf("exit: %v", err)
			}
			if x.AltScreen() {
				t.Error("the terminal is left in the alternate screen")
			}
			s := d.show()
			if s.Incident.State != "closed" || s.Incident.Goal != "Orders go through by noon" || len(s.Notes) != 3 {
				t.Errorf("shown: %+v", s)
			}
		})
	}
}

func TestConsoleAndShellSeeEachOther(t *testing.T) {
	d := newStation(t)
	d.run("declare", "Queue is stuck")
	x := d.console(100, 30, "open")
	y := d.console(80, 24, "open")
	x.Wait("turn hat")
	y.Wait("turn hat")
	d.run("note", "from the shell")
	x.Wait("from the shell")
	y.Wait("from the shell")
	x.Send("from the first console\r")
	y.Wait("from the first console")
	y.Send("\x14\r") // the hat is everybody's
	x.Wait("Blue: goal is on")
	d.run("note", "b: under blue")
	x.Wait("under blue")
	if n := len(d.show().Notes); n != 3 {
		t.Errorf("%d notes, want 3", n)
	}
}

// draft waits until the store keeps a draft that holds text.
func (d *station) draft(text string) {
	d.t.Helper()
	log := bolt.Open(d.file, bolt.Options{})
	defer func() { _ = log.Close() }()
	grew, err := log.Watch(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for {
		s, err := log.Find(d.t.Context(), "")
		if err != nil {
			d.t.Fatal(err)
		}
		var kept incident.Draft
		if kept, err = log.Draft(d.t.Context(), s.ID, "ana"); err != nil {
			d.t.Fatal(err)
		}
		if strings.Contains(kept.Text+kept.Attached, text) {
			return
		}
		<-grew
	}
}

func TestConsoleKeepsTheDraft(t *testing.T) {
	const half = "half a thought"
	for _, end := range []struct {
		name string
		end  func(*uitest.Terminal)
	}{
		{"kill -9", func(x *uitest.Terminal) { x.Kill() }},
		{"a closed terminal", func(x *uitest.Terminal) { _ = x.HangUp() }},
		{"SIGHUP", func(x *uitest.Terminal) { x.Signal(syscall.SIGHUP); _ = x.Exit() }},
		{"SIGTERM", func(x *uitest.Terminal) { x.Signal(syscall.SIGTERM); _ = x.Exit() }},
		{"ctrl+c", func(x *uitest.Terminal) { x.Send("\x03"); _ = x.Exit() }},
	} {
		t.Run(end.name, func(t *testing.T) {
			d := newStation(t)
			d.run("declare", "Queue is stuck")
			x := d.console(80, 24, "open")
			x.Wait("turn hat")
			x.Send(half)
			x.Wait(half)
			if end.name == "kill -9" {
				d.draft(half) // at most a second later
			}
			end.end(x)
			y := d.console(80, 24, "open")
			y.Wait(half, "draft")
			y.Send(" and more\r")
			y.Wait("noted under White")
			y.Send("\x03")
			_ = y.Exit()
			z := d.console(80, 24, "open")
			z.Wait("turn hat", half+" and more")
			if s := z.Screen(); strings.Contains(s, "draft") {
				t.Errorf("a saved line came back as a draft:\n%s", s)
			}
		})
	}
}

func TestConsoleSuspends(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no shell with job control")
	}
	d := newStation(t)
	d.run("declare", "Queue is stuck")
	cmd := exec.Command(bash, "--norc", "--noprofile", "-i")
	cmd.Env = append(d.cmd().Env, "PS1=shell> ")
	x := uitest.Start(t, cmd, 80, 24)
	x.Wait("shell>")
	x.Send("warroom open\r")
	x.Wait("turn hat")
	x.Send("before the break")
	x.Wait("before the break")
	x.Send("\x1a") // ctrl+z
	x.Wait("Stopped")
	d.draft("before the break")
	d.run("note", "from the shell meanwhile")
	x.Send("fg\r")
	x.Wait("before the break", "from the shell meanwhile")
	x.Send(", after it\r")
	x.Wait("noted under White")
	x.Send("\x03")
	x.Wait("shell>")
	x.Send("exit\r")
	_ = x.Exit()
}

func TestConsoleSurvivesSizesAndPastes(t *testing.T) {
	d := newStation(t)
	d.run("declare", "Queue is stuck")
	x := d.console(120, 36, "open")
	x.Wait("turn hat")
	x.Send("steady")
	for _, size := range [][2]int{{3, 2}, {40, 12}, {39, 11}, {200, 60}, {60, 20}, {1, 1}, {80, 24}} {
		x.Resize(size[0], size[1])
	}
	x.Wait("steady", "turn hat")
	x.Send("\x15") // ctrl+u
	x.Send("\x1b[200~bad \x1b[2J\x1b]0;pwned\x07 paste\x1b[201~")
	x.Wait("bad ", " paste") // what was between is taken out where the terminal is read
	x.Send("\r")
	x.Wait("noted under White")
	big := strings.Repeat("a log line with some words in it\n", 9_900)
	x.Send("\x1b[200~" + big + "\x1b[201~")
	x.Wait("a paste of 9900 lines")
	x.Send("what the log says\r")
	x.Wait("what the log says", "enter opens all")
	notes := d.show().Notes
	if len(notes) != 2 || strings.Count(notes[1].Text, "\n") < 9_899 {
		t.Errorf("the paste is not whole: %d notes", len(notes))
	}
	if strings.ContainsAny(notes[0].Text, "\x1b\x07") {
		t.Errorf("an escape was stored: %q", notes[0].Text)
	}
}

func TestConsoleSaysWhatIsWrongWithTheFile(t *testing.T) {
	d := newStation(t)
	if err := os.MkdirAll(filepath.Dir(d.file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.file, []byte("this is no war-room file, but long enough to look into"), 0o600); err != nil {
		t.Fatal(err)
	}
	x := d.console(80, 24)
	err := x.Exit()
	var exit *exec.ExitError
	if !asExit(err, &exit) || exit.ExitCode() != 5 {
		t.Errorf("exit %v, want 5", err)
	}
	x.Wait("error:", "hint:")
}

func asExit(err error, target **exec.ExitError) bool {
	e, ok := err.(*exec.ExitError)
	if ok {
		*target = e
	}
	return ok
}
