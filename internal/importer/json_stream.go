package importer

import (
	"encoding/json"
	"errors"
	"io"
)

// deepest is how many arrays and objects may stand in each other around a row. Answers of APIs have three.
const deepest = 8

// walk goes through JSON of any length and hands out the objects that are rows: those that stand alone, those in arrays, and those in
// the arrays that an object has under one of the keys in lists. One row is held at a time.
type walk struct {
	values *values
	lists  map[string]bool
	row    func(line int, r record) error            // an object that is no document
	odd    func(line int, raw json.RawMessage) error // any other value where a row could be
	doc    func(r record)                            // the rest of an object whose arrays had the rows
	depth  int
}

// run walks to the end of the stream.
func (w *walk) run() error {
	w.values.dec.UseNumber()
	for w.values.more() {
		if err := w.value(); err != nil {
			return err
		}
	}
	if _, _, err := w.values.next(); !errors.Is(err, io.EOF) { // more is false before a stray bracket and before a broken read, too
		return err
	}
	return nil
}

// value reads one value: a row, an array of rows, a document.
func (w *walk) value() error {
	if w.depth >= deepest {
		raw, line, err := w.values.next()
		if err != nil {
			return err
		}
		return w.odd(line, raw)
	}
	token, err := w.values.token()
	if err != nil {
		return err
	}
	line := w.values.at
	switch token {
	case json.Delim('['):
		return w.elements()
	case json.Delim('{'):
		r, isDoc, err := w.object()
		if err != nil {
			return err
		}
		if isDoc {
			w.doc(r)
			return nil
		}
		return w.row(line, r)
	}
	raw, err := json.Marshal(token)
	if err != nil {
		return err
	}
	return w.odd(line, raw)
}

// elements reads what is left of the array that is open.
func (w *walk) elements() error {
	w.depth++
	defer func() { w.depth-- }()
	for w.values.more() {
		if err := w.value(); err != nil {
			return err
		}
	}
	_, err := w.values.token()
	return err
}

// object reads what is left of the object that is open. Rows in its lists have been handed out; then it is a document.
func (w *walk) object() (r record, isDoc bool, err error) {
	r = record{}
	line, held := w.values.at, 0
	for w.values.more() {
		token, err := w.values.token()
		if err != nil {
			return nil, false, err
		}
		key, _ := token.(string)
		if w.lists[key] && w.depth < deepest {
			streamed, err := w.listed(r, key)
			if err != nil {
				return nil, false, err
			}
			isDoc = isDoc || streamed
			continue
		}
		raw, _, err := w.values.next()
		if err != nil {
			return nil, false, err
		}
		if held += len(key) + len(raw); held > maxRow {
			if isDoc { // what it says about itself is not worth the room
				continue
			}
			return nil, false, tooLong(w.values.name, "the JSON object", line)
		}
		if r[key], err = decodeValue(raw); err != nil {
			return nil, false, err
		}
	}
	_, err = w.values.token()
	return r, isDoc, err
}

// listed reads the value of a key in lists into r, unless it is an array, or an object that has such an array: those are streamed.
func (w *walk) listed(r record, key string) (streamed bool, err error) {
	token, err := w.values.token()
	if err != nil {
		return false, err
	}
	w.depth++
	defer func() { w.depth-- }()
	switch token {
	case json.Delim('['):
		return true, w.elements()
	case json.Delim('{'):
		inner, isDoc, err := w.object()
		if err == nil && isDoc {
			w.doc(inner)
		}
		r[key] = map[string]any(inner)
		return isDoc, err
	}
	r[key] = token
	return false, nil
}
