package desk_test

import (
	"testing"

	"warroom/internal/desk"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
)

// real brings a public incident in and returns its log and the state after it.
func real(tb testing.TB, id string) ([]incident.Event, incident.State) {
	tb.Helper()
	for _, r := range room.RealSamples() {
		if r.ID != id {
			continue
		}
		log := mem.New()
		if _, _, err := room.OpenReal(tb.Context(), log, "ana", r); err != nil {
			tb.Fatal(err)
		}
		events, err := log.Read(tb.Context(), id, 0)
		if err != nil {
			tb.Fatal(err)
		}
		return events, incident.Fold(incident.State{}, events)
	}
	tb.Fatalf("there is no sample %q", id)
	return nil, incident.State{}
}

// TestReal holds the figures of four public incidents against those worked out by hand from internal/room/samples. Each is declared at
// its first row, and silence ends when the business is back.
//
// GitHub, declared 22:52:00, known 22:54:00 (the alerts), back 23:03:00 the day after. Words out: 23:09:19 yellow, 23:13:31 red, 00:05:37,
// 06:51:50, 07:46:00, 16:24:02, and green at 23:03:58: seven. First word 23:09:19 - 22:52:00 = 17m19s, ours, 15m19s after 22:54:00.
// Gaps: 17m19s, 4m12s, 52m06s, 6h46m13s, 54m10s, 07:46:00 to 16:24:02 = 8h38m02s, 6h38m58s.
//
// Cloudflare, declared 13:31, known 13:45 (the first page), back 14:09. They report 502 pages at 13:50: 5 min after we knew. The one word
// of ours is the write-up, ten days later at 15:45: 240 h + 2h14m. Until the business was back nothing was said: 13:31 to 14:09 = 38 min.
//
// Ministry of Justice, declared and known 14:22, back 15:50. A team reports at 14:54: 32 min. Our words are 15:11 and 16:50, the first
// 49 min after 14:22; gaps 49 min and 15:11 to 15:50 = 39 min.
//
// mybinder, declared 13:00, back 21:30: no word either way, 8h30m.
//
// None of the reports tells of a promise to the customers by a time.
//
// Trust opens with 5. GitHub 5 + 7*2 = 19. Cloudflare 5 - 3 (they first) + 2 = 4. Ministry 5 - 3 + 2*2 = 6. mybinder 5.
//
// Heat opens at 50. Cloudflare: +4 at 13:36 (the first word was due), +10 at 13:50 (they first), +4 at 13:56 (and 20 min later again), -15
// at 14:09 (back), -4 for the write-up = 49. Ministry: +4 at 14:27 and 14:47, +10 at 14:54, +4 at 15:07, -4 at 15:11, +4 at 15:16 (how far
// it reaches was due) and 15:36, +2 at 15:46 (they came again), -15 at 15:50, -4 at 16:50 = 59. GitHub boils in the night (thirteen words
// missed after 00:05:37) and again on the last afternoon: 100 - 15 - 4 = 81. mybinder boils at 17:05, and is back: 100 - 15 = 85.
func TestReal(t *testing.T) {
	tests := []struct {
		id      string
		toFirst string // "" is never
		first   string // who had the first word, and how long after we knew; "" is nobody
		silence string
		out     int
		trust   int
		heat    int
	}{
		{"sample-github", "17m19s", "we 15m19s", "8h38m2s", 7, 19, 81},
		{"sample-cloudflare", "242h14m0s", "they 5m0s", "38m0s", 1, 4, 49},
		{"sample-moj", "49m0s", "they 32m0s", "49m0s", 2, 6, 59},
		{"sample-mybinder", "", "", "8h30m0s", 0, 5, 85},
	}
	for _, test := range tests {
		t.Run(test.id, func(t *testing.T) {
			_, s := real(t, test.id)
			d := desk.Of(s, desk.Pace{})
			now := s.Closed
			toFirst, first := "", ""
			if took, ok := d.ToFirst(); ok {
				toFirst = took.String()
			}
			if f := d.First(); !f.At.IsZero() {
				first = map[bool]string{true: "we ", false: "they "}[f.We] + f.SinceKnew.String()
			}
			silence := d.LongestSilence(now).Length().String()
			if toFirst != test.toFirst || first != test.first || silence != test.silence || d.Out() != test.out {
				t.Errorf("first word after %q, first %q, silence %q, %d words out, want %+v", toFirst, first, silence, d.Out(), test)
			}
			if p := d.Promises(now); len(p) != 0 {
				t.Errorf("%d promises: %+v", len(p), p)
			}
			if kept, all := d.OnTime(now); kept != 0 || all != 0 {
				t.Errorf("%d of %d promises kept, want none", kept, all)
			}
			if trust, kettles := d.Trust(now).Balance, d.Kettles(now); trust != test.trust || len(kettles) != 1 || kettles[0].Degrees != test.heat {
				t.Errorf("trust %d, heat %d, want %d and %d", trust, kettles[0].Degrees, test.trust, test.heat)
			}
			if n, ok := d.NextWord(now); ok {
				t.Errorf("closed, and a word is due: %+v", n)
			}
		})
	}
}
