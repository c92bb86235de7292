package importer

import (
	"context"
	"io/fs"
)

func sniffPagerDuty(name string, head []byte, dir fs.FS) int {
	return sniffJSON("pagerduty", name, head, dir)
}

func readPagerDuty(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error {
	return readJSONShapes(ctx, "pagerduty", in, o, sum, take)
}

// pagerDutyShapes are the log entries and the notes of an incident. An entry never changes, so there are no edits. What a person wrote
// stands in the channel of an annotate entry, or in note beside an action.
func pagerDutyShapes() []shape {
	return []shape{
		{
			format: "pagerduty", source: "PagerDuty {incident.id}", lists: []string{"log_entries"}, need: []string{"type", "created_at", "agent", "channel"},
			at: []string{"created_at"}, written: []string{"created_at"}, author: []string{"agent.summary", "agent.name", "user.summary"}, text: []string{"summary"},
			kind: []string{"type"}, id: []string{"id"}, trim: "_log_entry", events: "type", utc: true, more: []string{"note"}, tidy: tidyPagerDuty,
			says: map[string]say{
				"notify":                 {skip: "who was notified how is chatter of the pager"},
				"repeat_escalation_path": {skip: "a repeated escalation is chatter of the pager"},
			},
		},
		{
			format: "pagerduty", source: "PagerDuty {incident.id}", lists: []string{"notes"}, need: []string{"id", "user", "content", "created_at"},
			at: []string{"created_at"}, written: []string{"created_at"}, author: []string{"user.summary", "user.name"}, text: []string{"content"}, id: []string{"id"},
			utc: true,
		},
	}
}

// tidyPagerDuty takes the words of the person instead of "Note added by".
func tidyPagerDuty(r record, e *Entry) {
	if e.Kind != "annotate" {
		return
	}
	if words := r.text("channel.summary", "note", "channel.content"); words != "" {
		e.Text = words
	}
}
