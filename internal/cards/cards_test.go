package cards

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// find returns a builtin template; the test ends when there is none of that name.
func find(t *testing.T, name string) Template {
	t.Helper()
	tm, ok := Find(Builtin(), name)
	if !ok {
		t.Fatalf("there is no template %q", name)
	}
	return tm
}

// spoken are words of the one-line language that no template may have as its command.
func spoken() []string {
	return []string{
		"ack", "again", "back", "broke", "called", "close", "commit", "cured", "declare", "done", "exit", "extend", "hat", "heat", "help", "hints", "holds", "impact",
		"leave", "lobby", "next", "order", "owed", "person", "pivot", "promise", "prompt", "q", "quit", "refile", "reopen", "replay",
		"restored", "retime", "retract", "revise", "room", "round", "sev", "star", "swap", "timeline", "title", "undo", "update", "who", "zone",
	}
}

// TestBuiltin holds the templates to what code and forms rely on.
func TestBuiltin(t *testing.T) {
	if err := Validate(Builtin(), spoken()); err != nil {
		t.Fatal(err)
	}
	for _, tm := range Builtin() {
		if tm.Own || tm.Command == "" || tm.Fields[0].Name != tm.Name {
			t.Errorf("%s: own %v, command %q, first field %q", tm.Name, tm.Own, tm.Command, tm.Fields[0].Name)
		}
		for _, f := range tm.Fields {
			if len([]rune(f.Label)) > 30 || len([]rune(f.Help)) > 72 {
				t.Errorf("%s, field %s is too long for a row: %q, %q", tm.Name, f.Name, f.Label, f.Help)
			}
		}
		ends := slices.ContainsFunc(tm.Stages, func(s Stage) bool { return s.Final && !s.Out })
		if tm.Name != Goal && !ends {
			t.Errorf("a %s never ends well: %+v", tm.Name, tm.Stages)
		}
	}
}

// TestListing shows every template in review, as people read it.
func TestListing(t *testing.T) {
	var b strings.Builder
	for _, tm := range Builtin() {
		fmt.Fprintf(&b, "%s  /%s  %s\n    %s\n", tm.Name, tm.Command, tm.Title, tm.Summary)
		for _, f := range tm.Fields {
			fmt.Fprintf(&b, "  %-16s %-7s %s: %s%s\n", f.Name, f.Kind, f.Label, f.Help, extras(f))
		}
		for _, s := range tm.Stages {
			fmt.Fprintf(&b, "  > %s%s\n", s.Words(), marks(s))
			for _, n := range s.Requires {
				fmt.Fprintf(&b, "      %s\n", n)
			}
			for _, n := range s.Needs {
				fmt.Fprintf(&b, "      %s\n", n)
			}
		}
		b.WriteByte('\n')
	}
	golden.RequireEqual(t, b.String())
}

func extras(f Field) string {
	var out string
	if len(f.Options) > 0 {
		out += " [" + strings.Join(f.Options, " | ") + "]"
	}
	if f.Max > 0 {
		out += fmt.Sprintf(" max %d", f.Max)
	}
	if f.Min > 0 {
		out += fmt.Sprintf(" min %d", f.Min)
	}
	if f.Sealed != "" {
		out += " sealed until " + f.Sealed
	}
	if len(f.Short) > 0 {
		out += " (" + strings.Join(f.Short, ", ") + ")"
	}
	return out
}

func marks(s Stage) string {
	var out string
	for _, m := range []struct {
		on   bool
		word string
	}{{s.Out, "out"}, {s.Side, "side"}, {s.Solemn, "solemn"}, {s.Final, "final"}} {
		if m.on {
			out += ", " + m.word
		}
	}
	if len(s.From) > 0 {
		out += ", only from " + strings.Join(s.From, " or ")
	}
	return out
}

