package incident

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// CauseTarget is how long the cause track has once the business is back (method, part A, A23).
const CauseTarget = 24 * time.Hour

// Pivot changes tack (method, part A, A09, A14, A22): the approach that is on is dropped, a new round opens in which White is carried over,
// and what the technical line leaves open becomes debts of prevention, which a close asks for.
type Pivot struct {
	Order     hats.Order // of the new round, with its minutes worked out
	Why       string     // why the approach is left
	Sponsor   string     // who carries the pivot; "" needs NoSponsor
	NoSponsor string     // why nobody does
	Left      []string   // what stays undone; each becomes a debt
	Templates []cards.Template
}

// fieldPivot marks a round that a pivot opened.
const fieldPivot = "pivot"

// Pivots reports whether the event is the round that a pivot opened.
func (e Event) Pivots() bool { return e.Kind == KindRound && e.Fields[fieldPivot] == fieldYes }

func (c Pivot) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	why, err := Clean(c.Why, ReasonField())
	if err != nil {
		return nil, err
	}
	if why.Text == "" {
		return nil, Errorf(CodeInvalid, "why is the approach left?").WithHint("say it: /pivot WHY sponsor=NAME")
	}
	carried, err := c.carried(s)
	if err != nil {
		return nil, err
	}
	events, err := OpenRound{Order: c.Order, Reason: why.Text + "; " + carried}.decide(s, now)
	if err != nil {
		return nil, err
	}
	events[0].Fields = fields(fieldPivot, fieldYes)
	var dropped []Event
	left := slices.Clone(c.Left)
	for _, a := range s.Approaches() {
		dropped = append(dropped, Event{Kind: KindCardMoved, At: now, Ref: a.Seq, Type: cards.StageDropped, Text: why.Text})
		if len(c.Left) == 0 && a.Fields[cards.FieldTrack] != cards.TrackBusiness {
			left = append(left, "what "+strconv.Quote(a.Fields[cards.Approach])+" would have cured")
		}
	}
	debts, err := c.debts(left, now)
	return slices.Concat(dropped, events, debts), err
}

// carried says who carries the pivot: a sponsor, or why nobody does (A14).
func (c Pivot) carried(s State) (string, error) {
	sponsor, err := Clean(c.Sponsor, NameField())
	if err != nil {
		return "", err
	}
	none, err := Clean(c.NoSponsor, ReasonField())
	if err != nil {
		return "", err
	}
	switch {
	case sponsor.Text != "":
		if p := s.Person(sponsor.Text); p != nil {
			sponsor.Text = p.Name
		}
		return "carried by " + sponsor.Text, nil
	case none.Text != "":
		return "without a sponsor: " + none.Text, nil
	}
	return "", Errorf(CodeRefused, "who carries the pivot?").WithHint("name the sponsor: sponsor=NAME, or say why there is none: no_sponsor=\"...\"")
}

// debts opens a commitment of prevention for each of left.
func (c Pivot) debts(left []string, now time.Time) ([]Event, error) {
	if len(left) == 0 {
		return nil, nil
	}
	t, ok := cards.Find(c.Templates, cards.Commitment)
	if !ok {
		return nil, Errorf(CodeNotFound, "there is no card template %q here", cards.Commitment).WithHint("write what is left as notes")
	}
	var out []Event
	for _, what := range left {
		values, err := cleanFields(t, map[string]string{cards.Commitment: what, cards.FieldKind: cards.KindPrevention})
		if err != nil {
			return nil, err
		}
		out = append(out, Event{Kind: KindCardOpened, At: now, Name: t.Name, Fields: values, Type: t.Stages[0].Name})
	}
	return out, nil
}

// Approaches returns the approaches that are on: running, or extended.
func (s State) Approaches() []*Card {
	var out []*Card
	for _, c := range s.CardsOf(cards.Approach) {
		switch c.Stage {
		case cards.StageRunning, cards.StageExtended, cards.StageExtendedAgain:
			out = append(out, c)
		}
	}
	return out
}

// Debts returns the debts of prevention that nobody has taken on yet: without an owner, or without a time (A22).
func (s State) Debts() []*Card {
	var out []*Card
	for _, c := range s.CardsOf(cards.Commitment) {
		if c.Fields[cards.FieldKind] == cards.KindPrevention && c.Stage == cards.StageOpen && !c.Redacted &&
			(strings.TrimSpace(c.Fields[cards.FieldOwner]) == "" || c.Due().IsZero()) {
			out = append(out, c)
		}
	}
	return out
}

