package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"warroom/internal/incident"
)

// sampleExport is the export in testdata, file by file.
func sampleExport(t testing.TB) map[string]string {
	t.Helper()
	files := map[string]string{}
	dir := os.DirFS("testdata/slack-export")
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(dir, name)
		files[name] = string(raw)
		return err
	})
	if err != nil || len(files) != 11 {
		t.Fatal(err, len(files))
	}
	return files
}

// zipped makes a zip of files, in the order of their names.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if files[name] == "" {
			h.Method = zip.Store // a compressor for each of many empty files takes a minute
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(t testing.TB, name string, b []byte, o Options) ([]Entry, Summary, error) {
	t.Helper()
	return readText(t, name, string(b), o)
}

func readDir(t testing.TB, dir fs.FS, o Options) ([]Entry, Summary, error) {
	t.Helper()
	var got []Entry
	sum, err := Read(t.Context(), Input{Name: "export", Dir: dir}, o, func(e Entry) error {
		got = append(got, e)
		return nil
	})
	return got, sum, err
}

// under puts files into a folder, as a Mac does when it zips again.
func under(folder string, files map[string]string) map[string]string {
	out := map[string]string{".DS_Store": "\x00\x01", "__MACOSX/" + folder + "/._users.json": "\x00\x05\x16\x07"}
	for name, text := range files {
		out[folder+"/"+name] = text
	}
	return out
}

func TestSlackSample(t *testing.T) {
	files := sampleExport(t)
	folder, _, err := readDir(t, os.DirFS("testdata/slack-export"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name string
		b    []byte
	}{
		{"export.zip", zipped(t, files)},
		{"export.csv", zipped(t, files)},
		{"again.zip", zipped(t, under("Acme Slack export", files))},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, sum, err := readBytes(t, tc.name, tc.b, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if sum.Format != "slack" || sum.Encoding != "UTF-8" || sum.Taken != 51 || sum.Skipped != 10 || sum.Doubtful != 0 || len(got) != 61 {
				t.Errorf("%d entries, %+v", len(got), sum)
			}
			for i := range got {
				got[i].File = strings.TrimPrefix(got[i].File, "Acme Slack export/")
			}
			if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", folder) {
				t.Error("it reads otherwise than the folder")
			}
			wholesome(t, got)
		})
	}
}

