package room_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// local are the commands that are for the screen alone.
var local = []string{"prompt", "customer", "replay", "hints", "owed", "timeline", "room", "who", "lobby", "declare", "plan", "form", "copy", "brief", "help", "quit"}

func template(name string) cards.Template {
	t, ok := cards.Find(cards.Builtin(), name)
	if !ok {
		panic("there is no template " + name)
	}
	return t
}

func orderOf(name string) hats.Order {
	o, ok := hats.Find(hats.Builtin(), name)
	if !ok {
		panic("there is no order " + name)
	}
	return o.Sized(2)
}

// desk is ana's, at noon, White on. Note 6 is bo's and 7 is ana's; 8, ana's too, is retracted.
func desk(t *testing.T, more ...incident.Command) room.Desk {
	t.Helper()
	var s incident.State
	do := func(by string, c incident.Command) {
		t.Helper()
		events, err := incident.DecideAll(s, []incident.Command{c}, noon)
		if err != nil {
			t.Fatal(err)
		}
		incident.Stamp(events, by, noon, func(int) string { return "" })
		s = incident.Fold(s, events)
	}
	do("ana", declare())
	do("bo", incident.AddNote{Text: "of bo", Tags: []string{"db", "queue"}})
	do("ana", incident.AddNote{Text: "of ana", Tags: []string{"net", "db"}})
	do("ana", noted("gone"))
	do("ana", incident.Retract{Ref: 8})
	for _, c := range more {
		do("ana", c)
	}
	return room.Desk{State: s, By: "ana", Now: noon, Orders: hats.Builtin(), Templates: cards.Builtin()}
}

// read parses a line and reads it, as the composer and the command line do.
func read(t *testing.T, d room.Desk, line string) (incident.Command, error) {
	t.Helper()
	l, err := capture.Parse(line, d.Context(room.Commands(d.Templates)))
	if err != nil {
		t.Fatalf("%s does not parse: %v", line, err)
	}
	return d.Read(l)
}

type lineCase struct {
	line string
	want incident.Command
	does string // the events, by kind, when it is decided at the desk; "" when the desk's state refuses it
}

