package timeline

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

func TestGlyphs(t *testing.T) {
	seen := map[string]string{}
	for _, l := range labels {
		if l.glyph == "" {
			continue
		}
		if cellsOf(l.glyph) != 1 {
			t.Errorf("%s: %q is not one cell", l.label, l.glyph)
		}
		if other, ok := seen[l.glyph]; ok && (other != LabelJoined || l.label != LabelSeat) {
			t.Errorf("%q is both %s and %s", l.glyph, other, l.label)
		}
		seen[l.glyph] = l.label
	}
	for _, c := range []struct {
		e    Entry
		want string
	}{
		{Entry{Event: incident.KindNote, Label: LabelFact, Hat: hats.White}, "W"},
		{Entry{Event: incident.KindNote, Label: LabelNote, Hat: hats.Black}, "K"},
		{Entry{Event: incident.KindNote, Label: LabelNote, Hat: "purple"}, otherGlyph},
		{Entry{Event: incident.KindHat, Label: LabelHat, Hat: hats.Black}, "│"},
		{Entry{Event: incident.KindCardOpened, Label: LabelDecision}, "◆"},
		{Entry{Event: "contact.made", Label: "contact.made"}, otherGlyph},
	} {
		if got := c.e.Glyph(); got != c.want {
			t.Errorf("%s has %q, want %q", c.e.Label, got, c.want)
		}
	}
}

func TestMarks(t *testing.T) {
	const source = "slack"
	note := incident.Event{Seq: 1, Kind: incident.KindNote, Hat: hats.Green, At: start, Recorded: start}
	for _, c := range []struct {
		name           string
		change         func(*incident.Event)
		more           []incident.Event
		happened, then string
	}{
		{"nothing", func(*incident.Event) {}, nil, "", ""},
		{"two minutes are live", func(e *incident.Event) { e.Recorded = start.Add(2 * time.Minute) }, nil, "", ""},
		{"late", func(e *incident.Event) { e.Recorded = start.Add(3 * time.Minute) }, nil, "late, written 13:03 UTC", "late, happened 13:00 UTC"},
		{"late by a day", func(e *incident.Event) { e.Recorded = start.AddDate(0, 0, 1) }, nil, "late, written 2031-03-15 13:00 UTC", "late, happened 2031-03-14 13:00 UTC"},
		{"ahead", func(e *incident.Event) { e.At = start.Add(time.Hour) }, nil, "before its time, written 13:00 UTC", "before its time, happened 14:00 UTC"},
		{"imported", func(e *incident.Event) {
			e.Fields, e.Recorded = map[string]string{incident.FieldSource: source}, start.Add(time.Hour)
		}, nil, "imported: slack", "happened 13:00 UTC; imported: slack"},
		{"assumption", func(e *incident.Event) { e.Hat, e.Type = hats.White, "assumption" }, nil, "assumption", "assumption"},
		{"fact", func(e *incident.Event) { e.Hat, e.Type = hats.White, "fact" }, nil, "", ""},
		{"worse", func(e *incident.Event) { e.On = true }, nil, "got worse here", "got worse here"},
		{"changed", func(*incident.Event) {}, []incident.Event{
			{Kind: incident.KindRevised, Ref: 1, Text: "y"}, {Kind: incident.KindStarred, Ref: 1, On: true}, {Kind: incident.KindRetracted, Ref: 1, Text: "why"},
		}, "starred; edited; retracted: why", "starred; edited; retracted: why"},
		{"taken back again", func(*incident.Event) {}, []incident.Event{
			{Kind: incident.KindRetracted, Ref: 1}, {Kind: incident.KindRestated, Ref: 1}, {Kind: incident.KindStarred, Ref: 1, On: true}, {Kind: incident.KindStarred, Ref: 1},
		}, "", ""},
		{"changes of nothing", func(*incident.Event) {}, []incident.Event{
			{Kind: incident.KindRevised, Ref: 7}, {Kind: incident.KindRefiled}, {Kind: incident.KindRetracted, Ref: 2}, {Kind: incident.KindCardFilled, Ref: 1},
		}, "", ""},
		{"who came late is not late", func(e *incident.Event) { e.Kind, e.Recorded = incident.KindJoined, start.Add(time.Hour) }, nil, "", ""},
		{"a card of a newer version", func(e *incident.Event) { e.Kind, e.Name = incident.KindCardOpened, "change" }, nil, "change", "change"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := note
			c.change(&e)
			tl := told([]incident.Event{e})
			for i := range c.more {
				c.more[i].Seq, c.more[i].Recorded = uint64(i+2), start
			}
			tl.Add(c.more...)
			if got := strings.Join(tl.Happened().Marks(0, nil), "; "); got != c.happened {
				t.Errorf("as it happened: %q, want %q", got, c.happened)
			}
			if got := strings.Join(tl.Written().Marks(0, nil), "; "); got != c.then {
				t.Errorf("as it was written: %q, want %q", got, c.then)
			}
		})
	}
}

