package capture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// FieldKind says how the value of a card's field is read. The names are those of the kinds of card fields.
type FieldKind string

// The kinds. One that is not among them is read as FieldText.
const (
	FieldText   FieldKind = "text"   // a word, or words in quotes
	FieldLines  FieldKind = "lines"  // the same; newlines within the quotes are kept
	FieldPerson FieldKind = "person" // a name or seat on the roster; any name in quotes, or one word with a capital
	FieldPeople FieldKind = "people" // such names with "," or ";" between them
	FieldTime   FieldKind = "time"   // what ParseTime reads, "now" and "5 min ago"
	FieldSpan   FieldKind = "span"   // a length: 90m, 1h30m, 2 h, 3 days
	FieldChoice FieldKind = "choice" // one of Options, or how it begins
	FieldCheck  FieldKind = "check"  // yes or no
	FieldNumber FieldKind = "number" // a whole number, in digits
)

// CommandField is a field that a command of ShapeCard fills.
type CommandField struct {
	// Name is the field's name, Short other names for it. A line may also give the beginning of one, three letters
	// or more, that no other field has. Case does not matter, nor do "-" and "_".
	Name  string
	Short []string
	Kind  FieldKind
	// Options are those of FieldChoice. A FieldText may have some to be offered, and take any other word too.
	Options []string
	// Direction is that of FieldTime.
	Direction Direction
	// Low and High are the bounds of FieldNumber; a High of 0 is none.
	Low, High int
}

// FieldValue is a field that a line fills or, when Value is "", clears.
type FieldValue struct {
	// Name is CommandField.Name, however it was typed.
	Name string
	// Value is the value as a card keeps it: a time in RFC 3339 in UTC, a length as time.Duration writes it, "yes" or ""
	// for a check, a choice as Options has it, a person as the roster writes it, people with ", " between them, else
	// as typed without its quotes and the white space around it.
	Value string
	// At is the value of FieldTime in UTC, to the second; else zero.
	At time.Time
	// Span is the value of FieldSpan, whole seconds; else zero.
	Span time.Duration
}

// The fields that "WHO by TIME:" in front of a text fills.
const (
	fieldOwner = "owner"
	fieldDue   = "due"
)

// CardCommand is a command that opens the cards of one template and fills them. The name is the command's, lower-case; the
// title is what people call such a card. Stages are the names of the template's stages. The first field takes the free
// text of the line. If there is a person "owner" and a time "due", the line may begin with "WHO by TIME:". Nothing need
// stand behind the command, for a screen to open a form.
func CardCommand(name, title, summary string, fields []CommandField, stages []string) Command {
	c := Command{
		Name: name, Shape: ShapeCard, Optional: true, Title: title, Summary: summary, Fields: fields, Stages: stages,
		Usage: "/" + name + " [#NUMBER] [TEXT] [FIELD=...]",
	}
	c.Owed = c.has(fieldOwner, FieldPerson) && c.has(fieldDue, FieldTime)
	if c.Owed {
		c.Usage = "/" + name + " [#NUMBER] [WHO by TIME:] [TEXT] [FIELD=...]"
	}
	return c
}

// WithFigure returns a command of CardCommand whose lines begin with the number of its first field, as Command.Figure has it.
func (c Command) WithFigure() Command {
	c.Figure = true
	c.Usage = "/" + c.Name + " [#NUMBER] FIGURE [FIELD=...]"
	if len(c.Fields) > 1 {
		c.Usage = "/" + c.Name + " [#NUMBER] FIGURE [TEXT] [FIELD=...]"
	}
	return c
}

func (c Command) has(name string, kind FieldKind) bool {
	return slices.ContainsFunc(c.Fields, func(f CommandField) bool { return f.Name == name && f.Kind == kind })
}

// cardReader reads what stands behind a command of ShapeCard.
type cardReader struct {
	*parser
	cmd   Command
	texts []token // what is no field
	at    []int   // where each of Args.Fields was given
	loose *token  // the field before, while it may be that the next words were meant for it
}

// card reads a card and reports whether anything was said about one.
func (p *parser) card(c Command) (complete bool, err *Error) {
	r := cardReader{parser: p, cmd: c}
	for _, step := range []func() *Error{r.number, r.walk, r.figure, r.stage, r.owed, r.text} {
		if err := step(); err != nil {
			return false, err
		}
	}
	a := &p.out.Args
	return a.Seq != 0 || a.Stage != "" || len(a.Fields) > 0 || a.Text != "", nil
}

