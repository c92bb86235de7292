package timeline

import (
	"fmt"
	"strings"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

func TestPlainRole(t *testing.T) {
	for name, want := range map[string]bool{
		// from the incidents in testdata
		"operator": true, "DB engineer": true, "platform engineer": true, "communications lead": true, "incident coordinator": true,
		"firewall engineer": true, "build system": true, "first responder": true, "paging system": true, "customer": true,
		"security team": true, "monitoring": true, "autoscaler": true, "solutions lead": true, "failover automation": true,
		"application tier": true, "cluster health check": true, "announcement team": true, "rate limiter": true, "maintainer": true,
		// people and machines of other rooms
		"their CIO": true, "SRE": true, "Monitoring": true, "operator B": true, "operator 2": true, "head of network": true, "on-call": true,
		"vendor": true, "support": true, "Customer": true,
		// names, and what may be one
		"Anna": false, "anna": false, "ANNA": false, "Anna Engineer": false, "anna-dev": false, "jdoe-admin": false, "dev": false,
		"J. Smith": false, "bob smith": false, "Bob (support)": false, "anna.bot": false, "root": false, "Zoë": false, "zoë": false,
		"engineer anna": false, "engineer from anna": false, "anna's team": false, "Ng engineer": false, "ANNA engineer": false,
		"李 engineer": false, "": false, " ": false, "2": false, "B": false, "operator ": true, "Betrieb": false, "peter": false, "victor": false,
	} {
		if got := plainRole(name); got != want {
			t.Errorf("%q is plainly no person: %v, want %v", name, got, want)
		}
	}
}

// TestRoles tells short logs and lists who speaks in them.
func TestRoles(t *testing.T) {
	said := func(who string) incident.Event { return incident.Event{Kind: incident.KindNote, Who: who} }
	typed := func(by string) incident.Event { return incident.Event{Kind: incident.KindNote, By: by} }
	join := func(who, seat string) incident.Event {
		return incident.Event{Kind: incident.KindJoined, Who: who, By: "Ana", Fields: map[string]string{incident.FieldSeat: seat, incident.FieldParty: "Acme"}}
	}
	change := func(who, seat string) incident.Event {
		e := join(who, seat)
		e.Kind = incident.KindPersonSet
		return e
	}
	noParty := func(e incident.Event) incident.Event {
		delete(e.Fields, incident.FieldParty)
		return e
	}
	left := func(who string) incident.Event { return incident.Event{Kind: incident.KindLeft, Who: who} }
	decided := func(owner string) incident.Event {
		return incident.Event{Kind: incident.KindCardOpened, By: "Ana", Name: cards.Decision, Fields: map[string]string{cards.FieldOwner: owner}}
	}
	for _, c := range []struct {
		name string
		log  []incident.Event
		want string
	}{
		{"a seat", []incident.Event{join("Ana", "lead"), typed("Ana"), said("ana")}, "lead, lead, lead"},
		{"who said it counts, not who typed", []incident.Event{join("Ana", "lead"), {Kind: incident.KindNote, Who: "Bo", By: "Ana"}}, "lead, participant 1"},
		{"no seat", []incident.Event{typed("Ana"), typed("Bo"), typed("Ana")}, "participant 1, participant 2, participant 1"},
		{"no name", []incident.Event{typed("")}, ""},
		{"two of a seat", []incident.Event{join("Ana", "dba"), join("Bo", "DBA"), typed("Ana"), typed("Bo")}, "dba, DBA 2, dba, DBA 2"},
		{"a seat that reads like the second of one", []incident.Event{join("Cy", "dba 2"), join("Ana", "dba"), join("Bo", "dba")}, "dba 2, dba, dba 3"},
		{"a seat that reads like a participant", []incident.Event{join("Cy", "Participant 1"), typed("Bo")}, "Participant 1, participant 2"},
		{"the seat comes later", []incident.Event{typed("Ana"), typed("Bo"), join("Ana", "lead"), typed("Ana")}, "lead, participant 2, lead, lead"},
		{"the declarer takes no number", []incident.Event{{Kind: incident.KindDeclared, By: "Ana"}, join("Ana", "lead"), typed("Bo")}, "lead, lead, participant 1"},
		{"a number that was seen is not given back", []incident.Event{typed("Ana"), typed("Ana"), join("Ana", "lead"), typed("Bo")}, "lead, lead, lead, participant 2"},
		{"nor after a party came later", []incident.Event{typed("Ana"), noParty(join("Ana", "dba")), change("Ana", "scribe")}, "dba, dba, scribe"},
		{"another owner", []incident.Event{decided("Bo"), {Kind: incident.KindCardFilled, Ref: 1, By: "Ana", Fields: map[string]string{cards.FieldOwner: "Cy"}}}, "participant 1 participant 2, participant 1 >participant 3"},
		{"who was named before the seat was known", []incident.Event{decided("Bo"), {Kind: incident.KindCardFilled, Ref: 1, By: "Ana", Fields: map[string]string{cards.FieldAck: "Bo"}}, join("Bo", "dba")}, "participant 1 dba, participant 1 >dba, dba"},
		{"who carries a pivot", []incident.Event{join("Ana", "sponsor"), {Kind: incident.KindRound, By: "Bo", Text: "no way on; carried by Ana", Fields: map[string]string{"pivot": "yes"}}}, "sponsor, participant 1 >sponsor"},
		{"another seat leaves what was", []incident.Event{join("Ana", "dba"), typed("Ana"), change("Ana", "scribe"), typed("Ana"), change("Ana", "dba")}, "dba, dba, scribe, scribe, dba"},
		{"a seat changes hands", []incident.Event{join("Ana", "dba"), left("Ana"), join("Bo", "dba"), typed("Bo"), join("Ana", ""), typed("Ana")}, "dba, dba, dba 2, dba 2, dba, dba"},
		{"machines and roles keep their words", []incident.Event{typed("monitoring"), said("network engineer"), said("Betty")}, "monitoring, network engineer, participant 1"},
		{"a seat said by somebody not on the roster", []incident.Event{join("Ana", "Zentrale"), said("zentrale")}, "Zentrale, zentrale"},
		{"a change of nobody on the roster", []incident.Event{change("Ana", "lead"), typed("Ana")}, "participant 1, participant 1"},
		{"who has a decision", []incident.Event{decided("Bo"), join("Bo", "dba"), decided("Bo"), decided("the vendor")}, "participant 1 dba, dba, participant 1 dba, participant 1 the vendor"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &diary{tb: t}
			for i := range c.log {
				c.log[i].At, c.log[i].Recorded = start, start
			}
			d.add(c.log...)
			var got []string
			for _, e := range entries(told(d.log).Written()) {
				line := strings.TrimSpace(e.Role + " " + e.OwnerRole)
				for _, p := range e.Told {
					for _, m := range p.People {
						line += " >" + m.Role
					}
				}
				got = append(got, line)
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("they are\n%s, want\n%s", strings.Join(got, ", "), c.want)
			}
		})
	}
}

