package capture_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/internal/capture"
)

// cardCommands are commands such as the templates give them.
func cardCommands() []capture.Command {
	change := capture.CardCommand("change", "change", "run a change", []capture.CommandField{
		{Name: "change", Kind: capture.FieldText},
		{Name: "owner", Kind: capture.FieldPerson},
		{Name: "back_out", Short: []string{"undo"}, Kind: capture.FieldText},
		{Name: "no_return", Short: []string{"pnr"}, Kind: capture.FieldTime, Direction: capture.Future},
		{Name: "started", Kind: capture.FieldTime, Direction: capture.Past},
		{Name: "window", Kind: capture.FieldTime, Direction: capture.Either},
		{Name: "size", Kind: capture.FieldChoice, Options: []string{"s", "m", "l"}},
		{Name: "estimate", Kind: capture.FieldSpan},
		{Name: "validation", Kind: capture.FieldLines},
		{Name: "value", Kind: capture.FieldNumber},
		{Name: "who", Kind: capture.FieldPeople},
		{Name: "done", Kind: capture.FieldCheck},
	}, []string{"draft", "go", "running", "backed out", "validated"})
	task := capture.CardCommand("task", "task", "say who does what by when", []capture.CommandField{
		{Name: "task", Kind: capture.FieldText},
		{Name: "owner", Kind: capture.FieldPerson},
		{Name: "due", Kind: capture.FieldTime, Direction: capture.Future},
	}, []string{"open", "done"})
	goal := capture.CardCommand("goal", "goal", "say what must be true in the end", []capture.CommandField{
		{Name: "goal", Kind: capture.FieldText},
		{Name: "apart", Kind: capture.FieldChoice, Options: []string{"same", "close", "distinct", "not yet known"}},
	}, []string{"set", "restated"})
	return append([]capture.Command{change, task, goal}, capture.Table()[1:]...)
}

func cardRoom(t testing.TB) capture.Context {
	c := room(t, "blue")
	c.Commands = cardCommands()
	c.Cards = map[uint64]string{31: "change", 40: "task", 3: "change", 312: "change"}
	c.Label = func(n uint64) string {
		return map[uint64]string{31: "swap the disk", 40: "write it down", 3: "first"}[n]
	}
	return c
}

// f is a field of a card's line, tm and sp the same for times and lengths.
func f(name, value string) capture.FieldValue { return capture.FieldValue{Name: name, Value: value} }

func tm(name string, t time.Time) capture.FieldValue {
	return capture.FieldValue{Name: name, Value: t.Format(time.RFC3339), At: t}
}

func sp(d time.Duration) capture.FieldValue {
	return capture.FieldValue{Name: "estimate", Value: d.String(), Span: d}
}

func fields(all ...capture.FieldValue) []capture.FieldValue { return all }

