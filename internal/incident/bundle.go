package incident

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"strconv"
	"strings"
)

// Bundle is a whole incident as a file: its records as a log keeps them, so that nothing is lost and everything can be checked.
//
// A .warroom file is text, and has a line that says what it is, a line a record, and a line that says that it ends here:
//
//	warroom bundle 1 {"id":"k7f3","title":"Queue stuck","events":2,"head":"2:9f..."}
//	AS0fY2...      the record in base64 (RFC 4648, section 4)
//	AQiR7b...
//	end 5c1e...    SHA-256 over all before this line, in hexadecimal
//
// The same bundle is always the same bytes, so that two can be compared by their sum.
type Bundle struct {
	ID      string
	Title   string // what the records say; [WriteBundle] works it out
	Derived string // how the records differ from the incident's own, such as "redacted"; "" when they are its own. See [Reseal]
	Records [][]byte
}

// BundlePrefix is what a bundle begins with, in every version.
const BundlePrefix = "warroom bundle "

// The limits of a bundle. They are there for who is handed a file: it is read into memory.
const (
	bundleVersion   = 1
	bundleEventsMax = 5_000_000
	bundleBytesMax  = 1 << 30 // of all records
	bundleRecordMax = 8 << 20 // of one; the longest note is 2 MiB
	bundleHeaderMax = 64 << 10
	bundleNameMax   = 1024
)

const bundleEnd = "end "

// bundleHeader is the first line behind the version. The names are for ever.
type bundleHeader struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Derived string `json:"derived,omitempty"`
	Events  int    `json:"events"`
	Head    string `json:"head"`
}

// line is the whole header line, without its end.
func (h bundleHeader) line() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(BundlePrefix + strconv.Itoa(bundleVersion) + " ")
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(h)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

// headerOf is the header that fits the events.
func (b Bundle) headerOf(events []Event) bundleHeader {
	s := Summary{ID: b.ID}
	for _, e := range events {
		s = s.Apply(e)
	}
	return bundleHeader{b.ID, s.Title, b.Derived, s.Events, Head{Events: s.Events, Seq: s.Seq, Chain: s.Chain}.String()}
}

