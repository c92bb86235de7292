package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// withPeople opens the plan of an incident whose roster says who is from where, with two parties on the map and one only named.
func withPeople(t *testing.T, w, h int) *session {
	t.Helper()
	s := inPlan(t, w, h)
	s.Press("space")
	for _, line := range []string{
		`/person Ingrid, lead, ours layer="line manager" sense=both reach="+49 30 5550123; ingrid on call"`,
		`/person Amara layer=customer sense=business party=Acme`,
		`/person Priya layer=engineer sense=technical`,
		`/leave Jonas`,
		`/party Acme kind=customer controls="the order book and when shops open" wants="payments before the evening peak" contact=Amara`,
		`/party Globex kind=vendor wants="no blame for the ledger"`,
		`/task tell the shops owner=Amara to="The Carrier"`,
		`/change swap the ledger owner=Tomas size=S contacts="Ingrid, ours; Amara, Acme, +49 30 5550124"`,
	} {
		s.Paste(line)
		s.Press("enter")
	}
	s.Press("esc", "end")
	return s
}

// toIngrid moves the cursor from the end up to the first on the roster.
func toIngrid(s *session) {
	for range 40 {
		if strings.Contains(s.Screen(), "▸Ingrid") {
			return
		}
		s.Press("up")
	}
}

func TestPeopleFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			do   func(*session)
		}{
			{"parties", func(*session) {}},
			{"person", func(s *session) { toIngrid(s) }},
			{"edit", func(s *session) { toIngrid(s); s.Press("e") }},
			{"who", func(s *session) { s.Press("space"); s.Type("/who"); s.Press("enter") }},
		} {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := withPeople(t, size[0], size[1])
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

// TestPeopleInThePlan: what nobody covers is said in words, and so is what a party lacks.
func TestPeopleInThePlan(t *testing.T) {
	s := withPeople(t, 132, 40)
	s.shows(
		t, "PEOPLE", "left Jonas", "empty: facilitator, scribe, sponsor", "engineers 1", "senior technologists nobody", "executives nobody", "customers 1",
		"technical 2", "business 2", "not said 1", "Acme · controls the order book", "no contact · owns no task", "not on the map: The Carrier",
	)
	toIngrid(s)
	s.shows(t, "+49 30 5550123", "ingrid on call", "line manager")
	s.Press(">")
	s.shows(t, "no card is under the cursor")
	s.Press("e")
	s.shows(t, `/person Ingrid seat="lead"`)
	s.Press("ctrl+u")
	s.Type("/person Ingrid reach=")
	s.Press("enter")
	if p := s.state(t).Person("Ingrid"); len(p.Ways()) != 0 || p.Layer != "line manager" || p.Party != "ours" {
		t.Errorf("after the change: %+v", *p)
	}
}

// TestPeopleAreReachedOnTheSmallestScreen: lines where the cursor cannot stand come into sight with the last row above them.
func TestPeopleAreReachedOnTheSmallestScreen(t *testing.T) {
	s := withPeople(t, 40, 12)
	all := map[string]bool{}
	s.Press("home")
	for range 50 {
		for line := range strings.Lines(s.Screen()) {
			all[strings.TrimSpace(line)] = true
		}
		s.Press("down")
	}
	seen := fmt.Sprint(all)
	for _, want := range []string{"PEOPLE", "Ingrid", "left     Jonas", "facilitator, scribe", "executives nobody", "business 2", "controls the order book", "owns no task", "The Carrier"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is never in sight", want)
		}
	}
}

// TestThinContactsWarn: beside the change, and nowhere as what it misses.
func TestThinContactsWarn(t *testing.T) {
	s := withPeople(t, 132, 40)
	for range 30 {
		s.Press("up")
		if strings.Contains(s.Screen(), "Change  #") && strings.Contains(s.Screen(), "swap the ledger") && strings.Contains(s.Screen(), "one way to reach") {
			break
		}
	}
	s.shows(t, "! at most one way to reach Amara")
	s.Press(">")
	s.shows(t, "it needs: ", "enter fills it in · at most one way to reach Amara")
}
