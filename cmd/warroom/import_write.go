package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"warroom/internal/importer"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// importTo is where an import goes.
type importTo struct {
	id      string
	title   string
	fresh   bool // a new incident
	own     bool // made by an import, now or earlier: closed at its end
	session bool // recorded when the source was written
	zone    *time.Location
}

// importTarget finds where the entries go: the incident that was named, the one that is open, or a new one. A new one has an id that
// follows from the source, so that the same import finds it again.
func (a *app) importTarget(ctx context.Context, f importFlags, look importLook) (importTo, error) {
	t := importTo{session: f.session, zone: time.UTC}
	log, err := a.openLog()
	if err != nil {
		return t, err
	}
	fresh := f.session
	if a.flags.incident != "" && f.session {
		return t, usagef("leave one of them out", "a session is an incident of its own: -i does not go with --as-session")
	}
	if a.flags.incident == "" {
		// What was brought in before goes on where it is, whatever is open now: nothing comes twice, and nothing redacted comes back.
		home, err := a.importHome(ctx, look, f.session)
		if err != nil {
			return t, err
		}
		if home != nil {
			t.id, t.title, t.zone, t.own = home.ID, home.Title, zoneOf(home.Zone), home.ID == sessionID(look, f.session)
			return t, nil
		}
	}
	if !fresh && a.flags.incident == "" {
		if err := a.onlyOne(ctx); err != nil {
			return t, err
		}
	}
	if !fresh {
		found, err := log.Find(ctx, a.flags.incident)
		switch {
		case err == nil:
			t.id, t.title, t.zone = found.ID, found.Title, zoneOf(found.Zone)
			return t, nil
		case a.flags.incident != "" || incident.CodeOf(err) != incident.CodeNotFound:
			return t, a.notFound(ctx, a.flags.incident, err)
		}
	}
	t.id, t.title, t.own = sessionID(look, f.session), importTitle(f, look), true
	found, err := log.Find(ctx, t.id)
	switch {
	case err == nil:
		t.title = found.Title
	case incident.CodeOf(err) == incident.CodeNotFound:
		t.fresh = true
	default:
		return t, err
	}
	return t, nil
}

// importHome finds the incident that has entries of the source already, nil when none has. For a session only one that was made as a
// session counts: whoever has the entries elsewhere may want to replay them too.
func (a *app) importHome(ctx context.Context, look importLook, session bool) (*incident.Summary, error) {
	var home *incident.Summary
	if len(look.ids) == 0 {
		return nil, nil
	}
	source := []byte(look.source)
	_, err := a.log.Scan(ctx, func(payload []byte) bool { return bytes.Contains(payload, source) }, func(s incident.Summary, e incident.Event) bool {
		if e.Fields[incident.FieldSource] == look.source && look.ids[e.Fields[incident.FieldSourceID]] && (e.Fields[incident.FieldSession] != "") == session {
			home = &s
		}
		return home == nil
	})
	return home, err
}

// sessionID is made of what a source is and its first entry.
func sessionID(look importLook, session bool) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s\x00%t", look.sum.Format, look.source, look.firstID, session))
	id := make([]byte, 10)
	for i := range id {
		id[i] = idLetters[int(sum[i])%len(idLetters)]
	}
	return string(id)
}

func importTitle(f importFlags, look importLook) string {
	channel := ""
	if f.channel != "" {
		channel = "#" + strings.TrimPrefix(f.channel, "#")
	}
	for _, title := range []string{f.title, look.sum.Title, channel} {
		if c, err := incident.Clean(title, incident.TitleField()); err == nil && c.Text != "" {
			return c.Text
		}
	}
	if name := filepath.Base(look.file); look.file != "-" && name != "." {
		return strings.TrimSuffix(name, filepath.Ext(name))
	}
	return "imported session"
}

