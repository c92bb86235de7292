package ui

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/outbound"
)

// copyForm is how a text is copied.
type copyForm string

// The forms, as /copy names them.
const (
	asText     copyForm = ""
	asMarkdown copyForm = "md"
	asShort    copyForm = "short"
)

// told is what people read for a form.
func (c copyForm) told() string {
	switch c {
	case asMarkdown:
		return "as Markdown"
	case asShort:
		return "as a text message"
	}
	return "as text"
}

// write returns a message in the form.
func (c copyForm) write(d outbound.Draft, now time.Time, zone *time.Location) string {
	switch c {
	case asMarkdown:
		return outbound.Markdown(d, now, zone)
	case asShort:
		return outbound.Short(d, shortLimit, now, zone)
	}
	return outbound.Plain(d, now, zone)
}

// noCopy says why nothing can be copied here, "" when something can.
func (r *roomScreen) noCopy() string {
	if r.mode == ModeBrief {
		return ""
	}
	if c := r.planCard(); c == nil || c.Template != cards.Update || c.Redacted {
		return "no update is under the cursor: what goes out is written with /update"
	}
	return ""
}

// copyHere copies what is under the cursor, or the page that is open.
func (r *roomScreen) copyHere(as copyForm) tea.Cmd {
	if r.mode == ModeBrief {
		return r.copyBrief()
	}
	return r.copyUpdate(r.planCard(), as)
}

// copyUpdate puts an update on the clipboard of the terminal, if the gate lets it out. Sending it is the person's act.
func (r *roomScreen) copyUpdate(c *incident.Card, as copyForm) tea.Cmd {
	d := r.deskNow()
	if err := d.MayCopy(c); err != nil {
		r.fail(err, "not copied: ")
		return nil
	}
	text := as.write(d.Outbound(c), d.Now, r.zone)
	if strings.TrimSpace(text) == "" {
		r.msg = message{text: "not copied: there is nothing in it", hint: "write what they hear", bad: true}
		return nil
	}
	hint := "it was sent already"
	if c.Stage != cards.StageSent {
		hint = "sending it is yours; then > records that"
	}
	r.msg = message{text: "copied update #" + strconv.FormatUint(c.Seq, 10) + " " + as.told() + ", " + plural(utf8.RuneCountInString(text), "character"), hint: hint}
	return tea.SetClipboard(text)
}

// copyNamed is /copy #31 [md|short].
func (r *roomScreen) copyNamed(a capture.Args) tea.Cmd {
	as := asText
	seq := a.Seq
	for _, w := range a.Words {
		switch n := incident.Number(w); {
		case n != 0 && (seq == 0 || seq == n):
			seq = n
		case copyForm(strings.ToLower(w)) == asMarkdown, copyForm(strings.ToLower(w)) == asShort:
			as = copyForm(strings.ToLower(w))
		default:
			r.msg = message{text: "there is no form " + strconv.Quote(incident.OneLine(w, 20)), hint: "/copy #31, /copy #31 md, /copy #31 short", bad: true}
			return nil
		}
	}
	if seq == 0 {
		r.msg = message{text: "which update is copied?", hint: "/copy #31, by its number; or y on the customer desk", bad: true}
		return nil
	}
	c := r.state.Card(seq)
	if c == nil || c.Template != cards.Update || c.Redacted {
		r.msg = message{text: "there is no update #" + strconv.FormatUint(seq, 10), hint: "the customer desk lists them: /customer", bad: true}
		return nil
	}
	return r.copyUpdate(c, as)
}

// copy puts the update on the clipboard as it stands in the form, saved or not.
func (f *cardForm) copy() tea.Cmd {
	for _, in := range f.inputs {
		in.settle()
	}
	c, r := f.card(), f.room
	d := r.deskNow()
	if err := d.MayCopy(c); err != nil {
		f.fail(err, "not copied: ")
		return nil
	}
	text := outbound.Plain(d.Outbound(c), d.Now, r.zone)
	said := "copied as text, " + plural(utf8.RuneCountInString(text), "character") + ": sending it is yours"
	if f.dirty() {
		said += "; it is not saved yet: ctrl+s"
	}
	f.msg = message{text: said}
	return tea.SetClipboard(text)
}
