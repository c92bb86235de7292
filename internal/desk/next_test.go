package desk_test

import (
	"fmt"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
)

// TestNextWord: what is due, why, and when, in minutes after the declaration.
func TestNextWord(t *testing.T) {
	word := func(min float64, text string) step { return step{min, "", note(text, "update")} }
	early := []step{word(3, "the queue is stuck"), word(7, "all of Europe waits")}
	const never = "none"
	tests := []struct {
		name string
		when []step
		now  float64
		want string // step due since every
	}{
		{"declared", nil, 0, "first 5 0 20"},
		{"nobody said anything for three hours, one word is due", nil, 180, "first 5 0 20"},
		{"the first word is out", early[:1], 4, "scope 8 3 20"},
		{"the second says the same, so how far it reaches is still due", append(early[:1:1], word(6, "The queue is stuck!")), 7, "scope 8 3 20"},
		{"both are out", early, 10, "regular 27 7 20"},
		{"a word that came in is none of ours", append(early[:2:2], step{20, "", note("when is it back", "customer-inbound")}), 21, "regular 27 7 20"},
		{"told when they called", append(early[:2:2], step{20, "", talk(cards.In, "half is back", nil)}), 21, "regular 40 20 20"},
		{"they called and were told nothing", append(early[:2:2], step{20, "", talk(cards.In, "", nil)}), 21, "regular 27 7 20"},
		{"an internal update is no word", append(early[:2:2], step{20, "", sent("half is back", 30, fields{cards.FieldAudience: cards.Internal})}), 21, "regular 27 7 20"},
		{"a draft is no word", append(early[:2:2], step{20, "", open(cards.Update, "", fields{cards.Update: "half is back"})}), 21, "regular 27 7 20"},
		{"an update", append(early[:2:2], step{20, "", sent("half is back", 60, nil)}), 21, "regular 40 20 20"},
		{"a word that was promised earlier", append(early[:2:2], step{20, "", sent("half is back", 30, nil)}), 21, "promised 30 20 20"},
		{
			"a word that says nothing new keeps the promise and leaves the clock",
			append(early[:2:2], step{20, "", sent("half is back", 30, nil)}, word(28, "Half is back.")), 29, "regular 40 20 20",
		},
		{"somebody said that it is new", append(early[:2:2], step{20, "", sent("all of Europe waits", 50, fields{cards.FieldNewInIt: cards.Yes})}), 21, "regular 40 20 20"},
		{"somebody said that it is not", append(early[:2:2], step{20, "", sent("half is back", 50, fields{cards.FieldNewInIt: cards.No})}), 21, "regular 27 7 20"},
		{"a slower gear waits for the two hours", append(early[:2:2], step{8, "", gear("1h")}), 10, "regular 27 7 20"},
		{"and counts after them", append(early[:2:2], step{8, "", gear("1h")}, word(110, "half is back")), 111, "gear 170 110 60"},
		{"but not for a word that was due before it was chosen", append(early[:2:2], word(110, "half is back"), step{140, "", gear("1h")}), 141, "regular 130 110 20"},
		{"it counts once the business is back", append(early[:2:2], step{20, "", incident.Restore{}}, step{21, "", gear("1h")}), 22, "gear 67 7 60"},
		{"a faster one counts at once", append(early[:2:2], step{8, "", gear("10m")}), 9, "gear 17 7 10"},
		{"and not before it was chosen", append(early[:2:2], step{20, "", gear("10m")}), 21, "gear 20 7 10"},
		{"without a gear it stays at twenty minutes", append(early[:2:2], word(200, "half is back")), 201, "regular 220 200 20"},
		{"put off with a reason", append(early[:2:2], step{20, "", snooze(45)}), 28, "regular 45 7 20 snoozed"},
		{"what was promised is not put off", append(early[:2:2], step{20, "", sent("half is back", 30, nil)}, step{21, "", snooze(60)}), 28, "promised 30 20 20"},
		{"nor is it beyond the promise", append(early[:2:2], step{20, "", sent("half is back", 50, nil)}, step{21, "", snooze(60)}), 28, "regular 50 20 20 snoozed"},
		{"the next word ends a snooze", append(early[:2:2], step{20, "", snooze(90)}, word(30, "half is back")), 31, "regular 50 30 20"},
		{"a snooze that was taken back", append(early[:2:2], step{20, "", snooze(90)}, step{21, "", move(6, cards.Snooze, cards.StageWithdrawn, nil)}), 22, "regular 27 7 20"},
		{"a note that was taken back is no word", append(early[:2:2], step{9, "", incident.Retract{Ref: 5}}), 10, "scope 8 3 20"},
		{"a next word named in the past is none that could be kept", append(early[:2:2], step{20, "", sent("half is back", 15, nil)}), 21, "regular 40 20 20"},
		{"closed", append(early[:2:2], step{20, "", incident.Close{OpenEnded: true, Reason: "moved"}}), 30, never},
		{"open again", append(early[:2:2], step{20, "", incident.Close{OpenEnded: true, Reason: "moved"}}, step{25, "", incident.Reopen{}}), 30, "regular 27 7 20"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := never
			if n, ok := of(t, test.when...).NextWord(at(test.now)); ok {
				got = fmt.Sprintf("%s %s %s %g", n.Step, minute(n.Due), minute(n.Since), n.Every.Minutes())
				if !n.Snoozed.IsZero() {
					got += " snoozed"
					if n.Why != "they are in a meeting" {
						t.Errorf("put off because %q", n.Why)
					}
				}
				if n.By != "lia" {
					t.Errorf("%q has the word, want the liaison", n.By)
				}
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestNextWords: every customer is owed a word of its own, and hears what all hear.
func TestNextWords(t *testing.T) {
	acme, bolt := fields{cards.FieldCustomer: "acme"}, fields{cards.FieldCustomer: "Bolt"}
	d := of(t,
		step{0, "", customer("Acme", fields{cards.FieldContact: "Eve"})}, step{0, "", customer("Bolt", nil)},
		step{2, "", note("the queue is stuck", "update")},
		step{6, "", sent("all your policies wait", 30, acme)},
		step{7, "", sent("half of yours wait", 20, bolt)},
		step{8, "", note("Eve asks for a list", "customer-acme", "customer-inbound")},
	)
	var got []string
	for _, n := range d.NextWords(at(10)) {
		got = append(got, fmt.Sprintf("%s to %q: %s %s, promised %s", n.Customer, n.To, n.Step, minute(n.Due), minute(n.Promised)))
	}
	equal(t, got, []string{`Bolt to "": promised 20, promised 20`, `Acme to "Eve": regular 26, promised 30`})
	if first, ok := d.NextWord(at(10)); !ok || first.Customer != "Bolt" {
		t.Errorf("the most urgent is %+v, %v", first, ok)
	}
	equal(t, d.Customers(), []string{"Acme", "Bolt"})
	var in []string
	for _, w := range d.Words() {
		if w.In {
			in = append(in, w.Customer+": "+w.What)
		}
	}
	equal(t, in, []string{"Acme: Eve asks for a list"})
}

// TestMeaningful: a word resets the silence only when it says something new.
func TestMeaningful(t *testing.T) {
	tests := []struct {
		before, word string
		want         bool
	}{
		{"", "the queue is stuck", true},
		{"", "", false},
		{"", "14:05", false},
		{"the queue is stuck", "the queue is stuck", false},
		{"the queue is stuck", "The QUEUE is - stuck!", false},
		{"the queue is stuck since 13:00", "the queue is stuck at 14:20:05 UTC", false},
		{"we look into the queue", "still we look into the queue", false}, // 5 of 6 words are known: .83
		{"we look into it", "still we look into it", false},               // 4 of 5: .8
		{"40 policies are through", "41 policies are through", true},
		{"40 policies are through", "policies are through", false},
		{"40% of the policies are through", "policies: 40% are through", false},
		{"error 502", "502 error", false},
		{"we are on it", "the database has been restored", true},
		{"wir arbeiten daran", "wir haben die Ursache gefunden", true},
	}
	for _, test := range tests {
		steps := []step{{1, "", open(cards.Contact, "", fields{cards.FieldDirection: cards.Out, cards.FieldTold: test.word})}}
		if test.before != "" {
			steps = append([]step{{0, "", note(test.before, "update")}}, steps...)
		}
		words := of(t, steps...).Words()
		if got := words[len(words)-1].Meaningful; got != test.want {
			t.Errorf("%q after %q: meaningful is %v", test.word, test.before, got)
		}
	}
}

// TestPace: every number can be another one.
func TestPace(t *testing.T) {
	_, s := play(t, step{0, "", customer("acme", fields{cards.FieldDeposit: "9"})}, step{1, "", note("it is stuck", "update")})
	p := desk.Pace{Scope: 7 * 60e9, Opening: 70, Trust: map[string]int{desk.CauseProactive: 0}, Heat: map[string]int{desk.CauseProactive: +1}}
	d := desk.Of(s, p)
	if n, _ := d.NextWord(at(2)); minute(n.Due) != "8" {
		t.Errorf("due at %s, want 8", minute(n.Due))
	}
	if got := d.Trust(at(2)).Balance; got != 9 {
		t.Errorf("trust is %d, want the deposit of 9 alone", got)
	}
	if got := d.Kettles(at(2)); len(got) != 1 || got[0].Degrees != 71 || got[0].Customer != "acme" {
		t.Errorf("heat is %+v, want 71", got)
	}
}
