package timeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

var start = time.Date(2031, 3, 14, 13, 0, 0, 0, time.UTC)

// clock is a time of the day that the tests play on: "14:02", or "14:02:30".
func clock(tb testing.TB, s string) time.Time {
	tb.Helper()
	layout := "15:04"
	if len(s) > len(layout) {
		layout = "15:04:05"
	}
	at, err := time.Parse(layout, s)
	if err != nil {
		tb.Fatal(err)
	}
	return start.Truncate(24 * time.Hour).Add(at.Sub(at.Truncate(24 * time.Hour)))
}

func template(name string) cards.Template {
	t, ok := cards.Find(cards.Builtin(), name)
	if !ok {
		panic("there is no template " + name)
	}
	return t
}

func goal(text, saidBy string) incident.OpenCard {
	return incident.OpenCard{Template: template(cards.Goal), Stage: cards.StageSet, Fields: map[string]string{
		cards.FieldGoal: text, cards.FieldSaidBy: saidBy, cards.FieldApart: "distinct",
	}}
}

func decision(text, owner, due string) incident.OpenCard {
	return incident.OpenCard{Template: template(cards.Decision), Stage: cards.StageDecided, Fields: map[string]string{
		cards.FieldDecision: text, cards.FieldOwner: owner, cards.FieldDue: due,
	}}
}

// diary decides commands at times and keeps the events as a log would.
type diary struct {
	tb    testing.TB
	state incident.State
	log   []incident.Event
	at    time.Time
}

// do lets somebody do something at the time the diary has come to.
func (d *diary) do(by string, c incident.Command) {
	d.tb.Helper()
	if err := d.try(by, c); err != nil {
		d.tb.Fatalf("%T: %v", c, err)
	}
}

func (d *diary) try(by string, c incident.Command) error {
	events, err := incident.Decide(d.state, c, d.at)
	if err != nil {
		return err
	}
	incident.Stamp(events, by, d.at, func(i int) string { return fmt.Sprintf("%d-%d", d.state.Seq, i) })
	d.add(events...)
	return nil
}

// add keeps events as they are, but for Seq.
func (d *diary) add(events ...incident.Event) {
	for i := range events {
		events[i].Seq = d.state.Seq + uint64(i) + 1
	}
	d.state, d.log = incident.Fold(d.state, events), append(d.log, events...)
}

func (d *diary) later(minutes int) { d.at = d.at.Add(time.Duration(minutes) * time.Minute) }

// told is the timeline of events.
func told(events []incident.Event) *Timeline {
	t := New()
	t.Add(events...)
	return t
}

// text prints a view.
func text(tb testing.TB, v View, o TextOptions) string {
	tb.Helper()
	var b strings.Builder
	if err := v.WriteText(&b, o); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func zone(tb testing.TB, name string) *time.Location {
	tb.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		tb.Fatal(err)
	}
	return z
}

// wander is a random log of people who do what makes sense or not.
func wander(tb testing.TB, seed uint64, n int) []incident.Event {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	d := &diary{tb: tb, at: start}
	d.do("Ana", incident.Declare{
		Title: "Queue stuck", Severity: 2, Zone: "Europe/Berlin", Order: hats.Default().Sized(3),
		People: []incident.Join{{Name: "Ana", Seat: pick("lead", "")}, {Name: "Bo", Seat: pick("database", ""), Party: "Acme"}},
	})
	for range n {
		d.at = d.at.Add(time.Duration(r.IntN(150_000)) * time.Millisecond)
		by := pick("Ana", "Bo", "Cy", "monitoring")
		_ = d.try(by, d.stray(r, pick)) // a refusal is as good as anything
		if r.IntN(8) == 0 {
			_ = d.try(by, incident.Undo{By: by})
		}
		if r.IntN(60) == 0 {
			d.add(incident.Event{Kind: incident.Kind(pick("contact.made", "trust.moved")), At: d.at, Recorded: d.at, By: "Ana", Text: "they called"})
		}
		if r.IntN(80) == 0 {
			d.add(incident.Event{Kind: incident.KindRedacted})
		}
	}
	return d.log
}

