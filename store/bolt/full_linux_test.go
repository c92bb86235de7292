package bolt

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"warroom/internal/incident"
)

// smallDisk mounts a file system of 512 KiB, or says that it cannot: TestFileSizeLimit then has to do.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("warroom-test", dir, "tmpfs", 0, "size=512k"); err != nil {
		t.Skip("no right to mount a file system here:", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillDisk takes all room but about the bytes left, and returns the file that has it.
func fillDisk(t *testing.T, dir string, left int64) string {
	t.Helper()
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(dir, "ballast")
	writeFile(t, ballast, make([]byte, int64(st.Bfree)*st.Bsize-left))
	return ballast
}

func TestDiskFullWhileAppending(t *testing.T) {
	dir := smallDisk(t)
	l := openLog(t, filepath.Join(dir, "log"))
	fillLog(t, l, "inc", 1)
	ballast := fillDisk(t, dir, 100<<10)
	var err error
	n := 1
	for ; err == nil && n < 10_000; n++ {
		_, err = l.Append(t.Context(), "inc", uint64(n), childEvent(n))
	}
	n--
	wantError(t, "Append", err, incident.CodeFull, "there is no room left")
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("Append = %v, want ENOSPC in it", err)
	}
	events, err := l.Read(t.Context(), "inc", 0)
	if err != nil || len(events) != n {
		t.Fatalf("%d events on the full disk, %v; want %d", len(events), err, n)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), "inc", uint64(n), childEvent(n)); err != nil {
		t.Errorf("the same call with room: %v", err)
	}
}

// TestDiskFullAtTheFirstWrite: no half-made file may be left, which could never be opened again.
func TestDiskFullAtTheFirstWrite(t *testing.T) {
	for _, left := range []int64{0, 8 << 10, 20 << 10} {
		dir := smallDisk(t)
		l := openLog(t, filepath.Join(dir, "log"))
		ballast := fillDisk(t, dir, left)
		_, err := l.Append(t.Context(), "inc", 0, childEvent(1))
		wantError(t, "Append", err, incident.CodeFull, "there is no room left")
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
			t.Errorf("%d bytes left: the folder holds %v (%v), want the ballast alone", left, entries, err)
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Append(t.Context(), "inc", 0, childEvent(1)); err != nil {
			t.Errorf("the same call with room: %v", err)
		}
	}
}