// importThere counts the entries of a source, of the first idsMax, that the incident has already.
func (a *app) importThere(ctx context.Context, l importLook, t importTo) (int, error) {
	if t.fresh {
		return 0, nil
	}
	s, err := room.New(a.log, t.id, "", a.Now, a.NewID).State(ctx)
	if err != nil {
		return 0, err
	}
	there := 0
	for origin := range s.Imported() {
		if origin.Source == l.source && l.ids[origin.ID] {
			there++
		}
	}
	return there, nil
}

// importResult is what an import did.
type importResult struct {
	Incident string `json:"incident"`
	Title    string `json:"title"`
	Added    int    `json:"added"`
	Revised  int    `json:"revised"`
	There    int    `json:"there"`    // were there already
	Doubtful int    `json:"doubtful"` // of those that were added or there
	Skipped  int    `json:"skipped"`
	Refused  int    `json:"refused"` // the log did not take them
}

func (a *app) importWrite(ctx context.Context, in importer.Input, o importer.Options, look importLook, t importTo) (importResult, error) {
	result := importResult{Incident: t.id, Title: t.title, Doubtful: look.sum.Doubtful, Skipped: look.sum.Skipped}
	if t.session {
		return result, a.importSession(ctx, in, o, look, t, &result)
	}
	by, err := a.person()
	if err != nil {
		return result, err
	}
	r := room.New(a.log, t.id, by, a.Now, a.NewID)
	if t.fresh {
		if _, err := r.Do(ctx, incident.Declare{Title: t.title, At: notAfter(look.first, a.Now())}); err != nil {
			return result, err
		}
	}
	imports, err := r.Import(ctx)
	if err != nil {
		return result, err
	}
	var batch []incident.AddNote
	near := look.near
	var addErr error // of the log, where readErr is of the source
	_, readErr := importer.Read(ctx, in, o, func(e importer.Entry) error {
		if e.Status == importer.Skipped {
			return nil
		}
		batch = append(batch, e.Note(look.sum.Format, near, a.Now()))
		if !e.At.IsZero() {
			near = e.At
		}
		if len(batch) < batchSize {
			return nil
		}
		addErr = imports.Add(ctx, batch)
		batch = batch[:0]
		return addErr
	})
	if addErr == nil {
		addErr = imports.Add(ctx, batch)
	}
	result.Added, result.Revised, result.There, result.Refused = imports.Added, imports.Revised, imports.There, len(imports.Refused)
	for _, refused := range imports.Refused[:min(len(imports.Refused), linesMax)] {
		a.say("note", "not brought in: "+refused.Err.Error()+": "+incident.OneLine(refused.Note.Text, 60))
	}
	switch {
	case addErr != nil:
		return result, a.brokeOff(result, addErr)
	case readErr != nil && !look.cut:
		return result, a.brokeOff(result, readErr)
	}
	if t.own { // also when the source broke off: what comes later goes behind the close, and nothing else finds it open
		err = a.closeImported(ctx, t.id, func() error {
			_, err := r.Do(ctx, importClose(look))
			return err
		})
	}
	return result, err
}

// brokeOff says what was brought in before an import failed.
func (a *app) brokeOff(r importResult, err error) error {
	a.say("note", fmt.Sprintf("%d of them are brought in, in %s: the same command goes on from there", r.Added, r.Incident))
	return err
}

// importClose ends an incident that an import made: what it tells of is over.
func importClose(look importLook) incident.Close {
	return incident.Close{OpenEnded: true, Reason: "imported from " + look.sum.Format}
}

// closeImported closes an incident that an import made, unless it was closed before: an import that was cut off is finished by the next,
// and one that somebody opened again stays open.
func (a *app) closeImported(ctx context.Context, id string, closeIt func() error) error {
	events, err := a.log.Read(ctx, id, 0)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(events, func(e incident.Event) bool { return e.Kind == incident.KindClosed }) {
		return nil
	}
	return closeIt()
}

func notAfter(t, now time.Time) time.Time {
	if t.After(now) {
		return now
	}
	return t
}