// number reads the "#31" that the arguments begin with. The mark may be missing where only a stage or fields follow: "31
// hosts are down" is a text. It may not be where a line begins with a figure.
func (r *cardReader) number() *Error {
	first := word(r.rest())
	if _, ok := digits(first); ok && first != "" && !r.cmd.Figure {
		rest := r.line[r.pos+len(first):]
		rest = rest[spaces(rest):]
		if s, ok := r.cmd.stage(word(rest)); ok && s != "" {
			rest = rest[len(word(rest)):]
			rest = rest[spaces(rest):]
		}
		if rest != "" && !r.cmd.isField(rest) {
			return nil
		}
		first = "#" + first
	}
	digit, ok := numberIn(first)
	if !ok {
		return nil
	}
	n, err := strconv.ParseUint(digit, 10, 64)
	name, there := r.ctx.Cards[n]
	switch {
	case err != nil || n == 0 || !there:
		return r.fail("there is no card #"+shown(digit), "tab behind # lists the cards of /"+r.cmd.Name+"; put a word in front of it if it is text")
	case name != r.cmd.Name:
		return r.fail(fmt.Sprintf("#%d is a card of /%s, not of /%s", n, name, r.cmd.Name), fmt.Sprintf("write /%s #%d; put a word in front of the number if it is text", name, n))
	}
	r.out.Args.Seq = n
	r.pos += len(word(r.rest()))
	r.skip()
	if _, more := numberIn(word(r.rest())); more {
		return r.fail("a second number stands behind "+shown(first), "a line is about one card; put "+shown(word(r.rest()))+" in quotes if it is text")
	}
	return nil
}

// numberIn gives the digits of "#31", which a colon or comma may follow.
func numberIn(w string) (string, bool) {
	digit, ok := strings.CutPrefix(strings.TrimRight(w, ":,"), "#")
	return digit, ok && digit != "" && strings.Trim(digit, "0123456789") == ""
}

// walk reads all fields and gathers what is between them.
func (r *cardReader) walk() *Error {
	s := scanner{line: r.line, pos: r.pos, cmd: r.cmd}
	for {
		t, ok, err := s.next()
		switch {
		case err != nil:
			return err
		case !ok:
			return nil
		case t.field >= 0:
			if s.pos, err = r.field(t); err != nil {
				return err
			}
		default:
			if err := r.between(t); err != nil {
				return err
			}
		}
	}
}

// field reads the value of the field at t and gives where it ends.
func (r *cardReader) field(t token) (end int, err *Error) {
	f := r.cmd.Fields[t.field]
	a := &r.out.Args
	if slices.ContainsFunc(a.Fields, func(v FieldValue) bool { return v.Name == f.Name }) {
		return 0, r.failAt(t.start, f.Name+" is given twice", "leave one of them out")
	}
	v, n, err := r.value(f, t.value)
	if err != nil {
		return 0, err
	}
	r.loose = nil
	if _, inQuotes := opened(r.line[t.value:]); n == 0 || !inQuotes && f.loose() {
		r.loose = &t
	}
	v.Name = f.Name
	a.Fields = append(a.Fields, v)
	r.at = append(r.at, t.start)
	return t.value + n, nil
}

// loose reports whether a value without quotes may have been meant to go on behind white space.
func (f CommandField) loose() bool {
	return !slices.Contains([]FieldKind{FieldPerson, FieldPeople, FieldTime, FieldSpan, FieldChoice, FieldCheck, FieldNumber}, f.Kind)
}

