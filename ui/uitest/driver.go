// Package uitest drives a Bubble Tea model in the test's own goroutine: it sends keys, runs the commands that come back until none
// is left, and hands out the screen. There is no program, no terminal and no clock, so a test that passes once passes always; that
// is why nearly every test of ui is written with it.
//
// A command is run to its end before the next. One that waits for the world would hang the test, so hand the model a world that
// does not make it wait: no tick, drafts kept at once, and a log whose Watch fails.
package uitest

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// settleAfter is how many commands one message may lead to. A model that needs more is in a loop.
const settleAfter = 10_000

// Driver holds a model and what has become of it.
type Driver struct {
	t         testing.TB
	model     tea.Model
	view      tea.View // after the last message, as a program draws
	w, h      int
	quit      bool
	suspended bool
	clipboard string
}

// New starts a model in a terminal of w by h cells and waits until it has settled.
func New(t testing.TB, model tea.Model, w, h int) *Driver {
	t.Helper()
	d := &Driver{t: t, model: model}
	d.run(model.Init())
	d.Resize(w, h)
	return d
}

// Press sends keys by the names that [tea.KeyPressMsg.String] gives: "enter", "ctrl+t", "alt+1", "a", "G", "space".
func (d *Driver) Press(keys ...string) {
	d.t.Helper()
	for _, name := range keys {
		msg := press(name)
		if msg.String() != name {
			d.t.Fatalf("there is no key %q: it would arrive as %q", name, msg.String())
		}
		d.Send(msg)
	}
}

// Type sends text as somebody types it, a key for each character; a new line is enter.
func (d *Driver) Type(text string) {
	d.t.Helper()
	for _, r := range text {
		switch r {
		case '\n':
			d.Press("enter")
		case ' ':
			d.Press("space")
		default:
			d.Send(letter(r))
		}
	}
}

// Paste sends text as one paste.
func (d *Driver) Paste(text string) {
	d.t.Helper()
	d.Send(tea.PasteMsg{Content: text})
}

// Resize gives the terminal another size.
func (d *Driver) Resize(w, h int) {
	d.t.Helper()
	d.w, d.h = w, h
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send hands the model a message and runs everything it leads to.
func (d *Driver) Send(msg tea.Msg) {
	d.t.Helper()
	if d.quit {
		d.t.Fatalf("the program has ended, and %T comes too late", msg)
	}
	d.run(func() tea.Msg { return msg })
}

// Quit reports whether the model has asked to end.
func (d *Driver) Quit() bool { return d.quit }

// Suspended reports whether the model has asked to go to the background since the last call.
func (d *Driver) Suspended() bool {
	was := d.suspended
	d.suspended = false
	return was
}

// Clipboard returns what the model has put on the terminal's clipboard last.
func (d *Driver) Clipboard() string { return d.clipboard }

// Screen returns what is on the screen as plain text, without spaces at the ends of lines.
func (d *Driver) Screen() string {
	lines := strings.Split(ansi.Strip(d.Raw()), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// Raw returns what is on the screen with its styles.
func (d *Driver) Raw() string { return d.view.Content }

// Cursor returns where the terminal's cursor stands, nil when it is hidden.
func (d *Driver) Cursor() *tea.Cursor { return d.view.Cursor }

// Fits fails the test unless the screen fills the terminal exactly, cell by cell, with the cursor inside.
func (d *Driver) Fits() {
	d.t.Helper()
	lines := strings.Split(d.Raw(), "\n")
	if len(lines) != d.h {
		d.t.Errorf("at %dx%d the screen has %d rows", d.w, d.h, len(lines))
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w != d.w {
			d.t.Errorf("at %dx%d row %d has %d cells: %q", d.w, d.h, i, w, ansi.Strip(l))
		}
	}
	if c := d.Cursor(); c != nil && (c.X < 0 || c.Y < 0 || c.X >= d.w || c.Y >= d.h) {
		d.t.Errorf("at %dx%d the cursor is at %d,%d", d.w, d.h, c.X, c.Y)
	}
}

// run runs cmd and everything that follows from it. What a batch or a sequence holds comes before what is waiting, so that a
// sequence keeps its order.
func (d *Driver) run(cmd tea.Cmd) {
	d.t.Helper()
	queue := []tea.Cmd{cmd}
	for n := 0; len(queue) > 0 && !d.quit; n++ {
		if n == settleAfter {
			d.t.Fatalf("the model has not settled after %d commands", n)
		}
		next := queue[0]
		queue = queue[1:]
		if next == nil {
			continue
		}
		msg := next()
		if inner, ok := commands(msg); ok {
			queue = append(inner, queue...)
			continue
		}
		queue = append(queue, d.update(msg))
	}
}

func (d *Driver) update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg.(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.SuspendMsg:
		d.suspended = true
	default:
		if v := reflect.ValueOf(msg); v.Type() == clipboardType {
			d.clipboard = v.String()
		}
		d.model, cmd = d.model.Update(msg)
		d.view = d.model.View()
	}
	return cmd
}

// clipboardType is not exported: it is what [tea.SetClipboard] gives.
var clipboardType = reflect.TypeOf(tea.SetClipboard("")())

// commands returns what a batch or a sequence holds. The type of a sequence is not exported, so its shape has to tell.
func commands(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if t := reflect.TypeFor[[]tea.Cmd](); v.IsValid() && v.CanConvert(t) {
		return v.Convert(t).Interface().([]tea.Cmd), true
	}
	return nil, false
}

// named are the keys that are not one character.
func named() map[string]rune {
	return map[string]rune{
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
		"delete": tea.KeyDelete, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1,
	}
}

func press(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	rest := name
	for _, m := range []struct {
		name string
		mod  tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if after, ok := strings.CutPrefix(rest, m.name); ok && after != "" {
			rest, mod = after, mod|m.mod
		}
	}
	runes := []rune(rest)
	code, ok := named()[rest]
	switch {
	case ok && code == tea.KeySpace && mod == 0:
		return tea.KeyPressMsg{Code: code, Text: " "}
	case ok:
		return tea.KeyPressMsg{Code: code, Mod: mod}
	case len(runes) != 1:
		return tea.KeyPressMsg{}
	case mod != 0:
		return tea.KeyPressMsg{Code: runes[0], Mod: mod}
	}
	return letter(runes[0])
}

// letter is the key of a printable character, as a terminal without any keyboard protocol sends it.
func letter(r rune) tea.KeyPressMsg {
	if lower := unicode.ToLower(r); lower != r {
		return tea.KeyPressMsg{Code: lower, ShiftedCode: r, Mod: tea.ModShift, Text: string(r)}
	}
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}
