package ui

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
)

const tabPlan tab = "Plan"

// board is the list of cards that is on screen: the plan, or the customer desk.
func (r *roomScreen) board() *planTab {
	if r.tab == tabCustomer {
		return &r.customer
	}
	return &r.plan
}

// planTab is what was settled: the two tracks, decisions, changes, what is owed, what was asked and allowed. It draws cards; of its own
// it keeps where the reader is.
type planTab struct {
	cursor uint64 // the row under the cursor, by its key
	at     int    // its place among the rows that have one, for when it goes
	top    int
	h      int
	rows   []planRow
	seq    uint64               // of the state the rows were made from
	w      int                  // they were made for; those about people are as many as it takes
	stageW int                  // the column of stages
	alone  bool                 // no card stands beside the list
	all    bool                 // cards that are over too
	dues   map[uint64]time.Time // when each card runs out, by its first clock
}

// planRow is a heading, a card or a person below one, or a line that says more about what is above it.
type planRow struct {
	head, hint string
	card       *incident.Card
	person     *incident.Person
	nth        uint64                        // of a person on the roster, or of a line where the cursor can stand, from 1
	draw       func(f Frame, w int) string   // nil: as a card is drawn
	detail     func(f Frame, w int) []string // what stands beside a line that is drawn, nil for nothing
}

// key is what the cursor finds the row by again: 0 when it cannot stand there. No log has so many entries that a card has such a key.
func (row planRow) key() uint64 {
	switch {
	case row.card != nil:
		return row.card.Seq
	case row.person != nil:
		return 1<<63 | row.nth
	case row.nth != 0:
		return 1<<62 | row.nth
	}
	return 0
}

// planSection says which cards stand under a heading. A card stands under the first that takes it.
type planSection struct {
	head, hint string
	templates  []string
	takes      func(*incident.Card) bool // nil takes all of the templates
}

func causeTrack(c *incident.Card) bool { return c.Fields[cards.FieldTrack] == cards.TrackCause }

// planSections is the order of the tab: the customer's business first, the fault below (A04).
func planSections() []planSection {
	return []planSection{
		{planCause, "find, contain, apply, root causes, long-term plan, guards", []string{cards.Cause, cards.Approach}, func(c *incident.Card) bool { return c.Template == cards.Cause || causeTrack(c) }},
		{planBusiness, "what is back, counted in their work", []string{cards.Goal, cards.Approach, cards.BusinessBack, cards.MustBeUp, cards.StopGap}, nil},
		{planDecisions, "", []string{cards.Decision}, nil},
		{planChanges, "", []string{cards.Change}, nil},
		{planOwed, "tasks, follow-ups, prevention, promises", []string{cards.Commitment, cards.Research}, nil},
		{planPeople, "who is here, what nobody covers, who wants what", []string{cards.Party}, nil},
		{planAsked, "", nil, nil}, // whatever is left, a person's own templates too
	}
}

// The headings.
const (
	planBusiness  = "BUSINESS"
	planCause     = "CAUSE"
	planDecisions = "DECISIONS"
	planChanges   = "CHANGES"
	planOwed      = "OWED"
	planAsked     = "ASKED AND ALLOWED"
)

// planRows makes the rows of a state.
func (r *roomScreen) planRows() []planRow {
	p := r.board()
	if p.rows != nil && p.seq == r.state.Seq {
		return p.rows
	}
	if r.tab == tabCustomer {
		p.rows, p.seq = r.customerRows(), r.state.Seq
		return p.rows
	}
	sections := planSections()
	under := map[string][]*incident.Card{}
	for _, c := range r.state.Cards {
		if !p.all && r.over(c) || slices.Contains(deskTemplates, c.Template) {
			continue
		}
		for _, s := range sections {
			if s.templates == nil || slices.Contains(s.templates, c.Template) && (s.takes == nil || s.takes(c)) {
				under[s.head] = append(under[s.head], c)
				break
			}
		}
	}
	rows := []planRow{}
	bySoonest(under[planBusiness])
	for _, head := range r.planOrder() {
		i := slices.IndexFunc(sections, func(s planSection) bool { return s.head == head })
		if len(under[head]) == 0 && sections[i].templates == nil {
			continue
		}
		rows = append(rows, planRow{head: head, hint: r.trackHint(head, sections[i].hint)})
		if head == planPeople {
			rows = append(rows, r.peopleRows(under[head])...)
			continue
		}
		for _, c := range under[head] {
			rows = append(rows, planRow{card: c})
		}
	}
	p.rows, p.seq = rows, r.state.Seq
	return rows
}

