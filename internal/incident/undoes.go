package incident

import (
	"fmt"
	"strconv"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// undoable says how an act of a kind is taken back, or why it is not.
type undoable struct {
	look    func(State, *act) (past, bool) // how the thing it is about stands; false when there is no such thing
	tell    func(State, *act) string       // what it was, behind "your last act was: "
	back    func(State, *act) []Event      // what takes it back; nil: nothing does
	instead string                         // what to do when it cannot be taken back, or was changed since
	round   bool                           // it is about the round that is on
	open    bool                           // only an open incident takes it back
}

const olderByNumber = "; an older note is retracted by its number: /retract #12"

// undoes has a line for every kind of act but those on notes, which noteInverse knows.
var undoes = map[Kind]undoable{
	KindDeclared: {}, // before it there is nothing
	KindEdited:   {look: lookIncident, tell: says("the incident described anew"), back: setBack(KindEdited), instead: "say it again: /title, /impact, /sev, /zone" + olderByNumber},
	KindRestored: {look: lookRestored, tell: says("business restored"), back: endBack(KindUnrestored), instead: "correct it: /restored TIME" + olderByNumber},
	KindCured:    {look: lookCured, tell: says("cause cured"), back: endBack(KindUncured), instead: "correct it: /cured TIME" + olderByNumber},
	KindClosed:   {look: lookClosed, tell: says("the incident closed"), back: reopenBack, instead: "/reopen opens a closed incident" + olderByNumber},
	KindReopened: {tell: says("the incident opened again"), instead: "/close ends it again" + olderByNumber},

	KindRound:     {tell: says("a new round opened"), instead: "start another one: /round ORDER" + olderByNumber, round: true},
	KindReordered: {look: lookSteps, tell: says("Black and Yellow exchanged"), back: stepsBack, instead: "turn to the hat you want: /hat NAME" + olderByNumber, round: true, open: true},
	KindHat:       {look: lookHat, tell: tellHat, back: hatBack, instead: "turn the hat: /back, /hat NAME" + olderByNumber, round: true, open: true},
	KindExtended:  {tell: says("two minutes more for the hat"), instead: "the next hat may come before they are over: /next" + olderByNumber, round: true},

	KindCardOpened: {look: lookStage, tell: tellCard("recorded"), back: withdraw, instead: "take it back by its number: /retract #NUMBER", open: true},
	KindCardFilled: {look: lookFields, tell: tellCard("written anew"), back: setBack(KindCardFilled), instead: "write it again: /revise #NUMBER TEXT", open: true},
	KindCardMoved:  {look: lookStage, tell: tellCard("moved"), back: moveBack, instead: "look at it: /owed" + olderByNumber, open: true},

	KindJoined:    {look: lookPerson, tell: tellPerson("%s put on the roster"), back: leaveBack, instead: "/leave NAME takes somebody off the roster" + olderByNumber, open: true},
	KindPersonSet: {look: lookPerson, tell: tellPerson("another seat for %s"), back: setBack(KindPersonSet), instead: "give the seat again: /person NAME, SEAT" + olderByNumber, open: true},
	KindLeft:      {look: lookPerson, tell: tellPerson("%s taken off the roster"), back: joinBack, instead: "/person NAME puts somebody on the roster" + olderByNumber, open: true},
}

func says(words string) func(State, *act) string {
	return func(State, *act) string { return words }
}

func tellHat(_ State, a *act) string {
	return "turned to " + hats.Step{Hat: a.left.hat}.Title()
}

func tellCard(what string) func(State, *act) string {
	return func(s State, a *act) string {
		if c := s.Card(a.ref); c != nil {
			return c.told() + " " + what
		}
		return "a card " + what
	}
}

func tellPerson(format string) func(State, *act) string {
	return func(_ State, a *act) string { return fmt.Sprintf(format, a.who) }
}

func lookIncident(s State, a *act) (past, bool) {
	return past{fields: a.only(map[string]string{
		FieldTitle: s.Title, FieldImpact: s.Impact, FieldSeverity: strconv.Itoa(s.Severity), FieldZone: s.Zone, FieldSeen: s.Seen,
	})}, true
}

// only returns those of the fields that the act set.
func (a *act) only(all map[string]string) map[string]string {
	out := make(map[string]string, len(a.set))
	for name := range a.set {
		out[name] = all[name]
	}
	return out
}

func lookRestored(s State, _ *act) (past, bool) {
	return past{at: s.Restored, text: s.RestoredWords}, true
}

func lookCured(s State, _ *act) (past, bool) { return past{at: s.Cured, text: s.CuredWords}, true }

func lookClosed(s State, _ *act) (past, bool) { return past{at: s.Closed}, true }

func lookSteps(s State, _ *act) (past, bool) {
	r := s.Round()
	if r == nil {
		return past{}, false
	}
	return past{steps: r.Steps, step: r.Place}, true
}

func lookHat(s State, _ *act) (past, bool) {
	r := s.Round()
	if r == nil {
		return past{}, false
	}
	return past{step: r.Step, hat: r.Hat, place: r.Place}, true
}

func lookStage(s State, a *act) (past, bool) {
	c := s.Card(a.ref)
	if c == nil {
		return past{}, false
	}
	return past{text: c.Stage}, true
}

func lookFields(s State, a *act) (past, bool) {
	c := s.Card(a.ref)
	if c == nil {
		return past{}, false
	}
	return past{fields: a.only(c.Fields)}, true
}

func lookPerson(s State, a *act) (past, bool) {
	i := s.personAt(a.who)
	if i < 0 {
		return past{}, false
	}
	p := s.People[i]
	return past{fields: p.fields(), at: p.Left}, true
}

// setBack sets the fields that the act set to what they were.
func setBack(kind Kind) func(State, *act) []Event {
	return func(_ State, a *act) []Event {
		return []Event{{Kind: kind, Ref: a.ref, Who: a.who, Fields: a.only(a.was.fields)}}
	}
}

// endBack takes an end back. The end that stood before stands again, if there was one.
func endBack(kind Kind) func(State, *act) []Event {
	return func(_ State, a *act) []Event {
		return []Event{{Kind: kind, Text: a.was.text, Fields: fields(fieldAt, redactTime(a.was.at))}}
	}
}

func reopenBack(State, *act) []Event { return []Event{{Kind: KindReopened, Text: "undone"}} }

func stepsBack(_ State, a *act) []Event { return []Event{{Kind: KindReordered, Steps: a.was.steps}} }

func hatBack(_ State, a *act) []Event {
	return []Event{{Kind: KindHat, Hat: a.was.hat, Index: a.was.step}}
}

// moveBack takes a card back to where it stood. The goal that gave way to it stands again.
func moveBack(s State, a *act) []Event {
	events := []Event{{Kind: KindCardMoved, Ref: a.ref, Type: a.was.text, Text: "undone"}}
	return append(events, s.standsAgain(s.Card(a.ref))...)
}

// withdraw takes an opened card back. The goal that gave way to it stands again.
func withdraw(s State, a *act) []Event {
	events := []Event{{Kind: KindCardMoved, Ref: a.ref, Type: cards.StageWithdrawn, Text: "undone"}}
	return append(events, s.standsAgain(s.Card(a.ref))...)
}

func leaveBack(_ State, a *act) []Event { return []Event{{Kind: KindLeft, Who: a.who}} }

func joinBack(_ State, a *act) []Event { return []Event{{Kind: KindJoined, Who: a.who}} }
