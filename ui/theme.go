package ui

import (
	"charm.land/lipgloss/v2"

	"warroom/internal/hats"
)

// Theme is the look of one session. Colour is never the only sign of anything: with NO_COLOR what stays is letters, names, glyphs,
// bold and reverse, and that has to be enough.
type Theme struct {
	Plain, Strong, Muted, Line lipgloss.Style
	Accent                     lipgloss.Style // keys in the footer, the goal
	Good, Warn, Bad            lipgloss.Style
	Pick                       lipgloss.Style // the row under the cursor
	Pill                       lipgloss.Style // severity, state
	hat                        map[hats.Hat]lipgloss.Style
}

// ThemeName chooses a theme.
type ThemeName string

// The themes. Auto asks the terminal for its background.
const (
	ThemeAuto     ThemeName = "auto"
	ThemeDark     ThemeName = "dark"
	ThemeLight    ThemeName = "light"
	ThemeContrast ThemeName = "contrast"
)

// Known reports whether n is a theme; "" is auto.
func (n ThemeName) Known() bool {
	switch n {
	case "", ThemeAuto, ThemeDark, ThemeLight, ThemeContrast:
		return true
	}
	return false
}

// palette is what differs between themes. On the usual background of its theme every ink has a contrast of at least 4.5 to 1; an
// ink of the theme for either background has at least 3 to 1 on black and on white (WCAG 2.1, 1.4.3). White is the terminal's own
// foreground, the one colour that is readable everywhere.
type palette struct {
	muted, line, accent, good, warn, bad string
	red, black, yellow, green, blue      string
}

// themeEither serves until the terminal says which background it has, and for terminals that never do.
const themeEither ThemeName = "either"

var palettes = map[ThemeName]palette{
	themeEither: {
		muted: "#7d8590", line: "#7d8590", accent: "#3b82f6", good: "#2e9e4f", warn: "#b27d00", bad: "#dc4a46",
		red: "#dc4a46", yellow: "#a67c00", green: "#2e9e4f", blue: "#3b82f6",
	},
	ThemeDark: {
		muted: "#8a93a3", line: "#4a5160", accent: "#7fb4ff", good: "#7ccf8a", warn: "#f0b850", bad: "#ff7b72",
		red: "#ff7b72", black: "#cdd3dc", yellow: "#f2d049", green: "#7ccf8a", blue: "#7fb4ff",
	},
	ThemeLight: {
		muted: "#5c6470", line: "#b4bac4", accent: "#0b57b7", good: "#1c6e33", warn: "#8a5200", bad: "#b3261e",
		red: "#b3261e", black: "#101318", yellow: "#7a5b00", green: "#1c6e33", blue: "#0b57b7",
	},
	ThemeContrast: {
		accent: "14", good: "10", warn: "11", bad: "9",
		red: "9", yellow: "11", green: "10", blue: "14",
	},
}

// NewTheme returns the named theme; one that fits either background for auto and for unknown names.
func NewTheme(name ThemeName) *Theme {
	p, ok := palettes[name]
	if !ok {
		p = palettes[themeEither]
	}
	ink := func(c string) lipgloss.Style {
		s := lipgloss.NewStyle()
		if c != "" {
			s = s.Foreground(lipgloss.Color(c))
		}
		return s
	}
	return &Theme{
		Plain: ink(""), Strong: ink("").Bold(true), Muted: ink(p.muted), Line: ink(p.line), Accent: ink(p.accent).Bold(true),
		Good: ink(p.good), Warn: ink(p.warn).Bold(true), Bad: ink(p.bad).Bold(true), Pill: ink("").Bold(true).Reverse(true),
		Pick: ink("").Reverse(true),
		hat: map[hats.Hat]lipgloss.Style{
			hats.White: ink("").Bold(true), hats.Red: ink(p.red).Bold(true), hats.Black: ink(p.black).Bold(true),
			hats.Yellow: ink(p.yellow).Bold(true), hats.Green: ink(p.green).Bold(true), hats.Blue: ink(p.blue).Bold(true),
		},
	}
}

// Hat returns the style of a hat's letter and name.
func (t *Theme) Hat(h hats.Hat) lipgloss.Style {
	if s, ok := t.hat[h]; ok {
		return s
	}
	return t.Plain
}
