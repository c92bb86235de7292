package cards

import (
	"strings"
	"testing"
)

// TestBuiltin holds the templates to what code and forms rely on.
func TestBuiltin(t *testing.T) {
	kinds := map[Kind]bool{Text: true, Lines: true, Person: true, Time: true, Choice: true}
	names := unique(t, "template")
	for _, tm := range Builtin() {
		names(tm.Name)
		if tm.Title == "" || len(tm.Fields) == 0 || len(tm.Stages) == 0 {
			t.Errorf("%s lacks a title, fields or stages: %+v", tm.Name, tm)
			continue
		}
		fields, labels := unique(t, tm.Name+" field"), unique(t, tm.Name+" label")
		for _, f := range tm.Fields {
			fields(f.Name)
			labels(f.Label)
			if !kinds[f.Kind] || f.Label == "" || !strings.HasSuffix(f.Help, "?") || f.Max < 0 {
				t.Errorf("%s, field %s: kind %q, label %q, help %q, max %d", tm.Name, f.Name, f.Kind, f.Label, f.Help, f.Max)
			}
			if (f.Kind == Choice) != (len(f.Options) > 1) {
				t.Errorf("%s, field %s: a %s with %d options", tm.Name, f.Name, f.Kind, len(f.Options))
			}
		}
		stages := unique(t, tm.Name+" stage")
		for _, st := range tm.Stages {
			stages(st.Name)
			for _, name := range st.Requires {
				if _, ok := tm.Field(name); !ok {
					t.Errorf("%s, stage %s requires %q, which is no field", tm.Name, st.Name, name)
				}
			}
		}
		if len(tm.Stages[0].Requires) > 0 {
			t.Errorf("%s cannot be opened empty: its first stage requires %q", tm.Name, tm.Stages[0].Requires)
		}
	}
}

// unique returns a function that fails for an empty or repeated name, or one that is not fit to be stored for ever.
func unique(t *testing.T, what string) func(string) {
	t.Helper()
	seen := map[string]bool{}
	return func(name string) {
		t.Helper()
		if name == "" || seen[name] || strings.TrimSpace(name) != name {
			t.Errorf("%s: the name %q is empty, padded or there twice", what, name)
		}
		seen[name] = true
	}
}

// TestNames: the constants that the code refers to are in the templates.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		template       string
		fields, stages []string
	}{
		{Goal, []string{FieldGoal, FieldApart, FieldSaidBy}, []string{StageSet, StageRestated, StageWithdrawn}},
		{Decision, []string{FieldDecision, FieldOwner, FieldDue}, []string{StageProposed, StageDecided, StageDone, StageWithdrawn}},
	} {
		tm, ok := Find(Builtin(), c.template)
		if !ok {
			t.Errorf("there is no template %q", c.template)
			continue
		}
		for _, name := range c.fields {
			if f, ok := tm.Field(name); !ok || f.Name != name {
				t.Errorf("%s has no field %q", c.template, name)
			}
		}
		for _, name := range c.stages {
			if i := tm.Stage(name); i < 0 || tm.Stages[i].Name != name {
				t.Errorf("%s has no stage %q", c.template, name)
			}
		}
	}
}

// TestWithdrawn: every card can be taken back, from wherever it stands.
func TestWithdrawn(t *testing.T) {
	for _, tm := range Builtin() {
		if i := tm.Stage(StageWithdrawn); i < 0 || !tm.Stages[i].Out || tm.Missing(StageWithdrawn, nil) != nil {
			t.Errorf("a %s cannot be taken back: %+v", tm.Name, tm.Stages)
		}
	}
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{"goal": Goal, "GOAL": Goal, "Decision": Decision, "goa": "", "": ""} {
		got, ok := Find(Builtin(), name)
		if got.Name != want || ok != (want != "") {
			t.Errorf("%q finds %q, %v", name, got.Name, ok)
		}
	}
	tm, _ := Find(Builtin(), Goal)
	if _, ok := tm.Field("GOAL"); ok {
		t.Error("the names of fields are exact")
	}
	if tm.Stage("won") != -1 {
		t.Error("a stage there is not has no place")
	}
}

// TestBuiltinIsFresh: who changes what Builtin gave changes nothing for others.
func TestBuiltinIsFresh(t *testing.T) {
	Builtin()[0].Fields[1].Options[0] = "spoilt"
	Builtin()[0].Stages[1].Requires[0] = "spoilt"
	if tm := Builtin()[0]; tm.Fields[1].Options[0] != "same" || tm.Stages[1].Requires[0] != FieldGoal {
		t.Errorf("%+v", tm)
	}
}

func TestMissing(t *testing.T) {
	tm := Template{
		Name:   "t",
		Fields: []Field{{Name: "a"}, {Name: "b"}, {Name: "c"}},
		Stages: []Stage{{Name: "new"}, {Name: "first", Requires: []string{"b", "a"}}, {Name: "second", Requires: []string{"c", "gone"}}, {Name: "last"}, {Name: "out", Out: true}},
	}
	for _, c := range []struct {
		stage  string
		values map[string]string
		want   string
	}{
		{"new", nil, ""},
		{"first", nil, "b a"},
		{"first", map[string]string{"a": "x"}, "b"},
		{"first", map[string]string{"a": "x", "b": " \n"}, "b"},
		{"first", map[string]string{"a": "x", "b": "y"}, ""},
		{"second", map[string]string{"a": "x"}, "b c"},
		{"last", map[string]string{"c": "x"}, "b a"}, // a gate holds for every stage after it
		{"last", map[string]string{"a": "x", "b": "y", "c": "z"}, ""},
		{"out", nil, ""}, // and for none of a way out
		{"no such stage", nil, ""},
	} {
		var names []string
		for _, f := range tm.Missing(c.stage, c.values) {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s with %v lacks %q, want %q", c.stage, c.values, got, c.want)
		}
	}
}
