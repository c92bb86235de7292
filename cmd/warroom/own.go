package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// The files of a person's own orders and templates, in the config folder.
const (
	ordersFile = "orders.toml"
	cardsFile  = "cards.toml"
)

// ownFile is where a file of the config folder is or would be, "" when the machine says nothing about a home.
func (a *app) ownFile(name string) string {
	dir, ok := a.folder("XDG_CONFIG_HOME", configFolders)
	if !ok {
		return ""
	}
	return filepath.Join(dir, "warroom", name)
}

// orders returns all orders: the builtin ones, then the person's own from orders.toml in the config folder. A file that cannot be
// used is an error that names it, and the builtin orders are returned beside it.
func (a *app) orders() ([]hats.Order, error) {
	all := hats.Builtin()
	path := a.ownFile(ordersFile)
	if path == "" {
		return all, nil
	}
	src, err := readSmall(path)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return all, incident.Errorf("", "own orders cannot be read: %w", err).WithHint("mend or remove " + path)
	}
	own, err := hats.ParseOrders(src)
	if err != nil {
		return all, fmt.Errorf("%s: %w", path, err)
	}
	return append(all, own...), nil
}

// templates returns all card templates: the builtin ones, then the person's own from cards.toml in the config folder. A file that cannot
// be used is an error that names it, and the builtin templates are returned beside it.
func (a *app) templates() ([]cards.Template, error) {
	all := cards.Builtin()
	path := a.ownFile(cardsFile)
	if path == "" {
		return all, nil
	}
	src, err := readSmall(path)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return all, incident.Errorf("", "own card templates cannot be read: %w", err).WithHint("mend or remove " + path)
	}
	var reserved []string
	for _, c := range capture.Table() {
		if c.Name != cards.Goal && c.Name != "decide" {
			reserved = append(reserved, c.Name)
		}
	}
	own, err := cards.ParseTemplates(src, append(reserved, "pivot", "promise", "update", "called", "heat", "commit")...)
	if err != nil {
		return all, fmt.Errorf("%s: %w", path, err)
	}
	return append(all, own...), nil
}

// usable returns the templates that there are: while a file of one's own cannot be used, the builtin ones and a note that says so. Nobody
// is kept from their work by a file.
func (a *app) usable() []cards.Template {
	all, err := a.templates()
	if err != nil && !a.saidOwn {
		a.saidOwn = true // once, however many lines are read
		a.say("note", err.Error())
		if hint := incident.HintOf(err); hint != "" {
			a.say("hint", hint)
		}
	}
	return all
}

// ownFiles is what the doctor finds about the person's own files; those that there are not are not spoken of.
func (a *app) ownFiles() []finding {
	var out []finding
	for _, own := range []struct {
		check, file string
		read        func() (int, error)
		what        string
	}{
		{"orders", ordersFile, func() (int, error) {
			all, err := a.orders()
			return len(all) - len(hats.Builtin()), err
		}, "order"},
		{"cards", cardsFile, func() (int, error) {
			all, err := a.templates()
			return len(all) - len(cards.Builtin()), err
		}, "template"},
	} {
		path := a.ownFile(own.file)
		if _, err := os.Stat(path); path == "" || err != nil {
			continue
		}
		n, err := own.read()
		f := finding{Check: own.check, State: stateOK, Text: counted(n, own.what) + " of your own in " + path}
		if err != nil {
			f.State, f.Text, f.Hint = stateWarn, err.Error(), cmp.Or(incident.HintOf(err), "mend or remove "+path)
		}
		out = append(out, f)
	}
	return out
}
