package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/internal/secrets"
)

type redactFlags struct {
	reason     string
	names, yes bool
}

// outOfReach is what no redaction can do, said with every one.
const outOfReach = "out of reach: backups, exports, what a terminal has scrolled by, the old file's blocks on the disk, copies elsewhere. " +
	"A password that was seen is still to be changed."

func (a *app) redactCommand() *cobra.Command {
	var f redactFlags
	c := a.command(spec{
		use:   "redact ID NUMBER...",
		short: "Take a pasted secret out of the file for good",
		long: "Redact takes the words of a note or a card out of the log and its file: every reading of it, and the drafts that repeat them. " +
			"What stays is that something was there, when, and who took it out and why; the log still verifies. It cannot be undone.\n" +
			"It does not reach backups, exports, what a terminal has scrolled by, the blocks of the old file on the disk, or copies elsewhere.",
		example: "warroom redact k7f3 12 --reason \"a password was pasted\"\nwarroom redact k7f3 12 13 --yes",
		min:     2, max: -1, wants: "an incident or a number",
		run: func(ctx context.Context, args []string) error { return a.redact(ctx, args, f) },
	})
	c.Flags().StringVar(&f.reason, "reason", "", "why; this stays in the log")
	c.Flags().BoolVar(&f.names, "names", false, "who wrote and who said it goes too")
	c.Flags().BoolVar(&f.yes, "yes", false, "do not ask")
	c.ValidArgsFunction = a.completeIncident
	return c
}

func (a *app) redact(ctx context.Context, args []string, f redactFlags) error {
	refs, err := readNumbers(args[1:])
	if err != nil {
		return err
	}
	if hits := secrets.Find(f.reason); len(hits) > 0 {
		return usagef("say why without the secret itself", "--reason looks like %s, and it stays in the log", hits[0].Name)
	}
	r, s, err := a.enter(ctx, args[0])
	if err != nil {
		return err
	}
	if refs, err = originals(s, refs, f); err != nil { // all of them, before the first is gone
		return err
	}
	if err := a.sure(fmt.Sprintf("the words of %s in %q go for good", numbers(refs), s.Title), f.yes); err != nil {
		return err
	}
	a.sayChanges("reason", f.reason, incident.ReasonField())
	too := a.repeats(s, refs) // before they are gone
	for _, ref := range refs {
		if _, err := r.Redact(ctx, ref, f.reason, f.names); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(a.out, "redacted #%d in %q: its words are gone from the log and the file\n", ref, oneLine(s.Title)); err != nil {
			return err
		}
	}
	if len(too) > 0 {
		a.say("warning", "the same words stand in "+numbers(too)+" too: look there, then warroom redact "+r.ID()+" "+strings.NewReplacer(",", "", "#", "").Replace(numbers(too)))
	}
	_, err = fmt.Fprintln(a.out, outOfReach)
	return err
}

// repeats returns the numbers of notes and cards besides refs in which words of these stand too. A file of templates that cannot be read
// keeps nobody from taking words out.
func (a *app) repeats(s incident.State, refs []uint64) []uint64 {
	templates, err := a.templates()
	if err != nil {
		templates = cards.Builtin()
	}
	var out []uint64
	for _, ref := range refs {
		out = append(out, s.Repeats(ref, templates)...)
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(seq uint64) bool { return slices.Contains(refs, seq) })
}

func readNumbers(words []string) ([]uint64, error) {
	refs := make([]uint64, len(words))
	for i, w := range words {
		n, err := strconv.ParseUint(strings.TrimPrefix(w, "#"), 10, 64)
		if err != nil || n == 0 {
			return nil, usagef("the number stands beside the note: warroom show", "%q is not the number of a note", w)
		}
		refs[i] = n
	}
	return refs, nil
}

// originals returns the numbers of the notes and cards that refs are about, each once.
func originals(s incident.State, refs []uint64, f redactFlags) ([]uint64, error) {
	var out []uint64
	for _, ref := range refs {
		events, err := incident.Decide(s, incident.Redact{Ref: ref, Reason: f.reason, Names: f.names}, s.Last)
		if err != nil {
			return nil, err
		}
		if first := events[0].Ref; !slices.Contains(out, first) {
			out = append(out, first)
		}
	}
	return out, nil
}

func numbers(refs []uint64) string {
	words := make([]string, len(refs))
	for i, ref := range refs {
		words[i] = "#" + strconv.FormatUint(ref, 10)
	}
	return strings.Join(words, ", ")
}

// sure asks a person whether what cannot be undone is meant.
func (a *app) sure(what string, yes bool) error {
	if yes {
		return nil
	}
	said, asked, err := a.askYes(what + ", and cannot come back")
	switch {
	case !asked:
		return usagef("say it with --yes", "%s, and nobody is there to be asked", what)
	case err != nil || said:
		return err
	}
	return incident.Errorf("", "nothing was redacted").WithHint("type the word yes, or use --yes")
}

const yesHelp = "do not ask before a stage with no way back"

// sureToCross asks whether a stage with no way back is meant: what takes two keys in the room takes a second word here.
func (a *app) sureToCross(cmd incident.Command, yes bool) error {
	stage := room.NoWayBack(cmd)
	if yes || stage == "" {
		return nil
	}
	said, asked, err := a.askYes("there is no way back behind " + strconv.Quote(stage))
	switch {
	case err != nil || said:
		return err
	case !asked:
		return incident.Errorf(incident.CodeRefused, "there is no way back behind %q, and nobody is there to be asked", stage).WithHint("say it with --yes")
	}
	return incident.Errorf(incident.CodeRefused, "not crossed: it stays where it was").WithHint("type the word yes, or use --yes")
}

// askYes puts a question to whoever sits at the terminal, and reports whether they typed yes; asked is false where nobody does.
func (a *app) askYes(question string) (said, asked bool, err error) {
	if _, ok := terminal(a.in); !ok {
		return false, false, nil
	}
	fmt.Fprintf(a.errOut, "%s. Type yes: ", question)
	answer, err := bufio.NewReader(io.LimitReader(a.in, 1<<10)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, true, fmt.Errorf("standard input cannot be read: %w", err)
	}
	return strings.TrimSpace(answer) == "yes", true, nil
}

// secretsIn warns of what looks like a credential in what was just recorded, once for each event; it returns how often it did.
func (a *app) secretsIn(id string, events []incident.Event, most int) (warned int) {
	for _, e := range events {
		name := secretOf(e)
		if name == "" || warned == most {
			continue
		}
		warned++
		ref := e.Seq
		switch e.Kind {
		case incident.KindRevised, incident.KindCardFilled, incident.KindCardMoved, incident.KindRetracted:
			ref = e.Ref
		case incident.KindNote, incident.KindCardOpened:
		default:
			a.say("warning", "this looks like "+name+", and stays: only notes and cards can be redacted")
			continue
		}
		a.say("warning", fmt.Sprintf("this looks like %s: warroom redact %s %d takes it out", name, id, ref))
	}
	return warned
}

// secretOf says what of an event looks like a credential, "" for nothing.
func secretOf(e incident.Event) string {
	if hits := secrets.Find(e.Text); len(hits) > 0 {
		return hits[0].Name
	}
	for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
		if hits := secrets.Find(e.Fields[name]); len(hits) > 0 {
			return hits[0].Name
		}
	}
	return ""
}
