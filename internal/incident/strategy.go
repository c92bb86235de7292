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
// that were dropped began; newest first.
func (s State) Fresh() []*Person {
	var since time.Time
	for _, c := range s.CardsOf(cards.Approach) {
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
		WithHint("give them: /task " + numbers[0] + " owner=NAME by=..., or leave it so: /close open-ended: WHY")
}
