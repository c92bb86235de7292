package incident

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// hostile makes events out of any bytes: kinds known, unknown and from the future, with whatever the fields can hold.
func hostile(data []byte) []Event {
	kinds := []Kind{"", "contact.made", "note.added "}
	for k := range appliers {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	next := func() byte {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return b
	}
	ref := func() uint64 {
		if b := next(); b != 255 {
			return uint64(b % 40)
		}
		return math.MaxUint64
	}
	number := func() int64 {
		switch b := next(); b {
		case 255:
			return math.MaxInt64
		case 254:
			return math.MinInt64
		default:
			return int64(int8(b))
		}
	}
	when := func() time.Time {
		switch n := number(); n {
		case 0:
			return time.Time{}
		case math.MaxInt64, math.MinInt64:
			return time.UnixMilli(n).UTC()
		default:
			return start.Add(time.Duration(n) * time.Minute)
		}
	}
	word := func() string {
		words := []string{"", "ana", "bo", "goal", "decision", "set", "decided", "fact", "unknown", "draft", "\xff\x1b[2J", "yesterday"}
		return words[int(next())%len(words)]
	}
	var log []Event
	for len(data) > 0 && len(log) < 500 {
		e := Event{Seq: uint64(len(log) + 1), Kind: kinds[int(next())%len(kinds)], At: when(), Recorded: when(), Ref: ref(), By: word(), Who: word(), Text: word(), Type: word(), Name: word()}
		flags := next()
		if flags&1 != 0 {
			e.On, e.Undoes = true, ref()
		}
		if flags&2 != 0 {
			e.Index, e.Length = int(number()), time.Duration(number())
		}
		if flags&4 != 0 {
			e.Fields = map[string]string{word(): word(), FieldSeverity: word(), FieldSeat: word(), cards.FieldDue: word()}
		}
		if flags&8 != 0 {
			for range next() % 8 {
				e.Steps = append(e.Steps, hats.Step{Hat: hats.Hat(word()), Length: time.Duration(number())}, hats.Default().Steps[next()%7])
			}
		}
		if flags&16 != 0 {
			e.Hat, e.Tags = hats.All()[next()%6], []string{word(), word()}
		}
		if flags&32 != 0 {
			e.Hat = hats.Hat(word())
		}
		if flags&64 != 0 {
			e.Seq = ref()
		}
		log = append(log, e)
	}
	return log
}

// asked calls everything that can be asked of a state, and decides every command on it: whatever was folded, no answer is a panic.
func asked(t *testing.T, s State) {
	Clocks(s, now)
	s.Present()
	s.Person("ana")
	s.Person("")
	s.Word()
	for _, h := range append(hats.All(), "", "purple") {
		s.NeedsGoal(h, -1)
		for _, r := range s.Rounds {
			r.StepFor(h)
		}
	}
	for _, r := range s.Rounds {
		r.On()
		r.Left(now)
		r.GoalStep()
		r.Next()
		r.Prev()
		if len(r.Walks) != len(r.Steps) || r.Step >= len(r.Steps) || r.Place >= len(r.Steps) || r.Step < -1 || r.Place < -1 {
			t.Fatalf("a round out of shape: %+v", r)
		}
	}
	for _, n := range s.Notes {
		if n.Round < 0 || n.Round > len(s.Rounds) || n.Round > 0 && n.Step >= len(s.Rounds[n.Round-1].Steps) || n.Step < -1 {
			t.Fatalf("a note out of place: %+v", n)
		}
		n.Late()
		n.Voice()
	}
	for _, c := range s.Cards {
		c.Due()
	}
	for _, c := range decideCases() {
		if _, err := Decide(s, c.when, now); err != nil && CodeOf(err) == "" {
			t.Fatalf("%s: an error without a code: %v", c.name, err)
		}
	}
	for _, by := range []string{"ana", "bo", ""} {
		if events, err := Decide(s, Undo{By: by}, now); err == nil {
			asked := Fold(s, events)
			asked.Word()
		}
	}
}

func FuzzApply(f *testing.F) {
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{255}, 300))
	f.Add(bytes.Repeat([]byte{254, 127, 3}, 200))
	for i := range byte(40) {
		seed := make([]byte, 0, 400)
		for j := range 200 {
			seed = binary.LittleEndian.AppendUint16(seed, uint16(j*7919)+uint16(i)*257)
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		log := hostile(data)
		all := Fold(State{}, log)
		asked(t, all)
		was := dump(all)
		var one State
		var sum Summary
		for i, e := range log {
			sum = sum.Apply(e)
			if sum.Notes < 0 {
				t.Fatalf("%d notes", sum.Notes)
			}
			half := one
			before := ""
			if i%16 == 0 {
				before = dump(half)
			}
			one = one.Apply(e)
			if before != "" && dump(half) != before {
				t.Fatalf("event %d, %s, changed the state before it", i, brief(e))
			}
		}
		if dump(one) != was {
			t.Fatal("folded at once and one by one is not the same")
		}
		for _, e := range log {
			one = one.Apply(e)
		}
		if dump(all) != was {
			t.Fatal("folding on changed the state")
		}
	})
}

