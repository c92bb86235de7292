package room_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
)

func ids() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("NEW%09d", n) }
}

var sampleNow = time.Date(2026, 3, 2, 14, 2, 7, 0, time.UTC)

func openSample(t *testing.T, log incident.Log) (string, incident.State) {
	t.Helper()
	id, err := room.OpenSample(t.Context(), log, "Jonas", sampleNow, ids(), hats.Builtin(), cards.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	events, err := log.Read(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	return id, incident.Fold(incident.State{}, events)
}

func TestSampleShowsWhatThereIs(t *testing.T) {
	_, s := openSample(t, mem.New())
	if !strings.HasPrefix(s.Title, "Sample: ") || s.Impact == "" || s.Severity == 0 {
		t.Errorf("title %q, impact %q, severity %d", s.Title, s.Impact, s.Severity)
	}
	if !s.Sample {
		t.Error("it is not marked as a sample")
	}
	if n := len(s.Present()); n != 5 {
		t.Errorf("%d people are here, want 5", n)
	}
	if s.Goal == nil {
		t.Error("there is no goal")
	}
	if d := s.Decided(); len(d) != 1 || d[0].Fields[cards.FieldOwner] != "Amara" || !d[0].Due().After(sampleNow) {
		t.Errorf("decisions %+v: want one with an owner that is due after now", d)
	}
	count := map[string]int{}
	for _, n := range s.Notes {
		count[string(n.Hat)]++
		count[string(n.Kind)]++
		for name, yes := range map[string]bool{"late": n.Late(), "uh-oh": n.UhOh, "starred": n.Starred, "tagged": len(n.Tags) > 0, "said": n.Who != ""} {
			if yes {
				count[name]++
			}
		}
		if n.Who != "" && s.Person(n.Who) == nil {
			t.Errorf("#%d is said by %q, who is not on the roster", n.Seq, n.Who)
		}
		if n.Recorded.After(sampleNow) || n.Recorded.Before(sampleNow.Add(-50*time.Minute)) {
			t.Errorf("#%d was recorded at %v", n.Seq, n.Recorded)
		}
	}
	for _, name := range []string{"white", "red", "black", "yellow", "blue", "fact", "reported", "assumption", "unknown", "tagged", "said"} {
		if count[name] == 0 {
			t.Errorf("no note is %s", name)
		}
	}
	for _, name := range []string{"late", "uh-oh", "starred"} {
		if count[name] != 1 {
			t.Errorf("%d notes are %s, want one", count[name], name)
		}
	}
}

// TestSampleCanBeFinished walks the rest of the round as somebody who looks around would.
func TestSampleCanBeFinished(t *testing.T) {
	log := mem.New()
	id, s := openSample(t, log)
	r := s.Round()
	if r.Hat != hats.Yellow || r.Left(sampleNow) <= 0 || !s.Closed.IsZero() {
		t.Fatalf("%s is on with %v left, closed %v", r.Hat, r.Left(sampleNow), s.Closed)
	}
	rm := room.New(log, id, "Jonas", func() time.Time { return sampleNow }, ids())
	for _, line := range []string{"/next", "two schedules need one owner", "/next", "/restored payments go through", "/promise #35 done", "/close done for today"} {
		desk := room.Desk{State: s, By: "Jonas", Now: sampleNow, Orders: hats.Builtin(), Templates: cards.Builtin()}
		l, err := capture.Parse(line, desk.Context(room.Commands(desk.Templates)))
		if err != nil {
			t.Fatal(err)
		}
		c, err := desk.Read(l)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = rm.Do(t.Context(), c); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	if s.Closed.IsZero() {
		t.Error("it is not closed")
	}
}

func TestSampleIsWrittenOnceAndWhole(t *testing.T) {
	log := mem.New()
	log.Fail = func(op string) error {
		if op == mem.OpAppend {
			return errors.New("no room")
		}
		return nil
	}
	if _, err := room.OpenSample(t.Context(), log, "Jonas", sampleNow, ids(), hats.Builtin(), cards.Builtin()); err == nil {
		t.Fatal("an append that failed is no error")
	}
	log.Fail = nil
	if list, err := log.List(t.Context()); err != nil || len(list) != 0 {
		t.Fatalf("after a failed append there are %d incidents, %v", len(list), err)
	}
	first, s := openSample(t, log)
	second, again := openSample(t, log)
	if first != second || s.Seq != again.Seq {
		t.Errorf("a second sample was made: %s and %s", first, second)
	}
	if first != "new0000000" {
		t.Errorf("id %q: want ten characters in lower case", first)
	}
}

// TestSampleWithOrdersOfOnesOwn holds for a person whose orders file has no crisis order, or another one of that name.
func TestSampleWithOrdersOfOnesOwn(t *testing.T) {
	own := hats.Order{Name: "crisis", Own: true, Steps: []hats.Step{{Hat: hats.Green}}}
	for _, orders := range [][]hats.Order{nil, hats.Builtin()[1:], {own}} {
		id, err := room.OpenSample(t.Context(), mem.New(), "Jonas", sampleNow, ids(), orders, cards.Builtin())
		if err != nil || id == "" {
			t.Errorf("with %d orders: %q, %v", len(orders), id, err)
		}
	}
}

func TestNewIncidentID(t *testing.T) {
	for _, row := range [][2]string{{"ABCDEFGHJKMN", "abcdefghjk"}, {"short", "short"}, {"", ""}, {"ÄÖÜÄÖÜÄÖÜÄÖÜ", "äöüäöüäöüä"}} {
		if got := room.NewIncidentID(func() string { return row[0] }); got != row[1] {
			t.Errorf("from %q comes %q, want %q", row[0], got, row[1])
		}
	}
}
