package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// palettePane is the list of everything that can be done here and now, over the lower part of a screen. A line that begins with a
// slash is a command line. The screen below, and the line in its composer, stay as they are.
type palettePane struct {
	app   *App
	room  *roomScreen // nil when the screen is no room
	input composer
	at    int // the item under the cursor
	top   int // the first item drawn
	err   string
	title string        // "" is commands
	only  []paletteItem // what there is to pick; nil is everything
}

func newPalette(a *App) *palettePane {
	return &palettePane{app: a, room: a.room(), input: newComposer()}
}

// Mode implements [Screen].
func (p *palettePane) Mode() Mode { return ModePalette }

// Off implements [Screen].
func (p *palettePane) Off(Action) string { return "" }

// Update implements [Screen].
func (p *palettePane) Update(msg tea.Msg) tea.Cmd {
	before := p.input.text()
	switch msg := msg.(type) {
	case tea.PasteMsg:
		p.input.paste(strings.Join(strings.Fields(msg.Content), " "))
		if p.input.attached != "" {
			p.input.attached = ""
			p.err = "that paste is too long for a command: esc, then paste it into the line"
			return nil
		}
	case tea.KeyPressMsg:
		p.input.key(msg)
	}
	if p.input.text() != before {
		p.at, p.top, p.err = 0, 0, ""
	}
	return nil
}

// Do implements [Screen].
func (p *palettePane) Do(a Action, _ string) tea.Cmd {
	switch a {
	case ActBack:
		p.close()
	case ActUp:
		p.move(-1)
	case ActDown:
		p.move(1)
	case ActComplete:
		p.complete()
	case ActConfirm:
		return p.confirm()
	}
	return nil
}

// close takes it off the screen, unless what was run has put another in its place.
func (p *palettePane) close() {
	if p.app.palette == p {
		p.app.palette = nil
	}
}

func (p *palettePane) move(by int) {
	p.at = max(0, min(p.at+by, len(p.items())-1))
	p.err = ""
}

// set puts another line in, as typing it would.
func (p *palettePane) set(line string) {
	p.input.set(line, "")
	p.at, p.top, p.err = 0, 0, ""
}

func (p *palettePane) fail(err error) {
	p.err = err.Error()
	if hint := hintOf(err); hint != "" {
		p.err += " · " + hint
	}
}

// complete goes on with what is under the cursor, as far as a line can.
func (p *palettePane) complete() {
	switch it := p.picked(); {
	case it == nil:
		p.err = "nothing to complete here"
	case it.insert != "":
		p.input.replace(it.from, it.insert)
		p.at, p.top, p.err = 0, 0, ""
	case it.command != nil:
		p.set("/" + it.command.Name + " ")
	default:
		p.err = "enter does it: there is nothing to complete"
	}
}

// confirm does what is under the cursor, or runs the line when that is a whole command. A command that may take more than its name
// shows first what that is: the next enter runs it as it stands.
func (p *palettePane) confirm() tea.Cmd {
	line, it := p.input.text(), p.picked()
	if it != nil && it.do != nil {
		p.close()
		return it.do()
	}
	if name, ok := strings.CutPrefix(strings.TrimSpace(line), "/"); ok && (p.arguing() || it == nil || p.whole(name)) {
		return p.run(line)
	}
	switch {
	case it == nil:
		p.err = "nothing has these words: ctrl+u clears the line"
	case it.off != "":
		p.err = it.off
	case it.command != nil && it.command.Shape == capture.ShapeNone:
		return p.run("/" + it.command.Name)
	case it.command != nil:
		p.set("/" + it.command.Name + " ")
	default:
		p.close()
		return p.app.do(p.app.screen, it.action, it.key)
	}
	return nil
}

// arguing reports whether the line is past the name of a command.
func (p *palettePane) arguing() bool {
	line := strings.TrimLeft(p.input.text(), " ")
	return strings.HasPrefix(line, "/") && strings.ContainsRune(line, ' ')
}

// whole reports whether name is a command that needs nothing behind it.
func (p *palettePane) whole(name string) bool {
	if p.room == nil {
		return false
	}
	for _, c := range p.room.desk {
		if strings.EqualFold(c.Name, name) {
			return c.Optional || c.Shape == capture.ShapeNone
		}
	}
	return false
}

// run carries a command line out. When it cannot be, it stays here with the reason.
func (p *palettePane) run(line string) tea.Cmd {
	if p.room == nil {
		p.err = "commands work in a room: esc, then open an incident"
		return nil
	}
	cmd, err := p.room.command(line)
	if err != nil {
		p.fail(err)
		return nil
	}
	p.close()
	return cmd
}

