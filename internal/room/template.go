package room

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// own are the templates whose command stands in the table of the language: a card, with a summary and a usage of its own.
var own = []string{cards.Goal, cards.Decision}

// Commands returns every command that works in a room: those of the language, and one for each template.
func Commands(templates []cards.Template) []capture.Command {
	all := append(capture.Table(), pivotCommand(), checkInsCommand())
	for i, c := range all {
		if c.Name == personName {
			all[i] = personCommand(c)
		}
	}
	for _, t := range templates {
		if t.Command == "" {
			continue
		}
		c := capture.CardCommand(t.Command, t.Title, t.Summary, commandFields(t), commandStages(t))
		if t.Figure {
			c = c.WithFigure()
		}
		i := slices.IndexFunc(all, func(c capture.Command) bool { return c.Name == t.Command })
		switch {
		case i < 0:
			all = append(all, c)
		case slices.Contains(own, t.Name):
			c.Usage, c.Summary = all[i].Usage, all[i].Summary
			all[i] = c
		}
		if t.Name == cards.Commitment && !t.Own {
			all = append(all, promiseCommand(t))
		}
	}
	return all
}

// pivotCommand changes tack. Who carries it must be said, or why nobody does.
func pivotCommand() capture.Command {
	c := capture.CardCommand("pivot", "Pivot", "leave the approach: a new round, White carried over", []capture.CommandField{
		{Name: "why", Kind: capture.FieldText},
		{Name: "sponsor", Short: []string{"by"}, Kind: capture.FieldPerson},
		{Name: "no_sponsor", Kind: capture.FieldText},
		{Name: "order", Kind: capture.FieldText},
		{Name: "left", Short: []string{"debt"}, Kind: capture.FieldLines},
	}, nil)
	c.Usage = "/pivot WHY sponsor=NAME [left=\"WHAT STAYS UNDONE\"]"
	return c
}

// pivotOrder is the order of a pivot's round (method, part B).
const pivotOrder = "pivot"

func readPivot(d Desk, a capture.Args) (incident.Command, error) {
	p := incident.Pivot{Why: a.Text, Templates: d.Templates}
	order := pivotOrder
	for _, f := range a.Fields {
		switch f.Name {
		case "why":
			p.Why = f.Value
		case "sponsor":
			p.Sponsor = d.rosterName(f.Value)
		case "no_sponsor":
			p.NoSponsor = f.Value
		case "order":
			order = f.Value
		case "left":
			for what := range strings.SplitSeq(f.Value, ";") {
				if what = strings.TrimSpace(what); what != "" {
					p.Left = append(p.Left, what)
				}
			}
		}
	}
	o, ok := hats.Find(d.Orders, order)
	if !ok {
		return nil, incident.Errorf(incident.CodeNotFound, "there is no order %q", order).WithHint("orders: " + OrderNames(d.Orders))
	}
	p.Order = o.Sized(len(d.State.Present()))
	return p, nil
}

func commandFields(t cards.Template) []capture.CommandField {
	out := make([]capture.CommandField, len(t.Fields))
	for i, f := range t.Fields {
		out[i] = CommandField(f)
	}
	return out
}

// CommandField says how the value of a card's field is read, in a line or in a form.
func CommandField(f cards.Field) capture.CommandField {
	return capture.CommandField{Name: f.Name, Short: f.Short, Kind: capture.FieldKind(f.Kind), Options: f.Options, Direction: direction(f), Low: f.Low, High: f.High}
}

// direction is where the time of a field lies: what is owed or runs out is still to come, what somebody said is over.
func direction(f cards.Field) capture.Direction {
	switch f.Name {
	case cards.FieldSaidAt, cards.FieldSentAt, cards.FieldAwake, cards.FieldMeal:
		return capture.Past
	case cards.FieldStart, cards.FieldBreach, cards.FieldStartsAt, cards.FieldNoReturn, cards.FieldWindowStart, cards.FieldWindowEnd: // a change may be written down while it runs
		return capture.Either
	}
	return capture.Future
}

