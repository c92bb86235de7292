package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"warroom/internal/blameless"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// lintFinding is one finding for other programs. The names are a promise.
type lintFinding struct {
	Line      int    `json:"line"`   // from 1
	Column    int    `json:"column"` // from 1, in characters
	Category  string `json:"category"`
	Severity  string `json:"severity"` // ask or nudge
	Text      string `json:"text"`
	Question  string `json:"question"`
	Rewording string `json:"rewording"` // "" where only a question helps
}

// errFound ends lint with exit code 1 and no further word: the findings are what there was to say.
var errFound = told(exitFailed)

func (a *app) lintCommand() *cobra.Command {
	var hat string
	c := a.command(spec{
		use:   "lint [FILE|-]",
		short: "Find what reads as blame in a text",
		long: "Lint reads a text, such as a review, and names what reads as blame: where, one question, one rewording. It exits 1 when it " +
			"found something. With --hat it says instead which lines sound like another hat.",
		example: "warroom lint review.md\nwarroom lint --hat white notes.txt --json",
		max:     1,
		run:     func(_ context.Context, args []string) error { return a.lint(args, hat) },
	})
	c.Flags().StringVar(&hat, "hat", "", "each line is a note under that hat: which ones sound like another?")
	a.jsonFlag(c)
	return c
}

func (a *app) lint(args []string, hat string) error {
	name, text, err := a.lintText(args)
	if err != nil {
		return err
	}
	var found []lintFinding
	if hat == "" {
		found = blame(text, a.components())
	} else if found, err = drift(text, hat); err != nil {
		return err
	}
	if a.flags.json {
		if found == nil {
			found = []lintFinding{}
		}
		if err := a.printJSON(found); err != nil {
			return err
		}
	}
	for _, f := range found {
		if a.flags.json {
			break
		}
		fmt.Fprintf(a.out, "%s:%d:%d: %s (%s): %q\n", name, f.Line, f.Column, strings.ReplaceAll(f.Category, "_", " "), f.Severity, f.Text)
		fmt.Fprintf(a.out, "    %s\n", f.Question)
		if f.Rewording != "" {
			fmt.Fprintf(a.out, "    try: %s\n", f.Rewording)
		}
	}
	if len(found) > 0 {
		return errFound
	}
	return nil
}

// lintMax is the size of a text that lint reads: far more than any review has.
const lintMax = 64 << 20

// lintText reads the file, or standard input for "-" and for none.
func (a *app) lintText(args []string) (name, text string, err error) {
	in, name := a.in, "-"
	if len(args) == 1 && args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return "", "", incident.Errorf(incident.CodeNotFound, "the text cannot be read: %w", err).WithHint("warroom lint FILE, or - for standard input")
		}
		defer func() { _ = f.Close() }()
		in, name = f, args[0]
	}
	b, err := io.ReadAll(io.LimitReader(in, lintMax+1))
	if err != nil {
		return "", "", fmt.Errorf("the text cannot be read: %w", err)
	}
	if len(b) > lintMax {
		return "", "", incident.Errorf(incident.CodeInvalid, "the text is over %d MiB", lintMax>>20).WithHint("split it")
	}
	return name, strings.ToValidUTF8(string(b), "\uFFFD"), nil
}

func blame(text string, components []string) []lintFinding {
	var out []lintFinding
	for _, f := range blameless.Check(text, blameless.Options{Components: components}) {
		line, column := blameless.Positions(text, f)
		out = append(out, lintFinding{
			Line: line, Column: column, Category: string(f.Category), Severity: string(f.Severity),
			Text: f.Text, Question: f.Question, Rewording: f.Rewording,
		})
	}
	return out
}

// drift reads each line as a note under the hat.
func drift(text, name string) ([]lintFinding, error) {
	hat, ok := hats.Parse(name)
	if !ok {
		return nil, incident.Errorf(incident.CodeInvalid, "there is no hat %q", name).WithHint("white, red, black, yellow, green or blue")
	}
	var out []lintFinding
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		d, ok := hats.Drifts(line, hat)
		if !ok {
			continue
		}
		f := lintFinding{Line: n, Column: len([]rune(line[:d.Start])) + 1, Category: d.Rule, Severity: string(blameless.Nudge), Text: line[d.Start:d.End], Question: d.Ask}
		switch {
		case d.To != "":
			f.Rewording = strings.ToLower(d.To.Letter()) + ": " + f.Text
			if f.Question == "" {
				f.Question = "this sounds like " + d.To.Name() + ": " + d.Reason
			}
		case d.Kind != "":
			f.Question = "this sounds like an " + d.Kind + ": " + d.Reason
		}
		out = append(out, f)
	}
	return out, nil
}
