package main

import (
	"fmt"
	"strings"

	"warroom/internal/cards"
)

// templateJSON is a template of cards. The names are a promise.
type templateJSON struct {
	Name    string              `json:"name"`
	Command *string             `json:"command"` // without its slash; null: its name is a command of the line
	Title   string              `json:"title"`
	Summary string              `json:"summary"`
	Own     bool                `json:"own"`
	Fields  []templateFieldJSON `json:"fields"`
	Stages  []templateStageJSON `json:"stages"`
}

type templateFieldJSON struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Help    string   `json:"help"`
	Options []string `json:"options"`
}

type templateStageJSON struct {
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Requires []string `json:"requires"`
	Final    bool     `json:"final"`
}

func templateOf(t cards.Template) templateJSON {
	out := templateJSON{Name: t.Name, Command: some(t.Command), Title: t.Title, Summary: t.Summary, Own: t.Own}
	for _, f := range t.Fields {
		out.Fields = append(out.Fields, templateFieldJSON{f.Name, f.Label, string(f.Kind), f.Help, append([]string{}, f.Options...)})
	}
	for _, s := range t.Stages {
		out.Stages = append(out.Stages, templateStageJSON{s.Name, s.Words(), append([]string{}, s.Requires...), s.Final})
	}
	return out
}

// listTemplates prints what cards there are, and where one's own go.
func (a *app) listTemplates() error {
	templates := a.usable()
	if a.flags.json {
		list := make([]templateJSON, len(templates))
		for i, t := range templates {
			list[i] = templateOf(t)
		}
		return a.printJSON(list)
	}
	for _, t := range templates {
		var fields, stages []string
		for _, f := range t.Fields {
			fields = append(fields, f.Name)
		}
		for _, s := range t.Stages {
			stages = append(stages, s.Name)
		}
		word := "/" + t.Command
		if t.Command == "" {
			word = t.Name + " (no command)"
		}
		fmt.Fprintf(a.out, "%s  %s\n  fields: %s\n  stages: %s\n", word, t.Summary, strings.Join(fields, ", "), strings.Join(stages, ", ")) // an error shows when the buffer is flushed
	}
	if path := a.ownFile(cardsFile); path != "" {
		fmt.Fprintf(a.out, "\nyour own stand in %s; README.md has an example of one\n", path)
	}
	return nil
}
