package timeline

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// tellers has a function for each kind that makes an entry of its own or changes one.
var tellers = map[incident.Kind]func(*Timeline, *incident.Event){
	incident.KindDeclared:   (*Timeline).tellDeclared,
	incident.KindEdited:     (*Timeline).tellEdited,
	incident.KindRestored:   (*Timeline).tellEnd,
	incident.KindCured:      (*Timeline).tellEnd,
	incident.KindClosed:     (*Timeline).tellEnd,
	incident.KindReopened:   (*Timeline).tellEnd,
	incident.KindUnrestored: (*Timeline).tellUnended,
	incident.KindUncured:    (*Timeline).tellUnended,
	incident.KindRound:      (*Timeline).tellRound,
	incident.KindReordered:  (*Timeline).tellReordered,
	incident.KindHat:        (*Timeline).tellHat,
	incident.KindExtended:   (*Timeline).tellExtended,
	incident.KindNote:       (*Timeline).tellNote,
	incident.KindRevised:    (*Timeline).revise,
	incident.KindRefiled:    (*Timeline).refile,
	incident.KindRetracted:  (*Timeline).retract,
	incident.KindRestated:   (*Timeline).restate,
	incident.KindStarred:    (*Timeline).star,
	incident.KindCardOpened: (*Timeline).tellCard,
	incident.KindCardFilled: (*Timeline).fillCard,
	incident.KindCardMoved:  (*Timeline).tellMove,
	incident.KindJoined:     (*Timeline).tellPerson,
	incident.KindPersonSet:  (*Timeline).tellPerson,
	incident.KindLeft:       (*Timeline).tellPerson,
	incident.KindRedacted:   (*Timeline).tellRedacted,
	incident.KindRedaction:  (*Timeline).tellRedaction,
}

// tellOther tells of a kind that this version does not know.
func (t *Timeline) tellOther(ev *incident.Event) {
	label := string(ev.Kind)
	if c, err := incident.Clean(label, incident.Field{}); err == nil {
		label = c.Text
	}
	t.put(t.entry(ev, label))
}

func (t *Timeline) tellDeclared(ev *incident.Event) {
	e := t.entry(ev, LabelDeclared)
	e.Ruler = true
	e.Text = "declared"
	if title := ev.Fields[incident.FieldTitle]; title != "" {
		e.Text += ": " + title
	}
	if sev := ev.Fields[incident.FieldSeverity]; sev != "" && sev != "0" {
		e.Text += ", severity " + sev
	}
	if impact := ev.Fields[incident.FieldImpact]; impact != "" {
		e.Text += "\n" + impact
	}
	maps.Copy(t.about, ev.Fields)
	t.put(e)
}

// aboutFields is the order in which changes of the incident are told; fields of a newer version follow by name.
var aboutFields = []string{incident.FieldTitle, incident.FieldImpact, incident.FieldSeverity, incident.FieldZone, incident.FieldSeen}

func (t *Timeline) tellEdited(ev *incident.Event) {
	e := t.entry(ev, LabelEdited)
	names := slices.Clone(aboutFields)
	for _, name := range slices.Sorted(maps.Keys(ev.Fields)) {
		if !slices.Contains(aboutFields, name) && name != incident.FieldSource {
			names = append(names, name)
		}
	}
	var changes []string
	for _, name := range names {
		if v, ok := ev.Fields[name]; ok && v != t.about[name] {
			changes = append(changes, name+" "+aboutValue(name, t.about[name])+" -> "+aboutValue(name, v))
		}
	}
	e.Text = cmp.Or(strings.Join(changes, "; "), "said again, nothing changed")
	maps.Copy(t.about, ev.Fields)
	t.put(e)
}

// aboutValue writes a value as it reads in a sentence: words quoted, for they may have any number of words.
func aboutValue(name, v string) string {
	switch {
	case v == "" || name == incident.FieldSeverity && v == "0":
		return "not said"
	case name == incident.FieldTitle || name == incident.FieldImpact:
		return `"` + v + `"`
	}
	return v
}

// ends are the rulers that close a part of the story: how each reads before the words that came with it.
var ends = map[incident.Kind]struct{ label, text string }{
	incident.KindRestored: {LabelRestored, "business restored"},
	incident.KindCured:    {LabelCured, "cause cured"},
	incident.KindClosed:   {LabelClosed, "closed"},
	incident.KindReopened: {LabelReopened, "reopened"},
}

func (t *Timeline) tellEnd(ev *incident.Event) {
	end := ends[ev.Kind]
	e := t.entry(ev, end.label)
	e.Ruler, e.Text = true, end.text
	if ev.Kind == incident.KindClosed && ev.On {
		e.Text += " open-ended"
	}
	e.Text = withWords(e.Text, ev.Text)
	t.put(e)
}

