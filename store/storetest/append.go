package storetest

import (
	"bytes"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"warroom/internal/incident"
)

func appendCases() []testCase {
	return []testCase{
		{"append numbers events from 1 and chains them", appendOrders},
		{"append refuses with stale when somebody was first", appendStale},
		{"append behind an event that is not there is stale", appendAhead},
		{"append to no incident behind something is not_found", appendNowhere},
		{"append refuses an empty id", appendNoID},
		{"append of nothing stores nothing", appendNothing},
		{"append repeated returns what was stored", appendRepeated},
		{"append repeated after others wrote returns what was stored", appendRepeatedLater},
		{"append repeated with more events is stale", appendRepeatedLonger},
		{"append of events without ids is never taken for a repeat", appendWithoutIDs},
		{"append keeps times to the millisecond", appendTimes},
		{"append takes 10,000 events at once", appendMany},
		{"append from two writers stores each event once, in order", appendRace},
		{"append keeps incidents apart", appendApart},
		{"append keeps kinds and keys it does not know byte for byte", appendUnknown},
	}
}

func appendOrders(t *testing.T, log incident.Log) {
	in := []incident.Event{declared(1, "queue stuck"), note(2, "lag is 40 s"), note(3, "restart helped")}
	first := mustAppend(t, log, "inc", 0, in[0])
	rest := mustAppend(t, log, "inc", first[0].Seq, in[1:]...)
	out := append(first, rest...)
	wantStored(t, out, in, 0)
	got := mustRead(t, log, "inc", 0)
	wantStored(t, got, in, 0)
	for i := range out {
		if got[i].Chain != out[i].Chain {
			t.Errorf("event %d was read with another chain hash than it was stored with", i+1)
		}
	}
	if !reflect.DeepEqual(got[0].Fields, in[0].Fields) || !reflect.DeepEqual(got[1].Tags, in[1].Tags) {
		t.Errorf("fields or tags changed: %+v", got)
	}
}

func appendStale(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	mustAppend(t, log, "inc", 1, note(2, "first"))
	_, err := log.Append(t.Context(), "inc", 1, note(3, "second"))
	wantCode(t, err, incident.CodeStale)
	_, err = log.Append(t.Context(), "inc", 0, declared(4, "again"))
	wantCode(t, err, incident.CodeStale)
	if got := mustRead(t, log, "inc", 0); len(got) != 2 {
		t.Fatalf("a refused append left %d events, want 2", len(got))
	}
}

func appendAhead(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	_, err := log.Append(t.Context(), "inc", 7, note(2, "x"))
	wantCode(t, err, incident.CodeStale)
}

func appendNowhere(t *testing.T, log incident.Log) {
	_, err := log.Append(t.Context(), "inc", 3, note(1, "x"))
	wantCode(t, err, incident.CodeNotFound)
	if list := mustList(t, log); len(list) != 0 {
		t.Fatalf("it is listed all the same: %+v", list)
	}
	mustAppend(t, log, "other", 0, declared(1, "a"))
	_, err = log.Append(t.Context(), "inc", 3, note(1, "x"))
	wantCode(t, err, incident.CodeNotFound)
}

func appendNoID(t *testing.T, log incident.Log) {
	_, err := log.Append(t.Context(), "", 0, declared(1, "a"))
	wantCode(t, err, incident.CodeInvalid)
}

func appendNothing(t *testing.T, log incident.Log) {
	out, err := log.Append(t.Context(), "inc", 0)
	if len(out) != 0 || err != nil {
		t.Fatalf("Append of nothing = %v, %v", out, err)
	}
	if list := mustList(t, log); len(list) != 0 {
		t.Fatalf("an incident appeared: %+v", list)
	}
}

func appendRepeated(t *testing.T, log incident.Log) {
	in := []incident.Event{declared(1, "a"), note(2, "b")}
	first := mustAppend(t, log, "inc", 0, in...)
	again := mustAppend(t, log, "inc", 0, in...)
	wantStored(t, again, in, 0)
	if again[1].Chain != first[1].Chain {
		t.Error("the repeat has another chain hash")
	}
	if got := mustRead(t, log, "inc", 0); len(got) != 2 {
		t.Fatalf("%d events after a repeat, want 2", len(got))
	}
}

func appendRepeatedLater(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	mine := []incident.Event{note(2, "mine"), note(3, "mine too")}
	mustAppend(t, log, "inc", 1, mine...)
	mustAppend(t, log, "inc", 3, note(4, "theirs"))
	wantStored(t, mustAppend(t, log, "inc", 1, mine...), mine, 1)
	wantStored(t, mustAppend(t, log, "inc", 1, mine[0]), mine[:1], 1)
	if got := mustRead(t, log, "inc", 0); len(got) != 4 {
		t.Fatalf("%d events after the repeats, want 4", len(got))
	}
}

func appendRepeatedLonger(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(1, "a"))
	_, err := log.Append(t.Context(), "inc", 0, declared(1, "a"), note(2, "more"))
	wantCode(t, err, incident.CodeStale)
	mustAppend(t, log, "inc", 1, note(3, "theirs"))
	_, err = log.Append(t.Context(), "inc", 0, declared(1, "a"), note(2, "more"))
	wantCode(t, err, incident.CodeStale)
}