// command carries out a line that begins with a slash, and leaves the composer and what is in it alone. What the rules refuse is
// known before anything is stored, and comes back as an error.
func (r *roomScreen) command(line string) (tea.Cmd, error) {
	if !r.loaded {
		return nil, incident.Errorf(incident.CodeRefused, "the incident is still being read")
	}
	if open, ok := r.formOf(line); ok {
		return open(), nil
	}
	cmd, l, err := r.readLine(line)
	switch {
	case err != nil:
		return nil, err
	case l.Command == "":
		return nil, incident.Errorf(incident.CodeInvalid, "that reads as a note").WithHint("esc, then write it in the line")
	case cmd == nil:
		return r.local(l), nil
	}
	if _, err := incident.Decide(r.state, cmd, r.app.now); err != nil {
		return nil, err
	}
	if cmd, stage := r.noWayBack(cmd); stage != "" {
		return r.askToCross(stage, func() tea.Cmd { return r.act(cmd) }), nil
	}
	return r.act(cmd), nil
}

// View implements [Screen].
func (p *palettePane) View(f Frame) (string, *tea.Cursor) { return p.over("", f) }

// over draws the palette over the lower part of content, down to the last row.
func (p *palettePane) over(content string, f Frame) (string, *tea.Cursor) {
	h := min(f.H-2, max(10, f.H*3/5))
	pane, cursor := p.pane(f, h)
	lines := strings.Split(content, "\n")
	for len(lines) < f.H-h {
		lines = append(lines, strings.Repeat(" ", f.W))
	}
	if cursor != nil {
		cursor.Y += f.H - h
	}
	return strings.Join(append(lines[:f.H-h:f.H-h], pane...), "\n"), cursor
}

// pane draws h rows: a rule, the line, what the item under the cursor does or why not, the items, the footer.
func (p *palettePane) pane(f Frame, h int) ([]string, *tea.Cursor) {
	t := f.Theme
	items := p.items()
	p.at = max(0, min(p.at, len(items)-1))
	out := []string{t.Line.Render(widget.Fit("── ", 3)) + t.Strong.Render(cmp.Or(p.title, "commands"))}
	if n := len(items); n > 0 {
		out[0] += t.Muted.Render(" " + itoa(p.at+1) + " of " + itoa(n))
	}
	out[0] += t.Line.Render(" " + widget.Rule("", max(0, f.W-widget.Width(out[0])-1)))
	grow(&p.input.area, f.W-4, 2)
	rows, cursor := p.input.view()
	for i, row := range rows {
		lead := "   "
		if i == 0 {
			lead = t.Accent.Render(" > ")
		}
		rows[i] = widget.Fit(lead+row, f.W)
	}
	if cursor != nil {
		cursor.X += 3
		cursor.Y += len(out)
	}
	out = append(out, rows...)
	about := p.about(t, items, f.W)
	room := max(1, h-len(out)-len(about)-1)
	out = append(out, about...)
	out = append(out, p.list(t, items, f.W, room)...)
	return append(widget.Block(out, f.W, h-1), p.app.footer(ModePalette, f.W)), cursor
}

// about is the row under the line: what went wrong, else all there is to say about the item under the cursor.
func (p *palettePane) about(t *Theme, items []paletteItem, w int) []string {
	if p.err != "" {
		lines, _ := widget.WrapMax("! "+p.err, w-4, 3)
		for i, l := range lines {
			lines[i] = "   " + t.Bad.Render(l)
		}
		return lines
	}
	text := "type to find, or / for a command"
	if p.only != nil {
		text = "type to find; enter opens its form"
	}
	switch {
	case p.arguing():
		text = p.usage()
	case len(items) == 0:
		text = "nothing has these words: ctrl+u clears the line"
	case p.input.text() != "" || w < paletteAboutFrom:
		text = items[p.at].said()
	}
	return []string{widget.Fit("   "+t.Muted.Render(widget.Cut(text, w-4)), w)}
}

// list draws the items around the cursor in h rows.
func (p *palettePane) list(t *Theme, items []paletteItem, w, h int) []string {
	p.top = max(min(p.top, p.at), p.at-h+1, 0)
	p.top = min(p.top, max(0, len(items)-h))
	var out []string
	for i := p.top; i < len(items) && len(out) < h; i++ {
		out = append(out, items[i].row(t, w, i == p.at))
	}
	return out
}

// usage is how the command on the line is written, or that there is no such command.
func (p *palettePane) usage() string {
	name, _, _ := strings.Cut(strings.TrimLeft(p.input.text(), " /"), " ")
	if p.room != nil {
		for _, c := range p.room.desk {
			if strings.EqualFold(c.Name, name) {
				if c.Optional {
					return c.Usage + "  ·  " + c.Summary + "  ·  enter runs it as it stands"
				}
				return c.Usage + "  ·  " + c.Summary
			}
		}
	}
	return "there is no command /" + name
}