func TestTexts(t *testing.T) {
	steps := []hats.Step{{Hat: hats.White}, {Hat: hats.Blue, Purpose: "goal"}, {Hat: "purple"}}
	round := incident.Event{Kind: incident.KindRound, Name: "crisis", Steps: steps}
	for _, c := range []struct {
		name string
		log  []incident.Event
		want string // of the last entry
	}{
		{"round", []incident.Event{round, {Kind: incident.KindRound, Name: "pivot", Text: "the tripwire is past"}}, "round 2, order pivot: the tripwire is past"},
		{"round of no order", []incident.Event{{Kind: incident.KindRound}}, "round 1"},
		{"hat", []incident.Event{round, {Kind: incident.KindHat, Hat: hats.White}}, "WHITE on"},
		{"hat with a purpose", []incident.Event{round, {Kind: incident.KindHat, Hat: hats.Blue, Index: 1}}, "BLUE on: goal"},
		{"hat outside", []incident.Event{round, {Kind: incident.KindHat, Hat: hats.Black, Index: -1, On: true}}, "BLACK on, outside the order, without a goal"},
		{"hat of a newer version", []incident.Event{round, {Kind: incident.KindHat, Hat: "purple", Index: 2}}, "UNKNOWN HAT on"},
		{"purposes move with an order", []incident.Event{round, {Kind: incident.KindReordered, Steps: []hats.Step{steps[1], steps[0], steps[2]}}, {Kind: incident.KindHat, Hat: hats.Blue}}, "BLUE on: goal"},
		{"an order of another length is told and not taken", []incident.Event{round, {Kind: incident.KindReordered, Steps: steps[1:]}, {Kind: incident.KindHat, Hat: hats.Blue, Index: 1}}, "BLUE on: goal"},
		{"order", []incident.Event{round, {Kind: incident.KindReordered, Steps: steps}}, "order of the hats now W B ?"},
		{"extended", []incident.Event{round, {Kind: incident.KindExtended, Index: 1, Length: 2 * time.Minute}}, "2 min more for Blue: goal"},
		{"extended outside", []incident.Event{{Kind: incident.KindExtended, Index: 9, Length: -time.Minute}}, "0 min more for the step"},
		{"declared", []incident.Event{{Kind: incident.KindDeclared, Fields: map[string]string{"title": "Queue", "severity": "0"}}}, "declared: Queue"},
		{"declared nothing", []incident.Event{{Kind: incident.KindDeclared}}, "declared"},
		{"edited", []incident.Event{
			{Kind: incident.KindDeclared, Fields: map[string]string{"title": "Queue", "severity": "2"}},
			{Kind: incident.KindEdited, Fields: map[string]string{"severity": "1", "title": "Queue", "tide": "high", "impact": "none", "source": "slack"}},
		}, `impact not said -> "none"; severity 2 -> 1; tide not said -> high`},
		{"edited again", []incident.Event{
			{Kind: incident.KindEdited, Fields: map[string]string{"severity": "2"}}, {Kind: incident.KindEdited, Fields: map[string]string{"severity": "0"}},
		}, "severity 2 -> not said"},
		{"edited to the same", []incident.Event{{Kind: incident.KindEdited}}, "said again, nothing changed"},
		{"closed open-ended", []incident.Event{{Kind: incident.KindClosed, On: true, Text: "tomorrow"}}, "closed open-ended: tomorrow"},
		{"cured", []incident.Event{{Kind: incident.KindCured}}, "cause cured"},
		{"joined", []incident.Event{{Kind: incident.KindJoined, Who: "Ana"}}, "joined"},
		{"a kind from the future", []incident.Event{{Kind: "trust.moved", Text: "by two"}}, "by two"},
		{"a card of a newer version", []incident.Event{{Kind: incident.KindCardOpened, Name: "forecast", Type: "draft", Fields: map[string]string{"b": "2", "a": "1", "owner": "Ana"}}}, "draft: a: 1; b: 2"},
		{"a card moved whose words are gone", []incident.Event{{Kind: incident.KindCardMoved, Ref: 9, Type: "done", Text: "it runs"}}, "done; it runs"},
		{"a due time that is none", []incident.Event{{Kind: incident.KindCardOpened, Name: "decision", Type: "decided", Fields: map[string]string{"decision": "go", "due": "soon"}}}, "go"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &diary{tb: t}
			d.add(c.log...)
			v := told(d.log).Written()
			if got := v.At(v.Len() - 1).Text; got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestLine(t *testing.T) {
	e := Entry{Text: "restart", Owner: "Ana", OwnerRole: "lead", At: start, Due: start.Add(time.Hour)}
	for want, got := range map[string]string{
		"restart (lead, by 14:00 UTC)": e.Line(false, nil),
		"restart (Ana, by 15:00 CET)":  e.Line(true, zone(t, "Europe/Berlin")),
		"restart":                      (&Entry{Text: "restart"}).Line(true, nil),
		"go (by 2031-03-14 14:00 UTC)": (&Entry{Text: "go", Due: e.Due}).Line(true, nil),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRows(t *testing.T) {
	log := []incident.Event{
		{Seq: 1, Kind: incident.KindNote, At: start, Recorded: start.Add(time.Hour), Text: "a <b>", Who: "Ana", Fields: map[string]string{incident.FieldSource: "slack"}},
		{Seq: 2, Kind: incident.KindRetracted, Ref: 1, Recorded: start},
		{Seq: 3, Kind: incident.KindRedacted},
	}
	b, err := json.Marshal(told(log).Written().Rows(false))
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"seq":1,"at":"2031-03-14T13:00:00.000Z","recorded":"2031-03-14T14:00:00.000Z","kind":"note","hat":null,"role":"participant 1",` +
		`"text":"[retracted] a \u003cb\u003e","late":true,"edited":false,"imported":true},` +
		`{"seq":3,"at":null,"recorded":null,"kind":"redacted","hat":null,"role":"","text":"[redacted]","late":false,"edited":false,"imported":false}]`
	if string(b) != want {
		t.Errorf("%s\nwant\n%s", b, want)
	}
	if b, err := json.Marshal(New().Written().Rows(false)); err != nil || string(b) != "[]" {
		t.Errorf("nothing reads %s, %v", b, err)
	}
}

// brokenPipe takes so many bytes and no more.
type brokenPipe struct{ left int }

var errPipe = errors.New("the pipe is broken")

func (p *brokenPipe) Write(b []byte) (int, error) {
	if p.left -= len(b); p.left < 0 {
		return 0, errPipe
	}
	return len(b), nil
}

func TestWriteTextStopsAtAnError(t *testing.T) {
	v := told(slices.Concat(logs(t)...)).Written()
	whole := len(text(t, v, TextOptions{}))
	for _, left := range []int{0, whole / 2, whole - 1} {
		if err := v.WriteText(&brokenPipe{left}, TextOptions{}); !errors.Is(err, errPipe) {
			t.Errorf("after %d of %d bytes: %v", left, whole, err)
		}
	}
	if err := v.WriteText(&brokenPipe{whole}, TextOptions{}); err != nil {
		t.Error(err)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, line  string
		first, rest int
		want        []string
	}{
		{"fits", "lag is 40 s", 11, 11, []string{"lag is 40 s"}},
		{"nothing", "", 5, 5, []string{""}},
		{"at spaces", "the replica is behind", 11, 9, []string{"the replica", "is behind"}},
		{"spaces at the cut go", "lag   grows", 4, 9, []string{"lag", "grows"}},
		{"spaces at the end go", "lag    ", 4, 4, []string{"lag"}},
		{"indented", "  at main.go", 6, 9, []string{"  at", "main.go"}},
		{"a word too long", "abcdefgh ij", 4, 5, []string{"abcd", "efgh", "ij"}},
		{"wide", "日本語 報告", 4, 6, []string{"日本", "語", "報告"}},
		{"accents stay with their letter", "e\u0301e\u0301e\u0301", 2, 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"too wide for any", "日本", 1, 1, []string{"日", "本"}},
		{"no text", "\xff\xff", 1, 1, []string{"\xff", "\xff"}},
		{"only spaces", "      ", 2, 2, []string{""}},
		{"much indented", "     x", 3, 3, []string{"", "x"}},
	} {
		if got := wrap(c.line, c.first, c.rest); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range []string{"", "lag is 40 s and it grows", "  日本語 の 報告", "e\u0301e\u0301", "\xff\x80 \xff", "a\u200d\u200db"} {
		f.Add(s, 10, 7)
		f.Add(s, -3, 1)
	}
	f.Fuzz(func(t *testing.T, line string, first, rest int) {
		first, rest = min(first, 500), max(min(rest, 500), 1)
		pieces := wrap(line, first, rest)
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if len(pieces) == 0 || bare(strings.Join(pieces, "")) != bare(line) {
			t.Fatalf("%q became %q", line, pieces)
		}
		for i, p := range pieces {
			limit := rest
			if i == 0 {
				limit = first
			}
			if n := cellsOf(p); n > limit && utf8.RuneCountInString(strings.TrimRight(p, "\u0300\u0301")) > 1 && n > 2 {
				t.Fatalf("%q is %d cells in %d", p, n, limit)
			}
		}
	})
}

// TestLongRole: a text for which a role leaves no room begins under it, and loses nothing.
func TestLongRole(t *testing.T) {
	seat := strings.Repeat("liaison ", 6) + "end"
	d := &diary{tb: t, at: start}
	d.do("Ana", incident.Declare{Title: "x", People: []incident.Join{{Name: "Ana", Seat: seat}}})
	d.do("Ana", incident.AddNote{Hat: hats.Green, Text: "a stand-in server"})
	want := "13:00  G  " + seat + "\n          a stand-in server\n"
	if got := text(t, told(d.log).Happened(), TextOptions{Width: 40}); !strings.HasSuffix(got, want) {
		t.Errorf("printed\n%s\nwant at its end\n%s", got, want)
	}
	if got := text(t, told(d.log).Happened(), TextOptions{}); !strings.HasSuffix(got, seat+"  a stand-in server\n") {
		t.Errorf("printed\n%s", got)
	}
}

// TestQuiet: what nobody said is quiet, and rulers are what they are.
func TestQuiet(t *testing.T) {
	quiet := map[string]bool{"2 min more for White": true, "order of the hats now W B R Y K G B": true, "left": true, "on the roster as scribe": true, "joined as liaison": true}
	rulers := map[string]bool{LabelDeclared: true, LabelRestored: true, LabelCured: true, LabelClosed: true, LabelReopened: true}
	for _, e := range entries(told(story(t)).Happened()) {
		if strings.HasPrefix(e.Text, "restated: ") || quiet[e.Text] {
			if !e.Quiet || e.Ruler {
				t.Errorf("%q is not quiet", e.Text)
			}
			continue
		}
		if e.Quiet && e.Label != LabelJoined {
			t.Errorf("%q is quiet", e.Text)
		}
		if want := rulers[e.Label] || strings.HasPrefix(e.Text, "round ") || e.Label == LabelHat; e.Ruler != want {
			t.Errorf("%q is drawn across: %v", e.Text, e.Ruler)
		}
	}
}

// TestWidth: no line is wider than asked, but for a role that is.
func TestWidth(t *testing.T) {
	for _, log := range [][]incident.Event{story(t), published(t, "mybinder-2018-02-20-launch-day", time.Time{}), wander(t, 1, 200)} {
		for _, width := range []int{1, MinWidth, 72, 100, 200} {
			for _, names := range []bool{false, true} {
				for line := range strings.Lines(text(t, told(log).Happened(), TextOptions{Width: width, Names: names})) {
					if line = strings.TrimSuffix(line, "\n"); cellsOf(line) > max(width, MinWidth) || strings.HasSuffix(line, " ") {
						t.Errorf("width %d: %q has %d cells", width, line, cellsOf(line))
					}
				}
			}
		}
	}
}
