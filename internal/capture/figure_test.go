package capture_test

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"warroom/internal/capture"
)

// figureRoom has commands whose lines begin with a number, and a promise, which begins with whom it is made to.
func figureRoom(t testing.TB) capture.Context {
	heat := capture.CardCommand("heat", "Heat", "how hot", []capture.CommandField{
		{Name: "heat", Short: []string{"degrees"}, Kind: capture.FieldNumber, Low: 30, High: 100},
		{Name: "quote", Kind: capture.FieldText},
		{Name: "customer", Kind: capture.FieldText},
	}, []string{"open", "set"}).WithFigure()
	pulse := capture.CardCommand("pulse", "Pulse", "how are you", []capture.CommandField{
		{Name: "pulse", Kind: capture.FieldNumber, Low: 1, High: 5},
	}, []string{"open", "set", "withdrawn"}).WithFigure()
	promise := capture.CardCommand("promise", "Promise", "what is promised", []capture.CommandField{
		{Name: "commitment", Kind: capture.FieldText},
		{Name: "owner", Short: []string{"promised_by"}, Kind: capture.FieldPerson},
		{Name: "due", Kind: capture.FieldTime, Direction: capture.Future},
		{Name: "to_whom", Short: []string{"to"}, Kind: capture.FieldPerson},
	}, []string{"open", "done"})
	promise.Head = "to_whom"
	c := room(t, "blue")
	c.Commands = []capture.Command{heat, pulse, promise}
	c.Cards = map[uint64]string{12: "heat", 80: "heat", 3: "pulse", 40: "promise"}
	return c
}

func TestParseFigure(t *testing.T) {
	type args = capture.Args
	for _, tt := range []struct {
		line string
		want args
	}{
		{`/heat 80 "where is it" customer=acme`, args{Fields: fields(f("heat", "80"), f("customer", "acme")), Text: "where is it"}},
		{"/heat 80 where is it", args{Fields: fields(f("heat", "80")), Text: "where is it"}},
		{"/heat 80: where is it", args{Fields: fields(f("heat", "80")), Text: "where is it"}},
		{"/heat 80", args{Fields: fields(f("heat", "80"))}}, // the degrees, though there is a card of that number
		{"/heat 80 customer=acme", args{Fields: fields(f("heat", "80"), f("customer", "acme"))}},
		{`/heat customer="acme" 80 hot`, args{Fields: fields(f("heat", "80"), f("customer", "acme")), Text: "hot"}},
		{"/heat degrees=80 where is it", args{Fields: fields(f("heat", "80")), Text: "where is it"}},
		{"/heat #12 90", args{Seq: 12, Fields: fields(f("heat", "90"))}},
		{"/heat #12 90 hotter", args{Seq: 12, Fields: fields(f("heat", "90")), Text: "hotter"}},
		{`/heat "80 calls" degrees=80`, args{Fields: fields(f("heat", "80")), Text: "80 calls"}},
		{"/heat they are hot", args{Text: "they are hot"}},
		{"/heat #12 set", args{Seq: 12, Stage: "set"}},
		{"/pulse 3", args{Fields: fields(f("pulse", "3"))}},
		{"/pulse #3 withdrawn a slip", args{Seq: 3, Stage: "withdrawn", Text: "a slip"}},

		{"/promise Zoë by 16:00: a word", args{Who: "Zoë", Due: at(14, 0, 0), Fields: fields(f("to_whom", "Zoë"), tm("due", at(14, 0, 0))), Text: "a word"}},
		{"/promise Zoë by 16:00: a word promised_by=dba", args{
			Who: "Zoë", Due: at(14, 0, 0), Fields: fields(f("to_whom", "Zoë"), tm("due", at(14, 0, 0)), f("owner", "DBA")), Text: "a word",
		}},
		{"/promise #40 done", args{Seq: 40, Stage: "done"}},
	} {
		t.Run(tt.line, func(t *testing.T) {
			got, err := capture.Parse(tt.line, figureRoom(t))
			if err != nil {
				t.Fatalf("%v; %s", err, err.(*capture.Error).Hint)
			}
			_, rest, _ := strings.Cut(tt.line, " ")
			tt.want.Rest = strings.TrimSpace(rest)
			if !reflect.DeepEqual(got.Args, tt.want) {
				t.Errorf("\n got %+v\nwant %+v", got.Args, tt.want)
			}
		})
	}
}

func TestFigureErrors(t *testing.T) {
	for _, tt := range []struct {
		line, reason, hint string
		col                int
	}{
		{"/heat 120 hot", "heat cannot be 120", "from 30 to 100", 6},
		{"/heat 29", "heat cannot be 29", "from 30 to 100", 6},
		{"/heat degrees=7 hot", "heat cannot be 7", "from 30 to 100", 14},
		{"/heat 99999999999999999999 hot", "is not a whole number", "from 30 to 100", 6},
		{"/heat 80 hot degrees=90", "heat is given twice", "stands in front already", 13},
		{"/heat 80 hot quote=hotter", "quote is given twice", "free text", 13},
		{"/pulse 6", "pulse cannot be 6", "from 1 to 5", 7},
		{"/pulse 3 tired", "/pulse takes a number and no words", "/pulse [#NUMBER] FIGURE", 9},
		{"/pulse bad", "/pulse takes a number and no words", "what is more to say is a note", 7},
		{"/promise Zoë: x to=dba", "to_whom is given twice", "before the colon", 17},
	} {
		_, err := capture.Parse(tt.line, figureRoom(t))
		var e *capture.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: no error", tt.line)
			continue
		}
		if !strings.Contains(e.Reason, tt.reason) || !strings.Contains(e.Hint, tt.hint) || e.Col != tt.col {
			t.Errorf("%s: %q, %q, column %d", tt.line, e.Reason, e.Hint, e.Col)
		}
		wellFormed(t, err, tt.line)
	}
}

// FuzzParseFigure: a figure that is read is within its bounds, and no line is lost to a panic.
func FuzzParseFigure(fz *testing.F) {
	for _, line := range []string{"/heat 80 hot", "/heat 080: x", "/pulse 3", "/heat #12 90 x=", "/heat \x0080", "/heat 80=3", "/promise Zoë by 16:00: x"} {
		fz.Add(line)
	}
	fz.Fuzz(func(t *testing.T, line string) {
		got, err := capture.Parse(line, figureRoom(t))
		if err != nil {
			wellFormed(t, err, line)
			return
		}
		for _, v := range got.Args.Fields {
			if n, _ := strconv.Atoi(v.Value); v.Name == "pulse" && v.Value != "" && (n < 1 || n > 5) {
				t.Errorf("%q gives %+v", line, v)
			}
		}
	})
}

// TestFigureIsWritten: a card written for editing reads back as it was.
func TestFigureIsWritten(t *testing.T) {
	c := figureRoom(t)
	given := map[string]string{"heat": "80", "quote": "where is it", "customer": "acme"}
	line := capture.FormatFields(c.Commands[0], 12, given, time.UTC)
	got, err := capture.Parse(line, c)
	if err != nil || got.Args.Seq != 12 || !reflect.DeepEqual(got.Args.Fields, fields(f("heat", "80"), f("quote", "where is it"), f("customer", "acme"))) {
		t.Errorf("%s reads %+v, %v", line, got.Args, err)
	}
}
