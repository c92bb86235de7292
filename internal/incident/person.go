package incident

import (
	"strings"
	"time"
)

// Names of Fields of a person.
const (
	FieldSeat  = "seat"  // commander, scribe, liaison, sponsor, ...: free text
	FieldParty = "party" // customer, integrator, vendor, ...
)

// Person is who is in the room, or on the map.
type Person struct {
	Name, Seat, Party string
	Joined, Left      time.Time // Joined: the first time; Left zero: still here
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

// Join puts a person on the roster, or gives one who is there a new seat or party; empty fields keep what is known.
type Join struct{ Name, Seat, Party string }

func (c Join) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	e, err := c.event(now)
	if err != nil {
		return nil, err
	}
	if i := s.personAt(e.Who); i >= 0 && s.People[i].Left.IsZero() {
		p := s.People[i]
		if (e.Fields[FieldSeat] == "" || e.Fields[FieldSeat] == p.Seat) && (e.Fields[FieldParty] == "" || e.Fields[FieldParty] == p.Party) {
			return nil, Errorf(CodeRefused, "%s is already here", p.Name).WithHint("to give another seat: /person " + p.Name + ", SEAT")
		}
		e.Kind, e.Who = KindPersonSet, p.Name
	}
	return []Event{e}, nil
}

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
	return Event{Kind: KindJoined, At: now, Who: name.Text, Fields: fields(FieldSeat, seat.Text, FieldParty, party.Text)}, nil
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
		f.changePerson(e, func(p *Person) { p.Left = time.Time{} })
	default:
		f.people, f.People = grown(f.people, f.People, &Person{
			Name: e.Who, Seat: e.Fields[FieldSeat], Party: e.Fields[FieldParty], Joined: e.At,
		})
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
	if v, ok := e.Fields[FieldSeat]; ok {
		p.Seat = v
	}
	if v, ok := e.Fields[FieldParty]; ok {
		p.Party = v
	}
	change(&p)
	f.People = owned(f.People, &f.own.people)
	f.People[i] = &p
}

// Seats lists the seats that a call needs filled, with the words that each goes by (method, part A, A12, A14).
func Seats() []struct {
	Seat  string
	Words []string
} {
	return []struct {
		Seat  string
		Words []string
	}{
		{"commander", []string{"commander", "lead"}},
		{"facilitator", []string{"facilitator", "moderator"}},
		{"scribe", []string{"scribe", "writer"}},
		{"liaison", []string{"liaison", "communication"}},
		{"sponsor", []string{"sponsor", "executive"}},
	}
}

// EmptySeats returns the seats that nobody who is here holds, in their order.
func (s State) EmptySeats() []string {
	var out []string
	for _, seat := range Seats() {
		held := false
		for _, p := range s.Present() {
			for _, w := range seat.Words {
				held = held || strings.Contains(strings.ToLower(p.Seat), w)
			}
		}
		if !held {
			out = append(out, seat.Seat)
		}
	}
	return out
}
