package ui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/outbound"
	"warroom/internal/room"
	"warroom/ui/widget"
)

// outgoing is what the form of an update knows of the gate: it is asked again when a text changed, never while drawing alone.
type outgoing struct {
	around   room.Outside // of the state below
	seq      uint64
	chain    incident.Hash
	made     bool
	asked    string // the texts that were checked, and when
	draft    outbound.Draft
	found    []outbound.Finding
	unworded struct { // what the last swap took the place of
		field    *cardField
		own, now string
	}
}

// outgoingTexts are the fields whose words go out.
var outgoingTexts = map[outbound.Field]string{
	outbound.FieldText: cards.Update, outbound.FieldDoesForThem: cards.FieldDoesForThem, outbound.FieldBossLine: cards.FieldBossLine, outbound.FieldAlternatives: cards.FieldAlternatives,
}

// mendedIn says in which field a finding about the whole draft is mended.
var mendedIn = map[outbound.Rule]string{
	outbound.Empty: cards.Update, outbound.Apology: cards.Update, outbound.Swirl: cards.Update, outbound.DoesForThem: cards.FieldDoesForThem,
	outbound.NextAbsent: cards.FieldNextAt, outbound.NextPast: cards.FieldNextAt, outbound.Review: cards.FieldReviewedBy,
	outbound.Recipient: cards.FieldTo, outbound.Unaware: cards.FieldTo, outbound.NotFact: cards.FieldAbout,
}

// fieldOf is the field of the card that a finding is about.
func fieldOf(f outbound.Finding) string {
	return cmp.Or(outgoingTexts[f.Field], mendedIn[f.Rule])
}

// goesOut reports whether the form is that of an update.
func (f *cardForm) goesOut() bool { return f.t.Name == cards.Update }

// check asks the gate about what stands in the form now. A new form in which nothing stands is not told off.
func (f *cardForm) check(now time.Time) {
	if !f.goesOut() {
		return
	}
	r, o := f.room, &f.out
	if f.ref == 0 && !f.dirty() {
		o.found, o.asked = nil, ""
		return
	}
	if !o.made || o.seq != r.state.Seq || o.chain != r.state.Chain {
		o.around, o.seq, o.chain, o.made, o.asked = r.deskNow().Outside(r.outside()), r.state.Seq, r.state.Chain, true, ""
	}
	var key strings.Builder
	key.WriteString(now.UTC().Format("200601021504"))
	for _, in := range f.inputs {
		key.WriteString("\x00" + in.text)
	}
	if key.String() == o.asked {
		return
	}
	o.asked = key.String()
	o.draft = o.around.Draft(f.card())
	for field, name := range outgoingTexts { // as they stand, so that a swap finds its place
		text := f.input(name).text
		switch field {
		case outbound.FieldText:
			o.draft.Text = text
		case outbound.FieldDoesForThem:
			o.draft.DoesForThem = text
		case outbound.FieldBossLine:
			o.draft.BossLine = text
		case outbound.FieldAlternatives:
			o.draft.Alternatives = text
		}
	}
	o.found = outbound.Check(o.draft, now, r.zone)
}

// card is the card as it would be after saving now.
func (f *cardForm) card() *incident.Card {
	c := incident.Card{Seq: f.ref, Template: f.t.Name, Stage: f.t.Stages[0].Name, By: f.room.room.By()}
	if stored := f.room.state.Card(f.ref); stored != nil {
		c = *stored
		if f.dirty() { // other words than those that passed
			c.Stage, c.Moves = f.t.Stages[0].Name, nil
		}
	}
	c.Fields = f.current()
	return &c
}

// input is the field of that name.
func (f *cardForm) input(name string) *cardField {
	for _, in := range f.inputs {
		if in.of.Name == name {
			return in
		}
	}
	return nil
}

// findings are what the gate has to say, what is about the field with the focus first.
func (f *cardForm) findings() []outbound.Finding {
	here := f.inputs[f.index()].of.Name
	out := slices.Clone(f.out.found)
	slices.SortStableFunc(out, func(a, b outbound.Finding) int { return rankOf(a, here) - rankOf(b, here) })
	return out
}

func rankOf(f outbound.Finding, here string) int {
	rank := 0
	if fieldOf(f) != here {
		rank++
	}
	if f.Level != outbound.Refuse {
		rank += 2
	}
	return rank
}

// toMend counts the findings that hold the update back.
func (f *cardForm) toMend() int {
	n := 0
	for _, found := range f.out.found {
		if found.Level == outbound.Refuse {
			n++
		}
	}
	return n
}

// swap is the first finding that offers other words, nil when none does.
func (f *cardForm) swap() *outbound.Finding {
	all := f.findings()
	i := slices.IndexFunc(all, func(found outbound.Finding) bool { return found.Swap != "" && outgoingTexts[found.Field] != "" })
	if i < 0 {
		return nil
	}
	return &all[i]
}

func (f *cardForm) canUnword() bool {
	u := f.out.unworded
	return u.field != nil && u.field.text == u.now
}

