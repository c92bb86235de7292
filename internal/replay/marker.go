package replay

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// MarkKind says what a marker stands at.
type MarkKind string

// The markers.
const (
	MarkHat      MarkKind = "hat"
	MarkRound    MarkKind = "round"
	MarkDecision MarkKind = "decision"
	MarkWord     MarkKind = "customer word"
	MarkStar     MarkKind = "star"
)

// Marker is a moment that a replay jumps to.
type Marker struct {
	At   time.Time // when it was written down
	Seq  uint64    // of the entry it is about
	Kind MarkKind
	Hat  hats.Hat // the hat that is on from then on, for MarkHat; of the entry for the others
}

// textMax is what a marker shows of a text, in characters.
const textMax = 300

// survey finds the moments and the markers anew.
func (p *Player) survey() {
	p.marks, p.moments = p.marks[:0], p.moments[:0]
	view := p.story.Written()
	decided := map[uint64]bool{}
	for n := 1; n <= p.history.Len(); n++ {
		e, at := p.history.Event(n), p.history.Written(n)
		if ms := at.UnixMilli(); len(p.moments) == 0 || p.moments[len(p.moments)-1] != ms {
			p.moments = append(p.moments, ms)
		}
		if kind, seq := markOf(&e, view, decided); kind != "" {
			p.marks = append(p.marks, Marker{At: at, Seq: seq, Kind: kind, Hat: e.Hat})
		}
	}
	p.axis = newAxis(p.moments, p.idle)
}

// Text returns what a marker says, as it read when its moment came: what was changed later is not known there.
func (p *Player) Text(m Marker) string {
	if e := p.story.Written().Reading(m.Seq, m.At); e != nil {
		return incident.OneLine(e.Line(false, time.UTC), textMax)
	}
	return ""
}

// markOf says which marker an event sets, and of which entry; "" for none. decided remembers the decisions that are taken.
func markOf(e *incident.Event, view timeline.View, decided map[uint64]bool) (MarkKind, uint64) {
	switch e.Kind {
	case incident.KindHat:
		return MarkHat, e.Seq
	case incident.KindRound:
		return MarkRound, e.Seq
	case incident.KindStarred:
		if e.On {
			return MarkStar, e.Ref
		}
	case incident.KindCardOpened:
		if e.Name == cards.Decision && e.Type == cards.StageDecided {
			decided[e.Seq] = true
			return MarkDecision, e.Seq
		}
		if isWord(view, e.Seq) {
			return MarkWord, e.Seq
		}
	case incident.KindCardMoved:
		if entry := view.Entry(e.Ref); e.Type == cards.StageDecided && entry != nil && entry.Label == timeline.LabelDecision && !decided[e.Ref] {
			decided[e.Ref] = true
			return MarkDecision, e.Seq
		}
		if isWord(view, e.Seq) {
			return MarkWord, e.Seq
		}
	case incident.KindNote:
		switch {
		case e.Fields[incident.FieldSource] != "" && slices.Contains(e.Tags, timeline.LabelDecision):
			return MarkDecision, e.Seq
		case slices.ContainsFunc(e.Tags, incident.CustomerTag):
			return MarkWord, e.Seq
		}
	default:
		if isWord(view, e.Seq) {
			return MarkWord, e.Seq
		}
	}
	return "", 0
}

// isWord reports an entry that is a word to the customer or from them, a card's as well as a note's.
func isWord(view timeline.View, seq uint64) bool {
	entry := view.Entry(seq)
	return entry != nil && entry.CustomerWord()
}

// Markers returns all markers in the order of time. Those behind the moment that is on are not known yet then.
func (p *Player) Markers() []Marker { return p.marks }

