package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// check reads a report with a strict parser of its format.
func check(t *testing.T, format string, b []byte) {
	t.Helper()
	if !utf8.Valid(b) {
		t.Fatalf("%s is no UTF-8:\n%q", format, b)
	}
	for _, c := range string(b) {
		if c < ' ' && c != '\n' && c != '\r' || 0x7F <= c && c < 0xA0 || 0x202A <= c && c <= 0x202E {
			t.Fatalf("%s has the control character %U:\n%q", format, c, b)
		}
	}
	var err error
	switch format {
	case "jsonl":
		_, err = parseLines[record](b)
	case "timesketch":
		err = checkSketch(b)
	case "json":
		_, err = parseDocument(b)
	case "csv":
		_, err = parseTable(b)
	case "ics":
		_, err = parseCalendar(string(b))
	}
	if err != nil {
		t.Fatalf("%s: %v\n%.2000s", format, err, b)
	}
}

// parseLines reads a JSON object a line, with no key but those of T.
func parseLines[T any](b []byte) ([]T, error) {
	var out []T
	for line := range bytes.Lines(b) {
		var v T
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&v); err != nil {
			return nil, fmt.Errorf("%w in %s", err, line)
		}
		if dec.More() {
			return nil, fmt.Errorf("more than a value in %s", line)
		}
		out = append(out, v)
	}
	return out, nil
}

func parseDocument(b []byte) (document, error) {
	var d document
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	return d, dec.Decode(&d)
}

func checkSketch(b []byte) error {
	rows, err := parseLines[sketchEvent](b)
	if err != nil {
		return err
	}
	for _, r := range rows {
		at, err := time.Parse(time.RFC3339, r.Datetime)
		if err != nil || at.UnixMicro() != r.Timestamp || r.Message == "" || r.TimestampDesc == "" {
			return fmt.Errorf("a row that Timesketch drops: %+v", r)
		}
		for _, v := range append(r.Tag, r.Message, r.Author, r.Hat, r.Incident, r.TimestampDesc, r.Source) {
			if len(v) > sketchMax {
				return fmt.Errorf("a field has %d bytes", len(v))
			}
		}
	}
	return nil
}

// parseTable reads a table and refuses a cell that a spreadsheet would compute.
func parseTable(b []byte) ([]map[string]string, error) {
	rest, ok := bytes.CutPrefix(b, []byte(byteOrderMark))
	if !ok {
		return nil, fmt.Errorf("no byte order mark")
	}
	if n := bytes.Count(rest, []byte("\r")); n != bytes.Count(rest, []byte("\r\n")) {
		return nil, fmt.Errorf("a lone carriage return")
	}
	rows, err := csv.NewReader(bytes.NewReader(rest)).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []map[string]string
	for i, row := range rows {
		cells := map[string]string{}
		for k, cell := range row {
			if strings.IndexAny(strings.TrimSpace(cell), "=+-@＝＋－＠") == 0 {
				return nil, fmt.Errorf("row %d begins a cell with a formula: %q", i, cell)
			}
			cells[rows[0][k]] = armed(cell)
		}
		if i > 0 {
			out = append(out, cells)
		}
	}
	return out, nil
}

// armed takes back what disarm did, as its comment says.
func armed(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && disarm(rest) != rest {
		return rest
	}
	return cell
}

// component is a part of a calendar: its properties, unescaped, and the parts in it.
type component struct {
	name  string
	props map[string][]string
	parts []*component
}

func (c *component) of(name string) []*component {
	var out []*component
	for _, p := range c.parts {
		if p.name == name {
			out = append(out, p)
		}
	}
	return out
}

func (c *component) get(name string) string { return strings.Join(c.props[name], "|") }

// mayHave are the properties of each component that this reader takes (RFC 5545, section 3.6), those that it must have in capitals
// being in must.
var mayHave = map[string]string{
	"VCALENDAR": "VERSION PRODID CALSCALE",
	"VEVENT":    "UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION PRIORITY STATUS CATEGORIES",
	"VTODO":     "UID DTSTAMP RELATED-TO CREATED DUE STATUS COMPLETED PERCENT-COMPLETE SUMMARY DESCRIPTION CONTACT CATEGORIES",
	"VJOURNAL":  "UID DTSTAMP RELATED-TO DTSTART CREATED STATUS SUMMARY DESCRIPTION CONTACT CATEGORIES",
}

var must = map[string]string{"VCALENDAR": "VERSION PRODID", "VEVENT": "UID DTSTAMP DTSTART", "VTODO": "UID DTSTAMP", "VJOURNAL": "UID DTSTAMP"}

