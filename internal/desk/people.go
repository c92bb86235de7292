package desk

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// Level says how tired somebody is.
type Level string

// The levels (A90).
const (
	LevelOK    Level = "ok"
	LevelAmber Level = "amber"
	LevelRed   Level = "red"
	LevelStop  Level = "stop" // stop deciding
)

// levels are all, the best first.
var levels = []Level{LevelOK, LevelAmber, LevelRed, LevelStop}

// Tired is how long somebody has been up.
type Tired struct {
	Card       uint64
	Name       string
	Side       string // cards.SideOurs or SideTheirs, "" when nobody said
	AwakeSince time.Time
	Awake      time.Duration // 0 when nobody said since when
	Ate        time.Time
	Meal       time.Duration // since the last one; 0 when nobody said
	Hungry     bool          // the last meal is long ago
	Level      Level
	Relief     time.Time // when they are relieved, zero when nobody said
	ReliefBy   string
	Prefers    string
	since      time.Time
}

// Hours returns who is up at now and for how long, the most tired first. Of several cards about somebody the newest counts.
func (d *Desk) Hours(now time.Time) []Tired {
	newest := map[string]*incident.Card{}
	for _, c := range d.of(cards.Shift) {
		newest[strings.ToLower(strings.TrimSpace(c.Fields[cards.Shift]))] = c
	}
	var out []Tired
	for name, c := range newest {
		if name != "" && c.Stage == cards.StageOn {
			out = append(out, d.tired(c, now))
		}
	}
	slices.SortFunc(out, func(a, b Tired) int {
		return cmp.Or(slices.Index(levels, b.Level)-slices.Index(levels, a.Level), cmp.Compare(b.Awake, a.Awake), cmp.Compare(a.Name, b.Name))
	})
	return out
}

func (d *Desk) tired(c *incident.Card, now time.Time) Tired {
	t := Tired{
		Card: c.Seq, Name: strings.TrimSpace(c.Fields[cards.Shift]), Side: c.Fields[cards.FieldSide],
		ReliefBy: c.Fields[cards.FieldReliefBy], Prefers: c.Fields[cards.FieldPrefers], Level: LevelOK, since: c.Opened,
	}
	t.Relief, _ = c.Time(cards.FieldRelief)
	var ok bool
	if t.AwakeSince, ok = c.Time(cards.FieldAwake); ok {
		t.Awake = max(0, now.Sub(t.AwakeSince))
	}
	if t.Ate, ok = c.Time(cards.FieldMeal); ok {
		t.Meal = max(0, now.Sub(t.Ate))
		t.Hungry = t.Meal >= d.pace.Meal
	}
	switch {
	case t.Awake >= d.pace.Stop:
		t.Level = LevelStop
	case t.Awake >= d.pace.Red:
		t.Level = LevelRed
	case t.Awake >= d.pace.Amber:
		t.Level = LevelAmber
	}
	return t
}

// Worst returns the most tired, and whether there is anybody whose hours are amber or worse: before that a header says nothing.
func (d *Desk) Worst(now time.Time) (Tired, bool) {
	all := d.Hours(now)
	if len(all) == 0 || all[0].Level == LevelOK {
		return Tired{}, false
	}
	return all[0], true
}

// minPulse is from how many people on a pulse is shown: of fewer, everybody would know who gave which (A74).
const minPulse = 3

// Spread is how people are, as a spread. It never says who answered what.
type Spread struct {
	Shown  bool   // enough people answered
	People int    // how many did
	Counts [5]int // of each answer from 1 to 5; all 0 when it is not shown
}

// Pulse returns the spread of the newest answers, one a person.
func (d *Desk) Pulse() Spread {
	newest := map[string]int{}
	for _, c := range d.of(cards.Pulse) {
		n, err := strconv.Atoi(strings.TrimSpace(c.Fields[cards.Pulse]))
		if err == nil && n >= 1 && n <= 5 && c.Stage == cards.StageSet {
			newest[strings.ToLower(c.By)] = n
		}
	}
	s := Spread{People: len(newest), Shown: len(newest) >= minPulse}
	if !s.Shown {
		return s
	}
	for _, n := range newest {
		s.Counts[n-1]++
	}
	return s
}

