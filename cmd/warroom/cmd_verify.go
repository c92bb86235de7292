package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"warroom/internal/incident"
)

func (a *app) verifyCommand() *cobra.Command {
	var head string
	c := a.command(spec{
		use:   "verify [ID]",
		short: "Check every event against its hashes, and print the head",
		long: "Verify reads an incident, or all of them, and checks each event: that it is what was written, and that it follows the one before. " +
			"It names the first that is not, and prints the head, COUNT:HASH, for a report to carry. A file that was put back to an older state " +
			"is sound in itself; --head with a head that was printed before shows it.",
		example: "warroom verify\nwarroom verify k7f3 --head 14:9b2c...",
		max:     1,
		run:     func(ctx context.Context, args []string) error { return a.verify(ctx, args, head) },
	})
	c.Flags().StringVar(&head, "head", "", "a head that was printed before: is it still part of the log?")
	c.ValidArgsFunction = a.completeIncident
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// verifiedJSON is what verify found about one incident. The names are a promise.
type verifiedJSON struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	OK     bool    `json:"ok"`
	Events *int    `json:"events"` // null when it is not ok
	Head   *string `json:"head"`   // COUNT:HASH
	Error  *string `json:"error"`  // the first bad event
}

func (a *app) verify(ctx context.Context, args []string, head string) error {
	id, err := a.named(args)
	if err != nil {
		return err
	}
	var printed []incident.Head
	if head != "" {
		h, err := incident.ParseHead(head)
		if err != nil {
			return usagef(a.hintOf(err), "--head: %v", err)
		}
		if id == "" {
			return usagef("warroom verify ID --head COUNT:HASH", "--head is of one incident: which?")
		}
		printed = append(printed, h)
	}
	list, err := a.toVerify(ctx, id)
	if err != nil {
		return err
	}
	found := make([]verifiedJSON, 0, len(list))
	bad := 0
	var first error
	for _, s := range list {
		h, err := a.log.Verify(ctx, s.ID, printed...)
		if err != nil && incident.CodeOf(err) != incident.CodeCorrupt {
			return err
		}
		if err != nil {
			if bad++; first == nil {
				first = incident.Errorf(incident.CodeCorrupt, "%s: %w", s.ID, err).WithHint(incident.HintOf(err))
			}
		}
		v := verifiedOf(s, h, err)
		found = append(found, v)
		if err := a.printVerified(v); err != nil {
			return err
		}
	}
	if a.flags.json {
		if err := a.printJSON(found); err != nil {
			return err
		}
	}
	if bad > 1 {
		return incident.Errorf(incident.CodeCorrupt, "%d of %d incidents do not verify; the first, %w", bad, len(list), first).WithHint(incident.HintOf(first))
	}
	return first
}

// toVerify returns the incident that is named, or all.
func (a *app) toVerify(ctx context.Context, id string) ([]incident.Summary, error) {
	if id != "" {
		found, err := a.find(ctx, id)
		return []incident.Summary{found}, err
	}
	log, err := a.openLog()
	if err != nil {
		return nil, err
	}
	list, err := log.List(ctx)
	if err == nil && len(list) == 0 && !a.flags.json {
		_, err = fmt.Fprintln(a.out, `no incidents here yet: warroom declare "TITLE"`)
	}
	return list, err
}

func verifiedOf(s incident.Summary, h incident.Head, err error) verifiedJSON {
	v := verifiedJSON{ID: s.ID, Title: s.Title, OK: err == nil}
	if err != nil {
		v.Error = some(err.Error())
		return v
	}
	v.Events, v.Head = &h.Events, some(h.String())
	return v
}

func (a *app) printVerified(v verifiedJSON) error {
	if a.flags.json {
		return nil
	}
	what := "does not verify: "
	if v.OK {
		what = fmt.Sprintf("%s, head %s", counted(*v.Events, "event"), *v.Head)
	} else {
		what += *v.Error
	}
	_, err := fmt.Fprintf(a.out, "%s: %s (%s)\n", v.ID, what, oneLine(v.Title))
	return err
}