func commandStages(t cards.Template) []string {
	var out []string
	for _, s := range t.Stages {
		out = append(out, s.Name)
	}
	return out
}

// readCard reads what stands behind the command of a template: a new card, fields of one that is there, or its next stage. The free text is
// the first field of a new card, and of one that is there too unless it is moved: then it says why. A line without a text or a number is
// about the one card of the template that is on, if it is one; one that names a card which is known by its name is about that.
func readCard(d Desk, t cards.Template, a capture.Args) (incident.Command, error) {
	values := map[string]string{}
	for _, f := range a.Fields {
		values[f.Name] = f.Value
	}
	first := t.Fields[0]
	free, _ := t.Free() // without one there is no text
	if a.Text == "" && values[first.Name] == "" && a.Seq == 0 {
		on, err := d.onlyOne(t)
		if err != nil {
			return nil, err
		}
		if on == 0 && len(values) == 0 {
			return nil, incident.Errorf(incident.CodeInvalid, "%s", first.Help).WithHint("/" + t.Command + begins(t) + ", then FIELD=VALUE: " + fieldList(t))
		}
		a.Seq = on
	}
	switch {
	case a.Seq == 0:
		if err := d.stageMeant(t, a); err != nil {
			return nil, err
		}
		if ref, err := d.named(t, a.Text, len(values)); ref != 0 || err != nil {
			return incident.FillCard{Ref: ref, Template: t, Fields: values}, err
		}
		if a.Text != "" {
			values[free.Name] = a.Text
		}
		c := d.NewCard(t, values)
		if a.Stage != "" {
			c.Stage = a.Stage
		}
		return c, nil
	case a.Stage != "":
		return incident.MoveCard{Ref: a.Seq, Template: t, Stage: a.Stage, Reason: a.Text, Fields: values}, nil
	case a.Text != "":
		values[free.Name] = a.Text
	}
	return incident.FillCard{Ref: a.Seq, Template: t, Fields: values}, nil
}

// begins is what stands first behind the command of a template.
func begins(t cards.Template) string {
	if t.Figure {
		return " FIGURE"
	}
	return " TEXT"
}

// byName are the templates whose cards are known by the name in their first field: there is one of each.
var byName = []string{cards.Party, cards.Stakeholder, cards.Shift}

// named returns the card of that name that is there: what a line says more about it goes there, and opens no second one.
func (d Desk) named(t cards.Template, name string, fields int) (uint64, error) {
	if !slices.Contains(byName, t.Name) || name == "" {
		return 0, nil
	}
	for _, c := range slices.Backward(d.State.CardsOf(t.Name)) {
		if c.Redacted || c.Stage == cards.StageWithdrawn || c.Stage == cards.StageRelieved || !strings.EqualFold(c.Fields[t.Fields[0].Name], name) {
			continue
		}
		if fields == 0 {
			return 0, incident.Errorf(incident.CodeRefused, "%s is there already, as #%d", name, c.Seq).
				WithHint(fmt.Sprintf("say more: /%s #%d FIELD=VALUE", t.Command, c.Seq))
		}
		return c.Seq, nil
	}
	return 0, nil
}

// stageMeant asks about a text that begins with a stage while a card is on that could come to it: "/change backed-out it flaps" tells of
// the change that runs, and opens no other one of that name.
func (d Desk) stageMeant(t cards.Template, a capture.Args) error {
	word, why, _ := strings.Cut(a.Text, " ")
	at := t.Stage(word)
	if a.Stage != "" || at <= 0 || why == "" {
		return nil
	}
	on, err := d.onlyOne(t)
	if err != nil {
		return err
	}
	if on == 0 {
		return nil
	}
	number := "#" + strconv.FormatUint(on, 10)
	return incident.Errorf(incident.CodeInvalid, "is %s %s now?", number, t.Stages[at].Words()).
		WithHint("write /" + t.Command + " " + number + " " + word + " " + incident.OneLine(why, quoteMax) + "; for a new one begin its text with another word")
}

