package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

func (a *app) showCommand() *cobra.Command {
	var at string
	c := a.command(spec{
		use:     "show [ID]",
		short:   "Show one incident as text",
		long:    "Show prints everything that is known about an incident now: its two ends, the goal, the round, the notes by hat, cards and people; --at as it was known then.",
		example: "warroom show\nwarroom show k7f3 --json\nwarroom show k7f3 --at \"2026-03-02 14:15\"",
		max:     1,
		run:     func(ctx context.Context, args []string) error { return a.show(ctx, args, at) },
	})
	a.atFlag(c, &at)
	c.ValidArgsFunction = a.completeIncident
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// named returns the id that stands as an argument or behind -i.
func (a *app) named(args []string) (string, error) {
	switch {
	case len(args) == 0:
		return a.flags.incident, nil
	case a.flags.incident != "" && a.flags.incident != args[0]:
		return "", usagef("leave one of them out", "two incidents are named: %s and %s", args[0], a.flags.incident)
	}
	return args[0], nil
}

func (a *app) show(ctx context.Context, args []string, at string) error {
	id, err := a.named(args)
	if err != nil {
		return err
	}
	m, err := a.stood(ctx, id, at)
	if err != nil {
		return err
	}
	templates := a.usable() // the incident is shown all the same: cards of others without their fields
	if a.flags.json {
		return a.printJSON(showOf(m, templates))
	}
	p := page{w: a.out, zone: zoneOf(m.Zone), app: a, now: m.now, templates: templates}
	p.head(m.id, m.State)
	p.rounds(m.State)
	p.notes(m.State)
	p.cards(m.State)
	p.people(m.State)
	return p.err
}

// page writes the text of one incident; after the first error it writes nothing more.
type page struct {
	w    io.Writer
	zone *time.Location
	app  *app
	now  time.Time // the moment that is shown
	err  error

	templates []cards.Template
}

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *page) when(t time.Time) string { return p.app.when(t, p.zone) }

// field writes a label and a value that may have several lines.
func (p *page) field(label, value string) {
	p.line("%-10s %s", label, strings.ReplaceAll(value, "\n", "\n"+strings.Repeat(" ", 11)))
}

func (p *page) head(id string, s incident.State) {
	p.line("%s", oneLine(s.Title))
	p.field("id", id)
	p.field("severity", sev(s.Severity))
	p.field("state", s.Word())
	p.field("declared", p.when(s.Declared)+" by "+s.DeclaredBy)
	p.field("business", p.end(s.Restored, "restored", s.RestoredWords))
	p.field("cause", p.end(s.Cured, "cured", s.CuredWords))
	if !s.Closed.IsZero() {
		how := p.when(s.Closed)
		if s.OpenEnded {
			how += ", open-ended"
		}
		p.field("closed", joined(how, s.CloseReason))
	}
	if s.Impact != "" {
		p.field("impact", s.Impact)
	}
	if s.Goal != nil {
		goal := s.Goal.Fields[cards.FieldGoal]
		if s.Goal.Redacted {
			goal = "[redacted]; warroom note '/goal SENTENCE' sets it anew"
		}
		p.field("goal", goal)
	}
	if s.Unknown > 0 {
		p.field("unknown", counted(s.Unknown, "event")+" of a newer version: kept, not shown")
	}
}

// end tells one of the two ends.
func (p *page) end(at time.Time, done, words string) string {
	if at.IsZero() {
		return "not " + done + " yet"
	}
	return joined(done+" "+p.when(at), words)
}

func joined(what, words string) string {
	if words == "" {
		return what
	}
	return what + ": " + words
}

func (p *page) rounds(s incident.State) {
	for i, r := range s.Rounds {
		p.line("")
		p.line("%s", joined(fmt.Sprintf("Round %d, order %s, opened %s", r.Number, r.Order, p.when(r.Opened)), r.Reason))
		on := i == len(s.Rounds)-1 && s.Closed.IsZero()
		for j, st := range r.Steps {
			mark := " "
			if on && j == r.Step {
				mark = ">"
			}
			p.line("%s%2d  %-28s %6s  %s", mark, j+1, st.Title(), clock(st.Length), counted(r.Walks[j].Notes, "note"))
		}
		if on {
			p.line("%s", hatLine(r, p.now))
		}
	}
}

