package ui_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
	"warroom/ui"
	"warroom/ui/uitest"
)

// ownCard is a template as a person writes it.
func ownCard() cards.Template {
	return cards.Template{
		Name: "ticket", Title: "Vendor ticket", Command: "ticket", Summary: "what the vendor was asked", Own: true,
		Fields: []cards.Field{
			{Name: "ticket", Label: "Ticket", Kind: cards.Text, Help: "What was asked?"},
			{Name: "urgency", Label: "Urgency", Kind: cards.Choice, Help: "How soon?", Options: []string{"now", "today", "this week"}},
			{Name: "count", Label: "Customers", Kind: cards.Number, Help: "How many wait for it?"},
			{Name: "told", Label: "Told", Kind: cards.People, Help: "Who was told?"},
			{Name: "log", Label: "Log", Kind: cards.Lines, Help: "What did they say, step by step?", Min: 2},
			{Name: "lasts", Label: "Lasts", Kind: cards.Span, Help: "How long will it take?"},
		},
		Stages: []cards.Stage{
			{Name: "draft"},
			{Name: "sent", Requires: []string{"ticket", "urgency", "log"}},
			{Name: "gone", Title: "with the vendor for good", Solemn: true},
			{Name: "shut", Final: true},
			{Name: cards.StageWithdrawn, Out: true, Final: true},
		},
	}
}

// withOwn opens the sample with one's own template beside the others.
func withOwn(t *testing.T, w, h int) *session {
	t.Helper()
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	n := 0
	newID := func() string { n++; return fmt.Sprintf("%012d", n) }
	templates := append(cards.Builtin(), ownCard())
	var err error
	if s.id, err = room.OpenSample(t.Context(), s.log, "Jonas", s.now, newID, hats.Builtin(), templates); err != nil {
		t.Fatal(err)
	}
	s.Driver = uitest.New(t, ui.New(t.Context(), ui.Config{
		Log: unwatched{s.log}, By: "Jonas", Now: func() time.Time { return s.now }, NewID: newID,
		Orders: hats.Builtin(), Templates: templates, Theme: ui.ThemeDark, Open: s.id,
	}), w, h)
	return s
}

// last returns the newest card of a template.
func (s *session) last(t *testing.T, template string) *incident.Card {
	t.Helper()
	all := s.state(t).CardsOf(template)
	if len(all) == 0 {
		t.Fatalf("there is no %s:\n%s", template, s.Screen())
	}
	return all[len(all)-1]
}

// other writes as somebody else, in another program.
func (s *session) other(t *testing.T, c incident.Command) {
	t.Helper()
	s.ids++
	r := room.New(s.log, s.id, "Priya", func() time.Time { return s.now }, func() string { return fmt.Sprintf("other%d", s.ids) })
	if _, err := r.Do(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	s.Send(ui.Grew())
}

func template(t *testing.T, name string) cards.Template {
	t.Helper()
	found, ok := cards.Find(cards.Builtin(), name)
	if !ok {
		t.Fatal("no template " + name)
	}
	return found
}

func TestCardFormFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			do   func(*session)
		}{
			{"change", func(s *session) {
				s.Type("/change\nmove the report to a replica\nM")
				s.Press("enter")
				s.Type("Ingrid\n")
				s.Press("tab", "tab")
				s.Type("the replica lags\nnobody reads it at night\n\n")
				s.Press("tab")
				s.Type("in 30m\n")
				s.Type("soonish\n")
			}},
			{"decision", func(s *session) {
				s.Type("/decide\nfail over to the replica\nTomas\n15:00")
			}},
			{"own", func(s *session) {
				s.Type("/ticket\nwhy does the queue stop\nt")
				s.Press("enter")
				s.Type("about ten\nTomas, the vendor\none answer")
			}},
		} {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := withOwn(t, size[0], size[1])
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

// TestCardFormFits draws the longest form at every size there is, down to its last field.
func TestCardFormFits(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {72, 16}, {80, 24}, {120, 36}, {200, 60}} {
		s := withOwn(t, size[0], size[1])
		s.Type("/change\n")
		for range 28 {
			s.Fits()
			s.Press("tab")
			if !strings.Contains(s.Screen(), "▸ ") {
				t.Fatalf("the focus is out of sight at %v:\n%s", size, s.Screen())
			}
		}
		s.shows(t, "▸ Known later")
	}
}

func TestCardFormOpensHalfDone(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type("/change\n")
	s.shows(t, "New change", "5 needed for reviewed with client")
	s.Type("move the report\n")
	s.Type("m")
	s.Press("enter")
	s.Type("ingrid\n")
	s.Press("ctrl+s")
	s.shows(t, `change #`, `: "move the report"`)
	c := s.last(t, cards.Change)
	if c.Stage != cards.StageDraft || c.Fields[cards.FieldSize] != "M" || c.Fields[cards.FieldOwner] != "Ingrid" || len(c.Fields) != 3 {
		t.Errorf("the card is %s, %v", c.Stage, c.Fields)
	}
	s.Type("a note") // back in the line
	s.shows(t, "a note")
}

