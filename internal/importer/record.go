package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

var errNotAlone = errors.New("something follows the value")

// record is one JSON object. Numbers are kept as they were written: ids and nanoseconds do not fit a float.
type record map[string]any

// decodeRecord reads one JSON object and nothing after it. A value that is none is no error and no record.
func decodeRecord(raw []byte) (record, error) {
	v, err := decodeValue(raw)
	m, _ := v.(map[string]any)
	return m, err
}

// decodeValue reads one JSON value and nothing after it.
func decodeValue(raw []byte) (v any, err error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errNotAlone
	}
	return v, nil
}

// at returns what stands at path, such as "user.login"; nil when nothing does. A key that has the dots in it counts too, as flat logs
// write it.
func (r record) at(path string) any {
	if v, ok := r[path]; ok {
		return v
	}
	head, rest, ok := strings.Cut(path, ".")
	if !ok {
		return nil
	}
	inner, _ := r[head].(map[string]any)
	return record(inner).at(rest)
}

// has reports whether there is something at every one of paths, be it null.
func (r record) has(paths []string) bool {
	for _, path := range paths {
		head, rest, nested := strings.Cut(path, ".")
		_, ok := r[path]
		if !ok && nested {
			inner, _ := r[head].(map[string]any)
			ok = record(inner).has([]string{rest})
		}
		if !ok {
			return false
		}
	}
	return true
}

// first returns the first of paths that holds more than blanks, and what it holds as text.
func (r record) first(paths []string) (path, text string) {
	for _, path := range paths {
		if s := plain(r.at(path)); strings.TrimSpace(s) != "" {
			return path, s
		}
	}
	return "", ""
}

// text is what the first of paths that is not empty holds, as text.
func (r record) text(paths ...string) string {
	_, s := r.first(paths)
	return s
}

// names are the keys by which an object inside of a record is called when a text is wanted, such as the user of a comment.
func names() []string {
	return []string{"login", "display_name", "displayName", "summary", "name", "userName", "username", "stringValue", "email", "text", "title", "id"}
}

// plain is a JSON value as text. An object is what it is called, a list what its elements are.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "true"
		}
		return "false"
	case map[string]any:
		return record(v).text(names()...)
	case []any:
		return strings.Join(list(v), ", ")
	}
	return ""
}

// list is a JSON value as texts: those of a list, or those that a text holds, as a list in JSON or with commas.
func list(v any) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if s := strings.TrimSpace(plain(e)); s != "" {
				out = append(out, s)
			}
		}
	case map[string]any:
		if s := plain(v); s != "" {
			out = append(out, s)
		}
	case string:
		var inner []any
		if json.Unmarshal([]byte(v), &inner) == nil {
			return list(inner)
		}
		for s := range strings.SplitSeq(v, ",") {
			if s = strings.TrimSpace(s); s != "" && s != "-" {
				out = append(out, s)
			}
		}
	}
	return out
}

// truth reports whether a JSON value says yes.
func truth(v any) bool {
	switch strings.ToLower(plain(v)) {
	case "true", "1", "yes", "y", "x":
		return true
	}
	return false
}

// fill puts what stands at a path in place of each {path} of a template, and nothing where nothing stands.
func (r record) fill(template string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		path, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return strings.TrimSpace(b.String())
		}
		b.WriteString(plain(r.at(path)))
		template = after
	}
}
