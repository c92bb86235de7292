package ui

import (
	"context"
	"iter"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
	"warroom/internal/search"
	"warroom/internal/timeline"
)

// sought is what the words in the lobby's search find in everything that was said: a search under way, or its result. Searches are
// numbered; what an earlier one still brings counts for nothing.
type sought struct {
	number int
	query  search.Query
	wrong  error // why a word of it cannot be understood
	cancel context.CancelFunc
	busy   bool
	again  bool // the log grew meanwhile: what it finds may be old
	hits   []search.Hit
	coming []search.Hit // of the search under way, not shown yet while hits has more
	more   bool         // there are more than are kept
	err    error        // what could not be searched
	items  []saidItem   // how hits are shown
}

// saidItem is a row below the incidents: a hit, or the incident that the hits behind it are of, or the heading of them all.
type saidItem struct {
	hit     int // in hits; of a heading the first one behind it
	heading bool
	first   bool // the heading of them all
}

// hitsMax is how many hits are kept: more than anybody scrolls through, and narrowing is a letter away.
const hitsMax = 200

// foundMsg brings the next hit of a search, or its end.
type foundMsg struct {
	number int
	rest   finding
	hit    search.Hit
	err    error
	done   bool
}

// finding is a search that goes on when it is asked for the next hit.
type finding struct {
	next func() (search.Hit, error, bool)
	stop func()
}

// found is the hits of a query, the last with the error if there was one.
func found(ctx context.Context, log incident.Log, q search.Query) iter.Seq2[search.Hit, error] {
	return func(yield func(search.Hit, error) bool) {
		on := true
		err := search.Run(ctx, log, q, func(h search.Hit) bool {
			on = yield(h, nil)
			return on
		})
		if on && err != nil {
			yield(search.Hit{}, err)
		}
	}
}

// ask waits for the next hit.
func (f finding) ask(number int) tea.Cmd {
	return func() tea.Msg {
		hit, err, ok := f.next()
		return foundMsg{number: number, rest: f, hit: hit, err: err, done: !ok}
	}
}

// end gives up what a search holds.
func (f finding) end() tea.Cmd {
	return func() tea.Msg {
		f.stop()
		return nil
	}
}

// setFilter searches anew and puts the cursor on the first hit; clearing keeps it on its incident.
func (l *lobby) setFilter(s string) tea.Cmd {
	l.hush()
	if runes := []rune(s); len(runes) > filterMax {
		s = string(runes[:filterMax])
	}
	was := l.picked()
	l.filter = s
	cmd := l.seek()
	l.cursor, l.top = 0, 0
	if s == "" {
		was.seq = 0
		l.pick(was)
	}
	return cmd
}

// seek starts the search for what stands in the line, in place of the one under way. Hits that fit the new words too stay in sight until it
// brings its own.
func (l *lobby) seek() tea.Cmd {
	s := &l.sought
	if s.cancel != nil {
		s.cancel()
	}
	q, wrong := search.Parse(l.filter, l.app.now, l.zone(l.app.cfg.Zone))
	now := sought{number: s.number + 1, query: q, wrong: wrong}
	if q.Empty() {
		l.sought = now
		l.search()
		return nil
	}
	now.hits = search.Narrow(s.hits, s.query, q)
	now.busy = true
	var ctx context.Context
	ctx, now.cancel = context.WithCancel(l.app.ctx)
	var f finding
	f.next, f.stop = iter.Pull2(found(ctx, l.app.cfg.Log, q))
	l.sought = now
	l.lay()
	l.search()
	return f.ask(now.number)
}

// takeFound takes what a search brings.
func (l *lobby) takeFound(m foundMsg) tea.Cmd {
	s := &l.sought
	if m.number != s.number {
		return m.rest.end()
	}
	full := false
	switch {
	case m.err != nil:
		s.err = m.err
	case m.done, l.titled(&m.hit):
	case len(s.coming) == hitsMax:
		full = true
	default:
		s.coming = append(s.coming, m.hit)
	}
	ended := m.done || full
	if ended || len(s.coming) > len(s.hits) {
		was := l.picked()
		s.hits = slices.Clip(s.coming)
		l.lay()
		l.pick(was)
	}
	if !ended {
		return m.rest.ask(m.number)
	}
	s.cancel()
	s.busy, s.more, s.coming = false, full, nil
	if s.again {
		return tea.Batch(m.rest.end(), l.seek())
	}
	return m.rest.end()
}

// refresh searches again after the log grew; a search under way is ended first, so that a busy room does not starve it.
func (l *lobby) refresh() tea.Cmd {
	switch {
	case l.filter == "":
		return nil
	case l.sought.busy:
		l.sought.again = true
		return nil
	}
	return l.seek()
}

