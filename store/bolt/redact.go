package bolt

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// Redact implements incident.Log. The words are out of reach once the transaction is committed, and out of the file once that was
// copied anew: free pages keep what stood in them. Between the two the file is marked, so that a redaction that was killed is seen and
// finished, by the next one or by [Log.Doctor].
func (l *Log) Redact(ctx context.Context, id string, after uint64, event incident.Event, seqs ...uint64) ([]incident.Event, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	if err := incident.CheckRedaction(event, after, seqs); err != nil {
		return nil, err
	}
	var out []incident.Event
	err := l.rewrite(ctx, toWrite, func(tx *bbolt.Tx) (err error) {
		out, err = l.redact(ctx, tx, id, after, event, seqs)
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

// rewrite is update, and after it a clean copy takes the place of the file if that is marked as unclean.
func (l *Log) rewrite(ctx context.Context, want access, fn func(*bbolt.Tx) error) error {
	return l.run(ctx, func() error {
		s, err := l.open(ctx, want)
		if err != nil {
			return err
		}
		l.hub.writing()
		at := stamp{info: s.info}
		unclean := false
		at.txid, err = l.transact(s, func(tx *bbolt.Tx) error {
			if err := fn(tx); err != nil {
				return err
			}
			unclean = tx.Bucket(bucketMeta).Get(keyUnclean) != nil
			return nil
		})
		stored := err == nil
		if stored && unclean {
			l.step("committed")
			if now, cerr := l.compact(s); cerr == nil {
				at = now
			} else {
				err = l.uncleaned(cerr)
			}
		}
		err = l.close(s, err)
		l.hub.wrote(at, true, stored)
		if errors.Is(err, errUnchanged) {
			return nil
		}
		return err
	})
}

// uncleaned is the error of a redaction that is stored and whose words may still be in free pages of the file.
func (l *Log) uncleaned(err error) error {
	why := incident.Errorf(incident.CodeOf(l.explain(err)), "it is taken out of the log, but the file could not be cleaned: %w", l.explain(err))
	if !oneLock {
		return why.WithHint("close every warroom, make a copy with warroom backup, and put that in the place of the file: a copy is clean")
	}
	return why.WithHint("the old words are in free pages of the file until: warroom doctor --fix")
}

func (l *Log) redact(ctx context.Context, tx *bbolt.Tx, id string, after uint64, event incident.Event, seqs []uint64) ([]incident.Event, error) {
	b := tx.Bucket(bucketIncidents).Bucket([]byte(id))
	if b == nil {
		return nil, notFound(id)
	}
	was, err := head(tx, b, id)
	if err != nil {
		return nil, err
	}
	if was.Seq != after {
		return earlier(b, was, after, []incident.Event{event})
	}
	words, err := takeOut(b, seqs)
	if err != nil {
		return nil, err
	}
	out, err := l.put(tx, b, was, []incident.Event{event})
	if err != nil {
		return nil, err
	}
	now, err := foldAll(ctx, b, id)
	if err != nil {
		return nil, err
	}
	if err := putSummary(tx, was, now); err != nil {
		return nil, err
	}
	if err := dropDrafts(tx, id, words); err != nil {
		return nil, err
	}
	return out, tx.Bucket(bucketMeta).Put(keyUnclean, []byte{1})
}

// takeOut takes salt and payload out of the records of seqs, and returns the words that were in them.
func takeOut(b *bbolt.Bucket, seqs []uint64) (words []string, err error) {
	for _, seq := range seqs {
		prev, err := chainAt(b, seq-1)
		if err != nil {
			return nil, err
		}
		record := append([]byte(nil), b.Get(seqKey(seq))...)
		e, err := incident.Unseal(prev, seq, record)
		if err != nil {
			return nil, err
		}
		words = append(words, e.Words()...)
		emptied, _ := incident.Emptied(record) // it was unsealed: it is a record
		if err := b.Put(seqKey(seq), emptied); err != nil {
			return nil, err
		}
	}
	return words, nil
}

// foldAll is fold on all processors.
func foldAll(ctx context.Context, b *bbolt.Bucket, id string) (incident.Summary, error) {
	s := incident.Summary{ID: id}
	records, err := copyRecords(b, 0, 0)
	if err != nil {
		return s, err
	}
	events, err := unsealAll(ctx, incident.Hash{}, 0, records)
	for _, e := range events {
		s = s.Apply(e)
	}
	return s, err
}

// dropDrafts removes the drafts of an incident that repeat one of words. CBOR keeps a text in one piece, so the bytes are looked at:
// that finds it in a draft too that cannot be read any more.
func dropDrafts(tx *bbolt.Tx, id string, words []string) error {
	b := tx.Bucket(bucketDrafts)
	var drop [][]byte
	err := b.ForEach(func(k, v []byte) error {
		repeats := func(w string) bool { return bytes.Contains(v, []byte(w)) }
		if bytes.HasSuffix(k, []byte("\x00"+id)) && slices.ContainsFunc(words, repeats) {
			drop = append(drop, bytes.Clone(k))
		}
		return nil
	})
	for _, k := range drop {
		if err == nil {
			err = b.Delete(k)
		}
	}
	return err
}
