package ui_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
	"warroom/ui"
)

// elsewhere does something as another person, in another console.
func (s *session) elsewhere(t *testing.T, cmds ...incident.Command) {
	t.Helper()
	n := 0
	r := room.New(s.log, s.id, "Ana", s.clock, func() string { n++; return "ana" + string(rune('a'+n)) + s.now.String() })
	if _, err := r.Do(t.Context(), cmds...); err != nil {
		t.Fatal(err)
	}
	s.Send(ui.Grew())
}

func TestRoundOfSomebodyElseUnderAnOffer(t *testing.T) {
	for _, keys := range [][]string{{"ctrl+t", "7"}, {"esc", "tab", "G", "down", "down"}} {
		s := inRoom(t, 100, 24)
		s.Press(keys...)
		order, _ := hats.Find(hats.Builtin(), "quick-feedback")
		s.elsewhere(t, incident.OpenRound{Order: order.Sized(3)})
		s.shows(t, "quick-feedback")
		s.Press("enter")
		s.shows(t, "quick-feedback")
	}
}

func TestLeavingWithALineThatIsNotSaved(t *testing.T) {
	s := inFreshRoom(t)
	s.log.Fail = func(op string) error {
		if op == mem.OpAppend {
			return incident.Errorf(incident.CodeFull, "no room is left on the disk")
		}
		return nil
	}
	s.Type("must not be lost")
	s.Press("enter", "ctrl+c")
	if s.Quit() {
		t.Fatal("it left without a word")
	}
	s.shows(t, "not left: a line is not saved", "must not be lost")
	s.Press("ctrl+c")
	if !s.Quit() {
		t.Error("asked twice, it still does not leave")
	}
	if d, _ := s.log.Draft(t.Context(), s.id, "Jonas"); d.Text != "must not be lost" {
		t.Errorf("the draft is %q", d.Text)
	}
}

func TestDraftThatCannotBeReadIsNotOverwritten(t *testing.T) {
	s := inFreshRoom(t)
	if err := s.log.SaveDraft(t.Context(), s.id, "Jonas", incident.Draft{Text: "ten minutes of writing"}); err != nil {
		t.Fatal(err)
	}
	fail := true
	s.log.Fail = func(op string) error {
		if fail && op == mem.OpDraft {
			return incident.Errorf(incident.CodeBusy, "another program holds the file")
		}
		return nil
	}
	again := s.console(t, 100, 24)
	again.Type("x")
	if d, _ := s.log.Draft(t.Context(), s.id, "Jonas"); fail && d.Text != "" {
		t.Fatalf("unexpected draft %q", d.Text)
	}
	fail = false
	again.Type("y")
	again.shows(t, "waits until this line is saved", "xy")
	d, err := s.log.Draft(t.Context(), s.id, "Jonas")
	if want := []incident.DraftLine{{Text: "xy"}, {Text: "ten minutes of writing"}}; err != nil || !slices.Equal(d.Lines(), want) {
		t.Errorf("the draft is %+v, %v", d.Lines(), err)
	}
	again.Press("enter")
	again.shows(t, "ten minutes of writing")
	if notes := s.state(t).Notes; len(notes) != 1 || notes[0].Text != "xy" {
		t.Errorf("notes %+v", notes)
	}
}

// TestSecretInACardIsSaid: of a card, from the line, a form or a move, it is said with what takes it out.
func TestSecretInACardIsSaid(t *testing.T) {
	const secret = "AKIAQ7ZK3M5T2XW4PLRD"
	for _, c := range []struct{ name, line, hint string }{
		{"a note", "the key is " + secret, "esc, 2, then X twice"},
		{"a card opened", "/change rotate " + secret, "warroom redact fresh 4"},
		{"a field of a card", "/change #4 back_out=\"put " + secret + " back\"", "warroom redact fresh 4"},
		{"a reason", "/change #4 withdrawn: " + secret + " leaked", "warroom redact fresh 4"},
	} {
		s := inFreshRoom(t)
		if strings.Contains(c.line, "#4") {
			s.Type("/change rotate\n")
			c.line = strings.ReplaceAll(c.line, "#4", "#"+strconv.FormatUint(s.last(t, cards.Change).Seq, 10))
		}
		s.Type(c.line + "\n")
		if card := s.state(t).CardsOf(cards.Change); len(card) > 0 {
			c.hint = strings.Replace(c.hint, " 4", " "+strconv.FormatUint(card[0].Seq, 10), 1)
		}
		if !strings.Contains(s.Screen(), "that looks like") || !strings.Contains(s.Screen(), c.hint) {
			t.Errorf("%s: not said with %q:\n%s", c.name, c.hint, s.Screen())
		}
	}
	s := inFreshRoom(t)
	s.Type("/change\nrotate " + secret)
	s.Press("ctrl+s")
	s.shows(t, "that looks like", "warroom redact fresh")
}

