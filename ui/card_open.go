package ui

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
)

// openCard opens the form of a card that is there.
func (r *roomScreen) openCard(c *incident.Card) tea.Cmd {
	t, ok := cards.Find(r.app.cfg.Templates, c.Template)
	switch {
	case !ok:
		r.tell("this program has no template " + c.Template)
		return nil
	case c.Redacted:
		r.tell("the words of #" + strconv.FormatUint(c.Seq, 10) + " were taken out for good")
		return nil
	case c.Stage == cards.StageWithdrawn:
		r.tell("#" + strconv.FormatUint(c.Seq, 10) + " was taken back: whoever did that can /undo it")
		return nil
	}
	return r.openCardForm(t, c.Seq)
}

// openCardForm brings the form of a card on screen, a new one for number 0. One that was left with something unsaved is found as it was.
func (r *roomScreen) openCardForm(t cards.Template, ref uint64) tea.Cmd {
	if !r.state.Closed.IsZero() {
		r.tell("the incident is closed: /reopen opens it again")
		return nil
	}
	name := formName(t, ref)
	f := r.forms[name]
	if f == nil {
		f = newCardForm(r, t, ref)
		r.forms[name] = f
	} else {
		f.refresh()
		if !f.busy {
			f.msg = message{text: "as you left it, not saved yet"}
		}
	}
	r.app.screen = f
	if r.asked.card == ref && ref != 0 {
		f.toField(r.asked.field)
	}
	r.asked = askedFor{}
	return r.keepDraft()
}

// openNamed is /form: the form of a new card, or of the one with that number; alone it lets pick.
func (r *roomScreen) openNamed(a capture.Args) tea.Cmd {
	word := strings.TrimSpace(a.Rest)
	if word == "" {
		return r.pickCard()
	}
	if n, err := strconv.ParseUint(strings.TrimPrefix(word, "#"), 10, 64); err == nil {
		if c := r.state.Card(n); c != nil {
			return r.openCard(c)
		}
		r.msg = message{text: "there is no card #" + strconv.FormatUint(n, 10), hint: "tab behind /form # lists them", bad: true}
		return nil
	}
	t, ok := cards.Lookup(r.app.cfg.Templates, strings.TrimPrefix(word, "/"))
	if !ok {
		r.msg = message{text: "there is no card " + strconv.Quote(incident.OneLine(word, 40)), hint: "/form alone lists them; /form #31 opens one that is there", bad: true}
		return nil
	}
	return r.openCardForm(t, 0)
}

// formOf opens the form that a line asks for with a card's word alone, or with a number behind it.
func (r *roomScreen) formOf(line string) (func() tea.Cmd, bool) {
	if r.editing != 0 || !strings.HasPrefix(strings.TrimSpace(line), "/") {
		return nil, false
	}
	l, err := capture.Parse(line, r.deskNow().Context(r.desk))
	a := l.Args
	if err != nil || a.Stage != "" || len(a.Fields) > 0 || a.Text != "" {
		return nil, false
	}
	i := slices.IndexFunc(r.desk, func(c capture.Command) bool { return c.Name == l.Command })
	t, ok := cards.Lookup(r.app.cfg.Templates, l.Command)
	if !ok || r.desk[i].Shape != capture.ShapeCard {
		return nil, false
	}
	if c := r.state.Card(a.Seq); c != nil {
		return func() tea.Cmd { return r.openCard(c) }, true
	}
	return func() tea.Cmd { return r.openCardForm(t, 0) }, true
}

// pickCard lets pick which card is to be new.
func (r *roomScreen) pickCard() tea.Cmd {
	var items []paletteItem
	for _, t := range r.inPickOrder() {
		if t.Command == "" {
			continue
		}
		items = append(items, paletteItem{
			name: t.Title, find: t.Title + " " + t.Command, about: t.Summary, key: "/" + t.Command,
			do: func() tea.Cmd { return r.openCardForm(t, 0) },
		})
	}
	r.app.palette = newPalette(r.app)
	r.app.palette.title, r.app.palette.only = "new card", items
	return nil
}

// inPickOrder are the templates as they are offered: on the customer desk what goes out first, as that is what its reader came for.
func (r *roomScreen) inPickOrder() []cards.Template {
	all := slices.Clone(r.app.cfg.Templates)
	if r.tab == tabCustomer {
		first := []string{cards.Update, cards.Call, cards.Commitment, cards.Contact}
		place := func(t cards.Template) int {
			if i := slices.Index(first, t.Name); i >= 0 {
				return i
			}
			return len(first)
		}
		slices.SortStableFunc(all, func(a, b cards.Template) int { return place(a) - place(b) })
	}
	return all
}

// unsavedForm returns a form with something that is not saved, nil when there is none.
func (r *roomScreen) unsavedForm() *cardForm {
	for _, name := range slices.Sorted(maps.Keys(r.forms)) {
		if f := r.forms[name]; f.dirty() && !f.busy {
			return f
		}
	}
	return nil
}
