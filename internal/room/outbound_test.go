package room_test

import (
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/outbound"
	"warroom/internal/room"
	"warroom/store/mem"
)

// gateMap are the first lines of most stories: #6 and #7 are customers, #8 is on the map.
const gateMap = `/party Acme kind=customer contact="Jan" | /party Beta kind=customer contact="Eva" | /stakeholder Mia side=theirs line=above customer=Acme`

// clean is an update for Acme that the gate lets through, but for what is written in front.
func clean(text string) string {
	return `/update "` + text + `" for=customer customer=Acme does="plan the shift" next=13:00 reviewed=bo`
}

// lines gives lines to a room of its own, in turn, and returns the desk behind them and the error of the last. "bo> " in front is bo's line, "cy> " that of one who is not on the roster.
func lines(t *testing.T, all ...string) (room.Desk, error) {
	t.Helper()
	log := mem.New()
	mustDo(t, enter(log, "cy"), declare())
	rooms := map[string]*room.Room{"ana": enter(log, "ana"), "bo": enter(log, "bo"), "cy": enter(log, "cy")}
	d := room.Desk{Now: noon, Orders: hats.Builtin(), Templates: cards.Builtin()}
	var last error
	for i, line := range all {
		d.By = "ana"
		if by, rest, ok := strings.Cut(line, "> "); ok && rooms[by] != nil {
			d.By, line = by, rest
		}
		s, err := rooms[d.By].State(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		d.State = s
		c, err := read(t, d, line)
		if err == nil {
			d.State, err = rooms[d.By].Do(t.Context(), c)
		}
		if err != nil && i < len(all)-1 {
			t.Fatalf("%s: %v (%s)", line, err, incident.HintOf(err))
		}
		last = err
	}
	return d, last
}

// TestGate: given lines, the last one is refused with a word in what it says, or goes through.
func TestGate(t *testing.T) {
	for _, c := range []struct {
		name, given string // lines, with " | " between
		want        string // in the message and its hint, with " & " between; "" lets it through
	}{
		{"clean", clean("Orders of this morning are safe.") + ` | /update #9 checked`, ""},
		{"clean and sent", clean("Orders of this morning are safe.") + ` | /update #9 checked | /update #9 sent`, ""},
		{"a draft says anything", clean("It will be fixed by 14:00."), ""},
		{"checked with an estimate", clean("It will be fixed by 14:00.") + ` | /update #9 checked`, `update #9 does not go out & "fixed by 14:00" & write " & /update #9 checked anyway: WHY`},
		{"straight to sent", clean("It will be fixed by 14:00.") + ` | /update #9 sent`, "/update #9 sent anyway: WHY"},
		{"with a reason", clean("It will be fixed by 14:00.") + ` | /update #9 checked anyway: their contract wants it`, ""},
		{"a word that is no reason", clean("It will be fixed by 14:00.") + ` | /update #9 checked ana`, "/update #9 checked anyway: WHY"},
		{"anyway, and no reason", clean("It will be fixed by 14:00.") + ` | /update #9 checked anyway:`, "/update #9 checked anyway: WHY"},
		{"a word where nothing is held", clean("Orders are safe.") + ` | /update #9 checked by bo`, ""},
		{"the reason holds until it is sent", clean("It will be fixed by 14:00.") + ` | /update #9 checked anyway: they want it | /update #9 sent`, ""},
		{"but not for other words", clean("It will be fixed by 14:00.") + ` | /update #9 checked anyway: they want it | /update #9 "It will be fixed by 15:00."`, "15:00"},
		{"nor for one more", clean("It runs on db01 again.") + ` | /update #9 checked anyway: they know it | /update #9 "It runs on db01 and db02 again."`, "db02"},
		{"nor when it is sent with them", clean("It runs on db01 again.") + ` | /update #9 checked anyway: they know it | /update #9 sent boss="It runs on db02."`, "db02"},
		{"other fields change", clean("It runs on db01 again.") + ` | /update #9 checked anyway: they know it | /update #9 via=mail`, ""},
		{"no secret, for no reason", clean("Log in with password=hunter22aa now.") + ` | /update #9 checked anyway: they asked for it`, "no reason lets a secret out"},
		{"no secret inside either", `/update "password=hunter22aa" | /update #9 checked anyway: we need it`, "no reason lets a secret out"},
		{"inside, all else goes", `/update "bo fixes db01 by 14:00" next=13:00 | /update #9 checked`, ""},
		{"changed once it is checked", clean("Orders of this morning are safe.") + ` | /update #9 checked | /update #9 "It will be fixed by 14:00."`, "the time of a repair & /update #9 draft, then /update #9 checked anyway: WHY"},
		{"changed once it is sent", clean("Orders of this morning are safe.") + ` | /update #9 sent | /update #9 boss="bo will fix it by 14:00"`, "does not go out"},
		{"internal, then made theirs", `/update "db01 is down" next=13:00 customer=Acme does=x | /update #9 checked | /update #9 for=customer`, "db01"},
		{"internal, with no next word, then theirs", `/update "Orders are safe." customer=Acme does=x | /update #9 checked | /update #9 for=customer`, "no time for the next word"},
		{"internal with an estimate, then everybody's", `/update "It will be fixed by 14:00." next=13:00 does=x reviewed=bo | /update #9 sent for=internal | /update #9 for=public`, "fixed by 14:00"},
		{"internal for a reason, then sent to them", `/update "It will be fixed by 14:00." next=13:00 customer=Acme does=x | /update #9 checked anyway: we need it | /update #9 sent for=customer`, "fixed by 14:00"},
		{"overruled for them, then for everybody", clean("It will be fixed by 14:00.") + ` | /update #9 checked anyway: they want it | /update #9 for=public`, "fixed by 14:00"},
		{"for everybody, and all is well", clean("Orders are safe.") + ` | /update #9 checked | /update #9 for=public`, ""},
		{"back, changed, undone", clean("Orders are safe.") + ` | /update #9 sent | /update #9 draft | bo> /update #9 "Fixed by 14:00." | /undo`, "does not go out"},
		{"back and undone", clean("Orders are safe.") + ` | /update #9 sent | /update #9 draft | /undo`, ""},
		{"no time of the next word", `/update "Orders are safe." for=customer customer=Acme does=x | /update #9 checked`, "no time for the next word"},
		{"to somebody unknown", clean("Orders are safe.") + ` to="Ole" | /update #9 checked`, "Ole is not on the map"},
		{"to somebody on the map", clean("Orders are safe.") + ` to="Jan, Mia" | /update #9 checked`, ""},
		{"to another customer's contact", clean("Orders are safe.") + ` to="Eva" | /update #9 checked`, "Eva of Beta"},
		{"to a customer that is none", `/update "Orders are safe." for=customer customer=Gamma does=x next=13:00 | /update #9 checked`, "Gamma is not on the map"},
		{"to everybody", `/update "Orders are safe." for=public does=x next=13:00 reviewed=bo | /update #9 checked`, ""},
		{"greets another", clean("Dear Eva, orders are safe.") + ` to="Jan" | /update #9 checked`, `"Eva"`},
		{"a name of ours", `/person Priya, dba | ` + strings.ReplaceAll(clean("Priya looks into it."), "#9", "#10") + ` | /update #10 checked`, `"Priya"`},
		{"a name of somebody who writes from a shell", `cy> w: half is there | ` + strings.ReplaceAll(clean("Cy looks into it."), "#9", "#10") + ` | /update #10 checked`, `"Cy"`},
		{"quotes a fact", `w: half of the orders are there | ` + clean("Half is there, see #9.") + ` | /update #10 checked`, ""},
		{"quotes a fact that is kept inside", `w: we owe the vendor money #internal | ` + clean("Half is there, see #9.") + ` | /update #10 checked`, "#9 (kept inside)"},
		{"quotes what was reported", `" the vendor says half | ` + clean("Half is there, see #9.") + ` | /update #10 checked`, ""},
		{"quotes a guess", `~ it is the cache | ` + clean("Half is there.") + ` about=#9 | /update #10 checked`, "#9 (assumption)"},
		{"quotes Black", `k: we may lose the rest | ` + clean("Half is there, see #9.") + ` | /update #10 checked`, "#9 (Black)"},
		{"quotes what was retracted", `w: half of the orders are there | /retract #9 | ` + clean("Half is there, see #9.") + ` | /update #11 checked`, "#9 (retracted)"},
		{"nobody else read it, and they are calm", `/update "Orders are safe." for=customer customer=Acme does=x next=13:00 | /update #9 checked`, ""},
		{"nobody else read it, and they are raw", `/stakeholder #8 rel=raw | /update "Orders are safe." for=customer customer=Acme does=x next=13:00 | /update #10 checked`, "nobody has reviewed it"},
		{"out of step, and they are raw", `/stakeholder #8 rel=raw | ` + clean("The shop is down.") + ` | /update #10 sent | bo> ` + strings.ReplaceAll(clean("The shop is up again."), "=bo", "=ana") + ` | bo> /update #12 sent`, "out of step with the message of ana"},
		{"in step, and they are raw", `/stakeholder #8 rel=raw | ` + clean("The shop is down.") + ` | /update #10 sent | bo> ` + strings.ReplaceAll(clean("The shop is down."), "=bo", "=ana") + ` | bo> /update #12 sent`, ""},
		{"sent before, recorded after its next word was due", `/update "Orders are safe." for=customer customer=Acme does=x reviewed=bo next=11:30 sent=11:00 | /update #9 sent`, ""},
		{"inside, a guess may be quoted", `~ it is the cache | /update "is it the cache, #9" next=13:00 | /update #10 checked`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := lines(t, append(strings.Split(gateMap, " | "), strings.Split(c.given, " | ")...)...)
			said := ""
			if err != nil {
				said = err.Error() + " (" + incident.HintOf(err) + ")"
			}
			if c.want == "" {
				if err != nil {
					t.Fatalf("refused: %s", said)
				}
				return
			}
			if incident.CodeOf(err) != incident.CodeRefused {
				t.Fatalf("%v: want it refused", err)
			}
			for _, want := range strings.Split(c.want, " & ") {
				if !strings.Contains(said, want) {
					t.Errorf("%s\nwant %s", said, want)
				}
			}
			if strings.Contains(said, "hunter22aa") {
				t.Errorf("the refusal says the secret: %s", said)
			}
		})
	}
}

