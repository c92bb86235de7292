package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"warroom/internal/incident"
)

func sample(t testing.TB, parts ...string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(append([]string{"testdata"}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestCSVSamples(t *testing.T) {
	for _, tc := range []struct{ name, encoding, zone, note string }{
		{"european-semicolon-mybinder-2018-03-13", "UTF-8 with BOM", "MEZ (the header says so)", `dates are day first: "13.03.2018 07:28" in line 2 proves it`},
		{"spreadsheet-pst-mybinder-2017-11-30", "UTF-8", "PST (the header says so)", `dates are month first: "11/30/2017 4:22 PM" in line 2 proves it`},
		{"timesketch-cloudflare-2019-07-02", "UTF-8", "UTC (nothing says another)", "columns that are not read: ticket"},
	} {
		for _, ending := range []string{".csv", ".txt", ".json", ".md", ""} {
			t.Run(tc.name+ending, func(t *testing.T) {
				text := sample(t, "csv", tc.name+".csv")
				got, sum, err := readText(t, tc.name+ending, text, Options{})
				if err != nil {
					t.Fatal(err)
				}
				matches(t, got, filepath.Join("testdata", "csv", tc.name+".expected.jsonl"))
				wholesome(t, got)
				if sum.Format != "csv" || sum.Encoding != tc.encoding || sum.Zone != tc.zone {
					t.Errorf("%+v", sum)
				}
				if !strings.Contains(strings.Join(sum.Notes, "\n"), strings.Replace(tc.note, " 07:28", "", 1)) {
					t.Errorf("%q does not say %q", sum.Notes, tc.note)
				}
			})
		}
	}
}

// What is skipped or doubtful in the samples, with the line where it stands.
func TestCSVSampleReasons(t *testing.T) {
	got, sum, err := readText(t, "x", sample(t, "csv", "timesketch-cloudflare-2019-07-02.csv"), Options{})
	if err != nil || sum.Taken != 25 || sum.Skipped != 2 || sum.Doubtful != 0 {
		t.Fatalf("%+v, %v", sum, err)
	}
	if e := got[6]; e.Vague != About || e.Kind != "Detection Time" || e.Hat != "white" || len(e.Tags) != 0 {
		t.Errorf("%+v", e)
	}
	same(t, short(got[25:]), `
		27 skipped - [unknown] [monitoring] [white] [Event Logged] row with an empty datetime, Timesketch skips it (it has no time)
		28 skipped - [unknown] [monitoring] [white] [Event Logged] row with an unreadable datetime, Timesketch drops it (the time "sometime after lunch" cannot be read)`)
	got, sum, err = readText(t, "x", sample(t, "csv", "spreadsheet-pst-mybinder-2017-11-30.csv"), Options{})
	if err != nil || sum.Taken != 13 || sum.Skipped != 2 || sum.Doubtful != 1 {
		t.Fatalf("%+v, %v", sum, err)
	}
	same(t, short(got[13:]), `
		17 skipped - [unknown]  (an empty row)
		18 doubtful - [unknown] [operator A] Nobody wrote down when the vendor page was checked. (the time "?" is not known to the minute)
		19 skipped - [unknown]  (an empty row)`)
}

func TestCSV(t *testing.T) {
	for _, tc := range []struct {
		name, text, want string
		o                Options
		note             string
	}{
		{
			name: "tabs, small names", text: "when\tby\tentry\n2026-01-02 10:00\tdba\tlag, 40 s\n",
			want: "2 taken 2026-01-02T10:00:00Z [dba] lag, 40 s", note: "parted by tabs",
		},
		{
			name: "bars", text: "Time|Who|What\n2026-01-02 10:00|dba|lag\n2026-01-02 10:01|ops|ok\n",
			want: "2 taken 2026-01-02T10:00:00Z [dba] lag\n3 taken 2026-01-02T10:01:00Z [ops] ok",
		},
		{
			name: "a line that says the mark", text: "sep=;\r\nTime;What\r\n2026-01-02 10:00;a, b, c\r\n",
			want: "3 taken 2026-01-02T10:00:00Z a, b, c",
		},
		{
			name: "a title above the header", text: "Outage of 2 January,,\n,,\nTime (UTC+2),Who,What\n2026-01-02 10:00,dba,lag\nTime (UTC+2),Who,What\n10:05,dba,gone\n",
			want: `
				1 skipped - [unknown] Outage of 2 January (it stands above the header)
				2 skipped - [unknown]  (an empty row)
				4 taken 2026-01-02T08:00:00Z [dba] lag
				5 skipped - [unknown] Time (UTC+2) Who What (the header again)
				6 taken 2026-01-02T08:05:00Z [dba] gone`,
		},
		{
			name: "no header", text: "2026-01-02 10:00,dba,the lag is 40 s\n2026-01-02 10:05,ops,it is gone now\n",
			want: "1 taken 2026-01-02T10:00:00Z [dba] the lag is 40 s\n2 taken 2026-01-02T10:05:00Z [ops] it is gone now", note: "no header",
		},
		{
			name: "date and time apart, date on the first row only", text: "Date,Time,Event\n02/01/2026,23:50,a\n,23:58,b\n,00:03,c\n14/01/2026,9:00 am,d\n",
			want: "2 taken 2026-01-02T23:50:00Z a\n3 taken 2026-01-02T23:58:00Z b\n4 taken 2026-01-03T00:03:00Z c\n5 taken 2026-01-14T09:00:00Z d",
			note: `day first: "14/01/2026" in line 5 proves it`,
		},
		{
			name: "the clock goes back a little", text: "Time,Event\n2026-01-02 10:00,a\n9:55,b\n10:01,c\n15:00,d\n3:30,e\n",
			want: `
				2 taken 2026-01-02T10:00:00Z a
				3 doubtful 2026-01-02T09:55:00Z b (the clock goes back: "9:55" comes after 10:00)
				4 taken 2026-01-02T10:01:00Z c
				5 taken 2026-01-02T15:00:00Z d
				6 doubtful 2026-01-02T03:30:00Z e (the clock goes back: "3:30" comes after 15:00)`,
			note: "2 rows are earlier than the row above them",
		},
		{
			name: "dates contradict", text: "Time,Event\n13.04.2018 10:00,a\n04.13.2018 10:01,b\n03.04.2018 10:02,c\n13.14.2018 10:03,d\n31.02.2018 10:04,e\n",
			want: `
				2 doubtful 2018-04-13T10:00:00Z a (read as 13 April 2018, but other dates are written in the other order)
				3 doubtful 2018-04-13T10:01:00Z b (read as 13 April 2018, but other dates are written in the other order)
				4 doubtful 2018-04-03T10:02:00Z c (read as 3 April 2018, could be 4 March 2018)
				5 doubtful - [unknown] d (there is no day "13.14.2018 10:03")
				6 doubtful - [unknown] e (there is no day "31.02.2018 10:04")`,
			note: "dates contradict",
		},
		{
			name: "only one order is sorted", text: "Time,Event\n01/02/2026 10:00,a\n02/02/2026 10:00,b\n01/03/2026 10:00,c\n",
			want: "2 taken 2026-02-01T10:00:00Z a\n3 taken 2026-02-02T10:00:00Z b\n4 taken 2026-03-01T10:00:00Z c", note: "only so the rows are in order",
		},
		{
			name: "nothing says the order", text: "Time,Event\n01/02/2026 10:00,a\n02/02/2026 10:00,b\n",
			want: `
				2 doubtful 2026-01-02T10:00:00Z a (read as 2 January 2026, could be 1 February 2026)
				3 taken 2026-02-02T10:00:00Z b`,
			note: "nothing says whether the day or the month",
		},
		{
			name: "times that are not sure", text: "Time,Event\n2026-01-02 ~13:30-13:45,a\n14:??,b\n14:40,c [approx. time]\nsoon,d\n,e\n14:50,\n",
			want: `
				2 taken 2026-01-02T13:30:00Z [about] a
				3 doubtful - [unknown] b (the time "14:??" is not known to the minute)
				4 taken 2026-01-02T14:40:00Z [about] c [approx. time]
				5 doubtful - [unknown] d (the time "soon" cannot be read)
				6 doubtful - [unknown] e (it has no time)
				7 skipped 2026-01-02T14:50:00Z 14:50 (it has no text)`,
		},
		{
			name: "counts since 1970 and digits", text: "timestamp,message\n1562074260,a\n1562074260123,b\n1562074260123456,c\n1562074260123456789,d\n20190702133100,e\n",
			want: "2 taken 2019-07-02T13:31:00Z a\n3 taken 2019-07-02T13:31:00Z b\n4 taken 2019-07-02T13:31:00Z c\n5 taken 2019-07-02T13:31:00Z d\n6 taken 2019-07-02T13:31:00Z e",
		},
		{
			name: "Timesketch with a timestamp and no datetime", text: "message,timestamp,datetime,timestamp_desc\na,1562074260000000,,hat:black note\nb,1562074260000000,soon,x\nc,1562074260000000,2019-07-02T15:31:00Z,x\n",
			want: `
				2 taken 2019-07-02T13:31:00Z [black] [note] a
				3 doubtful 2019-07-02T13:31:00Z [x] b (the time "soon" cannot be read: timestamp says when it was)
				4 doubtful 2019-07-02T15:31:00Z [x] c (its columns contradict: timestamp is 2019-07-02 13:31:00 UTC)`,
		},
		{
			name: "quotes that people write", text: "Time,Event,Who\n2026-01-02 10:00, \"a \"\"b\"\" c\" ,dba\n10:01,5\" disk,ops\n10:02,\"say \"hi\" now\",ops\n",
			want: "2 taken 2026-01-02T10:00:00Z [dba] a \"b\" c\n3 taken 2026-01-02T10:01:00Z [ops] 5\" disk\n4 taken 2026-01-02T10:02:00Z [ops] say \"hi\" now",
		},
		{
			name: "commas nobody quoted", text: "Time,Who,Event\n2026-01-02 10:00,dba,stop, then look\n10:01,ops\n",
			want: `
				2 doubtful 2026-01-02T10:00:00Z [dba] stop, then look (it has more cells than the header: they were joined to the text)
				3 skipped 2026-01-02T10:01:00Z [ops] 10:01 ops (it has no text)`,
		},
		{
			name: "ids, hats, zones, two texts", text: "id,Time,TZ,Title,Details,hat\n7,2026-01-02 10:00,CET,a,more,black\n7,2026-01-02 10:00,CET,a,more,black\n7,2026-01-02 11:00,+02:00,b,,pink\n",
			want: `
				2 taken 2026-01-02T09:00:00Z [black] a/more
				3 skipped 2026-01-02T09:00:00Z [black] a/more (the same row was there before, with the id "7")
				4 doubtful 2026-01-02T09:00:00Z b (there is no hat "pink")`,
		},
		{
			name: "as asked", text: "a;b;c\n2026-01-02 10:00;lag;dba\n", o: Options{Map: map[string]string{"at": "a", "text": "B", "author": "3"}, Zone: time.FixedZone("X", 3600)},
			want: "2 taken 2026-01-02T09:00:00Z [dba] lag",
		},
		{
			name: "the zone of the table is stronger", text: "Time (UTC),Event\n2026-01-02 10:00,a\n", o: Options{Zone: time.FixedZone("X", 3600)},
			want: "2 taken 2026-01-02T10:00:00Z a",
		},
		{
			name: "no year", text: "Time,Event\n30 Nov 23:00,a\n1 Dec 00:10,b\n2 Jan 8:00,c\n", o: Options{Now: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)},
			want: "2 taken 2025-11-30T23:00:00Z a\n3 taken 2025-12-01T00:10:00Z b\n4 taken 2026-01-02T08:00:00Z c", note: "have no year",
		},
		{
			name: "clocks that were put back", text: "Time (Europe/Berlin),Event\n2025-10-26 02:30,a\n2025-03-30 02:30,b\n",
			want: `
				2 doubtful 2025-10-26T00:30:00Z a (the clocks in Europe/Berlin showed "2025-10-26 02:30" twice on that day)
				3 doubtful 2025-03-30T01:30:00Z b (the clocks in Europe/Berlin never showed "2025-03-30 02:30" on that day)`,
		},
		{
			name: "line ends of old Macs", text: "Time,Event\r2026-01-02 10:00,a\r2026-01-02 10:01,b\r",
			want: "2 taken 2026-01-02T10:00:00Z a\n3 taken 2026-01-02T10:01:00Z b",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.o.Format = "csv"
			got, sum, err := readText(t, "x.csv", tc.text, tc.o)
			if err != nil {
				t.Fatal(err)
			}
			same(t, short(got), tc.want)
			wholesome(t, got)
			if !strings.Contains(strings.Join(sum.Notes, "\n"), tc.note) {
				t.Errorf("%q does not say %q", sum.Notes, tc.note)
			}
		})
	}
}

// Our own table comes back as it went out, under the ids that entries had where they came from.
func TestCSVOwn(t *testing.T) {
	const text = "\ufeffid,happened_at,recorded_at,zone,author,kind,hat,text,owner,due,tags,starred,edited,retracted,time,source,source_id\r\n" +
		"i-1,2026-01-02T10:00:00.000Z,2026-01-02T10:05:00.000Z,Europe/Berlin,dba,fact,white,'=1+1,,,dns cache,yes,,,about,,\r\n" +
		"i-2,2026-01-02T10:01:00.000Z,2026-01-02T10:05:00.000Z,Europe/Berlin,dba,note,black,gone,,,,,,yes,,,\r\n" +
		"i-3,2026-01-02T10:02:00.000Z,2026-01-02T10:05:00.000Z,Europe/Berlin,dba,note,red,''tis,,,,,,,,slack #x,C1:1\r\n"
	got, _, err := readText(t, "x", text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, short(got), `
		2 taken 2026-01-02T10:00:00Z [about] [dba] [white] [fact] [dns+cache] =1+1
		3 skipped 2026-01-02T10:01:00Z [dba] [black] [note] gone (it was taken back)
		4 taken 2026-01-02T10:02:00Z [dba] [red] [note] ''tis`)
	if !got[0].Starred || got[0].Source != "warroom" || got[0].SourceID != "i-1" || got[0].Written.IsZero() || got[2].Source != "slack #x" || got[2].SourceID != "C1:1" {
		t.Errorf("%+v\n%+v", got[0], got[2])
	}
}

// A table that has grown gives its old rows their old ids.
func TestCSVGrown(t *testing.T) {
	const old = "Time,Event\n2026-01-02 10:00,a\n10:00,b\n10:00,b\n"
	before, _, err := readText(t, "x.csv", old, Options{})
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := readText(t, "x.csv", old+"10:00,b\n", Options{})
	if err != nil || len(after) != 4 {
		t.Fatal(err, short(after))
	}
	for i, e := range before {
		if after[i].SourceID != e.SourceID {
			t.Errorf("row %d is called %s, then %s", i, e.SourceID, after[i].SourceID)
		}
	}
	wholesome(t, after)
}

func TestCSVEncodings(t *testing.T) {
	const text = "Zeit (MEZ);Wer;Ereignis\r\n13.03.2018 07:28;Zoë;Störung: „alles“ für 5 € weg\r\n"
	encode := func(s string, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	utf16 := func(end unicode.Endianness, bom unicode.BOMPolicy) string {
		return encode(unicode.UTF16(end, bom).NewEncoder().String(text))
	}
	for want, stored := range map[string]string{
		"UTF-8":                 text,
		"UTF-8 with BOM":        "\ufeff" + text,
		"UTF-16":                utf16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 (big endian)":   utf16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 without BOM":    utf16(unicode.LittleEndian, unicode.IgnoreBOM),
		"Latin-1":               encode(charmap.Windows1252.NewEncoder().String(text)),
		"UTF-8 with bad bytes":  strings.Replace(text, "für", "f\xfcr", 1),
		"Latin-1 (one at last)": "Zeit (MEZ);Wer;Ereignis\r\n13.03.2018 07:28;x;" + strings.Repeat("plain ", 100_000) + "\xfc\r\n",
	} {
		t.Run(want, func(t *testing.T) {
			got, sum, err := readText(t, "x.csv", stored, Options{})
			if err != nil || len(got) != 1 {
				t.Fatal(err, short(got))
			}
			name, _, _ := strings.Cut(want, " (")
			if sum.Encoding != name {
				t.Errorf("encoding %q", sum.Encoding)
			}
			if len(stored) > 1000 {
				if !strings.HasSuffix(got[0].Text, "plain ü") {
					t.Errorf("ends in %q", got[0].Text[len(got[0].Text)-10:])
				}
				return
			}
			same(t, short(got), "2 taken 2018-03-13T06:28:00Z [Zoë] Störung: „alles“ für 5 € weg")
		})
	}
}

func TestCSVErrors(t *testing.T) {
	row := "2026-01-02 10:00,a\n"
	for _, tc := range []struct {
		name, text, want string
		o                Options
		rows             int
	}{
		{name: "cut short in a cell", text: "Time,Event\n" + row + "10:01,\"b\nb", want: "ends within a cell: a quote opens it in line 3 and none closes it", rows: 1},
		{name: "a long row", text: "Time,Event\n" + row + "10:01,\"" + strings.Repeat("x", maxRow) + "\"\n" + row, want: "the row in line 3 of x.csv is longer than 4 MiB", rows: 1},
		{name: "many cells", text: "Time,Event\n" + row + strings.Repeat(",", maxColumns) + "\n", want: "more than 1000 cells", rows: 1},
		{name: "no times", text: "a,b\nc,d\n", want: "no column with times"},
		{name: "no such field", text: "Time,Event\n" + row, o: Options{Map: map[string]string{"when": "Time"}}, want: `there is no field "when"`},
		{name: "no such column", text: "Time,Event\n" + row, o: Options{Map: map[string]string{"at": "Zeit"}}, want: `there is no column "Zeit" for at`},
		{name: "empty", text: "", want: "x.csv is empty"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.o.Format = "csv"
			got, _, err := readText(t, "x.csv", tc.text, tc.o)
			if err == nil || !strings.Contains(err.Error(), tc.want) || incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" {
				t.Errorf("%v (%s)", err, incident.HintOf(err))
			}
			if len(got) != tc.rows {
				t.Errorf("%d rows:\n%s", len(got), short(got))
			}
		})
	}
}

