package incident

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// The tests play between 13:00, when the first command is given, and 14:00, when the command under test is.
var (
	start = time.Date(2031, 3, 14, 13, 0, 0, 0, time.UTC)
	now   = start.Add(time.Hour)
)

// as is a command given by somebody else than ana.
type as struct {
	by string
	Command
}

func crisis() hats.Order { return hats.Default().Sized(5) }

func order(tb testing.TB, name string) hats.Order {
	tb.Helper()
	o, ok := hats.Find(hats.Builtin(), name)
	if !ok {
		tb.Fatalf("there is no order %q", name)
	}
	return o.Sized(5)
}

func template(name string) cards.Template {
	t, ok := cards.Find(cards.Builtin(), name)
	if !ok {
		panic("there is no template " + name)
	}
	return t
}

func goal(text string) OpenCard {
	return OpenCard{Template: template(cards.Goal), Stage: cards.StageSet, Fields: map[string]string{cards.FieldGoal: text}}
}

func decision(text string) OpenCard {
	return OpenCard{Template: template(cards.Decision), Stage: cards.StageDecided, Fields: map[string]string{
		cards.FieldDecision: text, cards.FieldOwner: "bo", cards.FieldDue: "2031-03-14T15:00:00Z",
	}}
}

// declare is how most stories begin: two people, the crisis order, White on.
func declare() Declare {
	return Declare{
		Title: "Queue stuck", Severity: 2, Zone: "Europe/Berlin",
		People: []Join{{Name: "ana", Seat: "lead"}, {Name: "bo", Seat: "dba"}}, Order: crisis(),
	}
}

// do decides a command at a time and gives the events what a log would give them.
func do(s State, c Command, at time.Time) ([]Event, error) {
	by := "ana"
	if other, ok := c.(as); ok {
		by = other.by
	}
	events, err := Decide(s, c, at)
	if err != nil {
		return nil, err
	}
	Stamp(events, by, at, func(i int) string { return fmt.Sprintf("%d-%d", s.Seq, i) })
	for i := range events {
		events[i].Seq = s.Seq + uint64(i) + 1
	}
	return events, nil
}

// play returns the log of commands that are given a minute apart, and the state after it.
func play(tb testing.TB, commands ...Command) ([]Event, State) {
	tb.Helper()
	var log []Event
	var s State
	for i, c := range commands {
		events, err := do(s, c, start.Add(time.Duration(i)*time.Minute))
		if err != nil {
			tb.Fatalf("command %d, %T: %v", i, c, err)
		}
		s, log = Fold(s, events), append(log, events...)
	}
	return log, s
}

// brief writes an event in a line: what its kind uses, in the order of its fields, and its time when that is not now.
func brief(e Event) string {
	words := []string{string(e.Kind)}
	add := func(on bool, format string, args ...any) {
		if on {
			words = append(words, fmt.Sprintf(format, args...))
		}
	}
	add(e.Ref != 0, "#%d", e.Ref)
	add(e.Name != "", "%s", e.Name)
	add(len(e.Steps) > 0, "[%s]", letters(e.Steps))
	add(e.Kind == KindHat || e.Kind == KindExtended, "step=%d", e.Index)
	add(e.Hat != "", "%s", e.Hat)
	add(e.Type != "", "%s", e.Type)
	add(e.Who != "", "@%s", e.Who)
	add(e.Text != "", "%q", e.Text)
	for _, t := range e.Tags {
		add(true, "tag:%s", t)
	}
	for _, k := range slices.Sorted(maps.Keys(e.Fields)) {
		add(true, "%s=%q", k, e.Fields[k])
	}
	add(e.Length != 0, "+%v", e.Length)
	add(e.On, "on")
	add(e.Undoes != 0, "undoes=%d", e.Undoes)
	add(!e.At.Equal(now), "at %s", e.At.Format("15:04"))
	return strings.Join(words, " ")
}

func briefly(events []Event) string {
	lines := make([]string, len(events))
	for i, e := range events {
		lines[i] = brief(e)
	}
	return strings.Join(lines, "\n")
}

func letters(steps []hats.Step) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(s.Hat.Letter())
	}
	return b.String()
}

// glance writes a state in a line: where it stands, the hat and its step, what there is, the goal.
func glance(s State) string {
	line := s.Word()
	if r := s.Round(); r != nil {
		line += fmt.Sprintf(", round %d %s %d/%d", r.Number, r.Hat, r.Step+1, len(r.Steps))
	}
	standing := 0
	for _, n := range s.Notes {
		if !n.Gone {
			standing++
		}
	}
	line += fmt.Sprintf(", %d notes, %d cards, %d here", standing, len(s.Cards), len(s.Present()))
	if s.Goal != nil {
		line += ", goal " + s.Goal.Fields[cards.FieldGoal]
	}
	return line
}

