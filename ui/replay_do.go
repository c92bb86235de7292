package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/incident"
)

// typedMax is the most that is typed in a replay, in bytes.
const typedMax = 2000

func cutTyped(s string) string {
	if len(s) > typedMax {
		s = strings.ToValidUTF8(s[:typedMax], "")
	}
	return s
}

// typing reports whether letters are text now.
func (s *replayScreen) typing() bool {
	return s.mode == ModeReplayFind || s.mode == ModeReplayTime || s.mode == ModeReplayAnswer
}

// key takes a key that is bound to nothing.
func (s *replayScreen) key(msg tea.KeyPressMsg) {
	if !s.typing() {
		return
	}
	switch {
	case msg.String() == "backspace":
		if runes := []rune(s.typed); len(runes) > 0 {
			s.typed = string(runes[:len(runes)-1])
		}
	case msg.String() == "ctrl+u":
		s.typed = ""
	case msg.String() == "ctrl+w":
		s.typed = s.typed[:strings.LastIndexByte(strings.TrimRight(s.typed, " "), ' ')+1]
	case msg.Text != "":
		s.typed = cutTyped(s.typed + msg.Text)
	}
}

// Off implements [Screen].
func (s *replayScreen) Off(a Action) string {
	switch a {
	case ActQuit, ActBack, ActHelp, ActRedraw, ActSuspend:
		return ""
	}
	switch {
	case s.player == nil:
		return "the session is being read"
	case a == ActOpen && s.room.target() == nil:
		return "no note is under the cursor"
	case a == ActRoom && s.room.tab == tabRoom, a == ActTimeline && s.room.tab == tabTimeline, a == ActPlan && s.room.tab == tabPlan, a == ActCustomer && s.room.tab == tabCustomer:
		return "the " + strings.ToLower(string(s.room.tab)) + " is on screen"
	case a == ActWritten && s.hind:
		return "with hindsight the order is that of what happened: h goes back"
	}
	return ""
}

// replayDoers is what each action does in a replay.
var replayDoers = map[Action]func(*replayScreen, string) tea.Cmd{
	ActPlay:       func(s *replayScreen, _ string) tea.Cmd { return s.play() },
	ActReplayStep: func(s *replayScreen, _ string) tea.Cmd { return s.step() },
	ActMarker:     func(s *replayScreen, key string) tea.Cmd { return s.marker(key == "[") },
	ActSlower:     func(s *replayScreen, _ string) tea.Cmd { return s.faster(-1) },
	ActFaster:     func(s *replayScreen, _ string) tea.Cmd { return s.faster(1) },
	ActLeap:       func(s *replayScreen, key string) tea.Cmd { return s.seek(s.player.At().Add(leaps[key])) },
	ActTenth:      func(s *replayScreen, key string) tea.Cmd { return s.tenth(key) },
	ActFind:       func(s *replayScreen, _ string) tea.Cmd { return s.ask(ModeReplayFind) },
	ActReplayTime: func(s *replayScreen, _ string) tea.Cmd { return s.ask(ModeReplayTime) },
	ActStops:      func(s *replayScreen, _ string) tea.Cmd { return s.toggleStops() },
	ActIdle:       func(s *replayScreen, _ string) tea.Cmd { return s.toggleIdle() },
	ActHindsight:  func(s *replayScreen, _ string) tea.Cmd { return s.toggleHindsight() },
	ActBack:       func(s *replayScreen, _ string) tea.Cmd { return s.goBack() },
	ActConfirm:    func(s *replayScreen, _ string) tea.Cmd { return s.confirm() },
	ActPane:       func(s *replayScreen, _ string) tea.Cmd { return s.nextTab() },
	ActRoom:       func(s *replayScreen, _ string) tea.Cmd { s.showTab(tabRoom); return nil },
	ActTimeline:   func(s *replayScreen, _ string) tea.Cmd { s.showTab(tabTimeline); return nil },
	ActCustomer:   func(s *replayScreen, _ string) tea.Cmd { s.showTab(tabCustomer); return nil },
	ActPlan:       func(s *replayScreen, _ string) tea.Cmd { s.showTab(tabPlan); return nil },
	ActOpen:       func(s *replayScreen, _ string) tea.Cmd { return s.openNote() },
	ActNames:      func(s *replayScreen, _ string) tea.Cmd { return s.flip(ActNames) },
	ActWritten:    func(s *replayScreen, _ string) tea.Cmd { return s.flip(ActWritten) },
	ActUp:         func(s *replayScreen, _ string) tea.Cmd { return s.scroll(-1) },
	ActDown:       func(s *replayScreen, _ string) tea.Cmd { return s.scroll(1) },
	ActPageUp:     func(s *replayScreen, _ string) tea.Cmd { return s.scroll(-s.room.page()) },
	ActPageDown:   func(s *replayScreen, _ string) tea.Cmd { return s.scroll(s.room.page()) },
}

