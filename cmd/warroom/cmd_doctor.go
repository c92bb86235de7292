package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/incident"
)

func (a *app) doctorCommand() *cobra.Command {
	var fix bool
	c := a.command(spec{
		use:   "doctor",
		short: "See whether the file is well, and mend what can be mended",
		long: "Doctor looks at the file: is it there, who may read it, who holds it, its headers and structure, every event, what is kept for " +
			"speed, drafts, redactions that were interrupted, left-over files, wasted room; and at your own files in the config folder. Each line says what to do. --fix mends what can be " +
			"mended without losing anything. It exits 0 when all is well, 1 when something should be done, 5 when something is damaged.",
		example: "warroom doctor\nwarroom doctor --fix",
		run:     func(ctx context.Context, _ []string) error { return a.doctor(ctx, fix) },
	})
	c.Flags().BoolVar(&fix, "fix", false, "mend what can be mended")
	a.jsonFlag(c)
	return c
}

// findingJSON is one line of the doctor. The names are a promise.
type findingJSON struct {
	Check string  `json:"check"`
	State string  `json:"state"` // ok, warn, bad
	Text  string  `json:"text"`
	Hint  *string `json:"hint"` // what to do
	Fixed bool    `json:"fixed"`
}

func (a *app) doctor(ctx context.Context, fix bool) error {
	log, err := a.openLog()
	if err != nil {
		return err
	}
	found := append(log.Doctor(ctx, fix, a.structure), a.ownFiles()...)
	list := make([]findingJSON, len(found))
	rows := make(table, 1, len(found)+1)
	rows[0] = []string{"STATE", "CHECK", "FOUND"}
	worst := exitDone
	for i, f := range found {
		list[i] = findingJSON{Check: f.Check, State: f.State, Text: f.Text, Hint: some(f.Hint), Fixed: f.Fixed}
		rows = append(rows, []string{f.State, f.Check, oneLine(f.Text)})
		if f.Hint != "" {
			rows = append(rows, []string{"", "", "do: " + oneLine(f.Hint)})
		}
		worst = max(worst, findingExit[f.State])
	}
	if a.flags.json {
		err = a.printJSON(list)
	} else {
		err = a.printTable(rows, nil)
	}
	if err == nil && worst != exitDone {
		err = told(worst)
	}
	return err
}

// findingExit is the exit code that a finding asks for.
var findingExit = map[string]int{stateOK: exitDone, stateWarn: exitFailed, stateBad: exitCorrupt}

const (
	structureName = "check-structure"
	structureWait = 30 * time.Second // a million events take three
)

// structureCommand is what doctor starts in a process of its own: a check that may hang or die on a damaged file.
func (a *app) structureCommand() *cobra.Command {
	c := a.command(spec{
		use:     structureName,
		short:   "Check the pages of the file, for doctor",
		long:    "Check-structure is the part of doctor that runs in a process of its own.",
		example: "warroom doctor\nwarroom " + structureName,
		run: func(ctx context.Context, _ []string) error {
			log, err := a.openLog()
			if err != nil {
				return err
			}
			return log.CheckStructure(ctx)
		},
	})
	c.Hidden = true
	return c
}

// structure runs structureCommand on the same file.
func (a *app) structure(ctx context.Context) error {
	path, err := a.file()
	if err != nil {
		return err
	}
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("the structure cannot be checked: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, structureWait)
	defer cancel()
	child := exec.CommandContext(ctx, exe, "--file", path, structureName)
	child.Args[0] = "warroom" // whatever the file of this program is called
	out, err := child.CombinedOutput()
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return incident.Errorf("", "checking the structure took longer than %v and was ended", structureWait).WithHint("verify the events: warroom verify; then make a copy: warroom backup FILE")
	}
	return structureError(string(out), err)
}

// structureError makes an error of what the child said, or of how it died.
func structureError(said string, err error) error {
	code := incident.CodeCorrupt
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == exitBusy {
		code = incident.CodeBusy
	}
	var message, hint string
	for line := range strings.Lines(said) {
		if m, ok := strings.CutPrefix(line, "error: "); ok {
			message = strings.TrimSpace(m)
		}
		if h, ok := strings.CutPrefix(line, "hint: "); ok {
			hint = strings.TrimSpace(h)
		}
	}
	if message == "" {
		message, hint = "checking the structure died on it: "+err.Error(), "keep a copy of the file, then restore it from a backup"
	}
	return incident.Errorf(code, "%s", message).WithHint(hint)
}
