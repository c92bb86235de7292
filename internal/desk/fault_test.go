package desk_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the tests are there on every machine

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// TestClockSet: a clock that was wrong for a while must not keep the next word quiet, nor ask for one many times.
func TestClockSet(t *testing.T) {
	early := []step{{3, "", note("it is stuck", "update")}, {7, "", note("all of Europe waits", "update")}}
	tests := []struct {
		name string
		when []step
		now  float64
		want string
	}{
		{"three hours ahead when the word went out, and right again", append(early[:2:2], step{187, "", note("half is back", "update")}), 20, "regular 27 overdue false"},
		{"and past the time at which one is due", append(early[:2:2], step{187, "", note("half is back", "update")}), 30, "regular 27 overdue true"},
		{"another machine is a minute ahead", append(early[:2:2], step{21, "", note("half is back", "update")}), 20, "regular 41 overdue false"},
		{"set back behind the declaration", early, -30, "first 5 overdue false"},
		{"set back while a word went out: it counts from when it says", append(early[:2:2], step{-60, "", note("half is back", "update")}), 20, "regular 27 overdue false"},
		{"set forward by a day", early, 1440, "regular 27 overdue true"},
	}
	for _, test := range tests {
		d := of(t, test.when...)
		n, ok := d.NextWord(at(test.now))
		if got := fmt.Sprintf("%s %s overdue %v", n.Step, minute(n.Due), n.Overdue(at(test.now))); !ok || got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestAsleep: after three hours with the lid closed there is one word to say, not nine.
func TestAsleep(t *testing.T) {
	d := of(t, step{3, "", note("it is stuck", "update")}, step{7, "", note("all of Europe waits", "update")})
	words := 0
	for _, c := range d.Clocks(at(190)) {
		if c.Of == incident.ClockWord && c.Left(at(190)) < 0 {
			words++
		}
	}
	if words != 1 || len(d.NextWords(at(190))) != 1 {
		t.Errorf("%d words are overdue, want one", words)
	}
}

// TestTwoAtOnce: two people send an update in the same second; the second says nothing new, and both are there.
func TestTwoAtOnce(t *testing.T) {
	one, two := sent("half is back", 40, nil), sent("Half is back!", 40, nil)
	d := of(t, step{3, "", note("it is stuck", "update")}, step{10, "ana", one}, step{10, "lia", two})
	var got []string
	for _, w := range d.Words() {
		got = append(got, fmt.Sprintf("%s %s %v", minute(w.At), w.Who, w.Meaningful))
	}
	equal(t, got, []string{"3 ana true", "10 ana true", "10 lia false"})
	if n, _ := d.NextWord(at(11)); n.Step != desk.StepRegular || minute(n.Due) != "30" {
		t.Errorf("due: %+v", n)
	}
	if kept, all := d.OnTime(at(11)); kept != 1 || all != 1 {
		t.Errorf("%d of %d promises kept: the second word came in time after the first", kept, all)
	}
}

// TestDST: the GitHub incident of October 2018, lived through 13 days later in Sao Paulo, where the clocks went forward at midnight
// (on 4 November 2018 there was no 00:00), and six days later in Berlin, where they went back: no span changes with the clocks.
func TestDST(t *testing.T) {
	for zone, shift := range map[string]time.Duration{"America/Sao_Paulo": 13 * 24 * time.Hour, "Europe/Berlin": 6 * 24 * time.Hour} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		events, s := real(t, "sample-github")
		moved := slices.Clone(events)
		for i := range moved {
			moved[i].At, moved[i].Recorded = moved[i].At.Add(shift).In(loc), moved[i].Recorded.Add(shift).In(loc)
		}
		m := incident.Fold(incident.State{}, moved)
		_, begins := m.Declared.In(loc).Zone()
		_, ends := m.Restored.In(loc).Zone()
		if begins == ends {
			t.Fatalf("%s: the clocks do not change while it lasts, so this proves nothing", zone)
		}
		was, is := desk.Of(s, desk.Pace{}), desk.Of(m, desk.Pace{})
		first, _ := is.ToFirst()
		if first != 17*time.Minute+19*time.Second || is.LongestSilence(m.Closed).Length() != 8*time.Hour+38*time.Minute+2*time.Second {
			t.Errorf("%s: first word after %v, silence %v", zone, first, is.LongestSilence(m.Closed).Length())
		}
		if a, b := was.Trust(s.Closed).Balance, is.Trust(m.Closed).Balance; a != b {
			t.Errorf("%s: trust %d, was %d", zone, b, a)
		}
		if a, b := was.Heat("", s.Closed), is.Heat("", m.Closed); len(a) != len(b) || a[len(a)-1].Degrees != b[len(b)-1].Degrees {
			t.Errorf("%s: the curves differ", zone)
		}
	}
}

// TestDSTStatus: a next word after the change of clocks is told in the time of then. In Berlin it is 02:59 twice on 28 October 2018.
func TestDSTStatus(t *testing.T) {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	before := time.Date(2018, 10, 28, 0, 50, 0, 0, time.UTC) // 02:50 summer time
	s := incident.State{Seq: 1, Title: "Queue stuck", Declared: before}
	said := func(seq uint64, min int, text string) *incident.Card {
		at := before.Add(time.Duration(min) * time.Minute)
		return &incident.Card{Seq: seq, Template: cards.Update, Stage: cards.StageSent, Opened: at, Fields: fields{
			cards.Update: text, cards.FieldAudience: cards.ToCustomer, cards.FieldNextAt: at.Add(20 * time.Minute).Format(time.RFC3339),
		}}
	}
	s.Cards = []*incident.Card{said(2, 2, "it is stuck"), said(3, 6, "all of Europe waits")}
	d := desk.Of(s, desk.Pace{})
	n, ok := d.NextWord(before.Add(8 * time.Minute))
	if !ok || n.Due.Sub(before) != 26*time.Minute {
		t.Errorf("due %v after the declaration, want 26 min", n.Due.Sub(before))
	}
	if got, want := d.Status(before.Add(8*time.Minute), loc), "Queue stuck. Open since 02:50 (CEST). Next word by 02:16 CET."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// sessions are what three people write at the same time; the moments of all of it differ.
func sessions() [][]step {
	set := func(degrees, quote string) incident.OpenCard {
		return open(cards.Heat, cards.StageSet, fields{cards.Heat: degrees, cards.FieldQuote: quote, cards.FieldCustomer: "acme"})
	}
	return [][]step{
		{
			{1, "lia", customer("acme", nil)},
			{4, "lia", talk(cards.In, "we know", fields{cards.FieldVented: cards.Yes, cards.FieldHeatBefore: "80"})},
			{9, "lia", sent("it is stuck", 25, nil)},
			{26, "lia", sent("it is stuck", 60, nil)},
			{48, "lia", sent("half is back", 90, fields{cards.FieldCustomer: "acme"})},
			{70, "lia", set("60", "better")},
		},
		{{3, "ana", note("alerts", "noticed")}, {12, "ana", worse("payments fail")}, {13, "ana", worse("logins fail")}, {40, "ana", note("customers write", "customer-inbound")}, {80, "ana", incident.Restore{}}},
		{{2, "bo", customer("bolt", nil)}, {5, "bo", promise(50)}, {6, "bo", gear("10m")}, {30, "bo", set("95", "furious")}, {44, "bo", sla(fields{cards.FieldWithin: "1h"})}},
	}
}

// figures is all that must not hang on the order in which sessions were read: without the numbers, which the log gives.
func figures(d *desk.Desk, now time.Time) []string {
	var out []string
	l := d.Trust(now)
	for _, line := range l.Lines {
		out = append(out, fmt.Sprint(line.At, line.Delta, line.Cause, line.Why))
	}
	out = append(out, fmt.Sprint(l.Balance, l.Proactive, l.Reactive, l.Kept, l.Over))
	for _, k := range d.Kettles(now) {
		out = append(out, k.Customer)
		for _, r := range k.Readings {
			out = append(out, fmt.Sprint(r.At, r.Degrees, r.Cause, r.Why, r.By))
		}
	}
	f := d.First()
	s := d.LongestSilence(now)
	out = append(out, fmt.Sprint(f, s))
	for _, n := range d.NextWords(now) {
		out = append(out, fmt.Sprint(n))
	}
	return out
}

// TestReadingOrder: trust and heat are folds of what happened: whichever session comes first in the log, the figures are the same; and so
// are they when the cards of a state stand in any order.
func TestReadingOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 10))
	all := sessions()
	var want []string
	for round := range 40 {
		left := make([][]step, len(all))
		copy(left, all)
		var mixed []step
		for len(mixed) < len(all[0])+len(all[1])+len(all[2]) {
			if i := rng.IntN(len(left)); len(left[i]) > 0 {
				mixed, left[i] = append(mixed, left[i][0]), left[i][1:]
			}
		}
		if round == 0 {
			mixed = slices.Concat(all...)
		}
		_, s := play(t, mixed...)
		s.Restored = at(80)
		got := figures(desk.Of(s, desk.Pace{}), at(120))
		if want == nil {
			want = got
		}
		equal(t, got, want)
		list := slices.Clone(s.Cards)
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		s.Cards = list
		equal(t, figures(desk.Of(s, desk.Pace{}), at(120)), want)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	if len(want) < 20 {
		t.Fatalf("there is too little to compare: %v", want)
	}
}

