package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Config is what a session is given: everything it reads from the world.
type Config struct {
	Log        incident.Log
	By         string // who sits here
	Now        func() time.Time
	NewID      func() string
	Orders     []hats.Order
	Templates  []cards.Template
	Zone       string        // IANA name proposed for a new incident, "" for UTC
	Theme      ThemeName     // "" or auto: as the terminal's background is
	Tick       time.Duration // how often clocks move; 0 never (tests)
	DraftWait  time.Duration // how long a changed line may wait to be kept; 0 at once
	Open       string        // id of the incident to open, "" for the lobby
	Replay     bool          // open it as a replay
	Components []string      // names of services, so that the lint does not take them for people
	Notice     string        // said once at the start, for example that the orders file is broken
}

// App is the root of the console: it owns the session, routes news and keys, and draws the frame round the screen. The order is
// overlay, root, screen.
type App struct {
	cfg  Config
	ctx  context.Context
	keys *keymap
	grew <-chan struct{}

	w, h     int
	now      time.Time
	theme    *Theme
	screen   Screen
	lobby    *lobby
	rooms    map[string]*roomScreen // by incident: coming back finds the line and the cursor where they were
	form     *form                  // the declare form, kept when left
	help     *help
	palette  *palettePane
	quiet    bool // no hints on wording and hats
	leaving  bool // asked to quit, waiting for the disk
	quitting bool
}

// New returns a console that is not started yet. It lives as long as ctx.
func New(ctx context.Context, cfg Config) *App {
	a := &App{cfg: cfg, ctx: ctx, keys: newKeymap(Keys()), w: 80, h: 24, now: cfg.Now(), theme: NewTheme(cfg.Theme), rooms: map[string]*roomScreen{}}
	a.lobby = newLobby(a)
	a.lobby.notice = cfg.Notice
	a.screen = a.lobby
	return a
}

// Init implements [tea.Model].
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.tick(), a.watch(), a.lobby.load()}
	if a.cfg.Theme == "" || a.cfg.Theme == ThemeAuto {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	switch {
	case a.cfg.Open != "" && a.cfg.Replay:
		cmds = append(cmds, a.openReplay(a.cfg.Open, time.Time{}))
	case a.cfg.Open != "":
		cmds = append(cmds, a.openRoom(a.cfg.Open))
	}
	return tea.Batch(cmds...)
}

// Update implements [tea.Model].
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		return a, a.screen.Update(msg)
	case tea.BackgroundColorMsg:
		name := ThemeLight
		if msg.IsDark() {
			name = ThemeDark
		}
		a.theme = NewTheme(name)
		return a, nil
	case tickMsg:
		a.now = time.Time(msg)
		return a, a.tick()
	case watchMsg:
		if msg.err != nil {
			a.say("what other programs write shows only when you write: " + msg.err.Error())
			return a, nil
		}
		a.grew = msg.grew
		return a, a.listen()
	case replayMsg:
		return a, msg.screen.Update(msg)
	case playMsg:
		return a, msg.screen.Update(msg)
	case answeredMsg:
		return a, msg.screen.Update(msg)
	case roomMsg:
		return a, tea.Batch(msg.room().Update(msg), a.leave())
	case grewMsg:
		return a, tea.Batch(a.listen(), a.reload())
	case listMsg, foundMsg:
		return a, a.lobby.Update(msg)
	case openMsg:
		switch {
		case msg.err != nil:
			return a, a.lobby.Update(msg)
		case a.screen == Screen(a.lobby): // whoever has gone on meanwhile is not called back
			return a, a.openRoom(msg.id)
		}
		return a, a.lobby.load()
	case declaredMsg:
		return a, a.declared(msg)
	case tea.KeyPressMsg:
		if msg.String() != "ctrl+c" {
			a.leaving = false
		}
		a.now = a.cfg.Now()
		return a, a.key(msg)
	}
	if a.palette != nil {
		if _, paste := msg.(tea.PasteMsg); paste {
			return a, a.palette.Update(msg)
		}
	}
	return a, a.screen.Update(msg)
}

// declared takes the end of a declaration. Whoever has left the form meanwhile stays where they are.
func (a *App) declared(m declaredMsg) tea.Cmd {
	onForm := a.form != nil && a.screen == Screen(a.form)
	switch {
	case a.form == nil:
		return nil
	case m.err != nil:
		if !onForm {
			a.say("not declared: " + m.err.Error())
		}
		return a.form.Update(m)
	case onForm:
		a.form = nil
		return a.openRoom(m.id)
	}
	a.form = nil
	a.say("declared: it is in the lobby")
	return a.lobby.load()
}

// overlay returns what lies over the screen, nil when nothing does.
func (a *App) overlay() Screen {
	switch {
	case a.help != nil:
		return a.help
	case a.palette != nil:
		return a.palette
	}
	return nil
}

