package importer

import (
	"testing"
	"time"
)

func TestParseStamp(t *testing.T) {
	now := time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		in   string
		zone string // of the calendar
		want string // RFC 3339 with what is known, then the vagueness; "" no stamp, "-" no moment
	}{
		{in: "2018-04-18 12:35", want: "2018-04-18T12:35:00Z"},
		{in: "2018-04-18T12:35:07.123456Z", want: "2018-04-18T12:35:07.123456Z"},
		{in: "2019-07-02T15:52:00+02:00", want: "2019-07-02T13:52:00Z"},
		{in: "2019-07-02T15:52-07:00", want: "2019-07-02T22:52:00Z"},
		{in: "2019-07-02 14:02:00.000000", want: "2019-07-02T14:02:00Z"},
		{in: "2019-07-02 14:02:00,5", want: "2019-07-02T14:02:00.5Z"},
		{in: "2019-07-02 14:02:00 +0000 UTC", want: "2019-07-02T14:02:00Z"},
		{in: "2019-07-02 14:02:00 -0700 PDT", want: "2019-07-02T21:02:00Z"},
		{in: "2019-07-02 14:02:00 -0700", want: "2019-07-02T21:02:00Z"},
		{in: "20190702T140200Z", want: "2019-07-02T14:02:00Z"},
		{in: "20190702T1402", want: "2019-07-02T14:02:00Z"},
		{in: "30/Nov/2017:13:55:36 -0800", want: "2017-11-30T21:55:36Z"},
		{in: "2019/7/2 14:02", want: "2019-07-02T14:02:00Z"},
		{in: "2. Juli 2019, 14:02 Uhr MESZ", want: "2019-07-02T12:02:00Z"},
		{in: "Tue, 02 Jul 2019 14:02:00 GMT", want: "2019-07-02T14:02:00Z"},
		{in: "Tuesday, July 2nd, 2019 at 2:02 PM PDT", want: "2019-07-02T21:02:00Z"},
		{in: "Jul 2 2019 14.02 Uhr", want: "2019-07-02T14:02:00Z"},
		{in: "2 juillet 2019 à 14h02", want: "2019-07-02T14:02:00Z"},
		{in: "14:02 UTC, 2 Jul 2019", want: "2019-07-02T14:02:00Z"},
		{in: "14:02 on 2019-07-02", want: "2019-07-02T14:02:00Z"},
		{in: "2019-07-02 24:00", want: "2019-07-03T00:00:00Z"},
		{in: "2016-12-31T23:59:60Z", want: "2017-01-01T00:00:00Z"},
		{in: "2019-07-02 12:30 AM", want: "2019-07-02T00:30:00Z"},
		{in: "2019-07-02 12:30 PM", want: "2019-07-02T12:30:00Z"},
		{in: "2019-07-02 5:09pm", want: "2019-07-02T17:09:00Z"},
		{in: "2019-07-02 5:14 p.m.", want: "2019-07-02T17:14:00Z"},
		{in: "2019-07-02 5:14 P. M.", want: "2019-07-02T17:14:00Z"},
		{in: "2019-07-02 5:14\u202fPM ", want: "2019-07-02T17:14:00Z"},
		{in: "2019-07-02 5:14p", want: "2019-07-02T17:14:00Z"},
		{in: "2019-07-02 5.14 pm", want: "2019-07-02T17:14:00Z"},
		{in: "2019-07-02 5pm", want: "2019-07-02T17:00:00Z"},
		{in: "2019-07-02 05:14:09 PM", want: "2019-07-02T17:14:09Z"},
		{in: "2019-07-02 17:14 PM", want: "2019-07-02T17:14:00Z"},
		{in: "2019-07-02 noon", want: "2019-07-02T12:00:00Z"},
		{in: "2019-07-02 1430 UTC", want: "2019-07-02T14:30:00Z"},
		{in: "11/30/2017 4:22 PM", zone: "PST", want: "2017-12-01T00:22:00Z"},
		{in: "13.03.2018 8:17", zone: "MEZ", want: "2018-03-13T07:17:00Z"},
		{in: "13.3.18 8:17", want: "2018-03-13T08:17:00Z"},
		{in: "13-03-2018 08:17", want: "2018-03-13T08:17:00Z"},
		{in: "2. Juli, 11:00", want: "2019-07-02T11:00:00Z"}, // June 2020 is now
		{in: "2019-07-02 14:02 Europe/Berlin", want: "2019-07-02T12:02:00Z"},
		{in: "2019-07-02 14:02 (CEST)", want: "2019-07-02T12:02:00Z"},
		{in: "2019-07-02 14:02 UTC+2", want: "2019-07-02T12:02:00Z"},
		{in: "2019-07-02 14:02 PT", want: "2019-07-02T21:02:00Z"},

		{in: "2018-04-18 ~13:30-13:45", want: "2018-04-18T13:30:00Z about"},
		{in: "~2018-04-18 13:30", want: "2018-04-18T13:30:00Z about"},
		{in: "2018-04-18 approx. 13:30", want: "2018-04-18T13:30:00Z about"},
		{in: "ca. 2018-04-18 13:30", want: "2018-04-18T13:30:00Z about"},
		{in: "2018-04-18 13:30 (approx. time)", want: "2018-04-18T13:30:00Z about"},
		{in: "2018-04-18 13:30?", want: "2018-04-18T13:30:00Z about"},
		{in: "2018-04-18 13:30 – 13:45 UTC", want: "2018-04-18T13:30:00Z about"},
		{in: "2018-04-18 13:30 to 13:45", want: "2018-04-18T13:30:00Z about"},
		{in: "2018-04-18 09:00-10:00", want: "2018-04-18T09:00:00Z about"},
		{in: "2018-04-18 11:00-02:00", want: "2018-04-18T13:00:00Z"},
		{in: "2018-04-18 13:30 - 2018-04-18 13:45", want: "2018-04-18T13:30:00Z about"},
		{in: "2018-04-18 5:09-5:14pm", want: "2018-04-18T17:09:00Z about"},

		{in: "2018-04-18 14:??", want: "-"},
		{in: "2018-04-18 HH:mm", want: "-"},
		{in: "2018-04-18 ??:??", want: "-"},
		{in: "2018-04-18 14:xx", want: "-"},
		{in: "?", want: "-"},
		{in: "unknown", want: "-"},
		{in: "2018-04-18", want: "-"},
		{in: "14:30", want: "-"}, // no day
		{in: "31.02.2018 14:30", want: "-"},
		{in: "13.14.2018 14:30", want: "-"},
		{in: "2018-13-01 14:30", want: "-"},

		{in: "", want: ""},
		{in: "sometime after lunch", want: ""},
		{in: "2018-04-18 25:00", want: ""},
		{in: "2018-04-18 14:60", want: ""},
		{in: "2018-04-18 14:30:61", want: ""},
		{in: "2018-04-18 14:3", want: ""},
		{in: "14:30 restarted", want: ""},
		{in: "3.14", want: ""},
		{in: "1,5", want: ""},
		{in: "10.0.0.1", want: ""},
		{in: "v1.2.3", want: ""},
		{in: "0", want: ""},
	} {
		st, ok := parseStamp(tc.in)
		if !ok {
			if tc.want != "" {
				t.Errorf("%q is not read as a time, want %s", tc.in, tc.want)
			}
			continue
		}
		c := calendar{now: now}
		if tc.zone != "" {
			c.zone, _ = zoneNamed(tc.zone)
		}
		at, vague, doubt := c.at(st)
		got := at.Format(time.RFC3339Nano)
		switch {
		case at.IsZero():
			got = "-"
			if doubt == "" || vague != Unknown {
				t.Errorf("%q: no moment, but vague %q, doubt %q", tc.in, vague, doubt)
			}
		case vague != Exact:
			got += " " + string(vague)
		}
		if got != tc.want {
			t.Errorf("%q = %s (%s), want %s", tc.in, got, doubt, tc.want)
		}
	}
}