func TestParseCard(t *testing.T) {
	type args = capture.Args
	tests := []struct {
		line string
		want args
	}{
		// what the brief shows
		{`/change owner=dba backout="restore snapshot 4" pnr=14:30`, args{Fields: fields(f("owner", "DBA"), f("back_out", "restore snapshot 4"), tm("no_return", at(12, 30, 0)))}},
		{"/change #31 size=m window=18:00", args{Seq: 31, Fields: fields(f("size", "m"), tm("window", at(16, 0, 0)))}},
		{"/change #31 go", args{Seq: 31, Stage: "go"}},
		{"/task dba by 16:00: write the runbook", args{Who: "DBA", Due: at(14, 0, 0), Fields: fields(f("owner", "DBA"), tm("due", at(14, 0, 0))), Text: "write the runbook"}},
		{"/goal flow by nine apart=distinct", args{Fields: fields(f("apart", "distinct")), Text: "flow by nine"}},
		{"/change stand-in server owner=@dba size=M pnr=15:00", args{Fields: fields(f("owner", "DBA"), f("size", "m"), tm("no_return", at(13, 0, 0))), Text: "stand-in server"}},

		// the number and the stage
		{"/change", args{}},
		{"/change #31", args{Seq: 31}},
		{"/change 31", args{Seq: 31}},
		{"/change 31 go", args{Seq: 31, Stage: "go"}},
		{"/change 31 go size=m", args{Seq: 31, Stage: "go", Fields: fields(f("size", "m"))}},
		{"/change 31 size=m", args{Seq: 31, Fields: fields(f("size", "m"))}},
		{"/change 31 hosts are down", args{Text: "31 hosts are down"}},
		{"/change 31 go hosts", args{Text: "31 go hosts"}},
		{"/change #31: GO", args{Seq: 31, Stage: "go"}},
		{"/change #31, go", args{Seq: 31, Stage: "go"}},
		{"/change #31 backed-out lag rose again", args{Seq: 31, Stage: "backed out", Text: "lag rose again"}},
		{"/change #31 backed_out: lag rose", args{Seq: 31, Stage: "backed out", Text: "lag rose"}},
		{"/change go", args{Stage: "go"}},
		{"/change validated done=y", args{Stage: "validated", Fields: fields(f("done", "yes"))}},
		{"/change done=y validated", args{Stage: "validated", Fields: fields(f("done", "yes"))}},
		{"/change go slowly", args{Text: "go slowly"}},
		{"/change #31 size=m go slowly", args{Seq: 31, Fields: fields(f("size", "m")), Text: "go slowly"}},
		{`/change "go"`, args{Text: "go"}},
		{`/change #31 "go slowly"`, args{Seq: 31, Text: "go slowly"}},
		{"/change #31 the disk of #3", args{Seq: 31, Text: "the disk of #3"}},
		{"/change issue #31", args{Text: "issue #31"}},
		{"/change #dns fix", args{Text: "#dns fix"}},

		// names of fields
		{"/change OWN=dba BACK-OUT='x y' valid=z", args{Fields: fields(f("owner", "DBA"), f("back_out", "x y"), f("validation", "z"))}},
		{"/change undo=x est=2h", args{Fields: fields(f("back_out", "x"), sp(2*time.Hour))}},

		// clearing
		{"/change #31 owner=", args{Seq: 31, Fields: fields(f("owner", ""))}},
		{"/change #31 owner= size=m", args{Seq: 31, Fields: fields(f("owner", ""), f("size", "m"))}},
		{`/change #31 backout="" swap`, args{Seq: 31, Fields: fields(f("back_out", "")), Text: "swap"}},
		{`/change #31 swap pnr=" "`, args{Seq: 31, Fields: fields(f("no_return", "")), Text: "swap"}},
		{"/change #31 done=no", args{Seq: 31, Fields: fields(f("done", ""))}},

		// where the text stands
		{"/change owner=dba swap the disk", args{Fields: fields(f("owner", "DBA")), Text: "swap the disk"}},
		{"/change swap owner=dba the  disk size=m now", args{Fields: fields(f("owner", "DBA"), f("size", "m")), Text: "swap the  disk now"}},
		{"/change two\nlines size=m\nthree", args{Fields: fields(f("size", "m")), Text: "two\nlines three"}},
		{"/change backout=restore #dns", args{Fields: fields(f("back_out", "restore")), Text: "#dns"}},
		{`/change backout="restore" swap #dns`, args{Fields: fields(f("back_out", "restore")), Text: "swap #dns"}},

		// equals signs that are text
		{"/change check that a == b", args{Text: "check that a == b"}},
		{"/change x = 5 in the config", args{Text: "x = 5 in the config"}},
		{"/change x==5 and y=>z and job=~db", args{Text: "x==5 and y=>z and job=~db"}},
		{"/change open http://x?a=b with --n=3", args{Text: "open http://x?a=b with --n=3"}},
		{"/change a.b=c k[0]=v 1=2 =x", args{Text: "a.b=c k[0]=v 1=2 =x"}},
		{`/change "a=b"`, args{Text: "a=b"}},
		{`/change set "a=b" on db1 size=m`, args{Fields: fields(f("size", "m")), Text: `set "a=b" on db1`}},
		{`/change set “owner=x” on db1`, args{Text: "set “owner=x” on db1"}},
		{`/change "set a=b, say \"go\"" size=m`, args{Fields: fields(f("size", "m")), Text: `set a=b, say "go"`}},
		{`/change the "old disk owner=dba backout="x y"`, args{Fields: fields(f("owner", "DBA"), f("back_out", "x y")), Text: `the "old disk`}},
		{`/change the 5" disk of the '90s owner=dba`, args{Fields: fields(f("owner", "DBA")), Text: `the 5" disk of the '90s`}},
		{`/change say "go" to "all", now`, args{Text: `say "go" to "all", now`}},

		// quotes
		{`/change backout='don't panic'`, args{Fields: fields(f("back_out", "don't panic"))}},
		{`/change backout='say "go"'`, args{Fields: fields(f("back_out", `say "go"`))}},
		{`/change backout="say \"go\""`, args{Fields: fields(f("back_out", `say "go"`))}},
		{`/change backout="\\host\new"`, args{Fields: fields(f("back_out", `\\host\new`))}},
		{`/change backout="C:\\" size=m`, args{Fields: fields(f("back_out", `C:\`), f("size", "m"))}},
		{`/change backout="\\\"x"`, args{Fields: fields(f("back_out", `\"x`))}},
		{"/change backout=“restore 4” size=m", args{Fields: fields(f("back_out", "restore 4"), f("size", "m"))}},
		{"/change backout=„restore 4“", args{Fields: fields(f("back_out", "restore 4"))}},
		{"/change backout=‘don’t’", args{Fields: fields(f("back_out", "don’t"))}},
		{"/change validation=\"one\ntwo\"", args{Fields: fields(f("validation", "one\ntwo"))}},
		{"/change backout=http://x?a=b", args{Fields: fields(f("back_out", "http://x?a=b"))}},

		// times
		{"/change pnr=in 30m swap", args{Fields: fields(tm("no_return", at(12, 35, 30))), Text: "swap"}},
		{"/change pnr=in 1h 30 min swap", args{Fields: fields(tm("no_return", at(13, 35, 30))), Text: "swap"}},
		{"/change pnr=tomorrow 09:00 swap", args{Fields: fields(tm("no_return", at(7, 0, 0).AddDate(0, 0, 1))), Text: "swap"}},
		{`/change pnr="by 14:30 UTC" swap`, args{Fields: fields(tm("no_return", at(14, 30, 0))), Text: "swap"}},
		{"/change pnr=14:00", args{Fields: fields(tm("no_return", at(12, 0, 0).AddDate(0, 0, 1)))}},
		{"/change started=15:00", args{Fields: fields(tm("started", at(13, 0, 0).AddDate(0, 0, -1)))}},
		{"/change started=now swap", args{Fields: fields(tm("started", at(12, 5, 30))), Text: "swap"}},
		{"/change started=1 h 5 min ago", args{Fields: fields(tm("started", at(11, 0, 30)))}},
		{"/change started=-5m", args{Fields: fields(tm("started", at(12, 0, 30)))}},
		{"/change window=13:00", args{Fields: fields(tm("window", at(11, 0, 0)))}},
		{"/change window=02:00", args{Fields: fields(tm("window", at(0, 0, 0).AddDate(0, 0, 1)))}}, // 11 h 54 min ahead, 12 h 5 min back
		{"/change window=02:10", args{Fields: fields(tm("window", at(0, 10, 0)))}},
		{"/change window=2025-01-01 09:00", args{Fields: fields(tm("window", utc(t, "2025-01-01 08:00:00")))}},
		{"/change #31 pnr=2026-06-15 13:00", args{Seq: 31, Fields: fields(tm("no_return", at(11, 0, 0)))}}, // a card that is there

		// lengths
		{"/change estimate=90m", args{Fields: fields(sp(90 * time.Minute))}},
		{"/change estimate=1h30m swap", args{Fields: fields(sp(90 * time.Minute)), Text: "swap"}},
		{"/change estimate=2 h 30 hosts", args{Fields: fields(sp(2 * time.Hour)), Text: "30 hosts"}},
		{`/change estimate="1 hour 30 minutes"`, args{Fields: fields(sp(90 * time.Minute))}},
		{"/change estimate=3 days", args{Fields: fields(sp(72 * time.Hour))}},

		// choices, numbers
		{"/goal apart=dis x", args{Fields: fields(f("apart", "distinct")), Text: "x"}},
		{"/goal apart=Not yet known x", args{Fields: fields(f("apart", "not yet known")), Text: "x"}},
		{"/goal apart=not x", args{Fields: fields(f("apart", "not yet known")), Text: "x"}},
		{`/goal apart="same" x`, args{Fields: fields(f("apart", "same")), Text: "x"}},
		{"/change value=25 x", args{Fields: fields(f("value", "25")), Text: "x"}},

		// people
		{"/change owner=jane doe swap", args{Fields: fields(f("owner", "Jane Doe")), Text: "swap"}},
		{"/change owner=@Jane Doe", args{Fields: fields(f("owner", "Jane Doe"))}},
		{`/change owner=@"jane doe" x`, args{Fields: fields(f("owner", "Jane Doe")), Text: "x"}},
		{"/change owner=Amara swap", args{Fields: fields(f("owner", "Amara")), Text: "swap"}}, // not there, and no slip of who is
		{`/change owner="Acme Corp"`, args{Fields: fields(f("owner", "Acme Corp"))}},
		{`/change who=dba, jane doe,@liaison,DBA swap`, args{Fields: fields(f("who", "DBA, Jane Doe, liaison")), Text: "swap"}},
		{`/change who="Acme, dba",dr.no`, args{Fields: fields(f("who", "Acme, DBA, dr.no"))}},

		{`/change who="Acme; dba"`, args{Fields: fields(f("who", "Acme, DBA"))}}, // as in any other list
		{"/change who=dba; jane doe swap", args{Fields: fields(f("who", "DBA, Jane Doe")), Text: "swap"}},

		// who owes it
		{"/task dba: write due=16:00", args{Who: "DBA", Fields: fields(f("owner", "DBA"), tm("due", at(14, 0, 0))), Text: "write"}},
		{`/task @"Acme: Corp" in 30m: write it`, args{Who: "Acme: Corp", Due: at(12, 35, 30), Fields: fields(f("owner", "Acme: Corp"), tm("due", at(12, 35, 30))), Text: "write it"}},
		{"/task #40 by 16:00:", args{Seq: 40, Due: at(14, 0, 0), Fields: fields(tm("due", at(14, 0, 0)))}},
		{"/task restore the backup: it is good", args{Text: "restore the backup: it is good"}},
		{`/task "dba: write" due=16:00`, args{Fields: fields(tm("due", at(14, 0, 0))), Text: "dba: write"}},
		{"/task write due=16:00 dba: x", args{Fields: fields(tm("due", at(14, 0, 0))), Text: "write dba: x"}},
		{"/task #40 dba by 16:00", args{Seq: 40, Who: "DBA", Due: at(14, 0, 0), Fields: fields(f("owner", "DBA"), tm("due", at(14, 0, 0)))}}, // nothing but who and when
		{"/task #40 @dba in 30m", args{Seq: 40, Who: "DBA", Due: at(12, 35, 30), Fields: fields(f("owner", "DBA"), tm("due", at(12, 35, 30)))}},
		{"/task #40 by 16:00", args{Seq: 40, Due: at(14, 0, 0), Fields: fields(tm("due", at(14, 0, 0)))}},
		{"/task #40 stop by 16:00", args{Seq: 40, Text: "stop by 16:00"}},
		{"/task #40 dba by 16:00 or later", args{Seq: 40, Text: "dba by 16:00 or later"}},
		{`/task "12:00 tax run"`, args{Text: "12:00 tax run"}},
		{"/task 12:00 tax run due=16:00", args{Fields: fields(tm("due", at(14, 0, 0))), Text: "12:00 tax run"}},
		{"/change 12:00 tax run", args{Text: "12:00 tax run"}},
		{"/change dba: swap", args{Text: "dba: swap"}}, // a change has no due time
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			got, err := capture.Parse(tt.line, cardRoom(t))
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

func TestCardErrors(t *testing.T) {
	for _, tt := range []struct {
		line, reason, hint string
		col                int
	}{
		{"/change #40 go", "#40 is a card of /task, not of /change", "write /task #40", 8},
		{"/change #99 go", "there is no card #99", "tab behind #", 8},
		{"/change 99", "there is no card #99", "tab behind #", 8},
		{"/change #0", "there is no card #0", "tab behind #", 8},
		{"/change #99999999999999999999", "there is no card", "tab behind #", 8},
		{"/change #31 #3 go", "a second number", "#3 in quotes", 12},
		{"/change #31 vali", `"vali" is not a stage of /change`, "did you mean validated?", 12},
		{"/change runing", `"runing" is not a stage`, "running", 8},
		{"/change #31 back size=m", `"back" is not a stage`, "backed-out", 12},

		{"/change val=3", "val= may be validation= and value=", "write more", 11},
		{"/change ow=dba", "/change has no field ow", "owner=", 8},
		{"/change set maxconn=5", "/change has no field maxconn", `"maxconn=..." in quotes`, 12},
		{"/change backuot=x", "has no field backuot", "did you mean back_out=?", 8},
		{"/change size=m size=l", "size is given twice", "leave one", 15},
		{"/change swap change=x", "change is given twice", "free text", 13},
		{"/task dba: x owner=dba", "owner is given twice", "before the colon", 13},
		{"/change owner = dba", "a space stands before the = of owner", "owner=...", 14},
		{"/change pnr =14:30", "a space stands before the =", "no_return=...", 12},
		{"/change owner= dba", `owner= clears it, and "dba"`, "owner=dba", 15},
		{"/change backout=restore snapshot 4", `"snapshot" may belong to back_out or not`, `back_out="restore snapshot ..."`, 24},

		{`/change backout="restore`, "the quote behind back_out= is not closed", `back_out="..."`, 16},
		{`/change owner="Jane`, "the quote behind owner= is not closed", `owner="..."`, 14},
		{`/change backout="a"b`, `"b" stands right behind the quote`, "put a space", 19},
		{`/change backout="restore owner="dba" size=m`, "stands right behind the quote", "put a space", 32},

		{"/change pnr=noon", `no_return: "noon" is not a time`, "in 30m", 12},
		{"/change pnr=25:00", "no_return: 25:00 is not a time of day", "00:00 to 23:59", 12},
		{"/change pnr=45m", "no_return: 45m is a length, not a time", "write no_return=in 45m", 12},
		{"/change started=1 h 30m", "started: 1 h 30m is a length", "started=-1h30m", 16},
		{`/change pnr="14:30 or so"`, `"or so" does not belong to it`, "14:30", 18},
		{"/change pnr=2026-06-15 13:00", "no_return: 2026-06-15 13:00 is already past", "in 30m", 12},
		{"/change started=2026-06-15 18:00", "started: 2026-06-15 18:00 has yet to come", "write 14:02", 16},
		{"/change #31 pnr=yesterday 13:00", "yesterday 13:00 is already past", "in 30m", 16},
		{"/change estimate=90", `estimate: "90" is not a length`, "estimate=90m or estimate=1h30m", 17},
		{"/change estimate=1h30", "is not a length", "1h30m", 17},
		{"/change estimate=1.5h", "is not a length", "1h30m", 17},
		{"/change size=x", `size: "x" is not one of its choices`, "write size=s, size=m or size=l", 13},
		{`/change size="link worse"`, `size: "link worse" is not one of its choices`, "write size=s", 14},
		{"/goal apart=disitnct", "is not one of its choices", "did you mean distinct?", 12},
		{"/change done=maybe", `done: "maybe" is not`, "done=yes or done=no", 13},
		{"/change value=2.5", `value: "2.5" is not a whole`, "write value=4", 14},
		{"/change size=-", `size: "-" is not one of its choices`, "write size=s", 13},
		{"/change value=5,000", `value: "5,000" is not a whole number`, "value=4", 14},

		{"/change owner=acme", `owner: "acme" is not on the roster`, `owner="acme" takes the name`, 14},
		{"/change owner=@liason", `"liason" is not on the roster`, "did you mean liaison?", 15},
		{"/change owner=jane", `"jane" is not on the roster`, "did you mean Jane Doe?", 14},
		{"/change owner=Liason", `"Liason" is not on the roster`, "did you mean liaison?", 14},
		{"/change owner=Anna Karenina", `"Anna" is not on the roster`, `owner="Anna"`, 14},
		{"/change owner=dba,liaison", "owner takes one name", "leave out", 17},
		{"/change who=dba, nobody", `"nobody" is not on the roster`, `who="nobody"`, 17},
		{"/change who=dba,", "a name is missing", "who=", 16},
		{"/task dba by 16:00", "what is it that DBA has by 16:00?", "/task dba by 16:00: TEXT", 18},
		{"/task 16:00 tax run", "is 16:00 when it is due?", `/task by 16:00: tax run`, 6},
		{"/task #40 16:00 tax run", "is 16:00 when it is due?", `/task #40 by 16:00: tax run`, 10},
		{"/task @dba write it", "the colon before the text is missing", "/task WHO by TIME: TEXT", 10},
		{"/task dba by noon: x due=16:00", `"by noon" is not a time`, "14:30", 10},
	} {
		t.Run(tt.line, func(t *testing.T) {
			got, err := capture.Parse(tt.line, cardRoom(t))
			var e *capture.Error
			if !errors.As(err, &e) {
				t.Fatalf("no error: %+v", got.Args)
			}
			if !strings.Contains(e.Reason, tt.reason) || !strings.Contains(e.Hint, tt.hint) || e.Col != tt.col {
				t.Errorf("%q, %q, column %d", e.Reason, e.Hint, e.Col)
			}
			wellFormed(t, err, tt.line)
		})
	}
}

// TestCardWithoutRoster: with nobody on the roster there is nothing to check a name against.
func TestCardWithoutRoster(t *testing.T) {
	c := cardRoom(t)
	c.People = nil
	l, err := capture.Parse("/change owner=ingrid", c)
	if err != nil || !reflect.DeepEqual(l.Args.Fields, fields(f("owner", "ingrid"))) {
		t.Errorf("%+v, %v", l.Args, err)
	}
}

// TestCardMustSaySomething: a command that is not optional needs something behind it.
func TestCardMustSaySomething(t *testing.T) {
	c := cardRoom(t)
	c.Commands[0].Optional = false
	if _, err := capture.Parse("/change", c); err == nil {
		t.Error("nothing is enough")
	}
	if _, err := capture.Parse("/change size=m", c); err != nil {
		t.Error(err)
	}
}

func TestFormatFields(t *testing.T) {
	change, task := cardCommands()[0], cardCommands()[1]
	type values = map[string]string
	for _, tt := range []struct {
		cmd    capture.Command
		number uint64
		values values
		want   string
	}{
		{change, 0, nil, "/change"},
		{
			change, 31,
			values{"change": "swap the disk", "owner": "Jane Doe", "back_out": `say "go"`, "no_return": "2026-06-15T12:30:00Z", "size": "m", "estimate": "1h30m0s", "done": "yes", "gone": "x"},
			`/change #31 swap the disk owner="Jane Doe" back_out="say \"go\"" no_return="2026-06-15 14:30" size=m estimate=1h30m done=yes`,
		},
		{change, 31, values{"change": "set a=b"}, `/change #31 change="set a=b"`},
		{change, 31, values{"change": "go"}, `/change #31 change="go"`},
		{change, 31, values{"no_return": "2026-10-25T01:30:00Z"}, `/change #31 no_return=2026-10-25T01:30:00Z`}, // shown twice
		{change, 31, values{"no_return": "soon", "estimate": "long"}, `/change #31 no_return="soon" estimate="long"`},
		{task, 40, values{"task": "dba: write", "due": "2026-06-15T12:30:15Z"}, `/task #40 task="dba: write" due="2026-06-15 14:30:15"`},
	} {
		if got := capture.FormatFields(tt.cmd, tt.number, tt.values, load(t, "Europe/Berlin")); got != tt.want {
			t.Errorf("\n got %s\nwant %s", got, tt.want)
		}
	}
}

// given is what a line says about the fields of c, its free text included.
func given(c capture.Command, a capture.Args) map[string]string {
	values := map[string]string{}
	for _, v := range a.Fields {
		values[v.Name] = v.Value
	}
	if a.Text != "" {
		values[c.Fields[0].Name] = a.Text
	}
	return values
}

func FuzzFormatFields(fz *testing.F) {
	for _, s := range []string{
		"swap the disk", "go", "going", "a=b", `"a=b"`, `say "go" \`, `\\host\"x`, "#31", "31", "@dba x", "dba: x", "dba by 14:30: x", "x\ny", `the "old`, "“x", "'90s",
		"owner=x", "#dns", "vali", `=`, `"`, "x #dns", "a = b", "set a=", "\xff",
	} {
		fz.Add(s, s, int64(1_781_526_600), int64(5400))
	}
	fz.Add("x", "y", int64(1_792_891_800), int64(0)) // 25 October 2026: the clocks of Berlin are set back
	c := cardRoom(fz)
	fz.Fuzz(func(t *testing.T, text, name string, at, span int64) {
		cmd := c.Commands[0]
		if strings.TrimSpace(text) != text || strings.TrimSpace(name) != name {
			return
		}
		want := map[string]string{"change": text, "back_out": name, "size": "l", "done": "yes", "value": "25"}
		if name != "" && !strings.ContainsAny(name, ",") {
			want["owner"] = name
			for _, p := range c.People {
				if strings.EqualFold(p, name) {
					want["owner"] = p
				}
			}
		}
		if year := time.Unix(at, 0).UTC().Year(); year > 1970 && year < 9990 {
			want["no_return"] = time.Unix(at, 0).UTC().Format(time.RFC3339)
		}
		if span >= 0 && span < 99_999*3600 {
			want["estimate"] = (time.Duration(span) * time.Second).String()
		}
		for k, v := range want {
			if v == "" {
				delete(want, k)
			}
		}
		line := capture.FormatFields(cmd, 31, want, c.Zone)
		got, err := capture.Parse(line, c)
		if err != nil {
			t.Fatalf("%s: %v; %s", line, err, err.(*capture.Error).Hint)
		}
		if have := given(cmd, got.Args); got.Args.Seq != 31 || got.Args.Stage != "" || !reflect.DeepEqual(have, want) {
			t.Errorf("%s\n got %q\nwant %q", line, have, want)
		}
		task := c.Commands[1]
		line = capture.FormatFields(task, 40, map[string]string{"task": text, "owner": "DBA"}, c.Zone)
		got, err = capture.Parse(line, c)
		if err != nil || given(task, got.Args)["task"] != text {
			t.Errorf("%s: %+v, %v", line, got.Args, err)
		}
	})
}

func FuzzParseCard(fz *testing.F) {
	for _, s := range []string{
		`/change owner=dba backout="restore snapshot 4" pnr=14:30`, "/change #31 size=m window=18:00", "/change #31 go", "/task dba by 16:00: x owner=dba",
		`/change "a=b" x`, `/change the "old owner="`, "/change who=dba, jane doe", `/change who="a,b",c`, "/change estimate=1 h 30", "/change pnr=in 1h ago", "/change owner= x",
		"/change backout='don't", "/change a==b c=>d", "/change backout=“x", `/task @"a: b" in 30m: "c" due=`, "/change backout=x\n#dns y", "/change 31 go", "/goal apart=not yet x",
		"/change \u00a0size=\u2028m", "/change \xff=\xff", "/change size=\u0130", "/change owner=@", "/change owner=,",
	} {
		fz.Add(s, len(s))
	}
	c := cardRoom(fz)
	fz.Fuzz(func(t *testing.T, line string, cursor int) {
		for _, line := range []string{line, "/change " + line, "/task #40 " + line} {
			checkCard(t, line, cursor, c)
		}
	})
}

func checkCard(t *testing.T, line string, cursor int, c capture.Context) {
	t.Helper()
	from, found := capture.Complete(line, cursor, c)
	if from < 0 || from > len(line) || len(found) > 0 && from > max(cursor, 0) {
		t.Fatalf("Complete(%q, %d) from %d", line, cursor, from)
	}
	for _, x := range found {
		if x.Insert == "" || x.Label == "" {
			t.Errorf("Complete(%q, %d) offers %+v", line, cursor, x)
		}
	}
	got, err := capture.Parse(line, c)
	if err != nil {
		wellFormed(t, err, line)
		return
	}
	seen := map[string]bool{}
	for _, v := range got.Args.Fields {
		if v.Name == "" || seen[v.Name] || strings.TrimSpace(v.Value) != v.Value || !v.At.IsZero() && v.At.Location() != time.UTC {
			t.Errorf("Parse(%q) gives %+v", line, got.Args.Fields)
		}
		seen[v.Name] = true
	}
	if got.Command != "change" && got.Command != "task" {
		return
	}
	// No word is lost: each is in the text, in a value as typed, or behind a "=".
	if len(got.Args.Fields) == 0 && got.Args.Stage == "" && got.Args.Seq == 0 && strings.Trim(got.Args.Rest, `"“”„«»`) == got.Args.Rest && got.Args.Text != got.Args.Rest {
		t.Errorf("Parse(%q) has lost words: %q", line, got.Args.Text)
	}
}

func TestCompleteCard(t *testing.T) {
	tests := []struct {
		name, line string // "|" is the cursor
		from       int
		want       []string
	}{
		{"the command", "/chan|", 0, []string{"/change "}},
		{"nothing typed", "/task |", 6, []string{"#", "task=", "owner=", "due="}},
		{"a number", "/change #|", 8, []string{"#312 ", "#31 ", "#3 "}},
		{"how a number begins", "/change #31|", 8, []string{"#312 ", "#31 "}},
		{"a tag in front", "/change #dn|", 8, []string{"#dns "}},
		{"a tag in the text", "/change fix #dn|", 12, []string{"#dns "}},
		{"a stage", "/change #31 b|", 12, []string{"backed-out ", "back_out="}},
		{"a stage alone", "/change va|", 8, []string{"validated ", "validation=", "value="}},
		{"no stage within a text", "/change swap g|", 14, nil},
		{"all that may stand behind a number", "/task #40 |", 10, []string{"open ", "done ", "task=", "owner=", "due="}},
		{"a field", "/change swap ow|", 13, []string{"owner="}},
		{"a field by its other name", "/change pn|", 8, []string{"no_return="}},
		{"a field in any case", "/change BACK-|", 8, []string{"backed-out ", "back_out="}},
		{"no field that is set", "/task owner=dba |", 16, []string{"task=", "due="}},
		{"no field that is set behind the cursor", "/task | owner=dba", 6, []string{"#", "task=", "due="}},
		{"a choice", "/change size=|", 13, []string{"s ", "m ", "l "}},
		{"how a choice begins", "/goal apart=D|", 12, []string{"distinct "}},
		{"a choice of several words", "/goal apart=n|", 12, []string{`"not yet known" `}},
		{"a choice in quotes", `/goal apart="not y|`, 12, []string{`"not yet known" `}},
		{"yes or no", "/change done=|", 13, []string{"yes ", "no "}},
		{"a person", "/change owner=l|", 14, []string{"liaison "}},
		{"a person with a mark", "/change owner=@l|", 14, []string{"@liaison "}},
		{"a person to be quoted", "/change owner=ja|", 14, []string{`@"Jane Doe" `}},
		{"a person in quotes", `/change owner="jane d|`, 14, []string{`@"Jane Doe" `}},
		{"a person in quotes with a mark", `/change owner=@"jane d|`, 14, []string{`@"Jane Doe" `}},
		{"the second person", "/change who=dba,l|", 16, []string{"liaison "}},
		{"who owes it", "/task l|", 6, []string{"liaison "}},
		{"who owes it, quoted", `/task @"jane d|`, 6, []string{`@"Jane Doe" `}},
		{"a time", "/change pnr=1|", 13, nil},
		{"closed quotes", `/change owner="dba"|`, 19, nil},
		{"with the space there", "/change size=| x", 13, []string{"s", "m", "l"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, after, _ := strings.Cut(tt.line, "|")
			from, found := capture.Complete(before+after, len(before), cardRoom(t))
			var got []string
			for _, c := range found {
				got = append(got, c.Insert)
			}
			if from != tt.from || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %d %q, want %d %q", from, got, tt.from, tt.want)
			}
		})
	}
	_, found := capture.Complete("/change #31", 11, cardRoom(t))
	if len(found) != 2 || found[1].Label != "#31 swap the disk" {
		t.Errorf("a number shows its words: %+v", found)
	}
}

func TestLargeCards(t *testing.T) {
	c := cardRoom(t)
	const n = 1 << 17
	for _, unit := range []string{`"a `, "“a ", `"a=" `, "x= ", "size=m ", "owner=dba ", `\`, `\" `, "word ", "who=dba,", "dba,", "1 h ", "= ", "'", `@"a `, "#31 ", "x\n"} {
		for _, head := range []string{"/change ", "/task ", `/change backout="`, "/change who=", "/change #31 estimate="} {
			line := head + strings.Repeat(unit, n/len(unit))
			if l, err := capture.Parse(line, c); err == nil && l.Command == "" {
				t.Errorf("%s%s: no command", head, unit)
			}
			capture.Complete(line, len(line), c)
		}
	}
}

func TestParseTimeEither(t *testing.T) {
	berlin := load(t, "Europe/Berlin")
	for _, tt := range []struct {
		in, now, want string // UTC; want is a reason where it is no time
	}{
		{"14:00", "2026-06-15 12:05:30", "2026-06-15 12:00:00"},
		{"14:10", "2026-06-15 12:05:30", "2026-06-15 12:10:00"},
		{"23:50", "2026-06-14 22:05:00", "2026-06-14 21:50:00"}, // five past midnight
		{"00:10", "2026-06-14 21:50:00", "2026-06-14 22:10:00"}, // ten to midnight
		{"02:00", "2026-06-15 12:00:00", "2026-06-15 00:00:00"}, // twelve hours either way
		{"-5m", "2026-06-15 12:05:30", "2026-06-15 12:00:30"},
		{"in 5m", "2026-06-15 12:05:30", "2026-06-15 12:10:30"},
		{"2020-01-01 12:00", "2026-06-15 12:05:30", "2020-01-01 11:00:00"},
		{"14:30 UTC", "2026-06-15 12:05:30", "2026-06-15 14:30:00"},
		{"02:30", "2026-03-29 00:30:00", "there is no 02:30"},
		{"02:30", "2026-10-25 00:10:00", "twice"},
		{"02:30 CET", "2026-10-25 00:10:00", "2026-10-25 01:30:00"},
	} {
		got, err := capture.ParseTime(tt.in, utc(t, tt.now), berlin, capture.Either)
		if err != nil && strings.Contains(err.Error(), tt.want) {
			continue
		}
		if err != nil || got.Format(time.DateTime) != tt.want {
			t.Errorf("%s at %s: %v, %v, want %s", tt.in, tt.now, got, err, tt.want)
		}
	}
}

// TestValue: a form reads a value as a line does between the quotes of FIELD="...", and writes it so that it reads the same again.
func TestValue(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	c := capture.Context{Now: time.Date(2026, 3, 2, 14, 0, 0, 0, time.UTC), Zone: berlin, People: []string{"Ingrid", "dba"}}
	for _, row := range []struct {
		f                    capture.CommandField
		text, value, written string
		fails                string
	}{
		{capture.CommandField{Name: "due", Kind: capture.FieldTime, Direction: capture.Future}, " in 30m ", "2026-03-02T14:30:00Z", "2026-03-02 15:30", ""},
		{capture.CommandField{Name: "due", Kind: capture.FieldTime, Direction: capture.Future}, "16:00", "2026-03-02T15:00:00Z", "2026-03-02 16:00", ""},
		{capture.CommandField{Name: "due", Kind: capture.FieldTime, Direction: capture.Future}, "soonish", "", "", `"soonish" is not a time`},
		{capture.CommandField{Name: "due", Kind: capture.FieldTime, Direction: capture.Future}, "16:00 or so", "", "", `"or so" does not belong to it`},
		{capture.CommandField{Name: "takes", Kind: capture.FieldSpan}, "90 min", "1h30m0s", "1h30m", ""},
		{capture.CommandField{Name: "count", Kind: capture.FieldNumber}, "12", "12", "12", ""},
		{capture.CommandField{Name: "count", Kind: capture.FieldNumber}, "ten", "", "", `"ten" is not a whole number`},
		{capture.CommandField{Name: "owner", Kind: capture.FieldPerson}, "ingrid", "Ingrid", "Ingrid", ""},
		{capture.CommandField{Name: "owner", Kind: capture.FieldPerson}, "Jane Doe", "Jane Doe", "Jane Doe", ""},
		{capture.CommandField{Name: "told", Kind: capture.FieldPeople}, "DBA , the vendor,", "dba, the vendor", "dba, the vendor", ""},
		{capture.CommandField{Name: "what", Kind: capture.FieldText}, ` say "no" = yes `, `say "no" = yes`, `say "no" = yes`, ""},
		{capture.CommandField{Name: "log", Kind: capture.FieldLines}, "one\ntwo\n", "one\ntwo", "one\ntwo", ""},
		{capture.CommandField{Name: "size", Kind: capture.FieldChoice, Options: []string{"S", "M"}}, "m", "M", "M", ""},
		{capture.CommandField{Name: "done", Kind: capture.FieldCheck}, "no", "", "", ""},
		{capture.CommandField{Name: "due", Kind: capture.FieldTime, Direction: capture.Future}, "  ", "", "", ""},
	} {
		v, err := capture.Value(row.f, row.text, c, false)
		switch {
		case row.fails != "" && (err == nil || err.Error() != row.fails):
			t.Errorf("%s %q: %v, want %s", row.f.Kind, row.text, err, row.fails)
		case row.fails == "" && (err != nil || v.Value != row.value || v.Name != row.f.Name):
			t.Errorf("%s %q is %+v, %v; want %q", row.f.Kind, row.text, v, err, row.value)
		}
		if e := (*capture.Error)(nil); row.fails != "" && (!errors.As(err, &e) || e.Hint == "" || strings.Contains(e.Hint, row.f.Name+"=")) {
			t.Errorf("%s %q: the hint is %q", row.f.Kind, row.text, e.Hint)
		}
		w := capture.Written(row.f, v.Value, berlin)
		if again, err := capture.Value(row.f, w, c, true); w != row.written || err != nil || again.Value != v.Value {
			t.Errorf("%s %q is written %q, which reads %q, %v", row.f.Kind, v.Value, w, again.Value, err)
		}
	}
}
