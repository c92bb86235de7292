package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
	"warroom/internal/outbound"
	"warroom/internal/room"
)

// updateFlags say in which form an update is copied out, and where to.
type updateFlags struct {
	at, format, out string
	all, force      bool
}

// updateForms are the forms in which an update is copied out.
var updateForms = map[string]func(outbound.Draft, time.Time, *time.Location) string{
	"plain": outbound.Plain,
	"md":    outbound.Markdown,
	"short": func(d outbound.Draft, now time.Time, zone *time.Location) string {
		return outbound.Short(d, desk.MaxStatus, now, zone) + "\n"
	},
}

func (a *app) updateCommand() *cobra.Command {
	var f updateFlags
	c := a.command(spec{
		use:   "update [TEXT | '#NUMBER' ...]",
		short: "List the updates, write one, move it on, or copy it out",
		long: "Update lists the words to the customer, drafts and sent ones, with what holds them back. With words it is the line of the room without its slash: " +
			"TEXT is a new draft, with FIELD=VALUE; '#31' checked, '#31' sent take one on. '#31' --format writes it in the form in which it is sent, " +
			"plain, md or short (160 characters), to standard output or a file. Sending is yours: warroom records that it was. " +
			"What the gate refuses is refused (exit 3), with the words and what to write in their place; \"anyway: WHY\" behind the stage overrules it, but for a secret.",
		example: "warroom update\nwarroom update \"Half of the orders go through\" for=customer customer=Acme does=\"tells which orders to send again\" next=14:30\n" +
			"warroom update '#31' checked\nwarroom update '#31' --format md --out update.md\nwarroom update '#31' sent via=mail",
		max: -1,
		run: func(ctx context.Context, args []string) error {
			switch {
			case f.format != "" || f.out != "":
				return a.copyUpdate(ctx, args, f)
			case len(args) == 0:
				return a.listUpdates(ctx, f)
			}
			if err := onlyLooks(f.at); err != nil {
				return err
			}
			return a.note(ctx, []string{"/update " + typed(args)}, noteFlags{})
		},
	})
	c.Flags().StringVarP(&f.format, "format", "f", "", "copy it out as plain, md or short")
	c.Flags().StringVarP(&f.out, "out", "o", "", "the file to copy it to (else standard output)")
	c.Flags().BoolVar(&f.force, "force", false, "overwrite the file")
	c.Flags().BoolVar(&f.all, "all", false, "those that were withdrawn too")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"plain", "md", "short"}, cobra.ShellCompDirectiveNoFileComp))
	a.atFlag(c, &f.at)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// typed is what a shell took apart as a line again: a value with spaces, told="half of it", lost its quotes there.
func typed(args []string) string {
	out := slices.Clone(args)
	for i, arg := range out {
		name, value, ok := strings.Cut(arg, "=")
		if ok && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == "" && strings.ContainsAny(value, " \t\n") && !quoted(value) {
			out[i] = name + "=" + capture.Quote(value)
		}
	}
	return strings.Join(out, " ")
}

// quoted reports whether a value is in quotes as a whole; "never again" they said only begins with some.
func quoted(value string) bool {
	value = strings.ReplaceAll(value, `\"`, "")
	return len(value) > 1 && value[0] == '"' && strings.IndexByte(value[1:], '"') == len(value)-2
}

// updateJSON is a word to the customer. The names are a promise.
type updateJSON struct {
	Seq        uint64       `json:"seq"`
	Stage      string       `json:"stage"`
	Audience   string       `json:"audience"`
	Customer   *string      `json:"customer"`
	To         *string      `json:"to"`
	Text       string       `json:"text"`
	By         string       `json:"by"`
	ReviewedBy *string      `json:"reviewed_by"`
	NextAt     stamp        `json:"next_at"`
	Sent       stamp        `json:"sent"`
	Findings   []updateFind `json:"findings"` // of the gate, of one that is not sent
}

// updateFind is what the gate says. The names are a promise.
type updateFind struct {
	Rule  string  `json:"rule"`
	Level string  `json:"level"` // refuse or warn
	Field *string `json:"field"` // null: all of it
	Words *string `json:"words"`
	Why   string  `json:"why"`
	Swap  *string `json:"swap"`
}

