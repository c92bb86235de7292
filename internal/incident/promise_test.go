package incident

import (
	"maps"
	"strings"
	"testing"

	"warroom/internal/cards"
)

// promise is due at that time of the day of the tests.
func promise(due string) OpenCard {
	return OpenCard{Template: template(cards.Commitment), Fields: map[string]string{
		cards.Commitment: "a word on the orders", cards.FieldKind: cards.KindPromise, cards.FieldToWhom: "Jan", cards.FieldOwner: "ana", cards.FieldDue: dueAt(due),
	}}
}

func dueAt(clock string) string { return "2031-03-14T" + clock + ":00Z" }

// TestPromise: given a promise of 13:01, due then, at 14:00 it is changed so.
func TestPromise(t *testing.T) {
	tpl := template(cards.Commitment)
	fill := func(fields ...string) Command { return FillCard{Ref: 6, Template: tpl, Fields: pairs(fields)} }
	move := func(stage string, fields ...string) Command {
		return MoveCard{Ref: 6, Template: tpl, Stage: stage, Fields: pairs(fields)}
	}
	task := promise("13:30")
	task.Fields[cards.FieldKind] = cards.KindTask
	for _, c := range []struct {
		name  string
		given OpenCard
		then  Command
		want  string // how the refusal begins, "" for none
	}{
		{"another time before it is due", promise("14:30"), fill(cards.FieldDue, dueAt("15:00")), ""},
		{"another time, right when it is due", promise("14:00"), fill(cards.FieldDue, dueAt("15:00")), ""},
		{"another time once it is late", promise("13:59"), fill(cards.FieldDue, dueAt("15:00")), "the time of promise #6 has passed"},
		{"a late one on its way to done", promise("13:59"), move(cards.StageDone, cards.FieldDue, dueAt("15:00")), "the time of promise #6 has passed"},
		{"a late one is done", promise("13:59"), move(cards.StageDone), ""},
		{"a late one is broken", promise("13:59"), move(cards.StageBroken), ""},
		{"a late one gets other words", promise("13:59"), fill(cards.Commitment, "a word"), ""},
		{"a time that has passed", promise("14:30"), fill(cards.FieldDue, dueAt("13:50")), "a promise cannot be due in the past"},
		{"no time", promise("14:30"), fill(cards.FieldDue, ""), "a promise has a time"},
		{"no time once it is late", promise("13:59"), fill(cards.FieldDue, ""), "the time of promise #6 has passed"},
		{"a late one becomes a task", promise("13:59"), fill(cards.FieldKind, cards.KindTask), "promise #6 is late"},
		{"one in time becomes a task", promise("14:30"), fill(cards.FieldKind, cards.KindTask), ""},
		{"a late task becomes a promise", task, fill(cards.FieldKind, cards.KindPromise), "a promise cannot be due in the past"},
		{"a late task gets another time", task, fill(cards.FieldDue, dueAt("15:00")), ""},
		{"a new one due in the past", promise("14:30"), promise("13:59"), "a promise cannot be due in the past"},
		{"a new one due right now", promise("14:30"), promise("14:00"), ""},
	} {
		_, s := play(t, declare(), c.given)
		_, err := Decide(s, c.then, now)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (CodeOf(err) != CodeRefused || !strings.HasPrefix(err.Error(), c.want) || HintOf(err) == ""):
			t.Errorf("%s: %v (%s), want %s", c.name, err, HintOf(err), c.want)
		}
	}
}

func pairs(list []string) map[string]string {
	out := map[string]string{}
	for i := 0; i < len(list); i += 2 {
		out[list[i]] = list[i+1]
	}
	return out
}

