package bolt

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"

	"warroom/internal/incident"
)

// The two header pages of a bbolt file, as bbolt 1.5 lays them out (internal/common/page.go, meta.go): a page starts with 16 bytes
// of its own, then come the fields of the meta, in the byte order of the machine that wrote it.
const (
	pageHead = 16
	metaSize = 64

	metaMagic   = 0xED0CDAED
	metaVersion = 2 // of bbolt's file format
)

// meta is one header: which transaction it closed, and how far the file was used by then.
type meta struct {
	magic, version, pageSize uint32
	root, freelist, pages    uint64 // pages is the high-water mark
	txid                     uint64
	sound                    bool // its checksum fits
}

// noFreelist in meta.freelist says that none was written.
const noFreelist = ^uint64(0)

func parseMeta(b []byte) meta {
	ne := binary.NativeEndian
	m := meta{
		magic: ne.Uint32(b), version: ne.Uint32(b[4:]), pageSize: ne.Uint32(b[8:]),
		root: ne.Uint64(b[16:]), freelist: ne.Uint64(b[32:]), pages: ne.Uint64(b[40:]), txid: ne.Uint64(b[48:]),
	}
	sum := fnv.New64a()
	_, _ = sum.Write(b[:metaSize-8]) // a hash never fails
	m.sound = sum.Sum64() == ne.Uint64(b[metaSize-8:])
	return m
}

// usable reports whether bbolt may be let at the file with this header.
func (m meta) usable() bool { return m.magic == metaMagic && m.version == metaVersion && m.sound }

// readMetas returns both headers; one that cannot be read is the zero meta. The second lies a page in, and how long a page is
// only a sound header says. It is nearly always the page of this machine, so one read gets both.
func readMetas(r io.ReaderAt) [2]meta {
	var out [2]meta
	page := os.Getpagesize()
	b := make([]byte, page+pageHead+metaSize)
	n, _ := r.ReadAt(b, 0) // what is not there stays zero, and is no header
	out[0] = parseMeta(b[pageHead:])
	if out[0].usable() && int(out[0].pageSize) != page {
		out[1] = metaAt(r, int64(out[0].pageSize))
		return out
	}
	out[1] = parseMeta(b[page+pageHead:])
	if !out[0].usable() && !out[1].usable() && n == len(b) {
		out[1] = searchMeta(r, out[1])
	}
	return out
}

func metaAt(r io.ReaderAt, at int64) meta {
	var b [metaSize]byte
	if _, err := r.ReadAt(b[:], at+pageHead); err != nil {
		return meta{}
	}
	return parseMeta(b[:])
}

// searchMeta looks for the second header at every length a page may have, as bbolt does, and returns none when there is none.
func searchMeta(r io.ReaderAt, none meta) meta {
	for size := int64(1024); size <= 1024<<14; size *= 2 {
		if m := metaAt(r, size); m.usable() && int64(m.pageSize) == size {
			return m
		}
	}
	return none
}

// newest returns the header that counts: the sound one with the higher transaction.
func newest(metas [2]meta) (meta, bool) {
	a, b := metas[0], metas[1]
	switch {
	case a.usable() && (!b.usable() || a.txid >= b.txid):
		return a, true
	case b.usable():
		return b, true
	}
	return meta{}, false
}

// preflight finds, before the file is mapped, what bbolt would answer with a panic, a fault or a riddle. f is locked. One damaged
// header is let pass: a write that was torn looks the same, and the other header is then the state before it.
func preflight(path string, f *os.File, size int64) error {
	if size == 0 {
		return incident.Errorf(incident.CodeCorrupt, "%s is empty: it was never finished", path).
			WithHint("remove it, and a new log is made at the first entry")
	}
	metas := readMetas(f)
	m, ok := newest(metas)
	if !ok {
		return unusable(path, metas, size)
	}
	need := m.pages * uint64(m.pageSize)
	switch {
	case m.pageSize < 512 || m.root >= m.pages || (m.freelist >= m.pages && m.freelist != noFreelist):
		return incident.Errorf(incident.CodeCorrupt, "%s contradicts itself in its header", path).WithHint(hintRestore)
	case uint64(size) < need:
		return incident.Errorf(incident.CodeCorrupt, "%s is cut short: %d of at least %d bytes", path, size, need).
			WithHint(hintRestore)
	}
	return nil
}

// unusable says what is wrong with a file that has no header to trust.
func unusable(path string, metas [2]meta, size int64) error {
	for _, m := range metas {
		switch {
		case m.magic == metaMagic && m.version > metaVersion && m.sound:
			return incident.Errorf(incident.CodeInvalid, "%s has file format %d and this program knows %d", path, m.version, metaVersion).
				WithHint("a newer warroom wrote it: use that one")
		case m.magic == metaMagic && size < 2*int64(os.Getpagesize()):
			return incident.Errorf(incident.CodeCorrupt, "%s is cut short: %d bytes, less than its header", path, size).
				WithHint(hintRestore)
		case m.magic == metaMagic:
			return incident.Errorf(incident.CodeCorrupt, "%s is damaged: neither of its two headers is whole", path).
				WithHint(hintRestore)
		}
	}
	return incident.Errorf(incident.CodeCorrupt, "%s is not a war-room file", path).WithHint(hintOther)
}

// errNotRegular refuses what is no file: a pipe would hang the reader, a folder has no bytes.
func errNotRegular(path string, info os.FileInfo) error {
	if info.IsDir() {
		return incident.Errorf(incident.CodeInvalid, "%s is a folder", path).WithHint("name a file in it")
	}
	return incident.Errorf(incident.CodeInvalid, "%s is not a regular file", path).WithHint("name another file")
}

// stamp is the state of a log file as far as a look at its headers tells.
type stamp struct {
	info os.FileInfo // whose file it is; nil when there is none
	txid uint64
}

func (s stamp) same(t stamp) bool {
	if s.info == nil || t.info == nil {
		return s.info == nil && t.info == nil
	}
	return s.txid == t.txid && os.SameFile(s.info, t.info)
}

// peek reads the stamp of the file without its lock: the headers carry checksums, so a look in the middle of a write sees the
// transaction before. It reports false when there is something it cannot read; the next look may.
func peek(path string) (stamp, bool) {
	f, info, err := openRegular(path, os.O_RDONLY)
	if errors.Is(err, errMissing) {
		return stamp{}, true
	}
	if err != nil {
		return stamp{}, false
	}
	defer func() { _ = f.Close() }() // only read
	m, ok := newest(readMetas(f))
	return stamp{info: info, txid: m.txid}, ok
}
