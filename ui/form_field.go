package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"warroom/internal/incident"
	"warroom/ui/widget"
)

// formField is a field of huh that draws itself and has a real cursor.
type formField interface {
	huh.Field
	label() string
	help() string
	takes(tea.KeyPressMsg) bool // the field itself wants this key, though the form has a meaning for it
	valid() error               // why what stands there cannot stay
	refused() error             // why the last key or paste was not taken
	cleaned() []string          // what was changed in the last paste
	mark() fieldMark
	draw(t *Theme, w int, focused bool) ([]string, *tea.Cursor)
}

// fieldMark is how much a field matters now.
type fieldMark struct {
	need   string // why it is asked for, "" where it is not
	sign   string // how the gate marks it, "" where it does not
	quiet  bool   // it may as well stay empty
	hidden bool   // it is not asked for yet: nothing of it is drawn
	brief  bool   // nothing stands in it: on a narrow screen its label does, unless it has the focus
}

// textSpec says what a text field is for.
type textSpec struct {
	label, help string
	limits      incident.Field
	rows        int                // it may grow to
	list        bool               // enter starts a new line unless the line is empty
	check       func(string) error // besides the limits; nil for none
}

// textField takes text with the composer's habits. Of [huh.Text] it has all that is not typing.
type textField struct {
	*huh.Text
	spec    textSpec
	value   *string
	line    composer
	dropped error
	changes []string
}

func newTextField(value *string, spec textSpec) *textField {
	t := &textField{Text: huh.NewText().ExternalEditor(false), spec: spec, value: value, line: newComposer()}
	t.line.set(*value, "")
	return t
}

func (t *textField) label() string { return t.spec.label }
func (t *textField) help() string  { return t.spec.help }

// Init implements [huh.Model].
func (t *textField) Init() tea.Cmd { return nil }

// Focus implements [huh.Field].
func (t *textField) Focus() tea.Cmd { return nil }

// Blur implements [huh.Field].
func (t *textField) Blur() tea.Cmd { return nil }

// Error implements [huh.Field].
func (t *textField) Error() error { return t.valid() }

// GetValue implements [huh.Field].
func (t *textField) GetValue() any { return *t.value }

// View implements [huh.Model]. The form draws its fields itself.
func (t *textField) View() string { return "" }

// Update implements [huh.Model].
func (t *textField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		t.dropped, t.changes = nil, nil
		t.paste(msg.Content)
	case tea.KeyPressMsg:
		t.dropped, t.changes = nil, nil
		switch msg.String() {
		case "enter", "alt+enter", "shift+enter", "ctrl+j":
			if t.spec.limits.Lines {
				t.line.newline()
			}
		default:
			t.line.key(msg)
		}
	}
	*t.value = t.line.text()
	return t, nil
}

// paste takes a paste as far as the field's limit lets anybody mend it; a longer one is refused whole, so that it is not cut unseen.
func (t *textField) paste(text string) {
	limits := t.spec.limits
	limits.Required = false
	if len(text) > pasteBytes || len(text) > 4*limits.Max {
		t.dropped = incident.Errorf(incident.CodeInvalid, "the paste has %d bytes, and a %s at most %d: nothing of it was taken", len(text), limits.Name, limits.Max).
			WithHint("a long text belongs into a note, once the incident is declared")
		return
	}
	limits.Max = 0
	c, err := incident.Clean(text, limits)
	if err != nil {
		t.dropped = err
		return
	}
	t.changes = c.Changes
	t.line.paste(c.Text)
}

// takes keeps enter for the list of people as long as a name stands on the line, new lines for every text that may have them, and
// up and down until the text ends there.
func (t *textField) takes(msg tea.KeyPressMsg) bool {
	area := &t.line.area
	switch msg.String() {
	case "alt+enter", "shift+enter", "ctrl+j":
		return true
	case "enter":
		lines := strings.Split(*t.value, "\n")
		return t.spec.list && strings.TrimSpace(lines[min(area.Line(), len(lines)-1)]) != ""
	case "up":
		return area.Line() > 0 || area.LineInfo().RowOffset > 0
	case "down":
		return area.Line() < area.LineCount()-1 || area.LineInfo().RowOffset < area.LineInfo().Height-1
	}
	return false
}

