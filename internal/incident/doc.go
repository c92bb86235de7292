// Package incident is the heart of warroom: what can happen in an incident, what follows from it, and which rules hold.
//
// # Start here
//
// One log, everything else is a view. An incident is a list of [Event]; [State] is their fold; a [Command] is what somebody wants,
// and [Decide] turns it into events or refuses with an [Error]. Nothing in this package does I/O, reads a clock or asks for
// randomness: a test, a replay and a live room run the same code.
//
//	person -> Command -> Decide(State, Command, now) -> Events -> Log.Append -> Apply -> State -> screen
//
// Seven words: incident (decide.go), round, note, card and person have a file each; a contact and a commitment are cards, of the templates
// for them in internal/cards, and so is whatever else has fields and stages. A [Clock] is worked out, never stored. Two files look back: redact.go takes words out of the log again, verify.go proves that
// the rest is as it was written.
//
// # Adding a kind of event
//
//  1. event.go: a Kind constant, with the fields of Event it uses. The string is stored, so it is for ever. A new field needs a
//     line in quick.go as well.
//  2. The word's file: a command type with a decide method (the rule) and an applier (the consequence).
//  3. state.go: one line in the appliers table. An applier is total: an event that makes no sense changes nothing.
//  4. undoes.go: how /undo takes it back, or why it does not.
//  5. A given/when/then row in decide_test.go.
//
// # Adding a kind of card
//
// It is a row of internal/cards, and nothing else: the form, the line, the list, the timeline, search, replay and undo follow from it.
// What a template cannot say, a rule says: promise.go and strategy.go have those there are.
//
// An event of a kind that is not in the table is kept, counted in [State.Unknown] and shown: a newer file opened by an older
// binary loses nothing, because [Decode] keeps the bytes it read and [Encode] gives them back.
//
// # Why events
//
// People in a crisis revise, refile and retract, and weeks later somebody asks what was known at 14:02. A table of notes can
// answer that only with a second table of changes; a log answers it by stopping the fold early.
package incident
