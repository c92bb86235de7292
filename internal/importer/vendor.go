package importer

// vendorShapes are the rows that incident tools give out through their APIs, by the keys their documentation names. All are read as
// "jsonl": the person has a file full of JSON and need not know whose it is.
func vendorShapes() []shape {
	return []shape{
		{ // incident.io, GET /v2/incident_updates
			format: "jsonl", source: "incident.io {incident_id}", lists: []string{"incident_updates"}, need: []string{"incident_id", "created_at", "message", "updater"},
			at: []string{"created_at"}, written: []string{"created_at"}, text: []string{"message"}, id: []string{"id"}, kind: []string{"new_incident_status.name"},
			author: []string{"updater.user.name", "updater.user.email", "updater.api_key.name", "updater.workflow.name", "updater.alert.title"},
		},
		{ // incident.io, an update of a status page
			format: "jsonl", source: "incident.io status page {status_page_incident_id}", lists: []string{"incident_updates", "status_page_incident_updates"},
			need: []string{"status_page_incident_id", "message", "published_at"},
			at:   []string{"published_at"}, written: []string{"published_at"}, text: []string{"message"}, id: []string{"id"}, kind: []string{"incident_status"},
		},
		{ // Rootly, GET /v1/incidents/ID/events, in JSON:API
			format: "jsonl", source: "Rootly", lists: []string{"data"}, need: []string{"id", "attributes.event", "attributes.occurred_at"},
			at: []string{"attributes.occurred_at"}, written: []string{"attributes.created_at"}, edited: []string{"attributes.updated_at"},
			text: []string{"attributes.event"}, author: []string{"attributes.user.name", "attributes.user"}, id: []string{"id"},
			tags: []string{"attributes.visibility"},
		},
		{ // Mattermost, the timeline of a playbook run
			format: "jsonl", source: "Mattermost run {playbook_run_id}", lists: []string{"timeline_events"}, need: []string{"playbook_run_id", "event_at", "event_type"},
			at: []string{"event_at"}, written: []string{"create_at"}, text: []string{"summary"}, more: []string{"details"}, kind: []string{"event_type"},
			author: []string{"creator_user_id", "subject_user_id"}, id: []string{"id"}, events: "event_type", tidy: tidyMattermost,
		},
		{ // Grafana IRM, gcx irm incidents list-activity -o json
			format: "jsonl", source: "Grafana {incidentID}", lists: []string{"activityItems"}, need: []string{"activityItemID", "eventTime"},
			at: []string{"eventTime"}, written: []string{"createdTime"}, text: []string{"body"}, kind: []string{"activityKind"}, author: []string{"user.name", "user.userID"},
			id: []string{"activityItemID"}, events: "activityKind",
		},
		{ // Netflix dispatch, an event of an incident
			format: "jsonl", source: "dispatch", lists: []string{"events"}, need: []string{"uuid", "started_at", "description", "pinned"},
			at: []string{"started_at"}, text: []string{"description"}, kind: []string{"type"}, author: []string{"owner", "source"}, starred: []string{"pinned"},
			id: []string{"uuid"}, written: []string{"created_at"},
		},
		{ // Statuspage, GET /v1/pages/PAGE/incidents/ID; display_at is what the page shows and may be backdated
			format: "jsonl", source: "Statuspage {incident_id}", lists: []string{"incident_updates"}, need: []string{"incident_id", "body", "display_at"},
			at: []string{"display_at", "created_at"}, written: []string{"created_at"}, edited: []string{"updated_at"}, text: []string{"body"},
			kind: []string{"status"}, id: []string{"id"},
		},
	}
}

// tidyMattermost leaves out what was deleted there.
func tidyMattermost(r record, e *Entry) {
	if deleted := r.text("delete_at"); deleted != "" && deleted != "0" {
		e.Status, e.Reason = Skipped, "it was deleted in the source"
	}
}
