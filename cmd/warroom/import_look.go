package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/importer"
	"warroom/internal/incident"
)

// importLook is what a first reading of a source found.
type importLook struct {
	sum     importer.Summary
	rows    int
	preview []importer.Entry // the first ones that are brought in
	reasons []reasonCount    // why others are skipped or doubtful
	first   time.Time        // the earliest known time
	near    time.Time        // the first known time in the order of the source: where rows before it stand
	ids     map[string]bool  // of entries, at most idsMax
	cut     bool             // the source broke off, and that was said
	last    time.Time
	firstID string // of the first entry, which names a session
	source  string
	file    string
}

// reasonCount is a reason with the rows it holds for.
type reasonCount struct {
	status importer.Status
	reason string
	n      int
	lines  []string // the first few, for people
}

const (
	previewMax = 8
	reasonsMax = 12
	linesMax   = 4
	batchSize  = 500    // notes stored together
	idsMax     = 20_000 // by which an earlier import of the same source is found
)

// importLook reads the whole source and keeps what is said about it.
func (a *app) importLook(ctx context.Context, in importer.Input, o importer.Options) (importLook, error) {
	look := importLook{file: in.Name}
	sum, err := importer.Read(ctx, in, o, func(e importer.Entry) error {
		look.take(e)
		return nil
	})
	look.sum = sum
	return look, err
}

func (l *importLook) take(e importer.Entry) {
	l.rows++
	if e.Status != importer.Taken {
		l.count(e)
	}
	if e.Status == importer.Skipped {
		return
	}
	if l.firstID == "" {
		l.firstID, l.source, l.ids = e.SourceID, e.Source, map[string]bool{}
	}
	if len(l.ids) < idsMax {
		l.ids[e.SourceID] = true
	}
	if len(l.preview) < previewMax {
		l.preview = append(l.preview, e)
	}
	if e.At.IsZero() {
		return
	}
	if l.near.IsZero() {
		l.near = e.At
	}
	if l.first.IsZero() || e.At.Before(l.first) {
		l.first = e.At
	}
	if e.At.After(l.last) {
		l.last = e.At
	}
}

func (l *importLook) count(e importer.Entry) {
	i := slices.IndexFunc(l.reasons, func(r reasonCount) bool { return r.status == e.Status && r.reason == e.Reason })
	if i < 0 {
		if len(l.reasons) >= reasonsMax {
			i = reasonsMax - 1
			l.reasons[i].status, l.reasons[i].reason = "others", "for other reasons: --dry-run --json lists every row"
		} else {
			l.reasons = append(l.reasons, reasonCount{status: e.Status, reason: e.Reason})
			i = len(l.reasons) - 1
		}
	}
	r := &l.reasons[i]
	if r.n++; len(r.lines) < linesMax {
		r.lines = append(r.lines, entryPlace(e))
	}
}

// entryPlace says where a row stands in its source.
func entryPlace(e importer.Entry) string {
	if e.File != "" {
		return fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	return fmt.Sprintf("line %d", e.Line)
}

// showLook prints the dry run.
func (a *app) showLook(l importLook, t importTo, there int, cut error) {
	p := func(format string, args ...any) { fmt.Fprintf(a.out, format, args...) } // an error shows when the buffer is flushed
	p("%s reads as %s", l.file, l.sum.Format)
	for _, about := range []string{l.sum.Encoding, l.sum.Zone} {
		if about != "" {
			p(", %s", about)
		}
	}
	p("\n")
	for _, n := range l.sum.Notes {
		p("  %s\n", n)
	}
	p("%d rows: %d taken, %d doubtful, %d skipped\n", l.rows, l.sum.Taken, l.sum.Doubtful, l.sum.Skipped)
	for _, r := range l.reasons {
		more := ""
		if r.n > len(r.lines) {
			more = ", ..."
		}
		p("  %-8s %3d  %s (%s%s)\n", r.status, r.n, r.reason, strings.Join(r.lines, ", "), more)
	}
	if cut != nil {
		p("  the source breaks off: %v\n", cut)
	}
	var day string
	for _, e := range l.preview {
		at := e.At.In(t.zone)
		if d := at.Format("Mon 2006-01-02 MST"); !e.At.IsZero() && d != day {
			day = d
			p("-- %s\n", d)
		}
		letter := hats.White.Letter()
		if e.Hat.Valid() {
			letter = e.Hat.Letter()
		}
		who := ""
		if e.Author != "" {
			who = incident.OneLine(e.Author, 24) + ": "
		}
		p("%s  %s  %s%s\n", previewClock(e, t.zone), letter, who, incident.OneLine(e.Text, 90))
	}
	if rest := l.sum.Taken + l.sum.Doubtful - len(l.preview); rest > 0 {
		p("... and %d more\n", rest)
	}
	what := "into " + t.id + " " + titled(t.title)
	if t.fresh {
		what = "into a new incident " + titled(t.title)
	}
	if t.session {
		what += ", as a session to be replayed"
	}
	p("goes %s\n", what)
	if there > 0 {
		p("%d of them are there already\n", there)
	}
}

func previewClock(e importer.Entry, zone *time.Location) string {
	switch {
	case e.At.IsZero():
		return "--:-- "
	case e.Vague != importer.Exact:
		return e.At.In(zone).Format("15:04") + "~"
	}
	return e.At.In(zone).Format("15:04") + " "
}

// rowJSON is one row of a dry run. The names are a promise.
type rowJSON struct {
	Line   int     `json:"line"`
	Status string  `json:"status"`
	Reason string  `json:"reason"`
	At     *string `json:"at"` // RFC 3339, UTC; null when nobody knows
	Author string  `json:"author"`
	Kind   string  `json:"kind"`
	Hat    string  `json:"hat"`
	Text   string  `json:"text"`
}

// importRows prints every row of the source as it would be taken, in the order of the source.
func (a *app) importRows(ctx context.Context, in importer.Input, o importer.Options) error {
	w := bufio.NewWriter(a.out)
	n := 0
	_, err := importer.Read(ctx, in, o, func(e importer.Entry) error {
		row := rowJSON{Line: e.Line, Status: string(e.Status), Reason: e.Reason, Author: e.Author, Kind: e.Kind, Hat: string(e.Hat), Text: e.Text}
		if !e.At.IsZero() {
			at := e.At.UTC().Format(time.RFC3339Nano)
			row.At = &at
		}
		sep := ",\n"
		if n == 0 {
			sep = "[\n"
		}
		n++
		line, err := marshal(row)
		if err == nil {
			_, err = io.WriteString(w, sep+line)
		}
		return err
	})
	end := "\n]\n"
	if n == 0 {
		end = "[]\n"
	}
	if _, writeErr := io.WriteString(w, end); err == nil {
		err = writeErr
	}
	if flushErr := w.Flush(); err == nil {
		err = flushErr
	}
	return err
}

// marshal is one value in one line, without a newline, with texts as they are.
func marshal(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}
