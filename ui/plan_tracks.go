package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/ui/widget"
)

// planOrder returns the headings in the order in which they are drawn: business above cause, until the business is back. From then on
// the cause leads (method, part A, A04, A23).
func (r *roomScreen) planOrder() []string {
	tracks := []string{planBusiness, planCause}
	if !r.state.Restored.IsZero() && r.state.Cured.IsZero() {
		slices.Reverse(tracks)
	}
	return append(tracks, planDecisions, planChanges, planOwed, planAsked, planPeople)
}

// bySoonest sorts the cards of the business track: what holds, what must be up, the ways that are on, then the ways there are, the one that
// has the business back soonest first (A87), and what is back.
func bySoonest(list []*incident.Card) {
	slices.SortStableFunc(list, func(a, b *incident.Card) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(backIn(a), backIn(b)))
	})
}

func rank(c *incident.Card) int {
	switch c.Template {
	case cards.Goal:
		return 0
	case cards.MustBeUp:
		return 1
	case cards.Approach:
		if c.Stage != cards.StageProposed {
			return 2
		}
		return 3
	case cards.StopGap:
		return 3
	}
	return 4
}

// backIn is how long it takes until the business is back this way; what nobody estimated comes last.
func backIn(c *incident.Card) time.Duration {
	d, err := time.ParseDuration(c.Fields[cards.FieldBackIn])
	if err != nil {
		return 1<<63 - 1
	}
	return d
}

// trackHint is what a heading says of its track, besides its cards.
func (r *roomScreen) trackHint(head, hint string) string {
	switch head {
	case planBusiness:
		return cmp.Or(r.backSaid(), hint)
	case planCause:
		return cmp.Or(r.causeSteps(), hint)
	}
	return hint
}

// backSaid counts what is back in the customer's own work, as it was last said (A28).
func (r *roomScreen) backSaid() string {
	for _, c := range slices.Backward(r.state.CardsOf(cards.BusinessBack)) {
		if n := c.Fields[cards.FieldReleased]; n != "" && c.Stage != cards.StageWithdrawn && !c.Redacted {
			said := n + " " + cmp.Or(c.Fields[cards.FieldCountedIn], "pieces of their work") + " got through"
			if left := c.Fields[cards.FieldWaiting]; left != "" {
				said += ", " + left + " wait"
			}
			return said
		}
	}
	return ""
}

// causeSteps are the six steps to the cause, with how far the newest card came (A04).
func (r *roomScreen) causeSteps() string {
	names := []string{"find", "contain", "apply", "root causes", "long-term plan", "guards"}
	t, ok := cards.Find(r.app.cfg.Templates, cards.Cause)
	all := r.state.CardsOf(cards.Cause)
	all = slices.DeleteFunc(all, func(c *incident.Card) bool { return c.Stage == cards.StageWithdrawn || c.Redacted })
	if !ok || len(all) == 0 {
		return ""
	}
	at := t.Stage(all[len(all)-1].Stage)
	for i, name := range names {
		switch {
		case i < at:
			names[i] = "✓ " + name
		case i == at:
			names[i] = "▸ " + name
		default:
			names[i] = "· " + name
		}
	}
	return strings.Join(names, "  ")
}

// cardFlags is what should not be overlooked about a card: words, and whether they warn.
func (r *roomScreen) cardFlags(c *incident.Card, now time.Time) (flags []string, warns bool) {
	if d := backIn(c); d < 1<<63-1 {
		flags = append(flags, "back in "+incident.SpanWords(d))
	}
	if c.Template == cards.Commitment {
		switch c.Standing(now) {
		case incident.StandMoved:
			flags = append(flags, "moved")
		case incident.StandLate:
			if !c.Due().Before(now) {
				flags, warns = append(flags, "moved late"), true
			}
		case incident.StandTardy:
			flags = append(flags, "done late")
		}
		if c.Stage == cards.StageDone {
			flags, warns = append(flags, "not checked"), true
		}
		if r.state.Orphan(c) {
			flags = append(flags, "in no plan")
		}
	}
	flags = append(flags, r.outsideFlags(c, now)...)
	if c.Fields[cards.FieldInReach] == cards.No {
		flags, warns = append(flags, "out of reach"), true
	}
	if must := c.Fields[cards.FieldMust]; must != "" && !r.over(c) {
		flags = append(flags, "tell "+must)
	}
	if room.Overruled(c) != "" {
		flags, warns = append(flags, "overruled"), true
	}
	if c.Differ() {
		flags, warns = append(flags, "answers differ"), true
	}
	return flags, warns
}

// effortSaid is what an approach has taken so far, to stand beside what it is to bring (A28b).
func effortSaid(c *incident.Card, now time.Time) string {
	people, spent := c.Effort(now)
	switch {
	case spent < time.Minute:
		return ""
	case people == 0:
		return incident.SpanWords(spent) + "; how many people? people=N"
	}
	hours := strconv.FormatFloat(float64(people)*spent.Hours(), 'f', 1, 64)
	return itoa(people) + " people x " + incident.SpanWords(spent) + " = " + hours + " h"
}

// outsideFlags are what a row of the customer desk says besides its words: which way it went and when, and where somebody stands.
func (r *roomScreen) outsideFlags(c *incident.Card, now time.Time) []string {
	f := c.Fields
	var out []string
	switch c.Template {
	case cards.Contact:
		out = append(out, f[cards.FieldDirection], f[cards.FieldPerson], widget.When(c.Opened, now, r.zone))
	case cards.Update, cards.Call:
		if incident.CustomerCard(c.Template, c.Stage, f) {
			out = append(out, cmp.Or(f[cards.FieldPerson], f[cards.FieldCustomer]), widget.When(c.Came().At, now, r.zone))
		}
	case cards.Stakeholder:
		out = append(out, f[cards.FieldSide], f[cards.FieldLine], f[cards.FieldRelationship])
		if n := f[cards.FieldReadiness]; n != "" {
			out = append(out, "ready "+n)
		}
	case cards.Gear:
		if d, err := time.ParseDuration(f[cards.FieldEvery]); err == nil {
			out = append(out, "every "+incident.SpanWords(d))
		}
	case cards.Snooze:
		if at, ok := c.Time(cards.FieldUntil); ok {
			out = append(out, "until "+widget.When(at, now, r.zone))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}
