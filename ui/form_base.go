package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"warroom/internal/incident"
)

// fieldset is what every form has: fields, one of which has the focus, and what was said last. huh keeps the fields in order and moves
// between them; they draw themselves, since huh hides the terminal's real cursor, and an input method needs that.
type fieldset struct {
	huh    *huh.Form
	fields []formField
	msg    message
	top    int // first row drawn
}

func newFieldset(fields []formField) fieldset {
	list := make([]huh.Field, len(fields))
	for i, field := range fields {
		list[i] = field
	}
	styles := huh.ThemeBase(true)
	f := huh.NewForm(huh.NewGroup(list...)).WithKeyMap(formKeys()).WithShowHelp(false).
		WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return styles }))
	_ = f.Init() // its commands only ask for what is known here already
	return fieldset{huh: f, fields: fields}
}

// formKeys are huh's keys without those that open an editor, filter six choices, or jump without telling the value.
func formKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	for _, b := range []*key.Binding{
		&k.Text.Editor, &k.Select.Filter, &k.Select.GotoTop, &k.Select.GotoBottom, &k.Select.HalfPageUp, &k.Select.HalfPageDown,
	} {
		b.SetEnabled(false)
	}
	k.Text.NewLine.SetKeys("alt+enter", "shift+enter", "ctrl+j")
	return k
}

// takes implements [keyTaker]: the field that has the focus may want a key that else moves on.
func (f *fieldset) takes(msg tea.KeyPressMsg) bool { return f.field().takes(msg) }

// edit hands a key or a paste to the field that has the focus.
func (f *fieldset) edit(msg tea.Msg) {
	f.msg = message{}
	_, _ = f.huh.Update(msg) // our fields have no commands
	if err := f.field().refused(); err != nil {
		f.fail(err, "")
	}
	if said := incident.Changed(f.field().cleaned()); said != "" {
		f.msg = message{text: said}
	}
}

// field is the one that has the focus.
func (f *fieldset) field() formField { return f.fields[f.index()] }

func (f *fieldset) index() int {
	focused := f.huh.GetFocusedField()
	for i, field := range f.fields {
		if huh.Field(field) == focused {
			return i
		}
	}
	return 0
}

func (f *fieldset) prev() {
	f.msg = message{}
	if f.index() > 0 {
		_ = f.huh.PrevField()
	}
}

// last reports whether the last field has the focus.
func (f *fieldset) last() bool { return f.index() == len(f.fields)-1 }

// focus moves to field i.
func (f *fieldset) focus(i int) {
	for range f.fields {
		switch at := f.index(); {
		case at < i:
			_ = f.huh.NextField()
		case at > i:
			_ = f.huh.PrevField()
		}
	}
}

func (f *fieldset) fail(err error, before string) {
	f.msg = message{text: before + err.Error(), hint: hintOf(err), bad: true}
}
