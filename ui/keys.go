package ui

import (
	"slices"
)

// Mode is what the keys are for at the moment. A binding holds in one mode, or in all of a screen.
type Mode string

// The modes.
const (
	ModeLobby       Mode = "lobby"
	ModeFilter      Mode = "filter"       // typing into the lobby's search
	ModeForm        Mode = "form"         // the declare form
	ModeCardForm    Mode = "card-form"    // the form of a card
	ModeTyping      Mode = "typing"       // the composer
	ModeTurning     Mode = "turning"      // the offer to turn the hat
	ModeBrowse      Mode = "browsing"     // the notes
	ModeRail        Mode = "rail"         // the steps
	ModeFind        Mode = "find"         // typing into the notes' filter
	ModeTimeline    Mode = "timeline"     // the story
	ModeStoryFilter Mode = "story-filter" // typing the story's filter
	ModeNote        Mode = "note"         // one note, open
	ModeBrief       Mode = "brief"        // the page for their superiors or ours
	ModeMove        Mode = "moving"       // which hat does the note go to
	ModePlan        Mode = "plan"         // the cards
	ModeStage       Mode = "stage"        // which stage does the card go to
	ModeCross       Mode = "crossing"     // a stage with no way back: the second key
	ModeReplay      Mode = "replay"

	ModeReplayNote   Mode = "replay-note"   // one note, open in a replay
	ModeReplayFind   Mode = "replay-find"   // typing a text to go to
	ModeReplayTime   Mode = "replay-time"   // typing a time to go to
	ModeReplayAnswer Mode = "replay-answer" // typing what one would have decided

	ModePalette Mode = "palette"
	ModeHelp    Mode = "help"
)

// Action is what a key does. The palette lists actions by their help.
type Action string

// Binding is one key in one mode. Every bound key stands here: handling, footer, help, palette and the clash test read it. What is left
// to the screens are the editing keys of a text and the letters that pick an answer of the form.
type Binding struct {
	Mode    Mode
	Keys    []string // as tea names them; the first is shown
	Action  Action
	Help    string // a verb or two, for the footer
	Long    string // a sentence for the help page; "" is Help
	Foot    int    // place in the footer, 1 first; 0 not in it
	Command string // the /command that does the same, "" when there is none
}

// Shown returns the key as people read it.
func (b Binding) Shown() string {
	if n := len(b.Keys); n == 9 && b.Keys[0] == "1" {
		return b.Keys[0] + "-" + b.Keys[n-1]
	}
	return b.Keys[0]
}

// Actions that several modes share.
const (
	ActQuit    Action = "quit"
	ActHelp    Action = "help"
	ActPalette Action = "palette"
	ActBack    Action = "back"
	ActRedraw  Action = "redraw"
	ActSuspend Action = "suspend"

	ActUp, ActDown, ActTop, ActBottom                           Action = "up", "down", "top", "bottom"
	ActPageUp, ActPageDown, ActOpen                             Action = "page-up", "page-down", "open"
	ActDeclare, ActSample, ActFilter                            Action = "declare", "sample", "filter"
	ActRealSamples                                              Action = "real-samples"
	ActSubmit                                                   Action = "submit"
	ActSave, ActNewline, ActTurn, ActNext                       Action = "save", "newline", "turn", "next"
	ActPrompt, ActExtend, ActSaved                              Action = "prompt", "extend", "saved"
	ActComplete, ActBrowse, ActTakeBack                         Action = "complete", "browse", "take-back"
	ActConfirm, ActNoGoal, ActPrev                              Action = "confirm", "no-goal", "prev"
	ActSwap, ActStep                                            Action = "swap", "step"
	ActEdit, ActMove, ActStar, ActRetract                       Action = "edit", "move", "star", "retract"
	ActUndo, ActFind, ActWrite, ActPane                         Action = "undo", "find", "write", "pane"
	ActPick                                                     Action = "pick"
	ActHolds, ActNoLonger, ActOldRound                          Action = "holds", "no-longer", "old-round"
	ActCustomer, ActWorse                                       Action = "customer", "worse"
	ActRoom, ActTimeline, ActNames, ActWritten, ActAdd, ActJump Action = "room", "timeline", "names", "written", "add", "jump"
	ActRetime, ActRedact                                        Action = "retime", "redact"
	ActPlan, ActNextStage, ActEditCard, ActOverToo              Action = "plan", "next-stage", "edit-card", "over-too"
	ActFillCard, ActNewCard, ActStages, ActCross, ActNeeded     Action = "fill-card", "new-card", "stages", "cross", "needed"
	ActReword, ActRefile, ActNudges                             Action = "reword", "refile-hint", "hints"
	ActFacts, ActCopy, ActCopyShort                             Action = "facts", "copy", "copy-short"
	ActLobby                                                    Action = "lobby"
)

