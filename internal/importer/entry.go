package importer

import (
	"time"

	"warroom/internal/hats"
)

// Status says what an import does with a row.
type Status string

// The statuses of a row. Doubtful rows are brought in too: the reason says what to look at.
const (
	Taken    Status = "taken"
	Doubtful Status = "doubtful"
	Skipped  Status = "skipped"
)

// Vague says how well the time of an entry is known.
type Vague string

// The ways in which a time can be known. An entry with Unknown has a zero At.
const (
	Exact   Vague = ""
	About   Vague = "about"   // "~13:30", "14:30-14:45", "[approx. time]"
	Unknown Vague = "unknown" // "14:??", "HH:mm", an empty cell
)

// Entry is one row of a source: a message, a table row, a list item.
type Entry struct {
	File   string // within a folder or a zip; "" for a source of one file
	Line   int    // of File, where the row begins, from 1
	Status Status
	Reason string // why it is skipped or doubtful: a lower-case sentence; "" when taken

	At      time.Time // when it happened, UTC; zero when nobody knows
	Vague   Vague
	Raw     string    // the time as it was written in the source
	Written time.Time // when the source itself wrote it down; zero when it does not say

	Author  string    // who said it, as the source shows them; "" for nobody
	Text    string    // valid UTF-8; may have lines and hostile characters, which the log cleans
	Hat     hats.Hat  // "" when the source does not say
	Kind    string    // "fact", "reported", "assumption" or "unknown" for White; else what the source calls it, such as "decision"; may be ""
	Tags    []string  // without '#'
	Starred bool      // pinned or marked as important in the source
	Edited  time.Time // when it was last changed in the source; zero for never

	Source   string // what it comes from, for people: "slack #inc-2018-10-21-db", "timeline.md"
	SourceID string // unique within what Source stands for and the same at the next import; never ""
	Thread   string // SourceID of the entry this one answers, "" for none
}
