package main

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	"warroom/internal/incident"
)

// TestStructureError: what the child of doctor says is told as it said it, and a child that died says so.
func TestStructureError(t *testing.T) {
	died := exec.Command("warroom", "nonsense").Run() // exit 2, which no check has
	var exit *exec.ExitError
	if !errors.As(died, &exit) {
		t.Fatal(died)
	}
	for _, c := range []struct {
		said, message, hint string
	}{
		{"error: log.db is damaged inside: page 7: unreachable unfreed\nhint: restore it\n", "log.db is damaged inside: page 7", "restore it"},
		{"unexpected fault address 0x7f\n[signal SIGSEGV]\ngoroutine 1:\n", "checking the structure died on it: exit status 2", "backup"},
		{"", "checking the structure died on it", "backup"},
	} {
		err := structureError(c.said, died)
		if incident.CodeOf(err) != incident.CodeCorrupt || !strings.Contains(err.Error(), c.message) || !strings.Contains(incident.HintOf(err), c.hint) {
			t.Errorf("%q: %v, hint %q", c.said, err, incident.HintOf(err))
		}
	}
}
