package importer

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"strings"

	"warroom/internal/incident"
)

func sniffIRIS(name string, head []byte, dir fs.FS) int {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if dir == nil && irisColumns(strings.Split(string(line), ",")) {
		return sureOfTool + 1 // any table would do for the reader of tables
	}
	return sniffJSON("iris", name, head, dir)
}

// irisHeaders are the columns of a timeline as CSV; the import of DFIR-IRIS wants all ten.
func irisHeaders() []string {
	return []string{
		"event_date", "event_tz", "event_title", "event_category", "event_content", "event_raw", "event_source", "event_assets", "event_iocs", "event_tags",
	}
}

// irisColumns reports whether a head has what cannot be done without.
func irisColumns(head []string) bool {
	found := 0
	for _, name := range head {
		switch strings.Trim(name, "\" \t\r") {
		case "event_date", "event_tz", "event_title":
			found++
		}
	}
	return found == 3
}

func readIRIS(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error {
	if in.File == nil {
		return notAFile(in)
	}
	head, err := in.readHead()
	if err != nil {
		return err
	}
	if first := bytes.TrimLeft(head, " \t\r\n"); len(first) == 0 || first[0] == '{' || first[0] == '[' {
		return readJSONShapes(ctx, "iris", in, o, sum, take)
	}
	return readIRISTable(ctx, in, sum, take)
}

// readIRISTable reads the CSV form. Its date is the clock of event_tz.
func readIRISTable(ctx context.Context, in *source, sum *Summary, take func(Entry) error) error {
	j, err := newJSONRows(ctx, "iris", Options{}, sum, take)
	if err != nil {
		return err
	}
	feed := &lineFeed{r: in.text(), allowed: maxRow, line: 1}
	table := csv.NewReader(feed)
	table.FieldsPerRecord, table.LazyQuotes = -1, true
	var head []string
	line, left := 0, false
	for {
		feed.allow(table.InputOffset())
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if errors.Is(err, errRowTooLong) {
			return tooLong(in.label(), "the row after the one", line)
		}
		if err != nil {
			return in.cutShort(line, err)
		}
		line, _ = table.FieldPos(0)
		if head == nil {
			if head = row; !irisColumns(head) {
				return incident.Errorf(incident.CodeInvalid, "%s has no columns event_date, event_tz and event_title", in.label()).
					WithHint("a timeline for DFIR-IRIS has the columns " + strings.Join(irisHeaders(), ","))
			}
			continue
		}
		r := record{}
		for i, cell := range row[:min(len(row), len(head))] {
			r[strings.TrimSpace(head[i])] = cell
		}
		if date := strings.TrimSpace(r.text("event_date")); date != "" {
			r["event_date"] = date + strings.TrimSpace(r.text("event_tz"))
		}
		left = left || r.text("event_raw", "event_source", "event_assets", "event_iocs") != ""
		if err := j.row(line, r); err != nil {
			return err
		}
	}
	if left {
		sum.Notes = append(sum.Notes, "raw data, sources, assets and IOCs of the events stay in the source")
	}
	return j.end(in.label())
}

// irisShapes are the events of a case as the API of DFIR-IRIS gives them. event_date is UTC there; event_date_wtz is what was typed.
func irisShapes() []shape {
	return []shape{{
		format: "iris", source: "DFIR-IRIS", lists: []string{"timeline", "data"}, need: []string{"event_date", "event_title"},
		at: []string{"event_date", "event_date_wtz"}, written: []string{"event_added"}, text: []string{"event_title"}, more: []string{"event_content"},
		kind: []string{"category_name", "event_category", "category"}, tags: []string{"event_tags"}, starred: []string{"event_is_flagged"},
		id: []string{"event_id", "event_uuid"}, thread: []string{"parent_event_id"}, author: []string{"user.user_name", "user_name", "user"},
		utc: true, tidy: tidyIRIS,
	}}
}

// tidyIRIS reads what is written in a way of its own: tags with bars, and changes under the second at which they were made.
func tidyIRIS(r record, e *Entry) {
	e.Tags = nil
	for tag := range strings.FieldsFuncSeq(r.text("event_tags"), func(c rune) bool { return c == '|' || c == ',' }) {
		if tag = strings.TrimSpace(tag); tag != "" {
			e.Tags = append(e.Tags, tag)
		}
	}
	changes, _ := r["modification_history"].(map[string]any)
	for second := range changes {
		if t, ok := parseEpoch(second); ok && t.After(e.Edited) && t.After(e.Written) && !e.Written.IsZero() {
			e.Edited = t
		}
	}
}
