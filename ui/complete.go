package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
)

// complete fills in what the cursor stands behind; with nothing to complete it goes on to the notes.
func (r *roomScreen) complete() tea.Cmd {
	line, cursor := r.composer.text(), r.composer.cursor()
	from, found := capture.Complete(line, cursor, r.deskNow().Context(r.desk))
	switch {
	case len(found) == 0 && strings.TrimSpace(line[:cursor]) != "" && strings.ContainsAny(line[:1], "/@#"):
		r.tell("nothing to complete here")
		return nil
	case len(found) == 0 && r.editing != 0:
		r.tell("nothing to complete here")
		return nil
	case len(found) == 0:
		return r.browse()
	case len(found) == 1:
		r.composer.replace(from, found[0].Insert)
		return r.changed()
	}
	if more := common(found); len(more) > cursor-from {
		r.composer.replace(from, more)
	}
	var labels []string
	for _, c := range found {
		labels = append(labels, c.Label)
	}
	r.tell(strings.Join(labels, "  "))
	return r.changed()
}

// common returns what all completions begin with.
func common(found []capture.Completion) string {
	pre := found[0].Insert
	for _, c := range found[1:] {
		for !strings.HasPrefix(c.Insert, pre) {
			pre = pre[:len(pre)-1]
		}
	}
	return strings.ToValidUTF8(pre, "")
}
