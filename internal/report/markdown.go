package report

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// markdown writes a page for a wiki. After the first error it writes nothing more.
type markdown struct {
	*story
	w    io.Writer
	err  error
	tags bool // some entry has tags: the table has a column for them
}

// writeMarkdown writes a page that reads well where it is pasted and that can be imported again: every row of its table has a date, a
// zone and an id that stays the same, and every text comes back as it was. Such a page tells what holds: what was taken back, who came
// and went, and the turns of the hats are counted under the table and left out of it, as they would come back as notes.
func writeMarkdown(w io.Writer, s *story) error {
	m := markdown{story: s, w: w}
	m.facts()
	m.aims()
	m.table()
	m.sources()
	return m.err
}

func (m *markdown) line(parts ...string) {
	if m.err == nil {
		_, m.err = io.WriteString(m.w, strings.Join(parts, "")+"\n")
	}
}

// facts are the heading, the customer's words, and a line for each thing that is known of the incident. No line begins with a text: one
// that looks like a time would be read as part of the timeline.
func (m *markdown) facts() {
	s := &m.state
	m.line("# ", literal(m.title()), "\n")
	if s.Impact != "" {
		m.line("> ", literal(s.Impact), "\n")
	}
	m.line("- Incident: ", literal(m.ID))
	if s.Severity > 0 {
		m.line("- Severity: SEV", strconv.Itoa(s.Severity))
	}
	m.line("- State: ", s.Word(), sampleWords(s))
	m.fact("Declared", s.Declared, "not recorded", by(s.DeclaredBy))
	m.fact("Business restored", s.Restored, m.missing(), said(s.RestoredWords))
	m.fact("Cause cured", s.Cured, m.missing(), said(s.CuredWords))
	if !s.Closed.IsZero() {
		how := ""
		if s.OpenEnded {
			how = ", open-ended"
		}
		m.fact("Closed", s.Closed, "", how+said(s.CloseReason))
	}
	if s.Seen != "" {
		m.line("- Seen before: ", literal(s.Seen))
	}
	if len(s.People) > 0 {
		m.line("- People: ", strings.Join(peopleWords(s.People), ", "))
	}
}

func (m *markdown) fact(name string, at time.Time, missing, more string) {
	if at.IsZero() {
		m.line("- ", name, ": ", missing)
		return
	}
	m.line("- ", name, ": ", momentText(at.In(m.Zone)), more)
}

// missing is what stands for an end that there is none of.
func (m *markdown) missing() string {
	if m.state.Closed.IsZero() {
		return "not yet"
	}
	return "not recorded"
}

func sampleWords(s *incident.State) string {
	if s.Sample {
		return ", a sample: invented"
	}
	return ""
}

func by(who string) string {
	if who == "" {
		return ""
	}
	return " by " + literal(who)
}

func said(words string) string {
	if words == "" {
		return ""
	}
	return ": " + literal(words)
}

// peopleWords are the people, each with seat and party in brackets unless that is the name already.
func peopleWords(people []*incident.Person) []string {
	out := make([]string, len(people))
	for i, who := range people {
		out[i] = literal(who.Name)
		var more []string
		for _, word := range []string{who.Seat, who.Party} {
			if word != "" && !strings.EqualFold(word, who.Name) {
				more = append(more, literal(word))
			}
		}
		if len(more) > 0 {
			out[i] += " (" + strings.Join(more, ", ") + ")"
		}
	}
	return out
}

// aims are the goal and the decisions, with owner, due time and state.
func (m *markdown) aims() {
	decisions := m.state.CardsOf(cards.Decision)
	if m.state.Goal == nil && len(decisions) == 0 {
		return
	}
	m.line("\n## Goal and decisions\n")
	if g := m.state.Goal; g != nil {
		m.line("- Goal: ", literal(cmp.Or(g.Fields[cards.FieldGoal], redactedWords(g))), saidBy(g))
	}
	for _, c := range decisions {
		var more []string
		if owner := c.Fields[cards.FieldOwner]; owner != "" {
			more = append(more, literal(owner))
		}
		if due := c.Due(); !due.IsZero() {
			more = append(more, "due "+momentText(due.In(m.Zone)))
		}
		more = append(more, literal(c.Stage))
		m.line("- Decision: ", literal(cmp.Or(c.Fields[cards.FieldDecision], redactedWords(c), "-")), " (", strings.Join(more, ", "), ")")
	}
}

