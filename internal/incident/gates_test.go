package incident

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// gateRun plays commands that bytes choose, by three people, and checks after each of them that no state was reached that a gate
// forbids, and that whoever was refused was told what is missing.
type gateRun struct {
	*testing.T
	data []byte // what is left to choose by
	at   time.Time
	s    State
	log  []Event
	done []given        // the commands that were taken, and the last one
	seen map[string]int // what was taken and refused, how often

	opened map[sealedAnswer]string // sealed answers that were open once, and what they were
	went   map[uint64]bool         // by Seq of a round: somebody went on in it without a goal, with the explicit word
}

// given is a command that somebody gave, and what came of it.
type given struct {
	by     string
	at     time.Time
	c      Command
	events []Event
}

func (d given) String() string {
	return fmt.Sprintf("%s %s: %s\n    %s", d.at.Format("15:04:05"), d.by, worded(d.c), strings.ReplaceAll(briefly(d.events), "\n", "\n    "))
}

type sealedAnswer struct {
	card  uint64
	field string
}

func (g *gateRun) n(of int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return int(b) % of
}

func (g *gateRun) pick(of ...string) string { return of[g.n(len(of))] }

// play plays until the bytes are used up.
func (g *gateRun) play() {
	g.seen, g.opened, g.went = map[string]int{}, map[sealedAnswer]string{}, map[uint64]bool{}
	g.at = start
	g.do("ana", Declare{Title: "Queue stuck", People: []Join{{Name: "ana"}, {Name: "bo"}}, Order: crisis()})
	for len(g.data) > 0 {
		if g.n(3) > 0 { // often several things happen in the same moment
			g.at = g.at.Add(time.Duration(g.n(90)) * time.Second)
		}
		by := g.pick("ana", "ana", "bo", "cy")
		g.do(by, g.command(by))
	}
	if got := Fold(State{}, g.log); dump(unstruck(got)) != dump(unstruck(g.s)) {
		g.fail("the state is not the fold of its log:\n%s\nand\n%s", facts(g.s), facts(got))
	}
	if got := Fold(State{}, kept(g.log)); dump(unstruck(got)) != dump(unstruck(g.s)) {
		g.fail("the state is not the fold of its log as it is kept:\n%s\nand\n%s", facts(g.s), facts(got))
	}
}

// unstruck is a state without what two folds of one log may differ in: people who have nothing left to undo, and arrays that are shared.
func unstruck(s State) State {
	s.notes, s.rounds, s.cards, s.people = nil, nil, nil, nil
	s.acts = maps.Clone(s.acts)
	maps.DeleteFunc(s.acts, func(_ string, a *act) bool { return a == nil })
	return s
}

func (g *gateRun) fail(format string, args ...any) {
	g.Helper()
	var story strings.Builder
	for _, d := range g.done {
		fmt.Fprintln(&story, d)
	}
	g.Fatalf("%s\nafter\n%s", fmt.Sprintf(format, args...), story.String())
}

// do decides a command and folds it in, and looks whether all gates hold.
func (g *gateRun) do(by string, c Command) {
	g.Helper()
	before := g.s
	events, err := do(g.s, as{by, c}, g.at)
	g.done = append(g.done, given{by, g.at, c, events})
	if err != nil {
		g.refused(c, err)
		g.done = g.done[:len(g.done)-1]
		return
	}
	g.seen[fmt.Sprintf("%T", c)]++
	g.s = Fold(g.s, events)
	g.log = append(g.log, events...)
	g.cards()
	g.closed()
	g.hat(before, events)
	g.sealed()
}

// worded writes a command without the whole template in it.
func worded(c Command) string {
	switch c := c.(type) {
	case OpenCard:
		return fmt.Sprintf("open %s at %q with %v", c.Template.Name, c.Stage, c.Fields)
	case FillCard:
		return fmt.Sprintf("fill #%d %s with %v", c.Ref, c.Template.Name, c.Fields)
	case MoveCard:
		return fmt.Sprintf("move #%d %s to %q with %v", c.Ref, c.Template.Name, c.Stage, c.Fields)
	case Pivot, OpenRound:
		return fmt.Sprintf("%T", c)
	}
	return fmt.Sprintf("%T %+v", c, c)
}

