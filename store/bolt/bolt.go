package bolt

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// format is the layout of the buckets described in doc.go. A program refuses a file with a higher one.
const format = 1

// The buckets, and the keys in meta. The names are stored and for ever.
var (
	bucketMeta      = []byte("meta")
	bucketIncidents = []byte("incidents")
	bucketSummaries = []byte("summaries")
	bucketOpen      = []byte("open")
	bucketDrafts    = []byte("drafts")
	keyFormat       = []byte("format")
	keyUnclean      = []byte("unclean") // there while free pages may hold words that were redacted
)

// Options say how a log behaves. The zero Options are what a program wants.
type Options struct {
	// Wait is how long an operation waits for its turn in this program, and then for another program to give the file back, before
	// it fails as busy; 0 is 5 s.
	Wait time.Duration

	// Poll is how often a watched log is looked at when the system sends no notice; 0 is 250 ms.
	Poll time.Duration

	// NewSalt makes the salt of an event; nil takes it from crypto/rand. A salt that can be guessed lets a redacted note be guessed.
	NewSalt func() incident.Salt
}

const (
	defaultWait = 5 * time.Second
	defaultPoll = 250 * time.Millisecond
)

// Log is an incident log in one file. Its methods may be called from several goroutines; they take turns.
type Log struct {
	path   string
	wait   time.Duration
	salt   func() incident.Salt
	commit func(*bbolt.DB, func(*bbolt.Tx) error) error // runs a transaction and makes it durable
	step   func(string)                                 // told after each step of a redaction: the place where a test kills it

	turn      chan struct{}  // holds one value while an operation runs
	unmapping sync.WaitGroup // the operation before, after it gave the lock back
	gate      gate
	late      atomic.Int32 // goroutines that wait in the kernel for a lock nobody wants any more
	hub       *hub

	done   chan struct{} // closed by Close
	mu     sync.Mutex    // closed, and adding to ops
	closed bool
	ops    sync.WaitGroup
}

var _ incident.Log = (*Log)(nil)

// Open returns the log in the file at path. It touches nothing: a file that is missing reads as an empty log and is made, with its
// folder, at the first write, readable by its owner only.
func Open(path string, o Options) *Log {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs // a later change of folder must not move the log
	}
	l := &Log{
		path: path, wait: o.Wait, salt: o.NewSalt, commit: (*bbolt.DB).Update, step: func(string) {},
		turn: make(chan struct{}, 1), done: make(chan struct{}),
	}
	if l.wait <= 0 {
		l.wait = defaultWait
	}
	if l.salt == nil {
		l.salt = randomSalt
	}
	poll := o.Poll
	if poll <= 0 {
		poll = defaultPoll
	}
	l.hub = newHub(path, poll)
	return l
}

func randomSalt() incident.Salt {
	var s incident.Salt
	_, _ = rand.Read(s[:]) // never fails: it ends the program instead (crypto/rand)
	return s
}

// Close waits for the operations that run, ends the watching and returns. Operations that wait for the file give up.
func (l *Log) Close() error {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return l.errClosed()
	}
	l.closed = true
	close(l.done)
	l.mu.Unlock()
	l.ops.Wait()
	l.unmapping.Wait()
	l.hub.close()
	return nil
}

// begin counts an operation in, which end counts out, or says why it cannot start.
func (l *Log) begin(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return l.errClosed()
	}
	l.ops.Add(1)
	return nil
}

// run waits for the turn of this operation and runs fn in it.
func (l *Log) run(ctx context.Context, fn func() error) error {
	if err := l.begin(ctx); err != nil {
		return err
	}
	defer l.ops.Done()
	if err := l.takeTurn(ctx); err != nil {
		return err
	}
	defer func() { <-l.turn }()
	return l.explain(fn())
}

// takeTurn waits until the operations of this log that came before are through, as long as for another program: when one of them is
// stuck, so is this one.
func (l *Log) takeTurn(ctx context.Context) error {
	select {
	case l.turn <- struct{}{}:
		return nil
	default:
	}
	epoch, _ := l.gate.held()
	limit := time.NewTimer(l.wait)
	defer limit.Stop()
	for {
		select {
		case l.turn <- struct{}{}:
			return nil
		case <-limit.C:
			now, held := l.gate.held()
			if !held && now == epoch {
				return l.busy(nil)
			}
			epoch = now // suspended, or about to be: that time does not count
			limit.Reset(l.wait)
		case <-ctx.Done():
			return l.waitError(ctx.Err())
		case <-l.done:
			return l.errClosed()
		}
	}
}

// fileMode is for the owner only: a war room holds what people said about each other's systems.
const (
	fileMode os.FileMode = 0o600
	dirMode  os.FileMode = 0o700
)
