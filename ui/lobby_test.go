package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
	"warroom/ui"
	"warroom/ui/uitest"
)

// sizes are those every screen is looked at: the smallest, the commonest, a large one.
var sizes = [][2]int{{40, 12}, {80, 24}, {132, 40}}

// inLobby starts a console on the lobby of a log that fill has filled.
func inLobby(t testing.TB, w, h int, fill func(*session)) *session {
	t.Helper()
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	if fill != nil {
		fill(s)
	}
	s.start(t, unwatched{s.log}, w, h)
	return s
}

func (s *session) start(t testing.TB, log incident.Log, w, h int) {
	t.Helper()
	n := 0
	s.Driver = uitest.New(t, ui.New(t.Context(), ui.Config{
		Log: log, By: "Jonas", Now: func() time.Time { return s.now }, NewID: func() string { n++; return fmt.Sprintf("NEW%09d", n) },
		Orders: hats.Builtin(), Templates: cards.Builtin(), Theme: ui.ThemeDark, Zone: "Europe/Berlin",
	}), w, h)
}

// declared puts an incident into the log that began so long ago, and does to it what then says, a minute later each.
func (s *session) declared(t testing.TB, id string, ago time.Duration, title string, severity int, then ...incident.Command) {
	t.Helper()
	at := s.now.Add(-ago)
	n := 0
	r := room.New(s.log, id, "Jonas", func() time.Time { return at }, func() string { n++; return fmt.Sprintf("%s%d", id, n) })
	for _, c := range append([]incident.Command{incident.Declare{Title: title, Severity: severity, Order: hats.Default().Sized(1)}}, then...) {
		if _, err := r.Do(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		at = at.Add(time.Minute)
	}
}

// some is a lobby as it looks after a bad week.
func some(t testing.TB) func(*session) {
	note := func(text string) incident.Command { return incident.AddNote{Text: text} }
	closing := incident.Close{OpenEnded: true, Reason: "handed over"}
	return func(s *session) {
		s.declared(t, "k7q1x3m9zz", 9*24*time.Hour, "Certificate expired on the partner gateway", 3, note("renewed by hand, reminder set"), closing)
		s.declared(t, "b2c9d8e7f6", 30*time.Hour, "DNS resolver slow in the north", 4, note("resolver pool halved by mistake"), incident.Restore{}, closing)
		s.declared(t, "m5n6p7q8r9", 3*time.Hour, "決済サービスが停止しています", 2, note("大阪だけ"), incident.Restore{})
		s.declared(t, "a1b2c3d4e5", 102*time.Minute, "Policies stuck in queue since the storage swap", 1, note("replica lag is 40 s"), note("restore overwrites the 40 min of writes since the swap"))
		s.declared(t, "z9y8x7w6v5", 4*time.Minute, "Login page white for some", 0)
	}
}

func TestLobbyFrames(t *testing.T) {
	frames := []struct {
		name string
		fill func(*session)
		do   func(*session)
	}{
		{"empty", nil, func(*session) {}},
		{"some", some(t), func(s *session) { s.Press("down") }},
		{"filtered", some(t), func(s *session) { s.Type("sev cl") }},
		{"none", some(t), func(s *session) { s.Type("vpn") }},
	}
	for _, size := range sizes {
		for _, f := range frames {
			t.Run(fmt.Sprintf("%s/%d", f.name, size[0]), func(t *testing.T) {
				s := inLobby(t, size[0], size[1], f.fill)
				f.do(s)
				s.Fits()
				golden.RequireEqual(t, s.Screen())
			})
		}
	}
}

// picked returns the row under the cursor.
func (s *session) picked() string {
	for line := range strings.SplitSeq(s.Screen(), "\n") {
		if strings.HasPrefix(line, " ▸ ") {
			return line
		}
	}
	return ""
}

func TestLobbyFilter(t *testing.T) {
	for _, row := range []struct {
		name, typed string
		want        string // in the row under the cursor; "" for none found
		found       string
	}{
		{"one word of the title", "certif", "Certificate expired", "1 of 5"},
		{"several words, in any order", "swap policies", "Policies stuck", "1 of 5"},
		{"severity", "sev1", "Policies stuck", "1 of 5"},
		{"state", "restored", "決済", "1 of 5"},
		{"id", "b2c9", "DNS resolver", "1 of 5"},
		{"not ASCII", "停止", "決済", "1 of 5"},
		{"all words must be there", "certif sev1", "", "0 of 5"},
		{"nothing", "vpn", "", "0 of 5"},
		{"upper case", "DNS", "DNS resolver", "1 of 5"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := inLobby(t, 100, 24, some(t))
			s.Press("/")
			s.Type(row.typed)
			s.shows(t, "search: "+row.typed, row.found)
			if got := s.picked(); !strings.Contains(got, row.want) || (row.want == "") != (got == "") {
				t.Errorf("under the cursor: %q, want %q", got, row.want)
			}
			if row.want == "" {
				s.shows(t, "esc clears the search")
				s.Press("enter")
				s.shows(t, "nothing to open")
			}
			s.Press("esc")
			if strings.Contains(s.Screen(), "search: ") {
				t.Error("esc did not clear the filter")
			}
		})
	}
}