// NextMarker goes to the next marker, or to the one before with back, and returns it. The moment before the first marker is the start.
// A decision that is to be thought about first is halted before.
func (p *Player) NextMarker(back bool) (Marker, bool) {
	if back {
		for _, m := range slices.Backward(p.marks) {
			if m.At.Before(p.at) {
				p.Seek(m.At)
				return m, true
			}
		}
		return Marker{}, false
	}
	for _, m := range p.marks {
		if m.At.After(p.at) && p.ahead == nil {
			p.skipped = 0
			p.goTo(m.At)
			return m, true
		}
	}
	return Marker{}, false
}

// Stops reports whether the replay halts before decisions.
func (p *Player) Stops() bool { return p.stops }

// SetStops says whether the replay halts before each decision: what would you do with what is known here?
func (p *Player) SetStops(on bool) {
	p.stops = on
	if !on {
		p.ahead = nil
	}
}

// Ahead returns the decision that the replay has halted before, nil when it has not. Its Text is not to be shown yet.
func (p *Player) Ahead() *Marker { return p.ahead }

// Pass goes on to the decision that the replay has halted before, and returns it.
func (p *Player) Pass() (Marker, bool) {
	if p.ahead == nil {
		return Marker{}, false
	}
	m := *p.ahead
	p.passed[m.Seq], p.ahead = true, nil
	if other := p.stopBefore(m.At); other != nil { // two were taken in one moment: each is asked about
		p.ahead = other
		return m, true
	}
	p.at = m.At
	return m, true
}

// stopBefore returns the decision between the moment that is on and another one that is to be thought about first.
func (p *Player) stopBefore(to time.Time) *Marker {
	if !p.stops {
		return nil
	}
	for i := range p.marks {
		if m := &p.marks[i]; m.Kind == MarkDecision && m.At.After(p.at) && !m.At.After(to) && !p.passed[m.Seq] {
			found := *m
			return &found
		}
	}
	return nil
}

// Find returns the next moment behind the one that is on, or before it with back, at which something with all these words was written
// down, and the entry as it read then. Upper and lower case are one. It looks at what is still ahead too: whoever asks for a text wants
// to get there. Of several in the moment that is on, those behind the entry after count.
func (p *Player) Find(text string, after uint64, back bool) (*timeline.Entry, time.Time, bool) {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return nil, time.Time{}, false
	}
	var best *timeline.Entry
	var when time.Time
	for n := 1; n <= p.history.Len(); n++ {
		e, at := p.history.Event(n), p.history.Written(n)
		ahead := at.After(p.at) || at.Equal(p.at) && after != 0 && e.Seq > after
		if back == ahead || back && !at.Before(p.at) || !says(&e, words) || !p.shows(n, &e, words) {
			continue
		}
		entry := p.story.Written().Reading(e.Seq, at)
		if entry == nil {
			entry = p.story.Written().Reading(e.Ref, at)
		}
		switch {
		case entry == nil:
		case !back:
			return entry, at, true
		default:
			best, when = entry, at
		}
	}
	return best, when, best != nil
}

// shows reports whether all words stand in what the n-th event said without what was sealed then.
func (p *Player) shows(n int, e *incident.Event, words []string) bool {
	if e.Kind != incident.KindCardOpened && e.Kind != incident.KindCardFilled {
		return true
	}
	c := p.history.State(n).Card(cmp.Or(e.Ref, e.Seq))
	if c == nil {
		return true
	}
	t, _ := cards.Find(cards.Builtin(), c.Template)
	open := *e
	open.Fields = maps.Clone(e.Fields)
	maps.DeleteFunc(open.Fields, func(name, _ string) bool { return t.Hidden(name, c.Fields) })
	return says(&open, words)
}

// says reports whether all words stand in what an event said.
func says(e *incident.Event, words []string) bool {
	hay := strings.ToLower(e.Text + " " + strings.Join(e.Tags, " "))
	for _, v := range e.Fields {
		hay += " " + strings.ToLower(v)
	}
	for _, w := range words {
		if !strings.Contains(hay, w) {
			return false
		}
	}
	return e.Kind != incident.KindRedaction && e.Kind != incident.KindRedacted
}
