package bolt

import (
	"fmt"
	"reflect"
	"testing"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

type damage struct {
	name   string
	change func(tx *bbolt.Tx) error
}

// cacheDamage is what can be wrong with the summaries and the index of incidents 0 to 3, of which 0 and 1 are open.
func cacheDamage() []damage {
	flip := func(tx *bbolt.Tx, id string, at int) error {
		b := tx.Bucket(bucketSummaries)
		v := append([]byte(nil), b.Get([]byte(id))...)
		v[at] ^= 4
		return b.Put([]byte(id), v)
	}
	return []damage{
		{"nothing", func(*bbolt.Tx) error { return nil }},
		{"a bit flipped", func(tx *bbolt.Tx) error { return flip(tx, "inc00001", 30) }},
		{"another format", func(tx *bbolt.Tx) error { return flip(tx, "inc00001", 0) }},
		{"one lost", func(tx *bbolt.Tx) error { return tx.Bucket(bucketSummaries).Delete([]byte("inc00001")) }},
		{"one under another id", func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucketSummaries)
			v := append([]byte(nil), b.Get([]byte("inc00001"))...)
			return errorsOf(b.Delete([]byte("inc00001")), b.Put([]byte("inc00009"), v))
		}},
		{"an old one", func(tx *bbolt.Tx) error {
			v, err := seal(summaryFormat, []byte("inc00001"), incident.Summary{Title: "old", Seq: 1})
			return errorsOf(err, tx.Bucket(bucketSummaries).Put([]byte("inc00001"), v))
		}},
		{"the index lost", func(tx *bbolt.Tx) error {
			return errorsOf(tx.DeleteBucket(bucketOpen), func() error { _, err := tx.CreateBucket(bucketOpen); return err }())
		}},
		{"the newest in the index under another id", func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucketOpen)
			k, v := b.Cursor().Last()
			k, v = append([]byte(nil), k...), append([]byte(nil), v...)
			other := append([]byte(nil), k...)
			other[len(other)-1] ^= 1 // the id of an open incident too
			return errorsOf(b.Delete(k), b.Put(other, v))
		}},
		{"the index names closed, strange and lost ones", func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucketOpen)
			far := []byte{0xff, 0, 0, 0, 0, 0, 0, 0}
			return errorsOf(b.Put(append(far, "inc00002"...), []byte{1}), b.Put(append(far, "gone"...), []byte{1}), b.Put([]byte("x"), []byte{1}))
		}},
	}
}

// TestSummariesAreMended: whatever happens to the cached summaries and the index, lists and finds tell what the log says, and the
// next append puts the cache right.
func TestSummariesAreMended(t *testing.T) {
	for _, row := range cacheDamage() {
		t.Run(row.name, func(t *testing.T) {
			l := newLog(t)
			fillIncidents(t, l, 4) // 0 is open, 1 to 3 are closed
			reopened := line(9)
			reopened.Kind = incident.KindReopened
			if _, err := l.Append(t.Context(), "inc00001", 3, reopened); err != nil {
				t.Fatal(err)
			}
			want, err := l.List(t.Context())
			if err != nil || len(want) != 4 {
				t.Fatal(want, err)
			}
			edit(t, l, row.change)
			if row.name != "an old one" { // a list trusts a sound summary; its append does not
				wantSameList(t, l, want)
				wantNewest(t, l, "inc00001")
			}
			for id, after := range map[string]uint64{"inc00001": 4, "inc00000": 2} {
				if _, err := l.Append(t.Context(), id, after, line(20)); err != nil {
					t.Fatal(err)
				}
			}
			for _, s := range want {
				wantFold(t, l, s.ID)
			}
			wantNewest(t, l, "inc00001")
			edit(t, l, func(tx *bbolt.Tx) error { return wantSound(tx, "inc00001") })
		})
	}
}

func errorsOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

func wantSameList(t *testing.T, l *Log, want []incident.Summary) {
	t.Helper()
	got, err := l.List(t.Context())
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("List = %+v, %v; want %+v", got, err, want)
	}
}