// lay puts hits into rows, below the incident they are of.
func (l *lobby) lay() {
	s := &l.sought
	s.items = nil
	for i := range s.hits {
		if i == 0 {
			s.items = append(s.items, saidItem{hit: 0, heading: true, first: true})
		}
		if i == 0 || s.hits[i].Incident.ID != s.hits[i-1].Incident.ID {
			s.items = append(s.items, saidItem{hit: i, heading: true})
		}
		s.items = append(s.items, saidItem{hit: i})
	}
}

// entriesOnly reports whether the search has a filter that no incident as a whole can fit.
func (l *lobby) entriesOnly() bool {
	q := l.sought.query
	q.Words, q.Open = nil, search.Either
	return !q.Empty()
}

// search finds the incidents that have every word in their title, id, state or severity. A filter on entries is none on incidents.
func (l *lobby) search() {
	l.hits = nil
	if l.filter == "" {
		return
	}
	q := &l.sought.query
	if l.entriesOnly() {
		return
	}
	if l.hay == nil {
		l.hay = make([]string, len(l.list))
		for i := range l.list {
			l.hay[i] = haystack(&l.list[i])
		}
	}
	words := lower(q.Words)
	for i, hay := range l.hay {
		if q.Open.Fits(l.list[i].Closed.IsZero()) && hasAll(hay, words) {
			l.hits = append(l.hits, i)
		}
	}
}

func lower(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}

func hasAll(hay string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(hay, w) })
}

// titled reports whether a hit is the declaration of an incident that its title has found already.
func (l *lobby) titled(h *search.Hit) bool {
	return h.Label == timeline.LabelDeclared && !l.entriesOnly() && hasAll(haystack(&h.Incident), lower(l.sought.query.Words))
}

// rowKey tells a row: an incident, or with a Seq a hit in it.
type rowKey struct {
	id  string
	seq uint64
}

// picked is the row under the cursor.
func (l *lobby) picked() rowKey {
	if h := l.hit(); h != nil {
		return rowKey{h.Incident.ID, h.Seq}
	}
	if s := l.under(); s != nil {
		return rowKey{id: s.ID}
	}
	return rowKey{}
}

// pick puts the cursor on a row, if it is shown; else it stays about where it was.
func (l *lobby) pick(key rowKey) {
	for i := range l.len() {
		if key.seq == 0 && i < l.titles() && l.at(i).ID == key.id {
			l.cursor = i
			return
		}
	}
	for i := range l.sought.hits {
		if h := &l.sought.hits[i]; key.seq == h.Seq && h.Incident.ID == key.id {
			l.cursor = l.titles() + i
			return
		}
	}
	l.move(0)
}

// hit is the hit under the cursor, nil when it is on an incident.
func (l *lobby) hit() *search.Hit {
	if i := l.cursor - l.titles(); i >= 0 && i < len(l.sought.hits) {
		return &l.sought.hits[i]
	}
	return nil
}

// offPane says why there is nowhere to go to between incidents and hits.
func (l *lobby) offPane() string {
	switch {
	case l.sought.query.Empty():
		return "type what to look for: what was said shows below the incidents"
	case len(l.sought.hits) == 0 && l.sought.busy:
		return "still looking through what was said"
	case len(l.sought.hits) == 0:
		return "nobody said these words; they are looked for in every incident"
	case l.titles() == 0:
		return "no incident has these words in its title, id, state or severity"
	}
	return ""
}

// toggle goes from the incidents to the first hit, and back.
func (l *lobby) toggle() {
	if l.hit() != nil {
		l.cursor = 0
		return
	}
	l.cursor = l.titles()
}

// openEntry opens a room at an entry of its timeline.
func (a *App) openEntry(id string, seq uint64) tea.Cmd {
	open := a.openRoom(id)
	r := a.rooms[id]
	r.mode = ModeTimeline
	r.timeline.aim(seq)
	r.timeline.look(r)
	r.timeline.arrive()
	return tea.Batch(open, r.showTab(tabTimeline))
}

// aim puts the cursor on the entry of event seq, now or when it has been read. A filter that would hide it goes.
func (tl *timelineTab) aim(seq uint64) {
	tl.aimed = seq
	tl.filter, tl.typing = timeline.Filter{}, ""
}

// arrive ends what aim began, once the entry is there.
func (tl *timelineTab) arrive() {
	if tl.aimed != 0 && tl.aimed <= tl.seq {
		tl.reach(tl.aimed)
		tl.aimed = 0
	}
}
