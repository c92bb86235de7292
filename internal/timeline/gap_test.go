package timeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// gapLog reads a log in a line: "13:00 declared, 13:20 note, 13:40 update".
func gapLog(t *testing.T, line string) []incident.Event {
	t.Helper()
	var log []incident.Event
	for i, item := range strings.Split(line, ", ") {
		at, what, _ := strings.Cut(item, " ")
		e := incident.Event{Seq: uint64(i + 1), At: clock(t, at), Recorded: clock(t, at), Kind: incident.KindNote, Hat: hats.Blue, Text: what}
		switch what {
		case "note":
		case "declared", "restored", "closed", "reopened":
			e.Kind = incident.Kind("incident." + what)
		case "update", "customer":
			e.Tags = []string{what}
		case "joined":
			e.Kind, e.Who = incident.KindJoined, "Ana"
		case "contact":
			e.Kind, e.Name, e.Type = incident.KindCardOpened, cards.Contact, cards.StageListening
			e.Fields = map[string]string{cards.Contact: what}
		case "sent":
			e.Kind, e.Name, e.Type = incident.KindCardOpened, cards.Update, cards.StageSent
			e.Fields = map[string]string{cards.Update: what, cards.FieldAudience: cards.ToCustomer}
		case "inside":
			e.Kind, e.Name, e.Type = incident.KindCardOpened, cards.Update, cards.StageSent
			e.Fields = map[string]string{cards.Update: what, cards.FieldAudience: cards.Internal}
		case "withdrawn": // the card before
			e.Kind, e.Ref, e.Type, e.Text = incident.KindCardMoved, uint64(i), what, ""
		case "retracted": // the note before
			e = incident.Event{Seq: uint64(i + 1), Kind: incident.KindRetracted, Ref: uint64(i), At: e.At, Recorded: e.Recorded}
		default:
			t.Fatalf("%q is nothing", what)
		}
		log = append(log, e)
	}
	return log
}

func TestGaps(t *testing.T) {
	for _, c := range []struct {
		name, log string
		o         GapOptions
		want      string // FROM-TO WHAT @BEFORE
	}{
		{"none", "13:00 declared, 13:10 note, 13:15 update, 13:30 restored, 13:31 closed", GapOptions{}, ""},
		{"just as long as may be", "13:00 declared, 13:15 note, 13:20 update, 13:20 restored", GapOptions{}, ""},
		{"nothing written", "13:00 declared, 13:16 update", GapOptions{}, "13:00-13:16 w@1"},
		{"no word", "13:00 declared, 13:10 note, 13:21 note, 13:22 update", GapOptions{}, "13:00-13:22 c@3"},
		{"both, the earlier one first", "13:00 declared, 13:10 note, 13:41 customer", GapOptions{}, "13:00-13:41 c@2, 13:10-13:41 w@2"},
		{"a contact is a word", "13:00 declared, 13:10 note, 13:19 contact, 13:30 note, 13:39 restored", GapOptions{}, ""},
		{"so is an update that was sent", "13:00 declared, 13:10 note, 13:19 sent, 13:30 note, 13:39 restored", GapOptions{}, ""},
		{"one for the inside is none", "13:00 declared, 13:10 inside, 13:20 note, 13:30 restored", GapOptions{}, "13:00-13:30 c@3"},
		{"a contact taken back is none", "13:00 declared, 13:10 contact, 13:11 withdrawn, 13:20 note, 13:30 restored", GapOptions{}, "13:00-13:30 c@4"},
		{"a retracted word is none", "13:00 declared, 13:10 update, 13:11 retracted, 13:20 note, 13:30 restored", GapOptions{}, "13:00-13:30 c@3"},
		{"a word is missed until the business is back", "13:00 declared, 13:10 note, 13:21 restored, 13:30 note, 13:45 note", GapOptions{}, "13:00-13:21 c@2"},
		{"and until the close", "13:00 declared, 13:10 note, 13:21 closed, 14:30 note", GapOptions{}, "13:00-13:21 c@2"},
		{"who comes writes nothing", "13:00 declared, 13:10 joined, 13:16 note", GapOptions{}, "13:00-13:16 w@2"},
		{"before the declaration nothing is expected", "11:00 note, 12:00 note, 13:00 declared", GapOptions{}, ""},
		{"after the close neither", "13:00 declared, 13:01 closed, 18:00 note", GapOptions{Now: start.Add(9 * time.Hour)}, ""},
		{"a reopening begins anew", "13:00 declared, 13:01 closed, 14:00 reopened, 14:10 note, 14:20 note, 14:21 customer", GapOptions{}, "14:00-14:21 c@5"},
		{"without a declaration it is open", "13:00 note, 14:00 update", GapOptions{}, "13:00-14:00 w@1"},
		{"until now", "13:00 declared, 13:10 note", GapOptions{Now: start.Add(30 * time.Minute)}, "13:00-13:30 c@2, 13:10-13:30 w@2"},
		{"now is before the last entry", "13:00 declared, 13:10 note", GapOptions{Now: start.Add(-time.Hour)}, ""},
		{"other lengths", "13:00 declared, 13:06 note", GapOptions{Silence: 5 * time.Minute, Customer: 4 * time.Minute, Now: start.Add(7 * time.Minute)}, "13:00-13:06 w@1, 13:00-13:07 c@2"},
		{"switched off", "13:00 declared, 18:00 note", GapOptions{Silence: -1, Customer: -1, Now: start.Add(9 * time.Hour)}, ""},
		{"one that came late fills it", "13:00 declared, 13:30 update, 13:14 note", GapOptions{Customer: -1}, "13:14-13:30 w@2"},
		{"two at once", "13:00 note, 13:20 note, 13:20 note", GapOptions{}, "13:00-13:20 w@1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := inShort(told(gapLog(t, c.log)).Happened().Gaps(c.o)); got != c.want {
				t.Errorf("gaps %s, want %s", got, c.want)
			}
		})
	}
}

