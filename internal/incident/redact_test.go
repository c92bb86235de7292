package incident

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

const secret = "hunter2"

func redactCases() []decideCase {
	one := begun(AddNote{Text: secret, Who: "bo", Tags: []string{"db"}, UhOh: true})
	oneAfter := "open, round 1 white 1/7, 1 notes, 0 cards, 2 here"
	gone := append(slices.Clone(one), Redact{Ref: 6})
	fields := `at="2031-03-14T13:01:00.000Z" by="ana" id="5-0" of="note.added" recorded="2031-03-14T13:01:00.000Z"`
	return []decideCase{
		{name: "redact a note", given: one, when: Redact{Ref: 6, Reason: "a password"}, want: `event.redacted #6 white fact "a password" ` + fields + ` who="bo" on`, after: oneAfter},
		{name: "redact a note and its names", given: one, when: Redact{Ref: 6, Names: true}, want: `event.redacted #6 white fact at="2031-03-14T13:01:00.000Z" id="5-0" of="note.added" recorded="2031-03-14T13:01:00.000Z" on`, after: oneAfter},
		{name: "redact by the number of a revision", given: append(slices.Clone(one), Revise{Ref: 6, Text: "x"}), when: Redact{Ref: 7}, want: `event.redacted #6 white fact ` + fields + ` who="bo" on`, after: oneAfter},
		{name: "redact a starred note that was retracted", given: append(slices.Clone(one), Star{Ref: 6}, Retract{Ref: 6}), when: Redact{Ref: 6}, want: `event.redacted #6 white fact at="2031-03-14T13:01:00.000Z" by="ana" gone="yes" id="5-0" of="note.added" recorded="2031-03-14T13:01:00.000Z" starred="yes" who="bo" on`, after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "redact a card", given: begun(goal(secret)), when: Redact{Ref: 6}, want: `event.redacted #6 goal set at="2031-03-14T13:01:00.000Z" by="ana" of="card.opened"`, after: "open, round 1 white 1/7, 0 notes, 1 cards, 2 here, goal "},
		{name: "redact after the close", given: append(one, decision("restart"), Restore{}, Close{}), when: Redact{Ref: 6}, want: `event.redacted #6 white fact ` + fields + ` who="bo" on`, after: "closed, round 1 white 1/7, 1 notes, 1 cards, 2 here"},
		{name: "redact twice", given: gone, when: Redact{Ref: 6}, code: CodeRefused, message: "#6 was redacted", hint: "backups"},
		{name: "redact a card twice", given: begun(goal(secret), Redact{Ref: 6}), when: Redact{Ref: 6}, code: CodeRefused, message: "#6 was redacted", hint: "backups"},
		{name: "redact what is not there", given: one, when: Redact{Ref: 99}, code: CodeNotFound, message: "no note or card 99", hint: "#12"},
		{name: "redact a redaction", given: gone, when: Redact{Ref: 7}, code: CodeNotFound, message: "no note or card 7", hint: "#12"},
		{name: "redact the declaration", given: one, when: Redact{Ref: 1}, code: CodeNotFound, message: "no note or card 1", hint: "cannot be redacted"},
		{name: "redact with a speech", given: one, when: Redact{Ref: 6, Reason: strings.Repeat("x", 1001)}, code: CodeInvalid, message: "reason is 1001 bytes", hint: "shorten"},
		{name: "redact in nothing", when: Redact{Ref: 1}, code: CodeNotFound, message: "no incident", hint: "declare"},

		{name: "revise what is redacted", given: gone, when: Revise{Ref: 6, Text: "y"}, code: CodeRefused, message: "#6 was redacted", hint: "new note"},
		{name: "retract what is redacted", given: gone, when: Retract{Ref: 6}, code: CodeRefused, message: "#6 was redacted", hint: "new note"},
		{name: "undo what is redacted", given: gone, when: Undo{By: "ana"}, code: CodeRefused, message: "nothing of yours", hint: "/retract"},
		{name: "undo what was done before what is redacted", given: begun(noted("x"), noted(secret), Redact{Ref: 7}), when: Undo{By: "ana"}, want: `note.retracted #6 "undone" undoes=6`, after: oneAfter},
		{name: "fill what is redacted", given: begun(goal(secret), Redact{Ref: 6}), when: FillCard{Ref: 6, Template: template(cards.Goal)}, code: CodeRefused, message: "#6 was redacted", hint: "new card"},
		{name: "set a goal for one that is redacted", given: begun(goal(secret), Redact{Ref: 6}), when: goal("flow"), want: "card.opened goal set goal=\"flow\"\ncard.moved #6 restated", after: "open, round 1 white 1/7, 0 notes, 2 cards, 2 here, goal flow"},
	}
}