// sessionAgain is what a second import does about a note that is there: nothing, or a revision when its source was edited since.
func (a *app) sessionAgain(was *incident.Note, n incident.AddNote, edited time.Time, result *importResult) []room.Dated {
	if was.Seq == 0 || !room.Changed(was, n.Text) {
		result.There++
		return nil
	}
	if edited.IsZero() {
		edited = a.Now()
	}
	result.Revised++
	return []room.Dated{{At: edited, Cmd: incident.Revise{Ref: was.Seq, Text: n.Text, Kind: was.Kind, Was: was.Text}}}
}

// importSession writes a session that can be replayed as it was written at the source: sorted by that, declared before its first entry and
// closed behind its last. Its entries are held until they are sorted.
func (a *app) importSession(ctx context.Context, in importer.Input, o importer.Options, look importLook, t importTo, result *importResult) error {
	by, err := a.person()
	if err != nil {
		return err
	}
	s, err := room.New(a.log, t.id, by, a.Now, a.NewID).State(ctx)
	if err != nil {
		return err
	}
	seen := s.Imported()
	var cmds []room.Dated
	near := look.near
	_, readErr := importer.Read(ctx, in, o, func(e importer.Entry) error {
		if e.Status == importer.Skipped {
			return nil
		}
		n := e.Note(look.sum.Format, near, a.Now())
		near = n.At
		if was := seen[n.From.Origin]; was != nil {
			cmds = append(cmds, a.sessionAgain(was, n, e.Edited, result)...)
			return nil
		}
		seen[n.From.Origin] = &incident.Note{}
		written := e.Written
		if written.IsZero() {
			written = n.At
		}
		n.Ahead, n.From.Session = n.At.After(written), true
		if _, err := incident.Decide(incident.Fold(incident.State{}, []incident.Event{{Seq: 1, Kind: incident.KindDeclared}}), n, written); err != nil {
			a.say("note", "not brought in: "+err.Error()+": "+incident.OneLine(n.Text, 60))
			result.Refused++
			return nil
		}
		cmds = append(cmds, room.Dated{At: written, Cmd: n})
		return nil
	})
	if len(cmds) == 0 && !s.Exists() {
		return nil
	}
	slices.SortStableFunc(cmds, func(x, y room.Dated) int { return x.At.Compare(y.At) })
	if result.Added = len(cmds) - result.Revised; !s.Exists() {
		declare := incident.Declare{Title: t.title, At: notAfter(look.first, cmds[0].At)}
		cmds = slices.Insert(cmds, 0, room.Dated{At: cmds[0].At, Cmd: declare})
	}
	last := look.last
	if n := len(cmds); n > 0 && cmds[n-1].At.After(last) {
		last = cmds[n-1].At
	}
	if _, err := room.WriteSession(ctx, a.log, t.id, by, a.NewID(), cmds); err != nil {
		return err
	}
	if readErr != nil && !look.cut { // else it was said already
		return readErr
	}
	return a.closeImported(ctx, t.id, func() error {
		_, err := room.WriteSession(ctx, a.log, t.id, by, a.NewID(), []room.Dated{{At: last, Cmd: importClose(look)}})
		return err
	})
}

func (a *app) sayImported(r importResult, t importTo) error {
	if a.flags.json {
		return a.printJSON(r)
	}
	words := []string{counted(r.Added, "entry")}
	if r.Added != 1 {
		words[0] = fmt.Sprintf("%d entries", r.Added)
	}
	words[0] += " brought in"
	if r.Revised > 0 {
		words = append(words, fmt.Sprintf("%d revised", r.Revised))
	}
	if r.There > 0 {
		words = append(words, fmt.Sprintf("%d there already", r.There))
	}
	if r.Refused > 0 {
		words = append(words, fmt.Sprintf("%d refused", r.Refused))
	}
	_, err := fmt.Fprintf(a.out, "%s: %s %s\n", strings.Join(words, ", "), r.Incident, titled(r.Title))
	return err
}
