package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/importer"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// importFlags say what is read, how, and where it goes.
type importFlags struct {
	format, channel, tz, title string
	columns                    []string
	yes, dry, session          bool
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	var names []string
	for _, format := range importer.Formats() {
		names = append(names, format.Name)
	}
	c := a.command(spec{
		use:   "import FILE|DIR|-",
		short: "Bring in what other tools say happened",
		long: "Import reads a chat export, a table, a page or a log, finds out by itself what it is, and shows first what it would take, skip and doubt, and why. " +
			"Then it asks, or takes --yes for an answer. Entries go into the incident named with -i, else the one that is open, else a new one; what is there already is not brought twice. " +
			"--as-session makes a session of its own that can be replayed as it was written at the source. A .warroom bundle comes back as it was. " +
			"Formats: " + strings.Join(names, ", ") + ", bundle.",
		example: "warroom import slack-export.zip --channel inc-db --as-session\nwarroom import timeline.csv --tz Europe/Berlin -i k7f3\nwarroom import postmortem.md --dry-run",
		min:     1, max: 1, wants: "the file or folder to read",
		run: func(ctx context.Context, args []string) error { return a.importFrom(ctx, args[0], f) },
	})
	c.Flags().StringVar(&f.format, "format", "", "what it is: "+strings.Join(names, ", ")+", bundle (else found out)")
	c.Flags().StringVar(&f.channel, "channel", "", "of a Slack export only this channel")
	c.Flags().StringVar(&f.tz, "tz", "", "zone of times that name none, such as Europe/Berlin or +02:00 (else what the source says, else UTC)")
	c.Flags().StringArrayVar(&f.columns, "map", nil, "FIELD=COLUMN: where at, author, text, hat, kind, tags or id stands (may be given again)")
	c.Flags().StringVar(&f.title, "title", "", "title of the new incident (else what the source calls itself)")
	c.Flags().BoolVar(&f.session, "as-session", false, "a session of its own, recorded when the source was written, to be replayed")
	c.Flags().BoolVar(&f.dry, "dry-run", false, "show what would be done and do nothing")
	c.Flags().BoolVarP(&f.yes, "yes", "y", false, "do it without asking")
	a.incidentFlag(c)
	a.jsonFlag(c)
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(append(names, "bundle"), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// importFrom runs an import: what is in it, where it goes, yes or no, and then the writing. The source is read twice rather than held.
func (a *app) importFrom(ctx context.Context, path string, f importFlags) error {
	in, done, err := a.importInput(path)
	if err != nil {
		return err
	}
	defer done()
	if bundle, err := isBundle(in, f.format); err != nil || bundle {
		if err != nil {
			return err
		}
		return a.importBundle(ctx, in, f)
	}
	o, err := a.importOptions(f)
	if err != nil {
		return err
	}
	if f.dry && a.flags.json {
		return a.importRows(ctx, in, o)
	}
	look, err := a.importLook(ctx, in, o)
	if err != nil && look.rows == 0 {
		return err
	}
	look.cut = err != nil
	cut := err // the source broke off: what was before can be had
	t, err := a.importTarget(ctx, f, look)
	if err != nil {
		return err
	}
	if !a.flags.json {
		there, err := a.importThere(ctx, look, t)
		if err != nil {
			return err
		}
		a.showLook(look, t, there, cut)
	}
	switch {
	case f.dry:
		return cut
	case cut != nil && !f.yes:
		return cut
	case look.sum.Taken+look.sum.Doubtful == 0:
		return incident.Errorf(incident.CodeInvalid, "nothing in %s can be brought in", path).WithHint("name what it is with --format, and its columns with --map")
	}
	if ok, err := a.agreed(f, path); err != nil || !ok {
		return err
	}
	result, err := a.importWrite(ctx, in, o, look, t)
	if err != nil {
		return err
	}
	if err := a.sayImported(result, t); err != nil {
		return err
	}
	return cut
}

// agreed asks whether to go on, unless that was said already. Without a terminal there is nobody to ask.
func (a *app) agreed(f importFlags, path string) (bool, error) {
	if f.yes {
		return true, nil
	}
	if _, tty := terminal(a.in); !tty || path == "-" {
		return false, incident.Errorf(incident.CodeRefused, "nothing was brought in yet").WithHint("look at what would be done, then add --yes")
	}
	if err := a.buf.Flush(); err != nil {
		return false, err
	}
	_, _ = io.WriteString(a.errOut, "bring it in? y or n: ")
	var line [64]byte
	n, err := a.in.Read(line[:])
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	answer := strings.ToLower(strings.TrimSpace(string(line[:n])))
	if answer == "y" || answer == "yes" {
		return true, nil
	}
	a.say("note", "nothing was brought in")
	return false, nil
}

func (a *app) importOptions(f importFlags) (importer.Options, error) {
	o := importer.Options{Format: f.format, Channel: f.channel, Now: a.Now()}
	if f.tz != "" {
		zone, err := importZone(f.tz)
		if err != nil {
			return o, err
		}
		o.Zone = zone
	}
	for _, m := range f.columns {
		field, column, ok := strings.Cut(m, "=")
		if !ok || field == "" || column == "" {
			return o, usagef("for example: --map at=\"Date time\" --map text=Event", "--map %q is not FIELD=COLUMN", m)
		}
		if o.Map == nil {
			o.Map = map[string]string{}
		}
		o.Map[strings.ToLower(strings.TrimSpace(field))] = strings.TrimSpace(column)
	}
	return o, nil
}

// importZone reads a zone by its IANA name, or as an offset.
func importZone(s string) (*time.Location, error) {
	if t, err := time.Parse("-07:00", s); err == nil {
		_, offset := t.Zone()
		return time.FixedZone(s, offset), nil
	}
	zone, err := room.Zone(s)
	if err != nil {
		return nil, usagef("Europe/Berlin, UTC or +02:00", "--tz: there is no zone %q", s)
	}
	return zone, nil
}

// importInput opens what was named. Standard input is kept in a file first, for it is read twice.
func (a *app) importInput(path string) (in importer.Input, done func(), err error) {
	done = func() {}
	if path == "-" {
		return a.spool()
	}
	info, err := os.Stat(path)
	if err != nil {
		return in, done, incident.Errorf(incident.CodeNotFound, "%s cannot be read: %w", path, err).WithHint("name a file or a folder; - is standard input")
	}
	if info.IsDir() {
		return importer.Input{Name: path, Dir: os.DirFS(path)}, done, nil
	}
	if !info.Mode().IsRegular() {
		return in, done, incident.Errorf(incident.CodeInvalid, "%s is no regular file", path).WithHint("pipe it in: warroom import - < FILE")
	}
	f, err := os.Open(path)
	if err != nil {
		return in, done, incident.Errorf(incident.CodeNotFound, "%s cannot be opened: %w", path, err).WithHint("name a file you may read")
	}
	return importer.Input{Name: path, File: f, Size: info.Size()}, func() { _ = f.Close() }, nil // it was only read
}

func (a *app) spool() (in importer.Input, done func(), err error) {
	f, err := os.CreateTemp("", "warroom-import-*")
	if err != nil {
		return in, func() {}, incident.Errorf("", "there is no room to keep standard input: %w", err).WithHint("write it to a file and name that")
	}
	done = func() { _, _ = f.Close(), os.Remove(f.Name()) } // a file in the temporary folder that is left is the system's to clear
	size, err := io.Copy(f, a.in)
	if err != nil {
		done()
		return in, func() {}, incident.Errorf("", "standard input cannot be read: %w", err).WithHint("write it to a file and name that")
	}
	return importer.Input{Name: "-", File: f, Size: size}, done, nil
}
