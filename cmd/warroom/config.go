package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// The files of the config folder.
const (
	ordersFile = "orders.toml"
	cardsFile  = "cards.toml"
	deskFile   = "desk.toml"
)

// own reads a file of the config folder; nil when there is none. What is called what in the error.
func (a *app) own(name, what string) (src []byte, path string, err error) {
	dir, ok := a.folder("XDG_CONFIG_HOME", configFolders)
	if !ok {
		return nil, "", nil
	}
	path = filepath.Join(dir, "warroom", name)
	src, err = readSmall(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, path, nil
	}
	if err != nil {
		return nil, path, incident.Errorf("", "own %s cannot be read: %w", what, err).WithHint("mend or remove " + path)
	}
	return src, path, nil
}

// orders returns all orders: the builtin ones, then the person's own. A file that cannot be used is an error that names it, and the
// builtin orders are returned beside it.
func (a *app) orders() ([]hats.Order, error) {
	all := hats.Builtin()
	src, path, err := a.own(ordersFile, "orders")
	if err != nil || src == nil {
		return all, err
	}
	own, err := hats.ParseOrders(src)
	if err != nil {
		return all, fmt.Errorf("%s: %w", path, err)
	}
	return append(all, own...), nil
}

// templates returns all card templates: the builtin ones, then the person's own. A file that cannot be used is an error that names it,
// and the builtin templates are returned beside it.
func (a *app) templates() ([]cards.Template, error) {
	all := cards.Builtin()
	src, path, err := a.own(cardsFile, "card templates")
	if err != nil || src == nil {
		return all, err
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

// pace returns the numbers of the customer desk, the person's own where they say any. A file that cannot be used is an error that names
// it, and the usual numbers are returned beside it.
func (a *app) pace() (desk.Pace, error) {
	src, path, err := a.own(deskFile, "numbers of the desk")
	if err != nil || src == nil {
		return desk.Pace{}, err
	}
	p, err := desk.ParsePace(src)
	if err != nil {
		return p, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

// smallMax is more than a file of orders may have: ParseOrders tells its limit by name.
const smallMax = 1 << 20

// readSmall reads a regular file; anything else, a pipe for one, would keep the program waiting.
func readSmall(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(f, smallMax))
}

// components returns the names of services that the lint must not take for people: one a line in components.txt of the config
// folder. Without that file there are none.
func (a *app) components() []string {
	dir, ok := a.folder("XDG_CONFIG_HOME", configFolders)
	if !ok {
		return nil
	}
	b, err := os.ReadFile(filepath.Join(dir, "warroom", "components.txt"))
	if err != nil {
		return nil
	}
	var names []string
	for line := range strings.Lines(strings.ToValidUTF8(string(b), "")) {
		if name := strings.TrimSpace(line); name != "" {
			names = append(names, name)
		}
	}
	return names
}
