package mem

import (
	"bytes"
	"context"
	"slices"

	"warroom/internal/incident"
)

// Records implements incident.Log.
func (l *Log) Records(ctx context.Context, id string) ([][]byte, error) {
	if err := l.enter(ctx, OpRecords); err != nil {
		return nil, err
	}
	defer l.mu.Unlock()
	c := l.incidents[id]
	if c == nil {
		return nil, notFound(id)
	}
	if _, err := c.read(0, len(c.records)); err != nil {
		return nil, err
	}
	return copied(c.records), nil
}

// copied is what a caller may change.
func copied(records [][]byte) [][]byte {
	out := make([][]byte, len(records))
	for i, r := range records {
		out[i] = bytes.Clone(r)
	}
	return out
}

// Restore implements incident.Log.
func (l *Log) Restore(ctx context.Context, id string, records [][]byte) (int, error) {
	if err := checkID(id); err != nil {
		return 0, err
	}
	brought, _, err := incident.CheckRecords(copied(records))
	if err != nil {
		return 0, err
	}
	if err := l.enter(ctx, OpRestore); err != nil {
		return 0, err
	}
	added, changed, err := l.restore(id, brought)
	if err == nil && changed {
		l.notify()
	}
	l.mu.Unlock()
	if err == nil && changed && l.Fail != nil {
		err = l.Fail(OpAppended)
	}
	if err != nil {
		return 0, err
	}
	return added, nil
}

func (l *Log) restore(id string, brought [][]byte) (added int, changed bool, err error) {
	c := l.incidents[id]
	if c == nil {
		c = &chain{}
	}
	rest, empty, err := incident.Missing(id, c.records, brought)
	if err != nil || len(rest) == 0 && len(empty) == 0 {
		return 0, false, err
	}
	var words []string
	anew := &chain{records: slices.Clone(c.records), summary: incident.Summary{ID: id}}
	if len(empty) > 0 {
		was, err := c.read(0, len(c.records))
		if err != nil {
			return 0, false, err
		}
		for _, seq := range empty {
			words = append(words, was[seq-1].Words()...)
			anew.records[seq-1] = brought[seq-1]
		}
	}
	anew.records = append(anew.records, rest...)
	events, err := anew.read(0, len(anew.records))
	if err != nil {
		return 0, false, err
	}
	for _, e := range events {
		anew.summary = anew.summary.Apply(e)
	}
	if l.incidents == nil {
		l.incidents = map[string]*chain{}
	}
	l.incidents[id] = anew
	l.dropDrafts(id, words)
	return len(rest), true, nil
}

// Scan implements incident.Log. It goes through a copy of what was there at the call.
func (l *Log) Scan(ctx context.Context, match func([]byte) bool, yield func(incident.Summary, incident.Event) bool) (damaged int, err error) {
	if err := l.enter(ctx, OpScan); err != nil {
		return 0, err
	}
	var all []chain
	for _, c := range l.incidents {
		all = append(all, chain{records: slices.Clone(c.records), summary: c.summary})
	}
	l.mu.Unlock()
	slices.SortFunc(all, func(a, b chain) int { return incident.NewestFirst(&a.summary, &b.summary) })
	for _, c := range all {
		for i, record := range slices.Backward(c.records) {
			if err := ctx.Err(); err != nil {
				return damaged, err
			}
			payload, err := incident.Payload(record)
			if err != nil {
				damaged++
				continue
			}
			if payload == nil || match != nil && !match(payload) {
				continue
			}
			e, err := incident.Decode(payload)
			if err != nil {
				damaged++
				continue
			}
			e.Seq = uint64(i) + 1
			e.Chain, _ = incident.RecordChain(record)
			if !yield(c.summary, e) {
				return damaged, nil
			}
		}
	}
	return damaged, nil
}
