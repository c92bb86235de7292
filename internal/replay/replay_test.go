package replay_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/replay"
)

var start = time.Date(2031, 3, 14, 13, 0, 0, 0, time.UTC)

// at is so many minutes after the start.
func at(minutes float64) time.Time { return start.Add(time.Duration(minutes * float64(time.Minute))) }

// session is a log being written.
type session struct {
	tb    testing.TB
	state incident.State
	log   []incident.Event
}

func (s *session) do(minute float64, cmds ...incident.Command) *session {
	s.tb.Helper()
	now := at(minute)
	events, err := incident.DecideAll(s.state, cmds, now)
	if err != nil {
		s.tb.Fatalf("minute %v: %v", minute, err)
	}
	incident.Stamp(events, "ana", now, func(i int) string { return fmt.Sprintf("%v-%d", minute, i) })
	s.state, s.log = incident.Fold(s.state, events), append(s.log, events...)
	return s
}

func decision(text string) incident.Command {
	template, _ := cards.Find(cards.Builtin(), cards.Decision)
	return incident.OpenCard{Template: template, Stage: cards.StageDecided, Fields: map[string]string{
		cards.FieldDecision: text, cards.FieldOwner: "bo", cards.FieldDue: "2031-03-14T15:00:00Z",
	}}
}

// evening is a session with everything that sets a marker.
func evening(tb testing.TB) *session {
	s := &session{tb: tb}
	s.do(0, incident.Declare{Title: "Queue stuck", Order: hats.Default().Sized(2), People: []incident.Join{{Name: "ana", Seat: "lead"}}})
	s.do(1, incident.AddNote{Text: "errors rise"})
	s.do(2, incident.AddNote{Text: "told the shops", Tags: []string{"customer"}})
	s.do(3, incident.TurnHat{Hat: hats.Black, NoGoal: true})
	s.do(4, incident.AddNote{Text: "a restore may fail"})
	s.do(5, decision("restart the queue"))
	s.do(6, incident.Star{Ref: s.state.Notes[0].Seq})
	s.do(90, incident.AddNote{Text: "queue drained", Hat: hats.White})
	s.do(91, incident.AddNote{Text: "the cause was a lock", Hat: hats.White, At: at(0.5)})
	return s
}

