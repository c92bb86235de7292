package capture_test

import (
	"strings"
	"testing"

	"warroom/internal/capture"
)

func changeCommand() capture.Command {
	return capture.CardCommand("change", "a change run as a project", []capture.CommandField{
		{Name: "change", Kind: capture.FieldText},
		{Name: "owner", Kind: capture.FieldPerson},
		{Name: "size", Kind: capture.FieldChoice, Options: []string{"S", "M", "L"}},
		{Name: "back_out", Short: []string{"way_back"}, Kind: capture.FieldLines},
		{Name: "back_out_time", Short: []string{"estimate"}, Kind: capture.FieldSpan},
		{Name: "no_return", Short: []string{"pnr"}, Kind: capture.FieldTime},
		{Name: "done_right", Kind: capture.FieldCheck},
		{Name: "people", Kind: capture.FieldNumber},
		{Name: "knows", Kind: capture.FieldPeople},
	}, []string{"draft", "go", "past-no-return"})
}

func cardContext(t testing.TB) capture.Context {
	c := capture.Context{Now: utc(t, "2026-03-02 14:02:07"), People: []string{"Ingrid", "dba"}}
	c.Commands = append(capture.Table(), changeCommand())
	return c
}

// told writes the arguments of a card's command in a line.
func told(a capture.Args) string {
	var parts []string
	if a.Seq > 0 {
		parts = append(parts, "#"+strings.TrimSpace(strings.Repeat("i", int(min(a.Seq, 5)))))
	}
	if a.Stage != "" {
		parts = append(parts, "["+a.Stage+"]")
	}
	for _, f := range a.Fields {
		parts = append(parts, f.Name+"="+f.Value)
	}
	return strings.Join(append(parts, a.Text), " ")
}

func TestCardLine(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`/change swap the optics`, "swap the optics"},
		{`/change swap the optics owner=ingrid size=m`, "owner=Ingrid size=M swap the optics"},
		{`/change owner=@Ingrid swap the  optics`, "owner=Ingrid swap the  optics"},
		{`/change swap owner=dba the optics`, "owner=dba swap the optics"},
		{`/change back_out="restore snapshot 4" pnr=14:30`, "back_out=restore snapshot 4 no_return=2026-03-02T14:30:00Z "},
		{`/change BackOut='say \'no\'' x`, "back_out=say 'no' x"},
		{`/change pnr=13:30 x`, "no_return=2026-03-03T13:30:00Z x"},
		{`/change pnr="yesterday 23:50" x`, "no_return=2026-03-01T23:50:00Z x"},
		{`/change estimate=90m done_right=yes people=4 knows="dba, bo" x`, "back_out_time=1h30m0s done_right=yes people=4 knows=dba, bo x"},
		{`/change #3 go`, "#iii [go] "},
		{`/change #3 past-no-return the window closes`, "#iii [past-no-return] the window closes"},
		{`/change #3 size=`, "#iii size= "},
		{`/change 3`, ""},
		{`/change x<=5 and a=b stay words`, "x<=5 and a=b stay words"},
	} {
		l, err := capture.Parse(c.line, cardContext(t))
		if c.want == "" {
			if err == nil {
				t.Errorf("%s is read as %q", c.line, told(l.Args))
			}
			continue
		}
		if err != nil || told(l.Args) != c.want {
			t.Errorf("%s is read as %q, %v; want %q", c.line, told(l.Args), err, c.want)
		}
	}
	for _, c := range []struct{ line, reason string }{
		{`/change colour=red x`, "no field colour"},
		{`/change size=x y`, "size cannot be x"},
		{`/change back_out="open`, "quote is not closed"},
		{`/change pnr=soon x`, "no_return cannot be soon"},
		{`/change estimate=long x`, "cannot be long"},
		{`/change people=many x`, "cannot be many"},
		{`/change done_right=maybe x`, "cannot be maybe"},
		{`/change`, "needs more behind it"},
	} {
		_, err := capture.Parse(c.line, cardContext(t))
		e, ok := err.(*capture.Error)
		if !ok || !strings.Contains(e.Reason, c.reason) || e.Hint == "" || e.Col < 0 || e.Col > len(c.line) {
			t.Errorf("%s: %+v, want %q", c.line, err, c.reason)
		}
	}
}

func TestCardCompletes(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"/change own", "owner="},
		{"/change size=", "size=S , size=M , size=L "},
		{"/change owner=in", "owner=Ingrid "},
		{"/change #3 g", "go "},
		{"/change size=S siz", ""},
	} {
		_, found := capture.Complete(c.line, len(c.line), cardContext(t))
		var got []string
		for _, f := range found {
			got = append(got, f.Insert)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s goes on with %q, want %q", c.line, strings.Join(got, ", "), c.want)
		}
	}
}

func FuzzCardLine(f *testing.F) {
	for _, s := range []string{`owner="a\"b" x`, `#9 go why`, `size=`, `pnr='in 30m`, "a=\x00b", `x = y`, `back_out="1;2" = "`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line := "/change " + s
		l, err := capture.Parse(line, cardContext(t))
		if e, ok := err.(*capture.Error); ok {
			if e.Reason == "" || e.Hint == "" || e.Col < 0 || e.Col > len(line) {
				t.Fatalf("%q: %+v", line, e)
			}
			return
		}
		again, err := capture.Parse("/change "+capture.FormatFields(l.Args.Fields)+" x", cardContext(t))
		if err != nil || len(again.Args.Fields) != len(l.Args.Fields) {
			t.Fatalf("%q: its fields are not read again: %v", line, err)
		}
		for i, f := range l.Args.Fields {
			if again.Args.Fields[i] != f {
				t.Fatalf("%q: field %+v comes back as %+v", line, f, again.Args.Fields[i])
			}
		}
	})
}
