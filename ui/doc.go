// Package ui is the interactive console: a Bubble Tea program over an [warroom/internal/incident.Log].
//
// App is the root. It owns the session, routes news and keys in the order overlay, root, screen, and draws the frame. A screen (the
// lobby, the declare form, a room with its tabs) draws the state it is handed and keeps only what a person left there: cursor, filter,
// line. It does no I/O while it updates or draws: it returns commands, and their news come back as messages, to the room that asked.
//
// Bound keys stand in one table, keys.go: handling, footer, help, palette and the tests read it, so that no key can be hidden.
//
// Why so much care about one line of text: whoever types here is tired, watched and in a hurry. A line leaves the composer when it is
// sent and goes back there when it was not stored; until then it is in the draft (draft.go, jobs.go). No word is ever only in memory
// for longer than the draft takes to be kept.
package ui
