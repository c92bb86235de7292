package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

var start = time.Date(2031, 3, 14, 13, 0, 0, 0, time.UTC)

// scribe decides commands at times and keeps the events as a log would.
type scribe struct {
	tb    testing.TB
	state incident.State
	log   []incident.Event
	at    time.Time
}

func (d *scribe) do(by string, cmds ...incident.Command) {
	d.tb.Helper()
	for _, c := range cmds {
		if err := d.try(by, c); err != nil {
			d.tb.Fatalf("%T: %v (%s)", c, err, incident.HintOf(err))
		}
	}
}

func (d *scribe) try(by string, c incident.Command) error {
	events, err := incident.Decide(d.state, c, d.at)
	if err != nil {
		return err
	}
	incident.Stamp(events, by, d.at, func(i int) string { return fmt.Sprintf("%d-%d", d.state.Seq, i) })
	d.add(events...)
	return nil
}

// add keeps events as they are, but for Seq.
func (d *scribe) add(events ...incident.Event) {
	for i := range events {
		events[i].Seq = d.state.Seq + uint64(i) + 1
		events[i].Chain = incident.Hash{byte(events[i].Seq)}
	}
	d.state, d.log = incident.Fold(d.state, events), append(d.log, events...)
}

func (d *scribe) later(minutes int) { d.at = d.at.Add(time.Duration(minutes) * time.Minute) }

func (d *scribe) story() Story {
	return Story{ID: "k7f3", Events: d.log, Zone: berlin(d.tb), Now: start.Add(5 * time.Hour), Program: "warroom v0.9"}
}

func berlin(tb testing.TB) *time.Location {
	tb.Helper()
	z, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		tb.Fatal(err)
	}
	return z
}

func template(name string) cards.Template {
	t, ok := cards.Find(cards.Builtin(), name)
	if !ok {
		panic("there is no template " + name)
	}
	return t
}

func goal(text, saidBy string) incident.OpenCard {
	return incident.OpenCard{Template: template(cards.Goal), Stage: cards.StageSet, Fields: map[string]string{
		cards.FieldGoal: text, cards.FieldSaidBy: saidBy, cards.FieldApart: "distinct",
	}}
}

func decision(text, owner, due string) incident.OpenCard {
	return incident.OpenCard{Template: template(cards.Decision), Stage: cards.StageDecided, Fields: map[string]string{
		cards.FieldDecision: text, cards.FieldOwner: owner, cards.FieldDue: due,
	}}
}

func text(s string) *string { return &s }

// evening is a small incident with something of everything in it.
func evening(tb testing.TB) *scribe {
	tb.Helper()
	d := &scribe{tb: tb, at: start}
	d.do("Ana", incident.Declare{
		Title: "Policies stuck", Impact: "nobody at Acme gets a policy", Severity: 1, Zone: "Europe/Berlin", Order: hats.Default().Sized(3),
		People: []incident.Join{{Name: "Ana", Seat: "lead"}, {Name: "Bo Li", Seat: "database"}, {Name: "Cy", Party: "Acme"}},
	})
	d.later(1)
	d.do("Ana", incident.AddNote{Text: "replica lag is 40 s, says @bo li", Tags: []string{"db"}, UhOh: true})
	d.do("Ana", incident.AddNote{Text: "ana should not have typed this"})
	d.do("Ana", incident.Retract{Ref: d.state.Seq, Reason: "wrong window"})
	first := d.state.Notes[0].Seq
	d.later(2)
	d.do("Bo Li", incident.Revise{Ref: first, Text: "replica lag is 45 s, says Bo"}, incident.Star{Ref: first})
	d.do("Ana", goal("New policies issued before 18:00", "Cy"))
	d.do("Ana", decision("Swap to the stand-in; Cy is told", "Bo Li", "2031-03-14T15:00:00Z"))
	swap := d.state.Cards[1].Seq
	d.do("Bo Li", incident.FillCard{Ref: swap, Template: template(cards.Decision), Fields: map[string]string{cards.FieldAck: "Bo Li"}})
	d.later(9)
	d.do("Ana", incident.MoveCard{Ref: swap, Template: template(cards.Decision), Stage: cards.StageDone})
	d.do("Ana", incident.AddNote{
		Hat: hats.White, Kind: incident.Reported, Text: "imported word\nof two lines", Who: "vendor", At: start.Add(-20 * time.Minute),
		From: incident.Provenance{Origin: incident.Origin{Source: "slack #ops", ID: "1520.1"}, Vague: incident.About},
	})
	d.do("Ana", incident.AddNote{Hat: hats.White, Text: "when was this?", From: incident.Provenance{Origin: incident.Origin{Source: "slack #ops", ID: "1520.2"}, Vague: incident.Unknown}})
	d.later(60)
	d.do("Cy", incident.Restore{Words: "we see policies again"})
	d.do("Ana", incident.Close{})
	return d
}

