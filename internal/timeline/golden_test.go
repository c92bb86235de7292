package timeline

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// TestPublished prints four real incidents: three days with false recoveries, a day across midnight, ninety minutes of decisions that
// reverse each other, twenty-seven minutes. See testdata/SOURCES.md.
func TestPublished(t *testing.T) {
	review := time.Date(2023, 1, 12, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name     string
		zone     string
		imported time.Time
		width    int
	}{
		{"github-2018-10-21", "UTC", time.Time{}, 100},
		{"mybinder-2018-02-20-launch-day", "Europe/Zurich", time.Time{}, 100},
		{"moj-2023-01-11-image-pull", "Europe/London", review, 0},
		{"cloudflare-2019-07-02-waf-cpu", "America/Los_Angeles", time.Time{}, 60},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := told(published(t, c.name, c.imported)).Happened()
			golden.RequireEqual(t, text(t, v, TextOptions{Zone: zone(t, c.zone), Width: c.width}))
		})
	}
}

// story has every kind of event in it, one of tomorrow and a redacted one included.
func story(t *testing.T) []incident.Event {
	t.Helper()
	d := &diary{tb: t, at: start}
	d.do("Ingrid", incident.Declare{
		Title: "Policies stuck in queue", Impact: "no policy can be issued\nand none can be changed", Severity: 1, Zone: "Europe/Berlin",
		People: []incident.Join{{Name: "Ingrid", Seat: "lead"}, {Name: "Tomas", Seat: "database", Party: "Integrator"}},
		Order:  hats.Default().Sized(5), At: start.Add(-10 * time.Minute),
	})
	d.later(2)
	d.do("Zoë", incident.AddNote{Text: "40,000 policies wait", Who: "their CIO", Kind: incident.Reported, Tags: []string{"queue", "customer"}})
	d.do("Zoë", incident.AddNote{Text: "Tomas says it began at noon", Kind: incident.Assumption})
	d.later(1)
	d.do("Zoë", incident.Join{Name: "Zoë", Seat: "liaison"})
	d.do("Tomas", incident.AddNote{Text: "replica lag is 40 s", At: start.Add(-14 * time.Hour), Tags: []string{"db"}})
	d.do("Tomas", incident.AddNote{Text: "it grows\n  by the minute", UhOh: true})
	d.do("Petra Adler", incident.AddNote{Text: "what is a replica?", Kind: incident.Question})
	d.later(1)
	d.do("Tomas", incident.Revise{Ref: 9, Text: "replica lag is 44 s", Tags: []string{"replica"}})
	d.do("Zoë", incident.Star{Ref: 6})
	d.do("Ingrid", incident.Extend{})
	d.do("Ingrid", incident.SwapBlackYellow{})
	d.do("Ingrid", incident.TurnHat{Forward: true})
	d.add(incident.Event{Kind: incident.KindRedacted})
	d.later(1)
	d.do("Ingrid", goal("new policies before nine", "their CIO"))
	d.do("Ingrid", goal("new policies before nine, old ones by noon", ""))
	d.do("Ingrid", incident.FillCard{Ref: 19, Template: template(cards.Goal), Fields: map[string]string{cards.FieldSaidBy: "their CIO"}})
	d.do("Ingrid", incident.TurnHat{Hat: hats.Green})
	d.later(17)
	d.do("Zoë", incident.AddNote{Text: "a stand-in server"})
	d.do("Zoë", incident.AddNote{Text: "a typo"})
	d.do("Zoë", incident.Undo{By: "Zoë"})
	d.do("Ingrid", incident.Retract{Ref: 23, Reason: "said already"})
	d.do("Zoë", incident.Refile{Ref: 10, Hat: hats.Black})
	d.later(2)
	d.do("Ingrid", decision("restart the queue at noon", "Tomas", "2031-03-15T12:00:00Z"))
	d.do("Zoë", incident.OpenCard{Template: template(cards.Decision), Fields: map[string]string{cards.FieldDecision: "call their CIO"}})
	d.do("Ingrid", incident.OpenRound{Order: order(t, "pivot"), Reason: "the tripwire is past"})
	d.do("Ingrid", incident.TurnHat{Hat: hats.Black, NoGoal: true})
	d.do("Bo", incident.Join{Name: "Bo", Seat: "database"})
	d.later(25)
	d.do("Bo", incident.AddNote{Text: "the report holds the locks"})
	d.do("Tomas", incident.Join{Name: "Tomas", Seat: "scribe"})
	d.do("Tomas", incident.AddNote{Text: "Bo has the queue now"})
	d.do("Tomas", incident.Leave{Name: "Tomas"})
	d.do("Ingrid", incident.MoveCard{Ref: 28, Template: template(cards.Decision), Stage: cards.StageDone, Reason: "it runs"})
	d.add(incident.Event{Kind: "contact.made", At: d.at, Recorded: d.at, By: "Zoë", Text: "they called first"})
	d.do("Zoë", incident.Restore{Words: "policies flow again", At: d.at.Add(-20 * time.Minute)})
	d.do("Ingrid", incident.Cure{Words: "a lock held by the nightly report"})
	title, sev := "Policies stuck", 2
	d.do("Ingrid", incident.Describe{Title: &title, Severity: &sev})
	d.do("Ingrid", incident.Close{Reason: "all is well"})
	d.later(600)
	d.do("Ingrid", incident.Redact{Ref: 24, Reason: "it had a password in it"})
	d.do("Ingrid", incident.Reopen{Reason: "one more is stuck"})
	d.do("Ingrid", incident.Close{OpenEnded: true, Reason: "the rest goes on tomorrow"})
	return d.log
}