func saidBy(g *incident.Card) string {
	if who := g.Fields[cards.FieldSaidBy]; who != "" {
		return " (said by " + literal(who) + ")"
	}
	return ""
}

// table writes the timeline.
func (m *markdown) table() {
	m.line("\n## Timeline\n")
	rows := make([]*timeline.Entry, 0, m.view.Len())
	at := make([]time.Time, 0, m.view.Len())
	gone, turned := 0, 0
	var edited []string
	for i := range m.view.Len() {
		switch e := m.view.At(i); {
		case e.Retracted:
			gone++
		case e.Quiet || e.Label == timeline.LabelHat || e.Label == timeline.LabelRound:
			turned++
		default:
			rows, at = append(rows, e), append(at, m.view.Time(i).In(m.Zone))
			m.tags = m.tags || len(e.Tags) > 0
			if e.Edited {
				edited = append(edited, rowTime(e, at[len(at)-1]))
			}
		}
	}
	head := []string{"Time" + zoneOfAll(at), "Hat", "Kind", "Tags", "Who", "What"}
	if !m.tags {
		head = slices.Delete(head, 3, 4)
	}
	m.line("| ", strings.Join(head, " | "), " |")
	m.line(strings.Repeat("| --- ", len(head)), "|")
	for i, e := range rows {
		m.row(e, at[i])
	}
	back := countText(gone, "retracted note", "retracted notes")
	if m.Redacted {
		back = "what was taken back" // it is not here to be counted
	}
	if len(edited) > 0 { // in a row it would come back as part of the text
		m.line("\nEdited since they were written, the entries of: ", strings.Join(edited, ", "), ".")
	}
	m.line("\nLeft out: ", countText(turned, "turn of a hat or of the roster", "turns of the hats and of the roster"), ", ", back, ".")
}

// zoneOfAll is the zone of the times in brackets, "" when it changes among them.
func zoneOfAll(at []time.Time) string {
	if len(at) == 0 {
		return ""
	}
	zone := zoneOffset(at[0])
	if slices.ContainsFunc(at, func(t time.Time) bool { return zoneOffset(t) != zone }) {
		return ""
	}
	return " (" + zone + ")"
}

func (m *markdown) row(e *timeline.Entry, at time.Time) {
	kind := e.Label
	if kind == timeline.LabelNote {
		kind = "" // its hat says what it is
	}
	cells := []string{rowTime(e, at), cmp.Or(e.Hat.Name(), "-"), literal(kind)}
	if m.tags {
		tags := make([]string, len(e.Tags))
		for i, tag := range e.Tags {
			tags[i] = literal(tag)
		}
		cells = append(cells, strings.Join(tags, ", "))
	}
	cells = append(cells, literal(e.Name), literal(m.rowText(e))+" <!-- id:"+idWords(m.ID)+"-"+strconv.FormatUint(e.Seq, 10)+" -->")
	m.line("| ", strings.Join(cells, " | "), " |")
}

// rowText is the text as it stands for a note, and what a card says for a card.
func (m *markdown) rowText(e *timeline.Entry) string {
	if e.Event == incident.KindNote {
		return e.Text
	}
	return e.Line(true, m.Zone)
}

// rowTime writes a time so that it comes back as it was: seconds and thousandths when there are any, ~ before one that is about then,
// and no time where nobody knows it.
func rowTime(e *timeline.Entry, at time.Time) string {
	if e.At.IsZero() || e.Vague == incident.Unknown {
		return "??:??"
	}
	layout := "2006-01-02 15:04"
	switch {
	case at.Nanosecond() != 0:
		layout += ":05.000"
	case at.Second() != 0:
		layout += ":05"
	}
	written := at.Format(layout) + " " + zoneOffset(at)
	if e.Vague != incident.Exact {
		return "~" + written
	}
	return written
}

// idWords is an id that cannot end the comment it stands in. Ids of our own are letters and digits.
func idWords(id string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, id)
}

// sources says what this is a report of.
func (m *markdown) sources() {
	m.line("\nMade ", momentText(m.Now), by(m.Program), ". Head of the log: ", m.head.String())
}
