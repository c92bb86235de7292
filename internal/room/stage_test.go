package room_test

import (
	"strings"
	"testing"

	"warroom/internal/incident"
)

// TestStageMeant: a stage and a reason without a number are asked about while a card is on, and are a text when none is.
func TestStageMeant(t *testing.T) {
	d, _ := typed(t, "UTC", "/change swap the optics")
	_, err := read(t, d, "/change backed-out it flaps")
	if incident.CodeOf(err) != incident.CodeInvalid || !strings.Contains(incident.HintOf(err), "/change #6 backed-out it flaps") {
		t.Errorf("%v (%s)", err, incident.HintOf(err))
	}
	for _, line := range []string{"/change #6 backed-out it flaps", "/change backed-out", "/change the way back"} {
		if _, err := read(t, d, line); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	d, _ = typed(t, "UTC")
	if _, err := read(t, d, "/change go slowly over to the other site"); err != nil {
		t.Errorf("with no change on: %v", err)
	}
}

// TestCallFirst: the call of a moment at which things got worse knows the customer and who answers for it, when there is one of each.
func TestCallFirst(t *testing.T) {
	d, _ := typed(t, "UTC", "/party Acme kind=customer", "/stakeholder Kim side=theirs line=above customer=Acme", "/stakeholder Lee side=theirs line=below", "! payments fail too")
	calls := d.State.CardsOf("call")
	if len(calls) != 1 || calls[0].Fields["customer"] != "Acme" || calls[0].Fields["person"] != "Kim" {
		t.Errorf("%+v", calls)
	}
	d, _ = typed(t, "UTC", "/stakeholder Kim side=theirs line=above", "/stakeholder Lee side=theirs line=above", "! payments fail too")
	if c := d.State.CardsOf("call"); len(c) != 1 || c[0].Fields["person"] != "" {
		t.Errorf("of two nobody is picked: %+v", c)
	}
}

// TestNamed: what is known by its name is there once; a line about it says more of it.
func TestNamed(t *testing.T) {
	d, _ := typed(t, "UTC", "/party Acme kind=customer", "/party acme deposit=8")
	if all := d.State.CardsOf("party"); len(all) != 1 || all[0].Fields["deposit"] != "8" || all[0].Fields["party"] != "Acme" {
		t.Errorf("%d parties: %+v", len(all), all[0].Fields)
	}
	if _, err := read(t, d, "/party Acme"); incident.CodeOf(err) != incident.CodeRefused || !strings.Contains(incident.HintOf(err), "/party #6") {
		t.Errorf("%v (%s)", err, incident.HintOf(err))
	}
}
