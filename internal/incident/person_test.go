package incident

import (
	"strings"
	"testing"
	"time"
)

func TestRoster(t *testing.T) {
	_, s := play(t, begun(Join{Name: "Zoë", Seat: "liaison", Party: "us"}, Leave{Name: "bo"}, Join{Name: "ana", Party: "us"}, Leave{Name: "zoë"}, Join{Name: "ZOË", Seat: "scribe"})...)
	want := []Person{
		{Name: "ana", Seat: "lead", Party: "us", Joined: start, Since: start},
		{Name: "bo", Seat: "dba", Joined: start, Since: start, Left: start.Add(2 * time.Minute)},
		{Name: "Zoë", Seat: "scribe", Party: "us", Joined: start.Add(time.Minute), Since: start.Add(5 * time.Minute)},
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

// TestPersonKeepsWhatIsKnown: whoever comes back has seat, layer and ways as before; a field that is said changes alone.
func TestPersonKeepsWhatIsKnown(t *testing.T) {
	ingrid := Join{Name: "Ingrid", Seat: "commander", Party: "customer", Layer: "Executive", Sense: "business", Reach: "+49 30 1\n ingrid on call;; +49 30 1 "}
	_, s := play(t, declare(), ingrid, Leave{Name: "Ingrid"}, Join{Name: "ingrid"}, Join{Name: "ingrid", Sense: "both"})
	p := *s.Person("ingrid")
	want := Person{
		Name: "Ingrid", Seat: "commander", Party: "customer", Layer: "executive", Sense: "both", Reach: "+49 30 1; ingrid on call",
		Joined: p.Joined, Since: p.Joined.Add(2 * time.Minute),
	}
	if p != want {
		t.Errorf("%+v\nwant %+v", p, want)
	}
	if w := p.Ways(); len(w) != 2 || w[1] != "ingrid on call" {
		t.Errorf("ways %q", w)
	}
	events, err := do(s, Join{Name: "Ingrid", Layer: Nothing, Reach: Nothing}, now)
	if err != nil {
		t.Fatal(err)
	}
	if p := Fold(s, events).Person("Ingrid"); p.Layer != "" || len(p.Ways()) != 0 || p.Seat != "commander" {
		t.Errorf("taken away: %+v", *p)
	}
	events, err = do(Fold(s, events), Undo{By: events[0].By}, now)
	if err != nil {
		t.Fatal(err)
	}
	if p := Fold(s, events).Person("Ingrid"); p.Layer != "executive" || p.Reach != want.Reach {
		t.Errorf("undone: %+v", *p)
	}
}

// TestSentAwayByMistake: undoing a leave makes nobody a newcomer.
func TestSentAwayByMistake(t *testing.T) {
	_, s := play(t, begun(Leave{Name: "bo"}, Undo{By: "ana"})...)
	if p := s.Person("bo"); !p.Left.IsZero() || !p.Since.Equal(start) {
		t.Errorf("%+v", *p)
	}
}

func TestJoinRefuses(t *testing.T) {
	_, s := play(t, declare(), Join{Name: "Cy", Layer: "engineer", Sense: "technical", Reach: "1"})
	for _, c := range []struct {
		name, message, hint string
		when                Join
		code                Code
	}{
		{"a layer there is not", `layer cannot be "boss"`, "engineer, line manager, senior technologist, executive, customer", Join{Name: "x", Layer: "boss"}, CodeInvalid},
		{"a sense there is not", `sense cannot be "common"`, "technical, business, both", Join{Name: "x", Sense: "common"}, CodeInvalid},
		{"five ways", "5 ways", "four", Join{Name: "x", Reach: "1;2;3;4;5"}, CodeInvalid},
		{"too long a way", "reach is 401 bytes", "shorten", Join{Name: "x", Reach: strings.Repeat("1", 401)}, CodeInvalid},
		{"nothing new", "Cy is already here", "/person Cy, SEAT", Join{Name: "cy", Layer: "ENGINEER", Sense: "technical", Reach: "1"}, CodeRefused},
	} {
		_, err := Decide(s, c.when, now)
		if CodeOf(err) != c.code || err != nil && !strings.Contains(err.Error(), c.message) || !strings.Contains(HintOf(err), c.hint) {
			t.Errorf("%s: %v; hint %q", c.name, err, HintOf(err))
		}
	}
}
