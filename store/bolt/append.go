package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// fillPercent is how full a page of events is left when it is split: they only ever come at the end, so half-empty pages would
// stay so (bbolt's default is 0.5).
const fillPercent = 0.95

// idMax is the longest id of an incident and the longest name of a person, in bytes.
const idMax = 1024

func checkID(id string) error {
	if id == "" || len(id) > idMax || strings.IndexByte(id, 0) >= 0 {
		return incident.Errorf(incident.CodeInvalid, "%.40q cannot be the id of an incident", id).
			WithHint("an id is a short text; the one a new incident is given will do")
	}
	return nil
}

// Append implements incident.Log.
func (l *Log) Append(ctx context.Context, id string, after uint64, events ...incident.Event) ([]incident.Event, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	if len(events) == 0 {
		return nil, ctx.Err()
	}
	if err := incident.CheckAppend(events); err != nil {
		return nil, err
	}
	want := toCreate
	if after > 0 {
		want = toWrite // there must be something to follow
	}
	var out []incident.Event
	err := l.update(ctx, want, true, func(tx *bbolt.Tx) (err error) {
		out, err = l.append(tx, id, after, events)
		return err
	})
	if errors.Is(err, errMissing) {
		err = notFound(id)
	}
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (l *Log) append(tx *bbolt.Tx, id string, after uint64, events []incident.Event) ([]incident.Event, error) {
	incidents := tx.Bucket(bucketIncidents)
	b := incidents.Bucket([]byte(id))
	if b == nil {
		return l.declare(tx, incidents, id, after, events)
	}
	s, err := head(tx, b, id)
	if err != nil {
		return nil, err
	}
	if s.Seq != after {
		// Found ones are committed once more, empty: an earlier try may have been seen by this program and not yet by the disk.
		return earlier(b, s, after, events)
	}
	return l.put(tx, b, s, events)
}

// declare makes the bucket of a new incident and puts its first events there.
func (l *Log) declare(tx *bbolt.Tx, incidents *bbolt.Bucket, id string, after uint64, events []incident.Event) ([]incident.Event, error) {
	if after > 0 {
		return nil, notFound(id)
	}
	b, err := newBucket(incidents, id)
	if err != nil {
		return nil, err
	}
	return l.put(tx, b, incident.Summary{ID: id}, events)
}

func newBucket(incidents *bbolt.Bucket, id string) (*bbolt.Bucket, error) {
	b, err := incidents.CreateBucket([]byte(id))
	if err != nil {
		return nil, err
	}
	_, err = incidents.NextSequence() // counts the incidents
	return b, err
}

// put writes events behind the newest of s, and their summary.
func (l *Log) put(tx *bbolt.Tx, b *bbolt.Bucket, s incident.Summary, events []incident.Event) ([]incident.Event, error) {
	b.FillPercent = fillPercent
	was := s
	out := make([]incident.Event, len(events))
	for i, e := range events {
		seq := s.Seq + 1
		e.At, e.Recorded = stored(e.At), stored(e.Recorded)
		record, chain, err := incident.Seal(s.Chain, seq, e, l.salt())
		if err != nil {
			return nil, err
		}
		if err := b.Put(seqKey(seq), record); err != nil {
			return nil, err
		}
		e.Seq, e.Chain = seq, chain
		out[i] = e
		s = s.Apply(e)
	}
	return out, putSummary(tx, was, s)
}

// earlier returns the events behind after when they are these, by their ids: an earlier try had succeeded. Else it is stale.
func earlier(b *bbolt.Bucket, s incident.Summary, after uint64, events []incident.Event) ([]incident.Event, error) {
	stale := incident.Errorf(incident.CodeStale, "somebody else wrote to %s first: it is at event %d, not %d", s.ID, s.Seq, after).
		WithHint("look at what is new, then try again")
	if s.Seq < after || s.Seq-after < uint64(len(events)) {
		return nil, stale
	}
	prev, err := chainAt(b, after)
	if err != nil {
		return nil, err
	}
	out := make([]incident.Event, len(events))
	for i, want := range events {
		seq := after + uint64(i) + 1
		e, err := incident.Unseal(prev, seq, append([]byte(nil), b.Get(seqKey(seq))...))
		switch {
		case err != nil:
			return nil, err
		case e.ID == "" || e.ID != want.ID:
			return nil, stale
		}
		out[i], prev = e, e.Chain
	}
	return out, nil
}

// stored returns t as the record keeps it, so that the summary is what a fold of the log gives.
func stored(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(make([]byte, 0, 8), seq) }