func TestMarkers(t *testing.T) {
	p := replay.New(evening(t).log)
	var got []string
	for _, m := range p.Markers() {
		got = append(got, fmt.Sprintf("%s %s %s", m.At.Format("15:04"), m.Kind, p.Text(m)))
	}
	want := []string{
		"13:00 round round 1, order crisis", "13:00 hat WHITE on", "13:02 customer word told the shops", "13:03 hat BLACK on, without a goal",
		"13:05 decision restart the queue (participant 1, by 15:00 UTC)", "13:06 star errors rise",
	}
	if !slices.Equal(got, want) {
		t.Errorf("markers are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSeekKnowsNothingOfWhatIsAhead(t *testing.T) {
	s := evening(t)
	p := replay.New(s.log)
	for minute := 0.0; minute < 95; minute += 0.5 {
		p.Seek(at(minute))
		var known []incident.Event
		for _, e := range s.log {
			if !e.Recorded.After(p.At()) {
				known = append(known, e)
			}
		}
		state, view := p.State(), p.Story(false)
		if n, of := p.Known(); n != len(known) || of != len(s.log) || state.Seq != uint64(len(known)) {
			t.Fatalf("minute %v: %d events are known, state %d, want %d", minute, n, state.Seq, len(known))
		}
		for i := range view.Len() {
			if e := view.At(i); e.Recorded.After(p.At()) {
				t.Fatalf("minute %v: %q is told, and was written at %v", minute, e.Text, e.Recorded)
			}
		}
	}
	if p.Seek(at(-5)); !p.At().Equal(start) {
		t.Errorf("before the start is %v", p.At())
	}
	if p.Seek(at(500)); !p.At().Equal(at(91)) || !p.Ended() {
		t.Errorf("behind the end is %v", p.At())
	}
}

func TestPlay(t *testing.T) {
	for _, c := range []struct {
		name  string
		from  float64
		speed int // steps from 60x
		whole bool
		play  time.Duration
		want  float64
	}{
		{"an hour in a minute", 0, 0, false, time.Second, 1},
		{"twice as fast", 0, 1, false, time.Second, 2},
		{"as it was", 0, -5, true, 30 * time.Second, 0.5},
		{"a silence is cut short", 6, 0, false, 500 * time.Millisecond, 88.5},
		{"a silence lasts as long as it did", 6, 0, true, time.Second, 7},
		{"not past the end", 90, 3, true, time.Hour, 91},
		{"by entry", 3, 99, false, 1600 * time.Millisecond, 4},
		{"by entry, not yet", 3, 99, false, 1400 * time.Millisecond, 3},
	} {
		p := replay.New(evening(t).log)
		p.Seek(at(c.from))
		p.Faster(c.speed)
		p.SetIdle(!c.whole)
		p.Play(true)
		for range c.play / (100 * time.Millisecond) {
			p.Advance(100 * time.Millisecond)
		}
		if !p.At().Equal(at(c.want)) {
			t.Errorf("%s: at %v, want %v", c.name, p.At().Sub(start), at(c.want).Sub(start))
		}
	}
	p := replay.New(evening(t).log)
	p.Advance(time.Hour)
	if !p.At().Equal(start) {
		t.Error("time goes by without playing")
	}
}

func TestStops(t *testing.T) {
	p := replay.New(evening(t).log)
	p.SetStops(true)
	p.Play(true)
	for range 100 {
		p.Advance(100 * time.Millisecond)
	}
	if m := p.Ahead(); m == nil || p.Playing() || len(p.State().Decided()) != 0 || !p.At().Equal(at(5).Add(-time.Millisecond)) {
		t.Fatalf("it did not halt before the decision: at %v, ahead %v", p.At().Sub(start), p.Ahead())
	}
	if p.Step(); !p.At().Before(at(5)) {
		t.Error("a step goes past a decision that waits for an answer")
	}
	if m, ok := p.Pass(); !ok || !strings.HasPrefix(p.Text(m), "restart the queue") || len(p.State().Decided()) != 1 {
		t.Errorf("passed %+v, %v", m, ok)
	}
	for p.Step() {
		if p.Ahead() != nil {
			t.Fatal("it halts a second time before the same decision")
		}
	}
}

func TestNextMarker(t *testing.T) {
	p := replay.New(evening(t).log)
	var got []string
	for {
		m, ok := p.NextMarker(false)
		if !ok {
			break
		}
		got = append(got, string(m.Kind))
	}
	p.Seek(at(500))
	for {
		m, ok := p.NextMarker(true)
		if !ok {
			break
		}
		got = append(got, string(m.Kind))
	}
	if want := "customer word, hat, decision, star, star, decision, hat, customer word, hat"; strings.Join(got, ", ") != want {
		t.Errorf("the markers passed are %s", strings.Join(got, ", "))
	}
}

func TestBar(t *testing.T) {
	p := replay.New(evening(t).log)
	if a, b := p.Pos(at(5)), p.Pos(at(90)); a < 0.3 || b < 0.9 {
		t.Errorf("with silences cut short minute 5 is at %.2f and minute 90 at %.2f", a, b)
	}
	if !p.Cut(0.6, 0.7) || p.Cut(0, 0.1) {
		t.Error("the silence is not said to be cut")
	}
	p.SetIdle(false)
	if a := p.Pos(at(45.5)); a < 0.49 || a > 0.51 {
		t.Errorf("with silences whole the middle is at %.2f", a)
	}
	for _, idle := range []bool{true, false} {
		p.SetIdle(idle)
		for part := 0.0; part <= 1; part += 0.05 {
			p.SeekPart(part)
			if got := p.Pos(p.At()); got < part-0.01 || got > part+0.01 {
				t.Errorf("part %.2f leads to %v, which is at %.2f", part, p.At().Sub(start), got)
			}
		}
	}
}

func TestFind(t *testing.T) {
	p := replay.New(evening(t).log)
	if e, when, ok := p.Find("Queue DRAINED", 0, false); !ok || e.Text != "queue drained" || !when.Equal(at(90)) {
		t.Errorf("found %+v, %v, %v", e, when, ok)
	}
	p.Seek(at(500))
	if e, _, ok := p.Find("the", 0, true); !ok || e.Text != "restart the queue" {
		t.Errorf("before the end is %+v, %v", e, ok)
	}
	for _, text := range []string{"", "  ", "zebra"} {
		if _, _, ok := p.Find(text, 0, false); ok {
			t.Errorf("%q is found", text)
		}
	}
}

func TestHindsight(t *testing.T) {
	p := replay.New(evening(t).log)
	p.Seek(at(2.5))
	state, story := p.HindsightState(), p.HindsightStory()
	var notes []string
	for _, n := range state.Notes {
		notes = append(notes, n.Text)
		if p.NotYet(n.Recorded) != (n.Text == "the cause was a lock") {
			t.Errorf("%q was known then: %v", n.Text, !p.NotYet(n.Recorded))
		}
	}
	if strings.Join(notes, ", ") != "errors rise, told the shops, the cause was a lock" {
		t.Errorf("notes with hindsight: %s", strings.Join(notes, ", "))
	}
	last := story.At(story.Len() - 1)
	if last.Text != "told the shops" {
		t.Errorf("the story ends with %q", last.Text)
	}
}

func TestGrows(t *testing.T) {
	s := evening(t)
	p := replay.New(s.log[:5])
	p.Seek(at(500))
	p.Play(true)
	was := p.At()
	p.Advance(time.Second)
	if !p.At().Equal(was) || !p.Playing() {
		t.Fatal("the end of a session that is being written is where to wait")
	}
	p.Add(s.log[5:]...)
	p.Advance(time.Second)
	if !p.At().After(was) || p.Seq() != uint64(len(s.log)) {
		t.Errorf("it does not go on: at %v, seq %d", p.At().Sub(start), p.Seq())
	}
}

func TestEmpty(t *testing.T) {
	p := replay.New(nil)
	p.Play(true)
	p.Advance(time.Second)
	p.Step()
	p.SeekPart(0.5)
	p.NextMarker(false)
	if s := p.State(); s.Exists() || p.Pos(start) != 0 || p.Story(true).Len() != 0 {
		t.Error("there is something in nothing")
	}
}

func TestAccount(t *testing.T) {
	s := evening(t)
	s.do(92, incident.Revise{Ref: s.state.Notes[0].Seq, Text: "errors rise again"}, incident.Refile{Ref: s.state.Notes[2].Seq, Hat: hats.Green})
	s.do(93, incident.Retract{Ref: s.state.Notes[1].Seq, Reason: "it was not sent"})
	var b strings.Builder
	if err := replay.WriteAccount(&b, s.log, replay.AccountOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Friday 14 March 2031, UTC.\n", "13:00:00 #1: declared: Queue stuck\n", "13:01:00 #5, White, fact, lead: errors rise\n", "13:03:00 #7: BLACK on, without a goal\n",
		"13:05:00 #9, decision, lead: restart the queue (", "13:06:00 #5 has a star.\n",
		"14:31:00 #12, White, fact, lead: the cause was a lock. Happened at 13:00 on 14 March 2031.\n",
		"14:32:00 #5 now reads: errors rise again.\n", "14:32:00 #8 moved to Green.\n", "14:33:00 #6 was retracted: it was not sent.\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the account does not say %q:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "ana") {
		t.Errorf("a name is in it:\n%s", b.String())
	}
}

// TestAccountOfACard: what is filled in is told once, when it is; the words that a card goes by are told anew only when they are others.
func TestAccountOfACard(t *testing.T) {
	s := evening(t)
	ref := s.state.Cards[0].Seq
	fill := func(minute float64, fields map[string]string) {
		s.do(minute, incident.FillCard{Ref: ref, Template: template(cards.Decision), Fields: fields})
	}
	fill(92, map[string]string{cards.FieldAck: "ana"})
	fill(93, map[string]string{cards.FieldDue: "2031-03-14T16:00:00Z"})
	fill(94, map[string]string{cards.FieldDecision: "restart the broker", "why_one": "no time"})
	var b strings.Builder
	if err := replay.WriteAccount(&b, s.log, replay.AccountOptions{}); err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(b.String(), "14:31:00 ")
	_, got, _ = strings.Cut(got, "\n")
	want := "14:32:00 #13, decision, lead: restart the queue; acknowledged by: lead\n" +
		"14:33:00 #14, decision, lead: restart the queue; due moved from 15:00 UTC to 16:00 UTC\n" +
		"14:34:00 #9 now reads: restart the broker (participant 1, by 15:00 UTC).\n" +
		"14:34:00 #15, decision, lead: restart the broker; why one option: no time\n"
	if got != want {
		t.Errorf("the account says\n%s\nwant\n%s", got, want)
	}
	p := replay.New(s.log)
	if e, when, ok := p.Find("no time", 0, false); !ok || e.Seq != 15 || !when.Equal(at(94)) {
		t.Errorf("what was filled in is found at %v: %+v", when, e)
	}
}

// BenchmarkSeek goes to random moments of a session of 100,000 events: the state, and the story of the timeline.
func BenchmarkSeek(b *testing.B) {
	s := &session{tb: b}
	s.do(0, incident.Declare{Title: "Queue stuck", Order: hats.Default().Sized(2)})
	for i := range 100_000 - len(s.log) {
		e := incident.Event{
			Seq: uint64(len(s.log) + 1), ID: fmt.Sprint(i), Kind: incident.KindNote, At: at(float64(i) / 10), Recorded: at(float64(i) / 10), By: "ana",
			Hat: hats.White, Type: string(incident.Fact), Text: fmt.Sprintf("replica %d is behind", i),
		}
		if i%10 == 9 {
			e.Kind, e.Hat, e.Type, e.Text, e.Ref, e.On = incident.KindStarred, "", "", "", uint64(len(s.log)-3), true
		}
		s.log = append(s.log, e)
	}
	p := replay.New(s.log)
	part := uint64(1)
	b.ResetTimer()
	var took []time.Duration
	for b.Loop() {
		part = part*6364136223846793005 + 1442695040888963407
		begin := time.Now()
		p.SeekPart(float64(part>>11) / (1 << 53))
		_ = p.State()
		_ = p.Story(false)
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// TestMarkersSayWhatStoodThen: what was changed later is not known at a marker's moment, nor found there.
func TestMarkersSayWhatStoodThen(t *testing.T) {
	s := evening(t)
	s.do(95, incident.Revise{Ref: s.state.Notes[0].Seq, Text: "ROOT CAUSE was the vendor"}, incident.Retract{Ref: s.state.Notes[1].Seq})
	s.do(96, incident.FillCard{Ref: s.state.Cards[0].Seq, Template: template(cards.Decision), Fields: map[string]string{cards.FieldDecision: "with hindsight"}})
	p := replay.New(s.log)
	for _, m := range p.Markers() {
		if text := p.Text(m); m.At.Before(at(90)) && (strings.Contains(text, "ROOT") || strings.Contains(text, "hindsight") || text == "") {
			t.Errorf("the marker at %v says %q", m.At.Sub(start), text)
		}
	}
	if n := len(p.Markers()); n != 6 {
		t.Errorf("%d markers: a word that was retracted later was a word", n)
	}
	if e, when, ok := p.Find("errors rise", 0, false); !ok || e.Text != "errors rise" || !when.Equal(at(1)) {
		t.Errorf("what stood then is not found: %+v, %v, %v", e, when, ok)
	}
	if e, when, ok := p.Find("root cause", 0, false); !ok || !when.Equal(at(95)) {
		t.Errorf("what was written later is found at %v: %+v, %v", when, e, ok)
	}
}

// TestAccountTellsAll: every note is told once, whatever the clocks said.
func TestAccountTellsAll(t *testing.T) {
	s := evening(t)
	for i := range s.log {
		s.log[i].Recorded = s.log[i].Recorded.Add(time.Duration(i*7919%11-5) * time.Minute)
	}
	var b strings.Builder
	if err := replay.WriteAccount(&b, s.log, replay.AccountOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, n := range s.state.Notes {
		if strings.Count(b.String(), ": "+n.Text) != 1 {
			t.Errorf("%q is told %d times:\n%s", n.Text, strings.Count(b.String(), ": "+n.Text), b.String())
		}
	}
}

// TestTwoDecisionsInOneMoment: each is asked about.
func TestTwoDecisionsInOneMoment(t *testing.T) {
	s := evening(t)
	s.do(97, decision("one"), decision("two"))
	p := replay.New(s.log)
	p.Seek(at(96))
	p.SetStops(true)
	p.Step()
	first, _ := p.Pass()
	second, ok := p.Pass()
	if !ok || first.Seq == second.Seq || p.Ahead() != nil || !p.At().Equal(at(97)) {
		t.Errorf("passed %+v and %+v, %v; at %v", first, second, ok, p.At().Sub(start))
	}
	p.Seek(at(96))
	if p.Step(); p.Ahead() == nil {
		t.Error("a second viewing is not asked")
	}
}

func template(name string) cards.Template {
	t, _ := cards.Find(cards.Builtin(), name)
	return t
}

// TestMarkersOfCards: a customer word that is a card has its marker as a note has: once it is sent or made, not as a draft.
func TestMarkersOfCards(t *testing.T) {
	s := evening(t)
	call, _ := cards.Find(cards.Builtin(), cards.Call)
	talk, _ := cards.Find(cards.Builtin(), cards.Contact)
	s.do(92, incident.OpenCard{Template: call, Stage: cards.StageUnmade, Fields: map[string]string{cards.Call: "refunds fail"}})
	s.do(93, incident.OpenCard{Template: talk, Stage: talk.Stages[0].Name, Fields: map[string]string{cards.Contact: "they ask for news"}})
	var got []string
	for _, m := range replay.New(s.log).Markers() {
		if m.Kind == replay.MarkWord {
			got = append(got, m.At.Format("15:04"))
		}
	}
	if want := []string{"13:02", "14:33"}; !slices.Equal(got, want) {
		t.Errorf("words are marked at %v, want %v", got, want)
	}
}
