// Package mem keeps an incident log in the memory of one process: for tests, and for drills that leave no trace.
//
// It keeps the very records a file would hold and unseals them on every read, so that what a test reads went through the codec as
// it would in the field. Salts are counted, not drawn: the same calls give the same hashes, and a golden file can show them.
//
// Why not a fake per test: a fake agrees with the test that wrote it; this one agrees with storetest.
package mem

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"warroom/internal/incident"
)

// The operations that Log.Fail is asked about.
const (
	OpAppend   = "append"   // before anything is stored
	OpAppended = "appended" // after it is stored: an error here is an append of unknown outcome
	OpRead     = "read"
	OpList     = "list"
	OpFind     = "find"
	OpWatch    = "watch"
	OpDraft    = "draft"
	OpSave     = "save"    // SaveDraft
	OpRedact   = "redact"  // as OpAppend; OpAppended comes after it too
	OpRestore  = "restore" // as OpAppend; OpAppended comes after it too
	OpRecords  = "records"
	OpScan     = "scan"
)

// Log is an incident log in memory. The zero Log is empty and ready; it must not be copied.
type Log struct {
	// Fail, when it is set, is asked at each operation; the error it returns is returned by the operation. Set it before the log is
	// used from other goroutines. It may block, to hold an operation up, and must not call the log.
	Fail func(op string) error

	mu        sync.Mutex
	incidents map[string]*chain
	drafts    map[[2]string]incident.Draft
	watchers  map[chan struct{}]func() bool
	salts     uint64
	closed    bool
}

var _ incident.Log = (*Log)(nil)

// chain is one incident: record i is of Seq i+1.
type chain struct {
	records [][]byte
	summary incident.Summary
}

// New returns an empty log.
func New() *Log { return &Log{} }

// enter starts an operation with mu held, which the caller releases unless there is an error.
func (l *Log) enter(ctx context.Context, op string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if l.Fail != nil {
		if err := l.Fail(op); err != nil {
			return err
		}
	}
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return fmt.Errorf("the log is closed: %w", os.ErrClosed)
	}
	return nil
}

func notFound(id string) error {
	return incident.Errorf(incident.CodeNotFound, "there is no incident %q", id).WithHint("list the incidents to see their ids")
}