// TestWordStays: given a word that said at 13:01 when they hear next, at 14:00 it is changed so.
func TestWordStays(t *testing.T) {
	said := func(stage, audience, next string) OpenCard {
		return OpenCard{Template: template(cards.Update), Stage: stage, Fields: map[string]string{
			cards.Update: "x", cards.FieldAudience: audience, cards.FieldDoesForThem: "y", cards.FieldNextAt: dueAt(next),
		}}
	}
	talk := func(told string) OpenCard {
		return OpenCard{Template: template(cards.Contact), Fields: map[string]string{cards.Contact: "x", cards.FieldTold: told, cards.FieldNextAt: dueAt("13:30")}}
	}
	next := []string{cards.FieldNextAt, dueAt("15:00")}
	for _, c := range []struct {
		name  string
		given OpenCard
		fill  []string
		want  bool
	}{
		{"in time", said(cards.StageSent, cards.ToCustomer, "14:30"), next, true},
		{"late", said(cards.StageSent, cards.ToCustomer, "13:30"), next, false},
		{"late, and made ours", said(cards.StageSent, cards.ToCustomer, "13:30"), []string{cards.FieldAudience, cards.Internal}, false},
		{"late, and other fields", said(cards.StageSent, cards.ToCustomer, "13:30"), []string{cards.FieldSentVia, "mail"}, true},
		{"a draft", said(cards.StageDraft, cards.ToCustomer, "13:30"), next, true},
		{"inside", said(cards.StageSent, cards.Internal, "13:30"), next, true},
		{"a talk", talk("half of it"), next, false},
		{"a talk, and no time", talk("half of it"), []string{cards.FieldNextAt, ""}, false},
		{"a talk in which nothing was told yet", talk(""), next, true},
	} {
		_, s := play(t, declare(), c.given)
		_, err := Decide(s, FillCard{Ref: 6, Template: c.given.Template, Fields: pairs(c.fill)}, now)
		if (err == nil) != c.want || err != nil && (CodeOf(err) != CodeRefused || HintOf(err) == "") {
			t.Errorf("%s: %v (%s)", c.name, err, HintOf(err))
		}
	}
}

// TestUndoOfALatePromise: undoing an earlier time of a promise that was missed since would make it one that is in time.
func TestUndoOfALatePromise(t *testing.T) {
	for clock, want := range map[string]bool{"13:30": false, "14:30": true} {
		tpl := template(cards.Commitment)
		_, s := play(t, declare(), promise("16:00"), FillCard{Ref: 6, Template: tpl, Fields: map[string]string{cards.FieldDue: dueAt(clock)}})
		if _, err := Decide(s, Undo{By: "ana"}, now); (err == nil) != want || err != nil && (CodeOf(err) != CodeRefused || !strings.Contains(err.Error(), "has passed")) {
			t.Errorf("due %s: %v (%s)", clock, err, HintOf(err))
		}
	}
}