// Stakeholder is somebody on the map. What is at stake for them before their superiors stays on the card.
type Stakeholder struct {
	Card         uint64
	Name         string
	Side, Line   string // "" when nobody said
	Customer     string
	Readiness    int // 0 to 3, -1 when nobody said
	Relationship string
	Prefers      string
	Order        int      // as which one they are visited, 0 when nobody said
	Reach        []string // private: it goes nowhere outside
}

// Map returns who is on the map: theirs before ours, above before below, by their order of visit and name. Of several cards about
// somebody of one side the newest counts.
func (d *Desk) Map() []Stakeholder {
	newest := map[string]Stakeholder{}
	for _, c := range d.of(cards.Stakeholder) {
		s := Stakeholder{
			Card: c.Seq, Name: strings.TrimSpace(c.Fields[cards.Stakeholder]), Side: c.Fields[cards.FieldSide], Line: c.Fields[cards.FieldLine],
			Customer: d.named(c.Fields[cards.FieldCustomer]), Readiness: -1, Relationship: c.Fields[cards.FieldRelationship], Prefers: c.Fields[cards.FieldPrefers],
			Reach: cards.Field{Kind: cards.Lines}.Items(c.Fields[cards.FieldReach]),
		}
		if n, err := strconv.Atoi(c.Fields[cards.FieldReadiness]); err == nil {
			s.Readiness = n
		}
		s.Order, _ = strconv.Atoi(c.Fields[cards.FieldOrder])
		newest[s.Side+"\n"+strings.ToLower(s.Name)] = s
	}
	var out []Stakeholder
	for _, s := range newest {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Stakeholder) int {
		return cmp.Or(cmp.Compare(b.Side, a.Side), cmp.Compare(a.Line, b.Line), visited(a, b))
	})
	return out
}

func visited(a, b Stakeholder) int {
	unsaid := func(s Stakeholder) int { return btoi(s.Order == 0) }
	return cmp.Or(unsaid(a)-unsaid(b), cmp.Compare(a.Order, b.Order), cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.Card, b.Card))
}

// smallerBelow is the readiness under which somebody is offered a smaller step (A99).
const smallerBelow = 2

// Smaller returns whom a smaller step is to be offered: they can hear no more yet.
func (d *Desk) Smaller() []Stakeholder {
	return slices.DeleteFunc(d.Map(), func(s Stakeholder) bool { return s.Readiness < 0 || s.Readiness >= smallerBelow })
}

// Visit is one stop on the way round them.
type Visit struct {
	Stakeholder
	Back bool // to tell those below what came of it
}

// Visits returns in which order they are visited: those below the power line, those above, and below again to close the loop (A44).
func (d *Desk) Visits() []Visit {
	var below, above []Stakeholder
	for _, s := range d.Map() {
		switch {
		case s.Side != cards.SideTheirs:
		case s.Line == cards.Below:
			below = append(below, s)
		case s.Line == cards.Above:
			above = append(above, s)
		}
	}
	var out []Visit
	for _, s := range slices.Concat(below, above) {
		out = append(out, Visit{Stakeholder: s})
	}
	if len(above) > 0 {
		for _, s := range below {
			out = append(out, Visit{s, true})
		}
	}
	return out
}

// Relationship returns how things stand with a customer: as raw as with the rawest of its people, "" when nobody said. "" is everybody.
func (d *Desk) Relationship(customer string) string {
	order := []string{"", cards.Calm, cards.Mending, cards.Raw}
	worst := 0
	for _, s := range d.Map() {
		if s.Side != cards.SideOurs && (customer == "" || sameCustomer(s.Customer, customer)) {
			worst = max(worst, slices.Index(order, s.Relationship))
		}
	}
	return order[worst]
}