func TestCardFormFillsWhatWasChanged(t *testing.T) {
	s := inPlan(t, 120, 40)
	s.Press("home", "down", "down")
	s.shows(t, "Approach #")
	s.Press("enter")
	s.shows(t, "Approach #", "running")
	s.Press("pgdown")
	s.Type("four hours saved")
	s.Press("ctrl+s")
	s.shows(t, "[Plan]")
	events, err := s.log.Read(t.Context(), s.id, 0)
	if err != nil {
		t.Fatal(err)
	}
	e := events[len(events)-1]
	if e.Kind != incident.KindCardFilled || len(e.Fields) != 1 || !strings.HasSuffix(e.Fields[cards.FieldGain], "four hours saved") {
		t.Errorf("stored %s %v", e.Kind, e.Fields)
	}
}

func TestCardFormKeepsWhatWasTyped(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type("/form change\n")
	s.Type("move the report\n")
	s.Press("tab", "tab", "tab", "tab", "tab", "tab")
	s.Type("soonish")
	s.Press("esc")
	s.shows(t, "the new change is not saved: what you typed waits in its form", "/form change opens it")
	s.Type("a note in between\n")
	s.Type("/form change\n")
	s.shows(t, "as you left it, not saved yet", "move the report", "soonish", `! "soonish" is not a time`)
	s.Press("ctrl+s")
	s.shows(t, "not saved: ", "soonish")
	if n := len(s.state(t).CardsOf(cards.Change)); n != 0 {
		t.Errorf("%d changes were stored", n)
	}
	s.Press("ctrl+u")
	s.Type("14:30\n")
	s.Press("ctrl+s")
	if at, ok := s.last(t, cards.Change).Time(cards.FieldStart); !ok || !at.Equal(time.Date(2026, 3, 2, 14, 30, 0, 0, time.UTC)) {
		t.Errorf("the start is %v", at)
	}
	s.Type("/form change\n")
	if strings.Contains(s.Screen(), "move the report") {
		t.Errorf("the next new change begins with the last one:\n%s", s.Screen())
	}
}

func TestCardFormReadsAsLinesDo(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type("/ticket\nwhy\n0")
	s.Press("enter")
	s.Type("twelve\n")
	s.shows(t, `! "twelve" is not a whole number`)
	s.Press("shift+tab", "ctrl+u")
	s.Type("12\ntomas, the vendor\none\ntwo\n\n1h 30 min")
	s.Press("ctrl+s")
	c := s.last(t, "ticket")
	for name, want := range map[string]string{"count": "12", "told": "Tomas, the vendor", "log": "one\ntwo", "lasts": "1h30m0s"} {
		if c.Fields[name] != want {
			t.Errorf("%s is %q, want %q", name, c.Fields[name], want)
		}
	}
}

// TestCardFormTime: a length of time counts from when it was typed, not from when the form is saved.
func TestCardFormTime(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type("/task\nwrite it up\nTomas\nin 30m")
	s.shows(t, "14:32 UTC, in 30 m")
	s.Press("enter")
	s.now = s.now.Add(20 * time.Minute)
	s.Press("ctrl+s")
	if due := s.last(t, cards.Commitment).Due(); !due.Equal(time.Date(2026, 3, 2, 14, 32, 7, 0, time.UTC)) {
		t.Errorf("due %v", due)
	}
}

// TestCardFormBesideOthers: what others write shows where nothing was typed, never under the cursor, and is not overwritten.
func TestCardFormBesideOthers(t *testing.T) {
	s := inPlan(t, 120, 40)
	c := s.last(t, cards.Change)
	s.Press("space")
	s.Type(fmt.Sprintf("/form #%d\n", c.Seq))
	s.Press("tab", "tab")
	s.Type(" Meier")
	change := template(t, cards.Change)
	s.other(t, incident.FillCard{Ref: c.Seq, Template: change, Fields: map[string]string{cards.FieldOwner: "Ingrid", cards.FieldSize: "M", "business_why": "reports by nine"}})
	s.shows(t, "[M]", "reports by nine", "Tomas Meier", "somebody wrote Ingrid meanwhile", "▸ Owner")
	s.Type("!")
	s.Press("ctrl+u")
	s.Type("Tomas M.")
	s.Press("ctrl+s")
	now := s.last(t, cards.Change)
	if now.Fields[cards.FieldOwner] != "Tomas M." || now.Fields[cards.FieldSize] != "M" || now.Fields["business_why"] != "reports by nine" {
		t.Errorf("the card is %v", now.Fields)
	}
}

