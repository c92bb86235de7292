package cards

import (
	"slices"
	"strings"
)

// Kind says what a field holds, for forms and for reading a line.
type Kind string

// Field kinds. Values are stored as text whatever the kind; an empty value is no value.
const (
	Text   Kind = "text"   // a sentence
	Lines  Kind = "lines"  // several lines
	Person Kind = "person" // a name or seat on the roster
	People Kind = "people" // several of them, with "," or ";" between
	Time   Kind = "time"   // RFC 3339, UTC
	Span   Kind = "span"   // a length of time, as [time.Duration.String] writes it
	Choice Kind = "choice" // one of Options
	Check  Kind = "check"  // Yes, or no value for no
	Number Kind = "number" // a whole number, in decimal digits
)

// Kinds returns every kind of field.
func Kinds() []Kind { return []Kind{Text, Lines, Person, People, Time, Span, Choice, Check, Number} }

// Yes is the value of a Check that is ticked.
const Yes = "yes"

// Field is one named value of a card.
type Field struct {
	Name    string // stored for ever
	Label   string // for people
	Kind    Kind
	Help    string   // the question it answers, short enough for a row of a form
	Options []string // of a Choice, stored for ever
	Max     int      // bytes; 0 is the limit that every field has
	Min     int      // how many items of Lines or People make it filled; 0 is one
	Short   []string // other names for it in a line, lower case
	// Sealed names the field that opens this one: as long as that has no value, what stands here is not to be shown to anyone, only that
	// it is there. See [Template.Hidden].
	Sealed string
	// After names the field that must be filled before this one is asked for: what happened comes after how it feels. It asks later and
	// forbids nothing, see [Template.Asked].
	After string
	Low   int // of a Number: the smallest it may be
	High  int // and the largest; 0 is none
	// Private says that the value is for the room alone: it stands in the form and in nothing that is told, listed or exported. Builtin
	// templates have such fields, own ones do not.
	Private bool
	// Once says that the value belongs to one card alone: a card that is made from another one does not take it over. See [Template.Again].
	Once bool
}

// Need is a requirement that depends on the value of another field.
type Need struct {
	Field  string   // what must be filled
	If     string   // when the value of this field ...
	In     []string // ... is one of these; always, when If is ""
	Unless string   // but not when the value of this field ...
	Is     []string // ... is one of these
}

// String writes the need as own templates write it: "tripwire if track is cause unless apart is same".
func (n Need) String() string {
	s := n.Field
	if n.If != "" {
		s += needIf + n.If + needIs + strings.Join(n.In, needOr)
	}
	if n.Unless != "" {
		s += needUnless + n.Unless + needIs + strings.Join(n.Is, needOr)
	}
	return s
}

// The words of a written need.
const (
	needIf     = " if "
	needUnless = " unless "
	needIs     = " is "
	needOr     = " or "
)

// Stage is a state a card can be in.
type Stage struct {
	Name     string   // stored for ever
	Title    string   // for people; "" is Name with spaces for its dashes, see [Stage.Words]
	Requires []string // fields that must be filled before a card may enter it, or any stage after it
	Needs    []Need   // the same, depending on other fields: so a size asks for more
	From     []string // the stages from which alone it may be entered; nil is from any
	Anew     []string // fields that must have been filled since the card came where it stands: an old answer is none here
	Out      bool     // a way out, open from everywhere: it requires nothing, nor does a stage before it
	Side     bool     // a turn off the usual way: [Template.Next] passes it by, and what it requires is not asked of the stages after it
	Once     bool     // a card comes here one time at most: what then? is the question of another stage
	Solemn   bool     // there is no way back from it: entering takes two keys
	Final    bool     // nothing is owed any more
}

// Template says what a kind of card looks like. The first stage is where a card is opened when nothing else is said; the first field
// takes the free text of a line, see [Template.Free]. Both may be relied on in a template that [Validate] passes.
type Template struct {
	Name    string // stored for ever
	Title   string
	Command string // the word of the one-line language that opens and fills such a card, without the slash; "" has none
	Summary string // what it is for, in a few words
	Fields  []Field
	Stages  []Stage
	// Figure says that the first field is a number, which is the first word of a line; the words behind it are the second field's.
	Figure bool
	// Nameless says that whoever writes such a card is named nowhere. Builtin templates only, as with Private.
	Nameless bool
	Own      bool // read from a person's file
}

// Find returns the template of that stored name, in any case. A word that somebody typed is for [Lookup]: the command of one template
// may be the name under which another one was stored once.
func Find(templates []Template, name string) (Template, bool) {
	for _, t := range templates {
		if strings.EqualFold(t.Name, name) {
			return t, true
		}
	}
	return Template{}, false
}

// Lookup returns the template that a word means: its command, else its name, in any case.
func Lookup(templates []Template, word string) (Template, bool) {
	for _, t := range templates {
		if word != "" && strings.EqualFold(t.Command, word) {
			return t, true
		}
	}
	return Find(templates, word)
}

// Field returns the field of that stored name, which is exact. A word that somebody typed is for [Template.Lookup].
func (t Template) Field(name string) (Field, bool) {
	for _, f := range t.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Free returns the field that takes the free text of a line: the first, and the second of a template with a figure. ok is false when
// there is none.
func (t Template) Free() (f Field, ok bool) {
	at := 0
	if t.Figure {
		at = 1
	}
	if at >= len(t.Fields) {
		return Field{}, false
	}
	return t.Fields[at], true
}

// Lookup returns the field that a word means: by Name or one of Short, in any case, with or without dashes, low lines and spaces.
func (t Template) Lookup(word string) (Field, bool) {
	key := folded(word)
	for _, f := range t.Fields {
		for _, name := range f.words() {
			if key != "" && folded(name) == key {
				return f, true
			}
		}
	}
	return Field{}, false
}

// words are the names that a line may call the field by.
func (f Field) words() []string { return append([]string{f.Name}, f.Short...) }

// folded is what two spellings of the same name have in common.
func folded(word string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", " ", "").Replace(word))
}

// Stage returns the place of a stage in the order of stages, -1 when the template has none of that name.
func (t Template) Stage(name string) int {
	for i, s := range t.Stages {
		if s.Name == name {
			return i
		}
	}
	return -1
}

// Enters reports whether a card that stands in stage may come into s; "" is a card that is not there yet.
func (s Stage) Enters(stage string) bool { return len(s.From) == 0 || slices.Contains(s.From, stage) }

// Words returns what people read for the stage: its title.
func (s Stage) Words() string {
	if s.Title != "" {
		return s.Title
	}
	return strings.ReplaceAll(s.Name, "-", " ")
}
