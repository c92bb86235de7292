package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/report"
	"warroom/ui"
)

// exportFlags say which form an incident is handed on in, to whom, and where it is written.
type exportFlags struct {
	format, out     string
	roles, redacted bool
	force           bool
	audience        string
}

// exportForms are the forms that are no report: a whole incident, and a recording.
const (
	formBundle = "bundle"
	formCast   = "cast"
)

// exports lists every form: its name, the ending of its file, and what it is.
func exports() (names []string, ext map[string]string) {
	names, ext = []string{formBundle}, map[string]string{formBundle: ".warroom", formCast: ".cast"}
	for _, f := range report.Formats() {
		names, ext[f.Name] = append(names, f.Name), f.Ext
	}
	return append(names, formCast), ext
}

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	names, _ := exports()
	c := a.command(spec{
		use:   "export [ID]",
		short: "Hand an incident on in a file",
		long: "Export writes an incident for people and programs elsewhere. bundle is all of it, answers that are still sealed too, to be checked and brought back by warroom import; the others are for reading: " +
			strings.Join(names[1:], ", ") + ". For the outside, --roles puts roles in the place of names and --redacted leaves out what was taken back and blacks credentials out. " +
			"--audience customer writes a page (md) for them: the White facts but those tagged #internal, and the updates that were sent to them; where a line of it has a " +
			"person's name, a machine, a secret or the words of an internal note, it is refused with that line. " +
			"The file is written whole or not at all, and one that is there is kept unless --force says otherwise.",
		example: "warroom export k7f3 --format html -o review.html --roles --redacted\nwarroom export k7f3 --format bundle\nwarroom export --format md -o - | less\nwarroom export k7f3 --audience customer -o for-acme.md",
		max:     1,
		run: func(ctx context.Context, args []string) error {
			if f.audience != "" {
				return a.exportPage(ctx, args, f)
			}
			return a.export(ctx, args, f)
		},
	})
	c.Flags().StringVarP(&f.format, "format", "f", formBundle, "which form: "+strings.Join(names, ", "))
	c.Flags().StringVarP(&f.out, "output", "o", "", "the file to write, - for standard output (else ID and the ending of the form)")
	c.Flags().BoolVar(&f.roles, "roles", false, "roles instead of names, in texts too")
	c.Flags().BoolVar(&f.redacted, "redacted", false, "without what was taken back and without earlier wordings, credentials blacked out")
	c.Flags().BoolVar(&f.force, "force", false, "overwrite the file")
	c.Flags().StringVar(&f.audience, "audience", "", "for whom: customer; only what may go out to them")
	_ = c.RegisterFlagCompletionFunc("audience", cobra.FixedCompletions([]string{cards.ToCustomer}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	c.ValidArgsFunction = a.completeIncident
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// exportJSON is what was written. The names are a promise.
type exportJSON struct {
	Incident string `json:"incident"`
	Format   string `json:"format"`
	File     string `json:"file"`
	Bytes    int64  `json:"bytes"`
	Events   int    `json:"events"`
	Head     string `json:"head"`
}

func (a *app) export(ctx context.Context, args []string, f exportFlags) error {
	names, ext := exports()
	if ext[f.format] == "" {
		return usagef("one of "+strings.Join(names, ", "), "there is no format %q", f.format)
	}
	id, err := a.named(args)
	if err != nil {
		return err
	}
	found, err := a.find(ctx, id)
	if err != nil {
		return err
	}
	events, err := a.log.Read(ctx, found.ID, 0)
	if err != nil {
		return err
	}
	out := f.out
	if out == "" {
		out = filepath.Base(found.ID) + ext[f.format]
	}
	size, err := a.writeWhole(out, f.force, func(w io.Writer) error { return a.exportTo(ctx, w, found, events, f) })
	if err != nil || out == "-" {
		return err
	}
	head, err := incident.Check(events)
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(exportJSON{found.ID, f.format, out, size, len(events), head.String()})
	}
	return a.sayWritten(out, size, found)
}

func (a *app) exportTo(ctx context.Context, w io.Writer, found incident.Summary, events []incident.Event, f exportFlags) error {
	o := report.Options{Roles: f.roles, Redacted: f.redacted}
	switch f.format {
	case formBundle:
		return a.exportBundle(ctx, w, found.ID, events, o)
	case formCast:
		return a.writeCast(ctx, w, found, report.Outside(events, o))
	}
	return report.Write(w, f.format, report.Story{
		ID: found.ID, Events: events, Zone: zoneOf(found.Zone), Now: a.Now(), Program: "warroom " + buildVersion().Version,
	}, o)
}

// exportBundle writes the records as they are; for the outside, records made anew from what may be seen there, under a name of their own.
func (a *app) exportBundle(ctx context.Context, w io.Writer, id string, events []incident.Event, o report.Options) error {
	b := incident.Bundle{ID: id}
	var err error
	if o == (report.Options{}) {
		b.Records, err = a.log.Records(ctx, id)
	} else {
		var how []string
		if o.Roles {
			how = append(how, "roles instead of names")
		}
		if o.Redacted {
			how = append(how, "redacted for the outside")
		}
		b.ID, b.Derived = id+"-outside", strings.Join(how, ", ")
		b.Records, err = incident.Reseal(report.Outside(events, o))
	}
	if err != nil {
		return err
	}
	return incident.WriteBundle(w, b)
}

// The size of a recorded terminal: what most people replay at.
const castCols, castRows = 120, 36

// castIdle is how long a silence of a recording lasts at most.
const castIdleSeconds = 2

// writeCast records the replay of an incident.
func (a *app) writeCast(ctx context.Context, w io.Writer, found incident.Summary, events []incident.Event) error {
	by, err := a.person()
	if err != nil {
		return err
	}
	cfg := ui.Config{Log: a.log, By: by, Now: a.Now, NewID: a.NewID, Templates: cards.Builtin(), Theme: ui.ThemeDark}
	header := report.CastHeader{Cols: castCols, Rows: castRows, Title: "warroom replay: " + incident.Fold(incident.State{}, events).Title, // as those see it whom it is for
		IdleLimit: castIdleSeconds * 1e9}
	if len(events) > 0 {
		header.Start = events[0].Recorded
	}
	cast := report.NewCast(w, header)
	err = ui.Record(ctx, cfg, found.ID, events, castCols, castRows, func(s ui.Shot) error {
		if err := cast.Frame(s.At, s.Frame); err != nil {
			return err
		}
		for _, label := range s.Marks {
			if err := cast.Marker(s.At, label); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return cast.Close()
}
