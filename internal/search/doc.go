// Package search finds words in everything that was ever said, across all incidents.
//
//	parse.go   the query language: text in, [Query] out
//	run.go     [Run]: one pass over the log, newest first, hits as they come
//	hit.go     [Hit] and [Hit.Around]: what is shown of one
//	said.go    what counts as said: the words of each kind of event
//
// A query is words, all of which must be in one entry, and filters. The filters are those of the timeline, by the same names, and they
// combine in the same way: of one name any may fit, of different names all must.
//
//	replica lag                      both words, in any case, anywhere in the text or the tags of an entry
//	"replica lag"                    these words together
//	hat:black kind:decision          under that hat; such an entry, by its timeline label. "note" is every note
//	who:ana party:acme               said by, by name or seat; said by somebody of that party, or its card
//	tag:db #db                       with that tag
//	since:2026-01 until:2026-02-03   happened in that time; a year, a month or a day is meant whole, a clock time to the minute
//	open:yes                         in incidents that are open; open:no in those that are closed
//	star:yes                         starred
//
// Search looks at what was said at the time. A note that was revised is found by its first words and by its last, and the hit says
// that it was revised since; one that was retracted is found and says so. What was redacted is gone from the log, so nothing can
// find it.
//
// Why no index: a million notes are looked through in a fifth of a second where they lie (see BenchmarkScan in store/bolt). An index
// would have to be kept in step, could be damaged, and would be one more place from which a redacted word must be taken.
package search
