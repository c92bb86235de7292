package main

import (
	"github.com/spf13/cobra"
)

// completeIncident offers the ids of incidents with their titles. It says nothing when the file cannot be read: a shell that waits
// for a completion is no place for errors.
func (a *app) completeIncident(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	log, err := a.openLog()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	all, err := log.List(c.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = cobra.CompletionWithDesc(s.ID, oneLine(s.Title))
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func (a *app) completeOrder(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	orders, err := a.orders()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	out := make([]string, len(orders))
	for i, o := range orders {
		out[i] = cobra.CompletionWithDesc(o.Name, o.When)
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}