func TestPasteIsDroppedOnlyWhenAskedTwice(t *testing.T) {
	s := inFreshRoom(t)
	s.Paste(strings.Repeat("a log line\n", 500))
	s.Type("abc")
	s.Press("backspace", "backspace", "backspace", "backspace", "backspace")
	s.shows(t, "a paste of 500 lines")
	s.Press("ctrl+u")
	s.shows(t, "ctrl+u again drops the paste", "a paste of 500 lines")
	s.Press("ctrl+u")
	if strings.Contains(s.Screen(), "a paste of 500 lines") {
		t.Error("the paste is still there")
	}
}

func TestRefilingHintLeavesThePasteAlone(t *testing.T) {
	s := inFreshRoom(t)
	s.Paste(strings.Repeat("a log line\n", 500))
	s.Type("let us try the stand-in site instead. ")
	s.Press("ctrl+g", "enter")
	notes := s.state(t).Notes
	if len(notes) != 1 || notes[0].Hat != hats.Green || strings.Count(notes[0].Text, "a log line") != 500 {
		t.Errorf("%d notes, not the whole line under Green", len(notes))
	}
}

func TestEditLeftHalfDoneIsKept(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("lag is 40 s")
	s.Press("enter", "esc", "e")
	s.Type(" and rising #db")
	s.Press("tab", "esc")
	s.shows(t, "/revise #4 lag is 40 s and rising #db")
	s.Press("space", "enter")
	n := s.state(t).Notes[0]
	if n.Text != "lag is 40 s and rising" && n.Text != "lag is 40 s and rising #db" || len(n.Tags) != 1 || len(s.state(t).Notes) != 1 {
		t.Errorf("note %+v", n)
	}
}

func TestNoteGoesUnderTheHatItsWriterSaw(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("written under White")
	s.log.Fail = func(op string) error { // somebody turns the hat while the line is on its way
		if op != mem.OpRead {
			return nil
		}
		s.log.Fail = nil
		n := 0
		r := room.New(s.log, s.id, "Ana", s.clock, func() string { n++; return "ana" + string(rune('a'+n)) })
		if _, err := r.Do(t.Context(), incident.TurnHat{Step: -1, Forward: true}); err != nil {
			t.Error(err)
		}
		return nil
	}
	s.Press("enter")
	if n := s.state(t).Notes[0]; n.Hat != hats.White {
		t.Errorf("the note is under %s", n.Hat)
	}
}

func TestBrowsingStaysOnItsNote(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("mine")
	s.Press("enter", "esc")
	s.elsewhere(t, incident.AddNote{Text: "hers"})
	s.shows(t, "hers")
	s.Press("x")
	for _, n := range s.state(t).Notes {
		if n.Gone != (n.Text == "mine") {
			t.Errorf("note %q: retracted %v", n.Text, n.Gone)
		}
	}
}

func TestOfferWhenSomebodyElseTurns(t *testing.T) {
	s := inFreshRoom(t)
	s.Press("ctrl+t")
	s.elsewhere(t, incident.TurnHat{Step: -1, Hat: hats.Red, NoGoal: true})
	s.shows(t, "Red is on now")
	s.Press("enter")
	if h := s.state(t).Round().Hat; h != hats.Red {
		t.Fatalf("one enter turned the hat to %s, which nobody was offered", h)
	}
	s.shows(t, "turn to 4 [K] Black?")
}