// TestPromised: what a card promises to the outside, and until when.
func TestPromised(t *testing.T) {
	task := promise("15:00")
	task.Fields[cards.FieldKind] = cards.KindTask
	for _, c := range []struct {
		name  string
		given OpenCard
		want  string
	}{
		{"a promise", promise("15:00"), "15:00"},
		{"a task", task, ""},
		{"an update", OpenCard{Template: template(cards.Update), Fields: map[string]string{cards.Update: "x", cards.FieldNextAt: dueAt("15:20")}}, "15:20"},
		{"a conversation", OpenCard{Template: template(cards.Contact), Fields: map[string]string{cards.FieldNextAt: dueAt("15:21")}}, "15:21"},
		{"a call", OpenCard{Template: template(cards.Call), Fields: map[string]string{cards.FieldHearNext: dueAt("15:22")}}, "15:22"},
		{"a call without", OpenCard{Template: template(cards.Call), Fields: map[string]string{cards.FieldDue: dueAt("15:22")}}, ""},
		{"a goal", goal("g"), ""},
	} {
		_, s := play(t, declare(), c.given)
		got := ""
		if at := s.Card(6).Promised(); !at.IsZero() {
			got = at.Format("15:04")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestDeskClocks: a promise and a call that nobody has made run out like all else, under names of their own, and no longer once they are
// done.
func TestDeskClocks(t *testing.T) {
	call := OpenCard{Template: template(cards.Call), Fields: map[string]string{cards.Call: "orders lost", cards.FieldOwner: "bo", cards.FieldDue: dueAt("14:10")}}
	clocks := func(s State) string {
		var out []string
		for _, c := range Clocks(s, now) {
			if c.Card != 0 {
				out = append(out, string(c.Of)+" "+c.Label+" "+c.Who+" "+c.Due.Format("15:04"))
			}
		}
		return strings.Join(out, " | ")
	}
	_, s := play(t, declare(), promise("14:30"), call)
	if got, want := clocks(s), "call orders lost bo 14:10 | promise a word on the orders ana 14:30"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	made := map[string]string{
		cards.FieldPerson: "Jan", cards.FieldImpact: "x", cards.FieldApology: "x", cards.FieldDoing: "x", cards.FieldHearNext: dueAt("15:00"),
	}
	_, s = play(t, declare(), promise("14:30"), call, MoveCard{Ref: 6, Template: template(cards.Commitment), Stage: cards.StageDone},
		MoveCard{Ref: 7, Template: template(cards.Call), Stage: cards.StageMade, Fields: made})
	if got := clocks(s); got != "" {
		t.Errorf("still runs: %s", got)
	}
}

// TestCustomerCard: what is a word to the customer or from them, and so closes the move "call" of a strategy.
func TestCustomerCard(t *testing.T) {
	update := func(audience string) map[string]string {
		return map[string]string{cards.Update: "x", cards.FieldAudience: audience}
	}
	for _, c := range []struct {
		template, stage string
		fields          map[string]string
		want            bool
	}{
		{cards.Update, cards.StageSent, update(cards.ToCustomer), true},
		{cards.Update, cards.StageSent, update(cards.Superiors), true},
		{cards.Update, cards.StageSent, update(cards.Public), true},
		{cards.Update, cards.StageSent, update(cards.Internal), false},
		{cards.Update, cards.StageSent, update(""), false},
		{cards.Update, cards.StageChecked, update(cards.ToCustomer), false},
		{cards.Contact, cards.StageListening, nil, true},
		{cards.Contact, cards.StageEnded, nil, true},
		{cards.Contact, cards.StageWithdrawn, nil, false},
		{cards.Call, cards.StageUnmade, nil, false},
		{cards.Call, cards.StageMade, nil, true},
		{cards.Commitment, cards.StageDone, nil, false},
	} {
		if got := CustomerCard(c.template, c.stage, c.fields); got != c.want {
			t.Errorf("a %s that is %s, %v: %v", c.template, c.stage, c.fields, got)
		}
	}
	told := func(s State) bool { return s.Ready()[1].Done }
	_, s := play(t, declare())
	if told(s) {
		t.Error("nobody has told the customer")
	}
	_, s = play(t, declare(), OpenCard{Template: template(cards.Contact), Fields: map[string]string{cards.Contact: "orders"}})
	if !told(s) {
		t.Error("a conversation is a word")
	}
	_, s = play(t, declare(), OpenCard{Template: template(cards.Contact), Fields: map[string]string{cards.Contact: "orders"}},
		MoveCard{Ref: 6, Template: template(cards.Contact), Stage: cards.StageWithdrawn})
	if told(s) {
		t.Error("one that was taken back is none")
	}
}

// TestBounds: numbers have theirs at the door, for whatever comes there.
func TestBounds(t *testing.T) {
	heat := cards.Field{Name: "f", Label: "F", Kind: cards.Number, Low: 30, High: 100}
	from := cards.Field{Name: "f", Label: "F", Kind: cards.Number, Low: 5}
	for _, c := range []struct {
		of       cards.Field
		in, want string
		hint     string // of a refusal
	}{
		{heat, "30", "30", ""},
		{heat, "0100", "100", ""},
		{heat, "29", "", "from 30 to 100"},
		{heat, "101", "", "from 30 to 100"},
		{heat, "", "", ""},
		{from, "5", "5", ""},
		{from, "4", "", "from 5 on"},
	} {
		got, err := cleanField(c.of, c.in)
		if got != c.want || (err != nil) != (c.hint != "") || !strings.Contains(HintOf(err), c.hint) {
			t.Errorf("%q is %q, %v (%s)", c.in, got, err, HintOf(err))
		}
	}
}

// TestDiscreet: what is private goes out of an event that is told, and who wrote a card that names nobody; the event itself stays whole.
func TestDiscreet(t *testing.T) {
	pulse, stakeholder := template(cards.Pulse), template(cards.Stakeholder)
	opened := Event{Kind: KindCardOpened, Name: cards.Pulse, By: "ana", Who: "ana", Fields: map[string]string{cards.Pulse: "2"}}
	if got := Discreet(&opened, pulse); got.By != "" || got.Who != "" || got.Fields[cards.Pulse] != "" || opened.By != "ana" || opened.Fields[cards.Pulse] != "2" {
		t.Errorf("a pulse: %+v", got)
	}
	exposed := Event{Kind: KindCardFilled, By: "ana", Fields: map[string]string{cards.FieldExposed: "their post", cards.FieldOrder: "1"}}
	if got := Discreet(&exposed, stakeholder); got.By != "ana" || !maps.Equal(got.Fields, map[string]string{cards.FieldOrder: "1"}) || len(exposed.Fields) != 2 {
		t.Errorf("a stakeholder: %+v", got)
	}
	plain := Event{Kind: KindCardFilled, By: "ana", Fields: map[string]string{cards.FieldOrder: "1"}}
	if Discreet(&plain, stakeholder) != &plain {
		t.Error("an event with nothing to hide is another one")
	}
	_, s := play(t, declare(), OpenCard{Template: pulse, Stage: cards.StageSet, Fields: map[string]string{cards.Pulse: "2"}})
	events, err := Redact{Ref: 6}.decide(s, now)
	if err != nil || events[0].Fields[fieldBy] != "" {
		t.Errorf("redacted, a pulse names %q, %v", events[0].Fields[fieldBy], err)
	}
}
