package timeline

import (
	"testing"

	"warroom/internal/incident"
)

// TestUnended: an end that is taken back is told as that; the one that stands again is told with its words.
func TestUnended(t *testing.T) {
	at := map[string]string{"at": "2031-03-14T13:00:00.000Z"}
	for _, c := range []struct {
		event       incident.Event
		label, text string
	}{
		{incident.Event{Kind: incident.KindUnrestored}, LabelReopened, "business not restored after all"},
		{incident.Event{Kind: incident.KindUnrestored, Fields: at, Text: "all flow"}, LabelRestored, "business restored, as recorded before: all flow"},
		{incident.Event{Kind: incident.KindUncured}, LabelReopened, "cause not cured after all"},
		{incident.Event{Kind: incident.KindUncured, Fields: at}, LabelCured, "cause cured, as recorded before"},
	} {
		c.event.Seq, c.event.At, c.event.Recorded = 1, start, start
		all := told([]incident.Event{c.event}).Happened()
		if e := all.At(0); all.Len() != 1 || !e.Ruler || e.Label != c.label || e.Text != c.text {
			t.Errorf("%s: %+v", c.event.Kind, e)
		}
	}
}
