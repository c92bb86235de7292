package room

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

const (
	saidMax  = 90   // characters: a status line beside a clock
	shellMax = 1000 // a shell has lines enough; what is still longer is no reply
	quoteMax = 40   // of a text that is repeated
)

// Said tells a person in one short line what events recorded: it names the thing and repeats times, so that a slip is seen at once.
// The state is the one after the events; zone is the incident's, nil is UTC.
func Said(s incident.State, events []incident.Event, now time.Time, zone *time.Location) string {
	what, more := teller{s, now, zone}.tell(events)
	if room := saidMax - utf8.RuneCountInString(more); room > saidMax/4 { // what else there is to know is not cut off
		what = incident.OneLine(what, room)
	}
	return incident.OneLine(what+more, saidMax)
}

// SaidIn is Said whole, with the title of the incident in it, for those who do not see which one they write to.
func SaidIn(s incident.State, events []incident.Event, now time.Time, zone *time.Location) string {
	what, more := teller{s, now, zone}.tell(events)
	if what == "" {
		return ""
	}
	return incident.OneLine(what, shellMax) + " in " + quoted(s.Title) + more
}

// teller knows what the words of events are about.
type teller struct {
	s    incident.State
	now  time.Time
	zone *time.Location
}

// tell gives what was done, and what else a person should know, behind a semicolon.
func (t teller) tell(events []incident.Event) (what, more string) {
	if len(events) == 0 {
		return "", ""
	}
	e := events[0]
	switch {
	case slices.ContainsFunc(events, incident.Event.Pivots):
		return t.pivot(events)
	case len(events) > 1 && t.checksIn(e):
		return t.checkIns(events), ""
	case len(events) > 1 && e.Kind == incident.KindCardFilled && events[1].Kind == incident.KindCardMoved && events[1].Ref == e.Ref && e.Undoes == 0:
		e = events[1] // what was filled in on the way
	}
	if tell, ok := undone[e.Kind]; ok && e.Undoes != 0 {
		return "undone: " + tell(t, e), ""
	}
	if len(events) > 1 && e.Kind == incident.KindRetracted && events[1].Kind == incident.KindNote {
		again := events[1]
		return fmt.Sprintf("#%d is now #%d, happened %s", e.Ref, again.Seq, t.at(again.At)), ""
	}
	tell, ok := said[e.Kind]
	if !ok {
		return "saved", ""
	}
	what = tell(t, e)
	if also, ok := alsoSaid[e.Kind]; ok {
		more = also(t, e)
	}
	if e.Kind == incident.KindNote && e.On && len(events) > 1 {
		more += t.callNext(events[1])
	}
	return what, more
}