// unended are the ends that were taken back: how each reads, and how it reads when an earlier one stands again.
var unended = map[incident.Kind]struct{ label, text, again string }{
	incident.KindUnrestored: {LabelRestored, "business not restored after all", "business restored, as recorded before"},
	incident.KindUncured:    {LabelCured, "cause not cured after all", "cause cured, as recorded before"},
}

func (t *Timeline) tellUnended(ev *incident.Event) {
	back := unended[ev.Kind]
	e := t.entry(ev, LabelReopened)
	e.Ruler, e.Text = true, back.text
	if !ev.Again().IsZero() {
		e.Label, e.Text = back.label, withWords(back.again, ev.Text)
	}
	t.put(e)
}

func withWords(what, words string) string {
	if words == "" {
		return what
	}
	return what + ": " + words
}

func (t *Timeline) tellRound(ev *incident.Event) {
	t.round++
	t.steps = ev.Steps
	e := t.entry(ev, LabelRound)
	e.Ruler, e.Text = true, "round "+strconv.Itoa(t.round)
	if ev.Name != "" {
		e.Text += ", order " + ev.Name
	}
	why := ev.Text
	if at := strings.LastIndex(why, carriedBy); at >= 0 && ev.Pivots() {
		e.Told = []Told{{Label: "carried by", People: []Mention{{Name: why[at+len(carriedBy):]}}}}
		why = why[:at]
	}
	e.Text = withWords(e.Text, why)
	t.put(e)
}

// carriedBy stands before the sponsor of a pivot in its reason ([incident.Pivot]).
const carriedBy = "; carried by "

func (t *Timeline) tellReordered(ev *incident.Event) {
	if len(ev.Steps) == len(t.steps) {
		t.steps = ev.Steps
	}
	e := t.entry(ev, LabelRound)
	letters := make([]string, len(ev.Steps))
	for i, s := range ev.Steps {
		letters[i] = cmp.Or(s.Hat.Letter(), "?")
	}
	e.Quiet, e.Text = true, "order of the hats now "+strings.Join(letters, " ")
	t.put(e)
}

func (t *Timeline) tellHat(ev *incident.Event) {
	e := t.entry(ev, LabelHat)
	e.Ruler, e.Text = true, strings.ToUpper(hatName(ev.Hat))+" on"
	switch inOrder := ev.Index >= 0 && ev.Index < len(t.steps); {
	case !inOrder:
		e.Text += ", outside the order"
	case t.steps[ev.Index].Purpose != "":
		e.Text += ": " + t.steps[ev.Index].Purpose
	}
	if ev.On {
		e.Text += ", without a goal"
	}
	t.put(e)
}

// hatName names a hat as a step without a purpose is named, those of a newer version too.
func hatName(h hats.Hat) string { return hats.Step{Hat: h}.Title() }

func (t *Timeline) tellExtended(ev *incident.Event) {
	e := t.entry(ev, LabelHat)
	step := "the step"
	if ev.Index >= 0 && ev.Index < len(t.steps) {
		e.Hat = t.steps[ev.Index].Hat
		step = t.steps[ev.Index].Title()
	}
	e.Quiet, e.Text = true, spanOf(ev.Length)+" more for "+step
	t.put(e)
}

// seats are the events of the roster and how each reads before the seat.
var seats = map[incident.Kind]struct{ label, text string }{
	incident.KindJoined:    {LabelJoined, "joined"},
	incident.KindPersonSet: {LabelSeat, "on the roster"},
	incident.KindLeft:      {LabelLeft, "left"},
}

func (t *Timeline) tellPerson(ev *incident.Event) {
	t.place(ev)
	as := seats[ev.Kind]
	e := t.entry(ev, as.label)
	e.Quiet, e.Text = true, as.text
	if seat := ev.Fields[incident.FieldSeat]; seat != "" {
		e.Text += " as " + seat
	}
	for _, v := range []string{ev.Fields[incident.FieldParty], ev.Fields[incident.FieldLayer], incident.SenseWords(ev.Fields[incident.FieldSense])} { // never how they are reached
		if v != "" {
			e.Text += ", " + v
		}
	}
	t.put(e)
}

// spanOf writes a length of time for people: 2 min, 1 h 10 min, 9 d 20 h.
func spanOf(d time.Duration) string {
	if d < 0 {
		d = 0
	}
	minutes := int64(d / time.Minute)
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 24*60:
		return joinSpan(minutes/60, "h", minutes%60, "min")
	}
	return joinSpan(minutes/(24*60), "d", minutes/60%24, "h")
}

func joinSpan(much int64, unit string, rest int64, restUnit string) string {
	if rest == 0 {
		return fmt.Sprintf("%d %s", much, unit)
	}
	return fmt.Sprintf("%d %s %d %s", much, unit, rest, restUnit)
}
