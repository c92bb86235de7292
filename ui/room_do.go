package ui

import (
	"errors"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// hintOf returns what an error advises.
func hintOf(err error) string {
	var e *capture.Error
	if errors.As(err, &e) {
		return e.Hint
	}
	return incident.HintOf(err)
}

// Off implements [Screen].
func (r *roomScreen) Off(a Action) string {
	if !r.loaded && a != ActQuit && a != ActLobby && a != ActBrowse && a != ActBack {
		return "the incident is being read"
	}
	if a == ActTurn && r.mode == ModeRail && r.archived() {
		return "these are the steps of an earlier round: ] goes on to the one that is on"
	}
	switch a {
	case ActTurn, ActExtend, ActPrompt, ActNext, ActConfirm:
		if r.mode != ModeFind && r.mode != ModeStoryFilter && (r.state.Round() == nil || len(r.state.Round().Steps) == 0) {
			return "no round is on: /round starts one"
		}
	}
	switch a {
	case ActTurn, ActExtend, ActConfirm, ActSwap:
		if r.mode != ModeFind && r.mode != ModeStoryFilter && !r.state.Closed.IsZero() {
			return "the incident is closed: /reopen opens it again"
		}
	case ActNoGoal:
		if rd := r.state.Round(); r.mode == ModeTurning && rd != nil && !r.state.NeedsGoal(rd.Steps[r.offer.step].Hat, r.offer.step) {
			return "this hat does not wait for a goal"
		}
	case ActRoom, ActTimeline, ActPlan, ActCustomer:
		if to := map[Action]tab{ActRoom: tabRoom, ActTimeline: tabTimeline, ActPlan: tabPlan, ActCustomer: tabCustomer}[a]; r.tab == to {
			return "the " + strings.ToLower(string(to)) + " is on screen"
		}
	case ActReword:
		if n := r.current(); (n == nil || n.blame == nil) && !r.canUnword() {
			return "nothing in this line reads as blame"
		}
	case ActRefile:
		n := r.current()
		switch {
		case n == nil || n.drift == nil || n.drift.To == "" && n.drift.Kind == "":
			return "this line sounds like the hat that is on"
		case r.editing != 0:
			return "a note is moved with m while browsing"
		case n.splits() && r.composer.attached != "":
			return "save the paste first: two notes cannot share it"
		}
	case ActNextStage, ActEditCard, ActFillCard, ActStages:
		if on := r.planOn(); on.card == nil && (on.person == nil || a == ActNextStage || a == ActStages) {
			return r.noCard()
		}
	case ActCopy, ActCopyShort:
		return r.noCopy()
	case ActOldRound:
		return r.noRound()
	case ActOpen, ActEdit, ActMove, ActStar, ActRetract, ActRetime, ActRedact, ActHolds, ActNoLonger:
		n := r.target()
		if n == nil {
			return "no note is under the cursor"
		}
		if (a == ActHolds || a == ActNoLonger) && n.Hat != hats.White {
			return "only a White note can hold or not"
		}
	}
	return ""
}

// target returns the note that browsing acts on, nil when there is none.
func (r *roomScreen) target() *incident.Note {
	if r.mode == ModeNote || r.mode == ModeMove {
		if r.open != nil {
			return r.state.Note(r.open.seq)
		}
		return r.state.Note(r.moving)
	}
	if r.tab == tabPlan || r.tab == tabCustomer {
		return nil
	}
	if r.tab == tabTimeline {
		if e := r.timeline.under(); e != nil {
			return r.state.Note(e.Seq)
		}
		return nil
	}
	return r.notes.under(r)
}

// doers is what each action does in a room, whatever the mode it was called from.
var doers = map[Action]func(*roomScreen, string) tea.Cmd{
	ActSave:      func(r *roomScreen, _ string) tea.Cmd { return r.save() },
	ActNewline:   func(r *roomScreen, _ string) tea.Cmd { r.composer.newline(); return r.touched() },
	ActTurn:      func(r *roomScreen, _ string) tea.Cmd { return r.offerTurn() },
	ActPrompt:    func(r *roomScreen, _ string) tea.Cmd { r.prompt++; return nil },
	ActExtend:    func(r *roomScreen, _ string) tea.Cmd { r.write(); return r.act(incident.Extend{}) },
	ActSwap:      func(r *roomScreen, _ string) tea.Cmd { return r.act(incident.SwapBlackYellow{}) },
	ActRoom:      func(r *roomScreen, _ string) tea.Cmd { return r.showTab(tabRoom) },
	ActTimeline:  func(r *roomScreen, _ string) tea.Cmd { return r.showTab(tabTimeline) },
	ActWorse:     func(r *roomScreen, _ string) tea.Cmd { return r.worse() },
	ActCustomer:  func(r *roomScreen, _ string) tea.Cmd { return r.showTab(tabCustomer) },
	ActPlan:      func(r *roomScreen, _ string) tea.Cmd { return r.showTab(tabPlan) },
	ActNextStage: func(r *roomScreen, _ string) tea.Cmd { return r.nextStage() },
	ActEditCard:  func(r *roomScreen, _ string) tea.Cmd { return r.editCard() },
	ActFillCard:  func(r *roomScreen, _ string) tea.Cmd { return r.fillUnder() },
	ActNewCard:   func(r *roomScreen, _ string) tea.Cmd { return r.pickCard() },
	ActStages:    func(r *roomScreen, _ string) tea.Cmd { return r.offerStages() },
	ActCross:     func(r *roomScreen, _ string) tea.Cmd { return r.goAcross() },
	ActOverToo:   func(r *roomScreen, _ string) tea.Cmd { return r.toggleOver() },
	ActReplay:    func(r *roomScreen, _ string) tea.Cmd { return r.replayHere() },
	ActNames: func(r *roomScreen, _ string) tea.Cmd {
		return r.toggleStory(&r.timeline.names, "names are shown, inside this console only", "people are shown by their roles")
	},
	ActHolds:    func(r *roomScreen, _ string) tea.Cmd { return r.look(true) },
	ActNoLonger: func(r *roomScreen, _ string) tea.Cmd { return r.look(false) },
	ActOldRound: func(r *roomScreen, key string) tea.Cmd { return r.turnRound(key) },
	ActWritten: func(r *roomScreen, _ string) tea.Cmd {
		return r.toggleStory(&r.timeline.written, "in the order it was written down", "in the order it happened")
	},
	ActRetime:    func(r *roomScreen, _ string) tea.Cmd { return r.retime() },
	ActRedact:    func(r *roomScreen, _ string) tea.Cmd { return r.redact() },
	ActAdd:       func(r *roomScreen, _ string) tea.Cmd { return r.addHere() },
	ActJump:      func(r *roomScreen, key string) tea.Cmd { return r.jump(key) },
	ActReword:    func(r *roomScreen, _ string) tea.Cmd { return r.reword() },
	ActRefile:    func(r *roomScreen, _ string) tea.Cmd { return r.refileHint() },
	ActNudges:    func(r *roomScreen, _ string) tea.Cmd { return r.toggleNudges() },
	ActComplete:  func(r *roomScreen, _ string) tea.Cmd { return r.complete() },
	ActBrowse:    func(r *roomScreen, _ string) tea.Cmd { return r.browse() },
	ActTakeBack:  func(r *roomScreen, _ string) tea.Cmd { return r.undo() },
	ActUndo:      func(r *roomScreen, _ string) tea.Cmd { return r.undo() },
	ActCopy:      func(r *roomScreen, _ string) tea.Cmd { return r.copyHere(asText) },
	ActCopyShort: func(r *roomScreen, _ string) tea.Cmd { return r.copyHere(asShort) },
	ActSaved:     func(r *roomScreen, _ string) tea.Cmd { r.tell(r.savedSaid()); return nil },
	ActConfirm:   func(r *roomScreen, _ string) tea.Cmd { return r.confirm(false) },
	ActNoGoal:    func(r *roomScreen, _ string) tea.Cmd { return r.confirm(true) },
	ActStep:      func(r *roomScreen, key string) tea.Cmd { return r.offerStep(key) },
	ActNext:      func(r *roomScreen, _ string) tea.Cmd { r.offer.move(r, 1); return nil },
	ActPrev:      func(r *roomScreen, _ string) tea.Cmd { r.offer.move(r, -1); return nil },
	ActWrite:     func(r *roomScreen, _ string) tea.Cmd { r.write(); return nil },
	ActPane:      func(r *roomScreen, _ string) tea.Cmd { return r.rail() },
	ActFind:      func(r *roomScreen, _ string) tea.Cmd { return r.startFind() },
	ActBack:      func(r *roomScreen, _ string) tea.Cmd { return r.goBack() },
	ActLobby:     func(r *roomScreen, _ string) tea.Cmd { return r.app.openLobby() },
	ActOpen:      func(r *roomScreen, _ string) tea.Cmd { return r.openNote() },
	ActEdit:      func(r *roomScreen, _ string) tea.Cmd { return r.edit() },
	ActMove:      func(r *roomScreen, _ string) tea.Cmd { return r.move() },
	ActPick:      func(r *roomScreen, key string) tea.Cmd { return r.pick(key) },
	ActStar: func(r *roomScreen, _ string) tea.Cmd {
		n := r.target()
		return r.act(incident.Star{Ref: n.Seq, Off: n.Starred})
	},
	ActRetract:  func(r *roomScreen, _ string) tea.Cmd { return r.act(incident.Retract{Ref: r.target().Seq}) },
	ActUp:       func(r *roomScreen, _ string) tea.Cmd { return r.scroll(-1) },
	ActDown:     func(r *roomScreen, _ string) tea.Cmd { return r.scroll(1) },
	ActPageUp:   func(r *roomScreen, _ string) tea.Cmd { return r.scroll(-r.page()) },
	ActPageDown: func(r *roomScreen, _ string) tea.Cmd { return r.scroll(r.page()) },
	ActTop:      func(r *roomScreen, _ string) tea.Cmd { return r.scroll(-1 << 30) },
	ActBottom:   func(r *roomScreen, _ string) tea.Cmd { return r.scroll(1 << 30) },
}

// Do implements [Screen].
func (r *roomScreen) Do(a Action, key string) tea.Cmd {
	if !r.loaded && (a == ActBrowse || a == ActBack) {
		return r.app.openLobby()
	}
	if do := doers[a]; do != nil {
		return do(r, key)
	}
	return nil
}

// local carries out a command that is for the screen alone.
func (r *roomScreen) local(l capture.Line) tea.Cmd {
	switch name := l.Command; name {
	case "prompt":
		r.prompt++
	case "help":
		r.app.help = newHelp(r.app, r.mode)
	case "lobby":
		return r.app.openLobby()
	case "declare":
		return r.app.openForm(l.Args.Text)
	case "quit":
		return r.app.do(r, ActQuit, "")
	case "room":
		return r.showTab(tabRoom)
	case "timeline":
		return r.showTab(tabTimeline)
	case "customer":
		return r.showTab(tabCustomer)
	case "plan":
		return r.showTab(tabPlan)
	case "form":
		return r.openNamed(l.Args)
	case "replay":
		return r.app.openReplay(r.room.ID(), time.Time{})
	case "hints":
		return r.toggleNudges()
	case "copy":
		return r.copyNamed(l.Args)
	case "brief":
		return r.openBrief(l.Args)
	case "owed":
		r.msg = message{text: r.owedSaid(), whole: true}
	case "who":
		r.msg = message{text: r.whoSaid(), whole: true}
	default:
		r.msg = message{text: "/" + name + " does nothing here", bad: true}
	}
	return nil
}

// write goes back to the composer and to the step that is on.
func (r *roomScreen) write() {
	if r.back != 0 {
		r.back, r.notes.stale = 0, true
	}
	r.mode, r.step, r.open = ModeTyping, followStep, nil
	r.setFind("")
	r.notes.follow = true
}

func (r *roomScreen) browse() tea.Cmd {
	if r.editing != 0 {
		return r.leaveEdit()
	}
	r.mode, r.resume = r.restMode(), false
	r.notes.follow = false
	r.msg = message{}
	return nil
}

// leaveEdit ends the change of a note. Words that were changed stay in the line, as the command that changes the note.
func (r *roomScreen) leaveEdit() tea.Cmd {
	n, text := r.state.Note(r.editing), r.composer.text()
	if n != nil && strings.TrimSpace(text) == strings.TrimSpace(n.Text) {
		r.composer.set("", r.composer.attached)
		r.tell("the note stays as it was")
	} else {
		r.composer.set(revision(r.editing, text), r.composer.attached)
		r.tell("the change is not saved; it waits in the line")
	}
	r.editing = 0
	return r.changed()
}

// startFind opens the filter of the tab that is shown.
func (r *roomScreen) startFind() tea.Cmd {
	r.mode = ModeFind
	if r.tab == tabTimeline {
		r.mode = ModeStoryFilter
	}
	return nil
}

func (r *roomScreen) rail() tea.Cmd {
	r.mode = ModeRail
	if rd := r.seenRound(); rd != nil && r.step == followStep {
		r.step = max(r.shownStep(), 0)
	}
	return nil
}

func (r *roomScreen) goBack() tea.Cmd {
	r.msg = message{}
	switch {
	case r.mode == ModeStage:
		r.mode = r.restMode()
	case r.mode == ModeCross:
		if c := r.stay(); c != nil {
			r.tell("not crossed: it stays where it was")
		}
	case r.mode == ModeNote || r.mode == ModeBrief || r.mode == ModeMove:
		if r.mode == ModeMove && r.open != nil {
			r.mode = ModeNote
			return nil
		}
		r.mode, r.open = r.restMode(), nil
	case r.mode == ModeStoryFilter:
		r.timeline.typing = ""
		r.applyFilter()
		r.mode = ModeTimeline
	case r.mode == ModeTimeline && !r.timeline.filter.Empty():
		r.lessFilter()
	case r.mode == ModePlan, r.mode == ModeTimeline:
		r.tell("space goes back to the line, 1 to the room")
	case r.mode == ModeFind:
		r.setFind("")
		r.mode = ModeBrowse
	case r.mode == ModeBrowse && r.find != "":
		r.setFind("")
	case r.mode == ModeBrowse:
		r.tell("space goes back to the line")
	default:
		r.write()
	}
	return nil
}

func (r *roomScreen) scroll(by int) tea.Cmd {
	switch {
	case (r.mode == ModeNote || r.mode == ModeBrief) && r.open != nil:
		r.open.scroll(by)
	case r.mode == ModeRail:
		r.railMove(by)
	case r.tab == tabTimeline:
		r.timeline.move(by)
	case r.tab == tabPlan, r.tab == tabCustomer:
		r.planMove(by)
	default:
		r.notes.move(r, by)
	}
	return nil
}

// page is how far a page key goes in what is shown.
func (r *roomScreen) page() int {
	switch r.tab {
	case tabTimeline:
		return max(1, r.timeline.h-2)
	case tabPlan, tabCustomer:
		return max(1, r.board().h-2)
	}
	return r.notes.page()
}

func (r *roomScreen) railMove(by int) {
	rd := r.seenRound()
	if rd == nil {
		return
	}
	r.step = max(0, min(r.step+by, len(rd.Steps)-1))
	r.notes.stale, r.notes.follow = true, true
}

func (r *roomScreen) openNote() tea.Cmd {
	r.open = &noteView{seq: r.target().Seq}
	r.mode = ModeNote
	return nil
}

// edit takes a note's text into the composer. It does not take the place of a line that is being written.
func (r *roomScreen) edit() tea.Cmd {
	n := r.target()
	if len(n.Text) > pasteBytes || strings.Count(n.Text, "\n") > pasteLines {
		r.tell("so long a note is not edited in the line; /revise #" + strconv.FormatUint(n.Seq, 10) + " TEXT replaces it")
		return nil
	}
	if !r.composer.empty() {
		r.tell("save or clear the line first: space goes to it")
		return nil
	}
	r.resume = r.mode != ModeTyping
	r.write()
	r.editing, r.was = n.Seq, n.Text
	r.composer.set(n.Text, "")
	r.msg = message{text: "editing #" + strconv.FormatUint(n.Seq, 10), hint: "enter saves · esc leaves; what you changed waits in the line"}
	return nil
}

func (r *roomScreen) move() tea.Cmd {
	r.moving = r.target().Seq
	r.mode = ModeMove
	r.msg = message{text: "move #" + strconv.FormatUint(r.moving, 10) + " to:", hint: "w r k y g b · White as f fact, \" reported, ~ assumption, ? unknown"}
	return nil
}

// moveTo is where each key of ModeMove files a note.
var moveTo = map[string]incident.Refile{
	"w": {Hat: hats.White}, "r": {Hat: hats.Red}, "k": {Hat: hats.Black}, "y": {Hat: hats.Yellow}, "g": {Hat: hats.Green}, "b": {Hat: hats.Blue},
	"f": {Hat: hats.White, Kind: incident.Fact}, "\"": {Hat: hats.White, Kind: incident.Reported},
	"~": {Hat: hats.White, Kind: incident.Assumption}, "?": {Hat: hats.White, Kind: incident.Question},
}

func (r *roomScreen) pick(key string) tea.Cmd {
	if r.mode == ModeStage {
		return r.pickStage(key)
	}
	c := moveTo[key]
	c.Ref = r.moving
	r.msg = message{}
	r.goBack()
	return r.act(c)
}
