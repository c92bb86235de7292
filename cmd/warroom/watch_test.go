//go:build unix

package main

import (
	"os"
	"strings"
	"syscall"
	"testing"

	"warroom/ui/uitest"
)

// TestWatchOwed: the pane follows what others write, keeps to the size it has, and gives the terminal back however it is told to end.
func TestWatchOwed(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {40, 3}} {
		d := newStation(t)
		d.run("declare", "--zone", "UTC", "Queue is stuck")
		x := d.console(size[0], size[1], "owed", "--watch")
		x.Wait("OWED 1, 0 late", "nobody > the customer: the")
		d.run("promise", "Jan in 2m:", "a list of all the orders that wait, sorted by customer and by day")
		x.Wait("OWED 2, 0 late", "ana > Jan: #")
		if first, _, _ := strings.Cut(x.Screen(), "\n"); !strings.HasPrefix(first, "OWED 2") {
			t.Errorf("%dx%d: the first line is %q", size[0], size[1], first)
		}
		if size[1] == 3 {
			d.run("promise", "Jan in 3m:", "another list")
			x.Wait("and 2 more")
		}
		x.Send("\x03")
		left(t, x)
	}
}

func left(t *testing.T, x *uitest.Terminal) {
	t.Helper()
	if err := x.Exit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	if x.AltScreen() {
		t.Error("the terminal is left in the alternate screen")
	}
}

func TestWatchOwedEndsOnSignals(t *testing.T) {
	for _, sig := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		d := newStation(t)
		d.run("declare", "Queue is stuck")
		cmd := d.cmd("owed", "--watch")
		x := uitest.Start(t, cmd, 60, 10)
		x.Wait("OWED 1")
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		left(t, x)
	}
}