func TestLobbyFilterKeys(t *testing.T) {
	s := inLobby(t, 100, 24, some(t))
	s.Type("dns") // no letter of it is bound
	s.shows(t, "search: dns")
	if c := s.Cursor(); c == nil || c.X != len(" filter: dns") || c.Y != 1 {
		t.Errorf("the cursor is at %+v, want behind the filter", c)
	}
	s.Press("backspace")
	s.shows(t, "search: dn")
	s.Press("ctrl+u")
	s.shows(t, "search:", "5 of 5")
	s.Paste("queue\n since")
	s.shows(t, "search: queue since", "1 of 5")
	s.Press("ctrl+u", "backspace")
	if strings.Contains(s.Screen(), "search: ") {
		t.Error("backspace in an empty filter did not leave it")
	}
	if s.Cursor() != nil {
		t.Error("a cursor shows although nothing is typed")
	}
	s.Paste(strings.Repeat("long ", 10_000))
	s.Fits()
}

func TestLobbyCursor(t *testing.T) {
	s := inLobby(t, 80, 12, some(t))
	at := func(want string) {
		t.Helper()
		if got := s.picked(); !strings.Contains(got, want) {
			t.Errorf("under the cursor: %q, want %q", got, want)
		}
	}
	at("Login page")
	s.Press("up")
	at("Login page")
	s.Press("down", "j", "k")
	at("Policies stuck")
	s.Press("G")
	at("Certificate")
	s.Press("down")
	at("Certificate")
	s.Press("g", "pgdown", "pgup", "home", "end")
	at("Certificate")
	s.Press("home", "enter")
	s.shows(t, "Login page white for some", "WHITE")
}

func TestLobbyStaysOnItsIncident(t *testing.T) {
	s := inLobby(t, 80, 24, some(t))
	s.Press("down")
	s.declared(t, "n1", 0, "Brand new", 1)
	s.Send(ui.Grew())
	s.shows(t, "Brand new", "3 open")
	if got := s.picked(); !strings.Contains(got, "Policies stuck") {
		t.Errorf("the cursor moved to %q", got)
	}
	s.Type("certif")
	s.declared(t, "n2", 0, "Newer still", 1)
	s.Send(ui.Grew())
	s.shows(t, "search: certif", "1 of 7")
	s.Press("enter")
	s.shows(t, "CLOSED")
	s.Press("esc", "q")
	s.shows(t, "search: certif")
}

// listed is a log with a list of its own.
type listed struct {
	unwatched
	list []incident.Summary
	err  error
}

func (l *listed) List(context.Context) ([]incident.Summary, error) { return l.list, l.err }

func many(n int, now time.Time) []incident.Summary {
	list := make([]incident.Summary, n)
	for i := range list {
		at := now.Add(-time.Duration(i) * time.Hour)
		list[i] = incident.Summary{ID: fmt.Sprintf("id%08d", i), Title: fmt.Sprintf("Incident %d of many", i), Severity: i % 6, Declared: at, Last: at, LastText: "a last word", Notes: i}
		if i >= n/2 {
			list[i].Closed = at
		}
	}
	return list
}

func TestLobbyOfTenThousand(t *testing.T) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	log := &listed{unwatched: unwatched{s.log}, list: many(10_000, s.now)}
	s.start(t, log, 120, 36)
	s.shows(t, "5000 open · 5000 closed", "1-31 of 10000")
	s.Press("G")
	s.shows(t, "9970-10000 of 10000", "Incident 9999 of many")
	s.Fits()
	s.Press("up", "up")
	// Somebody else declares: the list grows above, and what is looked at stays where it is.
	before := s.Screen()
	log.list = append([]incident.Summary{{ID: "new", Title: "New one", Declared: s.now, Last: s.now}}, log.list...)
	s.Send(ui.Grew())
	if got, want := rowOf(s.Screen(), " ▸ "), rowOf(before, " ▸ "); got != want {
		t.Errorf("the cursor's row moved from %d to %d", want, got)
	}
	s.Type("#none")
	s.Press("ctrl+u")
	s.Type("d 7777")
	s.shows(t, "1 of 10001", "Incident 7777 of many")
}

func rowOf(screen, mark string) int {
	for i, line := range strings.Split(screen, "\n") {
		if strings.HasPrefix(line, mark) {
			return i
		}
	}
	return -1
}

func TestLobbySaysWhyItCannotRead(t *testing.T) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	log := &listed{unwatched: unwatched{s.log}, err: incident.Errorf(incident.CodeBusy, "war.room is held by another program (pid 7)").WithHint("close it, or wait")}
	s.start(t, log, 80, 24)
	s.shows(t, "! war.room is held by another program (pid 7)", "close it, or wait", "read again as soon as the file changes")
	s.Press("down", "enter")
	s.shows(t, "nothing to open")
	s.Fits()

	log.list, log.err = many(3, s.now), nil
	s.Send(ui.Grew())
	s.shows(t, "Incident 0 of many")

	log.err = incident.Errorf(incident.CodeCorrupt, "the summary of x is damaged").WithHint("warroom verify finds out")
	s.Send(ui.Grew())
	s.shows(t, "Incident 0 of many", "not read anew: the summary of x is damaged", "warroom verify finds out")
	s.Fits()
}

