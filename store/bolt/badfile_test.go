package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// operations are the calls that open the file.
func operations(t *testing.T, l *Log) map[string]error {
	t.Helper()
	out := map[string]error{}
	_, out["Read"] = l.Read(t.Context(), "inc", 0)
	_, out["List"] = l.List(t.Context())
	_, out["Find"] = l.Find(t.Context(), "inc")
	_, out["Draft"] = l.Draft(t.Context(), "inc", "ana")
	_, out["Append"] = l.Append(t.Context(), "new", 0, childEvent(1))
	out["SaveDraft"] = l.SaveDraft(t.Context(), "inc", "ana", incident.Draft{Text: "x"})
	return out
}

// goodFile returns the bytes of a file with one incident of n events, "inc".
func goodFile(t testing.TB, n int) []byte {
	t.Helper()
	l := newLog(t)
	fillLog(t, l, "inc", n)
	for i := range 3 { // both headers, and free pages
		if _, err := l.Append(t.Context(), "inc", uint64(n+i), line(n+i)); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(l.path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func cut(n int) func([]byte) []byte { return func(b []byte) []byte { return b[:n] } }

func cutTo(percent int) func([]byte) []byte {
	return func(b []byte) []byte { return b[:len(b)*percent/100] }
}

// editMetas changes both headers and mends their sums.
func editMetas(edit func(meta []byte)) func([]byte) []byte {
	return func(b []byte) []byte {
		for _, at := range []int{pageHead, os.Getpagesize() + pageHead} {
			m := b[at : at+metaSize]
			edit(m)
			sum := fnv.New64a()
			_, _ = sum.Write(m[:metaSize-8]) // a hash never fails
			binary.NativeEndian.PutUint64(m[metaSize-8:], sum.Sum64())
		}
		return b
	}
}

func TestBadFiles(t *testing.T) {
	for _, row := range []struct {
		name string
		make func(good []byte) []byte
		code incident.Code
		says string
	}{
		{"empty", cut(0), incident.CodeCorrupt, "is empty"},
		{"text", func([]byte) []byte { return []byte("meeting notes\n") }, incident.CodeCorrupt, "is not a war-room file"},
		{"long text", func([]byte) []byte { return bytes.Repeat([]byte("meeting notes\n"), 5000) }, incident.CodeCorrupt, "is not a war-room file"},
		{"zeros", func([]byte) []byte { return make([]byte, 4096) }, incident.CodeCorrupt, "is not a war-room file"},
		{"noise", func([]byte) []byte { return noise(64 << 10) }, incident.CodeCorrupt, "is not a war-room file"},
		{"100 bytes of it", cut(100), incident.CodeCorrupt, "is cut short"},
		{"10 bytes of it", cut(10), incident.CodeCorrupt, "is not a war-room file"},
		{"8 KiB of it", cut(8 << 10), incident.CodeCorrupt, "is cut short"},
		{"16 KiB of it", cut(16 << 10), incident.CodeCorrupt, "is cut short"},
		{"a quarter of it", cutTo(25), incident.CodeCorrupt, "is cut short"},
		{"half of it", cutTo(50), incident.CodeCorrupt, "is cut short"},
		{"newer bbolt", editMetas(func(m []byte) { binary.NativeEndian.PutUint32(m[4:], 3) }), incident.CodeInvalid, "has file format 3 and this program knows 2"},
		{"root behind the end", editMetas(func(m []byte) { binary.NativeEndian.PutUint64(m[16:], 1<<40) }), incident.CodeCorrupt, "contradicts itself"},
		{"both headers damaged", func(b []byte) []byte { b[40]++; b[os.Getpagesize()+40]++; return b }, incident.CodeCorrupt, "neither of its two headers"},
		{"pages zeroed", func(b []byte) []byte { clear(b[2*os.Getpagesize():]); return b }, incident.CodeCorrupt, "is damaged inside"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "log")
			given := row.make(goodFile(t, 3000))
			writeFile(t, path, given)
			for call, err := range operations(t, openLog(t, path)) {
				wantError(t, call, err, row.code, row.says)
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, given) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

func wantError(t *testing.T, call string, err error, code incident.Code, says string) {
	t.Helper()
	if err == nil || incident.CodeOf(err) != code || !strings.Contains(err.Error(), says) {
		t.Errorf("%s = %v with code %q, want code %q and %q", call, err, incident.CodeOf(err), code, says)
	}
	if incident.HintOf(err) == "" {
		t.Errorf("%s = %v without a hint", call, err)
	}
}

func noise(n int) []byte {
	b := make([]byte, n)
	random := rand.NewChaCha8([32]byte{1})
	_, _ = random.Read(b) // never fails
	return b
}

func writeFile(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFolderIsNoFile(t *testing.T) {
	for call, err := range operations(t, openLog(t, t.TempDir())) {
		wantError(t, call, err, incident.CodeInvalid, "is a folder")
	}
}

func TestOtherDatabases(t *testing.T) {
	for _, row := range []struct {
		name   string
		change func(tx *bbolt.Tx) error
		code   incident.Code
		says   string
	}{
		{"of another program", func(tx *bbolt.Tx) error { return tx.DeleteBucket(bucketMeta) }, incident.CodeInvalid, "another program"},
		{"newer", func(tx *bbolt.Tx) error {
			return tx.Bucket(bucketMeta).Put(keyFormat, []byte{0, 0, 0, format + 1})
		}, incident.CodeInvalid, "has log format 2 and this program knows 1"},
		{"without format", func(tx *bbolt.Tx) error { return tx.Bucket(bucketMeta).Delete(keyFormat) }, incident.CodeCorrupt, "which format"},
		{"format of no length", func(tx *bbolt.Tx) error {
			return tx.Bucket(bucketMeta).Put(keyFormat, []byte{1})
		}, incident.CodeCorrupt, "which format"},
		{"a bucket lost", func(tx *bbolt.Tx) error {
			return errors.Join(tx.DeleteBucket(bucketDrafts), tx.DeleteBucket(bucketSummaries), tx.DeleteBucket(bucketIncidents))
		}, incident.CodeCorrupt, "damaged inside"},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := newLog(t)
			fillLog(t, l, "inc", 3)
			edit(t, l, row.change)
			for call, err := range operations(t, l) {
				wantError(t, call, err, row.code, row.says)
			}
		})
	}
}

// edit changes the file behind the back of the log.
func edit(t testing.TB, l *Log, change func(tx *bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(l.path, 0o600, nil)
	if err == nil {
		err = errors.Join(db.Update(change), db.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestDamagedHeader: one damaged header looks like a write that was torn, and the other holds the state before it.
func TestDamagedHeader(t *testing.T) {
	for page := range 2 {
		path := filepath.Join(t.TempDir(), "log")
		data := goodFile(t, 10)
		data[page*os.Getpagesize()+pageHead+40]++
		writeFile(t, path, data)
		l := openLog(t, path)
		events, err := l.Read(t.Context(), "inc", 0)
		if err != nil || len(events) < 12 || len(events) > 13 {
			t.Fatalf("header %d damaged: %d events, %v; want 12 or 13", page, len(events), err)
		}
		if _, err := l.Append(t.Context(), "inc", uint64(len(events)), line(99)); err != nil {
			t.Errorf("header %d damaged: %v", page, err)
		}
	}
}

func TestNewestHeader(t *testing.T) {
	header := func(txid uint64, sound bool) meta {
		return meta{magic: metaMagic, version: metaVersion, txid: txid, sound: sound}
	}
	for _, row := range []struct {
		a, b meta
		want uint64 // 0: none
	}{
		{header(6, true), header(7, true), 7},
		{header(8, true), header(7, true), 8},
		{header(8, false), header(7, true), 7},
		{header(6, true), header(7, false), 6},
		{header(6, false), header(7, false), 0},
		{meta{}, header(1, true), 1},
		{meta{}, meta{}, 0},
	} {
		if m, ok := newest([2]meta{row.a, row.b}); m.txid != row.want || ok != (row.want > 0) {
			t.Errorf("of %+v and %+v the newest is %d, want %d", row.a, row.b, m.txid, row.want)
		}
	}
}

// TestFlippedBits: whatever bit is wrong, a call ends, and with the truth or an error. What bbolt's own pages hide behind a flipped
// bit is found by the hashes, the sums and the counts.
func TestFlippedBits(t *testing.T) {
	good := goodFile(t, 400)
	path := filepath.Join(t.TempDir(), "log")
	writeFile(t, path, good)
	want, err := openLog(t, path).Read(t.Context(), "inc", 0)
	if err != nil {
		t.Fatal(err)
	}
	wantList, err := openLog(t, path).List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m, _ := newest(readMetas(bytes.NewReader(good)))
	page := int(m.pageSize)
	random := rand.New(rand.NewPCG(1, 2))
	rounds, noticed := 400, 0
	if testing.Short() {
		rounds = 50
	}
	for range rounds {
		at := 2*page + random.IntN(int(m.pages)*page-2*page)
		if random.IntN(3) == 0 { // a third in the heads of pages, where it hurts
			at = at/page*page + random.IntN(64)
		}
		data := bytes.Clone(good)
		data[at] ^= 1 << random.IntN(8)
		writeFile(t, path, data)
		l := openLog(t, path)
		events, err := l.Read(t.Context(), "inc", 0)
		if err == nil && !reflect.DeepEqual(events, want) {
			t.Fatalf("byte %d: Read gives other events, and no error", at)
		}
		list, lerr := l.List(t.Context())
		if lerr == nil && err == nil && !reflect.DeepEqual(list, wantList) {
			t.Fatalf("byte %d: List gives %+v, want %+v", at, list, wantList)
		}
		if err != nil || lerr != nil {
			noticed++
		}
		_, _ = l.Append(t.Context(), "inc", 403, childEvent(1)) // it must end; Read says later whether it was right
	}
	t.Logf("%d of %d flips were noticed, the others did no harm", noticed, rounds)
	if noticed == 0 {
		t.Error("no flip was noticed: does the test flip anything in use?")
	}
}

func TestModes(t *testing.T) {
	l := newLog(t)
	if err := l.SaveDraft(t.Context(), "inc", "ana", incident.Draft{Text: "x"}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{
		l.path: 0o600, filepath.Dir(l.path): 0o700, filepath.Dir(filepath.Dir(l.path)): 0o700,
	} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v (%v), want %v", path, info.Mode().Perm(), err, want)
		}
	}
	entries, err := os.ReadDir(filepath.Dir(l.path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want the log alone", entries, err)
	}
}

// TestMissingFile: reading makes nothing, and neither do writes that cannot succeed or have nothing to write.
func TestMissingFile(t *testing.T) {
	l := newLog(t)
	_, err := l.Append(t.Context(), "inc", 3, childEvent(1))
	wantError(t, "Append", err, incident.CodeNotFound, `"inc"`)
	_, err = l.Read(t.Context(), "inc", 0)
	wantError(t, "Read", err, incident.CodeNotFound, `"inc"`)
	if err := l.SaveDraft(t.Context(), "inc", "ana", incident.Draft{}); err != nil {
		t.Errorf("SaveDraft of nothing = %v", err)
	}
	if list, err := l.List(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("List = %v, %v", list, err)
	}
	if _, err := os.Stat(filepath.Dir(l.path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder was made: %v", err)
	}
}

func TestLinkToNowhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	if err := os.Symlink(filepath.Join(t.TempDir(), "no", "such", "file"), path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	_, err := openLog(t, path).Append(t.Context(), "inc", 0, childEvent(1))
	wantError(t, "Append", err, incident.CodeInvalid, "leads nowhere")
}

// TestOtherPageSizes: a file made on a machine with other pages must open here, also by its second header alone.
func TestOtherPageSizes(t *testing.T) {
	for _, size := range []int{1024, 16 << 10, 64 << 10} {
		path := filepath.Join(t.TempDir(), "log")
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: size})
		if err == nil {
			err = errors.Join(db.Update(layOut), db.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
		l := openLog(t, path)
		fillLog(t, l, "inc", 200)
		before, ok := peek(path)
		if events, err := l.Read(t.Context(), "inc", 0); err != nil || len(events) != 200 || !ok {
			t.Fatalf("pages of %d bytes: %d events, %v", size, len(events), err)
		}
		if before.txid%2 == 0 { // the newest header must be the second one
			if err := l.SaveDraft(t.Context(), "inc", "ana", incident.Draft{Text: "x"}); err != nil {
				t.Fatal(err)
			}
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		data[pageHead+40]++
		writeFile(t, path, data)
		if events, err := l.Read(t.Context(), "inc", 0); err != nil || len(events) != 200 {
			t.Errorf("pages of %d bytes, first header damaged: %d events, %v", size, len(events), err)
		}
	}
}

func TestNamesThatCannotBeKeys(t *testing.T) {
	l := newLog(t)
	long := strings.Repeat("x", idMax+1)
	for _, row := range []struct{ id, person string }{{"inc", "a\x00b"}, {"in\x00c", "ana"}, {long, "ana"}, {"inc", long}} {
		err := l.SaveDraft(t.Context(), row.id, row.person, incident.Draft{Text: "x"})
		wantError(t, "SaveDraft", err, incident.CodeInvalid, "cannot be kept")
		_, err = l.Draft(t.Context(), row.id, row.person)
		wantError(t, "Draft", err, incident.CodeInvalid, "cannot be kept")
	}
	for _, id := range []string{"", "a\x00b", long} {
		_, err := l.Append(t.Context(), id, 0, childEvent(1))
		wantError(t, "Append", err, incident.CodeInvalid, "cannot be the id")
	}
}
