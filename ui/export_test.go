package ui

import (
	tea "charm.land/bubbletea/v2"

	"warroom/internal/cards"
)

// Grew is the message that the log has grown.
func Grew() tea.Msg { return grewMsg{} }

// LanguageExamples are the lines that help shows.
func LanguageExamples() [][2]string { return languageExamples() }

// Footer is the footer of a mode at a width.
func (a *App) Footer(m Mode, w int) string { return a.footer(m, w) }

// HelpModes are the modes that have a heading in help.
func HelpModes() []Mode {
	var modes []Mode
	for _, m := range helpModes() {
		modes = append(modes, m.mode)
	}
	return modes
}

// Played is the message that a tenth of a second of a replay may have passed.
func (a *App) Played() tea.Msg {
	s, _ := a.screen.(*replayScreen)
	if s == nil {
		return nil
	}
	return playMsg{s, s.run}
}

// AlsoKeys are the letters that pick the options of a field, no answer first.
func AlsoKeys(f cards.Field) []string {
	var out []string
	for _, c := range choicesOf(f) {
		out = append(out, c.also)
	}
	return out
}
