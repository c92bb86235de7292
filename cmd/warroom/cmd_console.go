package main

import (
	"context"
	"errors"
	"io"
	"runtime/debug"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"warroom/internal/incident"
	"warroom/ui"
)

// tick is how often clocks on the screen move.
const tick = time.Second

// draftWait is how long a changed line may wait to be kept: a kill -9 costs under a second of typing.
const draftWait = 300 * time.Millisecond

func (a *app) runRoot(ctx context.Context, args []string) error {
	if len(args) > 0 {
		return a.unknownCommand(a.root(), args[0])
	}
	return a.console(ctx, "")
}

func (a *app) openCommand() *cobra.Command {
	c := a.command(spec{
		use:     "open [ID]",
		short:   "Open the console in the room of one incident",
		long:    "Open starts the console in the room of one incident, the newest open one unless another is named. Without a command warroom opens the list of all.",
		example: "warroom open\nwarroom open k7f3",
		max:     1,
		run: func(ctx context.Context, args []string) error {
			id, err := a.named(args)
			if err != nil {
				return err
			}
			if err := a.terminalFit(); err != nil {
				return err
			}
			found, err := a.find(ctx, id)
			if err != nil {
				return err
			}
			return a.console(ctx, found.ID)
		},
	})
	c.ValidArgsFunction = a.completeIncident
	a.incidentFlag(c)
	return c
}

// terminalFit says why the console cannot be shown here, nil when it can.
func (a *app) terminalFit() error {
	hint := "these work without one: warroom " + strings.Join([]string{"declare", "note", "list", "show", "hat", "close", "reopen", "orders"}, ", ")
	_, in := terminal(a.in)
	_, out := terminal(a.raw)
	switch t := a.Getenv("TERM"); {
	case !in || !out:
		return usagef(hint, "the console needs a terminal, and %s is none", map[bool]string{true: "standard output", false: "standard input"}[in])
	case t == "":
		return usagef(hint, "the console needs to know the terminal, and TERM is not set")
	case t == "dumb":
		return usagef(hint, "the console needs a terminal that can move its cursor, and TERM is dumb")
	}
	return nil
}

// console runs the interactive console, in the room of the incident with that id, or in the lobby for "".
func (a *app) console(ctx context.Context, id string) error { return a.consoleWith(ctx, id, false) }

// consoleWith is console, or with replay the replay of that incident.
func (a *app) consoleWith(ctx context.Context, id string, replay bool) error {
	if err := a.terminalFit(); err != nil {
		return err
	}
	log, err := a.openLog()
	if err != nil {
		return err
	}
	if _, err := log.Find(ctx, ""); err != nil && incident.CodeOf(err) != incident.CodeNotFound {
		return err // said while the terminal is still as it was
	}
	by, err := a.person()
	if err != nil {
		return err
	}
	notice := ""
	orders, err := a.orders()
	if err != nil {
		notice = strings.TrimSpace(err.Error() + " · " + a.hintOf(err))
	}
	templates, err := a.templates()
	if err != nil {
		notice = strings.TrimSpace(err.Error() + " · " + a.hintOf(err))
	}
	pace, err := a.pace()
	if err != nil {
		notice = strings.TrimSpace(err.Error() + " · " + a.hintOf(err))
	}
	theme := ui.ThemeName(a.Getenv("WARROOM_THEME"))
	if !theme.Known() {
		notice = "WARROOM_THEME is no theme: auto, dark, light or contrast"
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	screen := ui.New(ctx, ui.Config{
		Log: log, By: by, Now: a.Now, NewID: a.NewID, Orders: orders, Templates: templates, Pace: pace, Zone: a.localZone(), Tick: tick,
		DraftWait: draftWait, Open: id, Replay: replay, Theme: theme, Notice: notice, Components: a.components(),
	})
	return a.runScreen(ctx, log, screen)
}

// runScreen runs the program until it is left, killed or hung up on, and then keeps what was being written.
func (a *app) runScreen(ctx context.Context, log store, screen *ui.App) error {
	g := &guarded{Model: screen, fault: &fault{}}
	susp := &suspender{}
	p := tea.NewProgram(g, tea.WithContext(ctx), tea.WithInput(a.in), tea.WithOutput(a.raw), tea.WithFilter(susp.filter), tea.WithoutSignalHandler())
	g.fault.stop = p.Kill
	done := a.signals(p, log, susp, g.fault)
	_, err := p.Run()
	done()
	if flushErr := flush(screen); err == nil {
		err = flushErr
	}
	if crash := g.fault.first(); crash != nil {
		return crash
	}
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, io.EOF) || susp.hungUp() {
		return nil // asked for from outside; the draft is kept
	}
	if err != nil && incident.CodeOf(err) == "" {
		return incident.Errorf("", "the console ended: %w", err).WithHint("what was saved is safe, and the draft is kept")
	}
	return err
}

// flush stores the draft; a screen that panicked may do it again.
func flush(screen *ui.App) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = crashed(r, debug.Stack())
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return screen.Flush(ctx)
}