// hostileTexts are texts that do harm where they are not taken for text.
func hostileTexts(tb testing.TB) []string {
	tb.Helper()
	b, err := os.ReadFile("testdata/hostile-notes.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	texts := []string{
		`=HYPERLINK("https://evil.example.invalid","ok")`, "＝1+1", "  +1", "\t@SUM(A1)", "'-2+3", "a\"b,c;d\\n", "\r\nEND:VCALENDAR\r\nBEGIN:VEVENT",
		"<script>alert(1)</script>", "é" + strings.Repeat("ü", 80), "\xff\xfe", "\u2028\u2029", `","data":"x`, strings.Repeat("界", 40),
	}
	for line := range bytes.Lines(b) {
		var row struct{ Text string }
		if err := json.Unmarshal(line, &row); err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, row.Text)
	}
	return texts
}

// typed is an incident in which everybody types one text everywhere, as far as it may be typed there.
func typed(tb testing.TB, words string) Story {
	d := &scribe{tb: tb, at: start}
	short := words[:min(len(words), 20)]
	if d.try(short, incident.Declare{Title: words, Impact: words, Severity: 2, People: []incident.Join{{Name: short, Seat: short, Party: short}}}) != nil {
		d.do("Ana", incident.Declare{Title: "x"})
	}
	for _, c := range []incident.Command{
		incident.AddNote{Text: words, Who: short, Tags: []string{short}, From: incident.Provenance{Origin: incident.Origin{Source: short, ID: short}}},
		incident.Revise{Ref: d.state.Seq + 1, Text: words + "2"},
		incident.Retract{Ref: d.state.Seq + 1, Reason: words},
		goal(words, short), decision(words, short, "2031-03-14T15:00:00Z"),
		incident.Restore{Words: words},
		incident.Close{Reason: words},
	} {
		_ = d.try(short, c) // a refusal keeps the text out, which is as good
	}
	s := d.story()
	s.Program = words
	return s
}

// foreign is an incident of a log that never cleaned anything, with one text in every place there is.
func foreign(words string) Story {
	all := func(names ...string) map[string]string {
		m := map[string]string{words: words}
		for _, n := range names {
			m[n] = words
		}
		return m
	}
	events := []incident.Event{
		{Kind: incident.KindDeclared, Fields: all(incident.FieldTitle, incident.FieldImpact, incident.FieldZone)},
		{Kind: incident.KindJoined, Fields: all(incident.FieldSeat, incident.FieldParty)},
		{Kind: incident.KindRound, Steps: []hats.Step{{Hat: hats.Hat(words), Purpose: words}}},
		{Kind: incident.KindHat},
		{Kind: incident.KindNote, Fields: all(incident.FieldSource, incident.FieldSourceID, incident.FieldVague)},
		{Kind: incident.KindNote, Hat: hats.White, Type: "fact"},
		{Kind: incident.KindRevised, Ref: 5},
		{Kind: incident.KindCardOpened, Name: cards.Decision, Type: cards.StageDone, Fields: all(cards.FieldDecision, cards.FieldOwner, cards.FieldAck)},
		{Kind: incident.KindCardOpened, Fields: all()},
		{Kind: incident.Kind(words), Fields: all()},
		{Kind: incident.KindRestored},
		{Kind: incident.KindClosed},
	}
	for i := range events {
		e := &events[i]
		e.Seq, e.At, e.Recorded = uint64(i+1), start.Add(time.Duration(i)*time.Minute), start.Add(time.Duration(i)*time.Minute)
		e.ID, e.By, e.Who, e.Text, e.Tags = words, words, words, words, []string{words}
		if e.Hat == "" {
			e.Hat = hats.Hat(words)
		}
		if e.Name == "" {
			e.Name = words
		}
	}
	events[7].Fields[cards.FieldDue] = "2031-03-14T15:00:00Z"
	events[10].At = time.Time{}
	return Story{ID: words, Events: events, Now: start, Program: words}
}

