package ui

import (
	"strconv"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/ui/widget"

	tea "charm.land/bubbletea/v2"
)

const planPeople = "PEOPLE"

// peopleFrom is the width from which a line about a person has room for more than the bare words.
const peopleFrom = 60

// peopleRows makes the rows below PEOPLE: who is here, what they cover, the parties, and who is only named.
func (r *roomScreen) peopleRows(parties []*incident.Card) []planRow {
	rows := r.presentRows()
	rows = append(rows, r.coverRows()...)
	all, named := r.state.Parties()
	for _, c := range parties {
		party := incident.Party{Card: c, Name: c.Fields[cards.Party]}
		for _, p := range all {
			if p.Card.Seq == c.Seq {
				party = p
			}
		}
		rows = append(rows, r.partyRows(party)...)
	}
	if len(named) > 0 {
		rows = append(rows, r.wrapped("named", []piece{{"not on the map: " + strings.Join(named, ", ") + r.hint(" · /party NAME"), true}})...)
	}
	if r.board().alone { // on a small screen there are more lines than fit below a person
		for i := range rows {
			if rows[i].key() == 0 {
				rows[i].nth = uint64(i) + 1
			}
		}
	}
	return rows
}

// presentRows has a row for each who is here, and one for all who left.
func (r *roomScreen) presentRows() []planRow {
	var rows []planRow
	var left []string
	for i, p := range r.state.People {
		if !p.Left.IsZero() {
			left = append(left, p.Name)
			continue
		}
		rows = append(rows, planRow{person: p, nth: uint64(i) + 1, draw: func(f Frame, w int) string { return r.personLine(f, p, w) }})
	}
	if len(rows) == 0 {
		rows = append(rows, r.wrapped("", []piece{{"nobody is on the roster" + r.hint(" yet: /person NAME, SEAT"), true}})...)
	}
	if len(left) > 0 {
		rows = append(rows, r.wrapped("left", []piece{{strings.Join(left, ", "), false}})...)
	}
	return rows
}

// personLine is one person in one line: seat, then what else is known, and since when they are here.
func (r *roomScreen) personLine(f Frame, p *incident.Person, w int) string {
	t := f.Theme
	right := widget.When(p.Since, f.Now, r.zone)
	if w >= peopleFrom {
		right = "since " + right
	}
	var more []string
	for _, v := range []string{p.Seat, p.Party, p.Layer, incident.SenseWords(p.Sense)} {
		if v != "" && v != p.Name { // of a session from elsewhere, that knows roles alone
			more = append(more, v)
		}
	}
	nameW := min(18, max(10, w/4))
	about := strings.Join(more, " · ")
	if about == "" {
		about = "no seat"
	}
	room := max(4, w-nameW-widget.Width(right)-5)
	return widget.Ends(" "+widget.Fit(p.Name, nameW)+"  "+t.Muted.Render(widget.Cut(about, room)), t.Muted.Render(right)+" ", w)
}

// coverRows say which seats are empty, and who is here of each layer and of tech and business: amber where nobody is (A12, A13).
func (r *roomScreen) coverRows() []planRow {
	c := r.state.Coverage()
	seats := []piece{{"none needed is empty", false}}
	if len(c.Empty) > 0 {
		seats = []piece{{"empty: " + strings.Join(c.Empty, ", "), true}}
	}
	if len(c.Offered) > 0 {
		seats = append(seats, piece{"also: " + strings.Join(c.Offered, ", "), false})
	}
	layers := covered(c.Layers)
	if n := len(c.Unsaid); n > 0 {
		layers = append(layers, piece{"not said " + itoa(n), false})
	}
	rows := r.wrapped("seats", seats)
	rows = append(rows, r.wrapped("layers", layers)...)
	return append(rows, r.wrapped("sense", covered(c.Senses))...)
}

// piece is a part of a line, amber when something is missing there.
type piece struct {
	text string
	warn bool
}

func covered(all []incident.Cover) []piece {
	out := make([]piece, len(all))
	for i, c := range all {
		out[i] = piece{c.Plural() + " " + itoa(len(c.People)), false}
		if len(c.People) == 0 {
			out[i] = piece{c.Plural() + " nobody", true}
		}
	}
	return out
}

// coverLabelW is what the label before pieces takes.
const coverLabelW = 8

// wrapped lays pieces out in as many rows as the width asks for; a piece that is too long for a line is wrapped itself.
func (r *roomScreen) wrapped(label string, pieces []piece) []planRow {
	room := max(12, r.board().w-coverLabelW-3)
	var lines [][]piece
	used := room
	for _, p := range pieces {
		for i, part := range widget.Wrap(p.text, room) {
			need := widget.Width(part) + 3
			if i > 0 || used+need > room {
				lines, used = append(lines, nil), 0
			}
			last := len(lines) - 1
			lines[last] = append(lines[last], piece{part, p.warn})
			used += need
		}
	}
	rows := make([]planRow, len(lines))
	for i, line := range lines {
		name := label
		if i > 0 {
			name = ""
		}
		rows[i] = planRow{draw: func(f Frame, _ int) string { return drawPieces(f, name, line) }}
	}
	return rows
}

func drawPieces(f Frame, label string, pieces []piece) string {
	t := f.Theme
	parts := make([]string, len(pieces))
	for i, p := range pieces {
		style := t.Muted
		if p.warn {
			style = t.Warn.Bold(false)
		}
		parts[i] = style.Render(p.text)
	}
	return " " + t.Muted.Render(widget.Fit(label, coverLabelW)) + " " + strings.Join(parts, t.Muted.Render(" · "))
}

