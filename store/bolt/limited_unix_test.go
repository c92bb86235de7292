//go:build unix

package bolt

import (
	"context"
	"fmt"
	"path/filepath"
	"syscall"
	"testing"

	"warroom/internal/incident"
)

// limited fills a file up to a size limit, then lifts the limit and repeats the call that failed.
func limited(path string, _ ...string) error {
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	limit := before
	limit.Cur = 200 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	l := Open(path, Options{})
	n := 0
	var err error
	for ; err == nil && n < 10_000; n++ {
		_, err = l.Append(context.Background(), "inc", uint64(n), childEvent(n))
	}
	n--
	fmt.Println(incident.CodeOf(err), incident.HintOf(err) != "")
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	if _, err := l.Append(context.Background(), "inc", uint64(n), childEvent(n)); err != nil {
		return err
	}
	events, err := l.Read(context.Background(), "inc", 0)
	fmt.Println(len(events)-n, "more than before")
	return err
}

func TestFileSizeLimit(t *testing.T) {
	c := start(t, "limited", filepath.Join(t.TempDir(), "log"))
	c.says(t, "full true")
	c.says(t, "1 more than before")
}
