package incident

import (
	"maps"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
)

// Card is a record with named fields and stages, drawn from a template.
type Card struct {
	Seq      uint64 // of card.opened: what later events refer to
	Template string
	Stage    string
	Fields   map[string]string // never changed in place
	By       string
	Opened   time.Time
	Round    int            // number of the round it was opened in
	Moves    []Move         // every stage it came into, oldest first
	Redacted bool           // its words were taken out for good: Fields is empty, and Moves has only where it stood
	Set      map[string]Set // when each of Fields was set as it stands; never changed in place
	Dues     []DueMove      // every time its due time was moved, oldest first; never changed in place

	moves *run[Move] // the array behind Moves
}

func (c *Card) seq() uint64 { return c.Seq }

// Move is a card coming into a stage.
type Move struct {
	Stage, By, Why string
	At             time.Time
	Seq            uint64 // of the event
	Undoes         uint64 // Seq of the move that it takes back, 0 for none
}

// Set is a field of a card getting the value that it has.
type Set struct {
	Seq uint64 // of the event; 0 for a value that stands again because a later one was undone, and for none
	At  time.Time
	By  string

	value  string
	before *Set // how the field was set before, nil when it was not
}

// was returns how the field got value v when it had that last, the zero Set when it never did.
func (s *Set) was(v string) Set {
	for ; s != nil; s = s.before {
		if s.value == v {
			return *s
		}
	}
	return Set{}
}

// Due returns the card's due time, zero when it has none that can be read.
func (c *Card) Due() time.Time {
	t, _ := c.Time(cards.FieldDue)
	return t
}

// Time returns the time that stands in a field, and whether there is one that can be read.
func (c *Card) Time(field string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, c.Fields[field])
	if err != nil {
		return time.Time{}, false
	}
	return t.UTC(), true
}

// Card returns the card with that Seq, nil when there is none.
func (s State) Card(seq uint64) *Card {
	if i, ok := find(s.Cards, seq, (*Card).seq); ok {
		return s.Cards[i]
	}
	return nil
}

// CardsOf returns the cards of a template, oldest first.
func (s State) CardsOf(template string) []*Card {
	var out []*Card
	for _, c := range s.Cards {
		if c.Template == template {
			out = append(out, c)
		}
	}
	return out
}

// Decided returns the decisions that have an owner and a time.
func (s State) Decided() []*Card {
	var out []*Card
	for _, c := range s.CardsOf(cards.Decision) {
		if c.Stage == cards.StageDecided || c.Stage == cards.StageDone {
			out = append(out, c)
		}
	}
	return out
}

// OpenCard opens a card and takes it to Stage ("" is the template's first), through every gate on the way. A goal that is set
// restates the one that stood: there is one at a time.
type OpenCard struct {
	Template cards.Template
	Stage    string
	Fields   map[string]string
}

func (c OpenCard) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	values, err := cleanFields(c.Template, c.Fields)
	if err != nil {
		return nil, err
	}
	stage := c.Stage
	if stage == "" && len(c.Template.Stages) > 0 {
		stage = c.Template.Stages[0].Name
	}
	if err := entered(c.Template, "", stage); err != nil {
		return nil, err
	}
	if err := gate(c.Template, stage, values); err != nil {
		return nil, err
	}
	if err := keepsSealed(c.Template, nil, values); err != nil {
		return nil, err
	}
	if err := s.mayTakeUp(c.Template.Name, stage, values); err != nil {
		return nil, err
	}
	if err := keepsPromise(c.Template, nil, values, now); err != nil {
		return nil, err
	}
	if err := s.checksOwn(c.Template.Name, stage, values); err != nil {
		return nil, err
	}
	if at := c.Template.Stage(stage); len(c.Template.Stages[at].Anew) > 0 {
		return nil, Errorf(CodeRefused, "%s cannot begin as %s", article(c.Template.Title), c.Template.Stages[at].Words()).WithHint("stages: " + stages(c.Template))
	}
	events := []Event{{Kind: KindCardOpened, At: now, Name: c.Template.Name, Fields: values, Type: stage}}
	return append(events, s.givesWay(c.Template, 0, stage, now)...), nil
}

// FillCard sets fields of a card; an empty value clears one. A card that stands in a stage may not lose what the stage requires.
type FillCard struct {
	Ref      uint64
	Template cards.Template
	Fields   map[string]string
}

func (c FillCard) decide(s State, now time.Time) ([]Event, error) {
	card, err := s.card(c.Ref, c.Template)
	if err != nil {
		return nil, err
	}
	values, err := cleanFields(c.Template, c.Fields)
	if err != nil {
		return nil, err
	}
	filled := merged(card.Fields, values)
	if err := keeps(c.Template, card, filled); err != nil {
		return nil, err
	}
	if err := keepsSealed(c.Template, card.Fields, values); err != nil {
		return nil, err
	}
	if filled[cards.FieldKind] != card.Fields[cards.FieldKind] {
		if err := s.mayTakeUp(card.Template, card.Stage, filled); err != nil {
			return nil, err
		}
	}
	if err := keepsPromise(c.Template, card, filled, now); err != nil {
		return nil, err
	}
	if err := s.checksOwn(card.Template, card.Stage, filled); err != nil && s.checksOwn(card.Template, card.Stage, card.Fields) == nil {
		return nil, err
	}
	if maps.Equal(filled, card.Fields) {
		return nil, Errorf(CodeRefused, "card %d reads so already", c.Ref).WithHint("change a field, or leave it")
	}
	return []Event{{Kind: KindCardFilled, At: now, Ref: c.Ref, Fields: values}}, nil
}

