package timeline

import (
	"cmp"
	"maps"
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
	fields   map[string]string
	more     string // what its entry says behind the name
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
	c := &card{number: int32(len(t.slots)), template: template, known: known, stage: ev.Type, fields: maps.Clone(ev.Fields)}
	if c.fields == nil {
		c.fields = map[string]string{}
	}
	t.cards[ev.Seq] = c
	e := t.entry(ev, cardLabel(ev.Name))
	var more []string
	more, e.Told = c.opens()
	c.more = strings.Join(more, "; ")
	e.Text = c.text()
	e.Name = cmp.Or(c.fields[cards.FieldSaidBy], e.Name)
	e.Owner, e.Due = c.owed()
	t.put(e)
}

// owed is who has the card, and by when.
func (c *card) owed() (owner string, due time.Time) {
	due, _ = moment(c.fields[cards.FieldDue])
	return c.fields[cards.FieldOwner], due
}

// cardLabel cleans the name of a template, which a newer version may have made up.
func cardLabel(template string) string {
	c, err := incident.Clean(template, incident.Field{})
	if err != nil || c.Text == "" {
		return "card"
	}
	return c.Text
}

// title is the field that a card goes by, the first of its template; "" of a template that this program does not have.
func (c *card) title() string {
	if c.known {
		return c.template.Fields[0].Name
	}
	return ""
}

func (c *card) name() string { return c.fields[c.title()] }

// text is what the card's own entry says: what was said when it was opened, under the name that it goes by.
func (c *card) text() string {
	text := joined(c.name(), c.more)
	if stage := c.opening(); stage != "" {
		text = withWords(stage, text)
	}
	return text
}

// joined puts two pieces one behind the other, either of which may be empty.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// tellMove tells that a card came into another stage: a decision that is done is news. A goal that gives way to the next is not. Of a
// card whose own words were redacted the stage is left.
func (t *Timeline) tellMove(ev *incident.Event) {
	c := t.cards[ev.Ref]
	if c == nil {
		c = &card{}
	}
	e := t.entry(ev, cardLabel(c.template.Name))
	e.Text = joined(withWords(c.words(ev.Type), c.called()), ev.Text)
	if c.template.Name == cards.Decision && ev.Type == cards.StageDecided {
		e.Owner, e.Due = c.owed()
	}
	e.Quiet = ev.Type == cards.StageRestated
	t.put(e)
}
