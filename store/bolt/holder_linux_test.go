package bolt

import (
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"warroom/internal/incident"
)

func TestLockHolder(t *testing.T) {
	const locks = `1: POSIX  ADVISORY  WRITE 11 fe:00:4711 0 EOF
2: FLOCK  ADVISORY  WRITE 30195 fe:00:4711 0 EOF
2: -> FLOCK  ADVISORY  WRITE 30196 fe:00:4711 0 EOF
3: FLOCK  ADVISORY  WRITE 12 fe:01:4711 0 EOF
4: FLOCK  ADVISORY  READ 13 00:2a:99 0 EOF
5: FLOCK  ADVISORY
6: FLOCK  ADVISORY  WRITE x fe:00:5 0 EOF
`
	for _, row := range []struct {
		dev  string
		ino  uint64
		want int
	}{
		{"fe:00", 4711, 30195},
		{"fe:01", 4711, 12},
		{"00:31", 99, 13}, // a file system that shows another device there
		{"fe:00", 471, 0},
		{"fe:00", 5, 0},
	} {
		if got := lockHolder([]byte(locks), row.dev, row.ino); got != row.want {
			t.Errorf("lockHolder(%s, %d) = %d, want %d", row.dev, row.ino, got, row.want)
		}
	}
}

func FuzzLockHolder(f *testing.F) {
	f.Add([]byte("2: FLOCK  ADVISORY  WRITE 30195 fe:00:4711 0 EOF\n"))
	f.Add([]byte("FLOCK FLOCK a b c d\n::::::"))
	f.Fuzz(func(t *testing.T, locks []byte) {
		if pid := lockHolder(locks, "fe:00", 4711); pid != 0 && !strings.Contains(string(locks), ":4711") {
			t.Fatalf("pid %d out of nothing", pid)
		}
	})
}

func TestDescribe(t *testing.T) {
	h := describe(os.Getpid())
	if h.command == "" || h.stopped {
		t.Errorf("this process is %+v", h)
	}
	if h := describe(1 << 30); h.command != "" {
		t.Errorf("a process that is not there is %+v", h)
	}
}

func TestBusySaysSuspended(t *testing.T) {
	l := someLog(t, 5*time.Millisecond)
	c := start(t, "hold", l.path)
	c.says(t, "held")
	if err := c.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	until(t, "the child is suspended", func() bool { return describe(c.Process.Pid).stopped })
	_, err := l.List(t.Context())
	wantError(t, "List", err, incident.CodeBusy, "is held by")
	if !strings.Contains(incident.HintOf(err), "suspended") {
		t.Errorf("the hint is %q, want it to say suspended", incident.HintOf(err))
	}
}
