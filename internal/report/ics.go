package report

import (
	"cmp"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// writeICS writes a calendar (RFC 5545): the incident as an event from its declaration to its end, decisions that have an owner and a
// time as to-dos, entries as a journal. All times are UTC.
func writeICS(w io.Writer, s *story) error {
	c := &calendar{story: s}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.text("PRODID", "-//warroom//"+cmp.Or(s.Program, "warroom")+"//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.incident()
	for _, card := range s.state.CardsOf(cards.Decision) {
		c.owed(card)
	}
	for i := range s.view.Len() {
		c.journal(i)
		if err := c.flush(w); err != nil {
			return err
		}
	}
	c.line("END", "VCALENDAR")
	return c.flush(w)
}

// calendar gathers lines.
type calendar struct {
	*story
	out strings.Builder
}

func (c *calendar) flush(w io.Writer) error {
	_, err := io.WriteString(w, c.out.String())
	c.out.Reset()
	return err
}

// priorities are those of RFC 5545, section 3.8.1.9 (1 highest, 9 lowest, 0 not said), by severity.
var priorities = [...]string{"0", "1", "3", "5", "7", "9"}

func (c *calendar) incident() {
	st := &c.state
	if !writable(st.Declared) {
		return
	}
	end := st.Closed
	if end.IsZero() {
		end = st.Restored
	}
	c.begin("VEVENT", c.ID)
	c.time("DTSTART", st.Declared)
	if end.Truncate(time.Second).After(st.Declared) {
		c.time("DTEND", end)
	}
	c.text("SUMMARY", cmp.Or(st.Title, "incident"))
	c.text("DESCRIPTION", c.told())
	c.line("PRIORITY", priorities[st.Severity])
	c.line("STATUS", "CONFIRMED")
	c.texts("CATEGORIES", "incident", st.Word())
	c.line("END", "VEVENT")
}

// told says how the incident went.
func (c *calendar) told() string {
	st := &c.state
	var told []string
	if st.Impact != "" {
		told = append(told, st.Impact)
	}
	for _, end := range []struct {
		what, words string
		at          time.Time
	}{
		{"Business restored ", st.RestoredWords, st.Restored}, {"Cause cured ", st.CuredWords, st.Cured}, {"Closed ", st.CloseReason, st.Closed},
	} {
		if end.at.IsZero() {
			continue
		}
		line := end.what + end.at.In(c.Zone).Format("2006-01-02 15:04 MST")
		if end.words != "" {
			line += ": " + end.words
		}
		told = append(told, line)
	}
	return strings.Join(told, "\n")
}

// todoStates are the stages of a decision that somebody has, as RFC 5545 calls them. One that is open again is to be taken anew.
var todoStates = map[string]string{
	cards.StageDecided: "NEEDS-ACTION", cards.StageReopened: "NEEDS-ACTION", cards.StageDone: "COMPLETED", cards.StageWithdrawn: "CANCELLED",
}

func (c *calendar) owed(card *incident.Card) {
	owner, due, status := card.Fields[cards.FieldOwner], card.Due(), todoStates[card.Stage]
	if owner == "" || !writable(due) || status == "" {
		return
	}
	ack := card.Fields[cards.FieldAck]
	if card.Stage == cards.StageDecided && ack != "" {
		status = "IN-PROCESS"
	}
	c.begin("VTODO", c.seqID(card.Seq)+"-todo")
	c.text("RELATED-TO", uid(c.ID))
	c.time("CREATED", card.Opened)
	c.time("DUE", due)
	c.line("STATUS", status)
	if last := card.Moves[len(card.Moves)-1]; card.Stage == cards.StageDone {
		c.time("COMPLETED", last.At)
		c.line("PERCENT-COMPLETE", "100")
	}
	c.text("SUMMARY", cmp.Or(incident.OneLine(card.Fields[cards.FieldDecision], summaryMax), "decision")+" ("+owner+")")
	about := card.Fields[cards.FieldDecision] + "\nOwner: " + owner
	if ack != "" {
		about += "\nAcknowledged by: " + ack
	}
	c.text("DESCRIPTION", about)
	c.text("CONTACT", owner)
	c.texts("CATEGORIES", timeline.LabelDecision)
	c.line("END", "VTODO")
}

// summaryMax is how many characters a calendar has room for in a line.
const summaryMax = 100

func (c *calendar) journal(i int) {
	e := c.view.At(i)
	c.begin("VJOURNAL", c.entryID(e))
	c.text("RELATED-TO", uid(c.ID))
	if e.Vague != incident.Unknown {
		c.time("DTSTART", e.At)
	}
	c.time("CREATED", e.Recorded)
	status := "FINAL"
	if e.Retracted {
		status = "CANCELLED"
	}
	c.line("STATUS", status)
	line := e.Line(true, c.Zone)
	c.text("SUMMARY", cmp.Or(incident.OneLine(line, summaryMax), e.Label))
	about := []string{line}
	if marks := c.view.Marks(i, c.Zone); len(marks) > 0 {
		about = append(about, "("+strings.Join(marks, "; ")+")")
	}
	c.text("DESCRIPTION", strings.Join(about, "\n"))
	if e.Name != "" {
		c.text("CONTACT", e.Name)
	}
	c.texts("CATEGORIES", append([]string{e.Label, string(e.Hat)}, e.Tags...)...)
	c.line("END", "VJOURNAL")
}

// begin opens a component with what each must have.
func (c *calendar) begin(name, id string) {
	c.line("BEGIN", name)
	c.text("UID", uid(id))
	stamp := c.Now
	if !writable(stamp) {
		stamp = time.Unix(0, 0)
	}
	c.time("DTSTAMP", stamp)
}

// uid makes an id of ours one that no other program gives.
func uid(id string) string { return id + "@warroom" }

// time writes a time that is known.
func (c *calendar) time(name string, t time.Time) {
	if writable(t) {
		c.line(name, t.UTC().Format("20060102T150405Z"))
	}
}

// text writes a value of type TEXT, nothing when there is none.
func (c *calendar) text(name, v string) {
	if v != "" {
		c.line(name, escapeICS(v))
	}
}

// texts writes a list of texts without the empty ones.
func (c *calendar) texts(name string, values ...string) {
	var all []string
	for _, v := range values {
		if v != "" {
			all = append(all, escapeICS(v))
		}
	}
	c.line(name, strings.Join(all, ","))
}

// escapeICS writes a text as RFC 5545, section 3.3.11, has it. A control character, which it has no way to write, becomes a space.
func escapeICS(v string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(v, "\r\n", "\n") {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7F:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldAt is how many octets a line may have, its end not counted.
const foldAt = 75

// line writes a content line, folded where it is longer, never inside of a character.
func (c *calendar) line(name, value string) {
	rest, room := name+":"+value, foldAt
	for len(rest) > room {
		n := room
		for n > 0 && !utf8.RuneStart(rest[n]) {
			n--
		}
		c.out.WriteString(rest[:n] + "\r\n ")
		rest, room = rest[n:], foldAt-1
	}
	c.out.WriteString(rest + "\r\n")
}