// kept is a log as a store keeps it: with the records of what was redacted emptied. Chain hashes stay.
func kept(log []Event) []Event {
	out := slices.Clone(log)
	for i := range out {
		if out[i].Kind != KindRedaction {
			continue
		}
		e, seqs := Redacts(out[:i], out[i])
		out[i] = e
		for _, seq := range seqs {
			was := out[seq-1]
			out[seq-1] = Event{Seq: was.Seq, Chain: was.Chain, Kind: KindRedacted}
		}
	}
	return out
}

// TestRedactedAgrees: whoever sat in the room when something was redacted, and whoever opens it later, sees the same.
func TestRedactedAgrees(t *testing.T) {
	notes, cardsSeen := 0, 0
	for seed, log := range logs(t) {
		live, later := Fold(State{}, log), Fold(State{}, kept(log))
		for _, s := range []*State{&live, &later} {
			maps.DeleteFunc(s.acts, func(_ string, a *act) bool { return a == nil })
		}
		if dump(live) != dump(later) {
			t.Fatalf("log %d: live\n%s\nand opened again\n%s", seed, facts(live), facts(later))
		}
		for _, n := range live.Notes {
			if n.Redacted {
				notes++
			}
		}
		for _, c := range live.Cards {
			if c.Redacted {
				cardsSeen++
			}
		}
	}
	if notes < 20 || cardsSeen < 5 {
		t.Errorf("only %d notes and %d cards were redacted: the random logs prove nothing", notes, cardsSeen)
	}
}

// secretStory has the secret in every place a note and a card can hold it.
func secretStory(t *testing.T) ([]Event, State) {
	t.Helper()
	return play(t, begun(
		noted("before"),
		AddNote{Text: "the key is " + secret, Who: "bo", Tags: []string{secret}},
		Revise{Ref: 7, Text: secret + " it is", Tags: []string{secret}},
		Refile{Ref: 7, Hat: hats.Black},
		Star{Ref: 7},
		Retract{Ref: 7, Reason: "there is " + secret + " in it"},
		Undo{By: "ana"},
		goal(secret),
		FillCard{Ref: 13, Template: template(cards.Goal), Fields: fields(cards.FieldSaidBy, secret)},
		MoveCard{Ref: 13, Template: template(cards.Goal), Stage: "draft", Reason: secret},
		TurnHat{Forward: true},
		OpenRound{Order: crisis()},
		noted("after"),
		Refile{Ref: 7, Hat: hats.White},
		Look{Ref: 7, Holds: true, How: "asked for " + secret, Template: template(cards.Recheck)},
		Undo{By: "ana"},
		as{"bo", Look{Ref: 7, Template: template(cards.Recheck)}},
		Refile{Ref: 7, Hat: hats.Black},
	)...)
}

// TestRedactedHoldsNothing: no event that is kept and no state says the secret, and the rest is there.
func TestRedactedHoldsNothing(t *testing.T) {
	log, s := secretStory(t)
	for _, ref := range []uint64{7, 13} {
		events, err := do(s, Redact{Ref: ref, Reason: "pasted by mistake"}, now)
		if err != nil {
			t.Fatal(err)
		}
		s, log = Fold(s, events), append(log, events...)
	}
	stored := kept(log)
	for name, what := range map[string]string{"the state": dump(s), "the state read again": dump(Fold(State{}, stored))} {
		if strings.Contains(what, secret) {
			t.Errorf("%s still says it", name)
		}
	}
	var sum Summary
	for _, e := range stored {
		payload, err := Encode(e)
		if err != nil || bytes.Contains(payload, []byte(secret)) {
			t.Errorf("event %d, %s, still says it (%v)", e.Seq, e.Kind, err)
		}
		sum = sum.Apply(e)
	}
	if sum.Notes != 3 || sum.LastText != "after" {
		t.Errorf("the summary has %d notes and says %q", sum.Notes, sum.LastText)
	}
	n, c := s.Note(7), s.Card(13)
	if n.Hat != hats.Black || !n.Starred || n.Gone || n.Round != 1 || n.Who != "bo" || n.By != "ana" || n.At != start.Add(2*time.Minute) || !n.Redacted {
		t.Errorf("the note is %+v", n)
	}
	if c.Template != cards.Goal || c.Stage != "draft" || c.By != "ana" || c.Round != 1 || !c.Redacted {
		t.Errorf("the card is %+v", c)
	}
	if e := stored[len(stored)-1]; e.Text != "pasted by mistake" || e.By != "ana" || !slices.Equal(e.took(), []uint64{13, 14, 15}) {
		t.Errorf("the redaction is %+v", e)
	}
	if got := stored[len(stored)-2].took(); !slices.Equal(got, []uint64{7, 8, 11, 12, 21, 22, 23}) {
		t.Errorf("the redaction of the note took %v", got)
	}
}

