//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package bolt

import "os"

// Where there is no flock, bbolt's own lock is the only one: it is as safe and less fair, because it asks again every 50 ms.

// oneLock: only bbolt, in closing, gives the lock back.
const oneLock = false

func tryLock(*os.File) (bool, error) { return true, nil }

func blockLock(*os.File) error { return nil }

func unlock(*os.File) error { return nil }
