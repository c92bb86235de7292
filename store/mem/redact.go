package mem

import (
	"context"
	"slices"
	"strings"

	"warroom/internal/incident"
)

// Redact implements incident.Log. Events that were read before keep their words: they are the reader's.
func (l *Log) Redact(ctx context.Context, id string, after uint64, event incident.Event, seqs ...uint64) ([]incident.Event, error) {
	if err := incident.CheckRedaction(event, after, seqs); err != nil {
		return nil, err
	}
	if err := l.enter(ctx, OpRedact); err != nil {
		return nil, err
	}
	out, err := l.redact(id, after, event, seqs)
	return l.leave(out, err)
}

func (l *Log) redact(id string, after uint64, event incident.Event, seqs []uint64) ([]incident.Event, error) {
	c := l.incidents[id]
	if c == nil {
		return nil, notFound(id)
	}
	if c.summary.Seq != after {
		return c.stored(after, []incident.Event{event})
	}
	events, err := c.read(0, len(c.records))
	if err != nil {
		return nil, err
	}
	records := slices.Clone(c.records)
	var words []string
	for _, seq := range seqs {
		words = append(words, events[seq-1].Words()...)
		records[seq-1], _ = incident.Emptied(records[seq-1]) // it was read: it is a record
	}
	event.At, event.Recorded = stamp(event.At), stamp(event.Recorded)
	record, hash, err := incident.Seal(c.summary.Chain, after+1, event, l.salt())
	if err != nil {
		return nil, err
	}
	event.Seq, event.Chain = after+1, hash
	anew := &chain{records: append(records, record), summary: incident.Summary{ID: id}}
	if events, err = anew.read(0, len(anew.records)); err != nil {
		return nil, err
	}
	for _, e := range events {
		anew.summary = anew.summary.Apply(e)
	}
	l.incidents[id] = anew
	l.dropDrafts(id, words)
	return []incident.Event{event}, nil
}

// dropDrafts removes the drafts of an incident that repeat one of words.
func (l *Log) dropDrafts(id string, words []string) {
	for key, d := range l.drafts {
		repeats := func(w string) bool {
			return slices.ContainsFunc(d.Lines(), func(l incident.DraftLine) bool { return strings.Contains(l.Text, w) || strings.Contains(l.Attached, w) })
		}
		if key[0] == id && slices.ContainsFunc(words, repeats) {
			delete(l.drafts, key)
		}
	}
}
