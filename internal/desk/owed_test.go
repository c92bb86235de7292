package desk_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
)

func clocks(all []incident.Clock) []string {
	var out []string
	for _, c := range all {
		out = append(out, fmt.Sprintf("%s %s: %s, %s", minute(c.Due), c.Of, c.Label, c.Who))
	}
	return out
}

func sla(values fields) incident.OpenCard {
	all := fields{cards.SLA: "gold", cards.FieldOwner: "lia"}
	for k, v := range values {
		all[k] = v
	}
	return open(cards.SLA, "", all)
}

// TestClocks: all of them in one list, most urgent first.
func TestClocks(t *testing.T) {
	call := open(cards.Call, "", fields{cards.Call: "it got worse", cards.FieldPerson: "Eve", cards.FieldOwner: "lia"})
	dated := open(cards.Call, "", fields{cards.Call: "the breach", cards.FieldPerson: "Eve", cards.FieldOwner: "lia", cards.FieldDue: stamp(15)})
	letter := talk(cards.In, "", fields{cards.FieldWritten: cards.Yes, cards.FieldPerson: "Eve"})
	shift := open(cards.Shift, "", fields{cards.Shift: "bo", cards.FieldAwake: stamp(-600), cards.FieldRelief: stamp(200), cards.FieldReliefBy: "cy"})
	steps := []step{{2, "", call}, {2, "", dated}, {3, "", promise(40)}, {3, "", sla(fields{cards.FieldWithin: "4h"})}, {4, "", letter}, {4, "", shift}}
	d := of(t, steps...)
	equal(t, clocks(d.All(at(5))), []string{
		"5 next word: first word, lia", "12 call: call Eve, lia", "15 call: the breach, lia", "40 promise: a written summary, lia", "200 relief: relieve bo, cy",
		"210 call by: call by: gold, lia", "240 sla: gold, lia", "1444 written: answer Eve, ",
	})
	equal(t, clocks(of(t, append(steps, step{9, "", incident.Close{OpenEnded: true, Reason: "x"}})...).All(at(10))), nil)
	equal(t, clocks(desk.Of(incident.State{}, desk.Pace{}).All(at(10))), nil)
}

// TestAgreements: from which moment it is counted, and what stops the clock of the call before it.
func TestAgreements(t *testing.T) {
	noticed, bad := step{10, "", note("alerts", "noticed")}, step{20, "", worse("payments fail")}
	from := func(word string) fields {
		return fields{cards.FieldFrom: word, cards.FieldWithin: "1h", cards.FieldLead: "15m"}
	}
	tests := []struct {
		name string
		when []step
		want string // starts breach call-by called, running
	}{
		{"a moment of its own", []step{{30, "", sla(fields{cards.FieldBreach: stamp(100)})}}, "0 100 70 -, running"},
		{"from the declaration", []step{{30, "", sla(from(cards.FromDeclared))}}, "0 60 45 -, running"},
		{"from when we knew", []step{noticed, {30, "", sla(from(cards.FromNoticed))}}, "10 70 55 -, running"},
		{"from when it got worse", []step{bad, {25, "", worse("logins fail")}, {30, "", sla(from(cards.FromWorse))}}, "20 80 65 -, running"},
		{"it did not get worse yet", []step{{30, "", sla(from(cards.FromWorse))}}, "- - - -"},
		{"the business is not back yet", []step{{30, "", sla(from(cards.FromRestored))}}, "- - - -"},
		{"from when it was back", []step{{30, "", sla(from(cards.FromRestored))}, {40, "", incident.Restore{}}}, "40 100 85 -, running"},
		{"from a time", []step{{30, "", sla(fields{cards.FieldFrom: cards.FromTime, cards.FieldStartsAt: stamp(5), cards.FieldWithin: "72h"})}}, "5 4325 4295 -, running"},
		{"met", []step{{30, "", sla(from(""))}, {31, "", move(4, cards.SLA, cards.StageMet, nil)}}, "0 60 45 -"},
		{"a word of ours that does not name it", []step{{30, "", sla(from(""))}, {31, "", talk(cards.Out, "it will be late", nil)}}, "0 60 45 -, running"},
		{"a word of theirs that names it", []step{{30, "", sla(from(""))}, {31, "", talk(cards.In, "it will be late", fields{cards.FieldAbout: "#4"})}}, "0 60 45 -, running"},
		{"a word of ours that names it", []step{{30, "", sla(from(""))}, {31, "", talk(cards.Out, "it will be late", fields{cards.FieldAbout: "#2, #4"})}}, "0 60 45 31, running"},
		{"an update that names it", []step{{30, "", sla(from(""))}, {33, "", sent("it will be late", 50, fields{cards.FieldAbout: "#4"})}}, "0 60 45 33, running"},
		{"a note that does", []step{{30, "", sla(from(""))}, {34, "", note("told them about #4", "customer")}}, "0 60 45 34, running"},
		{"and of #40 it says nothing", []step{{30, "", sla(from(""))}, {34, "", note("told them about #40", "customer")}}, "0 60 45 -, running"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := of(t, test.when...)
			a := d.Agreements()[0]
			got := fmt.Sprintf("%s %s %s %s", minute(a.Starts), minute(a.Breach), minute(a.CallBy), minute(a.Called))
			if a.Running() {
				got += ", running"
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			callBy := strings.Contains(strings.Join(clocks(d.Clocks(at(35))), "\n"), string(incident.ClockCallBy))
			if want := a.Running() && a.Called.IsZero(); callBy != want {
				t.Errorf("the call-by clock runs: %v, want %v", callBy, want)
			}
		})
	}
}