// said has a line for every kind of event.
var said = map[incident.Kind]func(teller, incident.Event) string{
	incident.KindDeclared: func(_ teller, e incident.Event) string { return "declared " + quoted(e.Fields[incident.FieldTitle]) },
	incident.KindEdited:   func(_ teller, e incident.Event) string { return about(e, "is now") },
	incident.KindRestored: func(t teller, e incident.Event) string { return t.end("business restored", e) },
	incident.KindCured:    func(t teller, e incident.Event) string { return t.end("cause cured", e) },
	incident.KindUnrestored: func(t teller, e incident.Event) string {
		return t.endBack("business restored", "the business is not restored", e)
	},
	incident.KindUncured:  func(t teller, e incident.Event) string { return t.endBack("cause cured", "the cause is not cured", e) },
	incident.KindClosed:   func(_ teller, e incident.Event) string { return "closed" + when(e.On, ", open-ended") },
	incident.KindReopened: func(teller, incident.Event) string { return "open again" },
	incident.KindRound: func(t teller, e incident.Event) string {
		return "a new round, order " + e.Name + ": " + t.hat(e) + " is on"
	},
	incident.KindReordered:  func(teller, incident.Event) string { return "Black and Yellow exchanged in this round" },
	incident.KindHat:        func(t teller, e incident.Event) string { return t.hat(e) + " is on" },
	incident.KindExtended:   func(t teller, e incident.Event) string { return "two minutes more for " + t.hat(e) },
	incident.KindNote:       teller.note,
	incident.KindRevised:    func(_ teller, e incident.Event) string { return fmt.Sprintf("#%d now reads %s", e.Ref, quoted(e.Text)) },
	incident.KindRefiled:    func(_ teller, e incident.Event) string { return fmt.Sprintf("moved #%d to %s", e.Ref, filed(e)) },
	incident.KindRetracted:  func(t teller, e incident.Event) string { return "retracted " + t.named(e.Ref) + t.under(e.Ref) },
	incident.KindRestated:   func(t teller, e incident.Event) string { return t.named(e.Ref) + " stands again" },
	incident.KindStarred:    teller.star,
	incident.KindCardOpened: teller.card,
	incident.KindCardFilled: func(t teller, e incident.Event) string {
		if who := e.Fields[cards.FieldAck]; who != "" {
			return who + " has taken " + t.cardName(e.Ref)
		}
		return t.filled(e)
	},
	incident.KindCardMoved: teller.moved,
	incident.KindJoined:    func(_ teller, e incident.Event) string { return e.Who + " is on the roster" + seat(", ", e) },
	incident.KindPersonSet: func(_ teller, e incident.Event) string { return e.Who + " is now" + seat(" ", e) },
	incident.KindLeft:      func(_ teller, e incident.Event) string { return e.Who + " is off the roster" },
	incident.KindRedaction: func(_ teller, e incident.Event) string { return fmt.Sprintf("redacted #%d: its words are gone", e.Ref) },
}

// undone has a line for every kind of event that can take something back.
var undone = map[incident.Kind]func(teller, incident.Event) string{
	incident.KindEdited:     func(_ teller, e incident.Event) string { return about(e, "is again") },
	incident.KindUnrestored: said[incident.KindUnrestored],
	incident.KindUncured:    said[incident.KindUncured],
	incident.KindReopened:   func(teller, incident.Event) string { return "the incident is open again" },
	incident.KindReordered:  func(teller, incident.Event) string { return "Black and Yellow stand as before" },
	incident.KindHat:        func(t teller, e incident.Event) string { return t.hat(e) + " is on again" },
	incident.KindRevised: func(_ teller, e incident.Event) string {
		return fmt.Sprintf("#%d reads %s again", e.Ref, quoted(e.Text))
	},
	incident.KindRefiled:   func(_ teller, e incident.Event) string { return fmt.Sprintf("#%d is back under %s", e.Ref, filed(e)) },
	incident.KindRetracted: func(t teller, e incident.Event) string { return t.named(e.Ref) + " is retracted" },
	incident.KindRestated:  said[incident.KindRestated],
	incident.KindStarred:   said[incident.KindStarred],
	incident.KindCardFilled: func(t teller, e incident.Event) string {
		return t.cardName(e.Ref) + " reads " + t.words(e.Ref) + " again"
	},
	incident.KindCardMoved: teller.movedBack,
	incident.KindJoined:    func(_ teller, e incident.Event) string { return e.Who + " is on the roster again" },
	incident.KindPersonSet: func(_ teller, e incident.Event) string { return e.Who + " is again" + seat(" ", e) },
	incident.KindLeft:      func(_ teller, e incident.Event) string { return e.Who + " is off the roster" },
}

// alsoSaid is what else a person should know after some of them.
var alsoSaid = map[incident.Kind]func(teller, incident.Event) string{
	incident.KindClosed: func(t teller, e incident.Event) string {
		return t.stillOwed(e) + t.nextTold() + t.noCheckIns("/reopen, then /checkins")
	},
	incident.KindRestored:   func(t teller, e incident.Event) string { return t.causeNext(e) + t.noCheckIns("/checkins") },
	incident.KindCardOpened: func(t teller, e incident.Event) string { return t.recurs(e) + t.thin(e) + t.guests(e) },
	incident.KindCardFilled: func(t teller, e incident.Event) string { return t.differ(e) + t.thin(e) + t.guests(e) },
	incident.KindCardMoved: func(t teller, e incident.Event) string {
		return t.unweighed(e) + t.lastTry(e) + t.thin(e) + t.goesOut(e)
	},
	incident.KindNote: teller.noGoal,
}