// top returns who gets the keys.
func (a *App) top() Screen {
	if o := a.overlay(); o != nil {
		return o
	}
	return a.screen
}

// key looks a key up and carries its action out; a key without a binding is text for whoever is on top.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	top := a.top()
	b := a.keys.find(top.Mode(), msg.String())
	if t, ok := top.(keyTaker); b == nil || ok && t.takes(msg) {
		return top.Update(msg)
	}
	if why := top.Off(b.Action); why != "" {
		a.say(why)
		return nil
	}
	return a.do(top, b.Action, msg.String())
}

// do carries an action out: those of the session here, all others by the screen they were found in.
func (a *App) do(on Screen, act Action, key string) tea.Cmd {
	switch act {
	case ActQuit:
		if a.leaving {
			return a.quit() // asked twice: at once
		}
		a.leaving = true
		return a.leave()
	case ActSuspend:
		return tea.Sequence(a.keep(), tea.Suspend)
	case ActRedraw:
		return tea.ClearScreen
	case ActHelp:
		a.help = newHelp(a, a.screen.Mode())
		return nil
	case ActPalette:
		a.palette = newPalette(a)
		return nil
	}
	return on.Do(act, key)
}

// leave quits once everything that was sent to the disk has come back. A line that was not stored keeps the program open: it is in the
// composer again, with the reason.
func (a *App) leave() tea.Cmd {
	if !a.leaving {
		return nil
	}
	for _, r := range a.rooms {
		if f := r.unsavedForm(); f != nil {
			a.screen = f
			f.msg = message{text: "not left: " + f.name() + " is not saved. ctrl+s saves it; ctrl+c again leaves, and it is kept as a draft", bad: true}
			return nil
		}
		if r.unsaved() {
			a.screen = r
			r.write()
			r.tell("not left: a line is not saved. enter tries again; ctrl+c again leaves, and it is kept as a draft")
			return nil
		}
		if len(r.jobs) > 0 {
			r.tell("saving, then leaving; ctrl+c again leaves at once")
			return nil
		}
	}
	return a.quit()
}

func (a *App) quit() tea.Cmd {
	a.quitting = true
	return tea.Sequence(a.keep(), tea.Quit)
}

// say puts a line where the screen tells things.
func (a *App) say(text string) {
	switch s := a.top().(type) {
	case *roomScreen:
		s.tell(text)
	case *lobby:
		s.notice = text
	case *form:
		s.msg = message{text: text}
	case *cardForm:
		s.msg = message{text: text}
	case *palettePane:
		s.err = text
	case *replayScreen:
		s.room.tell(text)
	}
}

// room returns the room that is on screen, itself or with the form of a card; nil when none is.
func (a *App) room() *roomScreen {
	switch s := a.screen.(type) {
	case *roomScreen:
		return s
	case *cardForm:
		return s.room
	}
	return nil
}

func (a *App) tick() tea.Cmd {
	if a.cfg.Tick <= 0 {
		return nil
	}
	return tea.Tick(a.cfg.Tick, func(t time.Time) tea.Msg { return tickMsg(a.cfg.Now()) })
}

func (a *App) watch() tea.Cmd {
	return func() tea.Msg {
		grew, err := a.cfg.Log.Watch(a.ctx)
		return watchMsg{grew, err}
	}
}

// listen waits for the log to grow.
func (a *App) listen() tea.Cmd {
	grew := a.grew
	return func() tea.Msg {
		if _, ok := <-grew; !ok {
			return nil
		}
		return grewMsg{}
	}
}

// reload reads what the screen shows anew.
func (a *App) reload() tea.Cmd {
	if r := a.room(); r != nil {
		return r.load()
	}
	if s, ok := a.screen.(*replayScreen); ok {
		return s.read()
	}
	return a.lobby.load()
}

// View implements [tea.Model].
func (a *App) View() tea.View {
	if a.quitting {
		return tea.NewView("")
	}
	content, cursor := a.frame()
	v := tea.NewView(content)
	v.AltScreen = true
	v.Cursor = cursor
	v.WindowTitle = a.title()
	return v
}

func (a *App) title() string {
	if r := a.room(); r != nil && r.state.Title != "" {
		return "warroom: " + r.state.Title
	}
	if s, ok := a.screen.(*replayScreen); ok && s.room.state.Title != "" {
		return "warroom replay: " + s.room.state.Title
	}
	return "warroom"
}

// The smallest terminal a screen is laid out for (design section 5).
const (
	minW = 40
	minH = 12
)

func (a *App) frame() (string, *tea.Cursor) {
	f := Frame{W: a.w, H: a.h, Now: a.now, Theme: a.theme}
	if a.w < minW || a.h < minH {
		return tooSmall(f), nil
	}
	if a.help != nil {
		return a.help.View(f)
	}
	content, cursor := a.screen.View(f)
	if a.palette != nil {
		return a.palette.over(content, f)
	}
	return content, cursor
}