func updateOf(c *incident.Card, o room.Outside) updateJSON {
	v := updateJSON{
		Seq: c.Seq, Stage: c.Stage, Audience: cmp.Or(c.Fields[cards.FieldAudience], cards.Internal), Customer: some(c.Fields[cards.FieldCustomer]), To: some(c.Fields[cards.FieldTo]),
		Text: c.Fields[cards.Update], By: c.By, ReviewedBy: some(c.Fields[cards.FieldReviewedBy]), Findings: []updateFind{},
	}
	next, _ := c.Time(cards.FieldNextAt)
	v.NextAt = stamp(next)
	switch c.Stage {
	case cards.StageSent:
		v.Sent = stamp(room.SentAt(c))
	case cards.StageWithdrawn:
	default:
		draft := o.Draft(c)
		for _, f := range o.Check(c) {
			words := f.Words(draft)
			if f.Rule == outbound.Secret {
				words = "" // it is not repeated
			}
			v.Findings = append(v.Findings, updateFind{string(f.Rule), string(f.Level), some(string(f.Field)), some(words), f.Why, some(f.Swap)})
		}
	}
	return v
}

func (a *app) listUpdates(ctx context.Context, f updateFlags) error {
	m, err := a.stood(ctx, a.flags.incident, f.at)
	if err != nil {
		return err
	}
	o, zone := a.outsideDesk(m).Outside(nil), zoneOf(m.Zone)
	rows := []updateJSON{}
	t := table{{"NUMBER", "STAGE", "FOR", "SENT", "NEXT", "GATE", "TEXT"}}
	for _, c := range m.CardsOf(cards.Update) {
		if c.Redacted || c.Stage == cards.StageWithdrawn && !f.all {
			continue
		}
		u := updateOf(c, o)
		rows = append(rows, u)
		t = append(t, []string{
			"#" + strconv.FormatUint(u.Seq, 10), u.Stage, u.Audience, a.when(time.Time(u.Sent), zone), a.when(time.Time(u.NextAt), zone), gateWord(u, room.Overruled(c) != ""), incident.OneLine(u.Text, 80),
		})
	}
	if a.flags.json {
		return a.printJSON(rows)
	}
	if len(rows) == 0 {
		a.say("note", "no update is written yet")
		return nil
	}
	return a.printTable(t, nil)
}

// gateWord says what the gate makes of an update: what stops it, in words, unless that was overruled.
func gateWord(u updateJSON, overruled bool) string {
	if u.Stage == cards.StageSent || u.Stage == cards.StageWithdrawn {
		return "-"
	}
	var held []string
	for _, f := range u.Findings {
		if word := outbound.Rule(f.Rule).Words(); f.Level == string(outbound.Refuse) && !slices.Contains(held, word) {
			held = append(held, word)
		}
	}
	switch {
	case len(held) == 0:
		return "passes"
	case overruled:
		return "overruled: " + strings.Join(held, ", ")
	}
	return "held: " + strings.Join(held, ", ")
}

// copyUpdate writes an update in the form in which it is sent, if it passes the gate.
func (a *app) copyUpdate(ctx context.Context, args []string, f updateFlags) error {
	form, ok := updateForms[cmp.Or(f.format, "plain")]
	if !ok {
		return usagef("plain, md or short", "there is no form %q", f.format)
	}
	if len(args) != 1 || incident.Number(args[0]) == 0 || strings.Contains(args[0], " ") {
		return usagef("for example: warroom update '#31' --format md --out update.md", "which update is copied out?")
	}
	m, err := a.stood(ctx, a.flags.incident, f.at)
	if err != nil {
		return err
	}
	c := m.Card(incident.Number(args[0]))
	if c == nil || c.Template != cards.Update || c.Redacted {
		return incident.Errorf(incident.CodeNotFound, "%s is no update in %s", args[0], titled(m.Title)).WithHint("warroom update lists them")
	}
	d := a.outsideDesk(m)
	if err := d.MayCopy(c); err != nil {
		return err
	}
	text := form(d.Outbound(c), m.now, d.Zone)
	size, err := a.writeWhole(cmp.Or(f.out, "-"), f.force, func(w io.Writer) error {
		_, err := printable{w}.Write([]byte(text))
		return err
	})
	if err != nil || cmp.Or(f.out, "-") == "-" {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s: %d bytes, update #%d; when it is sent: warroom update '#%d' sent via=CHANNEL\n", f.out, size, c.Seq, c.Seq)
	return err
}
