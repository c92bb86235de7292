package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs the promises of the command line: each .txtar in testdata/script is one subject.
func TestScripts(t *testing.T) {
	stories, err := filepath.Abs(filepath.Join("..", "..", "internal", "room", "testdata", "strategy"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			e.Setenv("HOME", home)
			e.Setenv("USERPROFILE", home)
			e.Setenv("LocalAppData", filepath.Join(home, "local"))
			e.Setenv("AppData", filepath.Join(home, "roaming"))
			e.Setenv("WARROOM_FILE", filepath.Join(e.WorkDir, "log.db"))
			e.Setenv("WARROOM_BY", "ana")
			e.Setenv("TZ", "UTC")
			e.Setenv("STORIES", stories)
			e.Setenv("GORACE", os.Getenv("GORACE"))
			return os.Mkdir(home, 0o700)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"json":  scriptJSON,
			"keys":  scriptKeys,
			"keep":  scriptKeep,
			"hold":  scriptHold,
			"code":  scriptCode,
			"cut":   scriptCut,
			"safe":  scriptSafe,
			"bytes": scriptBytes,
			"edit":  scriptEdit,
			"play":  scriptPlay,
		},
	})
}

// scriptJSON checks one value: json FILE PATH WANT. A path is names and numbers with dots between; len counts, * takes all and joins
// them with spaces. The file is stdout or stderr or a name.
func scriptJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: json FILE PATH WANT")
	}
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	got, err := pick(doc, strings.Split(strings.TrimPrefix(args[1], "."), "."))
	ts.Check(err)
	if (got == args[2]) == neg {
		ts.Fatalf("%s is %s, want %s (differs: %v)", args[1], got, args[2], neg)
	}
}

func pick(v any, path []string) (string, error) {
	if len(path) == 0 || path[0] == "" {
		return written(v), nil
	}
	switch v := v.(type) {
	case map[string]any:
		inner, ok := v[path[0]]
		if !ok {
			return "", fmt.Errorf("there is no %s", path[0])
		}
		return pick(inner, path[1:])
	case []any:
		switch path[0] {
		case "len":
			return strconv.Itoa(len(v)), nil
		case "*":
			all := make([]string, len(v))
			for i := range v {
				var err error
				if all[i], err = pick(v[i], path[1:]); err != nil {
					return "", err
				}
			}
			return strings.Join(all, " "), nil
		}
		if i, err := strconv.Atoi(path[0]); err == nil && i < len(v) {
			return pick(v[i], path[1:])
		}
	}
	return "", fmt.Errorf("there is no %s in %s", path[0], written(v))
}

func written(v any) string {
	if s, ok := v.(string); ok {
		return strings.ReplaceAll(s, "\n", `\n`)
	}
	b, _ := json.Marshal(v)
	return string(b)
}

// scriptKeys checks the names of an object, all of them: keys FILE PATH NAME,NAME,... in any order.
func scriptKeys(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 || neg {
		ts.Fatalf("usage: keys FILE PATH NAMES")
	}
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	for _, step := range strings.FieldsFunc(args[1], func(r rune) bool { return r == '.' }) {
		switch d := doc.(type) {
		case map[string]any:
			doc = d[step]
		case []any:
			i, err := strconv.Atoi(step)
			ts.Check(err)
			doc = d[i]
		}
	}
	object, ok := doc.(map[string]any)
	if !ok {
		ts.Fatalf("%s is no object", args[1])
	}
	var got []string
	for name := range object {
		got = append(got, name)
	}
	want := strings.Split(args[2], ",")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		ts.Fatalf("names are %s, want %s", strings.Join(got, ","), strings.Join(want, ","))
	}
}

// scriptKeep puts the one line of standard output into a variable: keep NAME [LENGTH], cut to so many bytes.
func scriptKeep(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 1 || len(args) > 2 || neg {
		ts.Fatalf("usage: keep NAME [LENGTH]")
	}
	out := ts.ReadFile("stdout")
	line, ok := strings.CutSuffix(out, "\n")
	if !ok || line == "" || strings.Contains(line, "\n") {
		ts.Fatalf("standard output is not one line: %q", out)
	}
	if len(args) == 2 {
		n, err := strconv.Atoi(args[1])
		ts.Check(err)
		line = line[:n]
	}
	ts.Setenv(args[0], line)
}

// scriptSafe checks that a stream has nothing a terminal would act upon, and is not empty.
func scriptSafe(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		if bad := unsafe(text); (bad != "") != neg {
			ts.Fatalf("%s has %q (wanted: %v): %q", name, bad, neg, text)
		}
	}
}

// unsafe returns the first thing in text that a terminal would act upon.
func unsafe(text string) string {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return text[i : i+1]
		}
	}
	for _, r := range text {
		if r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return string(r)
		}
	}
	return ""
}

// scriptBytes writes a file: bytes NAME QUOTED, as Go quotes a string; what a text file of a script cannot hold.
func scriptBytes(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 || neg {
		ts.Fatalf("usage: bytes NAME QUOTED")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// scriptCode runs a command that must end with that exit code: code N COMMAND ARG...
func scriptCode(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || neg {
		ts.Fatalf("usage: code N COMMAND ARG...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code is %d, want %s", got, args[0])
	}
}

// scriptCut copies the beginning of a file: cut FILE BYTES NEW.
func scriptCut(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 || neg {
		ts.Fatalf("usage: cut FILE BYTES NEW")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(ts.ReadFile(args[0])[:n]), 0o600))
}

// scriptEdit changes the bytes of a file behind the program's back: edit FILE OLD NEW, of one length.
func scriptEdit(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 || neg || len(args[1]) != len(args[2]) {
		ts.Fatalf("usage: edit FILE OLD NEW, of one length")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o600))
}
