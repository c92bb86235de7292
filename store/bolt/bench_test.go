package bolt

import (
	"context"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// BenchmarkAppend stores one event a call and, in turn with it, puts a value of the same size into a bbolt file that stays open.
// x-bare is the ratio of the medians (budget: 1.3, design section 7). Times of one run are paired because the disk's change by the
// minute.
func BenchmarkAppend(b *testing.B) {
	for _, given := range []struct {
		name              string
		incidents, events int // others in the file, and events of the one that grows
	}{{"new", 0, 1}, {"100k-events", 0, 100_000}, {"10k-incidents", 10_000, 100}} {
		b.Run(given.name, func(b *testing.B) {
			l := newLog(b)
			if given.incidents > 0 {
				fillIncidents(b, l, given.incidents)
			}
			fillLog(b, l, "mine", given.events)
			bare := openBare(b, 2*given.incidents+given.events)
			ours, theirs := make([]time.Duration, 0, b.N), make([]time.Duration, 0, b.N)
			head := uint64(given.events)
			for b.Loop() {
				start := time.Now()
				if _, err := l.Append(context.Background(), "mine", head, line(int(head))); err != nil {
					b.Fatal(err)
				}
				ours = append(ours, time.Since(start))
				head++
				start = time.Now()
				bare.put(b)
				theirs = append(theirs, time.Since(start))
			}
			p50, bare50 := median(ours), median(theirs)
			b.ReportMetric(float64(p50)/float64(bare50), "x-bare")
			b.ReportMetric(float64(p50.Microseconds()), "us/append")
			b.ReportMetric(float64(bare50.Microseconds()), "us/bare")
		})
	}
}

// BenchmarkPipe stores 10,000 lines in one call (budget: 10 µs a line).
func BenchmarkPipe(b *testing.B) {
	const lines = 10_000
	for b.Loop() {
		b.StopTimer()
		l := newLog(b)
		fillLog(b, l, "inc", 1)
		batch := make([]incident.Event, lines)
		for i := range batch {
			batch[i] = line(i + 1)
		}
		b.StartTimer()
		if _, err := l.Append(context.Background(), "inc", 1, batch...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/lines, "us/line")
}

// BenchmarkRead reads 100,000 events of about 200 bytes (budget: well under 150 ms), and the one event behind them.
func BenchmarkRead(b *testing.B) {
	l := newLog(b)
	const n = 100_000
	fillLog(b, l, "inc", n)
	b.Run("100k", func(b *testing.B) {
		for b.Loop() {
			if got, err := l.Read(context.Background(), "inc", 0); err != nil || len(got) != n {
				b.Fatal(len(got), err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/read")
	})
	b.Run("tail", func(b *testing.B) {
		for b.Loop() {
			if got, err := l.Read(context.Background(), "inc", n-1); err != nil || len(got) != 1 {
				b.Fatal(len(got), err)
			}
		}
	})
}

// BenchmarkList lists 10,000 incidents, and finds the newest open one.
func BenchmarkList(b *testing.B) {
	l := newLog(b)
	const n = 10_000
	fillIncidents(b, l, n)
	b.Run("10k", func(b *testing.B) {
		for b.Loop() {
			if got, err := l.List(context.Background()); err != nil || len(got) != n {
				b.Fatal(len(got), err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/1000, "ms/list")
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if _, err := l.Find(context.Background(), ""); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkPeek is what a watched log costs four times a second.
func BenchmarkPeek(b *testing.B) {
	l := newLog(b)
	fillLog(b, l, "inc", 1)
	for b.Loop() {
		if _, ok := peek(l.path); !ok {
			b.Fatal("the headers cannot be read")
		}
	}
}

// line is an event like those of a pipe: about 200 bytes stored.
func line(n int) incident.Event {
	at := time.UnixMilli(1_900_000_000_000 + int64(n)*1000).UTC()
	return incident.Event{
		ID: fmt.Sprintf("01J9Z3K8Q4R5T6V7W8X9Y0%06d", n), Kind: incident.KindNote, At: at, Recorded: at, By: "ana", Hat: "white",
		Type: "fact", Text: fmt.Sprintf("%06d replica lag is 40 s and growing, vendor says it is fixed, we do not see it yet", n), Tags: []string{"db"},
	}
}

func fillLog(tb testing.TB, l *Log, id string, n int) {
	tb.Helper()
	const batch = 20_000
	for head := 0; head < n; {
		events := make([]incident.Event, 0, batch)
		for i := head; i < min(n, head+batch); i++ {
			e := line(i)
			if i == 0 {
				e.Kind, e.Fields = incident.KindDeclared, map[string]string{incident.FieldTitle: "policies stuck in queue"}
			}
			events = append(events, e)
		}
		if _, err := l.Append(context.Background(), id, uint64(head), events...); err != nil {
			tb.Fatal(err)
		}
		head += len(events)
	}
}

// fillIncidents puts n incidents into l in one transaction: one a call would sync the disk 2n times.
func fillIncidents(tb testing.TB, l *Log, n int) {
	tb.Helper()
	err := l.update(context.Background(), toCreate, true, func(tx *bbolt.Tx) error {
		for i := range n {
			e := line(i)
			e.Kind, e.Fields = incident.KindDeclared, map[string]string{incident.FieldTitle: fmt.Sprintf("incident number %d", i)}
			events := []incident.Event{e, line(i + 1)}
			if i%10 != 0 {
				shut := line(i + 2)
				shut.Kind = incident.KindClosed
				events = append(events, shut)
			}
			if _, err := l.append(tx, fmt.Sprintf("inc%05d", i), 0, events); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// bareFile is what bbolt alone costs: one file held open, one bucket, one value a transaction.
type bareFile struct {
	db    *bbolt.DB
	next  uint64
	value []byte
}

func openBare(tb testing.TB, n int) *bareFile {
	tb.Helper()
	db, err := bbolt.Open(filepath.Join(tb.TempDir(), "bare"), 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = db.Close() })
	f := &bareFile{db: db, value: make([]byte, 280)}
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("b"))
		for ; err == nil && f.next < uint64(n); f.next++ {
			err = b.Put(binary.BigEndian.AppendUint64(nil, f.next), f.value)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func (f *bareFile) put(tb testing.TB) {
	err := f.db.Update(func(tx *bbolt.Tx) error {
		f.next++
		return tx.Bucket([]byte("b")).Put(binary.BigEndian.AppendUint64(nil, f.next), f.value)
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

// BenchmarkScan looks for words in 1,000,000 notes: one that is nowhere, which looks at all of them (budget: 400 ms), and one that
// every note has until the first hit (budget: 50 ms). x-bare is the ratio to a cursor of bbolt that only walks over the same values in
// a file that stays open, in the same run.
func BenchmarkScan(b *testing.B) {
	l := newLog(b)
	const n = 1_000_000
	fillLog(b, l, "inc", n)
	bare, err := bbolt.Open(l.path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	walk := func() (d time.Duration) {
		start := time.Now()
		err := bare.View(func(tx *bbolt.Tx) error {
			size := 0
			c := tx.Bucket(bucketIncidents).Bucket([]byte("inc")).Cursor()
			for k, v := c.First(); k != nil; k, v = c.Next() {
				size += len(v) + int(v[len(v)-1])
			}
			if size < n {
				b.Fatal(size)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	walks := []time.Duration{walk(), walk(), walk()}
	if err := bare.Close(); err != nil {
		b.Fatal(err)
	}
	for _, row := range []struct {
		name  string
		words []string
		first bool
	}{
		{"none", []string{"zookeeper"}, false},
		{"two-words", []string{"VENDOR", "zookeeper"}, false},
		{"common-letters", []string{"tension"}, false},
		{"not-ascii", []string{"störung"}, false},
		{"first", []string{"replica"}, true},
		{"oldest", []string{"000001 replica"}, false},
	} {
		b.Run(row.name, func(b *testing.B) {
			times := make([]time.Duration, 0, b.N)
			for b.Loop() {
				start := time.Now()
				if _, err := l.Scan(context.Background(), saidAll(row.words), func(incident.Summary, incident.Event) bool { return !row.first }); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			b.ReportMetric(float64(median(times).Microseconds())/1000, "ms/scan")
			b.ReportMetric(float64(median(times))/float64(median(walks)), "x-bare")
		})
	}
}

// saidAll matches the payloads that have all words, as a search does.
func saidAll(words []string) func([]byte) bool {
	ready := make([]incident.Word, len(words))
	for i, w := range words {
		ready[i] = incident.NewWord(w)
	}
	return func(payload []byte) bool {
		_, said := incident.Said(payload)
		return !slices.ContainsFunc(ready, func(w incident.Word) bool { return !w.In(said) })
	}
}
