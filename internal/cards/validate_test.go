package cards

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// sound is a template that nothing is wrong with.
func sound() Template {
	return Template{
		Name: "ticket", Title: "Ticket", Command: "ticket", Summary: "a ticket",
		Fields: []Field{
			{Name: "ticket", Label: "Ticket", Kind: Text, Help: "What was asked?"},
			{Name: "urgency", Label: "Urgency", Kind: Choice, Help: "How soon?", Options: []string{"now", "later"}, Short: []string{"u"}},
			{Name: "sent", Label: "Sent", Kind: Check, Help: "Is it sent?"},
		},
		Stages: []Stage{
			{Name: "open"},
			{Name: "sent", Requires: []string{"ticket"}, Needs: []Need{{Field: "sent", If: "urgency", In: []string{"now"}}}, Final: true},
			{Name: StageWithdrawn, Out: true, Final: true},
		},
	}
}

func TestValidate(t *testing.T) {
	field := func(change func(*Field)) func(*Template) { return func(t *Template) { change(&t.Fields[1]) } }
	stage := func(change func(*Stage)) func(*Template) { return func(t *Template) { change(&t.Stages[1]) } }
	need := func(n Need) func(*Template) { return func(t *Template) { t.Stages[1].Needs = []Need{n} } }
	for _, c := range []struct {
		name   string
		change func(*Template)
		want   string // "" is sound
	}{
		{"nothing", func(*Template) {}, ""},
		{"no command", func(t *Template) { t.Command = "" }, ""},
		{"unless a check is ticked", need(Need{Field: "ticket", Unless: "sent", Is: []string{Yes}}), ""},

		{"no name", func(t *Template) { t.Name = "" }, `card templates: the name is not made of`},
		{"name in capitals", func(t *Template) { t.Name = "Ticket" }, `card template "Ticket": the name is not made of`},
		{"name of another", func(t *Template) { t.Name = "other" }, `card template "other": "other" is another template too`},
		{"name that is a command of another", func(t *Template) { t.Name = "oth" }, `card template "oth": "oth" is another template too`},
		{"name of a builtin", func(t *Template) { t.Name = Goal }, `card template "goal": "goal" is a builtin template`},
		{"command with a slash", func(t *Template) { t.Command = "/ticket" }, `card template "ticket": the command is not made of`},
		{"command of another", func(t *Template) { t.Command = "decide" }, `card template "ticket": "decide" is a builtin template`},
		{"command that is reserved", func(t *Template) { t.Command = "close" }, `card template "ticket": /close is a command already`},
		{"no title", func(t *Template) { t.Title = "" }, `card template "ticket": title is not one line of text of at most 40`},
		{"title turns the text round", func(t *Template) { t.Title = "x\u202e" }, `card template "ticket": title is not one line`},
		{"no summary", func(t *Template) { t.Summary = "" }, `card template "ticket": summary is not one line`},
		{"no fields", func(t *Template) { t.Fields = nil }, `card template "ticket": it does not have 1 to 40 fields`},
		{"no stages", func(t *Template) { t.Stages = nil }, `card template "ticket": it does not have 1 to 20 stages`},

		{"field without a name", field(func(f *Field) { f.Name = "" }), `card template "ticket": the name is not made of`},
		{"field of the log", field(func(f *Field) { f.Name = "source" }), `card template "ticket", field "source": the log keeps this name for itself`},
		{"field twice", field(func(f *Field) { f.Name = "tick-et" }), `card template "ticket", field "tick-et": "tick-et" also means the field "ticket"`},
		{"short twice", field(func(f *Field) { f.Short = []string{"sent"} }), `card template "ticket", field "sent": "sent" also means the field "urgency"`},
		{"short in capitals", field(func(f *Field) { f.Short = []string{"U"} }), `card template "ticket", field "urgency": short is not at most 8 names`},
		{"no label", field(func(f *Field) { f.Label = "" }), `card template "ticket", field "urgency": label is not one line`},
		{"label twice", field(func(f *Field) { f.Label = "TICKET" }), `card template "ticket", field "urgency": there are two fields with this label`},
		{"no such kind", field(func(f *Field) { f.Kind = "date" }), `card template "ticket", field "urgency": there is no kind "date"`},
		{"help that asks nothing", field(func(f *Field) { f.Help = "How soon." }), `card template "ticket", field "urgency": help is not a question`},
		{"max", field(func(f *Field) { f.Max = -1 }), `card template "ticket", field "urgency": max is not 0 to`},
		{"min", field(func(f *Field) { f.Min = 21 }), `card template "ticket", field "urgency": min is not 0 to 20 items`},
		{"min of a choice", field(func(f *Field) { f.Min = 2 }), `card template "ticket", field "urgency": a choice is one item`},
		{"one option", field(func(f *Field) { f.Options = []string{"now"} }), `card template "ticket", field "urgency": a choice does not have 2 to 12 options`},
		{"an option twice", field(func(f *Field) { f.Options = []string{"now", "Now"} }), `card template "ticket", field "urgency": the option "Now" is there twice`},
		{"an option with a comma", field(func(f *Field) { f.Options = []string{"now", "a, b"} }), `card template "ticket", field "urgency": the option "a, b" is not at most 40 plain characters`},
		{"options of a text", func(t *Template) { t.Fields[0].Options = []string{"a", "b"} }, `card template "ticket", field "ticket": a text has no options`},
		{"first field no text", func(t *Template) { t.Fields[0].Kind = Time }, `card template "ticket", field "ticket": the first field is no text`},
		{"sealed by nothing", field(func(f *Field) { f.Sealed = "key" }), `card template "ticket", field "urgency": "key" is no other field`},
		{"sealed by itself", field(func(f *Field) { f.Sealed = "urgency" }), `card template "ticket", field "urgency": "urgency" is no other field`},
		{"after nothing", field(func(f *Field) { f.After = "key" }), `card template "ticket", field "urgency": "key" is no other field`},
		{"after itself", field(func(f *Field) { f.After = "urgency" }), `card template "ticket", field "urgency": "urgency" is no other field`},
		{"asked after another", field(func(f *Field) { f.After = "sent" }), ""},
		{"bounds of a choice", field(func(f *Field) { f.Low = 1 }), `card template "ticket", field "urgency": a choice has no bounds`},
		{"low", func(t *Template) {
			t.Fields[2] = Field{Name: "n", Label: "N", Kind: Number, Help: "N?", Low: -1}
			t.Stages[1].Needs = nil
		}, `card template "ticket", field "n": low is not 0 to`},
		{"high below low", func(t *Template) {
			t.Fields[2] = Field{Name: "n", Label: "N", Kind: Number, Help: "N?", Low: 5, High: 4}
			t.Stages[1].Needs = nil
		}, `card template "ticket", field "n": high is not 5 to`},
		{"a figure that is no number", func(t *Template) { t.Figure = true }, `card template "ticket", field "ticket": the first field is no number`},
		{"a number first without figure", func(t *Template) { t.Fields[0].Kind = Number }, `card template "ticket", field "ticket": the first field is no text`},
		{"no text behind the figure", func(t *Template) { t.Figure, t.Fields[0].Kind = true, Number }, `card template "ticket", field "urgency": the second field is no text`},
		{"another kind elsewhere", func(t *Template) { t.Fields[2].Name = FieldOwner }, `card template "ticket", field "owner": it is a check here and a person in template "approach"`},

		{"stage without a name", stage(func(s *Stage) { s.Name = "" }), `card template "ticket": the name is not made of`},
		{"stage twice", stage(func(s *Stage) { s.Name = "open" }), `card template "ticket", stage "open": there are two stages of this name`},
		{"stage with a long title", stage(func(s *Stage) { s.Title = strings.Repeat("x", 41) }), `card template "ticket", stage "sent": title is not one line`},
		{"first stage requires", func(t *Template) { t.Stages[0].Requires = []string{"ticket"} }, `card template "ticket", stage "open": the first stage requires something`},
		{"first stage is solemn", func(t *Template) { t.Stages[0].Solemn = true }, `card template "ticket", stage "open": the first stage is a way out`},
		{"a way out requires", stage(func(s *Stage) { s.Out = true }), `card template "ticket", stage "sent": a way out requires something`},
		{"requires no field", stage(func(s *Stage) { s.Requires = []string{"owner"} }), `card template "ticket", stage "sent": it requires "owner", which is no field`},
		{"no way back", func(t *Template) { t.Stages = t.Stages[:2] }, `card template "ticket", stage "withdrawn": a card cannot be taken back`},
		{"withdrawn is no way out", func(t *Template) { t.Stages[2].Out = false }, `card template "ticket", stage "withdrawn": a card cannot be taken back`},
		{"needs no field", need(Need{Field: "owner", If: "sent", In: []string{Yes}}), `card template "ticket", stage "sent": it needs "owner", which is no field`},
		{"depends on nothing", need(Need{Field: "sent"}), `card template "ticket", stage "sent": the need of "sent" depends on nothing`},
		{"depends on no field", need(Need{Field: "sent", Unless: "owner", Is: []string{Yes}}), `card template "ticket", stage "sent": it depends on "owner", which is no field`},
		{"depends on a text", need(Need{Field: "sent", If: "ticket", In: []string{Yes}}), `card template "ticket", stage "sent": it depends on "ticket", which is neither a choice nor a check`},
		{"depends on no value", need(Need{Field: "sent", If: "urgency"}), `card template "ticket", stage "sent": it depends on no value of "urgency"`},
		{"depends on what never is", need(Need{Field: "sent", If: "urgency", In: []string{"now", "soon"}}), `card template "ticket", stage "sent": "urgency" is never "soon"`},
	} {
		other := sound()
		other.Name, other.Command, other.Own = "other", "oth", true
		given := sound()
		c.change(&given)
		err := Validate(append(Builtin(), other, given), []string{"close"})
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		var bad *TemplateError
		if !errors.As(err, &bad) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
		} else if bad.Hint == "" || bad.Hint == bad.Reason {
			t.Errorf("%s: no hint what to do", c.name)
		}
	}
}

// TestKinds: every kind is one, and the list is the caller's.
func TestKinds(t *testing.T) {
	if len(Kinds()) != 9 || len(slices.Compact(slices.Sorted(slices.Values(Kinds())))) != 9 {
		t.Errorf("%q", Kinds())
	}
}
