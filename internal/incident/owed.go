package incident

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
)

// DueMove is the time of a card moved to another one.
type DueMove struct {
	From, To time.Time
	At       time.Time // when it was moved
	By       string
}

// Late reports a time that was moved only after it had passed: that does not make good for it (method, part A, A64).
func (m DueMove) Late() bool { return m.At.After(m.From) }

// Standing says how well what is owed was kept.
type Standing string

// The standings of a commitment. Done is not closed: a commitment that is done still waits for somebody to look, see [State.Unchecked].
const (
	StandOpen   Standing = "open"  // in time so far, at the time that was first said
	StandMoved  Standing = "moved" // in time so far, at a time that was moved before it had passed
	StandLate   Standing = "late"  // its time has passed, moved since or not
	StandKept   Standing = "kept"  // done in time
	StandTardy  Standing = "done late"
	StandBroken Standing = "broken"
	StandGone   Standing = "withdrawn"
)

// Standing returns how a commitment stands at now. One without a time is open until it is done, and then kept.
func (c *Card) Standing(now time.Time) Standing {
	switch c.Stage {
	case cards.StageBroken:
		return StandBroken
	case cards.StageWithdrawn:
		return StandGone
	}
	late := slices.ContainsFunc(c.Dues, DueMove.Late)
	end, done := c.Done()
	if !done {
		end = now
	}
	if due := c.Due(); !due.IsZero() && end.After(due) {
		late = true
	}
	switch {
	case done && late:
		return StandTardy
	case done:
		return StandKept
	case late:
		return StandLate
	case len(c.Dues) > 0:
		return StandMoved
	}
	return StandOpen
}

// Done returns when a commitment that is done came to be so, and whether it is.
func (c *Card) Done() (time.Time, bool) {
	if c.Stage != cards.StageDone && c.Stage != cards.StageChecked {
		return time.Time{}, false
	}
	last := c.came()
	at := c.Moves[last].At
	for _, m := range slices.Backward(c.Moves[:last+1]) {
		if m.Stage != cards.StageDone && m.Stage != cards.StageChecked {
			break
		}
		at = m.At
	}
	return at, true
}

// Came returns the move by which a card came to the stage in which it stands, the zero Move for one without any. What an undo sets back
// stands since it was there first: that somebody slipped in between does not make it later.
func (c *Card) Came() Move {
	if i := c.came(); i >= 0 {
		return c.Moves[i]
	}
	return Move{}
}

func (c *Card) came() int {
	i := len(c.Moves) - 1
	for i >= 0 && c.Moves[i].Undoes != 0 {
		undone, ok := slices.BinarySearchFunc(c.Moves[:i], c.Moves[i].Undoes, func(m Move, seq uint64) int { return cmp.Compare(m.Seq, seq) })
		if !ok || undone == 0 || c.Moves[undone-1].Stage != c.Moves[i].Stage {
			break
		}
		i = undone - 1
	}
	return i
}

// Holder returns who has what a card says: to whom it was handed, else its owner; "" for nobody.
func (c *Card) Holder() string {
	return cmp.Or(c.Fields[cards.FieldHandedTo], c.Fields[cards.FieldOwner])
}

// HolderWords are [Card.Holder], and whose it was when it was handed on.
func (c *Card) HolderWords() string {
	owner, has := c.Fields[cards.FieldOwner], c.Holder()
	if owner == "" || strings.EqualFold(owner, has) {
		return has
	}
	return has + " (was " + owner + ")"
}

// Unchecked returns the commitments that are done and that nobody has looked at yet (A34).
func (s State) Unchecked() []*Card {
	var out []*Card
	for _, c := range s.CardsOf(cards.Commitment) {
		if c.Stage == cards.StageDone {
			out = append(out, c)
		}
	}
	return out
}

// checksOwn refuses a commitment that is checked by whoever has it: done is not closed until somebody else looked (A34). Filled are the
// fields as they would be.
func (s State) checksOwn(template, stage string, filled map[string]string) error {
	checker := filled[cards.FieldCheckedBy]
	if template != cards.Commitment || stage != cards.StageChecked || checker == "" {
		return nil
	}
	for _, field := range []string{cards.FieldOwner, cards.FieldHandedTo} {
		if has := filled[field]; has != "" && strings.EqualFold(s.rosterName(has), s.rosterName(checker)) {
			return Errorf(CodeRefused, "%s has it, and cannot check it", checker).WithHint("somebody else looks whether it is done: checked_by=NAME")
		}
	}
	return nil
}

// rosterName returns the name of whoever holds that name or seat, else who as it is.
func (s State) rosterName(who string) string {
	if p := s.Person(who); p != nil {
		return p.Name
	}
	return strings.TrimSpace(who)
}

// Orphan reports a task that is part of nothing: the account is one plan, not loose tasks (A30). Follow-ups, prevention and promises
// stand for themselves.
func (s State) Orphan(c *Card) bool {
	if c.Template != cards.Commitment || c.Redacted || c.Stage == cards.StageWithdrawn {
		return false
	}
	if kind := c.Fields[cards.FieldKind]; kind != "" && kind != cards.KindTask {
		return false
	}
	of := s.Card(Number(c.Fields[cards.FieldPartOf]))
	return of == nil || of == c || of.Stage == cards.StageWithdrawn
}

// Number reads the number of a note or a card as people write it: "#31" or "31", with words behind it or not; 0 is none.
func Number(text string) uint64 {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	n, err := strconv.ParseUint(strings.TrimRight(strings.TrimPrefix(first, "#"), ",.:;"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// dueMoved returns the moves of a card's time once e sets its fields. What an undo sets back was not moved.
func (c *Card) dueMoved(e *Event) []DueMove {
	v, ok := e.Fields[cards.FieldDue]
	from := c.Due()
	to, err := time.Parse(time.RFC3339, v)
	switch last := len(c.Dues) - 1; {
	case !ok:
		return c.Dues
	case e.Undoes != 0 && last >= 0 && c.Dues[last].From.Equal(to):
		return c.Dues[:last:last]
	case e.Undoes != 0 || from.IsZero() || err == nil && to.Equal(from):
		return c.Dues
	}
	return append(slices.Clip(c.Dues), DueMove{From: from, To: to.UTC(), At: e.At, By: e.By})
}