func TestRedactedSummary(t *testing.T) {
	log, _ := play(t, begun(noted("first"), noted(secret), Redact{Ref: 7})...)
	var sum Summary
	for _, e := range kept(log) {
		sum = sum.Apply(e)
	}
	if sum.LastText != "" || sum.LastNote != 7 || sum.Notes != 2 {
		t.Errorf("the newest note was redacted, and the summary is %+v", sum)
	}
}

// TestLaterEventsOnAStub gives the fold what no rule lets through.
func TestLaterEventsOnAStub(t *testing.T) {
	_, s := play(t, begun(noted(secret), goal(secret), Redact{Ref: 6}, Redact{Ref: 7})...)
	for _, e := range []Event{
		{Kind: KindRevised, Ref: 6, Text: "new"},
		{Kind: KindRefiled, Ref: 6, Hat: hats.Green},
		{Kind: KindStarred, Ref: 6, On: true},
		{Kind: KindRetracted, Ref: 6},
		{Kind: KindRestated, Ref: 6},
		{Kind: KindCardFilled, Ref: 7, Fields: fields("goal", "x")},
		{Kind: KindCardMoved, Ref: 7, Type: "draft"},
		{Kind: KindRedaction, Ref: 6, Fields: fields(fieldOf, string(KindNote))},
		{Kind: KindRedaction, Ref: 99, Fields: fields(fieldOf, string(KindNote))},
		{Kind: KindRedaction, Fields: fields(fieldOf, string(KindCardOpened))},
		{Kind: KindRedaction, Ref: 7, Index: 1 << 40, Fields: fields(fieldOf, string(KindNote), fieldAt, "soon", fieldTook, "1,x,,-4")},
	} {
		e.Seq = s.Seq + 1
		s = s.Apply(e)
		asked(t, s)
	}
	if n := s.Note(6); n.Text != "" || len(s.Notes) != 2 { // the last of them made a note of a card's number
		t.Errorf("%+v of %d notes", n, len(s.Notes))
	}
}

// readOnly is a log that was read.
type readOnly struct {
	Log
	events []Event
	err    error
}

func (r readOnly) Read(context.Context, string, uint64) ([]Event, error) { return r.events, r.err }

