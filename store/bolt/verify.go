package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"reflect"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// audit is all that the file says about one incident, read in one transaction.
type audit struct {
	value  []byte           // the summary as it is stored; nil when there is none
	kept   incident.Summary // what it says, if it is sound
	sound  bool
	events []incident.Event
}

// audit reads an incident whole. The error is of its events: damaged, or not what its summary says was written.
func (l *Log) audit(ctx context.Context, id string) (audit, error) {
	var a audit
	var records [][]byte
	err := l.view(ctx, func(tx *bbolt.Tx) (err error) {
		a.value = append([]byte(nil), tx.Bucket(bucketSummaries).Get([]byte(id))...)
		a.kept, a.sound = openSummary(tx, id)
		records, _, err = readTail(tx, id, 0)
		return err
	})
	if errors.Is(err, errMissing) {
		err = notFound(id)
	}
	if err == nil {
		a.events, err = unsealAll(ctx, incident.Hash{}, 0, records)
	}
	return a, err
}

// summary is what the events give.
func (a *audit) summary(id string) incident.Summary {
	s := incident.Summary{ID: id}
	for _, e := range a.events {
		s = s.Apply(e)
	}
	return s
}

// older reports whether the summary is sound and of another version, which knew other fields: that is no damage.
func (a *audit) older(id string) bool {
	v := a.value
	return len(v) >= sealHead && v[0] != summaryFormat && binary.BigEndian.Uint32(v[1:]) == sum(v[0], []byte(id), v[sealHead:])
}

// cached says what is wrong with the summary, "" for nothing.
func (a *audit) cached(id string) string {
	switch {
	case len(a.value) == 0:
		return "is missing"
	case a.older(id):
		return "is of another version"
	case !a.sound:
		return "is damaged"
	case !reflect.DeepEqual(a.kept, a.summary(id)):
		return "is not what its events give"
	}
	return ""
}

// Verify is incident.Verify for this log, and checks besides that the log ends where its summary says. A summary that cannot be
// trusted leaves open whether events are missing at the end, so that is an error too.
//
// Whoever puts back an older state of both, events and summary, is not found by this: only by a head that was printed before.
func (l *Log) Verify(ctx context.Context, id string, printed ...incident.Head) (incident.Head, error) {
	a, err := l.audit(ctx, id)
	if err != nil {
		return incident.Head{}, err
	}
	h, err := incident.Check(a.events, printed...)
	switch {
	case err != nil:
		return incident.Head{}, err
	case a.older(id):
	case !a.sound:
		return incident.Head{}, incident.Errorf(incident.CodeCorrupt, "the summary of %s %s: whether its log ends at event %d cannot be told", id, a.cached(id), h.Seq).
			WithHint("compare the log with a printed head or a backup; then warroom doctor --fix makes the summary anew")
	case a.kept.Seq != h.Seq: // fewer events than it says were found by reading them
		return incident.Head{}, incident.Errorf(incident.CodeCorrupt, "event %d was not written by warroom: the summary of %s ends at %d", a.kept.Seq+1, id, a.kept.Seq).
			WithHint(hintRestore)
	}
	return h, nil
}
