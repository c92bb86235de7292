//go:build unix

package bolt

import (
	"os"
	"syscall"
)

// keepOwner gives a copy the mode and the owner of the file it is to replace: a redaction by root must not lock the owner out.
func keepOwner(f *os.File, of os.FileInfo) error {
	if err := f.Chmod(of.Mode().Perm()); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	is, ok := info.Sys().(*syscall.Stat_t)
	was, wasOK := of.Sys().(*syscall.Stat_t)
	if !ok || !wasOK || is.Uid == was.Uid && is.Gid == was.Gid {
		return nil
	}
	err = f.Chown(int(was.Uid), int(was.Gid))
	if is.Uid == was.Uid && of.Mode()&0o070 == 0 {
		return nil // a group that may do nothing with the file does not matter
	}
	return err
}
