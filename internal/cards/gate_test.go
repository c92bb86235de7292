package cards

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// lacking names the fields that a gate asks for, in the order in which it does.
func lacking(tm Template, stage string, values map[string]string) string {
	var names []string
	for _, f := range tm.Missing(stage, values) {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}

func TestMissing(t *testing.T) {
	tm := Template{
		Name:   "t",
		Fields: []Field{{Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}, {Name: "size", Kind: Choice, Options: []string{"S", "L"}}},
		Stages: []Stage{
			{Name: "new"},
			{Name: "first", Requires: []string{"b", "a"}},
			{Name: "turn", Side: true, Requires: []string{"d", "a"}},
			{Name: "second", Requires: []string{"c", "gone", "a"}, Needs: []Need{
				{Field: "d", If: "size", In: []string{"L"}, Unless: "a", Is: []string{"free"}}, {Field: "c", If: "size", In: []string{"L"}},
			}},
			{Name: "last"},
			{Name: "out", Out: true},
		},
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
		{"turn", nil, "b a d"}, // its own, and what is before it
		{"turn", map[string]string{"a": "x", "b": "y"}, "d"},
		{"second", map[string]string{"a": "x"}, "b c"}, // nothing of the turn
		{"second", map[string]string{"a": "x", "size": "S"}, "b c"},
		{"second", map[string]string{"a": "x", "size": "L"}, "b c d"},
		{"second", map[string]string{"a": "free", "size": "L"}, "b c"},
		{"last", map[string]string{"c": "x"}, "b a"}, // a gate holds for every stage after it
		{"last", map[string]string{"a": "x", "b": "y", "c": "z", "size": " L "}, "d"},
		{"last", map[string]string{"a": "x", "b": "y", "c": "z"}, ""},
		{"out", nil, ""}, // and for none of a way out
		{"no such stage", nil, ""},
	} {
		if got := lacking(tm, c.stage, c.values); got != c.want {
			t.Errorf("%s with %v lacks %q, want %q", c.stage, c.values, got, c.want)
		}
	}
}

// is builds the values of a card out of pairs: "size=S owner=ingrid"; fields named alone are filled with what fits their kind.
func is(t *testing.T, tm Template, pairs string) map[string]string {
	t.Helper()
	values := map[string]string{}
	for _, p := range strings.Fields(pairs) {
		name, v, given := strings.Cut(p, "=")
		f, ok := tm.Field(name)
		if !ok {
			t.Fatalf("%s has no field %q", tm.Name, name)
		}
		if !given {
			v = sample(f)
		}
		values[name] = strings.ReplaceAll(v, "+", " ")
	}
	return values
}

// sample is a value that fills the field.
func sample(f Field) string {
	switch {
	case f.Kind == Check:
		return Yes
	case f.Kind == Choice:
		return f.Options[0]
	case f.Kind == People:
		return "ingrid, tomas"
	case f.Kind == Lines:
		return "one\ntwo"
	}
	return "x"
}

// TestGates says for every template, and every size of a change, what each gate asks for.
func TestGates(t *testing.T) {
	const (
		small  = "change size=S owner back_out validation"
		medium = "change size=M owner back_out validation business_why technical_why risks contacts tasks back_out_time reviewed_with"
		large  = medium + " size=L has_no_return=no limits window_start"
	)
	for _, c := range []struct{ template, stage, given, want string }{
		{Goal, StageSet, "", "goal"},
		{Goal, StageSet, "goal", ""},
		{Goal, StageRestated, "goal", ""},

		{Approach, StageRunning, "", "approach owner track"},
		{Approach, StageRunning, "approach owner track=business", ""},
		{Approach, StageRunning, "approach owner track=both", ""},
		{Approach, StageRunning, "approach owner track=cause", "tripwire"},
		{Approach, StageRunning, "approach owner track=cause apart=close", "tripwire"},
		{Approach, StageRunning, "approach owner track=cause apart=distinct", "tripwire"},
		{Approach, StageRunning, "approach owner track=cause apart=same", ""},
		{Approach, StageRunning, "approach owner track=cause tripwire", ""},
		{Approach, StageExtended, "approach owner track=business", "tripwire why_go_on apart"},
		{Approach, StageExtendedAgain, "approach owner track=cause tripwire why_go_on apart=close", "start_today"},
		{Approach, StageExtendedAgain, "approach owner track=cause tripwire why_go_on start_today=no apart=close", ""},
		{Approach, StageWorked, "approach owner track=both", ""},
		{Approach, StageDropped, "", ""},

		{Decision, StageDecided, "", "decision owner due"},
		{Decision, StageDecided, "decision owner due", ""},
		{Decision, StageDecided, "decision owner due stand_alone=yes", "options"},
		{Decision, StageDecided, "decision owner due stand_alone=yes options=restart", "options"},
		{Decision, StageDecided, "decision owner due stand_alone=yes options=restart;+restore", ""},
		{Decision, StageDecided, "decision owner due stand_alone=yes options", ""},
		{Decision, StageDecided, "decision owner due stand_alone=no", "why_one"},
		{Decision, StageDecided, "decision owner due stand_alone=no why_one", ""},
		{Decision, StageReopened, "decision owner due", "new_fact"},
		{Decision, StageDone, "decision owner due", ""},

		{Change, StageReviewed, "", "change size owner back_out validation"},
		{Change, StageReviewed, small, ""},
		{Change, StageGo, small, ""},
		{Change, StageRunning, small, ""},
		{Change, StagePastNoReturn, small, ""},
		{Change, StageBackedOut, small, ""},
		{Change, StageValidated, small, "old_back done_right new_work"},
		{Change, StageValidated, small + " old_back=no done_right new_work", "old_back"},
		{Change, StageValidated, small + " old_back done_right new_work", ""},
		{Change, StageValidated, small + " result=in+place old_back", "done_right new_work"},
		{Change, StageValidated, small + " result=backed+out", "old_back"},
		{Change, StageConfirmed, small + " result=backed+out old_back", "all_well all_well_by"},
		{Change, StageConfirmed, small + " old_back done_right new_work all_well all_well_by", ""},
		{Change, StageReviewed, "size=M", "change owner back_out validation business_why technical_why risks contacts tasks has_no_return back_out_time reviewed_with"},
		{Change, StageReviewed, medium, "has_no_return"},
		{Change, StageReviewed, medium + " contacts=ingrid has_no_return=no", "contacts"},
		{Change, StageReviewed, medium + " has_no_return=yes", "no_return"},
		{Change, StageReviewed, medium + " has_no_return=no", ""},
		{Change, StageGo, medium + " has_no_return=no", "revised"},
		{Change, StageGo, medium + " has_no_return=yes no_return revised", ""},
		{Change, StageReviewed, medium + " size=L has_no_return=no", "limits window_start"},
		{Change, StageGo, large, "revised"},
		{Change, StageRunning, large + " revised", ""},
		{Change, StageWithdrawn, "", ""},

		{BusinessBack, StageConfirmed, "", "business-back released said_by"},
		{Cause, "found", "", "cause"},
		{Cause, "contained", "cause", "contain"},
		{Cause, "applied", "cause contain", "fix owner"},
		{Cause, "roots", "cause contain fix owner", "roots"},
		{Cause, "planned", "cause contain fix owner roots", "long_term"},
		{Cause, "guarded", "cause contain fix owner roots long_term", "guards"},
		{Mandate, "given", "", "mandate said_by buy_in"},
		{Mandate, "given", "mandate said_by buy_in=agrees", ""},
		{Mandate, "given", "mandate said_by buy_in=lends+people", "insider"},
		{Mandate, "refused", "", ""},
		{MustBeUp, "agreed", "", "must-be-up due said_by"},
		{MustBeUp, "met", "must-be-up due said_by", "owner"},

		{Commitment, StageDone, "", "commitment owner"},
		{Commitment, StageChecked, "commitment owner", "checked_by"},
		{Commitment, StageBroken, "", ""},
		{StopGap, "standing-in", "", "stop-gap owner expires"},
		{StopGap, "replaced", "stop-gap owner expires", "replaced_by"},
		{Research, "at-work", "owners=ingrid", "research owners questions due"},
		{Research, "at-work", "research owners=ingrid,+Ingrid questions due", "owners"},
		{Research, "reported", "research owners questions due", "findings"},
		{Parked, "taken-up", "", "parked outcome"},

		{Party, "known", "", "party controls wants contact"},
		{Request, "understood", "", "request need"},
		{Request, "answered", "request need", "answer owner"},
		{Approval, "approved", "", "approval cost gain_forgone why approver"},
		{Exception, "granted", "names=ingrid", "exception why names approver expires"},
		{Exception, "ended", "exception why names approver expires", ""},
		{TradeOff, "weighed", "", "trade-off recoverable not_recoverable"},
		{TradeOff, "chosen", "trade-off recoverable not_recoverable", "chosen why owner"},
		{Guidance, "asked", "options=wait", "guidance options approver"},
		{Guidance, "answered", "guidance options approver", "answer said_by"},
		{Term, "raised", "", "term hurts_them hurts_us owner"},
		{Term, "renegotiated", "term hurts_them hurts_us owner", "agreed"},
	} {
		tm := find(t, c.template)
		if tm.Stage(c.stage) < 0 {
			t.Errorf("%s has no stage %q", c.template, c.stage)
		}
		if got := lacking(tm, c.stage, is(t, tm, c.given)); got != c.want {
			t.Errorf("a %s that is %s, given %q, lacks %q, want %q", c.template, c.stage, c.given, got, c.want)
		}
	}
}

// TestWay walks every template along its usual way: filling what each gate names opens it, in a few turns, and nothing else is asked.
func TestWay(t *testing.T) {
	for name, want := range map[string]string{
		Goal: "draft set", Approach: "proposed running worked", Decision: "proposed decided done",
		Change: "draft reviewed go running validated confirmed", Commitment: "open done checked",
		Cause: "open found contained applied roots planned guarded", Exception: "asked granted ended", Party: "noted known",
	} {
		tm := find(t, name)
		got, values := tm.Stages[0].Name, map[string]string{}
		for at := tm.Next(got); at != ""; at = tm.Next(at) {
			for turn := 0; len(tm.Missing(at, values)) > 0; turn++ {
				if turn > len(tm.Fields) {
					t.Fatalf("%s: the gate of %s never opens: %s", name, at, lacking(tm, at, values))
				}
				for _, f := range tm.Missing(at, values) {
					values[f.Name] = sample(f)
				}
			}
			got += " " + at
		}
		if got != want {
			t.Errorf("a %s goes %q, want %q", name, got, want)
		}
	}
}

func TestNext(t *testing.T) {
	for _, c := range []struct{ template, stage, want string }{
		{Decision, StageReopened, StageDecided},
		{Change, StagePastNoReturn, StageValidated},
		{Change, StageBackedOut, StageValidated},
		{Approach, StageExtended, StageWorked},
		{Approach, StageDropped, ""},
		{Goal, StageSet, ""},
		{Goal, StageRestated, ""},
		{Goal, StageWithdrawn, ""},
		{Decision, StageDone, ""},
		{Goal, "won", ""},
		{Goal, "", ""},
	} {
		if got := find(t, c.template).Next(c.stage); got != c.want {
			t.Errorf("a %s goes from %q to %q, want %q", c.template, c.stage, got, c.want)
		}
	}
}

func TestFinal(t *testing.T) {
	for stage, want := range map[string]bool{StageOpen: false, StageDone: false, StageChecked: true, StageBroken: true, StageWithdrawn: true, "gone": false} {
		if got := find(t, Commitment).Final(stage); got != want {
			t.Errorf("final when %s: %v", stage, got)
		}
	}
}

func TestFilled(t *testing.T) {
	for _, c := range []struct {
		field Field
		value string
		items string
		want  bool
	}{
		{Field{Kind: Text}, "", "", false},
		{Field{Kind: Text}, " \n", "", false},
		{Field{Kind: Text}, " a; b, c ", "a; b, c", true},
		{Field{Kind: Check}, "yes", "yes", true},
		{Field{Kind: Check}, "no", "no", false},
		{Field{Kind: Check}, "", "", false},
		{Field{Kind: Number}, "0", "0", true},
		{Field{Kind: Lines}, "a; b", "a|b", true},
		{Field{Kind: Lines}, "a; b\nc\n", "a; b|c", true},
		{Field{Kind: Lines}, ";;", "", false},
		{Field{Kind: Lines, Min: 2}, "a\n\n", "a", false},
		{Field{Kind: Lines, Min: 2}, "a; b\n", "a|b", true},
		{Field{Kind: Lines, Min: 2}, "a\nA", "a", false},
		{Field{Kind: People, Min: 2}, "Ingrid", "Ingrid", false},
		{Field{Kind: People, Min: 2}, "Ingrid, ingrid,", "Ingrid", false},
		{Field{Kind: People, Min: 2}, "Ingrid ,Tomas; Zoë", "Ingrid|Tomas|Zoë", true},
		{Field{Kind: People, Min: 2}, "Ingrid\nTomas", "Ingrid|Tomas", true},
	} {
		if got := strings.Join(c.field.Items(c.value), "|"); got != c.items || c.field.Filled(c.value) != c.want {
			t.Errorf("%s of %d with %q: items %q, filled %v", c.field.Kind, c.field.Min, c.value, got, !c.want)
		}
	}
}

func TestHidden(t *testing.T) {
	tm := find(t, Goal)
	for _, c := range []struct {
		field  string
		values map[string]string
		want   bool
	}{
		{FieldOurs, nil, true},
		{FieldOurs, map[string]string{FieldOurs: "fault", FieldWords: "we want it back"}, true},
		{FieldOurs, map[string]string{FieldOurs: "fault", FieldTheirs: "business"}, false},
		{FieldTheirs, nil, false},
		{"gone", nil, false},
	} {
		if got := tm.Hidden(c.field, c.values); got != c.want {
			t.Errorf("%s with %v is hidden: %v", c.field, c.values, got)
		}
	}
	lost := Template{Fields: []Field{{Name: "a", Sealed: "b"}}}
	if lost.Hidden("a", nil) {
		t.Error("what no field can open stays in sight")
	}
}

// TestGatesHold: whatever a card has in it, a stage on the usual way never asks for less than the one before it on that way.
func TestGatesHold(t *testing.T) {
	for _, tm := range Builtin() {
		filled := map[string]string{}
		for _, f := range tm.Fields {
			filled[f.Name] = sample(f)
		}
		for _, f := range tm.Fields {
			for _, v := range append(slices.Clone(f.Options), "") {
				values := maps.Clone(filled)
				values[f.Name] = v
				asked := 0
				for at := tm.Stages[0].Name; at != ""; at = tm.Next(at) {
					n := len(tm.Missing(at, values))
					if n < asked {
						t.Errorf("a %s without %s may not be before %s, and may be there", tm.Name, f.Name, at)
					}
					asked = n
				}
			}
		}
	}
}
