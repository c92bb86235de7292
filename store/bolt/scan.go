package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"slices"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

const (
	// scanSlab is how many bytes of records are looked at before the file is given back: a few milliseconds, which nobody who waits for it
	// notices, and long enough that opening it again costs next to nothing.
	scanSlab = 4 << 20
	// scanTaken is how many bytes of hits are copied before they are handed on.
	scanTaken = 1 << 20
	// scanStep is what it costs to go to another record or incident, in bytes of one that are looked at.
	scanStep = 128
	// scanAsk is how many records are looked at between two looks at the context.
	scanAsk = 256
)

// Scan implements incident.Log. It looks at the records where they lie in the file, a slab at a time, copies those that match, and
// decodes them after the file was given back.
func (l *Log) Scan(ctx context.Context, match func([]byte) bool, yield func(incident.Summary, incident.Event) bool) (damaged int, err error) {
	list, err := l.List(ctx)
	if err != nil {
		return 0, err
	}
	slices.SortFunc(list, func(a, b incident.Summary) int { return incident.NewestFirst(&a, &b) })
	s := &scan{ctx: ctx, list: list, match: match}
	var first error // damage
	for s.at < len(s.list) {
		err := l.slab(s)
		for _, hit := range s.hits {
			e, derr := incident.Decode(hit.record[len(hit.record)-hit.payload:])
			if derr != nil {
				s.damaged++
				continue
			}
			e.Seq = hit.seq
			e.Chain, _ = incident.RecordChain(hit.record)
			if !yield(s.list[hit.of], e) {
				return s.damaged, nil
			}
		}
		switch {
		case err == nil:
		case incident.CodeOf(err) != incident.CodeCorrupt || !s.reached:
			return s.damaged, err
		default: // past the damage
			if first == nil {
				first = err
			}
			s.at, s.below = s.at+1, 0
		}
	}
	return s.damaged, first
}

// scan is how far a search has come.
type scan struct {
	ctx   context.Context
	match func([]byte) bool
	list  []incident.Summary // newest activity first

	at      int    // the incident that is next, in list
	below   uint64 // in it only events below this Seq are left; 0: all are
	reached bool   // the last slab came to look at records
	hits    []scanHit
	slab    []byte // where hits are copied to
	looked  int    // bytes, see scanSlab
	taken   int    // bytes, see scanTaken
	damaged int
}

type scanHit struct {
	of      int // in list
	seq     uint64
	record  []byte
	payload int // how many of its last bytes are the payload
}

// slab looks at the next piece. A file that is gone has nothing more to find.
func (l *Log) slab(s *scan) error {
	s.hits, s.reached, s.slab, s.looked, s.taken = s.hits[:0], false, nil, 0, 0
	err := l.view(s.ctx, func(tx *bbolt.Tx) error {
		incidents := tx.Bucket(bucketIncidents)
		s.reached = true
		for s.at < len(s.list) && s.looked < scanSlab {
			if b := incidents.Bucket([]byte(s.list[s.at].ID)); b != nil {
				done, err := s.incident(b)
				if !done || err != nil {
					return err
				}
			}
			s.at, s.below = s.at+1, 0
			s.looked += scanStep
		}
		return s.ctx.Err()
	})
	if errors.Is(err, errMissing) {
		s.at = len(s.list)
		err = nil
	}
	return err
}

// incident looks at the events of an incident, from the newest that is left. It reports whether it came to the first.
func (s *scan) incident(b *bbolt.Bucket) (done bool, err error) {
	c := b.Cursor()
	k, v := c.Last()
	if s.below > 0 {
		if k, v = c.Seek(seqKey(s.below)); k == nil {
			k, v = c.Last()
		}
		for k != nil && bytes.Compare(k, seqKey(s.below)) >= 0 {
			k, v = c.Prev()
		}
	}
	for n := 0; k != nil; k, v = c.Prev() {
		if s.looked >= scanSlab || s.taken >= scanTaken {
			return false, nil
		}
		if n++; n%scanAsk == 0 && s.ctx.Err() != nil {
			return false, s.ctx.Err()
		}
		if len(k) != 8 || s.below > 0 && binary.BigEndian.Uint64(k) >= s.below { // damaged pages can lead in a circle
			return false, incident.Errorf(incident.CodeCorrupt, "events of %s are out of order", s.list[s.at].ID).WithHint(hintRestore)
		}
		s.below = binary.BigEndian.Uint64(k)
		s.looked += scanStep + len(v)
		s.look(v)
	}
	return true, nil
}

// look copies a record if it matches.
func (s *scan) look(record []byte) {
	payload, err := incident.Payload(record)
	switch {
	case err != nil:
		s.damaged++
	case payload == nil || s.match != nil && !s.match(payload):
	default:
		if cap(s.slab)-len(s.slab) < len(record) {
			s.slab = make([]byte, 0, max(scanTaken/16, len(record)))
		}
		s.taken += len(record)
		from := len(s.slab)
		s.slab = append(s.slab, record...)
		s.hits = append(s.hits, scanHit{s.at, s.below, s.slab[from:len(s.slab):len(s.slab)], len(payload)})
	}
}
