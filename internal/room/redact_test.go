package room_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"warroom/internal/incident"
	"warroom/store/mem"
)

const secret = "hunter2"

// leaked is a log whose note 7 held the secret twice, and ana's room in it, which has read it.
func leaked(t *testing.T) (*mem.Log, incident.Log, func() incident.State) {
	t.Helper()
	log, r := declared(t)
	mustDo(t, r, noted("before"), noted("the key is "+secret), incident.Revise{Ref: 7, Text: secret + " it is"}, noted("after"))
	return log, log, func() incident.State {
		s, err := r.State(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

func holds(t *testing.T, log incident.Log) bool {
	t.Helper()
	events, err := log.Read(t.Context(), inc, 0)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(fmt.Sprint(events), secret)
}

func TestRedact(t *testing.T) {
	log, _, ana := leaked(t)
	if !strings.Contains(ana().Note(7).Text, secret) {
		t.Fatal("ana has not read it")
	}
	bo := enter(log, "bo")
	s, err := bo.Redact(t.Context(), 8, "pasted by mistake", false) // 8 is the revision
	if err != nil {
		t.Fatal(err)
	}
	for who, n := range map[string]*incident.Note{"bo": s.Note(7), "ana, whose console was open": ana().Note(7)} {
		if !n.Redacted || n.Text != "" || len(n.Edits) > 0 || n.By != "ana" {
			t.Errorf("%s sees %+v", who, n)
		}
	}
	if holds(t, log) {
		t.Error("the log holds the words")
	}
	if h, err := incident.Verify(t.Context(), log, inc); err != nil || h.Seq != 10 {
		t.Errorf("%v, %v", h, err)
	}
	if _, err := bo.Redact(t.Context(), 7, "", false); incident.CodeOf(err) != incident.CodeRefused {
		t.Errorf("again: %v", err)
	}
	wantTexts(t, log, "ana: before", "ana: ", "ana: after")
}

// TestRedactBehindOthers: what others wrote about the note meanwhile goes too.
func TestRedactBehindOthers(t *testing.T) {
	log, _, _ := leaked(t)
	r, other := enter(log, "bo"), enter(log, "cy")
	first := true
	log.Fail = func(op string) error {
		if op == mem.OpRedact && first {
			first = false
			mustDo(t, other, incident.Revise{Ref: 7, Text: "or was it " + secret + "3"})
		}
		return nil
	}
	if _, err := r.Redact(t.Context(), 7, "", true); err != nil || first {
		t.Fatal(err)
	}
	if holds(t, log) {
		t.Error("the log holds the words")
	}
	if s := mustDo(t, r, noted("x")); s.Note(7).By != "" || s.Seq != 12 {
		t.Errorf("%+v, head %d", s.Note(7), s.Seq)
	}
}

// TestRedactUnknownOutcome: the same redaction, run again, is stored once.
func TestRedactUnknownOutcome(t *testing.T) {
	for _, fails := range []string{mem.OpRedact, mem.OpAppended} {
		log, _, _ := leaked(t)
		op := enter(log, "bo").Prepare(incident.Redact{Ref: 7})
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
		mustDo(t, enter(log, "cy"), noted("in between"))
		for range 2 {
			if s, events, err := op.Run(t.Context()); err != nil || len(events) != 1 || s.Seq != 11 || !s.Note(7).Redacted {
				t.Errorf("%s: %v, head %d, %v", fails, events, s.Seq, err)
			}
		}
		if holds(t, log) {
			t.Error("the log holds the words")
		}
	}
}

func TestRedactStandsAlone(t *testing.T) {
	log, _, _ := leaked(t)
	_, err := enter(log, "bo").Do(t.Context(), noted("x"), incident.Redact{Ref: 7})
	if incident.CodeOf(err) != incident.CodeInvalid || incident.HintOf(err) == "" {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := enter(log, "bo").Redact(ctx, 7, "", false); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if !holds(t, log) {
		t.Error("what was refused was done")
	}
}
