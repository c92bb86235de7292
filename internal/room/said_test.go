package room_test

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// typed gives lines to a desk of ana's that was declared at eleven, all at noon, and returns it with what the last one did. A line
// of bo's begins with "bo> ".
func typed(t *testing.T, zone string, lines ...string) (room.Desk, []incident.Event) {
	t.Helper()
	d := room.Desk{Now: noon.Add(-time.Hour), Orders: hats.Builtin(), Templates: cards.Builtin()}
	var last []incident.Event
	do := func(c incident.Command) {
		t.Helper()
		events, err := incident.DecideAll(d.State, []incident.Command{c}, d.Now)
		if err != nil {
			t.Fatalf("%#v: %v (%s)", c, err, incident.HintOf(err))
		}
		incident.Stamp(events, d.By, d.Now, func(int) string { return "" })
		d.State, last = incident.Fold(d.State, events), events
	}
	d.By = "ana"
	first := declare()
	first.Zone = zone
	do(first)
	d.Now = noon
	for _, line := range lines {
		d.By = "ana"
		if rest, ok := strings.CutPrefix(line, "bo> "); ok {
			d.By, line = "bo", rest
		}
		c, err := read(t, d, line)
		if err != nil {
			t.Fatalf("%s: %v (%s)", line, err, incident.HintOf(err))
		}
		do(c)
	}
	d.By = "ana"
	return d, last
}

