package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// Exit codes: a promise to scripts.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitRefused = 3
	exitBusy    = 4
	exitCorrupt = 5
)

// usageError is a command line that cannot be read: an unknown flag, a missing argument, a value that is none.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usagef(hint, format string, args ...any) error {
	return &usageError{message: fmt.Sprintf(format, args...), hint: hint}
}

// told is an exit code without a further word: what there was to say was printed.
type told int

func (t told) Error() string { return fmt.Sprintf("exit code %d", int(t)) }

func exitCode(err error) int {
	var usage *usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	switch incident.CodeOf(err) {
	case incident.CodeRefused:
		return exitRefused
	case incident.CodeBusy, incident.CodeStale:
		return exitBusy
	case incident.CodeCorrupt:
		return exitCorrupt
	}
	return exitFailed
}

// fail tells the person what went wrong and what to do next, and returns the exit code.
func (a *app) fail(err error) int {
	var code told
	if errors.As(err, &code) {
		return int(code)
	}
	a.say("error", err.Error())
	a.say("hint", a.hintOf(err))
	return exitCode(err)
}

// say writes one line to standard error; nothing when there is nothing to say.
func (a *app) say(what, words string) {
	if words = strings.Join(strings.Fields(words), " "); words != "" {
		fmt.Fprintf(a.errOut, "%s: %s\n", what, words)
	}
}

func (a *app) hintOf(err error) string {
	var usage *usageError
	var line *capture.Error
	var order *hats.OrderError
	switch {
	case errors.As(err, &usage):
		return usage.hint
	case errors.As(err, &line):
		return inShell(line.Hint, a.isCommand)
	case errors.As(err, &order):
		return order.Hint
	}
	return inShell(incident.HintOf(err), a.isCommand)
}

// inShell rewrites a hint about the one-line language so that it can be typed at a shell: there a command is given to warroom
// note, a # begins a comment unless it is quoted, and tab is the shell's own. Only what isCommand knows is a command: /tmp is a folder.
func inShell(hint string, isCommand func(name string) bool) string {
	words := strings.Split(hint, " ")
	for i, w := range words {
		if bare := strings.TrimRight(w, ".,:;?"); strings.HasPrefix(w, "#") && bare != "#" {
			words[i] = `"` + bare + `"` + w[len(bare):]
			continue
		}
		if name, ok := strings.CutPrefix(strings.TrimRight(w, ".,:;?"), "/"); ok && isCommand(name) {
			words[i] = "warroom note " + w
		}
	}
	return strings.NewReplacer("tab lists", "in the console tab lists",
		"esc, then the number stands beside the note under the cursor", "warroom show has the numbers").Replace(strings.Join(words, " "))
}

// isCommand reports whether a word is a command of the room, one's own templates among them.
func (a *app) isCommand(name string) bool {
	templates, _ := a.templates() // the builtin ones at least
	return slices.ContainsFunc(room.Commands(templates), func(c capture.Command) bool { return c.Name == name })
}

// crashed makes one line of a panic: what it said and the line of ours it came from, which is what a bug report needs. The trace
// stays out of a terminal that others may be watching.
func crashed(what any, stack []byte) error {
	return incident.Errorf("", "warroom failed: %v%s", what, ourLine(string(stack))).
		WithHint("what was saved is safe; this is a fault of warroom: please report the line above")
}

// ourLine finds the first line of ours below the panic: a trace has the function, then its file behind a tab.
func ourLine(stack string) string {
	_, below, _ := strings.Cut(stack, "\npanic(")
	ours := false
	for line := range strings.Lines(below) {
		file, isFile := strings.CutPrefix(line, "\t")
		switch {
		case !isFile:
			ours = strings.HasPrefix(line, "main.") || strings.HasPrefix(line, "warroom/")
		case ours:
			file, _, _ = strings.Cut(file, " +")
			return " (" + file[strings.LastIndexByte(file, '/')+1:] + ")"
		}
	}
	return ""
}
