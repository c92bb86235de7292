package capture

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// owed reads "WHO by TIME:" in front of the text.
func (r *cardReader) owed() *Error {
	if !r.cmd.Owed || r.out.Args.Stage != "" || len(r.texts) == 0 || r.texts[0].quoted || r.texts[0].start != r.pos {
		return nil
	}
	until := len(r.line)
	if len(r.at) > 0 {
		until = r.at[0]
	}
	head := parser{line: strings.TrimRight(r.line[:until], " \t\r\n"), pos: r.pos, ctx: r.ctx}
	if alone, ok := r.onlyOwed(head); ok {
		if r.out.Args.Seq == 0 && alone.out.Args.Who != "" {
			said := strings.TrimSpace(head.rest())
			r.pos = len(head.line)
			return r.fail("what is it that "+shown(alone.out.Args.Who)+" has "+shown(said[len(said)-len(alone.by):])+"?", "write /"+r.cmd.Name+" "+shown(said)+": TEXT")
		}
		head = alone.parser
	} else if err := head.owed(Command{Usage: "/" + r.cmd.Name + " WHO by TIME: TEXT"}); err != nil {
		return err
	}
	if head.pos == r.pos {
		return r.timeInFront()
	}
	if err := r.heads(head.out.Args.Who, head.out.Args.Due); err != nil {
		return err
	}
	left := r.texts[:0]
	for _, t := range r.texts {
		if t.start < head.pos && head.pos < t.end { // a name with a quote in it
			t.start, t.quoted = head.pos+spaces(r.line[head.pos:t.end]), false
		}
		if t.start >= head.pos {
			left = append(left, t)
		}
	}
	r.texts = left
	return nil
}

// heads fills owner and due with what stood in front of the text.
func (r *cardReader) heads(who string, due time.Time) *Error {
	r.out.Args.Who, r.out.Args.Due = who, due
	var said []FieldValue
	if who != "" {
		said = append(said, FieldValue{Name: cmp.Or(r.cmd.Head, fieldOwner), Value: who})
	}
	if !due.IsZero() {
		said = append(said, FieldValue{Name: fieldDue, Value: due.Format(time.RFC3339), At: due})
	}
	for _, s := range said {
		if i := slices.IndexFunc(r.out.Args.Fields, func(v FieldValue) bool { return v.Name == s.Name }); i >= 0 {
			return r.failAt(r.at[i], s.Name+" is given twice", "it stands before the colon already: leave one of them out")
		}
	}
	r.out.Args.Fields = append(said, r.out.Args.Fields...)
	r.at = append(make([]int, len(said)), r.at...)
	return nil
}

// onlyWhoWhen is what [cardReader.onlyOwed] read.
type onlyWhoWhen struct {
	parser
	by string // the time, with the word before it
}

// onlyOwed reads "WHO by TIME" or "by TIME" that is all there is, colon or not: with nothing behind it, it can be no text that happens to
// name a person and a time. Whoever is not on the roster needs the "@", or "stop by 16:00" would make an owner of stop.
func (r *cardReader) onlyOwed(head parser) (onlyWhoWhen, bool) {
	from := head.pos
	if strings.HasSuffix(head.line, ":") {
		return onlyWhoWhen{}, false
	}
	said := head.rest()
	i := lastBy(said)
	if i < 0 {
		return onlyWhoWhen{}, false
	}
	who, by := strings.TrimSpace(said[:i]), said[i:]
	if _, known := r.ctx.person(strings.TrimPrefix(who, "@")); who != "" && !known && !strings.HasPrefix(who, "@") {
		return onlyWhoWhen{}, false
	}
	if who == "" && r.out.Args.Seq == 0 {
		return onlyWhoWhen{}, false // a card has words
	}
	head.line += ":"
	if err := head.owed(Command{}); err != nil || head.pos == from || head.out.Args.Due.IsZero() || head.pos != len(head.line) {
		return onlyWhoWhen{}, false
	}
	head.pos-- // the colon is not in the line
	return onlyWhoWhen{head, by}, true
}

// timeInFront asks about a time that the text begins with: the card has one of its own, where it counts down.
func (r *cardReader) timeInFront() *Error {
	if slices.ContainsFunc(r.out.Args.Fields, func(v FieldValue) bool { return v.Name == fieldDue }) {
		return nil
	}
	rest := r.line[r.pos:]
	w, n, ok := newCalendar(r.ctx.Now, r.ctx.Zone, Future).read(rest)
	behind := strings.TrimSpace(rest[min(n, len(rest)):])
	if !ok || w.relative || behind == "" {
		return nil
	}
	number := ""
	if r.out.Args.Seq != 0 {
		number = word(r.line[strings.Index(r.line, "#"):]) + " "
	}
	said := strings.TrimSpace(rest[:n])
	return r.fail("is "+shown(said)+" when it is due?", "write /"+r.cmd.Name+" "+number+"by "+shown(said)+": "+shown(behind)+"; put it in quotes if it is text")
}
