package cards

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a template: what is longer does not fit a row of a form, or is a slip of the keyboard.
const (
	maxName    = 40 // bytes
	maxLabel   = 40 // characters, of a title, a label and an option
	maxHelp    = 80 // characters, of a help and a summary
	maxFields  = 40
	maxStages  = 20
	maxOptions = 12
	maxShort   = 8
	maxNeeds   = 40
	maxBytes   = 1 << 20 // of one value
	maxItems   = 20
)

// TemplateError says what is wrong with a template, and where.
type TemplateError struct {
	Template string // its name; "" when it has none or it cannot be read
	Field    string // the field it is about, "" for none
	Stage    string // the stage it is about, "" for none
	Line     int    // of the file, counted from 1; 0 when not known or not read from a file
	Reason   string // lower case, no full stop
	Hint     string // what to do about it, in the same form

	path string // of the value in a file, below that of the template: ".field[2].options"
}

// Error gives the place and the reason; the hint stands apart so that it can be shown apart.
func (e *TemplateError) Error() string {
	where := "card templates"
	if e.Template != "" {
		where = "card template " + quote(e.Template)
	}
	if e.Field != "" {
		where += ", field " + quote(e.Field)
	}
	if e.Stage != "" {
		where += ", stage " + quote(e.Stage)
	}
	if e.Line > 0 {
		where += ", line " + strconv.Itoa(e.Line)
	}
	return where + ": " + e.Reason
}

// Validate proves that a table of templates is sound: names are fit to be stored and there once, words of the line mean one thing only and
// none of reserved, every stage asks for fields there are, every choice has options, every card can be opened empty and taken back, and
// a name means the same kind of thing in every template. reserved are the words of the line that are no templates' commands. It returns
// the first thing wrong as a *TemplateError, nil when nothing is.
func Validate(templates []Template, reserved []string) error {
	for i, t := range templates {
		if e := checkTemplate(t, templates[:i], reserved); e != nil {
			return e
		}
	}
	return nil
}

// checkTemplate returns what is wrong with t, nil for nothing. others are the templates before it, sound themselves.
func checkTemplate(t Template, others []Template, reserved []string) *TemplateError {
	for _, check := range []func() *TemplateError{
		func() *TemplateError { return t.checkHead() },
		func() *TemplateError { return t.checkWords(others, reserved) },
		func() *TemplateError { return t.checkFields() },
		func() *TemplateError { return t.checkShared(others) },
		func() *TemplateError { return t.checkStages() },
	} {
		if e := check(); e != nil {
			e.Template = t.Name
			return e
		}
	}
	return nil
}

func (t Template) checkHead() *TemplateError {
	switch {
	case !storable(t.Name):
		return &TemplateError{path: ".name", Reason: "the name is not made of small letters, digits, dashes and low lines", Hint: nameHint}
	case t.Command != "" && (!storable(t.Command) || strings.Contains(t.Command, "_")):
		return &TemplateError{path: ".command", Reason: "the command is not made of small letters, digits and dashes", Hint: "write it without the slash, such as ticket"}
	case !said(t.Title, maxLabel):
		return &TemplateError{path: ".title", Reason: notSaid("title", maxLabel), Hint: `say what people call it: title = "Vendor ticket"`}
	case !said(t.Summary, maxHelp):
		return &TemplateError{path: ".summary", Reason: notSaid("summary", maxHelp), Hint: "say in a few words what it is for"}
	case len(t.Fields) == 0 || len(t.Fields) > maxFields:
		return &TemplateError{path: ".field", Reason: fmt.Sprintf("it does not have 1 to %d fields", maxFields), Hint: "begin each field with [[card.field]], behind its [[card]]"}
	case len(t.Stages) == 0 || len(t.Stages) > maxStages:
		return &TemplateError{path: ".stage", Reason: fmt.Sprintf("it does not have 1 to %d stages", maxStages), Hint: "begin each stage with [[card.stage]], behind its [[card]]"}
	}
	return nil
}

const nameHint = "begin with a letter, use at most 40 and no spaces: it is stored for ever"

