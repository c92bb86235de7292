// Package replay lets a past session be lived through again: it knows which moment is on, how fast time goes, what stands ahead, and
// where to halt. It draws nothing and reads no clock: whoever shows it says how much time has passed, and asks for the state and the
// story as they were known at the moment that is on.
//
//	log -> New -> Player: Play, Advance, Seek -> State, Story -> the tabs of the console
//
// Time here is when something was written down, not when it happened: a fact that was added an hour later was not known before.
//
// Why a moment and not an event is what the player is at: clocks run between events, and a silence is part of what there was.
package replay
