package ui

// Actions of a replay.
const (
	ActReplay                               Action = "replay"
	ActPlay, ActReplayStep, ActMarker       Action = "play", "replay-step", "marker"
	ActSlower, ActFaster, ActLeap, ActTenth Action = "slower", "faster", "leap", "tenth"
	ActReplayTime, ActStops, ActIdle        Action = "replay-time", "stops", "idle"
	ActHindsight                            Action = "hindsight"
)

// replayKeys are those that whoever watches terminal recordings has in the fingers.
func replayKeys() []Binding {
	return []Binding{
		{Mode: ModeReplay, Keys: []string{"space"}, Action: ActPlay, Help: "play/pause", Foot: 1},
		{Mode: ModeReplay, Keys: []string{"."}, Action: ActReplayStep, Help: "step", Long: "on to the next entry", Foot: 2},
		{Mode: ModeReplay, Keys: []string{"]", "["}, Action: ActMarker, Help: "marker", Long: "to the next or previous marker: a hat, round, decision, customer word or star", Foot: 3},
		{Mode: ModeReplay, Keys: []string{">"}, Action: ActFaster, Help: "faster", Foot: 4},
		{Mode: ModeReplay, Keys: []string{"<", ","}, Action: ActSlower, Help: "slower", Foot: 5},
		{Mode: ModeReplay, Keys: []string{"right", "left", "shift+right", "shift+left"}, Action: ActLeap, Help: "1 min", Long: "a minute on or back; with shift ten", Foot: 8},
		{Mode: ModeReplay, Keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, Action: ActTenth, Help: "tenth", Long: "to that tenth of the session; 0 is the start"},
		{Mode: ModeReplay, Keys: []string{"/"}, Action: ActFind, Help: "find", Long: "to the next entry with these words", Foot: 9},
		{Mode: ModeReplay, Keys: []string{"t"}, Action: ActReplayTime, Help: "time", Long: "to a time, such as 14:32", Foot: 10},
		{Mode: ModeReplay, Keys: []string{"h"}, Action: ActHindsight, Help: "hindsight", Long: "as known then, or as it happened with what was not known then marked", Foot: 6},
		{Mode: ModeReplay, Keys: []string{"d"}, Action: ActStops, Help: "decisions", Long: "halt before each decision and ask what you would do", Foot: 7},
		{Mode: ModeReplay, Keys: []string{"i"}, Action: ActIdle, Help: "silences", Long: "cut silences short, or let them last"},
		{Mode: ModeReplay, Keys: []string{"tab"}, Action: ActPane, Help: "tab", Long: "the next tab", Foot: 11},
		{Mode: ModeReplay, Keys: []string{"alt+1"}, Action: ActRoom, Help: "room", Long: "show the room", Command: "room"},
		{Mode: ModeReplay, Keys: []string{"alt+2"}, Action: ActTimeline, Help: "timeline", Long: "show the timeline", Command: "timeline"},
		{Mode: ModeReplay, Keys: []string{"alt+3"}, Action: ActCustomer, Help: "customer", Long: "show the customer desk", Command: "customer"},
		{Mode: ModeReplay, Keys: []string{"alt+4"}, Action: ActPlan, Help: "plan", Long: "show the plan", Command: "plan"},
		{Mode: ModeReplay, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModeReplay, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModeReplay, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeReplay, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "page down"},
		{Mode: ModeReplay, Keys: []string{"enter"}, Action: ActOpen, Help: "open", Long: "open the note: all of it, both times, edits"},
		{Mode: ModeReplay, Keys: []string{"n"}, Action: ActNames, Help: "names", Long: "names instead of roles, inside the console only"},
		{Mode: ModeReplay, Keys: []string{"w"}, Action: ActWritten, Help: "order", Long: "as it happened, or as it was written down"},
		{Mode: ModeReplay, Keys: []string{"?"}, Action: ActHelp, Help: "help", Foot: 12},
		{Mode: ModeReplay, Keys: []string{"q", "esc"}, Action: ActBack, Help: "leave", Long: "leave the replay", Foot: 13},
		{Mode: ModeReplay, Keys: []string{"ctrl+l"}, Action: ActRedraw, Help: "redraw"},
		{Mode: ModeReplay, Keys: []string{"ctrl+z"}, Action: ActSuspend, Help: "suspend", Long: "back to the shell; fg returns"},
		{Mode: ModeReplay, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeReplayNote, Keys: []string{"up", "k"}, Action: ActUp, Help: "up"},
		{Mode: ModeReplayNote, Keys: []string{"down", "j"}, Action: ActDown, Help: "down"},
		{Mode: ModeReplayNote, Keys: []string{"pgup"}, Action: ActPageUp, Help: "page up"},
		{Mode: ModeReplayNote, Keys: []string{"pgdown"}, Action: ActPageDown, Help: "page down", Foot: 2},
		{Mode: ModeReplayNote, Keys: []string{"esc", "enter", "q"}, Action: ActBack, Help: "back", Foot: 1},
		{Mode: ModeReplayNote, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeReplayFind, Keys: []string{"enter"}, Action: ActConfirm, Help: "go there", Foot: 1},
		{Mode: ModeReplayFind, Keys: []string{"esc"}, Action: ActBack, Help: "stay", Foot: 2},
		{Mode: ModeReplayFind, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeReplayTime, Keys: []string{"enter"}, Action: ActConfirm, Help: "go there", Foot: 1},
		{Mode: ModeReplayTime, Keys: []string{"esc"}, Action: ActBack, Help: "stay", Foot: 2},
		{Mode: ModeReplayTime, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
		{Mode: ModeReplayAnswer, Keys: []string{"enter"}, Action: ActConfirm, Help: "see what was decided", Long: "keep the answer and see what was decided", Foot: 1},
		{Mode: ModeReplayAnswer, Keys: []string{"esc"}, Action: ActBack, Help: "skip", Long: "see what was decided without an answer", Foot: 2},
		{Mode: ModeReplayAnswer, Keys: []string{"ctrl+c"}, Action: ActQuit, Help: "quit"},
	}
}
