package bolt

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// verified is a file with "inc", of which something was redacted, and "other", and the head of the first.
func verified(t *testing.T) (data []byte, head incident.Head) {
	t.Helper()
	l := newLog(t)
	leak(t, l, "inc", 40)
	if err := redactNotes(t.Context(), l, "inc", 40); err != nil {
		t.Fatal(err)
	}
	fillLog(t, l, "other", 5)
	head, err := l.Verify(t.Context(), "inc")
	if err != nil {
		t.Fatal(err)
	}
	if data, err = os.ReadFile(l.path); err != nil {
		t.Fatal(err)
	}
	return data, head
}

// tamper is one way to damage the events of an incident, of which there are n.
type tamper struct {
	name string
	do   func(tx *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error
}

func record(b *bbolt.Bucket, seq uint64) []byte { return bytes.Clone(b.Get(seqKey(seq))) }

func anySeq(r *rand.Rand, n uint64) uint64 { return 1 + r.Uint64N(n) }

// shift moves the events behind at by one place, up or down.
func shift(b *bbolt.Bucket, at, n uint64, up bool) error {
	var all [][]byte
	for seq := at + 1; seq <= n; seq++ {
		all = append(all, record(b, seq))
		if err := b.Delete(seqKey(seq)); err != nil {
			return err
		}
	}
	to := at
	if up {
		to = at + 2
	}
	for i, v := range all {
		if err := b.Put(seqKey(to+uint64(i)), v); err != nil {
			return err
		}
	}
	return nil
}

func tampers() []tamper {
	return []tamper{
		{"bytes flipped", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			seq := anySeq(r, n)
			v := record(b, seq)
			for _, at := range r.Perm(len(v))[:1+r.IntN(3)] {
				v[at] ^= byte(1 + r.IntN(255))
			}
			return b.Put(seqKey(seq), v)
		}},
		{"two exchanged", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			i, j := anySeq(r, n-1), uint64(0)
			j = i + 1 + r.Uint64N(n-i)
			one, two := record(b, i), record(b, j)
			return errorsOf(b.Put(seqKey(i), two), b.Put(seqKey(j), one))
		}},
		{"one lost", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			return b.Delete(seqKey(anySeq(r, n)))
		}},
		{"one lost, the others moved up", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			return shift(b, anySeq(r, n-1), n, false)
		}},
		{"the end lost", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			for seq := n - r.Uint64N(n-1); seq <= n; seq++ {
				if err := b.Delete(seqKey(seq)); err != nil {
					return err
				}
			}
			return nil
		}},
		{"the end lost, and the summary damaged", func(tx *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			v := bytes.Clone(tx.Bucket(bucketSummaries).Get([]byte("inc")))
			v[r.IntN(len(v))] ^= byte(1 + r.IntN(255))
			return errorsOf(b.Delete(seqKey(n)), tx.Bucket(bucketSummaries).Put([]byte("inc"), v))
		}},
		{"the end lost, and the summary", func(tx *bbolt.Tx, b *bbolt.Bucket, n uint64, _ *rand.Rand) error {
			return errorsOf(b.Delete(seqKey(n)), tx.Bucket(bucketSummaries).Delete([]byte("inc")))
		}},
		{"one doubled, the others moved down", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			seq := anySeq(r, n)
			return errorsOf(shift(b, seq, n, true), b.Put(seqKey(seq+1), record(b, seq)))
		}},
		{"one doubled over another", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			i, j := anySeq(r, n-1), uint64(0)
			j = i + 1 + r.Uint64N(n-i)
			return b.Put(seqKey(j), record(b, i))
		}},
		{"one doubled at the end", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			return b.Put(seqKey(n+1), record(b, anySeq(r, n)))
		}},
		{"one cut short", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			seq := anySeq(r, n)
			v := record(b, seq)
			return b.Put(seqKey(seq), v[:r.IntN(len(v))])
		}},
		{"one made longer", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			seq := anySeq(r, n)
			return b.Put(seqKey(seq), append(record(b, seq), byte(r.IntN(256))))
		}},
		{"one emptied past the program", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			for {
				seq := anySeq(r, n)
				v := record(b, seq)
				if emptied, _ := incident.Emptied(v); len(emptied) < len(v) {
					return b.Put(seqKey(seq), emptied)
				}
			}
		}},
		{"the words of one under the hashes of another", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			i, j := 1+r.Uint64N(20), 21+r.Uint64N(15) // none of them was redacted
			one, two := record(b, i), record(b, j)
			return b.Put(seqKey(i), append(one[:65:65], two[65:]...))
		}},
		{"one written anew, with hashes that fit", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			seq := anySeq(r, n)
			return forge(b, seq)
		}},
		{"one written behind the end, with hashes that fit", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, _ *rand.Rand) error {
			return forge(b, n+1)
		}},
		{"a number changed", func(_ *bbolt.Tx, b *bbolt.Bucket, n uint64, r *rand.Rand) error {
			seq := anySeq(r, n)
			v, k := record(b, seq), seqKey(seq)
			k[r.IntN(8)] ^= byte(1 + r.IntN(255))
			if at := binary.BigEndian.Uint64(k); at >= 1 && at <= n {
				return errorsOf(b.Delete(seqKey(seq)))
			}
			return errorsOf(b.Delete(seqKey(seq)), b.Put(k, v))
		}},
	}
}

