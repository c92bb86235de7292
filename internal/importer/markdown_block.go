package importer

import (
	"errors"
	"io"
	"strings"
)

// blockKind is what a line of a page is.
type blockKind int

const (
	blockBlank blockKind = iota
	blockHeading
	blockItem   // of a list
	blockTable  // a row of a table, without the line of dashes
	blockText   // a line of a paragraph
	blockCode   // a line of a code block
	blockHidden // of a comment or of the matter in front of the page
)

// block is one line of a page, known for what it is.
type block struct {
	kind   blockKind
	line   int
	indent int    // columns in front
	level  int    // of a heading, 1 to 6
	text   string // without the marks that make it what it is
	task   bool   // an item with a box
	head   bool   // the first row of a table
	open   bool   // the first line of a code block
	hard   bool   // the line ends in a hard break
	label  string // "front" for a line of the matter in front
}

// blocks reads a page line by line. It looks one line ahead.
type blocks struct {
	in      *lines
	ahead   []numbered
	fence   string // what ends the code block that is open
	comment bool   // a comment is open
	front   bool   // the matter in front is open
	table   bool   // a table is open
	err     error
}

type numbered struct {
	text string
	n    int
}

func newBlocks(name string, r io.Reader) *blocks { return &blocks{in: newLines(name, r)} }

// peek returns the next line without taking it.
func (b *blocks) peek() (string, bool) {
	if len(b.ahead) == 0 && b.err == nil {
		text, n, err := b.in.next()
		if err != nil {
			b.err = err
			return "", false
		}
		b.ahead = append(b.ahead, numbered{text, n})
	}
	if len(b.ahead) == 0 {
		return "", false
	}
	return b.ahead[0].text, true
}

func (b *blocks) pop() (text string, n int) {
	l := b.ahead[0]
	b.ahead = b.ahead[:0]
	return l.text, l.n
}

// next returns the next line; false at the end, or at an error, which fail gives.
func (b *blocks) next() (block, bool) {
	if _, ok := b.peek(); !ok {
		return block{}, false
	}
	text, n := b.pop()
	out := b.read(text, n)
	out.line = n
	return out, true
}

func (b *blocks) fail() error {
	if errors.Is(b.err, io.EOF) {
		return nil
	}
	return b.err
}

