package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) backupCommand() *cobra.Command {
	var force bool
	c := a.command(spec{
		use:   "backup FILE",
		short: "Write a clean copy of everything, while others work",
		long: "Backup copies the file as it is at one moment, without the room that deleted and redacted things have left, and verifies the copy " +
			"before it says done. Consoles may stay open. A file that is there is never overwritten without --force. The copy holds drafts too; " +
			"use it by naming it: warroom --file FILE.",
		example: "warroom backup ~/warroom-monday.db\nwarroom backup /mnt/backup/warroom.db --force",
		min:     1, max: 1, wants: "the file to write",
		run: func(ctx context.Context, args []string) error { return a.backup(ctx, args[0], force) },
	})
	c.Flags().BoolVar(&force, "force", false, "overwrite FILE")
	a.jsonFlag(c)
	return c
}

// backupJSON is what a backup holds. The names are a promise.
type backupJSON struct {
	File      string `json:"file"`
	Incidents int    `json:"incidents"`
	Events    int    `json:"events"`
	Bytes     int64  `json:"bytes"`
}

func (a *app) backup(ctx context.Context, to string, force bool) error {
	log, err := a.openLog()
	if err != nil {
		return err
	}
	done, err := log.Backup(ctx, to, force)
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(backupJSON{File: to, Incidents: done.Incidents, Events: done.Events, Bytes: done.Bytes})
	}
	_, err = fmt.Fprintf(a.out, "copied %s, %s, to %s: verified\n", counted(done.Incidents, "incident"), counted(done.Events, "event"), to)
	return err
}
