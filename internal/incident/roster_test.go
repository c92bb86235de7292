package incident

import (
	"fmt"
	"strings"
	"testing"

	"warroom/internal/cards"
)

func TestCoverage(t *testing.T) {
	_, s := play(t, declare(),
		Join{Name: "Ingrid", Seat: "the customer insider", Layer: "customer", Sense: "business"},
		Join{Name: "Tomas", Seat: "shield", Layer: "engineer", Sense: "both"},
		Join{Name: "Zoë", Layer: "executive", Sense: "technical"}, Leave{Name: "Zoë"},
	)
	c := s.Coverage()
	var got []string
	for _, cover := range append(c.Layers, c.Senses...) {
		names := make([]string, len(cover.People))
		for i, p := range cover.People {
			names[i] = p.Name
		}
		got = append(got, cover.Name+" "+strings.Join(names, "+"))
	}
	want := "engineer Tomas|line manager |senior technologist |executive |customer Ingrid|technical Tomas|business Ingrid+Tomas"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("covered: %s\nwant     %s", all, want)
	}
	if got := fmt.Sprint(Gaps(c.Layers), Gaps(c.Senses), c.Empty, c.Offered, len(c.Unsaid)); got !=
		"[line manager senior technologist executive] [] [facilitator scribe liaison sponsor] [fresh eyes] 2" {
		t.Errorf("gaps: %s", got)
	}
}

func party(name, contact string) OpenCard {
	return OpenCard{Template: template(cards.Party), Fields: map[string]string{cards.Party: name, cards.FieldContact: contact, cards.FieldKind: "customer"}}
}

func task(owner, toWhom string) OpenCard {
	return OpenCard{Template: template(cards.Commitment), Fields: map[string]string{cards.Commitment: "x", cards.FieldOwner: owner, cards.FieldToWhom: toWhom}}
}

func TestParties(t *testing.T) {
	_, s := play(t, declare(), party("Acme", "Ingrid"), party("Globex", ""), party("Initech", "bo"), party("Hooli", ""),
		Join{Name: "Ingrid", Party: "acme"}, Join{Name: "Cy", Party: "Vandelay"}, Join{Name: "Di", Party: "customer"}, Leave{Name: "Ingrid"},
		task("Ingrid", "globex"), task("the carrier", "us"), task("bo", "The Carrier"), task("hooli", ""),
		MoveCard{Ref: 17, Template: template(cards.Commitment), Stage: cards.StageBroken},
	)
	if c := s.Card(17); c == nil || c.Stage != cards.StageBroken {
		t.Fatalf("#17 is %+v", c)
	}
	parties, named := s.Parties()
	var got []string
	for _, p := range parties {
		got = append(got, p.Name+": "+strings.Join(p.Flags(), ", "))
	}
	want := "Acme: contact not here|Globex: no contact, owns no task|Initech: |Hooli: no contact, owns no task"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("parties %s\nwant    %s", all, want)
	}
	if all := strings.Join(named, ", "); all != "Vandelay, the carrier" {
		t.Errorf("only named: %s", all)
	}
}

func TestContacts(t *testing.T) {
	change := swapOptics(cards.StageRunning, cards.FieldContacts, "Ingrid, client; Bo Li, provider, +49 1; Cy, vendor, +49 2, cy on call; Di, us, +49 3")
	_, s := play(t, declare(), change, Join{Name: "ingrid", Reach: "+49 4; ingrid on call"}, Join{Name: "Di", Reach: "+49 3"})
	c := s.CardsOf(cards.Change)[0]
	var got []string
	for _, contact := range s.Contacts(c) {
		got = append(got, fmt.Sprintf("%s/%s/%s/%v", contact.Name, contact.Side, strings.Join(contact.Ways, "+"), contact.Enough()))
	}
	want := "Ingrid/client/+49 4+ingrid on call/true|Bo Li/provider/+49 1/false|Cy/vendor/+49 2+cy on call/true|Di/us/+49 3/false"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("contacts %s\nwant     %s", all, want)
	}
	// A warning stands beside what is missing, and stops nothing by itself.
	move := MoveCard{Ref: c.Seq, Template: template(cards.Change), Stage: cards.StageValidated}
	if _, err := Decide(s, move, now); CodeOf(err) != CodeRefused || !strings.Contains(HintOf(err), "at most one way to reach: Bo Li, Di") {
		t.Errorf("%v; hint %q", err, HintOf(err))
	}
	move.Stage = cards.StageReviewed
	if _, err := Decide(s, move, now); err != nil {
		t.Errorf("a thin contact stops the review: %v", err)
	}
}
