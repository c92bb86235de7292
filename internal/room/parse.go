package room

import (
	"strings"

	"warroom/internal/capture"
	"warroom/internal/incident"
)

// ParseSeverity reads "1" to "5", "SEV1", "sev-2"; "" and "0" are not said. The error has code invalid.
func ParseSeverity(s string) (int, error) {
	word := strings.ToLower(strings.TrimSpace(s))
	if after, ok := strings.CutPrefix(word, "sev"); ok {
		word = strings.TrimLeft(after, "- ")
	}
	switch {
	case word == "":
		return 0, nil
	case len(word) == 1 && word >= "0" && word <= "5":
		return int(word[0] - '0'), nil
	}
	return 0, incident.Errorf(incident.CodeInvalid, "there is no severity %q", s).WithHint("1 is worst, 5 least")
}

// readRetime reads "#12 14:02": another time for a note.
func readRetime(d Desk, a capture.Args) (incident.Command, error) {
	ref, err := d.numbered(a)
	if err != nil {
		return nil, err
	}
	zone := d.Zone
	if zone == nil {
		zone, _ = Zone(d.State.Zone)
	}
	at, err := capture.ParseTime(a.Text, d.Now, zone, capture.Past)
	if err != nil {
		return nil, err
	}
	return incident.Retime{Ref: ref, At: at}, nil
}
