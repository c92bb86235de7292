package cards

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// ticket is the file that ParseTemplates documents.
const ticket = `[[card]]
name = "ticket"                       # stored for ever: small letters, digits, dashes, low lines
title = "Vendor ticket"
command = "ticket"                    # /ticket opens one; the name when left out
summary = "a ticket with a vendor"

[[card.field]]                        # the first takes the words of the line
name = "ticket"
label = "Ticket"
help = "What was the vendor asked?"

[[card.field]]
name = "urgency"
label = "Urgency"
kind = "choice"                       # "text" when left out; see Kinds
help = "How soon must they answer?"
options = ["now", "later"]            # of a choice
short = ["u"]                         # other names of it in a line

[[card.field]]
name = "escalated_to"
label = "Escalated to"
kind = "person"
help = "Who at the vendor was called?"

[[card.stage]]                        # the first is where a card is opened
name = "open"

[[card.stage]]
name = "sent"
title = "sent to the vendor"          # for people; the name when left out
requires = ["ticket"]
needs = ["escalated_to if urgency is now"]
final = true                          # nothing is owed any more
`

// small is a template of few lines: its fields stand on line 5, its stages on line 7.
func small(name, fields, stages string) string {
	return fmt.Sprintf("[[card]]\nname = %q\ntitle = 'T'\nsummary = 'a thing'\nfield = [%s]\n\nstage = [%s]\n", name, fields, stages)
}

