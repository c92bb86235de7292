package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/blameless"
	"warroom/internal/incident"
	"warroom/internal/timeline"
	"warroom/ui/widget"
)

// timelineTab tells what happened, in order, without blame. It holds a timeline of its own, read when the tab is opened first, and
// where the reader is in it.
type timelineTab struct {
	story  *timeline.Timeline // nil until it was read
	seq    uint64             // of the newest event in it
	asking bool               // events are on their way

	written bool // in the order of writing, not of happening
	names   bool // names instead of roles; inside the console only
	filter  timeline.Filter
	typing  string // the filter as it is being typed

	view   timeline.View
	total  int                    // entries of the story, whatever the filter
	strip  []int                  // entries in each slice of time, for as many rows as were drawn last
	gaps   map[int][]timeline.Gap // by the entry they are drawn before
	cursor int
	top    int
	h      int
	follow bool
	aimed  uint64               // the event whose entry the cursor is to go to, 0 for none
	blame  map[uint64]blameMark // what the lint said of an entry, by Seq
}

// blameMark is what the lint says of a text; the text is kept because it may be revised.
type blameMark struct{ text, question string }

// tab names a tab of the room.
type tab string

const (
	tabRoom     tab = "Room"
	tabTimeline tab = "Timeline"
)

// tabs lists the tabs in their order; the digits and alt+digits go to them.
func tabs() []tab { return []tab{tabRoom, tabTimeline, tabCustomer, tabPlan} }

// storyMsg brings events for the timeline of a room.
type storyMsg struct {
	from
	story  *timeline.Timeline // the first time: made where it was read, off the screen's own goroutine
	events []incident.Event
	seq    uint64
	err    error
}

// showTab shows a tab; whoever types goes on typing.
func (r *roomScreen) showTab(to tab) tea.Cmd {
	r.tab, r.open = to, nil
	if r.mode != ModeTyping {
		r.mode = r.restMode()
	}
	if to == tabTimeline {
		return r.readStory()
	}
	return nil
}

// restMode is the mode of whoever does not type in the tab that is shown.
func (r *roomScreen) restMode() Mode {
	switch r.tab {
	case tabTimeline:
		return ModeTimeline
	case tabPlan, tabCustomer:
		return ModePlan
	}
	return ModeBrowse
}

// readStory reads what the timeline does not have yet.
func (r *roomScreen) readStory() tea.Cmd {
	tl := &r.timeline
	if tl.asking || tl.story != nil && tl.seq >= r.state.Seq {
		return nil
	}
	tl.asking = true
	log, ctx, id, after, first := r.app.cfg.Log, r.app.ctx, r.room.ID(), tl.seq, tl.story == nil
	return func() tea.Msg {
		events, err := log.Read(ctx, id, after)
		m := storyMsg{from: from{r}, events: events, seq: after, err: err}
		if n := len(events); n > 0 {
			m.seq = events[n-1].Seq
		}
		if first && err == nil {
			m.story, m.events = timeline.New(), nil
			m.story.Add(events...)
		}
		return m
	}
}

// takeStory folds news into the timeline.
func (r *roomScreen) takeStory(m storyMsg) tea.Cmd {
	tl := &r.timeline
	tl.asking = false
	if m.err != nil {
		r.fail(m.err, "the timeline cannot be read: ")
		return nil
	}
	first := tl.story == nil
	if m.story != nil {
		tl.story = m.story
	}
	tl.story.Add(m.events...)
	tl.seq = m.seq
	if first {
		tl.follow = true
	}
	tl.look(r)
	tl.arrive()
	if tl.seq < r.state.Seq {
		return r.readStory()
	}
	return nil
}

// look works out what is shown, after news, another order or another filter. The cursor stays on its entry.
func (tl *timelineTab) look(r *roomScreen) {
	if tl.story == nil {
		return
	}
	view := tl.story.Happened()
	if tl.written {
		view = tl.story.Written()
	}
	tl.show(view, r.app.now)
}

// show takes a story in, as it stands at now. The cursor stays on its entry, or at the end.
func (tl *timelineTab) show(view timeline.View, now time.Time) {
	var at uint64
	if e := tl.under(); e != nil {
		at = e.Seq
	}
	tl.view, tl.total = view.Select(tl.filter), view.Len()
	tl.strip = nil
	tl.gaps = map[int][]timeline.Gap{}
	for _, g := range tl.view.Gaps(timeline.GapOptions{Now: now}) {
		tl.gaps[g.Before] = append(tl.gaps[g.Before], g)
	}
	switch i, ok := tl.view.Find(at); {
	case ok || tl.view.Entry(at) != nil:
		tl.cursor = i
	case at != 0: // not known yet, in a replay that went back
		tl.cursor = tl.view.Len() - 1
	}
	if tl.follow {
		tl.cursor = tl.view.Len() - 1
	}
	tl.cursor = max(0, min(tl.cursor, tl.view.Len()-1))
}