// TestStoredNames: logs have these names in them, so none may ever go or change. A new one is added to the file by hand.
func TestStoredNames(t *testing.T) {
	raw, err := os.ReadFile("testdata/stored-names.txt")
	if err != nil {
		t.Fatal(err)
	}
	now := map[string]bool{}
	for _, tm := range Builtin() {
		for _, f := range tm.Fields {
			now[tm.Name+" field "+f.Name] = true
			for _, o := range f.Options {
				now[tm.Name+" option "+f.Name+"="+o] = true
			}
		}
		for _, s := range tm.Stages {
			now[tm.Name+" stage "+s.Name] = true
		}
	}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if !now[line] {
			t.Errorf("%q is stored in logs and has gone: put it back", line)
		}
		delete(now, line)
	}
	for name := range now {
		t.Errorf("%q is new: add it to testdata/stored-names.txt; once released it is there for ever", name)
	}
}

// TestWithdrawn: every card can be taken back, from wherever it stands.
func TestWithdrawn(t *testing.T) {
	for _, tm := range Builtin() {
		if i := tm.Stage(StageWithdrawn); i < 0 || !tm.Stages[i].Out || tm.Missing(StageWithdrawn, nil) != nil || !tm.Final(StageWithdrawn) {
			t.Errorf("a %s cannot be taken back: %+v", tm.Name, tm.Stages)
		}
	}
}

// TestNames: the fields and stages that the code refers to are in the templates.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		template       string
		fields, stages []string
	}{
		{
			Goal,
			[]string{FieldGoal, FieldApart, FieldSaidBy, FieldSaidAt, FieldAsked, FieldOurs, FieldTheirs, FieldWords},
			[]string{StageDraft, StageSet, StageRestated},
		},
		{
			Approach,
			[]string{FieldOwner, FieldApart, FieldTrack, FieldTripwire, FieldGain, FieldPeople, FieldSpent, FieldBackIn, FieldSeenBefore, FieldWhyOn, FieldStartToday},
			[]string{StageProposed, StageRunning, StageExtended, StageExtendedAgain, StageWorked, StageDropped},
		},
		{
			Decision,
			[]string{FieldDecision, FieldOwner, FieldDue, FieldAck, FieldNewFact, FieldKnows, FieldMust},
			[]string{StageProposed, StageReopened, StageDecided, StageDone},
		},
		{
			Change,
			[]string{
				FieldSize, FieldOwner, FieldStart, FieldNoReturn, FieldWindowStart, FieldWindowEnd, FieldBackOut, FieldBackOutTime, FieldUltimatum,
				FieldResult, FieldDoneRight, FieldOldBack, FieldNewWork, FieldProven,
			},
			[]string{StageDraft, StageReviewed, StageGo, StageRunning, StagePastNoReturn, StageBackedOut, StageValidated, StageConfirmed},
		},
		{
			Commitment,
			[]string{FieldOwner, FieldDue, FieldKind, FieldToWhom, FieldHandedTo, FieldAck, FieldCheckedBy, FieldPartOf, FieldInReach},
			[]string{StageOpen, StageDone, StageChecked, StageBroken},
		},
		{BusinessBack, []string{FieldReleased, FieldWaiting, FieldSaidBy}, []string{StageConfirmed}},
		{Cause, []string{FieldOwner, FieldDue}, []string{StageOpen}},
		{Mandate, []string{FieldSaidBy, FieldBuyIn, FieldExpires}, nil},
		{MustBeUp, []string{FieldDue, FieldSaidBy, FieldOwner}, nil},
		{StopGap, []string{FieldOwner, FieldExpires, FieldBackIn}, nil},
		{Party, []string{FieldKind}, nil},
		{Research, []string{FieldDue}, nil},
		{Parked, []string{FieldKind, FieldOwner, FieldDue}, nil},
		{Approval, []string{FieldDue}, nil},
		{Exception, []string{FieldExpires}, nil},
		{TradeOff, []string{FieldOwner}, nil},
		{Guidance, []string{FieldDue, FieldSaidBy}, nil},
		{Request, []string{FieldSaidBy, FieldOwner, FieldDue}, nil},
		{Term, []string{FieldOwner, FieldToWhom, FieldDue}, nil},
	} {
		tm := find(t, c.template)
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
	for _, c := range []struct {
		template, field string
		options         []string
	}{
		{Goal, FieldApart, []string{Same, Close, Distinct}},
		{Approach, FieldApart, []string{Same, Close, Distinct}},
		{Approach, FieldTrack, []string{TrackBusiness, TrackCause, TrackBoth}},
		{Approach, FieldStartToday, []string{Yes, No}},
		{Change, FieldSize, []string{SizeS, SizeM, SizeL}},
		{Change, FieldResult, []string{ResultInPlace, ResultBackedOut}},
		{Commitment, FieldKind, []string{KindTask, KindFollowUp, KindPrevention, KindPromise}},
	} {
		if f, _ := find(t, c.template).Field(c.field); !slices.Equal(f.Options, c.options) {
			t.Errorf("%s, field %s: options %q, want %q", c.template, c.field, f.Options, c.options)
		}
	}
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{"goal": Goal, "GOAL": Goal, "Decision": Decision, "goa": "", "": "", "decide": "", "trade-off": TradeOff} {
		got, ok := Find(Builtin(), name)
		if got.Name != want || ok != (want != "") {
			t.Errorf("%q finds %q, %v", name, got.Name, ok)
		}
	}
	for word, want := range map[string]string{"goal": Goal, "Decide": Decision, "decision": Decision, "task": Commitment, "upby": MustBeUp, "": "", "dec": ""} {
		got, ok := Lookup(append(Builtin(), Template{Name: "plain"}), word)
		if got.Name != want || ok != (want != "") {
			t.Errorf("%q means %q, %v", word, got.Name, ok)
		}
	}
}

