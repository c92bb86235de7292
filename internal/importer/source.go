package importer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"

	"warroom/internal/incident"
)

// source is an Input made ready for a reader.
type source struct {
	Input

	enc encoding // of File, found out by Read; of no use for a folder
}

// text reads File from its start as UTF-8, without a byte order mark. It may be called again for another pass.
func (in *source) text() io.Reader {
	return in.enc.decode(io.NewSectionReader(in.File, 0, in.Size))
}

// label is the source's name for people.
func (in *source) label() string {
	if in.Name == "" || in.Name == "-" {
		return "standard input"
	}
	return path.Base(in.Name)
}

// readHead gives the first bytes of the file as UTF-8, at most maxHead of them.
func (in *source) readHead() ([]byte, error) {
	head, err := io.ReadAll(io.LimitReader(in.text(), maxHead))
	if err != nil {
		return nil, in.cutShort(0, err)
	}
	return head, nil
}

// cutShort is the error for bytes that cannot be read on after line. Rows before it have been given out.
func (in *source) cutShort(line int, err error) error { return cutShort(in.label(), line, err) }

func cutShort(name string, line int, err error) error {
	if incident.CodeOf(err) != "" {
		return err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return incident.Errorf(incident.CodeNotFound, "%s is not there: %w", name, err)
	}
	const hint = "get the file again and import it once more: what was taken is not taken twice"
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return incident.Errorf(incident.CodeInvalid, "%s ends early, after line %d: it was cut short", name, line).WithHint(hint)
	}
	return incident.Errorf(incident.CodeInvalid, "%s cannot be read after line %d: %w", name, line, err).WithHint(hint)
}

// lines reads text line by line, "\n" or "\r\n" ended.
type lines struct {
	name string
	r    *bufio.Reader
	n    int
}

func newLines(name string, r io.Reader) *lines {
	return &lines{name: name, r: bufio.NewReaderSize(r, maxRead)}
}

// next gives the next line without its end and its number, from 1. It returns io.EOF after the last one and an error with a code when
// the line is longer than maxRow.
func (l *lines) next() (line string, number int, err error) {
	var long []byte
	for {
		part, err := l.r.ReadSlice('\n')
		if len(long)+len(part) > maxRow {
			return "", l.n + 1, tooLong(l.name, "the line", l.n+1)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			long = append(long, part...)
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", l.n + 1, cutShort(l.name, l.n, err)
		}
		if len(long)+len(part) == 0 {
			return "", l.n, io.EOF
		}
		l.n++
		if long != nil {
			part = append(long, part...)
		}
		return string(bytes.TrimSuffix(bytes.TrimSuffix(part, []byte("\n")), []byte("\r"))), l.n, nil
	}
}

func tooLong(name, what string, line int) error {
	return incident.Errorf(incident.CodeInvalid, "%s in line %d of %s is longer than %d MiB, the longest that is read", what, line, name, maxRow>>20).
		WithHint("is this the right file? else shorten that one and import again")
}

// values reads JSON values out of a stream: the elements of an array, or values one after the other. Only one is held at a time.
type values struct {
	name string
	dec  *json.Decoder
	feed *lineFeed
	at   int // the line in which the last value began
	open int // brackets that wait for their end
}

func newValues(name string, r io.Reader) *values {
	feed := &lineFeed{r: r, allowed: maxRow, line: 1}
	return &values{name: name, dec: json.NewDecoder(feed), feed: feed, at: 1}
}

// token reads on by one JSON token, such as a '[' or a key. See [json.Decoder.Token]. At the end of the stream it returns an error with
// a code, never io.EOF: who wants a token misses it.
func (v *values) token() (json.Token, error) {
	v.feed.allow(v.dec.InputOffset())
	t, err := v.dec.Token()
	if err != nil {
		return nil, v.fail(err)
	}
	v.at = v.feed.lineAt(v.dec.InputOffset() - 1)
	switch t {
	case json.Delim('['), json.Delim('{'):
		v.open++
	case json.Delim(']'), json.Delim('}'):
		v.open--
	}
	return t, nil
}

// each calls do for every element of the array that is open, and reads past its end.
func (v *values) each(do func(raw json.RawMessage, line int) error) error {
	for v.more() {
		raw, line, err := v.next()
		if err != nil {
			return err
		}
		if err := do(raw, line); err != nil {
			return err
		}
	}
	_, err := v.token()
	return err
}

// more reports whether the array or object that is open has another element.
func (v *values) more() bool {
	v.feed.allow(v.dec.InputOffset())
	return v.dec.More()
}

// next gives the next value and the line it begins in. Outside of an array it returns io.EOF after the last one.
func (v *values) next() (raw json.RawMessage, line int, err error) {
	v.feed.allow(v.dec.InputOffset())
	if err := v.dec.Decode(&raw); err != nil {
		if errors.Is(err, io.EOF) && v.open == 0 {
			return nil, v.at, io.EOF
		}
		return nil, v.at, v.fail(err)
	}
	v.at = v.feed.lineAt(v.dec.InputOffset() - int64(len(raw)))
	return raw, v.at, nil
}

// fail says where a stream of JSON went wrong.
func (v *values) fail(err error) error {
	if errors.Is(err, errRowTooLong) {
		return tooLong(v.name, "the JSON value after the one", v.at)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return incident.Errorf(incident.CodeInvalid, "%s is no good JSON after line %d: %w", v.name, v.at, err).
			WithHint("was the file edited by hand? mend that place and import again: what was taken is not taken twice")
	}
	return cutShort(v.name, v.at, err)
}

var errRowTooLong = errors.New("longer than what is read")

// lineFeed hands bytes to a JSON decoder, remembers where their lines begin until the decoder is past them, and refuses to go on when
// one value grows too long.
type lineFeed struct {
	r       io.Reader
	n       int64 // bytes handed out
	allowed int64 // the most that may be
	line    int   // the line of the first byte that is not forgotten
	breaks  []int64
}

func (f *lineFeed) Read(p []byte) (int, error) {
	if f.n >= f.allowed+maxRead {
		return 0, errRowTooLong
	}
	n, err := f.r.Read(p[:min(len(p), maxRead)])
	for i, b := range p[:n] {
		if b == '\n' {
			f.breaks = append(f.breaks, f.n+int64(i))
		}
	}
	f.n += int64(n)
	return n, err
}

// allow lets one more value of full length follow the byte at offset.
func (f *lineFeed) allow(offset int64) { f.allowed = offset + maxRow }

// lineAt is the line of the byte at offset. Offsets may only grow.
func (f *lineFeed) lineAt(offset int64) int {
	passed := 0
	for passed < len(f.breaks) && f.breaks[passed] < offset {
		passed++
	}
	f.line += passed
	f.breaks = append(f.breaks[:0], f.breaks[passed:]...)
	return f.line
}
