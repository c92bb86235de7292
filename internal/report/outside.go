package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/secrets"
)

// Outside returns the events of a log, all of them from the first, as the options want them for whoever is not in the incident. The
// zero Options return events itself; else the events are new, and what a newer version wrote into them that this one cannot read is
// left out, for nobody can tell whether it names somebody.
//
// There are as many events as before, and each has the Seq, the Chain and both times of the one it stands for, so that a number in a text
// still finds its entry and [incident.Reseal] can make a bundle of them. Chain is no hash of the event any more. An event that is left
// out has a blank in its place, which folds to nothing.
//
// An answer that is still sealed at the end is left out.
//
// Redacted leaves out notes and cards that stand as taken back, ends that were taken back or corrected, and what changed them; notes,
// title and impact read from the beginning as they read at the end, and so does what a card goes by; other words of a card are told when
// they were said as they stand, and who has it, when it is due and what was chosen at every moment at which that changed; credentials ([secrets.Find]) become "[redacted: KIND]".
//
// Roles puts in the place of each name the role that [timeline] gives it at that moment, for speakers, owners and writers and in the
// texts. Only the events of the roster call somebody by one role throughout, the first, for a fold knows people by their names. Two
// people never get the same role.
//
// Either leaves out how people are reached: nobody's telephone number goes outside.
func Outside(events []incident.Event, o Options) []incident.Event {
	if !o.Roles && !o.Redacted {
		return events
	}
	out := make([]incident.Event, len(events))
	for i := range events {
		out[i] = known(&events[i])
		private(&out[i])
	}
	unanswered(out)
	if o.Redacted {
		out = standing(out)
		for i := range out {
			eachText(&out[i], blackout)
		}
	}
	if o.Roles {
		r := rolesOf(events)
		for i := range out {
			r.rename(&out[i])
			unsourced(&out[i])
		}
	}
	return out
}

// private takes away how somebody is reached, and a layer or sense that is none of those there are, which may be anything.
func private(e *incident.Event) {
	drop := func(name, v string) bool {
		switch {
		case name == incident.FieldReach, name == cards.FieldContacts:
			return true
		case !onRoster[e.Kind]:
			return false
		case name == incident.FieldLayer:
			return !slices.Contains(incident.Layers(), v)
		case name == incident.FieldSense:
			return !slices.Contains(incident.Senses(), v)
		}
		return false
	}
	for name, v := range e.Fields {
		if drop(name, v) {
			e.Fields = maps.Clone(e.Fields)
			maps.DeleteFunc(e.Fields, drop)
			return
		}
	}
}

// unanswered takes the answers out of events that nobody has opened to the end: they are sealed inside too.
func unanswered(events []incident.Event) {
	state, templates := incident.Fold(incident.State{}, events), cards.Builtin()
	for i := range events {
		e := &events[i]
		c := state.Card(cmp.Or(e.Ref, e.Seq))
		if c == nil || len(e.Fields) == 0 {
			continue
		}
		t, _ := cards.Find(templates, c.Template)
		e.Fields = maps.Clone(e.Fields)
		maps.DeleteFunc(e.Fields, func(name, _ string) bool { return t.Hidden(name, c.Fields) })
	}
}

// unsourced takes away what a note is called where it comes from, which may be a name, and what only another version knows the meaning of.
// A number of this log stands in its place, so that the note keeps its origin.
func unsourced(e *incident.Event) {
	if !incident.Knows(e.Kind) {
		e.Name, e.Type = "", ""
	}
	if e.Fields[incident.FieldSourceID] == "" && e.Fields[incident.FieldThread] == "" {
		return
	}
	fields := maps.Clone(e.Fields)
	delete(fields, incident.FieldThread)
	if fields[incident.FieldSourceID] != "" {
		fields[incident.FieldSourceID] = strconv.FormatUint(e.Seq, 10)
	}
	e.Fields = fields
}

// known returns e with what this version knows of it.
func known(e *incident.Event) incident.Event {
	return incident.Event{
		Seq: e.Seq, Chain: e.Chain, ID: e.ID, Kind: e.Kind, At: e.At, Recorded: e.Recorded, By: e.By, Text: e.Text, Hat: e.Hat, Type: e.Type,
		Ref: e.Ref, Who: e.Who, Tags: e.Tags, Fields: e.Fields, Steps: e.Steps, Index: e.Index, Length: e.Length, Name: e.Name, On: e.On,
		Undoes: e.Undoes,
	}
}

// eachText applies change to every text that a person wrote, and not to what the program reads back.
func eachText(e *incident.Event, change func(string) string) {
	e.Text = change(e.Text)
	e.Tags = mapped(e.Tags, func(tag string) string {
		anew := change(tag)
		if anew == tag {
			return tag
		}
		return strings.ToLower(strings.Join(strings.Fields(anew), "-"))
	})
	e.Fields = mappedFields(e.Fields, func(name, v string) string {
		if fieldKinds()[name] == machineField {
			return v
		}
		return change(v)
	})
	e.Steps = mapped(e.Steps, func(s hats.Step) hats.Step {
		s.Purpose = change(s.Purpose)
		return s
	})
	if e.Kind == incident.KindRound {
		e.Name = change(e.Name)
	}
}

// blackout puts what it was in the place of each credential.
func blackout(text string) string {
	hits := secrets.Find(text)
	if len(hits) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, h := range hits {
		b.WriteString(text[from:h.Start] + "[redacted: " + h.Name + "]")
		from = h.End
	}
	return b.String() + text[from:]
}