// wander is a random log of people who do what makes sense or not.
func wander(tb testing.TB, seed uint64, n int) *scribe {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	d := &scribe{tb: tb, at: start}
	d.do("Ana", incident.Declare{
		Title: "Queue stuck, says Ana", Severity: 2, Zone: "Europe/Berlin", Order: hats.Default().Sized(3),
		People: []incident.Join{{Name: "Ana", Seat: pick("lead", "")}, {Name: "Bo Li", Seat: pick("database", ""), Party: "Acme"}},
	})
	for range n {
		d.at = d.at.Add(time.Duration(r.IntN(150_000)) * time.Millisecond)
		by := pick("Ana", "Bo Li", "Cy", "monitoring")
		_ = d.try(by, d.stray(r, pick)) // a refusal is as good as anything
		if r.IntN(8) == 0 {
			_ = d.try(by, incident.Undo{By: by})
		}
		if r.IntN(40) == 0 {
			d.add(incident.Event{Kind: "contact.made", At: d.at, Recorded: d.at, By: "Ana", Text: "Cy called @ana"})
		}
	}
	return d
}

// stray is any command with arguments that often fit.
func (d *scribe) stray(r *rand.Rand, pick func(...string) string) incident.Command {
	ref := 1 + r.Uint64N(max(d.state.Seq, 1))
	words := pick("Queue stuck", "lag 40 s\nand Ana says it grows", "BO LI restores", "vendor asks dee", "a banana")
	who := pick("Ana", "Bo Li", "Cy", "Dee", "vendor")
	card := uint64(0)
	if n := len(d.state.Cards); n > 0 {
		card = d.state.Cards[r.IntN(n)].Seq
	}
	of := template(pick(cards.Goal, cards.Decision))
	switch r.IntN(16) {
	case 0, 1:
		return incident.Revise{Ref: ref, Text: words + " again", Tags: []string{"more"}}
	case 2, 3:
		return incident.Retract{Ref: ref, Reason: words}
	case 4:
		return incident.Refile{Ref: ref, Hat: hats.All()[r.IntN(6)]}
	case 5:
		return incident.Join{Name: who, Seat: pick("", "lead", "database", "liaison"), Party: pick("", "Acme")}
	case 6:
		return goal(words, who)
	case 7:
		return decision(words, who, "2031-03-14T15:00:00Z")
	case 8:
		return incident.FillCard{Ref: card, Template: of, Fields: map[string]string{pick(cards.FieldGoal, cards.FieldDecision, cards.FieldOwner, cards.FieldAck): pick(who, words)}}
	case 9:
		return incident.MoveCard{Ref: card, Template: of, Stage: pick(cards.StageDone, cards.StageWithdrawn), Reason: words}
	case 10:
		return incident.Describe{Title: &words, Impact: text(pick("", words)), Zone: text(pick("", "Europe/Rome"))}
	case 11:
		return []incident.Command{
			incident.Restore{Words: words}, incident.Cure{Words: words}, incident.Close{OpenEnded: true, Reason: words}, incident.Reopen{Reason: words},
		}[r.IntN(4)]
	case 12:
		return incident.TurnHat{Hat: hats.All()[r.IntN(6)], NoGoal: true}
	}
	return incident.AddNote{Hat: hats.Hat(pick("", "white", "green")), Text: words, Who: pick("", who), Tags: []string{pick("db", "ana", "net")}}
}

// written is a report as bytes.
func written(tb testing.TB, format string, s Story, o Options) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, s, o); err != nil {
		tb.Fatalf("%s: %v", format, err)
	}
	return b.Bytes()
}

// dataFormats are the formats for programs; those for people have tests of their own.
var dataFormats = []string{"jsonl", "json", "csv", "timesketch", "ics"}

