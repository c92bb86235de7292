package timeline_test

import (
	"fmt"
	"os"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// A story is told from events, looked at in the order in which it happened, and narrowed.
func Example() {
	now := time.Date(2031, 3, 14, 13, 0, 0, 0, time.UTC)
	var s incident.State
	t := timeline.New()
	do := func(after time.Duration, c incident.Command) {
		now = now.Add(after)
		events, err := incident.DecideAll(s, []incident.Command{c}, now)
		if err != nil {
			fmt.Println(err)
			return
		}
		incident.Stamp(events, "Ingrid", now, func(i int) string { return fmt.Sprint(s.Seq, "-", i) })
		s = incident.Fold(s, events)
		t.Add(events...)
	}
	do(0, incident.Declare{Title: "Policies stuck", Severity: 1, People: []incident.Join{{Name: "Ingrid", Seat: "lead"}, {Name: "Tomas", Seat: "database"}}})
	do(time.Minute, incident.AddNote{Hat: hats.White, Text: "the replica is 40 s behind", Who: "Tomas", Tags: []string{"db"}})
	do(26*time.Minute, incident.AddNote{Hat: hats.White, Text: "it began with the report", At: now.Add(time.Minute)})
	do(0, incident.Restore{Words: "policies flow"})

	v := t.Happened()
	if err := v.WriteText(os.Stdout, timeline.TextOptions{}); err != nil {
		fmt.Println(err)
	}
	db := v.Select(timeline.Filter{Tags: []string{"db"}})
	fmt.Println(db.Len(), "of", v.Len(), "entries:", db.At(0).Speaker(false))
	fmt.Println(v.AsKnown(now.Add(-time.Minute)).Len(), "were known a minute ago")
	// Output:
	// ── Fri 2031-03-14 UTC
	// 13:00  ── declared: Policies stuck, severity 1
	// 13:00  +  lead      joined as lead
	// 13:00  +  database  joined as database
	// 13:01  W  database  the replica is 40 s behind  #db
	// 13:02  W  lead      it began with the report  (late, written 13:27 UTC)
	//        ... 27 min without a word to the customer ...
	//        ... 25 min nothing written ...
	// 13:27  ── business restored: policies flow
	// 1 of 6 entries: database
	// 4 were known a minute ago
}
