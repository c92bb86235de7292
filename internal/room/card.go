package room

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
)

func readGoal(d Desk, a capture.Args) (incident.Command, error) {
	t, err := d.template(cards.Goal)
	if err != nil {
		return nil, err
	}
	return readCard(d, t, a)
}

// readDecide reads a decision. Without who has it and by when it is none: it is asked for, unless the line says more than the words, and so
// is meant as a proposal.
func readDecide(d Desk, a capture.Args) (incident.Command, error) {
	t, err := d.template(cards.Decision)
	if err != nil {
		return nil, err
	}
	owed := slices.DeleteFunc(slices.Clone(a.Fields), func(f capture.FieldValue) bool { return f.Name != cards.FieldOwner && f.Name != cards.FieldDue })
	if len(owed) == 0 && a.Who != "" && !a.Due.IsZero() { // of a line read by the bare table of the language
		owed = []capture.FieldValue{{Name: cards.FieldOwner, Value: a.Who}, {Name: cards.FieldDue, Value: a.Due.UTC().Format(time.RFC3339)}}
		a.Fields = append(owed, a.Fields...)
	}
	for i, f := range a.Fields {
		if f.Name == cards.FieldOwner {
			a.Fields[i].Value = d.rosterName(f.Value)
		}
	}
	if a.Seq == 0 && a.Text != "" && a.Stage == "" && len(owed) < 2 && len(a.Fields) == len(owed) {
		return nil, incident.Errorf(incident.CodeRefused, "who has it, and by when?").
			WithHint("/decide NAME by 14:30: WHAT, or: in 30m in place of by 14:30")
	}
	return readCard(d, t, a)
}

// readLook reads whether a White note still holds.
func readLook(holds bool) func(Desk, capture.Args) (incident.Command, error) {
	return func(d Desk, a capture.Args) (incident.Command, error) {
		t, err := d.template(cards.Recheck)
		if err != nil {
			return nil, err
		}
		if a.Seq == 0 {
			return nil, incident.Errorf(incident.CodeInvalid, "which note is it?").WithHint("write its number: /holds #12 HOW, /broke #12 HOW")
		}
		return incident.Look{Ref: a.Seq, Holds: holds, How: a.Text, Template: t}, nil
	}
}

// readAgain opens a card anew from one that proved itself.
func readAgain(d Desk, a capture.Args) (incident.Command, error) {
	if a.Seq == 0 {
		return nil, incident.Errorf(incident.CodeInvalid, "which plan is used again?").WithHint("a proven change, by its number: /again #31 WHAT")
	}
	c, t, err := d.cardAt(a.Seq)
	if err != nil {
		return nil, err
	}
	if c == nil {
		t, _ = d.template(cards.Change)
	}
	return incident.Reuse{Ref: a.Seq, Template: t, Text: a.Text}, nil
}

// owing are the templates of which a card is something that somebody owes, and that can be acknowledged and done.
var owing = []string{cards.Decision, cards.Commitment}

// readDone takes the card that is named, else the newest open one that the person has, else the newest open one they recorded.
func readDone(d Desk, a capture.Args) (incident.Command, error) {
	if a.Seq == 0 && a.Text != "" {
		return nil, incident.Errorf(incident.CodeInvalid, "which decision is done?").
			WithHint("its number stands behind /owed: /done #12, or /done alone for your newest")
	}
	c, t, err := d.owed(a.Seq, func(*incident.Card) bool { return true })
	if err != nil {
		return nil, err
	}
	if c == nil && a.Seq == 0 {
		return nil, incident.Errorf(incident.CodeNotFound, "no decision of yours is open").WithHint("/owed lists them all; then /done #NUMBER")
	}
	ref := a.Seq
	if c != nil {
		ref = c.Seq
	}
	return incident.MoveCard{Ref: ref, Template: t, Stage: cards.StageDone, Reason: a.Text}, nil
}

// owed returns the card of that number and its template; of number 0 the newest open one that the person has, else the newest they
// recorded, of those that fit. It is nil when there is none: the template is that of decisions then.
func (d Desk) owed(ref uint64, fits func(*incident.Card) bool) (*incident.Card, cards.Template, error) {
	c := d.State.Card(ref)
	if ref == 0 {
		c = d.openOwed(fits)
	}
	name := cards.Decision
	if c != nil && slices.Contains(owing, c.Template) {
		name = c.Template
	}
	t, err := d.template(name)
	return c, t, err
}

func (d Desk) openOwed(fits func(*incident.Card) bool) *incident.Card {
	for _, own := range []func(*incident.Card) bool{
		func(c *incident.Card) bool { return strings.EqualFold(d.rosterName(c.Holder()), d.By) },
		func(c *incident.Card) bool { return c.By == d.By },
	} {
		for _, c := range slices.Backward(d.State.Cards) {
			if isOwed(c) && own(c) && fits(c) {
				return c
			}
		}
	}
	return nil
}

// isOwed reports whether somebody still has to do what a card says.
func isOwed(c *incident.Card) bool {
	return c.Template == cards.Decision && c.Stage == cards.StageDecided || c.Template == cards.Commitment && c.Stage == cards.StageOpen && !c.Redacted
}

// readAck records that whoever has a card has said so: a handover is not done before (A34). In the room the scribe may write it for the
// owner.
func readAck(d Desk, a capture.Args) (incident.Command, error) {
	c, t, err := d.owed(a.Seq, func(c *incident.Card) bool { return c.Fields[cards.FieldAck] == "" })
	if err != nil {
		return nil, err
	}
	if c == nil && a.Seq == 0 {
		return nil, incident.Errorf(incident.CodeNotFound, "no decision waits for that").WithHint("/owed lists what is owed; then /ack #NUMBER")
	}
	ref, who := a.Seq, d.By
	if c != nil {
		ref = c.Seq
		who = cmp.Or(c.Holder(), who)
	}
	return incident.FillCard{Ref: ref, Template: t, Fields: map[string]string{cards.FieldAck: who}}, nil
}

// cardAt returns the card that a number names and its template; nil when it names none.
func (d Desk) cardAt(ref uint64) (*incident.Card, cards.Template, error) {
	c := d.State.Card(ref)
	if c == nil {
		return nil, cards.Template{}, nil
	}
	t, err := d.template(c.Template)
	return c, t, err
}

func (d Desk) template(name string) (cards.Template, error) {
	t, ok := cards.Find(d.Templates, name)
	if !ok {
		return t, incident.Errorf(incident.CodeNotFound, "there is no card template %q here", name).WithHint("write it as a note, so that it is not lost")
	}
	return t, nil
}