// Fresh returns who may lead a new approach without having one to defend (A15): people who joined after the first of the approaches
// that were dropped began; newest first. Nobody while none was dropped.
func (s State) Fresh() []*Person {
	var since time.Time
	for _, c := range s.CardsOf(cards.Approach) {
		if c.Stage != cards.StageDropped {
			continue
		}
		if since.IsZero() || c.Opened.Before(since) {
			since = c.Opened
		}
	}
	var out []*Person
	for _, p := range s.Present() {
		if !since.IsZero() && p.Joined.After(since) {
			out = append(out, p)
		}
	}
	slices.Reverse(out)
	return out
}

// owedAtClose refuses a close while a debt of prevention has nobody to pay it.
func (s State) owedAtClose() error {
	debts := s.Debts()
	if len(debts) == 0 {
		return nil
	}
	var numbers []string
	for _, d := range debts {
		numbers = append(numbers, "#"+strconv.FormatUint(d.Seq, 10))
	}
	return Errorf(CodeRefused, "prevention has no owner or no time yet: %s", strings.Join(numbers, ", ")).
		WithHint("give them: /task " + numbers[0] + " owner=NAME due=TIME, or leave it so: /close open-ended: WHY")
}

// Differ reports that the sponsor's answer is another one than the lead had sealed (A07): whose need is followed must be said aloud.
func (c *Card) Differ() bool {
	ours, theirs := c.Fields[cards.FieldOurs], c.Fields[cards.FieldTheirs]
	return ours != "" && theirs != "" && ours != theirs
}

// newFact sees to it that a decision is opened again by something that was not known when it was made (A27): a White note that is newer,
// by its number, or words, which become such a note.
func (s State) newFact(c *Card, fact string, now time.Time) ([]Event, error) {
	if !strings.HasPrefix(fact, "#") {
		return AddNote{Hat: hats.White, Kind: Fact, Text: fact}.decide(s, now)
	}
	way := c.way()
	since := way[len(way)-1].Seq
	for _, m := range way {
		if m.Stage == cards.StageDecided {
			since = m.Seq // what came in between then and when it was done is new too
		}
	}
	n := s.Note(Number(fact))
	if n == nil || n.Gone || n.Redacted || n.Hat != hats.White || n.Kind == Assumption || n.Kind == Question || n.Seq < since {
		return nil, Errorf(CodeRefused, "%s is no fact that has come in since it was decided", fact).
			WithHint("name a newer White note, or write the fact itself: new_fact=\"...\"")
	}
	return nil, nil
}

// StaleAfter is how old a fact is that a new round asks about again: it has outlived the round before, of 21 minutes (method, part B).
const StaleAfter = 30 * time.Minute

// Recheck returns the newest look at a White note, nil when nobody looked again.
func (s State) Recheck(note uint64) *Card {
	for _, c := range slices.Backward(s.Cards) {
		if c.Template == cards.Recheck && !c.Redacted && c.Stage != cards.StageWithdrawn && Number(c.Fields[cards.FieldAbout]) == note {
			return c
		}
	}
	return nil
}

// Stale returns the White notes that the round which is on should ask about, oldest first: facts and reports carried over from an earlier
// round that are older than [StaleAfter], and assumptions, of any age, that nobody has looked at since the round began (A09, A17).
func (s State) Stale(now time.Time) []*Note { return s.AppendStale(nil, now) }

// AppendStale is Stale behind the notes of out: whoever asks with every state can use the array again.
func (s State) AppendStale(out []*Note, now time.Time) []*Note {
	r := s.Round()
	if r == nil || r.Number < 2 {
		return out
	}
	looked := map[uint64]bool{}
	for _, c := range s.Cards {
		if c.Template == cards.Recheck && !c.Redacted && c.Stage != cards.StageWithdrawn && (c.Round == r.Number || c.Stage == cards.StageNoLonger) {
			looked[Number(c.Fields[cards.FieldAbout])] = true
		}
	}
	for _, n := range s.Notes {
		if n.Round >= r.Number || n.Hat != hats.White || n.Gone || n.Redacted || looked[n.Seq] {
			continue
		}
		if n.Kind == Assumption || n.Kind != Question && now.Sub(n.At) >= StaleAfter {
			out = append(out, n)
		}
	}
	return out
}