// TestGateHoldsWhatIsOpened: a card that is opened where it goes out, and one that is filled and moved in one go, pass the gate as well.
func TestGateHoldsWhatIsOpened(t *testing.T) {
	update, _ := cards.Find(cards.Builtin(), cards.Update)
	with := func(text string) map[string]string {
		return map[string]string{
			cards.Update: text, cards.FieldAudience: cards.Public, cards.FieldDoesForThem: "x", cards.FieldNextAt: noon.Add(time.Hour).Format(time.RFC3339), cards.FieldReviewedBy: "bo",
		}
	}
	open := func(stage, text string) incident.Command {
		return incident.OpenCard{Template: update, Stage: stage, Fields: with(text)}
	}
	fill := incident.FillCard{Ref: 6, Template: update, Fields: map[string]string{cards.Update: "Fixed by 14:00."}}
	move := func(stage, why string) incident.Command {
		return incident.MoveCard{Ref: 6, Template: update, Stage: stage, Reason: why}
	}
	for _, c := range []struct {
		name  string
		given []incident.Command
		holds bool
	}{
		{"opened as sent", []incident.Command{open(cards.StageSent, "Fixed by 14:00.")}, true},
		{"opened as checked", []incident.Command{open(cards.StageChecked, "Fixed by 14:00.")}, true},
		{"opened as sent, clean", []incident.Command{open(cards.StageSent, "Orders are safe.")}, false},
		{"moved, then filled", []incident.Command{open("", "Orders are safe."), move(cards.StageSent, ""), fill}, true},
		{"moved for a reason, then filled", []incident.Command{open("", "Orders are safe."), move(cards.StageSent, "anyway: they wait"), fill}, false},
		{"opened, moved and taken back", []incident.Command{open("", "Fixed by 14:00."), move(cards.StageSent, ""), move(cards.StageDraft, "")}, false},
		{"a reason that is none", []incident.Command{open("", "Fixed by 14:00."), move(cards.StageSent, " \n")}, true},
	} {
		_, r := declared(t)
		if _, err := r.Do(t.Context(), c.given...); (incident.CodeOf(err) == incident.CodeRefused) != c.holds || err != nil && !c.holds {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestGateKeepsTheReason: what a gate was overruled for stands with the move.
func TestGateKeepsTheReason(t *testing.T) {
	d, err := lines(t, append(strings.Split(gateMap, " | "), clean("It will be fixed by 14:00."), "/update #9 checked anyway: their contract wants it")...)
	if err != nil {
		t.Fatal(err)
	}
	c := d.State.Card(9)
	if last := c.Moves[len(c.Moves)-1]; c.Stage != cards.StageChecked || last.Why != "anyway: their contract wants it" {
		t.Errorf("%s: %+v", c.Stage, last)
	}
}

// TestOverruledIsSaid: the reply names what was overruled in words, and the card says so until its words are a draft again.
func TestOverruledIsSaid(t *testing.T) {
	for given, want := range map[string]string{
		"/update #9 checked anyway: their contract wants it":                                                  "their contract wants it",
		"/update #9 checked anyway: their contract wants it | /update #9 sent":                                "their contract wants it",
		"/update #9 sent Anyway they know":                                                                    "they know",
		"/update #9 checked anyway: they know | /update #9 draft":                                             "",
		"/update #9 checked anyway: they know | /update #9 draft | /update #9 \"Safe.\" | /update #9 checked": "",
	} {
		d, err := lines(t, append(strings.Split(gateMap+" | "+clean("It runs on db01, fixed by 14:00."), " | "), strings.Split(given, " | ")...)...)
		if err != nil {
			t.Fatalf("%s: %v", given, err)
		}
		if got := room.Overruled(d.State.Card(9)); got != want {
			t.Errorf("%s: overruled %q, want %q", given, got, want)
		}
	}
	d, err := lines(t, append(strings.Split(gateMap, " | "), clean("It runs on db01, fixed by 14:00."), "/update #9 checked anyway: they know")...)
	if err != nil {
		t.Fatal(err)
	}
	moved := incident.Event{Kind: incident.KindCardMoved, Ref: 9, Type: cards.StageChecked, Text: "anyway: they know"}
	if got := room.Said(d.State, []incident.Event{moved}, noon, nil); !strings.HasSuffix(got, "is checked, overruled: a machine, time of a repair") &&
		!strings.HasSuffix(got, "is checked, overruled: time of a repair, a machine") {
		t.Errorf("the reply says %q", got)
	}
}

// TestGateOfCopies: an update is copied when it may go out, or went out.
func TestGateOfCopies(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"a clean draft", clean("Orders are safe."), ""},
		{"a draft with an estimate", clean("It will be fixed by 14:00."), "does not go out"},
		{"overruled", clean("It will be fixed by 14:00.") + " | /update #9 checked anyway: they want it", ""},
		{"sent", clean("Orders are safe.") + " | /update #9 sent", ""},
	} {
		d, err := lines(t, append(strings.Split(gateMap, " | "), strings.Split(c.given, " | ")...)...)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		u := d.State.Card(9)
		err = d.Gate(u, cards.StageChecked)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	d, _ := lines(t, "/call they must hear it")
	if err := d.Gate(d.State.Card(6), cards.StageMade); err != nil {
		t.Errorf("a card that is no update: %v", err)
	}
}

// TestOutboundDraft: the message of a card has what the state knows.
func TestOutboundDraft(t *testing.T) {
	all := append(strings.Split(gateMap, " | "),
		"w: it is on orion7 #web03 #customer-acme", `/decide bo by 13:00: switch over must="Mia" knows="Jan"`, clean("Orders are safe."), "/update #11 sent",
		`/update "We do #10." for=customer customer=acme to="Jan, Mia" does=x next=13:30 workaround=paper`, "/stakeholder Jan side=theirs line=below customer=Acme rel=raw")
	d, err := lines(t, all...)
	if err != nil {
		t.Fatal(err)
	}
	m := d.Outbound(d.State.Card(13))
	want := outbound.Draft{
		Text: "We do #10.", Audience: "customer", DoesForThem: "x", Alternatives: "paper", NextAt: noon.Add(90 * time.Minute), From: "ana", To: "Jan, Mia",
		Relationship: outbound.Raw, RecipientKnown: true,
	}
	if m.Text != want.Text || m.Audience != want.Audience || m.DoesForThem != want.DoesForThem || m.Alternatives != want.Alternatives || !m.NextAt.Equal(want.NextAt) ||
		m.From != want.From || m.To != want.To || m.Relationship != want.Relationship || !m.RecipientKnown {
		t.Errorf("%+v\nwant %+v", m, want)
	}
	for what, list := range map[string][2]string{
		"unaware": {strings.Join(m.Unaware, " "), "Mia"}, "hosts": {strings.Join(m.Hosts, " "), "web03"},
		"names": {strings.Join(m.Names, " "), "ana bo cy Jan Eva Mia"}, "parties": {strings.Join(m.Parties, " "), "Acme Beta"},
	} {
		if list[0] != list[1] {
			t.Errorf("%s: %q, want %q", what, list[0], list[1])
		}
	}
	if len(m.LastOut) != 1 || m.LastOut[0].Text != "Orders are safe." || m.LastOut[0].By != "ana" {
		t.Errorf("last out: %+v", m.LastOut)
	}
	if m := d.Outbound(&incident.Card{Template: cards.Update, Fields: map[string]string{}}); m.From != "ana" || m.RecipientKnown {
		t.Errorf("an empty card: %+v", m)
	}
	d.State = incident.State{}
	if m := d.Outbound(&incident.Card{Template: cards.Update, Fields: map[string]string{}}); len(m.Names) != 0 {
		t.Errorf("without an incident: %+v", m)
	}
	if got := outbound.Check((room.Outside{}).Draft(&incident.Card{}), noon, nil); len(got) == 0 {
		t.Error("the zero Outside finds nothing in an empty card")
	}
}

// TestMayCopy: what stands and passes may be copied, and what was sent as long as it stands, though its next word is over by now.
func TestMayCopy(t *testing.T) {
	for given, want := range map[string]string{
		clean("Orders are safe."):                                               "",
		clean("Orders are safe.") + ` | /update #9 sent`:                        "",
		clean("It will be fixed by 14:00."):                                     "fixed by 14:00",
		clean("Orders are safe.") + ` | /update #9 withdrawn`:                   "taken back",
		clean("Fixed by 14:00.") + ` | /update #9 checked anyway: they want it`: "",
		`/update "Orders are safe." for=customer customer=Acme does="plan"`:     "no time for the next word",
	} {
		d, err := lines(t, append(strings.Split(gateMap, " | "), strings.Split(given, " | ")...)...)
		if err != nil {
			t.Fatalf("%s: %v", given, err)
		}
		c := d.State.Card(9)
		if c.Stage == cards.StageSent {
			d.Now = d.Now.Add(3 * time.Hour)
		}
		switch err := d.MayCopy(c); {
		case want == "" && err != nil:
			t.Errorf("%s: %v", given, err)
		case want != "" && (incident.CodeOf(err) != incident.CodeRefused || !strings.Contains(err.Error(), want) || incident.HintOf(err) == ""):
			t.Errorf("%s: %v (%s), want %s", given, err, incident.HintOf(err), want)
		}
	}
}