func TestEntryStillToComeIsAskedAbout(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("2026-03-02 18:00 the window opens")
	s.Press("enter")
	s.shows(t, "has yet to come", "enter again keeps it so")
	if n := len(s.state(t).Notes); n != 0 {
		t.Fatal("it was kept without a word")
	}
	s.Press("enter")
	notes := s.state(t).Notes
	if len(notes) != 1 || notes[0].At.Hour() != 18 || notes[0].Text != "the window opens" {
		t.Fatalf("notes %+v", notes)
	}
	s.Press("esc", "2")
	s.shows(t, "the window opens")
}

func TestHandoverIsDoneWhenItIsAcknowledged(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("/decide Jonas in 30m: roll back")
	s.Press("enter")
	s.Type("/owed")
	s.Press("enter")
	s.shows(t, "roll back (no ack yet)")
	s.Type("/ack")
	s.Press("enter")
	s.shows(t, "Jonas has taken decision")
	s.Type("/owed")
	s.Press("enter")
	if strings.Contains(s.Screen(), "no ack yet") {
		t.Error("it still waits for an ack")
	}
}

func TestRewordingCanBeTakenBack(t *testing.T) {
	const own = "Ana should have checked the replica first."
	s := inFreshRoom(t)
	s.Type(own)
	s.shows(t, "reads as blame")
	s.Press("ctrl+r")
	if strings.Contains(s.Screen(), own) {
		t.Fatal("nothing was reworded")
	}
	s.Press("ctrl+r")
	s.shows(t, own, "your own words are back")
}

func TestRedactionTakesTheCopiesToo(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("password is hunter2-XK2PQ9")
	s.Press("enter")
	s.Type("/retime #4 -10m")
	s.Press("enter", "esc", "2", "X")
	s.shows(t, "and 1 more that read the same")
	s.Press("X")
	for _, n := range s.state(t).Notes {
		if strings.Contains(n.Text, "hunter2") {
			t.Errorf("the words are still in #%d", n.Seq)
		}
	}
}

// TestRedactionSaysWhereElse: words that a card repeats stay there, and it says so before and after.
func TestRedactionSaysWhereElse(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("password is hunter2-XK2PQ9\n")
	s.Type("/task ask who wrote: password is hunter2-XK2PQ9\n")
	n := strconv.FormatUint(s.last(t, cards.Commitment).Seq, 10)
	s.Press("esc", "2", "up", "X")
	said := "the same words stand in #" + n + " too: warroom redact fresh " + n
	s.shows(t, "X again takes the words", said)
	s.Press("X")
	s.shows(t, "its words are gone", said)
}

func TestEverythingAtOnceFitsTheSmallestScreen(t *testing.T) {
	s := inFreshRoom(t)
	s.log.Fail = func(op string) error {
		if op == mem.OpAppend {
			return incident.Errorf(incident.CodeFull, "no room is left on the disk").WithHint("free some space, then try again")
		}
		return nil
	}
	for _, size := range [][2]int{{40, 12}, {39, 11}, {72, 12}, {110, 12}, {200, 60}, {1, 1}} {
		s.Resize(size[0], size[1])
		s.Fits()
		s.Paste(strings.Repeat("a log line\n", 100))
		s.Type("a line that is long enough to be wrapped over more than one row of a narrow terminal, and then some more")
		s.Fits()
		s.Press("enter")
		s.Fits()
		s.Press("ctrl+t")
		s.Fits()
		s.Press("esc", "ctrl+p")
		s.Fits()
		s.Press("esc", "esc", "2")
		s.Fits()
		s.Press("1", "space", "ctrl+u", "ctrl+u", "ctrl+u")
	}
}

// TestRedactedGoalIsAskedFor: a goal that nobody can read is said to be redacted, and Red waits for another one.
func TestRedactedGoalIsAskedFor(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("/goal the password is hunter22\n")
	s.other(t, incident.Redact{Ref: s.last(t, cards.Goal).Seq})
	s.shows(t, "GOAL [redacted] · /goal SENTENCE sets it anew")
	s.Press("ctrl+t", "3", "enter")
	s.shows(t, "waits for")
	s.Press("esc")
	s.Type("/goal checkout sells again\n")
	s.shows(t, "GOAL checkout sells again")
}