// leaps is how far the arrows go.
var leaps = map[string]time.Duration{
	"right": time.Minute, "left": -time.Minute, "shift+right": 10 * time.Minute, "shift+left": -10 * time.Minute,
}

// Do implements [Screen].
func (s *replayScreen) Do(a Action, key string) tea.Cmd {
	if a != ActPlay && a != ActNames {
		s.room.msg = message{}
	}
	if do := replayDoers[a]; do != nil {
		return do(s, key)
	}
	return nil
}

// flip turns one of the switches of the timeline.
func (s *replayScreen) flip(a Action) tea.Cmd {
	cmd := s.room.Do(a, "")
	s.show()
	return cmd
}

// ask opens a line to type in. Time stands still meanwhile: nothing may take the place of what is being typed.
func (s *replayScreen) ask(m Mode) tea.Cmd {
	s.pause()
	s.mode, s.typed = m, ""
	return nil
}

func (s *replayScreen) pause() {
	s.run++
	s.player.Play(false)
}

func (s *replayScreen) seek(at time.Time) tea.Cmd {
	s.shown = nil
	s.player.Seek(at)
	s.show()
	return nil
}

func (s *replayScreen) tenth(key string) tea.Cmd {
	s.shown = nil
	s.player.SeekPart(float64(key[0]-'0') / 10)
	s.show()
	return nil
}

func (s *replayScreen) step() tea.Cmd {
	s.pause()
	s.shown = nil
	if !s.player.Step() {
		s.room.tell("this is the end of what is written; 0 goes to the start")
	}
	s.halt()
	s.show()
	return nil
}

func (s *replayScreen) marker(back bool) tea.Cmd {
	s.shown = nil
	m, ok := s.player.NextMarker(back)
	s.halt()
	s.show()
	switch {
	case !ok && back:
		s.room.tell("no marker before this")
	case !ok:
		s.room.tell("no marker ahead")
	case s.player.Ahead() == nil:
		s.room.msg = message{text: string(m.Kind) + ": " + s.player.Text(m)}
	}
	return nil
}

func (s *replayScreen) faster(by int) tea.Cmd {
	if !s.player.Faster(by) {
		s.room.tell(map[bool]string{true: "this is the fastest", false: "this is the slowest"}[by > 0])
		return nil
	}
	s.room.tell("speed: " + speedWord(s.player.Speed()))
	return nil
}

func (s *replayScreen) toggleStops() tea.Cmd {
	s.player.SetStops(!s.player.Stops())
	if s.player.Stops() {
		s.room.tell("it halts before each decision and asks what you would do")
	} else {
		s.room.tell("it plays through decisions")
	}
	return nil
}

func (s *replayScreen) toggleIdle() tea.Cmd {
	s.player.SetIdle(!s.player.Idle())
	if s.player.Idle() {
		s.room.tell("silences are cut short")
	} else {
		s.room.tell("silences last as long as they did")
	}
	return nil
}

func (s *replayScreen) toggleHindsight() tea.Cmd {
	s.hind = !s.hind
	s.room.timeline.written = false
	s.show()
	if s.hind {
		s.room.tell("as it happened: what was not known then is marked, and the bar shows what is ahead")
	} else {
		s.room.tell("as it was known then")
	}
	return nil
}

func (s *replayScreen) showTab(to tab) {
	s.room.tab, s.room.open, s.mode = to, nil, ModeReplay
	if to == tabTimeline && s.player != nil {
		s.showStory()
	}
}

func (s *replayScreen) nextTab() tea.Cmd {
	all := tabs()
	for i, t := range all {
		if t == s.room.tab {
			s.showTab(all[(i+1)%len(all)])
			break
		}
	}
	return nil
}

func (s *replayScreen) openNote() tea.Cmd {
	s.room.open = &noteView{seq: s.room.target().Seq}
	s.mode = ModeReplayNote
	return nil
}

func (s *replayScreen) scroll(by int) tea.Cmd {
	if s.mode == ModeReplayNote && s.room.open != nil {
		s.room.open.scroll(by)
		return nil
	}
	s.room.notes.follow = false
	return s.room.scroll(by)
}

func (s *replayScreen) goBack() tea.Cmd {
	switch s.mode {
	case ModeReplay:
		return s.leave()
	case ModeReplayAnswer: // without an answer
		return s.pass()
	}
	s.mode, s.typed, s.room.open = ModeReplay, "", nil
	return nil
}