// Every corner case that SOURCES.md of the sample names.
func TestSlackCorners(t *testing.T) {
	got, sum, err := readDir(t, os.DirFS("testdata/slack-export"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	byTS := map[string]Entry{}
	threads := 0
	for _, e := range got {
		byTS[e.Raw] = e
		if e.Thread != "" {
			threads++
		}
	}
	for _, tc := range []struct {
		what, ts string
		check    func(e Entry) bool
	}{
		{"thread over midnight", "1540166401.000001", func(e Entry) bool { return e.Thread == "C8INCDB01:1540166280.004000" && e.At.Second() == 1 }},
		{"reply to a deleted message", "1540164100.003700", func(e Entry) bool { return e.Thread == "C8INCDB01:1540164060.003600" && e.Status == Taken }},
		{"deleted message", "1540164060.003600", func(e Entry) bool { return e.Status == Skipped && strings.Contains(e.Reason, "deleted") }},
		{"reply to a message that is not there", "1540228800.005900", func(e Entry) bool { return e.Thread == "C8INCDB01:1539900000.000100" }},
		{"broadcast", "1540163820.003200", func(e Entry) bool { return e.Thread == "C8INCDB01:1540163600.002600" && e.Kind == "decision" }},
		{"root", "1540163600.002600", func(e Entry) bool {
			return e.Thread == "" && e.Edited.Unix() == 1540163640 && e.Written.Unix() == 1540163600
		}},
		{"bot with a name only", "1540249390.001000", func(e Entry) bool { return e.Author == "legacy-hook" }},
		{"bot with attachments only", "1540162442.000100", func(e Entry) bool {
			return e.Author == "Pager" && strings.Contains(e.Text, "site: *east* <-> *west*") && strings.Contains(e.Text, "Clusters: 7") && strings.Contains(e.Text, "?sev=1&env=prod>")
		}},
		{"empty bot message", "1540226760.000900", func(e Entry) bool { return e.Status == Skipped }},
		{"people of another company", "1540163200.001200", func(e Entry) bool {
			return e.Author == "sam @ partner" && strings.HasSuffix(e.Text, " oncall@partner.example.invalid")
		}},
		{"marks", "1540164030.001300", func(e Entry) bool {
			return strings.HasPrefix(e.Text, "@sam @ partner it") && strings.HasSuffix(e.Text, "#inc-2018-10-21-db")
		}},
		{"team and link", "1540162540.000300", func(e Entry) bool {
			return strings.HasPrefix(e.Text, "@dbe-oncall ") && strings.HasSuffix(e.Text, "MySQL topology <https://runbooks.example.invalid/mysql/topology#step-1>")
		}},
		{"date", "1540163950.003500", func(e Entry) bool { return strings.HasSuffix(e.Text, " 2018-10-21 23:19:10 UTC") }},
		{"entities", "1540228800.005900", func(e Entry) bool {
			return e.Text == "literal text check: <b>not bold</b> &amp; a|b|c `code with | pipe` =1+1 and see #C8SECRET9 or https://wiki.example.invalid/a_(b)?x=1&y=2"
		}},
		{"pinned", "1540164300.004200", func(e Entry) bool { return e.Starred }},
		{"huddle", "1540174200.004600", func(e Entry) bool {
			return e.Author == "mira" && strings.Contains(e.Text, "55 min") && e.Kind == "huddle"
		}},
		{"files", "1540168860.004500", func(e Entry) bool {
			return strings.Contains(e.Text, "[file: restore.log]\n00:41:00") && strings.Contains(e.Text, "[file deleted in Slack]") && strings.Contains(e.Text, "[file: Recovery plan <https://docs")
		}},
		{"long", "1540227480.005800", func(e Entry) bool { return len(e.Text) > 4300 }},
		{"no display name", "1540163730.006050", func(e Entry) bool { return e.Author == "Ada Fenwick" }},
		{"me message", "1540163900.003300", func(e Entry) bool { return e.Status == Taken && e.Author == "健二" }},
		{"join", "1540163376.001900", func(e Entry) bool {
			return e.Status == Skipped && e.Line == 2 && e.File == "inc-2018-10-21-db/2018-10-21.json"
		}},
	} {
		if e, ok := byTS[tc.ts]; !ok || !tc.check(e) {
			t.Errorf("%s: %+v", tc.what, e)
		}
	}
	if len(byTS) != 61 || threads != 16 {
		t.Errorf("%d messages, %d in threads", len(byTS), threads)
	}
	if notes := strings.Join(sum.Notes, "\n"); !strings.Contains(notes, "is a canvas") || !strings.Contains(notes, "1 names") {
		t.Error(notes)
	}
}

func TestSlackChannel(t *testing.T) {
	dir := os.DirFS("testdata/slack-export")
	for asked, want := range map[string]int{"": 61, "ops-alerts": 10, "#OPS-alerts": 10, "C8SUPPORT": 8} {
		got, _, err := readDir(t, dir, Options{Channel: asked})
		if err != nil || len(got) != want {
			t.Errorf("%q: %d entries, want %d, %v", asked, len(got), want, err)
		}
	}
	for asked, want := range map[string]string{"general": "has no messages", "nope": `no channel "nope"`} {
		_, _, err := readDir(t, dir, Options{Channel: asked})
		if incident.CodeOf(err) != incident.CodeNotFound || !strings.Contains(err.Error(), want) || !strings.Contains(incident.HintOf(err), "ops-alerts") {
			t.Errorf("%q: %v (%s)", asked, err, incident.HintOf(err))
		}
	}
}

const oneMessage = `{"type":"message","user":"U1","text":"hello","ts":"1540163376.001900"}`

// What a day may have in it, and the layouts of exports that the sample does not have.
func TestSlackDays(t *testing.T) {
	users := `[{"id":"U1","name":"ann"},{"id":"U2","name":"bob","profile":{"display_name":"Bob"}}]`
	for _, tc := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"org users, a group, people", map[string]string{
			"org_users.json": users, "groups.json": `[{"id":"G1","name":"secret"}]`, "dms.json": `[{"id":"D1","members":["U1","U2"]}]`,
			"secret/2018-10-21.json": "[" + oneMessage + "]", "D1/2018-10-21.json": "[" + oneMessage + "]",
		}, "1 taken 2018-10-21T23:09:36Z [ann] hello\n1 taken 2018-10-21T23:09:36Z [ann] hello"},
		{"bytes that are no UTF-8", map[string]string{"x/2018-10-21.json": "[" + strings.Replace(oneMessage, "hello", "caf\xe9 \u00e9", 1) + "]"}, "1 taken 2018-10-21T23:09:36Z [U1] caf\u00e9 \u00e9"},
		{"no lists", map[string]string{"x/2018-10-21.json": "[" + oneMessage + "]"}, "1 taken 2018-10-21T23:09:36Z [U1] hello"},
		{"a file of a day twice", map[string]string{"x/2018-10-21.json": "[" + oneMessage + "]", "x/2018-10-21 (1).json": "[" + oneMessage + "]"}, `
			1 taken 2018-10-21T23:09:36Z [U1] hello
			1 skipped 2018-10-21T23:09:36Z [U1] hello (the same message was there before: is a file of that day there twice?)`},
		{"one ts, two messages", map[string]string{"x/2018-10-21.json": "[" + oneMessage + ",\n" + strings.Replace(oneMessage, "hello", "bye", 1) + "]"}, `
			1 taken 2018-10-21T23:09:36Z [U1] hello
			2 doubtful 2018-10-21T23:09:36Z [U1] bye (another message with the same ts was there before)`},
		{"odd ones", map[string]string{"x/2018-10-21.json": `[7,null,"x",
{"type":"message","user":"U1","text":"no ts"},
{"type":"message","user":"U1","text":"bad ts","ts":"soon"},
{"type":"message","user":"U1","text":"a number","ts":1540163376.0019},
{"type":"message","user":["U1"],"text":"odd","ts":"1540163377.000000"},
{"type":"message","subtype":"from_the_future","user":"U1","text":"new","ts":"1540163378.000000"},
{"id":"F1","title":"a canvas"}
]`}, `
			1 skipped - [unknown]  (it is no message)
			1 skipped - [unknown]  (it is no message)
			1 skipped - [unknown]  (it is no message)
			2 doubtful - [unknown] [U1] no ts (its ts "" is no time)
			3 doubtful - [unknown] [U1] bad ts (its ts "soon" is no time)
			4 taken 2018-10-21T23:09:36Z [U1] a number
			5 doubtful 2018-10-21T23:09:37Z odd ("user" is not as Slack writes it)
			6 doubtful 2018-10-21T23:09:38Z [U1] new (it is of a kind that is not known here: "from_the_future")
			7 skipped - [unknown]  (it is no message: it has no ts)`},
		{"blocks and stars", map[string]string{"x/2018-10-21.json": `[
{"type":"message","bot_id":"B1","bot_profile":{"name":"Bot"},"text":"Alert","ts":"1540163376.000000","reactions":[{"name":"pushpin::skin-tone-2"}],"blocks":[
{"type":"header","text":{"type":"plain_text","text":"Alert"}},{"type":"divider"},
{"type":"section","text":{"type":"mrkdwn","text":"lag &gt; 40 s, see <https://x.invalid|board>"},"fields":[{"type":"mrkdwn","text":"sev: 1"}]},
{"type":"context","elements":[{"type":"mrkdwn","text":"by <@U1>"}]}]},
{"type":"message","user":"U1","text":"","ts":"1540163377.000000","blocks":[{"type":"rich_text","elements":[
{"type":"rich_text_section","elements":[{"type":"text","text":"a < b "},{"type":"user","user_id":"U1"},{"type":"emoji","name":"eyes"},{"type":"link","url":"https://x.invalid","text":"board"}]},
{"type":"rich_text_list","style":"ordered","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"one"}]}]},
{"type":"rich_text_quote","elements":[{"type":"text","text":"q"}]}]}]}
]`}, `
			2 taken 2018-10-21T23:09:36Z [Bot] Alert/lag > 40 s, see board <https://x.invalid>/sev: 1/by @U1
			6 taken 2018-10-21T23:09:37Z [U1] a < b @U1:eyes:board <https://x.invalid>/1. one/> q`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, sum, err := readBytes(t, "x.zip", zipped(t, tc.files), Options{})
			if err != nil {
				t.Fatal(err)
			}
			same(t, short(got), tc.want)
			wholesome(t, got)
			if strings.Contains(tc.name, "bytes") != (sum.Encoding == "UTF-8 with bad bytes") {
				t.Errorf("encoding %s", sum.Encoding)
			}
			if strings.Contains(tc.name, "stars") && (!got[0].Starred || got[1].Starred) {
				t.Error("the wrong one is starred")
			}
		})
	}
}

