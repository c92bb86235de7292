package room_test

import (
	"strings"
	"testing"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// TestPersonLines: what was written before means what it did, and fields may stand behind it.
func TestPersonLines(t *testing.T) {
	for _, c := range []struct {
		line string
		want incident.Join
		err  string // part of the message
	}{
		{line: "/person Zoë, liaison, us", want: incident.Join{Name: "Zoë", Seat: "liaison", Party: "us"}},
		{line: "/person bo,, vendor, of ours", want: incident.Join{Name: "bo", Party: "vendor, of ours"}},
		{line: "/person 7 of 9, scribe", want: incident.Join{Name: "7 of 9", Seat: "scribe"}},
		{line: "/person Dr. O'Neil: third, don't ask", want: incident.Join{Name: "Dr. O'Neil: third", Seat: "don't ask"}},
		{
			line: `/person Ingrid, commander, customer layer=exec sense=business reach="+49 30 1; ingrid on call"`,
			want: incident.Join{Name: "Ingrid", Seat: "commander", Party: "customer", Layer: "executive", Sense: "business", Reach: "+49 30 1; ingrid on call"},
		},
		{line: `/person sense=both Ingrid Larsen, lead layer="line manager"`, want: incident.Join{Name: "Ingrid Larsen", Seat: "lead", Layer: "line manager", Sense: "both"}},
		{line: `/person name="Jane, Doe" seat="customer insider" party=Acme phone=112`, want: incident.Join{Name: "Jane, Doe", Seat: "customer insider", Party: "Acme", Reach: "112"}},
		{line: "/person Ingrid reach= layer=", want: incident.Join{Name: "Ingrid", Layer: incident.Nothing, Reach: incident.Nothing}},
		{line: "/person", err: "/person needs more"},
		{line: "/person Ingrid layer=boss", err: `"boss" is not one of its choices`},
		{line: "/person Ingrid reach=+49 30 1", err: "may belong to reach or not"},
		{line: "/person Ingrid, lead seat=scribe", err: "seat is given twice"},
		{line: "/person Ingrid colour=red", err: "no field colour"},
	} {
		d := desk(t)
		l, err := capture.Parse(c.line, d.Context(room.Commands(cards.Builtin())))
		var got incident.Command
		if err == nil {
			got, err = d.Read(l)
		}
		switch {
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%s: %v, want %s", c.line, err, c.err)
		case c.err == "" && (err != nil || got != c.want):
			t.Errorf("%s: %+v, %v; want %+v", c.line, got, err, c.want)
		}
		behind := strings.TrimSpace(strings.TrimPrefix(c.line, "/person"))
		if j, err := room.ReadPerson(behind); behind != "" && ((err != nil) != (c.err != "") || err == nil && j != c.want) {
			t.Errorf("ReadPerson %s: %+v, %v", behind, j, err)
		}
	}
}

// TestPersonLineReadsBack: the line that is opened for editing says what stands.
func TestPersonLineReadsBack(t *testing.T) {
	all := room.Commands(cards.Builtin())
	for _, p := range []incident.Person{
		{Name: "Ingrid"},
		{Name: "Jane, Doe", Seat: "customer insider", Party: "Acme, the \"big\" one"},
		{Name: "7", Layer: "senior technologist", Sense: "both", Reach: "+49 30 1; a=b"},
		{Name: "a=b", Seat: "scribe"},
	} {
		line := room.PersonLine(all, &p)
		d := desk(t)
		l, err := capture.Parse(line, d.Context(all))
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		want := incident.Join{Name: p.Name, Seat: p.Seat, Party: p.Party, Layer: p.Layer, Sense: p.Sense, Reach: p.Reach}
		if got, err := d.Read(l); err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", line, got, err, want)
		}
	}
}

func TestPersonCompletes(t *testing.T) {
	c := desk(t).Context(room.Commands(cards.Builtin()))
	for line, want := range map[string]string{
		"/person Cy la":             "layer=",
		"/person Cy layer=s":        `"senior technologist" `,
		"/person Cy sense=b":        "business |both ",
		"/person Cy seat=s":         "scribe |sponsor |shield ",
		"/person Cy seat=\"fresh e": `"fresh eyes" `,
		"/person Cy reach=":         "",
		"/person Cy party=":         "",
	} {
		var got []string
		_, found := capture.Complete(line, len(line), c)
		for _, f := range found {
			got = append(got, f.Insert)
		}
		if all := strings.Join(got, "|"); all != want {
			t.Errorf("%s: %q, want %q", line, all, want)
		}
	}
}

// TestPersonIsSaid: in one line what is new of them, and never how they are reached.
func TestPersonIsSaid(t *testing.T) {
	for line, want := range map[string]string{
		"/person Cy layer=engineer":           "Cy is on the roster, engineer",
		"/person bo sense=both":               "bo is now technical and business",
		`/person bo reach="+49 30 5550123"`:   "bo is now within reach",
		"/person bo reach=":                   "",
		"/person Cy, dba, us layer=executive": "Cy is on the roster, dba",
	} {
		d := desk(t)
		l, err := capture.Parse(line, d.Context(room.Commands(cards.Builtin())))
		if err != nil {
			t.Fatal(err)
		}
		c, err := d.Read(l)
		if err != nil {
			t.Fatal(err)
		}
		events, err := incident.DecideAll(d.State, []incident.Command{c}, noon)
		if (err == nil) != (want != "") {
			t.Errorf("%s: %v", line, err)
		}
		if got := room.Said(d.State, events, noon, nil); err == nil && got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// FuzzReadPerson: whatever is read is either refused with a hint, or written by PersonLine so that it is read again.
func FuzzReadPerson(f *testing.F) {
	for _, s := range []string{"Zoë, liaison, us", `Ingrid layer=exec reach="1; 2"`, "7", "a, b=c", `"x" sense=both`, "name= seat=", "#5 x", "x reach=-", "\xff,=", `x "y=z" party="a \" b"`} {
		f.Add(s)
	}
	all := room.Commands(cards.Builtin())
	f.Fuzz(func(t *testing.T, in string) {
		j, err := room.ReadPerson(in)
		if err != nil {
			return
		}
		s := incident.Fold(incident.State{}, nobodyYet(t))
		events, err := incident.DecideAll(s, []incident.Command{j}, noon)
		if err != nil {
			if incident.HintOf(err) == "" {
				t.Fatalf("%q: %v without a hint", in, err)
			}
			return
		}
		p := incident.Fold(s, events).Person(events[0].Who)
		line := room.PersonLine(all, p)
		d := desk(t)
		l, err := capture.Parse(line, d.Context(all))
		if err != nil {
			t.Fatalf("%q: %s: %v", in, line, err)
		}
		c, err := d.Read(l)
		if err != nil {
			t.Fatalf("%q: %s: %v", in, line, err)
		}
		again, ok := c.(incident.Join)
		if want := (incident.Join{Name: p.Name, Seat: p.Seat, Party: p.Party, Layer: p.Layer, Sense: p.Sense, Reach: p.Reach}); !ok || again != want {
			t.Fatalf("%q: %s is %+v, want %+v", in, line, c, want)
		}
	})
}

// nobodyYet are the events of an incident in which nobody is yet.
func nobodyYet(tb testing.TB) []incident.Event {
	tb.Helper()
	events, err := incident.DecideAll(incident.State{}, []incident.Command{incident.Declare{Title: "x"}}, noon)
	if err != nil {
		tb.Fatal(err)
	}
	return events
}
