package incident

import (
	"slices"

	"warroom/internal/cards"
)

func (f *folder) cardOpened(e *Event) {
	c := &Card{
		Seq: e.Seq, Template: e.Name, Stage: e.Type, Fields: merged(nil, e.Fields), By: e.By, Opened: e.At, Round: len(f.Rounds),
		Redacted: e.stub, Moves: []Move{{Stage: e.Type, By: e.By, At: e.At, Seq: e.Seq}},
	}
	c.Set = c.setBy(e)
	f.cards, f.Cards = grown(f.cards, f.Cards, c)
	f.standGoal(c)
}

// standGoal makes the newest goal that is set the one that stands; c is a card that is new or was changed.
func (f *folder) standGoal(c *Card) {
	switch {
	case c.Template != cards.Goal:
	case c.Stage == cards.StageSet && (f.Goal == nil || f.Goal.Seq <= c.Seq):
		f.Goal = c
	case c.Stage != cards.StageSet && f.Goal != nil && f.Goal.Seq == c.Seq:
		f.Goal = nil
		for _, older := range slices.Backward(f.Cards) {
			if older.Template == cards.Goal && older.Stage == cards.StageSet {
				f.Goal = older
				return
			}
		}
	}
}

func (f *folder) changeCard(e *Event, change func(*Card)) {
	i, ok := find(f.Cards, e.Ref, (*Card).seq)
	if !ok {
		return
	}
	c := *f.Cards[i]
	change(&c)
	f.Cards = owned(f.Cards, &f.own.cards)
	f.Cards[i] = &c
	f.standGoal(&c)
}

func (f *folder) cardFilled(e *Event) {
	f.changeCard(e, func(c *Card) { c.Set, c.Dues, c.Fields = c.setBy(e), c.dueMoved(e), merged(c.Fields, e.Fields) })
}

func (f *folder) cardMoved(e *Event) {
	f.changeCard(e, func(c *Card) {
		c.Stage = e.Type
		c.moves, c.Moves = grown(c.moves, c.Moves, Move{Stage: e.Type, By: e.By, Why: e.Text, At: e.At, Seq: e.Seq, Undoes: e.Undoes})
	})
}