func TestParty(t *testing.T) {
	d := &diary{tb: t, at: start}
	d.do("Ana", incident.Declare{Title: "x"})
	d.do("Bo", incident.AddNote{Hat: hats.White, Text: "before"})
	d.do("Ana", incident.Join{Name: "Bo", Seat: "dba", Party: "Acme"})
	d.do("Bo", incident.AddNote{Hat: hats.White, Text: "for Acme"})
	d.do("Ana", incident.Join{Name: "Bo", Party: "Bolt"})
	d.do("Bo", incident.AddNote{Hat: hats.White, Text: "for Bolt"})
	var got []string
	for _, e := range entries(told(d.log).Written()) {
		got = append(got, e.Party)
	}
	if want := ", Acme, Acme, Acme, Bolt, Bolt"; strings.Join(got, ", ") != want {
		t.Errorf("the parties are %v, want %s", got, want)
	}
}

// TestBlameless: no name is found in what is shown by default, no label stands for two, and nobody who has a seat is renamed.
func TestBlameless(t *testing.T) {
	people := []string{"Ana", "Bo", "Cy", "Dee"}
	for seed, log := range logs(t) {
		tl := New()
		roles := map[uint64]string{}
		for _, ev := range log {
			tl.Add(ev)
			holder := map[string]string{}
			for _, e := range entries(tl.Written()) {
				for _, name := range people {
					if strings.Contains(e.Role, name) || strings.Contains(e.OwnerRole, name) {
						t.Fatalf("log %d: #%d names %s: %q, %q", seed, e.Seq, name, e.Role, e.OwnerRole)
					}
				}
				if was, ok := roles[e.Seq]; ok && was != e.Role && !strings.HasPrefix(was, "participant ") && !plainRole(was) {
					t.Fatalf("log %d: #%d was said by %s, and now by %s", seed, e.Seq, was, e.Role)
				}
				roles[e.Seq] = e.Role
				if other, ok := holder[e.Role]; ok && !strings.EqualFold(other, e.Name) {
					t.Fatalf("log %d: %q is %s and %s", seed, e.Role, other, e.Name)
				}
				holder[e.Role] = e.Name
			}
		}
	}
}

// TestManyOfOneSeat keeps the search for a free number linear, with numbers that are taken already in its way.
func TestManyOfOneSeat(t *testing.T) {
	var log []incident.Event
	for i := range 20_000 {
		seat := "dba"
		if i%2 == 0 {
			seat = fmt.Sprintf("dba %d", i)
		}
		log = append(log, incident.Event{Seq: uint64(i + 1), Kind: incident.KindJoined, Who: fmt.Sprint("person ", i), Fields: map[string]string{incident.FieldSeat: seat}})
	}
	seen := map[string]bool{}
	for _, e := range entries(told(log).Written()) {
		if seen[e.Role] {
			t.Fatalf("%q twice", e.Role)
		}
		seen[e.Role] = true
	}
}
