package ui

import (
	"maps"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/internal/secrets"
)

// job is something on its way to the disk, with all it takes to give a line back.
type job struct {
	op             *room.Op
	text, attached string // as they stood in the composer; "" when the job did not come from there
	editing        uint64
	err            error     // why it was not done
	form           *cardForm // the form it came from, nil for none
	also           string    // what to say besides once it is done
	back           string    // what to say when it is given back, for a line that was not refused
}

// typed reports whether the job is a line somebody wrote.
func (j *job) typed() bool { return j.text != "" || j.attached != "" }

// queue is what waits for the disk. One job is under way at a time, so that lines are stored in the order they were written in, and
// a fault of the machine stops those behind it too.
type queue struct {
	jobs     []*job // oldest first; the first is under way, or stuck
	running  bool
	stuck    bool   // the first could not be stored, and the composer was not free to take it back
	failed   *job   // the line in the composer that could not be stored
	returned []*job // lines that wait for the composer: refused by a rule while it was in use, or a draft that came late
}

// unsaved reports whether a line could not be stored.
func (q *queue) unsaved() bool { return q.failed != nil || q.stuck }

// send takes a line out of the composer and stores it. Should that fail, settle gives it back.
func (r *roomScreen) send(j *job) tea.Cmd {
	again := r.failed != nil
	r.composer.set("", "")
	r.editing, r.failed, r.nudge = 0, nil, nil
	r.msg = message{}
	if again && !r.running { // it was written before those that wait
		r.jobs = slices.Insert(r.jobs, 0, j)
	} else {
		r.jobs = append(r.jobs, j)
	}
	r.stuck = false
	return r.next()
}

// act stores a command that did not come from the composer.
func (r *roomScreen) act(c incident.Command) tea.Cmd {
	r.jobs = append(r.jobs, &job{op: r.room.Prepare(c)})
	return r.next()
}

// next starts the first job that waits.
func (r *roomScreen) next() tea.Cmd {
	if r.running || r.stuck || len(r.jobs) == 0 {
		return nil
	}
	r.running = true
	j, ctx := r.jobs[0], r.app.ctx
	return func() tea.Msg {
		s, events, err := j.op.Run(ctx)
		return savedMsg{from{r}, j, s, events, err}
	}
}

// settle takes the end of a job.
func (r *roomScreen) settle(m savedMsg) tea.Cmd {
	r.running = false
	if m.err != nil {
		r.refuse(m)
		return tea.Batch(r.touched(), r.next())
	}
	r.jobs = slices.DeleteFunc(r.jobs, func(j *job) bool { return j == m.job })
	r.saved = r.app.cfg.Now()
	before := r.msg // of another line, which is not stored
	r.take(m.state, nil)
	r.msg = message{text: room.Said(r.state, m.events, r.app.now, r.zone), hint: incident.Changed(cleaned(m))}
	if m.job.also != "" {
		r.msg.hint = m.job.also
	}
	if what, in := secretIn(m.events); what != "" {
		r.msg = message{text: "that looks like " + what, hint: takesOut(r.room.ID(), in), bad: true}
	}
	if r.unsaved() && before.bad {
		r.msg = before
	}
	r.notes.follow = r.notes.follow || r.mode == ModeTyping
	r.giveNext()
	if r.resume && m.job.typed() && r.composer.empty() && r.mode == ModeTyping {
		r.mode, r.resume = r.restMode(), false
	}
	if m.job.form != nil {
		m.job.form.saved(m)
	}
	if m.job.typed() {
		r.dirty = true // at once: until the draft is gone too, a kill would bring the line back
	}
	return tea.Batch(r.keepDraft(), r.tellStory(), r.next())
}

// refuse takes a job that was not stored. When a rule said no, the line wants changing; when the machine did, the same line may be
// tried again. A line goes back only into an empty composer: words of two lines never become one note.
func (r *roomScreen) refuse(m savedMsg) {
	j := m.job
	j.err = m.err
	byRule := false
	switch incident.CodeOf(m.err) {
	case incident.CodeRefused, incident.CodeInvalid, incident.CodeNotFound:
		byRule = true
	}
	free := r.composer.empty() && r.editing == 0
	if j.typed() && !byRule && !free {
		r.stuck = true
		r.fail(m.err, "not saved: ")
		return
	}
	r.jobs = slices.DeleteFunc(r.jobs, func(other *job) bool { return other == j })
	switch {
	case j.form != nil:
		j.form.refused(m.err)
	case !j.typed():
		r.fail(m.err, "")
	case !free:
		r.returned = append(r.returned, j)
		r.fail(m.err, "a line before this one was refused: ")
	case byRule:
		r.giveBack(j)
		r.fail(m.err, "")
		r.clearHint()
	default:
		r.giveBack(j)
		r.failed = j
		r.fail(m.err, "not saved: ")
	}
}

func (r *roomScreen) giveBack(j *job) {
	r.composer.set(j.text, j.attached)
	r.editing = j.editing
	if n := r.state.Note(j.editing); n != nil {
		r.was = n.Text // whoever has seen the refusal has seen these words
	}
	r.think()
}

// giveNext puts the next line that waits back once the composer is free for it.
func (r *roomScreen) giveNext() {
	if len(r.returned) == 0 || !r.composer.empty() || r.editing != 0 {
		return
	}
	j := r.returned[0]
	r.returned = r.returned[1:]
	r.giveBack(j)
	if j.err == nil {
		r.tell(j.back)
		return
	}
	r.fail(j.err, "this line was refused: ")
}

// secretIn names what looks like a credential in what was just stored, in a text or in a field of a card, and the event that has it; ""
// when nothing does.
func secretIn(events []incident.Event) (what string, in incident.Event) {
	for _, e := range events {
		texts := []string{e.Text}
		for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
			texts = append(texts, e.Fields[name])
		}
		for _, text := range texts {
			if hits := secrets.Find(text); len(hits) > 0 {
				return hits[0].Name, e
			}
		}
	}
	return "", incident.Event{}
}

// takesOut says how the words of an event leave the file: X is for notes, a shell for cards too, and nothing else can be redacted.
func takesOut(id string, e incident.Event) string {
	ref := e.Seq
	switch e.Kind {
	case incident.KindNote, incident.KindRevised:
		return "esc, 2, then X twice takes it out of the file for good"
	case incident.KindCardFilled, incident.KindCardMoved, incident.KindRetracted:
		ref = e.Ref
	case incident.KindCardOpened:
	default:
		return "it stays: only notes and cards can be redacted"
	}
	return "warroom redact " + id + " " + strconv.FormatUint(ref, 10) + ", in a shell, takes it out of the file for good"
}

// cleaned returns what was changed in a line on the way in, to be said.
func cleaned(m savedMsg) []string {
	if len(m.events) != 1 || !m.job.typed() {
		return nil
	}
	limits := incident.NoteField()
	limits.Required = false
	c, err := incident.Clean(joinFilled([]string{m.job.text, m.job.attached}), limits)
	if err != nil {
		return nil
	}
	return c.Changes
}
