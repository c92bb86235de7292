package bolt

import (
	"context"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watch implements incident.Log. One goroutine serves all watchers of a log; it lives while there is one. A folder that is not
// there yet is waited for.
func (l *Log) Watch(ctx context.Context) (<-chan struct{}, error) {
	if err := l.begin(ctx); err != nil {
		return nil, err
	}
	defer l.ops.Done()
	return l.hub.add(ctx), nil
}

// notices are the file system's.
type notices = fsnotify.Watcher

// hub tells watchers that the log grew. Other processes are noticed by the transaction number in the file's headers, which a read
// without lock finds in a few microseconds; notices of the file system only say when to look, because they come before a commit is
// whole, not at all from other hosts, and not for a folder that is not there. Own writes are known without looking.
type hub struct {
	path    string
	poll    time.Duration
	notices func() (*notices, error) // starts the notices of the file system

	mu      sync.Mutex
	subs    map[chan struct{}]func() bool // with what takes the watch on its context off
	seen    stamp                         // what watchers know of; kept while there are subs
	inWrite int                           // own writes that run: what the headers say is theirs
	skipped bool                          // a look was left out because of them
	cancel  context.CancelFunc            // ends the goroutine; nil when there is none
	loops   sync.WaitGroup
}

func newHub(path string, poll time.Duration) *hub {
	return &hub{path: path, poll: poll, notices: fsnotify.NewWatcher, subs: map[chan struct{}]func() bool{}}
}

func (h *hub) add(ctx context.Context) <-chan struct{} {
	ch := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.subs) == 0 {
		h.seen, _ = peek(h.path) // unreadable: as if there were none, so the first readable state is news
		loop, cancel := context.WithCancel(context.Background())
		h.cancel = cancel
		h.loops.Go(func() { h.look(loop) })
	}
	h.subs[ch] = context.AfterFunc(ctx, func() { h.remove(ch) })
	return ch
}

// remove closes the channel of a watcher; the last one ends the goroutine.
func (h *hub) remove(ch chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.subs[ch]; !ok {
		return
	}
	delete(h.subs, ch)
	close(ch)
	if len(h.subs) == 0 {
		h.cancel()
	}
}

// close ends all watching and waits for the goroutines.
func (h *hub) close() {
	h.mu.Lock()
	for ch, stop := range h.subs {
		stop()
		delete(h.subs, ch)
		close(ch)
	}
	if h.cancel != nil {
		h.cancel()
	}
	h.mu.Unlock()
	h.loops.Wait()
}

// notify wakes every watcher that is not awake already; mu is held.
func (h *hub) notify() {
	for ch := range h.subs {
		select {
		case ch <- struct{}{}:
		default:
		}
	}
}

// check looks at the file and wakes the watchers if it moved on. While an own write runs it leaves that to wrote.
func (h *hub) check() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.inWrite > 0 {
		h.skipped = true
		return
	}
	h.peek()
}

// peek is check with mu held.
func (h *hub) peek() {
	now, ok := peek(h.path)
	if ok && !now.same(h.seen) {
		h.seen = now
		h.notify()
	}
}

// writing announces an own write, which wrote ends.
func (h *hub) writing() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.inWrite++
}

// wrote ends an own write: at is the state it left, if it is known to have succeeded, and wake says that it is news. A draft is
// not: without this every key press in a server would wake every person on it.
func (h *hub) wrote(at stamp, wake, known bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.inWrite--
	if len(h.subs) == 0 {
		return
	}
	if known {
		before := stamp{info: at.info, txid: at.txid - 1}
		if wake || !before.same(h.seen) {
			h.notify()
		}
		h.seen = at
	}
	if h.skipped || !known {
		h.skipped = false
		h.peek()
	}
}

// look runs until ctx is done: it checks at every notice about the file, and at every tick.
func (h *hub) look(ctx context.Context) {
	tick := time.NewTicker(h.poll)
	defer tick.Stop()
	from, err := h.notices()
	if err != nil { // too many watchers on this machine: looking alone does it
		from = &notices{}
	} else {
		defer func() { _ = from.Close() }() // nothing to lose
	}
	dir, watched := filepath.Dir(h.path), false
	for {
		if !watched && err == nil {
			watched = from.Add(dir) == nil
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			h.check()
		case e := <-from.Events:
			switch {
			case e.Name == h.path:
				h.check()
			case e.Name == dir && e.Has(fsnotify.Remove|fsnotify.Rename):
				watched = false
			}
		case <-from.Errors: // an overflow or a folder that went: the next tick looks
			watched = false
		}
	}
}