// One file of a day, and the folder of one channel, are read too.
func TestSlackParts(t *testing.T) {
	day := sampleExport(t)["ops-alerts/2018-10-21.json"]
	got, sum, err := readText(t, "2018-10-21.json", day, Options{})
	if err != nil || len(got) != 7 || sum.Format != "slack" || got[0].File != "" {
		t.Errorf("%d, %+v, %v", len(got), sum, err)
	}
	folder, _, err := readDir(t, os.DirFS("testdata/slack-export/ops-alerts"), Options{})
	if err != nil || len(folder) != 10 || folder[0].Source != "slack #export" {
		t.Errorf("%d, %v\n%s", len(folder), err, short(folder))
	}
}

func TestSlackPlain(t *testing.T) {
	s := &slack{people: map[string]string{"U1": "ann"}, rooms: map[string]room{"C1": {name: "ops"}}}
	for in, want := range map[string]string{
		"<@U1> <@U1|x> <@U9|bob> <@W9>":                            "@ann @ann @bob @W9",
		"<#C1> <#C1|new> <#C1|> <#C9>":                             "#ops #new #ops #C9",
		"<!here> <!channel> <!everyone>":                           "@here @channel @everyone",
		"<!subteam^S1|@dba> <!subteam^S1>":                         "@dba @S1",
		"<!date^1540163950^{date}|then> <!date^1540163950^{date}>": "then 2018-10-21 23:19:10 UTC",
		"<https://x.invalid/?a=1&amp;b=2|a &amp; b>":               "a & b <https://x.invalid/?a=1&b=2>",
		"<https://x.invalid|x.invalid> <tel:123|123>":              "https://x.invalid 123",
		"&amp;lt; &lt;@U1&gt; &amp;amp;":                           "&lt; <@U1> &amp;",
		"a < b > c <img src=x> <> <@> <@u1> <!x> <\n>":             "a < b > c <img src=x> <> <@> <@u1> <!x> <\n>",
		"<https://x.invalid":                                       "<https://x.invalid",
		"5 &gt; 3 &copy; &#60;":                                    "5 > 3 &copy; &#60;",
	} {
		if got := s.plain(in); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
}

// A zip that could do harm is refused before anything of it is read, and the error says what it is.
func TestSlackZips(t *testing.T) {
	day := map[string]string{"x/2018-10-21.json": "[" + oneMessage + "]"}
	with := func(name, text string) []byte {
		files := maps.Clone(day)
		files[name] = text
		return zipped(t, files)
	}
	many := map[string]string{}
	for i := range maxFiles + 1 {
		many[fmt.Sprint("x/", i)] = ""
	}
	good := zipped(t, sampleExport(t))
	locked := zipped(t, day)
	locked[bytes.LastIndex(locked, []byte("PK\x01\x02"))+8] |= 1
	for _, tc := range []struct {
		name string
		b    []byte
		want string
	}{
		{"bomb", with("x/2018-10-22.json", strings.Repeat("0", 8<<20)), "unpacks to more than 200 times its size"},
		{"up", with("../../etc/passwd.json", "[]"), `"../../etc/passwd.json", which leads out of the zip`},
		{"up within", with("x/../../y.json", "[]"), "leads out of the zip"},
		{"absolute", with("/etc/passwd", ""), "leads out of the zip"},
		{"backslash", with(`x\..\..\y.json`, "[]"), "leads out of the zip"},
		{"drive", with("C:/x.json", "[]"), "leads out of the zip"},
		{"NUL", with("x/\x00.json", "[]"), "leads out of the zip"},
		{"many", zipped(t, many), "has more than 50000 files"},
		{"truncated", good[:len(good)/2], "cut short"},
		{"locked", locked, "locked with a password"},
		{"another zip", zipped(t, map[string]string{"xl/workbook.xml": "<x/>"}), "is no Slack export"},
		{"only its beginning", []byte(zipMagic), "cut short"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _, err := readBytes(t, "x.zip", tc.b, Options{})
			if err == nil || !strings.Contains(err.Error(), tc.want) || incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" || len(got) > 0 {
				t.Errorf("%d entries, %v (%s)", len(got), err, incident.HintOf(err))
			}
		})
	}
}

