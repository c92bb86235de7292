package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// TestSealedStaysSealed: as long as the sponsor has not answered, no command tells what the lead thought they would; afterwards all do
// that tell fields, and of the moment before none does.
func TestSealedStaysSealed(t *testing.T) {
	b := newBench(t)
	id := strings.Fields(b.ok("declare", "Queue is stuck"))[0]
	goal, _ := cards.Find(cards.Builtin(), cards.Goal)
	write := func(c incident.Command) {
		a := newApp(b.surroundings(), nil, nil, nil)
		log, err := a.openLog()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := room.New(log, id, "ana", a.Now, newID).Do(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		if err := a.closeLog(); err != nil {
			t.Fatal(err)
		}
	}
	write(incident.OpenCard{Template: goal, Stage: cards.StageSet, Fields: map[string]string{cards.FieldGoal: "orders flow", cards.FieldOurs: "fault"}})
	seq := b.ok("card", "--json")
	if !strings.Contains(seq, `"seq":4`) {
		t.Fatalf("the goal is not card 4: %s", seq)
	}

	tells := regexp.MustCompile(`(?i)(own answer|our.answer|ours)\W*[:,]\W*fault`)
	commands := [][]string{
		{"show"},
		{"show", "--json"},
		{"card", "--all"},
		{"card", "--all", "--json"},
		{"timeline"},
		{"timeline", "--names", "--as-written"},
		{"timeline", "--json"},
		{"search", "--json", "orders"},
		{"search", "--json", "fault"},
		{"replay", "--text", id},
		{"replay", "--cast", "-", id},
	}
	names, _ := exports()
	for _, format := range names {
		if format != formBundle {
			commands = append(commands, []string{"export", "--format", format, "-o", "-"}, []string{"export", "--format", format, "--roles", "--redacted", "-o", "-"})
		}
	}
	run := func(command []string) string {
		code, out, errOut := b.run("", command...)
		if command[0] != "search" && code != exitDone {
			t.Fatalf("warroom %q: exit %d %s", command, code, errOut)
		}
		return strings.ReplaceAll(out, `\u`, "")
	}
	for _, command := range commands {
		if out := run(command); tells.MatchString(out) {
			t.Errorf("warroom %q tells what is sealed: %q", command, tells.FindString(out))
		}
	}
	then := b.now
	b.now = b.now.AddDate(0, 0, 1)
	write(incident.FillCard{Ref: 4, Template: goal, Fields: map[string]string{cards.FieldTheirs: "business"}})
	var told []string
	for _, command := range commands {
		command = slices.Clone(command)
		if command[0] == "search" {
			command = append(command, "open:yes")
		}
		if tells.MatchString(run(command)) {
			told = append(told, strings.Join(command, " "))
		}
	}
	for _, want := range []string{"show", "show --json", "card --all --json", "timeline", "search --json fault open:yes", "export --format json -o -"} {
		if !slices.Contains(told, want) {
			t.Errorf("warroom %s does not tell what was opened; those that do: %q", want, told)
		}
	}
	if out := b.ok("card", "--all", "--json"); !tells.MatchString(out) {
		t.Errorf("opened, it reads %s", out)
	}
	if out := run([]string{"card", "--all", "--json", "--at", then.Format(time.RFC3339)}); tells.MatchString(out) {
		t.Errorf("as it was known then, it reads %s", out)
	}
}