func commandLines() []lineCase {
	card := func(name, stage string, values map[string]string) incident.OpenCard {
		return incident.OpenCard{Template: template(name), Stage: stage, Fields: values}
	}
	decided := func(owner, due string) incident.OpenCard {
		return card(cards.Decision, cards.StageDecided, map[string]string{cards.FieldDecision: "restore", cards.FieldOwner: owner, cards.FieldDue: due})
	}
	text := func(s string) *string { return &s }
	return []lineCase{
		{"/goal flow by nine", card(cards.Goal, cards.StageSet, map[string]string{cards.FieldGoal: "flow by nine"}), "card.opened"},
		{"/decide dba by 14:30: restore", decided("bo", "2031-03-14T14:30:00Z"), "card.opened"},
		{"/decide @Zoë in 30m: restore", decided("Zoë", "2031-03-14T12:30:00Z"), "card.opened"},
		{"/holds #6 asked again", incident.Look{Ref: 6, Holds: true, How: "asked again", Template: template(cards.Recheck)}, "card.opened"},
		{"/broke #6", incident.Look{Ref: 6, Template: template(cards.Recheck)}, "card.opened"},
		{"/again #99 the other host", incident.Reuse{Ref: 99, Template: template(cards.Change), Text: "the other host"}, ""},
		{"/hat black without-goal", incident.TurnHat{Hat: hats.Black, NoGoal: true}, "hat.changed"},
		{"/hat without-goal K", incident.TurnHat{Hat: hats.Black, NoGoal: true}, "hat.changed"},
		{"/hat black", incident.TurnHat{Hat: hats.Black}, ""},
		{"/hat 7", incident.TurnHat{Step: 6}, "hat.changed"},
		{"/hat 3", incident.TurnHat{Step: 2}, ""},
		{"/hat Next", incident.TurnHat{Forward: true}, "hat.changed"},
		{"/hat without-goal", incident.TurnHat{Forward: true, NoGoal: true}, "hat.changed"},
		{"/hat back", incident.TurnHat{Back: true}, ""},
		{"/next", incident.TurnHat{Forward: true}, "hat.changed"},
		{"/back", incident.TurnHat{Back: true}, ""},
		{"/extend", incident.Extend{}, "hat.extended"},
		{"/swap", incident.SwapBlackYellow{}, "round.reordered"},
		{"/undo", incident.Undo{By: "ana", Templates: cards.Builtin()}, "note.unretracted"},
		{"/round", incident.OpenRound{Order: orderOf("crisis")}, "round.opened hat.changed"},
		{"/round pivot reason words", incident.OpenRound{Order: orderOf("pivot"), Reason: "reason words"}, "round.opened hat.changed"},
		{"/round PIV: reason", incident.OpenRound{Order: orderOf("pivot"), Reason: "reason"}, "round.opened hat.changed"},
		{"/order go/no-go", incident.OpenRound{Order: orderOf("go-no-go")}, "round.opened hat.changed"},
		{"/person Zoë, liaison, us", incident.Join{Name: "Zoë", Seat: "liaison", Party: "us"}, "person.joined"},
		{"/leave bo", incident.Leave{Name: "bo"}, "person.left"},
		{"/star", incident.Star{Ref: 7}, "note.starred"},
		{"/star #6", incident.Star{Ref: 6}, "note.starred"},
		{"/star 6", incident.Star{Ref: 6}, "note.starred"},
		{"/star #99", incident.Star{Ref: 99}, ""},
		{"/retract", incident.Retract{Ref: 7}, "note.retracted"},
		{"/retract the wrong host", incident.Retract{Ref: 7, Reason: "the wrong host"}, "note.retracted"},
		{"/retract #6 the wrong host", incident.Retract{Ref: 6, Reason: "the wrong host"}, "note.retracted"},
		{"/refile green", incident.Refile{Ref: 7, Hat: hats.Green}, "note.refiled"},
		{"/refile #6 green", incident.Refile{Ref: 6, Hat: hats.Green}, "note.refiled"},
		{"/refile 6 K", incident.Refile{Ref: 6, Hat: hats.Black}, "note.refiled"},
		{"/refile unknown", incident.Refile{Ref: 7, Hat: hats.White, Kind: incident.Question}, "note.refiled"},
		{"/refile #6 Reported", incident.Refile{Ref: 6, Hat: hats.White, Kind: incident.Reported}, "note.refiled"},
		{"/revise lag is 4 s", incident.Revise{Ref: 7, Text: "lag is 4 s"}, "note.revised"},
		{"/revise #6 40 s #net", incident.Revise{Ref: 6, Text: "40 s #net", Tags: []string{"net"}}, "note.revised"},
		{"/retime #6 11:30", incident.Retime{Ref: 6, At: noon.Add(-30 * time.Minute)}, "note.retracted note.added"},
		{"/title Policies stuck", incident.Describe{Title: text("Policies stuck")}, "incident.edited"},
		{"/impact none can be sold", incident.Describe{Impact: text("none can be sold")}, "incident.edited"},
		{"/sev 2", incident.Describe{Severity: ptr(2)}, "incident.edited"},
		{"/sev SEV-1", incident.Describe{Severity: ptr(1)}, "incident.edited"},
		{"/zone Europe/Berlin", incident.Describe{Zone: text("Europe/Berlin")}, "incident.edited"},
		{"/restored", incident.Restore{Zone: time.UTC}, "incident.restored"},
		{"/restored 11:30 policies flow", incident.Restore{At: noon.Add(-30 * time.Minute), Words: "policies flow", Zone: time.UTC}, ""}, // before it was declared,
		{"/cured -5m a lock", incident.Cure{At: noon.Add(-5 * time.Minute), Words: "a lock", Zone: time.UTC}, ""},
		{"/cured a lock", incident.Cure{Words: "a lock", Zone: time.UTC}, "incident.cured"},
		{"/close", incident.Close{}, ""},
		{"/close all is well", incident.Close{Reason: "all is well"}, ""},
		{"/close open-ended: why", incident.Close{OpenEnded: true, Reason: "why"}, "incident.closed"},
		{"/close Open-Ended why: later", incident.Close{OpenEnded: true, Reason: "why: later"}, "incident.closed"},
		{"/close open-ended", incident.Close{OpenEnded: true}, ""},
		{"/close open-endedness", incident.Close{Reason: "open-endedness"}, ""},
		{"/ack #6", incident.FillCard{Ref: 6, Template: template(cards.Decision), Fields: map[string]string{cards.FieldAck: "ana"}}, ""},
		{"/done #6", incident.MoveCard{Ref: 6, Template: template(cards.Decision), Stage: cards.StageDone}, ""},
		{"/done #6 at last", incident.MoveCard{Ref: 6, Template: template(cards.Decision), Stage: cards.StageDone, Reason: "at last"}, ""},
		{"/reopen", incident.Reopen{}, ""},
		{"/reopen it is back", incident.Reopen{Reason: "it is back"}, ""},
	}
}