// TestNeverSilent: at any moment of an incident that is open a word is owed, and its clock runs; and whoever waits hears of it no later
// than what was agreed allows, whatever was written meanwhile.
func TestNeverSilent(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	for range 200 {
		var steps []step
		min := 0.0
		for range rng.IntN(12) {
			min += rng.Float64() * 25
			kinds := []incident.Command{
				note(fmt.Sprintf("word %d", rng.IntN(5)), "update"), note("a fact"), worse("worse"), talk(cards.In, "", nil), gear("5m"), gear("2h"),
				sent(fmt.Sprintf("update %d", rng.IntN(3)), min+float64(rng.IntN(40))-5, nil), snooze(min + float64(rng.IntN(30))), customer(fmt.Sprint("c", rng.IntN(3)), nil),
			}
			steps = append(steps, step{min, "", kinds[rng.IntN(len(kinds))]})
		}
		d := of(t, steps...)
		for range 20 {
			now := at(rng.Float64()*600 - 60)
			words := d.NextWords(now)
			if len(words) == 0 || len(words) != max(1, len(d.Customers())) {
				t.Fatalf("%d words at %v", len(words), now)
			}
			for _, n := range words {
				limit := n.Since.Add(max(n.Every, 20*time.Minute))
				if n.Snoozed.After(limit) {
					limit = n.Snoozed
				}
				if n.Due.After(limit) || !n.Promised.IsZero() && n.Due.After(n.Promised) {
					t.Fatalf("due %v, after %v: %+v", minute(n.Due), minute(limit), n)
				}
			}
			first, clock := words[0], d.All(now)
			if !slices.ContainsFunc(clock, func(c incident.Clock) bool { return c.Of == incident.ClockWord && c.Due.Equal(first.Due) }) {
				t.Fatalf("a word is due at %v and no clock says so: %v", first.Due, clock)
			}
			if !slices.IsSortedFunc(clock, func(a, b incident.Clock) int { return a.Due.Compare(b.Due) }) {
				t.Fatalf("the clocks are out of order: %v", clock)
			}
		}
	}
}

