package incident_test

import (
	"fmt"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// An incident from declaration to close. A log would keep the events between the two calls of a step; here they are folded at once.
func Example() {
	goal, _ := cards.Find(cards.Builtin(), cards.Goal)
	decision, _ := cards.Find(cards.Builtin(), cards.Decision)
	now := time.Date(2031, 3, 14, 13, 20, 0, 0, time.UTC)
	var s incident.State
	do := func(c incident.Command) {
		now = now.Add(2 * time.Minute)
		events, err := incident.DecideAll(s, []incident.Command{c}, now)
		if err != nil {
			fmt.Printf("%T: %v (%s)\n", c, err, incident.HintOf(err))
			return
		}
		incident.Stamp(events, "ana", now, func(i int) string { return fmt.Sprintf("%d-%d", s.Seq, i) })
		s = incident.Fold(s, events)
	}
	do(incident.Declare{
		Title: "Policies stuck in queue", Impact: "none can be issued", Severity: 1, Order: hats.Default().Sized(2),
		People: []incident.Join{{Name: "ana", Seat: "lead"}, {Name: "bo", Seat: "dba"}},
	})
	do(incident.AddNote{Text: "the replica is 40 s behind", Who: "bo", Tags: []string{"db"}})
	do(incident.AddNote{Text: "the nightly report holds the locks", Hat: hats.White, Kind: incident.Assumption})
	do(incident.TurnHat{Hat: hats.Red}) // refused: the goal comes first
	do(incident.OpenCard{Template: goal, Stage: cards.StageSet, Fields: map[string]string{cards.FieldGoal: "policies before nine"}})
	do(incident.TurnHat{Hat: hats.Black})
	do(incident.AddNote{Text: "stopping it may leave the ledger half closed"})
	do(incident.OpenCard{Template: decision, Stage: cards.StageDecided, Fields: map[string]string{
		cards.FieldDecision: "stop the second run only", cards.FieldOwner: "bo", cards.FieldDue: "2031-03-14T14:00:00Z",
	}})
	do(incident.Restore{Words: "policies flow"})
	do(incident.Close{Reason: "locks are free"})

	fmt.Println(s.Title, "is", s.Word(), "after", s.Closed.Sub(s.Declared))
	fmt.Println("goal:", s.Goal.Fields[cards.FieldGoal])
	for _, n := range s.Notes {
		fmt.Printf("#%d %s %s [%s] %s: %s\n", n.Seq, n.At.Format("15:04 MST"), n.Voice(), n.Hat.Letter(), n.Kind, n.Text)
	}
	// Output:
	// incident.TurnHat: Red waits for a goal (set it: /goal SENTENCE, or go on without one: /hat red without-goal)
	// Policies stuck in queue is closed after 18m0s
	// goal: policies before nine
	// #6 13:24 UTC bo [W] fact: the replica is 40 s behind
	// #7 13:26 UTC ana [W] assumption: the nightly report holds the locks
	// #10 13:34 UTC ana [K] : stopping it may leave the ledger half closed
}