func TestLookupField(t *testing.T) {
	tm := find(t, Change)
	for word, want := range map[string]string{
		"back_out": FieldBackOut, "backout": FieldBackOut, "Back-Out": FieldBackOut, "back out": FieldBackOut, "pnr": FieldNoReturn, "PNR": FieldNoReturn,
		"estimate": FieldBackOutTime, "size": FieldSize, "": "", "-": "", "back": "",
	} {
		if f, ok := tm.Lookup(word); f.Name != want || ok != (want != "") {
			t.Errorf("%q means %q, %v; want %q", word, f.Name, ok, want)
		}
	}
	for _, word := range []string{"SIZE", "pnr", "backout"} {
		if _, ok := tm.Field(word); ok {
			t.Errorf("%q is no stored name", word)
		}
	}
	if tm.Stage("won") != -1 || tm.Stage("GO") != -1 {
		t.Error("a stage there is not has no place")
	}
}

func TestWords(t *testing.T) {
	for want, s := range map[string]Stage{"past the point": {Name: "past", Title: "past the point"}, "taken up": {Name: "taken-up"}} {
		if got := s.Words(); got != want {
			t.Errorf("%q is read %q, want %q", s.Name, got, want)
		}
	}
}

// TestBuiltinIsFresh: who changes what Builtin gave changes nothing for others, and no two fields share their options.
func TestBuiltinIsFresh(t *testing.T) {
	want := fmt.Sprintf("%+v", Builtin())
	for _, tm := range Builtin() {
		for i := range tm.Fields {
			spoil(tm.Fields[i].Options)
			spoil(tm.Fields[i].Short)
		}
		for i := range tm.Stages {
			spoil(tm.Stages[i].Requires)
			for j := range tm.Stages[i].Needs {
				spoil(tm.Stages[i].Needs[j].In)
				spoil(tm.Stages[i].Needs[j].Is)
			}
		}
	}
	if got := fmt.Sprintf("%+v", Builtin()); got != want {
		t.Error("what one caller changed, another sees")
	}
	tm := find(t, Change)
	for i, n := range tm.Stages[1].Needs {
		before := fmt.Sprint(tm.Stages[1].Needs[i+1:])
		spoil(n.In)
		if fmt.Sprint(tm.Stages[1].Needs[i+1:]) != before {
			t.Fatalf("the need %q shares its values with another", n)
		}
	}
}

func spoil(list []string) {
	for i := range list {
		list[i] = "spoilt"
	}
}