// ask calls everything that a desk answers.
func ask(t *testing.T, d *desk.Desk, now time.Time) {
	t.Helper()
	d.All(now)
	d.Trust(now)
	d.Owed(now)
	d.Cost(now)
	d.Worst(now)
	d.Pulse()
	d.Visits()
	d.Smaller()
	d.First()
	d.ToFirst()
	d.LongestSilence(now)
	d.Shield()
	d.Relationship("acme")
	d.Promises(now)
	d.Letters()
	for _, k := range d.Kettles(now) {
		for _, r := range k.Readings {
			if r.Degrees < 30 || r.Degrees > 100 {
				t.Fatalf("%d degrees", r.Degrees)
			}
		}
	}
	if _, err := d.Brief(true, now); err != nil && incident.CodeOf(err) == "" {
		t.Fatal(err)
	}
	if n := len([]rune(d.Status(now, nil))); n > desk.MaxStatus {
		t.Fatalf("a status of %d characters", n)
	}
	w := d.Words()
	if !slices.IsSortedFunc(w, func(a, b desk.Word) int { return a.At.Compare(b.At) }) {
		t.Fatal("the words are out of order")
	}
}

// FuzzDesk: whatever stands in a log, at whatever moment, no answer is a panic.
func FuzzDesk(f *testing.F) {
	f.Add(uint64(1), 10)
	f.Add(uint64(2), -1000)
	f.Add(uint64(3), 1<<40)
	f.Fuzz(func(t *testing.T, seed uint64, now int) {
		rng := rand.New(rand.NewPCG(seed, 1))
		var s incident.State
		for range 1 + rng.IntN(60) {
			s = s.Apply(strange(rng, s.Seq+1))
		}
		d := desk.Of(s, desk.Pace{})
		for _, moment := range []time.Time{at(float64(now % 1e6)), {}, time.UnixMilli(int64(now)), time.Unix(1<<50, 0)} {
			ask(t, d, moment)
		}
		if !reflect.DeepEqual(d.Trust(at(60)), desk.Of(s, desk.Pace{}).Trust(at(60))) {
			t.Fatal("asked twice, and the answers differ")
		}
	})
}