// TestSaid: given lines, the last of which is in question. The first event after the declaration is number 6.
func TestSaid(t *testing.T) {
	long := strings.Repeat("ä lot of words ", 40)
	for _, c := range []struct {
		given string // lines, with " | " between
		want  string
	}{
		{"lag is 40 s", "noted under White as #6"},
		{"k: it may fail", "noted under Black as #6"},
		{"yesterday 23:50 x", "noted under White as #6, happened yesterday 23:50"},
		{"11:30 x", "noted under White as #6, happened at 11:30"},
		{"2031-03-01 09:00 x", "noted under White as #6, happened 2031-03-01 09:00"},
		{"/next | flow by nine", "noted under Blue as #7; /goal SENTENCE makes it the goal"},
		{"/next | k: flow by nine", "noted under Black as #7"},
		{"b: flow by nine", "noted under Blue as #6; /goal SENTENCE makes it the goal"},
		{"/goal x | /next | flow by nine", "noted under Blue as #8"},
		{"/hat 7 without-goal | flow by nine", "noted under Blue as #7"},
		{"one | /holds #6 asked", `#6 holds: "one"`},
		{"one | /broke #6", `#6 no longer holds: "one"`},
		{"/task bo by 16:00: write it | /task #6 handed=Cy", `commitment #6, handed to: Cy; Cy is not on the roster`},
		{"one | /revise two", `#6 now reads "two"`},
		{"one | /refile green", "moved #6 to Green"},
		{"one | /refile unknown", "moved #6 to White: unknown"},
		{"payments fail too | /retract", `retracted #6 "payments fail too" (White)`},
		{"payments fail too | /star", `starred #6 "payments fail too"`},
		{"one | /star | /star", "star taken off #6"},

		{"/goal flow by nine", `goal #6: "flow by nine"`},
		{"/decide bo by tomorrow 03:00: restart", "decision #6: bo by tomorrow 03:00"},
		{"/decide bo in 30m: restart", "decision #6: bo by 12:30"},
		{"/decide bo in 30m: restart | /done #6", `decision #6 is done: "restart"`},
		{"/decide bo in 30m: restart | /retract #6 not yet", `retracted decision #6 "restart"`},
		{"/decide bo in 30m: restart | /revise #6 restore", `decision #6 now reads "restore"`},
		{"/goal flow | /retract #6", `retracted goal #6 "flow"`},
		{"/goal flow | /revise #6 all flow", `goal #6 now reads "all flow"`},

		{"/goal ours=fault", "goal #6: without words yet"},
		{"/goal ours=fault | /retract #6", "retracted goal #6 without words yet"},
		{"/goal flow ours=fault | /goal theirs=business", "goal #6, sponsor's answer: business; they want business first, the lead thought fault"},
		{"/goal flow ours=both | /goal #6 theirs=both", "goal #6, sponsor's answer: both; the lead thought so too"},
		{"/goal flow | /goal ours=both said_at=11:50", "goal #6, lead's own answer: sealed, said at: 11:50"},
		{"/pivot it is slow no_sponsor=night", "pivot: round 2"},
		{"/approach spare lead=ana track=business", `approach #6 is running: "spare"`},
		{"/approach spare", `approach #6 is proposed: "spare"`},
		{"/change one size=S owner=ana backout=x validation=y | /change #6 running | /change #6 backed-out slow | /change two | /change size=M", `change #10, size: M`},
		{`/change a contacts="Bo, +49 30 1, bo@x; Cy, cy@x, +49 30 2"`, `change #6: "a"`},
		{`/change a contacts="Bo, ours, bo@x"`, `change #6: "a"; at most one way to reach: Bo`},
		{`/change a owner=ana size=S backout=x validation=y contacts="Bo, bo@x; Cy, ours" | /change #6 running`, `change #6 is running: "a"; no Black note on it yet: what may go wrong?`},
		{"/task restart", `commitment #6: "restart"`},
		{"/task bo by 12:30: restart", "commitment #6: bo by 12:30"},
		{"/task bo by 12:30: restart | /done", `commitment #6 is done: "restart"`},
		{"/task bo by 12:30: restart | /ack #6", "bo has taken commitment #6"},
		{"/change swap the optics size=S | /change #6 back_out_time=3h", "change #6, back-out takes: 3 h"},
		{"/change swap the optics size=S | /change owner=bo validation=ping backout=old | /change reviewed", `change #6 is reviewed with client: "swap the optics"`},
		{"/approach spare lead=ana track=business | /pivot it is slow sponsor=bo", `pivot: round 2, left "spare"`},
		{"~ it is the cache | /approach repair lead=ana track=cause tripwire=12:30 | /pivot it is slow sponsor=bo", `pivot: round 2, left "repair"; prevention #11 needs an owner; 1 White note: still true?`},
		{"/restored", "business restored at 12:00 today; cause by tomorrow 12:00; more Green? /hat green"},
		{"/restored 11:45 all of it", "business restored at 11:45 today; cause by tomorrow 11:45; more Green? /hat green"},
		{"/restored | /restored 11:45", "business restored: now 11:45, was 12:00"},
		{"/cured", "cause cured at 12:00 today"},
		{"/cured 11:45 | /cured", "cause cured: now 12:00, was 11:45"},
		{"/close open-ended: later", "closed, open-ended"},
		{"/decide bo in 30m: a | /decide ana in 5m: b | /restored | /close", "closed; 2 decisions are still owed: ana by 12:05, bo by 12:30"},
		{"/decide bo in 30m: a | /decide ana in 5m: b | /done | /restored | /close", "closed; 1 decision is still owed: bo by 12:30"},
		{"/decide ana in 5m: b | /done | /restored | /close", "closed"},
		{"/close open-ended: later | /reopen", "open again"},

		{"/next", "Blue: goal is on"},
		{"/swap", "Black and Yellow exchanged in this round"},
		{"/extend", "two minutes more for White"},
		{"/round pivot", "a new round, order pivot: Blue: goal is on"},
		{"/person Zoë, liaison", "Zoë is on the roster, liaison"},
		{"/person Zoë", "Zoë is on the roster"},
		{"/person bo, scribe", "bo is now scribe"},
		{"/leave bo", "bo is off the roster"},
		{"/title Policies stuck", `title is now "Policies stuck"`},
		{"/sev 0", "severity is now not said"},
		{"/sev 3", "severity is now 3"},
		{"/zone Europe/Berlin", "zone is now Europe/Berlin"},

		{"payments fail too | /undo", `undone: #6 "payments fail too" is retracted`},
		{"payments fail too | /retract | /undo", `undone: #6 "payments fail too" stands again`},
		{"one | /star | /undo", "undone: star taken off #6"},
		{"one | /star | /star | /undo", `undone: starred #6 "one"`},
		{"one | /refile green | /undo", "undone: #6 is back under White"},
		{"one | /revise two | /undo", `undone: #6 reads "one" again`},
		{"/restored | /undo", "undone: the business is not restored"},
		{"/restored 11:45 | /restored | /undo", "undone: business restored at 11:45 today, as before"},
		{"/cured | /undo", "undone: the cause is not cured"},
		{"/cured 11:45 | /cured | /undo", "undone: cause cured at 11:45 today, as before"},
		{"/close open-ended: later | /undo", "undone: the incident is open again"},
		{"/next | /undo", "undone: White is on again"},
		{"/swap | /undo", "undone: Black and Yellow stand as before"},
		{"/decide bo in 30m: restart | /undo", `undone: decision #6 "restart" is retracted`},
		{"/decide bo in 30m: restart | /done #6 | /undo", `undone: decision #6 "restart" is decided again`},
		{"/goal flow | /retract #6 | /undo", `undone: goal #6 "flow" is set again`},
		{"/goal flow | /revise #6 all flow | /undo", `undone: goal #6 reads "flow" again`},
		{"/person Zoë | /undo", "undone: Zoë is off the roster"},
		{"/person bo, scribe | /undo", "undone: bo is again dba"},
		{"/leave bo | /undo", "undone: bo is on the roster again"},
		{"/sev 3 | /undo", "undone: severity is again not said"},
	} {
		d, events := typed(t, "UTC", strings.Split(c.given, " | ")...)
		if got := room.Said(d.State, events, noon, time.UTC); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.given, got, c.want)
		}
	}
	for _, given := range []string{long, "/goal " + strings.Repeat("ä", 200), "/title " + strings.Repeat("x", 200), "one | /revise " + long, "/person " + strings.Repeat("n", 80) + ", " + strings.Repeat("s", 60)} {
		d, events := typed(t, "UTC", strings.Split(given, " | ")...)
		if got := room.Said(d.State, events, noon, time.UTC); utf8.RuneCountInString(got) > 90 || strings.Contains(got, "\n") {
			t.Errorf("too long: %s", got)
		}
	}
}

