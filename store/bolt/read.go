package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// Read implements incident.Log. The records are copied while the file is open; they are checked and decoded after it is closed, on
// all processors, because that takes ten times as long and everybody else waits meanwhile.
func (l *Log) Read(ctx context.Context, id string, after uint64) ([]incident.Event, error) {
	records, prev, err := l.tail(ctx, id, after)
	if err != nil {
		return nil, err
	}
	return unsealAll(ctx, prev, after, records)
}

// tail is [readTail] on the file as it is.
func (l *Log) tail(ctx context.Context, id string, after uint64) (records [][]byte, prev incident.Hash, err error) {
	err = l.view(ctx, func(tx *bbolt.Tx) (err error) {
		records, prev, err = readTail(tx, id, after)
		return err
	})
	if errors.Is(err, errMissing) {
		err = notFound(id)
	}
	return records, prev, err
}

// readTail copies the records behind after, and returns the chain hash they must follow. It checks against the summary that the
// log ends where it was said to end: a lost tail leaves the chain before it whole.
func readTail(tx *bbolt.Tx, id string, after uint64) (records [][]byte, prev incident.Hash, err error) {
	s, known := openSummary(tx, id)
	b := tx.Bucket(bucketIncidents).Bucket([]byte(id))
	if b == nil && !known {
		return nil, prev, notFound(id)
	}
	if b == nil {
		return nil, prev, lost(id, 0, s.Seq)
	}
	if prev, err = chainAt(b, after); err != nil {
		return nil, prev, err
	}
	if records, err = copyRecords(b, after, s.Seq); err != nil {
		return nil, prev, err
	}
	end, chain := after+uint64(len(records)), prev
	if n := len(records); n > 0 {
		chain, _ = incident.RecordChain(records[n-1]) // a record too short to have one is found when it is unsealed
	}
	if known && end < s.Seq {
		return nil, prev, lost(id, end, s.Seq)
	}
	if known && end == s.Seq && chain != s.Chain {
		return nil, prev, incident.Errorf(incident.CodeCorrupt, "event %d of %s is not the one that was written there", end, id).
			WithHint(hintRestore)
	}
	return records, prev, nil
}

func lost(id string, have, want uint64) error {
	return incident.Errorf(incident.CodeCorrupt, "events of %s are missing: %d are there and %d were written", id, have, want).
		WithHint(hintRestore)
}

// chainAt returns the chain hash of event seq: what the next one follows. Event 0 is the start.
func chainAt(b *bbolt.Bucket, seq uint64) (incident.Hash, error) {
	if seq == 0 {
		return incident.Hash{}, nil
	}
	record := b.Get(seqKey(seq))
	if record == nil {
		return incident.Hash{}, incident.Errorf(incident.CodeCorrupt, "event %d is missing, and was read before", seq).
			WithHint("the file was put back to an older state, or events are lost: compare it with a backup")
	}
	chain, ok := incident.RecordChain(record)
	if !ok {
		return chain, incident.Errorf(incident.CodeCorrupt, "event %d is cut short", seq).WithHint(hintRestore)
	}
	return chain, nil
}

// expectMax is how many records are made room for on the word of a summary.
const expectMax = 1 << 20

// slabSize is how many bytes of records are copied into one piece of memory.
const slabSize = 1 << 20

// copyRecords copies the records behind after out of the mapped file, which is gone when the transaction ends. It stops with an
// error where a number is missing, and returns what came before. end is where the log is expected to end, 0 when that is not known.
func copyRecords(b *bbolt.Bucket, after, end uint64) ([][]byte, error) {
	var records [][]byte
	var slab []byte
	if end > after {
		records = make([][]byte, 0, min(end-after, expectMax))
	}
	size := slabSize / 64
	next := after + 1
	c := b.Cursor()
	for k, v := c.Seek(seqKey(next)); k != nil; k, v = c.Next() {
		if len(k) != 8 || binary.BigEndian.Uint64(k) != next {
			return records, incident.Errorf(incident.CodeCorrupt, "event %d is missing", next).WithHint(hintRestore)
		}
		if cap(slab)-len(slab) < len(v) {
			slab = make([]byte, 0, max(size, len(v)))
			size = min(size*2, slabSize)
		}
		from := len(slab)
		slab = append(slab, v...)
		records = append(records, slab[from:len(slab):len(slab)])
		next++
	}
	return records, nil
}

// unsealAll checks and decodes the records behind after; the first follows prev. Each part checks its first record against the
// stored chain hash of the one before, which the part before checks in turn.
func unsealAll(ctx context.Context, prev incident.Hash, after uint64, records [][]byte) ([]incident.Event, error) {
	events := make([]incident.Event, len(records))
	err := inParts(ctx, len(records), func(i int) error {
		before := prev
		if i > 0 {
			before, _ = incident.RecordChain(records[i-1]) // too short: its own turn says so, and comes first
		}
		var err error
		events[i], err = incident.Unseal(before, after+uint64(i)+1, records[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	return events, nil
}

// partSize is how many things a processor takes at a time: enough not to notice the taking, and few enough that one that is slowed
// by other work does not keep the rest waiting.
const partSize = 512

// inParts calls do for 0 to n-1 on all processors, in order within a part. It returns the error with the lowest number.
func inParts(ctx context.Context, n int, do func(i int) error) error {
	errs := make([]error, (n+partSize-1)/partSize)
	var next atomic.Int64
	var failed atomic.Bool
	work := func() {
		for !failed.Load() { // parts are taken in order: when one fails, all before it are at work already
			p := int(next.Add(1)) - 1
			if p >= len(errs) {
				return
			}
			errs[p] = ctx.Err()
			for i := p * partSize; i < min(n, (p+1)*partSize) && errs[p] == nil; i++ {
				errs[p] = do(i)
			}
			if errs[p] != nil {
				failed.Store(true)
			}
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(errs)) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