func ptr[T any](v T) *T { return &v }

func noteLines() []lineCase {
	return []lineCase{
		{"lag is 40 s", incident.AddNote{Text: "lag is 40 s"}, "note.added"},
		{`\/goal as text`, incident.AddNote{Text: "/goal as text"}, "note.added"},
		{"w: lag", incident.AddNote{Hat: hats.White, Kind: incident.Fact, Text: "lag"}, "note.added"},
		{"k: it may fail", incident.AddNote{Hat: hats.Black, Text: "it may fail"}, "note.added"},
		{"? who holds the key", incident.AddNote{Hat: hats.White, Kind: incident.Question, Text: "who holds the key"}, "note.added"},
		{"~ the cache", incident.AddNote{Hat: hats.White, Kind: incident.Assumption, Text: "the cache"}, "note.added"},
		{`" it is fixed`, incident.AddNote{Hat: hats.White, Kind: incident.Reported, Text: "it is fixed"}, "note.added"},
		{"! payments too #pay", incident.AddNote{
			Text: "payments too", Tags: []string{"pay"}, UhOh: true,
			Opens: []incident.OpenCard{{Template: template(cards.Call), Fields: map[string]string{cards.Call: "payments too", cards.FieldDue: "2031-03-14T12:10:00Z"}}},
		}, "note.added card.opened"},
		{"11:30 ! payments too", incident.AddNote{Text: "payments too", At: noon.Add(-30 * time.Minute), UhOh: true}, "note.added"},
		{"@DBA -5m lag", incident.AddNote{Text: "lag", Who: "bo", At: noon.Add(-5 * time.Minute)}, "note.added"},
		{"@vendor says so", incident.AddNote{Text: "says so", Who: "vendor"}, "note.added"},
	}
}

func TestLines(t *testing.T) {
	d := desk(t)
	for _, c := range append(commandLines(), noteLines()...) {
		got, err := read(t, d, c.line)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s\nreads %#v, %v\nwant  %#v", c.line, got, err, c.want)
			continue
		}
		events, err := incident.DecideAll(d.State, []incident.Command{got}, noon)
		var kinds []string
		for _, e := range events {
			kinds = append(kinds, string(e.Kind))
		}
		if does := strings.Join(kinds, " "); does != c.does || (err != nil) != (c.does == "") {
			t.Errorf("%s does %q, want %q: %v", c.line, does, c.does, err)
		}
		if err == nil && room.Said(d.State, events, noon, time.UTC) == "saved" {
			t.Errorf("%s: what it did is not said", c.line)
		}
	}
}

// TestEveryCommand: each command of the language is read here, or known to be for the screen alone; and no reader waits for a command
// that the language does not have.
func TestEveryCommand(t *testing.T) {
	tried := map[string]bool{}
	for _, c := range commandLines() {
		l, err := capture.Parse(c.line, desk(t).Context(capture.Table()))
		if err != nil {
			t.Fatal(err)
		}
		tried[l.Command] = true
	}
	reads := room.Desk{Templates: cards.Builtin()}
	for _, c := range capture.Table() {
		if slices.Contains(local, c.Name) == reads.Reads(c.Name) {
			t.Errorf("/%s: read %v, local %v", c.Name, reads.Reads(c.Name), slices.Contains(local, c.Name))
		}
		if reads.Reads(c.Name) != tried[c.Name] {
			t.Errorf("/%s is not among the lines of this test", c.Name)
		}
		if !reads.Reads(c.Name) {
			if cmd, err := desk(t).Read(capture.Line{Command: c.Name}); cmd != nil || err != nil {
				t.Errorf("/%s gives %v, %v", c.Name, cmd, err)
			}
		}
	}
}

