package capture_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests must not depend on the machine's zones

	"warroom/internal/capture"
)

func load(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// utc reads a moment written as "2006-01-02 15:04:05" in UTC.
func utc(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.DateTime, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// room is the context of most tests: Berlin, 15 June 2026, 14:05:30 on the wall, 12:05:30 UTC.
func room(t testing.TB, hat string) capture.Context {
	t.Helper()
	return capture.Context{
		Now:      utc(t, "2026-06-15 12:05:30").Add(400 * time.Millisecond),
		Zone:     load(t, "Europe/Berlin"),
		Hat:      hat,
		People:   []string{"DBA", "Jane Doe", "dr.no", "liaison", "2nd line", `Bob "B" Ray`},
		Tags:     []string{"dns", "database", "größe"},
		Commands: capture.Table(),
	}
}

// at is a moment on the day of room, in UTC.
func at(h, m, s int) time.Time { return time.Date(2026, 6, 15, h, m, s, 0, time.UTC) }

// TestAhead: a date still to come is asked about, and read once the writer was asked; nothing else is read for it.
func TestAhead(t *testing.T) {
	now := time.Date(2026, 6, 15, 12, 5, 0, 0, time.UTC)
	for _, row := range []struct {
		line  string
		ahead bool
		want  time.Time
	}{
		{"2026-06-15 18:00 the window opens", true, time.Date(2026, 6, 15, 18, 0, 0, 0, time.UTC)},
		{"today 18:00 the window opens", true, time.Date(2026, 6, 15, 18, 0, 0, 0, time.UTC)},
		{"2026-06-31 18:00 x", false, time.Time{}},
		{"2026-06-15 25:00 x", false, time.Time{}},
	} {
		_, err := capture.Parse(row.line, capture.Context{Now: now})
		e := &capture.Error{}
		if !errors.As(err, &e) || e.Ahead != row.ahead {
			t.Errorf("%s: %v, ahead %v, want %v", row.line, err, e.Ahead, row.ahead)
		}
		l, err := capture.Parse(row.line, capture.Context{Now: now, Ahead: true})
		if (err == nil) != row.ahead || !l.At.Equal(row.want) {
			t.Errorf("%s, asked: %v, %v", row.line, l.At, err)
		}
	}
}

func TestParseNote(t *testing.T) {
	late := func(l capture.Line) capture.Line { l.Late = true; return l }
	black := []struct {
		line string
		want capture.Line
	}{
		// plain text and what only looks like a prefix
		{"replica lag is 40 s", capture.Line{Text: "replica lag is 40 s"}},
		{"  padded \n", capture.Line{Text: "padded"}},
		{"two\nlines", capture.Line{Text: "two\nlines"}},
		{"http://status.example is red", capture.Line{Text: "http://status.example is red"}},
		{"db: x", capture.Line{Text: "db: x"}},
		{"white: x", capture.Line{Text: "white: x"}},
		{`C:\ is full`, capture.Line{Text: `C:\ is full`}},
		{`G:\share is full`, capture.Line{Text: `G:\share is full`}},
		{"w:/var is full", capture.Line{Text: "w:/var is full"}},
		{"b::x is undefined", capture.Line{Text: "b::x is undefined"}},
		{"y:=1 is in the diff", capture.Line{Text: "y:=1 is in the diff"}},
		{"- 5 items", capture.Line{Text: "- 5 items"}},
		{"-5 degrees", capture.Line{Text: "-5 degrees"}},
		{"-5mm of rain", capture.Line{Text: "-5mm of rain"}},
		{"-5m, then more", capture.Line{Text: "-5m, then more"}},
		{"-1m1h out of order", capture.Line{Text: "-1m1h out of order"}},
		{"-1h1h twice", capture.Line{Text: "-1h1h twice"}},
		{"-1234567m is too long to be meant", capture.Line{Text: "-1234567m is too long to be meant"}},
		{"- ", capture.Line{Text: "-"}},
		{"80:20 split of the traffic", capture.Line{Text: "80:20 split of the traffic"}},
		{"30:00 is a score", capture.Line{Text: "30:00 is a score"}},
		{"60:40 is a split", capture.Line{Text: "60:40 is a split"}},
		{"25:00-26:00 is no time", capture.Line{Text: "25:00-26:00 is no time"}},
		{"25:0 is no time", capture.Line{Text: "25:0 is no time"}},
		{`\25:00 as it was said`, capture.Line{Text: "25:00 as it was said"}},
		{"it was 25:00", capture.Line{Text: "it was 25:00"}},
		{"14:02 14:99 window", capture.Line{At: at(12, 2, 0), Late: true, Text: "14:99 window"}},
		{"5 min ago it stopped", capture.Line{Text: "5 min ago it stopped"}},
		{"10m ago it stopped", capture.Line{Text: "10m ago it stopped"}},
		{"at 14:02 it stopped", capture.Line{Text: "at 14:02 it stopped"}},
		{"14:02:xx is no time", capture.Line{Text: "14:02:xx is no time"}},
		{"14:02:33. is no time", capture.Line{Text: "14:02:33. is no time"}},
		{"14:02+0x is no time", capture.Line{Text: "14:02+0x is no time"}},
		{"2026-06-15x 14:02 is no time", capture.Line{Text: "2026-06-15x 14:02 is no time"}},
		{"14:02+020 is no time", capture.Line{Text: "14:02+020 is no time"}},
		{"x: is no hat", capture.Line{Text: "x: is no hat"}},
		{"14:2 is no time", capture.Line{Text: "14:2 is no time"}},
		{"14:02pm is no time", capture.Line{Text: "14:02pm is no time"}},
		{"14:02-15:30 outage window", capture.Line{Text: "14:02-15:30 outage window"}},
		{"09:00-10:00 outage window", capture.Line{Text: "09:00-10:00 outage window"}},
		{"yesterday it was slow too", capture.Line{Text: "yesterday it was slow too"}},
		{"yesterday", capture.Line{Text: "yesterday"}},
		{"tomorrow 09:00 the window opens", capture.Line{Text: "tomorrow 09:00 the window opens"}},
		{"in 30m the window opens", capture.Line{Text: "in 30m the window opens"}},
		{"2026-06-15 was a Monday", capture.Line{Text: "2026-06-15 was a Monday"}},
		{"2026-06-15", capture.Line{Text: "2026-06-15"}},
		{"20260615 14:02 x", capture.Line{Text: "20260615 14:02 x"}},
		{"?x", capture.Line{Text: "?x"}},
		{"~/bin is full", capture.Line{Text: "~/bin is full"}},
		{`"quoted" by the vendor`, capture.Line{Text: `"quoted" by the vendor`}},
		{"!x", capture.Line{Text: "!x"}},
		{"!! x", capture.Line{Text: "!! x"}},
		{"@ noon", capture.Line{Text: "@ noon"}},
		{"@5 per minute", capture.Line{Text: "@5 per minute"}},
		{"@types/node is broken", capture.Line{Text: "@types/node is broken"}},
		{"@14:02 it stopped", capture.Line{Text: "@14:02 it stopped"}},
		{"ask @dba", capture.Line{Text: "ask @dba"}},
		{"caf\u00e9 \x00\x1b[31m \xff\xfe", capture.Line{Text: "caf\u00e9 \x00\x1b[31m \xff\xfe"}},

		// escapes
		{`\? x`, capture.Line{Text: "? x"}},
		{`\-5m was the old default`, capture.Line{Text: "-5m was the old default"}},
		{`\/goal is a command`, capture.Line{Text: "/goal is a command"}},
		{`\k: no hat #notag `, capture.Line{Text: "k: no hat #notag "}},
		{`\  indented`, capture.Line{Text: "  indented"}},
		{`\\host\share`, capture.Line{Text: `\host\share`}},
		{"//etc/hosts is wrong", capture.Line{Text: "/etc/hosts is wrong"}},
		{"//goal was lost #dns", capture.Line{Text: "/goal was lost", Tags: []string{"dns"}}},
		{"//14:02 x", capture.Line{Text: "/14:02 x"}},
		{"k: /var is full", capture.Line{Hat: "black", Text: "/var is full"}},
		{"k: //host/share is gone", capture.Line{Hat: "black", Text: "//host/share is gone"}},
		{"k: //goal was lost", capture.Line{Hat: "black", Text: "/goal was lost"}},
		{"k: /goals are many", capture.Line{Hat: "black", Text: "/goals are many"}},

		// hats
		{"w: x", capture.Line{Hat: "white", NoteKind: "fact", Text: "x"}},
		{"W: x", capture.Line{Hat: "white", NoteKind: "fact", Text: "x"}},
		{"r: x", capture.Line{Hat: "red", Text: "x"}},
		{"K: x", capture.Line{Hat: "black", Text: "x"}},
		{"y: x", capture.Line{Hat: "yellow", Text: "x"}},
		{"G: x", capture.Line{Hat: "green", Text: "x"}},
		{"b: x", capture.Line{Hat: "blue", Text: "x"}},
		{"b:x", capture.Line{Hat: "blue", Text: "x"}},
		{"b:\tx", capture.Line{Hat: "blue", Text: "x"}},
		{"b: k: 3 min, y: 2 min", capture.Line{Hat: "blue", Text: "k: 3 min, y: 2 min"}},

		// the kinds make a White note
		{"? who holds the key", capture.Line{Hat: "white", NoteKind: "unknown", Text: "who holds the key"}},
		{"~ it is the cache", capture.Line{Hat: "white", NoteKind: "assumption", Text: "it is the cache"}},
		{`" vendor says it is fixed`, capture.Line{Hat: "white", NoteKind: "reported", Text: "vendor says it is fixed"}},
		{"w: ? x", capture.Line{Hat: "white", NoteKind: "unknown", Text: "x"}},
		{"? w: x", capture.Line{Hat: "white", NoteKind: "unknown", Text: "x"}},
		{"? ~ x", capture.Line{Hat: "white", NoteKind: "unknown", Text: "~ x"}},

		// uh-oh
		{"! payments fail too", capture.Line{UhOh: true, Text: "payments fail too"}},
		{"! k: x", capture.Line{UhOh: true, Hat: "black", Text: "x"}},
		{"! ! x", capture.Line{UhOh: true, Text: "! x"}},

		// said by
		{"@dba the replica is stale", capture.Line{Who: "DBA", Text: "the replica is stale"}},
		{"@dba: the replica is stale", capture.Line{Who: "DBA", Text: "the replica is stale"}},
		{"@Dr.No x", capture.Line{Who: "dr.no", Text: "x"}},
		{"@new-guy_2 x", capture.Line{Who: "new-guy_2", Text: "x"}},
		{"@Åsa x", capture.Line{Who: "Åsa", Text: "x"}},
		{`@"jane doe" x`, capture.Line{Who: "Jane Doe", Text: "x"}},
		{`@"2nd line": x`, capture.Line{Who: "2nd line", Text: "x"}},
		{`@"No One" x`, capture.Line{Who: "No One", Text: "x"}},
		{"@dba @liaison x", capture.Line{Who: "DBA", Text: "@liaison x"}},

		// tags
		{"restore overwrites #DNS", capture.Line{Text: "restore overwrites", Tags: []string{"dns"}}},
		{"the #dns of #db1 fails", capture.Line{Text: "the #dns of #db1 fails", Tags: []string{"dns", "db1"}}},
		{"a #dns b #db #net\n", capture.Line{Text: "a #dns b", Tags: []string{"dns", "db", "net"}}},
		{"a #dns #Dns #dns", capture.Line{Text: "a", Tags: []string{"dns"}}},
		{"#dns #db slow", capture.Line{Text: "slow", Tags: []string{"dns", "db"}}},
		{"#dns k: #db slow #dns", capture.Line{Hat: "black", Text: "slow", Tags: []string{"dns", "db"}}},
		{"#12 is open", capture.Line{Text: "#12 is open"}},
		{"issue#12 and pr#fix", capture.Line{Text: "issue#12 and pr#fix"}},
		{"C# and F#", capture.Line{Text: "C# and F#"}},
		{"## heading", capture.Line{Text: "## heading"}},
		{"#!/bin/sh", capture.Line{Text: "#!/bin/sh"}},
		{"#-x", capture.Line{Text: "#-x"}},
		{"x #12-13", capture.Line{Text: "x #12-13"}},
		{"x (#dns), [#db] {#net}", capture.Line{Text: "x (#dns), [#db] {#net}", Tags: []string{"dns", "db", "net"}}},
		{"ends in a dot #dns.", capture.Line{Text: "ends in a dot #dns.", Tags: []string{"dns"}}},
		{"#dns: it is slow", capture.Line{Text: "#dns: it is slow", Tags: []string{"dns"}}},
		{"x #a_b-c-", capture.Line{Text: "x #a_b-c-", Tags: []string{"a_b-c"}}},
		{"x #Größe #日本", capture.Line{Text: "x", Tags: []string{"größe", "日本"}}},
		{"x #a#b", capture.Line{Text: "x #a#b", Tags: []string{"a"}}},

		// times
		{"14:02 x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"14:02:33 x", late(capture.Line{At: at(12, 2, 33), Text: "x"})},
		{"14:02:33.999 x", late(capture.Line{At: at(12, 2, 33), Text: "x"})},
		{"14:02:33,123456 x", late(capture.Line{At: at(12, 2, 33), Text: "x"})},
		{"9:05 x", late(capture.Line{At: at(7, 5, 0), Text: "x"})},
		{"14:04 x", capture.Line{At: at(12, 4, 0), Text: "x"}},
		{"14:03:30 x", capture.Line{At: at(12, 3, 30), Text: "x"}},
		{"14:03:29 x", late(capture.Line{At: at(12, 3, 29), Text: "x"})},
		{"14:07 within two minutes ahead", capture.Line{At: at(12, 7, 0), Text: "within two minutes ahead"}},
		{"14:08 x", late(capture.Line{At: at(12, 8, 0).AddDate(0, 0, -1), Text: "x"})},
		{"23:59 x", late(capture.Line{At: at(21, 59, 0).AddDate(0, 0, -1), Text: "x"})},
		{"-5m x", late(capture.Line{At: at(12, 0, 30), Text: "x"})},
		{"-5min x", late(capture.Line{At: at(12, 0, 30), Text: "x"})},
		{"-2m x", capture.Line{At: at(12, 3, 30), Text: "x"}},
		{"-90s x", capture.Line{At: at(12, 4, 0), Text: "x"}},
		{"-1h20m x", late(capture.Line{At: at(10, 45, 30), Text: "x"})},
		{"-1h20m30s x", late(capture.Line{At: at(10, 45, 0), Text: "x"})},
		{"yesterday 23:50 x", late(capture.Line{At: at(21, 50, 0).AddDate(0, 0, -1), Text: "x"})},
		{"Yesterday  23:50  x", late(capture.Line{At: at(21, 50, 0).AddDate(0, 0, -1), Text: "x"})},
		{"today 09:00 x", late(capture.Line{At: at(7, 0, 0), Text: "x"})},
		{"2026-01-02 14:32 x", late(capture.Line{At: utc(t, "2026-01-02 13:32:00"), Text: "x"})},
		{"2026-01-02T14:32 x", late(capture.Line{At: utc(t, "2026-01-02 13:32:00"), Text: "x"})},
		{"2026-01-02T14:32:10.5Z x", late(capture.Line{At: utc(t, "2026-01-02 14:32:10"), Text: "x"})},
		{"2026-01-02T14:32:10-04:00 x", late(capture.Line{At: utc(t, "2026-01-02 18:32:10"), Text: "x"})},
		{"2026-01-02 14:32:10.123+05 x", late(capture.Line{At: utc(t, "2026-01-02 09:32:10"), Text: "x"})},
		{"2026-01-02 14:32 CET x", late(capture.Line{At: utc(t, "2026-01-02 13:32:00"), Text: "x"})},
		{"12:02 UTC x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"12:02 utc x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"12:02Z x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"12:02 Z x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"14:02 CEST x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"08:02 -04:00 x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"14:02+02:00 x", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"14:02 +10 replicas", late(capture.Line{At: at(12, 2, 0), Text: "+10 replicas"})},
		{"14:02 +1000 users", late(capture.Line{At: at(12, 2, 0), Text: "+1000 users"})},
		{"14:02 DNS is down", late(capture.Line{At: at(12, 2, 0), Text: "DNS is down"})},
		{"14:02 cest x", late(capture.Line{At: at(12, 2, 0), Text: "cest x"})},
		{"14:02\nx", late(capture.Line{At: at(12, 2, 0), Text: "x"})},
		{"14:02 14:04 window", late(capture.Line{At: at(12, 2, 0), Text: "14:04 window"})},

		// all together, in any order
		{"14:02 k: @dba restore overwrites #dns", late(capture.Line{Hat: "black", At: at(12, 2, 0), Who: "DBA", Text: "restore overwrites", Tags: []string{"dns"}})},
		{"@dba k: 14:02 restore overwrites #dns", late(capture.Line{Hat: "black", At: at(12, 2, 0), Who: "DBA", Text: "restore overwrites", Tags: []string{"dns"}})},
		{`! -1m @"Jane Doe" ? #db why`, capture.Line{UhOh: true, Hat: "white", NoteKind: "unknown", At: at(12, 4, 30), Who: "Jane Doe", Text: "why", Tags: []string{"db"}}},
	}
	for _, tt := range black {
		t.Run(tt.line, func(t *testing.T) {
			checkLine(t, tt.line, room(t, "black"), tt.want)
		})
	}

	underWhite := []struct {
		line string
		want capture.Line
	}{
		{"lag is 40 s", capture.Line{NoteKind: "fact", Text: "lag is 40 s"}},
		{"? who", capture.Line{Hat: "white", NoteKind: "unknown", Text: "who"}},
		{"~ cache", capture.Line{Hat: "white", NoteKind: "assumption", Text: "cache"}},
		{`" fixed`, capture.Line{Hat: "white", NoteKind: "reported", Text: "fixed"}},
		{"k: x", capture.Line{Hat: "black", Text: "x"}},
		{`\? x`, capture.Line{NoteKind: "fact", Text: "? x"}},
		{"//x", capture.Line{NoteKind: "fact", Text: "/x"}},
	}
	for _, tt := range underWhite {
		t.Run("white "+tt.line, func(t *testing.T) {
			checkLine(t, tt.line, room(t, "white"), tt.want)
		})
	}

	t.Run("no context", func(t *testing.T) {
		checkLine(t, "x #dns", capture.Context{}, capture.Line{Text: "x", Tags: []string{"dns"}})
	})
}

func checkLine(t *testing.T, line string, c capture.Context, want capture.Line) {
	t.Helper()
	got, err := capture.Parse(line, c)
	if err != nil {
		t.Fatalf("Parse(%q): %v", line, err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Parse(%q)\n got %+v\nwant %+v", line, got, want)
	}
}

func TestParseCommand(t *testing.T) {
	due := func(h, m int) time.Time { return at(h, m, 0) }
	tests := []struct {
		line    string
		command string
		want    capture.Args
	}{
		{"/goal policies issued before 09:00", "goal", capture.Args{Text: "policies issued before 09:00", Rest: "policies issued before 09:00"}},
		{"  /GOAL  a\n b ", "goal", capture.Args{Text: "a\n b", Rest: "a\n b"}},
		{"/next", "next", capture.Args{}},
		{"/nex ", "next", capture.Args{}},
		{"/q", "quit", capture.Args{}},
		{"/exit", "quit", capture.Args{}},
		{"/who", "who", capture.Args{}},
		{"/hat next", "hat", capture.Args{Words: []string{"next"}, Rest: "next"}},
		{"/round", "round", capture.Args{}},
		{"/round  go/no-go now", "round", capture.Args{Words: []string{"go/no-go", "now"}, Rest: "go/no-go now"}},
		{"/sev 1", "sev", capture.Args{Words: []string{"1"}, Rest: "1"}},
		{"/refile black", "refile", capture.Args{Words: []string{"black"}, Rest: "black"}},
		{"/refile #12 black", "refile", capture.Args{Words: []string{"#12", "black"}, Seq: 12, Rest: "#12 black"}},
		{"/person Jane Doe, dba", "person", capture.Args{Text: "Jane Doe, dba", Rest: "Jane Doe, dba"}},
		{"/close", "close", capture.Args{}},
		{"/close open-ended: vendor fix is due", "close", capture.Args{Text: "open-ended: vendor fix is due", Rest: "open-ended: vendor fix is due"}},

		{"/star", "star", capture.Args{}},
		{"/star #12", "star", capture.Args{Seq: 12, Rest: "#12"}},
		{"/star 12", "star", capture.Args{Seq: 12, Rest: "12"}},
		{"/retract #12 said twice", "retract", capture.Args{Seq: 12, Text: "said twice", Rest: "#12 said twice"}},
		{"/retract said twice", "retract", capture.Args{Text: "said twice", Rest: "said twice"}},
		{"/revise #12 12 nodes are down", "revise", capture.Args{Seq: 12, Text: "12 nodes are down", Rest: "#12 12 nodes are down"}},
		{"/revise 12 nodes are down", "revise", capture.Args{Text: "12 nodes are down", Rest: "12 nodes are down"}},
		{"/revise #dns is slow", "revise", capture.Args{Text: "#dns is slow", Rest: "#dns is slow"}},

		{"/restored", "restored", capture.Args{}},
		{"/restored 14:02", "restored", capture.Args{At: at(12, 2, 0), Rest: "14:02"}},
		{"/restored 14:02 UTC first policies out", "restored", capture.Args{At: at(14, 2, 0).AddDate(0, 0, -1), Text: "first policies out", Rest: "14:02 UTC first policies out"}},
		{"/cured the link is back", "cured", capture.Args{Text: "the link is back", Rest: "the link is back"}},
		{"/cured -10m", "cured", capture.Args{At: at(11, 55, 30), Rest: "-10m"}},
		{"/restored at 14:03 all flow", "restored", capture.Args{At: at(12, 3, 0), Text: "all flow"}},
		{"/restored At 14:03", "restored", capture.Args{At: at(12, 3, 0)}},
		{"/restored at yesterday 23:50 all flow", "restored", capture.Args{At: at(21, 50, 0).AddDate(0, 0, -1), Text: "all flow"}},
		{"/restored at last", "restored", capture.Args{Text: "at last"}},
		{"/restored at", "restored", capture.Args{Text: "at"}},
		{"/restored 5 min ago all flow", "restored", capture.Args{At: at(12, 0, 30), Text: "all flow"}},
		{"/restored 10m ago", "restored", capture.Args{At: at(11, 55, 30)}},
		{"/cured 1 hour ago a lock", "cured", capture.Args{At: at(11, 5, 30), Text: "a lock"}},
		{"/cured 2 hours AGO", "cured", capture.Args{At: at(10, 5, 30)}},
		{"/cured 1h20m ago a lock", "cured", capture.Args{At: at(10, 45, 30), Text: "a lock"}},
		{"/cured 90 s ago", "cured", capture.Args{At: at(12, 4, 0)}},
		{"/cured 5 min agony", "cured", capture.Args{Text: "5 min agony"}},
		{"/cured 5 minutes later", "cured", capture.Args{Text: "5 minutes later"}},
		{"/cured 5 disks ago", "cured", capture.Args{Text: "5 disks ago"}},
		{"/cured ago", "cured", capture.Args{Text: "ago"}},
		{"/restored 80:20 again", "restored", capture.Args{Text: "80:20 again"}},

		{"/decide restore from backup", "decide", capture.Args{Text: "restore from backup"}},
		{"/decide dba: restore", "decide", capture.Args{Who: "DBA", Text: "restore"}},
		{"/decide @dba: restore", "decide", capture.Args{Who: "DBA", Text: "restore"}},
		{"/decide dba by 14:30: restore from the backup", "decide", capture.Args{Who: "DBA", Due: due(12, 30), Text: "restore from the backup"}},
		{"/decide dba by 14:30:15: restore", "decide", capture.Args{Who: "DBA", Due: at(12, 30, 15), Text: "restore"}},
		{"/decide acme BY 14:30: a: b", "decide", capture.Args{Who: "acme", Due: due(12, 30), Text: "a: b"}},
		{"/decide @dba in 30m: restore", "decide", capture.Args{Who: "DBA", Due: at(12, 35, 30), Text: "restore"}},
		{"/decide dba in 1h30m : restore", "decide", capture.Args{Who: "DBA", Due: at(13, 35, 30), Text: "restore"}},
		{"/decide by 14:30: restore", "decide", capture.Args{Due: due(12, 30), Text: "restore"}},
		{"/decide in 30m: restore", "decide", capture.Args{Due: at(12, 35, 30), Text: "restore"}},
		{"/decide dba by 14:05: restore", "decide", capture.Args{Who: "DBA", Due: due(12, 5).AddDate(0, 0, 1), Text: "restore"}},
		{"/decide dba by tomorrow 09:00: restore", "decide", capture.Args{Who: "DBA", Due: due(7, 0).AddDate(0, 0, 1), Text: "restore"}},
		{"/decide dba by 2026-12-24 18:00: restore", "decide", capture.Args{Who: "DBA", Due: utc(t, "2026-12-24 17:00:00"), Text: "restore"}},
		{"/decide dba by 2026-06-15T18:00:00Z: restore", "decide", capture.Args{Who: "DBA", Due: due(18, 0), Text: "restore"}},
		{"/decide dba by 14:30 UTC: restore", "decide", capture.Args{Who: "DBA", Due: due(14, 30), Text: "restore"}},
		{`/decide jane doe by 14:30: restore`, "decide", capture.Args{Who: "Jane Doe", Due: due(12, 30), Text: "restore"}},
		{`/decide jane doe: restore`, "decide", capture.Args{Who: "Jane Doe", Text: "restore"}},
		{`/decide @"Acme Corp" by 14:30: restore`, "decide", capture.Args{Who: "Acme Corp", Due: due(12, 30), Text: "restore"}},
		{`/decide @"a: b": restore`, "decide", capture.Args{Who: "a: b", Text: "restore"}},
		{"/decide dba:\nrestore", "decide", capture.Args{Who: "DBA", Text: "restore"}},
		{"/decide restore the backup: the copy is good", "decide", capture.Args{Text: "restore the backup: the copy is good"}},
		{"/decide fail over by hand: dba on console", "decide", capture.Args{Text: "fail over by hand: dba on console"}},
		{"/decide by hand: dba on console", "decide", capture.Args{Text: "by hand: dba on console"}},
		{"/decide drop what is in it: it is stale", "decide", capture.Args{Text: "drop what is in it: it is stale"}},
		{"/decide dba:restore", "decide", capture.Args{Text: "dba:restore"}},
		{"/decide restart at 14:30", "decide", capture.Args{Text: "restart at 14:30"}},
		{"/decide first line\ndba: second", "decide", capture.Args{Text: "first line\ndba: second"}},
		{"/decide dba\nby 14:30: restart", "decide", capture.Args{Text: "dba\nby 14:30: restart"}},
		{"/decide @ noon: restart", "decide", capture.Args{Text: "@ noon: restart"}},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			if tt.want.Rest == "" {
				_, rest, _ := strings.Cut(strings.TrimSpace(tt.line), " ")
				tt.want.Rest = strings.TrimSpace(rest)
			}
			got, err := capture.Parse(tt.line, room(t, "black"))
			if err != nil {
				t.Fatalf("Parse(%q): %v", tt.line, err)
			}
			got.Tags = nil
			if want := (capture.Line{Command: tt.command, Args: tt.want}); !reflect.DeepEqual(got, want) {
				t.Errorf("Parse(%q)\n got %+v\nwant %+v", tt.line, got, want)
			}
		})
	}
}

func TestCommandTagsStayInItsText(t *testing.T) {
	got, err := capture.Parse("/decide dba: restore #DNS and #db", room(t, "blue"))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"dns", "db"}; !reflect.DeepEqual(got.Tags, want) || got.Args.Text != "restore #DNS and #db" {
		t.Errorf("got tags %q and text %q", got.Tags, got.Args.Text)
	}
}

func TestParseError(t *testing.T) {
	tests := []struct {
		line   string
		reason string // a part of it
		hint   string // a part of it
		col    int
	}{
		{"", "nothing on the line", "write a note", 0},
		{" \n\t", "nothing on the line", "write a note", 3},
		{`\`, `no words behind \`, "write them", 1},
		{`\  `, `no words behind \`, "write them", 1},
		{"w:", "w: says the hat", "k: the restore", 2},
		{"b: ", "b: says the hat", "behind the colon", 3},
		{"?", "? has no words", "? is unknown", 1},
		{"! ", "! has no words", "payments", 2},
		{"@dba", "@dba says who", "behind the name", 4},
		{"@dba: ", "@dba: says who", "behind the name", 6},
		{"14:02", "14:02 says when, but not what happened", "14:02 replica", 5},
		{"14:02 UTC", "14:02 UTC says when", "behind the time", 9},
		{"-5m", "-5m says when", "behind the time", 3},
		{"yesterday 23:50 ", "yesterday 23:50 says when", "behind the time", 16},
		{"14:02 k:", "k: says the hat", "behind the colon", 8},
		{"#dns #db", "#db is a tag without a note", "#dns the resolver", 8},
		{"k: ? x", "k: is not White", "leave one", 5},
		{"? k: x", "k: is not White", "leave one", 5},
		{`@"Jane x`, "no closing quote", `@"Jane Doe"`, 2},
		{"k: @\"Jane\n\" x", "no closing quote", `@"Jane Doe"`, 5},
		{`@" " x`, "no name", `@"Jane Doe"`, 2},
		{"2026-06-15 18:00 window opens", "2026-06-15 18:00 has yet to come: it is 14:05 CEST on 15 Jun 2026", "put a word in front", 0},
		{"today 14:08 x", "today 14:08 has yet to come", "correct the date", 0},
		{"2026-02-30 14:32 x", "there is no day 2026-02-30", "year-month-day", 0},
		{"k: 2026-01-02 25:00 x", "2026-01-02 25:00 is not a time of day", "00:00 to 23:59", 3},
		{"25:00 x", "25:00 is not a time of day", `00:00 to 23:59; \ in front`, 0},
		{"25:00", "25:00 is not a time of day", `00:00 to 23:59; \ in front`, 0},
		{"k: 14:99 x", "14:99 is not a time of day", `\ in front`, 3},
		{"9:60 x", "9:60 is not a time of day", `\ in front`, 0},
		{"29:59 x", "29:59 is not a time of day", `\ in front`, 0},
		{"14:60 UTC x", "14:60 is not a time of day", `\ in front`, 0},
		{"14:02:61 x", "14:02:61 is not a time of day", `\ in front`, 0},
		{"-99999h x", "-99999h is more than 7 days", "write the date", 0},
		{"-169h x", "-169h is more than 7 days", "write the date", 0},
		{"/restored 23:99", "23:99 is not a time of day", "00:00 to 23:59", 10},
		{"/restored at 25:00 x", "25:00 is not a time of day", "00:00 to 23:59", 13},
		{"/restored 99999 min ago", "99999 min ago is more than 7 days", "write the date", 10},
		{"/decide dba by 25:00: x", "25:00 is not a time of day", "00:00 to 23:59", 15},
		{"/decide dba in 200h: x", "in 200h is more than 7 days", "write the date", 12},
		{"14:02 CET x", "CET is not used in Europe/Berlin on 15 Jun 2026", "there it is CEST", 6},
		{"14:02 PST x", "PST is not used in Europe/Berlin", "there it is CEST", 6},
		{"2026-01-02 14:02 CEST x", "CEST is not used in Europe/Berlin on 2 Jan 2026", "there it is CET;", 17},

		{"/", "name of a command is missing", "tab lists them", 1},
		{" / x", "name of a command is missing", "// writes a slash", 2},
		{"/restore the database", "there is no command /restore", "did you mean /restored? tab lists them", 1},
		{"/cure x", "there is no command /cure", "did you mean /cured?", 1},
		{"/clo", "there is no command /clo", "did you mean /close?", 1},
		{"/reope", "there is no command /reope", "did you mean /reopen?", 1},
		{"/qui", "there is no command /qui", "did you mean /quit?", 1},
		{"/exi", "there is no command /exi", "did you mean /quit?", 1},

		{"/gaol x", "there is no command /gaol", "did you mean /goal? tab lists them", 1},
		{"/ogal x", "there is no command /ogal", "did you mean /goal?", 1},
		{"/go", "there is no command /go", "did you mean /goal?", 1},
		{"/re", "there is no command /re", "did you mean /retract, /refile or /revise?", 1},
		{"/unod", "there is no command /unod", "did you mean /undo?", 1},
		{"/etc/hosts is wrong", "there is no command /etc/hosts", "begin with // if it is text", 1},
		{"/goat x", "there is no command /goat", "did you mean /goal? tab", 1},
		{"/hta next", "there is no command /hta", "did you mean /hat?", 1},
		{"/var is full", "there is no command /var", "tab lists them; begin with //", 1},
		{"/dec x", "/dec may be /decide and /declare", "write more of the name", 4},
		{"/\x1b[31m", "there is no command /\uFFFD[31m", "tab lists them", 1},
		{"/" + strings.Repeat("x", 100), strings.Repeat("x", 40) + "…", "tab lists them", 1},
		{"/next now", "/next takes nothing behind it", "write /next alone", 6},
		{"/goal", "/goal needs more behind it", "write /goal TEXT", 5},
		{"/goal  ", "/goal needs more behind it", "write /goal TEXT", 7},
		{"/hat", "/hat needs more", "/hat NAME|next|back", 4},
		{"/refile #12", "/refile needs more", "/refile [#NUMBER] HAT", 11},
		{"/revise #12", "/revise needs more", "/revise [#NUMBER] TEXT", 11},
		{"/revise 12", "/revise needs more", "/revise [#NUMBER] TEXT", 10},
		{"/star #0", "there is no note #0", "numbered from #1", 6},
		{"/star #99999999999999999999", "there is no note #99999999999999999999", "numbered from #1", 6},
		{"/refile #0 black", "there is no note #0", "numbered from #1", 8},
		{"/restored 2026-06-15 18:00", "has yet to come", "correct the date", 10},
		{"14:02 /restored", "/restored is a command and must stand first", "move it to the front; or write //restored", 6},
		{"k: /Goal x", "/Goal is a command", "write //Goal", 3},

		{"/decide dba:", "/decide needs more", "write /decide WHO by TIME: TEXT", 12},
		{"/decide @dba restore", "the colon before the text is missing", "/decide WHO by TIME: TEXT", 12},
		{`/decide @"Jane: x`, "no closing quote", `@"Jane Doe"`, 10},
		{"/decide @dba soon: x", `"soon" is not when it is due`, "by 14:30", 13},
		{"/decide @dba by 14:30 or so: x", `"or so" is not when it is due`, "by 14:30", 21},
		{"/decide @dba 14:30: x", `"14:30" is not when it is due`, "by 14:30", 13},
		{"/decide stand by dba by 14:30: x", `"stand by dba" is not on the roster`, `behind "by 14:30"`, 8},
		{"/decide acme by noon: x", `"by noon" is not a time`, "write 14:30", 13},
		{"/decide acme corp by 14:30: x", `"acme corp" is not on the roster`, `@"acme corp"`, 8},
		{"/decide dba by yesterday 09:00: x", "yesterday 09:00 is already past", "write 14:30", 15},
		{"/decide acme corp by 2025-01-01 09:00: x", "2025-01-01 09:00 is already past", "write 14:30", 21},
		{"/decide @dba by 2025-01-01 09:00: x", "2025-01-01 09:00 is already past", "write 14:30", 16},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			got, err := capture.Parse(tt.line, room(t, "black"))
			if !reflect.DeepEqual(got, capture.Line{}) {
				t.Errorf("Parse(%q) gives %+v with its error", tt.line, got)
			}
			checkError(t, err, tt.reason, tt.hint, tt.col)
		})
	}
}

