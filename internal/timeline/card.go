package timeline

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// card is what a card of the log says so far.
type card struct {
	number   int32 // of the entry that opened it
	template cards.Template
	known    bool   // whether this program has the template; else it has only the name
	stage    string // it was opened in: its entry reads so for good
	who      string // opened it
	fields   map[string]string
	first    map[string]bool // fields that were filled when it was opened: its own entry tells them
}

// plainStages are the stages of which a card need not speak: it is what one expects.
var plainStages = map[string]string{cards.Goal: cards.StageSet, cards.Decision: cards.StageDecided}

// opening is the stage that the card's own entry speaks of, "" for none.
func (c *card) opening() string {
	if c.stage == plainStages[c.template.Name] {
		return ""
	}
	return c.words(c.stage)
}

// words are what people read for a stage.
func (c *card) words(stage string) string {
	if at := c.template.Stage(stage); at >= 0 {
		return c.template.Stages[at].Words()
	}
	return stage
}

func (t *Timeline) tellCard(ev *incident.Event) {
	template, known := cards.Find(t.templates, ev.Name)
	if !known || len(template.Fields) == 0 {
		template, known = cards.Template{Name: ev.Name}, false
	}
	ev = incident.Discreet(ev, template)
	c := &card{
		number: int32(len(t.slots)), template: template, known: known, stage: ev.Type, who: cmp.Or(ev.Who, ev.By),
		fields: map[string]string{}, first: map[string]bool{},
	}
	maps.Copy(c.fields, ev.Fields)
	for name := range ev.Fields {
		c.first[name] = true
	}
	t.cards[ev.Seq] = c
	e := t.entry(ev, cardLabel(ev.Name))
	e.word = incident.CustomerCard(ev.Name, ev.Type, ev.Fields)
	read(e, c)
	t.put(e)
}

// cardLabel cleans the name of a template, which a newer version may have made up.
func cardLabel(template string) string {
	c, err := incident.Clean(template, incident.Field{})
	if err != nil || c.Text == "" {
		return "card"
	}
	return c.Text
}

// read lets e, the card's own entry, say what the card says.
func read(e *Entry, c *card) {
	e.Text = c.text()
	if stage := c.opening(); stage != "" {
		e.Text = withWords(stage, e.Text)
	}
	e.Name = cmp.Or(c.fields[cards.FieldSaidBy], c.who)
	e.Owner = c.fields[cards.FieldOwner]
	e.Due = time.Time{}
	if due, err := time.Parse(time.RFC3339, c.fields[cards.FieldDue]); err == nil {
		e.Due = due.UTC()
	}
}

// name is the first field of the template, which a card goes by; of a template that this program does not have, all fields.
func (c *card) name() string {
	if c.known {
		return c.fields[c.template.Fields[0].Name]
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(c.fields)) {
		switch name {
		case incident.FieldSource, cards.FieldSaidBy, cards.FieldOwner, cards.FieldDue:
		default:
			all = append(all, name+": "+c.fields[name])
		}
	}
	return strings.Join(all, "; ")
}

// text is what the card's own entry says: its name, what else was said when it was opened, and the choices made since.
func (c *card) text() string {
	text := c.name()
	for _, f := range c.template.Fields {
		if f.Kind == cards.Choice || c.first[f.Name] {
			text += c.told(f)
		}
	}
	return text
}

// inEntry reports whether a field does not stand among the words of a card: its name does so anyway, and people and the time that counts
// are in the entry itself.
func (c *card) inEntry(f cards.Field) bool {
	return f.Name == c.template.Fields[0].Name || f.Name == cards.FieldDue || f.Kind == cards.Person || f.Kind == cards.People
}

// told writes a field behind what stands before it, "" when there is nothing to tell. What is sealed is told once it is opened, and how
// people are reached is no part of a story.
func (c *card) told(f cards.Field) string {
	v := c.fields[f.Name]
	if v == "" || c.inEntry(f) || c.template.Hidden(f.Name, c.fields) || f.Name == cards.FieldContacts || f.Name == cards.FieldReach {
		return ""
	}
	switch f.Kind {
	case cards.Time:
		if at, err := time.Parse(time.RFC3339, v); err == nil {
			v = at.UTC().Format("2006-01-02 15:04 MST")
		}
	case cards.Lines:
		v = strings.Join(f.Items(v), "; ")
	}
	return "; " + strings.ToLower(f.Label) + ": " + v
}

// fillCard changes what the card's entry says; its time stays. What that entry does not tell is news, and has an entry of its own: what
// turned out about a change the week after was not known when it was made.
func (t *Timeline) fillCard(ev *incident.Event) {
	c := t.cards[ev.Ref]
	if c == nil {
		return
	}
	ev = incident.Discreet(ev, c.template)
	was := maps.Clone(c.fields)
	maps.Copy(c.fields, ev.Fields)
	var news string
	amends := !c.known
	for _, f := range c.template.Fields {
		_, filled := ev.Fields[f.Name]
		opened := c.template.Hidden(f.Name, was) && !c.template.Hidden(f.Name, c.fields)
		switch {
		case !filled && !opened:
		case f.Kind == cards.Choice || c.first[f.Name] || c.inEntry(f):
			amends = true
		case filled && c.fields[f.Name] == "" && was[f.Name] != "":
			news += "; " + strings.ToLower(f.Label) + ": taken out"
		default:
			news += c.told(f)
		}
	}
	if amends || news == "" {
		e := t.amend(c.number)
		e.keep(ev)
		read(e, c)
		e.Role, e.Party = t.speaker(e.Name, c.number)
		e.OwnerRole, _ = t.speaker(e.Owner, c.number)
		e.seek()
	}
	if news != "" {
		e := t.entry(ev, cardLabel(c.template.Name))
		e.Text = strings.TrimPrefix(c.name()+news, "; ")
		t.put(e)
	}
}

// tellMove tells that a card came into another stage: a decision that is done is news. A goal that gives way to the next is not. Of a
// card whose own words were redacted the stage is left.
func (t *Timeline) tellMove(ev *incident.Event) {
	c := t.cards[ev.Ref]
	if c == nil {
		c = &card{}
	}
	ev = incident.Discreet(ev, c.template)
	e := t.entry(ev, cardLabel(c.template.Name))
	e.Text = withWords(c.words(ev.Type), c.name()) // who has it was told when it was decided
	if ev.Text != "" {
		e.Text += "; " + ev.Text
	}
	e.Quiet = ev.Type == cards.StageRestated
	e.word = c.template.Name != cards.Contact && incident.CustomerCard(c.template.Name, ev.Type, c.fields) // a conversation is one word, in however many stages
	t.put(e)
	t.stillWord(ev, c)
}

// stillWord lets the entry that opened a card be a word to the customer no longer once the card is taken back, and again when that is
// undone.
func (t *Timeline) stillWord(ev *incident.Event, c *card) {
	if t.cards[ev.Ref] != c || t.slots[c.number] == nil {
		return
	}
	word := ev.Type != cards.StageWithdrawn && incident.CustomerCard(c.template.Name, c.stage, c.fields)
	if word != t.slots[c.number].word {
		t.amend(c.number).word = word
	}
}