// checkWords sees to it that a word means one template: its name and its command are neither name nor command of another.
func (t Template) checkWords(others []Template, reserved []string) *TemplateError {
	for _, o := range others {
		for _, w := range []struct{ word, path string }{{t.Name, ".name"}, {t.Command, ".command"}} {
			if w.word == "" || !strings.EqualFold(w.word, o.Name) && !strings.EqualFold(w.word, o.Command) {
				continue
			}
			e := &TemplateError{path: w.path, Reason: quote(w.word) + " is a builtin template", Hint: "choose another, such as my-" + w.word}
			if o.Own {
				e.Reason, e.Hint = quote(w.word)+" is another template too", "rename one of them; upper and lower case do not differ"
			}
			return e
		}
	}
	if slices.ContainsFunc(reserved, func(w string) bool { return t.Command != "" && strings.EqualFold(w, t.Command) }) {
		return &TemplateError{path: ".command", Reason: "/" + t.Command + " is a command already", Hint: "choose another, such as my-" + t.Command}
	}
	return nil
}

// logged are names that the log gives fields of its own, some of them to cards as well: what they hold is not a person's to choose.
func logged() []string {
	return []string{
		"at", "by", "edited", "gone", "id", "of", "recorded", "sample", "seen", "severity", "source", "source_id", "starred", "thread",
		"time", "took", "was", "who", "zone",
	}
}

func (t Template) checkFields() *TemplateError {
	words, labels := map[string]string{}, map[string]bool{}
	for i, f := range t.Fields {
		e := f.check()
		for _, w := range f.words() {
			key := folded(w)
			if other, there := words[key]; e == nil && there {
				e = &TemplateError{path: ".name", Reason: quote(w) + " also means the field " + quote(other), Hint: "rename one of them; case, dashes and low lines do not tell names apart"}
			}
			words[key] = f.Name
		}
		switch label := strings.ToLower(f.Label); {
		case e != nil:
		case labels[label]:
			e = &TemplateError{path: ".label", Reason: "there are two fields with this label", Hint: "people tell fields apart by their labels: change one"}
		case i == 0 && t.Figure && f.Kind != Number:
			e = &TemplateError{path: ".kind", Reason: "the first field is no number", Hint: `it takes the figure of the line: kind = "number", or leave figure out`}
		case i == 1 && t.Figure && f.Kind != Text && f.Kind != Lines:
			e = &TemplateError{path: ".kind", Reason: "the second field is no text", Hint: `it takes the words behind the figure: kind = "text", or put another field second`}
		case i == 0 && !t.Figure && f.Kind != Text && f.Kind != Lines:
			e = &TemplateError{path: ".kind", Reason: "the first field is no text", Hint: `it takes the words of the line: kind = "text", or put another field first`}
		case f.Sealed != "" && (!t.has(f.Sealed) || f.Sealed == f.Name):
			e = &TemplateError{path: ".sealed", Reason: quote(f.Sealed) + " is no other field", Hint: "sealed names the field that opens this one"}
		case f.After != "" && (!t.has(f.After) || f.After == f.Name):
			e = &TemplateError{path: ".after", Reason: quote(f.After) + " is no other field", Hint: "after names the field that comes before this one"}
		}
		if e != nil {
			e.Field, e.path = f.Name, fmt.Sprintf(".field[%d]%s", i, e.path)
			return e
		}
		labels[strings.ToLower(f.Label)] = true
	}
	return nil
}

func (t Template) has(field string) bool {
	_, ok := t.Field(field)
	return ok
}

// check returns what is wrong with the field by itself.
func (f Field) check() *TemplateError {
	switch {
	case !storable(f.Name):
		return &TemplateError{path: ".name", Reason: "the name is not made of small letters, digits, dashes and low lines", Hint: nameHint}
	case slices.Contains(logged(), f.Name):
		return &TemplateError{path: ".name", Reason: "the log keeps this name for itself", Hint: "choose another, such as " + f.Name + "_there"}
	case !said(f.Label, maxLabel):
		return &TemplateError{path: ".label", Reason: notSaid("label", maxLabel), Hint: "say what stands before it in the form"}
	case !slices.Contains(Kinds(), f.Kind):
		return &TemplateError{path: ".kind", Reason: "there is no kind " + quote(string(f.Kind)), Hint: "kinds: " + joined(Kinds())}
	case !said(f.Help, maxHelp) || !strings.HasSuffix(f.Help, "?"):
		return &TemplateError{path: ".help", Reason: fmt.Sprintf("help is not a question of at most %d characters", maxHelp), Hint: "ask what the field answers, and end with a question mark"}
	case f.Max < 0 || f.Max > maxBytes:
		return &TemplateError{path: ".max", Reason: fmt.Sprintf("max is not 0 to %d bytes", maxBytes), Hint: "leave it out for the limit that every field has"}
	case f.Min < 0 || f.Min > maxItems:
		return &TemplateError{path: ".min", Reason: fmt.Sprintf("min is not 0 to %d items", maxItems), Hint: "leave it out when one is enough"}
	case f.Min > 1 && f.Kind != Lines && f.Kind != People:
		return &TemplateError{path: ".min", Reason: "a " + string(f.Kind) + " is one item", Hint: `min is for kind = "lines" and kind = "people"`}
	case len(f.Short) > maxShort || slices.ContainsFunc(f.Short, func(s string) bool { return !storable(s) }):
		return &TemplateError{path: ".short", Reason: fmt.Sprintf("short is not at most %d names of small letters, digits, dashes and low lines", maxShort), Hint: `write for example short = ["eta"]`}
	}
	if e := f.checkBounds(); e != nil {
		return e
	}
	return f.checkOptions()
}