// reach puts the cursor on the entry that event seq made, if it is shown.
func (tl *timelineTab) reach(seq uint64) {
	if i, ok := tl.view.Find(seq); ok {
		tl.cursor, tl.follow = i, i == tl.view.Len()-1
	}
}

// under returns the entry under the cursor, nil when there is none.
func (tl *timelineTab) under() *timeline.Entry {
	if tl.cursor < 0 || tl.cursor >= tl.view.Len() {
		return nil
	}
	return tl.view.At(tl.cursor)
}

func (tl *timelineTab) move(by int) {
	tl.cursor = max(0, min(tl.cursor+by, tl.view.Len()-1))
	tl.follow = tl.cursor == tl.view.Len()-1
}

// jumps says where each key of the timeline jumps to, and which way.
var jumps = map[string]struct {
	stop timeline.Stop
	back bool
	name string
}{
	"}": {timeline.StopHour, false, "hour"}, "{": {timeline.StopHour, true, "hour"},
	"]": {timeline.StopHat, false, "turn of the hat"}, "[": {timeline.StopHat, true, "turn of the hat"},
	")": {timeline.StopDecision, false, "decision"}, "(": {timeline.StopDecision, true, "decision"},
	">": {timeline.StopStar, false, "star"}, "<": {timeline.StopStar, true, "star"},
}

func (r *roomScreen) jump(key string) tea.Cmd {
	tl, j := &r.timeline, jumps[key]
	next := tl.view.Next
	if j.back {
		next = tl.view.Prev
	}
	i, ok := next(tl.cursor, j.stop, r.zone)
	if !ok {
		r.tell("no other " + j.name + " that way")
		return nil
	}
	tl.cursor, tl.follow = i, i == tl.view.Len()-1
	r.msg = message{}
	return nil
}

// addHere opens the line with a time between the entry under the cursor and the next one: a backfill in one step.
func (r *roomScreen) addHere() tea.Cmd {
	tl := &r.timeline
	if !r.composer.empty() {
		r.tell("save or clear the line first: space goes to it")
		return nil
	}
	at := r.app.now
	if e := tl.under(); e != nil && !e.At.IsZero() {
		at = e.At
		if tl.cursor+1 < tl.view.Len() && !tl.written {
			if next := tl.view.At(tl.cursor + 1).At; next.After(at) {
				at = at.Add(next.Sub(at) / 2)
			}
		}
	}
	r.mode, r.resume = ModeTyping, true
	r.composer.set(r.typedTime(at)+" ", "")
	r.tell("an entry at that time; change it as you like")
	return r.touched()
}

// retime opens the line with the command that gives the note under the cursor another time.
func (r *roomScreen) retime() tea.Cmd {
	n := r.target()
	if !r.composer.empty() {
		r.tell("save or clear the line first: space goes to it")
		return nil
	}
	r.mode, r.resume = ModeTyping, true
	r.composer.set("/retime #"+strconv.FormatUint(n.Seq, 10)+" "+r.typedTime(n.At), "")
	r.tell("change the time; enter moves the note, both entries stay in sight")
	return r.changed()
}

// redact takes the words of the note under the cursor out of the file, when it is asked twice of the same note.
func (r *roomScreen) redact() tea.Cmd {
	n := r.target()
	// The same words may stand a second time, under another time: all of them go, each in a redaction of its own.
	var same []uint64
	for _, other := range r.state.Notes {
		if other.Text == n.Text && !other.Redacted {
			same = append(same, other.Seq)
		}
	}
	var too []string
	for _, seq := range r.state.Repeats(n.Seq, r.app.cfg.Templates) {
		if !slices.Contains(same, seq) {
			too = append(too, "#"+strconv.FormatUint(seq, 10))
		}
	}
	also := ""
	if len(too) > 0 {
		also = "the same words stand in " + strings.Join(too, ", ") + " too: warroom redact " + r.room.ID() + strings.ReplaceAll(" "+strings.Join(too, " "), "#", "")
	}
	if r.redacting != n.Seq {
		r.redacting = n.Seq
		what := "#" + strconv.FormatUint(n.Seq, 10)
		if more := len(same) - 1; more > 0 {
			what += " and " + itoa(more) + " more that read the same"
		}
		r.msg = message{text: "X again takes the words of " + what + " out of the file for good", hint: cmp.Or(also, "backups, exports and scrollback are out of reach"), bad: true}
		return nil
	}
	r.redacting = 0
	for _, seq := range same {
		r.jobs = append(r.jobs, &job{op: r.room.Prepare(incident.Redact{Ref: seq, Reason: "taken out in the timeline"}), also: also})
	}
	return r.next()
}