// Keys returns the table of bindings. A digit or letter that names a step or a hat is one binding with several keys.
func Keys() []Binding {
	return slices.Concat(lobbyKeys(), typingKeys(), browseKeys(), timelineKeys(), planKeys(), cardKeys(), replayKeys(), overlayKeys())
}

func lobbyKeys() []Binding {
	return []Binding{
		{Mode: ModeLobby, Keys: []string{"enter"}, Action: ActOpen, Help: "open", Foot: 1},
		{Mode: ModeLobby, Keys: []string{"n"}, Action: ActDeclare, Help: "declare", Long: "declare an incident", Foot: 2, Command: "declare"},
		{Mode: ModeLobby, Keys: []string{"/"}, Action: ActFilter, Help: "search", Long: "search titles and all that was said; any other letter starts it too", Foot: 3},
		{Mode: ModeLobby, Keys: []string{"o"}, Action: ActSample, Help: "sample", Long: "open a sample incident to look around in", Foot: 4},
		{Mode: ModeLobby, Keys: []string{"O"}, Action: ActRealSamples, Help: "public incidents", Long: "bring in four public incidents to look around in and to replay", Foot: 6},
		{Mode: ModeLobby, Keys: []string{"R"}, Action: ActReplay, Help: "replay", Long: "replay the incident as it was known at the time", Foot: 5},
		{Mode: ModeLobby, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModeLobby, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModeLobby, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeLobby, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "page down"},
		{Mode: ModeLobby, Keys: []string{"home", "g"}, Action: ActTop, Help: "first"},
		{Mode: ModeLobby, Keys: []string{"end", "G"}, Action: ActBottom, Help: "last"},
		{Mode: ModeLobby, Keys: []string{"?"}, Action: ActHelp, Help: "help", Foot: 8},
		{Mode: ModeLobby, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeLobby, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModeLobby, Keys: []string{"q", "ctrl+c"}, Action: ActQuit, Help: "quit", Foot: 9},
		{Mode: ModeFilter, Keys: []string{"enter"}, Action: ActOpen, Help: "open", Foot: 1},
		{Mode: ModeFilter, Keys: []string{"up"}, Action: ActUp, Help: "up", Foot: 2},
		{Mode: ModeFilter, Keys: []string{"down"}, Action: ActDown, Help: "down", Foot: 3},
		{Mode: ModeFilter, Keys: []string{"tab"}, Action: ActPane, Help: "to the hits", Long: "go from the incidents to what was said, and back", Foot: 4},
		{Mode: ModeFilter, Keys: []string{"ctrl+r"}, Action: ActReplay, Help: "replay", Long: "replay the incident, from the hit under the cursor on", Foot: 5},
		{Mode: ModeFilter, Keys: []string{"esc"}, Action: ActBack, Help: "clear", Long: "clear the search", Foot: 6},
		{Mode: ModeFilter, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeFilter, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "page down"},
		{Mode: ModeFilter, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeFilter, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModeFilter, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeForm, Keys: []string{"ctrl+s"}, Action: ActSubmit, Help: "declare now", Long: "declare with what is there; the rest can follow", Foot: 1},
		{Mode: ModeForm, Keys: []string{"esc"}, Action: ActBack, Help: "leave", Long: "leave the form; what you typed is kept until you come back", Foot: 4},
		{Mode: ModeForm, Keys: []string{"enter", "tab", "down"}, Action: ActNext, Help: "next", Long: "the next field; enter in the last one declares"},
		{Mode: ModeForm, Keys: []string{"shift+tab", "up"}, Action: ActPrev, Help: "back", Long: "the field before"},
		{Mode: ModeForm, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeForm, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeForm, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
	}
}

// typingKeys may use nothing that readline has a meaning for, and no key that does not reach us from every terminal without an
// other way to the same end.
func typingKeys() []Binding {
	return []Binding{
		{Mode: ModeTyping, Keys: []string{"enter"}, Action: ActSave, Help: "save", Long: "save the line", Foot: 1},
		{Mode: ModeTyping, Keys: []string{"ctrl+j", "alt+enter", "shift+enter"}, Action: ActNewline, Help: "new line"},
		{Mode: ModeTyping, Keys: []string{"ctrl+t"}, Action: ActTurn, Help: "turn hat", Long: "offer the next hat; enter confirms, a digit picks a step", Foot: 2, Command: "hat"},
		{Mode: ModeTyping, Keys: []string{"ctrl+o"}, Action: ActPrompt, Help: "prompt", Long: "the next prompt of this hat", Foot: 5, Command: "prompt"},
		{Mode: ModeTyping, Keys: []string{"ctrl+x"}, Action: ActExtend, Help: "+2 min", Long: "two minutes more for this step", Foot: 6, Command: "extend"},
		{Mode: ModeTyping, Keys: []string{"ctrl+p"}, Action: ActPalette, Help: "commands", Long: "every command, with its key", Foot: 3},
		{Mode: ModeTyping, Keys: []string{"tab"}, Action: ActComplete, Help: "complete", Long: "complete after / @ #, else go to the notes, then the steps"},
		{Mode: ModeTyping, Keys: []string{"esc"}, Action: ActBrowse, Help: "browse", Long: "leave the line as it is and browse the notes", Foot: 4},
		{Mode: ModeTyping, Keys: []string{"alt+z"}, Action: ActTakeBack, Help: "take back", Long: "take your last note back", Command: "undo"},
		{Mode: ModeTyping, Keys: []string{"ctrl+s"}, Action: ActSaved, Help: "saved?", Long: "say what is saved"},
		{Mode: ModeTyping, Keys: []string{"alt+1"}, Action: ActRoom, Help: "room", Long: "show the room", Command: "room"},
		{Mode: ModeTyping, Keys: []string{"alt+2"}, Action: ActTimeline, Help: "timeline", Long: "show the timeline", Command: "timeline"},
		{Mode: ModeTyping, Keys: []string{"alt+3"}, Action: ActCustomer, Help: "customer", Long: "show the customer desk: the next word, what is owed, heat and trust", Command: "customer"},
		{Mode: ModeTyping, Keys: []string{"alt+4"}, Action: ActPlan, Help: "plan", Long: "show the plan: approaches, decisions, changes, what is owed", Command: "plan"},
		{Mode: ModeTyping, Keys: []string{"ctrl+r"}, Action: ActReword, Help: "reword", Long: "take the rewording of what reads as blame"},
		{Mode: ModeTyping, Keys: []string{"ctrl+g"}, Action: ActRefile, Help: "refile", Long: "file the line under the hat it sounds like"},
		{Mode: ModeTyping, Keys: []string{"alt+n"}, Action: ActNudges, Help: "hints", Long: "turn the hints on wording and hats off and on", Command: "hints"},
		{Mode: ModeTyping, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeTyping, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModeTyping, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "leave", Long: "leave; the line is kept as a draft", Command: "quit"},
		{Mode: ModeTurning, Keys: []string{"enter"}, Action: ActConfirm, Help: "turn", Long: "turn to the step that is offered", Foot: 1},
		{Mode: ModeTurning, Keys: []string{"right", "down", "ctrl+t"}, Action: ActNext, Help: "next", Long: "offer the step after", Foot: 2},
		{Mode: ModeTurning, Keys: []string{"left", "up"}, Action: ActPrev, Help: "previous", Long: "offer the step before", Foot: 3},
		{Mode: ModeTurning, Keys: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, Action: ActStep, Help: "step", Long: "offer the step of that number", Foot: 4},
		{Mode: ModeTurning, Keys: []string{"ctrl+g"}, Action: ActNoGoal, Help: "without goal", Long: "go on without a goal; it is logged", Foot: 5},
		{Mode: ModeTurning, Keys: []string{"ctrl+x"}, Action: ActExtend, Help: "+2 min", Long: "two minutes more for this step", Foot: 7},
		{Mode: ModeTurning, Keys: []string{"ctrl+y"}, Action: ActSwap, Help: "swap K and Y", Long: "exchange Black and Yellow", Foot: 8, Command: "swap"},
		{Mode: ModeTurning, Keys: []string{"esc"}, Action: ActBack, Help: "keep", Long: "keep the hat that is on", Foot: 6},
	}
}

func browseKeys() []Binding {
	return []Binding{
		{Mode: ModeBrowse, Keys: []string{"space", "i"}, Action: ActWrite, Help: "write", Long: "back to the line", Foot: 1},
		{Mode: ModeBrowse, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModeBrowse, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModeBrowse, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeBrowse, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "page down"},
		{Mode: ModeBrowse, Keys: []string{"home", "g"}, Action: ActTop, Help: "first"},
		{Mode: ModeBrowse, Keys: []string{"end", "G"}, Action: ActBottom, Help: "last"},
		{Mode: ModeBrowse, Keys: []string{"enter"}, Action: ActOpen, Help: "open", Long: "open the note: all of it, both times, edits", Foot: 2},
		{Mode: ModeBrowse, Keys: []string{"e"}, Action: ActEdit, Help: "edit", Long: "edit the note; the earlier words stay with it", Foot: 3, Command: "revise"},
		{Mode: ModeBrowse, Keys: []string{"m"}, Action: ActMove, Help: "move", Long: "move the note to another hat", Foot: 4, Command: "refile"},
		{Mode: ModeBrowse, Keys: []string{"s"}, Action: ActStar, Help: "star", Foot: 5, Command: "star"},
		{Mode: ModeBrowse, Keys: []string{"x"}, Action: ActRetract, Help: "retract", Long: "retract the note; it stays in sight as retracted", Foot: 6, Command: "retract"},
		{Mode: ModeBrowse, Keys: []string{"u"}, Action: ActUndo, Help: "undo", Long: "undo your own last change", Foot: 7, Command: "undo"},
		{Mode: ModeBrowse, Keys: []string{"y"}, Action: ActHolds, Help: "holds", Long: "a White note was looked at again, and still holds", Command: "holds"},
		{Mode: ModeBrowse, Keys: []string{"n"}, Action: ActNoLonger, Help: "no longer", Long: "a White note no longer holds; it stays readable", Command: "broke"},
		{Mode: ModeBrowse, Keys: []string{"[", "]"}, Action: ActOldRound, Help: "rounds", Long: "read the round before [ or after ]"},
		{Mode: ModeBrowse, Keys: []string{"/"}, Action: ActFind, Help: "search", Long: "show only notes with these words", Foot: 8},
		{Mode: ModeBrowse, Keys: []string{"esc"}, Action: ActBack, Help: "clear", Long: "clear the search"},
		{Mode: ModeBrowse, Keys: []string{"tab"}, Action: ActPane, Help: "steps", Long: "go to the steps", Foot: 9},
		{Mode: ModeBrowse, Keys: []string{"ctrl+t", "t"}, Action: ActTurn, Help: "turn hat", Long: "offer the next hat", Command: "hat"},
		{Mode: ModeBrowse, Keys: []string{"ctrl+o"}, Action: ActPrompt, Help: "prompt", Long: "the next prompt of this hat", Command: "prompt"},
		{Mode: ModeBrowse, Keys: []string{"ctrl+x", "+"}, Action: ActExtend, Help: "+2 min", Long: "two minutes more for this step", Command: "extend"},
		{Mode: ModeBrowse, Keys: []string{"ctrl+p"}, Action: ActPalette, Help: "commands", Long: "every command, with its key"},
		{Mode: ModeBrowse, Keys: []string{"?"}, Action: ActHelp, Help: "help", Foot: 10},
		{Mode: ModeBrowse, Keys: []string{"q"}, Action: ActLobby, Help: "lobby", Long: "leave the room for the lobby", Foot: 11, Command: "lobby"},
		{Mode: ModeBrowse, Keys: []string{"1", "alt+1"}, Action: ActRoom, Help: "room", Long: "show the room", Command: "room"},
		{Mode: ModeBrowse, Keys: []string{"2", "alt+2"}, Action: ActTimeline, Help: "timeline", Long: "show the timeline", Foot: 9, Command: "timeline"},
		{Mode: ModeBrowse, Keys: []string{"!"}, Action: ActWorse, Help: "worse", Long: "stamp the moment things got worse, and open the call card"},
		{Mode: ModeBrowse, Keys: []string{"3", "alt+3"}, Action: ActCustomer, Help: "customer", Long: "show the customer desk: the next word, what is owed, heat and trust", Command: "customer"},
		{Mode: ModeBrowse, Keys: []string{"4", "alt+4"}, Action: ActPlan, Help: "plan", Long: "show the plan: approaches, decisions, changes, what is owed", Command: "plan"},
		{Mode: ModeBrowse, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeBrowse, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModeBrowse, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit", Command: "quit"},
		{Mode: ModeRail, Keys: []string{"up", "k"}, Action: ActUp, Help: "up", Foot: 2},
		{Mode: ModeRail, Keys: []string{"down", "j"}, Action: ActDown, Help: "down", Foot: 3},
		{Mode: ModeRail, Keys: []string{"enter"}, Action: ActTurn, Help: "turn to it", Long: "offer to turn to the step under the cursor", Foot: 1},
		{Mode: ModeRail, Keys: []string{"tab", "esc", "space", "i"}, Action: ActWrite, Help: "write", Long: "back to the line and the hat that is on", Foot: 4},
		{Mode: ModeRail, Keys: []string{"[", "]"}, Action: ActOldRound, Help: "rounds", Long: "read the round before [ or after ]"},
		{Mode: ModeRail, Keys: []string{"?"}, Action: ActHelp, Help: "help", Foot: 5},
		{Mode: ModeRail, Keys: []string{"q"}, Action: ActLobby, Help: "lobby", Long: "leave the room for the lobby", Foot: 6},
		{Mode: ModeRail, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeFind, Keys: []string{"enter", "down", "up"}, Action: ActConfirm, Help: "browse the hits", Foot: 1},
		{Mode: ModeFind, Keys: []string{"esc"}, Action: ActBack, Help: "clear", Long: "clear the search", Foot: 2},
		{Mode: ModeFind, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
	}
}

func timelineKeys() []Binding {
	return []Binding{
		{Mode: ModeTimeline, Keys: []string{"space", "i"}, Action: ActWrite, Help: "write", Long: "back to the line; the timeline stays", Foot: 1},
		{Mode: ModeTimeline, Keys: []string{"1", "alt+1"}, Action: ActRoom, Help: "room", Long: "show the room", Foot: 2, Command: "room"},
		{Mode: ModeTimeline, Keys: []string{"2", "alt+2"}, Action: ActTimeline, Help: "timeline", Long: "show the timeline", Command: "timeline"},
		{Mode: ModeTimeline, Keys: []string{"!"}, Action: ActWorse, Help: "worse", Long: "stamp the moment things got worse, and open the call card"},
		{Mode: ModeTimeline, Keys: []string{"3", "alt+3"}, Action: ActCustomer, Help: "customer", Long: "show the customer desk", Command: "customer"},
		{Mode: ModeTimeline, Keys: []string{"4", "alt+4"}, Action: ActPlan, Help: "plan", Long: "show the plan: approaches, decisions, changes, what is owed", Command: "plan"},
		{Mode: ModeTimeline, Keys: []string{"/"}, Action: ActFind, Help: "filter", Long: "filter by hat: kind: person: party: tag: star from: to: and words", Foot: 3},
		{Mode: ModeTimeline, Keys: []string{"a"}, Action: ActAdd, Help: "add", Long: "add an entry at this time", Foot: 4},
		{Mode: ModeTimeline, Keys: []string{"n"}, Action: ActNames, Help: "names", Long: "names instead of roles, inside the console only", Foot: 5},
		{Mode: ModeTimeline, Keys: []string{"w"}, Action: ActWritten, Help: "order", Long: "as it happened, or as it was written down", Foot: 6},
		{Mode: ModeTimeline, Keys: []string{"]", "[", "}", "{", ")", "(", ">", "<"}, Action: ActJump, Help: "jump", Long: "to the next or previous turn of the hat ] [, hour } {, decision ) (, star > <", Foot: 7},
		{Mode: ModeTimeline, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModeTimeline, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModeTimeline, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeTimeline, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "page down"},
		{Mode: ModeTimeline, Keys: []string{"home", "g"}, Action: ActTop, Help: "first"},
		{Mode: ModeTimeline, Keys: []string{"end", "G"}, Action: ActBottom, Help: "last"},
		{Mode: ModeTimeline, Keys: []string{"enter"}, Action: ActOpen, Help: "open", Long: "open the note: all of it, both times, edits", Foot: 8},
		{Mode: ModeTimeline, Keys: []string{"e"}, Action: ActEdit, Help: "edit", Long: "edit the note; the earlier words stay with it", Foot: 9, Command: "revise"},
		{Mode: ModeTimeline, Keys: []string{"m"}, Action: ActMove, Help: "move", Long: "move the note to another hat", Command: "refile"},
		{Mode: ModeTimeline, Keys: []string{"R"}, Action: ActReplay, Help: "replay", Long: "replay the incident from the entry under the cursor on", Command: "replay"},
		{Mode: ModeTimeline, Keys: []string{"T"}, Action: ActRetime, Help: "time", Long: "say that the note happened at another time", Command: "retime"},
		{Mode: ModeTimeline, Keys: []string{"X"}, Action: ActRedact, Help: "redact", Long: "take the words of the note out of the file for good; asks once more"},
		{Mode: ModeTimeline, Keys: []string{"s"}, Action: ActStar, Help: "star", Command: "star"},
		{Mode: ModeTimeline, Keys: []string{"x"}, Action: ActRetract, Help: "retract", Long: "retract the note; it stays in sight as retracted", Command: "retract"},
		{Mode: ModeTimeline, Keys: []string{"u"}, Action: ActUndo, Help: "undo", Long: "undo your own last change", Command: "undo"},
		{Mode: ModeTimeline, Keys: []string{"esc"}, Action: ActBack, Help: "clear", Long: "take the last part of the filter off"},
		{Mode: ModeTimeline, Keys: []string{"ctrl+t", "t"}, Action: ActTurn, Help: "turn hat", Long: "offer the next hat", Command: "hat"},
		{Mode: ModeTimeline, Keys: []string{"ctrl+p"}, Action: ActPalette, Help: "commands", Long: "every command, with its key"},
		{Mode: ModeTimeline, Keys: []string{"?"}, Action: ActHelp, Help: "help", Foot: 10},
		{Mode: ModeTimeline, Keys: []string{"q"}, Action: ActLobby, Help: "lobby", Long: "leave the room for the lobby", Foot: 11, Command: "lobby"},
		{Mode: ModeTimeline, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeTimeline, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModeTimeline, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit", Command: "quit"},
		{Mode: ModeStoryFilter, Keys: []string{"enter", "up", "down"}, Action: ActConfirm, Help: "browse what fits", Foot: 1},
		{Mode: ModeStoryFilter, Keys: []string{"esc"}, Action: ActBack, Help: "clear", Long: "clear the filter", Foot: 2},
		{Mode: ModeStoryFilter, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
	}
}

func planKeys() []Binding {
	return []Binding{
		{Mode: ModePlan, Keys: []string{"space", "i"}, Action: ActWrite, Help: "write", Long: "back to the line; the plan stays", Foot: 1},
		{Mode: ModePlan, Keys: []string{"1", "alt+1"}, Action: ActRoom, Help: "room", Long: "show the room", Foot: 6, Command: "room"},
		{Mode: ModePlan, Keys: []string{"2", "alt+2"}, Action: ActTimeline, Help: "timeline", Long: "show the timeline", Foot: 8, Command: "timeline"},
		{Mode: ModePlan, Keys: []string{"!"}, Action: ActWorse, Help: "worse", Long: "stamp the moment things got worse, and open the call card"},
		{Mode: ModePlan, Keys: []string{"3", "alt+3"}, Action: ActCustomer, Help: "customer", Long: "show the customer desk", Command: "customer"},
		{Mode: ModePlan, Keys: []string{"4", "alt+4"}, Action: ActPlan, Help: "plan", Long: "show the plan", Command: "plan"},
		{Mode: ModePlan, Keys: []string{"enter"}, Action: ActFillCard, Help: "fill in", Long: "open the form of the card under the cursor", Foot: 2, Command: "form"},
		{Mode: ModePlan, Keys: []string{">"}, Action: ActNextStage, Help: "next stage", Long: "take the card on to the stage that follows, or say what that still needs", Foot: 3},
		{Mode: ModePlan, Keys: []string{"n"}, Action: ActNewCard, Help: "new", Long: "a new card: pick which, then its form opens", Foot: 4},
		{Mode: ModePlan, Keys: []string{"m"}, Action: ActStages, Help: "move", Long: "move the card to any of its stages", Foot: 5},
		{Mode: ModePlan, Keys: []string{"e"}, Action: ActEditCard, Help: "line", Long: "write the card as a line, and fill it in there", Foot: 7},
		{Mode: ModePlan, Keys: []string{"y"}, Action: ActCopy, Help: "copy", Long: "copy the update under the cursor; sending it is yours, then > records that", Command: "copy"},
		{Mode: ModePlan, Keys: []string{"Y"}, Action: ActCopyShort, Help: "copy short", Long: "copy the update in 160 characters, for a text message or a phone call", Command: "copy"},
		{Mode: ModePlan, Keys: []string{"c"}, Action: ActOverToo, Help: "what is over", Long: "show cards that are over too, or leave them out", Foot: 9},
		{Mode: ModePlan, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModePlan, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModePlan, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModePlan, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "page down"},
		{Mode: ModePlan, Keys: []string{"home", "g"}, Action: ActTop, Help: "first"},
		{Mode: ModePlan, Keys: []string{"end", "G"}, Action: ActBottom, Help: "last"},
		{Mode: ModePlan, Keys: []string{"esc"}, Action: ActBack, Help: "back"},
		{Mode: ModePlan, Keys: []string{"ctrl+t", "t"}, Action: ActTurn, Help: "turn hat", Long: "offer the next hat", Command: "hat"},
		{Mode: ModePlan, Keys: []string{"ctrl+p"}, Action: ActPalette, Help: "commands", Long: "every command, with its key"},
		{Mode: ModePlan, Keys: []string{"u"}, Action: ActUndo, Help: "undo", Long: "undo your own last change", Command: "undo"},
		{Mode: ModePlan, Keys: []string{"?"}, Action: ActHelp, Help: "help", Foot: 10},
		{Mode: ModePlan, Keys: []string{"q"}, Action: ActLobby, Help: "lobby", Long: "leave the room for the lobby", Foot: 11, Command: "lobby"},
		{Mode: ModePlan, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModePlan, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModePlan, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit", Command: "quit"},
	}
}

// cardKeys are those of a card's form, and of the stages it may go to.
func cardKeys() []Binding {
	return []Binding{
		{Mode: ModeCardForm, Keys: []string{"ctrl+s"}, Action: ActSubmit, Help: "save", Long: "save what was changed; the rest can follow", Foot: 1},
		{Mode: ModeCardForm, Keys: []string{"ctrl+o"}, Action: ActNeeded, Help: "next needed", Long: "go to the next field that the next stage asks for", Foot: 2},
		{Mode: ModeCardForm, Keys: []string{"esc"}, Action: ActBack, Help: "leave", Long: "leave the form; what you typed is kept until you come back", Foot: 3},
		{Mode: ModeCardForm, Keys: []string{"ctrl+r"}, Action: ActReword, Help: "reword", Long: "in an update: take what is offered for the first words that do not go out"},
		{Mode: ModeCardForm, Keys: []string{"ctrl+g"}, Action: ActFacts, Help: "facts", Long: "in an update: put in the starred White facts that were not told yet"},
		{Mode: ModeCardForm, Keys: []string{"alt+y"}, Action: ActCopy, Help: "copy", Long: "copy the update as it stands here", Command: "copy"},
		{Mode: ModeCardForm, Keys: []string{"enter", "tab", "down"}, Action: ActNext, Help: "next", Long: "the next field; enter in the last one saves"},
		{Mode: ModeCardForm, Keys: []string{"shift+tab", "up"}, Action: ActPrev, Help: "back", Long: "the field before"},
		{Mode: ModeCardForm, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "five on", Long: "five fields on"},
		{Mode: ModeCardForm, Keys: []string{"pgup"}, Action: ActPageUp, Help: "five back", Long: "five fields back"},
		{Mode: ModeCardForm, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit", Long: "leave the program; asks once more while the form is not saved"},
		{Mode: ModeCardForm, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeCardForm, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModeStage, Keys: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, Action: ActPick, Help: "stage", Long: "move the card to the stage of that number", Foot: 1},
		{Mode: ModeStage, Keys: []string{"esc"}, Action: ActBack, Help: "keep", Long: "leave the card where it stands", Foot: 2},
		{Mode: ModeStage, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeCross, Keys: []string{"ctrl+g"}, Action: ActCross, Help: "cross", Long: "cross: there is no way back behind this stage", Foot: 1},
		{Mode: ModeCross, Keys: []string{"enter"}, Action: ActConfirm, Help: "ask again", Long: "enter does not cross: that takes a second, different key"},
		{Mode: ModeCross, Keys: []string{"esc"}, Action: ActBack, Help: "keep", Long: "stay on this side; a line that was written stays in its place", Foot: 2},
		{Mode: ModeCross, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
	}
}

func overlayKeys() []Binding {
	return []Binding{
		{Mode: ModeNote, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModeNote, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModeNote, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeNote, Keys: []string{"pgdown", "space"}, Action: ActPageDown, Help: "page down", Foot: 2},
		{Mode: ModeNote, Keys: []string{"e"}, Action: ActEdit, Help: "edit", Foot: 3},
		{Mode: ModeNote, Keys: []string{"m"}, Action: ActMove, Help: "move", Foot: 4},
		{Mode: ModeNote, Keys: []string{"s"}, Action: ActStar, Help: "star", Foot: 5},
		{Mode: ModeNote, Keys: []string{"x"}, Action: ActRetract, Help: "retract", Foot: 6},
		{Mode: ModeNote, Keys: []string{"u"}, Action: ActUndo, Help: "undo", Foot: 7},
		{Mode: ModeNote, Keys: []string{"esc", "enter", "q"}, Action: ActBack, Help: "back", Foot: 1},
		{Mode: ModeNote, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeBrief, Keys: []string{"esc", "enter", "q"}, Action: ActBack, Help: "back", Foot: 1},
		{Mode: ModeBrief, Keys: []string{"y"}, Action: ActCopy, Help: "copy", Long: "copy the page", Foot: 2, Command: "copy"},
		{Mode: ModeBrief, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModeBrief, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModeBrief, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeBrief, Keys: []string{"pgdown", "space"}, Action: ActPageDown, Help: "page down", Foot: 3},
		{Mode: ModeBrief, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeMove, Keys: []string{"w", "r", "k", "y", "g", "b", "f", "\"", "~", "?"}, Action: ActPick, Help: "hat", Long: "move to that hat; f \" ~ ? make it a White fact, report, assumption, unknown", Foot: 1},
		{Mode: ModeMove, Keys: []string{"esc"}, Action: ActBack, Help: "keep", Foot: 2},
		{Mode: ModeMove, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModePalette, Keys: []string{"enter"}, Action: ActConfirm, Help: "run", Long: "run the command, or go on to what it needs", Foot: 1},
		{Mode: ModePalette, Keys: []string{"up"}, Action: ActUp, Help: "up", Foot: 2},
		{Mode: ModePalette, Keys: []string{"down"}, Action: ActDown, Help: "down", Foot: 3},
		{Mode: ModePalette, Keys: []string{"tab"}, Action: ActComplete, Help: "complete", Foot: 4},
		{Mode: ModePalette, Keys: []string{"esc"}, Action: ActBack, Help: "back", Foot: 5},
		{Mode: ModePalette, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeHelp, Keys: []string{"esc", "q", "?", "enter"}, Action: ActBack, Help: "back", Foot: 1},
		{Mode: ModeHelp, Keys: []string{"up", "k"}, Action: ActUp, Help: "up", Foot: 2},
		{Mode: ModeHelp, Keys: []string{"down", "j"}, Action: ActDown, Help: "down", Foot: 3},
		{Mode: ModeHelp, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeHelp, Keys: []string{"pgdown", "space"}, Action: ActPageDown, Help: "page down"},
		{Mode: ModeHelp, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
	}
}

// keymap is the table of one session, ready for look-ups.
type keymap struct {
	all []Binding
	by  map[Mode]map[string]*Binding
}

func newKeymap(all []Binding) *keymap {
	k := &keymap{all: all, by: map[Mode]map[string]*Binding{}}
	for i := range all {
		b := &all[i]
		if k.by[b.Mode] == nil {
			k.by[b.Mode] = map[string]*Binding{}
		}
		for _, key := range b.Keys {
			k.by[b.Mode][key] = b
		}
	}
	return k
}

// find returns the binding of key in mode, nil when it has none there.
func (k *keymap) find(m Mode, key string) *Binding { return k.by[m][key] }

// foot returns the bindings the footer shows in mode, in its order.
func (k *keymap) foot(m Mode) []*Binding {
	var out []*Binding
	for i := range k.all {
		if b := &k.all[i]; b.Mode == m && b.Foot > 0 {
			out = append(out, b)
		}
	}
	slices.SortStableFunc(out, func(a, b *Binding) int { return a.Foot - b.Foot })
	return out
}