func when(is bool, words string) string {
	if !is {
		return ""
	}
	return words
}

func quoted(text string) string { return `"` + incident.OneLine(text, quoteMax) + `"` }

// clock writes a time for a person who knows what day it is.
func (t teller) clock(at time.Time) string {
	return strings.TrimPrefix(incident.Spoken(at, t.now, t.zone), "today ")
}

// at writes when something was, with its day.
func (t teller) at(at time.Time) string {
	if clock := t.clock(at); !strings.Contains(clock, " ") {
		return "at " + clock + " today"
	}
	return t.clock(at)
}

func (t teller) end(what string, e incident.Event) string {
	if was := e.Was(); !was.IsZero() {
		return what + ": now " + t.clock(e.At) + ", was " + t.clock(was)
	}
	return what + " " + t.at(e.At)
}

func (t teller) endBack(again, not string, e incident.Event) string {
	if at := e.Again(); !at.IsZero() {
		return again + " " + t.at(at) + ", as before"
	}
	return not
}

// hat names the step that is on, or the hat of e when the round is not known.
func (t teller) hat(e incident.Event) string {
	if r := t.s.Round(); r != nil && (e.Hat == "" || r.Hat == e.Hat) {
		return r.On().Title()
	}
	return hats.Step{Hat: e.Hat}.Title()
}

func (t teller) note(e incident.Event) string {
	what := fmt.Sprintf("noted under %s as #%d", hats.Step{Hat: e.Hat}.Title(), e.Seq)
	if e.At.Equal(e.Recorded) {
		return what
	}
	if clock := t.clock(e.At); strings.Contains(clock, " ") {
		return what + ", happened " + clock
	}
	return what + ", happened at " + t.clock(e.At)
}

// noGoal says how a goal is set, after a note where it should be.
func (t teller) noGoal(e incident.Event) string {
	n, r := t.s.Note(e.Seq), t.s.Round()
	if n == nil || r == nil || t.s.Goal != nil || e.Hat != hats.Blue || n.Round != r.Number || n.Step < 0 || !r.Steps[n.Step].IsGoal() {
		return ""
	}
	return "; /goal SENTENCE makes it the goal"
}

// named is a note with its first words.
func (t teller) named(ref uint64) string {
	if n := t.s.Note(ref); n != nil {
		return fmt.Sprintf("#%d %s", ref, quoted(n.Text))
	}
	return fmt.Sprintf("#%d", ref)
}

func (t teller) under(ref uint64) string {
	if n := t.s.Note(ref); n != nil {
		return " (" + hats.Step{Hat: n.Hat}.Title() + ")"
	}
	return ""
}

// filed is where a note was put. A White note is a fact unless it says more.
func filed(e incident.Event) string {
	hat := hats.Step{Hat: e.Hat}.Title()
	if e.Type != "" && e.Type != string(incident.Fact) {
		hat += ": " + e.Type
	}
	return hat
}

func (t teller) star(e incident.Event) string {
	if e.On {
		return "starred " + t.named(e.Ref)
	}
	return fmt.Sprintf("star taken off #%d", e.Ref)
}

// card tells of a new card.
func (t teller) card(e incident.Event) string {
	c := t.s.Card(e.Seq)
	if c == nil {
		return fmt.Sprintf("%s recorded as #%d", e.Name, e.Seq)
	}
	if words, ok := t.desk(c); ok {
		return t.cardName(e.Seq) + words
	}
	if about := incident.Number(c.Fields[cards.FieldAbout]); c.Template == cards.Recheck && about != 0 && c.Stage != cards.StageOpen {
		return fmt.Sprintf("#%d %s: %s", about, stage(c, c.Stage), t.words(e.Seq))
	}
	name := t.cardName(e.Seq)
	if c.Template == cards.Approach { // it runs from the start when all is said that it takes
		name += " is " + stage(c, c.Stage)
	}
	if owed, ok := t.owed(c); ok {
		return name + ": " + owed
	}
	return name + ": " + t.words(e.Seq)
}

