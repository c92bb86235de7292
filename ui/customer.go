package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

const tabCustomer tab = "Customer"

// The headings of the customer desk: who is owed a word, how hot it is, what trust is left, what they wait for, what was said, who they
// are and how we are.
const (
	custNext    = "NEXT WORD"
	custHeat    = "HEAT"
	custTrust   = "TRUST"
	custOwed    = "OWED TO THEM"
	custDrafts  = "DRAFTS"
	custWords   = "SAID"
	custOutside = "OUTSIDE"
	custOurs    = "OUR SIDE"
)

// customerSections says which cards stand under which heading of the desk.
func customerSections() []planSection {
	return []planSection{
		{custNext, "", []string{cards.Gear, cards.Snooze}, nil},
		{custHeat, "", []string{cards.Heat}, func(*incident.Card) bool { return false }}, // drawn as curves
		{custOwed, "promises, calls, agreements, letters", []string{cards.Commitment, cards.Call, cards.SLA, cards.Contact}, waitsForUs},
		{custDrafts, "not sent yet", []string{cards.Update}, notSent},
		{custWords, "updates and talks, newest first", []string{cards.Update, cards.Contact, cards.Call}, nil},
		{custOutside, "who they are, what they need and allow", []string{cards.Stakeholder, cards.TrueNeed, cards.Consent, cards.SignOff}, nil},
	}
}

// waitsForUs takes what the customer waits for: promises, check-ins, calls, agreements, and what they wrote and was not answered yet.
func waitsForUs(c *incident.Card) bool {
	switch c.Template {
	case cards.Commitment:
		return c.Promise() || c.CheckIn()
	case cards.Call:
		return c.Stage != cards.StageMade
	case cards.Contact:
		return c.Fields[cards.FieldWritten] == cards.Yes && c.Stage != cards.StageEnded
	}
	return true
}

// notSent takes updates that nobody got yet.
func notSent(c *incident.Card) bool {
	return c.Stage == cards.StageDraft || c.Stage == cards.StageChecked
}

// outside is the customer desk of the state that is shown. It is made once for each state.
func (r *roomScreen) outside() *desk.Desk {
	if r.people.of == nil || r.people.seq != r.state.Seq || r.people.moved != r.state.Chain {
		r.people = deskOf{of: desk.Of(r.state, r.app.cfg.Pace), seq: r.state.Seq, moved: r.state.Chain}
	}
	return r.people.of
}

// deskOf keeps the desk of a state, and what it says of a moment: every row of a frame asks for it.
type deskOf struct {
	of    *desk.Desk
	seq   uint64
	moved incident.Hash

	at   time.Time // of what follows
	next []desk.Next
	heat map[string][]desk.Reading // by customer
}

// outsideAt is the desk with what it says of a moment.
func (r *roomScreen) outsideAt(now time.Time) *deskOf {
	of := r.outside()
	if k := &r.people; k.heat == nil || !k.at.Equal(now) {
		k.at, k.next, k.heat = now, of.NextWords(now), map[string][]desk.Reading{}
		for _, kettle := range of.Kettles(now) {
			k.heat[kettle.Customer] = kettle.Readings
		}
	}
	return &r.people
}

// clocksNow are all clocks that run: of the incident and of the people outside.
func (r *roomScreen) clocksNow(now time.Time) []incident.Clock { return r.outside().All(now) }

// customerRows makes the rows of the desk.
func (r *roomScreen) customerRows() []planRow {
	under := map[string][]*incident.Card{}
	sections := customerSections()
	for _, c := range r.state.Cards {
		if !r.board().all && r.over(c) && !slices.Contains(stayOnDesk, c.Template) {
			continue
		}
		for _, s := range sections {
			if slices.Contains(s.templates, c.Template) && (s.takes == nil || s.takes(c)) && c.Stage != cards.StageWithdrawn {
				under[s.head] = append(under[s.head], c)
				break
			}
		}
	}
	rows := []planRow{}
	for _, s := range customerOrder() {
		if s.head == custDrafts && len(under[s.head]) == 0 {
			continue
		}
		rows = append(rows, planRow{head: s.head, hint: s.hint})
		if list := under[s.head]; len(list) == 0 && s.empty != "" && r.past == nil && (s.head != custWords || len(r.outside().Words()) == 0) {
			rows[len(rows)-1].hint = s.empty
		}
		if s.head == custNext {
			rows[len(rows)-1].hint = r.costSaid()
		}
		if s.draws != nil {
			rows = append(rows, s.draws(r, uint64(len(rows)))...)
		}
		list, more := under[s.head], 0
		if s.head == custWords {
			slices.Reverse(list)
			if !r.board().all && len(list) > saidMax {
				more = len(list) - saidMax
				list = list[:saidMax]
			}
		}
		for _, c := range list {
			rows = append(rows, planRow{card: c})
		}
		if more > 0 {
			rows = append(rows, planRow{draw: func(f Frame, _ int) string {
				return " " + f.Theme.Muted.Render("and "+itoa(more)+" more · c shows all")
			}})
		}
	}
	return rows
}