// MoveCard takes a card to another stage; forward through the gates, or back. Fields are filled in first.
type MoveCard struct {
	Ref      uint64
	Template cards.Template
	Stage    string
	From     string // where whoever gives it saw the card, which is refused when it stands elsewhere by now; "" is anywhere
	Reason   string
	Fields   map[string]string
}

func (c MoveCard) decide(s State, now time.Time) ([]Event, error) {
	card, err := s.card(c.Ref, c.Template)
	if err != nil {
		return nil, err
	}
	if err := restates(c.Template, c.Stage); err != nil {
		return nil, err
	}
	if err := card.comesTo(c.Template, c.Stage); err != nil {
		return nil, err
	}
	if c.From != "" && c.From != card.Stage {
		return nil, Errorf(CodeRefused, "%s is %s by now", card.told(), card.Stage).WithHint("somebody moved it meanwhile: look at it, then move it again")
	}
	values, err := cleanFields(c.Template, c.Fields)
	if err != nil {
		return nil, err
	}
	if err := keepsSealed(c.Template, card.Fields, values); err != nil {
		return nil, err
	}
	if _, has := c.Template.Field(cards.FieldResult); has && c.Stage == cards.StageBackedOut && merged(card.Fields, values)[cards.FieldResult] == "" {
		values[cards.FieldResult] = cards.ResultBackedOut // with the move, so that one undo takes both back
	}
	filled := merged(card.Fields, values)
	if err := keepsPromise(c.Template, card, filled, now); err != nil {
		return nil, err
	}
	if err := c.passes(s, card, filled); err != nil {
		return nil, err
	}
	why, err := Clean(c.Reason, ReasonField())
	if err != nil {
		return nil, err
	}
	var events []Event
	if !maps.Equal(filled, card.Fields) {
		events = append(events, Event{Kind: KindCardFilled, At: now, Ref: c.Ref, Fields: values})
	}
	events = append(events, Event{Kind: KindCardMoved, At: now, Ref: c.Ref, Type: c.Stage, Text: why.Text})
	if card.Template == cards.Decision && c.Stage == cards.StageReopened {
		fact, err := s.newFact(card, filled[cards.FieldNewFact], now)
		if err != nil {
			return nil, err
		}
		events = append(events, fact...)
	}
	events = append(events, s.givesWay(c.Template, c.Ref, c.Stage, now)...)
	if card == s.Goal {
		if err := s.keepsGoal(s.after(events, "")); err != nil {
			return nil, err
		}
	}
	return events, nil
}

// passes refuses a move into a stage that cannot be entered from where the card stands, and one whose gate is not met by the fields as they
// would be.
func (c MoveCard) passes(s State, card *Card, filled map[string]string) error {
	if err := entered(c.Template, card.Stage, c.Stage); err != nil {
		return err
	}
	if err := gate(c.Template, c.Stage, filled); err != nil {
		return s.warn(err, &Card{Fields: filled})
	}
	if err := card.anew(c.Template, c.Stage, filled); err != nil {
		return err
	}
	if err := s.checksOwn(card.Template, c.Stage, filled); err != nil {
		return err
	}
	return s.mayTakeUp(card.Template, c.Stage, filled)
}

// keeps refuses to take away what the stage of a card requires. What it lacks already, for the template asks for more since, may stay so.
func keeps(t cards.Template, card *Card, filled map[string]string) error {
	lacked := t.Missing(card.Stage, card.Fields)
	for _, f := range t.Missing(card.Stage, filled) {
		if !slices.ContainsFunc(lacked, func(had cards.Field) bool { return had.Name == f.Name }) {
			return gate(t, card.Stage, filled)
		}
	}
	return nil
}

func (s State) card(ref uint64, t cards.Template) (*Card, error) {
	card := s.Card(ref)
	if card == nil {
		return nil, Errorf(CodeNotFound, "there is no card %d", ref).WithHint(numberHint)
	}
	if card.Redacted {
		return nil, errRedacted(ref).WithHint("open a new card")
	}
	if card.Template != t.Name {
		return nil, Errorf(CodeInvalid, "card %d is %s, not %s", ref, article(card.Template), article(t.Name)).WithHint(numberHint)
	}
	if card.Stage == cards.StageWithdrawn {
		return nil, Errorf(CodeRefused, "%s was taken back", card.told()).WithHint("write a new one; whoever took it back can undo that: /undo")
	}
	return card, s.open()
}

func stages(t cards.Template) string {
	names := make([]string, len(t.Stages))
	for i, stage := range t.Stages {
		names[i] = stage.Name
	}
	return strings.Join(names, ", ")
}

// gate refuses a stage whose required fields are not filled, and names them.
func gate(t cards.Template, stage string, values map[string]string) error {
	if t.Stage(stage) < 0 {
		return Errorf(CodeInvalid, "%s has no stage %q", article(t.Title), stage).WithHint("stages: " + stages(t))
	}
	return lacking(t, stage, "", t.Missing(stage, values))
}

// lacking refuses a stage for the fields that it misses, if there are any, and asks for each.
func lacking(t cards.Template, stage, how string, missing []cards.Field) error {
	if len(missing) == 0 {
		return nil
	}
	var names, asks []string
	for _, f := range missing {
		names = append(names, strings.ToLower(f.Label))
		asks = append(asks, f.Help)
	}
	return Errorf(CodeRefused, "%s that is %s needs%s: %s", article(t.Title), t.Stages[t.Stage(stage)].Words(), how, strings.Join(names, ", ")).
		WithHint(strings.Join(asks, " "))
}

// article puts a or an before a title in a sentence.
func article(title string) string {
	title = strings.ToLower(title)
	if title != "" && (strings.IndexByte("aeio", title[0]) >= 0 || strings.HasPrefix(title, "up")) {
		return "an " + title
	}
	return "a " + title
}