func TestParseTemplates(t *testing.T) {
	for name, given := range map[string]string{"nothing": "", "a comment": "# none yet\n", "an empty list": "card = []", "a byte order mark": "\ufeff"} {
		if got, err := ParseTemplates([]byte(given)); got != nil || err != nil {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	want := Template{
		Name: "ticket", Title: "Vendor ticket", Command: "ticket", Summary: "a ticket with a vendor", Own: true,
		Fields: []Field{
			{Name: "ticket", Label: "Ticket", Kind: Text, Help: "What was the vendor asked?"},
			{Name: "urgency", Label: "Urgency", Kind: Choice, Help: "How soon must they answer?", Options: []string{"now", "later"}, Short: []string{"u"}},
			{Name: "escalated_to", Label: "Escalated to", Kind: Person, Help: "Who at the vendor was called?"},
		},
		Stages: []Stage{
			{Name: "open"},
			{
				Name: "sent", Title: "sent to the vendor", Requires: []string{"ticket"}, Final: true,
				Needs: []Need{{Field: "escalated_to", If: "urgency", In: []string{"now"}}},
			},
			{Name: StageWithdrawn, Out: true, Final: true},
		},
	}
	for name, given := range map[string]string{"as documented": ticket, "DOS lines": strings.ReplaceAll(ticket, "\n", "\r\n")} {
		got, err := ParseTemplates([]byte(given), "close")
		if err != nil || len(got) != 1 || fmt.Sprintf("%+v", got[0]) != fmt.Sprintf("%+v", want) {
			t.Errorf("%s: %v\n got %+v\nwant %+v", name, err, got, want)
		}
	}
	got, err := ParseTemplates([]byte(every))
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	if got[0].Command != "a-1" {
		t.Errorf("without a command the name is it, not %q", got[0].Command)
	}
	if plain, err := ParseTemplates([]byte(small("close", "{name='f', label='F', help='F?'}", "{name='open'}")), "close"); err != nil || plain[0].Command != "" {
		t.Errorf("a name that is a command of the line takes it away: %+v, %v", plain, err)
	}
	f, s := got[1].Fields[1], got[1].Stages[1]
	if f.Kind != People || f.Max != 100 || f.Min != 2 || f.After != "b" || !s.Side || !s.Solemn || fmt.Sprint(s.From) != "[open]" || s.Final || !got[1].Stages[2].Out || len(got[1].Stages) != 4 {
		t.Errorf("%+v", got[1])
	}
	if n := got[0].Fields[0]; !got[0].Figure || n.Low != 1 || n.High != 5 {
		t.Errorf("%+v", got[0])
	}
}

// every uses what the documented file does not.
const every = `card = [
 {name='a-1', title='A', summary='a', figure=true, field=[{name='a', label='A', kind='number', low=1, high=5, help='A?'}], stage=[{name='open'}]},
 {name='b', title='B', summary='b', field=[
  {name='b', label='B', kind='lines', help='B?'}, {name='who_else', label='Who else', kind='people', help='Who?', max=100, min=2, after='b'}],
  stage=[{name='open'}, {name='turn', from=['open'], side=true, solemn=true, final=false}, {name='gone', out=true}]},
]`

func TestParseTemplatesRefuses(t *testing.T) {
	field, stage := "{name='f', label='F', help='F?'}", "{name='open'}"
	for _, c := range []struct{ name, given, want string }{
		{"not TOML", "[[card]]\nname = night", `card templates, line 2: expected keyword "nan"`},
		{"a key twice", "[[card]]\nname='a'\nname='b'", `card templates, line 3: key name is already defined`},
		{"one bracket", "[card]\nname = 'a'", `card templates, line 1: card is not a list of tables`},
		{"card is a number", "\ncard = 3", `card templates, line 2: card is not a list of tables`},
		{"a list of numbers", "card = [\n3]", `card templates, line 2: an item of card is not a table`},
		{"unknown key at the top", "a = 1\n[[cards]]\n", `card templates, line 1: unknown key "a"`},
		{"unknown table", "\n[[cards]]\nname = 'a'", `card templates, line 2: unknown key "cards"`},
		{"unknown key", "[[card]]\nname='a'\ncolour=3", `card template "a", line 3: unknown key "colour"`},
		{"unknown key of the second", ticket + "[[card]]\nname='a'\n\ncolour=3", `card template "a", line 38: unknown key "colour"`},
		{"unknown key of a field", "[[card]]\nname='a'\n[[card.field]]\nname='f'\nwidth=3", `card template "a", field "f", line 5: unknown key "width"`},
		{"unknown key of a stage", "[[card]]\nname='a'\n[[card.stage]]\nname='s'\n[[card.stage]]\nname='s2'\nafter=3", `card template "a", stage "s2", line 7: unknown key "after"`},
		{"fields in the plural", "[[card]]\nname='a'\n[[card.fields]]\nname='f'", `card template "a", line 3: unknown key "fields"`},
		{"name is a number", "[[card]]\nname=7", `card templates, line 2: name is not text in quotes`},
		{"no name", "[[card]]\ntitle='A'", `card templates, line 1: the name is not made of small letters`},
		{"name with a space", small("at night", field, stage), `card template "at night", line 2: the name is not made of`},
		{"name of a builtin", small("change", field, stage), `card template "change", line 2: "change" is a builtin template`},
		{"name is the command of a builtin", small("task", field, stage), `card template "task", line 2: "task" is a builtin template`},
		{"name used twice", ticket + "\n" + ticket, `card template "ticket", line 37: "ticket" is another template too`},
		{"command reserved", strings.Replace(ticket, `command = "ticket"`, `command = "close"`, 1), `card template "ticket", line 4: /close is a command already`},
		{"no title", "[[card]]\nname='a'\nsummary='b'", `card template "a", line 1: title is not one line`},
		{"no fields", "[[card]]\nname='a'\ntitle='A'\nsummary='b'", `card template "a", line 1: it does not have 1 to 40 fields`},
		{"no stages", "[[card]]\nname='a'\ntitle='A'\nsummary='b'\nfield=[" + field + "]", `card template "a", line 1: it does not have 1 to 20 stages`},
		{"too many stages", small("a", field, strings.Repeat(stage+",", 20)), `card template "a", line 7: there are more than 19 of [[card.stage]]`},
		{"too many templates", "card = [" + strings.Repeat("{},", 31) + "]", `card templates, line 1: there are more than 30 of [[card]]`},
		{"kind misspelt", strings.Replace(ticket, `"person"`, `"persons"`, 1), `card template "ticket", field "escalated_to", line 23: there is no kind "persons"`},
		{"kind empty", strings.Replace(ticket, `"person"`, `""`, 1), `card template "ticket", field "escalated_to", line 23: there is no kind ""`},
		{"help asks nothing", strings.Replace(ticket, "answer?", "answer", 1), `card template "ticket", field "urgency", line 16: help is not a question`},
		{"no label", small("a", "\n{name='f', help='F?'}", stage), `card template "a", field "f", line 6: label is not one line`},
		{"options is text", strings.Replace(ticket, `["now", "later"]`, `"now"`, 1), `card template "ticket", field "urgency", line 17: options is not a list`},
		{"an option is a number", strings.Replace(ticket, `["now", "later"]`, "[\n'now',\n7]", 1), `card template "ticket", field "urgency", line 19: an item of options is not text in quotes`},
		{"one option", strings.Replace(ticket, `["now", "later"]`, `["now"]`, 1), `card template "ticket", field "urgency", line 17: a choice does not have 2 to 12 options`},
		{"max in quotes", small("a", "{name='f', label='F', help='F?', max='9'}", stage), `card template "a", field "f", line 5: max is not a whole number`},
		{"max beyond all", small("a", "{name='f', label='F', help='F?', max=9223372036854775807}", stage), `card template "a", field "f", line 5: max is not 0 to 1048576 bytes`},
		{"min below nothing", small("a", "{name='f', label='F', help='F?', kind='lines', min=-9223372036854775808}", stage), `card template "a", field "f", line 5: min is not 0 to 20 items`},
		{"sealed", "[[card]]\nname='a'\n[[card.field]]\nname='f'\nwidth=3\nsealed='g'", `card template "a", field "f", line 6: a field of an own template cannot be sealed`},
		{"final in quotes", strings.Replace(ticket, "final = true", "final = 'yes'", 1), `card template "ticket", stage "sent", line 34: final is not true or false`},
		{"requires no field", strings.Replace(ticket, `requires = ["ticket"]`, `requires = ["owner"]`, 1), `card template "ticket", stage "sent", line 32: it requires "owner", which is no field`},
		{"no need", strings.Replace(ticket, "if urgency is now", "when urgent", 1), `card template "ticket", stage "sent", line 33: "escalated_to when urgent" is no need`},
		{"need of no field", strings.Replace(ticket, "escalated_to if", "owner if", 1), `card template "ticket", stage "sent", line 33: it needs "owner", which is no field`},
		{"need of no value", strings.Replace(ticket, "is now", "is now or soon", 1), `card template "ticket", stage "sent", line 33: "urgency" is never "soon"`},
		{"from no stage", small("a", field, "{name='open'},\n{name='sent', from=['opened']}"), `card template "a", stage "sent", line 8: it is entered from "opened", which is no other stage`},
		{"from itself", small("a", field, "{name='open'},\n{name='sent', from=['sent']}"), `card template "a", stage "sent", line 8: it is entered from "sent", which is no other stage`},
		{"a way out from some", small("a", field, "{name='open'},\n{name='lost', out=true, from=['open']}"), `card template "a", stage "lost", line 8: the first stage or a way out may be entered only from some`},
		{"the first from some", small("a", field, "{name='open', from=['sent']},\n{name='sent'}"), `card template "a", stage "open", line 7: the first stage or a way out may be entered only from some`},
		{"withdrawn is no way out", small("a", field, "{name='open'},\n{name='withdrawn'}"), `card template "a", stage "withdrawn", line 7: a card cannot be taken back`},
		{"a person's name under a time", small("a", field+",{name='due', label='Due', help='Who?', kind='person'}", stage), `card template "a", field "due", line 5: it is a person here and a time in template "decision"`},
		{"title with an escape", "[[card]]\nname='a'\ntitle=\"\\u001b[31mx\"", `card template "a", line 3: title is not one line`},
		{"a key of thousands of parts", "\n[" + strings.Repeat("a.", 30_000) + "b]", `card templates, line 2: unknown key "a"`},
		{"too large", strings.Repeat("#\n", 33<<10), `card templates: the file is larger than 64 KiB`},
	} {
		got, err := ParseTemplates([]byte(c.given), "close")
		var bad *TemplateError
		if !errors.As(err, &bad) || !strings.HasPrefix(err.Error(), c.want) || got != nil {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
			continue
		}
		if bad.Hint == "" || bad.Hint == bad.Reason {
			t.Errorf("%s: no hint what to do", c.name)
		}
	}
}

func TestNeeds(t *testing.T) {
	for text, want := range map[string]string{
		"a if b is c":                          "",
		"a unless b is c or d":                 "",
		"a if b is c d or e unless f is g":     "",
		"  a   if b is c\tor d":                "a if b is c or d",
		"a":                                    "no",
		"":                                     "no",
		"a if b":                               "no",
		"a if b is ":                           "no",
		"a if b is c or ":                      "a if b is c or", // a value that no option can be: told when it is checked
		"a if b is c unless d":                 "no",
		"a b if c is d":                        "no",
		"a if b c is d":                        "no",
		"if b is c":                            "no",
		"a unless b is c if d is e":            "a unless b is c if d is e",
		"long_term if size is M or L unless x": "no",
	} {
		n, ok := parseNeed(text)
		if want == "" {
			want = text
		}
		if ok != (want != "no") || ok && n.String() != want {
			t.Errorf("%q is read %q, %v; want %q", text, n, ok, want)
		}
	}
	for _, tm := range Builtin() {
		for _, s := range tm.Stages {
			for _, n := range s.Needs {
				if got, ok := parseNeed(n.String()); !ok || fmt.Sprintf("%q", got) != fmt.Sprintf("%q", n) {
					t.Errorf("%s: %q is read back as %q", tm.Name, n, got)
				}
			}
		}
	}
}

func FuzzParseTemplates(f *testing.F) {
	for _, s := range []string{
		"", ticket, every, "card = []", "\ufeff#", "[[card]]", "[card]\nname='a'", "card = [[1,[2]],{}]", "[a.b]\n[[a.b.c]]\nd.e=1",
		small("a", "{name='f', label='F', help='F?'}", "{name='open'}"), small("a", "{}", "{}"), small("goal", "7", "'x'"),
		strings.Replace(ticket, "urgency is now", "urgency is \u202e", 1), "[[card]]\n\"na me\".x = {y = [{z = 1}]}\n[[card.field]]\n[card.field.y]",
		"[[card]]\nname='a'\n[[card.field]]\nname='f'\n[[card.field]]\nlabel=[]\n[[card.stage]]\nneeds=[[]]", "card=[{name='\x1b'}]",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		before := string(src)
		own, err := ParseTemplates(src, "close")
		if string(src) != before {
			t.Fatal("the input was written to")
		}
		if err != nil {
			checkError(t, err, strings.Count(before, "\n")+1)
			if own != nil {
				t.Fatal("templates and an error")
			}
			return
		}
		all := append(Builtin(), own...)
		if err := Validate(all, []string{"close"}); err != nil {
			t.Fatalf("what was read is not sound: %v", err)
		}
		for _, tm := range own {
			checkTold(t, tm)
			if got, ok := Find(all, tm.Name); !ok || !got.Own || got.Title != tm.Title {
				t.Fatalf("%q is not found by its name", tm.Name)
			}
		}
	})
}

func checkError(t *testing.T, err error, last int) {
	t.Helper()
	var bad *TemplateError
	if !errors.As(err, &bad) {
		t.Fatalf("%T is not a TemplateError", err)
	}
	if bad.Reason == "" || bad.Hint == "" || bad.Line < 0 || bad.Line > last {
		t.Fatalf("%+v of %d lines", bad, last)
	}
	for _, s := range []string{err.Error(), bad.Hint} {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
			t.Fatalf("%q cannot be shown", s)
		}
	}
}

// checkTold holds a template that was read to what forms and lists rely on.
func checkTold(t *testing.T, tm Template) {
	t.Helper()
	words := []string{tm.Name, tm.Title, tm.Command, tm.Summary}
	for _, f := range tm.Fields {
		words = append(words, f.Name, f.Label, f.Help)
		words = append(words, f.Options...)
		if got, ok := tm.Lookup(f.Name); !ok || got.Name != f.Name {
			t.Fatalf("%s: the field %q is not found by its name", tm.Name, f.Name)
		}
	}
	for _, s := range tm.Stages {
		words = append(words, s.Name, s.Words())
		tm.Missing(s.Name, nil)
	}
	if i := slices.IndexFunc(words, func(s string) bool { return !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) }); i >= 0 {
		t.Fatalf("%s: %q cannot be shown", tm.Name, words[i])
	}
	if tm.Missing(tm.Stages[0].Name, nil) != nil || tm.Missing(StageWithdrawn, nil) != nil {
		t.Fatalf("%s cannot be opened empty or taken back", tm.Name)
	}
}
