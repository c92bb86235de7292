package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/store/mem"
)

// declaredState returns the one incident of the log.
func (s *session) declaredState(t *testing.T) incident.State {
	t.Helper()
	list, err := s.log.List(t.Context())
	if err != nil || len(list) != 1 {
		t.Fatalf("%d incidents, %v; want one", len(list), err)
	}
	s.id = list[0].ID
	return s.state(t)
}

// none fails the test when anything was declared.
func (s *session) none(t *testing.T) {
	t.Helper()
	if list, err := s.log.List(t.Context()); err != nil || len(list) != 0 {
		t.Fatalf("%d incidents, %v; want none", len(list), err)
	}
}

func TestFormFrames(t *testing.T) {
	frames := []struct {
		name string
		do   func(*session)
	}{
		{"new", func(*session) {}},
		{"filled", func(s *session) {
			s.Type("Checkout is down for everybody since the deploy of noon\n")
			s.Type("I pay and the page spins\n")
			s.Press("1", "enter", "y", "enter")
			s.Type(", lead\nPriya, network")
		}},
		{"error", func(s *session) {
			s.Type("x")
			for range 5 {
				s.Press("tab")
			}
			s.Press("ctrl+u")
			s.Type("Europe/Berlim\n")
		}},
	}
	for _, size := range sizes {
		for _, f := range frames {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inLobby(t, size[0], size[1], nil)
				s.Press("n")
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

func TestFormDeclaresWithTheTitleAlone(t *testing.T) {
	s := inLobby(t, 100, 24, nil)
	s.Press("n")
	s.Type("Checkout is down")
	s.Press("ctrl+s")
	s.shows(t, "Checkout is down", "WHITE", "round 1 · crisis")
	st := s.declaredState(t)
	if s.id != "new0000000" {
		t.Errorf("id %q: ten characters, lower case", s.id)
	}
	if st.Title != "Checkout is down" || st.Severity != 0 || st.Seen != "" || st.Zone != "Europe/Berlin" || len(st.People) != 1 || st.People[0].Name != "Jonas" {
		t.Errorf("declared %+v", st)
	}
}

func TestFormDeclaresWithEverything(t *testing.T) {
	s := inLobby(t, 100, 24, nil)
	s.Press("n")
	s.Type("Checkout is down\n")
	s.Type("I pay")
	s.Press("ctrl+j")
	s.Type("and nothing happens\n")
	s.Press("2", "right", "left", "enter") // SEV2, there and back
	s.Press("y")
	s.shows(t, "[yes]", "order first-ten B W K G B 8 min")
	s.Press("n")
	s.shows(t, "[no]", "order crisis W B R K Y G B")
	s.Press("y", "enter")
	s.Type(", lead\nPriya, network\nTomas\n\n") // the empty line goes on
	s.Press("ctrl+u")
	s.Type("UTC\n") // enter in the last field declares
	st := s.declaredState(t)
	want := fmt.Sprint([]incident.Person{{Name: "Jonas", Seat: "lead"}, {Name: "Priya", Seat: "network"}, {Name: "Tomas"}})
	var people []incident.Person
	for _, p := range st.People {
		people = append(people, incident.Person{Name: p.Name, Seat: p.Seat, Party: p.Party})
	}
	if got := fmt.Sprint(people); got != want {
		t.Errorf("people %s, want %s", got, want)
	}
	if st.Impact != "I pay\nand nothing happens" || st.Severity != 2 || st.Seen != "yes" || st.Zone != "UTC" || st.Round().Order != "first-ten" {
		t.Errorf("declared %+v, order %s", st, st.Round().Order)
	}
}

func TestFormMinutesFollowThePeople(t *testing.T) {
	s := inLobby(t, 100, 24, nil)
	s.Press("n")
	s.Type("x")
	for range 4 {
		s.Press("tab")
	}
	s.Type("\nA\nB\nC\nD")
	five := hats.Default().Sized(5)
	s.shows(t, fmt.Sprintf("order crisis W B R K Y G B %d min", int(five.Total().Minutes())))
	s.Press("ctrl+s")
	if got := s.declaredState(t).Round().Steps; fmt.Sprint(got) != fmt.Sprint(five.Steps) {
		t.Errorf("steps %v, want %v", got, five.Steps)
	}
}

func TestFormSaysWhatIsWrong(t *testing.T) {
	long := strings.Repeat("x", 400)
	for _, row := range []struct {
		name  string
		fill  func(*session)
		says  []string
		focus string
	}{
		{"no title, ctrl+s", func(s *session) { s.Press("ctrl+s") }, []string{"title is empty", "at least one visible character"}, "Title"},
		{"no title, enter", func(s *session) { s.Press("enter") }, []string{"title is empty"}, "Title"},
		{"blank title", func(s *session) { s.Type("  "); s.Press("tab") }, []string{"title is empty"}, "Title"},
		{"long title", func(s *session) { s.Paste(long); s.Press("ctrl+s") }, []string{"over its limit", "shorten it"}, "Title"},
		{"long impact, told from another field", func(s *session) {
			s.Type("x")
			s.Press("tab")
			s.Paste(strings.Repeat("word ", 500))
			s.Press("shift+tab", "ctrl+s")
		}, []string{"impact is", "over its limit"}, "Customer feels"},
		{"a zone that is none", func(s *session) {
			s.Type("x")
			s.Press("tab", "tab", "tab", "tab", "tab", "ctrl+u")
			s.Type("Mars/Base")
			s.Press("shift+tab", "shift+tab", "ctrl+s")
		}, []string{`there is no time zone "Mars/Base"`, "Europe/Berlin"}, "Time zone"},
		{"a name without letters", func(s *session) {
			s.Type("x")
			s.Press("tab", "tab", "tab", "tab")
			s.Press("ctrl+u")
			s.Type(", lead")
			s.Press("tab")
		}, []string{"name is empty"}, "Who is here"},
		{"a name that is too long", func(s *session) {
			s.Type("x")
			s.Press("tab", "tab", "tab", "tab")
			s.Paste(long)
			s.Press("ctrl+s")
		}, []string{"name is", "over its limit"}, "Who is here"},
		{"a paste that is no title", func(s *session) { s.Type("x"); s.Paste(strings.Repeat("log\n", 100_000)) }, []string{"nothing of it was taken", "once the incident is declared"}, "Title"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := inLobby(t, 100, 30, nil)
			s.Press("n")
			row.fill(s)
			s.shows(t, row.says...)
			if !strings.Contains(s.Screen(), " ▸ "+row.focus) {
				t.Errorf("the focus is not on %s:\n%s", row.focus, s.Screen())
			}
			s.Fits()
			s.none(t)
		})
	}
}

func TestFormKeepsWhatWasTyped(t *testing.T) {
	s := inLobby(t, 100, 24, nil)
	s.Press("n")
	s.Type("Checkout is down\nnobody can pay")
	s.Press("esc")
	s.shows(t, "No incident yet")
	s.Press("n")
	s.shows(t, "Checkout is down", "nobody can pay")
	s.Type(" at all")
	s.Press("ctrl+s")
	if st := s.declaredState(t); st.Impact != "nobody can pay at all" {
		t.Errorf("impact %q", st.Impact)
	}
	s.Press("esc", "q", "n")
	if strings.Contains(s.Screen(), "nobody can pay") {
		t.Error("a declared incident is still in the form")
	}
}

func TestFormThatCannotBeStored(t *testing.T) {
	for _, row := range []struct {
		name, op string
		err      error
		says     []string
	}{
		{"full disk", mem.OpAppend, incident.Errorf(incident.CodeFull, "no room is left on the disk").WithHint("free some"), []string{"not declared: no room is left on the disk", "free some"}},
		{"outcome unknown", mem.OpAppended, errors.New("input/output error"), []string{"not declared: input/output error"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := inLobby(t, 100, 24, nil)
			s.log.Fail = func(op string) error {
				if op == row.op {
					return row.err
				}
				return nil
			}
			s.Press("n")
			s.Type("Checkout is down")
			s.Press("ctrl+s")
			s.shows(t, append(row.says, "Checkout is down", "ctrl+s tries again")...)
			s.log.Fail = nil
			s.Press("esc", "n", "ctrl+s")
			s.shows(t, "Checkout is down", "WHITE")
			if st := s.declaredState(t); st.Title != "Checkout is down" {
				t.Errorf("declared %q", st.Title)
			}
		})
	}
}

func TestFormSaysWhatWasCleaned(t *testing.T) {
	s := inLobby(t, 100, 24, nil)
	s.Press("n")
	s.Paste("Checkout\x1b[31m is down\u202e")
	s.shows(t, "cleaned: ", "Checkout is down")
	s.Press("x")
	if strings.Contains(s.Screen(), "cleaned: ") {
		t.Error("the next key does not take it back")
	}
}

// TestFormIsNotBlamedForTheSample leaves a form behind, and then something else fails.
func TestFormIsNotBlamedForTheSample(t *testing.T) {
	s := inLobby(t, 100, 24, nil)
	s.Press("n")
	s.Type("Checkout is down")
	s.Press("esc")
	s.log.Fail = func(op string) error {
		if op == mem.OpAppend {
			return errors.New("input/output error")
		}
		return nil
	}
	s.Press("o")
	s.shows(t, "not done: input/output error")
	s.Press("n")
	if strings.Contains(s.Screen(), "not declared") {
		t.Errorf("the form says what is not its own:\n%s", s.Screen())
	}
}

func TestFormMovesWithTheArrows(t *testing.T) {
	s := inLobby(t, 60, 30, nil)
	s.Press("n")
	s.Type("a title long enough for two rows of a terminal that has sixty cells")
	at := func(want string) {
		t.Helper()
		if !strings.Contains(s.Screen(), " ▸ "+want) {
			t.Errorf("the focus is not on %s:\n%s", want, s.Screen())
		}
	}
	s.Press("up") // within the title
	at("Title")
	s.Press("down", "down")
	at("Customer feels")
	s.Press("up")
	at("Title")
	s.Press("down", "down", "down", "down", "down", "down")
	at("Time zone")
	s.Press("down", "tab")
	at("Time zone")
	s.none(t)
	s.Press("up", "up")
	at("Seen before?")
}

func TestFormCursor(t *testing.T) {
	for _, size := range sizes {
		s := inLobby(t, size[0], size[1], nil)
		s.Press("n")
		s.Type("決済")
		c := s.Cursor()
		if c == nil {
			t.Fatal("no cursor while a title is typed")
		}
		row := strings.Split(s.Screen(), "\n")[c.Y]
		before, _, ok := strings.Cut(row, "決済")
		if want := len([]rune(before)) + 4; !ok || c.X != want {
			t.Errorf("at %v the cursor is at %d,%d, row %q", size, c.X, c.Y, row)
		}
		s.Press("tab", "tab")
		if s.Cursor() != nil {
			t.Errorf("at %v a cursor shows in a field that takes no text", size)
		}
	}
}

func TestFormFooterIsWhole(t *testing.T) {
	s := inLobby(t, 40, 24, nil)
	s.Press("n")
	for w := 40; w <= 140; w++ {
		s.Resize(w, 24)
		lines := strings.Split(s.Screen(), "\n")
		foot := lines[len(lines)-1]
		if strings.Contains(foot, "…") || !strings.Contains(foot, "ctrl+s declare now") || !strings.HasSuffix(foot, "esc leave") {
			t.Errorf("the footer at %d: %q", w, foot)
		}
	}
	s.shows(t, "enter next · shift+tab back · ctrl+s declare now · esc leave")
}

func BenchmarkFormKey(b *testing.B) {
	s := inLobby(b, 120, 36, nil)
	s.Press("n")
	s.Type("a title as long as they are")
	for b.Loop() {
		s.Press("x", "backspace")
	}
}