func (f Field) checkBounds() *TemplateError {
	switch {
	case f.Low == 0 && f.High == 0:
		return nil
	case f.Kind != Number:
		return &TemplateError{path: ".low", Reason: "a " + string(f.Kind) + " has no bounds", Hint: `low and high are for kind = "number"`}
	case f.Low < 0 || f.Low > maxBytes:
		return &TemplateError{path: ".low", Reason: fmt.Sprintf("low is not 0 to %d", maxBytes), Hint: "leave it out when any number will do"}
	case f.High < 0 || f.High > maxBytes || f.High > 0 && f.High < f.Low:
		return &TemplateError{path: ".high", Reason: fmt.Sprintf("high is not %d to %d", f.Low, maxBytes), Hint: "leave it out when there is no largest"}
	}
	return nil
}

func (f Field) checkOptions() *TemplateError {
	wrong := func(reason, hint string) *TemplateError {
		return &TemplateError{path: ".options", Reason: reason, Hint: hint}
	}
	if f.Kind != Choice {
		if len(f.Options) > 0 {
			return wrong("a "+string(f.Kind)+" has no options", `write kind = "choice", or leave the options out`)
		}
		return nil
	}
	if len(f.Options) < 2 || len(f.Options) > maxOptions {
		return wrong(fmt.Sprintf("a choice does not have 2 to %d options", maxOptions), `write for example options = ["low", "high"]`)
	}
	seen := map[string]bool{}
	for _, o := range f.Options {
		switch key := strings.ToLower(o); {
		case !said(o, maxLabel) || strings.ContainsAny(o, ",;"):
			return wrong(fmt.Sprintf("the option %s is not at most %d plain characters", quote(o), maxLabel), "say it in a word or two, without commas and semicolons")
		case seen[key]:
			return wrong("the option "+quote(o)+" is there twice", "upper and lower case do not tell options apart")
		default:
			seen[key] = true
		}
	}
	return nil
}

// checkShared sees to it that a name holds the same kind of thing wherever it is a field: reports for the outside know by the name
// which fields have the names of people in them.
func (t Template) checkShared(others []Template) *TemplateError {
	like := func(k Kind) Kind {
		if k == Lines {
			return Text
		}
		return k
	}
	for i, f := range t.Fields {
		for _, o := range others {
			if g, ok := o.Field(f.Name); ok && like(g.Kind) != like(f.Kind) {
				return &TemplateError{
					Field: f.Name, path: fmt.Sprintf(".field[%d].kind", i), Reason: fmt.Sprintf("it is a %s here and a %s in template %s", f.Kind, g.Kind, quote(o.Name)),
					Hint: fmt.Sprintf("write kind = %q, or choose another name", g.Kind),
				}
			}
		}
	}
	return nil
}

// storable reports whether name can be stored for ever and written in a line.
func storable(name string) bool {
	odd := func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_')
	}
	return name != "" && name[0] >= 'a' && name[0] <= 'z' && len(name) <= maxName && !strings.ContainsFunc(name, odd)
}

// said reports whether s is words that can go on a screen as they are: some, on one line, no control character, nothing that turns the
// direction of the text, no blank at either end, not too long.
func said(s string, limit int) bool {
	return s != "" && strings.TrimSpace(s) == s && utf8.ValidString(s) && utf8.RuneCountInString(s) <= limit &&
		!strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) })
}

func notSaid(what string, limit int) string {
	return fmt.Sprintf("%s is not one line of text of at most %d characters", what, limit)
}

// quote quotes what somebody wrote, escaped, and cut so that the reason stays in sight.
func quote(s string) string {
	const limit = 40
	if utf8.RuneCountInString(s) > limit {
		s = string([]rune(s)[:limit]) + "..."
	}
	return strconv.Quote(s)
}

func joined[S ~string](list []S) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}
