package room_test

import (
	"fmt"
	"strings"
	"testing"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// page is what a desk would hand to the customer, and what keeps it back.
func page(d room.Desk) (string, string) {
	lines := d.Page()
	var text, leaks []string
	for _, l := range lines {
		text = append(text, l.Text)
	}
	for _, l := range d.Outside(nil).Leaks(lines) {
		leaks = append(leaks, fmt.Sprintf("%d #%d %s %s", l.Line, l.Of, l.What, l.Words))
	}
	return strings.Join(text, "\n"), strings.Join(leaks, "; ")
}

// TestPage: given lines, the page has these words and not those, and is held back for that.
func TestPage(t *testing.T) {
	for _, c := range []struct {
		name, given      string // lines, with " | " between
		has, hasNot, why string // with " & " between
	}{
		{"facts and nothing else", `orders of the morning are safe | ? is the copy whole | ~ it is the cache | k: the copy may be old | r: uneasy`, "orders of the morning", "whole & cache & old & uneasy", ""},
		{"a fact that is kept inside", `orders are safe | we owe the vendor money #internal`, "orders are safe", "vendor money", ""},
		{"a fact that was taken back", `orders are safe | all is lost | /retract`, "orders are safe", "all is lost", ""},
		{"a sent update", gateMap + ` | ` + clean("Orders of the morning are safe.") + ` | /update #9 checked | /update #9 sent`, "What we told you & Orders of the morning are safe. Next word by", "", ""},
		{"a draft", gateMap + ` | ` + clean("Orders of the morning are safe."), "", "What we told you & morning", ""},
		{"a name", `/person Ingrid, dba | orders are safe | Ingrid restarted it`, "", "", "8 #8 a name Ingrid"},
		{"who wrote it", `ana restarted it`, "", "", "7 #6 a name ana"},
		{"a machine", `db-prod-03 is full`, "", "", "7 #6 the name of a machine db-prod-03"},
		{"a secret, which is not repeated", `the key is AKIAIOSFODNN7EXAMPLE`, "", "", "7 #6 a secret"},
		{"words of an internal note", `k: the vendor has one person | they say the vendor has one person!`, "", "", "7 #7 an internal note #6"},
		{"in the title", `/title Bo's db-prod-03 is full`, "", "", "1 #0 the name of a machine db-prod-03"},
	} {
		d, err := lines(t, strings.Split(c.given, " | ")...)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		text, why := page(d)
		for _, w := range strings.Split(c.has, " & ") {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", c.name, w, text)
			}
		}
		for _, w := range strings.Split(c.hasNot, " & ") {
			if w != "" && strings.Contains(text, w) {
				t.Errorf("%s: %q in\n%s", c.name, w, text)
			}
		}
		if !strings.Contains(why, c.why) || c.why == "" && why != "" {
			t.Errorf("%s: held back for %q, want %q\n%s", c.name, why, c.why, text)
		}
		pageLines := d.Page()
		err = room.RefuseLeaks("the page", pageLines, d.Outside(nil).Leaks(pageLines))
		if (err != nil) != (c.why != "") || err != nil && (incident.CodeOf(err) != incident.CodeRefused || incident.HintOf(err) == "" || strings.Contains(err.Error(), "AKIA")) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestPageOfAnImport: who wrote in another tool is a name there too, but a role is not: its words are anybody's.
func TestPageOfAnImport(t *testing.T) {
	for by, want := range map[string]string{"build system": "", "Ada Byron": "a name Byron"} {
		d, err := lines(t, "orders are safe")
		if err != nil {
			t.Fatal(err)
		}
		d.State = incident.Fold(d.State, []incident.Event{{
			Seq: d.State.Seq + 1, Kind: incident.KindNote, At: noon, Recorded: noon, By: by, Hat: hats.White, Type: string(incident.Fact),
			Text: "The build system stopped, said Byron.", Fields: map[string]string{incident.FieldSource: "chat"},
		}})
		if _, why := page(d); want == "" && why != "" || !strings.Contains(why, want) {
			t.Errorf("written by %s, held back for %q, want %q", by, why, want)
		}
	}
}