// deskTemplates are the templates whose cards stand on the desk alone, and not in the plan.
var deskTemplates = []string{
	cards.Contact, cards.Update, cards.Call, cards.Heat, cards.Gear, cards.Snooze, cards.SLA,
	cards.Consent, cards.TrueNeed, cards.Stakeholder, cards.SignOff, cards.Shift, cards.Pulse,
}

// stayOnDesk are the templates whose cards stand on the desk although nothing is owed by them: what was said stays, and who they are.
var stayOnDesk = []string{cards.Update, cards.Contact, cards.Call, cards.Stakeholder, cards.TrueNeed, cards.Consent, cards.SignOff}

// saidMax is how many of the words that went to and fro the desk lists, unless all are asked for.
const saidMax = 6

// customerSection is a heading of the desk, and what is drawn under it besides cards.
type customerSection struct {
	head, hint string
	empty      string // the hint while no card stands there
	draws      func(r *roomScreen, nth uint64) []planRow
}

func customerOrder() []customerSection {
	hints := map[string]string{}
	for _, s := range customerSections() {
		hints[s.head] = s.hint
	}
	return []customerSection{
		{custNext, "", "", (*roomScreen).nextRows},
		{custHeat, "30 to 100, from what happened and what people read", "", (*roomScreen).heatRows},
		{custTrust, "a deposit, and what each word and promise did to it", "", (*roomScreen).trustRows},
		{custOwed, hints[custOwed], "nothing is open · /promise TO by 15:00: WHAT", nil},
		{custDrafts, hints[custDrafts], "", nil},
		{custWords, hints[custWords], "nothing yet · /update TEXT, /called WHAT", (*roomScreen).firstRows},
		{custOutside, hints[custOutside], "who are they? /stakeholder NAME line=above, /need, /consent", (*roomScreen).visitRows},
		{custOurs, "hours awake, last meal, relief; how it goes", "", (*roomScreen).hourRows},
	}
}

// costSaid is what the customer has lost so far, as long as somebody said what a minute costs (A25, A112). It moves with the state, not
// with every tick: a meter that runs in sight drives nobody to think.
func (r *roomScreen) costSaid() string {
	c, known := r.outside().Cost(r.moment())
	if !known {
		return ""
	}
	return "it costs them " + strconv.FormatInt(c.PerMinute, 10) + " a minute, " + strconv.FormatInt(c.Total, 10) + " so far"
}

// line is a row that is drawn from the moment that is shown, where the cursor can stand; detail is what stands beside it.
func (r *roomScreen) line(nth uint64, draw func(f Frame, w int) string, detail func(f Frame, w int) []string) planRow {
	return planRow{nth: nth, draw: draw, detail: detail}
}

// nextRows says to whom a word is due, by when and by whom.
func (r *roomScreen) nextRows(nth uint64) []planRow {
	all := r.outside().NextWords(r.moment())
	if len(all) == 0 {
		return []planRow{{draw: func(f Frame, w int) string {
			return " " + f.Theme.Muted.Render("nothing is due: the incident is closed")
		}}}
	}
	var rows []planRow
	for i := range all {
		rows = append(rows, r.line(nth+uint64(i)+1, func(f Frame, w int) string { return r.nextLine(f, i, w) }, func(f Frame, w int) []string { return r.nextDetail(f, i, w) }))
	}
	return rows
}

// nextAt returns the i-th of the next words at the moment that is shown.
func (r *roomScreen) nextAt(f Frame, i int) (desk.Next, bool) {
	all := r.outsideAt(f.Now).next
	if i >= len(all) {
		return desk.Next{}, false
	}
	return all[i], true
}

