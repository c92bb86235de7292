package ui

import (
	"context"
	"errors"
	"slices"

	"warroom/internal/room"

	tea "charm.land/bubbletea/v2"
)

func (a *App) openRoom(id string) tea.Cmd {
	keep := a.keep()
	r := a.rooms[id]
	if r != nil {
		a.screen = r
		r.write() // whoever comes back types on, and no letter may become a command
		return tea.Batch(keep, r.load())
	}
	r = newRoom(a, room.New(a.cfg.Log, id, a.cfg.By, a.cfg.Now, a.cfg.NewID))
	if len(a.rooms) == 0 && a.cfg.Notice != "" {
		r.tell(a.cfg.Notice)
	}
	a.rooms[id], a.screen = r, r
	return tea.Batch(keep, r.load(), r.loadDraft())
}

func (a *App) openLobby() tea.Cmd {
	keep := a.keep()
	a.screen = a.lobby
	return tea.Batch(keep, a.lobby.load())
}

func (a *App) openForm(title string) tea.Cmd {
	keep := a.keep()
	if a.form == nil {
		a.form = newForm(a)
	}
	if title != "" {
		a.form.setTitle(title)
	}
	a.screen = a.form
	return tea.Batch(keep, a.form.start())
}

// keep stores the draft of the room on screen now.
func (a *App) keep() tea.Cmd {
	if r := a.room(); r != nil {
		return r.keepDraft()
	}
	return nil
}

// Flush stores every draft that has changed since it was kept. It is for after the program has ended, however it ended.
func (a *App) Flush(ctx context.Context) error {
	var errs []error
	for _, r := range a.rooms {
		r.jobs = slices.DeleteFunc(r.jobs, func(j *job) bool {
			_, events, err := j.op.Run(ctx) // the same Op: what is stored by now is found, not doubled
			if err == nil && j.form != nil {
				j.form.flushed(events)
			}
			r.dirty = r.dirty || err == nil && (j.typed() || j.form != nil)
			return err == nil
		})
		if !r.dirty && len(r.jobs) == 0 && r.keeping == 0 {
			continue
		}
		if !r.draftRead {
			old, err := r.room.Draft(ctx)
			if err != nil {
				errs = append(errs, err)
				continue // what is kept there may be worth more than what would overwrite it
			}
			r.returned = append(r.returned, drafted(old, "")...)
		}
		errs = append(errs, r.room.SaveDraft(ctx, r.draft()))
	}
	return errors.Join(errs...)
}