func checkID(id string) error {
	if id == "" {
		return incident.Errorf(incident.CodeInvalid, "%q cannot be the id of an incident", id).
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
	if err := l.enter(ctx, OpAppend); err != nil {
		return nil, err
	}
	out, err := l.append(id, after, events)
	return l.leave(out, err)
}

// leave ends an operation that stores events.
func (l *Log) leave(out []incident.Event, err error) ([]incident.Event, error) {
	if err == nil {
		l.notify()
	}
	l.mu.Unlock()
	if err == nil && l.Fail != nil {
		err = l.Fail(OpAppended)
	}
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (l *Log) append(id string, after uint64, events []incident.Event) ([]incident.Event, error) {
	c := l.incidents[id]
	if c == nil {
		if after > 0 {
			return nil, notFound(id)
		}
		c = &chain{summary: incident.Summary{ID: id}}
	}
	if c.summary.Seq != after {
		return c.stored(after, events)
	}
	out := make([]incident.Event, len(events))
	s, records := c.summary, c.records
	for i, e := range events {
		e.At, e.Recorded = stamp(e.At), stamp(e.Recorded)
		record, hash, err := incident.Seal(s.Chain, s.Seq+1, e, l.salt())
		if err != nil {
			return nil, err
		}
		e.Seq, e.Chain = s.Seq+1, hash
		out[i] = e
		s, records = s.Apply(e), append(records, record)
	}
	c.summary, c.records = s, records
	if l.incidents == nil {
		l.incidents = map[string]*chain{}
	}
	l.incidents[id] = c
	return out, nil
}

func (l *Log) salt() (s incident.Salt) {
	l.salts++
	binary.BigEndian.PutUint64(s[:], l.salts)
	return s
}

// stored returns the events behind after when they are these, by their ids; else it is stale.
func (c *chain) stored(after uint64, events []incident.Event) ([]incident.Event, error) {
	stale := incident.Errorf(incident.CodeStale, "somebody else wrote to %s first: it is at event %d, not %d", c.summary.ID, c.summary.Seq, after).
		WithHint("look at what is new, then try again")
	if c.summary.Seq < after || c.summary.Seq-after < uint64(len(events)) {
		return nil, stale
	}
	out, err := c.read(after, len(events))
	if err != nil {
		return nil, err
	}
	for i, e := range out {
		if e.ID == "" || e.ID != events[i].ID {
			return nil, stale
		}
	}
	return out, nil
}

func (c *chain) read(after uint64, n int) ([]incident.Event, error) {
	var prev incident.Hash
	if after > 0 {
		prev, _ = incident.RecordChain(c.records[after-1])
	}
	out := make([]incident.Event, n)
	for i := range out {
		seq := after + uint64(i) + 1
		e, err := incident.Unseal(prev, seq, c.records[seq-1])
		if err != nil {
			return nil, err
		}
		out[i], prev = e, e.Chain
	}
	return out, nil
}

// Read implements incident.Log.
func (l *Log) Read(ctx context.Context, id string, after uint64) ([]incident.Event, error) {
	if err := l.enter(ctx, OpRead); err != nil {
		return nil, err
	}
	defer l.mu.Unlock()
	c := l.incidents[id]
	if c == nil {
		return nil, notFound(id)
	}
	if after > c.summary.Seq {
		return nil, incident.Errorf(incident.CodeCorrupt, "event %d is missing, and was read before", after).
			WithHint("it was read from another log: start again from event 0")
	}
	return c.read(after, int(c.summary.Seq-after))
}

// List implements incident.Log.
func (l *Log) List(ctx context.Context) ([]incident.Summary, error) {
	if err := l.enter(ctx, OpList); err != nil {
		return nil, err
	}
	defer l.mu.Unlock()
	var list []incident.Summary
	for _, c := range l.incidents {
		list = append(list, c.summary)
	}
	slices.SortFunc(list, inListOrder)
	return list, nil
}

func inListOrder(a, b incident.Summary) int {
	if a.Closed.IsZero() != b.Closed.IsZero() {
		if a.Closed.IsZero() {
			return -1
		}
		return 1
	}
	if c := b.Last.Compare(a.Last); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// Find implements incident.Log.
func (l *Log) Find(ctx context.Context, prefix string) (incident.Summary, error) {
	if err := l.enter(ctx, OpFind); err != nil {
		return incident.Summary{}, err
	}
	defer l.mu.Unlock()
	if prefix == "" {
		return l.newestOpen()
	}
	if c, ok := l.incidents[prefix]; ok {
		return c.summary, nil
	}
	var ids []string
	for id := range l.incidents {
		if strings.HasPrefix(id, prefix) {
			ids = append(ids, id)
		}
	}
	switch len(ids) {
	case 0:
		return incident.Summary{}, incident.Errorf(incident.CodeNotFound, "no incident has an id that starts with %q", prefix).
			WithHint("list the incidents to see their ids")
	case 1:
		return l.incidents[ids[0]].summary, nil
	}
	slices.Sort(ids)
	return incident.Summary{}, incident.Errorf(incident.CodeInvalid, "%q fits several incidents: %s", prefix, strings.Join(ids, ", ")).
		WithHint("type more of the id")
}

func (l *Log) newestOpen() (incident.Summary, error) {
	var best incident.Summary
	for _, c := range l.incidents {
		s := c.summary
		if s.Closed.IsZero() && !s.Sample && (best.ID == "" || s.Opened.After(best.Opened) || s.Opened.Equal(best.Opened) && s.ID > best.ID) {
			best = s
		}
	}
	if best.ID == "" {
		return best, incident.Errorf(incident.CodeNotFound, "no incident is open").
			WithHint("declare one, or name a closed one by its id")
	}
	return best, nil
}

// Watch implements incident.Log.
func (l *Log) Watch(ctx context.Context) (<-chan struct{}, error) {
	if err := l.enter(ctx, OpWatch); err != nil {
		return nil, err
	}
	defer l.mu.Unlock()
	ch := make(chan struct{}, 1)
	if l.watchers == nil {
		l.watchers = map[chan struct{}]func() bool{}
	}
	l.watchers[ch] = context.AfterFunc(ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if _, ok := l.watchers[ch]; ok {
			delete(l.watchers, ch)
			close(ch)
		}
	})
	return ch, nil
}

// notify wakes every watcher that is not awake already; mu is held.
func (l *Log) notify() {
	for ch := range l.watchers {
		select {
		case ch <- struct{}{}:
		default:
		}
	}
}

// Draft implements incident.Log.
func (l *Log) Draft(ctx context.Context, id, person string) (incident.Draft, error) {
	if err := l.enter(ctx, OpDraft); err != nil {
		return incident.Draft{}, err
	}
	defer l.mu.Unlock()
	d := l.drafts[[2]string{id, person}]
	d.More = slices.Clone(d.More)
	return d, nil
}

// SaveDraft implements incident.Log.
func (l *Log) SaveDraft(ctx context.Context, id, person string, d incident.Draft) error {
	if err := l.enter(ctx, OpSave); err != nil {
		return err
	}
	defer l.mu.Unlock()
	key := [2]string{id, person}
	if d.Empty() {
		delete(l.drafts, key)
		return nil
	}
	if l.drafts == nil {
		l.drafts = map[[2]string]incident.Draft{}
	}
	d.Saved, d.More = stamp(d.Saved), slices.Clone(d.More)
	l.drafts[key] = d
	return nil
}

// Close implements incident.Log. It closes the channels of watchers.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return fmt.Errorf("the log is closed: %w", os.ErrClosed)
	}
	l.closed = true
	for ch, stop := range l.watchers {
		stop()
		delete(l.watchers, ch)
		close(ch)
	}
	return nil
}

// stamp returns t as a log keeps times: UTC, whole milliseconds.
func stamp(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
