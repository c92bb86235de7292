package bolt

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// dontWait is for systems where opening a pipe waits for its other end.
const dontWait = 0

// hasModes: who may use a file is not in its mode.
const hasModes = false

// fullErrors are the errors that mean there is no room.
func fullErrors() []error {
	return []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_FILE_TOO_LARGE, syscall.ENOSPC}
}

// syncDir does nothing: Windows has no sync of a folder, it journals names itself.
func syncDir(string) error { return nil }

// The lock is a byte of its own, one before the byte that bbolt locks, far behind the end of any file: LockFileEx on the same
// handle and the same byte would wait for itself.
const (
	lockLow  = 1<<32 - 2
	lockHigh = 1<<32 - 1
)

// oneLock: there are two locks, and only bbolt, in closing, gives its own back.
const oneLock = false

func lockFile(f *os.File, flags uint32) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|flags, 0, 1, 0,
		&windows.Overlapped{Offset: lockLow, OffsetHigh: lockHigh})
}

func tryLock(f *os.File) (bool, error) {
	err := lockFile(f, windows.LOCKFILE_FAIL_IMMEDIATELY)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

func blockLock(f *os.File) error { return lockFile(f, 0) }

func unlock(f *os.File) error {
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, &windows.Overlapped{Offset: lockLow, OffsetHigh: lockHigh})
}

// renameNew renames from to to unless to exists.
func renameNew(from, to string) error {
	f, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFile(f, t)
}
