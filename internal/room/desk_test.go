package room_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// TestDeskSaid: given lines of the customer desk at noon, what the last one did is said so.
func TestDeskSaid(t *testing.T) {
	for _, c := range []struct {
		given string // lines, with " | " between
		want  string
	}{
		{"/promise Jan by 12:30: a word on the orders", `promise #6 to Jan by 12:30: "a word on the orders"`},
		{"/promise Jan in 30m: a word promised_by=bo", `promise #6 to Jan by 12:30: "a word"`},
		{"/promise Jan by 12:30: a word | /promise #6 due=13:00", "promise #6, by: 13:00"},
		{"/promise Jan by 12:30: a word | /promise done", `promise #6 is done: "a word"`},
		{"/called orders are lost direction=in", `conversation #6: "orders are lost"; listen first: vented=yes opens the facts`},
		{"/called orders are lost vented=yes want=\"a list\"", `conversation #6: "orders are lost"`},
		{"/called orders are lost | /called vented=yes", "conversation #6, they have vented: yes"},
		{"/called orders are lost vented=yes | /called #6 facts", `conversation #6 is getting the facts: "orders are lost"`},
		{"/update half of the orders run", `update #6 for internal, draft: "half of the orders run"`},
		{"/update half run audience=customer does=\"plan the shift\" next=13:00 | /update #6 sent", `update #6 is sent: "half run"; how did it go out? /update #6 via=mail`},
		{"/update half run audience=customer does=\"plan the shift\" next=13:00 via=chat | /update #6 sent", `update #6 is sent: "half run"`},
		{"/update half run | /update #6 checked", `update #6 is checked: "half run"; copy and send it, then: /update #6 sent`},
		{"/heat 80 \"where is it\" customer=acme", `heat #6: acme 80 degrees, "where is it"`},
		{"/heat 80 where is it", `heat #6: 80 degrees, "where is it"`},
		{"/heat 80 where is it | /heat #6 60 calmer", `heat #6: 60 degrees, "calmer"`},
		{"/gear they sleep every=40m", `gear #6: a word every 40 min, "they sleep"`},
		{"/gear they sleep every=90m customer=acme", `gear #6: acme a word every 1 h 30 min, "they sleep"`},
		{"/snooze they meet until=15:00", `snooze #6: quiet until 15:00, "they meet"`},
		{"/pulse 3", "pulse #6: 3 of 5; it counts in the spread, and nobody is named"},
		{"/stakeholder Jan side=theirs | /stakeholder exposed=\"their post\"", "stakeholder #6, exposed: kept private"},
		{"/consent all of it by_whom=\"Jan\" when=now whom=\"their CIO\" how=\"by phone\" much=all", `consent #6: "all of it"`},
	} {
		d, events := typed(t, "UTC", strings.Split(c.given, " | ")...)
		if got := room.Said(d.State, events, noon, time.UTC); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.given, got, c.want)
		}
	}
}

// TestDeskWhole: half a reading is none, and neither is a clock that is slowed without a reason.
func TestDeskWhole(t *testing.T) {
	for _, c := range []struct{ line, message string }{
		{"/heat 80", "a heat that is read needs: what shows it"},
		{"/heat they shout", "a heat that is read needs: degrees"},
		{"/heat customer=acme", "a heat that is read needs: degrees, what shows it"},
		{"/gear they sleep", "a gear that is set needs: a word every"},
		{"/gear every=40m", "a gear that is set needs: why"},
		{"/snooze they meet", "a snooze that is set needs: until"},
		{"/snooze until=15:00", "a snooze that is set needs: why"},
	} {
		d, _ := typed(t, "UTC")
		cmd, err := read(t, d, c.line)
		if err != nil {
			t.Fatalf("%s: %v", c.line, err)
		}
		if _, err = incident.Decide(d.State, cmd, noon); incident.CodeOf(err) != incident.CodeRefused || err.Error() != c.message || incident.HintOf(err) == "" {
			t.Errorf("%s: %v (%s), want %s", c.line, err, incident.HintOf(err), c.message)
		}
	}
}

