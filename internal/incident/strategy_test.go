package incident

import (
	"strings"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

func approach(fields ...string) OpenCard {
	values := map[string]string{cards.Approach: "stand-in server", cards.FieldOwner: "bo", cards.FieldTrack: cards.TrackCause, cards.FieldTripwire: "2031-03-14T13:30:00Z"}
	for i := 0; i+1 < len(fields); i += 2 {
		values[fields[i]] = fields[i+1]
	}
	return OpenCard{Template: template(cards.Approach), Stage: cards.StageRunning, Fields: values}
}

func pivot(why string) Pivot {
	return Pivot{Order: crisis(), Why: why, Sponsor: "ana", Templates: cards.Builtin()}
}

func TestPivot(t *testing.T) {
	_, s := play(t, declare(), approach(), pivot("the vendor has no part"))
	if len(s.Approaches()) != 0 || s.Round().Number != 2 || !strings.Contains(s.Round().Reason, "carried by ana") {
		t.Errorf("after the pivot: %s, reason %q", facts(s), s.Round().Reason)
	}
	if c := s.Card(6); c.Stage != cards.StageDropped || c.Moves[1].Why != "the vendor has no part" {
		t.Errorf("the approach is %+v", c)
	}
	debts := s.Debts()
	if len(debts) != 1 || debts[0].Fields[cards.Commitment] != `what "stand-in server" would have cured` {
		t.Errorf("debts are %+v", debts)
	}
	for name, c := range map[string]Command{
		"no reason":  Pivot{Order: crisis(), Sponsor: "ana", Templates: cards.Builtin()},
		"no sponsor": Pivot{Order: crisis(), Why: "x", Templates: cards.Builtin()},
	} {
		if _, err := Decide(s, c, now); err == nil || HintOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Decide(s, Pivot{Order: crisis(), Why: "x", NoSponsor: "it is night", Templates: cards.Builtin()}, now); err != nil {
		t.Errorf("without a sponsor, with a reason: %v", err)
	}
}

// TestCloseAsksForPrevention: what the technical line left open needs somebody, or an explicit word that it stays so.
func TestCloseAsksForPrevention(t *testing.T) {
	_, s := play(t, declare(), approach(), pivot("no part"), decision("use the spare"), Restore{})
	_, err := Decide(s, Close{}, now)
	if CodeOf(err) != CodeRefused || !strings.Contains(err.Error(), "#10") {
		t.Fatalf("close: %v", err)
	}
	if _, err := Decide(s, Close{OpenEnded: true, Reason: "sold"}, now); err != nil {
		t.Errorf("overruled with a reason: %v", err)
	}
	events, err := do(s, FillCard{Ref: 10, Template: template(cards.Commitment), Fields: map[string]string{cards.FieldOwner: "bo", cards.FieldDue: "2031-03-20T12:00:00Z"}}, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Decide(Fold(s, events), Close{}, now); err != nil {
		t.Errorf("with owner and time: %v", err)
	}
}

func TestTripwireIsAskedForWhereTheCauseGoesFirst(t *testing.T) {
	_, s := play(t, declare())
	for _, c := range []struct {
		name    string
		fields  []string
		refused bool
	}{
		{"cause without a tripwire", []string{cards.FieldTripwire, ""}, true},
		{"cause, the same as business", []string{cards.FieldTripwire, "", cards.FieldApart, cards.Same}, false},
		{"business", []string{cards.FieldTripwire, "", cards.FieldTrack, cards.TrackBusiness}, false},
		{"cause with one", nil, false},
	} {
		if _, err := Decide(s, approach(c.fields...), now); (err != nil) != c.refused {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func swapOptics(stage string, fields ...string) OpenCard {
	values := map[string]string{
		cards.Change: "swap the optics", cards.FieldOwner: "bo", cards.FieldSize: cards.SizeS, cards.FieldBackOut: "old optics", "validation": "ping both sites",
		cards.FieldNoReturn: "2031-03-14T14:30:00Z", cards.FieldWindowStart: "2031-03-14T16:00:00Z", cards.FieldBackOutTime: "1h30m",
	}
	for i := 0; i+1 < len(fields); i += 2 {
		values[fields[i]] = fields[i+1]
	}
	return OpenCard{Template: template(cards.Change), Stage: stage, Fields: values}
}

// TestCardClocks: the latest moment to begin the way back is the window less what the way back takes.
func TestCardClocks(t *testing.T) {
	_, s := play(t, declare(), swapOptics(cards.StageRunning), approach(), Restore{})
	got := map[ClockOf]string{}
	for _, c := range Clocks(s, now) {
		got[c.Of] = c.Due.Format("15:04") + " " + c.Label
	}
	for of, want := range map[ClockOf]string{
		ClockNoReturn: "14:30 no return", ClockBackOut: "14:30 back out by", ClockTripwire: "13:30 tripwire", ClockCause: "13:03 cause",
	} {
		if got[of] != want {
			t.Errorf("%s: %q, want %q", of, got[of], want)
		}
	}
	for _, c := range Clocks(s, now) {
		if c.Critical() != (c.Of == ClockNoReturn || c.Of == ClockBackOut) {
			t.Errorf("%s is critical: %v", c.Of, c.Critical())
		}
	}
	_, s = play(t, declare(), swapOptics(cards.StageDraft))
	for _, c := range Clocks(s, now) {
		if c.Card != 0 {
			t.Errorf("a change that does not run has the clock %s", c.Of)
		}
	}
}

// TestBackedOut: a change that went back has old abilities to show, and nothing new.
func TestBackedOut(t *testing.T) {
	tpl := template(cards.Change)
	_, s := play(t, declare(), swapOptics(cards.StageRunning), MoveCard{Ref: 6, Template: tpl, Stage: cards.StageBackedOut, Reason: "the link flaps"})
	if got := s.Card(6).Fields[cards.FieldResult]; got != cards.ResultBackedOut {
		t.Fatalf("the result is %q", got)
	}
	if _, err := Decide(s, MoveCard{Ref: 6, Template: tpl, Stage: cards.StageValidated, Fields: map[string]string{cards.FieldOldBack: cards.Yes}}, now); err != nil {
		t.Errorf("validated after the way back: %v", err)
	}
	if _, err := Decide(s, MoveCard{Ref: 6, Template: tpl, Stage: cards.StageValidated}, now); CodeOf(err) != CodeRefused {
		t.Errorf("validated without looking: %v", err)
	}
}

// TestSealedAnswerStays: the lead's own answer is what was thought before theirs was heard.
func TestSealedAnswerStays(t *testing.T) {
	tpl := template(cards.Goal)
	_, s := play(t, declare(), goal("policies issued"), FillCard{Ref: 6, Template: tpl, Fields: map[string]string{cards.FieldOurs: "fault"}})
	change := FillCard{Ref: 6, Template: tpl, Fields: map[string]string{cards.FieldOurs: "business"}}
	if _, err := Decide(s, change, now); err != nil {
		t.Errorf("while it is sealed: %v", err)
	}
	events, err := do(s, FillCard{Ref: 6, Template: tpl, Fields: map[string]string{cards.FieldTheirs: "business"}}, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Decide(Fold(s, events), change, now); CodeOf(err) != CodeRefused {
		t.Errorf("once it is open: %v", err)
	}
}

func TestFieldsOfEveryKind(t *testing.T) {
	for _, c := range []struct {
		kind     cards.Kind
		in, want string
		bad      bool
	}{
		{cards.Span, "90m", "1h30m0s", false},
		{cards.Span, "soon", "", true},
		{cards.Span, "-5m", "", true},
		{cards.Number, "007", "7", false},
		{cards.Number, "many", "", true},
		{cards.Number, "-1", "", true},
		{cards.Check, "Yes", "yes", false},
		{cards.Check, "no", "", false},
		{cards.Check, "perhaps", "", true},
		{cards.People, " ana ,bo,, ana", "ana, bo", false},
		{cards.Text, "x", "x", false},
	} {
		got, err := cleanField(cards.Field{Name: "f", Label: "F", Kind: c.kind}, c.in)
		if got != c.want || (err != nil) != c.bad || c.bad && HintOf(err) == "" {
			t.Errorf("%s %q is %q, %v", c.kind, c.in, got, err)
		}
	}
}

func TestFreshAndSeats(t *testing.T) {
	_, s := play(t, declare(), approach(), Join{Name: "cy", Seat: "facilitator"}, pivot("no part"))
	if fresh := s.Fresh(); len(fresh) != 1 || fresh[0].Name != "cy" {
		t.Errorf("fresh eyes: %+v", fresh)
	}
	if got := strings.Join(s.EmptySeats(), ", "); got != "scribe, liaison, sponsor" {
		t.Errorf("empty seats: %s", got)
	}
}

// TestUnweighed: a change was looked at with the Black hat once something stands under it in the round that is on, or names the change.
func TestUnweighed(t *testing.T) {
	change := &Card{Seq: 31, Template: cards.Change}
	for _, row := range []struct {
		name string
		note Note
		card *Card
		want bool
	}{
		{"nothing under Black", Note{Hat: hats.White, Round: 2}, change, true},
		{"in this round", Note{Hat: hats.Black, Round: 2}, change, false},
		{"taken back", Note{Hat: hats.Black, Round: 2, Gone: true}, change, true},
		{"in the round before", Note{Hat: hats.Black, Round: 1}, change, true},
		{"before, by its number", Note{Hat: hats.Black, Round: 1, Text: "see #310, and #31: the lag grows"}, change, false},
		{"before, by another number", Note{Hat: hats.Black, Round: 1, Text: "#310 may lag"}, change, true},
		{"no change", Note{Hat: hats.White}, &Card{Seq: 31, Template: cards.Decision}, false},
		{"no card", Note{Hat: hats.White}, nil, false},
	} {
		s := State{Rounds: []*Round{{Number: 1}, {Number: 2}}, Notes: []*Note{&row.note}}
		if got := s.Unweighed(row.card); got != row.want {
			t.Errorf("%s: %v", row.name, got)
		}
	}
}

// TestStagesThatFollowOthers: what was not running is neither past anything nor backed out nor shown to work, whoever opens it so.
func TestStagesThatFollowOthers(t *testing.T) {
	well := []string{
		cards.FieldOldBack, cards.Yes, cards.FieldDoneRight, cards.Yes, cards.FieldNewWork, cards.Yes, "all_well", "policies print", "all_well_by", "Amara",
	}
	for _, c := range []struct{ from, to, refused, hint string }{
		{"", cards.StageConfirmed, "a change is confirmed by client only from validated", "open it first, then take it to validated"},
		{"", cards.StagePastNoReturn, "a change is past the point of no return only from running", "open it first, then take it to running"},
		{cards.StageDraft, cards.StagePastNoReturn, "a change is past the point of no return only from running", "this one is draft: take it to running first"},
		{cards.StageGo, cards.StageBackedOut, "a change is backed out only from running or past the point of no return", "this one is go: take it to running first"},
		{cards.StageGo, cards.StageValidated, "a change is validated only from running or past the point of no return or backed out", "this one is go: take it to running first"},
		{cards.StageRunning, cards.StageConfirmed, "a change is confirmed by client only from validated", "this one is running: take it to validated first"},
		{cards.StageRunning, cards.StagePastNoReturn, "", ""},
		{cards.StageRunning, cards.StageBackedOut, "", ""},
		{cards.StageRunning, cards.StageValidated, "", ""},
		{cards.StageDraft, cards.StageRunning, "", ""},
	} {
		_, s := play(t, declare())
		if c.from == "" {
			_, err := Decide(s, swapOptics(c.to, well...), now)
			wantRefusal(t, err, c.refused, c.hint)
			continue
		}
		_, s = play(t, declare(), swapOptics(c.from, well...))
		_, err := Decide(s, MoveCard{Ref: s.Cards[0].Seq, Template: template(cards.Change), Stage: c.to}, now)
		wantRefusal(t, err, c.refused, c.hint)
	}
	_, s := play(t, declare(), OpenCard{Template: template(cards.Commitment), Fields: map[string]string{cards.Commitment: "write it", cards.FieldOwner: "bo", cards.FieldCheckedBy: "ana"}})
	_, err := Decide(s, MoveCard{Ref: s.Cards[0].Seq, Template: template(cards.Commitment), Stage: cards.StageChecked}, now)
	wantRefusal(t, err, "a commitment is checked only from done", "this one is open: take it to done first")
}

func wantRefusal(t *testing.T, err error, refused, hint string) {
	t.Helper()
	switch {
	case refused == "" && err != nil:
		t.Errorf("refused: %v", err)
	case refused != "" && (CodeOf(err) != CodeRefused || err.Error() != refused || HintOf(err) != hint):
		t.Errorf("%v; hint %q, want %s; hint %q", err, HintOf(err), refused, hint)
	}
}
