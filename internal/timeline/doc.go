// Package timeline tells the story of an incident so that it can be shown to anybody in it: what happened, in order, without blame.
//
// # Start here
//
// [Timeline.Add] folds events into entries, a line of the story each. [Timeline.Happened] and [Timeline.Written] look at them in
// one of two orders; all that is read goes through such a [View]: [View.Select] narrows it, [View.Gaps] finds the silences,
// [View.Density] says where the work was, [View.Next] jumps, [View.AsKnown] goes back in time, [View.Rows] and [View.WriteText] print.
//
//	events -> Timeline.Add -> entries -> Happened or Written -> Select -> screen, text, JSON
//
// Entries never change: an edit makes a new reading of an entry, which keeps the one before it. So a View is a value that stays as
// it was while the log grows, and the story as it was known at any moment is found without folding again.
//
// What is filled in on a card later is no edit: it was not known when the card was opened, and is an entry of its own. Only the words
// that a card goes by are edited.
//
// # Adding a kind of event
//
// One line in the tellers table, and a function beside it that makes the entry. A kind that is not there is told as well, under its
// own name and with its words: a story with a hole in it would be a wrong one.
//
// # Why roles
//
// People appear as their seat, never by name, unless a caller asks for names: whoever reads a story with names in it looks for who,
// and stops looking for how (method, part C). Only the speaker is written so. What people wrote is theirs and stands as they wrote
// it: a text that is changed behind its writer's back is not evidence any more.
package timeline