// TestLetters: what they wrote ages until it is answered, and not by a word to all.
func TestLetters(t *testing.T) {
	letter := talk(cards.In, "", fields{cards.FieldWritten: cards.Yes, cards.FieldPerson: "Eve"})
	tests := []struct {
		name string
		when []step
		want string // waits, age at minute 120
	}{
		{"it waits", []step{{10, "", letter}}, "true 110"},
		{"a word to all is no answer", []step{{10, "", letter}, {20, "", note("it is stuck", "update")}}, "true 110"},
		{"one that names it is", []step{{10, "", letter}, {20, "", sent("sorry", 50, fields{cards.FieldAbout: "#4"})}}, "false 10"},
		{"answered in the talk", []step{{10, "", letter}, {30, "", incident.FillCard{Ref: 4, Template: letter.Template, Fields: fields{cards.FieldTold: "sorry"}}}}, "false 20"},
	}
	for _, test := range tests {
		l := of(t, test.when...).Letters()
		if len(l) != 1 {
			t.Fatalf("%s: %d letters", test.name, len(l))
		}
		if got := fmt.Sprintf("%v %g", l[0].Waits(), l[0].Age(at(120)).Minutes()); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestOwed: one list of what is owed to whom by when; what has no time stands last.
func TestOwed(t *testing.T) {
	steps := []step{
		{1, "", customer("acme", fields{cards.FieldContact: "Eve"})},
		{2, "", open(cards.Call, "", fields{cards.Call: "it got worse", cards.FieldPerson: "Eve", cards.FieldOwner: "lia", cards.FieldDue: stamp(15)})},
		{3, "", promise(40)},
		{3, "", open(cards.Commitment, "", fields{cards.Commitment: "look into it", cards.FieldOwner: "bo"})},
		{4, "", open(cards.Decision, cards.StageDecided, fields{cards.FieldDecision: "roll back", cards.FieldOwner: "bo", cards.FieldDue: stamp(30)})},
		{4, "", open(cards.Decision, "", fields{cards.FieldDecision: "something else"})},
	}
	owed := func(d *desk.Desk, now float64) []string {
		var out []string
		for _, b := range d.Owed(at(now)) {
			out = append(out, fmt.Sprintf("%s %s to %q by %q: %s", minute(b.Due), b.Kind, b.To, b.By, b.What))
		}
		return out
	}
	equal(t, owed(of(t, steps...), 5), []string{
		`5 word to "Eve (acme)" by "lia": the first word`, `15 call to "Eve" by "lia": a call: it got worse`, `30 decision to "" by "bo": roll back`,
		`40 promise to "acme" by "lia": a written summary`, `- commitment to "" by "bo": look into it`,
	})
	closed := of(t, append(steps, step{50, "", incident.Close{OpenEnded: true, Reason: "x"}})...)
	equal(t, owed(closed, 60), []string{
		`30 decision to "" by "bo": roll back`, `40 promise to "acme" by "lia": a written summary`, `- commitment to "" by "bo": look into it`,
	})
}

// TestCost: what the lost minutes cost, until the business was back; never more than a number holds.
func TestCost(t *testing.T) {
	acme := step{0, "", customer("acme", fields{cards.FieldCost: "120"})}
	if _, ok := of(t).Cost(at(10)); ok {
		t.Error("nobody said what a minute costs, and there is a meter")
	}
	if c, ok := of(t, acme, step{0, "", customer("bolt", fields{cards.FieldCost: "30"})}).Cost(at(10.5)); !ok || c.Total != 1500 || c.PerMinute != 150 {
		t.Errorf("%+v, want 1500", c)
	}
	if c, _ := of(t, acme, step{20, "", incident.Restore{}}).Cost(at(90)); c.Total != 2400 || c.Lost != 20*time.Minute {
		t.Errorf("%+v, want 2400 for 20 min", c)
	}
	huge := step{0, "", customer("acme", fields{cards.FieldCost: fmt.Sprint(math.MaxInt64)})}
	if c, _ := of(t, huge, huge).Cost(at(90)); c.Total != math.MaxInt64 {
		t.Errorf("%+v, want all that fits", c)
	}
	if c, _ := of(t, acme).Cost(at(-90)); c.Total != 0 {
		t.Errorf("before the declaration it has cost %d", c.Total)
	}
}

// TestBrief: White facts only, and theirs only when the contact said so.
func TestBrief(t *testing.T) {
	given := open(cards.Consent, cards.StageGiven, fields{
		cards.Consent: "the outage", cards.FieldSaidBy: "Eve", cards.FieldWhen: "tonight", cards.FieldWhom: "her director", cards.FieldHow: "by phone",
		cards.FieldHowMuch: "the facts", cards.FieldMayCall: "Eve may call lia\nthe director may call ana", cards.FieldNotThis: "no data was lost",
	})
	steps := []step{
		{1, "", note("the queue holds 4000 policies")},
		{2, "", incident.AddNote{Hat: "black", Text: "it may break again"}},
		{3, "", incident.AddNote{Hat: "white", Kind: incident.Assumption, Text: "it is the database"}},
		{4, "", note("wrong")},
		{5, "", incident.Retract{Ref: 7, Reason: "a slip"}},
		{6, "", sent("it is stuck", 40, nil)},
	}
	if _, err := of(t, steps...).Brief(true, at(10)); incident.CodeOf(err) != incident.CodeRefused {
		t.Errorf("without consent: %v", err)
	}
	if _, err := desk.Of(incident.State{}, desk.Pace{}).Brief(false, at(10)); incident.CodeOf(err) != incident.CodeNotFound {
		t.Errorf("without an incident: %v", err)
	}
	for _, theirs := range []bool{false, true} {
		b, err := of(t, append(steps, step{7, "", given})...).Brief(theirs, at(10))
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Facts) != 1 || b.Facts[0].Text != "the queue holds 4000 policies" || minute(b.Next) != "40" || b.NotThis != "no data was lost" || len(b.MayCall) != 2 {
			t.Errorf("theirs %v: %+v", theirs, b)
		}
		if (b.HowMuch == "the facts") != theirs {
			t.Errorf("theirs %v, and how much is %q", theirs, b.HowMuch)
		}
	}
	inside := append(slices.Clone(steps), step{7, "", given}, step{8, "", note("the vendor is not paid", incident.InternalTag)})
	for theirs, want := range map[bool]int{false: 2, true: 1} {
		if b, err := of(t, inside...).Brief(theirs, at(10)); err != nil || len(b.Facts) != want {
			t.Errorf("theirs %v, with a fact that is kept inside: %+v, %v", theirs, b.Facts, err)
		}
	}
	taken := append(steps, step{7, "", given}, step{8, "", move(10, cards.Consent, cards.StageRefused, nil)})
	if _, err := of(t, taken...).Brief(true, at(10)); incident.CodeOf(err) != incident.CodeRefused {
		t.Errorf("after it was taken back: %v", err)
	}
	var many []step
	for i := range 40 {
		many = append(many, step{float64(i), "", note(fmt.Sprintf("fact %d", i))})
	}
	many = append(many, step{41, "", incident.Star{Ref: 4}})
	b, err := of(t, many...).Brief(false, at(50))
	if err != nil || len(b.Facts) != 12 || b.Facts[0].Text != "fact 0" || b.Facts[11].Text != "fact 39" {
		t.Errorf("of many: %v, %+v", err, b.Facts)
	}
}

// TestStatus: one short message, in the zone of who reads it.
func TestStatus(t *testing.T) {
	zone := time.FixedZone("CET", 3600)
	tests := []struct {
		when []step
		now  float64
		want string
	}{
		{nil, 1, "SEV1 Queue stuck: My policies wait. Open since 14:00 (CET)."},
		{nil, 10, "SEV1 Queue stuck: My policies wait. Open since 14:00 (CET). A word is overdue."},
		{[]step{{2, "", sent("it is stuck", 40, nil)}, {3, "", sent("all of Europe waits", 40, nil)}}, 10, "SEV1 Queue stuck: My policies wait. Open since 14:00 (CET). Next word by 14:40."},
		{[]step{{2, "", worse("logins too")}, {3, "", sent("logins fail too", 40, nil)}}, 4, "SEV1 Queue stuck: My policies wait. Open since 14:00, worse since 14:02 (CET). Next word by 14:40."},
		{[]step{{2, "", incident.Restore{}}}, 3, "SEV1 Queue stuck: My policies wait. Business back since 14:02 (CET)."},
		{[]step{{2, "", incident.Close{OpenEnded: true, Reason: "x"}}}, 24 * 60, "SEV1 Queue stuck: My policies wait. Closed 14 Mar 14:02 (CET)."},
	}
	for _, test := range tests {
		if got := of(t, test.when...).Status(at(test.now), zone); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
	for _, text := range []string{"x", strings.Repeat("long ", 80), strings.Repeat("é", 300), strings.Repeat("👩‍🚒", 80), ""} {
		_, s := play(t)
		s.Title, s.Impact = text, text
		got := desk.Of(s, desk.Pace{}).Status(at(2000), nil)
		if n := utf8.RuneCountInString(got); n > desk.MaxStatus || !strings.Contains(got, "Open since") {
			t.Errorf("%d characters: %s", n, got)
		}
	}
}
