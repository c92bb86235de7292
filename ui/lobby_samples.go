package ui

import (
	tea "charm.land/bubbletea/v2"

	"warroom/internal/room"
)

// realSamples brings the public incidents in that come with the program; the list shows them then.
func (l *lobby) realSamples() tea.Cmd {
	l.notice = "bringing public incidents in …"
	log, ctx, by, load := l.app.cfg.Log, l.app.ctx, l.app.cfg.By, l.load()
	return func() tea.Msg {
		for _, r := range room.RealSamples() {
			if _, _, err := room.OpenReal(ctx, log, by, r); err != nil {
				return openMsg{err: err}
			}
		}
		return load()
	}
}