// TestSaidInAZone: times are the incident's.
func TestSaidInAZone(t *testing.T) {
	berlin, _ := room.Zone("Europe/Berlin")
	d, events := typed(t, "Europe/Berlin", "/restored 12:45")
	if got := room.Said(d.State, events, noon, berlin); got != "business restored at 12:45 today; cause by tomorrow 12:45; more Green? /hat green" {
		t.Error(got)
	}
}

func TestSaidIn(t *testing.T) {
	for given, want := range map[string]string{
		"k: it may fail":       `noted under Black as #6 in "Queue stuck"`,
		"/next | flow by nine": `noted under Blue as #7 in "Queue stuck"; /goal SENTENCE makes it the goal`,
		"/restored | /undo":    `undone: the business is not restored in "Queue stuck"`,
	} {
		d, events := typed(t, "UTC", strings.Split(given, " | ")...)
		if got := room.SaidIn(d.State, events, noon, time.UTC); got != want {
			t.Errorf("%s: %s\nwant %s", given, got, want)
		}
	}
	if got := room.SaidIn(incident.State{}, nil, noon, nil); got != "" {
		t.Errorf("nothing was done, and it says %q", got)
	}
}

// TestEveryKindIsSaid: also of a card or a note that is not there, a redacted one.
func TestEveryKindIsSaid(t *testing.T) {
	kinds := []incident.Kind{
		incident.KindDeclared, incident.KindEdited, incident.KindRestored, incident.KindCured, incident.KindClosed, incident.KindReopened,
		incident.KindUnrestored, incident.KindUncured, incident.KindRedaction,
		incident.KindRound, incident.KindReordered, incident.KindHat, incident.KindExtended, incident.KindNote, incident.KindRevised,
		incident.KindRefiled, incident.KindRetracted, incident.KindRestated, incident.KindStarred, incident.KindCardOpened,
		incident.KindCardFilled, incident.KindCardMoved, incident.KindJoined, incident.KindPersonSet, incident.KindLeft,
	}
	seen := map[string]bool{}
	for _, k := range kinds {
		s := room.Said(incident.State{}, []incident.Event{{Kind: k, Seq: 12, Ref: 7, Hat: hats.Black, Name: cards.Goal}}, noon, nil)
		if s == "" || s == "saved" || seen[s] || strings.Contains(s, "#0") {
			t.Errorf("%s: %q", k, s)
		}
		seen[s] = true
	}
	if room.Said(incident.State{}, nil, noon, nil) != "" || room.Said(incident.State{}, []incident.Event{{Kind: "contact.made"}}, noon, nil) != "saved" {
		t.Error("nothing, and a kind of tomorrow")
	}
}

