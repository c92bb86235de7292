package desk_test

import (
	"fmt"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/desk"
)

// TestHours: amber at 14, red at 17, stop deciding at 20 (A90); the newest card about somebody counts.
func TestHours(t *testing.T) {
	shift := func(name string, awake, ate float64) step {
		values := fields{cards.Shift: name, cards.FieldAwake: stamp(-60 * awake), cards.FieldSide: cards.SideOurs}
		if ate > 0 {
			values[cards.FieldMeal] = stamp(-60 * ate)
		}
		return step{0, "", open(cards.Shift, "", values)}
	}
	d := of(t, shift("fresh", 13.9, 1), shift("amber", 14, 7), shift("red", 17, 0), shift("stop", 20, 0), shift("Bo", 30, 0), shift("bo", 2, 0),
		step{0, "", open(cards.Shift, "", fields{cards.Shift: "unsaid"})},
		shift("gone", 40, 0), step{0, "", move(11, cards.Shift, cards.StageRelieved, nil)})
	var got []string
	for _, h := range d.Hours(at(0)) {
		got = append(got, fmt.Sprintf("%s %s %g h, ate %g h ago, hungry %v", h.Name, h.Level, h.Awake.Hours(), h.Meal.Hours(), h.Hungry))
	}
	equal(t, got, []string{
		"stop stop 20 h, ate 0 h ago, hungry false", "red red 17 h, ate 0 h ago, hungry false", "amber amber 14 h, ate 7 h ago, hungry true",
		"fresh ok 13.9 h, ate 1 h ago, hungry false", "bo ok 2 h, ate 0 h ago, hungry false", "unsaid ok 0 h, ate 0 h ago, hungry false",
	})
	if w, ok := d.Worst(at(0)); !ok || w.Name != "stop" {
		t.Errorf("the worst is %+v, %v", w, ok)
	}
	if w, ok := of(t, shift("fresh", 3, 1)).Worst(at(0)); ok {
		t.Errorf("nobody is tired, and the worst is %+v", w)
	}
	if w, ok := of(t, shift("fresh", 3, 1)).Worst(at(60 * 12)); !ok || w.Level != desk.LevelAmber {
		t.Errorf("twelve hours later: %+v, %v", w, ok)
	}
}

// TestPulse: a spread from three people on, one answer each, and never whose.
func TestPulse(t *testing.T) {
	pulse := func(by, n string) step {
		return step{1, by, open(cards.Pulse, cards.StageSet, fields{cards.Pulse: n})}
	}
	if s := of(t, pulse("ana", "1"), pulse("bo", "2"), pulse("ana", "3")).Pulse(); s != (desk.Spread{People: 2}) {
		t.Errorf("of two people: %+v", s)
	}
	if s := of(t, pulse("ana", "1"), pulse("bo", "2"), pulse("cy", "2"), pulse("ana", "5")).Pulse(); s != (desk.Spread{Shown: true, People: 3, Counts: [5]int{0, 2, 0, 0, 1}}) {
		t.Errorf("of three people: %+v", s)
	}
}

// TestMap: who stands where, who can hear only a smaller step, and in which order they are visited (A44, A99).
func TestMap(t *testing.T) {
	on := func(name, side, line, customer, ready, rel, order string) step {
		return step{1, "", open(cards.Stakeholder, "", fields{
			cards.Stakeholder: name, cards.FieldSide: side, cards.FieldLine: line, cards.FieldCustomer: customer,
			cards.FieldReadiness: ready, cards.FieldRelationship: rel, cards.FieldOrder: order, cards.FieldExposed: "her job",
		})}
	}
	d := of(t, step{0, "", customer("acme", nil)},
		on("Ida", cards.SideTheirs, cards.Below, "acme", "3", cards.Calm, "2"), on("Eve", cards.SideTheirs, cards.Below, "acme", "1", cards.Mending, "1"),
		on("Kim", cards.SideTheirs, cards.Above, "acme", "", "", ""), on("ana", cards.SideOurs, cards.Above, "", "0", cards.Raw, ""),
		on("eve", cards.SideTheirs, cards.Below, "acme", "0", cards.Mending, "1"))
	var all, smaller, visits []string
	for _, s := range d.Map() {
		all = append(all, s.Name)
	}
	for _, s := range d.Smaller() {
		smaller = append(smaller, s.Name)
	}
	for _, v := range d.Visits() {
		visits = append(visits, fmt.Sprint(v.Name, " ", v.Back))
	}
	equal(t, all, []string{"Kim", "eve", "Ida", "ana"})
	equal(t, smaller, []string{"eve", "ana"})
	equal(t, visits, []string{"eve false", "Ida false", "Kim false", "eve true", "Ida true"})
	if d.Relationship("acme") != cards.Mending || d.Relationship("") != cards.Mending || d.Relationship("bolt") != "" {
		t.Errorf("with acme %q, with all %q, with bolt %q", d.Relationship("acme"), d.Relationship(""), d.Relationship("bolt"))
	}
}