func (b *blocks) read(text string, n int) block {
	for strings.HasPrefix(text, ">") { // a quote is read as if it stood by itself
		text = strings.TrimPrefix(text[1:], " ")
	}
	trimmed := strings.TrimLeft(text, " \t")
	indent := columns(text[:len(text)-len(trimmed)])
	trimmed = strings.TrimRight(trimmed, " \t")
	if out, ok := b.within(text, trimmed, indent, n); ok {
		return out
	}
	out := block{indent: indent, text: trimmed, hard: strings.HasSuffix(text, "  ") || strings.HasSuffix(text, `\`)}
	if out.hard {
		out.text = strings.TrimSuffix(trimmed, `\`)
	}
	if mark := fenceOf(trimmed); mark != "" {
		b.fence = mark
		return block{kind: blockCode, indent: indent, open: true}
	}
	if trimmed == "" {
		b.table = false
		return block{kind: blockBlank}
	}
	if level, heading := headingOf(trimmed); level > 0 && indent < 4 {
		b.table = false
		return block{kind: blockHeading, level: level, text: heading}
	}
	if out, ok := b.row(trimmed); ok {
		return out
	}
	if level := b.underline(out, trimmed); level > 0 {
		return block{kind: blockHeading, level: level, text: trimmed}
	}
	if item, ok := itemOf(trimmed); ok && !datedLine(trimmed) {
		out.kind, out.text = blockItem, item
		if box, rest, ok := strings.Cut(item, "]"); ok && (box == "[ " || box == "[x" || box == "[X") {
			out.task, out.text = true, strings.TrimSpace(rest)
		}
		return out
	}
	out.kind = blockText
	return out
}

// within reads a line inside of a code block, a comment or the matter in front, and finds out where these begin and end.
func (b *blocks) within(text, trimmed string, indent, n int) (block, bool) {
	switch {
	case b.fence != "":
		if strings.HasPrefix(trimmed, b.fence) && strings.Trim(trimmed, b.fence[:1]) == "" {
			b.fence = ""
			return block{kind: blockCode, indent: indent}, true
		}
		return block{kind: blockCode, indent: indent, text: text}, true
	case b.front:
		b.front = trimmed != "---" && trimmed != "..."
		return block{kind: blockHidden, text: trimmed, label: "front"}, true
	case n == 1 && trimmed == "---":
		b.front = true
		return block{kind: blockHidden}, true
	case b.comment:
		b.comment = !strings.Contains(trimmed, "-->")
		return block{kind: blockHidden, text: trimmed}, true
	case strings.HasPrefix(trimmed, "<!--"):
		b.comment = !strings.Contains(trimmed, "-->")
		return block{kind: blockHidden, text: trimmed}, true
	}
	return block{}, false
}

// row reads a line of a table: one that has a line of dashes below it, and those after that.
func (b *blocks) row(trimmed string) (block, bool) {
	if !strings.Contains(trimmed, "|") {
		b.table = false
		return block{}, false
	}
	if b.table {
		return block{kind: blockTable, text: trimmed}, true
	}
	if below, ok := b.peek(); !ok || !dashes(strings.TrimLeft(below, "> \t")) {
		return block{}, false
	}
	b.pop()
	b.table = true
	return block{kind: blockTable, text: trimmed, head: true}, true
}

// dashes reports whether a line stands between the head of a table and its rows: "| :--- | ---: |".
func dashes(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|:- \t") == ""
}

// underline reports the level that a line below gives to this one: 1 for "===", 2 for "---".
func (b *blocks) underline(out block, trimmed string) int {
	below, ok := b.peek()
	if !ok || out.indent > 3 {
		return 0
	}
	below = strings.TrimSpace(below)
	level := 0
	switch {
	case len(below) >= 3 && strings.Trim(below, "=") == "":
		level = 1
	case len(below) >= 3 && strings.Trim(below, "-") == "":
		level = 2
	}
	if _, item := itemOf(trimmed); level == 0 || item {
		return 0
	}
	b.pop()
	return level
}

// columns is the width of blanks; a tab goes to the next multiple of four.
func columns(blanks string) int {
	n := 0
	for _, c := range blanks {
		n++
		if c == '\t' {
			n = (n + 3) / 4 * 4
		}
	}
	return n
}

func fenceOf(s string) string {
	for _, c := range []string{"`", "~"} {
		n := len(s) - len(strings.TrimLeft(s, c))
		if n >= 3 && !strings.Contains(s[n:], "`") {
			return s[:n]
		}
	}
	return ""
}

func headingOf(s string) (level int, text string) {
	level = len(s) - len(strings.TrimLeft(s, "#"))
	if level == 0 || level > 6 || len(s) > level && s[level] != ' ' && s[level] != '\t' {
		return 0, ""
	}
	text = strings.TrimSpace(s[level:])
	if bare := strings.TrimRight(text, "#"); bare == "" || strings.HasSuffix(bare, " ") {
		text = strings.TrimSpace(bare)
	}
	return level, text
}

// itemOf reads the mark of a list item: "-", "*", "+", "1.", "1)".
func itemOf(s string) (text string, ok bool) {
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case n > 0 && n < 10 && len(s) > n && (s[n] == '.' || s[n] == ')'):
		n++
	case n == 0 && s != "" && strings.ContainsRune("-*+•", rune(s[0])):
		n = 1
	default:
		n = 0
		if strings.HasPrefix(s, "•") {
			n = len("•")
		}
	}
	if n == 0 || len(s) > n && s[n] != ' ' && s[n] != '\t' {
		return "", false
	}
	return strings.TrimSpace(s[n:]), true
}

// datedLine tells "19. April, 11:00: restarted" from the nineteenth item of a list.
func datedLine(s string) bool {
	if s[0] < '0' || s[0] > '9' {
		return false
	}
	st, n := scanStamp(s)
	return n > 0 && st.dated()
}

// cells takes the row of a table apart. Marks inside of a cell stay as they are, so "\|" does too.
func cells(row string) []string {
	row = strings.TrimPrefix(row, "|")
	var out []string
	start, escaped := 0, false
	for i := range len(row) {
		switch {
		case escaped:
			escaped = false
		case row[i] == '\\':
			escaped = true
		case row[i] == '|':
			out = append(out, strings.TrimSpace(row[start:i]))
			start = i + 1
			if len(out) == maxColumns {
				return out
			}
		}
	}
	if last := strings.TrimSpace(row[start:]); last != "" {
		out = append(out, last)
	}
	return out
}
