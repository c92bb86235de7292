package bolt

import (
	"path/filepath"
	"testing"
	"time"

	"warroom/internal/incident"
	"warroom/store/storetest"
)

func TestLog(t *testing.T) {
	storetest.Run(t, func(t *testing.T) incident.Log { return newLog(t) })
}

// newLog returns a log whose folder is not there yet.
func newLog(t testing.TB) *Log {
	return openLog(t, filepath.Join(t.TempDir(), "state", "warroom", "log"))
}

func openLog(t testing.TB, path string) *Log {
	l := Open(path, Options{Wait: 30 * time.Second, Poll: 10 * time.Millisecond})
	t.Cleanup(func() { _ = l.Close() }) // a test may have closed it itself
	return l
}
