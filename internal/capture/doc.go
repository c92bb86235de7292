// Package capture reads the one-line language that the composer and the command line share.
//
// A line is a note, unless it begins with a slash. In front of a note's words may stand, in any
// order and each once (tags as often as wanted):
//
//	14:02  -5m  yesterday 23:50  2026-01-02 14:32   when it happened
//	w: r: k: y: g: b:                               the hat, instead of the one that is on
//	? ~ "                                           White only: unknown, assumption, reported
//	@dba  @"Jane Doe"                               who said it
//	!                                               uh-oh, things just got worse
//	#dns                                            a tag; these may stand anywhere
//
// What is no prefix begins the text, and so does a second prefix of a kind: "14:02 14:05 window"
// is a note about "14:05 window". A first backslash takes the rest of the line as it is, tags
// included; a first double slash stands for one slash. Behind a prefix a slash is text, so that
// "k: /var is full" needs no escape; only the exact name of a command is refused there, because
// "14:02 /restored" must not turn into a note about the word. For the same reason "25:00" is refused
// in the place of a time, and commands that end something are never completed for the writer.
//
// Clock times are read in the incident's zone and come out in UTC, to the second. A clock time
// that daylight saving skips or repeats is refused with both ways to say what was meant: a
// timeline that is silently an hour off is worse than a question.
//
// A command that fills a card takes, each once and in any order around its free text, fields:
//
//	/change #31 go                          a card that is there, and the stage it moves to
//	/change swap the disk owner=ingrid size=m backout="restore snapshot 4" pnr=14:30
//	/task dba by 16:00: write the runbook   owner and due, as /decide takes them
//	/change #31 owner=                      clears
//
// Words of the text are never taken for a field's value nor the other way round: where both are possible ("owner= ingrid",
// "backout=restore snapshot 4", a name before "=" that is no field's) the line is refused with what to write for each.
//
// Nothing here cleans text, knows a person or asks a clock: the caller hands all of that in, and
// on an error still holds the line it typed. The language is one package and no screen so that
// what is learned in the composer works in a shell, and both change together.
package capture
