package main

import (
	"cmp"
	"os"
	"path/filepath"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// ownFile is where a file of the config folder is or would be, "" when the machine says nothing about a home.
func (a *app) ownFile(name string) string {
	dir, ok := a.folder("XDG_CONFIG_HOME", configFolders)
	if !ok {
		return ""
	}
	return filepath.Join(dir, "warroom", name)
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

// usablePace returns the numbers of the desk, with a note where a file of one's own cannot be used: what is owed is listed all the same.
func (a *app) usablePace() desk.Pace {
	pace, err := a.pace()
	if err != nil {
		a.say("note", err.Error())
		a.say("hint", a.hintOf(err))
	}
	return pace
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
		{"desk", deskFile, func() (int, error) {
			_, err := a.pace()
			return 0, err
		}, ""},
	} {
		path := a.ownFile(own.file)
		if _, err := os.Stat(path); path == "" || err != nil {
			continue
		}
		n, err := own.read()
		f := finding{Check: own.check, State: stateOK, Text: path + " can be used"}
		if own.what != "" {
			f.Text = counted(n, own.what) + " of your own in " + path
		}
		if err != nil {
			f.State, f.Text, f.Hint = stateWarn, err.Error(), cmp.Or(a.hintOf(err), "mend or remove "+path)
		}
		out = append(out, f)
	}
	return out
}
