package ui

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
	"warroom/internal/replay"
	"warroom/internal/room"
)

// replayScreen is a past session as it was known at a moment: the tabs of the room, read-only, with a scrubber in the place of the
// composer. The room in it belongs to it alone: nothing is ever written through it.
type replayScreen struct {
	app    *App
	id     string
	room   *roomScreen
	player *replay.Player // nil until the log was read
	want   time.Time      // the moment to begin at, zero for the first
	mode   Mode
	back   Screen // where q leads to

	asking bool // events are on their way
	again  bool // the log grew since they were asked for
	err    error
	hind   bool // as it happened, with what is known today
	run    int  // which playing this is: ticks of an earlier one count for nothing
	ticked time.Time

	sought  string            // the words that were looked for last
	found   uint64            // the entry that was found last
	typed   string            // a text to find, a time to go to, or an answer
	answers map[uint64]string // by decision: what the viewer would have done
	shown   *replay.Marker    // the decision that an answer was just given to
}

// playEvery is how often the picture moves while a session plays.
const playEvery = 100 * time.Millisecond

// playMax is the most that one tick moves: a machine that slept is not made up for.
const playMax = time.Second

type (
	replayMsg struct { // the log of a replay was read, from its start or behind what it has
		screen  *replayScreen
		player  *replay.Player
		events  []incident.Event
		answers map[uint64]string
		err     error
	}
	playMsg struct { // a tenth of a second has passed
		screen *replayScreen
		run    int
	}
	answeredMsg struct { // the answers are kept, or not
		screen *replayScreen
		err    error
	}
)

// openReplay opens the replay of an incident at the first moment at which everything that was written by at is known; the zero time is
// the start.
func (a *App) openReplay(id string, at time.Time) tea.Cmd {
	keep := a.keep()
	s := &replayScreen{app: a, id: id, want: at, mode: ModeReplay, back: a.screen}
	if _, ok := a.screen.(*replayScreen); ok {
		s.back = a.lobby
	}
	s.room = newRoom(a, room.New(a.cfg.Log, id, a.cfg.By, a.cfg.Now, a.cfg.NewID))
	s.room.past, s.room.mode, s.room.timeline.follow = s, ModeReplay, true
	a.screen = s
	return tea.Batch(keep, s.read())
}

// read reads the log, or what was written since. The first time it is folded where it is read, off the screen's own goroutine.
func (s *replayScreen) read() tea.Cmd {
	if s.asking {
		s.again = true
		return nil
	}
	s.asking, s.again = true, false
	log, ctx, id, by, player := s.app.cfg.Log, s.app.ctx, s.id, s.app.cfg.By, s.player
	if player != nil {
		after := player.Seq()
		return func() tea.Msg {
			events, err := log.Read(ctx, id, after)
			return replayMsg{screen: s, events: events, err: err}
		}
	}
	return func() tea.Msg {
		events, err := log.Read(ctx, id, 0)
		if err != nil {
			return replayMsg{screen: s, err: err}
		}
		answers, err := readAnswers(ctx, log, id, by)
		return replayMsg{screen: s, player: replay.New(events), answers: answers, err: err}
	}
}

// Mode implements [Screen].
func (s *replayScreen) Mode() Mode { return s.mode }

// Update implements [Screen].
func (s *replayScreen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case replayMsg:
		return s.take(msg)
	case playMsg:
		return s.played(msg)
	case answeredMsg:
		if msg.err != nil {
			s.room.fail(msg.err, "the answer is not kept: ")
		}
	case tea.PasteMsg:
		if s.typing() {
			text, _ := cleanPaste(msg.Content)
			s.typed = cutTyped(s.typed + text)
		}
	case tea.KeyPressMsg:
		s.key(msg)
	}
	return nil
}

// take folds what was read into the replay.
func (s *replayScreen) take(m replayMsg) tea.Cmd {
	s.asking = false
	if m.err != nil {
		s.err = m.err
		s.room.fail(m.err, "")
		return nil
	}
	s.err = nil
	if m.player == nil {
		s.player.Add(m.events...)
		s.show()
		return s.readAgain()
	}
	s.player, s.answers = m.player, m.answers
	if !s.want.IsZero() {
		s.player.Seek(s.want)
	}
	s.show()
	return s.readAgain()
}

// readAgain reads what came while the log was being read.
func (s *replayScreen) readAgain() tea.Cmd {
	if !s.again {
		return nil
	}
	return s.read()
}