// TestCardFormUntouchedUnderTheCursor: a field that only has the focus is not written back.
func TestCardFormUntouchedUnderTheCursor(t *testing.T) {
	s := inPlan(t, 120, 40)
	c := s.last(t, cards.Change)
	s.Press("space")
	s.Type(fmt.Sprintf("/form #%d\n", c.Seq))
	s.Press("tab", "tab") // on the owner
	s.other(t, incident.FillCard{Ref: c.Seq, Template: template(t, cards.Change), Fields: map[string]string{cards.FieldOwner: "Ingrid"}})
	s.shows(t, "▸ Owner ▏Tomas") // not under the cursor
	s.Press("tab")
	s.shows(t, "Owner ▏Ingrid")
	s.Type("month-end")
	s.Press("ctrl+s")
	if now := s.last(t, cards.Change); now.Fields[cards.FieldOwner] != "Ingrid" || now.Fields["business_why"] != "month-end" {
		t.Errorf("the card is %v", now.Fields)
	}
}

func TestCardFormThatCannotBeStored(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type("/task\nwrite it up")
	s.log.Fail = func(op string) error {
		if op == mem.OpAppended {
			return errors.New("input/output error")
		}
		return nil
	}
	s.Press("ctrl+s")
	s.shows(t, "not saved: input/output error", "ctrl+s tries again", "write it up")
	s.log.Fail = nil
	s.Press("ctrl+s")
	if n := len(s.state(t).CardsOf(cards.Commitment)); n != 1 {
		t.Errorf("%d cards, want the one", n)
	}
}

func TestCardFormSealed(t *testing.T) {
	s := inFreshRoom(t)
	s.Resize(120, 40)
	s.Type("/goal\nsell again\n")
	s.Press("enter")
	s.Type("f") // the fault
	s.Press("ctrl+s")
	g := s.last(t, cards.Goal)
	if g.Stage != cards.StageSet || g.Fields[cards.FieldOurs] != "fault" {
		t.Fatalf("the goal is %s, %v", g.Stage, g.Fields)
	}
	s.Type(fmt.Sprintf("/form #%d\n", g.Seq))
	s.shows(t, "sealed until their answer is there")
	if strings.Contains(s.Screen(), "[fault]") {
		t.Errorf("what is sealed shows:\n%s", s.Screen())
	}
	s.other(t, incident.FillCard{Ref: g.Seq, Template: template(t, cards.Goal), Fields: map[string]string{cards.FieldTheirs: "business"}})
	s.Press("tab", "tab")
	s.shows(t, "fault", "was sealed and is open now: it stays as it was")
	s.Type("b")
	s.Press("tab")
	s.Type("they were asked")
	s.Press("ctrl+s")
	if g = s.last(t, cards.Goal); g.Fields[cards.FieldOurs] != "fault" || g.Fields[cards.FieldAsked] != "they were asked" {
		t.Errorf("the goal is %v", g.Fields)
	}
}

func TestCardFormNeededMovesOn(t *testing.T) {
	s := inPlan(t, 120, 40)
	s.Press("n")
	s.shows(t, "new card", "type to find; enter opens its form")
	s.Type("change")
	s.Press("enter")
	s.shows(t, "New change")
	s.Press("ctrl+o")
	s.shows(t, "▸ Size")
	s.Press("ctrl+o", "ctrl+o", "ctrl+o")
	s.shows(t, "▸ Validation plan")
	s.Press("ctrl+o")
	s.shows(t, "▸ Change")
	s.Press("esc")
	s.shows(t, "[Plan]")
}

// TestCardFormAsksBeforeItIsLost: ctrl+c with something unsaved in a form asks once.
func TestCardFormAsksBeforeItIsLost(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type("/task\nwrite it up")
	s.Press("esc", "ctrl+c")
	s.shows(t, "not left: the new commitment is not saved", "it is kept as a draft", "write it up")
	s.Press("ctrl+c")
	if !s.Quit() {
		t.Error("asked twice it does not leave")
	}
}

// TestCardFormComesBackAsALine: should the program end, what was typed into a form is in the composer, as the line that does the same.
func TestCardFormComesBackAsALine(t *testing.T) {
	s := withOwn(t, 120, 40)
	s.Type("/task\nwrite it up\nTomas\nsoonish")
	d, err := s.log.Draft(t.Context(), s.id, "Jonas")
	if err != nil || d.Text != `/task write it up owner="Tomas" due="soonish"` {
		t.Errorf("kept %q, %v", d.Text, err)
	}
	s.Press("ctrl+u", "ctrl+s")
	if d, err = s.log.Draft(t.Context(), s.id, "Jonas"); err != nil || !d.Empty() {
		t.Errorf("kept after it was saved: %q, %v", d.Text, err)
	}
}