func TestLobbySampleIsMadeOnce(t *testing.T) {
	s := inLobby(t, 100, 24, nil)
	s.Press("o")
	s.shows(t, "Sample: card payments time out", "GOAL every card payment", "YELLOW")
	s.Press("esc", "q", "o")
	list, err := s.log.List(t.Context())
	if err != nil || len(list) != 1 || list[0].ID != "new0000000" {
		t.Errorf("list: %+v, %v; want one sample", list, err)
	}
}

func TestLobbySampleThatCannotBeStored(t *testing.T) {
	s := inLobby(t, 80, 24, nil)
	s.log.Fail = func(op string) error {
		if op == mem.OpAppend {
			return incident.Errorf(incident.CodeFull, "no room is left on the disk").WithHint("free some, then press o again")
		}
		return nil
	}
	s.Press("o")
	s.shows(t, "not done: no room is left on the disk", "free some")
	s.Fits()
	s.log.Fail = nil
	s.Press("o")
	s.shows(t, "Sample: card payments")
}

// TestEveryScreenFitsEverySize draws every screen in terminals from one cell to a large one.
func TestEveryScreenFitsEverySize(t *testing.T) {
	screens := []struct {
		name string
		do   func(*session)
	}{
		{"lobby", func(*session) {}},
		{"filter", func(s *session) { s.Type("certificate and a filter that is long enough to be cut at forty") }},
		{"help", func(s *session) { s.Press("?", "pgdown") }},
		{"form", func(s *session) {
			s.Press("n")
			s.Type("a title that takes more than one row in a narrow terminal 決済サービスが停止")
			s.Press("tab", "tab", "tab", "tab")
		}},
		{"palette", func(s *session) { s.Press("enter", "ctrl+p"); s.Type("s") }},
		{"command", func(s *session) {
			s.Press("enter", "ctrl+p")
			s.Type("/decide a line that is long enough to be wrapped in a narrow terminal")
			s.Press("enter")
		}},
	}
	for _, screen := range screens {
		t.Run(screen.name, func(t *testing.T) {
			s := inLobby(t, 80, 24, some(t))
			screen.do(s)
			for w := 1; w <= 140; w += 5 {
				for _, h := range []int{1, 2, 5, 11, 12, 13, 17, 24, 45} {
					s.Resize(w, h)
					s.Fits()
				}
			}
		})
	}
}

func TestTooSmallSaysSo(t *testing.T) {
	s := inLobby(t, 39, 24, nil)
	s.shows(t, "warroom needs 40x12, this is 39x24")
	s.Resize(80, 11)
	s.shows(t, "warroom needs 40x12, this is 80x11")
	s.Resize(12, 3)
	s.shows(t, "needs 40x12")
	s.Resize(40, 12)
	s.shows(t, "No incident yet")
}

// hostile are titles as they come from other people's systems.
var hostile = []string{
	"\x1b[31mred\x1b[0m alert \x1b]0;owned\x07 \x1b[2J", "bidi \u202egnp.exe", "zero\u200bwidth \ufeff", "bell \a tab \t nul \x00 end",
	"bad \xff\xfe utf-8", "family 👨‍👩‍👧‍👦 flag 🇯🇵", "z̸̡̛͎͔a̷̢l̴g̶o̵ combining", "CSI \x9b31m and DEL \x7f",
}

func TestHostileTitlesReachNoTerminal(t *testing.T) {
	for _, title := range hostile {
		s := inLobby(t, 80, 24, nil)
		s.Press("n")
		s.Paste(title)
		harmless(t, s)
		s.Press("ctrl+s")
		s.shows(t, "crisis")
		harmless(t, s)
		s.Press("esc", "q")
		s.Paste(title)
		harmless(t, s)
	}
}

// harmless fails the test when the screen holds anything that acts on a terminal, colours apart.
func harmless(t *testing.T, s *session) {
	t.Helper()
	for i, line := range strings.Split(s.Raw(), "\n") {
		rest := ansi.Strip(line)
		for _, r := range rest {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
				t.Errorf("row %d has %U: %q", i, r, line)
			}
		}
		for seq := range strings.SplitSeq(line, "\x1b") {
			if seq != line && !strings.HasPrefix(seq, "[") && seq != "" && strings.Contains(line, "\x1b"+seq) {
				t.Errorf("row %d has an escape that is no colour: %q", i, line)
			}
		}
	}
}

func BenchmarkLobbyOfTenThousand(b *testing.B) {
	s := &session{log: mem.New(), now: time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)}
	s.start(b, &listed{unwatched: unwatched{s.log}, list: many(10_000, s.now)}, 120, 36)
	b.Run("draw", func(b *testing.B) {
		for b.Loop() {
			s.Resize(120, 36)
		}
	})
	b.Run("filter", func(b *testing.B) {
		for b.Loop() {
			s.Type("sev1 77")
			s.Press("ctrl+u")
		}
	})
}
