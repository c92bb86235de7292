package importer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"warroom/internal/incident"
)

// jsonRows makes entries of JSON objects.
type jsonRows struct {
	ctx   context.Context
	known []shape
	lists map[string]bool
	sum   *Summary
	take  func(Entry) error

	zone     *time.Location // asked for; nil is UTC
	calendar calendar
	same     *ids // rows, to know one that is there twice
	called   *ids // ids of rows
	zoneless int  // rows whose time named no zone
	rows     int
	mapped   map[string]string // what the person said about keys, until a row has the key
}

func newJSONRows(ctx context.Context, format string, o Options, sum *Summary, take func(Entry) error) (*jsonRows, error) {
	j := &jsonRows{
		ctx: ctx, known: shapesOf(format), sum: sum, take: take, zone: o.Zone, calendar: calendar{zone: o.Zone, now: o.Now},
		same: newIDs(), called: newIDs(), mapped: maps.Clone(o.Map),
	}
	j.lists = listsOf(j.known)
	if len(o.Map) == 0 {
		return j, nil
	}
	asked, err := mappedShape(o.Map)
	j.known = []shape{asked}
	return j, err
}

// mappedShape is the shape for anything with the keys that the person named.
func mappedShape(m map[string]string) (shape, error) {
	s := anyShape()
	fields := map[string]*[]string{
		"at": &s.at, "author": &s.author, "text": &s.text, "hat": &s.hat, "kind": &s.kind, "tags": &s.tags, "id": &s.id,
	}
	for field, path := range m {
		paths, ok := fields[field]
		if !ok {
			return shape{}, incident.Errorf(incident.CodeInvalid, "there is no field %q to map a key to", field).
				WithHint("the fields are: " + strings.Join(slices.Sorted(maps.Keys(fields)), ", "))
		}
		*paths = []string{path}
	}
	return s, nil
}

// stream reads JSON of any length: arrays, documents, objects one after the other.
func (j *jsonRows) stream(name string, r io.Reader) error {
	w := walk{
		values: newValues(name, r), lists: j.lists, row: j.row, doc: j.document,
		odd: func(line int, raw json.RawMessage) error {
			return j.take(Entry{Line: line, Status: Skipped, Reason: "it is " + kindOfJSON(raw) + ", not an object with a time and a text", Text: string(raw)})
		},
	}
	if err := w.run(); err != nil {
		return err
	}
	return j.end(name)
}

// lines reads one object a line. A line that is none is skipped; only the last one, if it breaks off, is an error.
func (j *jsonRows) lines(name string, r io.Reader) error {
	in := newLines(name, r)
	cut := 0 // the line that broke off
	for {
		line, n, err := in.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		line = strings.Trim(line, " \t\r\x1e") // 0x1E begins a record in JSON text sequences, RFC 7464
		if line == "" {
			continue
		}
		cut = 0
		v, err := decodeValue([]byte(line))
		obj, isObject := v.(map[string]any)
		elements, isList := v.([]any)
		switch {
		case isObject:
			err = j.unfold(n, obj)
		case isList && slices.ContainsFunc(elements, isRecord):
			err = j.elements(n, elements)
		case errors.Is(err, io.ErrUnexpectedEOF):
			cut = n
			fallthrough
		default:
			err = j.take(Entry{Line: n, Status: Skipped, Reason: notJSON(line, err), Text: line})
		}
		if err != nil {
			return err
		}
	}
	if cut > 0 {
		j.conclude()
		return incident.Errorf(incident.CodeInvalid, "%s ends in the middle of line %d: it was cut short", name, cut).
			WithHint("get the file again and import it once more: what was taken is not taken twice")
	}
	return j.end(name)
}

func notJSON(line string, err error) string {
	if err == nil {
		return "the line is " + kindOfJSON([]byte(line)) + ", not an object with a time and a text"
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return "the line breaks off in the middle of an object"
	}
	return "the line is no JSON: " + err.Error()
}

func kindOfJSON(raw []byte) string {
	switch {
	case len(raw) == 0:
		return "empty"
	case raw[0] == '[':
		return "a list"
	case raw[0] == '{':
		return "nested too deeply"
	case raw[0] == '"':
		return "a text"
	case raw[0] == 'n':
		return "null"
	}
	return "a single value"
}

// unfold takes the row that an object on a line of its own is, or those in its lists when it is a document.
func (j *jsonRows) unfold(line int, r record) error {
	if s := j.shape(r); len(s.need) > 0 || r.text(s.at...) != "" && r.text(s.text...) != "" {
		return j.rowOf(line, r, s)
	}
	isDoc := false
	for _, key := range slices.Sorted(maps.Keys(j.lists)) {
		elements, _ := r[key].([]any)
		if !slices.ContainsFunc(elements, isRecord) {
			continue
		}
		isDoc = true
		if err := j.elements(line, elements); err != nil {
			return err
		}
	}
	if isDoc {
		j.document(r)
		return nil
	}
	return j.row(line, r)
}

func isRecord(v any) bool {
	_, ok := v.(map[string]any)
	return ok
}