// A list of files that says how much they unpack to is believed before any is unpacked.
func TestSlackUnpackedSize(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 3 {
		w, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("x/2018-10-2%d.json", i), Method: zip.Deflate, CompressedSize64: maxUnpacked / 2 / 50, UncompressedSize64: maxUnpacked / 2})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, _, err := readBytes(t, "x.zip", b.Bytes(), Options{})
	if err == nil || !strings.Contains(err.Error(), "unpacks to more than 8 GiB") {
		t.Error(err)
	}
}

// What stands before the place where a file breaks off is taken, other files are read, and the error says where it was.
func TestSlackBroken(t *testing.T) {
	second := strings.Replace(oneMessage, "1540163376", "1540163377", 1)
	third := strings.Replace(oneMessage, "1540163376", "1540249777", 1)
	for _, tc := range []struct{ name, day, want string }{
		{"cut short", "[\n" + oneMessage + ",\n" + second + ",\n{\"type\":\"mess", "x/2018-10-21.json ends early, after line 3"},
		{"no end", "[\n" + oneMessage + ",\n" + second + "\n", "x/2018-10-21.json ends early, after line 3"},
		{"bad", "[\n" + oneMessage + ",\n" + second + ",\n{text:7}]", "x/2018-10-21.json is no good JSON after line 3"},
		{"long", "[\n" + oneMessage + ",\n" + second + ",\n{\"text\":\"" + strings.Repeat("abcdefgh", maxRow/4) + "\"}]", "the JSON value after the one in line 3 of x/2018-10-21.json is longer than 4 MiB"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := fstest.MapFS{}
			dir["x/2018-10-21.json"] = &fstest.MapFile{Data: []byte(tc.day)}
			dir["x/2018-10-22.json"] = &fstest.MapFile{Data: []byte("[" + third + "]")}
			got, _, err := readDir(t, dir, Options{})
			if err == nil || !strings.Contains(err.Error(), tc.want) || incident.HintOf(err) == "" {
				t.Errorf("%v (%s)", err, incident.HintOf(err))
			}
			if len(got) != 3 {
				t.Errorf("%d entries:\n%s", len(got), short(got))
			}
		})
	}
	_, _, err := readDir(t, fstest.MapFS{"x/2018-10-21.json": {Data: []byte("{}")}}, Options{})
	if err == nil || !strings.Contains(err.Error(), "does not begin with a list") {
		t.Error(err)
	}
}

