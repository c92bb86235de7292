package ui

import (
	"errors"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// roomScreen is one incident, live: the hat rail, the notes of a step, the goal and what is owed, the composer.
type roomScreen struct {
	app  *App
	room *room.Room
	mode Mode
	past *replayScreen // the replay that this room is shown in, nil for a live one

	state  incident.State
	loaded bool
	zone   *time.Location // of state.Zone
	desk   []capture.Command

	composer  composer
	editing   uint64                    // the note whose text is in the composer, 0 for a new one
	unworded  struct{ own, now string } // the line before and after ctrl+r
	ahead     string                    // the line whose time is still to come, asked about once
	resume    bool                      // the line was opened from browsing: go back there once it is saved
	silent    []string                  // who is here and has nothing under the hat that is on
	was       string                    // how that note read when its change was begun
	redacting uint64                    // the note that X was pressed on once
	dirty     bool                      // the composer changed since the draft was kept
	draftRead bool                      // what was kept before has come back
	keeping   int                       // a SaveDraft is on its way
	dropping  bool                      // ctrl+u was pressed once on a paste
	waiting   bool                      // a draftDueMsg is on its way
	queue
	saved time.Time

	tab        tab
	timeline   timelineTab
	plan       planTab
	customer   planTab
	people     deskOf
	msg        message
	nudge      *nudge
	touchedAt  time.Time // when the line changed last
	notes      noteList
	step       int                       // the step that is shown; followStep shows the one that is on
	back       int                       // number of the earlier round that is shown; 0 shows the one that is on
	stale      []*incident.Note          // the White notes that this round asks about, by number; [roomScreen.staleNow] has it
	staleKnown bool                      // stale is of this state
	looked     map[uint64]*incident.Card // the newest look at a White note
	ready      []incident.Tick           // the five moves of this state, nil until they are asked for
	prompt     int                       // which prompt of the step is shown
	offer      turnOffer
	find       string
	open       *noteView
	theirs     bool // the brief that is open is that for their superiors
	brief      briefOf
	asked      askedFor
	moving     uint64 // the note that ModeMove moves, the card that ModeStage does
	movingFrom string // the stage in which that card was offered
	cross      *crossing
	forms      map[string]*cardForm // open, or left with something unsaved; by formName
}

// followStep shows the step that is on, whichever that is.
const followStep = -2

// message is the line above the composer: what was said last, and what to do about it.
type message struct {
	text, hint string
	bad        bool
	whole      bool // the text takes more lines where it is longer than one: a list that was asked for
}

func newRoom(a *App, rm *room.Room) *roomScreen {
	return &roomScreen{app: a, room: rm, mode: ModeTyping, tab: tabRoom, zone: time.UTC, composer: newComposer(), notes: noteList{follow: true}, step: followStep, forms: map[string]*cardForm{}, desk: commands(a.cfg.Orders, a.cfg.Templates)}
}

// commands returns the commands that work in a room, with the words that complete them.
func commands(orders []hats.Order, templates []cards.Template) []capture.Command {
	all := room.Commands(templates)
	for i := range all {
		switch all[i].Name {
		case "order", "round":
			for _, o := range orders {
				all[i].Choices = append(all[i].Choices, o.Name)
			}
		case "form":
			for _, t := range templates {
				if t.Command != "" {
					all[i].Choices = append(all[i].Choices, t.Command)
				}
			}
		}
	}
	return all
}

// Mode implements [Screen].
func (r *roomScreen) Mode() Mode { return r.mode }

// Update implements [Screen].
func (r *roomScreen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case stateMsg:
		r.take(msg.state, msg.err)
		return r.tellStory()
	case savedMsg:
		return r.settle(msg)
	case storyMsg:
		return r.takeStory(msg)
	case draftMsg:
		return r.takeDraft(msg)
	case draftDueMsg:
		r.waiting = false
		return r.keepDraft()
	case draftKeptMsg:
		r.keeping--
		if msg.err != nil {
			r.dirty = true // it is kept with the next change, or when the room is left
			r.fail(msg.err, "the draft is not kept: ")
			return nil
		}
		return r.keepDraft()
	case tea.PasteMsg:
		return r.paste(msg.Content)
	case tea.KeyPressMsg:
		return r.typed(msg)
	}
	return nil
}

