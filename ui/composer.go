package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
)

// What the composer takes as typed text; more than that is a paste, and waits beside the line. The text area costs time in
// proportion to its text for every key.
const (
	pasteLines = 60
	pasteBytes = 3 << 10
	composerH  = 6 // rows it may grow to
)

// composer is the line at the foot of the room: a text area with every readline habit, and a long paste waiting to be saved with it.
type composer struct {
	area     textarea.Model
	attached string
}

func newComposer() composer {
	a := textarea.New()
	a.Prompt = ""
	a.ShowLineNumbers = false
	a.CharLimit = 0
	a.MaxHeight = 0
	a.SetHeight(1)
	a.SetVirtualCursor(false)
	a.Placeholder = ""
	a.SetStyles(textarea.Styles{})
	km := textarea.DefaultKeyMap()
	for _, b := range []*key.Binding{&km.TransposeCharacterBackward, &km.SelectAll, &km.InsertNewline, &km.Paste} {
		b.SetEnabled(false)
	}
	km.LinePrevious = key.NewBinding(key.WithKeys("up"))
	km.LineNext = key.NewBinding(key.WithKeys("down"))
	a.KeyMap = km
	a.Focus()
	return composer{area: a}
}

// resize fits the composer to w cells and to the rows its text needs, at most limit, and returns those rows.
func (c *composer) resize(w, limit int) int {
	grow(&c.area, w, max(1, min(composerH, limit)))
	return c.area.Height()
}

func (c *composer) text() string { return c.area.Value() }

// line is all there is to save: the text and the paste behind it.
func (c *composer) line() string {
	switch {
	case c.attached == "":
		return c.area.Value()
	case strings.TrimSpace(c.area.Value()) == "":
		return c.attached
	}
	return c.area.Value() + "\n" + c.attached
}

func (c *composer) empty() bool { return strings.TrimSpace(c.area.Value()) == "" && c.attached == "" }

func (c *composer) set(text, attached string) {
	c.area.SetValue(text)
	c.area.MoveToEnd()
	c.attached = attached
}

// paste takes a pasted text and says what had to be changed in it; a long one is attached as it is, so that typing stays fast and
// nothing of it is lost.
func (c *composer) paste(text string) (changes []string) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if len(text) > pasteBytes || strings.Count(text, "\n") > pasteLines {
		if c.attached != "" {
			text = c.attached + "\n" + text
		}
		c.attached = text
		return nil
	}
	text, changes = cleanPaste(text)
	c.area, _ = c.area.Update(tea.PasteMsg{Content: text})
	return changes
}

// cleanPaste makes what cannot be shown visible before the text area, which would drop it, sees it.
func cleanPaste(text string) (string, []string) {
	limits := incident.NoteField()
	limits.Required = false
	lead := text[:len(text)-len(strings.TrimLeft(text, " \n"))]
	tail := text[len(strings.TrimRight(text, " \n")):]
	c, err := incident.Clean(text, limits)
	if err != nil {
		return text, nil
	}
	if c.Text != "" {
		c.Text = lead + strings.Trim(c.Text, " \n") + tail // blanks at the ends part it from what is typed
	}
	return c.Text, c.Changes
}

func (c *composer) newline() { c.area.InsertRune('\n') }

func (c *composer) key(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	c.area, cmd = c.area.Update(msg)
	return cmd
}

// cursor returns the byte offset of the cursor in the text.
func (c *composer) cursor() int {
	lines := strings.Split(c.area.Value(), "\n")
	at := 0
	for i := 0; i < c.area.Line() && i < len(lines); i++ {
		at += len(lines[i]) + 1
	}
	if row := c.area.Line(); row < len(lines) {
		runes := []rune(lines[row])
		at += len(string(runes[:min(c.area.Column(), len(runes))]))
	}
	return at
}

// replace puts insert in place of the text from byte from to the cursor.
func (c *composer) replace(from int, insert string) {
	text, at := c.area.Value(), c.cursor()
	after := text[at:]
	c.area.SetValue(text[:from] + insert + after)
	c.area.MoveToEnd()
	for range []rune(after) {
		c.area, _ = c.area.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	}
}

// view returns the rows of the composer and where its cursor is in them.
func (c *composer) view() ([]string, *tea.Cursor) {
	return strings.Split(c.area.View(), "\n"), c.area.Cursor()
}
