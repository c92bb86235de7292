package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptPlay tells an incident in the one-line language: play FILE. A line of the file is TIME WHO: LINE, given by that person at that
// time; /declare TITLE begins it. Lines that begin with # and empty ones are passed over. Its id is left in ID.
func scriptPlay(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: play FILE")
	}
	for i, line := range strings.Split(ts.ReadFile(args[0]), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		at, rest, _ := strings.Cut(line, " ")
		now, err := time.Parse(time.RFC3339, at)
		who, said, ok := strings.Cut(rest, ": ")
		if err != nil || !ok {
			ts.Fatalf("%s:%d: not TIME WHO: LINE", args[0], i+1)
		}
		command := []string{"--by", who, "note", "-i", ts.Getenv("ID"), "--", said}
		title, declares := strings.CutPrefix(said, "/declare ")
		if declares {
			command = []string{"--by", who, "declare", "--zone", "UTC", title}
		}
		var out, errOut bytes.Buffer
		s := surroundings{Getenv: ts.Getenv, Now: func() time.Time { return now }, NewID: newID, User: func() string { return who }}
		if code := run(context.Background(), command, s, strings.NewReader(""), &out, &errOut); code != exitDone {
			ts.Fatalf("%s:%d: %s\n%s", args[0], i+1, said, errOut.String())
		}
		ts.Logf("%d %s", i+1, strings.TrimSpace(fmt.Sprint(&out, &errOut)))
		if declares {
			ts.Setenv("ID", strings.Fields(out.String())[0])
		}
	}
}
