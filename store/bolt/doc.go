// Package bolt keeps an incident log in one bbolt file.
//
// # How it works
//
// The file is opened for each operation and closed after it. That costs a fifth of what the two disk syncs of an append do, and in
// return there is no server to start, no lock that outlives a glance, and a second terminal, a script in cron and `kill -9` are all
// ordinary.
//
//	bolt.go       Log, Options, the run of one operation
//	open.go       open, lock, is it still the same file, preflight, map
//	lock*.go      the file lock: blocking, with a time limit; who holds it
//	hold.go       no lock while suspended
//	preflight.go  what bbolt would panic over, found before it maps the file
//	guard.go      what it panics over all the same, turned into an error
//	create*.go    a new file appears whole or not at all
//	append.go read.go list.go draft.go copy.go   the methods
//	scan.go       search: where the records lie, a slab at a time
//	summary.go    the line about an incident: a cache that is checked and made again
//	decode.go     the same, read fast
//	redact.go     words out of the log, and then out of the file
//	compact.go    a clean copy takes the place of the file, under the lock
//	backup.go     a clean copy beside it, verified
//	verify.go doctor*.go   is everything as it was written; what is wrong with the file
//	error.go      what a person reads when something goes wrong
//	watch.go      who else wrote
//
// # What is in the file
//
//	meta       "format"        -> format of this layout, 4 bytes big-endian
//	           "unclean"       -> there while free pages may hold words that were redacted
//	incidents  id              -> bucket: Seq, 8 bytes big-endian -> record of incident.Seal
//	summaries  id              -> sealed incident.Summary
//	open       declared + id   -> CRC32C of the key; declared is Unix milliseconds, 8 bytes, ordered
//	drafts     person NUL id   -> sealed incident.Draft
//
// A sealed value is a format byte, the CRC32C over key and value, and CBOR. Events need no such sum: their two hashes are it. The
// sequence of the incidents bucket counts incidents, so that a lost summary is noticed.
//
// # What an error means
//
// busy and full: nothing was stored, the same call may be repeated. corrupt: the file is damaged; nothing was changed. An error of
// a commit is neither: whether the events are stored is unknown, and the same call with the same event ids finds out.
//
// Why not a server: measured against a socket with group commit, a file lock that blocks gives the same latency for people and
// scripts, and a suspended or killed process leaves nothing behind that has to be taken over.
package bolt
