package outbound

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestMoment(t *testing.T) {
	berlin := time.FixedZone("CEST", 2*3600)
	late := time.Date(2024, 5, 7, 23, 30, 0, 0, time.UTC)
	for _, tc := range []struct {
		at, now time.Time
		zone    *time.Location
		want    string
	}{
		{now.Add(30 * time.Minute), now, time.UTC, "14:30 UTC"},
		{now.Add(30 * time.Minute), now, nil, "14:30 UTC"},
		{now.Add(30 * time.Minute), now, berlin, "16:30 CEST"},
		{now.Add(11 * time.Hour), now, time.UTC, "Wed 8 May 01:00 UTC"},
		{late, late, time.UTC, "23:30 UTC"},
		{late, now, berlin, "Wed 8 May 01:30 CEST"},
		{now.AddDate(1, 0, 0), now, time.UTC, "Wed 7 May 2025 14:00 UTC"},
		{time.Time{}, now, time.UTC, ""},
	} {
		if got := Moment(tc.at, tc.now, tc.zone); got != tc.want {
			t.Errorf("%v: %q, want %q", tc.at, got, tc.want)
		}
	}
}

func TestShort(t *testing.T) {
	long := "We are sorry: since 13:05 you cannot ship. Forty lorries wait at your docks and we load the first ten by hand, from the list that your desk sent at noon, in its order."
	for _, tc := range []struct {
		given, text string
		limit       int
		want        string
	}{
		{"what fits", "You cannot ship.", 160, "You cannot ship. Next word 14:30 UTC."},
		{"no text", "", 160, "Next word 14:30 UTC."},
		{"white space", "You\n\n cannot\tship.", 160, "You cannot ship. Next word 14:30 UTC."},
		{"without a full stop", "You cannot ship", 160, "You cannot ship. Next word 14:30 UTC."},
		{"without a full stop and room for one", "You cannot ship", 36, "You cannot ship Next word 14:30 UTC."},
		{"cut behind a sentence", long, 80, "We are sorry: since 13:05 you cannot ship. Next word 14:30 UTC."},
		{"cut between words", long, 160, "We are sorry: since 13:05 you cannot ship. Forty lorries wait at your docks and we load the first ten by hand, from the list that your... Next word 14:30 UTC."},
		{"one long word", strings.Repeat("x", 200), 160, "Next word 14:30 UTC."},
		{"no room for the time", "You cannot ship.", 19, ""},
		{"no room", "You cannot ship.", -1, ""},
		{"the time is there", "You cannot ship, next word at 14:30 UTC.", 160, "You cannot ship, next word at 14:30 UTC."},
		{"controls", "You\x1b[31m can\u202enot ship.", 160, "You[31m cannot ship. Next word 14:30 UTC."},
	} {
		if got := Short(saying(tc.text), tc.limit, now, time.UTC); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.given, got, tc.want)
		}
	}
	for limit := range 200 {
		got := Short(saying(long), limit, now, time.UTC)
		if utf8.RuneCountInString(got) > limit || got != "" && !strings.HasSuffix(got, "Next word 14:30 UTC.") {
			t.Errorf("%d characters: %q", limit, got)
		}
	}
}

func TestForms(t *testing.T) {
	d := complete()
	d.BossLine, d.Alternatives = "40 orders wait, none is lost.", "Order by phone, line *2*."
	plain := `We are sorry: since 13:05 you cannot ship.

What we do for you: You can tell your drivers what to do.

For your superiors: 40 orders wait, none is lost.

What you can do meanwhile: Order by phone, line *2*.

Next word: 14:30 UTC
`
	if got := Plain(d, now, time.UTC); got != plain {
		t.Errorf("plain: %q", got)
	}
	marked := `**What it means**

We are sorry: since 13:05 you cannot ship.

**What we do for you**

You can tell your drivers what to do.

**For your superiors**

40 orders wait, none is lost.

**What you can do meanwhile**

Order by phone, line \*2\*.

**Next word**

14:30 UTC
`
	if got := Markdown(d, now, time.UTC); got != marked {
		t.Errorf("markdown: %q", got)
	}
	if got := Plain(Draft{}, now, time.UTC); got != "" {
		t.Errorf("nothing to say: %q", got)
	}
	d.NextAt = now.Add(24 * time.Hour)
	if got := Plain(d, now, time.UTC); !strings.HasSuffix(got, "Next word: Wed 8 May 14:00 UTC\n") {
		t.Errorf("tomorrow: %q", got)
	}
}