// cards: every card has what the stage that it stands in asks for, and one goal stands at most.
func (g *gateRun) cards() {
	g.Helper()
	goals := 0
	for _, c := range g.s.Cards {
		t, _ := cards.Find(builtin(), c.Template)
		if t.Stage(c.Stage) < 0 {
			g.fail("%s stands in no stage of its template: %s", c.told(), c.Stage)
		}
		if missing := t.Missing(c.Stage, c.Fields); len(missing) > 0 && !c.Redacted {
			g.fail("%s is %s without %s", c.told(), c.Stage, missing[0].Name)
		}
		for i, was := 0, ""; i < len(c.way()) && !c.Redacted; i++ {
			m := c.way()[i]
			if err := entered(t, was, m.Stage); err != nil {
				g.fail("%s went from %q to %q: %v", c.told(), was, m.Stage, err)
			}
			was = m.Stage
		}
		if t.Name == cards.Goal && c.Stage == cards.StageSet {
			goals++
			if g.s.Goal != c {
				g.fail("%s is set, and is not the goal that stands", c.told())
			}
		}
	}
	if goals > 1 || goals == 0 && g.s.Goal != nil {
		g.fail("%d goals are set, and the one that stands is %+v", goals, g.s.Goal)
	}
}

// closed: an incident that is closed, and not left open-ended, owes no prevention, has a decision, and its business is back.
func (g *gateRun) closed() {
	g.Helper()
	if g.s.Closed.IsZero() || g.s.OpenEnded {
		return
	}
	g.seen["while closed"]++
	for _, c := range g.s.CardsOf(cards.Commitment) {
		_, due := c.Time(cards.FieldDue)
		if c.Stage == cards.StageOpen && c.Fields[cards.FieldKind] == cards.KindPrevention && (c.Fields[cards.FieldOwner] == "" || !due) {
			g.fail("closed while %s has no owner or no time", c.told())
		}
	}
	if len(g.s.Decided()) == 0 {
		g.fail("closed without a decision")
	}
	if g.s.Restored.IsZero() {
		g.fail("closed while the business is not restored")
	}
}

// hat: Red, Black, Yellow and Green are not on behind the goal step without a goal, unless somebody said so with the explicit word and
// the log has it.
func (g *gateRun) hat(before State, events []Event) {
	g.Helper()
	r := g.s.Round()
	for _, e := range events {
		if e.Kind == KindHat && e.On {
			g.went[r.Seq] = true
		}
		if was := g.undone(e); was != nil && was.Kind == KindHat && was.On {
			g.went[r.Seq] = false
		}
	}
	goalStep := r.GoalStep()
	behind := r.Step < 0 || r.Step >= goalStep
	if goalStep >= 0 && behind && g.s.Goal == nil && !g.went[r.Seq] && r.Hat != hats.White && r.Hat != hats.Blue {
		g.fail("%s is on without a goal (goal before: %v)", r.Hat, before.Goal != nil)
	}
}

// undone returns the event that e takes back.
func (g *gateRun) undone(e Event) *Event {
	for i := range g.log {
		if e.Undoes != 0 && g.log[i].Seq == e.Undoes {
			return &g.log[i]
		}
	}
	return nil
}

// sealed: an answer that was open once, because what opens it was there, is for ever what it was then.
func (g *gateRun) sealed() {
	g.Helper()
	for _, c := range g.s.Cards {
		t, _ := cards.Find(builtin(), c.Template)
		for _, f := range t.Fields {
			at := sealedAnswer{c.Seq, f.Name}
			was, open := g.opened[at]
			switch v := c.Fields[f.Name]; {
			case f.Sealed == "" || c.Redacted:
			case open && v != was:
				g.fail("%s was opened as %q and is now %q", c.told(), was, v)
			case v != "" && !t.Hidden(f.Name, c.Fields):
				g.opened[at] = v
				g.seen["opened"]++
			}
		}
	}
}