// TestFormsAreKeptWhateverElseIsTyped: a kill costs nothing that was typed into any form, with a line half written besides.
func TestFormsAreKeptWhateverElseIsTyped(t *testing.T) {
	s := inFreshRoom(t)
	s.Type("/task\nwrite it up")
	s.Press("esc")
	s.Type("/change\nmove the report")
	s.Press("esc")
	s.Type("half a thought")
	d, err := s.log.Draft(t.Context(), s.id, "Jonas")
	want := []incident.DraftLine{{Text: "half a thought"}, {Text: "/change move the report"}, {Text: "/task write it up"}}
	if err != nil || !slices.Equal(d.Lines(), want) {
		t.Fatalf("kept %+v, %v", d.Lines(), err)
	}
	again := s.console(t, 120, 24) // the first was killed
	again.shows(t, "half a thought", "is back in the line; 2 more come when it is saved")
	again.Press("enter")
	again.shows(t, "/change move the report", "is back in the line; one more comes when it is saved")
	if d, _ = s.log.Draft(t.Context(), s.id, "Jonas"); !slices.Equal(d.Lines(), want[1:]) {
		t.Errorf("killed again, %+v are left", d.Lines())
	}
	again.Press("enter")
	again.shows(t, "/task write it up", "the next line of your draft")
	again.Press("enter")
	if d, _ = s.log.Draft(t.Context(), s.id, "Jonas"); !d.Empty() {
		t.Errorf("all is saved, and %+v is kept", d.Lines())
	}
	if c := s.state(t).Cards; len(c) != 2 || c[0].Template != cards.Change || c[1].Template != cards.Commitment || len(s.state(t).Notes) != 1 {
		t.Errorf("cards %+v", c)
	}
}

// TestFormThatIsBeingSavedIsKept: until the log has it, it is in the draft.
func TestFormThatIsBeingSavedIsKept(t *testing.T) {
	s := inFreshRoom(t)
	s.log.Fail = func(op string) error {
		if op == mem.OpAppend {
			return incident.Errorf(incident.CodeFull, "no room is left on the disk")
		}
		return nil
	}
	s.Type("/task\nwrite it up")
	s.Press("ctrl+s", "esc")
	s.Type("x")
	during, err := s.log.Draft(t.Context(), s.id, "Jonas")
	if err != nil || !slices.Equal(during.Lines(), []incident.DraftLine{{Text: "x"}, {Text: "/task write it up"}}) {
		t.Errorf("kept %+v, %v", during.Lines(), err)
	}
}

func TestWaysIntoACardForm(t *testing.T) {
	for _, c := range []struct{ line, shows string }{
		{"/change", "New change"},
		{"/cha", "New change"},
		{"/goal", "New goal"},
		{"/decide", "New decision"},
		{"/form goal", "New goal"},
		{"/form /ticket", "New vendor ticket"},
		{"/form", "new card"},
		{"/form nothing", `there is no card "nothing"`},
		{"/form #1", "there is no card #1"},
		{"/goal #18", "Goal #18"},
		{"/pivot", "why is the approach left?"},
	} {
		s := withOwn(t, 120, 40)
		s.Type(c.line + "\n")
		s.shows(t, c.shows)
	}
	s := inPlan(t, 120, 40)
	c := s.last(t, cards.Change)
	s.Press("space")
	s.Type(fmt.Sprintf("/change #%d\n", c.Seq))
	s.shows(t, fmt.Sprintf("Change #%d", c.Seq))
	s.Press("esc", "ctrl+p")
	s.Type("/change")
	s.Press("enter", "enter")
	s.shows(t, "New change")
	s.Press("esc")
	s.Type("/form #")
	s.Press("tab")
	s.shows(t, fmt.Sprintf("#%d move the report", c.Seq))
	s.Press("ctrl+u")
	s.Type("/form app")
	s.Press("tab")
	s.shows(t, "approach approval")
}

func BenchmarkCardFormKey(b *testing.B) {
	s := inLobby(b, 120, 36, func(s *session) { s.declared(b, "id00000001", time.Hour, "x", 1) })
	s.Press("enter")
	s.Type("/change\n")
	for b.Loop() {
		s.Press("x", "backspace")
	}
}

// TestLettersOfOptions: a letter picks an option whole, and none that begins as another one does.
func TestLettersOfOptions(t *testing.T) {
	f := cards.Field{Kind: cards.Choice, Options: []string{"Über", "ärger", "Ärmel", "drüben"}}
	if got := ui.AlsoKeys(f); !slices.Equal(got, []string{"backspace", "ü", "", "", "d"}) {
		t.Errorf("the letters are %q", got)
	}
}
