//go:build unix && !linux

package bolt

import (
	"os"
	"testing"
)

// asNobody runs fn without root's right to open every file, which only Linux takes off one thread.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	if os.Geteuid() == 0 {
		t.Skip("root may open every file")
	}
	fn()
}