func TestVerify(t *testing.T) {
	log, _ := secretStory(t)
	for i := range log {
		log[i].Chain = Hash{byte(i + 1)}
	}
	end := Head{Events: len(log), Seq: uint64(len(log)), Chain: Hash{byte(len(log))}}
	emptied := slices.Clone(log)
	emptied[6] = Event{Seq: 7, Kind: KindRedacted, Chain: Hash{7}}
	for _, c := range []struct {
		name    string
		events  []Event
		printed []Head
		says    string // "" is sound
	}{
		{"sound", log, nil, ""},
		{"sound, and as printed", log, []Head{end, {Events: 7, Seq: 7, Chain: Hash{7}}}, ""},
		{"emptied without a redaction", emptied, nil, "event 7 is empty, and no redaction says why"},
		{"cut back", log[:9], []Head{end}, "ends at event 9"},
		{"written anew", log, []Head{{Events: 7, Seq: 7, Chain: Hash{8}}}, "event 7 is not the one"},
		{"nothing", nil, nil, ""},
	} {
		h, err := Verify(t.Context(), readOnly{events: c.events}, "inc", c.printed...)
		switch {
		case c.says == "" && (err != nil || h.Events != len(c.events) || h.Events > 0 && h.Chain != c.events[h.Events-1].Chain):
			t.Errorf("%s: %v, %v", c.name, h, err)
		case c.says != "" && (CodeOf(err) != CodeCorrupt || HintOf(err) == "" || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s: %v, %v", c.name, h, err)
		}
	}
	bad := errors.New("unreadable")
	if _, err := Verify(t.Context(), readOnly{err: bad}, "inc"); !errors.Is(err, bad) {
		t.Error(err)
	}
}

func TestHeadIsReadAsWritten(t *testing.T) {
	h := Head{Events: 14, Seq: 14, Chain: Hash{1, 2, 255}}
	if got, err := ParseHead(" " + h.String() + "\n"); err != nil || got != h {
		t.Errorf("%v, %v", got, err)
	}
}

func FuzzParseHead(f *testing.F) {
	for _, s := range []string{Head{Seq: 3}.String(), "", "3:", "0:" + Hash{}.String(), "-1:" + Hash{}.String(), "1:" + Hash{}.String() + "00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := ParseHead(s)
		switch {
		case err != nil && (CodeOf(err) != CodeInvalid || HintOf(err) == ""):
			t.Fatalf("%q: %v", s, err)
		case err == nil && h.Seq < 1:
			t.Fatalf("%q: %v", s, h)
		}
		if again, err2 := ParseHead(h.String()); err == nil && (err2 != nil || again != h) {
			t.Fatalf("%q: %v, and again %v, %v", s, h, again, err2)
		}
	})
}

// TestRedactedGoalIsNone: a goal that nobody can read opens no gate, until another one is set.
func TestRedactedGoalIsNone(t *testing.T) {
	_, s := play(t, begun(goal("the password is hunter22"))...)
	if s.NeedsGoal(hats.Red, -1) {
		t.Fatal("with a goal it waits for one")
	}
	_, s = play(t, begun(goal("the password is hunter22"), Redact{Ref: 6})...)
	if !s.NeedsGoal(hats.Red, -1) || s.Undecided(now.Add(time.Hour)) != 0 {
		t.Errorf("it opens the gate as if it could be read")
	}
	_, s = play(t, begun(goal("the password is hunter22"), Redact{Ref: 6}, goal("orders flow"))...)
	if s.NeedsGoal(hats.Red, -1) || s.Goal.Fields[cards.FieldGoal] != "orders flow" {
		t.Errorf("another goal does not take its place: %+v", s.Goal)
	}
}

// TestRepeats: the words of what is to be redacted are found where else they stand, and names are not taken for words.
// TestRepeatsIsNoTurnOfPhrase: what many cards say in a field makes none of them a copy of another.
func TestRepeatsIsNoTurnOfPhrase(t *testing.T) {
	update := func(text string) OpenCard {
		return OpenCard{Template: template(cards.Update), Fields: map[string]string{cards.Update: text, cards.FieldDoesForThem: "they take cash"}}
	}
	_, s := play(t, begun(update("cards hang"), update("cards work again"))...)
	if got := s.Repeats(6, builtin()); len(got) != 0 {
		t.Errorf("the words of #6 stand in %v", got)
	}
}

func TestRepeats(t *testing.T) {
	const words = "the key is hunter22"
	fact := "the vendor has a spare " + words
	_, s := play(t, begun(
		noted(words), noted("ana said: "+words), noted("lag is 40 s"), // 6, 7, 8
		OpenCard{Template: template(cards.Approach), Fields: map[string]string{cards.Approach: "repair with " + words, cards.FieldOwner: "Ingrid"}},   // 9
		OpenCard{Template: template(cards.Commitment), Fields: map[string]string{cards.Commitment: "find why: repair with " + words + " was chosen"}}, // 10
		OpenCard{Template: template(cards.Change), Fields: map[string]string{cards.Change: "swap", cards.FieldOwner: "Ingrid", cards.FieldBackOut: "one\n" + fact}},
		noted(fact), Look{Ref: 6, Holds: true, Template: template(cards.Recheck)},
	)...)
	for ref, want := range map[uint64][]uint64{
		6: {7, 9, 10, 11, 12}, 7: nil, 8: nil, 9: {10}, 10: nil, 11: {12}, 12: {11}, 99: nil,
	} {
		if got := s.Repeats(ref, builtin()); !slices.Equal(got, want) {
			t.Errorf("the words of #%d stand in %v, want %v", ref, got, want)
		}
	}
}
