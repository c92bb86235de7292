package importer

import "slices"

// shape says which keys of a JSON object of some kind hold what. A value is a list of paths: the first one that holds something counts.
type shape struct {
	format string   // the Format that reads it
	source string   // a template for Entry.Source, filled from the object; "" is the name of the file
	lists  []string // keys of a document under which such objects stand in an array
	need   []string // paths an object of this shape has

	at, written, edited, author, text, hat, kind, tags, starred, id, thread []string

	vague    []string // "about", "unknown"
	more     []string // what is said besides the text, as lines of their own
	utc      bool     // times without a zone are UTC, whatever the person says
	dateless bool     // rows whose time cannot be read are skipped, as the tool itself does it
	trim     string   // cut off the end of a kind
	events   string   // the path of what the row is, a key of says; such rows are told by it
	says     map[string]say
	tidy     func(r record, e *Entry) // what a table cannot say
}

// say is how a row of some kind is told when it has no words of its own.
type say struct {
	text string // a template; "" the text of the row
	skip string // why it is left out: it is chatter of the tool
}

// shapes returns all shapes that are known, the most special first. The last one takes whatever has a time and a text.
func shapes() []shape {
	return slices.Concat(ownShapes(), pagerDutyShapes(), gitHubShapes(), irisShapes(), vendorShapes(), []shape{anyShape()})
}

// shapesOf returns the shapes that the reader of a format knows. A person who names a format means it, so the shape for anything is
// only in the one for anything.
func shapesOf(format string) []shape {
	return slices.DeleteFunc(shapes(), func(s shape) bool { return s.format != format })
}

// listsOf returns the keys under which rows of these shapes stand in a document.
func listsOf(known []shape) map[string]bool {
	keys := map[string]bool{}
	for _, s := range known {
		for _, key := range s.lists {
			keys[key] = true
		}
	}
	return keys
}

// anyShape is for JSON of nobody in particular: the names that people and programs give to a time, a text and so on.
func anyShape() shape {
	return shape{
		format: "jsonl",
		lists:  []string{"events", "items", "messages", "results", "timeline", "records", "logs"},
		at: []string{
			"at", "happened_at", "occurred_at", "event_at", "event_time", "eventTime", "datetime", "date_time", "@timestamp", "timestamp", "time",
			"ts", "when", "started_at", "start", "created_at", "createdAt", "created", "published_at", "published", "date",
		},
		written: []string{"recorded_at", "recordedAt", "written_at", "logged_at", "created_at", "createdAt"},
		edited:  []string{"edited_at", "editedAt", "edited", "updated_at", "updatedAt"},
		author: []string{
			"author", "actor", "who", "user", "username", "user_name", "by", "person", "reporter", "owner", "creator", "sender", "from", "role", "name",
		},
		text: []string{
			"text", "message", "msg", "body", "note", "content", "event", "what", "description", "summary", "details", "comment", "title", "subject",
		},
		hat: []string{"hat"}, kind: []string{"kind", "type", "event_type", "category", "level", "severity"},
		tags: []string{"tags", "tag", "labels"}, starred: []string{"starred", "star", "pinned", "important"},
		id:     []string{"id", "uuid", "event_id", "_id", "key", "guid"},
		thread: []string{"thread", "thread_id", "thread_ts", "in_reply_to", "parent_id"},
		vague:  []string{"vague"},
	}
}

// ownShapes are what this program writes, and the open formats it writes for others.
func ownShapes() []shape {
	sketch := shape{
		format: "jsonl", need: []string{"message", "datetime", "timestamp_desc"}, at: []string{"datetime", "timestamp"}, text: []string{"message"},
		written: []string{"recorded_at"}, author: []string{"author", "actor", "user", "username"}, hat: []string{"hat"},
		kind: []string{"timestamp_desc"}, tags: []string{"tag", "tags", "label"}, starred: []string{"starred"},
		id: []string{"entry_id", "_id", "event_id", "uuid", "id"}, vague: []string{"time"}, dateless: true, tidy: tidySketch,
	}
	sketchOwn := sketch
	sketchOwn.need = append(slices.Clone(sketch.need), "entry_id", "incident")
	sketchOwn.source = ownSource
	own := shape{
		format: "jsonl", source: ownSource, lists: []string{"entries"}, need: []string{"happened_at", "recorded_at", "text", "id"},
		at: []string{"happened_at"}, written: []string{"recorded_at"}, edited: []string{"edited"}, author: []string{"author"},
		text: []string{"text"}, hat: []string{"hat"}, kind: []string{"kind"}, tags: []string{"tags"}, starred: []string{"starred"},
		id: []string{"id"}, vague: []string{"time", "vague"}, tidy: tidyOwn,
	}
	cloud := shape{
		format: "jsonl", source: "{source}", need: []string{"specversion", "id", "source", "type"}, at: []string{"time"},
		written: []string{"recordedat", "data.recorded_at"}, author: []string{"author", "actor", "data.author", "data.actor", "data.user"},
		text: []string{"data.text", "data.message", "data.summary", "data.body", "data.description", "data", "subject"},
		hat:  []string{"hat", "data.hat"}, kind: []string{"data.kind", "type"}, tags: []string{"data.tags"}, starred: []string{"data.starred"},
		id: []string{"id"}, thread: []string{"data.thread"}, tidy: tidyCloud,
	}
	return []shape{own, sketchOwn, sketch, cloud, otelShape()}
}

// ownSource is where entries of our own exports come from: their ids have the incident in them, so they are unique under one name.
const ownSource = "warroom"
