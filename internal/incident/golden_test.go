package incident

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// writeLog makes the log of a release, once: go test ./internal/incident -run Releases -write-log v1
var writeLog = flag.String("write-log", "", "write testdata/`NAME`, which must not exist yet")

// TestReleases is the promise of design section 3, rule 6: testdata/v*/ holds a log from every release, log.hex with a record a
// line, and every later release reads from it the facts that stand beside it. A file there is never changed again.
func TestReleases(t *testing.T) {
	if *writeLog != "" {
		writeRelease(t, filepath.Join("testdata", *writeLog))
	}
	dirs, err := filepath.Glob("testdata/v*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no release is kept: %v", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			records := readRecords(t, filepath.Join(dir, "log.hex"))
			log, bad := unsealed(records)
			if bad != 0 {
				t.Fatalf("event %d does not verify", bad)
			}
			want, err := os.ReadFile(filepath.Join(dir, "facts.txt"))
			if err != nil {
				t.Fatal(err)
			}
			if got := facts(Fold(State{}, log)); got != string(want) {
				t.Errorf("it reads\n%s\nand was\n%s", got, want)
			}
			for i, e := range log {
				if e.Kind == KindRedacted {
					continue
				}
				payload, err := Encode(e)
				if err != nil || !bytes.HasSuffix(records[i], payload) {
					t.Errorf("event %d is not given back byte for byte, %v", i+1, err)
				}
			}
		})
	}
}

// TestReleaseIsWhole: the log that is kept says something of every kind, and of what a newer version may bring.
func TestReleaseIsWhole(t *testing.T) {
	log, bad := unsealed(readRecords(t, "testdata/v1/log.hex"))
	if bad != 0 {
		t.Fatalf("event %d does not verify", bad)
	}
	seen := map[Kind]bool{}
	for _, e := range log {
		seen[e.Kind] = true
	}
	for _, kind := range []Kind{ // of the first release
		KindDeclared, KindEdited, KindRestored, KindCured, KindClosed, KindReopened, KindRound, KindReordered, KindHat, KindExtended,
		KindNote, KindRevised, KindRefiled, KindRetracted, KindRestated, KindStarred, KindCardOpened, KindCardFilled, KindCardMoved,
		KindJoined, KindPersonSet, KindLeft, KindRedacted, "contact.made",
	} {
		if !seen[kind] {
			t.Errorf("nothing of the kind %q", kind)
		}
	}
}

func readRecords(t *testing.T, path string) [][]byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var records [][]byte
	for line := range strings.Lines(string(text)) {
		record, err := hex.DecodeString(strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, record)
	}
	return records
}

