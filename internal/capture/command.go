package capture

import (
	"slices"
	"strconv"
	"strings"
)

const (
	// shortest is how many letters of a command's name must be typed to mean it.
	shortest = 3
	// nearest is how many names a message offers for a mistyped one.
	nearest = 3
	tabHint = "tab lists them"
)

// command reads the command where p stands, on its slash.
func (p *parser) command() *Error {
	name := word(p.rest())[1:]
	c, err := findCommand(p.ctx.Commands, name)
	if err != nil {
		return err.moved(p.pos)
	}
	p.pos += 1 + len(name)
	p.skip()
	p.out.Command = c.Name
	p.out.Args.Rest = strings.TrimSpace(p.rest())
	if c.Shape == ShapeNone {
		if p.out.Args.Rest != "" {
			return p.fail("/"+c.Name+" takes nothing behind it", "write "+c.Usage+" alone; begin with // if it is text")
		}
		return nil
	}
	complete, err := p.args(c)
	if err != nil {
		return err
	}
	if !complete && !c.Optional {
		p.pos = len(p.line)
		return p.fail("/"+c.Name+" needs more behind it", "write "+c.Usage)
	}
	_, p.out.Tags = takeTags(p.out.Args.Text, nil)
	return nil
}

// args reads what stands behind a command and reports whether all that it needs is there.
func (p *parser) args(c Command) (complete bool, err *Error) {
	a := &p.out.Args
	switch c.Shape {
	case ShapeCard:
		return p.card(c)
	case ShapeWords:
		if a.Rest == "" {
			return false, nil
		}
		a.Words = strings.Fields(a.Rest)
		a.Seq, err = p.seq(a.Words[0])
		return a.Seq == 0 || len(a.Words) > 1, err
	case ShapeTimed:
		a.At, err = p.happened()
	case ShapeNumbered:
		err = p.number()
	case ShapeOwed:
		err = p.owed(c)
	}
	a.Text = strings.TrimSpace(p.rest())
	return a.Text != "", err
}

// seq reads w as "#12"; 0 if it is none.
func (p *parser) seq(w string) (uint64, *Error) {
	number, ok := strings.CutPrefix(w, "#")
	if !ok || strings.Trim(number, "0123456789") != "" || number == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(number, 10, 64)
	if err != nil || n == 0 {
		return 0, p.fail("there is no note "+shown(w), "notes are numbered from #1; esc, then the number stands beside the note under the cursor")
	}
	return n, nil
}

// number reads the "#12" that the arguments begin with. A bare number alone means the same: no
// text is only a number.
func (p *parser) number() *Error {
	a := &p.out.Args
	first := word(a.Rest)
	if first == a.Rest && first != "" && strings.Trim(first, "0123456789") == "" {
		first = "#" + first
	}
	n, err := p.seq(first)
	if err != nil || n == 0 {
		return err
	}
	a.Seq = n
	p.pos += len(word(a.Rest))
	return nil
}

// exactCommand finds a command by its name or alias, in any case.
func exactCommand(all []Command, name string) (Command, bool) {
	for _, c := range all {
		if strings.EqualFold(c.Name, name) || slices.ContainsFunc(c.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return c, true
		}
	}
	return Command{}, false
}

// names are a command's name and aliases.
func (c Command) names() []string { return append([]string{c.Name}, c.Aliases...) }

// findCommand finds a command by what was typed behind the slash: its name, an alias, or the first
// three or more letters of one if no other begins so and it need not be typed whole. Its errors
// count columns from the slash.
func findCommand(all []Command, typed string) (Command, *Error) {
	if typed == "" {
		return Command{}, &Error{Reason: "the name of a command is missing behind /", Hint: tabHint + "; // writes a slash", Col: 1}
	}
	if c, ok := exactCommand(all, typed); ok {
		return c, nil
	}
	if c, ok := exactCommand(Table(), typed); ok {
		return Command{}, &Error{Reason: "/" + c.Name + " does not work here", Hint: "tab lists the commands that do", Col: 1}
	}
	begun := begunBy(all, typed)
	if len(begun) == 1 && len(typed) >= shortest && !begun[0].Whole {
		return begun[0], nil
	}
	if len(begun) > 1 && len(typed) >= shortest {
		return Command{}, &Error{Reason: "/" + shown(typed) + " may be " + listed(begun, "and"), Hint: "write more of the name; " + tabHint, Col: 1 + len(typed)}
	}
	e := &Error{Reason: "there is no command /" + shown(typed), Hint: tabHint + "; begin with // if it is text", Col: 1}
	if near := similar(all, typed); len(near) > 0 {
		e.Hint = "did you mean " + listed(near, "or") + "? " + tabHint
	}
	return Command{}, e
}

// begunBy gives the commands that have a name beginning with typed, in any case.
func begunBy(all []Command, typed string) []Command {
	var found []Command
	for _, c := range all {
		if slices.ContainsFunc(c.names(), func(n string) bool { return hasPrefixFold(n, typed) }) {
			found = append(found, c)
		}
	}
	return found
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// listed names commands in a sentence: "/goal, /hat or /order".
func listed(all []Command, last string) string {
	var b strings.Builder
	for i, c := range all {
		switch {
		case i > 0 && i == len(all)-1:
			b.WriteString(" " + last + " ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString("/" + c.Name)
	}
	return b.String()
}

// similar gives the commands that typed is likely to be a slip for, the likeliest first.
func similar(all []Command, typed string) []Command {
	const longest = 24 // no name comes near; keeps the comparing of a pasted path short
	if len(typed) > longest {
		return nil
	}
	allowed := 2
	if len(typed) <= shortest {
		allowed = 1
	}
	type scored struct {
		Command
		slips int
	}
	var near []scored
	for _, c := range all {
		best := len(typed)
		for _, n := range c.names() {
			if hasPrefixFold(n, typed) {
				best = min(best, 1)
			}
			best = min(best, slips(strings.ToLower(typed), n))
		}
		if best <= allowed && best < len(typed) {
			near = append(near, scored{c, best})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int { return a.slips - b.slips })
	var found []Command
	for _, s := range near {
		if len(found) == nearest || s.slips > near[0].slips {
			break
		}
		found = append(found, s.Command)
	}
	return found
}

// slips is the edit distance of a and b in bytes: letters left out, put in, changed, or swapped
// with the next one (optimal string alignment).
func slips(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
