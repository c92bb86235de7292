package importer

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"warroom/internal/hats"
)

// How sure the sniffers of JSON are: of a shape that only one tool writes, of an object that could be anybody's, of JSON at all.
const (
	sureOfTool = 95
	sureOfRow  = 60
	sureOfJSON = 20
)

func sniffJSONL(name string, head []byte, dir fs.FS) int { return sniffJSON("jsonl", name, head, dir) }

func readJSONL(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error {
	if in.File == nil {
		return notAFile(in)
	}
	j, err := newJSONRows(ctx, "jsonl", o, sum, take)
	if err != nil {
		return err
	}
	head, err := in.readHead()
	if err != nil {
		return err
	}
	if linewise(in.Name, head) {
		return j.lines(in.label(), in.text())
	}
	return j.stream(in.label(), in.text())
}

// readJSONShapes is the reader of a format that is JSON of one tool.
func readJSONShapes(ctx context.Context, format string, in *source, o Options, sum *Summary, take func(Entry) error) error {
	if in.File == nil {
		return notAFile(in)
	}
	o.Map = nil // their keys are known
	j, err := newJSONRows(ctx, format, o, sum, take)
	if err != nil {
		return err
	}
	return j.stream(in.label(), in.text())
}

// linewise reports whether a source has one object a line. An array is none, nor is a document that goes over lines or is too long for
// one.
func linewise(name string, head []byte) bool {
	line, _, whole := bytes.Cut(bytes.TrimLeft(head, " \t\r\n\x1e"), []byte("\n"))
	r, err := decodeRecord(line)
	if err == nil && r != nil {
		return true
	}
	if len(line) > 0 && line[0] == '[' {
		return false
	}
	ext := strings.ToLower(path.Ext(name))
	named := ext == ".jsonl" || ext == ".ndjson"
	return whole && (named || len(line) == 0 || line[0] != '{') || named && len(head) < maxHead
}

// errEnough ends a look at the head of a source.
var errEnough = errors.New("seen enough")

// sniffJSON looks for the first row in head that has a shape of format.
func sniffJSON(format, name string, head []byte, dir fs.FS) int {
	trimmed := bytes.TrimLeft(head, " \t\r\n\x1e")
	if dir != nil || len(trimmed) == 0 || trimmed[0] != '{' && trimmed[0] != '[' {
		return 0
	}
	all := shapes()
	best, looked := 0, 0
	look := func(_ int, r record) error {
		i := slices.IndexFunc(all, func(s shape) bool { return r.has(s.need) })
		if s := all[i]; s.format == format {
			switch {
			case len(s.need) > 0:
				best = sureOfTool
			case r.text(s.at...) != "" || r.text(s.text...) != "":
				best = max(best, sureOfRow)
			}
		}
		if looked++; looked == 20 || best == sureOfTool {
			return errEnough
		}
		return nil
	}
	w := walk{
		values: newValues(name, bytes.NewReader(trimmed)), lists: listsOf(all), row: look,
		odd: func(int, json.RawMessage) error { return nil }, doc: func(record) {},
	}
	_ = w.run() // it ends early: head is only the beginning
	if format == "jsonl" && best == 0 {
		return sureOfJSON
	}
	return best
}

// approximate reports whether a text says at its end that its time is not exact: "[approx. time]". The mark stays: it is what was said.
func approximate(text string) bool {
	text = strings.ToLower(strings.TrimRight(text, " \n"))
	return slices.ContainsFunc([]string{"[approx. time]", "[approx time]", "(approx. time)", "[approximate time]", "[approx.]"},
		func(mark string) bool { return strings.HasSuffix(text, mark) })
}

// setHat reads the hat that the source names.
func (e *Entry) setHat(name string) {
	name = strings.TrimSpace(name)
	if name == "" || name == "-" {
		return
	}
	hat, ok := hats.Parse(name)
	if !ok {
		e.doubt("there is no hat " + quote(name))
		return
	}
	e.Hat = hat
}

// doubt makes e doubtful for a reason, unless there was one before.
func (e *Entry) doubt(reason string) {
	if e.Status == "" || e.Status == Taken {
		e.Status, e.Reason = Doubtful, reason
	}
}

// tidyOwn calls an entry that was imported before what it was called then, so that it is known again, and leaves out what was taken
// back: it is not what the room holds to be so.
func tidyOwn(r record, e *Entry) {
	if source, id := r.text("source"), r.text("source_id"); source != "" && id != "" {
		e.Source, e.SourceID = source, id
	}
	switch {
	case truth(r["redacted"]):
		e.Status, e.Reason = Skipped, "its words were taken out of the log for good"
	case truth(r["retracted"]):
		e.Status, e.Reason = Skipped, "it was taken back"
	}
}

// tidySketch takes hat and kind out of descriptions as we write them, "hat:white fact", and the star that Timesketch keeps as a label.
func tidySketch(r record, e *Entry) {
	if rest, ok := strings.CutPrefix(e.Kind, "hat:"); ok {
		name, kind, _ := strings.Cut(rest, " ")
		if hat, ok := hats.Parse(name); ok {
			e.Hat, e.Kind = hat, kind
		}
	}
	for _, path := range []string{"tag", "tags", "label", "labels"} {
		e.Starred = e.Starred || slices.Contains(list(r.at(path)), "__ts_star")
	}
	e.Tags = slices.DeleteFunc(e.Tags, func(tag string) bool { return strings.HasPrefix(tag, "__ts_") })
	tidyOwn(r, e)
}

// tidyCloud reads a text that was sent as bytes.
func tidyCloud(r record, e *Entry) {
	raw, err := base64.StdEncoding.DecodeString(r.text("data_base64"))
	if err == nil && len(raw) > 0 && utf8.Valid(raw) {
		e.Text = string(raw)
	}
	if data, ok := r["data"].(map[string]any); ok && e.Text == "" {
		e.Text = record(data).words()
	}
}

// otelKey is what a batch of OpenTelemetry logs begins with.
const otelKey = "scopeLogs"

// otelShape knows such a batch; its records are read by otelRecord.
func otelShape() shape {
	return shape{format: "jsonl", lists: []string{"resourceLogs"}, need: []string{otelKey}}
}

// otelRecord is a log record of OpenTelemetry (logs data model). Timestamp and ObservedTimestamp are our two times; when the first is
// missing the second counts.
func otelRecord() shape {
	return shape{
		format: "jsonl", at: []string{"timeUnixNano", "observedTimeUnixNano"}, written: []string{"observedTimeUnixNano"}, text: []string{"body", "eventName"},
		kind: []string{"eventName", "severityText"}, author: []string{"attributes.author", "attributes.user.name", "attributes.enduser.id", "service.name"},
		hat: []string{"attributes.hat"}, id: []string{"attributes.log.record.uid"}, tags: []string{"attributes.tag"},
	}
}

// otel takes every record of a batch.
func (j *jsonRows) otel(line int, batch record) error {
	resource := attributes(batch.at("resource.attributes"))
	scopes, _ := batch[otelKey].([]any)
	for _, scope := range scopes {
		s, _ := scope.(map[string]any)
		logs, _ := s["logRecords"].([]any)
		for _, log := range logs {
			r, _ := log.(map[string]any)
			row := record{"service.name": resource["service.name"]}
			for k, v := range r {
				row[k] = v
			}
			row["attributes"] = map[string]any(attributes(row["attributes"]))
			if plain(row["timeUnixNano"]) == "0" { // unset, in the words of the protocol
				delete(row, "timeUnixNano")
			}
			e := j.entry(row, otelRecord())
			e.Line = line
			if err := j.take(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// attributes makes an object of the list of keys and values that OpenTelemetry has for one.
func attributes(v any) record {
	out := record{}
	pairs, _ := v.([]any)
	for _, pair := range pairs {
		p, _ := pair.(map[string]any)
		if key := record(p).text("key"); key != "" {
			out[key] = record(p).text("value.stringValue", "value.intValue", "value.boolValue", "value.doubleValue")
		}
	}
	return out
}
