package desk_test

import (
	"fmt"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
)

// TestWords: what counts as a word, when, and whose.
func TestWords(t *testing.T) {
	call := open(cards.Call, cards.StageMade, fields{
		cards.FieldPerson: "Eve", cards.FieldImpact: "no policies", cards.FieldApology: "sorry", cards.FieldDoing: "we look", cards.FieldHearNext: stamp(20), cards.FieldOwner: "lia",
	})
	acme := step{0, "", customer("acme", fields{cards.FieldContact: "Eve"})}
	bolt := step{0, "", customer("bolt", nil)}
	tests := []struct {
		name string
		when []step
		want []string
	}{
		{"an update that was recorded later than it went out", []step{{9, "lia", sent("it is stuck", 30, fields{cards.FieldSentAt: stamp(4)})}}, []string{`4 out lia to "": it is stuck, next 30`}},
		{"one recorded as going out later than that", []step{{9, "lia", sent("it is stuck", 30, fields{cards.FieldSentAt: stamp(12)})}}, []string{`9 out lia to "": it is stuck, next 30`}},
		{"to all", []step{acme, bolt, {9, "lia", sent("it is stuck", 30, fields{cards.FieldAudience: cards.Public, cards.FieldCustomer: "acme", cards.FieldReviewedBy: "ana"})}}, []string{`9 out lia to "": it is stuck, next 30`}},
		{"a call, to whom its person belongs", []step{acme, bolt, {9, "", call}}, []string{`9 out lia to "acme": no policies, next 20`}},
		{
			"a call, and the talk that it was",
			[]step{acme, bolt, {9, "", call}, {10, "lia", talk(cards.Out, "we look", fields{cards.FieldAbout: "#6", cards.FieldPerson: "Eve"})}},
			[]string{`10 out lia to "acme": we look, next -`},
		},
		{"a talk about something else", []step{{9, "", call}, {10, "lia", talk(cards.Out, "we look", fields{cards.FieldAbout: "#60"})}}, []string{`9 out lia to "": no policies, next 20`, `10 out lia to "": we look, next -`}},
		{"who came to us", []step{acme, bolt, {9, "lia", talk(cards.In, "", fields{cards.FieldPerson: "Eve"})}}, []string{`9 in Eve to "acme": the outage, next -`}},
		{"a talk that was taken back", []step{{9, "lia", talk(cards.In, "", nil)}, {10, "", move(4, cards.Contact, cards.StageWithdrawn, nil)}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, w := range of(t, test.when...).Words() {
				got = append(got, fmt.Sprintf("%s %s %s to %q: %s, next %s", minute(w.At), map[bool]string{true: "in", false: "out"}[w.In], w.Who, w.Customer, w.What, minute(w.NextAt)))
			}
			equal(t, got, test.want)
		})
	}
}

// TestHeardLater: a talk begins with listening; what they were told counts from when they were, and is not made newer by mending it.
func TestHeardLater(t *testing.T) {
	early := []step{{1, "", note("it is stuck", "update")}, {2, "", note("all of Europe waits", "update")}}
	told := func(min float64, text string) step {
		return step{min, "", incident.FillCard{Ref: 6, Template: open(cards.Contact, "", nil).Template, Fields: fields{cards.FieldTold: text}}}
	}
	steps := append(early, step{10, "", talk(cards.Out, "", nil)}, told(18, "half is back"))
	if n, _ := of(t, steps...).NextWord(at(19)); minute(n.Due) != "38" {
		t.Errorf("due at %s, want 38", minute(n.Due))
	}
	steps = append(steps, step{20, "", move(6, cards.Contact, cards.StageEnded, fields{cards.FieldVented: cards.Yes, cards.FieldReadbackOK: cards.Yes, cards.FieldWords: "fine"})})
	if n, _ := of(t, append(steps, told(31, "half is back, mostly"))...).NextWord(at(32)); minute(n.Due) != "40" {
		t.Errorf("mended at 31, due at %s, want 40", minute(n.Due))
	}
}

// TestWordPromises: how a next word that was named stands, also once the incident is closed.
func TestWordPromises(t *testing.T) {
	said := step{3, "", sent("it is stuck", 40, nil)}
	end := func(min float64) step { return step{min, "", incident.Close{OpenEnded: true, Reason: "x"}} }
	tests := []struct {
		name string
		when []step
		now  float64
		want incident.Standing
	}{
		{"in time so far", []step{said}, 39, incident.StandOpen},
		{"late", []step{said}, 41, incident.StandLate},
		{"kept by a word that says nothing new", []step{said, {30, "", note("it is stuck", "update")}}, 50, incident.StandKept},
		{"kept in the last moment", []step{said, {40, "", note("half is back", "update")}}, 50, incident.StandKept},
		{"done late", []step{said, {41, "", note("half is back", "update")}}, 50, incident.StandTardy},
		{"closed before it was due", []step{said, end(20)}, 90, incident.StandGone},
		{"closed after it was due", []step{said, end(45)}, 90, incident.StandLate},
	}
	for _, test := range tests {
		p := of(t, test.when...).Promises(at(test.now))
		if len(p) != 1 || p[0].Standing != test.want || !p[0].Word || p[0].Open() != (test.want == incident.StandOpen || test.want == incident.StandLate) {
			t.Errorf("%s: %+v, want %s", test.name, p, test.want)
		}
	}
}

// BenchmarkOf shows that a long log costs in proportion to its length.
func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		var s incident.State
		_, s = play(b, step{0, "", customer("acme", nil)}, step{0, "", customer("bolt", nil)})
		for i := range n {
			tags := []string{"x"}
			if i%4 == 0 {
				tags = []string{"update"}
			}
			s = s.Apply(incident.Event{Seq: s.Seq + 1, Kind: incident.KindNote, At: at(float64(i)), Recorded: at(float64(i)), By: "ana", Hat: "white", Type: "fact", Text: fmt.Sprintf("word number %d of the day", i), Tags: tags})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				d := desk.Of(s, desk.Pace{})
				d.All(at(float64(n)))
				d.Trust(at(float64(n)))
				d.Kettles(at(float64(n)))
			}
		})
	}
}

// TestUndoneSlip: an update that was taken back by mistake, which was undone, went out when it did, and by whom; a promise that was done so
// was done then.
func TestUndoneSlip(t *testing.T) {
	d := of(t, step{5, "", sent("it is stuck", 30, nil)}, step{6, "", promise(20)}, step{10, "", move(5, cards.Commitment, cards.StageDone, nil)},
		step{40, "bo", move(4, cards.Update, cards.StageDraft, nil)}, step{41, "bo", incident.Undo{By: "bo"}},
		step{42, "bo", move(5, cards.Commitment, cards.StageOpen, nil)}, step{43, "bo", incident.Undo{By: "bo"}})
	var got []string
	for _, w := range d.Words() {
		got = append(got, minute(w.At)+" "+w.Who)
	}
	for _, p := range d.Promises(at(45)) {
		got = append(got, fmt.Sprint(p.What, " ", minute(p.Done), " ", p.Standing))
	}
	equal(t, got, []string{"5 ana", "a written summary 10 kept", "the next word - late"})
}