// TestCardLines: commands on notes read the number of a card as that.
func TestCardLines(t *testing.T) {
	decision, goal := template(cards.Decision), template(cards.Goal)
	d, _ := typed(t, "UTC", "/goal flow", "/decide bo in 5m: of bo", "/decide dba in 5m: of bo, by his seat", "/decide ana in 9m: of ana", "/decide bo in 9m: of bo again", "bo> /decide ana in 5m: by bo", "a note")
	bo, cy := d, d
	bo.By, cy.By = "bo", "cy"
	done := func(ref uint64) incident.MoveCard {
		return incident.MoveCard{Ref: ref, Template: decision, Stage: cards.StageDone}
	}
	for _, c := range []struct {
		desk room.Desk
		line string
		want incident.Command
	}{
		{d, "/done", done(11)},
		{bo, "/done", done(10)},
		{d, "/done #7", done(7)},
		{d, "/done 7", done(7)},
		{d, "/retract #7 not now", incident.MoveCard{Ref: 7, Template: decision, Stage: cards.StageWithdrawn, Reason: "not now"}},
		{d, "/retract #6", incident.MoveCard{Ref: 6, Template: goal, Stage: cards.StageWithdrawn}},
		{d, "/retract", incident.Retract{Ref: 12}},
		{d, "/revise #7 restore", incident.FillCard{Ref: 7, Template: decision, Fields: map[string]string{cards.FieldDecision: "restore"}}},
		{d, "/revise #6 all flow", incident.FillCard{Ref: 6, Template: goal, Fields: map[string]string{cards.FieldGoal: "all flow"}}},
	} {
		if got, err := read(t, c.desk, c.line); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s by %s\nreads %#v, %v\nwant  %#v", c.line, c.desk.By, got, err, c.want)
		}
	}
	if _, err := read(t, cy, "/done"); incident.CodeOf(err) != incident.CodeNotFound {
		t.Errorf("cy has none: %v", err)
	}
	d, _ = typed(t, "UTC", "/decide bo in 5m: of bo", "/decide bo in 6m: of bo too", "/done #7")
	if got, err := read(t, d, "/done"); err != nil || !reflect.DeepEqual(got, done(6)) {
		t.Errorf("of those that ana recorded: %#v, %v", got, err)
	}
}

// TestRefusedInTheZone: a refusal says times as the incident's clock shows them.
func TestRefusedInTheZone(t *testing.T) {
	d, _ := typed(t, "Europe/Berlin")
	c, err := read(t, d, "/restored 14:30 it flows")
	if err != nil {
		t.Fatal(err)
	}
	_, err = incident.Decide(d.State, c, noon)
	if incident.CodeOf(err) != incident.CodeRefused || err.Error() != "yesterday 14:30 is before the incident was declared (today 12:00)" {
		t.Errorf("%v", err)
	}
}

// TestSaidInIsWhole: a shell has lines enough for what a status line leaves out.
func TestSaidInIsWhole(t *testing.T) {
	d, last := typed(t, "", "/goal flow ours=fault", `/goal theirs=business words="the shops first, whatever it takes" said_at=11:50 who=ana asked="what first?"`)
	const end = "; they want business first, the lead thought fault"
	if said := room.SaidIn(d.State, last, d.Now, nil); !strings.HasSuffix(said, end) || !strings.Contains(said, "said at: 11:50") || strings.Contains(said, "… in ") {
		t.Errorf("%s", said)
	}
	if said := room.Said(d.State, last, d.Now, nil); !strings.HasSuffix(said, end) || utf8.RuneCountInString(said) > 90 {
		t.Errorf("what matters comes last and is not cut: %s", said)
	}
}