// everyOption are all Options.
var everyOption = []Options{{}, {Roles: true}, {Redacted: true}, {Roles: true, Redacted: true}}

func formatNames(list []Format) []string {
	out := []string{}
	for _, f := range list {
		out = append(out, f.Name)
	}
	return out
}

func TestWriteRefusesFormat(t *testing.T) {
	err := Write(&bytes.Buffer{}, "docx", Story{}, Options{})
	if incident.CodeOf(err) != incident.CodeInvalid || !strings.Contains(err.Error(), `"docx"`) {
		t.Errorf("the error is %v", err)
	}
	for _, name := range formatNames(Formats()) {
		if !strings.Contains(incident.HintOf(err), name) {
			t.Errorf("the hint %q does not name %s", incident.HintOf(err), name)
		}
	}
}

func TestSameBytes(t *testing.T) {
	for _, o := range everyOption {
		for _, f := range dataFormats {
			a, b := written(t, f, evening(t).story(), o), written(t, f, evening(t).story(), o)
			if !bytes.Equal(a, b) {
				t.Errorf("%s %+v: two reports of one story differ", f, o)
			}
		}
	}
}

func TestEmptyStory(t *testing.T) {
	for _, o := range everyOption {
		for _, f := range dataFormats {
			check(t, f, written(t, f, Story{}, o))
		}
	}
}

// TestHostile writes every hostile text in every place to every format, and reads it back with a parser that takes nothing else.
func TestHostile(t *testing.T) {
	for _, words := range hostileTexts(t) {
		for _, s := range []Story{typed(t, words), foreign(words)} {
			for _, o := range everyOption {
				for _, f := range dataFormats {
					check(t, f, written(t, f, s, o))
				}
			}
		}
	}
}

func FuzzHostile(f *testing.F) {
	for _, words := range append(hostileTexts(f), "\t") {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > 1000 {
			return
		}
		s := foreign(words)
		for _, o := range []Options{{}, {Roles: true, Redacted: true}} {
			for _, format := range dataFormats {
				check(t, format, written(t, format, s, o))
			}
		}
	})
}

func TestWriteError(t *testing.T) {
	for _, f := range dataFormats {
		if err := Write(broken{}, f, evening(t).story(), Options{}); err != errBroken {
			t.Errorf("%s: the error is %v, not the writer's", f, err)
		}
	}
}

type broken struct{}

var errBroken = fmt.Errorf("no space left")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// big is an incident of n events.
func big(tb testing.TB, n int) Story {
	d := &scribe{tb: tb, at: start}
	d.do("Ana", incident.Declare{
		Title: "Queue stuck", Impact: "nothing moves", Severity: 1,
		People: []incident.Join{{Name: "Ana", Seat: "lead"}, {Name: "Bo Li", Seat: "database"}, {Name: "Cy", Party: "Acme"}},
	})
	events := []incident.Event{}
	for i := range n - len(d.log) {
		at := d.at.Add(time.Duration(i) * 7 * time.Second)
		e := incident.Event{
			ID: fmt.Sprint(i), Kind: incident.KindNote, At: at, Recorded: at.Add(time.Second), By: "Ana", Who: []string{"", "Bo Li", "vendor"}[i%3],
			Hat: hats.All()[i%6], Text: fmt.Sprintf("replica lag is %d s, says Bo, and the queue grows on node %d", i, i%40), Tags: []string{"db"},
		}
		if i%50 == 49 {
			e = incident.Event{Kind: incident.KindRevised, Ref: uint64(i), At: at, Recorded: at, By: "Cy", Text: "replica lag is less"}
		}
		events = append(events, e)
	}
	d.add(events...)
	return d.story()
}

func BenchmarkExport(b *testing.B) {
	s := big(b, 10_000)
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := Write(&out, f.Name, s, Options{}); err != nil {
					b.Skip(err)
				}
			}
			b.ReportMetric(float64(out.Len()), "bytes")
		})
	}
}

func BenchmarkOutside(b *testing.B) {
	s := big(b, 10_000)
	for b.Loop() {
		Outside(s.Events, Options{Roles: true, Redacted: true})
	}
}
