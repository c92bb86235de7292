package hats

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// shape writes an order the way the method does: letter, minutes, purpose.
func shape(o Order) string {
	var words []string
	for _, s := range o.Steps {
		w := s.Hat.Letter()
		if s.Length > 0 {
			w += fmt.Sprint(s.Length.Minutes())
		}
		if s.Purpose != "" {
			w += "(" + s.Purpose + ")"
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func TestBuiltin(t *testing.T) {
	want := []struct {
		name, shape string
		minutes     int // for five people
	}{
		{"crisis", "W B(goal) R K Y G B(close)", 18},
		{"first-ten", "B1(open) W3 K1 G2 B1(close)", 8},
		{"pivot", "B2(goal) W1(changes) R1 G4 K2 Y1 B2(close)", 13},
		{"choose", "B1(open) W2 Y3 K3 R1 B2(close)", 12},
		{"go-no-go", "B1(open) W2 K4 G2(mitigations) Y1 R1 B2(close)", 13},
		{"customer-call", "R2(theirs, ours) W2 B1(aim) G2 K2(wording) B1(close)", 10},
		{"handover", "B1(open) W4 K2 R1 B2(close)", 10},
		{"learning", "B3(open) W35(timeline) Y5(what helped) R2(looking back) G10(next time) B5(close)", 60},
		{"initial-ideas", "B(open) W G B(close)", 12},
		{"choosing", "B(open) W G(optional) Y K R B(close)", 18},
		{"identifying-solutions", "B(open) W K G B(close)", 15},
		{"quick-feedback", "B(open) K G B(close)", 11},
		{"strategic-planning", "B(open) Y K W B G B(close)", 19},
		{"process-improvement", "B(open) W W(others' views) Y K G R B(close)", 22},
		{"solving-problems", "B(open) W G R Y K G B(close)", 22},
		{"performance-review", "B(open) R W Y K G B(close)", 18},
	}
	all := Builtin()
	if len(all) != len(want) {
		t.Fatalf("%d builtin orders, want %d", len(all), len(want))
	}
	for i, w := range want {
		o := all[i]
		if o.Name != w.name || shape(o) != w.shape {
			t.Errorf("order %d is %s: %s\nwant %s: %s", i, o.Name, shape(o), w.name, w.shape)
		}
		if o.Own || o.When == "" || len(o.When) > maxWhen {
			t.Errorf("%s: own %v, when %q", o.Name, o.Own, o.When)
		}
		if got := o.Sized(5).Total(); got != time.Duration(w.minutes)*time.Minute {
			t.Errorf("%s for five takes %v, want %d minutes", o.Name, got, w.minutes)
		}
	}
	if !reflect.DeepEqual(Default(), all[0]) {
		t.Error("the default is not the first builtin order")
	}
}

// Every order ends with the Blue that gets an owner, and only there.
func TestBuiltinGates(t *testing.T) {
	goal := map[string]int{"crisis": 1, "pivot": 0}
	for _, o := range Builtin() {
		for i, s := range o.Steps {
			if at, has := goal[o.Name]; s.IsGoal() != (has && at == i) {
				t.Errorf("%s, step %d (%s): goal is %v", o.Name, i, s.Title(), s.IsGoal())
			}
			if s.IsClose() != (i == len(o.Steps)-1) {
				t.Errorf("%s, step %d (%s): close is %v", o.Name, i, s.Title(), s.IsClose())
			}
			if s.Purpose != "" && known(s.Hat, strings.ToUpper(s.Purpose)) != s.Purpose {
				t.Errorf("%s: nothing is known about %s", o.Name, s.Title())
			}
		}
	}
}

func TestBuiltinIsTheCallersOwn(t *testing.T) {
	for _, o := range Builtin() {
		o.Steps[0] = Step{Hat: Yellow, Purpose: "x"}
	}
	for _, o := range Builtin() {
		if o.Steps[0].Purpose == "x" {
			t.Errorf("a caller changed %s for everybody", o.Name)
		}
	}
}

func TestStepGates(t *testing.T) {
	for _, c := range []struct {
		step        Step
		title       string
		goal, close bool
	}{
		{Step{Hat: White}, "White", false, false},
		{Step{Hat: Blue}, "Blue", false, false},
		{Step{Hat: Blue, Purpose: "goal"}, "Blue: goal", true, false},
		{Step{Hat: Blue, Purpose: "close"}, "Blue: close", false, true},
		{Step{Hat: Blue, Purpose: "open"}, "Blue: open", false, false},
		{Step{Hat: Blue, Purpose: "aim"}, "Blue: aim", false, false},
		{Step{Hat: Green, Purpose: "goal"}, "Green: goal", false, false},
		{Step{Hat: White, Purpose: "close"}, "White: close", false, false},
		{Step{Hat: "purple"}, "Unknown hat", false, false},
		{Step{Hat: "purple", Purpose: "close"}, "Unknown hat: close", false, false},
	} {
		s := c.step
		if s.Title() != c.title || s.IsGoal() != c.goal || s.IsClose() != c.close {
			t.Errorf("%+v: %q, goal %v, close %v", s, s.Title(), s.IsGoal(), s.IsClose())
		}
	}
}

func TestSized(t *testing.T) {
	for _, c := range []struct {
		people int
		crisis string
	}{
		{math.MinInt / 7, "W1 B2(goal) R1 K1 Y1 G1 B2(close)"}, // its product overflows
		{-3, "W1 B2(goal) R1 K1 Y1 G1 B2(close)"},
		{0, "W1 B2(goal) R1 K1 Y1 G1 B2(close)"},
		{1, "W1 B2(goal) R1 K1 Y1 G1 B2(close)"},
		{2, "W2 B2(goal) R1 K1 Y1 G2 B2(close)"}, // 90 s rounds up, 80 s down
		{3, "W2 B2(goal) R1 K2 Y1 G2 B2(close)"},
		{4, "W3 B2(goal) R1 K3 Y2 G3 B2(close)"},
		{5, "W4 B2(goal) R1 K3 Y2 G4 B2(close)"}, // the method: 18 minutes
		{6, "W5 B2(goal) R2 K4 Y3 G5 B2(close)"},
		{7, "W5 B2(goal) R2 K5 Y3 G5 B2(close)"},
		{8, "W6 B2(goal) R2 K5 Y3 G6 B2(close)"},
		{9, "W6 B2(goal) R2 K6 Y4 G6 B2(close)"},
		{21, "W6 B2(goal) R5 K6 Y6 G6 B2(close)"},
		{22, "W6 B2(goal) R6 K6 Y6 G6 B2(close)"},
		{math.MaxInt, "W6 B2(goal) R6 K6 Y6 G6 B2(close)"},
	} {
		if got := shape(Default().Sized(c.people)); got != c.crisis {
			t.Errorf("%d people: %s, want %s", c.people, got, c.crisis)
		}
	}
}

func TestSizedKeepsWhatIsSet(t *testing.T) {
	given := Order{Name: "own", When: "x", Own: true, Steps: []Step{
		{White, "", 90 * time.Second}, {Red, "", 0}, {Black, "", time.Hour}, {"purple", "", 0},
	}}
	before := slices.Clone(given.Steps)
	got := given.Sized(5)
	want := []time.Duration{90 * time.Second, time.Minute, time.Hour, time.Minute}
	for i, s := range got.Steps {
		if s.Length != want[i] {
			t.Errorf("%s is %v, want %v", s.Title(), s.Length, want[i])
		}
	}
	if !slices.Equal(given.Steps, before) {
		t.Error("Sized wrote into the order it was called on")
	}
	if got.Name != "own" || got.When != "x" || !got.Own {
		t.Errorf("Sized lost a field: %+v", got)
	}
	if again := got.Sized(50); !slices.Equal(again.Steps, got.Steps) {
		t.Error("sizing a sized order changed it")
	}
	if n := given.Total(); n != time.Hour+90*time.Second {
		t.Errorf("Total = %v", n)
	}
	if (Order{}).Sized(5).Total() != 0 {
		t.Error("an empty order takes time")
	}
}

func TestSwapped(t *testing.T) {
	builtin := func(name string) Order {
		o, ok := Find(Builtin(), name)
		if !ok {
			t.Fatalf("no order %s", name)
		}
		return o
	}
	of := func(steps ...Step) Order { return Order{Steps: steps} }
	k, y, w := Step{Black, "k", time.Minute}, Step{Yellow, "y", time.Hour}, Step{Hat: White}
	for _, c := range []struct {
		name  string
		given Order
		want  string
		can   bool
	}{
		{"crisis", Default(), "W B(goal) R Y K G B(close)", true},
		{"choose", builtin("choose"), "B1(open) W2 K3 Y3 R1 B2(close)", true},
		{"pivot, lengths go along", builtin("pivot"), "B2(goal) W1(changes) R1 G4 Y1 K2 B2(close)", true},
		{"apart", builtin("go-no-go"), shape(builtin("go-no-go")), false},
		{"one is missing", builtin("handover"), shape(builtin("handover")), false},
		{"nothing", Order{}, "", false},
		{"purpose goes along", of(k, y), "Y60(y) K1(k)", true},
		{"two pairs", of(k, y, w, y, k), "Y60(y) K1(k) W K1(k) Y60(y)", true},
		{"three in a row", of(k, y, k), "Y60(y) K1(k) K1(k)", true},
		{"a pair moves once", of(k, y, y), "Y60(y) K1(k) Y60(y)", true},
		{"twice the same", of(k, k), "K1(k) K1(k)", false},
	} {
		before := slices.Clone(c.given.Steps)
		got := c.given.Swapped()
		if shape(got) != c.want || c.given.CanSwap() != c.can {
			t.Errorf("%s: %s, can swap %v; want %s, %v", c.name, shape(got), c.given.CanSwap(), c.want, c.can)
		}
		if !slices.Equal(c.given.Steps, before) {
			t.Errorf("%s: Swapped wrote into the order it was called on", c.name)
		}
	}
	for _, o := range Builtin() {
		if back := o.Swapped().Swapped(); !reflect.DeepEqual(back, o) {
			t.Errorf("%s: swapped twice is %s", o.Name, shape(back))
		}
	}
}

func TestFind(t *testing.T) {
	orders := append(Builtin(), Order{Name: "Night", Own: true}, Order{Name: "crisis-night", Own: true})
	for in, want := range map[string]string{
		"crisis": "crisis", "CRISIS": "crisis", "pivot": "pivot", "piv": "pivot", "n": "Night", "night": "Night",
		"choose": "choose", "choosi": "choosing", "first ten": "first-ten", "go/no-go": "go-no-go", "Go_No": "go-no-go",
		"crisis-": "crisis-night", "learning": "learning", "strategic planning": "strategic-planning",
		"": "", "p": "", "choos": "", "cris": "", "x": "", "crisis-night-2": "", " pivot": "",
	} {
		if o, ok := Find(orders, in); o.Name != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v; want %q", in, o.Name, ok, want)
		}
	}
	if _, ok := Find(nil, "crisis"); ok {
		t.Error("found an order among none")
	}
	if _, ok := Find([]Order{{Name: "only"}}, ""); ok {
		t.Error("no name found an order")
	}
}
