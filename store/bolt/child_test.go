package bolt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"warroom/internal/incident"
)

// childEnv turns the test binary into one of the children: a process is the only honest stand-in for another process.
const childEnv = "WARROOM_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	if role := os.Getenv(childEnv); role != "" {
		child, ok := map[string]func(path string, args ...string) error{
			"diary": diary, "hold": holdLock, "write": write, "compact": compact, "limited": limited,
			"killed": killedAt,
		}[role]
		if !ok {
			child = func(string, ...string) error { return errors.New("no such child: " + role) }
		}
		if err := child(os.Args[1], os.Args[2:]...); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// proc is a running child.
type proc struct {
	*exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

// start runs a child, which is killed when the test ends.
func start(t testing.TB, role, path string, args ...string) *proc {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &proc{Cmd: exec.Command(exe, append([]string{path}, args...)...)}
	p.Env = append(os.Environ(), childEnv+"="+role)
	p.Stderr = os.Stderr
	if p.in, err = p.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewScanner(out)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = p.Process.Kill() // it has ended, unless the test failed
		_ = p.Wait()
	})
	return p
}

// says waits for a line of the child.
func (p *proc) says(t testing.TB, want string) {
	t.Helper()
	if !p.out.Scan() || p.out.Text() != want {
		t.Fatalf("the child said %q, want %q", p.out.Text(), want)
	}
}

func childEvent(n int) incident.Event {
	e := line(n)
	e.ID, e.Text = fmt.Sprintf("e%d", n), fmt.Sprintf("note %d", n)
	return e
}

// diary appends event after event to the incident and keeps a draft between them, saying each once it is stored, until it is killed.
func diary(path string, args ...string) error {
	l := Open(path, Options{})
	for n := 1; ; n++ {
		if _, err := l.Append(context.Background(), args[0], uint64(n-1), childEvent(n)); err != nil {
			return err
		}
		fmt.Println("event", n)
		if err := l.SaveDraft(context.Background(), args[0], "ana", incident.Draft{Text: strconv.Itoa(n)}); err != nil {
			return err
		}
		fmt.Println("draft", n)
	}
}

// holdLock takes the file lock and keeps it until its input ends.
func holdLock(path string, _ ...string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := blockLock(f); err != nil {
		return err
	}
	fmt.Println("held")
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// write appends n events with ids that start with a name, whoever else writes.
func write(path string, args ...string) error {
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	l := Open(path, Options{Wait: 30 * time.Second})
	if err := appendAll(context.Background(), l, args[0], args[1], n); err != nil {
		return err
	}
	fmt.Println("done")
	return l.Close()
}

// appendAll appends n events to the incident as a room does: on stale it reads what is new and tries again.
func appendAll(ctx context.Context, l *Log, id, name string, n int) error {
	var head uint64
	for i := range n {
		e := childEvent(i)
		e.ID = fmt.Sprintf("%s-%d", name, i)
		for {
			out, err := l.Append(ctx, id, head, e)
			if err == nil {
				head = out[0].Seq
				break
			}
			if incident.CodeOf(err) != incident.CodeStale {
				return err
			}
			tail, err := l.Read(ctx, id, head)
			if err != nil {
				return err
			}
			head += uint64(len(tail))
		}
	}
	return nil
}

// compact puts a copy of the file in its place for each line of its input, under the lock, and says so.
func compact(path string, _ ...string) error {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if err := replaceByCopy(path); err != nil {
			return err
		}
		fmt.Println("compacted")
	}
	return in.Err()
}

func replaceByCopy(path string) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := blockLock(f); err != nil {
		return err
	}
	data, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".compact", data, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".compact", path)
}
