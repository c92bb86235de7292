package desk_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// start is when the tests' incident is declared.
var start = time.Date(2031, 3, 14, 13, 0, 0, 0, time.UTC)

// at is a moment, in minutes after the declaration.
func at(minutes float64) time.Time { return start.Add(time.Duration(minutes * float64(time.Minute))) }

// stamp is such a moment as a field has it.
func stamp(minutes float64) string { return at(minutes).Format(time.RFC3339) }

// step is a command that somebody gives at a minute.
type step struct {
	min float64
	by  string // "" is ana
	cmd incident.Command
}

type fields = map[string]string

func open(template, stage string, values fields) incident.OpenCard {
	t, ok := cards.Find(cards.Builtin(), template)
	if !ok {
		panic("there is no template " + template)
	}
	return incident.OpenCard{Template: t, Stage: stage, Fields: values}
}

func move(ref uint64, template, stage string, values fields) incident.MoveCard {
	return incident.MoveCard{Ref: ref, Template: open(template, "", nil).Template, Stage: stage, Fields: values}
}

func note(text string, tags ...string) incident.AddNote {
	return incident.AddNote{Hat: hats.White, Text: text, Tags: tags}
}

func worse(text string) incident.AddNote {
	return incident.AddNote{Hat: hats.White, Text: text, UhOh: true}
}

// sent is an update that went out; next is the minute of the next one, 0 for none named, values come on top.
func sent(text string, next float64, values fields) incident.OpenCard {
	all := fields{cards.Update: text, cards.FieldAudience: cards.ToCustomer, cards.FieldDoesForThem: "they can plan", cards.FieldNextAt: stamp(next)}
	for k, v := range values {
		all[k] = v
	}
	return open(cards.Update, cards.StageSent, all)
}

func talk(direction, told string, values fields) incident.OpenCard {
	all := fields{cards.Contact: "the outage", cards.FieldDirection: direction, cards.FieldTold: told}
	for k, v := range values {
		all[k] = v
	}
	return open(cards.Contact, "", all)
}

func customer(name string, values fields) incident.OpenCard {
	all := fields{cards.Party: name, cards.FieldKind: cards.KindCustomer}
	for k, v := range values {
		all[k] = v
	}
	return open(cards.Party, "", all)
}

func gear(every string) incident.OpenCard {
	return open(cards.Gear, cards.StageSet, fields{cards.Gear: "they sleep", cards.FieldEvery: every})
}

func snooze(until float64) incident.OpenCard {
	return open(cards.Snooze, cards.StageSet, fields{cards.Snooze: "they are in a meeting", cards.FieldUntil: stamp(until)})
}

func promise(due float64) incident.OpenCard {
	return open(cards.Commitment, "", fields{
		cards.Commitment: "a written summary", cards.FieldOwner: "lia", cards.FieldDue: stamp(due), cards.FieldKind: cards.KindPromise, cards.FieldToWhom: "acme",
	})
}

func declare() incident.Declare {
	return incident.Declare{
		Title: "Queue stuck", Impact: "My policies wait.", Severity: 1, Zone: "Europe/Berlin",
		People: []incident.Join{{Name: "ana", Seat: "lead"}, {Name: "lia", Seat: "customer liaison"}}, At: start,
	}
}

// play returns the log and the state of an incident that is declared at minute 0 and goes on by steps. Declaring takes three events, so
// the first step begins with number 4.
func play(tb testing.TB, steps ...step) ([]incident.Event, incident.State) {
	tb.Helper()
	var log []incident.Event
	var s incident.State
	for i, st := range append([]step{{0, "", declare()}}, steps...) {
		events, err := incident.Decide(s, st.cmd, at(st.min))
		if err != nil {
			tb.Fatalf("step %d, %T: %v", i, st.cmd, err)
		}
		by := st.by
		if by == "" {
			by = "ana"
		}
		incident.Stamp(events, by, at(st.min), func(k int) string { return fmt.Sprintf("%d-%d", s.Seq, k) })
		for k := range events {
			events[k].Seq = s.Seq + uint64(k) + 1
		}
		log, s = append(log, events...), incident.Fold(s, events)
	}
	return log, s
}

func of(tb testing.TB, steps ...step) *desk.Desk {
	tb.Helper()
	_, s := play(tb, steps...)
	return desk.Of(s, desk.Pace{})
}

// minute writes a moment as minutes after the declaration, "-" for none.
func minute(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%g", t.Sub(start).Minutes())
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", lines(got), lines(want))
	}
}

func lines(all []string) string {
	out := ""
	for _, l := range all {
		out += "\t" + l + "\n"
	}
	return out
}