func order(t *testing.T, name string) hats.Order {
	t.Helper()
	o, ok := hats.Find(hats.Builtin(), name)
	if !ok {
		t.Fatalf("there is no order %q", name)
	}
	return o.Sized(5)
}

func TestStory(t *testing.T) {
	tl := told(story(t))
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct {
		name string
		view View
		o    TextOptions
	}{
		{"happened", tl.Happened(), TextOptions{Zone: berlin, Width: 100}},
		{"names", tl.Happened(), TextOptions{Zone: berlin, Names: true}},
		{"written", tl.Written(), TextOptions{Zone: berlin, Width: 80}},
		{"narrow", tl.Happened(), TextOptions{Width: 40}},
		{"filtered", tl.Happened().Select(Filter{People: []string{"database"}}), TextOptions{Zone: berlin, Width: 80}},
		{"still-open", told(story(t)[:24]).Happened(), TextOptions{Zone: berlin, Width: 80, Gaps: GapOptions{Now: start.Add(time.Hour)}}},
		{"known", tl.Happened().AsKnown(start.Add(4 * time.Minute)), TextOptions{Zone: berlin, Width: 80}},
	} {
		t.Run(c.name, func(t *testing.T) { golden.RequireEqual(t, text(t, c.view, c.o)) })
	}
	t.Run("rows", func(t *testing.T) {
		b, err := json.MarshalIndent(tl.Happened().Rows(false), "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		golden.RequireEqual(t, b)
	})
}

// keeper is a log that keeps what is appended and has nothing else.
type keeper struct {
	incident.Log
	events []incident.Event
}

func (k *keeper) List(context.Context) ([]incident.Summary, error) { return nil, nil }

func (k *keeper) Append(_ context.Context, _ string, _ uint64, events ...incident.Event) ([]incident.Event, error) {
	k.events = events
	return events, nil
}

// TestSample prints the incident that the program itself shows to a newcomer, decided as all are.
func TestSample(t *testing.T) {
	var log keeper
	if _, err := room.OpenSample(t.Context(), &log, "Ingrid", start, func() string { return "sample" }, hats.Builtin(), cards.Builtin()); err != nil {
		t.Fatal(err)
	}
	d := &diary{tb: t}
	d.add(log.events...)
	golden.RequireEqual(t, text(t, told(d.log).Happened(), TextOptions{Width: 100}))
}
