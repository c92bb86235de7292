package importer

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"warroom/internal/incident"
)

// csvTable reads rows of cells as spreadsheets write them (RFC 4180), and forgives what people's own scripts do: quotes in the middle of
// a cell, blanks around a quoted one, line ends of any system.
type csvTable struct {
	name  string
	r     *bufio.Reader
	comma byte
	bare  bool // a carriage return alone ends a row, as on Macs before 2001
	line  int  // lines that are read
	size  int  // bytes of the row so far
	start int  // the line in which it began
}

func newCSVTable(name string, r io.Reader, d dialect) *csvTable {
	return &csvTable{name: name, r: bufio.NewReaderSize(r, maxRead), comma: d.comma, bare: d.bare}
}

// next gives the cells of the next row and the line it begins in. It returns io.EOF after the last one.
func (t *csvTable) next() (row []string, line int, err error) {
	t.start, t.size = t.line+1, 0
	for {
		cell, end, err := t.cell()
		if err != nil {
			return nil, t.start, err
		}
		if end == endOfFile && len(row) == 0 && t.size == 0 {
			return nil, t.start, io.EOF
		}
		row = append(row, cell)
		if len(row) > maxColumns {
			return nil, t.start, incident.Errorf(incident.CodeInvalid, "the row in line %d of %s has more than %d cells, the most that are read", t.start, t.name, maxColumns).
				WithHint("is this the right file?")
		}
		if end != endOfCell {
			if end == endOfFile && t.line < t.start {
				t.line = t.start
			}
			return row, t.start, nil
		}
	}
}

// ending says what ended a cell.
type ending int

const (
	endOfCell ending = iota
	endOfRow
	endOfFile
)

func (t *csvTable) cell() (string, ending, error) {
	var b []byte
	for {
		c, end, err := t.read()
		switch {
		case err != nil:
			return "", end, err
		case end == endOfFile, end == endOfRow:
			return string(b), end, nil
		case c == t.comma:
			return string(b), endOfCell, nil
		case c == '"' && len(bytes.Trim(b, " \t\u00a0")) == 0:
			return t.quoted()
		}
		b = append(b, c)
	}
}

// read gives the next byte of an unquoted cell, or what ends it.
func (t *csvTable) read() (byte, ending, error) {
	c, err := t.r.ReadByte()
	switch {
	case errors.Is(err, io.EOF):
		return 0, endOfFile, nil
	case err != nil:
		return 0, endOfFile, cutShort(t.name, t.line, err)
	}
	if t.size++; t.size > maxRow {
		return 0, endOfFile, tooLong(t.name, "the row", t.start)
	}
	if c == '\r' {
		if next, err := t.r.Peek(1); err == nil && next[0] == '\n' {
			_, _ = t.r.Discard(1) // it was peeked at
			c = '\n'
		} else if t.bare {
			c = '\n'
		}
	}
	if c == '\n' {
		t.line++
		return 0, endOfRow, nil
	}
	return c, endOfCell, nil
}

// quoted reads on behind an opening quote.
func (t *csvTable) quoted() (string, ending, error) {
	opened := t.line + 1
	var b []byte
	for {
		c, end, err := t.read()
		switch {
		case err != nil:
			return "", end, err
		case end == endOfFile:
			return "", end, incident.Errorf(incident.CodeInvalid, "%s ends within a cell: a quote opens it in line %d and none closes it", t.name, opened).
				WithHint("if the file was cut short get it again, else close that quote; what was taken is not taken twice")
		case end == endOfRow:
			b = append(b, '\n')
			continue
		case c != '"':
			b = append(b, c)
			continue
		}
		next, _ := t.r.Peek(8)
		switch {
		case len(next) > 0 && next[0] == '"':
			_, _ = t.r.Discard(1)
			t.size++
			b = append(b, '"')
		case t.closes(next):
			_, end, err := t.blank()
			return string(b), end, err
		default:
			b = append(b, '"') // it stands there as itself
		}
	}
}

// closes reports whether a quote before next ends its cell.
func (t *csvTable) closes(next []byte) bool {
	blank := " \t"
	if t.comma == '\t' {
		blank = " "
	}
	rest := bytes.TrimLeft(next, blank)
	return len(rest) == 0 || rest[0] == t.comma || rest[0] == '\n' || rest[0] == '\r'
}

// blank reads what is left of a cell behind its closing quote.
func (t *csvTable) blank() (byte, ending, error) {
	for {
		c, end, err := t.read()
		if err != nil || end != endOfCell || c == t.comma {
			return c, end, err
		}
	}
}

// dialect is how a table is written.
type dialect struct {
	comma byte
	bare  bool
	skip  int // lines at the start that are no rows: "sep=;"
}

func (d dialect) String() string {
	return map[byte]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "bars"}[d.comma]
}

// maxTried is how many rows of the head tell what a table is like.
const maxTried = 100

// findDialect tries the marks that stand between cells on the first rows of a file, and returns those rows under the one that fits best.
// It returns no rows when head is no table.
func findDialect(name string, head []byte) (dialect, [][]string) {
	base := dialect{bare: bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0}
	if first, _, _ := strings.Cut(string(head[:min(len(head), 8)]), "\n"); strings.HasPrefix(first, "sep=") && len(strings.TrimSpace(first)) == len("sep=;") {
		base.comma, base.skip = first[len("sep=")], 1
		if base.String() != "" {
			rows := headRows(name, head, base)
			return base, rows[min(len(rows), base.skip):]
		}
		base.skip = 0
	}
	var best dialect
	var rows [][]string
	most := 0
	for _, comma := range []byte(",;\t|") {
		d := base
		d.comma = comma
		tried := headRows(name, head, d)
		if fit := fits(tried); fit > most {
			best, rows, most = d, tried, fit
		}
	}
	return best, rows
}

// headRows reads the rows of head; the last one, if head is only the beginning of a file, is left out.
func headRows(name string, head []byte, d dialect) [][]string {
	t := newCSVTable(name, bytes.NewReader(head), d)
	var rows [][]string
	for len(rows) < maxTried {
		row, _, err := t.next()
		if err != nil {
			break
		}
		rows = append(rows, row)
	}
	if len(head) >= maxHead-3 && len(rows) > 1 && len(rows) < maxTried { // decoding may leave out a character
		rows = rows[:len(rows)-1]
	}
	return rows
}

// fits is how good a mark explains rows: how many of them have the same number of cells, then whether the first ones are a header.
func fits(rows [][]string) int {
	counts := map[int]int{}
	full := 0
	for _, row := range rows {
		if !blankRow(row) {
			counts[len(row)]++
			full++
		}
	}
	cells, same := 0, 0
	for n, times := range counts {
		if n > 1 && (times > same || times == same && n > cells) {
			cells, same = n, times
		}
	}
	if same == 0 {
		return 0
	}
	fit := 1 + 1000*same/full + min(cells, 20)
	if l := findHeader(rows); l.header >= 0 {
		fit += 2000
	}
	return fit
}

func blankRow(row []string) bool {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