// hatLine says which hat is on and how its time stands.
func hatLine(r *incident.Round, now time.Time) string {
	on := r.On()
	text := on.Title() + " is on"
	if on.Length == 0 {
		return text
	}
	left := r.Left(now).Truncate(time.Second)
	if left < 0 {
		return fmt.Sprintf("%s, over its time of %s by %s", text, clock(on.Length+r.Plus), clock(-left))
	}
	return fmt.Sprintf("%s, %s left of %s", text, clock(left), clock(on.Length+r.Plus))
}

func (p *page) notes(s incident.State) {
	byHat := map[hats.Hat][]*incident.Note{}
	for _, n := range happened(s.Notes) {
		byHat[n.Hat] = append(byHat[n.Hat], n)
	}
	for _, h := range append(hats.All(), otherHats(byHat)...) {
		if len(byHat[h]) == 0 {
			continue
		}
		p.line("")
		p.line("%s, %s", nameOf(h), counted(standing(byHat[h]), "note"))
		for _, n := range byHat[h] {
			p.note(n)
		}
	}
}

// standing counts the notes that were not retracted, as the steps of a round do.
func standing(notes []*incident.Note) int {
	n := 0
	for _, note := range notes {
		if !note.Gone {
			n++
		}
	}
	return n
}

// otherHats returns the hats of notes that a newer version wrote under one we do not know.
func otherHats(byHat map[hats.Hat][]*incident.Note) []hats.Hat {
	var out []hats.Hat
	for h := range byHat {
		if !h.Valid() {
			out = append(out, h)
		}
	}
	return out
}

func nameOf(h hats.Hat) string {
	if n := h.Name(); n != "" {
		return n
	}
	return string(h)
}

func (p *page) note(n *incident.Note) {
	text := n.Text
	if len(n.Tags) > 0 {
		text += " #" + strings.Join(n.Tags, " #")
	}
	var marks []string
	for _, m := range []struct {
		is   bool
		word string
	}{
		{n.Hat == hats.White && n.Kind != incident.Fact, string(n.Kind)},
		{n.UhOh, "got worse here"},
		{n.Starred, "starred"},
		{n.Late(), "written down " + p.when(n.Recorded)},
		{len(n.Edits) > 0, "edited"},
		{n.Gone, joined("retracted", n.GoneWhy)},
		{n.Redacted, "redacted"},
	} {
		if m.is {
			marks = append(marks, m.word)
		}
	}
	if len(marks) > 0 {
		text = strings.TrimLeft(text+" ("+strings.Join(marks, "; ")+")", " ")
	}
	head := fmt.Sprintf("  #%-4d %s  %s: ", n.Seq, p.when(n.At), cmp.Or(n.Voice(), "-"))
	p.line("%s%s", head, strings.ReplaceAll(text, "\n", "\n        "))
}

func (p *page) cards(s incident.State) {
	for _, c := range s.Cards {
		p.line("")
		p.card(c)
	}
}

func (p *page) card(c *incident.Card) {
	stage := c.Stage
	if c.Redacted {
		stage += ", redacted"
	}
	t, _ := cards.Find(p.templates, c.Template)
	p.line("#%d %s, %s, by %s %s", c.Seq, c.Template, stage, cmp.Or(writer(c.By, t), "-"), p.when(c.Opened))
	for _, f := range t.Fields {
		if v := c.Fields[f.Name]; v != "" {
			switch at, ok := c.Time(f.Name); {
			case f.Private:
				v = "private: in its form only"
			case t.Hidden(f.Name, c.Fields):
				v = "sealed until their answer is there"
			case f.Kind == cards.Time && ok:
				v = p.when(at)
			case f.Kind == cards.Span:
				v = incident.SpanValue(v)
			}
			p.line("  %s: %s", strings.ToLower(f.Label), strings.ReplaceAll(v, "\n", "\n    "))
		}
	}
}

func (p *page) people(s incident.State) {
	if len(s.People) == 0 {
		return
	}
	p.line("")
	p.line("People")
	for _, who := range s.People {
		text := "  " + who.Name
		for _, more := range []string{who.Seat, who.Party, who.Layer, incident.SenseWords(who.Sense)} {
			if more != "" {
				text += ", " + more
			}
		}
		if !who.Left.IsZero() {
			text += ", left " + p.when(who.Left)
		}
		p.line("%s", text)
	}
}
