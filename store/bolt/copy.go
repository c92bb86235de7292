package bolt

import (
	"context"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// Records implements incident.Log.
func (l *Log) Records(ctx context.Context, id string) ([][]byte, error) {
	records, prev, err := l.tail(ctx, id, 0)
	if err != nil {
		return nil, err
	}
	if _, err := unsealAll(ctx, prev, 0, records); err != nil {
		return nil, err
	}
	return records, nil
}

// Restore implements incident.Log. What has to lose its words here is taken out of the file as [Log.Redact] does it.
func (l *Log) Restore(ctx context.Context, id string, records [][]byte) (added int, err error) {
	if err := checkID(id); err != nil {
		return 0, err
	}
	brought, events, err := incident.CheckRecords(records)
	if err != nil {
		return 0, err
	}
	err = l.rewrite(ctx, toCreate, func(tx *bbolt.Tx) (err error) {
		added, err = l.restore(ctx, tx, id, brought, events)
		return err
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

// restore stores what is missing of brought, whose events are events.
func (l *Log) restore(ctx context.Context, tx *bbolt.Tx, id string, brought [][]byte, events []incident.Event) (int, error) {
	incidents := tx.Bucket(bucketIncidents)
	b, was := incidents.Bucket([]byte(id)), incident.Summary{ID: id}
	var here [][]byte
	var err error
	if b != nil {
		if was, err = head(tx, b, id); err == nil {
			here, err = copyRecords(b, 0, was.Seq)
		}
		if err != nil {
			return 0, err
		}
	}
	rest, empty, err := incident.Missing(id, here, brought)
	if err != nil {
		return 0, err
	}
	if len(rest) == 0 && len(empty) == 0 {
		return 0, errUnchanged
	}
	if b == nil {
		if b, err = newBucket(incidents, id); err != nil {
			return 0, err
		}
	}
	words, err := takeOut(b, empty)
	if err != nil {
		return 0, err
	}
	b.FillPercent = fillPercent
	now := was
	for i, record := range rest {
		e := events[len(here)+i]
		if err := b.Put(seqKey(e.Seq), record); err != nil {
			return 0, err
		}
		now = now.Apply(e)
	}
	if len(empty) == 0 {
		return len(rest), putSummary(tx, was, now)
	}
	if now, err = foldAll(ctx, b, id); err != nil {
		return 0, err
	}
	if err := putSummary(tx, was, now); err != nil {
		return 0, err
	}
	if err := dropDrafts(tx, id, words); err != nil {
		return 0, err
	}
	return len(rest), tx.Bucket(bucketMeta).Put(keyUnclean, []byte{1})
}