// elements takes the rows of a list.
func (j *jsonRows) elements(line int, list []any) error {
	for _, e := range list {
		inner, ok := e.(map[string]any)
		var err error
		if ok {
			err = j.row(line, inner)
		} else {
			err = j.take(Entry{Line: line, Status: Skipped, Reason: "it is not an object with a time and a text", Text: plain(e)})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// document takes what an answer says about itself besides the rows.
func (j *jsonRows) document(r record) {
	if title := r.text("title", "incident.title", "name", "incident.summary"); title != "" && j.sum.Title == "" {
		j.sum.Title = title
	}
	after := r.text("pagination_meta.after", "links.next")
	if more, _ := r["more"].(bool); more || after != "" {
		j.sum.Notes = append(j.sum.Notes, "the source has more pages than this one: fetch them all to have the whole story")
	}
}

// shape is the first that r has; the empty shape when there is none.
func (j *jsonRows) shape(r record) shape {
	for _, s := range j.known {
		if r.has(s.need) {
			return s
		}
	}
	return shape{}
}

func (j *jsonRows) row(line int, r record) error { return j.rowOf(line, r, j.shape(r)) }

func (j *jsonRows) rowOf(line int, r record, s shape) error {
	j.rows++
	for field, path := range j.mapped {
		if r.has([]string{path}) {
			delete(j.mapped, field)
		}
	}
	if s.format == "" {
		return j.take(Entry{Line: line, Status: Skipped, Reason: "the object is none that this format has", Text: r.words()})
	}
	if len(s.need) == 1 && s.need[0] == otelKey {
		return j.otel(line, r)
	}
	e := j.entry(r, s)
	e.Line = line
	return j.take(e)
}

// entry reads r as the shape says.
func (j *jsonRows) entry(r record, s shape) Entry {
	e := Entry{
		Author: r.text(s.author...), Text: r.text(s.text...), Kind: strings.TrimSpace(r.text(s.kind...)), Source: r.fill(s.source),
		SourceID: r.text(s.id...), Thread: r.text(s.thread...),
	}
	e.Kind = strings.TrimSuffix(e.Kind, s.trim)
	for _, path := range s.tags {
		if e.Tags = list(r.at(path)); len(e.Tags) > 0 {
			break
		}
	}
	for _, path := range s.starred {
		e.Starred = e.Starred || truth(r.at(path))
	}
	for _, path := range s.more {
		if more := plain(r.at(path)); strings.TrimSpace(more) != "" && !strings.Contains(e.Text, more) {
			e.Text = strings.TrimPrefix(e.Text+"\n"+more, "\n")
		}
	}
	s.tell(r, &e)
	j.time(r, s, &e)
	e.setHat(r.text(s.hat...))
	if s.tidy != nil {
		s.tidy(r, &e)
	}
	if strings.TrimSpace(e.Text) == "" && e.Status != Skipped {
		e.Status, e.Reason, e.Text = Skipped, "it has no text", r.words()
	}
	j.unique(&e)
	return e
}

// tell gives a row without words those that its kind has, and leaves out chatter.
func (s shape) tell(r record, e *Entry) {
	if s.events == "" {
		return
	}
	what, ok := s.says[strings.TrimSuffix(plain(r.at(s.events)), s.trim)]
	switch {
	case ok && what.skip != "":
		e.Status, e.Reason = Skipped, what.skip
	case ok && what.text != "":
		e.Text = r.fill(what.text)
	}
	if strings.TrimSpace(e.Text) == "" {
		e.Text = strings.TrimSpace(strings.ReplaceAll(e.Kind, "_", " "))
	}
}

// unique sees to it that no two rows have one id: the same row again is left out, another row is given a longer id.
func (j *jsonRows) unique(e *Entry) {
	if e.SourceID == "" {
		return
	}
	if e.Status == Skipped {
		e.SourceID = "" // its words are its id: nothing is stored under it
		return
	}
	row := e.Source + "\x00" + e.SourceID + "\x00" + e.Raw + "\x00" + e.Author + "\x00" + e.Text
	again := j.same.again(row)
	switch {
	case again:
		e.Status, e.Reason = Skipped, fmt.Sprintf("the same row was there before, with the id %s", quote(e.SourceID))
		e.SourceID = ""
	case j.called.again(e.Source + "\x00" + e.SourceID):
		e.doubt(fmt.Sprintf("another row has the same id, %s", quote(e.SourceID)))
		e.SourceID += "-" + newIDs().of(e.Raw, e.Author, e.Text)
	}
}

// end is what is left to do when all was read.
func (j *jsonRows) end(name string) error {
	if j.rows == 0 && j.sum.Taken+j.sum.Doubtful+j.sum.Skipped == 0 {
		return incident.Errorf(incident.CodeInvalid, "%s has no rows: there is nothing to import", name).
			WithHint("is it the right file? a row is a JSON object with a time and a text")
	}
	j.conclude()
	return nil
}

// conclude says what was found out on the way.
func (j *jsonRows) conclude() {
	j.sum.Zone = "UTC"
	if j.zone != nil {
		j.sum.Zone = j.zone.String()
	}
	if j.zoneless > 0 {
		j.sum.Notes = append(j.sum.Notes, fmt.Sprintf("%d times name no zone: they were read in %s", j.zoneless, j.sum.Zone))
	}
	if j.calendar.yearGuessed {
		j.sum.Notes = append(j.sum.Notes, "dates without a year were read as the last ones before now")
	}
	for _, field := range slices.Sorted(maps.Keys(j.mapped)) {
		j.sum.Notes = append(j.sum.Notes, fmt.Sprintf("no row has the key %s, which was named for %s", quote(j.mapped[field]), field))
	}
}

// words is an object as it would be written, for a row that has no better text.
func (r record) words() string {
	raw, err := json.Marshal(map[string]any(r))
	if err != nil {
		return ""
	}
	return string(raw)
}

// notAFile is the error for a folder where only a file will do.
func notAFile(in *source) error {
	return incident.Errorf(incident.CodeInvalid, "%s is a folder, and this format is a file", in.label()).
		WithHint("name the file in it that is to be read")
}