// leave goes back to where the replay was called from.
func (s *replayScreen) leave() tea.Cmd {
	s.run++
	if r, ok := s.back.(*roomScreen); ok {
		return s.app.openRoom(r.room.ID())
	}
	return s.app.openLobby()
}

// confirm takes what was typed.
func (s *replayScreen) confirm() tea.Cmd {
	switch s.mode {
	case ModeReplayFind:
		return s.find()
	case ModeReplayTime:
		return s.toTime()
	case ModeReplayAnswer:
		m := s.player.Ahead()
		if m == nil {
			s.mode = ModeReplay
			return nil
		}
		text, err := incident.Clean(s.typed, incident.NoteField())
		if strings.TrimSpace(s.typed) != "" && err == nil {
			s.answers[m.Seq] = text.Text
			return tea.Batch(s.keepAnswer(m.Seq), s.pass())
		}
		return s.pass()
	}
	return nil
}

// pass shows the decision that was halted before.
func (s *replayScreen) pass() tea.Cmd {
	s.mode, s.typed = ModeReplay, ""
	if m, ok := s.player.Pass(); ok {
		s.shown = &m
	}
	s.show()
	if s.player.Ahead() != nil { // another one was taken in the same moment
		s.halt()
	}
	return nil
}

// find goes to the next entry with the words that were typed, or with the last ones when none were; from the start again when there is
// none behind.
func (s *replayScreen) find() tea.Cmd {
	words := s.typed
	if strings.TrimSpace(words) == "" {
		words = s.sought
	}
	if words == "" {
		return s.goBack()
	}
	after := s.found
	if words != s.sought {
		after = 0
	}
	e, at, ok := s.player.Find(words, after, false)
	if !ok {
		was := s.player.At()
		s.player.Seek(s.player.First().Add(-time.Millisecond))
		if e, at, ok = s.player.Find(words, 0, false); !ok {
			e, at, ok = s.player.Find(words, 1, false) // in the first moment
		}
		s.player.Seek(was)
	}
	if !ok {
		s.room.msg = message{text: "nothing has " + words, hint: "change it, or esc", bad: true}
		return nil
	}
	s.mode, s.typed, s.sought, s.found = ModeReplay, "", words, e.Seq
	s.seek(at)
	s.showStory()
	s.room.timeline.reach(e.Seq)
	s.room.timeline.follow = false
	s.reachNote(e.Seq)
	s.room.tell("found: " + incident.OneLine(e.Text, 80) + "  · / enter finds the next")
	return nil
}

// reachNote puts the room's cursor on a note: its step is shown.
func (s *replayScreen) reachNote(seq uint64) {
	r := s.room
	if n := r.state.Note(seq); n != nil {
		if rd := r.state.Round(); rd != nil && n.Round == rd.Number && n.Step >= 0 {
			r.step = n.Step
		}
		r.notes.stale, r.notes.follow = true, false
		for i, other := range r.notes.list(r) {
			if other.Seq == seq {
				r.notes.cursor = i
			}
		}
	}
}

// toTime goes to a time: a clock time is the nearest such one that the session has, a length such as -5m counts from the moment that is on.
func (s *replayScreen) toTime() tea.Cmd {
	typed, now := strings.TrimSpace(s.typed), s.player.At()
	at, err := s.nearest(typed)
	if d, lengthErr := time.ParseDuration(strings.ReplaceAll(typed, " ", "")); lengthErr == nil && typed != "" && (typed[0] == '-' || typed[0] == '+') {
		at, err = now.Add(d), nil
	}
	if err != nil {
		s.room.fail(err, "")
		return nil
	}
	out := at.Before(s.player.First()) || at.After(s.player.Last())
	s.mode, s.typed = ModeReplay, ""
	s.seek(at)
	if out {
		s.room.tell("it was from " + s.stamp(s.player.First()) + " to " + s.stamp(s.player.Last()))
	}
	return nil
}

// nearest reads a time. Without a day it is the nearest such clock time that lies in the session, else the nearest there is.
func (s *replayScreen) nearest(typed string) (time.Time, error) {
	now := s.player.At()
	past, pastErr := capture.ParseTime(typed, now, s.room.zone, capture.Past)
	ahead, aheadErr := capture.ParseTime(typed, now, s.room.zone, capture.Future)
	in := func(t time.Time) bool { return !t.Before(s.player.First()) && !t.After(s.player.Last()) }
	switch {
	case pastErr != nil:
		return ahead, aheadErr
	case aheadErr != nil:
		return past, nil
	case in(past) != in(ahead):
		if in(past) {
			return past, nil
		}
		return ahead, nil
	case ahead.Sub(now) < now.Sub(past):
		return ahead, nil
	}
	return past, nil
}