func TestScanStamp(t *testing.T) {
	for _, tc := range []struct{ in, stamp, rest string }{
		{"14:32 text", "14:32", " text"},
		{"14:32: text", "14:32", ": text"},
		{"14:32 UTC: text", "14:32 UTC", ": text"},
		{"2026-01-02 14:32 UTC - text", "2026-01-02 14:32 UTC", " - text"},
		{"14:32:05Z @who text", "14:32:05Z", " @who text"},
		{"14:32 - 15 pods died", "14:32", " - 15 pods died"},
		{"14:32 a node died", "14:32", " a node died"},
		{"14:32 I saw it", "14:32", " I saw it"},
		{"14:32 2 nodes died", "14:32", " 2 nodes died"},
		{"14:32 MAY be fine", "14:32", " MAY be fine"},
		{"14:32 before the deploy", "14:32", " before the deploy"},
		{"~13:30-13:45", "~13:30-13:45", ""},
		{"19. April, 11:00", "19. April, 11:00", ""},
		{"May we ask", "", "May we ask"},
		{"5 pods", "", "5 pods"},
		{"5:1 odds", "", "5:1 odds"},
		{"1.2.3.4 is down", "", "1.2.3.4 is down"},
		{"12 months", "", "12 months"},
		{"HH:mm Short", "HH:mm", " Short"},
		{"So 14 pods", "", "So 14 pods"},
	} {
		st, n := scanStamp(tc.in)
		if st.raw != tc.stamp || tc.in[n:] != tc.rest {
			t.Errorf("%q is read as %q and %q, want %q and %q", tc.in, st.raw, tc.in[n:], tc.stamp, tc.rest)
		}
	}
}
