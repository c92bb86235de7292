package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// prefixKind names what a prefix says. Each may stand once on a line, except tags.
type prefixKind string

const (
	prefixTime prefixKind = "time"
	prefixHat  prefixKind = "hat"
	prefixWho  prefixKind = "who"
	prefixKnow prefixKind = "kind" // how sure a White note is
	prefixUhOh prefixKind = "uh-oh"
	prefixTag  prefixKind = "tag"
)

// prefix is one kind of prefix.
type prefix struct {
	kind prefixKind
	// read reads the prefix where p stands and notes it in p.out. It gives the bytes that it takes,
	// 0 if there is none.
	read func(p *parser) (int, *Error)
	// lacks and hint are the message for a line that ends behind it; the first goes on from the
	// prefix as it was typed.
	lacks, hint string
}

func prefixTable() []prefix {
	return []prefix{
		{prefixTime, (*parser).readTime, "says when, but not what happened", "write it behind the time: 14:02 replica stopped"},
		{prefixHat, (*parser).readHat, "says the hat, but not the note", "write it behind the colon: k: the restore may fail"},
		{prefixKnow, (*parser).readKind, "has no words behind it", `write them: ? is unknown, ~ is assumed, " is reported`},
		{prefixWho, (*parser).readWho, "says who, but not what they said", "write it behind the name: @dba the replica is stale"},
		{prefixUhOh, (*parser).readUhOh, "has no words behind it", "write what got worse: ! payments fail too"},
		{prefixTag, (*parser).readTag, "is a tag without a note", "write the note too: #dns the resolver is slow"},
	}
}

// prefixes reads all prefixes and stops where the text begins.
func (p *parser) prefixes() *Error {
	p.seen = map[prefixKind]bool{}
	table := prefixTable()
	for more := true; more; {
		more = false
		for _, x := range table {
			if p.seen[x.kind] && x.kind != prefixTag {
				continue
			}
			n, err := x.read(p)
			if err != nil {
				return err
			}
			if n == 0 {
				continue
			}
			p.seen[x.kind], p.of, more = true, x, true
			p.last = strings.TrimSpace(p.line[p.pos : p.pos+n])
			p.pos += n
			p.skip()
			break
		}
	}
	if p.hat != "" && p.out.NoteKind != "" && p.out.Hat != white {
		return p.fail(p.hat+` is not White, and only White takes ? ~ and "`, "leave one of them out")
	}
	if p.out.NoteKind != "" {
		p.out.Hat = white
	}
	return nil
}

func (p *parser) readTime() (int, *Error) {
	c := newCalendar(p.ctx.Now, p.ctx.Zone, Past)
	w, n, ok := c.read(p.rest())
	if !ok || w.relative && w.shift > 0 || w.day == dayNear && w.near > 0 {
		return 0, nil // "in 30m the window opens" and "tomorrow 09:00 it closes" are text
	}
	c.any = p.ctx.Ahead && w.day != dayOpen
	t, err := c.resolve(w)
	if err != nil {
		if err.Hint == clockHint {
			err.Hint += `; \ in front writes it as text`
		}
		c.any = w.day != dayOpen
		_, wrong := c.resolve(w)
		err.Ahead = c.any && wrong == nil
		return 0, err.moved(p.pos)
	}
	p.out.At, p.out.Late = t, t.Before(c.now.Add(-tolerance))
	return n, nil
}

// readHat reads a hat's letter and a colon. What makes it a path, a URL or an operator ("g:\share",
// "w:/", "b::x", "y:=1") is none; nor is a longer word, since only its last letter stands there.
func (p *parser) readHat() (int, *Error) {
	rest := p.rest()
	if len(rest) < 2 || rest[1] != ':' || len(rest) > 2 && strings.IndexByte(`\/:=`, rest[2]) >= 0 {
		return 0, nil
	}
	hat, ok := hatOf(rest[0])
	if !ok {
		return 0, nil
	}
	p.hat, p.out.Hat = rest[:2], hat
	return 2, nil
}

// hatOf gives the hat of a letter, either case (method, part A).
func hatOf(letter byte) (string, bool) {
	const letters = "wrkygb"
	i := strings.IndexByte(letters, letter|0x20)
	if i < 0 {
		return "", false
	}
	return hatNames()[i], true
}

func (p *parser) readKind() (int, *Error) {
	rest := p.rest()
	if rest == "" || !ends(rest[1:]) {
		return 0, nil
	}
	switch rest[0] {
	case '?':
		p.out.NoteKind = kindUnknown
	case '~':
		p.out.NoteKind = kindAssumption
	case '"':
		p.out.NoteKind = kindReported
	default:
		return 0, nil
	}
	return 1, nil
}

func (p *parser) readUhOh() (int, *Error) {
	rest := p.rest()
	if rest == "" || rest[0] != '!' || !ends(rest[1:]) {
		return 0, nil
	}
	p.out.UhOh = true
	return 1, nil
}

// readWho reads "@dba" or `@"Jane Doe"`, with a colon behind it if one likes.
func (p *parser) readWho() (int, *Error) {
	name, n, err := readName(p.rest())
	if err != nil {
		return 0, err.moved(p.pos)
	}
	if n == 0 {
		return 0, nil
	}
	if strings.HasPrefix(p.rest()[n:], ":") {
		n++
	}
	if !ends(p.rest()[n:]) {
		return 0, nil
	}
	p.out.Who, _ = p.ctx.person(name)
	return n, nil
}

// readName reads "@name" at the start of s; 0 bytes if there is none. A bare name begins with a
// letter or "_", so that "@5 per minute" is text.
func readName(s string) (name string, n int, err *Error) {
	if !strings.HasPrefix(s, "@") {
		return "", 0, nil
	}
	if strings.HasPrefix(s, `@"`) {
		name, _, closed := strings.Cut(s[2:], `"`)
		if !closed || strings.Contains(name, "\n") {
			return "", 0, &Error{Reason: `the name behind @" has no closing quote`, Hint: `write it as @"Jane Doe"`, Col: 2}
		}
		n = len(name) + len(`@""`)
		if name = strings.TrimSpace(name); name == "" {
			return "", 0, &Error{Reason: `there is no name in @""`, Hint: `write it as @"Jane Doe"`, Col: 2}
		}
		return name, n, nil
	}
	n = 1 + nameLen(s[1:])
	if n == 1 {
		return "", 0, nil
	}
	return s[1:n], n, nil
}

// nameLen is the length of the bare name that s begins with: letters, digits, and dots, dashes
// and underscores.
func nameLen(s string) int {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || r == '_':
		case i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r) || r == '.' || r == '-'):
		default:
			return i
		}
	}
	return len(s)
}

// isName reports whether all of s is a bare name.
func isName(s string) bool { return s != "" && nameLen(s) == len(s) && utf8.ValidString(s) }

func (p *parser) readTag() (int, *Error) {
	tag, n := tagAt(p.rest())
	if n == 0 || !ends(p.rest()[n:]) {
		return 0, nil
	}
	p.out.Tags = append(p.out.Tags, tag)
	return n, nil
}