// over reports whether nothing is owed by a card any more. A goal that is set stands, and a party that is known is still there.
func (r *roomScreen) over(c *incident.Card) bool {
	t, ok := cards.Find(r.app.cfg.Templates, c.Template)
	return ok && t.Final(c.Stage) && c.Template != cards.Goal && c.Template != cards.Party || c.Stage == cards.StageWithdrawn || c.Stage == cards.StageRestated
}

// planStops returns the rows where the cursor can stand, in their order.
func (r *roomScreen) planStops() []planRow {
	var out []planRow
	for _, row := range r.planRows() {
		if row.key() != 0 {
			out = append(out, row)
		}
	}
	return out
}

// planOn returns the row under the cursor, the zero row when there is none.
func (r *roomScreen) planOn() planRow {
	all := r.planStops()
	i := slices.IndexFunc(all, func(row planRow) bool { return row.key() == r.board().cursor })
	switch {
	case len(all) == 0:
		return planRow{}
	case i < 0:
		i = min(r.board().at, len(all)-1)
	}
	r.board().at, r.board().cursor = i, all[i].key()
	return all[i]
}

// planCard returns the card under the cursor, nil when there is none.
func (r *roomScreen) planCard() *incident.Card { return r.planOn().card }

func (r *roomScreen) planMove(by int) {
	all := r.planStops()
	if r.planOn().key() == 0 {
		return
	}
	r.board().at = max(0, min(r.board().at+by, len(all)-1))
	r.board().cursor = all[r.board().at].key()
}

// nextStage takes the card under the cursor to the stage that usually follows, or says what that still needs.
func (r *roomScreen) nextStage() tea.Cmd {
	c := r.planCard()
	t, ok := cards.Find(r.app.cfg.Templates, c.Template)
	if !ok {
		r.tell("this program has no template " + c.Template)
		return nil
	}
	next := nextStageOf(t, c)
	switch {
	case next == "":
		r.tell("nothing follows " + c.Stage + ": it is the end of the way")
		return nil
	case isChoice(t, c, next):
		r.msg = message{text: "#" + strconv.FormatUint(c.Seq, 10) + " is on: worked, extended or dropped?", hint: "m offers them"}
		return nil
	}
	return r.moveCard(c, t, next)
}

// editCard opens the line with the command that fills the card under the cursor, and what it has.
func (r *roomScreen) editCard() tea.Cmd {
	c := r.planCard()
	if !r.composer.empty() {
		r.tell("save or clear the line first: space goes to it")
		return nil
	}
	if p := r.planOn().person; p != nil {
		return r.editLine(room.PersonLine(r.desk, p))
	}
	t, ok := cards.Find(r.app.cfg.Templates, c.Template)
	if !ok {
		r.tell("this program has no template " + c.Template)
		return nil
	}
	return r.editLine(r.cardLineOf(c, t))
}

// editLine opens the line with a command that says how something stands.
func (r *roomScreen) editLine(line string) tea.Cmd {
	r.mode, r.resume = ModeTyping, true
	r.composer.set(line+" ", "")
	r.msg = message{text: "change it, or add field=value; tab completes", hint: "enter saves · esc leaves"}
	return r.changed()
}

// toggleOver shows cards that are over too, or leaves them out.
func (r *roomScreen) toggleOver() tea.Cmd {
	r.board().all, r.board().rows = !r.board().all, nil
	if r.board().all {
		r.tell("cards that are over are shown too")
	} else {
		r.tell("cards that are over are left out")
	}
	return nil
}

// cardLineOf is the line that writes a card as it stands, for editing. What is sealed stays out of it. The goal and decisions have a form
// of their own in the language, and are written anew.
func (r *roomScreen) cardLineOf(c *incident.Card, t cards.Template) string {
	i := slices.IndexFunc(r.desk, func(cmd capture.Command) bool {
		return cmd.Name == room.CommandWord(t, c) && cmd.Shape == capture.ShapeCard
	})
	if i < 0 {
		return revision(c.Seq, c.Fields[t.Fields[0].Name])
	}
	return capture.FormatFields(r.desk[i], c.Seq, t.Shown(c.Fields), r.zone)
}
