//go:build !(darwin || linux || windows)

package bolt

import "errors"

// renameNew cannot be had here: a file system without hard links cannot hold a new log.
func renameNew(string, string) error { return errors.ErrUnsupported }
