package importer

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"warroom/internal/incident"
)

// Input is what is to be read: a file, or a folder. Exactly one of File and Dir is set.
type Input struct {
	Name string      // as the person named it: for messages, and its ending for guesses; "" or "-" for standard input
	File io.ReaderAt // of Size bytes
	Size int64
	Dir  fs.FS
}

// Options say how to read. The zero Options find everything out by themselves.
type Options struct {
	Format  string            // a name of [Formats]; "" finds it
	Zone    *time.Location    // of times that name none; nil: what the source says about its zone, else UTC
	Channel string            // Slack: only this channel, with or without '#'; "" all
	Map     map[string]string // CSV and JSON: which of our fields (at, author, text, hat, kind, tags, id) stands in which column or key
	Now     time.Time         // for dates without a year
}

// Summary is what is said about a source as a whole.
type Summary struct {
	Format                   string
	Title                    string   // what the source calls itself, such as the heading of a page; may be ""
	Encoding                 string   // "UTF-8", "UTF-8 with BOM", "UTF-16", "Latin-1"
	Zone                     string   // the zone that times without one were read in, for people: "UTC", "CEST (the page says so)"
	Notes                    []string // what else was found out or assumed, one sentence each: "dates are day first: 13.03.2018 proves it"
	Taken, Doubtful, Skipped int
}

