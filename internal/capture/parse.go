package capture

import "strings"

// Parse reads one line, which may hold newlines. It reads any bytes, also such as are no UTF-8, in
// time linear in their number, and never panics. The error is an *Error; the Line is then zero.
func Parse(line string, c Context) (Line, error) {
	p := parser{line: line, ctx: c}
	p.skip()
	var err *Error
	switch rest := p.rest(); {
	case rest == "":
		err = p.fail("there is nothing on the line", "write a note, or / for a command")
	case rest[0] == '\\':
		err = p.literal()
	case strings.HasPrefix(rest, "//"):
		p.pos++
		err = p.note()
	case rest[0] == '/':
		err = p.command()
	default:
		if err = p.prefixes(); err == nil {
			err = p.note()
		}
	}
	if err != nil {
		return Line{}, err
	}
	return p.out, nil
}

// parser walks over one line.
type parser struct {
	line string
	pos  int // the byte to read next
	ctx  Context
	out  Line

	seen map[prefixKind]bool // the prefixes that were read
	hat  string              // the hat prefix as typed, "" without one
	last string              // the last prefix as typed
	of   prefix              // and what it is
}

func (p *parser) rest() string { return p.line[p.pos:] }

// skip moves over white space.
func (p *parser) skip() { p.pos += spaces(p.rest()) }

// fail is an error where the parser stands.
func (p *parser) fail(reason, hint string) *Error {
	return &Error{Reason: reason, Hint: hint, Col: p.pos}
}

// failAt is an error at that byte of the line.
func (p *parser) failAt(col int, reason, hint string) *Error {
	return &Error{Reason: reason, Hint: hint, Col: col}
}

// literal takes everything behind the backslash for text.
func (p *parser) literal() *Error {
	p.pos++
	p.out.Text = p.rest()
	if strings.TrimSpace(p.out.Text) == "" {
		return p.fail(`there are no words behind \`, `write them: \ takes them as they are`)
	}
	p.kind()
	return nil
}

// note takes the rest of the line for the text of a note.
func (p *parser) note() *Error {
	p.skip()
	if p.rest() == "" {
		p.pos = len(p.line)
		return p.fail(shown(p.last)+" "+p.of.lacks, p.of.hint)
	}
	if err := p.slash(); err != nil {
		return err
	}
	p.out.Text, p.out.Tags = takeTags(strings.TrimSpace(p.rest()), p.out.Tags)
	p.kind()
	return nil
}

// slash refuses a command behind prefixes, and takes the escape off a text that begins like one.
// Any other slash there is text: "k: /var is full".
func (p *parser) slash() *Error {
	if len(p.seen) == 0 || p.rest()[0] != '/' {
		return nil
	}
	first := word(p.rest())
	if escaped, ok := strings.CutPrefix(first, "//"); ok && p.isCommand(escaped) {
		p.pos++
		return nil
	}
	if p.isCommand(first[1:]) {
		return p.fail(shown(first)+" is a command and must stand first on its line",
			"move it to the front; or write /"+shown(first)+" if it is text")
	}
	return nil
}

// isCommand reports whether name is exactly that of a command, here or anywhere.
func (p *parser) isCommand(name string) bool {
	_, here := exactCommand(p.ctx.Commands, name)
	_, anywhere := exactCommand(Table(), name)
	return here || anywhere
}

// kind settles the kind of a White note that has none yet: plain is a fact.
func (p *parser) kind() {
	hat := p.out.Hat
	if hat == "" {
		hat = p.ctx.Hat
	}
	if hat == white && p.out.NoteKind == "" {
		p.out.NoteKind = kindFact
	}
}