// refused: a refusal says what to do next, and that of a gate names everything that is missing.
func (g *gateRun) refused(c Command, err error) {
	g.Helper()
	if CodeOf(err) == "" || HintOf(err) == "" {
		g.fail("%T was refused without a code or a hint: %v", c, err)
	}
	var t cards.Template
	var stage string
	var have, more map[string]string
	switch c := c.(type) {
	case OpenCard:
		t, stage, more = c.Template, c.Stage, c.Fields
	case FillCard:
		t, more = c.Template, c.Fields
		if card := g.s.Card(c.Ref); card != nil {
			stage, have = card.Stage, card.Fields
		}
	case MoveCard:
		t, stage, more = c.Template, c.Stage, c.Fields
		if card := g.s.Card(c.Ref); card != nil {
			have = card.Fields
		}
	}
	if strings.Contains(err.Error(), " only from ") {
		g.seen["only from"]++
	}
	if !strings.Contains(err.Error(), " needs: ") {
		return
	}
	g.seen["gate"]++
	for _, f := range t.Missing(stage, merged(have, more)) {
		if !strings.Contains(err.Error(), strings.ToLower(f.Label)) {
			g.fail("%q does not name %q", err, f.Label)
		}
	}
}

// command returns any command, with arguments that often fit.
func (g *gateRun) command(by string) Command {
	switch g.n(28) {
	case 26, 27:
		ref, t := g.card()
		f := t.Fields[g.n(len(t.Fields))]
		return FillCard{Ref: ref, Template: t, Fields: map[string]string{f.Name: g.value(f)}}
	case 24:
		return decision("swap it")
	case 25:
		return goal("orders flow")
	case 0, 1, 2, 3:
		t := g.template()
		return OpenCard{Template: t, Stage: g.stage(t), Fields: g.fields(t)}
	case 4, 5, 6:
		ref, t := g.card()
		return FillCard{Ref: ref, Template: t, Fields: g.fields(t)}
	case 7, 8, 9, 10:
		ref, t := g.card()
		return MoveCard{Ref: ref, Template: t, Stage: g.stage(t), Fields: g.fields(t), Reason: g.pick("", "why")}
	case 11:
		return Pivot{Order: g.order(), Why: g.pick("it does not help", ""), Sponsor: g.pick("bo", ""), NoSponsor: g.pick("", "night"), Left: [][]string{nil, {"find out why"}}[g.n(2)], Templates: builtin()}
	case 12:
		return OpenRound{Order: g.order()}
	case 13, 14:
		return TurnHat{Forward: g.n(3) == 0, Back: g.n(4) == 0, Hat: hats.Hat(g.pick("", "white", "red", "black", "yellow", "green", "blue")), Step: g.n(9), NoGoal: g.n(4) == 0}
	case 15, 16, 17:
		return Undo{By: by}
	case 18:
		return pickOf(g, AddNote{Text: "lag 40 s"}, Retract{Ref: g.ref()}, Star{Ref: g.ref()}, SwapBlackYellow{}, Command(Extend{}))
	case 19:
		return Redact{Ref: g.ref(), Names: g.n(2) == 0}
	case 20:
		return pickOf(g, Command(Restore{}), Restore{Words: "orders flow"}, Cure{})
	case 21, 22:
		return pickOf(g, Command(Close{}), Close{}, Close{OpenEnded: true, Reason: "sold"}, Reopen{})
	}
	return pickOf(g, Command(Join{Name: "dee", Seat: "sponsor"}), Leave{Name: "dee"}, Reopen{})
}

func pickOf(g *gateRun, of ...Command) Command { return of[g.n(len(of))] }