// show brings the tabs to the moment that is on.
func (s *replayScreen) show() {
	r := s.room
	state := s.player.State()
	if s.hind {
		state = s.player.HindsightState()
	}
	if !r.loaded || state.Zone != r.state.Zone {
		r.zone, _ = room.Zone(state.Zone)
	}
	if rd := state.Round(); rd == nil || r.step >= len(rd.Steps) {
		r.step = followStep
	}
	if was, is := r.state.Round(), state.Round(); was != nil && is != nil && (was.Hat != is.Hat || was.Number != is.Number) {
		r.prompt, r.step = 0, followStep // the room followed the hat, and so does whoever watches it
	}
	r.state, r.loaded, r.notes.stale = state, true, true
	r.plan.rows, r.customer.rows = nil, nil // where clocks disagreed, two moments may have the same newest event and not the same cards
	if r.tab == tabTimeline {               // the tab that is not on screen is brought up to date when it is
		s.showStory()
	}
	if r.open != nil && state.Note(r.open.seq) == nil {
		r.open = nil
		s.mode = ModeReplay
	}
	r.silent = r.silentNow()
	r.takeStale()
}

// showStory brings the timeline to the moment that is on.
func (s *replayScreen) showStory() {
	story := s.player.Story(s.room.timeline.written)
	if s.hind {
		story = s.player.HindsightStory()
	}
	s.room.timeline.show(story, s.player.At())
}

// played lets the time since the last tick go by.
func (s *replayScreen) played(m playMsg) tea.Cmd {
	if m.run != s.run || s.player == nil || !s.player.Playing() {
		return nil
	}
	now := s.app.cfg.Now()
	s.player.Advance(min(now.Sub(s.ticked), playMax))
	s.ticked = now
	s.halt()
	s.show()
	if !s.player.Playing() {
		return nil
	}
	return s.tick()
}

// halt asks about the decision that the replay has come to.
func (s *replayScreen) halt() {
	if m := s.player.Ahead(); m != nil {
		s.mode, s.typed, s.shown = ModeReplayAnswer, s.answers[m.Seq], nil
	}
}

func (s *replayScreen) tick() tea.Cmd {
	if s.app.cfg.Tick <= 0 {
		return nil // a test says itself when time goes by
	}
	run := s.run
	return tea.Tick(playEvery, func(time.Time) tea.Msg { return playMsg{s, run} })
}

// play starts or pauses.
func (s *replayScreen) play() tea.Cmd {
	s.run++
	s.shown = nil
	s.player.Play(!s.player.Playing())
	if !s.player.Playing() {
		return nil
	}
	if s.player.Ended() {
		s.room.tell("this is the end of what is written; 0 goes to the start")
	}
	s.ticked = s.app.cfg.Now()
	return s.tick()
}

// answersOf names the place where the answers of a person are kept: beside the session, never in its log. No name has such a character.
func answersOf(by string) string { return "\x01answers of " + by }

// readAnswers returns what a person answered in earlier replays, by the decision.
func readAnswers(ctx context.Context, log incident.Log, id, by string) (map[uint64]string, error) {
	d, err := log.Draft(ctx, id, answersOf(by))
	if err != nil {
		return nil, err
	}
	return parseAnswers(d.Text), nil
}

// parseAnswers reads what formatAnswers wrote. What cannot be read ends it: it is of another version.
func parseAnswers(text string) map[uint64]string {
	answers := map[uint64]string{}
	for text != "" {
		var seq uint64
		var length int
		head, rest, ok := strings.Cut(text, "\n")
		if n, err := fmt.Sscanf(head, "%d %d", &seq, &length); !ok || err != nil || n != 2 || length < 0 || length > len(rest) {
			break
		}
		answers[seq] = rest[:length]
		text = strings.TrimPrefix(rest[length:], "\n")
	}
	return answers
}

// formatAnswers writes answers so that their words stand in the file as they are: a redaction finds them there.
func formatAnswers(answers map[uint64]string) string {
	var b strings.Builder
	for _, seq := range slices.Sorted(maps.Keys(answers)) {
		fmt.Fprintf(&b, "%d %d\n%s\n", seq, len(answers[seq]), answers[seq])
	}
	return b.String()
}

// keepAnswer stores the answer to a decision beside the others, also those that another console kept meanwhile.
func (s *replayScreen) keepAnswer(seq uint64) tea.Cmd {
	log, ctx, id, by, now, answer := s.app.cfg.Log, s.app.ctx, s.id, s.app.cfg.By, s.app.cfg.Now(), s.answers[seq]
	return func() tea.Msg {
		all, err := readAnswers(ctx, log, id, by)
		if err == nil {
			all[seq] = answer
			err = log.SaveDraft(ctx, id, answersOf(by), incident.Draft{Text: formatAnswers(all), Saved: now})
		}
		return answeredMsg{s, err}
	}
}

// replayHere opens the replay at the moment at which the entry under the cursor was written down.
func (r *roomScreen) replayHere() tea.Cmd {
	at := time.Time{}
	if e := r.timeline.under(); e != nil {
		at = e.Recorded
	}
	return r.app.openReplay(r.room.ID(), at)
}