// Look says of a White note whether it still holds.
type Look struct {
	Ref      uint64
	Holds    bool
	How      string // how it was looked at or tested, may be empty
	Template cards.Template
}

func (c Look) decide(s State, now time.Time) ([]Event, error) {
	n, err := s.standing(c.Ref)
	if err != nil {
		return nil, err
	}
	if n.Hat != hats.White {
		return nil, Errorf(CodeRefused, "#%d is no White note", c.Ref).WithHint("only what was taken for true can hold or not")
	}
	stage := cards.StageNoLonger
	if c.Holds {
		stage = cards.StageHolds
	}
	values := map[string]string{
		cards.Recheck: OneLine(n.Text, 200), cards.FieldAbout: "#" + strconv.FormatUint(c.Ref, 10), cards.FieldHow: c.How,
	}
	return OpenCard{Template: c.Template, Stage: stage, Fields: values}.decide(s, now)
}

// Reuse opens a card anew from one of this incident that proved itself, see [Card.Again].
type Reuse struct {
	Ref      uint64
	Template cards.Template // of that card
	Text     string         // what it is for now; "" keeps the words of that card
}

func (c Reuse) decide(s State, now time.Time) ([]Event, error) {
	card, err := s.card(c.Ref, c.Template)
	if err != nil {
		return nil, err
	}
	changes := map[string]string{}
	if c.Text != "" && len(c.Template.Fields) > 0 {
		changes[c.Template.Fields[0].Name] = c.Text
	}
	open, err := card.Again(c.Template, changes)
	if err != nil {
		return nil, err
	}
	return open.decide(s, now)
}

// Again opens a card anew from one that proved itself, with what can be used again; changes come on top. The card may be of another
// incident (method, part A, A37).
func (c *Card) Again(t cards.Template, changes map[string]string) (OpenCard, error) {
	if _, has := t.Field(cards.FieldProven); !has {
		return OpenCard{}, Errorf(CodeRefused, "%s cannot be made again: only a plan that can be proven", c.told()).WithHint("open a new card instead")
	}
	if c.Fields[cards.FieldProven] != cards.Yes {
		return OpenCard{}, Errorf(CodeRefused, "%s is not proven yet", c.told()).
			WithHint("once it did what it was made for: /" + t.Command + " #" + strconv.FormatUint(c.Seq, 10) + " proven=yes")
	}
	return OpenCard{Template: t, Fields: merged(t.Again(c.Fields), changes)}, nil
}

// Effort returns what an approach has taken so far: how many people are on it, 0 when that was not said, and for how long: as somebody
// said, else since it came on (A28b: never shown without what it is to bring).
func (c *Card) Effort(now time.Time) (people int, spent time.Duration) {
	people, _ = strconv.Atoi(c.Fields[cards.FieldPeople])
	if said, err := time.ParseDuration(c.Fields[cards.FieldSpent]); err == nil {
		return people, said + max(0, now.Sub(c.Set[cards.FieldSpent].At))
	}
	for _, m := range c.Moves {
		if m.Stage == cards.StageRunning {
			return people, max(0, now.Sub(m.At))
		}
	}
	return people, 0
}

// Unweighed reports whether nothing was said under Black about a change: no note of the round that is on, and none of another round
// that names the card by its number (method, part A, A31: a change is looked at with the Black hat before it runs).
func (s State) Unweighed(c *Card) bool {
	if c == nil || c.Template != cards.Change {
		return false
	}
	round := 0
	if r := s.Round(); r != nil {
		round = r.Number
	}
	for _, n := range s.Notes {
		if n.Hat == hats.Black && !n.Gone && (n.Round == round || numbered(n.Text, c.Seq)) {
			return false
		}
	}
	return true
}

// numbered reports whether a text names a card by its number: "#31", and not "#310".
func numbered(text string, seq uint64) bool {
	number := "#" + strconv.FormatUint(seq, 10)
	for {
		_, behind, ok := strings.Cut(text, number)
		if !ok {
			return false
		}
		if behind == "" || behind[0] < '0' || behind[0] > '9' {
			return true
		}
		text = behind
	}
}
