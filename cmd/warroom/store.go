package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"warroom/internal/incident"
	"warroom/store/bolt"
)

// store is the log and what only a file of this machine can do.
type store interface {
	incident.Log
	// Hold waits until no operation has the file and keeps new ones back until release is called.
	Hold() (release func())
	// Verify is incident.Verify, and more where the store knows more.
	Verify(ctx context.Context, id string, printed ...incident.Head) (incident.Head, error)
	Doctor(ctx context.Context, fix bool, structure func(context.Context) error) []bolt.Finding
	CheckStructure(ctx context.Context) error
	Backup(ctx context.Context, to string, replace bool) (bolt.Copied, error)
}

// The states of a finding of the doctor.
const (
	stateOK   = bolt.StateOK
	stateWarn = bolt.StateWarn
	stateBad  = bolt.StateBad
)

type finding = bolt.Finding

// openLog returns the log, opened on the first call. No other file knows which store it is.
func (a *app) openLog() (store, error) {
	if a.log != nil {
		return a.log, nil
	}
	path, err := a.file()
	if err != nil {
		return nil, err
	}
	a.log = bolt.Open(path, bolt.Options{Wait: a.Wait})
	return a.log, nil
}

func (a *app) closeLog() error {
	if a.log == nil {
		return nil
	}
	return a.log.Close()
}

const noHome = "say where: --file FILE, or WARROOM_FILE"

// file returns where everything is kept: --file, else WARROOM_FILE, else warroom/log.db in the data folder.
func (a *app) file() (string, error) {
	if a.flags.file != "" {
		return a.flags.file, nil
	}
	if f := a.Getenv("WARROOM_FILE"); f != "" {
		return f, nil
	}
	dir, ok := a.folder("XDG_DATA_HOME", dataFolders)
	if !ok {
		return "", incident.Errorf(incident.CodeInvalid, "there is no home folder to keep the file in").WithHint(noHome)
	}
	return filepath.Join(dir, "warroom", "log.db"), nil
}

// folders says for one kind of folder where an operating system keeps it, below which variable; "" is every other system.
type folders map[string]struct{ base, below string }

var (
	dataFolders = folders{
		"":        {"HOME", ".local/share"},
		"darwin":  {"HOME", "Library/Application Support"},
		"windows": {"LocalAppData", ""},
	}
	configFolders = folders{
		"":        {"HOME", ".config"},
		"darwin":  {"HOME", "Library/Application Support"},
		"windows": {"AppData", ""},
	}
)

// folder returns the folder of that kind: as the XDG variable says if it is an absolute path (the XDG base directory specification
// has others ignored), else as the system has it. Not ok means that the machine says nothing about a home.
func (a *app) folder(xdg string, kind folders) (dir string, ok bool) {
	if dir = a.Getenv(xdg); filepath.IsAbs(dir) {
		return dir, true
	}
	where, found := kind[runtime.GOOS]
	if !found {
		where = kind[""]
	}
	base := a.Getenv(where.base)
	return filepath.Join(base, filepath.FromSlash(where.below)), base != ""
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