// An error of the one who takes ends the reading at once and comes back as it is, and so does the end of the context.
func TestSlackStops(t *testing.T) {
	stop := errors.New("enough")
	n := 0
	_, err := Read(t.Context(), Input{Name: "x", Dir: os.DirFS("testdata/slack-export")}, Options{}, func(Entry) error {
		if n++; n == 30 {
			return stop
		}
		return nil
	})
	if err != stop || n != 30 {
		t.Errorf("%v after %d", err, n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = Read(ctx, Input{Name: "x", Dir: os.DirFS("testdata/slack-export")}, Options{}, func(Entry) error {
		cancel()
		return nil
	})
	if !errors.Is(err, ctx.Err()) || err == nil {
		t.Error(err)
	}
}

func TestSlackHostile(t *testing.T) {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	for _, text := range hostile(t) {
		m := map[string]any{
			"type": "message", "ts": "1540163376.001900", "username": text, "subtype": "bot_message", "text": escape.Replace(text),
			"files": []any{map[string]any{"name": text}}, "attachments": []any{map[string]any{"title": escape.Replace(text), "fallback": text}},
		}
		raw, err := json.Marshal([]any{m})
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{"channels.json": "[]", path.Join("x", "2018-10-21.json"): string(raw)}
		got, _, err := readBytes(t, "x.zip", zipped(t, files), Options{})
		if err != nil || len(got) != 1 {
			t.Errorf("%q: %v\n%s", text, err, short(got))
			continue
		}
		if !strings.HasPrefix(got[0].Text, text) || got[0].Author != text || !strings.HasSuffix(got[0].Text, "[file: "+text+"]") {
			t.Errorf("%q comes out as %q by %q", text, got[0].Text, got[0].Author)
		}
		wholesome(t, got)
	}
}

func FuzzSlack(f *testing.F) {
	for name, text := range sampleExport(f) {
		if strings.Contains(name, "/") {
			f.Add(text)
		}
	}
	for _, s := range []string{"", "[", "[]", "[{}]", "[" + oneMessage + "," + oneMessage + "]", "[null,1,\"\",[]]", `[{"ts":"9999999999999999999.1","text":"<@U1|>&"}]`, `[{"ts":1e400,"blocks":{},"attachments":[null]}]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { steady(t, "2018-10-21.json", text, Options{Format: "slack"}) })
}

func FuzzSlackZip(f *testing.F) {
	f.Add(zipped(f, map[string]string{"x/2018-10-21.json": "[" + oneMessage + "]", "users.json": "[{}]"}))
	f.Add(zipped(f, map[string]string{"../x.json": ""}))
	f.Add([]byte(zipMagic))
	f.Fuzz(func(t *testing.T, b []byte) { steady(t, "x.zip", string(b), Options{Format: "slack"}) })
}

// slackDays is a channel of many days, made as it is read.
type slackDays struct{ days, messages int }

func (s slackDays) zip(b testing.TB) []byte {
	b.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	start := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := range s.days {
		day := start.AddDate(0, 0, d)
		w, err := z.Create("ops/" + day.Format("2006-01-02") + ".json")
		if err != nil {
			b.Fatal(err)
		}
		for i := range s.messages {
			sep := ",\n"
			if i == 0 {
				sep = "["
			}
			_, err := fmt.Fprintf(w, `%s    {
        "client_msg_id": "c70de09b-77b2-5f68-afab-2217ed1bed86",
        "user": "U7GUEST%d",
        "type": "message",
        "text": "shard %d: replication lag is %d s &amp; rising, <@U7GUEST1> see <https:\/\/x.invalid|board>",
        "ts": "%d.%06d",
        "user_profile": {"real_name": "Person %d", "display_name": "person"},
        "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "shard"}]}]}]
    }`, sep, i%9, i, i, day.Unix()+int64(i), i, i%9)
			if err != nil {
				b.Fatal(err)
			}
		}
		if _, err := io.WriteString(w, "]"); err != nil {
			b.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkSlack100k(b *testing.B) {
	const messages = 100_000
	raw := slackDays{100, messages / 100}.zip(b)
	var before, m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var most uint64
	for b.Loop() {
		n := 0
		sum, err := Read(b.Context(), Input{Name: "x.zip", File: bytes.NewReader(raw), Size: int64(len(raw))}, Options{}, func(Entry) error {
			if n++; n%1000 == 0 {
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse-min(m.HeapInuse, before.HeapInuse))
			}
			return nil
		})
		if err != nil || sum.Taken != messages {
			b.Fatalf("%+v, %v", sum, err)
		}
	}
	b.ReportMetric(messages*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	b.ReportMetric(float64(most)/(1<<20), "peak-MiB")
}

// A long day goes through without being held, in a zip as in a folder.
func TestSlackBoundedMemory(t *testing.T) {
	const mostHeap = 12 << 20
	row := strings.Replace(oneMessage, "hello", strings.Repeat("ten bytes ", 1000), 1)
	row = strings.Replace(row, `"ts":"1540163376.001900"`, `"ts":"1540163376"`, 1) + ",\n"
	file := endless{"[", row, strings.Replace(oneMessage, "hello", "last", 1) + "]", 2_000}
	runtime.GC()
	var before, m runtime.MemStats
	runtime.ReadMemStats(&before)
	var most uint64
	n := 0
	sum, err := Read(t.Context(), Input{Name: "2018-10-21.json", File: file, Size: file.size()}, Options{Format: "slack"}, func(Entry) error {
		if n++; n%100 == 0 {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse-min(m.HeapInuse, before.HeapInuse))
		}
		return nil
	})
	if err != nil || n != 2001 || sum.Taken != 2 {
		t.Fatalf("%d, %+v, %v", n, sum, err)
	}
	if most > mostHeap {
		t.Errorf("%d MiB of heap in use for %d MiB", most>>20, file.size()>>20)
	}
}
