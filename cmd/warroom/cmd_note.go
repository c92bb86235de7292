package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// noteFlags say what a line does not say itself: what stands in the line is stronger.
type noteFlags struct {
	hat, kind, at, who string
	plain, whole       bool
	ahead              bool
	yes                bool // a step with no way back is meant
}

func (a *app) noteCommand() *cobra.Command {
	var f noteFlags
	c := a.command(spec{
		use:   "note TEXT | -",
		short: "Write a note down, or give a command of the room",
		long: "Note reads one line as the composer of the console does: k: TEXT is a note under Black, 14:02 TEXT happened then, @dba TEXT was said by dba, " +
			"/goal TEXT sets the goal. Quote the text, for a shell has its own plans with ? ~ ! # and quotes.\n" +
			"With - every line of standard input is a note; those that cannot be read are reported, and the others are kept.",
		example: "warroom note \"k: the restore overwrites 40 minutes of writes\"\n" +
			"tail -f /var/log/app.log | warroom note --hat white -\n" +
			"kubectl describe pod web-1 | warroom note --whole -\n" +
			"warroom note \"/decide Ana by 14:30: fail over to the replica\"",
		min: 1, max: -1, wants: "the text",
		run: func(ctx context.Context, args []string) error { return a.note(ctx, args, f) },
	})
	c.Flags().StringVar(&f.hat, "hat", "", "the hat, by name or letter (else the one that is on)")
	c.Flags().StringVar(&f.kind, "kind", "", "what a White note is: fact, reported, assumption, unknown")
	c.Flags().StringVar(&f.at, "at", "", "when it happened: 14:02, -5m, \"yesterday 23:50\", 2026-01-02T14:02:33Z")
	c.Flags().StringVar(&f.who, "who", "", "who said it (else you)")
	c.Flags().BoolVar(&f.ahead, "ahead", false, "the time in the line may be still to come; the timeline marks it")
	c.Flags().BoolVar(&f.plain, "plain", false, "take the text as it is: no prefixes, no commands")
	c.Flags().BoolVar(&f.whole, "whole", false, "with -: all of standard input is one note, taken as it is")
	_ = c.RegisterFlagCompletionFunc("hat", cobra.FixedCompletions(hatWords(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(kindWords(), cobra.ShellCompDirectiveNoFileComp))
	c.Flags().BoolVar(&f.yes, "yes", false, yesHelp)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

func (a *app) note(ctx context.Context, args []string, f noteFlags) error {
	piped := len(args) == 1 && args[0] == "-"
	if f.whole && !piped {
		return usagef("warroom note --whole -", "--whole needs a - for standard input")
	}
	r, s, err := a.enter(ctx, a.flags.incident)
	if err != nil {
		return err
	}
	given, err := a.given(f, s.Zone)
	if err != nil {
		return err
	}
	text := ""
	switch {
	case f.whole:
		if text, err = readWhole(a.in); err != nil {
			return err
		}
	case piped:
		return a.pipe(ctx, r, given)
	default:
		text = a.lineOf(args, f.plain)
	}
	cmd, changes, err := a.readLine(a.desk(s, r.By(), given), text)
	if err != nil {
		return err
	}
	if err := a.sureToCross(cmd, f.yes); err != nil {
		return err
	}
	s, events, err := r.Prepare(cmd).Run(ctx)
	if err != nil {
		return err
	}
	if len(changes) > 0 {
		a.say("note", incident.Changed(changes))
	}
	if err := a.printDone(s, events); err != nil {
		return err
	}
	a.secretsIn(r.ID(), events, 1)
	return nil
}

// lineOf makes one line of arguments.
func (a *app) lineOf(args []string, plain bool) string {
	if plain || len(args) < 2 || !strings.HasPrefix(args[0], "/") {
		return strings.Join(args, " ")
	}
	templates, _ := a.templates() // of a file that cannot be used the reading of the line tells
	return joinArgs(args, room.Commands(templates))
}

// given is what the flags say, understood.
type given struct {
	hat   hats.Hat
	kind  incident.NoteKind
	at    time.Time
	who   string
	plain bool
	ahead bool
	yes   bool
}

func (a *app) given(f noteFlags, zone string) (given, error) {
	g := given{kind: incident.NoteKind(strings.ToLower(f.kind)), who: f.who, plain: f.plain || f.whole, ahead: f.ahead, yes: f.yes}
	var ok bool
	if g.hat, ok = hats.Parse(f.hat); !ok && f.hat != "" {
		return g, usagef(strings.Join(hatWords(), ", "), "--hat: there is no hat %q", f.hat)
	}
	if g.kind != "" && !g.kind.Valid() {
		return g, usagef(strings.Join(kindWords(), ", "), "--kind: there is no kind %q", f.kind)
	}
	if g.kind != "" && g.hat == "" {
		g.hat = hats.White
	}
	if g.kind != "" && g.hat != hats.White {
		return g, usagef("leave --kind out, or say --hat white", "--kind is for White notes, not for %s", g.hat.Name())
	}
	var err error
	g.at, err = a.past("at", f.at, zone)
	return g, err
}

func hatWords() []string {
	var words []string
	for _, h := range hats.All() {
		words = append(words, string(h))
	}
	return words
}

func kindWords() []string {
	var words []string
	for _, k := range incident.NoteKinds() {
		words = append(words, string(k.Kind))
	}
	return words
}

// lineDesk is where lines are read, and what the flags said.
type lineDesk struct {
	room.Desk
	given   given
	context capture.Context
}

// desk is set up once for many lines. The orders are read from their file for the command that needs them, and only then.
func (a *app) desk(s incident.State, by string, g given) lineDesk {
	d := lineDesk{Desk: room.Desk{State: s, By: by, Now: a.Now(), Ahead: g.ahead, Orders: hats.Builtin(), Templates: cards.Builtin()}, given: g}
	d.context = d.Context(capture.Table())
	if g.hat != "" {
		d.context.Hat = string(g.hat)
	}
	return d
}

// readLine turns a line into the command it asks for, and says what was changed in a note's text to make it fit to be stored.
func (a *app) readLine(d lineDesk, text string) (incident.Command, []string, error) {
	line := capture.Line{Text: text}
	if !d.given.plain {
		var err error
		if strings.HasPrefix(strings.TrimSpace(text), "/") { // a note does without the templates
			d.Templates = a.usable()
			d.context.Commands = room.Commands(d.Templates)
			d.context.Cards = d.Numbers() // of one's own templates too
		}
		if line, err = capture.Parse(text, d.context); err != nil {
			return nil, nil, err
		}
	}
	if line.Command != "" {
		cmd, err := a.readCommand(d, line)
		return cmd, nil, err
	}
	if line.UhOh { // it opens a call, and a file that cannot be used keeps nobody from writing
		pace, err := a.pace()
		if err != nil {
			a.say("note", err.Error())
		}
		d.CallWithin = pace.Call
	}
	cmd, err := d.Read(d.given.complete(line))
	if err != nil {
		return nil, nil, err
	}
	c, err := incident.Clean(line.Text, incident.NoteField())
	return cmd, c.Changes, err
}

// complete fills in from the flags what a note's line leaves open.
func (g given) complete(l capture.Line) capture.Line {
	if l.Hat == "" {
		l.Hat = string(g.hat)
		if kind := string(g.kind); kind != "" {
			l.NoteKind = kind
		}
	}
	if l.At.IsZero() {
		l.At = g.at
	}
	if l.Who == "" {
		l.Who = g.who
	}
	return l
}

// readCommand reads a /command. The screen's own commands do not work here, and flags for notes do not either, save --at for a
// command that has a time.
func (a *app) readCommand(d lineDesk, l capture.Line) (incident.Command, error) {
	g := d.given
	if !d.Reads(l.Command) {
		hint, ok := elsewhere[l.Command]
		if !ok {
			hint = "it works in the console: warroom"
		}
		return nil, incident.Errorf(incident.CodeRefused, "/%s does not work in a shell", l.Command).WithHint(hint)
	}
	timed := l.Command == "restored" || l.Command == "cured"
	if timed && l.Args.At.IsZero() {
		l.Args.At = g.at
	}
	if g.hat != "" || g.who != "" || !g.at.IsZero() && !timed {
		return nil, usagef("leave the flags out: warroom note \"/"+l.Command+" ...\"", "--hat, --kind, --who and --at are for notes, not for /%s", l.Command)
	}
	if l.Command == "round" || l.Command == "pivot" {
		var err error
		if d.Orders, err = a.orders(); err != nil {
			return nil, err
		}
	}
	return d.Read(l)
}

// elsewhere names what does in a shell what a command of the screen does.
var elsewhere = map[string]string{
	"declare": "warroom declare \"TITLE\"",
	"lobby":   "warroom list",
	"who":     "warroom show",
	"owed":    "warroom owed",
	"order":   "a new round takes an order: warroom note /round NAME",
	"form":    "warroom card WORD FIELD=VALUE; warroom card --templates lists the words and fields",
	"help":    "warroom note --help",
	"prompt":  "warroom hat",
}

// wholeMax is how much of standard input is read for one note: more than a note may have, so that the limit is told by name.
const wholeMax = 4 << 20

func readWhole(in io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(in, wholeMax))
	if err != nil {
		return "", fmt.Errorf("standard input cannot be read: %w", err)
	}
	return string(b), nil
}

type doneJSON struct {
	Seq  uint64 `json:"seq"`
	Kind string `json:"kind"`
	Said string `json:"said"`
}

// printDone tells what one line recorded: the note, or for a command what became of it.
func (a *app) printDone(s incident.State, events []incident.Event) error {
	if len(events) == 0 {
		return nil
	}
	zone := zoneOf(s.Zone)
	if !a.flags.json {
		said := room.SaidIn(s, events, a.Now(), zone)
		_, err := fmt.Fprintln(a.out, strings.Replace(said, "; /goal SENTENCE makes", `; warroom note "/goal SENTENCE" makes`, 1))
		return err
	}
	if n := s.Note(events[0].Seq); n != nil {
		return a.printJSON(noteOf(n))
	}
	return a.printJSON(doneJSON{Seq: events[0].Seq, Kind: string(events[0].Kind), Said: room.Said(s, events, a.Now(), zone)})
}
