//go:build unix

package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"warroom/internal/incident"
)

// TestPipe: a pipe has no other end, so a call that waited for it would hang the test.
func TestPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	l := openLog(t, path)
	for call, err := range operations(t, l) {
		wantError(t, call, err, incident.CodeInvalid, "not a regular file")
	}
	if _, ok := peek(path); ok {
		t.Error("a watcher takes a pipe for a log")
	}
}

func TestPermissions(t *testing.T) {
	for _, row := range []struct {
		name         string
		file, folder os.FileMode // 0: there is none
		reads        bool
	}{
		{"unreadable", 0o200, 0o755, false},
		{"read-only", 0o444, 0o755, true},
		{"none, in a read-only folder", 0, 0o555, true},
	} {
		t.Run(row.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "log")
			if row.file != 0 {
				fillLog(t, openLog(t, path), "inc", 3)
				chmod(t, path, row.file)
			}
			chmod(t, filepath.Dir(dir), 0o755)
			chmod(t, dir, row.folder)
			l := openLog(t, path)
			asNobody(t, func() {
				for call, err := range operations(t, l) {
					writes := call == "Append" || call == "SaveDraft"
					switch {
					case !writes && row.reads && (err == nil || incident.CodeOf(err) == incident.CodeNotFound && row.file == 0):
					case err == nil || !errors.Is(err, fs.ErrPermission) || incident.HintOf(err) == "" || incident.CodeOf(err) != "":
						t.Errorf("%s = %v with code %q", call, err, incident.CodeOf(err))
					}
				}
			})
		})
	}
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}