// A long table goes through twice without being held.
func TestCSVBoundedMemory(t *testing.T) {
	const mostHeap = 12 << 20
	file := endless{"Date,Time,Event\n1.2.2018,10:00,a\n", "1.2.2018,10:00,\"" + strings.Repeat("ten bytes ", 1000) + "\"\n", "13.2.2018,10:00,b\n", 2_000}
	runtime.GC()
	var before, m runtime.MemStats
	runtime.ReadMemStats(&before)
	var most uint64
	n := 0
	sum, err := Read(t.Context(), Input{Name: "x.csv", File: file, Size: file.size()}, Options{}, func(e Entry) error {
		if n++; n%100 == 0 {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse-min(m.HeapInuse, before.HeapInuse))
		}
		if e.At.Month() != time.February {
			t.Errorf("line %d is read as %s: the last row proves the order", e.Line, e.At)
		}
		return nil
	})
	if err != nil || n != 2002 || sum.Taken != n || sum.Format != "csv" {
		t.Fatalf("%d rows, %+v, %v", n, sum, err)
	}
	if most > mostHeap {
		t.Errorf("%d MiB of heap in use for %d MiB", most>>20, file.size()>>20)
	}
}

func TestCSVHostile(t *testing.T) {
	cell := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	for _, comma := range []string{",", ";", "\t", "|"} {
		for _, text := range hostile(t) {
			source := strings.Join([]string{"Time", "Who", "Event", "Kind", "Tags", "Id"}, comma) + "\n" +
				strings.Join([]string{"2026-01-02 10:00", cell(text), cell(text), cell(text), cell(text), cell(text)}, comma) + "\n" +
				strings.Join([]string{"10:01", "x", "next", "", "", ""}, comma) + "\n"
			got, _, err := readText(t, "x.csv", source, Options{Format: "csv"})
			if err != nil || len(got) != 2 {
				t.Errorf("%q with %q: %v\n%s", text, comma, err, short(got))
				continue
			}
			want := strings.ReplaceAll(text, "\r\n", "\n")
			if got[0].Text != want || got[0].Author != strings.Trim(want, " \t\u00a0\n") || got[1].Text != "next" {
				t.Errorf("%q comes out as %q by %q, then %q", text, got[0].Text, got[0].Author, got[1].Text)
			}
			wholesome(t, got)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, name := range []string{"european-semicolon-mybinder-2018-03-13", "spreadsheet-pst-mybinder-2017-11-30", "timesketch-cloudflare-2019-07-02"} {
		f.Add(sample(f, "csv", name+".csv"))
	}
	for _, s := range []string{"", ",", "\"", "Time,Event\n\"", "a\rb", "sep=;\nTime;x\n14:??;b", "Time,Event\n1,\xff\xfe", "\xff\xfeT\x00", "id,time,text\n1,1/2/3,a\n1,1/2/3,a", "time\ttext\n~1:00-2:00pm z\tx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		steady(t, "x.csv", text, Options{Format: "csv"})
		steady(t, "x.csv", text, Options{})
	})
}

func FuzzStamp(f *testing.F) {
	for _, s := range []string{"2026-01-02 14:32 UTC", "~13:30-13:45", "19. April, 11:00", "5:14 p. m.", "HH:mm", "30/Nov/2017:13:55:36 -0800", "1h", "1.1.1 1.1 pm", "T1", "00:00+", "(", "24:00", "mo di"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		st, n := scanStamp(s)
		if n < 0 || n > len(s) || n == 0 && st.raw != "" {
			t.Errorf("%q: %d bytes, %q", s, n, st.raw)
		}
		if st, ok := parseStamp(s); ok {
			c := calendar{now: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)}
			if at, v, doubt := c.at(st); at.IsZero() && (v != Unknown || doubt == "") {
				t.Errorf("%q has no moment, %q, %q", s, v, doubt)
			}
		}
		parseEpoch(s)
		zoneIn(s)
	})
}

func BenchmarkCSV(b *testing.B) {
	const rows = 100_000
	var text strings.Builder
	text.WriteString("Date;Time (CET);Who;Event\n")
	for i := range rows {
		fmt.Fprintf(&text, "%d.3.2018;%02d:%02d;person %d;\"the lag on shard %d is %d s, still rising\"\n", 1+i*28/rows, i/60%24, i%60, i%20, i%100, i%77)
	}
	in := Input{Name: "x.csv", File: strings.NewReader(text.String()), Size: int64(text.Len())}
	b.SetBytes(in.Size)
	for b.Loop() {
		sum, err := Read(b.Context(), in, Options{}, func(Entry) error { return nil })
		if err != nil || sum.Taken+sum.Doubtful != rows {
			b.Fatalf("%+v, %v", sum, err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}
