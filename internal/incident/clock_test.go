package incident

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestClocks(t *testing.T) {
	due := func(what, at string) OpenCard {
		c := decision(what)
		c.Fields["due"] = "2031-03-14T" + at + ":00Z"
		return c
	}
	done := MoveCard{Ref: 6, Template: template("decision"), Stage: "done"}
	for _, c := range []struct {
		name  string
		given []Command
		want  string // label, who, time left, length; the most urgent first
	}{
		{"no incident", nil, ""},
		{"no round", []Command{Declare{Title: "x"}}, ""},
		{"a step", begun(), "White  3m0s of 4m0s"},
		{"a step with two minutes more", begun(Extend{}), "White  5m0s of 6m0s"},
		{"a step and what is owed, by time", begun(due("later", "16:00"), due("first", "13:00")), "first bo -1m0s of -2m0s | White  3m0s of 4m0s | later bo 2h59m0s of 2h59m0s"},
		{"what is done is not owed", begun(due("x", "13:00"), done), "White  3m0s of 4m0s"},
		{"what is proposed is not owed", begun(takenBack(due("x", "13:00"))...), "White  3m0s of 4m0s"},
		{"a hat outside the order", begun(goal("g"), OpenRound{Order: ownOrder(crisis().Steps[:2]...)}, TurnHat{Hat: "green"}), ""},
		{"a closed incident", begun(due("x", "13:00"), Close{OpenEnded: true, Reason: "y"}), ""},
		{"a long decision", begun(due(strings.Repeat("x", 50), "13:00")), strings.Repeat("x", 39) + "… bo -1m0s of -1m0s | White  3m0s of 4m0s"},
	} {
		_, s := play(t, c.given...)
		var got []string
		at := start.Add(time.Minute)
		for _, k := range Clocks(s, at) {
			got = append(got, fmt.Sprintf("%s %s %v of %v", k.Label, k.Who, k.Left(at), k.Length))
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, g, c.want)
		}
	}
}

// takenBack opens a card and takes it back to its first stage.
func takenBack(c OpenCard) []Command {
	return []Command{c, MoveCard{Ref: 6, Template: c.Template, Stage: c.Template.Stages[0].Name}}
}