// typedTime writes a moment as the line reads it: the clock alone for today.
func (r *roomScreen) typedTime(at time.Time) string {
	at, now := at.In(r.zone), r.app.now.In(r.zone)
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) && at.Before(now) {
		return at.Format("15:04")
	}
	return at.Format("2006-01-02 15:04")
}

// blameOf says whether a text still reads as blame, and what to ask. It looks once at each reading.
func (r *roomScreen) blameOf(e *timeline.Entry) string {
	tl := &r.timeline
	if m, ok := tl.blame[e.Seq]; ok && m.text == e.Text {
		return m.question
	}
	m := blameMark{text: e.Text}
	if !e.Ruler && !e.Retracted && len(e.Text) <= nudgeMax {
		if f, ok := blameless.First(e.Text, r.lintOptions(e.Hat)); ok {
			m.question = f.Question
		}
	}
	if tl.blame == nil {
		tl.blame = map[uint64]blameMark{}
	}
	tl.blame[e.Seq] = m
	return m.question
}

// toggleStory flips one of the two switches of the timeline.
func (r *roomScreen) toggleStory(which *bool, on, off string) tea.Cmd {
	*which = !*which
	if *which {
		r.tell(on)
	} else {
		r.tell(off)
	}
	r.timeline.look(r)
	return nil
}

// detail draws the entry under the cursor in full, for wide screens.
func (r *roomScreen) detail(f Frame, w, h int) []string {
	e, t := r.timeline.under(), f.Theme
	if e == nil {
		return widget.Block(nil, w, h)
	}
	out := []string{" " + t.Strong.Render(entryTitle(e)) + t.Muted.Render("  #"+strconv.FormatUint(e.Seq, 10)), ""}
	add := func(label, text string) {
		for i, line := range widget.Wrap(text, max(8, w-11)) {
			if text == "" {
				return
			}
			if i > 0 {
				label = ""
			}
			out = append(out, " "+t.Muted.Render(widget.Fit(label, 9))+line)
		}
	}
	moment := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.In(r.zone).Format("2006-01-02 15:04:05 MST")
	}
	add("happened", moment(e.At))
	add("written", moment(e.Recorded))
	add("said by", e.Speaker(r.timeline.names))
	add("due", moment(e.Due))
	for _, tag := range e.Tags {
		add("tag", "#"+tag)
	}
	add("from", e.Source)
	for _, m := range r.timeline.view.Marks(r.timeline.cursor, r.zone) {
		add("", m)
	}
	add("chain", e.Chain.String()[:16])
	out = append(out, "")
	text, more := widget.WrapMax(e.Line(r.timeline.names, r.zone), w-2, max(3, h-len(out)-4))
	for _, line := range text {
		out = append(out, " "+line)
	}
	if more {
		out = append(out, t.Muted.Render(" … enter opens all"))
	}
	if q := r.blameOf(e); q != "" {
		out = append(out, "", " "+t.Warn.Render("reads as blame"))
		for _, line := range widget.Wrap(q, w-2) {
			out = append(out, " "+line)
		}
	}
	for i := len(e.Edits) - 1; i >= 0 && len(out) < h; i-- {
		out = append(out, "", t.Muted.Render(" before "+moment(e.Edits[i].At)+":"))
		old, _ := widget.WrapMax(e.Edits[i].Text, w-2, 4)
		for _, line := range old {
			out = append(out, " "+line)
		}
	}
	return widget.Block(out, w, h)
}

// entryTitle names an entry: its hat and kind.
func entryTitle(e *timeline.Entry) string {
	if e.Hat == "" {
		return e.Label
	}
	name := "[" + e.Hat.Letter() + "] " + e.Hat.Name()
	if e.Label != timeline.LabelNote && e.Label != timeline.LabelHat {
		name += " · " + e.Label
	}
	return name
}
