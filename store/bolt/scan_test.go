package bolt

import (
	"bytes"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// TestScanPastDamage: a record that cannot be read is counted, and an incident whose pages lead astray does not keep the others from
// being searched.
func TestScanPastDamage(t *testing.T) {
	given := func(t *testing.T) *Log {
		l := newLog(t)
		for _, id := range []string{"a", "b", "c"} {
			fillLog(t, l, id, 10)
		}
		return l
	}
	for _, row := range []struct {
		name    string
		damage  func(tx *bbolt.Tx) error
		found   int
		damaged int
		code    incident.Code
	}{
		{"nothing", func(*bbolt.Tx) error { return nil }, 30, 0, ""},
		{"a record cut short", func(tx *bbolt.Tx) error {
			return tx.Bucket(bucketIncidents).Bucket([]byte("b")).Put(seqKey(3), []byte{1, 2, 3})
		}, 29, 1, ""},
		{"a record of no known form", func(tx *bbolt.Tx) error {
			return tx.Bucket(bucketIncidents).Bucket([]byte("b")).Put(seqKey(3), bytes.Repeat([]byte{9}, 200))
		}, 29, 1, ""},
		{"a payload that is none", func(tx *bbolt.Tx) error {
			return tx.Bucket(bucketIncidents).Bucket([]byte("b")).Put(seqKey(3), append([]byte{1}, bytes.Repeat([]byte{0xff}, 200)...))
		}, 29, 1, ""},
		{"a key that is none", func(tx *bbolt.Tx) error {
			return tx.Bucket(bucketIncidents).Bucket([]byte("a")).Put([]byte("zz"), []byte("x"))
		}, 20, 0, incident.CodeCorrupt},
		{"an incident that is gone", func(tx *bbolt.Tx) error { return tx.Bucket(bucketIncidents).DeleteBucket([]byte("b")) }, 20, 0, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := given(t)
			edit(t, l, row.damage)
			found := 0
			damaged, err := l.Scan(t.Context(), nil, func(incident.Summary, incident.Event) bool { found++; return true })
			if found != row.found || damaged != row.damaged || incident.CodeOf(err) != row.code || (err == nil) != (row.code == "") {
				t.Errorf("%d found, %d damaged, %v; want %d, %d, %q", found, damaged, err, row.found, row.damaged, row.code)
			}
		})
	}
}

// TestScanFlippedBits: whatever bit is wrong, a scan ends, and yields no event twice.
func TestScanFlippedBits(t *testing.T) {
	good := goodFile(t, 400)
	path := filepath.Join(t.TempDir(), "log")
	m, _ := newest(readMetas(bytes.NewReader(good)))
	page := int(m.pageSize)
	random := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		at := 2*page + random.IntN(int(m.pages)*page-2*page)
		if random.IntN(2) == 0 { // half in the heads of pages, where it hurts
			at = at/page*page + random.IntN(64)
		}
		data := bytes.Clone(good)
		data[at] ^= 1 << random.IntN(8)
		writeFile(t, path, data)
		seen := map[uint64]bool{}
		_, _ = openLog(t, path).Scan(t.Context(), nil, func(_ incident.Summary, e incident.Event) bool {
			if seen[e.Seq] {
				t.Fatalf("byte %d: event %d came twice", at, e.Seq)
			}
			seen[e.Seq] = true
			return true
		})
	}
}

func TestScanOfNoFile(t *testing.T) {
	l := openLog(t, filepath.Join(t.TempDir(), "log"))
	if damaged, err := l.Scan(t.Context(), nil, func(incident.Summary, incident.Event) bool { return true }); damaged != 0 || err != nil {
		t.Errorf("%d, %v", damaged, err)
	}
	if _, err := l.Records(t.Context(), "inc"); incident.CodeOf(err) != incident.CodeNotFound {
		t.Errorf("records of no file: %v", err)
	}
}

// TestRestoreLeavesNoBytes: words that were redacted elsewhere are gone from the file as after a redaction here.
func TestRestoreLeavesNoBytes(t *testing.T) {
	there, here := newLog(t), newLog(t)
	leak(t, there, "inc", 300)
	move := func() {
		t.Helper()
		records, err := there.Records(t.Context(), "inc")
		if err == nil {
			_, err = here.Restore(t.Context(), "inc", records)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	move()
	if err := here.SaveDraft(t.Context(), "inc", "bo", incident.Draft{Text: "the key is " + secret + ", I think"}); err != nil {
		t.Fatal(err)
	}
	if copies(t, here.path) < 4 {
		t.Fatal("the secret is not where the test wants it")
	}
	if err := redactNotes(t.Context(), there, "inc", 300); err != nil {
		t.Fatal(err)
	}
	move()
	if n := copies(t, here.path); n != 0 {
		t.Errorf("the file holds the secret %d times", n)
	}
	wantAlone(t, here.path)
	wantFold(t, here, "inc")
	wantHealthy(t, here)
}
