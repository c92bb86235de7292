package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"
)

func (a *app) manCommand() *cobra.Command {
	return a.command(spec{
		use:     "man",
		short:   "Print the manual page",
		long:    "Man prints the manual page, made from the same definitions as the help.",
		example: "warroom man | man -l -\nwarroom man > ~/.local/share/man/man1/warroom.1",
		run: func(context.Context, []string) error {
			_, err := io.WriteString(a.raw, manPage(a.root(), buildVersion().Version))
			return err
		},
	})
}

// manSections follow the commands in the manual page.
func manSections() [][2]string {
	return [][2]string{
		{"Files", "Everything is kept in one file: --file, else $WARROOM_FILE, else warroom/log.db in the data folder " +
			"($XDG_DATA_HOME, or ~/.local/share). Own orders of hats are read from warroom/orders.toml in the config folder " +
			"($XDG_CONFIG_HOME, or ~/.config). Nothing else is written."},
		{"Environment", "WARROOM_FILE is the file, WARROOM_BY is who is writing, TZ is the zone of a new incident. NO_COLOR switches colours off."},
		{"Exit status", "0 done, 1 failed, 2 usage, 3 refused by a rule, 4 the file is busy, 5 the file is damaged."},
	}
}
