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
