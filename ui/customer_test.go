package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

func TestCustomerFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			do   func(*session)
		}{
			{"desk", func(*session) {}},
			{"heat", func(s *session) { s.Press("down") }},
			{"trust", func(s *session) { s.Press("down", "down") }},
			{"promise", func(s *session) { s.Press("down", "down", "down") }},
			{"late", func(s *session) { s.now = s.now.Add(30 * time.Minute); s.Press("down", "up") }},
		} {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inRoom(t, size[0], size[1])
				s.Press("alt+3", "esc")
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

// TestCustomerOfRealIncidents: the figures of the tab, once the session is over; they are worked out by hand in internal/desk.
func TestCustomerOfRealIncidents(t *testing.T) {
	for sample, want := range map[string][]string{
		"sample-github":     {"we were first, 15 m after we knew", "first word after 17 m", "longest silence 8 h 38 m", "7 out"},
		"sample-cloudflare": {"they were first, 5 m after we knew", "first word after 242 h 14 m", "longest silence 38 m", "1 out"},
		"sample-moj":        {"they were first, 32 m after we knew", "first word after 49 m", "longest silence 49 m", "2 out"},
		"sample-mybinder":   {"no word yet", "longest silence 8 h 30 m", "no promise is over"},
	} {
		t.Run(sample, func(t *testing.T) {
			r := inReplay(t, sample, 240, 40)
			r.Press("t")
			r.Type("2030-01-01 00:00")
			r.Press("enter", "alt+3")
			r.shows(t, want...)
		})
	}
}

// TestWorse: the moment things got worse is stamped, the call card opens with a clock on it, and nothing that was typed is lost.
func TestWorse(t *testing.T) {
	s := inRoom(t, 100, 30)
	s.Press("esc", "!")
	s.shows(t, "what got worse?")
	s.Type("logins fail too")
	s.Press("enter")
	s.shows(t, "Call", "1 impact", "2 apology", "3 what we do", "4 they hear next")
	c := s.last(t, cards.Call)
	if c.Stage != cards.StageUnmade || c.Fields[cards.Call] != "logins fail too" || c.Fields[cards.FieldOwner] != "Amara" || c.Fields[cards.FieldCustomer] != "the shops" {
		t.Errorf("the call is %+v", c)
	}
	if due := c.Due().Sub(s.now); due != 10*time.Minute {
		t.Errorf("it is to be made within %s", due)
	}
	s.Press("esc")
	s.Type("a note")
	s.Press("enter")
	found := false
	for _, clock := range incident.Clocks(s.state(t), s.now) {
		found = found || clock.Of == incident.ClockCall && clock.Card == c.Seq
	}
	if !found {
		t.Error("no clock runs on the call")
	}
}

// TestWorseLater: what is written down afterwards asks for no call.
func TestWorseLater(t *testing.T) {
	s := inRoom(t, 100, 30)
	before := len(s.state(t).CardsOf(cards.Call))
	s.Type("-20m ! logins failed too")
	s.Press("enter")
	if n := len(s.state(t).CardsOf(cards.Call)); n != before {
		t.Errorf("%d calls are asked for", n-before)
	}
}

// TestNextWordInTheHeader: the clock runs from the declaration, is there in every tab, and stops at the close; a note does not reset it.
func TestNextWordInTheHeader(t *testing.T) {
	s := inRoom(t, 132, 40)
	for _, tab := range []string{"alt+1", "alt+2", "alt+3", "alt+4"} {
		s.Press(tab)
		s.shows(t, "customer word 4:00")
	}
	s.Press("alt+1")
	s.Type("nothing new")
	s.Press("enter")
	s.shows(t, "word 4:00")
	s.now = s.now.Add(3 * time.Hour) // asleep: one word is late, not nine
	s.Press("x", "backspace")
	if n := strings.Count(s.Screen(), "word over"); n != 1 {
		t.Errorf("%d clocks for the next word:\n%s", n, s.Screen())
	}
	s.Type("/close open-ended: enough")
	s.Press("enter")
	if strings.Contains(s.Screen(), "word over") {
		t.Errorf("a closed incident owes no word:\n%s", s.Screen())
	}
}

// TestClocksInTheHeader: what runs out has its place on every screen; labels shrink before a clock is left out, and a word that is late is
// shown whatever else is.
func TestClocksInTheHeader(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		later time.Duration
		want  []string
	}{
		{40, 12, 0, []string{"word 4:00"}},
		{60, 20, 0, []string{"SEV2  word 4:00"}},
		{40, 12, 58 * time.Minute, []string{"tripwire over"}},
		{60, 20, 58 * time.Minute, []string{"SEV2  tripwire over"}},
		{80, 24, 58 * time.Minute, []string{"tripwire over", "word over 54:00"}},
		{120, 36, 58 * time.Minute, []string{"+01:48:00", "tripwire over", "word over 54:00", "owed over"}},
		{132, 40, 0, []string{"customer word 4:00", "10:00", "14:00"}},
	} {
		t.Run(fmt.Sprintf("%d/%s", c.w, c.later), func(t *testing.T) {
			s := inRoom(t, c.w, c.h)
			if c.later > 0 {
				s = inPlan(t, c.w, c.h)
			}
			s.now = s.now.Add(c.later)
			s.Press("esc", "home")
			head := strings.Join(strings.Split(s.Screen(), "\n")[:2], "\n")
			for _, want := range c.want {
				if !strings.Contains(head, want) {
					t.Errorf("the header does not show %q:\n%s", want, head)
				}
			}
			s.Fits()
		})
	}
}

// TestNewOnTheDesk: what goes out is offered first.
func TestNewOnTheDesk(t *testing.T) {
	s := inRoom(t, 100, 30)
	s.Press("alt+3", "esc", "n")
	text := s.Screen()
	at := 0
	for _, want := range []string{"/update", "/called", "Goal"} {
		next := strings.Index(text, want)
		if next < at {
			t.Fatalf("%q is not where it should be:\n%s", want, text)
		}
		at = next
	}
}
