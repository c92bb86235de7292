package bolt

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// TestDoctor damages one side of the file after the other: the doctor says which, mends what can be mended, and loses nothing.
func TestDoctor(t *testing.T) {
	far := append([]byte{0xff, 0, 0, 0, 0, 0, 0, 0}, "inc00002"...)
	for _, row := range []struct {
		name   string
		damage func(t *testing.T, l *Log)
		check  string
		state  string // before it is mended
		after  string // what --fix leaves
	}{
		{"nothing", func(*testing.T, *Log) {}, "events", StateOK, StateOK},
		{"no file", func(t *testing.T, l *Log) { remove(t, l.path) }, "file", StateOK, StateOK},
		{"no log", func(t *testing.T, l *Log) { writeFile(t, l.path, []byte("meeting notes")) }, "file", StateOK, StateOK},
		{"others may read it", func(t *testing.T, l *Log) { setMode(t, l.path, 0o644) }, "permissions", StateWarn, StateOK},
		{"others may replace it", func(t *testing.T, l *Log) { setMode(t, filepath.Dir(l.path), 0o777) }, "permissions", StateWarn, StateWarn},
		{"a summary lost", changed(func(tx *bbolt.Tx) error { return tx.Bucket(bucketSummaries).Delete([]byte("inc00001")) }), "summaries", StateWarn, StateOK},
		{"a summary damaged", changed(func(tx *bbolt.Tx) error { return tx.Bucket(bucketSummaries).Put([]byte("inc00001"), []byte{1, 2, 3}) }), "summaries", StateWarn, StateOK},
		{"a summary that tells something else", changed(func(tx *bbolt.Tx) error {
			s, _ := openSummary(tx, "inc00001")
			s.Notes = 77
			v, err := seal(summaryFormat, []byte("inc00001"), s)
			return errorsOf(err, tx.Bucket(bucketSummaries).Put([]byte("inc00001"), v))
		}), "summaries", StateWarn, StateOK},
		{"the index strange", changed(func(tx *bbolt.Tx) error { return tx.Bucket(bucketOpen).Put(far, []byte{1}) }), "index", StateWarn, StateOK},
		{"the count wrong", changed(func(tx *bbolt.Tx) error { return tx.Bucket(bucketIncidents).SetSequence(77) }), "index", StateWarn, StateOK},
		{"an event changed", changed(func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucketIncidents).Bucket([]byte("inc00001"))
			v := record(b, 2)
			v[90] ^= 1
			return b.Put(seqKey(2), v)
		}), "events", StateBad, StateBad},
		{"the last event lost", changed(func(tx *bbolt.Tx) error {
			return tx.Bucket(bucketIncidents).Bucket([]byte("inc00001")).Delete(seqKey(3))
		}), "events", StateBad, StateBad},
		{"all events lost", changed(func(tx *bbolt.Tx) error { return tx.Bucket(bucketIncidents).DeleteBucket([]byte("inc00001")) }), "events", StateBad, StateBad},
		{"an event too many", changed(func(tx *bbolt.Tx) error { return forge(tx.Bucket(bucketIncidents).Bucket([]byte("inc00001")), 4) }), "events", StateBad, StateBad},
		{"a draft damaged", changed(func(tx *bbolt.Tx) error { return tx.Bucket(bucketDrafts).Put([]byte("bo\x00inc"), []byte("x")) }), "drafts", StateWarn, StateOK},
		{"a redaction interrupted", changed(func(tx *bbolt.Tx) error { return tx.Bucket(bucketMeta).Put(keyUnclean, []byte{1}) }), "redactions", StateWarn, StateOK},
		{"a copy left", func(t *testing.T, l *Log) { writeFile(t, l.path+compactSuffix, []byte("x")) }, "leftovers", StateWarn, StateOK},
		{"a header damaged", func(t *testing.T, l *Log) {
			data, err := os.ReadFile(l.path)
			if err != nil {
				t.Fatal(err)
			}
			m, _ := newest(readMetas(bytes.NewReader(data)))
			data[(1-int(m.txid%2))*os.Getpagesize()+pageHead+40]++
			writeFile(t, l.path, data)
		}, "headers", StateWarn, StateOK},
		{"room wasted", func(t *testing.T, l *Log) {
			fillLog(t, l, "large", 40_000)
			edit(t, l, func(tx *bbolt.Tx) error {
				return errorsOf(tx.Bucket(bucketIncidents).DeleteBucket([]byte("large")), tx.Bucket(bucketSummaries).Delete([]byte("large")), reindex(tx))
			})
		}, "room", StateWarn, StateOK},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := newLog(t)
			fillIncidents(t, l, 4)
			if err := l.SaveDraft(t.Context(), "inc00000", "ana", incident.Draft{Text: "x"}); err != nil {
				t.Fatal(err)
			}
			row.damage(t, l)
			before := l.Doctor(t.Context(), false, l.CheckStructure)
			if got := stateOf(before, row.check); got != row.state {
				t.Fatalf("%s is %q, want %q: %+v", row.check, got, row.state, before)
			}
			l.Doctor(t.Context(), true, l.CheckStructure)
			after := l.Doctor(t.Context(), false, l.CheckStructure)
			if got := stateOf(after, row.check); got != row.after {
				t.Errorf("with --fix %s is %q, want %q: %+v", row.check, got, row.after, after)
			}
			for _, f := range append(before, after...) {
				if (f.State != StateOK) != (f.Hint != "") {
					t.Errorf("%s is %s: %s; and the hint is %q", f.Check, f.State, f.Text, f.Hint)
				}
			}
			if row.after == StateOK && row.name != "no log" && row.name != "no file" {
				wantHealthy(t, l)
				wantFold(t, l, "inc00001")
				wantNewest(t, l, "inc00000")
			}
		})
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func setMode(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func changed(change func(tx *bbolt.Tx) error) func(*testing.T, *Log) {
	return func(t *testing.T, l *Log) {
		t.Helper()
		edit(t, l, change)
	}
}

func TestDoctorOnABusyFile(t *testing.T) {
	l := someLog(t, 1)
	defer takeLock(t, l)()
	found := l.Doctor(t.Context(), true, l.CheckStructure)
	if last := found[len(found)-1]; last.Check != "lock" || last.State != StateWarn || last.Hint == "" {
		t.Errorf("%+v", found)
	}
}

func TestDoctorOnADeadCheck(t *testing.T) {
	l := someLog(t, 0)
	found := l.Doctor(t.Context(), false, func(context.Context) error { return fmt.Errorf("it died") })
	if stateOf(found, "structure") != StateBad || len(found) < 10 {
		t.Errorf("%+v", found)
	}
}