// between takes what is no field for text, unless it is likely that a field was meant: "backout=restore snapshot 4"
// must not give away two words of the back-out, nor may "owner= ingrid" clear the owner.
func (r *cardReader) between(t token) *Error {
	w := r.line[t.start:t.end]
	if before := r.loose; before != nil {
		if tag, n := tagAt(w); tag != "" && n == len(w) {
			r.texts = append(r.texts, t)
			return nil
		}
		name := r.cmd.Fields[before.field].Name
		if ends(r.line[before.value:]) {
			return r.failAt(t.start, name+`= clears it, and "`+shown(w)+`" stands behind it`, "leave out the space: "+name+"="+shown(w)+"; text stands in front of a field that is cleared")
		}
		value := r.line[before.value:before.end]
		return r.failAt(t.start, `"`+shown(w)+`" may belong to `+name+" or not", "write "+name+`="`+shown(value+" "+w)+` ..."; text stands in front of it`)
	}
	if len(r.texts) > 0 && w[0] == '=' && !operator(w) {
		last := r.texts[len(r.texts)-1]
		if i := r.cmd.exactField(r.line[last.start:last.end]); i >= 0 {
			name := r.cmd.Fields[i].Name
			return r.failAt(t.start, "a space stands before the = of "+name, "write "+name+"=... without spaces; put the text in quotes if it is no field")
		}
	}
	r.texts = append(r.texts, t)
	return nil
}

// figure reads the number that the text begins with.
func (r *cardReader) figure() *Error {
	if !r.cmd.Figure || len(r.texts) == 0 || r.texts[0].quoted || len(r.cmd.Fields) == 0 {
		return nil
	}
	first := r.texts[0]
	if _, ok := digits(strings.TrimSuffix(r.line[first.start:first.end], ":")); !ok {
		return nil
	}
	a, f := &r.out.Args, r.cmd.Fields[0]
	if i := slices.IndexFunc(a.Fields, func(v FieldValue) bool { return v.Name == f.Name }); i >= 0 {
		return r.failAt(r.at[i], f.Name+" is given twice", "it stands in front already: leave one of them out")
	}
	v, _, err := r.typed(f, strings.TrimSuffix(r.line[first.start:first.end], ":"), true)
	if err != nil {
		return err.moved(first.start)
	}
	v.Name = f.Name
	a.Fields = append([]FieldValue{v}, a.Fields...)
	r.at = append([]int{first.start}, r.at...)
	r.texts = r.texts[1:]
	return nil
}

// free is the field that takes the text, "" when none does.
func (c Command) free() string {
	at := 0
	if c.Figure {
		at = 1
	}
	if at >= len(c.Fields) {
		return ""
	}
	return c.Fields[at].Name
}

// stage reads the stage: directly behind the number, or all the text there is.
func (r *cardReader) stage() *Error {
	if len(r.texts) == 0 || r.texts[0].quoted {
		return nil
	}
	first := r.texts[0]
	w := r.line[first.start:first.end]
	alone := len(r.texts) == 1
	if s, ok := r.cmd.stage(w); ok && (alone || r.out.Args.Seq != 0 && first.start == r.pos) {
		r.out.Args.Stage = s
		r.texts = r.texts[1:]
		return nil
	}
	if near := r.cmd.nearStages(w); alone && len(near) > 0 {
		return r.failAt(first.start, `"`+shown(w)+`" is not a stage of /`+r.cmd.Name, "did you mean "+orList(near)+"? write it whole, or in quotes if it is text")
	}
	return nil
}

// text puts the text together. Its pieces are as typed; if all of it stands in one pair of quotes, these come off.
func (r *cardReader) text() *Error {
	a := &r.out.Args
	if len(r.texts) == 1 && r.texts[0].quoted {
		q, _ := readQuoted(r.line[r.texts[0].start:])
		a.Text = strings.TrimSpace(q.text)
	} else {
		var pieces []string
		for i := 0; i < len(r.texts); {
			from := r.texts[i].start
			to := r.texts[i].end
			for i++; i < len(r.texts) && strings.TrimSpace(r.line[to:r.texts[i].start]) == ""; i++ {
				to = r.texts[i].end
			}
			pieces = append(pieces, r.line[from:to])
		}
		a.Text = strings.Join(pieces, " ")
	}
	if a.Text == "" || a.Stage != "" {
		return nil
	}
	if r.cmd.Figure && r.cmd.free() == "" {
		return r.failAt(r.texts[0].start, "/"+r.cmd.Name+" takes a number and no words", "write "+r.cmd.Usage+"; what is more to say is a note")
	}
	if i := slices.IndexFunc(a.Fields, func(v FieldValue) bool { return v.Name == r.cmd.free() }); i >= 0 {
		return r.failAt(r.at[i], a.Fields[i].Name+" is given twice", "the free text of the line is "+a.Fields[i].Name+" already: leave one of them out")
	}
	return nil
}