// onlyOne returns the card of a template that a line without a number is about: the goal that stands, else the one card that is not over
// yet, 0 when there is none. Several are asked about: on a call the wrong one would be changed.
func (d Desk) onlyOne(t cards.Template) (uint64, error) {
	if t.Name == cards.Goal && d.State.Goal != nil {
		return d.State.Goal.Seq, nil
	}
	var on []string
	var last uint64
	for _, c := range d.State.CardsOf(t.Name) {
		if !c.Redacted && !t.Final(c.Stage) && c.Stage != cards.StageBackedOut && // what was backed out is meant by its number
			(t.Name != cards.Commitment || c.Promise() == (t.Command == promiseName)) {
			last = c.Seq
			on = append(on, "#"+strconv.FormatUint(c.Seq, 10))
		}
	}
	if len(on) > 1 {
		return 0, incident.Errorf(incident.CodeInvalid, "which %s is meant: %s?", strings.ToLower(t.Title), strings.Join(on, ", ")).
			WithHint("/" + t.Command + " " + on[len(on)-1] + " FIELD=VALUE; for a new one write its text too")
	}
	return last, nil
}

// NewCard opens a card with these values, where it may begin. What the goal says about business and cause is carried over.
func (d Desk) NewCard(t cards.Template, values map[string]string) incident.OpenCard {
	all := make(map[string]string, len(values))
	maps.Copy(all, values)
	d.carryOver(t, all)
	return incident.OpenCard{Template: t, Stage: furthest(t, all), Fields: all}
}

// usual are the stages in which a card stands from the start when it says all that they need, for that is what was said: a goal is set, an
// approach that says who leads it and on which track is running. All other cards begin where their template does.
var usual = map[string]string{
	cards.Goal: cards.StageSet, cards.Approach: cards.StageRunning, cards.Decision: cards.StageDecided, cards.Heat: cards.StageSet,
	cards.Gear: cards.StageSet, cards.Snooze: cards.StageSet, cards.Pulse: cards.StageSet, cards.Consent: cards.StageGiven,
}

// whole are the templates of which half a card is none: a reading without what shows it, a clock that is slowed or kept quiet without a
// reason. A new one is in its usual stage, or refused for what is missing.
var whole = []string{cards.Heat, cards.Gear, cards.Snooze, cards.Pulse}

// furthest is the stage a new card begins in, "" for the template's first.
func furthest(t cards.Template, values map[string]string) string {
	stage := usual[t.Name]
	if stage != "" && (slices.Contains(whole, t.Name) || len(t.Missing(stage, values)) == 0) {
		return stage
	}
	return ""
}

// carryOver fills in what the goal says about business and cause, for an approach that does not say it (A05).
func (d Desk) carryOver(t cards.Template, values map[string]string) {
	if t.Name == cards.Approach && values[cards.FieldApart] == "" && d.State.Goal != nil {
		if apart := d.State.Goal.Fields[cards.FieldApart]; apart != "" {
			values[cards.FieldApart] = apart
		}
	}
}

func fieldList(t cards.Template) string {
	var names []string
	for _, f := range t.Fields[1:] {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// CommandWord is the word of the language for a card: that of its template, but for a promise, which has one of its own.
func CommandWord(t cards.Template, c *incident.Card) string {
	if c.Promise() {
		return promiseName
	}
	return t.Command
}

// labelMax is how much of a card's words a list of completions shows, in characters.
const labelMax = 40

// Numbers returns the command of each card, by its number.
func (d Desk) Numbers() map[uint64]string {
	word := make(map[string]string, len(d.Templates))
	for _, t := range d.Templates {
		word[t.Name] = t.Command
	}
	commands := make(map[uint64]string, len(d.State.Cards))
	for _, c := range d.State.Cards {
		if w := word[c.Template]; w != "" {
			if c.Promise() {
				w = promiseName
			}
			commands[c.Seq] = w
		}
	}
	return commands
}

// label is what a card says, for a list of completions.
func (d Desk) label(number uint64) string {
	if c := d.State.Card(number); c != nil {
		return incident.OneLine(c.Fields[c.Template], labelMax)
	}
	return ""
}
