package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// pageForm is the one form of a page for the customer.
const pageForm = "md"

// exportPage writes the page of an incident for the customer, or refuses it with the line that keeps it back.
func (a *app) exportPage(ctx context.Context, args []string, f exportFlags) error {
	switch {
	case f.audience != cards.ToCustomer:
		return usagef("--audience "+cards.ToCustomer, "there is no audience %q", f.audience)
	case f.format != formBundle && f.format != pageForm || f.roles || f.redacted:
		return usagef("warroom export --audience "+cards.ToCustomer+" -o FILE", "what is for the customer is %s, and goes with no other form or rule", pageForm)
	}
	id, err := a.named(args)
	if err != nil {
		return err
	}
	m, err := a.stood(ctx, id, "")
	if err != nil {
		return err
	}
	d := a.outsideDesk(m)
	lines := d.Page()
	if err := room.RefuseLeaks("the page", lines, d.Outside(nil).Leaks(lines)); err != nil {
		return err
	}
	out := f.out
	if out == "" {
		out = filepath.Base(m.id) + "-" + cards.ToCustomer + ".md"
	}
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(line.Text + "\n")
	}
	size, err := a.writeWhole(out, f.force, func(w io.Writer) error {
		_, err := printable{w}.Write([]byte(b.String()))
		return err
	})
	if err != nil || out == "-" {
		return err
	}
	if a.flags.json {
		return a.printJSON(exportJSON{m.id, pageForm, out, size, int(m.Seq), m.Chain.String()})
	}
	return a.sayWritten(out, size, incident.Summary{ID: m.id, Title: m.Title})
}
