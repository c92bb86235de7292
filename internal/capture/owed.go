package capture

import (
	"strings"
	"time"
	"unicode"
)

// owed reads "WHO [by TIME]:" if the arguments begin with it, and moves on to the text. Without
// that colon all of it is text; so it is when what stands before the colon is neither a name nor
// a time, as in "restore the backup: the copy is good".
func (p *parser) owed(c Command) *Error {
	marked := strings.HasPrefix(p.rest(), "@")
	name, n, err := readName(p.rest())
	if err != nil {
		return err.moved(p.pos)
	}
	colon := separator(p.rest(), n)
	if colon < 0 {
		if marked && n > 0 {
			p.pos += n
			return p.fail("the colon before the text is missing", "write "+c.Usage)
		}
		return nil
	}
	head := p.rest()[:colon]
	if !marked || n == 0 {
		return p.unmarked(head)
	}
	at := n + spaces(head[n:])
	due, k, err := p.due(head[at:])
	if err != nil {
		return err.moved(p.pos + at)
	}
	if at+k < len(strings.TrimRightFunc(head, unicode.IsSpace)) {
		p.pos += at + k
		return p.fail(`"`+shown(strings.TrimSpace(head[at+k:]))+`" is not when it is due`, "write by 14:30 or in 30m before the colon")
	}
	p.take(name, due, colon)
	return nil
}

// take settles who and when, and moves to the text behind the colon.
func (p *parser) take(name string, due time.Time, colon int) {
	p.out.Args.Who, _ = p.ctx.person(name)
	p.out.Args.Due = due
	p.pos += colon + 1
}

// unmarked reads a head whose name has no "@": one word, or a name on the roster.
func (p *parser) unmarked(head string) *Error {
	name, at := head, len(head)
	var due time.Time
	if i := lastBy(head); i >= 0 {
		d, k, err := p.due(head[i:])
		whole := k > 0 && strings.TrimSpace(head[i+k:]) == ""
		before := strings.TrimSpace(head[:i])
		switch {
		case err != nil:
			return err.moved(p.pos + i)
		case whole:
			name, at, due = head[:i], i, d
		case hasPrefixFold(head[i:], "by") && p.owner(before):
			p.pos += i
			return p.fail(`"`+shown(strings.TrimSpace(head[i:]))+`" is not a time`, timeHint(Future))
		}
	}
	name = strings.TrimSpace(name)
	switch {
	case name == "" && !due.IsZero(), p.owner(name):
		p.take(name, due, len(head))
	case !due.IsZero():
		return p.fail(`"`+shown(name)+`" is not on the roster`,
			`write a name of several words as @"`+shown(name)+`"; or leave out the colon behind "`+shown(strings.TrimSpace(head[at:]))+`"`)
	}
	return nil
}

// owner reports whether s can be a name without a mark.
func (p *parser) owner(s string) bool {
	_, known := p.ctx.person(s)
	return known || isName(s)
}

// due reads "by TIME" or "in 30m" at the start of s; 0 bytes if there is none.
func (p *parser) due(s string) (time.Time, int, *Error) {
	c := newCalendar(p.ctx.Now, p.ctx.Zone, Future)
	skip := 0
	if b := word(s); strings.EqualFold(b, "by") {
		skip = len(b) + spaces(s[len(b):])
	}
	w, n, ok := c.read(s[skip:])
	if !ok || w.relative != (skip == 0) { // "in 30m" stands alone, a clock time behind "by"
		return time.Time{}, 0, nil
	}
	t, err := c.resolve(w)
	if err != nil {
		return time.Time{}, 0, err.moved(skip)
	}
	return t, skip + n, nil
}

// separator is the place of the colon that ends the head, at or behind from: the first one before
// white space or the end. That of a clock time stands before a digit. A head ends with its line.
func separator(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '\n':
			return -1
		case ':':
			if ends(s[i+1:]) {
				return i
			}
		}
	}
	return -1
}

// lastBy is the place of the last word "by" or "in" of s, -1 if there is none.
func lastBy(s string) int {
	last := -1
	for i := spaces(s); i < len(s); i += spaces(s[i:]) {
		w := word(s[i:])
		if strings.EqualFold(w, "by") || strings.EqualFold(w, "in") {
			last = i
		}
		i += len(w)
	}
	return last
}
