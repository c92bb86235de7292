package search_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/internal/search"
	"warroom/store/mem"
)

var start = time.Date(2026, 3, 2, 13, 0, 0, 0, time.UTC)

// as is a command of somebody else than ana.
type as struct {
	by string
	incident.Command
}

// tell does commands to an incident, a minute apart.
func tell(tb testing.TB, log incident.Log, id string, at time.Time, commands ...incident.Command) {
	tb.Helper()
	n := 0
	for _, c := range commands {
		by := "ana"
		if other, ok := c.(as); ok {
			by, c = other.by, other.Command
		}
		r := room.New(log, id, by, func() time.Time { return at }, func() string { n++; return fmt.Sprintf("%s-%d-%d", id, at.Unix(), n) })
		if _, err := r.Do(tb.Context(), c); err != nil {
			tb.Fatalf("%s: %T: %v", id, c, err)
		}
		at = at.Add(time.Minute)
	}
}

func declare(title string) incident.Command {
	return incident.Declare{Title: title, Severity: 2, Zone: "Europe/Berlin", Order: hats.Default().Sized(2), People: []incident.Join{
		{Name: "ana", Seat: "lead", Party: "us"}, {Name: "Tomas", Seat: "database", Party: "Acme"},
	}}
}

func template(name string) cards.Template {
	t, _ := cards.Find(cards.Builtin(), name)
	return t
}

func decide(text string) incident.Command {
	return incident.OpenCard{Template: template(cards.Decision), Stage: cards.StageDecided, Fields: map[string]string{
		cards.FieldDecision: text, cards.FieldOwner: "Tomas", cards.FieldDue: "2026-03-02T15:00:00Z",
	}}
}

// archive is two incidents. "old" is closed; Seqs of its notes are 6 on.
func archive(tb testing.TB) *mem.Log {
	tb.Helper()
	log := mem.New()
	tell(tb, log, "old", start.Add(-40*24*time.Hour),
		declare("Certificate expired"),
		incident.AddNote{Text: "the gateway refuses the certificate", Tags: []string{"tls"}},       // 6
		as{"Tomas", incident.AddNote{Text: "Lag on the replica grows", Hat: hats.Black}},           // 7
		incident.AddNote{Text: "renewal script has not run\nsince the SUMMER", Who: "Tomas"},       // 8
		incident.Revise{Ref: 8, Text: "renewal script ran, and failed", Kind: incident.Assumption}, // 9
		incident.Retract{Ref: 7, Reason: "it was the other replica"},                               // 10
		incident.Refile{Ref: 6, Hat: hats.Green},                                                   // 11
		incident.Star{Ref: 6},                                                                      // 12
		incident.Close{OpenEnded: true, Reason: "handed over"},
	)
	tell(tb, log, "new", start,
		declare("Checkout is down"),
		incident.AddNote{Text: "replica lag is 40 s", Tags: []string{"db"}},
		decide("fail over to the stand-in replica"),
		incident.AddNote{Text: "Ärger mit dem Zertifikat", Hat: hats.Red},
	)
	return log
}

// shown writes a hit in a line: incident, Seq, label and text with the marks in brackets.
func shown(h search.Hit) string {
	text := h.Text
	for i := len(h.Marks) - 1; i >= 0; i-- {
		m := h.Marks[i]
		text = text[:m.Start] + "[" + text[m.Start:m.End] + "]" + text[m.End:]
	}
	s := fmt.Sprintf("%s %d %s %s: %s", h.Incident.ID, h.Seq, h.Hat.Letter(), h.Label, strings.ReplaceAll(text, "\n", "/"))
	if h.Since != search.Stands {
		s += " (" + string(h.Since) + ")"
	}
	return s
}