var statuses = map[string]string{
	"VEVENT": "TENTATIVE CONFIRMED CANCELLED", "VTODO": "NEEDS-ACTION COMPLETED IN-PROCESS CANCELLED", "VJOURNAL": "DRAFT FINAL CANCELLED",
}

// parseCalendar reads a calendar as RFC 5545 has it and nothing else.
func parseCalendar(s string) (*component, error) {
	lines, err := unfolded(s)
	if err != nil {
		return nil, err
	}
	root := &component{}
	open := []*component{root}
	uids := map[string]bool{}
	for _, line := range lines {
		top := open[len(open)-1]
		name, value, ok := strings.Cut(line, ":")
		switch {
		case !ok:
			return nil, fmt.Errorf("no colon in %q", line)
		case name == "BEGIN":
			c := &component{name: value, props: map[string][]string{}}
			top.parts = append(top.parts, c)
			open = append(open, c)
		case name == "END":
			if top.name != value {
				return nil, fmt.Errorf("END:%s in %s", value, top.name)
			}
			if err := top.complete(uids); err != nil {
				return nil, err
			}
			open = open[:len(open)-1]
		case !has(mayHave[top.name], name):
			return nil, fmt.Errorf("%s has no property %q", top.name, name)
		default:
			v, err := propertyValue(name, value)
			if err != nil {
				return nil, err
			}
			if top.props[name] != nil {
				return nil, fmt.Errorf("%s twice in %s", name, top.name)
			}
			top.props[name] = v
		}
	}
	if len(open) != 1 || len(root.parts) != 1 || root.parts[0].name != "VCALENDAR" {
		return nil, fmt.Errorf("not one whole calendar")
	}
	return root.parts[0], nil
}

func has(list, word string) bool { return strings.Contains(" "+list+" ", " "+word+" ") }

func (c *component) complete(uids map[string]bool) error {
	for name := range strings.FieldsSeq(must[c.name]) {
		if c.props[name] == nil {
			return fmt.Errorf("%s without %s", c.name, name)
		}
	}
	if want := statuses[c.name]; c.get("STATUS") != "" && !has(want, c.get("STATUS")) {
		return fmt.Errorf("%s cannot be %q", c.name, c.get("STATUS"))
	}
	if end := c.get("DTEND"); end != "" && end <= c.get("DTSTART") {
		return fmt.Errorf("an end at %s, before its start", end)
	}
	if uid := c.get("UID"); uid != "" {
		if uids[uid] {
			return fmt.Errorf("the UID %q twice", uid)
		}
		uids[uid] = true
	}
	return nil
}

// unfolded are the content lines.
func unfolded(s string) ([]string, error) {
	body, ok := strings.CutSuffix(s, "\r\n")
	if !ok {
		return nil, fmt.Errorf("the last line has no end")
	}
	var out []string
	for i, line := range strings.Split(body, "\r\n") {
		switch {
		case len(line) > foldAt:
			return nil, fmt.Errorf("line %d has %d octets", i+1, len(line))
		case !utf8.ValidString(line):
			return nil, fmt.Errorf("line %d is cut inside of a character: %q", i+1, line)
		case strings.ContainsAny(line, "\r\n"):
			return nil, fmt.Errorf("line %d has half a line end", i+1)
		case strings.HasPrefix(line, " ") && i > 0:
			out[len(out)-1] += line[1:]
		default:
			out = append(out, line)
		}
	}
	return out, nil
}

// propertyValue reads a value: a time, a word, or one or more texts.
func propertyValue(name, v string) ([]string, error) {
	switch name {
	case "DTSTART", "DTEND", "DTSTAMP", "DUE", "CREATED", "COMPLETED":
		_, err := time.Parse("20060102T150405Z", v)
		return []string{v}, err
	case "STATUS", "VERSION", "CALSCALE", "PRIORITY", "PERCENT-COMPLETE":
		if strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-.0123456789") != "" {
			return nil, fmt.Errorf("%s cannot be %q", name, v)
		}
		return []string{v}, nil
	}
	var out []string
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		switch c := v[i]; {
		case c == ',' && name == "CATEGORIES":
			out = append(out, b.String())
			b.Reset()
		case c == ',' || c == ';':
			return nil, fmt.Errorf("%s has a bare %q: %q", name, c, v)
		case c == '\\':
			i++
			if i == len(v) || !strings.ContainsRune(`\;,nN`, rune(v[i])) {
				return nil, fmt.Errorf("%s has half an escape: %q", name, v)
			}
			b.WriteString(strings.NewReplacer("n", "\n", "N", "\n").Replace(v[i : i+1]))
		default:
			b.WriteByte(c)
		}
	}
	return append(out, b.String()), nil
}
