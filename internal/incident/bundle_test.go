package incident

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/charmbracelet/x/exp/golden"
)

func bundled(tb testing.TB, b Bundle) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := WriteBundle(&out, b); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// told is a short incident with a redaction in it.
func told(tb testing.TB) Bundle {
	tb.Helper()
	log, _ := play(tb, begun(noted("lag is <40> s"), noted("the key is hunter2"), goal("flow"))...)
	e, seqs := Redacts(log, Event{ID: "r", Kind: KindRedaction, At: now, Recorded: now, By: "ana", Ref: log[len(log)-2].Seq, Fields: map[string]string{fieldOf: string(KindNote)}})
	e.Seq = uint64(len(log)) + 1
	records := sealed(tb, append(log, e))
	for _, seq := range seqs {
		records[seq-1], _ = Emptied(records[seq-1])
	}
	return Bundle{ID: "k7f3a1", Records: records}
}

// TestBundleNamesNoPath: an id becomes the name of a file.
func TestBundleNamesNoPath(t *testing.T) {
	for _, id := range []string{"../pwned", "a/b", `a\\b`, ".hidden", "-rf", "a b"} {
		if err := (Bundle{ID: id}).named(); CodeOf(err) != CodeInvalid {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestBundleGolden(t *testing.T) { golden.RequireEqual(t, bundled(t, told(t))) }

func TestBundleRoundTrip(t *testing.T) {
	given := told(t)
	derived := given
	derived.Derived = "redacted, roles"
	release := Bundle{ID: "v1", Records: readRecords(t, "testdata/v1/log.hex")}
	for i := range release.Records { // what emptied it there was no redaction
		if isEmptied(release.Records[i]) {
			release.Records = release.Records[:i]
			break
		}
	}
	for _, b := range []Bundle{given, derived, release} {
		text := bundled(t, b)
		for _, r := range []io.Reader{bytes.NewReader(text), iotest.OneByteReader(bytes.NewReader(text)), iotest.DataErrReader(bytes.NewReader(text))} {
			got, err := ReadBundle(r)
			if err != nil {
				t.Fatal(err)
			}
			if got.ID != b.ID || got.Derived != b.Derived || got.Title == "" || !reflect.DeepEqual(got.Records, b.Records) {
				t.Fatalf("read %+v", got)
			}
			if again := bundled(t, got); !bytes.Equal(again, text) {
				t.Fatal("the second trip gives other bytes")
			}
		}
		if !bytes.HasPrefix(text, []byte(BundlePrefix)) {
			t.Error("it does not begin as a bundle does")
		}
	}
}

// TestBundleChanged changes every byte and cuts at every byte.
func TestBundleChanged(t *testing.T) {
	text := bundled(t, told(t))
	for i := range text {
		for _, flip := range []byte{1, 0x20, 0x80} {
			bad := bytes.Clone(text)
			bad[i] ^= flip
			if _, err := ReadBundle(bytes.NewReader(bad)); err == nil {
				t.Fatalf("byte %d, %q for %q, is not noticed", i, bad[i], text[i])
			} else if c := CodeOf(err); c != CodeCorrupt && c != CodeInvalid || HintOf(err) == "" {
				t.Fatalf("byte %d: %v, %q", i, err, HintOf(err))
			}
		}
		if _, err := ReadBundle(bytes.NewReader(text[:i])); err == nil {
			t.Fatalf("cut at byte %d, it is not noticed", i)
		}
		if _, err := ReadBundle(bytes.NewReader(slices.Insert(bytes.Clone(text), i, '\n'))); err == nil {
			t.Fatalf("a line end at byte %d is not noticed", i)
		}
	}
}

func TestBundleSaysWhatIsWrong(t *testing.T) {
	text := string(bundled(t, told(t)))
	lines := strings.SplitAfter(text, "\n")
	joined := func(lines ...string) string { return strings.Join(lines, "") }
	without := func(i int) string { return joined(slices.Delete(slices.Clone(lines), i, i+1)...) }
	swapped := slices.Clone(lines)
	swapped[3], swapped[4] = swapped[4], swapped[3]
	for _, row := range []struct {
		name, text string
		code       Code
		says       string
	}{
		{"nothing", "", CodeInvalid, "no bundle"},
		{"another file", "PK\x03\x04", CodeInvalid, "no bundle"},
		{"a long line", strings.Repeat("x", 1<<20), CodeInvalid, "no bundle"},
		{"a long first line", BundlePrefix + strings.Repeat("x", 1<<20), CodeInvalid, "over its limit of 64.0 KiB"},
		{"a newer one", "warroom bundle 2 something", CodeCorrupt, "cut short"},
		{"a newer one, whole", "warroom bundle 2 something\n", CodeInvalid, "format 2 and this program knows 1"},
		{"no version", "warroom bundle x {}\n", CodeCorrupt, "which version"},
		{"no JSON", "warroom bundle 1 {\n", CodeCorrupt, "first line cannot be read"},
		{"too many events", `warroom bundle 1 {"id":"x","events":5000001}` + "\n", CodeInvalid, "5000001 events"},
		{"Windows line ends", strings.ReplaceAll(text, "\n", "\r\n"), CodeCorrupt, "Windows"},
		{"cut behind an event", joined(lines[:4]...), CodeCorrupt, "cut short behind event 3"},
		{"an event is left out", without(4), CodeCorrupt, "events and says"},
		{"an event twice", joined(slices.Insert(slices.Clone(lines), 3, lines[3])...), CodeCorrupt, "more behind event"},
		{"two events swapped", joined(swapped...), CodeCorrupt, "event 3 does not follow"},
		{"another title", strings.Replace(text, `"Queue stuck"`, `"Queue fine"`, 1), CodeCorrupt, "first line does not fit"},
		{"another id", strings.Replace(text, "k7f3a1", "k7f3a2", 1), CodeCorrupt, "sum does not fit"},
		{"white space in the first line", strings.Replace(text, `,"title"`, `, "title"`, 1), CodeCorrupt, "first line does not fit"},
		{"something behind the end", text + "x", CodeCorrupt, "follows its end"},
		{"an empty line behind the end", text + "\n", CodeCorrupt, "follows its end"},
		{"a line that is no base64", strings.Replace(text, lines[2], "???\n", 1), CodeCorrupt, "event 2 cannot be read"},
		{"a line that is too long", joined(lines[0], strings.Repeat("A", 12<<20), "\n"), CodeInvalid, "event 1 of the bundle is over its limit of 8.0 MiB"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := ReadBundle(strings.NewReader(row.text))
			if CodeOf(err) != row.code || !strings.Contains(err.Error(), row.says) || HintOf(err) == "" {
				t.Errorf("%v (%s, %q); want %q with %q", err, CodeOf(err), HintOf(err), row.code, row.says)
			}
		})
	}
}

var errBroken = errors.New("the disk is broken")

func TestBundleMachineErrors(t *testing.T) {
	text := bundled(t, told(t))
	for _, n := range []int{0, 10, len(text) / 2, len(text)} {
		_, err := ReadBundle(io.MultiReader(bytes.NewReader(text[:n]), iotest.ErrReader(errBroken)))
		if !errors.Is(err, errBroken) {
			t.Errorf("broken at %d: %v", n, err)
		}
	}
	if err := WriteBundle(fullDisk{}, told(t)); !errors.Is(err, errBroken) {
		t.Errorf("written to a broken disk: %v", err)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteBundleRefuses(t *testing.T) {
	good := told(t)
	damaged := good
	damaged.Records = slices.Clone(good.Records)
	damaged.Records[1] = damaged.Records[2]
	for name, row := range map[string]struct {
		b    Bundle
		code Code
	}{
		"nothing":         {Bundle{ID: "x"}, CodeInvalid},
		"no id":           {Bundle{Records: good.Records}, CodeInvalid},
		"an id of two":    {Bundle{ID: "a\nb", Records: good.Records}, CodeInvalid},
		"an id that acts": {Bundle{ID: "a\x1b", Records: good.Records}, CodeInvalid},
		"damaged records": {damaged, CodeCorrupt},
	} {
		var out bytes.Buffer
		if err := WriteBundle(&out, row.b); CodeOf(err) != row.code || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
	}
}

// TestBundleHiddenWords: a redaction that hid words and kept them is not passed on.
func TestBundleHiddenWords(t *testing.T) {
	log, _ := play(t, begun(noted("the key is hunter2"))...)
	n := log[len(log)-1].Seq
	e, _ := Redacts(log, Event{ID: "r", Kind: KindRedaction, At: now, Recorded: now, By: "ana", Ref: n, Fields: map[string]string{fieldOf: string(KindNote)}})
	e.Seq = n + 1
	records := sealed(t, append(log, e))
	b, err := ReadBundle(bytes.NewReader(bundled(t, Bundle{ID: "x", Records: records})))
	if err != nil || !isEmptied(b.Records[n-1]) || isEmptied(records[n-1]) {
		t.Fatalf("%v; what was written is left alone, and what is read is emptied", err)
	}
	whole := bundled(t, Bundle{ID: "x", Records: records[:n]}) // a bundle made by hand: no warroom writes it
	lines := strings.SplitAfter(string(whole), "\n")
	if !strings.Contains(lines[n], base64.StdEncoding.EncodeToString(records[n-1])) {
		t.Error("a note without a redaction is not written")
	}
}

func FuzzReadBundle(f *testing.F) {
	text := bundled(f, told(f))
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add(text[:bytes.IndexByte(text, '\n')+1])
	f.Add([]byte("warroom bundle 1 {\"id\":\"x\",\"events\":1}\nAAAA\nend \n"))
	f.Add([]byte("warroom bundle 99999999999999999999 \n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadBundle(bytes.NewReader(data))
		if err != nil {
			if CodeOf(err) == "" || HintOf(err) == "" || !utf8.ValidString(err.Error()) {
				t.Fatalf("%q, %q", err, HintOf(err))
			}
			return
		}
		if again := bundled(t, b); !bytes.Equal(again, data) {
			t.Fatalf("read without an error, and written otherwise:\n%q\n%q", data, again)
		}
	})
}

func TestReseal(t *testing.T) {
	b := told(t)
	_, events, err := CheckRecords(b.Records)
	if err != nil {
		t.Fatal(err)
	}
	changed := slices.Clone(events)
	for i := range changed {
		changed[i].By, changed[i].Who = "", ""
	}
	records, err := Reseal(changed)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Reseal(changed)
	if err != nil || !reflect.DeepEqual(records, again) {
		t.Error("the same events give other records")
	}
	kept, got, err := CheckRecords(records)
	if err != nil || !reflect.DeepEqual(kept, records) || len(got) != len(events) {
		t.Fatalf("%v", err)
	}
	for i, e := range got {
		if e.By != "" || e.Text != events[i].Text || e.Kind != events[i].Kind || e.Chain == events[i].Chain {
			t.Errorf("event %d is %+v, was %+v", i+1, e, events[i])
		}
	}
	if bytes.Contains(bytes.Join(records, nil), []byte("ana")) {
		t.Error("a name that was taken out is in the records")
	}
	changed[0].Fields = map[string]string{FieldTitle: "another"}
	other, err := Reseal(changed)
	if err != nil || bytes.Equal(other[0][recordHead:recordBody], records[0][recordHead:recordBody]) {
		t.Errorf("another event has the same salt, %v", err)
	}
}

// TestResealLeavesTomorrowOut: what a newer version put into an event may be a name.
func TestResealLeavesTomorrowOut(t *testing.T) {
	payload := []byte{0xa2, 2, 0x6a}
	payload = append(append(payload, KindNote...), 0x18, 99, 0x65)
	payload = append(payload, "Marek"...)
	e, err := Decode(payload)
	if err != nil {
		t.Fatal(err)
	}
	records, err := Reseal([]Event{e})
	if err != nil || bytes.Contains(records[0], []byte("Marek")) || !bytes.Contains(records[0], []byte(KindNote)) {
		t.Errorf("%q, %v", records, err)
	}
}