func TestLinesRefused(t *testing.T) {
	d := desk(t)
	bo := d
	bo.By = "nobody"
	none := d
	none.Templates = nil
	for _, c := range []struct {
		desk          room.Desk
		line          string
		code          incident.Code
		message, hint string
	}{
		{d, "/hat purple", incident.CodeInvalid, `no hat "purple"`, "number of a step"},
		{d, "/hat 0", incident.CodeInvalid, `no hat "0"`, "number of a step"},
		{d, "/hat black yellow", incident.CodeInvalid, "only one hat", "/hat black"},
		{d, "/hat next 3", incident.CodeInvalid, "only one hat", "/hat 3"},
		{d, "/round nosuch", incident.CodeNotFound, `no order "nosuch"`, "orders: crisis, first-ten"},
		{d, "/order c", incident.CodeNotFound, `no order "c"`, "crisis"},
		{d, "/star the best one", incident.CodeInvalid, "no words", "/star #12"},
		{d, "/star #6 indeed", incident.CodeInvalid, "no words", "/star #12"},
		{d, "/retract 6 the wrong host", incident.CodeInvalid, "is note 6 meant?", "#6"},
		{d, "/revise 40 s", incident.CodeInvalid, "is note 40 meant?", "own number"},
		{bo, "/star", incident.CodeNotFound, "which note", "#12"},
		{bo, "/retract", incident.CodeNotFound, "which note", "#12"},
		{bo, "/revise x", incident.CodeNotFound, "which note", "#12"},
		{bo, "/refile green", incident.CodeNotFound, "which note", "#12"},
		{d, "/refile purple", incident.CodeInvalid, `no hat "purple"`, "assumption"},
		{d, "/refile #6 green now", incident.CodeInvalid, "one note", "/refile #12 green"},
		{d, "/refile green now", incident.CodeInvalid, "one note", "/refile green"},
		{d, "/ack", incident.CodeNotFound, "no decision waits", "/owed"},
		{d, "/done", incident.CodeNotFound, "no decision of yours", "/owed"},
		{d, "/done the restart", incident.CodeInvalid, "which decision", "/done #12"},
		{none, "/done", incident.CodeNotFound, `no card template "decision"`, "as a note"},
		{d, "/holds asked again", incident.CodeInvalid, "which note", "/holds #12"},
		{d, "/again", incident.CodeInvalid, "which plan", "/again #31"},
		{d, "/sev 9", incident.CodeInvalid, `no severity "9"`, "1 is worst"},
		{d, "/zone Nowhere/Atall", incident.CodeInvalid, "no time zone", "Europe/Berlin"},
		{d, "/decide restore", incident.CodeRefused, "who has it", "/decide NAME by 14:30: WHAT"},
		{d, "/decide by 14:30: restore", incident.CodeRefused, "who has it", "/decide NAME by 14:30: WHAT"},
		{d, "/decide bo: restore", incident.CodeRefused, "by when?", "/decide NAME by 14:30: WHAT"},
		{none, "/goal x", incident.CodeNotFound, `no card template "goal"`, "as a note"},
		{none, "/decide bo in 5m: x", incident.CodeNotFound, `no card template "decision"`, "as a note"},
	} {
		cmd, err := read(t, c.desk, c.line)
		if incident.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.message) || !strings.Contains(incident.HintOf(err), c.hint) || incident.HintOf(err) == "" {
			t.Errorf("%s reads %#v, %v (%s)\nwant %s: %s (%s)", c.line, cmd, err, incident.HintOf(err), c.code, c.message, c.hint)
		}
	}
}

// TestPlainNoteFollowsTheHat: the hat is turned between the typing and the saving.
func TestPlainNoteFollowsTheHat(t *testing.T) {
	before, after := desk(t), desk(t, incident.TurnHat{Hat: hats.Blue})
	for line, want := range map[string]hats.Hat{"one voice": hats.Blue, `\one voice`: hats.Blue, "w: one voice": hats.White, "? whose voice": hats.White} {
		c, err := read(t, before, line)
		if err != nil {
			t.Fatal(err)
		}
		events, err := incident.Decide(after.State, c, noon)
		if err != nil || events[0].Hat != want {
			t.Errorf("%s: %+v, %v; want it under %s", line, events, err, want)
		}
	}
}

func TestStarToggles(t *testing.T) {
	c, err := read(t, desk(t, incident.Star{Ref: 7}), "/star")
	if err != nil || c != (incident.Star{Ref: 7, Off: true}) {
		t.Errorf("%#v, %v", c, err)
	}
}

