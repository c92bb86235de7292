package incident

import (
	"testing"
	"time"
)

func TestRoster(t *testing.T) {
	_, s := play(t, begun(Join{Name: "Zoë", Seat: "liaison", Party: "us"}, Leave{Name: "bo"}, Join{Name: "ana", Party: "us"}, Leave{Name: "zoë"}, Join{Name: "ZOË", Seat: "scribe"})...)
	want := []Person{
		{Name: "ana", Seat: "lead", Party: "us", Joined: start},
		{Name: "bo", Seat: "dba", Joined: start, Left: start.Add(2 * time.Minute)},
		{Name: "Zoë", Seat: "scribe", Party: "us", Joined: start.Add(time.Minute)},
	}
	if len(s.People) != len(want) {
		t.Fatalf("%d people, want %d", len(s.People), len(want))
	}
	for i, p := range s.People {
		if *p != want[i] {
			t.Errorf("%+v\nwant %+v", *p, want[i])
		}
	}
	if here := s.Present(); len(here) != 2 || here[0].Name != "ana" || here[1].Name != "Zoë" {
		t.Errorf("here: %v", here)
	}
}

func TestPersonByNameOrSeat(t *testing.T) {
	_, s := play(t, begun(Join{Name: "dba", Seat: "scribe"}, Join{Name: "cy", Seat: "scribe"}, Leave{Name: "dba"}, Leave{Name: "bo"})...)
	for _, c := range []struct{ asked, want string }{
		{"ana", "ana"},
		{"ANA", "ana"},
		{"Lead", "ana"},
		{"dba", "dba"},   // a name goes before a seat, also of somebody who left
		{"scribe", "cy"}, // a seat is that of somebody who is here
		{"bo", "bo"},
		{"nobody", ""},
		{"", ""},
	} {
		got := ""
		if p := s.Person(c.asked); p != nil {
			got = p.Name
		}
		if got != c.want {
			t.Errorf("%q is %q, want %q", c.asked, got, c.want)
		}
	}
}
