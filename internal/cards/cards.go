// Package cards holds the card templates. A template is data: named fields, and stages that name the fields they require. That
// requirement is the gate; [warroom/internal/incident] enforces it, one form shows it, one list draws it. A practice of the
// method becomes a template here, never a screen of its own.
package cards

import "strings"

// Kind says what a field holds, for forms and for reading a line.
type Kind string

// Field kinds. Values are stored as text whatever the kind.
const (
	Text   Kind = "text"   // a sentence
	Lines  Kind = "lines"  // several lines
	Person Kind = "person" // a name or seat on the roster
	Time   Kind = "time"   // RFC 3339, UTC
	Choice Kind = "choice" // one of Options
)

// Field is one named value of a card.
type Field struct {
	Name    string // stored for ever
	Label   string // for people
	Kind    Kind
	Help    string // the question it answers
	Options []string
	Max     int // bytes; 0 is the limit that every field has
}

// Stage is a state a card can be in.
type Stage struct {
	Name     string   // stored for ever
	Requires []string // fields that must be filled before a card may enter it, or any stage after it
	Out      bool     // a way out, open from everywhere: it requires nothing, nor does a stage before it
}

// Template says what a kind of card looks like. The first stage is where a card is opened when nothing else is said.
type Template struct {
	Name   string // stored for ever
	Title  string
	Fields []Field
	Stages []Stage
}

// Names of templates and fields that the code refers to.
const (
	Goal     = "goal"
	Decision = "decision"

	FieldGoal     = "goal"
	FieldApart    = "apart"
	FieldSaidBy   = "said_by"
	FieldDecision = "decision"
	FieldOwner    = "owner"
	FieldDue      = "due"
	FieldAck      = "acknowledged_by"

	StageSet      = "set"
	StageRestated = "restated"
	StageProposed = "proposed"
	StageDecided  = "decided"
	StageDone     = "done"
	// StageWithdrawn is where a card goes that is taken back: every template has it, so that the last thing done can be undone.
	StageWithdrawn = "withdrawn"
)

// Builtin returns the templates that ship with the program.
func Builtin() []Template {
	return []Template{
		{
			Name: Goal, Title: "Goal",
			Fields: []Field{
				{Name: FieldGoal, Label: "Goal", Kind: Text, Help: "If only one thing is true at the next checkpoint, which?", Max: 500},
				{Name: FieldApart, Label: "Business back and fault cured", Kind: Choice, Help: "Are they the same, close or distinct?", Options: []string{"same", "close", "distinct"}},
				{Name: FieldSaidBy, Label: "Said by", Kind: Person, Help: "Who said so on the customer's side?"},
			},
			Stages: []Stage{{Name: "draft"}, {Name: StageSet, Requires: []string{FieldGoal}}, {Name: StageRestated}, {Name: StageWithdrawn, Out: true}},
		},
		{
			Name: Decision, Title: "Decision",
			Fields: []Field{
				{Name: FieldDecision, Label: "Decision", Kind: Text, Help: "What was decided?"},
				{Name: FieldOwner, Label: "Owner", Kind: Person, Help: "Who has it?"},
				{Name: FieldDue, Label: "By", Kind: Time, Help: "By when?"},
				{Name: FieldAck, Label: "Acknowledged by", Kind: Person, Help: "Has the owner said that they have it?"},
			},
			Stages: []Stage{
				{Name: StageProposed},
				{Name: StageDecided, Requires: []string{FieldDecision, FieldOwner, FieldDue}},
				{Name: StageDone},
				{Name: StageWithdrawn, Out: true},
			},
		},
	}
}

// Find returns the template of that name.
func Find(templates []Template, name string) (Template, bool) {
	for _, t := range templates {
		if strings.EqualFold(t.Name, name) {
			return t, true
		}
	}
	return Template{}, false
}

// Field returns the field of that name.
func (t Template) Field(name string) (Field, bool) {
	for _, f := range t.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
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

// Missing returns the fields without a value that a card must have to enter stage: its own requirements and those of every stage
// before it. A nil result opens the gate; so does a stage that the template does not have: ask [Template.Stage] first.
func (t Template) Missing(stage string, values map[string]string) []Field {
	at := t.Stage(stage)
	if at >= 0 && t.Stages[at].Out {
		return nil
	}
	var out []Field
	for i := 0; i <= at; i++ {
		for _, name := range t.Stages[i].Requires {
			if f, ok := t.Field(name); ok && strings.TrimSpace(values[name]) == "" {
				out = append(out, f)
			}
		}
	}
	return out
}
