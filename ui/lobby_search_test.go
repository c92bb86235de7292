package ui_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
	"warroom/ui"
)

// told is a lobby with much said in it.
func told(t testing.TB) func(*session) {
	return func(s *session) {
		some(t)(s)
		s.declared(t, "r1s2t3u4v5", 26*time.Hour, "Replica of the ledger falls behind", 2,
			incident.AddNote{Text: "lag of the replica is 12 min and grows by a minute every minute, month-end opens at 18:00 and the way back takes 90 min", Tags: []string{"db"}},
			incident.AddNote{Text: "the replica was never lagging:\nthe clock of the monitor was", Hat: hats.Green, Who: "Tomas"},
			incident.AddNote{Text: "replica lag comes from the backup", Hat: hats.Black},
			incident.Retract{Ref: 4, Reason: "measured with a wrong clock"},
			incident.Revise{Ref: 6, Text: "the lag comes from the monitor"},
		)
	}
}

func TestSearchFrames(t *testing.T) {
	frames := []struct {
		name string
		do   func(*session)
	}{
		{"titles-and-said", func(s *session) { s.Type("replica") }},
		{"on-a-hit", func(s *session) { s.Type("replica"); s.Press("tab", "down") }},
		{"filters", func(s *session) { s.Type("lag hat:black") }},
		{"unfinished", func(s *session) { s.Type("lag hat:") }},
		{"wide", func(s *session) { s.Type("大阪") }},
	}
	for _, size := range sizes {
		for _, f := range frames {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inLobby(t, size[0], size[1], told(t))
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

// TestSearchMarksWithoutColour: where the words stand is seen without colour, under the cursor too.
func TestSearchMarksWithoutColour(t *testing.T) {
	s := inLobby(t, 100, 24, told(t))
	s.Type("monitor")
	bold := regexp.MustCompile(`\x1b\[1;4(;7)?mmonitor\x1b`)
	if n := len(bold.FindAllString(s.Raw(), -1)); n != 2 {
		t.Errorf("%d words are bold and underlined, want 2: %q", n, s.Raw())
	}
}

func TestSearchOpensAtTheEntry(t *testing.T) {
	s := inLobby(t, 100, 24, told(t))
	s.Type("wrong clock")
	s.shows(t, "search: wrong clock", "0 of 6 · 1 said", "Replica of the ledger", "W 25 h retracted Jonas measured with a wrong clock")
	s.Press("enter")
	s.shows(t, "TIMELINE")
	s.shows(t, "▸12:03 W participant 1 lag of the replica is 12 min")
	// Back in the lobby the search stands, and another hit in the same room is gone to as well.
	s.Press("q")
	s.shows(t, "search: wrong clock", "1 said")
	s.Press("ctrl+u")
	s.Type("never lagging")
	s.Press("enter")
	s.shows(t, "▸12:04 G participant 2 the replica was never lagging")
}

func TestSearchReplaysFromTheHit(t *testing.T) {
	s := inLobby(t, 100, 24, told(t))
	s.Press("/")
	s.Type("never lagging")
	s.Press("ctrl+r")
	s.shows(t, "REPLAY", "12:04:07 UTC") // when it was written down
}

func TestSearchKeys(t *testing.T) {
	s := inLobby(t, 100, 24, told(t))
	s.Type("replica")
	at := func(want string) {
		t.Helper()
		if got := s.picked(); !strings.Contains(got, want) {
			t.Errorf("under the cursor: %q, want %q", got, want)
		}
	}
	at("Replica of the ledger")
	s.Press("tab")
	at("replica")
	s.Press("tab")
	at("Replica of the ledger")
	s.Press("down", "up", "pgdown", "pgup")
	at("Replica of the ledger")
	for typed, says := range map[string]string{"": "type what to look for", "zzz": "nobody said these words", "monitor": "no incident has these words"} {
		s.Press("ctrl+u")
		s.Type(typed)
		s.Press("tab")
		s.shows(t, says)
	}
	s.Press("esc")
	if strings.Contains(s.Screen(), "SAID") {
		t.Error("hits stay after the search was cleared")
	}
}

// TestSearchFollowsTheLog: what is said meanwhile is found, what was redacted goes, and the cursor stays on its hit.
func TestSearchFollowsTheLog(t *testing.T) {
	s := inLobby(t, 100, 24, told(t))
	s.Type("way back")
	s.shows(t, "1 said")
	s.Press("tab")
	was := s.picked()
	s.declared(t, "zz", 0, "Another", 3, incident.AddNote{Text: "no way back for us"})
	s.Send(ui.Grew())
	s.shows(t, "2 said", "no way back for us")
	if got := s.picked(); got != was {
		t.Errorf("the cursor went from %q to %q", was, got)
	}
	r := room.New(s.log, "zz", "Jonas", s.clock, s.newID)
	if _, err := r.Do(t.Context(), incident.Redact{Ref: 4}); err != nil {
		t.Fatal(err)
	}
	s.Send(ui.Grew())
	s.shows(t, "1 said")
	if strings.Contains(s.Screen(), "no way back for us") {
		t.Error("what was redacted is still shown")
	}
}

// slow is a log in which something happens in the middle of a scan.
type slow struct {
	unwatched
	during func(ctx context.Context)
	scans  int
	err    error
}

func (l *slow) Scan(ctx context.Context, match func([]byte) bool, yield func(incident.Summary, incident.Event) bool) (int, error) {
	l.scans++
	during := l.during
	damaged, err := l.unwatched.Scan(context.WithoutCancel(ctx), match, func(s incident.Summary, e incident.Event) bool {
		if during != nil {
			now := during
			during, l.during = nil, nil
			now(ctx)
		}
		return yield(s, e)
	})
	return damaged, errors.Join(err, l.err)
}

// TestSearchIsCancelledByTyping: another letter ends the search before it, and nothing it still brings is shown.
func TestSearchIsCancelledByTyping(t *testing.T) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	told(t)(s)
	log := &slow{unwatched: unwatched{s.log}}
	s.start(t, log, 100, 24)
	cancelled := false
	log.during = func(ctx context.Context) {
		s.shows(t, "search: l", "… ")
		s.Type("zzz") // in the middle of the scan for "l"
		cancelled = ctx.Err() != nil
		s.shows(t, "search: lzzz", "0 of 6 · 0 said", "Nothing has all of these words")
	}
	s.Type("l")
	if !cancelled || log.scans != 4 {
		t.Errorf("cancelled: %v, after %d scans", cancelled, log.scans)
	}
	s.shows(t, "search: lzzz", "0 said", "Nothing has all of these words")
	s.Press("ctrl+u")
	s.Type("lag")
	s.shows(t, "said", "12 min")
}

// TestSearchNarrows: while a longer word is looked for, the hits that have it stay in sight; those that have not are gone at once.
func TestSearchNarrows(t *testing.T) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	told(t)(s)
	log := &slow{unwatched: unwatched{s.log}}
	s.start(t, log, 100, 24)
	s.Type("backu")
	s.shows(t, "comes from the backu")
	seen := false
	log.during = func(context.Context) {
		seen = strings.Contains(s.Screen(), "comes from the backup")
	}
	s.Type("p")
	if !seen {
		t.Error("the hit went away while the next letter was looked for")
	}
	log.during = func(context.Context) {
		seen = strings.Contains(s.Screen(), "comes from the backup")
	}
	s.Type(" monitor")
	if strings.Contains(s.Screen(), "comes from the backup") {
		t.Error("a hit stays that has not all words")
	}
}

func TestSearchSaysWhatIsWrong(t *testing.T) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	told(t)(s)
	log := &slow{unwatched: unwatched{s.log}, err: incident.Errorf(incident.CodeCorrupt, "r1s2 is damaged").WithHint("warroom doctor")}
	s.start(t, log, 100, 24)
	s.Type("lag")
	s.shows(t, "! r1s2 is damaged", "warroom doctor", "12 min")
	log.err = nil
	s.Type(" hta:black")
	s.shows(t, `there is no filter "hta"`)
	s.Fits()
}

func TestSearchOfVeryMuch(t *testing.T) {
	s := inLobby(t, 80, 24, func(s *session) {
		var notes []incident.Command
		for i := range 300 {
			notes = append(notes, incident.AddNote{Text: fmt.Sprintf("needle %d", i)})
		}
		s.declared(t, "big", 10*time.Hour, "Much was said", 3, notes...)
	})
	s.Press("/")
	s.Type("needle")
	s.shows(t, "200+ said", "the newest 200", "needle 299")
	for range 30 {
		s.Press("pgdown")
	}
	s.shows(t, "▸", "needle 100")
	s.Fits()
}

// TestSearchLooksAgain: what is said while a search is under way is found once it has ended.
func TestSearchLooksAgain(t *testing.T) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	told(t)(s)
	log := &slow{unwatched: unwatched{s.log}}
	s.start(t, log, 100, 24)
	s.Type("way bac")
	log.during = func(context.Context) {
		s.declared(t, "zz", 0, "Another", 3, incident.AddNote{Text: "no way back for us"})
		s.Send(ui.Grew())
	}
	s.Type("k")
	s.shows(t, "2 said", "no way back for us")
}