// forge writes another event at seq, as one could who has this program's source.
func forge(b *bbolt.Bucket, seq uint64) error {
	var prev incident.Hash
	if seq > 1 {
		prev, _ = incident.RecordChain(b.Get(seqKey(seq - 1)))
	}
	v, _, err := incident.Seal(prev, seq, line(777), incident.Salt{7})
	return errorsOf(err, b.Put(seqKey(seq), v))
}

// tampered opens the file without syncing and changes it.
func tampered(t *testing.T, path string, change func(tx *bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := errorsOf(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestVerifyFindsAll is the promise of issue 3: of 1,000 files in which events were changed, exchanged, dropped or doubled, verifying
// finds every one, and leaves the other incident in peace.
func TestVerifyFindsAll(t *testing.T) {
	data, head := verified(t)
	path := filepath.Join(t.TempDir(), "log")
	r := rand.New(rand.NewPCG(20, 26))
	kinds := tampers()
	for i := range 1000 {
		c := kinds[i%len(kinds)]
		writeFile(t, path, data)
		tampered(t, path, func(tx *bbolt.Tx) error {
			return c.do(tx, tx.Bucket(bucketIncidents).Bucket([]byte("inc")), head.Seq, r)
		})
		l := openLog(t, path)
		if h, err := l.Verify(t.Context(), "inc"); incident.CodeOf(err) != incident.CodeCorrupt || incident.HintOf(err) == "" {
			t.Fatalf("case %d, %s: verified as %v, %v", i, c.name, h, err)
		}
		if _, err := l.Verify(t.Context(), "other"); err != nil {
			t.Fatalf("case %d, %s: the other incident: %v", i, c.name, err)
		}
		_ = l.Close() // a thousand of them
	}
}

// TestVerifyNamesTheFirst: of several bad events the first is named.
func TestVerifyNamesTheFirst(t *testing.T) {
	data, _ := verified(t)
	path := filepath.Join(t.TempDir(), "log")
	writeFile(t, path, data)
	tampered(t, path, func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketIncidents).Bucket([]byte("inc"))
		for _, seq := range []uint64{31, 7, 19} {
			v := record(b, seq)
			v[len(v)-1] ^= 1
			if err := b.Put(seqKey(seq), v); err != nil {
				return err
			}
		}
		return nil
	})
	_, err := openLog(t, path).Verify(t.Context(), "inc")
	wantError(t, "Verify", err, incident.CodeCorrupt, "event 7 is not what was written")
}

// TestVerifyRollback: whoever puts back an older state of events and summary together is found by a printed head, and by nothing else.
func TestVerifyRollback(t *testing.T) {
	l := newLog(t)
	fillLog(t, l, "inc", 9)
	old, err := os.ReadFile(l.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), "inc", 9, line(9)); err != nil {
		t.Fatal(err)
	}
	printed, err := l.Verify(t.Context(), "inc")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Verify(t.Context(), "inc", printed); err != nil {
		t.Errorf("the head that was just printed: %v", err)
	}
	writeFile(t, l.path, old)
	if _, err := l.Verify(t.Context(), "inc"); err != nil {
		t.Errorf("an older state is sound in itself, and yet: %v", err)
	}
	_, err = l.Verify(t.Context(), "inc", printed)
	wantError(t, "Verify", err, incident.CodeCorrupt, "later events are gone")
	_, err = l.Verify(t.Context(), "nothere")
	wantError(t, "Verify", err, incident.CodeNotFound, "nothere")
}

// TestVerifyOlderSummary: a summary that an older version wrote is no damage.
func TestVerifyOlderSummary(t *testing.T) {
	l := newLog(t)
	fillLog(t, l, "inc", 5)
	edit(t, l, func(tx *bbolt.Tx) error {
		v, err := seal(summaryFormat+1, []byte("inc"), incident.Summary{Seq: 2})
		return errorsOf(err, tx.Bucket(bucketSummaries).Put([]byte("inc"), v))
	})
	if h, err := l.Verify(t.Context(), "inc"); err != nil || h.Seq != 5 {
		t.Errorf("%v, %v", h, err)
	}
}
