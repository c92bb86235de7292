package incident

import (
	"strings"
	"time"

	"warroom/internal/cards"
)

// Promise reports whether a card is a promise: a commitment to somebody outside, which is kept, renegotiated in time, or broken.
func (c *Card) Promise() bool { return isPromise(c.Template, c.Fields) }

func isPromise(template string, values map[string]string) bool {
	return template == cards.Commitment && values[cards.FieldKind] == cards.KindPromise
}

// promised are the fields that say until when the customer was promised something, by template.
var promised = map[string]string{
	cards.Commitment: cards.FieldDue, // a promise only
	cards.Update:     cards.FieldNextAt,
	cards.Contact:    cards.FieldNextAt,
	cards.Call:       cards.FieldHearNext,
}

// Promised returns by when a card promises something to the outside: what a promise is about, or the next word after an update, a
// conversation or a call, whatever its stage. Zero when it promises nothing.
func (c *Card) Promised() time.Time {
	field, ok := promised[c.Template]
	if !ok || c.Template == cards.Commitment && !c.Promise() {
		return time.Time{}
	}
	at, _ := c.Time(field)
	return at
}

// keepsPromise refuses what would make a promise look kept that was not: one that is due in the past, another time once the time has
// passed, no time any more, and a late promise that becomes a task (method, part A, A64: renegotiate only before due). Had is the card as
// it stands, nil for a new one; filled are the fields as they would be.
func keepsPromise(t cards.Template, had *Card, filled map[string]string, now time.Time) error {
	is := isPromise(t.Name, filled)
	if had != nil && !had.keepsWord(filled, now) {
		return Errorf(CodeRefused, "#%d told them when they hear next, and that has passed: it stays as they heard it", had.Seq).
			WithHint("say when they hear next in a word of its own: /update TEXT next=15:30")
	}
	if had == nil || !had.Promise() {
		if due, err := time.Parse(time.RFC3339, filled[cards.FieldDue]); is && err == nil && due.Before(now) {
			return Errorf(CodeRefused, "a promise cannot be due in the past").WithHint("say by when it can be kept, or broken when it was not: a note says what happened")
		}
		return nil
	}
	was := had.Due()
	late := !was.IsZero() && was.Before(now)
	due, err := time.Parse(time.RFC3339, filled[cards.FieldDue])
	moved := err != nil || !due.Equal(was)
	const told = "say how it ended: done or broken; what is promised now is a new promise"
	switch {
	case !is && late:
		return Errorf(CodeRefused, "promise #%d is late: it stays a promise", had.Seq).WithHint(told)
	case !is, was.IsZero() && err != nil, !moved:
		return nil
	case late:
		return Errorf(CodeRefused, "the time of promise #%d has passed: it is renegotiated before that", had.Seq).WithHint(told)
	case filled[cards.FieldDue] == "":
		return Errorf(CodeRefused, "a promise has a time: it can be another one, but not none").WithHint("write the new time instead: due=15:30")
	case due.Before(now):
		return Errorf(CodeRefused, "a promise cannot be due in the past").WithHint("write a time that can be kept: due=15:30")
	}
	return nil
}

// keepsWord reports whether a word that was said keeps the time at which they hear next, once that has passed: what went out cannot be made
// to have promised another one.
func (c *Card) keepsWord(filled map[string]string, now time.Time) bool {
	was := c.Promised()
	if was.IsZero() || !was.Before(now) || !CustomerCard(c.Template, c.Stage, c.Fields) || c.Template == cards.Contact && c.Fields[cards.FieldTold] == "" {
		return true
	}
	next, err := time.Parse(time.RFC3339, filled[promised[c.Template]])
	return err == nil && next.Equal(was) && CustomerCard(c.Template, c.Stage, filled)
}

// CustomerCard reports whether a card that stands so is a word to the customer, or from them: an update that was sent to somebody outside,
// a call that was made, a conversation whoever began it. It is the one notion of that besides [CustomerTag], for the silence clock, for
// the story and for what closes a strategy.
func CustomerCard(template, stage string, fields map[string]string) bool {
	switch template {
	case cards.Contact:
		return stage != cards.StageWithdrawn
	case cards.Call:
		return stage == cards.StageMade
	case cards.Update:
		audience := strings.TrimSpace(fields[cards.FieldAudience])
		return stage == cards.StageSent && audience != "" && audience != cards.Internal
	}
	return false
}