func (t *textField) mark() fieldMark   { return fieldMark{} }
func (t *textField) refused() error    { return t.dropped }
func (t *textField) cleaned() []string { return t.changes }

func (t *textField) valid() error {
	if _, err := incident.Clean(*t.value, t.spec.limits); err != nil {
		return err
	}
	if t.spec.check != nil {
		return t.spec.check(*t.value)
	}
	return nil
}

func (t *textField) draw(th *Theme, w int, focused bool) ([]string, *tea.Cursor) {
	grow(&t.line.area, w-1, t.spec.rows)
	rows, cursor := t.line.view()
	bar := th.Line
	if focused {
		bar = th.Accent
	}
	for i, row := range rows {
		rows[i] = bar.Render("▏") + row
	}
	if cursor != nil {
		cursor.X++
	}
	if lines := strings.Count(t.line.area.Value(), "\n") + 1; lines > t.spec.rows {
		rows = append(rows, bar.Render("▏")+th.Muted.Render("… "+itoa(lines)+" lines in all, the cursor scrolls"))
	}
	return rows, cursor
}

// grow fits a text area to w cells and to the rows its text needs, at most limit. The area works that out itself, by its own rules of
// wrapping, while it may set its height; it also scrolls back to what fits again.
func grow(a *textarea.Model, w, limit int) {
	a.DynamicHeight, a.MaxHeight = true, limit
	a.SetWidth(max(w, 4))
	a.DynamicHeight, a.MaxHeight = false, 0
}

// choice is one of a few answers, and the key that picks it at once; also is another one, "" for none.
type choice struct{ value, text, key, also string }

type choiceSpec struct {
	label, help string
	choices     []choice
	note        func(t *Theme, w int) string // a row under the choices, nil for none
}

// choiceField picks one of a few answers, all of them in sight. [huh.Select] keeps which one it is.
type choiceField struct {
	*huh.Select[string]
	spec  choiceSpec
	value *string
}

func newChoiceField(value *string, spec choiceSpec) *choiceField {
	options := make([]huh.Option[string], len(spec.choices))
	for i, c := range spec.choices {
		options[i] = huh.NewOption(c.text, c.value)
	}
	return &choiceField{Select: huh.NewSelect[string]().Options(options...).Inline(true).Value(value), spec: spec, value: value}
}

func (c *choiceField) label() string              { return c.spec.label }
func (c *choiceField) help() string               { return c.spec.help }
func (c *choiceField) takes(tea.KeyPressMsg) bool { return false }
func (c *choiceField) mark() fieldMark            { return fieldMark{} }
func (c *choiceField) refused() error             { return nil }
func (c *choiceField) cleaned() []string          { return nil }
func (c *choiceField) valid() error               { return nil }

// View implements [huh.Model]. The form draws its fields itself.
func (c *choiceField) View() string { return "" }

// Update implements [huh.Model].
func (c *choiceField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		for _, choice := range c.spec.choices {
			if choice.picked(press) {
				*c.value = choice.value
				c.Value(c.value)
				return c, nil
			}
		}
	}
	_, _ = c.Select.Update(msg)
	return c, nil
}

// picked reports whether a key picks the choice.
func (c choice) picked(msg tea.KeyPressMsg) bool {
	return strings.EqualFold(msg.String(), c.key) || c.also != "" && strings.EqualFold(msg.String(), c.also)
}

// picks reports whether a key picks one of the choices.
func (c *choiceField) picks(msg tea.KeyPressMsg) bool {
	return slices.ContainsFunc(c.spec.choices, func(one choice) bool { return one.picked(msg) })
}

func (c *choiceField) draw(t *Theme, w int, _ bool) ([]string, *tea.Cursor) {
	rows := []string{""}
	for i, choice := range c.spec.choices {
		part := t.Muted.Render(" " + choice.text + " ")
		if choice.value == *c.value {
			part = t.Strong.Render("[" + choice.text + "]")
		}
		row := &rows[len(rows)-1]
		switch {
		case i == 0:
			*row = part
		case widget.Width(*row)+1+widget.Width(part) > w:
			rows = append(rows, part)
		default:
			*row += " " + part
		}
	}
	if c.spec.note != nil {
		rows = append(rows, c.spec.note(t, w))
	}
	return rows, nil
}