// TestPromiseLines: a promise says to whom and by when, and goes by its own word from then on: no /task makes it a plain task.
func TestPromiseLines(t *testing.T) {
	d, _ := typed(t, "UTC", "/promise Jan by 12:30: a word on the orders", "/task write the runbook")
	want := map[string]string{
		cards.Commitment: "a word", cards.FieldKind: cards.KindPromise, cards.FieldToWhom: "Jan", cards.FieldOwner: "ana",
		cards.FieldDue: noon.Add(30 * time.Minute).UTC().Format(time.RFC3339),
	}
	cmd, err := read(t, d, "/promise Jan by 12:30: a word")
	if open, ok := cmd.(incident.OpenCard); err != nil || !ok || !reflect.DeepEqual(open.Fields, want) {
		t.Errorf("%#v, %v", cmd, err)
	}
	for line, message := range map[string]string{
		"/promise a word on the orders": "who was promised it, and by when?",
		"/promise Jan: a word":          "who was promised it, and by when?",
		"/promise by 12:30: a word":     "who was promised it, and by when?",
	} {
		if _, err := read(t, d, line); incident.CodeOf(err) != incident.CodeRefused || err.Error() != message || incident.HintOf(err) == "" {
			t.Errorf("%s: %v", line, err)
		}
	}
	for line, want := range map[string]string{
		"/task #6 kind=task":    "#6 is a card of /promise, not of /task",
		"/promise #7 due=":      "#7 is a card of /task, not of /promise",
		"/promise #6 kind=\"\"": "/promise has no field kind",
	} {
		_, err := capture.Parse(line, d.Context(room.Commands(d.Templates)))
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", line, err, want)
		}
	}
	for line, ref := range map[string]uint64{"/promise due=13:00": 6, "/task owner=bo": 7} {
		cmd, err := read(t, d, line)
		if fill, ok := cmd.(incident.FillCard); err != nil || !ok || fill.Ref != ref {
			t.Errorf("%s is about %#v, %v; want card %d", line, cmd, err, ref)
		}
	}
	if got := room.CommandWord(template(cards.Commitment), d.State.Card(6)); got != "promise" {
		t.Errorf("the promise goes by %q", got)
	}
	if _, err := read(t, room.Desk{State: d.State, Now: noon, By: "ana", Templates: cards.Builtin()}, "/revise #6 half of them"); err != nil {
		t.Error(err)
	}
}

// TestPromiseTime: a time at the front of the words of a promise that is there is asked about, and rewrites nothing.
func TestPromiseTime(t *testing.T) {
	d, _ := typed(t, "UTC", "/promise Jan by 12:30: a word on the orders")
	for _, due := range []string{"by 13:20", "by tomorrow 09:00", "in 30m", "by 13:20 UTC"} {
		line := "/promise #6 " + due + " they need more"
		_, err := read(t, d, line)
		if at := strings.TrimPrefix(due, "by "); incident.CodeOf(err) != incident.CodeInvalid || !strings.Contains(err.Error(), "is "+at+" the new time of promise #6?") ||
			!strings.Contains(incident.HintOf(err), "/promise #6 due=\""+at+"\";") {
			t.Errorf("%s: %v (%s)", line, err, incident.HintOf(err))
		}
	}
	for line, want := range map[string]string{"/promise #6 by noon they will know": "by noon they will know", "/promise #6 half of them": "half of them"} {
		cmd, err := read(t, d, line)
		if fill, ok := cmd.(incident.FillCard); err != nil || !ok || fill.Fields[cards.Commitment] != want {
			t.Errorf("%s: %#v, %v", line, cmd, err)
		}
	}
}

// TestReviseFigures: what is written anew is the words, and a card without any has none.
func TestReviseFigures(t *testing.T) {
	d, _ := typed(t, "UTC", "/heat 80 where is it", "/pulse 3")
	cmd, err := read(t, d, "/revise #6 where are they")
	if fill, ok := cmd.(incident.FillCard); err != nil || !ok || fill.Fields[cards.FieldQuote] != "where are they" {
		t.Errorf("%#v, %v", cmd, err)
	}
	if _, err := read(t, d, "/revise #7 tired"); incident.CodeOf(err) != incident.CodeInvalid || !strings.Contains(incident.HintOf(err), "/pulse #7") {
		t.Errorf("%v (%s)", err, incident.HintOf(err))
	}
}
