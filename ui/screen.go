package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
)

// Screen is what fills the terminal below the root: the lobby, the form, the room. A screen draws the state it is handed; it keeps
// only cursor, filter and draft. It does no I/O in Update or View: it returns commands, whose news come back as messages.
type Screen interface {
	// Update takes news and keys. The mode it is in decides which bindings hold.
	Update(msg tea.Msg) tea.Cmd
	// View draws into exactly f.W by f.H cells; the cursor is nil when nothing is typed here.
	View(f Frame) (string, *tea.Cursor)
	// Mode says which bindings hold now.
	Mode() Mode
	// Off says why an action cannot be done now, "" when it can.
	Off(a Action) string
	// Do carries an action out.
	Do(a Action, key string) tea.Cmd
}

// keyTaker is a screen that may want a key for text although it is bound.
type keyTaker interface{ takes(tea.KeyPressMsg) bool }

// Frame is what a screen draws into.
type Frame struct {
	W, H  int
	Now   time.Time
	Theme *Theme
}

// Messages are facts, from commands or from outside.
type (
	tickMsg  time.Time // a second has passed
	watchMsg struct {  // the watch is open, or cannot be opened
		grew <-chan struct{}
		err  error
	}
	grewMsg struct{} // a log may have grown
	listMsg struct {
		list  []incident.Summary
		zones map[string]*time.Location // every zone named in it
		err   error
	}
	declaredMsg struct {
		id  string
		err error
	}
	openMsg struct { // the sample is there to be opened, or could not be made
		id  string
		err error
	}
)

// roomMsg is news for one room, which may have left the screen since it asked.
type roomMsg interface{ room() *roomScreen }

type from struct{ r *roomScreen }

func (f from) room() *roomScreen { return f.r }

type (
	stateMsg struct {
		from
		state incident.State
		err   error
	}
	savedMsg struct { // an Op of the room has ended, well or not
		from
		job    *job
		state  incident.State
		events []incident.Event
		err    error
	}
	draftMsg struct { // a draft was read
		from
		draft incident.Draft
		err   error
	}
	draftDueMsg  struct{ from } // it is time to keep the draft
	draftKeptMsg struct {
		from
		err error
	}
)
