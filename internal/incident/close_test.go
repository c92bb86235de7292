package incident

import (
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
)

// contact is a talk in which the customer says these words at the end, "" for none.
func contact(well string) OpenCard {
	fields := map[string]string{cards.Contact: "the orders", cards.FieldCustomer: "Acme"}
	if well != "" {
		fields[cards.FieldAllWell] = well
	}
	return OpenCard{Template: template(cards.Contact), Fields: fields}
}

// TestCloseAsksForPromises: given what was promised at 13:01 and later, at 14:00 the close says so, or goes through.
func TestCloseAsksForPromises(t *testing.T) {
	tpl := template(cards.Commitment)
	move := func(stage string) Command { return MoveCard{Ref: 7, Template: tpl, Stage: stage} }
	to := func(due string) Command {
		return FillCard{Ref: 7, Template: tpl, Fields: map[string]string{cards.FieldDue: dueAt(due)}}
	}
	for _, c := range []struct {
		name  string
		given []Command
		want  string // in the refusal, "" for none
	}{
		{"open", []Command{promise("14:30")}, `1 promise is open: #7 "a word on the orders"`},
		{"late", []Command{promise("13:30")}, `#7 "a word on the orders" (late)`},
		{"two", []Command{promise("13:30"), promise("14:30")}, `2 promises are open: #7 "a word on the orders" (late), #8 "a word on the orders"`},
		{"kept", []Command{promise("14:30"), move(cards.StageDone)}, ""},
		{"broken", []Command{promise("14:30"), move(cards.StageBroken)}, ""},
		{"withdrawn", []Command{promise("14:30"), move(cards.StageWithdrawn)}, ""},
		{"moved to a time to come", []Command{promise("14:30"), to("16:00")}, ""},
		{"moved, and late again", []Command{promise("13:30"), to("13:40")}, "(late)"},
		{"a task only", []Command{OpenCard{Template: tpl, Fields: map[string]string{cards.Commitment: "x", cards.FieldOwner: "bo"}}}, ""},
	} {
		_, s := play(t, append(begun(decision("x")), append(c.given, Restore{Words: "it flows"})...)...)
		_, err := Decide(s, Close{}, now)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (CodeOf(err) != CodeRefused || !strings.Contains(err.Error(), c.want) || !strings.Contains(HintOf(err), "/promise #7 done")):
			t.Errorf("%s: %v (%s)", c.name, err, HintOf(err))
		}
		if _, err := Decide(s, Close{OpenEnded: true, Reason: "sold"}, now); err != nil {
			t.Errorf("%s, overruled: %v", c.name, err)
		}
	}
}

// TestCloseAsksForTheirWords: once somebody outside was spoken to, it ends in their words, and in those since it got worse last.
func TestCloseAsksForTheirWords(t *testing.T) {
	worse := AddNote{Text: "refunds too", UhOh: true}
	silent, said := Restore{}, Restore{Words: "it flows"}
	for _, c := range []struct {
		name  string
		given []Command
		asks  bool
	}{
		{"nobody outside", []Command{silent}, false},
		{"a talk without", []Command{contact(""), silent}, true},
		{"a talk with them", []Command{contact("all is well"), silent}, false},
		{"the words of the end", []Command{contact(""), said}, false},
		{"an update", []Command{OpenCard{Template: template(cards.Update), Fields: map[string]string{cards.Update: "x", cards.FieldAudience: cards.ToCustomer}}, silent}, true},
		{"an update for our own", []Command{OpenCard{Template: template(cards.Update), Fields: map[string]string{cards.Update: "x"}}, silent}, false},
		{"a call", []Command{OpenCard{Template: template(cards.Call), Fields: map[string]string{cards.Call: "x"}}, silent}, true},
		{"a talk that was taken back", []Command{contact(""), MoveCard{Ref: 7, Template: template(cards.Contact), Stage: cards.StageWithdrawn}, silent}, false},
		{"the words were taken back", []Command{contact(""), contact("well"), MoveCard{Ref: 8, Template: template(cards.Contact), Stage: cards.StageWithdrawn}, silent}, true},
		{"it got worse after the talk", []Command{contact("all is well"), worse, silent}, true},
		{"it got worse after the end", []Command{contact(""), said, worse}, true},
		{"it got worse, and they said it again", []Command{contact("all is well"), worse, contact("now it is"), silent}, false},
	} {
		_, s := play(t, append(begun(decision("x")), c.given...)...)
		_, err := Decide(s, Close{}, now)
		if asks := err != nil && CodeOf(err) == CodeRefused && strings.Contains(err.Error(), "in their words"); asks != c.asks || err != nil && !asks {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := Decide(s, Close{OpenEnded: true, Reason: "sold"}, now); err != nil {
			t.Errorf("%s, overruled: %v", c.name, err)
		}
	}
}

// TestCheckIns: a day, a week and a month by the calendar of the incident, whatever its clocks do in between.
func TestCheckIns(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	c := CheckIn{Template: template(cards.Commitment), Owner: "lia", To: "Acme", Zone: berlin}
	_, s := play(t, declare())
	if _, err := Decide(s, c, now); CodeOf(err) != CodeRefused {
		t.Errorf("before it is back: %v", err)
	}
	_, s = play(t, declare(), Restore{Words: "it flows"})
	for _, nobody := range []CheckIn{{Template: c.Template}} {
		if _, err := Decide(s, nobody, now); CodeOf(err) != CodeRefused {
			t.Errorf("by nobody: %v", err)
		}
	}
	events, err := do(s, c, now)
	if err != nil || len(events) != 3 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	s = Fold(s, events)
	back := s.Restored.In(berlin)
	for i, want := range []time.Time{back.AddDate(0, 0, 1), back.AddDate(0, 0, 7), back.AddDate(0, 1, 0)} {
		card := s.CheckIns()[i]
		if got := card.Due().In(berlin); got.Format("2006-01-02 15:04") != want.Format("2006-01-02 15:04") || card.Fields[cards.FieldKind] != cards.KindFollowUp {
			t.Errorf("check-in %d is due %v, want %v (%v)", i+1, got, want, card.Fields)
		}
	}
	if _, err := Decide(s, c, now); CodeOf(err) != CodeRefused {
		t.Errorf("a second time: %v", err)
	}
	taken, err := do(s, MoveCard{Ref: s.CheckIns()[1].Seq, Template: c.Template, Stage: cards.StageWithdrawn}, now)
	if err != nil {
		t.Fatal(err)
	}
	if events, err := Decide(Fold(s, taken), c, now); err != nil || len(events) != 1 {
		t.Errorf("one was taken back: %d events, %v", len(events), err)
	}
	if events, err := Decide(Fold(s, taken), c, now.AddDate(0, 0, 8)); CodeOf(err) != CodeRefused {
		t.Errorf("and its time is over: %d events, %v", len(events), err)
	}
}
