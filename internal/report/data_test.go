package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"warroom/internal/incident"
	"warroom/internal/timeline"
)

func TestJSONL(t *testing.T) {
	rows, err := parseLines[record](written(t, "jsonl", evening(t).story(), Options{}))
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]record{}
	for _, r := range rows {
		by[r.ID] = r
	}
	note := by["k7f3-7"]
	if note.Text != "replica lag is 45 s, says Bo" || *note.HappenedAt != "2031-03-14T14:01:00.000+01:00" || note.Zone != "Europe/Berlin" ||
		note.Author != "Ana" || note.Kind != "fact" || note.Hat != "white" || !note.Starred || !note.Worse || !slices.Equal(note.Tags, []string{"db"}) {
		t.Errorf("the note is %+v", note)
	}
	if len(note.Edited) != 1 || note.Edited[0].Text != "replica lag is 40 s, says @bo li" || note.Edited[0].By != "Bo Li" {
		t.Errorf("its earlier readings are %+v", note.Edited)
	}
	if r := by["k7f3-8"]; !r.Retracted || r.Why != "wrong window" {
		t.Errorf("the note that was taken back is %+v", r)
	}
	var about, unknown int
	for _, r := range rows {
		switch r.SourceID {
		case "1520.1":
			about++
			if r.Time != "about" || r.Source != "slack #ops" || r.Author != "vendor" || r.WrittenBy != "Ana" || *r.HappenedAt != "2031-03-14T13:40:00.000+01:00" || *r.RecordedAt != "2031-03-14T14:12:00.000+01:00" {
				t.Errorf("the imported note is %+v", r)
			}
		case "1520.2":
			unknown++
			if r.Time != "unknown" || r.HappenedAt != nil {
				t.Errorf("a time nobody knows is %+v", r)
			}
		}
		if r.Kind == timeline.LabelDecision && r.Event == string(incident.KindCardOpened) && (r.Owner != "Bo Li" || *r.Due != "2031-03-14T16:00:00.000+01:00") {
			t.Errorf("the decision is %+v", r)
		}
	}
	if about != 1 || unknown != 1 {
		t.Errorf("%d and %d imported notes", about, unknown)
	}
	if !slices.IsSortedFunc(rows, func(a, b record) int {
		if a.HappenedAt == nil || b.HappenedAt == nil {
			return 0
		}
		return strings.Compare(*a.HappenedAt, *b.HappenedAt)
	}) {
		t.Error("entries are not in the order in which they happened")
	}
}

func TestJSONDocument(t *testing.T) {
	d := evening(t)
	raw := written(t, "json", d.story(), Options{})
	doc, err := parseDocument(raw)
	if err != nil {
		t.Fatal(err)
	}
	head, err := incident.ParseHead(doc.Head)
	if err != nil || head.Seq != d.state.Seq || head.Chain != d.log[len(d.log)-1].Chain {
		t.Errorf("the head is %q", doc.Head)
	}
	if f := doc.Incident; f.Title != "Policies stuck" || f.State != "closed" || f.Severity != 1 || *f.RestoredAt != "2031-03-14T15:12:00.000+01:00" || f.CuredAt != nil || f.RestoredWords != "we see policies again" {
		t.Errorf("the incident is %+v", f)
	}
	if len(doc.People) != 3 || doc.People[1].Seat != "database" || doc.People[2].Party != "Acme" {
		t.Errorf("people are %+v", doc.People)
	}
	if len(doc.Cards) != 2 || doc.Cards[1].Stage != "done" || len(doc.Cards[1].Moves) != 2 || doc.Cards[1].Fields["owner"] != "Bo Li" {
		t.Errorf("cards are %+v", doc.Cards)
	}
	if len(doc.Rounds) != 1 || len(doc.Rounds[0].Steps) == 0 || doc.Rounds[0].Steps[0].Minutes == 0 || doc.Rounds[0].Steps[0].Hat != "white" && doc.Rounds[0].Steps[0].Hat != "blue" {
		t.Errorf("rounds are %+v", doc.Rounds)
	}
	if len(doc.Entries) != told(d.log).Len() {
		t.Errorf("%d entries", len(doc.Entries))
	}
	if outside := written(t, "json", d.story(), Options{Roles: true, Redacted: true}); !bytes.Contains(outside, []byte(doc.Head)) {
		t.Error("a report for the outside does not have the head of the log that it was made from")
	}
	for _, s := range []Story{{}, d.story()} {
		if raw := written(t, "json", s, Options{}); bytes.Contains(raw, []byte(`": null,`+"\n  \"people")) || bytes.Contains(raw, []byte(`"entries": null`)) {
			t.Error("a list is null")
		}
	}
}

