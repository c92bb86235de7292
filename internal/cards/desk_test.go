package cards

import (
	"maps"
	"slices"
	"testing"
)

// TestAsked: what they want is asked for once they have vented, and what is known already is in sight whatever came first (A57).
func TestAsked(t *testing.T) {
	tm := find(t, Contact)
	for _, c := range []struct {
		field string
		given map[string]string
		want  bool
	}{
		{FieldPerson, nil, true},
		{FieldQuote, nil, true},
		{FieldWritten, nil, true},
		{FieldWant, nil, false},
		{FieldReadbackOK, map[string]string{FieldVented: ""}, false},
		{FieldWant, map[string]string{FieldVented: Yes}, true},
		{FieldWant, map[string]string{FieldWant: "full access"}, true},
		{"nosuch", map[string]string{FieldVented: Yes}, false},
	} {
		if got := tm.Asked(c.field, c.given); got != c.want {
			t.Errorf("%s with %v is asked: %v", c.field, c.given, got)
		}
	}
}

// TestDeskGates: given a card with these fields, its last stage still asks for those.
func TestDeskGates(t *testing.T) {
	for _, c := range []struct {
		template, stage string
		given           map[string]string
		want            []string
	}{
		{Contact, StageFacts, nil, []string{FieldVented}},
		{Contact, StageReadBack, map[string]string{FieldVented: Yes, FieldReadback: "so it is"}, []string{FieldReadbackOK}},
		{Contact, StageEnded, map[string]string{FieldVented: Yes, FieldReadbackOK: Yes}, []string{FieldWords}},
		{Update, StageSent, nil, []string{Update, FieldAudience, FieldNextAt, FieldDoesForThem}},
		{Update, StageSent, map[string]string{Update: "x", FieldAudience: ToCustomer, FieldNextAt: "t", FieldDoesForThem: "x"}, nil},
		{Update, StageSent, map[string]string{Update: "x", FieldAudience: Superiors, FieldNextAt: "t", FieldDoesForThem: "x"}, []string{FieldReviewedBy}},
		{Update, StageSent, map[string]string{Update: "x", FieldAudience: Public, FieldNextAt: "t", FieldDoesForThem: "x"}, []string{FieldReviewedBy}},
		{Call, StageMade, map[string]string{Call: "late"}, []string{FieldPerson, FieldImpact, FieldApology, FieldDoing, FieldHearNext, FieldOwner}},
		{Heat, StageSet, map[string]string{Heat: "80"}, []string{FieldQuote}},
		{Gear, StageSet, map[string]string{Gear: "night"}, []string{FieldEvery}},
		{Snooze, StageSet, map[string]string{FieldUntil: "t"}, []string{Snooze}},
		{Consent, StageGiven, map[string]string{FieldWhen: "now"}, []string{FieldSaidBy, FieldWhom, FieldHow, FieldHowMuch}},
		{SignOff, StageSigned, map[string]string{SignOff: "x"}, []string{FieldChangesForYou, FieldSaidBy}},
	} {
		var got []string
		for _, f := range find(t, c.template).Missing(c.stage, c.given) {
			got = append(got, f.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("a %s that is %s misses %q, want %q", c.template, c.stage, got, c.want)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		low, high int
		in, out   []int64
	}{
		{30, 100, []int64{30, 75, 100}, []int64{0, 29, 101}},
		{0, 3, []int64{0, 3}, []int64{-1, 4}},
		{5, 0, []int64{5, 1 << 40}, []int64{4}},
		{0, 0, []int64{0, 1 << 40}, []int64{-1}},
	} {
		f := Field{Low: c.low, High: c.high}
		for _, n := range c.in {
			if !f.Within(n) {
				t.Errorf("%d is not within %d to %d", n, c.low, c.high)
			}
		}
		for _, n := range c.out {
			if f.Within(n) {
				t.Errorf("%d is within %d to %d", n, c.low, c.high)
			}
		}
	}
}

func TestFree(t *testing.T) {
	for name, want := range map[string]string{Goal: FieldGoal, Update: Update, Heat: FieldQuote, Pulse: ""} {
		if f, ok := find(t, name).Free(); f.Name != want || ok != (want != "") {
			t.Errorf("the words of a %s are its %q, %v; want %q", name, f.Name, ok, want)
		}
	}
}

// TestPrivate: who is exposed before their superiors is shown in no list (A84).
func TestPrivate(t *testing.T) {
	shown := find(t, Stakeholder).Shown(map[string]string{Stakeholder: "Jan", FieldExposed: "their post", FieldReadiness: "1"})
	if want := map[string]string{Stakeholder: "Jan", FieldReadiness: "1"}; !maps.Equal(shown, want) {
		t.Errorf("shown %v, want %v", shown, want)
	}
}