// stray is any command with arguments that often fit.
func (d *diary) stray(r *rand.Rand, pick func(...string) string) incident.Command {
	at := d.at
	ref := 1 + r.Uint64N(80)
	words := pick("Queue stuck", "lag 40 s\nand it grows", "restore", "vendor LINK", "the Straße")
	who := pick("Ana", "Bo", "Cy", "Dee", "vendor", "network engineer")
	switch r.IntN(24) {
	case 0:
		return incident.OpenRound{Order: hats.Builtin()[r.IntN(3)].Sized(4), Reason: words}
	case 1, 2:
		return incident.TurnHat{Hat: hats.All()[r.IntN(6)], NoGoal: true}
	case 3:
		return incident.TurnHat{Forward: true, NoGoal: true}
	case 4:
		return incident.Extend{}
	case 5:
		return incident.SwapBlackYellow{}
	case 6, 7:
		return incident.Revise{Ref: ref, Text: words, Kind: incident.NoteKind(pick("", "fact", "unknown")), Tags: []string{pick("db", "customer")}}
	case 8, 9:
		return incident.Refile{Ref: ref, Hat: hats.All()[r.IntN(6)]}
	case 10, 11:
		return incident.Retract{Ref: ref, Reason: words}
	case 12:
		return incident.Star{Ref: ref, Off: r.IntN(3) == 0}
	case 13:
		return goal(words, who)
	case 14:
		return decision(words, who, "2031-03-14T15:00:00Z")
	case 15:
		return incident.FillCard{Ref: lastCard(d.state), Template: template(pick("goal", "decision")), Fields: map[string]string{pick("goal", "owner"): who}}
	case 16:
		return incident.MoveCard{Ref: lastCard(d.state), Template: template(cards.Decision), Stage: pick(cards.StageDone, cards.StageDecided), Reason: words}
	case 17:
		return []incident.Command{
			incident.Restore{Words: words}, incident.Cure{At: at.Add(-time.Hour)}, incident.Close{OpenEnded: true, Reason: words}, incident.Reopen{Reason: words},
		}[r.IntN(4)]
	case 18, 19:
		return incident.Join{Name: who, Seat: pick("", "lead", "database", "database", "liaison"), Party: pick("", "Acme")}
	case 20:
		return incident.Leave{Name: who}
	case 21:
		sev := r.IntN(5)
		return incident.Describe{Title: &words, Severity: &sev}
	}
	return incident.AddNote{
		Hat: hats.Hat(pick("", "", "white", "green")), Text: words, Who: pick("", "", who), At: at.Add(-time.Duration(r.IntN(3)) * time.Minute),
		Tags: []string{pick("DB", "net", "customer")}, UhOh: r.IntN(9) == 0,
	}
}

func lastCard(s incident.State) uint64 {
	if len(s.Cards) == 0 {
		return 0
	}
	return s.Cards[len(s.Cards)-1].Seq
}

// logs are random ones, long enough for every command to be taken several times.
func logs(tb testing.TB) [][]incident.Event {
	tb.Helper()
	all := make([][]incident.Event, 12)
	for seed := range all {
		all[seed] = wander(tb, uint64(seed), 300)
	}
	return all
}

// published is a real incident from testdata as the log of a room that was told of it live, or of one that imported it later.
func published(tb testing.TB, name string, importedAt time.Time) []incident.Event {
	tb.Helper()
	b, err := os.ReadFile("testdata/" + name + ".jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	d := &diary{tb: tb}
	for lines := bufio.NewScanner(bytes.NewReader(b)); lines.Scan(); {
		var row struct {
			At                     time.Time
			Actor, Kind, Hat, Text string
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			tb.Fatal(err)
		}
		e := incident.Event{Kind: incident.KindNote, At: row.At, Recorded: row.At.Add(30 * time.Second), By: "Ana", Who: row.Actor, Hat: hats.Hat(row.Hat), Text: row.Text}
		if !importedAt.IsZero() {
			e.Recorded, e.Fields = importedAt, map[string]string{incident.FieldSource: name}
		}
		if len(d.log) == 0 {
			d.add(incident.Event{Kind: incident.KindDeclared, At: e.At, Recorded: e.Recorded, By: "Ana", Fields: map[string]string{incident.FieldTitle: name}})
		}
		switch row.Kind {
		case "decision":
			e.Kind, e.Name, e.Type, e.Text, e.Hat = incident.KindCardOpened, cards.Decision, cards.StageDecided, "", ""
			e.Fields = map[string]string{cards.FieldDecision: row.Text, cards.FieldOwner: row.Actor, incident.FieldSource: e.Fields[incident.FieldSource]}
		case "customer-update", "customer-inbound":
			e.Tags = []string{map[string]string{"customer-update": "update", "customer-inbound": "customer"}[row.Kind]}
		case "recovery":
			e.Tags = []string{"recovery"}
		}
		if e.Hat == hats.White {
			e.Type = string(incident.Fact)
		}
		d.add(e)
	}
	return d.log
}