// wantFold checks that Find gives what folding the log gives.
func wantFold(t *testing.T, l *Log, id string) {
	t.Helper()
	events, err := l.Read(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := incident.Summary{ID: id}
	for _, e := range events {
		want = want.Apply(e)
	}
	if got, err := l.Find(t.Context(), id); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Find(%s) = %+v, %v; want %+v", id, got, err, want)
	}
}

func wantNewest(t *testing.T, l *Log, id string) {
	t.Helper()
	if s, err := l.Find(t.Context(), ""); err != nil || s.ID != id {
		t.Errorf("the newest open incident is %q, %v; want %s", s.ID, err, id)
	}
}

func wantSound(tx *bbolt.Tx, id string) error {
	if _, ok := openSummary(tx, id); !ok {
		return fmt.Errorf("the summary of %s was not mended", id)
	}
	return nil
}

// TestDamagedLog: what is wrong in the events themselves is said, and never taken for less than it is.
func TestDamagedLog(t *testing.T) {
	events := func(tx *bbolt.Tx) *bbolt.Bucket { return tx.Bucket(bucketIncidents).Bucket([]byte("inc")) }
	flip := func(tx *bbolt.Tx, seq uint64, at int) error {
		v := append([]byte(nil), events(tx).Get(seqKey(seq))...)
		v[at] ^= 4
		return events(tx).Put(seqKey(seq), v)
	}
	const n = 9
	for _, row := range []struct {
		name    string
		change  func(tx *bbolt.Tx) error
		appends bool // an append need not look at all events, only at the end
	}{
		{"a text changed", func(tx *bbolt.Tx) error { return flip(tx, 4, 150) }, true},
		{"a hash changed", func(tx *bbolt.Tx) error { return flip(tx, 4, 40) }, true},
		{"two changed places", func(tx *bbolt.Tx) error {
			b := events(tx)
			four, five := append([]byte(nil), b.Get(seqKey(4))...), append([]byte(nil), b.Get(seqKey(5))...)
			return errorsOf(b.Put(seqKey(4), five), b.Put(seqKey(5), four))
		}, true},
		{"one lost", func(tx *bbolt.Tx) error { return events(tx).Delete(seqKey(4)) }, true},
		{"the first lost", func(tx *bbolt.Tx) error { return events(tx).Delete(seqKey(1)) }, true},
		{"the last lost", func(tx *bbolt.Tx) error { return events(tx).Delete(seqKey(n)) }, false},
		{"the last changed", func(tx *bbolt.Tx) error { return flip(tx, n, 40) }, false},
		{"the last written anew, with hashes that fit", func(tx *bbolt.Tx) error {
			prev, _ := incident.RecordChain(events(tx).Get(seqKey(n - 1)))
			record, _, err := incident.Seal(prev, n, line(77), incident.Salt{})
			return errorsOf(err, events(tx).Put(seqKey(n), record))
		}, true},
		{"one cut short", func(tx *bbolt.Tx) error { return events(tx).Put(seqKey(4), []byte{1, 2}) }, true},
		{"the last cut short", func(tx *bbolt.Tx) error { return events(tx).Put(seqKey(n), nil) }, false},
		{"a key that is no number", func(tx *bbolt.Tx) error { return events(tx).Put([]byte{0, 1}, nil) }, false},
		{"all lost", func(tx *bbolt.Tx) error { return tx.Bucket(bucketIncidents).DeleteBucket([]byte("inc")) }, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := newLog(t)
			fillLog(t, l, "inc", n)
			fillLog(t, l, "other", 3)
			edit(t, l, row.change)
			_, err := l.Read(t.Context(), "inc", 0)
			wantError(t, "Read", err, incident.CodeCorrupt, "")
			_, err = l.Append(t.Context(), "inc", n, line(n))
			if row.appends != (err == nil) {
				t.Errorf("Append = %v", err)
			}
			if got, err := l.Read(t.Context(), "other", 0); err != nil || len(got) != 3 {
				t.Errorf("the other incident: %d events, %v", len(got), err)
			}
			if list, err := l.List(t.Context()); err != nil || len(list) == 0 {
				t.Errorf("List = %v, %v", list, err)
			}
		})
	}
}