func (r *roomScreen) nextLine(f Frame, i, w int) string {
	n, ok := r.nextAt(f, i)
	if !ok {
		return ""
	}
	t := f.Theme
	left := n.Due.Sub(f.Now)
	word := widget.Countdown(left)
	style := t.Strong
	switch {
	case left < 0:
		style = t.Bad
	case left < 5*time.Minute:
		style = t.Warn
	}
	to := cmp.Or(n.Customer, n.To, "the customer")
	by := cmp.Or(n.By, "nobody holds the liaison's seat")
	right := "by " + by
	if !n.Snoozed.IsZero() && n.Snoozed.After(f.Now) {
		right = "snoozed until " + widget.When(n.Snoozed, f.Now, r.zone)
	}
	return widget.Ends(" "+style.Render(widget.Fit(word, 12))+" "+widget.Cut(string(n.Step)+" word to "+to+", "+widget.When(n.Due, f.Now, r.zone), max(12, w-16-widget.Width(right))), t.Muted.Render(right)+" ", w)
}

func (r *roomScreen) nextDetail(f Frame, i, w int) []string {
	n, ok := r.nextAt(f, i)
	if !ok {
		return nil
	}
	t := f.Theme
	out := []string{" " + t.Strong.Render("The next word"), ""}
	out = append(out, r.pair(t, w, "due", widget.When(n.Due, f.Now, r.zone)+" "+n.Due.In(r.zone).Format("MST"))...)
	last := "last one"
	if n.Since.Equal(r.state.Declared) {
		last = "declared"
	}
	out = append(out, r.pair(t, w, last, widget.When(n.Since, f.Now, r.zone))...)
	if n.Every > 0 {
		out = append(out, r.pair(t, w, "at most every", incident.SpanWords(n.Every))...)
	}
	if !n.Promised.IsZero() {
		out = append(out, r.pair(t, w, "promised for", widget.When(n.Promised, f.Now, r.zone))...)
	}
	if n.Why != "" {
		out = append(out, r.pair(t, w, "put off", n.Why)...)
	}
	if r.past == nil {
		out = append(out, "")
		for _, line := range []string{"/update TEXT writes one, n opens a form", "/called WHAT with=NAME for a talk", "/gear WHY every=40m, /snooze WHY until=15:00"} {
			out = append(out, " "+t.Muted.Render(widget.Cut(line, w-2)))
		}
	}
	return out
}

// pair is a label and what it says, wrapped beside it.
func (r *roomScreen) pair(t *Theme, w int, label, value string) []string {
	var out []string
	for i, line := range widget.Wrap(value, max(8, w-19)) {
		if i > 0 {
			label = ""
		}
		out = append(out, " "+t.Muted.Render(widget.Fit(label, 16))+" "+line)
	}
	return out
}

// firstRows say who was first, how long the longest silence was, and how the words went.
func (r *roomScreen) firstRows(uint64) []planRow {
	return []planRow{{draw: func(f Frame, w int) string {
		return " " + f.Theme.Plain.Render(widget.Cut(strings.Join(r.firstSaid(f), " · "), w-2))
	}}}
}

func (r *roomScreen) firstSaid(f Frame) []string {
	d := r.outside()
	var parts []string
	first := d.First()
	switch {
	case first.At.IsZero():
		parts = append(parts, "no word yet")
	case first.We:
		parts = append(parts, "we were first")
	default:
		parts = append(parts, "they were first")
	}
	if !first.At.IsZero() {
		parts[0] += ", " + incident.SpanWords(first.SinceKnew) + " after we knew"
	}
	if to, ok := d.ToFirst(); ok {
		parts = append(parts, "first word after "+incident.SpanWords(to))
	}
	if q := d.LongestSilence(f.Now); q.Length() >= time.Minute {
		parts = append(parts, "longest silence "+incident.SpanWords(q.Length()))
	}
	out, in, fresh := 0, 0, 0
	for _, word := range d.Words() {
		switch {
		case word.In:
			in++
		case word.Meaningful:
			out, fresh = out+1, fresh+1
		default:
			out++
		}
	}
	if out+in > 0 {
		parts = append(parts, itoa(out)+" out ("+itoa(fresh)+" with news), "+itoa(in)+" in")
	}
	if kept, all := d.OnTime(f.Now); all > 0 {
		parts = append(parts, "promises kept "+itoa(kept)+" of "+itoa(all))
	} else {
		parts = append(parts, "no promise is over")
	}
	return parts
}

// noCard says what makes a card, where none is under the cursor.
func (r *roomScreen) noCard() string {
	if r.tab == tabCustomer {
		return "no card is under the cursor: n, /update, /called or /promise makes one"
	}
	return "no card is under the cursor: /approach, /decide, /change or /task makes one"
}