func run(t *testing.T, log incident.Log, text string) []string {
	t.Helper()
	q, err := search.Parse(text, start.Add(time.Hour), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	err = search.Run(t.Context(), log, q, func(h search.Hit) bool {
		got = append(got, shown(h))
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRun(t *testing.T) {
	const (
		lag      = "new 6 W fact: [replica] lag is 40 s"
		decision = "new 7  decision: fail over to the stand-in [replica]"
		other    = "old 7 K note: Lag on the [replica] grows (retracted)"
		reason   = "old 10 K retracted: it was the other [replica]"
	)
	for _, row := range []struct {
		name, text string
		want       []string
	}{
		{"newest first, in any case", "REPLICA", []string{decision, lag, reason, other}},
		{"all words, in any order", "lag replica", []string{"new 6 W fact: [replica] [lag] is 40 s", "old 7 K note: [Lag] on the [replica] grows (retracted)"}},
		{"a phrase", `"replica lag"`, []string{"new 6 W fact: [replica lag] is 40 s"}},
		{"nothing", "zookeeper", nil},
		{"not ASCII, in any case", "ÄRGER", []string{"new 8 R note: [Ärger] mit dem Zertifikat"}},
		{"across lines", "summer script", []string{"old 8 W assumption: renewal [script] has not run/since the [SUMMER] (revised)"}},
		{"the words of a revision", "failed", []string{"old 9 W assumption: renewal script ran, and [failed]"}},
		{"a title", "checkout", []string{"new 1  declared: [Checkout] is down"}},
		{"the reason of a close", "handed", []string{"old 13  closed: [handed] over"}},
		{"a name is no word", "tomas", nil},
		{"a kind is no word", "note.added", nil},
		{"an id is no word", "old-", nil},
		{"a due time is no word", "2026-03-02T15:00:00Z", nil},
		{"a tag is a word", "tls", []string{"old 6 G note: the gateway refuses the certificate"}},
		{"by tag", "tag:DB", []string{"new 6 W fact: replica lag is 40 s"}},
		{"by a part of a tag", "#d", nil},
		{"by hat", "hat:red", []string{"new 8 R note: Ärger mit dem Zertifikat"}},
		{"by the hat it was refiled to", "hat:green", []string{"old 6 G note: the gateway refuses the certificate"}},
		{"not by the hat it had", "hat:white gateway", nil},
		{"by kind", "kind:decision", []string{"new 7  decision: fail over to the stand-in replica"}},
		{"by kind of note", "kind:fact", []string{"new 6 W fact: replica lag is 40 s"}},
		{"any note", "kind:note renewal", []string{"old 9 W assumption: [renewal] script ran, and failed", "old 8 W assumption: [renewal] script has not run/since the SUMMER (revised)"}},
		{"open ones", "open:yes replica", []string{decision, lag}},
		{"closed ones", "open:no replica", []string{reason, other}},
		{"since", "since:2026-03 replica", []string{decision, lag}},
		{"until", "until:2026-02 replica", []string{reason, other}},
		{"by who said it", "who:tomas hat:black", []string{"old 7 K note: Lag on the replica grows (retracted)"}},
		{"by who is said to have said it", "who:Tomas renewal", []string{"old 9 W assumption: [renewal] script ran, and failed", "old 8 W assumption: [renewal] script has not run/since the SUMMER (revised)"}},
		{"by seat", "who:database hat:black", []string{"old 7 K note: Lag on the replica grows (retracted)"}},
		{"by party", "party:acme replica", []string{other}},
		{"of no such party", "party:nobody", nil},
		{"starred", "star:yes", []string{"old 6 G note: the gateway refuses the certificate"}},
		{"several hats", "hat:red hat:black", []string{"new 8 R note: Ärger mit dem Zertifikat", "old 10 K retracted: it was the other replica", "old 7 K note: Lag on the replica grows (retracted)"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := run(t, archive(t), row.text); !reflect.DeepEqual(got, row.want) {
				t.Errorf("%s finds\n%s\nwant\n%s", row.text, strings.Join(got, "\n"), strings.Join(row.want, "\n"))
			}
		})
	}
}

func TestHit(t *testing.T) {
	log := archive(t)
	var hits []search.Hit
	err := search.Run(t.Context(), log, search.Query{Words: []string{"failed"}}, func(h search.Hit) bool {
		hits = append(hits, h)
		return true
	})
	if err != nil || len(hits) != 1 {
		t.Fatalf("%+v, %v", hits, err)
	}
	h := hits[0]
	events, err := log.Read(t.Context(), "old", 0)
	if err != nil {
		t.Fatal(err)
	}
	if h.Seq != 9 || h.Entry != 8 || !h.At.Equal(events[7].At) || !h.Recorded.Equal(events[8].Recorded) || h.Speaker != "Tomas" ||
		h.Incident.Title != "Certificate expired" || h.Incident.State() != incident.StateClosed {
		t.Errorf("%+v", h)
	}
}

func TestChangedAndBack(t *testing.T) {
	log := mem.New()
	tell(t, log, "inc", start,
		declare("Queue stuck"),
		incident.AddNote{Text: "alpha one"},        // 6
		incident.Retract{Ref: 6},                   // 7
		incident.Undo{By: "ana"},                   // 8
		decide("beta"),                             // 9
		incident.Describe{Title: text("Queue ok")}, // 10
		incident.Restore{Words: "gamma"},           // 11
	)
	for _, row := range []struct{ text, want string }{
		{"alpha", "inc 6 W fact: [alpha] one"},
		{"stuck", "inc 1  declared: Queue [stuck] (revised)"},
		{"gamma", "inc 11  restored: [gamma]"},
	} {
		if got := run(t, log, row.text); len(got) != 1 || got[0] != row.want {
			t.Errorf("%s finds %q, want %q", row.text, got, row.want)
		}
	}
}

func text(s string) *string { return &s }

// TestRedactedIsGone: no query finds what was redacted, nor shows any of it.
func TestRedactedIsGone(t *testing.T) {
	log := archive(t)
	r := room.New(log, "old", "ana", func() time.Time { return start }, func() string { return "redaction" })
	if _, err := r.Do(t.Context(), incident.Redact{Ref: 8, Reason: "a mistake"}); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"renewal", "failed", "summer", "hat:white", "who:tomas", ""} {
		for _, got := range run(t, log, q) {
			if strings.Contains(got, "renewal") || strings.Contains(got, "ran") && strings.Contains(got, "old 8") {
				t.Errorf("%q finds %s", q, got)
			}
		}
	}
	if got := run(t, log, "mistake"); len(got) != 1 || got[0] != "old 14  redacted: a [mistake]" {
		t.Errorf("the reason of the redaction: %q", got)
	}
}

func TestRunStops(t *testing.T) {
	log := archive(t)
	n := 0
	if err := search.Run(t.Context(), log, search.Query{}, func(search.Hit) bool { n++; return n < 3 }); err != nil || n != 3 {
		t.Errorf("%d hits, %v", n, err)
	}
	n = 0
	if err := search.Run(t.Context(), log, search.Query{Parties: []string{"acme"}}, func(search.Hit) bool { n++; return false }); err != nil || n != 1 {
		t.Errorf("by party: %d hits, %v", n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	n = 0
	err := search.Run(ctx, log, search.Query{}, func(search.Hit) bool { n++; cancel(); return true })
	if !errors.Is(err, context.Canceled) || n > 2 {
		t.Errorf("cancelled: %d hits, %v", n, err)
	}
}

// damagedLog says of its scans that some of it cannot be read.
type damagedLog struct {
	incident.Log
	damaged int
	err     error
}

func (d damagedLog) Scan(ctx context.Context, match func([]byte) bool, yield func(incident.Summary, incident.Event) bool) (int, error) {
	_, err := d.Log.Scan(ctx, match, yield)
	return d.damaged, errors.Join(err, d.err)
}

func TestRunSaysWhatItCouldNotRead(t *testing.T) {
	broken := incident.Errorf(incident.CodeCorrupt, "old is damaged").WithHint("restore it")
	for name, log := range map[string]incident.Log{"records": damagedLog{archive(t), 3, nil}, "an incident": damagedLog{archive(t), 0, broken}} {
		for _, q := range []search.Query{{Words: []string{"lag"}}, {Parties: []string{"Acme"}}} {
			n := 0
			err := search.Run(t.Context(), log, q, func(search.Hit) bool { n++; return true })
			if incident.CodeOf(err) != incident.CodeCorrupt || incident.HintOf(err) == "" || n == 0 {
				t.Errorf("%s: %d hits, %v", name, n, err)
			}
		}
	}
	if err := search.Run(t.Context(), damagedLog{archive(t), 0, errors.New("the disk is gone")}, search.Query{}, func(search.Hit) bool { return true }); err == nil {
		t.Error("an error of the machine is not told")
	}
}

// TestFromTomorrow: a kind of a newer version is found by its text.
func TestFromTomorrow(t *testing.T) {
	log := archive(t)
	e := incident.Event{ID: "x", Kind: "weather.told", Text: "it snows", At: start, Recorded: start, By: "ana"}
	events, err := log.Read(t.Context(), "new", 0)
	if err == nil {
		_, err = log.Append(t.Context(), "new", uint64(len(events)), e)
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := run(t, log, "snows"); len(got) != 1 || got[0] != "new 9  weather.told: it [snows]" {
		t.Errorf("found %q", got)
	}
}

// TestOfAParty: a party is found by its card as by what its people say, and so is what was filled in on the card; a length reads as people say it.
func TestOfAParty(t *testing.T) {
	log := mem.New()
	tell(t, log, "one", start,
		declare("Checkout is down"),
		incident.OpenCard{Template: template(cards.Party), Fields: map[string]string{cards.Party: "Vendor AG", cards.FieldWants: "a case number"}}, // 6
		incident.FillCard{Ref: 6, Template: template(cards.Party), Fields: map[string]string{cards.FieldControls: "the firmware"}},
		incident.AddNote{Text: "Vendor AG was called"},
		incident.OpenCard{Template: template(cards.StopGap), Fields: map[string]string{cards.StopGap: "old server", cards.FieldBackIn: "3h"}},
	)
	for _, c := range []struct {
		query string
		want  []string
	}{
		{`party:"vendor ag"`, []string{"one 7  party: controls: the firmware", "one 6  party: Vendor AG/wants: a case number"}},
		{`party:"vendor ag" case`, []string{"one 6  party: Vendor AG/wants: a [case] number"}},
		{`party:vendor`, nil},
		{`server`, []string{"one 9  stop-gap: old [server]/back in: 3 h"}},
	} {
		if got := run(t, log, c.query); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s finds\n%q, want\n%q", c.query, got, c.want)
		}
	}
}
