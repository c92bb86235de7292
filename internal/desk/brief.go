package desk

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Brief is one page for superiors, ours or theirs, built from White facts only (A92). It names nobody but whom its consent names.
type Brief struct {
	Theirs   bool
	Title    string
	Impact   string // in the customer's words
	Since    time.Time
	Restored time.Time // zero: not yet
	Facts    []BriefFact
	Next     time.Time // when they hear next, zero when nothing stands
	NotThis  string    // what this is not (A94)
	MayCall  []string  // who may call whom (A94)

	When, How, HowMuch string // what the contact allows (A93); of theirs only
	Whom               string
}

// BriefFact is a fact and when it happened. Vague says how well that is known.
type BriefFact struct {
	At    time.Time
	Text  string
	Vague incident.Vague
	Note  uint64
}

// briefFacts is how many facts stand on a page.
const briefFacts = 12

// Brief returns the brief of ours or theirs as it stands at now. Theirs is refused until the contact has said when, who, how and how much
// is told to their superiors (A93), and again when they take that back.
func (d *Desk) Brief(theirs bool, now time.Time) (Brief, error) {
	if !d.s.Exists() {
		return Brief{}, incident.Errorf(incident.CodeNotFound, "there is no incident to brief on").WithHint("declare one first")
	}
	b := Brief{Theirs: theirs, Title: d.s.Title, Impact: d.s.Impact, Since: d.s.Declared, Restored: d.s.Restored}
	c := d.consent()
	if theirs && (c == nil || c.Stage != cards.StageGiven) {
		return Brief{}, incident.Errorf(incident.CodeRefused, "their superiors are told nothing before the contact says so").
			WithHint("ask the contact when, who, how and how much: /consent")
	}
	if c != nil && c.Stage == cards.StageGiven {
		b.NotThis, b.MayCall = c.Fields[cards.FieldNotThis], cards.Field{Kind: cards.Lines}.Items(c.Fields[cards.FieldMayCall])
	}
	if theirs {
		b.When, b.How, b.HowMuch, b.Whom = c.Fields[cards.FieldWhen], c.Fields[cards.FieldHow], c.Fields[cards.FieldHowMuch], c.Fields[cards.FieldWhom]
	}
	for _, n := range d.NextWords(now) {
		if !n.Promised.IsZero() && (b.Next.IsZero() || n.Promised.Before(b.Next)) {
			b.Next = n.Promised
		}
	}
	b.Facts = d.facts(theirs, now)
	return b, nil
}

// consent returns what the contact said last, nil when nobody was asked.
func (d *Desk) consent() *incident.Card {
	var last *incident.Card
	for _, c := range d.of(cards.Consent) {
		if last == nil || earlier(cameTo(c), c.Seq, cameTo(last), last.Seq) > 0 {
			last = c
		}
	}
	return last
}

// facts returns what a page has room for: facts with a star before others, newer before older; oldest first. Theirs has none that is kept
// inside. The page is made for every frame, so only as many as it has room for are ever put in order.
func (d *Desk) facts(theirs bool, now time.Time) []BriefFact {
	notes := make([]*incident.Note, 0, briefFacts+1)
	rank := func(a, b *incident.Note) int {
		return cmp.Or(btoi(b.Starred)-btoi(a.Starred), earlier(b.At, b.Seq, a.At, a.Seq))
	}
	for _, n := range slices.Backward(d.s.Notes) {
		if n.Hat != hats.White || n.Kind != incident.Fact || n.Gone || n.Redacted || theirs && !n.Outward() || n.At.After(now.Add(skew)) {
			continue
		}
		if full := len(notes) == briefFacts; full && rank(n, notes[briefFacts-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(notes, n, rank)
		notes = slices.Insert(notes, at, n)
		notes = notes[:min(len(notes), briefFacts)]
	}
	slices.SortFunc(notes, func(a, b *incident.Note) int { return earlier(a.At, a.Seq, b.At, b.Seq) })
	var out []BriefFact
	for _, n := range notes {
		out = append(out, BriefFact{At: n.At, Text: incident.OneLine(n.Text, 240), Vague: n.Vague, Note: n.Seq})
	}
	return out
}

// MaxStatus is how many characters a status has at most: one short message.
const MaxStatus = 160

// Status returns where the incident stands in at most [MaxStatus] characters, to be sent as a short message or read out on the phone:
// what it is, since when, what they feel, when they hear next. It names nobody and says nothing of when it will be repaired. A nil zone
// is UTC.
func (d *Desk) Status(now time.Time, zone *time.Location) string {
	if !d.s.Exists() {
		return "No incident."
	}
	if zone == nil {
		zone = time.UTC
	}
	head := ""
	if d.s.Severity > 0 {
		head = "SEV" + strconv.Itoa(d.s.Severity) + " "
	}
	clock := func(t time.Time) string { return clockAt(t.In(zone), now.In(zone)) }
	stand := "Open since " + clock(d.s.Declared)
	switch {
	case !d.s.Closed.IsZero():
		stand = "Closed " + clock(d.s.Closed)
	case !d.s.Restored.IsZero():
		stand = "Business back since " + clock(d.s.Restored)
	case len(d.worse) > 0:
		stand += ", worse since " + clock(d.worse[len(d.worse)-1].At)
	}
	tail := ". " + stand + now.In(zone).Format(" (MST)") + "."
	if n, ok := d.NextWord(now); ok {
		switch {
		case n.Overdue(now):
			tail += " A word is overdue."
		case !n.Promised.IsZero():
			tail += " Next word by " + clock(n.Promised) + "."
		}
	}
	room := MaxStatus - utf8.RuneCountInString(head) - utf8.RuneCountInString(tail)
	title := cut(d.s.Title, min(room, 70))
	room -= utf8.RuneCountInString(title)
	if impact := cut(strings.TrimSuffix(strings.TrimSpace(d.s.Impact), "."), room-2); impact != "" {
		title += ": " + impact
	}
	return head + title + tail
}

// clockAt writes a time as somebody reads it at now: with its date on another day, with its zone when the clocks change in between.
func clockAt(t, now time.Time) string {
	layout := "15:04"
	if t.Format(time.DateOnly) != now.Format(time.DateOnly) {
		layout = "2 Jan " + layout
	}
	if t.Format("MST") != now.Format("MST") {
		layout += " MST"
	}
	return t.Format(layout)
}

// cut returns a text in one line of at most so many characters, each code point one: that is how a message is counted.
func cut(text string, limit int) string {
	for at := limit; at > 0; at-- {
		if out := incident.OneLine(text, at); utf8.RuneCountInString(out) <= limit {
			return out
		}
	}
	return ""
}
