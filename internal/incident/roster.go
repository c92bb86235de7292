package incident

import (
	"cmp"
	"slices"
	"strings"

	"warroom/internal/cards"
)

// Seat is a part somebody takes at the table.
type Seat struct {
	Seat   string
	Words  []string // what such a seat is called, lower case: each counts wherever it stands in what a person's seat is called
	Needed bool     // a call needs it; the others are offered
}

// Seats lists the seats, with the words that each goes by (method, part A: A08, A14, A15, A41).
func Seats() []Seat {
	return []Seat{
		{"commander", []string{"commander", "lead"}, true},
		{"facilitator", []string{"facilitator", "moderator"}, true},
		{"scribe", []string{"scribe", "writer"}, true},
		{"liaison", []string{"liaison", "communication"}, true},
		{"sponsor", []string{"sponsor", "executive"}, true},
		{"shield", []string{"shield"}, false},
		{"customer insider", []string{"insider"}, false},
		{"fresh eyes", []string{"fresh eye"}, false},
	}
}

// Layers are those of A12, from the machine up to whom it is all for.
func Layers() []string {
	return []string{"engineer", "line manager", "senior technologist", "executive", "customer"}
}

// SenseBoth counts on both sides.
const SenseBoth = "both"

// Senses are the two that a team is to balance (A13), and both in one person.
func Senses() []string { return []string{"technical", "business", SenseBoth} }

// SenseWords returns a sense as people read it beside other words: "both" alone says nothing there.
func SenseWords(sense string) string {
	if sense == SenseBoth {
		return "technical and business"
	}
	return sense
}

// Cover is one thing a room should have, and who of those present brings it. Nobody is a gap.
type Cover struct {
	Name   string
	People []*Person
}

// Plural returns what several of them are called: engineers. A sense has no plural.
func (c Cover) Plural() string {
	if slices.Contains(Layers(), c.Name) {
		return c.Name + "s"
	}
	return c.Name
}

// Coverage is what the people present cover, and what they do not.
type Coverage struct {
	Layers  []Cover   // of each layer, in the order of Layers
	Senses  []Cover   // technical and business; who is both is in both
	Empty   []string  // needed seats that nobody holds
	Offered []string  // the other seats that nobody holds
	Unsaid  []*Person // whose layer nobody said: a layer may be empty only for that
}

// Coverage works out who of those present covers what (A12, A13).
func (s State) Coverage() Coverage {
	c := Coverage{Empty: s.seatsFree(true), Offered: s.seatsFree(false)}
	here := s.Present()
	for _, layer := range Layers() {
		c.Layers = append(c.Layers, cover(layer, here, func(p *Person) bool { return p.Layer == layer }))
	}
	for _, sense := range Senses() {
		if sense != SenseBoth {
			c.Senses = append(c.Senses, cover(sense, here, func(p *Person) bool { return p.Sense == sense || p.Sense == SenseBoth }))
		}
	}
	c.Unsaid = cover("", here, func(p *Person) bool { return !slices.Contains(Layers(), p.Layer) }).People
	return c
}

func cover(name string, people []*Person, brings func(*Person) bool) Cover {
	c := Cover{Name: name}
	for _, p := range people {
		if brings(p) {
			c.People = append(c.People, p)
		}
	}
	return c
}

// Gaps names those that nobody covers.
func Gaps(covers []Cover) []string {
	var out []string
	for _, c := range covers {
		if len(c.People) == 0 {
			out = append(out, c.Name)
		}
	}
	return out
}

// EmptySeats returns the needed seats that nobody who is here holds, in their order.
func (s State) EmptySeats() []string { return s.seatsFree(true) }

func (s State) seatsFree(needed bool) []string {
	here := s.Present()
	var out []string
	for _, seat := range Seats() {
		if seat.Needed == needed && !slices.ContainsFunc(here, seat.heldBy) {
			out = append(out, seat.Seat)
		}
	}
	return out
}

// Seated returns who holds a seat: of several who are here whoever came first; nil when nobody does, or there is no such seat.
func (s State) Seated(name string) *Person {
	var by *Person
	for _, seat := range Seats() {
		if seat.Seat != name {
			continue
		}
		for _, p := range s.Present() {
			if seat.heldBy(p) && (by == nil || cmp.Or(p.Since.Compare(by.Since), cmp.Compare(p.Name, by.Name)) < 0) {
				by = p
			}
		}
	}
	return by
}

func (seat Seat) heldBy(p *Person) bool {
	called := strings.ToLower(p.Seat)
	return slices.ContainsFunc(seat.Words, func(w string) bool { return strings.Contains(called, w) })
}

// Party is one on the map, and how it stands in the plan.
type Party struct {
	Card        *Card
	Name        string
	Contact     string // whom we speak to there; "" is nobody yet
	ContactHere bool   // the contact is present
	Owns        bool   // a commitment that stands is theirs (A96)
}

// Flags say in a few words what a party lacks, nil when nothing.
func (p Party) Flags() []string {
	var out []string
	switch {
	case p.Contact == "":
		out = append(out, "no contact")
	case !p.ContactHere:
		out = append(out, "contact not here")
	}
	if !p.Owns {
		out = append(out, "owns no task")
	}
	return out
}

// Parties returns the parties on the map (A10, A11), and those that are only named: as the party of a person, or as who owes something
// or waits for it, and are neither a party on the map nor a person (A96). In the order in which they were first named.
func (s State) Parties() (parties []Party, named []string) {
	for _, c := range s.CardsOf(cards.Party) {
		if c.Stage == cards.StageWithdrawn || c.Redacted {
			continue
		}
		p := Party{Card: c, Name: c.Fields[cards.Party], Contact: c.Fields[cards.FieldContact]}
		if who := s.Person(p.Contact); who != nil && p.Contact != "" {
			p.ContactHere = who.Left.IsZero()
		}
		parties = append(parties, p)
	}
	meet := func(name string) {
		if !s.isKnown(parties, name) && !slices.ContainsFunc(named, func(had string) bool { return strings.EqualFold(had, name) }) {
			named = append(named, name)
		}
	}
	for _, p := range s.People {
		meet(p.Party)
	}
	for _, c := range s.CardsOf(cards.Commitment) {
		if c.Stage == cards.StageWithdrawn || c.Redacted {
			continue
		}
		owner := c.Fields[cards.FieldOwner]
		for i := range parties {
			parties[i].Owns = parties[i].Owns || c.Stage != cards.StageBroken && s.isOf(owner, parties[i])
		}
		meet(owner)
		meet(c.Fields[cards.FieldToWhom])
	}
	return parties, named
}

// isOf reports whether a name is that of a party, its contact, or one of its people.
func (s State) isOf(name string, p Party) bool {
	if name == "" {
		return false
	}
	who := s.Person(name)
	return p.is(name) || strings.EqualFold(name, p.Contact) || who != nil && (p.is(who.Party) || strings.EqualFold(who.Name, p.Contact))
}

func (p Party) is(name string) bool {
	return name != "" && strings.EqualFold(strings.TrimSpace(name), p.Name)
}

// isKnown reports whether a name is that of a party, of a kind of party, of a person or seat, or of us.
func (s State) isKnown(parties []Party, name string) bool {
	if name == "" || s.Person(name) != nil || slices.ContainsFunc([]string{"us", "ours", "we"}, func(w string) bool { return strings.EqualFold(w, name) }) {
		return true
	}
	return slices.ContainsFunc(parties, func(p Party) bool {
		return p.is(name) || strings.EqualFold(name, p.Contact) || strings.EqualFold(name, p.Card.Fields[cards.FieldKind])
	})
}