// Format is one kind of source.
type Format struct {
	Name string // as typed after --format
	Help string // what it reads, for people

	// sniff says how sure it is, 0 to 100, that head, the first bytes of a file, or the folder dir (then head is nil) is of this format.
	sniff func(name string, head []byte, dir fs.FS) int
	read  func(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error
}

// Formats lists what can be read, in the order in which help shows it.
func Formats() []Format {
	return []Format{
		{"slack", "a Slack export: the zip or the unpacked folder", sniffSlack, readSlack},
		{"markdown", "a timeline in a Markdown page: list, table or headings", sniffMarkdown, readMarkdown},
		{"csv", "a table with a header, any dialect; Timesketch too", sniffCSV, readCSV},
		{"jsonl", "one JSON object a line: ours, Timesketch's, or any with a time and a text", sniffJSONL, readJSONL},
		{"pagerduty", "PagerDuty log entries, as the API prints them", sniffPagerDuty, readPagerDuty},
		{"github", "GitHub issue comments or timeline, as gh api prints them", sniffGitHub, readGitHub},
		{"iris", "a DFIR-IRIS timeline, CSV or JSON", sniffIRIS, readIRIS},
	}
}

// Read reads in and calls take for every row, in the order of the source. An error of take ends it and is returned as it is. Errors of
// the source as a whole have a code and a hint: an unknown format, a limit, a file that is cut short; what was taken before stays taken.
func Read(ctx context.Context, in Input, o Options, take func(Entry) error) (Summary, error) {
	var sum Summary
	src := &source{Input: in}
	head, err := src.open(&sum)
	if err != nil {
		return sum, err
	}
	format, err := src.format(o.Format, head)
	if err != nil {
		return sum, err
	}
	sum.Format = format.Name
	t := &taker{ctx: ctx, sum: &sum, take: take, source: src.label(), ids: newIDs()}
	err = format.read(ctx, src, o, &sum, t.row)
	if t.err != nil { // whatever the reader made of it
		err = t.err
	}
	return sum, err
}

// open finds out how the source is stored and returns its first bytes; for a folder there are none.
func (in *source) open(sum *Summary) ([]byte, error) {
	if in.Dir != nil {
		return nil, nil
	}
	if in.File == nil || in.Size <= 0 {
		return nil, incident.Errorf(incident.CodeInvalid, "%s is empty: there is nothing to import", in.label()).
			WithHint("name a file or a folder, or pipe something in: warroom import -")
	}
	magic := make([]byte, len(zipMagic))
	if n, _ := in.File.ReadAt(magic, 0); bytes.Equal(magic[:n], []byte(zipMagic)) {
		return magic, nil
	}
	enc, err := findEncoding(io.NewSectionReader(in.File, 0, in.Size))
	if err != nil {
		return nil, in.cutShort(0, err)
	}
	in.enc, sum.Encoding = enc, string(enc)
	return in.readHead()
}

// zipMagic is how a zip begins.
const zipMagic = "PK\x03\x04"

// format is the one that was asked for, else the one that is surest of head or of the folder.
func (in *source) format(asked string, head []byte) (Format, error) {
	var names []string
	var best Format
	most := 0
	for _, f := range Formats() {
		if f.Name == asked {
			return f, nil
		}
		names = append(names, f.Name)
		if sure := f.sniff(in.Name, head, in.Dir); asked == "" && sure > most {
			best, most = f, sure
		}
	}
	known := strings.Join(names, ", ")
	switch {
	case asked != "":
		return Format{}, incident.Errorf(incident.CodeInvalid, "there is no format %q", asked).WithHint("the formats are: " + known)
	case most == 0 && in.Dir != nil:
		return Format{}, incident.Errorf(incident.CodeInvalid, "%s is a folder, and not that of a Slack export", in.label()).
			WithHint("name a file; if there are many, import one after the other")
	case most == 0:
		return Format{}, incident.Errorf(incident.CodeInvalid, "%s is in no format that is known here", in.label()).
			WithHint("if you know what it is, say so: --format, one of " + known)
	}
	return best, nil
}

// taker stands between a reader and the caller: it sees to it that every entry keeps what Entry promises, and counts.
type taker struct {
	ctx    context.Context
	sum    *Summary
	take   func(Entry) error
	source string // for entries that name none
	ids    *ids
	err    error // what ended it
}

// row passes e on. A reader may leave Status empty for taken, Source empty, and SourceID empty when the row has no id of its own.
func (t *taker) row(e Entry) error {
	if t.err == nil {
		t.err = t.ctx.Err()
	}
	if t.err != nil {
		return t.err
	}
	e = e.finished()
	if e.Source == "" {
		e.Source = t.source
	}
	if e.SourceID == "" {
		e.SourceID = t.ids.of(e.File, e.Raw, e.Author, e.Text)
	}
	if e.Source == ownSource && slices.Contains(ownTurns, e.Kind) && e.Status != Skipped {
		e.Status, e.Reason = Skipped, "it is a turn of the console, and nothing that anybody said: a bundle brings it back"
	}
	switch e.Status {
	case Skipped:
		t.sum.Skipped++
	case Doubtful:
		t.sum.Doubtful++
	default:
		t.sum.Taken++
	}
	t.err = t.take(e)
	return t.err
}

// ownTurns are the entries of our own exports that are no notes: who came and went, turns of the hat, the ends.
var ownTurns = []string{"declared", "edited", "restored", "cured", "closed", "reopened", "round", "hat", "joined", "seat", "left", "redacted"}

// finished makes an entry of a reader whole.
func (e Entry) finished() Entry {
	for _, s := range []*string{&e.File, &e.Reason, &e.Raw, &e.Author, &e.Text, &e.Kind, &e.Source, &e.SourceID, &e.Thread} {
		*s = strings.ToValidUTF8(*s, "\uFFFD")
	}
	for i, tag := range e.Tags {
		e.Tags[i] = strings.ToValidUTF8(tag, "\uFFFD")
	}
	e.At, e.Written, e.Edited = storable(e.At), storable(e.Written), storable(e.Edited)
	e.Line = max(e.Line, 1)
	if e.At.IsZero() {
		e.Vague = Unknown
	}
	if e.Status == "" {
		e.Status = Taken
	}
	switch {
	case e.Status == Taken && e.At.IsZero():
		e.Status, e.Reason = Doubtful, "it has no time that can be read"
	case e.Status == Taken:
		e.Reason = ""
	}
	return e
}

// storable is t in UTC, or zero if its year has more than four digits or none: nobody meant that.
func storable(t time.Time) time.Time {
	if y := t.UTC().Year(); t.IsZero() || y < 1 || y > 9999 {
		return time.Time{}
	}
	return t.UTC()
}
