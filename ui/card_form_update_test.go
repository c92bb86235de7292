package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// withCustomer is the sample with a customer on the map, and somebody above them who is sore.
func withCustomer(t *testing.T, w, h int) *session {
	t.Helper()
	s := inRoom(t, w, h)
	s.lines(`/party Acme kind=customer contact="Jan Berg"`, `/stakeholder "Mia Long" side=theirs line=above customer=Acme`)
	return s
}

func (s *session) lines(all ...string) {
	for _, line := range all {
		s.Paste(line)
		s.Press("enter")
	}
}

// goodUpdate is one that goes out as it is.
const goodUpdate = `/update "Orders from before noon are safe." for=customer customer=Acme does="plan the late shift" next=14:30 reviewed=Priya`

// badUpdate has a name, a machine and a time of repair in it.
const badUpdate = `/update "Tomas will have db01 fixed by 15:00." for=customer customer=Acme does="plan the late shift" next=14:30 reviewed=Priya`

func TestUpdateFormFrames(t *testing.T) {
	for _, size := range sizes {
		for _, f := range []struct {
			name string
			do   func(*session)
		}{
			{"bad", func(s *session) {
				s.Type("/update\nTomas will have db01 fixed by 15:00, hopefully.")
				s.Press("tab", "2", "tab")
				s.Type("Acme")
			}},
			{"good", func(s *session) {
				s.lines(goodUpdate)
				s.Type("/update\n")
			}},
			{"internal", func(s *session) { s.Type("/update\nTomas looks at db01") }},
			{"contact", func(s *session) {
				s.Type("/called\nwhere are the orders\n")
				s.Press("1", "tab")
				s.Type("Jan Berg")
				for range 6 {
					s.Press("tab")
				}
				s.Press("y", "tab")
			}},
			{"call", func(s *session) {
				s.Type("/call\npayments fail too\nAcme\nJan Berg\nthey cannot ship\nwe are sorry")
			}},
		} {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := withCustomer(t, size[0], size[1])
				f.do(s)
				if f.name == "good" { // the one card that is there
					s.Press("esc")
					s.Type(fmt.Sprintf("/form #%d\n", s.last(t, cards.Update).Seq))
				}
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

// TestUpdateFormChecks: what holds an update back shows while it is typed, and goes when it is mended.
func TestUpdateFormChecks(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.Type("/update\n")
	s.shows(t, "internal: nobody outside reads it")
	s.hides(t, "to mend", "there is no text")
	s.Type("Tomas looks at db01.")
	s.shows(t, "nothing holds it back")
	s.Press("tab", "2")
	s.shows(t, "outside: the customer reads it", "to mend before it goes out", `"Tomas"`, `"db01"`, "! Next word at", "! Goes to")
	s.Press("tab")
	s.Type("Acme")
	s.shows(t, "outside: Acme reads it")
	s.hides(t, "it goes to nobody")
}

// TestUpdateFormRewords: ctrl+r takes the first offer, again gives one's own words back, and typing on keeps the new ones.
func TestUpdateFormRewords(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.lines(badUpdate)
	s.Type(fmt.Sprintf("/form #%d\n", s.last(t, cards.Update).Seq))
	s.shows(t, "Tomas will have db01")
	s.Press("ctrl+r")
	s.shows(t, "reworded: ctrl+r")
	s.hides(t, "▏Tomas will")
	for range 8 { // one swap after the other, until none is left
		if strings.Contains(s.Screen(), "gives your own words back") {
			break
		}
		s.Press("ctrl+r")
	}
	s.shows(t, "nothing holds it back", "gives your own words back")
	s.Press("ctrl+r")
	s.shows(t, "your own words are back", "▏Tomas will have db01")
	for range 8 {
		if strings.Contains(s.Screen(), "gives your own words back") {
			break
		}
		s.Press("ctrl+r")
	}
	s.Type(" ") // written on: they are one's own now
	s.Press("ctrl+r")
	s.shows(t, "there are no other words to offer")
	s.Press("ctrl+s")
	s.lines("/change")
	s.Press("ctrl+r")
	s.shows(t, "that is for the form of an update")
}

// TestUpdateFormTakesFacts: ctrl+g puts the starred White facts in that were written since the last word, once.
func TestUpdateFormTakesFacts(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.lines("w: half of the orders are on paper", "/star", "k: we may lose the rest", "/star", "~ it is the cache", "/star", "w: the vendor is not paid #internal", "/star", "w: not starred")
	s.Type("/update\nWhat we know:")
	s.Press("ctrl+g")
	s.shows(t, "half of the orders are on paper.")
	s.hides(t, "we may lose", "it is the cache", "not paid", "not starred")
	s.Press("ctrl+g")
	s.shows(t, "no starred White fact is new since the last word")
}

// TestGateHasNoWayRound: an update that would be refused is so by the key, the line, the form and the palette.
func TestGateHasNoWayRound(t *testing.T) {
	for name, do := range map[string]func(*session, uint64){
		"key": func(s *session, n uint64) {
			s.under(n)
			s.Press(">")
		},
		"stages": func(s *session, n uint64) {
			s.under(n)
			s.Press("m", "2")
		},
		"line": func(s *session, n uint64) { s.lines(fmt.Sprintf("/update #%d sent", n)) },
		"palette": func(s *session, n uint64) {
			s.Press("ctrl+p")
			s.Type(fmt.Sprintf("/update #%d checked\n", n))
		},
	} {
		s := withCustomer(t, 110, 40)
		s.lines(badUpdate)
		n := s.last(t, cards.Update).Seq
		do(s, n)
		if c := s.last(t, cards.Update); c.Stage != cards.StageDraft {
			t.Errorf("%s: it is %s", name, c.Stage)
		}
		if screen := s.Screen(); !strings.Contains(screen, "does not go out") || !strings.Contains(screen, "say why it goes as it is") {
			t.Errorf("%s does not say why:\n%s", name, screen)
		}
	}
	s := withCustomer(t, 110, 40)
	s.lines(goodUpdate)
	n := s.last(t, cards.Update).Seq
	s.under(n)
	s.Press(">")
	s.shows(t, "is checked", "copy and send it, then")
	s.Press("enter", "ctrl+u")
	s.Type("It will be fixed by 15:00.")
	s.Press("ctrl+s")
	s.shows(t, "not saved: update", "does not go out")
	if got := s.last(t, cards.Update).Fields[cards.Update]; got != "Orders from before noon are safe." {
		t.Errorf("the form changed it to %q", got)
	}
}

// under puts the cursor of the customer desk on a card.
func (s *session) under(n uint64) {
	s.Press("alt+3", "esc", "home")
	for range 80 {
		if strings.Contains(s.Screen(), fmt.Sprintf("▸#%d ", n)) {
			return
		}
		s.Press("down")
	}
}

// TestCopies: an update that may go out is copied in three forms, and nothing else is.
func TestCopies(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.lines(goodUpdate)
	n := s.last(t, cards.Update).Seq
	s.under(n)
	s.Press("y")
	s.shows(t, fmt.Sprintf("copied update #%d as text", n), "sending it is yours; then > records that")
	plain := s.Clipboard()
	if !strings.Contains(plain, "Orders from before noon are safe.") || !strings.Contains(plain, "14:30") {
		t.Errorf("copied %q", plain)
	}
	s.Press("Y")
	s.shows(t, "as a text message")
	if short := s.Clipboard(); short == plain || utf8.RuneCountInString(short) > 160 || !strings.Contains(short, "14:30") {
		t.Errorf("copied %q", short)
	}
	s.Press("space")
	s.lines(fmt.Sprintf("/copy #%d md", n))
	s.shows(t, "as Markdown")
	if md := s.Clipboard(); md == plain || !strings.Contains(md, "**") {
		t.Errorf("copied %q", md)
	}
	for line, want := range map[string]string{
		fmt.Sprintf("/copy #%d pdf", n): `there is no form "pdf"`, "/copy #1": "there is no update #1", "/copy": "which update is copied?",
	} {
		s.lines(line)
		s.shows(t, want)
		s.Press("ctrl+u")
	}
	before := s.Clipboard()
	s.lines(badUpdate)
	n = s.last(t, cards.Update).Seq
	s.lines(fmt.Sprintf("/copy #%d", n))
	s.shows(t, "not copied: update", "does not go out")
	s.under(n)
	s.Press("y")
	s.shows(t, "not copied")
	s.Press("enter", "alt+y")
	s.shows(t, "not copied")
	s.Press("esc", "home", "y")
	s.shows(t, "no update is under the cursor")
	if s.Clipboard() != before {
		t.Errorf("copied %q", s.Clipboard())
	}
	s.Press("space")
	s.lines(fmt.Sprintf("/update #%d checked anyway: their contract wants it", n), fmt.Sprintf("/copy #%d", n))
	s.shows(t, fmt.Sprintf("copied update #%d", n))
	s.under(n)
	s.shows(t, "overruled")
}

// TestFormCopies: alt+y copies what stands in the form, saved or not.
func TestFormCopies(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.lines(goodUpdate)
	s.Type(fmt.Sprintf("/form #%d\n", s.last(t, cards.Update).Seq))
	s.Type(" We count them.")
	s.Press("alt+y")
	s.shows(t, "copied as text", "it is not saved yet")
	if !strings.Contains(s.Clipboard(), "We count them.") {
		t.Errorf("copied %q", s.Clipboard())
	}
}

// TestSentAsksHow: an update that was sent is asked how, unless that is there.
func TestSentAsksHow(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.lines(goodUpdate)
	n := s.last(t, cards.Update).Seq
	s.lines(fmt.Sprintf("/update #%d sent", n))
	s.shows(t, fmt.Sprintf("how did it go out? /update #%d via=mail", n))
	s.lines(fmt.Sprintf("/update #%d via=mail", n), goodUpdate+" via=chat", fmt.Sprintf("/update #%d sent", n+2))
	s.hides(t, "how did it go out")
}

// TestBriefs: ours opens and is copied; theirs waits for the contact, and is held while a line of it carries a name.
func TestBriefs(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.lines("/brief sideways")
	s.shows(t, "a brief is ours or theirs")
	s.Press("ctrl+u")
	s.lines("/brief")
	s.shows(t, "Brief for our superiors", "White facts only", "y copy")
	s.Press("y")
	s.shows(t, "copied the brief")
	if got := s.Clipboard(); !strings.HasPrefix(got, "Brief for our superiors\n") || strings.Contains(got, "\x1b") {
		t.Errorf("copied %q", got)
	}
	before := s.Clipboard()
	s.Press("esc", "space")
	s.lines("/brief theirs")
	s.shows(t, "their superiors are told nothing before the contact says so", "/consent WHAT by_whom=NAME")
	s.Press("ctrl+u")
	s.lines(`/consent all by_whom="Jan Berg" when=now whom="Mia Long" how="by phone" much="facts" may="Jan Berg calls Mia Long" not="no breach of data"`, "w: Tomas saw db01 fail")
	seq := s.state(t).Notes[len(s.state(t).Notes)-1].Seq
	s.lines("/brief theirs")
	s.shows(t, "Brief for their superiors", "Mia Long", "by phone")
	s.Press("y")
	s.shows(t, "not copied:", "names of people do not go out", fmt.Sprintf("/revise #%d TEXT", seq))
	if s.Clipboard() != before {
		t.Errorf("copied %q", s.Clipboard())
	}
	s.Press("esc", "e", "m", "esc", "space") // no key acts on a note that is not there
	if n := s.state(t).Note(seq); n == nil || n.Gone {
		t.Errorf("%+v", n)
	}
}

// TestBriefsGoWithTheConsent: a page that is open is not shown on once the contact takes back what they said.
func TestBriefsGoWithTheConsent(t *testing.T) {
	s := withCustomer(t, 110, 40)
	s.lines(`/consent all by_whom="Jan Berg" when=now whom="Mia Long" how="by phone" much="facts"`, "/brief theirs")
	s.shows(t, "Brief for their superiors")
	s.other(t, incident.MoveCard{Ref: s.last(t, cards.Consent).Seq, Template: template(t, cards.Consent), Stage: cards.StageRefused})
	s.hides(t, "Brief for their superiors")
	s.shows(t, "their superiors are told nothing")
}

func BenchmarkUpdateFormKey(b *testing.B) {
	s := inLobby(b, 120, 36, func(s *session) { s.declared(b, "id00000001", time.Hour, "x", 1) })
	s.Press("enter")
	s.Type("/update\n")
	s.Type("Orders from before noon are safe; we count the rest by hand and tell you what we find, whatever it is")
	s.Press("tab", "2", "shift+tab")
	for b.Loop() {
		s.Press("x", "backspace")
	}
}