// TestKeys keeps the names of the keys, which are a promise.
func TestKeys(t *testing.T) {
	keys := func(v any) string {
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		dec := json.NewDecoder(bytes.NewReader(raw))
		for depth := 0; ; {
			tok, err := dec.Token()
			if err != nil {
				return strings.Join(got, " ")
			}
			switch tok {
			case json.Delim('{'), json.Delim('['):
				depth++
			case json.Delim('}'), json.Delim(']'):
				depth--
			default:
				if depth == 1 {
					got = append(got, tok.(string))
					var skip json.RawMessage
					if err := dec.Decode(&skip); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	at := "x"
	whole := record{Event: "x", Time: "x", WrittenBy: "x", Owner: "x", Due: &at, Worse: true, Retracted: true, Why: "x", Redacted: true, Round: 1}
	for _, c := range []struct {
		of   any
		want string
	}{
		{record{}, "id happened_at recorded_at zone author kind hat text source source_id tags starred edited"},
		{whole, "id happened_at recorded_at zone author kind hat text source source_id tags starred edited event time written_by owner due got_worse retracted why redacted round"},
		{recordEdit{}, "at by text hat kind tags"},
		{document{}, "version program made_at roles redacted head incident entries people cards rounds"},
		{facts{}, "id title impact severity zone seen_before sample state declared_at declared_by restored_at restored_words cured_at cured_words closed_at open_ended close_reason unknown_events"},
		{person{}, "name seat party joined_at left_at"},
		{cardData{}, "id template stage fields by opened_at round redacted moves"},
		{move{}, "stage at by why"},
		{round{}, "number order opened_at reason went_on_without_goal steps"},
		{step{}, "hat purpose minutes spent_minutes turned notes"},
		{sketchEvent{}, "message datetime timestamp timestamp_desc hat author recorded_at incident entry_id tag"},
	} {
		if got := keys(c.of); got != c.want {
			t.Errorf("%T has the keys\n%s, not\n%s", c.of, got, c.want)
		}
	}
}

func TestCSV(t *testing.T) {
	raw := written(t, "csv", evening(t).story(), Options{})
	const head = "\ufeffid,happened_at,recorded_at,zone,author,kind,hat,text,owner,due,tags,starred,edited,retracted,time,source,source_id\r\n"
	if !bytes.HasPrefix(raw, []byte(head)) {
		t.Errorf("the table begins %q", raw[:min(len(raw), 160)])
	}
	rows, err := parseTable(raw)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range rows {
		if r["id"] == "k7f3-7" {
			found = true
			if r["starred"] != "yes" || r["edited"] != "yes" || r["happened_at"] != "2031-03-14T14:01:00.000+01:00" || r["recorded_at"] == "" || r["tags"] != "db" {
				t.Errorf("the note is %v", r)
			}
		}
		if r["source_id"] == "1520.1" && r["text"] != "imported word\nof two lines" {
			t.Errorf("a text of two lines is %q", r["text"])
		}
	}
	if !found {
		t.Error("the note is not there")
	}
}

func TestDisarm(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"", ""},
		{"replica lag", "replica lag"},
		{"a=1", "a=1"},
		{"=1+1", "'=1+1"},
		{"+49 30 1", "'+49 30 1"},
		{"-5 min", "'-5 min"},
		{"@ana", "'@ana"},
		{"  =1", "'  =1"},
		{"\u00a0\u3000=1", "'\u00a0\u3000=1"},
		{"\u200b=1", "'\u200b=1"},
		{"\tx", "'\tx"},
		{"\rx", "'\rx"},
		{"＝1", "'＝1"},
		{"＠SUM", "'＠SUM"},
		{"−1", "'−1"},
		{"'=1", "''=1"},
		{"' '=1", "'' '=1"},
		{"'tis", "'tis"},
		{"|cmd", "'|cmd"},
	} {
		if got := disarm(c.cell); got != c.want || armed(got) != c.cell {
			t.Errorf("%q became %q and came back as %q", c.cell, got, armed(got))
		}
	}
}

func FuzzDisarm(f *testing.F) {
	for _, words := range hostileTexts(f) {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		got := disarm(cell)
		if armed(got) != cell {
			t.Errorf("%q became %q and came back as %q", cell, got, armed(got))
		}
		if strings.IndexAny(strings.TrimSpace(got), "=+-@") == 0 {
			t.Errorf("%q is computed", got)
		}
	})
}

func TestTimesketch(t *testing.T) {
	d := evening(t)
	d.add(incident.Event{Kind: incident.KindNote, Hat: "white", Type: "fact", Text: strings.Repeat("界", 20_000), By: "Ana"}) // of no time
	raw := written(t, "timesketch", d.story(), Options{})
	check(t, "timesketch", raw)
	rows, err := parseLines[sketchEvent](raw)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for _, r := range rows {
		kinds[r.TimestampDesc] = true
		switch {
		case r.EntryID == "k7f3-7" && (r.Datetime != "2031-03-14T13:01:00.000+00:00" || r.Timestamp != 1931259660000000 || r.RecordedAt != r.Datetime || r.Incident != "k7f3" || !slices.Equal(r.Tag, []string{"db"})):
			t.Errorf("the note is %+v", r)
		case strings.HasPrefix(r.Message, "界") && (!strings.HasSuffix(r.Message, "界 [cut, 60000 bytes in all]") || len(r.Message) > sketchMax || len(r.Message) < sketchMax-3):
			t.Errorf("a long text has %d bytes and ends %q", len(r.Message), r.Message[len(r.Message)-40:])
		case strings.HasPrefix(r.Message, "Swap") && !strings.Contains(r.Message, "(Bo Li, by 16:00 CET)") && !strings.HasSuffix(r.Message, "told; acknowledged by: Bo Li"):
			t.Errorf("the decision reads %q", r.Message)
		}
	}
	for _, want := range []string{"hat:white fact", "hat:white reported", "decision", "goal", "declared", "closed", "hat"} {
		if !kinds[want] {
			t.Errorf("nothing is called %q: %v", want, kinds)
		}
	}
}

func TestCalendar(t *testing.T) {
	d := evening(t)
	cal, err := parseCalendar(string(written(t, "ics", d.story(), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	event := cal.of("VEVENT")
	if len(event) != 1 || event[0].get("UID") != "k7f3@warroom" || event[0].get("DTSTART") != "20310314T130000Z" || event[0].get("DTEND") != "20310314T141200Z" ||
		event[0].get("DTSTAMP") != "20310314T180000Z" || event[0].get("SUMMARY") != "Policies stuck" || event[0].get("PRIORITY") != "1" {
		t.Errorf("the incident is %+v", event)
	}
	if got := event[0].get("DESCRIPTION"); got != "nobody at Acme gets a policy\nBusiness restored 2031-03-14 15:12 CET: we see policies again\nClosed 2031-03-14 15:12 CET" {
		t.Errorf("it is told as %q", got)
	}
	todos := cal.of("VTODO")
	if len(todos) != 1 || todos[0].get("STATUS") != "COMPLETED" || todos[0].get("COMPLETED") != "20310314T131200Z" || todos[0].get("DUE") != "20310314T150000Z" ||
		todos[0].get("SUMMARY") != "Swap to the stand-in; Cy is told (Bo Li)" || todos[0].get("RELATED-TO") != "k7f3@warroom" {
		t.Errorf("to be done is %+v", todos[0])
	}
	journal := cal.of("VJOURNAL")
	if len(journal) != told(d.log).Len() {
		t.Fatalf("%d entries", len(journal))
	}
	for _, j := range journal {
		switch j.get("UID") {
		case "k7f3-7@warroom":
			if j.get("CATEGORIES") != "fact|white|db" || j.get("DESCRIPTION") != "replica lag is 45 s, says Bo\n(got worse here; starred; edited)" || j.get("STATUS") != "FINAL" {
				t.Errorf("the note is %+v", j.props)
			}
		case "k7f3-8@warroom":
			if j.get("STATUS") != "CANCELLED" {
				t.Errorf("the note that was taken back is %+v", j.props)
			}
		}
		if j.get("SUMMARY") == "when was this?" && j.get("DTSTART") != "" {
			t.Errorf("a time nobody knows is %s", j.get("DTSTART"))
		}
	}
}

func TestCalendarStates(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(d *scribe)
		want string
	}{
		{"decided", func(*scribe) {}, "NEEDS-ACTION"},
		{"acknowledged", func(d *scribe) {
			d.do("Bo", incident.FillCard{Ref: 2, Template: template("decision"), Fields: map[string]string{"acknowledged_by": "Bo"}})
		}, "IN-PROCESS"},
		{"withdrawn", func(d *scribe) {
			d.do("Bo", incident.MoveCard{Ref: 2, Template: template("decision"), Stage: "withdrawn"})
		}, "CANCELLED"},
		{"opened again", func(d *scribe) {
			d.do("Bo", incident.MoveCard{Ref: 2, Template: template("decision"), Stage: "reopened", Fields: map[string]string{"new_fact": "it is the disk"}})
		}, "NEEDS-ACTION"},
		{"proposed again", func(d *scribe) {
			d.do("Bo", incident.MoveCard{Ref: 2, Template: template("decision"), Stage: "proposed"})
		}, ""},
	} {
		d := &scribe{tb: t, at: start}
		d.do("Ana", incident.Declare{Title: "x"}, decision("go", "Bo", "2031-03-14T15:00:00Z"))
		c.do(d)
		cal, err := parseCalendar(string(written(t, "ics", d.story(), Options{})))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, todo := range cal.of("VTODO") {
			got += todo.get("STATUS")
		}
		if got != c.want {
			t.Errorf("%s: the state is %q, not %q", c.name, got, c.want)
		}
	}
}

// FuzzCalendarText writes a text as a property and reads it back.
func FuzzCalendarText(f *testing.F) {
	for _, words := range hostileTexts(f) {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		words = clean(words, true)
		if words == "" {
			return
		}
		c := &calendar{}
		c.text("DESCRIPTION", words)
		lines, err := unfolded(c.out.String())
		if err != nil || len(lines) != 1 {
			t.Fatalf("%q: %v, %q", words, err, lines)
		}
		_, value, _ := strings.Cut(lines[0], ":")
		if got, err := propertyValue("DESCRIPTION", value); err != nil || got[0] != words {
			t.Errorf("%q came back as %q: %v", words, got, err)
		}
	})
}