func appendWithoutIDs(t *testing.T, log incident.Log) {
	e := declared(1, "a")
	e.ID = ""
	mustAppend(t, log, "inc", 0, e)
	_, err := log.Append(t.Context(), "inc", 0, e)
	wantCode(t, err, incident.CodeStale)
}

func appendTimes(t *testing.T, log incident.Log) {
	e := declared(1, "a")
	e.At = time.Date(2031, 3, 14, 15, 9, 26, 535_897_932, time.FixedZone("CET", 3600))
	e.Recorded = time.Date(2031, 3, 14, 15, 9, 27, 1_999_999, time.FixedZone("CET", 3600))
	out := mustAppend(t, log, "inc", 0, e)
	got := mustRead(t, log, "inc", 0)
	want := time.Date(2031, 3, 14, 14, 9, 26, 535_000_000, time.UTC)
	if got[0].At != want || out[0].At != want {
		t.Errorf("At was read as %v and returned as %v, want %v", got[0].At, out[0].At, want)
	}
	if s := mustList(t, log)[0]; s.Declared != want || s.Last != got[0].Recorded {
		t.Errorf("the summary says declared %v, last %v; want %v, %v", s.Declared, s.Last, want, got[0].Recorded)
	}
}

func appendMany(t *testing.T, log incident.Log) {
	in := make([]incident.Event, 10_000)
	in[0] = declared(0, "many")
	for i := 1; i < len(in); i++ {
		in[i] = note(i, fmt.Sprintf("line %d", i))
	}
	wantStored(t, mustAppend(t, log, "inc", 0, in...), in, 0)
	wantStored(t, mustRead(t, log, "inc", 0), in, 0)
	wantStored(t, mustRead(t, log, "inc", 9_990), in[9_990:], 9_990)
	if s := mustList(t, log)[0]; s.Notes != 9_999 || s.Seq != 10_000 || s.Events != 10_000 {
		t.Errorf("summary %+v", s)
	}
}

func appendRace(t *testing.T, log incident.Log) {
	mustAppend(t, log, "inc", 0, declared(0, "race"))
	const each = 40
	var writers sync.WaitGroup
	for w := range 2 {
		writers.Go(func() {
			head := uint64(1)
			for n := range each {
				e := note(n, "x")
				e.ID, e.By = fmt.Sprintf("w%d-%d", w, n), fmt.Sprintf("writer %d", w)
				for {
					_, err := log.Append(t.Context(), "inc", head, e)
					if err == nil {
						head++
						break
					}
					if incident.CodeOf(err) != incident.CodeStale {
						t.Errorf("writer %d: %v", w, err)
						return
					}
					tail, err := log.Read(t.Context(), "inc", head)
					if err != nil {
						t.Errorf("writer %d: %v", w, err)
						return
					}
					head += uint64(len(tail))
				}
			}
		})
	}
	writers.Wait()
	next := map[string]int{}
	got := mustRead(t, log, "inc", 0)
	for _, e := range got[1:] {
		if want := fmt.Sprintf("w%s-%d", e.By[len("writer "):], next[e.By]); e.ID != want {
			t.Fatalf("event %d is %s, want %s", e.Seq, e.ID, want)
		}
		next[e.By]++
	}
	if len(got) != 1+2*each {
		t.Fatalf("%d events, want %d", len(got), 1+2*each)
	}
}

func appendApart(t *testing.T, log incident.Log) {
	mustAppend(t, log, "a", 0, declared(1, "a"), note(2, "in a"))
	mustAppend(t, log, "ab", 0, declared(3, "ab"))
	mustAppend(t, log, "a", 2, note(4, "in a too"))
	wantStored(t, mustRead(t, log, "a", 0), []incident.Event{declared(1, "a"), note(2, "in a"), note(4, "in a too")}, 0)
	wantStored(t, mustRead(t, log, "ab", 0), []incident.Event{declared(3, "ab")}, 0)
}

func appendUnknown(t *testing.T, log incident.Log) {
	// {1: "e9", 2: "comet.seen", 3: 1, 4: 2, 99: {"tail": true}}: a kind and a key from the future.
	payload := []byte("\xa5\x01\x62e9\x02\x6acomet.seen\x03\x01\x04\x02\x18\x63\xa1\x64tail\xf5")
	e, err := incident.Decode(payload)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, log, "inc", 0, declared(1, "a"), e)
	got := mustRead(t, log, "inc", 1)
	if len(got) != 1 || got[0].Kind != "comet.seen" {
		t.Fatalf("read %+v", got)
	}
	back, err := incident.Encode(got[0])
	if err != nil || !bytes.Equal(back, payload) {
		t.Fatalf("payload is now % x (%v), want % x", back, err, payload)
	}
	if s := mustList(t, log)[0]; s.Seq != 2 || s.Title != "a" {
		t.Errorf("summary %+v", s)
	}
}