// owed is who has a decision, and by when.
func (t teller) owed(c *incident.Card) (string, bool) {
	who, due := c.Holder(), c.Due()
	return incident.OneLine(who, quoteMax) + " by " + t.clock(due), who != "" && !due.IsZero()
}

// cardName names a card.
func (t teller) cardName(ref uint64) string {
	if c := t.s.Card(ref); c != nil {
		name := c.Template
		if c.Promise() {
			name = promiseName
		}
		return fmt.Sprintf("%s #%d", name, ref)
	}
	return fmt.Sprintf("card #%d", ref)
}

// words are what a card says, in the first field that has words; what is sealed has none.
func (t teller) words(ref uint64) string {
	c := t.s.Card(ref)
	if c == nil {
		return "otherwise"
	}
	template, _ := cards.Find(cards.Builtin(), c.Template)
	for _, f := range template.Fields {
		if v := c.Fields[f.Name]; v != "" && !template.Hidden(f.Name, c.Fields) {
			return quoted(v)
		}
	}
	if len(template.Fields) > 0 {
		return "without words yet"
	}
	return quoted(cmp.Or(c.Fields[c.Template], firstOf(c.Fields))) // of a template of one's own
}

// firstOf returns the value of the first field by name.
func firstOf(fields map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		return fields[name]
	}
	return ""
}

func (t teller) moved(e incident.Event) string {
	if e.Type == cards.StageWithdrawn {
		return "retracted " + t.cardName(e.Ref) + " " + t.words(e.Ref)
	}
	if names := t.overruled(e); names != "" {
		return t.cardName(e.Ref) + " is " + e.Type + ", overruled: " + names
	}
	if c := t.s.Card(e.Ref); c != nil {
		return t.cardName(e.Ref) + " is " + stage(c, e.Type) + ": " + t.words(e.Ref)
	}
	return t.cardName(e.Ref) + " is " + e.Type + ": " + t.words(e.Ref)
}

func (t teller) movedBack(e incident.Event) string {
	if e.Type == cards.StageWithdrawn {
		return t.cardName(e.Ref) + " " + t.words(e.Ref) + " is retracted"
	}
	return t.cardName(e.Ref) + " " + t.words(e.Ref) + " is " + e.Type + " again"
}

// Owed returns the decisions and commitments that are neither done nor taken back, the most urgent first, those without a time last.
func Owed(s incident.State) []*incident.Card {
	var out []*incident.Card
	for _, c := range s.Cards {
		if isOwed(c) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *incident.Card) int {
		if a.Due().IsZero() != b.Due().IsZero() {
			return map[bool]int{true: 1, false: -1}[a.Due().IsZero()]
		}
		return a.Due().Compare(b.Due())
	})
	return out
}

// seat is what a person was given: the first that is said of them. A way to reach somebody is not repeated.
func seat(before string, e incident.Event) string {
	for _, name := range []string{incident.FieldSeat, incident.FieldParty, incident.FieldLayer, incident.FieldSense} {
		if v := e.Fields[name]; v != "" {
			return before + incident.SenseWords(v)
		}
	}
	switch reach, said := e.Fields[incident.FieldReach]; {
	case reach != "":
		return before + "within reach"
	case said:
		return before + "without a way to reach them"
	}
	return when(before == " ", " without a seat")
}

// about tells what is said about the incident: one thing in full, several by name.
func about(e incident.Event, verb string) string {
	names := slices.Sorted(maps.Keys(e.Fields))
	if len(names) != 1 {
		return strings.Join(names, ", ") + " " + strings.Replace(verb, "is", "are", 1) + " otherwise"
	}
	v := e.Fields[names[0]]
	if v == "" || names[0] == incident.FieldSeverity && v == "0" {
		return names[0] + " " + verb + " not said"
	}
	if names[0] == incident.FieldTitle || names[0] == incident.FieldImpact {
		v = quoted(v)
	}
	return names[0] + " " + verb + " " + v
}