// template picks any, those that gates look at more often.
func (g *gateRun) template() cards.Template {
	all := builtin()
	if n := g.n(2 * len(all)); n < len(all) {
		return all[n]
	}
	t, _ := cards.Find(all, g.pick(cards.Goal, cards.Goal, cards.Decision, cards.Commitment, cards.Approach, cards.Change))
	return t
}

func (g *gateRun) order() hats.Order {
	all := hats.Builtin()
	return all[g.n(len(all))].Sized(4)
}

// ref picks the number of anything.
func (g *gateRun) ref() uint64 { return uint64(1 + g.n(max(1, len(g.log)))) }

// card picks a card that is there, the newest ones more often, with its template; seldom another number or another template.
func (g *gateRun) card() (uint64, cards.Template) {
	if len(g.s.Cards) == 0 || g.n(20) == 0 {
		return g.ref(), g.template()
	}
	c := g.s.Cards[len(g.s.Cards)-1-g.n(min(4, len(g.s.Cards)))]
	t, _ := cards.Find(builtin(), c.Template)
	return c.Seq, t
}

func (g *gateRun) stage(t cards.Template) string {
	if n := g.n(len(t.Stages) + 1); n < len(t.Stages) {
		return t.Stages[n].Name
	}
	return g.pick("", "", "nowhere")
}

// fields fills none, some or nearly all fields of a template; some with nothing, which clears them, and seldom with what cannot be.
func (g *gateRun) fields(t cards.Template) map[string]string {
	out := map[string]string{}
	much := g.n(4)
	for _, f := range t.Fields {
		if much == 0 || much == 1 && g.n(4) > 0 || much == 2 && g.n(2) > 0 {
			continue
		}
		if out[f.Name] = g.value(f); g.n(12) == 0 {
			out[f.Name] = ""
		}
	}
	if g.n(30) == 0 {
		out["no_such_field"] = "x"
	}
	return out
}

func (g *gateRun) value(f cards.Field) string {
	switch f.Kind {
	case cards.Choice:
		return g.pick(append(slices.Clone(f.Options), f.Options[0])...)
	case cards.Time:
		return g.at.Add(time.Duration(g.n(200)) * time.Minute).Format(time.RFC3339)
	case cards.Span:
		return g.pick("90m", "2h")
	case cards.Check:
		return g.pick(cards.Yes, cards.Yes, cards.No)
	case cards.Number:
		return g.pick("3", "40")
	case cards.People:
		return g.pick("ana, bo", "bo")
	case cards.Lines:
		return g.pick("one\ntwo", "one; two", "one")
	case cards.Person:
		return g.pick("ana", "bo", "dee")
	case cards.Text:
	}
	return g.pick("as it is", "otherwise")
}

// TestGates: no order of commands reaches a state that a gate forbids, whatever was taken back in between and by whom; and every
// refusal of a gate names what is missing.
func TestGates(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(3000) {
		data := make([]byte, 500)
		r := rand.New(rand.NewPCG(seed, 7))
		for i := range data {
			data[i] = byte(r.UintN(256))
		}
		g := gateRun{T: t, data: data}
		g.play()
		for what, n := range g.seen {
			seen[what] += n
		}
	}
	for _, what := range []string{"gate", "only from", "while closed", "opened", "incident.Undo", "incident.Redact", "incident.MoveCard", "incident.Pivot", "incident.Reopen"} {
		if seen[what] < 100 {
			t.Errorf("only %d times %s: the runs prove little (%v)", seen[what], what, seen)
		}
	}
}

func FuzzGates(f *testing.F) {
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{1, 0, 7, 15, 20, 3}, 60))
	for seed := range uint64(8) {
		data := make([]byte, 300)
		r := rand.New(rand.NewPCG(seed, 11))
		for i := range data {
			data[i] = byte(r.UintN(256))
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := gateRun{T: t, data: data[:min(len(data), 3000)]}
		g.play()
	})
}
