package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// Desk answers for one incident, as its state is. It is read only, and may be asked by several goroutines at once.
type Desk struct {
	s    incident.State
	pace Pace

	customers []string          // by name
	sides     map[string]string // by person, lower case: the customer they belong to; "" is theirs, nobody said whose
	words     []Word            // by when they happened, as everything below
	told      map[string][]Word // by customer, lower case: what they heard
	knew      time.Time
	worse     []*incident.Note // uh-ohs
	ours      []time.Time      // when they heard something of ours
	came      []time.Time      // when they came to us
	contacts  []*incident.Card
	gears     []gear
	snoozes   []put
}

// Of reads a state, in time linear in what stands in it (but for putting it in order). It is to be made anew for every state.
func Of(s incident.State, p Pace) *Desk {
	d := &Desk{s: s, pace: p.filled(), knew: knew(s)}
	d.who()
	for _, n := range s.Marked() {
		if n.UhOh && !n.Gone {
			d.worse = append(d.worse, n)
		}
	}
	slices.SortFunc(d.worse, func(a, b *incident.Note) int { return earlier(a.At, a.Seq, b.At, b.Seq) })
	d.words = d.wordsOfNotes()
	for _, c := range s.Cards {
		if !standing(c) {
			continue
		}
		switch c.Template {
		case cards.Contact:
			d.contacts = append(d.contacts, c)
			d.words = append(d.words, d.wordOfContact(c))
		case cards.Update:
			if w, ok := d.wordOfUpdate(c); ok {
				d.words = append(d.words, w)
			}
		case cards.Gear:
			d.addGear(c)
		case cards.Snooze:
			d.addSnooze(c)
		}
	}
	d.words = append(d.words, d.wordsOfCalls()...)
	slices.SortFunc(d.contacts, oldest)
	slices.SortFunc(d.gears, func(a, b gear) int { return earlier(a.at, a.seq, b.at, b.seq) })
	slices.SortFunc(d.snoozes, func(a, b put) int { return earlier(a.at, a.seq, b.at, b.seq) })
	d.weigh()
	d.share()
	for _, w := range d.byHeard() {
		if !w.In {
			d.ours = append(d.ours, w.heardAt)
		}
	}
	for _, w := range d.words {
		if w.In {
			d.came = append(d.came, w.At)
		}
	}
	return d
}

// standing reports whether a card counts: it was neither taken back nor redacted.
func standing(c *incident.Card) bool { return c.Stage != cards.StageWithdrawn && !c.Redacted }

func oldest(a, b *incident.Card) int { return earlier(a.Opened, a.Seq, b.Opened, b.Seq) }

// of returns the cards of a template that count, oldest first.
func (d *Desk) of(template string) []*incident.Card {
	out := slices.DeleteFunc(d.s.CardsOf(template), func(c *incident.Card) bool { return !standing(c) })
	slices.SortFunc(out, oldest)
	return out
}

// cameTo returns when a card last came into the stage in which it stands.
func cameTo(c *incident.Card) time.Time {
	if at := c.Came().At; !at.IsZero() {
		return at
	}
	return c.Opened
}

// filledAt returns when a field of a conversation came to be filled: at its end at the latest, for what is written over later was said
// by then.
func filledAt(c *incident.Card, field string) time.Time {
	at := c.Opened
	if set, ok := c.Set[field]; ok && set.At.After(at) {
		at = set.At
	}
	if end := cameTo(c); c.Stage == cards.StageEnded && end.Before(at) {
		at = end
	}
	return at
}

func yes(c *incident.Card, field string) bool { return c.Fields[field] == cards.Yes }