func FuzzDecode(f *testing.F) {
	log, _ := play(f, begun(noted("x"), goal("flow"), decision("restart"), Star{Ref: 6}, SwapBlackYellow{})...)
	for _, e := range log {
		payload, err := Encode(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(payload)
	}
	for _, seed := range []string{
		"", "f6",
		"a1 03 1b7fffffffffffffff",     // a time at the end of all
		"a1 03 1bffffffffffffffff",     // numbers that do not fit
		"a1 03 3bffffffffffffffff",     //
		"a1 0e 1b00ffffffffffffff",     //
		"a2 1863 6178 01 6169",         // a key of tomorrow
		"bf 01 6169 01 616a ff",        // one key twice, of no fixed length
		"a2 05 6178 05 6179",           // one key twice
		"a2 06 6178 05 6179",           // keys out of order
		"a1 0c a2 6161 6178 6161 6179", // a field twice
		"a1 0d 81 a2 01 6178 01 6179",  // a hat twice in one step
		"a2 0b 80 0c a0",               // lists of nothing
		"a1 06 62fffe",                 // text that is none
		"a1 11 f6",                     // null for a yes
		"a1 11 00",                     // a number for a yes
	} {
		payload, err := hex.DecodeString(strings.ReplaceAll(seed, " ", ""))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(payload)
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		var got stored
		if quick(payload, &got) {
			if want, err := slow(payload); err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("%x reads\n%+v\nand by the library\n%+v, %v", payload, got, want, err)
			}
		}
		e, err := Decode(payload)
		if err != nil {
			if CodeOf(err) != CodeCorrupt {
				t.Fatalf("code %q: %v", CodeOf(err), err)
			}
			return
		}
		again, err := Encode(e)
		if err != nil || !bytes.Equal(again, payload) {
			t.Fatalf("%x came back as %x, %v", payload, again, err)
		}
		asked(t, State{}.Apply(e))
	})
}

func FuzzUnseal(f *testing.F) {
	record, _, err := Seal(Hash{1}, 7, Event{ID: "a", Kind: KindNote, Text: "x", At: now, Recorded: now}, Salt{2})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(record, uint64(7))
	f.Add(redacted(record), uint64(7))
	f.Add(record[:recordHead], uint64(7))
	f.Add([]byte{}, uint64(0))
	f.Fuzz(func(t *testing.T, record []byte, seq uint64) {
		RecordChain(record)
		e, err := Unseal(Hash{1}, seq, record)
		if err != nil {
			if CodeOf(err) != CodeCorrupt || HintOf(err) == "" {
				t.Fatalf("%q, hint %q: %v", CodeOf(err), HintOf(err), err)
			}
			return
		}
		if e.Seq != seq || e.Kind != KindRedacted && e.Kind != KindNote {
			t.Fatalf("something else than was sealed: %+v", e)
		}
	})
}

// redacted is what a redaction leaves of a record.
func redacted(record []byte) []byte {
	r := slices.Clone(record[:recordHead])
	r[0] = recordRedacted
	return r
}
