package ui

import (
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/incident"
)

// takeDraft gives back what was being written. When something else stands in the line by now it waits until that is saved: words of two
// lines never become one note. A second answer, of a read that was asked for twice, is dropped.
func (r *roomScreen) takeDraft(m draftMsg) tea.Cmd {
	if r.draftRead {
		return nil
	}
	r.draftRead = m.err == nil || incident.CodeOf(m.err) == incident.CodeCorrupt
	if m.err != nil {
		r.fail(m.err, "the draft cannot be read: ")
		return nil // it is tried again when the line changes
	}
	if !m.draft.Empty() {
		from := "your draft from " + r.when(m.draft.Saved)
		r.returned = append(r.returned, drafted(m.draft, from)...)
		r.tell(from + " waits until this line is saved")
		r.giveNext()
	}
	return r.keepDraft()
}

// drafted are the lines of a draft as they are given back, one after another: each says how many still wait.
func drafted(d incident.Draft, from string) []*job {
	lines := d.Lines()
	jobs := make([]*job, len(lines))
	for i, l := range lines {
		back := from + " is back in the line"
		if i > 0 {
			back = "the next line of " + back
		}
		switch left := len(lines) - 1 - i; left {
		case 0:
		case 1:
			back += "; one more comes when it is saved"
		default:
			back += "; " + itoa(left) + " more come when it is saved"
		}
		jobs[i] = &job{text: l.Text, attached: l.Attached, back: back}
	}
	return jobs
}

// touched notes that the draft has to be kept, and when.
func (r *roomScreen) touched() tea.Cmd {
	r.dirty = true
	if r.app.cfg.DraftWait <= 0 {
		return r.keepDraft()
	}
	if r.waiting {
		return nil
	}
	r.waiting = true
	return tea.Tick(r.app.cfg.DraftWait, func(time.Time) tea.Msg { return draftDueMsg{from{r}} })
}

// draft returns what would be lost if the program ended now: lines on their way to the disk, the one being typed, those that wait for it,
// and what was typed into forms, saved at this moment or not. Each stays a line of its own. The revision of a note comes back as the
// command that makes it.
func (r *roomScreen) draft() incident.Draft {
	var lines []incident.DraftLine
	add := func(text, attached string, editing uint64) {
		if editing != 0 {
			text = revision(editing, text)
		}
		lines = append(lines, incident.DraftLine{Text: text, Attached: attached})
	}
	for _, j := range r.jobs {
		add(j.text, j.attached, j.editing)
	}
	add(r.composer.text(), r.composer.attached, r.editing)
	for _, j := range r.returned {
		add(j.text, j.attached, j.editing)
	}
	for _, name := range slices.Sorted(maps.Keys(r.forms)) {
		add(r.formLine(r.forms[name]), "", 0)
	}
	return incident.NewDraft(lines...)
}

// formLine is what was changed in a form and is not in the log, as the line that does the same; "" for nothing. A card that no word of the
// line writes is kept as plain words, field by field.
func (r *roomScreen) formLine(f *cardForm) string {
	if !f.dirty() {
		return ""
	}
	values := map[string]string{}
	var plain []string
	for _, in := range f.inputs {
		if !in.dirty() {
			continue
		}
		v, err := in.read()
		if err != nil {
			v = in.text
		}
		values[in.of.Name] = v
		plain = append(plain, in.of.Label+": "+in.text)
	}
	i := slices.IndexFunc(r.desk, func(c capture.Command) bool { return c.Name == f.t.Command && c.Shape == capture.ShapeCard })
	if i < 0 {
		return f.name() + "\n" + strings.Join(plain, "\n")
	}
	return capture.FormatFields(r.desk[i], f.ref, values, r.zone)
}

func joinFilled(parts []string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, "\n")
}

// keepDraft stores the draft if it changed; never before the one that is stored was read, which it would overwrite.
func (r *roomScreen) keepDraft() tea.Cmd {
	switch {
	case !r.dirty || r.keeping > 0: // one at a time, so that an older one cannot come in last
		return nil
	case !r.draftRead:
		return r.loadDraft()
	}
	r.dirty = false
	r.keeping++
	d, rm, ctx := r.draft(), r.room, r.app.ctx
	return func() tea.Msg { return draftKeptMsg{from{r}, rm.SaveDraft(ctx, d)} }
}

func (r *roomScreen) loadDraft() tea.Cmd {
	rm, ctx := r.room, r.app.ctx
	return func() tea.Msg {
		d, err := rm.Draft(ctx)
		return draftMsg{from{r}, d, err}
	}
}
