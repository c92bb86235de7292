package timeline

import (
	"strings"
	"testing"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// TestNobodyIsNamed: the story of a pulse has nobody in it, not as a role either, and counts nobody; what is private is no part of a story
// (A74, A84).
func TestNobodyIsNamed(t *testing.T) {
	pulse := template(cards.Pulse)
	log := []incident.Event{
		{Kind: incident.KindDeclared, By: "Ana", Fields: map[string]string{incident.FieldTitle: "x"}},
		{Kind: incident.KindCardOpened, By: "Bo", Name: pulse.Name, Type: cards.StageSet, Fields: map[string]string{cards.Pulse: "2"}},
		{Kind: incident.KindCardFilled, By: "Bo", Ref: 2, Fields: map[string]string{cards.Pulse: "3"}},
		{Kind: incident.KindCardMoved, By: "Bo", Ref: 2, Type: cards.StageWithdrawn},
		{Kind: incident.KindCardOpened, By: "Cy", Name: cards.Stakeholder, Fields: map[string]string{cards.Stakeholder: "Jan", cards.FieldExposed: "secret"}},
		{Kind: incident.KindCardFilled, By: "Cy", Ref: 5, Fields: map[string]string{cards.FieldExposed: "secret too", cards.FieldOrder: "1"}},
	}
	for i := range log {
		log[i].Seq, log[i].At, log[i].Recorded = uint64(i+1), start, start
	}
	v := told(log).Written()
	for i := range v.Len() {
		e := v.At(i)
		if e.Label == cards.Pulse && strings.ContainsAny(e.Text, "0123456789") {
			t.Errorf("an answer of one person: %q", e.Text)
		}
		if e.Label == cards.Pulse && (e.Name != "" || e.By != "" || e.Role != "") {
			t.Errorf("%d: %q, %q, %q", e.Seq, e.Name, e.By, e.Role)
		}
		for _, edit := range e.Edits {
			if e.Label == cards.Pulse && edit.By != "" {
				t.Errorf("%d was edited by %q", e.Seq, edit.By)
			}
		}
		if strings.Contains(e.Text, "secret") {
			t.Errorf("%d tells what is private: %s", e.Seq, e.Text)
		}
		if e.Name == "Cy" && e.Role != "participant 2" {
			t.Errorf("somebody was counted who is not named: Cy is %s", e.Role)
		}
	}
	if last := v.At(v.Len() - 1); !strings.Contains(last.Text, "order of visit: 1") {
		t.Errorf("what may be told is not: %q", last.Text)
	}
}
