package bolt

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/internal/incident"
)

// fullSummary has something in every field, whatever fields there are.
func fullSummary(t *testing.T) incident.Summary {
	t.Helper()
	var s incident.Summary
	v := reflect.ValueOf(&s).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		switch x := f.Addr().Interface().(type) {
		case *string:
			*x = fmt.Sprintf("text %d ✓", i)
		case *int:
			*x = 1000 * (i + 1)
		case *uint64:
			*x = 1<<40 + uint64(i)
		case *time.Time:
			*x = time.Date(2031, 3, 14, 13, 20, i, 123e6+i*1e6, time.UTC)
		case *bool:
			*x = true
		case *incident.Hash:
			x[0], x[31] = 1, 2
		default:
			t.Fatalf("Summary.%s is a %s: teach decodeSummary and this test that type", v.Type().Field(i).Name, f.Type())
		}
	}
	return s
}

func TestDecodeSummary(t *testing.T) {
	full := fullSummary(t)
	seconds := full
	for _, at := range []*time.Time{&seconds.Declared, &seconds.Restored, &seconds.Cured, &seconds.Closed, &seconds.Last} {
		*at = at.Truncate(time.Second)
	}
	old := incident.Summary{Declared: time.Date(1931, 1, 2, 3, 4, 5, 678e6, time.UTC), Closed: time.Date(1931, 1, 2, 3, 4, 5, 0, time.UTC)}
	for name, given := range map[string]incident.Summary{
		"every field":   full,
		"whole seconds": seconds,
		"empty":         {},
		"before 1970":   old,
		"negative":      {Notes: -3, Events: math.MaxInt32},
		"long texts":    {Title: strings.Repeat("x", 70_000), LastText: strings.Repeat("y", 300)},
	} {
		t.Run(name, func(t *testing.T) {
			value, err := seal(summaryFormat, []byte("id"), given)
			if err != nil {
				t.Fatal(err)
			}
			body, ok := unseal(summaryFormat, []byte("id"), value)
			if !ok {
				t.Fatal("unseal refuses what seal made")
			}
			var fast, general incident.Summary
			if !decodeSummary(body, &fast) {
				t.Fatal("decodeSummary refuses it: is there a field of a new type?")
			}
			if err := decodeAnySummary(body, &general); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(fast, general) {
				t.Errorf("decodeSummary gives %+v, the general decoder %+v", fast, general)
			}
			var got incident.Summary
			given.ID = "id"
			if !readSummary([]byte("id"), value, &got) || !reflect.DeepEqual(got, given) {
				t.Errorf("read %+v, stored %+v", got, given)
			}
		})
	}
}

// TestSummaryFormat fails when incident.Summary gets a field: then summaries of older files lack it, and summaryFormat must count
// up so that they are made again.
func TestSummaryFormat(t *testing.T) {
	fields := map[byte]string{
		1: "ID Title Severity Declared Restored Cured Closed Notes Last LastText Seq Chain Zone Events LastNote Opened",
		2: "ID Title Severity Declared Restored Cured Closed Notes Last LastText Seq Chain Zone Events LastNote Opened Sample",
	}
	var got []string
	for i := range reflect.TypeFor[incident.Summary]().NumField() {
		got = append(got, reflect.TypeFor[incident.Summary]().Field(i).Name)
	}
	if strings.Join(got, " ") != fields[summaryFormat] {
		t.Errorf("Summary has the fields %q, which are not those of format %d: count summaryFormat up and add a row here",
			strings.Join(got, " "), summaryFormat)
	}
}

func TestSealNotices(t *testing.T) {
	value, err := seal(summaryFormat, []byte("id"), incident.Summary{Title: "queue stuck", Seq: 3})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := unseal(summaryFormat, []byte("ie"), value); ok {
		t.Error("a value passes under another key")
	}
	for i := range value {
		for bit := range 8 {
			flipped := append([]byte(nil), value...)
			flipped[i] ^= 1 << bit
			if _, ok := unseal(summaryFormat, []byte("id"), flipped); ok {
				t.Fatalf("bit %d of byte %d was flipped and nobody noticed", bit, i)
			}
		}
	}
	for n := range value {
		if _, ok := unseal(summaryFormat, []byte("id"), value[:n]); ok {
			t.Fatalf("cut to %d bytes and nobody noticed", n)
		}
	}
}

func FuzzDecodeSummary(f *testing.F) {
	for _, s := range []incident.Summary{{}, {Title: "a", Notes: -1, Declared: time.Unix(1, 5e8), Chain: incident.Hash{1}}} {
		body, err := codec().enc.Marshal(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte{0xa1, 0x04, 0xfb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0}) // not a number as a time
	f.Add([]byte{0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, body []byte) {
		var fast, general incident.Summary
		if !decodeSummary(body, &fast) {
			return
		}
		if err := decodeAnySummary(body, &general); err != nil {
			return // repeated keys and bad UTF-8 are the general decoder's business: a value with a sum has neither
		}
		if !reflect.DeepEqual(fast, general) {
			t.Fatalf("% x: decodeSummary gives %+v, the general decoder %+v", body, fast, general)
		}
	})
}

func FuzzParseMeta(f *testing.F) {
	f.Add(make([]byte, 3*metaSize))
	f.Add([]byte("short"))
	f.Fuzz(func(t *testing.T, file []byte) {
		metas := readMetas(strings.NewReader(string(file)))
		if m, ok := newest(metas); ok && m.magic != metaMagic {
			t.Fatal("a header without the magic number is taken for one")
		}
	})
}
