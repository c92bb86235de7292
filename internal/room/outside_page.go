package room

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/outbound"
)

// PageLine is a line of what is made for the outside, and the note or card whose words it has; 0 for a line of ours.
type PageLine struct {
	Text string
	Of   uint64
}

// Page is the incident for the customer, in Markdown: what it is, its White facts, and the updates that were sent to them. Nothing else
// is looked at, so nothing else can get in: no other hat, no guess, no card, no name of who wrote it. [Outside.Leaks] is to be asked
// before it goes out.
func (d Desk) Page() []PageLine {
	s, zone := d.State, d.zone()
	when := func(t time.Time) string { return outbound.Moment(t, d.Now, zone) }
	lines := []PageLine{{"# " + plainLine(s.Title), 0}, {}}
	add := func(of uint64, format string, args ...any) {
		lines = append(lines, PageLine{fmt.Sprintf(format, args...), of})
	}
	if s.Impact != "" {
		add(0, "%s", plainLine(s.Impact))
		add(0, "")
	}
	add(0, "- since: %s", when(s.Declared))
	if !s.Restored.IsZero() {
		add(0, "- back since: %s", when(s.Restored))
	}
	if facts := d.pageFacts(); len(facts) > 0 {
		lines = append(lines, PageLine{}, PageLine{"## What is known", 0}, PageLine{})
		for _, n := range facts {
			at := when(n.At)
			switch n.Vague {
			case incident.Unknown:
				at = "time unknown"
			case incident.About:
				at = "about " + at
			}
			add(n.Seq, "- %s: %s", at, plainLine(n.Text))
		}
	}
	if sent := d.pageUpdates(); len(sent) > 0 {
		lines = append(lines, PageLine{}, PageLine{"## What we told you", 0}, PageLine{})
		for _, c := range sent {
			text := plainLine(c.Fields[cards.Update])
			if next, ok := c.Time(cards.FieldNextAt); ok {
				text = strings.TrimRight(text, ". ") + ". Next word by " + when(next) + "."
			}
			add(c.Seq, "- %s: %s", when(SentAt(c)), text)
		}
	}
	return lines
}

// plainLine is a text in one line.
func plainLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// pageFacts are the White facts that stand and that nobody keeps inside, by when they happened.
func (d Desk) pageFacts() []*incident.Note {
	var out []*incident.Note
	for _, n := range d.State.Notes {
		if n.Outward() {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b *incident.Note) int { return a.At.Compare(b.At) })
	return out
}

// pageUpdates are the updates that were sent to somebody outside, by when they were.
func (d Desk) pageUpdates() []*incident.Card {
	out := slices.DeleteFunc(d.State.CardsOf(cards.Update), func(c *incident.Card) bool {
		audience := c.Fields[cards.FieldAudience]
		return c.Redacted || c.Stage != cards.StageSent || audience != cards.ToCustomer && audience != cards.Public
	})
	slices.SortStableFunc(out, func(a, b *incident.Card) int { return SentAt(a).Compare(SentAt(b)) })
	return out
}

// SentAt is when an update went out, as whoever sent it said, else when that was written down.
func SentAt(c *incident.Card) time.Time {
	if at, ok := c.Time(cards.FieldSentAt); ok {
		return at
	}
	if at := c.Came().At; !at.IsZero() {
		return at
	}
	return c.Opened
}

// Leak is something in a line that must not get outside.
type Leak struct {
	Line  int    // from 1
	Of    uint64 // whose words the line has, 0 for none
	What  string // a name, a machine, a secret, an internal note
	Words string // which; "" for a secret, which is not repeated
	Why   string
}

// leaking are the rules of the gate that hold for everything that goes out, an update or not.
var leaking = map[outbound.Rule]string{outbound.Name: "a name", outbound.Host: "the name of a machine", outbound.Secret: "a secret"}

// Leaks returns what must not get outside of these lines: names of people, names of machines, secrets, and words of a note that is no
// White fact or that is kept inside. Nobody signs such lines, so the writer's name counts too.
func (o Outside) Leaks(lines []PageLine) []Leak {
	draft := o.Draft(&incident.Card{Template: cards.Update, Fields: map[string]string{cards.FieldAudience: cards.ToCustomer}})
	draft.From, draft.To, draft.LastOut = "", "", nil
	inside := o.inside()
	var out []Leak
	for i, line := range lines {
		draft.Text = line.Text
		for _, f := range outbound.Check(draft, o.d.Now, o.d.zone()) {
			what, ok := leaking[f.Rule]
			if !ok || f.Field != outbound.FieldText {
				continue
			}
			leak := Leak{Line: i + 1, Of: line.Of, What: what, Why: f.Why}
			if f.Rule != outbound.Secret {
				leak.Words = line.Text[f.Start:f.End]
			}
			out = append(out, leak)
		}
		folded := foldLine(line.Text)
		for _, n := range inside {
			if n.seq != line.Of && strings.Contains(folded, n.text) {
				out = append(out, Leak{i + 1, line.Of, "an internal note", "#" + strconv.FormatUint(n.seq, 10), "only White facts go out"})
				break
			}
		}
	}
	return out
}

// insideMin is how long the words of a note are before a line that has them repeats it: shorter ones are anybody's.
const insideMin = 16

type insideNote struct {
	seq  uint64
	text string
}

// inside are the words that stay inside: of notes that are no White facts, and of those that somebody keeps there.
func (o Outside) inside() []insideNote {
	var out []insideNote
	for _, n := range o.d.State.Notes {
		if n.Redacted || n.Outward() {
			continue
		}
		if text := foldLine(n.Text); len(text) >= insideMin {
			out = append(out, insideNote{n.Seq, text})
		}
	}
	return out
}

// foldLine is a text as two people would say it is the same.
func foldLine(text string) string {
	return strings.ToLower(strings.TrimRight(plainLine(text), ".!"))
}

// RefuseLeaks is the error for lines that may not go out, nil for those that may. What names what they are.
func RefuseLeaks(what string, lines []PageLine, leaks []Leak) error {
	if len(leaks) == 0 {
		return nil
	}
	l := leaks[0]
	words := l.What
	if l.Words != "" {
		words = fmt.Sprintf("%s, %s", l.What, l.Words)
	}
	line := ""
	if l.What != leaking[outbound.Secret] { // it is not repeated
		line = fmt.Sprintf(" %q", incident.OneLine(lines[l.Line-1].Text, 120))
	}
	err := incident.Errorf(incident.CodeRefused, "%s would carry %s in line %d%s: %s", what, words, l.Line, line, l.Why)
	hint := "mend the title or the impact: /title ..., /impact ..."
	if l.Of != 0 {
		hint = fmt.Sprintf("write it anew: /revise #%d WORDS; a fact with #%s in its words stays inside", l.Of, incident.InternalTag)
	}
	if n := len(leaks) - 1; n > 0 {
		hint += fmt.Sprintf("; %d more to mend", n)
	}
	return err.WithHint(hint)
}