// take folds news from the log into what is shown.
func (r *roomScreen) take(s incident.State, err error) {
	if err != nil {
		if incident.CodeOf(err) == incident.CodeNotFound && r.loaded {
			err = incident.Errorf(incident.CodeNotFound, "the file no longer has this incident").
				WithHint("was it moved or replaced? what you see is from before; the line in front of you is kept as long as this is open")
		}
		r.fail(err, "")
		return
	}
	if !r.loaded && r.msg.bad {
		r.msg = message{}
	}
	if r.loaded && s.Seq <= r.state.Seq {
		return // news that were overtaken
	}
	if !r.loaded || s.Zone != r.state.Zone {
		r.zone, _ = room.Zone(s.Zone)
	}
	if was, is := r.state.Round(), s.Round(); r.loaded && was != nil && is != nil && (was.Hat != is.Hat || was.Step != is.Step || was.Number != is.Number) {
		r.prompt = 0
		if was.Number != is.Number && r.back == was.Number {
			r.back = 0
		}
		if r.mode == ModeTurning && len(is.Steps) > 0 { // what was offered may mean something else now
			r.offer = turnOffer{step: min(is.Next(), len(is.Steps)-1), note: is.On().Title() + " is on now, in round " + itoa(is.Number)}
		}
		if len(r.jobs) == 0 && !r.msg.bad {
			r.msg = message{text: is.On().Title() + " is on"}
		}
	}
	r.state, r.loaded = s, true
	if rd := s.Round(); r.mode == ModeTurning && (rd == nil || len(rd.Steps) == 0) {
		r.mode = ModeTyping // nothing is left to offer
	}
	r.notes.stale = true
	r.silent = r.silentNow()
	r.takeStale()
	for _, f := range r.forms {
		f.refresh()
	}
	if rd := s.Round(); rd != nil { // another round may have fewer steps than the cursor and the offer are at
		r.offer.step, r.step = min(r.offer.step, len(rd.Steps)-1), min(r.step, len(r.seenRound().Steps)-1)
	}
}

// paste takes a pasted text into whatever takes text now; while browsing it goes to the composer, so that nothing is lost.
func (r *roomScreen) paste(text string) tea.Cmd {
	switch one := strings.Join(strings.Fields(text), " "); r.mode {
	case ModeFind:
		r.setFind(r.find + one)
		return nil
	case ModeStoryFilter:
		r.timeline.typing += one
		r.applyFilter()
		return nil
	}
	r.write()
	r.msg = message{}
	if said := incident.Changed(r.composer.paste(text)); said != "" {
		r.msg = message{text: said}
	}
	return r.changed()
}

// typed takes a key that is bound to nothing.
func (r *roomScreen) typed(msg tea.KeyPressMsg) tea.Cmd {
	switch r.mode {
	case ModeFind:
		r.findKey(msg)
		return nil
	case ModeStoryFilter:
		r.filterKey(msg)
		return nil
	case ModeTurning:
		// The offer is over as soon as somebody types on: no letter is lost.
		if msg.Text != "" {
			typed := r.offer.typed
			r.write()
			for _, digit := range typed {
				_ = r.composer.key(tea.KeyPressMsg{Code: digit, Text: string(digit)})
			}
			break
		}
		return nil
	case ModeCross:
		if msg.Text == "" || r.cross.back != ModeTyping {
			return nil
		}
		r.stay() // whoever types on has thought better of it, and no letter is lost
	case ModeTyping:
	default:
		return nil
	}
	if r.drops(msg) {
		return r.touched()
	}
	r.dropping = false
	before := r.composer.text()
	cmd := r.composer.key(msg)
	if r.composer.text() == before {
		return cmd
	}
	r.msg = message{}
	return tea.Batch(cmd, r.changed())
}

// drops takes the paste that waits beside the line away: ctrl+u where there is no text left to take, twice, since what is gone is gone.
func (r *roomScreen) drops(msg tea.KeyPressMsg) bool {
	if r.composer.attached == "" || r.composer.text() != "" || msg.String() != "ctrl+u" {
		return false
	}
	if !r.dropping {
		r.dropping = true
		r.tell("ctrl+u again drops the paste")
		return true
	}
	r.composer.attached = ""
	r.tell("the paste is dropped")
	return true
}

// changed takes note of another text in the line.
func (r *roomScreen) changed() tea.Cmd {
	r.touchedAt = r.app.now
	r.giveNext()
	r.think()
	return r.touched()
}

