package ui

import (
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
		r.returned = append(r.returned, &job{text: m.draft.Text, attached: m.draft.Attached, back: from + " is back in the line"})
		r.tell(from + " waits until this line is saved")
		r.giveNext()
	}
	return r.keepDraft()
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

// draft returns what would be lost if the program ended now: lines on their way to the disk, and the one being typed. The revision of
// a note comes back as the command that makes it.
func (r *roomScreen) draft() incident.Draft {
	var texts, pastes []string
	add := func(text, attached string, editing uint64) {
		if editing != 0 {
			text = revision(editing, text)
		}
		texts, pastes = append(texts, text), append(pastes, attached)
	}
	for _, j := range slices.Concat(r.jobs, r.returned) {
		add(j.text, j.attached, j.editing)
	}
	add(r.composer.text(), r.composer.attached, r.editing)
	if joinFilled(texts) == "" { // a line and a form never become one note
		texts = append(texts, r.formLine())
	}
	return incident.Draft{Text: joinFilled(texts), Attached: joinFilled(pastes)}
}

// formLine is what was changed in a form and is not saved, as the line that does the same; "" for none. Should the program end, it comes
// back in the composer.
func (r *roomScreen) formLine() string {
	f := r.unsavedForm()
	if f == nil {
		return ""
	}
	i := slices.IndexFunc(r.desk, func(c capture.Command) bool { return c.Name == f.t.Command && c.Shape == capture.ShapeCard })
	if i < 0 {
		return ""
	}
	values := map[string]string{}
	for _, in := range f.inputs {
		if !in.dirty() {
			continue
		}
		if v, err := in.read(); err == nil {
			values[in.of.Name] = v
		} else {
			values[in.of.Name] = in.text
		}
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
