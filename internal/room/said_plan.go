package room

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// pivot tells of a change of tack: what was left, what is carried over and asks to be looked at again, and who could lead without
// having an approach to defend (method, part A, A09, A15, A22).
func (t teller) pivot(events []incident.Event) (what, more string) {
	var left, owed []string
	for _, e := range events {
		switch {
		case e.Kind == incident.KindCardMoved && e.Type == cards.StageDropped:
			left = append(left, t.words(e.Ref))
		case e.Kind == incident.KindCardOpened && e.Name == cards.Commitment:
			owed = append(owed, "#"+strconv.FormatUint(e.Seq, 10))
		}
	}
	what = "pivot: round " + strconv.Itoa(t.s.Round().Number)
	if len(left) > 0 {
		what += ", left " + strings.Join(left, ", ")
	}
	if len(owed) > 0 {
		more += "; prevention " + strings.Join(owed, ", ") + " needs an owner"
	}
	switch n := len(t.s.Stale(t.now)); n {
	case 0:
	case 1:
		more += "; 1 White note: still true?"
	default:
		more += fmt.Sprintf("; %d White notes: still true?", n)
	}
	if fresh := t.s.Fresh(); len(fresh) > 0 {
		more += "; lead with fresh eyes: " + fresh[0].Name
	}
	return what, more
}

// filled tells what was filled in: the words of a card as they now read, or the fields with their values.
func (t teller) filled(e incident.Event) string {
	c := t.s.Card(e.Ref)
	if c == nil || len(e.Fields) == 0 {
		return t.cardName(e.Ref) + " now reads " + t.words(e.Ref)
	}
	template, _ := cards.Find(cards.Builtin(), c.Template)
	if _, ok := e.Fields[c.Template]; ok || len(template.Fields) == 0 {
		if words, ok := t.desk(c); ok {
			return t.cardName(e.Ref) + words
		}
		return t.cardName(e.Ref) + " now reads " + t.words(e.Ref)
	}
	var parts []string
	for _, f := range template.Fields {
		v, ok := e.Fields[f.Name]
		if !ok {
			continue
		}
		switch {
		case v == "":
			v = "taken out"
		case f.Private:
			v = "kept private"
		case template.Hidden(f.Name, c.Fields):
			v = "sealed"
		case f.Kind == cards.Span:
			v = incident.SpanValue(v)
		case f.Kind == cards.Time:
			if at, ok := c.Time(f.Name); ok {
				v = t.clock(at)
			}
		}
		parts = append(parts, strings.ToLower(f.Label)+": "+incident.OneLine(v, quoteMax/2))
	}
	return t.cardName(e.Ref) + ", " + strings.Join(parts, ", ")
}

// causeNext says what comes after the business is back: the cause has a day, and less pressure lets more ideas come (A23, A24).
func (t teller) causeNext(e incident.Event) string {
	if !e.Was().IsZero() || !t.s.Cured.IsZero() {
		return ""
	}
	return "; cause by " + t.clock(t.s.Restored.Add(incident.CauseTarget)) + "; more Green? /hat green"
}

// differ says plainly that the sponsor wants another thing first than the lead had thought, or the same (A07).
func (t teller) differ(e incident.Event) string {
	c := t.s.Card(e.Ref)
	if c == nil || c.Fields[cards.FieldOurs] == "" || e.Fields[cards.FieldTheirs] == "" {
		return ""
	}
	if c.Differ() {
		return "; they want " + c.Fields[cards.FieldTheirs] + " first, the lead thought " + c.Fields[cards.FieldOurs]
	}
	return "; the lead thought so too"
}

// lastTry repeats what the client granted when a change goes (A37).
func (t teller) lastTry(e incident.Event) string {
	c := t.s.Card(e.Ref)
	if c == nil || c.Template != cards.Change || e.Type != cards.StageGo || c.Fields[cards.FieldUltimatum] == "" {
		return ""
	}
	return "; the client grants: " + quoted(c.Fields[cards.FieldUltimatum])
}

// recurs says that the same part of the system was parked before (A53).
func (t teller) recurs(e incident.Event) string {
	component := e.Fields[cards.FieldComponent]
	if n := t.s.Recurring(component); n > 1 {
		return fmt.Sprintf("; %s, now %d times: noise, or the cause?", incident.OneLine(component, quoteMax/2), n)
	}
	return ""
}

// stage is what people read for a stage of a card.
func stage(c *incident.Card, name string) string {
	t, _ := cards.Find(cards.Builtin(), c.Template)
	if i := slices.IndexFunc(t.Stages, func(s cards.Stage) bool { return s.Name == name }); i >= 0 {
		return t.Stages[i].Words()
	}
	return strings.ReplaceAll(name, "-", " ")
}

// unweighed asks for the Black hat when a change goes, or passes that stage by, and nothing was said under it.
func (t teller) unweighed(e incident.Event) string {
	c := t.s.Card(e.Ref)
	if c == nil || len(c.Moves) < 2 || !t.s.Unweighed(c) {
		return ""
	}
	change, _ := cards.Find(cards.Builtin(), c.Template)
	from, to := change.Stage(c.Moves[len(c.Moves)-2].Stage), change.Stage(e.Type)
	if is := change.Stage(cards.StageGo); to < 0 || from >= is || to < is || to > change.Stage(cards.StagePastNoReturn) {
		return ""
	}
	return "; no Black note on it yet: what may go wrong?"
}

// outsiders are the templates whose people are the customer's.
var outsiders = []string{
	cards.Contact, cards.Update, cards.Call, cards.SLA, cards.Consent, cards.TrueNeed, cards.Stakeholder, cards.SignOff, cards.Shift,
}

// guests says whom a card names that nobody has heard of: neither on the roster, nor a party or its contact. On the cards of the customer
// desk that is nothing to say.
func (t teller) guests(e incident.Event) string {
	c := t.s.Card(cmp.Or(e.Ref, e.Seq))
	if c == nil || len(t.s.People) == 0 || e.Undoes != 0 || slices.Contains(outsiders, c.Template) || c.Promise() {
		return ""
	}
	known := parties(t.s)
	template, _ := cards.Find(cards.Builtin(), c.Template)
	var out []string
	for _, f := range template.Fields {
		if f.Kind != cards.Person && f.Kind != cards.People || c.Template == cards.Party {
			continue
		}
		for _, name := range f.Items(e.Fields[f.Name]) {
			there := t.s.Person(name) != nil || slices.ContainsFunc(append(out, known...), func(k string) bool { return strings.EqualFold(k, name) })
			if !there {
				out = append(out, name)
			}
		}
	}
	switch len(out) {
	case 0:
		return ""
	case 1:
		return "; " + incident.OneLine(out[0], quoteMax) + " is not on the roster"
	}
	return "; not on the roster: " + incident.OneLine(strings.Join(out, ", "), quoteMax)
}

// thin warns of who on a change can be reached in one way only (A31).
func (t teller) thin(e incident.Event) string {
	c := t.s.Card(cmp.Or(e.Ref, e.Seq))
	if c == nil || c.Stage == cards.StageWithdrawn || e.Kind == incident.KindCardMoved && e.Type != cards.StageReviewed {
		return "" // said when it was reviewed, and when it was written
	}
	if names := t.s.Thin(c); len(names) > 0 {
		return "; at most one way to reach: " + strings.Join(names, ", ")
	}
	return ""
}
