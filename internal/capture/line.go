package capture

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The hats and the kinds of a White note, by the names that Line carries.
const (
	white = "white"

	kindFact       = "fact"
	kindReported   = "reported"
	kindAssumption = "assumption"
	kindUnknown    = "unknown"
)

// Line is one understood line: either a command (Command is not "") or a note (Text is not "").
type Line struct {
	// Command is the full name of the command without its slash, also when it was typed as an
	// alias or a prefix; "" for a note.
	Command string
	// Args is what stood behind the command; zero for a note.
	Args Args
	// Hat is "white", "red", "black", "yellow", "green" or "blue"; "" is the hat that is on. A note
	// whose kind was typed (? ~ ") says "white" even while White is on, so that it stays a White
	// note should the hat turn before it is saved.
	Hat string
	// NoteKind is "fact", "reported", "assumption" or "unknown" for a White note, "" for any other.
	NoteKind string
	// UhOh reports a "!" in front.
	UhOh bool
	// Text is the note without its prefixes, newlines kept; "" for a command.
	Text string
	// At is when it happened, in UTC to the second; zero is now. It is never more than two minutes
	// after Context.Now.
	At time.Time
	// Late reports that At is given and more than two minutes before Context.Now.
	Late bool
	// Who said it: as the roster writes it, else as typed; "" is the writer.
	Who string
	// Tags are the tags in order: lower-case, without "#", no doubles. A command's tags are those
	// in its Args.Text.
	Tags []string
}

// Args is what stood behind a command. Which fields are set follows from the command's Shape.
type Args struct {
	// Words are the words of shape "words", as typed.
	Words []string
	// Who owes it, in shape "owed": as the roster writes it, else as typed; "" if not said. In shape "card" Who and Due
	// are what "WHO by TIME:" said; Fields has them too, under "owner" and "due".
	Who string
	// Due is when it is owed, in UTC; zero if not said.
	Due time.Time
	// At is when it happened, in shape "timed", in UTC; zero is now.
	At time.Time
	// Seq is the number given as #SEQ, in shape "numbered", in shape "card" (where it is that of a card of the command)
	// and as the first of "words" (where Words keeps it as typed); 0 if not said.
	Seq uint64
	// Stage is the stage named in shape "card", as Command.Stages has it; "" if none is.
	Stage string
	// Fields are those filled or cleared in shape "card", each once and in the order they were typed in.
	Fields []FieldValue
	// Text is what is left once the parts above are read, newlines kept. In shape "card" the pieces between the fields are
	// put together with a space, and quotes around all of it are left out.
	Text string
	// Rest is everything behind the command word, trimmed and otherwise as typed, in every shape.
	Rest string
}

// Context is what a line is read against. It is only read.
type Context struct {
	// Now is the writer's clock; it must be set for lines that carry a time.
	Now time.Time
	// Zone is the incident's zone; nil is UTC.
	Zone *time.Location
	// Hat is the hat that is on, by the names of Line.Hat; "" is none.
	Hat string
	// People are the names and seats on the roster.
	People []string
	// Tags are those in use, without "#", the likeliest first; only Complete reads them.
	Tags []string
	// Ahead takes the time of a note that has yet to come, once the writer has been asked.
	Ahead bool
	// Commands are those that work here and now; none is none, Table has them all.
	Commands []Command
	// Cards are the cards there are: the name of the command of each, by its number. Label gives the words of one;
	// only Complete reads them.
	Cards map[uint64]string
	Label func(uint64) string
}

// person gives a name as the roster writes it and reports whether it is there.
func (c Context) person(name string) (string, bool) {
	for _, p := range c.People {
		if strings.EqualFold(p, name) {
			return p, true
		}
	}
	return name, false
}

// Error says why a line was not understood. Parse and ParseTime return no other type.
type Error struct {
	// Reason is a lower-case sentence naming the thing.
	Reason string
	// Hint is what to do next; never "".
	Hint string
	// Col is the byte offset in the given string where it went wrong, len(string) at its end.
	Col int
	// Ahead says that only a time to come stands against the line: with Context.Ahead it is read.
	Ahead bool
}

func (e *Error) Error() string { return e.Reason }

// moved gives err with its column counted from base bytes further left.
func (e *Error) moved(base int) *Error {
	e.Col += base
	return e
}

// quotable is how many characters of the writer's text a message repeats.
const quotable = 40

// shown is s fit for a message: short, on one line, without control characters.
func shown(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n == quotable {
			b.WriteString("…")
			break
		}
		if !unicode.IsPrint(r) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// word is s up to its first white space.
func word(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// spaces is the number of bytes of white space that s begins with.
func spaces(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// ends reports whether a word that stands before s ends there: s is empty or begins with white space.
func ends(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}
