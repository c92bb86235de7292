package incident

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
)

// Names of Fields of a person.
const (
	FieldSeat  = "seat"  // commander, scribe, liaison, sponsor, ...: free text
	FieldParty = "party" // customer, integrator, vendor, ...
	FieldLayer = "layer" // one of Layers
	FieldSense = "sense" // one of Senses
	FieldReach = "reach" // ways to reach them, with "; " between. It is private: no report or bundle for the outside has it
)

// Person is who is in the room, or on the map. What is not known of somebody is "".
type Person struct {
	Name, Seat, Party   string
	Layer, Sense, Reach string
	Joined, Since, Left time.Time // Joined: the first time; Since: the last time they came; Left zero: still here
}

// Ways returns the ways to reach a person.
func (p *Person) Ways() []string { return ways(p.Reach) }

// ways takes a list of ways apart: each is there once.
func ways(reach string) []string {
	return cards.Field{Kind: cards.Lines}.Items(strings.ReplaceAll(reach, "\n", ";"))
}

// Present returns the people who are here.
func (s State) Present() []*Person {
	var out []*Person
	for _, p := range s.People {
		if p.Left.IsZero() {
			out = append(out, p)
		}
	}
	return out
}

// Person returns the person of that name or, when no name fits, of that seat, in any case; nil when there is none.
func (s State) Person(name string) *Person {
	if i := s.personAt(name); i >= 0 {
		return s.People[i]
	}
	for _, p := range s.People {
		if p.Seat != "" && p.Left.IsZero() && strings.EqualFold(p.Seat, name) {
			return p
		}
	}
	return nil
}

func (s State) personAt(name string) int {
	for i, p := range s.People {
		if strings.EqualFold(p.Name, name) {
			return i
		}
	}
	return -1
}

// Join puts a person on the roster, or gives one who is there another seat, party and so on; empty fields keep what is known.
// [Nothing] takes what is known away again.
type Join struct {
	Name, Seat, Party   string
	Layer, Sense, Reach string // Reach has ";" or line breaks between the ways
}

// Nothing in the place of a value says that there is none any more.
const Nothing = "-"

// maxWays is how many ways to reach a person are kept: two are asked for (method, part A, A31, A73), more than four nobody tries.
const maxWays = 4

func (c Join) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	e, err := c.event(now)
	if err != nil {
		return nil, err
	}
	i := s.personAt(e.Who)
	known := &Person{}
	if i >= 0 {
		known = s.People[i]
	}
	if news := known.news(e.Fields); i >= 0 && known.Left.IsZero() {
		if !news {
			return nil, Errorf(CodeRefused, "%s is already here", known.Name).WithHint("to give another seat: /person " + known.Name + ", SEAT")
		}
		e.Kind, e.Who = KindPersonSet, known.Name
	}
	return []Event{e}, nil
}

// news reports whether fields say anything about p that is not known.
func (p *Person) news(fields map[string]string) bool {
	for name, v := range p.fields() {
		if said, ok := fields[name]; ok && said != v {
			return true
		}
	}
	return false
}

// event is the person as they are stored.
func (c Join) event(now time.Time) (Event, error) {
	nameField := NameField()
	nameField.Required = true
	name, err := Clean(c.Name, nameField)
	if err != nil {
		return Event{}, err
	}
	seat, err := Clean(c.Seat, SeatField())
	if err != nil {
		return Event{}, err
	}
	party, err := Clean(c.Party, SeatField())
	if err != nil {
		return Event{}, err
	}
	layer, err := oneOf(FieldLayer, Layers(), c.Layer)
	if err != nil {
		return Event{}, err
	}
	sense, err := oneOf(FieldSense, Senses(), c.Sense)
	if err != nil {
		return Event{}, err
	}
	reach, err := cleanReach(c.Reach)
	if err != nil {
		return Event{}, err
	}
	said := fields(FieldSeat, seat.Text, FieldParty, party.Text, FieldLayer, layer, FieldSense, sense, FieldReach, reach)
	for f, v := range said {
		if v == Nothing {
			said[f] = ""
		}
	}
	return Event{Kind: KindJoined, At: now, Who: name.Text, Fields: said}, nil
}

// oneOf returns the option that v is, in any case.
func oneOf(field string, options []string, v string) (string, error) {
	v = strings.TrimSpace(v)
	if v == "" || v == Nothing {
		return v, nil
	}
	i := slices.IndexFunc(options, func(o string) bool { return strings.EqualFold(o, v) })
	if i < 0 {
		return "", Errorf(CodeInvalid, "%s cannot be %q", field, OneLine(v, 40)).WithHint(strings.Join(options, ", "))
	}
	return options[i], nil
}

// cleanReach returns the ways to reach somebody as they are stored.
func cleanReach(v string) (string, error) {
	if strings.TrimSpace(v) == Nothing {
		return Nothing, nil
	}
	c, err := Clean(v, ReachField())
	if err != nil {
		return "", err
	}
	all := ways(c.Text)
	if len(all) > maxWays {
		return "", Errorf(CodeInvalid, "%d ways to reach somebody are too many", len(all)).WithHint("keep those that work at night, four at most")
	}
	return strings.Join(all, "; "), nil
}

// Leave takes a person off the room, not out of the record.
type Leave struct{ Name string }

func (c Leave) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	p := s.Person(c.Name)
	if p == nil || !p.Left.IsZero() {
		return nil, Errorf(CodeNotFound, "%q is not in the room", c.Name).WithHint("/who shows who is")
	}
	return []Event{{Kind: KindLeft, At: now, Who: p.Name}}, nil
}

// fields makes an event's Fields from name and value in turn, leaving out empty values; nil when all are empty.
func fields(pairs ...string) map[string]string {
	var m map[string]string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if m == nil {
			m = make(map[string]string, len(pairs)/2)
		}
		m[pairs[i]] = pairs[i+1]
	}
	return m
}

func (f *folder) personJoined(e *Event) {
	switch {
	case e.Who == "":
	case f.personAt(e.Who) >= 0:
		f.changePerson(e, func(p *Person) {
			if !p.Left.IsZero() && e.Undoes == 0 { // who was sent away by mistake was here all the time
				p.Since = e.At
			}
			p.Left = time.Time{}
		})
	default:
		p := &Person{Name: e.Who, Joined: e.At, Since: e.At}
		p.set(e.Fields)
		f.people, f.People = grown(f.people, f.People, p)
	}
}

func (f *folder) personChanged(e *Event) { f.changePerson(e, func(*Person) {}) }

func (f *folder) personLeft(e *Event) { f.changePerson(e, func(p *Person) { p.Left = e.At }) }

func (f *folder) changePerson(e *Event, change func(*Person)) {
	i := f.personAt(e.Who)
	if i < 0 {
		return
	}
	p := *f.People[i]
	p.set(e.Fields)
	change(&p)
	f.People = owned(f.People, &f.own.people)
	f.People[i] = &p
}

// set takes over what fields say; what they do not name stays.
func (p *Person) set(fields map[string]string) {
	for name, to := range map[string]*string{
		FieldSeat: &p.Seat, FieldParty: &p.Party, FieldLayer: &p.Layer, FieldSense: &p.Sense, FieldReach: &p.Reach,
	} {
		if v, ok := fields[name]; ok {
			*to = v
		}
	}
}

// fields is what set took over.
func (p *Person) fields() map[string]string {
	return map[string]string{FieldSeat: p.Seat, FieldParty: p.Party, FieldLayer: p.Layer, FieldSense: p.Sense, FieldReach: p.Reach}
}
