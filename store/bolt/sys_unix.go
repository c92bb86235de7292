//go:build unix

package bolt

import (
	"os"
	"syscall"
)

// dontWait keeps the opening of a pipe from waiting for its other end; to a file it means nothing.
const dontWait = syscall.O_NONBLOCK

// hasModes: who may use a file is in its mode.
const hasModes = true

// fullErrors are the errors that mean there is no room: no block, no quota, no larger file.
func fullErrors() []error { return []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} }

// syncDir makes the names in a folder durable: bbolt syncs the file and never the folder that names it.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if cerr := d.Close(); err == nil {
		err = cerr
	}
	return err
}
