package timeline

import (
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// rowsOf are the entries from the first card on, as the line of each reads after its speaker.
func rowsOf(v View, names bool) []string {
	var out []string
	for i := range v.Len() {
		if e := v.At(i); e.Event == incident.KindCardOpened || e.Event == incident.KindCardFilled || e.Event == incident.KindCardMoved {
			line := e.Speaker(names) + ": " + e.Line(names, time.UTC)
			if e.Edited {
				line += " (edited)"
			}
			out = append(out, line)
		}
	}
	return out
}

// TestCardsTellTheirMoment: a row says what was said then, and what was filled in later has a row of its own, of whoever it is from.
func TestCardsTellTheirMoment(t *testing.T) {
	fill := func(template cards.Template, fields ...string) incident.FillCard {
		return incident.FillCard{Ref: 5, Template: template, Fields: pairs(fields)}
	}
	open := func(template cards.Template, stage string, fields ...string) incident.OpenCard {
		return incident.OpenCard{Template: template, Stage: stage, Fields: pairs(fields)}
	}
	goal, task, approach, change := template(cards.Goal), template(cards.Commitment), template(cards.Approach), template(cards.Change)
	again := func(stage string, fields ...string) incident.MoveCard {
		return incident.MoveCard{Ref: 5, Template: approach, Stage: stage, Fields: pairs(fields)}
	}
	for _, c := range []struct {
		name string
		cmds []incident.Command
		want []string
	}{
		{"an approach whose tripwire goes off twice", []incident.Command{
			open(approach, cards.StageRunning, cards.Approach, "restart", cards.FieldOwner, "Bo", cards.FieldTrack, "cause", cards.FieldApart, "distinct", cards.FieldTripwire, "2031-03-14T14:00:00Z"),
			again(cards.StageExtended, cards.FieldWhyOn, "almost there", cards.FieldTripwire, "2031-03-14T14:30:00Z"),
			again(cards.StageExtendedAgain, cards.FieldWhyOn, "vendor on the way", cards.FieldTripwire, "2031-03-14T15:00:00Z", cards.FieldStartToday, "yes"),
		}, []string{
			"lead: running: restart; track: cause; business back and fault cured: distinct; tripwire: 14:00 UTC (database)",
			"lead: restart; why go on: almost there; tripwire moved from 14:00 UTC to 14:30 UTC",
			"lead: extended: restart",
			"lead: restart; why go on: vendor on the way; start it today: yes; tripwire moved from 14:30 UTC to 15:00 UTC",
			"lead: extended again: restart",
		}},
		{"a task that is handed over", []incident.Command{
			open(task, "", cards.Commitment, "order a disk", cards.FieldOwner, "Bo", cards.FieldDue, "2031-03-14T14:00:00Z"),
			fill(task, cards.FieldDue, "2031-03-15T14:00:00Z"),
			fill(task, cards.FieldHandedTo, "Ingrid"),
			fill(task, cards.FieldAck, "Ingrid"),
			fill(task, cards.FieldHandedTo, ""),
			fill(task, cards.FieldOwner, "Ana"),
			fill(task, cards.Commitment, "order two disks"),
		}, []string{
			"lead: open: order two disks (database, by 14:00 UTC) (edited)",
			"lead: order a disk; due moved from 14:00 UTC to 2031-03-15 14:00 UTC",
			"lead: order a disk; handed to: sponsor",
			"lead: order a disk; acknowledged by: sponsor",
			"lead: order a disk; handed to: taken out",
			"lead: order a disk; owner: lead",
		}},
		{"a goal whose sponsor answers", []incident.Command{
			open(goal, cards.StageSet, cards.FieldGoal, "orders flow", cards.FieldOurs, "fault"),
			fill(goal, cards.FieldApart, "distinct"),
			fill(goal, cards.FieldWords, "my shops are empty", cards.FieldTheirs, "business", cards.FieldSaidBy, "Ingrid"),
			fill(goal, cards.FieldApart, "close"),
		}, []string{
			"lead: orders flow; lead's own answer: sealed",
			"lead: orders flow; business back and fault cured: distinct",
			"sponsor: orders flow; sponsor's words: my shops are empty; sponsor's answer: business; now open, lead's own answer: fault",
			"lead: orders flow; business back and fault cured: close",
		}},
		{"whose words they are is said afterwards", []incident.Command{
			open(goal, cards.StageSet, cards.FieldGoal, "orders flow"),
			fill(goal, cards.FieldSaidBy, "Ingrid"),
		}, []string{"lead: orders flow", "lead: orders flow; said by: sponsor"}},
		{"a list that grows, a length, and how people are reached", []incident.Command{
			open(change, "", cards.Change, "swap", "risks", "a", cards.FieldBackOutTime, "3h"),
			fill(change, "risks", "a\nb", cards.FieldBackOutTime, "1h30m"),
			fill(change, "risks", "c"),
			fill(change, cards.FieldContacts, "Bo, us, +49 1, bo@example.invalid"),
		}, []string{
			"lead: draft: swap; risks and assumptions: a; back-out takes: 3 h",
			"lead: swap; risks and assumptions, added: b; back-out takes: 1 h 30 m",
			"lead: swap; risks and assumptions: c",
			"lead: swap; contacts: written down",
		}},
		{"a note that was looked at again", []incident.Command{
			incident.AddNote{Hat: hats.White, Text: "the disk is full"},
			incident.Look{Ref: 5, Holds: true, How: "df", Template: template(cards.Recheck)},
			incident.Look{Ref: 5, Template: template(cards.Recheck)},
		}, []string{"lead: holds: the disk is full; note: #5; how: df", "lead: no longer holds: the disk is full; note: #5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &diary{tb: t, at: start}
			d.do("Ana", incident.Declare{Title: "x", People: []incident.Join{{Name: "Ana", Seat: "lead"}, {Name: "Bo", Seat: "database"}, {Name: "Ingrid", Seat: "sponsor"}}})
			for _, cmd := range c.cmds {
				d.later(1)
				d.do("Ana", cmd)
			}
			v := told(d.log).Happened()
			if got := rowsOf(v, false); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			for _, line := range rowsOf(v, true) {
				if strings.Contains(line, "sponsor:") && !strings.Contains(line, ";") || strings.Contains(line, "(database") {
					t.Errorf("with names it reads %q", line)
				}
			}
		})
	}
}

func pairs(fields []string) map[string]string {
	out := map[string]string{}
	for i := 0; i+1 < len(fields); i += 2 {
		out[fields[i]] = fields[i+1]
	}
	return out
}
