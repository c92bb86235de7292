package desk_test

import (
	"fmt"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
)

func ledger(l desk.Ledger) []string {
	var out []string
	for _, line := range l.Lines {
		out = append(out, fmt.Sprintf("%s %+d %s", minute(line.At), line.Delta, line.Cause))
	}
	return append(out, fmt.Sprintf("= %d, %d:%d, %d of %d", l.Balance, l.Proactive, l.Reactive, l.Kept, l.Over))
}

// TestTrust: every line has its cause (A111: proactive +2, promise kept +1, late -2, they called first -3, surprise -4).
func TestTrust(t *testing.T) {
	tests := []struct {
		name string
		when []step
		now  float64
		want []string
	}{
		{"declared", nil, 1, []string{"0 +5 opening", "= 5, 0:0, 0 of 0"}},
		{
			"two words of ours, of which one says something new",
			[]step{{3, "", note("it is stuck", "update")}, {8, "", note("it is stuck", "update")}},
			9,
			[]string{"0 +5 opening", "3 +2 proactive", "= 7, 2:0, 0 of 0"},
		},
		{
			"they called first",
			[]step{{3, "", talk(cards.In, "it is stuck", nil)}, {8, "", note("all of Europe waits", "update")}, {9, "", talk(cards.In, "", nil)}},
			10,
			[]string{"0 +5 opening", "3 -3 they-called-first", "8 +2 proactive", "= 4, 1:2, 0 of 0"},
		},
		{
			"they came, and had been called before, as somebody knows",
			[]step{{3, "", talk(cards.In, "it is stuck", fields{cards.FieldCalledFirst: cards.We})}},
			10,
			[]string{"0 +5 opening", "= 5, 0:1, 0 of 0"},
		},
		{
			"a next word that came in time, and one that did not",
			[]step{{3, "", sent("it is stuck", 20, nil)}, {19, "", sent("half is back", 30, nil)}, {40, "", sent("all is back", 90, nil)}},
			50,
			[]string{"0 +5 opening", "3 +2 proactive", "19 +1 kept", "19 +2 proactive", "30 -2 late", "40 +2 proactive", "= 10, 3:0, 1 of 2"},
		},
		{
			"it is late before anybody says so",
			[]step{{3, "", sent("it is stuck", 20, nil)}},
			21,
			[]string{"0 +5 opening", "3 +2 proactive", "20 -2 late", "= 5, 1:0, 0 of 1"},
		},
		{
			"promises: kept, moved in time and kept, broken, still open",
			[]step{
				{3, "", promise(30)},
				{4, "", promise(30)},
				{5, "", promise(30)},
				{6, "", promise(90)},
				{20, "", incident.FillCard{Ref: 5, Template: open(cards.Commitment, "", nil).Template, Fields: fields{cards.FieldDue: stamp(60)}}},
				{25, "", move(4, cards.Commitment, cards.StageDone, nil)},
				{50, "", move(5, cards.Commitment, cards.StageDone, nil)},
				{51, "", move(6, cards.Commitment, cards.StageBroken, nil)},
			},
			55,
			[]string{"0 +5 opening", "25 +1 kept", "50 +1 kept", "51 -4 broken", "= 3, 0:0, 2 of 3"},
		},
		{
			"done late",
			[]step{{3, "", promise(30)}, {45, "", move(4, cards.Commitment, cards.StageDone, nil)}},
			55,
			[]string{"0 +5 opening", "30 -2 late", "= 3, 0:0, 0 of 1"},
		},
		{
			"taken back in time, and once it was late",
			[]step{
				{3, "", promise(30)},
				{3, "", promise(30)},
				{20, "", move(4, cards.Commitment, cards.StageWithdrawn, nil)},
				{45, "", move(5, cards.Commitment, cards.StageWithdrawn, nil)},
			},
			55,
			[]string{"0 +5 opening", "30 -2 late", "= 3, 0:0, 0 of 1"},
		},
		{
			"a task is no promise",
			[]step{{3, "", open(cards.Commitment, "", fields{cards.Commitment: "look", cards.FieldOwner: "bo", cards.FieldDue: stamp(10)})}},
			55,
			[]string{"0 +5 opening", "= 5, 0:0, 0 of 0"},
		},
		{
			"it got worse, twice, and they heard nothing for twenty minutes: one surprise",
			[]step{{3, "", note("it is stuck", "update")}, {10, "", worse("payments fail")}, {20, "", worse("logins fail")}},
			60,
			[]string{"0 +5 opening", "3 +2 proactive", "30 -4 surprise", "= 3, 1:0, 0 of 0"},
		},
		{
			"it got worse, and they came before we did",
			[]step{{3, "", note("it is stuck", "update")}, {10, "", worse("payments fail")}, {12, "", talk(cards.In, "", nil)}, {13, "", note("payments fail", "update")}},
			60,
			[]string{"0 +5 opening", "3 +2 proactive", "12 -4 surprise", "13 +2 proactive", "= 5, 2:1, 0 of 0"},
		},
		{
			"it got worse, and they were told",
			[]step{{3, "", note("it is stuck", "update")}, {10, "", worse("payments fail")}, {13, "", note("payments fail", "update")}},
			60,
			[]string{"0 +5 opening", "3 +2 proactive", "13 +2 proactive", "= 9, 2:0, 0 of 0"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { equal(t, ledger(of(t, test.when...).Trust(at(test.now))), test.want) })
	}
}

func curve(all []desk.Reading) []string {
	var out []string
	for _, r := range all {
		line := fmt.Sprintf("%s %d %s", minute(r.At), r.Degrees, r.Cause)
		if r.By != "" {
			line += " by " + r.By + ": " + r.Why
		}
		out = append(out, line)
	}
	return out
}

// TestHeat: rules move the kettle, people set it, with what shows it; it stays between 30 and 100 (A56).
func TestHeat(t *testing.T) {
	heat := func(degrees, of string) incident.OpenCard {
		return open(cards.Heat, cards.StageSet, fields{cards.Heat: degrees, cards.FieldQuote: "not again", cards.FieldSeenIn: "mail", cards.FieldTickets: "T1\nT2", cards.FieldCustomer: of})
	}
	tests := []struct {
		name string
		when []step
		now  float64
		want []string
	}{
		{"declared", nil, 1, []string{"0 50 opening"}},
		{"nobody says anything", nil, 30, []string{"0 50 opening", "5 54 silence", "25 58 silence"}},
		{
			"all goes well",
			[]step{{2, "", note("it is stuck", "update")}, {6, "", note("all of Europe waits", "update")}, {20, "", incident.Restore{}}},
			90,
			[]string{"0 50 opening", "2 46 proactive", "6 42 proactive", "20 30 business-back"},
		},
		{
			"a person sets it, and the rules go on from there",
			[]step{{2, "", note("it is stuck", "update")}, {3, "lia", heat("90", "")}, {6, "", note("all of Europe waits", "update")}},
			10,
			[]string{"0 50 opening", "2 46 proactive", `3 90 person by lia: "not again", mail, T1, T2`, "6 86 proactive"},
		},
		{
			"a talk: hot before, listened to and read back, cooler after",
			[]step{
				{2, "", note("it is stuck", "update")},
				{4, "lia", talk(cards.Out, "all of Europe waits", fields{
					cards.FieldVented: cards.Yes, cards.FieldReadbackOK: cards.Yes, cards.FieldHeatBefore: "80", cards.FieldHeatAfter: "60",
					cards.FieldTransfers: "2", cards.FieldQuote: "at last", cards.FieldPerson: "Eve",
				})},
			},
			5,
			[]string{
				"0 50 opening", "2 46 proactive", `4 80 person by lia: "at last", Eve`, "4 75 listened", "4 78 passed-on", "4 81 passed-on", "4 77 proactive",
				"4 74 read-back", `4 60 person by lia: "at last", Eve`,
			},
		},
		{"it never goes over the boiling point", []step{{1, "", heat("99", "")}, {2, "", worse("payments fail")}}, 3, []string{"0 50 opening", `1 99 person by ana: "not again", mail, T1, T2`, "2 100 worse"}},
		{
			"a half said reading is none",
			[]step{{1, "", open(cards.Heat, "", fields{cards.Heat: "90"})}},
			3,
			[]string{"0 50 opening"},
		},
		{
			"of another customer",
			[]step{{0, "", customer("acme", nil)}, {0, "", customer("bolt", nil)}, {1, "", heat("90", "bolt")}, {2, "", heat("40", "ACME")}, {3, "", note("it is stuck", "update")}},
			4,
			[]string{"0 50 opening", `2 40 person by ana: "not again", mail, T1, T2`, "3 36 proactive"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { equal(t, curve(of(t, test.when...).Heat("acme", at(test.now))), test.want) })
	}
	d := of(t, step{0, "", customer("acme", nil)}, step{0, "", customer("bolt", nil)}, step{1, "", heat("90", "bolt")})
	if k := d.Kettles(at(2)); len(k) != 2 || k[0].Customer != "bolt" || k[0].Degrees != 90 || k[1].Degrees != 50 {
		t.Errorf("the kettles are %+v, want bolt at 90 before acme at 50", k)
	}
}

// TestFirst: who told whom, from the moment that we knew (A106).
func TestFirst(t *testing.T) {
	tests := []struct {
		name string
		when []step
		want string
	}{
		{"nobody", nil, "- false 0s"},
		{"we", []step{{3, "", note("it is stuck", "update")}, {4, "", talk(cards.In, "", nil)}}, "3 true 3m0s"},
		{"they, and we had known for two minutes", []step{{1, "", note("alerts", "noticed")}, {3, "", talk(cards.In, "", nil)}, {4, "", note("it is stuck", "update")}}, "3 false 2m0s"},
		{"before we knew", []step{{3, "", talk(cards.In, "", nil)}, {4, "", note("alerts", "detection")}}, "3 false 0s"},
		{"a person says otherwise", []step{{3, "", talk(cards.In, "", fields{cards.FieldCalledFirst: cards.We})}}, "3 true 3m0s"},
		{"the customer's own words in a note", []step{{3, "", incident.AddNote{Hat: "white", Text: "nothing works", Who: "customer", Tags: []string{"customer"}}}}, "3 false 3m0s"},
		{"a call that was made", []step{{3, "", open(cards.Call, cards.StageMade, fields{
			cards.FieldPerson: "Eve", cards.FieldImpact: "no policies", cards.FieldApology: "sorry", cards.FieldDoing: "we look", cards.FieldHearNext: stamp(9), cards.FieldOwner: "lia",
		})}}, "3 true 3m0s"},
	}
	for _, test := range tests {
		f := of(t, test.when...).First()
		if got := fmt.Sprintf("%s %v %s", minute(f.At), f.We, f.SinceKnew); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestSilences: stretches without anything new, until the business is back.
func TestSilences(t *testing.T) {
	d := of(t, step{3, "", note("it is stuck", "update")}, step{13, "", note("it is stuck", "update")}, step{40, "", talk(cards.In, "half is back", nil)},
		step{50, "", incident.Restore{}}, step{300, "", note("all is well", "update")})
	var got []string
	for _, s := range d.Silences("", at(400)) {
		got = append(got, minute(s.From)+" to "+minute(s.To))
	}
	equal(t, got, []string{"0 to 3", "3 to 40", "40 to 50"})
	if s := d.LongestSilence(at(400)); s.Length().Minutes() != 37 {
		t.Errorf("the longest is %v, want 37 min", s.Length())
	}
	if s := d.LongestSilence(at(-10)); s.Length() != 0 {
		t.Errorf("before the declaration there is a silence of %v", s.Length())
	}
}