// WriteBundle writes b as a file. Its records are checked before the first byte is written, as by [CheckRecords].
func WriteBundle(w io.Writer, b Bundle) error {
	if err := b.named(); err != nil {
		return err
	}
	records, events, err := CheckRecords(b.Records)
	if err != nil {
		return err
	}
	header, err := b.headerOf(events).line()
	if err != nil {
		return err
	}
	buf := bufio.NewWriterSize(w, 64<<10)
	sum := sha256.New()
	out := io.MultiWriter(buf, sum)
	if _, err := out.Write(append(header, '\n')); err != nil {
		return err
	}
	var line []byte
	for i, record := range records {
		if len(record) > bundleRecordMax {
			return Errorf(CodeInvalid, "event %d is %s long, and a bundle takes %s", i+1, byteSize(len(record)), byteSize(bundleRecordMax)).
				WithHint("make a copy of the whole log instead: warroom backup")
		}
		line = append(base64.StdEncoding.AppendEncode(line[:0], record), '\n')
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	if _, err := buf.WriteString(bundleEnd + hex.EncodeToString(sum.Sum(nil)) + "\n"); err != nil {
		return err
	}
	return buf.Flush()
}

func (b Bundle) named() error {
	if strings.ContainsAny(b.ID, "/\\ \t\n") || strings.HasPrefix(b.ID, ".") || strings.HasPrefix(b.ID, "-") {
		return Errorf(CodeInvalid, "%.40q cannot be the id of an incident in a file", b.ID).WithHint("an id is letters and digits: whoever made this file meant no good")
	}
	if b.ID == "" || len(b.ID) > bundleNameMax || len(b.Derived) > bundleNameMax || acts(b.ID+b.Derived) != "" || strings.Contains(b.ID+b.Derived, "\n") {
		return Errorf(CodeInvalid, "%.40q cannot be the id of an incident in a bundle", b.ID).WithHint("an id is a short text in one line")
	}
	return nil
}

// ReadBundle reads what [WriteBundle] wrote and checks all of it: every event, the head, and that not a byte was changed. An error
// names the first event that is wrong. It reads no further than the limits of a bundle, and to the end of r when all is well. What is no
// bundle, or is over a limit, is invalid; what was changed or cut is corrupt.
func ReadBundle(r io.Reader) (Bundle, error) {
	in := &bundleReader{in: bufio.NewReaderSize(r, 64<<10), hash: sha256.New()}
	header, said, err := in.header()
	if err != nil {
		return Bundle{}, err
	}
	records, end, err := in.records(said.Events)
	if err != nil {
		return Bundle{}, err
	}
	kept, events, err := CheckRecords(records)
	if err != nil {
		return Bundle{}, bundleWrong(err)
	}
	b := Bundle{ID: said.ID, Derived: said.Derived, Records: kept}
	if err := b.named(); err != nil {
		return Bundle{}, err
	}
	is := b.headerOf(events)
	b.Title = is.Title
	if line, err := is.line(); err != nil || !bytes.Equal(line, header) {
		return Bundle{}, bundleChanged("its first line does not fit its events")
	}
	for i := range kept {
		if !bytes.Equal(kept[i], records[i]) {
			return Bundle{}, bundleChanged("event " + strconv.Itoa(i+1) + " was redacted and has its words still")
		}
	}
	return b, in.ended(end)
}

func bundleWrong(err error) error {
	if CodeOf(err) != CodeCorrupt {
		return err
	}
	return bundleChanged(err.Error())
}

func bundleChanged(what string) *Error {
	return Errorf(CodeCorrupt, "the bundle was changed or damaged on its way: %s", what).WithHint("nothing was taken; ask for the file again")
}

func bundleCut(events int) *Error {
	return Errorf(CodeCorrupt, "the bundle is cut short behind event %d", events).WithHint("nothing was taken; ask for the file again")
}

// bundleReader reads lines, and sums up what it took.
type bundleReader struct {
	in   *bufio.Reader
	hash hash.Hash
	line []byte
}

var errBundleLine = errors.New("a line is too long")

// next reads a line of at most limit bytes into b.line, without its end, which it must have. io.EOF means that there is none.
func (b *bundleReader) next(limit int) error {
	b.line = b.line[:0]
	for {
		piece, err := b.in.ReadSlice('\n')
		if len(b.line)+len(piece) > limit+1 {
			return errBundleLine
		}
		b.line = append(b.line, piece...)
		switch {
		case err == nil:
			b.line = b.line[:len(b.line)-1]
			return nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(b.line) > 0:
			return io.ErrUnexpectedEOF
		default:
			return err
		}
	}
}

// take adds the line to the sum.
func (b *bundleReader) take() {
	_, _ = b.hash.Write(b.line) // a hash takes everything (hash.Hash)
	_, _ = b.hash.Write([]byte{'\n'})
}

// header reads the first line.
func (b *bundleReader) header() (line []byte, h bundleHeader, err error) {
	err = b.next(bundleHeaderMax)
	rest, ok := bytes.CutPrefix(b.line, []byte(BundlePrefix))
	switch {
	case !ok && (err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, errBundleLine)):
		return nil, h, Errorf(CodeInvalid, "this is no bundle: it does not begin with %q", strings.TrimSpace(BundlePrefix)).
			WithHint("a bundle is made by: warroom export ID --format bundle")
	case errors.Is(err, errBundleLine):
		return nil, h, Errorf(CodeInvalid, "the first line of the bundle is over its limit of %s", byteSize(bundleHeaderMax)).
			WithHint("no warroom writes one so long: ask for the file again")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, h, bundleCut(0)
	case err != nil:
		return nil, h, err
	}
	b.take()
	version, described, _ := bytes.Cut(rest, []byte{' '})
	n, err := strconv.Atoi(string(version))
	switch {
	case err != nil || n < 1:
		return nil, h, bundleChanged("its first line does not say which version it has")
	case n > bundleVersion:
		return nil, h, Errorf(CodeInvalid, "the bundle has format %d and this program knows %d", n, bundleVersion).
			WithHint("a newer warroom wrote it: use that one")
	case bytes.HasSuffix(described, []byte{'\r'}):
		return nil, h, bundleChanged("its line ends were turned into those of Windows; sent as a file in a zip it stays as it is")
	case json.Unmarshal(described, &h) != nil:
		return nil, h, bundleChanged("its first line cannot be read")
	case h.Events < 1 || h.Events > bundleEventsMax:
		return nil, h, Errorf(CodeInvalid, "the bundle says that it has %d events, and from 1 to %d are taken", h.Events, bundleEventsMax).
			WithHint("ask for the file again, or for a copy of the whole log: warroom backup")
	}
	return bytes.Clone(b.line), h, nil
}

