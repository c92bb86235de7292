package bolt

import "golang.org/x/sys/unix"

// renameNew renames from to to unless to exists.
func renameNew(from, to string) error { return unix.RenamexNp(from, to, unix.RENAME_EXCL) }
