package capture_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"warroom/internal/capture"
)

func TestComplete(t *testing.T) {
	tests := []struct {
		name string
		line string // "|" is the cursor
		from int
		want []string // what is inserted
	}{
		{"nothing typed", "|", 0, nil},
		{"text", "replica|", 7, nil},
		{"a command", "/go|", 0, []string{"/goal "}},
		{"a command that takes nothing", "/ne|", 0, []string{"/next"}},
		{"in any case", "/RE|", 0, []string{"/retract ", "/refile ", "/revise ", "/retime ", "/restored ", "/reopen ", "/replay"}},
		{"behind white space", "  /go|", 2, []string{"/goal "}},
		{"an alias", "/ex|", 0, []string{"/extend", "/quit"}},
		{"with the space already there", "/go| x", 0, []string{"/goal"}},
		{"no such command", "/xy|", 3, nil},
		{"an escaped slash", "//go|", 4, nil},
		{"a slash within", "x /go|", 5, nil},
		{"literal text", `\@d|`, 3, nil},
		{"behind a literal", `\x @d|`, 5, nil},

		{"a person", "@d|", 0, []string{"@DBA ", "@dr.no "}},
		{"a person behind prefixes", "14:02 k: @DB|", 9, []string{"@DBA "}},
		{"a person to be quoted", "@ja|", 0, []string{`@"Jane Doe" `}},
		{"a name that begins with a digit", "@2|", 0, []string{`@"2nd line" `}},
		{"within quotes", `@"jane d|`, 0, []string{`@"Jane Doe" `}},
		{"a tag behind closed quotes", `@"Jane Doe" #dn|`, 12, []string{"#dns "}},
		{"a quote within a word", `x@"ja|`, 5, nil},
		{"a tag where an owner might stand", "/decide #dn|", 8, []string{"#dns "}},
		{"behind closed quotes", `@"Jane Doe" |`, 12, nil},
		{"all people that can be written", "@|", 0, []string{"@DBA ", `@"Jane Doe" `, "@dr.no ", "@liaison ", `@"2nd line" `}},
		{"no address", "mail@d|", 6, nil},

		{"a tag", "restore #d|", 8, []string{"#dns ", "#database "}},
		{"a tag in any case", "restore #DN|", 8, []string{"#dns "}},
		{"a tag with a letter of two bytes", "#grö|", 0, []string{"#größe "}},
		{"a tag before a word", "#dn| x", 0, []string{"#dns"}},
		{"no tag within a word", "issue#d|", 7, nil},
		{"a tag in a command's text", "/goal fix #dn|", 10, []string{"#dns "}},
		{"a number is no tag", "/star #|", 7, nil},
		{"a tag behind the number", "/revise #12 the #dn|", 16, []string{"#dns "}},
		{"nothing takes a tag", "/next #d|", 8, nil},

		{"a hat", "/hat bl|", 5, []string{"black", "blue"}},
		{"a hat by a short name of the command", "/REFI bl|", 6, []string{"black", "blue"}},
		{"all choices", "/hat |", 5, []string{"next", "back", "white", "red", "black", "yellow", "green", "blue"}},
		{"the hat behind a number", "/refile #12 bl|", 12, []string{"black", "blue"}},
		{"only the first word", "/hat black bl|", 13, nil},
		{"severities", "/sev |", 5, []string{"1", "2", "3", "4", "5"}},
		{"choices that the caller lacks", "/zone Eur|", 9, nil},
		{"behind an unknown command", "/xyz bl|", 7, nil},

		{"who owes it", "/decide l|", 8, []string{"liaison "}},
		{"who owes it, quoted", "/decide ja|", 8, []string{`@"Jane Doe" `}},
		{"who owes it, marked", "/decide @l|", 8, []string{"@liaison "}},
		{"a later word", "/decide restore l|", 17, nil},
		{"nothing typed", "/decide |", 8, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.line, func(t *testing.T) {
			before, after, _ := strings.Cut(tt.line, "|")
			from, found := capture.Complete(before+after, len(before), room(t, "black"))
			var got []string
			for _, c := range found {
				if c.Label == "" {
					t.Errorf("%q has no label", c.Insert)
				}
				got = append(got, c.Insert)
			}
			if from != tt.from || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %d %q, want %d %q", from, got, tt.from, tt.want)
			}
		})
	}
}

func TestCompleteShowsUsageAndSummary(t *testing.T) {
	_, found := capture.Complete("/goa", 4, room(t, "black"))
	want := []capture.Completion{{Insert: "/goal ", Label: "/goal TEXT", Help: "say what must be true in the end"}}
	if !reflect.DeepEqual(found, want) {
		t.Errorf("got %+v, want %+v", found, want)
	}
}

func TestCompleteOffersOnlyTheContext(t *testing.T) {
	if from, found := capture.Complete("/", 1, capture.Context{}); from != 1 || found != nil {
		t.Errorf("without commands: %d %v", from, found)
	}
	c := room(t, "black")
	c.Commands = []capture.Command{{Name: "order", Shape: capture.ShapeWords, Choices: []string{"first-ten", "pivot"}}}
	c.People = []string{"dba", "dba", ""}
	if from, found := capture.Complete("/order f", 8, c); from != 7 || len(found) != 1 || found[0].Insert != "first-ten" {
		t.Errorf("choices of the caller: %d %v", from, found)
	}
	if _, found := capture.Complete("@", 1, c); len(found) != 1 {
		t.Errorf("a person is offered twice, or one without a name: %v", found)
	}
}

func TestCompleteMovesTheCursorIntoTheLine(t *testing.T) {
	c := room(t, "black")
	if from, found := capture.Complete("#grö", -5, c); from != 0 || found != nil {
		t.Errorf("cursor before the line: %d %v", from, found)
	}
	if from, found := capture.Complete("x #grö", 99, c); from != 2 || len(found) != 1 {
		t.Errorf("cursor behind the line: %d %v", from, found)
	}
}

func FuzzComplete(f *testing.F) {
	for _, s := range []string{"/go", "/hat bl", "/refile #1 b", "@ja", `@"jane d`, "#d", "/decide l", "\\x", "14:02 k: @d", "\xff#d", "日本 #g"} {
		f.Add(s, len(s))
		f.Add(s, len(s)/2)
	}
	c := room(f, "black")
	f.Fuzz(func(t *testing.T, line string, cursor int) {
		from, found := capture.Complete(line, cursor, c)
		if from < 0 || from > len(line) {
			t.Fatalf("Complete(%q, %d) from %d", line, cursor, from)
		}
		for _, x := range found {
			if x.Insert == "" || x.Label == "" || !utf8.ValidString(x.Insert) {
				t.Errorf("Complete(%q, %d) offers %+v", line, cursor, x)
			}
		}
	})
}