// records reads n lines with a record each, and the line behind them.
func (b *bundleReader) records(n int) (records [][]byte, end string, err error) {
	total := 0
	for i := 1; ; i++ {
		err := b.next(base64.StdEncoding.EncodedLen(bundleRecordMax))
		switch {
		case errors.Is(err, errBundleLine):
			return nil, "", Errorf(CodeInvalid, "event %d of the bundle is over its limit of %s", i, byteSize(bundleRecordMax)).
				WithHint("no warroom writes one so long: ask for the file again")
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return nil, "", bundleCut(i - 1)
		case err != nil:
			return nil, "", err
		}
		sum, isEnd := bytes.CutPrefix(b.line, []byte(bundleEnd))
		switch {
		case isEnd && i <= n:
			return nil, "", bundleChanged("it has " + strconv.Itoa(i-1) + " events and says " + strconv.Itoa(n))
		case isEnd:
			return records, string(sum), nil
		case i > n:
			return nil, "", bundleChanged("there is more behind event " + strconv.Itoa(n) + ", its last")
		}
		record := make([]byte, base64.StdEncoding.DecodedLen(len(b.line)))
		size, err := base64.StdEncoding.Strict().Decode(record, b.line)
		if err != nil || bytes.IndexByte(b.line, '\r') >= 0 { // base64 skips line ends
			return nil, "", bundleChanged("event " + strconv.Itoa(i) + " cannot be read")
		}
		if total += size; total > bundleBytesMax {
			return nil, "", Errorf(CodeInvalid, "the bundle is over its limit of %s", byteSize(bundleBytesMax)).
				WithHint("ask for a copy of the whole log instead: warroom backup")
		}
		records = append(records, record[:size:size])
		b.take()
	}
}

// ended checks the sum of the last line, and that nothing follows it.
func (b *bundleReader) ended(sum string) error {
	if sum != hex.EncodeToString(b.hash.Sum(nil)) {
		return bundleChanged("its sum does not fit")
	}
	switch err := b.next(0); {
	case errors.Is(err, io.EOF):
		return nil
	case err == nil, errors.Is(err, errBundleLine), errors.Is(err, io.ErrUnexpectedEOF):
		return bundleChanged("something follows its end")
	default:
		return err
	}
}

// Reseal makes records of events that were changed, to be handed on in place of those they were made from: events without names, or
// without words that are not for everybody. Event i gets Seq i+1, so none may be left out where others refer to it; one without words
// ([KindRedacted]) stays as an emptied record. What a newer version put into an event is left out, for nobody here can tell what it says.
//
// The salts are worked out from what they salt, so that the same events give the same bytes. Such records prove that nothing
// was changed since, not that they are what the first log holds; and whoever guesses the words of an event that is redacted
// later can prove the guess. So a log that goes on is never made of them.
func Reseal(events []Event) ([][]byte, error) {
	records := make([][]byte, len(events))
	var prev Hash
	for i, e := range events {
		seq := uint64(i) + 1
		if e.Kind == KindRedacted {
			leaf := sha256.Sum256([]byte("warroom: nothing is left of event " + strconv.FormatUint(seq, 10)))
			prev = ChainHash(prev, seq, leaf)
			records[i] = append(append([]byte{recordRedacted}, leaf[:]...), prev[:]...)
			continue
		}
		e.raw = nil
		payload, err := encode(e)
		if err != nil {
			return nil, Errorf(CodeInvalid, "event %d cannot be encoded: %w", seq, err)
		}
		mix := sha256.New()
		mix.Write([]byte("warroom: salt of a derived event"))
		mix.Write(prev[:])
		mix.Write(payload)
		if records[i], prev, err = Seal(prev, seq, e, Salt(mix.Sum(nil)[:len(Salt{})])); err != nil {
			return nil, err
		}
	}
	return records, nil
}