func checkError(t *testing.T, err error, reason, hint string, col int) {
	t.Helper()
	var e *capture.Error
	if !errors.As(err, &e) {
		t.Fatalf("error is %T %v, want a *capture.Error about %q", err, err, reason)
	}
	if !strings.Contains(e.Error(), reason) {
		t.Errorf("reason %q\nlacks %q", e.Error(), reason)
	}
	if !strings.Contains(e.Hint, hint) {
		t.Errorf("hint %q\nlacks %q", e.Hint, hint)
	}
	if e.Col != col {
		t.Errorf("column %d, want %d (%v)", e.Col, col, err)
	}
}

func TestOnlyTheCommandsOfTheContextWork(t *testing.T) {
	c := room(t, "blue")
	c.Commands = nil
	for _, cmd := range capture.Table() {
		if cmd.Name == "declare" || cmd.Name == "quit" {
			c.Commands = append(c.Commands, cmd)
		}
	}
	_, err := capture.Parse("/goal x", c)
	checkError(t, err, "/goal does not work here", "tab lists the commands that do", 1)
	if got, err := capture.Parse("/dec x", c); err != nil || got.Command != "declare" {
		t.Errorf("/dec where only /declare works: %q, %v", got.Command, err)
	}
	// A command is no text just because it does not work here.
	_, err = capture.Parse("14:02 /restored", c)
	checkError(t, err, "/restored is a command", "move it to the front", 6)

	c.Commands = nil
	_, err = capture.Parse("/quit", c)
	checkError(t, err, "/quit does not work here", "tab", 1)
}