// reword takes the other words that are offered first; pressed again on them it gives one's own words back.
func (f *cardForm) reword() tea.Cmd {
	found, u := f.swap(), &f.out.unworded
	if found == nil {
		u.field.set(u.own)
		u.field = nil
		f.msg = message{text: "your own words are back"}
		return f.room.touched()
	}
	in := f.input(outgoingTexts[found.Field])
	if !f.canUnword() || u.field != in { // of several swaps one after the other, the words before the first one are one's own
		u.field, u.own = in, in.text
	}
	in.set(outbound.Apply(in.text, *found))
	u.now = in.text
	f.check(f.room.app.now)
	f.msg = message{text: "reworded: ctrl+r again gives your own words back"}
	if f.swap() != nil {
		f.msg = message{text: "reworded: ctrl+r takes the next words that are offered"}
	}
	return f.room.touched()
}

// factsAtOnce is how many facts go into an update at a time: a message with more is not read.
const factsAtOnce = 5

// newFacts are the starred White facts from after the last word to the customer whose text is not in the form yet, oldest first.
func (f *cardForm) newFacts() []*incident.Note {
	var since time.Time
	customer := strings.TrimSpace(f.input(cards.FieldCustomer).text)
	for _, w := range f.room.outside().Words() {
		if !w.In && (w.Customer == "" || customer == "" || strings.EqualFold(w.Customer, customer)) {
			since = w.At
		}
	}
	text := f.input(cards.Update).text
	var out []*incident.Note
	for _, n := range slices.Backward(f.room.state.Notes) {
		if n.Starred && n.Outward() && n.At.After(since) && !strings.Contains(text, sentence(n)) {
			out = append(out, n)
		}
		if len(out) == factsAtOnce {
			break
		}
	}
	slices.Reverse(out)
	return out
}

// sentence is a note as a sentence of its own.
func sentence(n *incident.Note) string {
	text := incident.OneLine(n.Text, 300)
	if !strings.ContainsAny(text[max(0, len(text)-1):], ".!?") {
		text += "."
	}
	return text
}

// facts puts the facts that were not told yet into the text of the update.
func (f *cardForm) facts() tea.Cmd {
	in, all := f.input(cards.Update), f.newFacts()
	parts := []string{}
	if text := strings.TrimSpace(in.text); text != "" {
		parts = append(parts, text)
	}
	for _, n := range all {
		parts = append(parts, sentence(n))
	}
	in.set(strings.Join(parts, " "))
	f.focus(0)
	f.msg = message{text: plural(len(all), "starred fact") + " put in: say what each means for them"}
	return f.room.touched()
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return itoa(n) + " " + what + "s"
}

// offUpdate says why a key of the gate does nothing here.
func (f *cardForm) offUpdate(a Action) string {
	if a != ActReword && a != ActFacts && a != ActCopy {
		return ""
	}
	if !f.goesOut() {
		return "that is for the form of an update: /update opens one"
	}
	f.check(f.room.app.now)
	switch {
	case a == ActReword && f.swap() == nil && !f.canUnword():
		return "there are no other words to offer"
	case a == ActFacts && len(f.newFacts()) == 0:
		return "no starred White fact is new since the last word"
	}
	return ""
}

// readBy says who reads the update, for the head of the form: in full, and in short.
func (f *cardForm) readBy() (full, short string) {
	who := f.input(cards.FieldCustomer).text
	switch audience := f.input(cards.FieldAudience).text; audience {
	case "", cards.Internal:
		return "internal: nobody outside reads it", "internal"
	case cards.ToCustomer:
		return "outside: " + cmp.Or(strings.TrimSpace(who), "the customer") + " reads it", "outside"
	case cards.Superiors:
		return "outside: superiors read it", "outside"
	default:
		return "outside: everybody reads it", "outside"
	}
}

// gateWords is how the gate stands: in full, and in short. Both are "" where nothing was asked yet.
func (f *cardForm) gateWords(t *Theme) (full, short string) {
	switch n, looks := f.toMend(), len(f.out.found); {
	case f.out.asked == "":
		return "", ""
	case n > 0:
		return t.Bad.Render(itoa(n) + " to mend before it goes out"), t.Bad.Render(itoa(n) + " to mend")
	case looks > 0:
		return t.Warn.Bold(false).Render("nothing holds it back, " + itoa(looks) + " to look at"), t.Warn.Bold(false).Render(itoa(looks) + " to look at")
	}
	return t.Good.Render("nothing holds it back"), t.Good.Render("clear")
}

// updateHead is the head of the form of an update: who reads it is never cut, and neither is what holds it.
func (f *cardForm) updateHead(fr Frame, title string) string {
	t := fr.Theme
	who, whoShort := f.readBy()
	full, short := f.gateWords(t)
	for _, ends := range [][2]string{
		{title + "  " + t.Strong.Render(who), full}, {" " + t.Strong.Render(who), full}, {" " + t.Strong.Render(who), short},
	} {
		if widget.Width(ends[0])+widget.Width(ends[1])+3 <= fr.W {
			return widget.Ends(ends[0], ends[1]+" ", fr.W)
		}
	}
	return widget.Ends(" "+t.Strong.Render(whoShort), short+" ", fr.W)
}