// who finds the customers, and who of the people belongs to one.
func (d *Desk) who() {
	called := map[string]string{}
	add := func(name string) {
		name = strings.TrimSpace(name)
		if _, ok := called[strings.ToLower(name)]; name != "" && !ok {
			called[strings.ToLower(name)] = name
		}
	}
	d.sides = map[string]string{}
	theirs := map[string]string{} // parties of a customer that have another name: its own IT
	for _, c := range d.of(cards.Party) {
		switch name := c.Fields[cards.Party]; c.Fields[cards.FieldKind] {
		case cards.KindCustomer:
			add(name)
			theirs[strings.ToLower(name)] = name
			if contact := strings.ToLower(c.Fields[cards.FieldContact]); contact != "" {
				d.sides[contact] = name
			}
		case "customer IT":
			theirs[strings.ToLower(name)] = ""
		}
	}
	for _, t := range []string{cards.Contact, cards.Update, cards.Call, cards.Heat} {
		for _, c := range d.of(t) {
			add(c.Fields[cards.FieldCustomer])
		}
	}
	for _, c := range d.of(cards.Stakeholder) {
		if c.Fields[cards.FieldSide] == cards.SideTheirs {
			d.sides[strings.ToLower(c.Fields[cards.Stakeholder])] = c.Fields[cards.FieldCustomer]
		}
	}
	for _, p := range d.s.People {
		customer, ok := theirs[strings.ToLower(p.Party)]
		if ok || strings.EqualFold(p.Party, "customer") || p.Layer == "customer" {
			d.sides[strings.ToLower(p.Name)] = customer
		}
	}
	for _, name := range called {
		d.customers = append(d.customers, name)
	}
	slices.SortFunc(d.customers, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a), strings.ToLower(b)), cmp.Compare(a, b))
	})
}

// Customers returns those that are named, by name: on a party card, or in what was said to them.
func (d *Desk) Customers() []string { return slices.Clone(d.customers) }

// audience is whom a word may be owed: each customer, or all of them when none is named.
func (d *Desk) audience() []string {
	if len(d.customers) == 0 {
		return []string{""}
	}
	return d.customers
}

func (d *Desk) theirs(person string) bool {
	_, ok := d.sides[strings.ToLower(person)]
	return ok && person != ""
}

// customerOf returns the customer that a person belongs to, "" when nobody said.
func (d *Desk) customerOf(person string) string { return d.named(d.sides[strings.ToLower(person)]) }

// named returns a customer as its card writes it.
func (d *Desk) named(customer string) string {
	customer = strings.TrimSpace(customer)
	for _, c := range d.customers {
		if strings.EqualFold(c, customer) {
			return c
		}
	}
	return ""
}

// tagged returns the customer that a tag means: customer-acme.
func (d *Desk) tagged(tag string) string {
	for _, c := range d.customers {
		if strings.EqualFold(strings.Join(strings.Fields(c), "-"), tag) {
			return c
		}
	}
	return ""
}

// party returns the card of a customer, nil when it has none.
func (d *Desk) party(customer string) *incident.Card {
	for _, c := range d.of(cards.Party) {
		if customer != "" && strings.EqualFold(strings.TrimSpace(c.Fields[cards.Party]), customer) {
			return c
		}
	}
	return nil
}

// contact returns whom to speak to at a customer, "" when nobody is named.
func (d *Desk) contact(customer string) string {
	if c := d.party(customer); c != nil {
		return c.Fields[cards.FieldContact]
	}
	return ""
}

// seat returns who holds a seat, the first that came; "" for nobody.
func (d *Desk) seat(name string) string {
	if p := d.s.Seated(name); p != nil {
		return p.Name
	}
	return ""
}

// Shield returns who takes the heat so that the others can work (A41), "" for nobody.
func (d *Desk) Shield() string { return d.seat("shield") }

func (d *Desk) addGear(c *incident.Card) {
	every, err := time.ParseDuration(c.Fields[cards.FieldEvery])
	if c.Stage == cards.StageSet && err == nil && every > 0 {
		d.gears = append(d.gears, gear{cameTo(c), c.Seq, every, d.named(c.Fields[cards.FieldCustomer])})
	}
}

func (d *Desk) addSnooze(c *incident.Card) {
	until, ok := c.Time(cards.FieldUntil)
	if c.Stage == cards.StageSet && ok {
		d.snoozes = append(d.snoozes, put{cameTo(c), c.Seq, until, c.Fields[cards.Snooze], d.named(c.Fields[cards.FieldCustomer])})
	}
}