func (r *roomScreen) load() tea.Cmd {
	rm, ctx := r.room, r.app.ctx
	return func() tea.Msg {
		s, err := rm.State(ctx)
		return stateMsg{from{r}, s, err}
	}
}

// deskNow is what a line is read with.
func (r *roomScreen) deskNow() room.Desk {
	return room.Desk{State: r.state, By: r.room.By(), Now: r.app.now, Zone: r.zone, Orders: r.app.cfg.Orders, Templates: r.app.cfg.Templates, CallWithin: r.app.cfg.Pace.Call}
}

// save reads the line in the composer and stores what it says. What cannot be read stays where it is, with the reason.
func (r *roomScreen) save() tea.Cmd {
	switch {
	case !r.composer.empty():
	case r.stuck:
		r.stuck = false
		r.tell("trying again")
		return r.next()
	default:
		r.tell("nothing to save: the line is empty")
		return nil
	}
	j := &job{text: r.composer.text(), attached: r.composer.attached, editing: r.editing}
	if f := r.failed; f != nil && f.text == j.text && f.attached == j.attached && f.editing == j.editing {
		return r.send(f) // the same line again: the same Op, so that it cannot be stored twice
	}
	if open, ok := r.formOf(r.composer.line()); ok {
		r.composer.set("", "")
		return tea.Batch(r.changed(), open())
	}
	cmd, line, err := r.read(r.composer.line())
	switch {
	case err != nil:
		r.ahead = ""
		r.fail(err, "")
		if e := (*capture.Error)(nil); errors.As(err, &e) && e.Ahead {
			r.ahead = r.composer.line()
			r.msg.hint = "enter again keeps it so, marked as written ahead · or correct the date"
			return nil
		}
		r.clearHint()
		return nil
	case cmd == nil:
		r.composer.set("", "")
		return tea.Batch(r.local(line), r.changed())
	}
	cmd, stage := r.noWayBack(cmd)
	j.op = r.room.Prepare(cmd)
	if stage == "" {
		return r.send(j)
	}
	if _, err := incident.Decide(r.state, cmd, r.app.now); err != nil { // nobody is asked about what is refused anyway
		r.fail(err, "")
		r.clearHint()
		return nil
	}
	return r.askToCross(stage, func() tea.Cmd { return r.send(j) })
}

// read turns what stands in the composer into a command: a revision while a note is edited.
func (r *roomScreen) read(line string) (incident.Command, capture.Line, error) {
	if r.editing != 0 {
		c, l, err := r.readLine(revision(r.editing, line))
		if v, ok := c.(incident.Revise); ok {
			v.Was = r.was
			c = v
		}
		return c, l, err
	}
	c, l, err := r.readLine(line)
	// The writer means the hat that stands before the line, also when somebody turns it this very moment.
	if n, ok := c.(incident.AddNote); ok && n.Hat == "" && len(r.jobs) == 0 && r.state.Round() != nil {
		n.Hat = r.deskHat()
		c = n
	}
	return c, l, err
}

// revision writes the change of a note as the command that makes it.
func revision(seq uint64, text string) string {
	return "/revise #" + strconv.FormatUint(seq, 10) + " " + text
}

// readLine understands a line; what is for the screen alone has no command.
func (r *roomScreen) readLine(line string) (incident.Command, capture.Line, error) {
	desk := r.deskNow()
	desk.Ahead = line == r.ahead
	l, err := capture.Parse(line, desk.Context(r.desk))
	if err != nil {
		return nil, l, err
	}
	cmd, err := desk.Read(l)
	return cmd, l, err
}

// tellStory brings the timeline up to date if it is on screen.
func (r *roomScreen) tellStory() tea.Cmd {
	if r.tab != tabTimeline {
		return nil
	}
	return r.readStory()
}

// clearHint says how to get rid of a line that was refused, for whoever types on.
func (r *roomScreen) clearHint() {
	r.msg.hint = strings.TrimPrefix(r.msg.hint+" · ctrl+u clears the line", " · ")
}

func (r *roomScreen) tell(text string) { r.msg = message{text: text} }

// fail says why something was not done, and that enter tries again where it does.
func (r *roomScreen) fail(err error, before string) {
	r.msg = message{text: before + err.Error(), hint: hintOf(err), bad: true}
	if before == "not saved: " && r.failed != nil {
		r.msg.hint = strings.TrimPrefix(r.msg.hint+" · enter tries again", " · ")
	}
}
