package report

import (
	"bufio"
	"io"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// Story is what a report is made from.
type Story struct {
	ID      string
	Events  []incident.Event // all of the incident, from the first
	Zone    *time.Location   // of the incident; nil is UTC
	Now     time.Time        // when the report is made
	Program string           // who made it: "warroom v1.2"
}

// Options say for whom a report is. The zero Options are for the inside: names, everything.
type Options struct {
	Roles    bool // roles instead of names, in the texts too
	Redacted bool // for handing outside: without what was taken back, without earlier wordings, and with credentials blacked out
}

// Format is one form a report can have.
type Format struct {
	Name string // as typed after --format
	Ext  string // of the file, with the dot
	Help string
	// write writes the whole report. The error is that of w.
	write func(w io.Writer, s *story) error
}

// Formats lists the reports, in the order in which help shows them. The bundle, which is not for reading, is [incident.WriteBundle].
func Formats() []Format {
	return []Format{
		{"md", ".md", "Markdown, with ids so that it can be imported again", writeMarkdown},
		{"html", ".html", "one page that needs nothing else, for reading and printing", writeHTML},
		{"jsonl", ".jsonl", "one JSON object an entry: everything, to be imported again", writeJSONL},
		{"json", ".json", "one JSON document: the incident, its entries, people and cards", writeJSON},
		{"csv", ".csv", "a table for spreadsheets", writeCSV},
		{"timesketch", ".jsonl", "for Timesketch", writeTimesketch},
		{"ics", ".ics", "iCalendar: the entries as journal, what is owed as to-dos", writeICS},
	}
}

// Write writes a story in the format of that name. The same story and options give the same bytes. A name that [Formats] does not
// list is an error with code invalid; any other error is that of w.
func Write(w io.Writer, format string, s Story, o Options) error {
	names := []string{}
	for _, f := range Formats() {
		if f.Name != format {
			names = append(names, f.Name)
			continue
		}
		out := bufio.NewWriter(w)
		if err := f.write(out, prepare(s, o)); err != nil {
			return err
		}
		return out.Flush()
	}
	return incident.Errorf(incident.CodeInvalid, "there is no report format %q", format).WithHint("one of: " + strings.Join(names, ", "))
}

// story is a Story made ready: filtered and named as the Options say, every text clean, folded once for all formats. Events are those
// that are left; whoever is named in them goes by a role already if the Options want it, so the Name of an entry is what is shown.
type story struct {
	Story // ID, Program and Events clean, Zone never nil, Now in Zone
	Options
	head  incident.Head  // of the log as it is, whatever was left out
	state incident.State // of Events
	view  timeline.View  // of Events, as it happened

	templates []cards.Template
}

func prepare(s Story, o Options) *story {
	r := &story{Story: s, Options: o, templates: cards.Builtin()}
	if n := len(s.Events); n > 0 {
		r.head = incident.Head{Events: n, Seq: s.Events[n-1].Seq, Chain: s.Events[n-1].Chain}
	}
	if r.Zone == nil {
		r.Zone = time.UTC
	}
	r.ID, r.Program, r.Now = clean(s.ID, false), clean(s.Program, false), s.Now.In(r.Zone)
	if o.Roles || o.Redacted { // its entries are not those of the log: nothing there is to be changed by them
		r.ID += outsideID
	}
	r.Events = cleaned(Outside(s.Events, o))
	r.state = incident.Fold(incident.State{}, r.Events)
	line := timeline.New()
	line.Add(r.Events...)
	r.view = line.Happened()
	return r
}

// outsideID marks what was made for the outside: the ids of its entries are no ids of the incident's own.
const outsideID = "-outside"

// note returns the note that an entry tells of, nil when it tells of something else.
func (s *story) note(e *timeline.Entry) *incident.Note { return s.state.Note(e.Seq) }
