package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	c := a.command(spec{
		use:     "version",
		short:   "Say which version this is",
		long:    "Version says which version this is and what it was built with: the first thing a bug report needs.",
		example: "warroom version\nwarroom version --json",
		run: func(context.Context, []string) error {
			v := buildVersion()
			if a.flags.json {
				return a.printJSON(v)
			}
			_, err := fmt.Fprintf(a.out, "warroom %s %s %s\n", v.Version, v.Go, v.System)
			return err
		},
	})
	a.jsonFlag(c)
	return c
}

type versionJSON struct {
	Version string  `json:"version"`
	Commit  *string `json:"commit"`
	Go      string  `json:"go"`
	System  string  `json:"system"`
}

// buildVersion reads what the Go command wrote into the program: a release has its tag, a build from a checkout its commit.
func buildVersion() versionJSON {
	v := versionJSON{Version: "unreleased", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v.Commit = &s.Value
		}
	}
	return v
}