func inShort(gaps []Gap) string {
	var out []string
	for _, g := range gaps {
		out = append(out, fmt.Sprintf("%s-%s %s@%d", g.From.Format("15:04"), g.To.Format("15:04"), map[string]string{NothingWritten: "w", NoCustomerWord: "c"}[g.What], g.Before))
	}
	return strings.Join(out, ", ")
}

// TestGapsOfASelection: what a filter hides is no silence, and a silence stays where it was.
func TestGapsOfASelection(t *testing.T) {
	v := told(gapLog(t, "13:00 declared, 13:10 note, 13:15 update, 13:40 note, 13:50 customer")).Happened()
	for name, c := range map[string]struct {
		f    Filter
		want string
	}{
		"all":        {Filter{}, "13:15-13:40 w@3, 13:15-13:50 c@4"},
		"words":      {Filter{Words: []string{"note"}}, "13:15-13:40 w@1, 13:15-13:50 c@2"},
		"what is in": {Filter{Tags: []string{"customer"}}, "13:15-13:40 w@0, 13:15-13:50 c@0"},
		"nothing":    {Filter{Words: []string{"nothing"}}, "13:15-13:40 w@0, 13:15-13:50 c@0"},
	} {
		if got := inShort(v.Select(c.f).Gaps(GapOptions{})); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestGapsAreTrue: nobody wrote anything between the ends of any gap in random logs, and they come in order.
func TestGapsAreTrue(t *testing.T) {
	count := map[string]int{}
	for seed, log := range logs(t) {
		for _, v := range []View{told(log).Happened(), told(log).Written()} {
			gaps := v.Gaps(GapOptions{Silence: 3 * time.Minute})
			if !slices.IsSortedFunc(gaps, func(a, b Gap) int { return a.Before - b.Before }) {
				t.Fatalf("log %d: not in order: %+v", seed, gaps)
			}
			for _, g := range gaps {
				count[g.What]++
				if g.Before < v.Len() && !v.Time(g.Before).Equal(g.To) {
					t.Fatalf("log %d: %v ends at %v, and stands before %v", seed, g, g.To, v.Time(g.Before))
				}
				for i := range v.Len() {
					e, at := v.At(i), v.Time(i)
					breaks := g.What == NothingWritten && !e.Quiet || g.What == NoCustomerWord && e.CustomerWord()
					if breaks && at.After(g.From) && at.Before(g.To) {
						t.Fatalf("log %d: %v from %v to %v, and #%d at %v", seed, g, g.From, g.To, e.Seq, at)
					}
				}
			}
		}
	}
	if count[NothingWritten] < 20 || count[NoCustomerWord] < 20 {
		t.Fatalf("too few gaps to prove anything: %v", count)
	}
}

func TestGapInWords(t *testing.T) {
	for length, want := range map[time.Duration]string{
		41*time.Minute + 59*time.Second: "41 min", time.Hour: "1 h", 70 * time.Minute: "1 h 10 min", 24 * time.Hour: "1 d",
		236*time.Hour + 12*time.Minute: "9 d 20 h", 0: "0 min", -time.Hour: "0 min",
	} {
		if got := (Gap{From: start, To: start.Add(length), What: NothingWritten}).String(); got != want+" nothing written" {
			t.Errorf("%v: %q", length, got)
		}
		if got := (Gap{From: start, To: start.Add(length), What: NoCustomerWord}).String(); got != want+" without a word to the customer" {
			t.Errorf("%v: %q", length, got)
		}
	}
}
