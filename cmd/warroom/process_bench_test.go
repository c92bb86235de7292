package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// These benchmarks time whole processes against others in the same run, one after the other in turn, and report the ratio of the
// medians: on a shared machine an absolute time says little. A peer that is not installed is left out and said.
//
//	go test ./cmd/warroom -run '^$' -bench Process -benchtime 30x

// binary builds the program, or the Go source given, into the test's folder.
func binary(b *testing.B, source string) string {
	b.Helper()
	out := filepath.Join(b.TempDir(), "program")
	args := []string{"build", "-trimpath", "-o", out, "."}
	dir := "."
	if source != "" {
		dir = b.TempDir()
		for name, text := range map[string]string{"main.go": source, "go.mod": "module empty\n\ngo 1.26\n"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
		}
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as the README builds it
	if text, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, text)
	}
	return out
}

// race runs ours and theirs b.N times in turn and reports both medians and their ratio.
func race(b *testing.B, ours, theirs func() *exec.Cmd) {
	b.Helper()
	var mine, other []time.Duration
	once := func(make func() *exec.Cmd) time.Duration {
		cmd := make()
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %v\n%s", cmd.Args, err, out)
		}
		return time.Since(start)
	}
	once(ours)
	once(theirs)
	for b.Loop() {
		mine = append(mine, once(ours))
		other = append(other, once(theirs))
	}
	slices.Sort(mine)
	slices.Sort(other)
	m, o := mine[len(mine)/2], other[len(other)/2]
	b.ReportMetric(float64(m.Microseconds())/1000, "ms-ours")
	b.ReportMetric(float64(o.Microseconds())/1000, "ms-theirs")
	b.ReportMetric(float64(m)/float64(o), "x-theirs")
}

// BenchmarkProcessStart: budget 3 x an empty Go program.
func BenchmarkProcessStart(b *testing.B) {
	warroom, empty := binary(b, ""), binary(b, "package main\n\nfunc main() {}\n")
	race(b, func() *exec.Cmd { return exec.Command(warroom, "version") }, func() *exec.Cmd { return exec.Command(empty) })
}

// peers are other programs that keep a line of text, and how they are asked to.
func peers(b *testing.B) map[string]func(int) *exec.Cmd {
	b.Helper()
	dir := b.TempDir()
	rc := filepath.Join(dir, "taskrc")
	if err := os.WriteFile(rc, []byte("data.location="+dir+"\nconfirmation=off\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	db := filepath.Join(dir, "notes.db")
	if sqlite, err := exec.LookPath("sqlite3"); err == nil {
		if out, err := exec.Command(sqlite, db, "create table note(id integer primary key, at text, hat text, text text)").CombinedOutput(); err != nil {
			b.Fatalf("sqlite3: %v\n%s", err, out)
		}
	}
	return map[string]func(int) *exec.Cmd{
		"task": func(i int) *exec.Cmd {
			cmd := exec.Command("task", "rc:"+rc, "add", line(i))
			cmd.Env = append(os.Environ(), "TASKRC="+rc, "TASKDATA="+dir)
			return cmd
		},
		"sqlite3": func(i int) *exec.Cmd {
			return exec.Command("sqlite3", db, "insert into note(at,hat,text) values(datetime('now'),'white','"+line(i)+"')")
		},
	}
}

func line(i int) string {
	return "replica " + strconv.Itoa(i) + " lag is 40 s and rising since the swap of the optics in the east hub"
}

// BenchmarkProcessNote: budget 0.1 x task add, 1.0 x an insert with the sqlite3 command line.
func BenchmarkProcessNote(b *testing.B) {
	warroom := binary(b, "")
	for name, peer := range peers(b) {
		b.Run("vs="+name, func(b *testing.B) {
			if _, err := exec.LookPath(name); err != nil {
				b.Skip(name + " is not installed")
			}
			file := filepath.Join(b.TempDir(), "log.db")
			cmd := func(args ...string) *exec.Cmd {
				c := exec.Command(warroom, append([]string{"--file", file}, args...)...)
				c.Env = append(os.Environ(), "WARROOM_BY=bench")
				return c
			}
			if out, err := cmd("declare", "bench").CombinedOutput(); err != nil {
				b.Fatalf("declare: %v\n%s", err, out)
			}
			i := 0
			race(b, func() *exec.Cmd { i++; return cmd("note", line(i)) }, func() *exec.Cmd { return peer(i) })
		})
	}
}
