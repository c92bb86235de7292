package room

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
)

func readGoal(d Desk, a capture.Args) (incident.Command, error) {
	t, err := d.template(cards.Goal)
	return incident.OpenCard{Template: t, Stage: cards.StageSet, Fields: map[string]string{cards.FieldGoal: rest(a)}}, err
}

func readDecide(d Desk, a capture.Args) (incident.Command, error) {
	if a.Who == "" || a.Due.IsZero() {
		return nil, incident.Errorf(incident.CodeRefused, "who has it, and by when?").
			WithHint("/decide NAME by 14:30: WHAT, or: in 30m in place of by 14:30")
	}
	t, err := d.template(cards.Decision)
	return incident.OpenCard{Template: t, Stage: cards.StageDecided, Fields: map[string]string{
		cards.FieldDecision: a.Text, cards.FieldOwner: d.rosterName(a.Who), cards.FieldDue: a.Due.UTC().Format(time.RFC3339),
	}}, err
}

// readDone takes the decision that is named, else the newest open one that the person has, else the newest open one they recorded.
func readDone(d Desk, a capture.Args) (incident.Command, error) {
	t, err := d.template(cards.Decision)
	if err != nil {
		return nil, err
	}
	if a.Seq == 0 && a.Text != "" {
		return nil, incident.Errorf(incident.CodeInvalid, "which decision is done?").
			WithHint("its number stands behind /owed: /done #12, or /done alone for your newest")
	}
	if a.Seq != 0 {
		return incident.MoveCard{Ref: a.Seq, Template: t, Stage: cards.StageDone, Reason: a.Text}, nil
	}
	if c := d.openDecision(func(*incident.Card) bool { return true }); c != nil {
		return incident.MoveCard{Ref: c.Seq, Template: t, Stage: cards.StageDone}, nil
	}
	return nil, incident.Errorf(incident.CodeNotFound, "no decision of yours is open").WithHint("/owed lists them all; then /done #NUMBER")
}

// openDecision returns the newest open decision that the person has, else the newest they recorded, of those that fit.
func (d Desk) openDecision(fits func(*incident.Card) bool) *incident.Card {
	for _, own := range []func(*incident.Card) bool{
		func(c *incident.Card) bool { return strings.EqualFold(d.rosterName(c.Fields[cards.FieldOwner]), d.By) },
		func(c *incident.Card) bool { return c.By == d.By },
	} {
		for _, c := range slices.Backward(d.State.CardsOf(cards.Decision)) {
			if c.Stage == cards.StageDecided && own(c) && fits(c) {
				return c
			}
		}
	}
	return nil
}

// readAck records that whoever has a decision has said so: a handover is not done before (A34). In the room the scribe may write it for
// the owner.
func readAck(d Desk, a capture.Args) (incident.Command, error) {
	t, err := d.template(cards.Decision)
	if err != nil {
		return nil, err
	}
	c, ref := d.State.Card(a.Seq), a.Seq
	if ref == 0 {
		if c = d.openDecision(func(c *incident.Card) bool { return c.Fields[cards.FieldAck] == "" }); c == nil {
			return nil, incident.Errorf(incident.CodeNotFound, "no decision waits for that").WithHint("/owed lists what is owed; then /ack #NUMBER")
		}
		ref = c.Seq
	}
	who := d.By
	if c != nil && c.Fields[cards.FieldOwner] != "" {
		who = c.Fields[cards.FieldOwner]
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