// dump writes a value in full, what pointers point at included, but for the arrays that states share.
func dump(v any) string {
	var b strings.Builder
	write(&b, reflect.ValueOf(v))
	return b.String()
}

func write(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			b.WriteString("nil")
		} else if !strings.HasPrefix(v.Type().Elem().Name(), "run[") {
			write(b, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			fmt.Fprintf(b, "\n%d: ", i)
			write(b, v.Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			fmt.Fprintf(b, "[%s]=", k)
			write(b, v.MapIndex(k))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			fmt.Fprint(b, v) // the words of a time that is always UTC and has no monotonic part
			return
		}
		b.WriteString("{")
		for i := range v.NumField() {
			b.WriteString(v.Type().Field(i).Name + ":")
			write(b, v.Field(i))
			b.WriteString(" ")
		}
		b.WriteString("}")
	default:
		fmt.Fprint(b, v)
	}
}

// wander plays n commands that make sense or not, by three people, and returns the events of those that were taken.
func wander(tb testing.TB, seed uint64, n int) []Event {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	var log []Event
	var s State
	at := start
	for len(log) == 0 || n > 0 {
		n--
		at = at.Add(time.Duration(r.IntN(90_000)) * time.Millisecond)
		events, err := do(s, as{pick("ana", "bo", "cy"), stray(r, pick, at)}, at)
		switch {
		case len(log) == 0:
			events, err = do(s, declare(), at)
			if err != nil {
				tb.Fatal(err)
			}
		case CodeOf(err) == "" && err != nil || CodeOf(err) == CodeCorrupt:
			tb.Fatalf("a command failed without a code for people: %v", err)
		}
		s, log = Fold(s, events), append(log, events...)
	}
	return log
}

// stray returns any command with arguments that often fit.
func stray(r *rand.Rand, pick func(...string) string, at time.Time) Command {
	ref := 1 + r.Uint64N(60)
	hat := hats.All()[r.IntN(6)]
	orders := hats.Builtin()
	kind := NoteKind(pick("", "", "fact", "unknown", "rumour"))
	words := pick("queue stuck", "lag 40 s", "", "restore", "vendor link")
	who := pick("ana", "bo", "cy")
	switch r.IntN(26) {
	case 24:
		return Redact{Ref: ref, Reason: words, Names: r.IntN(2) == 0}
	case 0:
		return OpenRound{Order: orders[r.IntN(len(orders))].Sized(4), Reason: words}
	case 1, 2:
		return TurnHat{Hat: hat, NoGoal: r.IntN(2) == 0}
	case 3:
		return TurnHat{Forward: r.IntN(2) == 0, Back: true, NoGoal: true}
	case 4:
		return TurnHat{Step: r.IntN(9) - 1, NoGoal: true}
	case 5:
		return Extend{}
	case 6:
		return SwapBlackYellow{}
	case 7:
		return Revise{Ref: ref, Text: words, Kind: kind, Tags: []string{pick("db", "net")}}
	case 8, 9:
		return Refile{Ref: ref, Hat: hat, Kind: kind}
	case 10:
		return Retract{Ref: ref, Reason: words}
	case 11:
		return Star{Ref: ref, Off: r.IntN(2) == 0}
	case 12, 13:
		return Undo{By: who}
	case 14:
		return goal(words)
	case 15:
		return decision(words)
	case 16, 25:
		return FillCard{Ref: ref, Template: template(cards.Goal), Fields: map[string]string{cards.FieldGoal: words}}
	case 17:
		return MoveCard{Ref: ref, Template: template(cards.Goal), Stage: pick("draft", cards.StageSet, cards.StageRestated)}
	case 18:
		return pickCommand(r, Restore{Words: words}, Cure{At: at.Add(-time.Hour)}, Close{OpenEnded: true, Reason: words}, Close{}, Reopen{})
	case 19:
		return pickCommand(r, Join{Name: who, Seat: pick("", "lead", "dba"), Layer: pick("", "Engineer", Nothing, "boss"), Sense: pick("", "both"), Reach: pick("", "", words)}, Leave{Name: who}, Reopen{}, Describe{Title: &words})
	}
	return AddNote{Hat: hats.Hat(pick("", "", string(hat))), Text: words, At: at.Add(-time.Duration(r.IntN(3)) * time.Minute), Tags: []string{"#" + pick("DB", "net")}}
}

func pickCommand(r *rand.Rand, commands ...Command) Command { return commands[r.IntN(len(commands))] }
