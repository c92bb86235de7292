package room_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/store/mem"
)

const inc = "inc0000001"

var noon = time.Date(2031, 3, 14, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// enter returns the room of inc for a person, on a log that others may use too. Ids begin with the person's name.
func enter(log incident.Log, by string) *room.Room {
	var n atomic.Int64
	return room.New(log, inc, by, clock, func() string { return fmt.Sprintf("%s%d", by, n.Add(1)) })
}

func declare() incident.Declare {
	return incident.Declare{
		Title: "Queue stuck", Zone: "UTC", Order: hats.Default().Sized(2),
		People: []incident.Join{{Name: "ana", Seat: "lead"}, {Name: "bo", Seat: "dba"}},
	}
}

func noted(text string) incident.AddNote { return incident.AddNote{Text: text} }

// declared is a log with one incident, of five events by cy, and ana's room in it.
func declared(t *testing.T) (*mem.Log, *room.Room) {
	t.Helper()
	log := mem.New()
	mustDo(t, enter(log, "cy"), declare())
	return log, enter(log, "ana")
}

func mustDo(t *testing.T, r *room.Room, cmds ...incident.Command) incident.State {
	t.Helper()
	s, err := r.Do(t.Context(), cmds...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// texts are the notes that the log holds, which is what counts, with who wrote them.
func texts(t *testing.T, log incident.Log) []string {
	t.Helper()
	events, err := log.Read(t.Context(), inc, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, n := range incident.Fold(incident.State{}, events).Notes {
		all = append(all, n.By+": "+n.Text)
	}
	return all
}

func wantTexts(t *testing.T, log incident.Log, want ...string) {
	t.Helper()
	if got := texts(t, log); !slices.Equal(got, want) {
		t.Errorf("the log holds %q, want %q", got, want)
	}
}

func TestRoom(t *testing.T) {
	log := mem.New()
	r := enter(log, "ana")
	if r.ID() != inc || r.By() != "ana" {
		t.Errorf("room %q of %q", r.ID(), r.By())
	}
	if s, err := r.State(t.Context()); err != nil || s.Exists() {
		t.Fatalf("before the declaration: %+v, %v", s, err)
	}
	if _, err := r.Do(t.Context(), noted("too early")); incident.CodeOf(err) != incident.CodeNotFound {
		t.Fatalf("a note in nothing: %v", err)
	}
	mustDo(t, r, declare())
	s, events, err := r.Prepare(noted("lag is 40 s")).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if e := events[0]; len(events) != 1 || e.Seq != 6 || e.By != "ana" || e.ID != "ana3-0" || e.Recorded != noon || e.At != noon || e.Chain == (incident.Hash{}) {
		t.Errorf("%+v", events)
	}
	if s.Seq != 6 || s.Chain != events[0].Chain || len(s.Notes) != 1 {
		t.Errorf("the state after it: head %d, %d notes", s.Seq, len(s.Notes))
	}
	other := enter(log, "bo")
	if s, err := other.State(t.Context()); err != nil || s.Seq != 6 {
		t.Errorf("bo sees head %d, %v", s.Seq, err)
	}
	mustDo(t, other, noted("so it is"))
	if s, err := r.State(t.Context()); err != nil || s.Seq != 7 || s.Notes[1].By != "bo" {
		t.Errorf("ana sees head %d, %v", s.Seq, err)
	}
}

// meddled is a log in which something happens just before an append reaches it: what a stale room finds.
type meddled struct {
	incident.Log
	before  func()
	appends int
}

func (m *meddled) Append(ctx context.Context, id string, after uint64, events ...incident.Event) ([]incident.Event, error) {
	m.appends++
	if before := m.before; before != nil {
		m.before = nil
		before()
	}
	return m.Log.Append(ctx, id, after, events...)
}

func TestSomebodyElseIsFirst(t *testing.T) {
	for _, c := range []struct {
		name  string
		first incident.Command // what bo does in between
		then  incident.Command // what ana does
		want  []string
		code  incident.Code // of ana's error
	}{
		{"a note", noted("mine"), noted("yours"), []string{"bo: mine", "ana: yours"}, ""},
		{"a note after the close", incident.Close{OpenEnded: true, Reason: "x"}, noted("yours"), nil, incident.CodeRefused},
		{"the same hat", incident.TurnHat{Step: 1}, incident.TurnHat{Step: 1}, nil, incident.CodeRefused},
		{"the same hat by its name", incident.TurnHat{Hat: hats.Blue}, incident.TurnHat{Hat: hats.Blue}, nil, incident.CodeRefused},
		{"a plain note goes under the hat that is on now", incident.TurnHat{Step: 1}, noted("yours"), []string{"ana: yours"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			log, _ := declared(t)
			m := &meddled{Log: log}
			r := enter(m, "ana")
			m.before = func() { mustDo(t, enter(log, "bo"), c.first) }
			s, events, err := r.Prepare(c.then).Run(t.Context())
			if incident.CodeOf(err) != c.code {
				t.Fatalf("code %q, want %q: %v", incident.CodeOf(err), c.code, err)
			}
			wantTexts(t, log, c.want...)
			if c.code == "" && (len(events) != 1 || s.Seq != events[0].Seq || m.appends != 2) {
				t.Errorf("head %d after event %d, %d appends", s.Seq, events[0].Seq, m.appends)
			}
			if c.code == "" && s.Note(s.Seq).Hat != s.Round().Hat {
				t.Errorf("under %s while %s is on", s.Note(s.Seq).Hat, s.Round().Hat)
			}
		})
	}
}

// TestUnknownOutcome: an append fails in a way that leaves open what was stored. Whatever happens before the next try, the event is
// there once after it, and the log has vouched for it in that try.
func TestUnknownOutcome(t *testing.T) {
	trouble := errors.New("input/output error")
	bo := func(t *testing.T, log *mem.Log) { mustDo(t, enter(log, "bo"), noted("in between")) }
	nobody := func(*testing.T, *mem.Log) {}
	for _, c := range []struct {
		name    string
		fails   string // the operation
		between func(*testing.T, *mem.Log)
		want    []string
	}{
		{"stored", mem.OpAppended, nobody, []string{"ana: one", "ana: two"}},
		{"not stored", mem.OpAppend, nobody, []string{"ana: one", "ana: two"}},
		{"stored, and somebody appended", mem.OpAppended, bo, []string{"ana: one", "ana: two", "bo: in between"}},
		{"not stored, and somebody appended", mem.OpAppend, bo, []string{"bo: in between", "ana: one", "ana: two"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			log, _ := declared(t)
			m := &meddled{Log: log}
			op := enter(m, "ana").Prepare(noted("one"), noted("two"))
			log.Fail = func(name string) error {
				if name == c.fails {
					return trouble
				}
				return nil
			}
			for range 3 {
				if _, events, err := op.Run(t.Context()); !errors.Is(err, trouble) || events != nil {
					t.Fatalf("while it fails: %v, %v", events, err)
				}
			}
			log.Fail = nil
			c.between(t, log)
			asked := m.appends
			for range 2 { // a third time too: once is once
				s, events, err := op.Run(t.Context())
				if err != nil || len(events) != 2 || s.Note(events[0].Seq).Text != "one" || s.Note(events[1].Seq).Text != "two" {
					t.Fatalf("%v, %v", events, err)
				}
			}
			wantTexts(t, log, c.want...)
			if m.appends != asked+2 {
				t.Errorf("the log was asked %d times in two runs", m.appends-asked)
			}
		})
	}
}

// TestUnknownDeclaration is the same for the first events of an incident.
func TestUnknownDeclaration(t *testing.T) {
	for _, fails := range []string{mem.OpAppend, mem.OpAppended} {
		log := mem.New()
		op := enter(log, "ana").Prepare(declare())
		log.Fail = func(name string) error {
			if name == fails {
				return errors.New("input/output error")
			}
			return nil
		}
		if _, _, err := op.Run(t.Context()); err == nil {
			t.Fatal("no error")
		}
		log.Fail = nil
		if s, events, err := op.Run(t.Context()); err != nil || len(events) != 5 || s.Seq != 5 {
			t.Errorf("%s: %d events, head %d, %v", fails, len(events), s.Seq, err)
		}
	}
}

func TestReadFails(t *testing.T) {
	log, r := declared(t)
	if _, err := r.State(t.Context()); err != nil {
		t.Fatal(err)
	}
	op := r.Prepare(noted("one"))
	trouble := errors.New("input/output error")
	log.Fail = func(name string) error {
		if name == mem.OpRead {
			return trouble
		}
		return nil
	}
	if _, _, err := op.Run(t.Context()); !errors.Is(err, trouble) {
		t.Errorf("run: %v", err)
	}
	if s, err := r.State(t.Context()); !errors.Is(err, trouble) || s.Seq != 5 {
		t.Errorf("the state that was known goes with the error: head %d, %v", s.Seq, err)
	}
	log.Fail = nil
	if _, _, err := op.Run(t.Context()); err != nil {
		t.Error(err)
	}
	wantTexts(t, log, "ana: one")
}

// TestAlwaysStale: as long as others are first it goes on, until nobody waits any more.
func TestAlwaysStale(t *testing.T) {
	log, r := declared(t)
	ctx, cancel := context.WithCancel(t.Context())
	tries := 0
	log.Fail = func(name string) error {
		if name != mem.OpAppend {
			return nil
		}
		if tries++; tries == 10 {
			cancel()
		}
		return incident.Errorf(incident.CodeStale, "somebody else was first")
	}
	if _, _, err := r.Prepare(noted("x")).Run(ctx); incident.CodeOf(err) != incident.CodeStale || tries != 10 {
		t.Errorf("%d tries, %v", tries, err)
	}
}

func TestSeveralCommands(t *testing.T) {
	log, r := declared(t)
	s, events, err := r.Prepare(noted("one"), incident.Star{Ref: 6}, noted("two")).Run(t.Context())
	if err != nil || len(events) != 3 || events[2].ID != "ana1-2" || s.Seq != 8 || !s.Note(6).Starred {
		t.Fatalf("%+v, %v", events, err)
	}
	if _, err := r.Do(t.Context(), noted("three"), incident.Retract{Ref: 99}); incident.CodeOf(err) != incident.CodeNotFound {
		t.Errorf("the second is refused: %v", err)
	}
	wantTexts(t, log, "ana: one", "ana: two")
	if s, events, err := r.Prepare().Run(t.Context()); err != nil || events != nil || s.Seq != 8 {
		t.Errorf("no commands: %v, %v", events, err)
	}
	if _, err := r.Do(t.Context(), nil); incident.CodeOf(err) != incident.CodeInvalid {
		t.Errorf("a command that is none: %v", err)
	}
}

func TestManyWriters(t *testing.T) {
	log, _ := declared(t)
	const rooms, writers, each = 3, 3, 15
	var wg sync.WaitGroup
	for i := range rooms {
		r := enter(log, fmt.Sprint("p", i))
		for j := range writers {
			wg.Go(func() {
				for k := range each {
					if _, err := r.Do(t.Context(), noted(fmt.Sprint(i, j, k))); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	wg.Wait()
	all := texts(t, log)
	slices.Sort(all)
	if got := len(slices.Compact(all)); got != rooms*writers*each {
		t.Errorf("%d different notes, want %d", got, rooms*writers*each)
	}
}

func TestDraft(t *testing.T) {
	log, r := declared(t)
	ctx := t.Context()
	save := func(d incident.Draft) {
		t.Helper()
		if err := r.SaveDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	want := func(r *room.Room, want incident.Draft) {
		t.Helper()
		if got, err := r.Draft(ctx); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("draft %+v, want %+v, %v", got, want, err)
		}
	}
	want(r, incident.Draft{})
	save(incident.Draft{Text: "k: it may"})
	want(enter(log, "ana"), incident.Draft{Text: "k: it may", Saved: noon})
	want(enter(log, "bo"), incident.Draft{})
	save(incident.Draft{Attached: "a log"})
	want(r, incident.Draft{Attached: "a log", Saved: noon})
	save(incident.Draft{Saved: noon})
	want(r, incident.Draft{})
	wantTexts(t, log)
}