func TestARowIsACommand(t *testing.T) {
	c := room(t, "blue")
	c.Commands = append(c.Commands, capture.Command{Name: "promise", Shape: capture.ShapeOwed, Usage: "/promise WHO [by TIME]: TEXT"})
	got, err := capture.Parse("/promise acme by 14:30: a written summary", c)
	want := capture.Args{Who: "acme", Due: at(12, 30, 0), Text: "a written summary", Rest: "acme by 14:30: a written summary"}
	if err != nil || got.Command != "promise" || !reflect.DeepEqual(got.Args, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestTable(t *testing.T) {
	shapes := map[capture.Shape]bool{
		capture.ShapeNone: true, capture.ShapeText: true, capture.ShapeWords: true,
		capture.ShapeTimed: true, capture.ShapeOwed: true, capture.ShapeNumbered: true,
	}
	seen := map[string]bool{}
	for _, c := range capture.Table() {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if seen[n] || n != strings.ToLower(n) || strings.ContainsAny(n, " /") {
				t.Errorf("name %q is doubled or malformed", n)
			}
			seen[n] = true
		}
		if !shapes[c.Shape] || c.Summary == "" || !strings.HasPrefix(c.Usage, "/"+c.Name) {
			t.Errorf("row %+v is incomplete", c)
		}
		if bare := !strings.Contains(c.Usage, " "); bare != (c.Shape == capture.ShapeNone) {
			t.Errorf("usage %q does not go with shape %q", c.Usage, c.Shape)
		}
		_, err := capture.Parse("/"+c.Name, capture.Context{Commands: capture.Table()})
		if fits := c.Optional || c.Shape == capture.ShapeNone; (err == nil) != fits {
			t.Errorf("/%s alone: %v", c.Name, err)
		}
	}
	// What a caller does to the table is its own affair.
	capture.Table()[0].Name = "spoilt"
	if capture.Table()[0].Name != "goal" {
		t.Error("a caller can change the table of others")
	}
}

// Input of any size and shape is read in linear time; the benchmark prints it, and here a
// quadratic reader would run for minutes.
func TestParseLarge(t *testing.T) {
	c := room(t, "white")
	for name, line := range large(1 << 20) {
		t.Run(name, func(t *testing.T) {
			got, err := capture.Parse(line, c)
			if err == nil && (got.Command == "") == (got.Text == "") {
				t.Errorf("neither a note nor a command: %q", got.Command)
			}
			capture.Complete(line, len(line), c)
		})
	}
}

// large gives lines of about n bytes that a careless reader is slow on.
func large(n int) map[string]string {
	lines := map[string]string{}
	for name, unit := range map[string]string{
		"words": "word ", "letters": "x", "tags": "#a ", "hashes": "#", "spaces": " ", "newlines": "x\n", "brackets": "(#a",
		"times": "14:02 ", "hats": "k: ", "names": "@dba ", "marks": `@"`, "digits": "1", "slashes": "/", "backslashes": `\`,
		"nul": "\x00", "invalid": "\xff", "continuation": "\x80", "dashes": "#a-",
	} {
		lines[name] = strings.Repeat(unit, n/len(unit))
		lines[name+" behind a word"] = "x " + lines[name]
		lines[name+" behind a command"] = "/decide " + lines[name]
	}
	var tags strings.Builder
	for i := 0; tags.Len() < n; i++ {
		fmt.Fprintf(&tags, "#t%d ", i)
	}
	lines["different tags"] = tags.String() + "x"
	return lines
}