func TestRoundOfAnOwnOrder(t *testing.T) {
	own := hats.Order{Name: "night", Steps: []hats.Step{{Hat: hats.White, Length: 3 * time.Minute}, {Hat: hats.Blue, Length: time.Minute}}}
	d := desk(t, incident.OpenRound{Order: own})
	if c, err := read(t, d, "/round"); err != nil || !reflect.DeepEqual(c, incident.OpenRound{Order: own}) {
		t.Errorf("an order that is no longer in the file: %#v, %v", c, err)
	}
	changed := own
	changed.Steps = own.Steps[:1]
	d.Orders = append(d.Orders, changed)
	if c, err := read(t, d, "/round"); err != nil || !reflect.DeepEqual(c, incident.OpenRound{Order: changed}) {
		t.Errorf("an order that was changed in the file: %#v, %v", c, err)
	}
	d.State = incident.State{}
	if c, err := read(t, d, "/round"); err != nil || !reflect.DeepEqual(c, incident.OpenRound{Order: hats.Default().Sized(1)}) {
		t.Errorf("before the first round: %#v, %v", c, err)
	}
}

func TestContext(t *testing.T) {
	d := desk(t, incident.TurnHat{Hat: hats.Blue}, incident.Join{Name: "Zoë"}, incident.Leave{Name: "bo"}, incident.Describe{Zone: ptr("Europe/Berlin")})
	c := d.Context(capture.Table()[:1])
	if c.Now != noon || c.Zone.String() != "Europe/Berlin" || c.Hat != "blue" || len(c.Commands) != 1 {
		t.Errorf("%+v", c)
	}
	if want := []string{"ana", "lead", "Zoë"}; !slices.Equal(c.People, want) {
		t.Errorf("people %q, want %q", c.People, want)
	}
	if want := []string{"net", "db", "queue"}; !slices.Equal(c.Tags, want) {
		t.Errorf("tags %q, want %q", c.Tags, want)
	}
	d.Zone = time.FixedZone("handed in", 3600)
	if c := d.Context(nil); c.Zone != d.Zone {
		t.Errorf("zone %v", c.Zone)
	}
	if c := (room.Desk{}).Context(nil); c.Hat != "white" || c.Zone != time.UTC {
		t.Errorf("an empty desk: %+v", c)
	}
}

func TestZone(t *testing.T) {
	for name, want := range map[string]string{"": "UTC", "UTC": "UTC", "Europe/Berlin": "Europe/Berlin", "Local": "", "LOCAL": "", "local": "", "../../etc/passwd": "", "Mars/North": "", "/etc/localtime": ""} {
		loc, err := room.Zone(name)
		if want == "" {
			if incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" || loc != time.UTC {
				t.Errorf("%q is %v, %v", name, loc, err)
			}
			continue
		}
		if err != nil || loc.String() != want {
			t.Errorf("%q is %v, %v", name, loc, err)
		}
	}
}

func TestParsePerson(t *testing.T) {
	for in, want := range map[string]incident.Join{
		"ana": {Name: "ana"}, " Zoë Doe ,  customer liaison ": {Name: "Zoë Doe", Seat: "customer liaison"},
		"bo, dba, vendor": {Name: "bo", Seat: "dba", Party: "vendor"}, "bo,, vendor, of ours": {Name: "bo", Party: "vendor, of ours"},
		"": {}, ",lead": {Seat: "lead"},
	} {
		if got := room.ParsePerson(in); got != want {
			t.Errorf("%q is %+v, want %+v", in, got, want)
		}
	}
}

func TestParseSeverity(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "0": 0, "1": 1, " 5 ": 5, "SEV1": 1, "sev-2": 2, "Sev 3": 3, "sev": 0,
		"6": -1, "-1": -1, "+1": -1, "1.5": -1, "01": -1, "one": -1, "sev9": -1, "sev sev1": -1, "1 2": -1, "٣": -1,
	} {
		got, err := room.ParseSeverity(in)
		if want < 0 {
			if incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" {
				t.Errorf("%q is %d, %v", in, got, err)
			}
			continue
		}
		if err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", in, got, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range append(commandLines(), noteLines()...) {
		f.Add(c.line)
	}
	f.Add("/refile #18446744073709551615 \xff")
	f.Add("/close open-ended :")
	f.Fuzz(func(t *testing.T, line string) {
		d := desk(t)
		l, err := capture.Parse(line, d.Context(room.Commands(d.Templates)))
		if err != nil {
			return
		}
		c, err := d.Read(l)
		if err == nil && c != nil {
			_, err = incident.DecideAll(d.State, []incident.Command{c}, noon)
		}
		if err != nil && (incident.CodeOf(err) == "" || incident.HintOf(err) == "") {
			t.Fatalf("%q: %v has the code %q and the hint %q", line, err, incident.CodeOf(err), incident.HintOf(err))
		}
	})
}