// partyRows is a party with what it lacks, and what it controls and wants: in the same line when the card stands beside the list and has
// it whole, else below.
func (r *roomScreen) partyRows(p incident.Party) []planRow {
	var about []string
	for _, say := range []struct{ word, field string }{{"controls ", cards.FieldControls}, {"wants ", cards.FieldWants}, {"held back by ", "constraint"}} {
		if v := p.Card.Fields[say.field]; v != "" {
			about = append(about, say.word+v)
		}
	}
	narrow := r.board().w < peopleFrom
	rows := []planRow{{card: p.Card, draw: func(f Frame, w int) string { return r.partyLine(f, p, about, narrow, w) }}}
	if flags := r.partyFlags(p); narrow && flags != "" {
		rows = append(rows, r.wrapped("", []piece{{flags, true}})...)
	}
	if r.board().alone {
		for _, line := range about {
			rows = append(rows, r.wrapped("", []piece{{line, false}})...)
		}
	}
	return rows
}

// partyFlags is what a party lacks.
func (r *roomScreen) partyFlags(p incident.Party) string {
	switch {
	case p.Card.Redacted:
		return ""
	case p.Card.Stage == cards.StageWithdrawn:
		return "withdrawn"
	}
	return strings.Join(p.Flags(), " · ")
}

// partyLine is a party in one line; a narrow one has its flags below.
func (r *roomScreen) partyLine(f Frame, p incident.Party, about []string, narrow bool, w int) string {
	t := f.Theme
	flags := r.partyFlags(p)
	if narrow {
		flags = ""
	}
	if p.Card.Redacted {
		p.Name = "[redacted]"
	}
	head := " " + widget.Fit("#"+strconv.FormatUint(p.Card.Seq, 10), 5) + " "
	room := max(4, w-widget.Width(head)-widget.Width(flags)-3)
	name := widget.Cut(p.Name, room)
	if free := room - widget.Width(name) - 3; !r.board().alone && free > 8 && len(about) > 0 {
		name += t.Muted.Render(" · " + widget.Cut(strings.Join(about, " · "), free))
	}
	return widget.Ends(t.Muted.Render(head)+name, t.Warn.Bold(false).Render(flags)+" ", w)
}

// personDetail draws all that is known of a person.
func (r *roomScreen) personDetail(f Frame, p *incident.Person, w, h int) []string {
	t := f.Theme
	out := []string{" " + t.Strong.Render(widget.Cut(p.Name, w-2)), ""}
	say := func(label, value, ask string) {
		style := t.Plain
		if value == "" {
			label, value, style = "? "+label, ask, t.Warn.Bold(false)
		}
		for i, line := range widget.Wrap(value, max(8, w-14)) {
			if i > 0 {
				label = ""
			}
			out = append(out, " "+t.Muted.Render(widget.Fit(label, 11))+" "+style.Render(line))
		}
	}
	say("seat", p.Seat, "which part do they take?")
	say("party", p.Party, "whose side are they on?")
	say("layer", p.Layer, strings.Join(incident.Layers(), ", "))
	say("sense", incident.SenseWords(p.Sense), "technical, business or both?")
	all := p.Ways()
	if len(all) == 0 {
		all = []string{""}
	}
	for _, v := range all {
		say("reach", v, "which two ways, day and night?")
	}
	say("here since", widget.When(p.Since, f.Now, r.zone), "")
	if !p.Joined.Equal(p.Since) {
		say("came first", widget.When(p.Joined, f.Now, r.zone), "")
	}
	return widget.Block(append(out, "", " "+t.Muted.Render(r.hint("e says more of them"))), w, h)
}

// thinLines warn of contacts of a change that can be reached in one way only; no gate asks for it (A31, A73).
func (r *roomScreen) thinLines(f Frame, c *incident.Card, w int) []string {
	names := r.state.Thin(c)
	if len(names) == 0 {
		return nil
	}
	var out []string
	for _, line := range widget.Wrap("! at most one way to reach "+strings.Join(names, ", "), max(8, w-2)) {
		out = append(out, " "+f.Theme.Warn.Bold(false).Render(line))
	}
	return out
}

// thinSaid warns of them behind what a card still needs.
func (r *roomScreen) thinSaid(c *incident.Card) string {
	if names := r.state.Thin(c); len(names) > 0 {
		return " · at most one way to reach " + strings.Join(names, ", ")
	}
	return ""
}

// seatsSaid are the empty seats, behind who is here.
func (r *roomScreen) seatsSaid() string {
	if empty := r.state.EmptySeats(); len(empty) > 0 {
		return " · empty seats: " + strings.Join(empty, ", ")
	}
	return ""
}

// gapsSaid is what else the people here do not cover, at the end of what /who says. Layers that nobody speaks of yet are no gap to name.
func (r *roomScreen) gapsSaid() string {
	c := r.state.Coverage()
	gaps := append(incident.Gaps(c.Layers), incident.Gaps(c.Senses)...)
	if len(c.Unsaid) == len(r.state.Present()) || len(gaps) == 0 {
		return ""
	}
	return " · nobody is " + strings.Join(gaps, ", ")
}

// fillUnder opens the form of the card under the cursor; a person has the line.
func (r *roomScreen) fillUnder() tea.Cmd {
	if c := r.planCard(); c != nil {
		return r.openCard(c)
	}
	return r.editCard()
}