func writeRelease(t *testing.T, dir string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	log := releaseStory(t)
	records := sealed(t, log)
	records[15] = redacted(records[15]) // the note that holds a secret
	kept, bad := unsealed(records)
	if bad != 0 || log[15].Text != "the key is hunter2" {
		t.Fatalf("event %d does not verify; the secret is not event 16 but %q", bad, log[15].Text)
	}
	var lines strings.Builder
	for _, r := range records {
		fmt.Fprintf(&lines, "%x\n", r)
	}
	for name, text := range map[string]string{"log.hex": lines.String(), "facts.txt": facts(Fold(State{}, kept))} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// releaseStory has every kind of event in it, one of tomorrow included.
func releaseStory(t *testing.T) []Event {
	t.Helper()
	log, s := play(t,
		Declare{
			Title: "Policies stuck in queue", Impact: "no policy can be issued", Severity: 1, Zone: "Europe/Berlin", Seen: "no",
			People: []Join{{Name: "Ingrid", Seat: "lead"}, {Name: "Tomas", Seat: "database", Party: "integrator"}}, Order: crisis(), At: start.Add(-10 * time.Minute),
		},
		as{"Ingrid", Join{Name: "Zoë", Seat: "liaison"}},
		as{"Zoë", AddNote{Text: "40,000 policies wait", Who: "their CIO", Kind: Reported, Hat: hats.White, Tags: []string{"queue"}}},
		as{"Tomas", AddNote{Text: "replica lag is 40 s", At: start.Add(-30 * time.Minute), Tags: []string{"db"}}},
		as{"Tomas", AddNote{Text: "it grows\nby the minute ☂", UhOh: true}},
		as{"Tomas", Revise{Ref: 8, Text: "replica lag is 44 s", Kind: Fact, Tags: []string{"replica"}}},
		as{"Zoë", Refile{Ref: 9, Hat: hats.Black}},
		as{"Zoë", Star{Ref: 7}},
		as{"Ingrid", Extend{}},
		as{"Ingrid", SwapBlackYellow{}},
		as{"Ingrid", TurnHat{Forward: true}},
		as{"Tomas", AddNote{Text: "the key is hunter2"}},
		as{"Ingrid", goal("new policies before nine")},
		as{"Ingrid", goal("new policies before nine, old ones by noon")},
		as{"Ingrid", FillCard{Ref: 18, Template: template(cards.Goal), Fields: fields(cards.FieldApart, "distinct", cards.FieldSaidBy, "their CIO")}},
		as{"Ingrid", TurnHat{Hat: hats.Green}},
		as{"Zoë", AddNote{Text: "a stand-in server"}},
		as{"Zoë", AddNote{Text: "a typo"}},
		as{"Zoë", Undo{By: "Zoë"}},
		as{"Ingrid", Retract{Ref: 22, Reason: "said already"}},
		as{"Ingrid", Undo{By: "Ingrid"}},
		as{"Ingrid", decision("restart the queue at noon")},
		as{"Ingrid", MoveCard{Ref: 27, Template: template(cards.Decision), Stage: cards.StageDone, Reason: "it runs"}},
		as{"Ingrid", OpenRound{Order: order(t, "pivot"), Reason: "the tripwire is past"}},
		as{"Ingrid", TurnHat{Step: 2, NoGoal: true}},
		as{"Tomas", Join{Name: "Tomas", Seat: "scribe"}},
		as{"Tomas", Leave{Name: "Tomas"}},
		as{"Zoë", Restore{Words: "policies flow again", At: start.Add(20 * time.Minute)}},
		as{"Ingrid", Cure{Words: "a lock held by the nightly report"}},
		as{"Ingrid", Describe{Title: ptr("Policies stuck"), Severity: ptr(2)}},
		as{"Ingrid", Close{Reason: "all is well"}},
		as{"Ingrid", Reopen{Reason: "one more is stuck"}},
		as{"Ingrid", Close{OpenEnded: true, Reason: "the rest goes on tomorrow"}},
	)
	payload, err := cbor.Marshal(map[any]any{1: "tomorrow", 2: "contact.made", 3: now.UnixMilli(), 4: now.UnixMilli(), 5: "Zoë", 6: "they called first", 40: []int{70, 40}})
	if err != nil {
		t.Fatal(err)
	}
	e, err := Decode(payload)
	if err != nil {
		t.Fatal(err)
	}
	e.Seq = s.Seq + 1
	return append(log, e)
}

// facts tells what a state holds, a line a thing, in words that later releases can still say.
func facts(s State) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	clock := func(t time.Time) string {
		if t.IsZero() {
			return "never"
		}
		return t.Format("2006-01-02T15:04:05.000Z07:00")
	}
	line("title %q impact %q severity %d zone %q seen %q", s.Title, s.Impact, s.Severity, s.Zone, s.Seen)
	line("declared %s by %s", clock(s.Declared), s.DeclaredBy)
	line("restored %s %q", clock(s.Restored), s.RestoredWords)
	line("cured %s %q", clock(s.Cured), s.CuredWords)
	line("closed %s open-ended %v %q", clock(s.Closed), s.OpenEnded, s.CloseReason)
	line("head %d, last %s, unknown %d, chain %s", s.Seq, clock(s.Last), s.Unknown, s.Chain)
	for _, p := range s.People {
		line("person %q seat %q party %q joined %s left %s", p.Name, p.Seat, p.Party, clock(p.Joined), clock(p.Left))
	}
	for _, r := range s.Rounds {
		line("round %d %s %s opened %s %q, at step %d %s since %s, plus %v, without goal %v", r.Number, r.Order, letters(r.Steps), clock(r.Opened), r.Reason, r.Step, r.Hat, clock(r.Since), r.Plus, r.NoGoal)
		for i, w := range r.Walks {
			line("  %s: %v, turned to %d times, spent %v, notes %d", r.Steps[i].Title(), r.Steps[i].Length, w.Turned, w.Spent, w.Notes)
		}
	}
	for _, n := range s.Notes {
		line("note %d %s %q by %s who %q at %s recorded %s round %d step %d tags %q uh-oh %v starred %v gone %v %q: %q", n.Seq, n.Hat, n.Kind, n.By, n.Who,
			clock(n.At), clock(n.Recorded), n.Round, n.Step, n.Tags, n.UhOh, n.Starred, n.Gone, n.GoneWhy, n.Text)
		for _, e := range n.Edits {
			line("  until event %d by %s at %s: %s %q tags %q %q", e.Seq, e.By, clock(e.At), e.Hat, e.Kind, e.Tags, e.Text)
		}
	}
	for _, c := range s.Cards {
		line("card %d %s %s by %s at %s round %d due %s", c.Seq, c.Template, c.Stage, c.By, clock(c.Opened), c.Round, clock(c.Due()))
		for _, name := range slices.Sorted(maps.Keys(c.Fields)) {
			line("  %s: %q", name, c.Fields[name])
		}
		for _, m := range c.Moves {
			line("  %s by %s at %s %q", m.Stage, m.By, clock(m.At), m.Why)
		}
	}
	if s.Goal != nil {
		line("goal %d", s.Goal.Seq)
	}
	return b.String()
}
