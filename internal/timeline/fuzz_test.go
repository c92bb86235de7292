package timeline

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// hostile makes events out of any bytes: kinds known, unknown and from the future, with whatever the fields can hold.
type hostile []byte

func (h *hostile) next() byte {
	if len(*h) == 0 {
		return 0
	}
	b := (*h)[0]
	*h = (*h)[1:]
	return b
}

func (h *hostile) ref() uint64 {
	if b := h.next(); b != 255 {
		return uint64(b % 40)
	}
	return math.MaxUint64
}

func (h *hostile) number() int64 {
	switch b := h.next(); b {
	case 255:
		return math.MaxInt64
	case 254:
		return math.MinInt64
	default:
		return int64(int8(b))
	}
}

func (h *hostile) when() time.Time {
	switch n := h.number(); n {
	case 0:
		return time.Time{}
	case math.MaxInt64, math.MinInt64:
		return time.UnixMilli(n).UTC()
	default:
		return start.Add(time.Duration(n) * time.Minute)
	}
}

func (h *hostile) word() string {
	words := []string{"", "Ana", "Bo", "goal", "decision", "set", "decided", "fact", "unknown", "participant 1", "\xff\x1b[2J", "network engineer", "2031-03-14T15:00:00Z", "customer", "1,2,3"}
	return words[int(h.next())%len(words)]
}

func (h *hostile) event(kinds []incident.Kind, seq uint64) incident.Event {
	e := incident.Event{
		Seq: seq, Kind: kinds[int(h.next())%len(kinds)], At: h.when(), Recorded: h.when(), Ref: h.ref(), By: h.word(), Who: h.word(), Text: h.word(), Type: h.word(), Name: h.word(),
	}
	flags := h.next()
	if flags&1 != 0 {
		e.On = true
	}
	if flags&2 != 0 {
		e.Index, e.Length = int(h.number()), time.Duration(h.number())
	}
	if flags&4 != 0 {
		e.Fields = map[string]string{h.word(): h.word(), incident.FieldSeat: h.word(), cards.FieldOwner: h.word(), originalKind: h.word(), originalTook: h.word()}
	}
	if flags&8 != 0 {
		for range h.next() % 8 {
			e.Steps = append(e.Steps, hats.Step{Hat: hats.Hat(h.word()), Length: time.Duration(h.number())}, hats.Default().Steps[h.next()%7])
		}
	}
	if flags&16 != 0 {
		e.Hat, e.Tags = hats.All()[h.next()%6], []string{h.word(), h.word()}
	}
	if flags&32 != 0 {
		e.Seq = h.ref()
	}
	return e
}

func hostileLog(data []byte) []incident.Event {
	kinds := []incident.Kind{"", "contact.made", "note.added ", "\x1b]0;x\a"}
	for k := range tellers {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	h := hostile(data)
	var log []incident.Event
	for len(h) > 0 && len(log) < 400 {
		log = append(log, h.event(kinds, uint64(len(log)+1)))
	}
	return log
}

// asked calls everything that can be asked of a timeline: whatever was told, no answer is a panic.
func asked(t *testing.T, tl *Timeline) {
	t.Helper()
	for _, whole := range []View{tl.Happened(), tl.Written()} {
		if whole.Len() != tl.Len() {
			t.Fatalf("%d entries of %d", whole.Len(), tl.Len())
		}
		past := whole.AsKnown(start.Add(time.Minute))
		for _, v := range []View{whole, past, past.Select(Filter{Words: []string{"a"}, From: start}), whole.Select(Filter{People: []string{"ana"}})} {
			askedView(t, v)
		}
	}
}

func askedView(t *testing.T, v View) {
	t.Helper()
	sum := 0
	for _, n := range v.Density(7) {
		sum += n
	}
	if sum != v.Len() {
		t.Fatalf("%d of %d entries in the strip", sum, v.Len())
	}
	for _, g := range v.Gaps(GapOptions{Now: start}) {
		if g.Before < 0 || g.Before > v.Len() || g.To.Before(g.From) || g.String() == "" {
			t.Fatalf("a gap out of place: %+v", g)
		}
	}
	for i := range v.Len() {
		e := v.At(i)
		e.Glyph()
		v.Find(e.Seq)
		v.Entry(e.Seq)
		if e.Name != "" && e.Role == "" {
			t.Fatalf("%q has no role", e.Name)
		}
	}
	for _, stop := range []Stop{StopHour, StopHat, StopDecision, StopStar} {
		if i, ok := v.Next(-1, stop, time.UTC); ok && (i < 0 || i >= v.Len()) {
			t.Fatalf("a jump to %d", i)
		}
		v.Prev(v.Len(), stop, nil)
	}
	if len(v.Rows(true)) != v.Len() {
		t.Fatal("rows are missing")
	}
	for _, width := range []int{0, 30, 90} {
		if err := v.WriteText(io.Discard, TextOptions{Width: width, Names: true}); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzAdd(f *testing.F) {
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{255}, 300))
	f.Add(bytes.Repeat([]byte{254, 127, 3}, 200))
	for i := range byte(30) {
		seed := make([]byte, 0, 1200)
		for j := range 600 {
			seed = binary.LittleEndian.AppendUint16(seed, uint16(j*7919)+uint16(i)*257)
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		log := hostileLog(data)
		all, one := told(log), New()
		asked(t, all)
		for i, e := range log {
			one.Add(e)
			if i%16 == 0 {
				one.Happened()
			}
		}
		if slices.IsSortedFunc(log, func(a, b incident.Event) int { return int(int64(a.Seq) - int64(b.Seq)) }) {
			same(t, "one by one", one.Happened(), all.Happened())
		}
	})
}