// strange is an event of any kind with anything in it.
func strange(rng *rand.Rand, seq uint64) incident.Event {
	pick := func(all ...string) string { return all[rng.IntN(len(all))] }
	when := func() time.Time {
		switch rng.IntN(8) {
		case 0:
			return time.Time{}
		case 1:
			return time.UnixMilli(rng.Int64()).UTC()
		default:
			return at(float64(rng.IntN(400) - 50))
		}
	}
	templates := cards.Builtin()
	tpl := templates[rng.IntN(len(templates))]
	e := incident.Event{
		Seq: seq, At: when(), Recorded: when(), By: pick("ana", "bo", "lia", ""), Who: pick("", "eve", "customer"), Ref: uint64(rng.IntN(int(seq) + 2)), On: rng.IntN(5) == 0,
		Kind: incident.Kind(pick(string(incident.KindDeclared), string(incident.KindNote), string(incident.KindCardOpened), string(incident.KindCardOpened), string(incident.KindCardFilled),
			string(incident.KindCardMoved), string(incident.KindRestored), string(incident.KindJoined), string(incident.KindRetracted), string(incident.KindReopened), "from.the.future")),
		Text: pick("it is stuck", "", "502", "#4 is late", "half is back"), Hat: hats.All()[rng.IntN(6)], Tags: []string{pick("update", "customer", "customer-inbound", "noticed", "customer-acme", "x")},
		Name: tpl.Name, Fields: fields{},
	}
	if len(tpl.Stages) > 0 {
		e.Type = tpl.Stages[rng.IntN(len(tpl.Stages))].Name
	}
	for _, field := range tpl.Fields {
		if rng.IntN(2) == 0 {
			e.Fields[field.Name] = pick(stamp(float64(rng.IntN(300)-50)), "acme", "bolt", "yes", "no", "7", "-3", "99999999999999999999", "20m", "-1h", "2540400h", "in", "out", "they", "#4", "customer", "theirs", "below", "raw", "\xff")
		}
	}
	for _, name := range []string{incident.FieldSeat, incident.FieldParty, incident.FieldLayer} {
		if rng.IntN(6) == 0 {
			e.Fields[name] = pick("liaison", "acme", "customer", "shield")
		}
	}
	return e
}

// TestStrange runs many strange logs.
func TestStrange(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 2))
		var s incident.State
		for range 40 {
			s = s.Apply(strange(rng, s.Seq+1))
		}
		for range 4 {
			ask(t, desk.Of(s, desk.Pace{}), at(rng.Float64()*1000-100))
		}
	}
}
