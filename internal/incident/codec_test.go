package incident

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	"warroom/internal/hats"
)

// full is an event with every field set.
func full() Event {
	return Event{
		ID: "01jd5k3w8x-0", Kind: KindNote, At: start, Recorded: now.Add(7 * time.Millisecond), By: "ana", Text: "lag\n40 s ☃", Hat: hats.White,
		Type: "fact", Ref: 6, Who: "bo", Tags: []string{"db", "net"}, Fields: map[string]string{"goal": "flow", "by": "nine"},
		Steps: []hats.Step{{Hat: hats.White, Purpose: "changes", Length: time.Minute}, {}}, Index: -1, Length: 2 * time.Minute,
		Name: "crisis", On: true, Undoes: 1 << 60,
	}
}

// TestFullIsFull: a field that full leaves out is a field the round trip does not prove.
func TestFullIsFull(t *testing.T) {
	v := reflect.ValueOf(full())
	for i := range v.NumField() {
		switch name := v.Type().Field(i).Name; name {
		case "Seq", "Chain", "raw", "stub":
		default:
			if v.Field(i).IsZero() {
				t.Errorf("%s is not set", name)
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	for _, e := range []Event{
		{},
		full(),
		{Kind: "contact.made", Text: strings.Repeat("x", 2<<20)},
		{Tags: []string{}, At: time.UnixMilli(1).UTC()},
		{At: time.Date(1969, 7, 20, 20, 17, 40, 0, time.UTC), Recorded: time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)},
	} {
		payload, err := Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(payload)
		if err != nil {
			t.Fatal(err)
		}
		got.raw = nil
		if len(e.Tags) == 0 {
			e.Tags = nil // empty and missing are one
		}
		if !reflect.DeepEqual(got, e) {
			t.Errorf("came back as\n%+v\nfrom\n%+v", got, e)
		}
	}
}

// TestQuickTakesOurs: the library is for what others wrote.
func TestQuickTakesOurs(t *testing.T) {
	for _, e := range append(slices.Concat(logs(t)...), full(), Event{}) {
		payload, err := Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		var got stored
		ok := quick(payload, &got)
		if want, err := slow(payload); err != nil || !ok || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: taken %v, reads\n%+v\nand by the library\n%+v, %v", brief(e), ok, got, want, err)
		}
	}
}

// TestBytes pins the encoding: it is what hashes are over, and it is for ever. The keys are in the order of their numbers.
func TestBytes(t *testing.T) {
	e := Event{ID: "a", Kind: KindNote, At: time.UnixMilli(1000), Recorded: time.UnixMilli(2000), By: "ana", Text: "x", Hat: hats.Red, Index: -1, On: true}
	payload, err := Encode(e)
	if err != nil {
		t.Fatal(err)
	}
	const want = "a9 01 6161 02 6a6e6f74652e6164646564 03 1903e8 04 1907d0 05 63616e61 06 6178 07 63726564 0e 20 11 f5"
	if got := fmt.Sprintf("%x", payload); got != strings.ReplaceAll(want, " ", "") {
		t.Errorf("%s\nwant %s", got, want)
	}
	if payload, err := Encode(Event{}); err != nil || !bytes.Equal(payload, []byte{0xa0}) {
		t.Errorf("an event that says nothing: %x, %v", payload, err)
	}
	for key, name := range map[string]string{"1": "ID", "18": "Undoes", "16": "Name"} {
		f, _ := reflect.TypeFor[Event]().FieldByName(name)
		if tag := f.Tag.Get("cbor"); !strings.HasPrefix(tag, key+",") {
			t.Errorf("%s has the key %q, not %s", name, tag, key)
		}
	}
}

// TestTomorrowsEvent: an event of a newer version, with keys and a kind we do not know, comes back byte for byte, and its known
// fields are read. Changed by us it is a new event.
func TestTomorrowsEvent(t *testing.T) {
	payload, err := cbor.Marshal(map[any]any{
		1: "id", 2: "contact.made", 3: start.UnixMilli(), 6: "they called", 40: map[string]any{"heat": []int{70, 40}}, 41: 1.5, "word": "key", -3: nil,
	})
	if err != nil {
		t.Fatal(err)
	}
	e, err := Decode(payload)
	if err != nil {
		t.Fatal(err)
	}
	if e.ID != "id" || e.Kind != "contact.made" || e.At != start || e.Text != "they called" {
		t.Errorf("%+v", e)
	}
	e.Seq, e.Chain = 9, Hash{1} // of no consequence: they are the log's
	if got, err := Encode(e); err != nil || !bytes.Equal(got, payload) {
		t.Errorf("%x\nwant %x, %v", got, payload, err)
	}
	record, chain, err := Seal(Hash{}, 1, e, Salt{})
	if err != nil || !bytes.HasSuffix(record, payload) {
		t.Fatalf("%x, %v", record, err)
	}
	if got, err := Unseal(Hash{}, 1, record); err != nil || got.Chain != chain || got.Kind != e.Kind {
		t.Errorf("%+v, %v", got, err)
	}
	e.Text = "they called twice"
	got, err := Encode(e)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Decode(got); err != nil || again.Text != e.Text || again.Kind != e.Kind {
		t.Errorf("a changed copy reads %q, %v", again.Text, err)
	}
}

func TestDecodeGarbage(t *testing.T) {
	good, err := Encode(full())
	if err != nil {
		t.Fatal(err)
	}
	for name, payload := range map[string][]byte{
		"nothing": {}, "cut short": good[:len(good)-1], "more behind it": append(slices.Clone(good), 0), "a list": {0x80}, "a number": {1},
		"text for a number": {0xa1, 0x09, 0x61, 'x'}, "nested beyond reason": bytes.Repeat([]byte{0x81}, 1000),
	} {
		if _, err := Decode(payload); CodeOf(err) != CodeCorrupt {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// sealed is a log of records, as a store keeps them.
func sealed(tb testing.TB, log []Event) [][]byte {
	tb.Helper()
	var records [][]byte
	var prev Hash
	for i, e := range log {
		record, chain, err := Seal(prev, uint64(i+1), e, Salt{byte(i)})
		if err != nil {
			tb.Fatal(err)
		}
		records, prev = append(records, record), chain
	}
	return records
}

// unsealed reads records as a log does. It returns the Seq of the first that is not sound, 0 when all are.
func unsealed(records [][]byte) ([]Event, uint64) {
	var log []Event
	var prev Hash
	for i, record := range records {
		e, err := Unseal(prev, uint64(i+1), record)
		if err != nil {
			return log, uint64(i + 1)
		}
		log, prev = append(log, e), e.Chain
	}
	return log, 0
}

func TestSeal(t *testing.T) {
	log, s := play(t, begun(noted("x"), goal("flow"), Star{Ref: 6})...)
	records := sealed(t, log)
	got, bad := unsealed(records)
	if bad != 0 {
		t.Fatalf("event %d is not sound", bad)
	}
	last := got[len(got)-1]
	if chain, ok := RecordChain(records[len(records)-1]); !ok || chain != last.Chain {
		t.Errorf("the chain of the last record is %v, %v", chain, ok)
	}
	s.Chain = last.Chain
	if dump(Fold(State{}, got)) != dump(s) {
		t.Error("what was sealed and unsealed folds to another state")
	}
	if _, ok := RecordChain(records[0][:recordHead-1]); ok {
		t.Error("a record that is cut short has no chain hash")
	}
	same, _, err := Seal(Hash{}, 1, log[0], Salt{0})
	if err != nil || !bytes.Equal(same, records[0]) {
		t.Error("the same event, place and salt give another record")
	}
	other, _, err := Seal(Hash{}, 1, log[0], Salt{9})
	if err != nil || bytes.Equal(other[1:recordHead], records[0][1:recordHead]) {
		t.Error("another salt gives the same hashes")
	}
	if len(last.Chain.String()) != 64 {
		t.Errorf("a hash reads %q", last.Chain)
	}
}

// TestTampering changes a sealed log in every way there is, and each is found where it was done.
func TestTampering(t *testing.T) {
	log, _ := play(t, begun(noted("one"), noted("two"), noted("three"))...)
	whole := sealed(t, log)
	find := func(name string, want uint64, records [][]byte) {
		t.Helper()
		if got, bad := unsealed(records); bad != want || len(got) != int(want)-1 {
			t.Errorf("%s: found at %d, want %d", name, bad, want)
		}
	}
	for i := range whole[5] {
		for _, flip := range []byte{1, 3, 0x80, 0xff} { // 1 to 2, the sign of a redaction, is a flip of 3
			records := slices.Clone(whole)
			records[5] = slices.Clone(whole[5])
			records[5][i] ^= flip
			find(fmt.Sprintf("byte %d changed by %x", i, flip), 6, records)
		}
	}
	for n := range whole[5] {
		records := slices.Clone(whole)
		records[5] = whole[5][:n]
		find(fmt.Sprintf("cut to %d bytes", n), 6, records)
	}
	find("a byte more", 6, slices.Replace(slices.Clone(whole), 5, 6, append(slices.Clone(whole[5]), 0)))
	for i := range whole[:len(whole)-1] {
		at := uint64(i + 1)
		find(fmt.Sprint("lost: ", at), at, slices.Delete(slices.Clone(whole), i, i+1))
		find(fmt.Sprint("doubled: ", at), at+1, slices.Insert(slices.Clone(whole), i, whole[i]))
		swapped := slices.Clone(whole)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		find(fmt.Sprint("swapped with the next: ", at), at, swapped)
	}
	stranger := sealed(t, append(slices.Clone(log[:5]), Event{Kind: KindNote, Text: "another", At: now}))
	find("a record of another log", 7, slices.Replace(slices.Clone(whole), 5, 6, stranger[5]))
}

// TestRedacted: a redacted record has no words and still verifies; one that only says it is redacted does not.
func TestRedacted(t *testing.T) {
	log, _ := play(t, begun(noted("the password is hunter2"), noted("two"))...)
	records := sealed(t, log)
	records[5] = redacted(records[5])
	got, bad := unsealed(records)
	if bad != 0 {
		t.Fatalf("event %d is not sound", bad)
	}
	if e := got[5]; e.Kind != KindRedacted || e.Text != "" || e.Seq != 6 || e.Late() {
		t.Errorf("%+v", e)
	}
	if s := Fold(State{}, got); len(s.Notes) != 1 || s.Unknown != 0 || s.Note(6) != nil {
		t.Errorf("%d notes, %d unknown", len(s.Notes), s.Unknown)
	}
	if bytes.Contains(bytes.Join(records, nil), []byte("hunter2")) {
		t.Error("the words are still there")
	}
}

// TestUnsealFromTheMiddle: a reader that knows the head goes on from there.
func TestUnsealFromTheMiddle(t *testing.T) {
	log, _ := play(t, begun(noted("one"))...)
	records := sealed(t, log)
	prev, _ := RecordChain(records[3])
	if e, err := Unseal(prev, 5, records[4]); err != nil || e.Kind != KindHat {
		t.Errorf("%+v, %v", e, err)
	}
	if _, err := Unseal(prev, 4, records[4]); CodeOf(err) != CodeCorrupt || !strings.Contains(err.Error(), "event 4 does not follow") {
		t.Errorf("at the wrong place: %v", err)
	}
	future := slices.Clone(records[0])
	future[0] = 9
	if _, err := Unseal(Hash{}, 1, future); CodeOf(err) != CodeCorrupt || !strings.Contains(HintOf(err), "newer warroom") {
		t.Errorf("a form of tomorrow: %v, %s", err, HintOf(err))
	}
}
