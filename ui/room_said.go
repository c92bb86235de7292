package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// whoSaid lists who is here, and who has nothing yet in this round: a list, never a ranking.
func (r *roomScreen) whoSaid() string {
	present := r.state.Present()
	if len(present) == 0 {
		return "nobody is on the roster yet: /person NAME, SEAT"
	}
	spoke := map[string]bool{}
	rd := r.state.Round()
	for _, n := range r.state.Notes {
		if rd != nil && n.Round == rd.Number && n.Hat == rd.Hat && !n.Gone {
			spoke[strings.ToLower(n.Voice())] = true
		}
	}
	var names, silent []string
	for _, p := range present {
		names = append(names, p.Name)
		if rd != nil && !spoke[strings.ToLower(p.Name)] {
			silent = append(silent, p.Name)
		}
	}
	said := "here: " + strings.Join(names, ", ")
	if len(silent) > 0 {
		said += " · nothing under " + rd.Hat.Name() + " yet from " + strings.Join(silent, ", ")
	}
	return said
}

// owed returns the decisions that wait for somebody, the one that is due first in front.
func (r *roomScreen) owed() []*incident.Card {
	var out []*incident.Card
	for _, c := range r.state.Decided() {
		if c.Stage == cards.StageDecided {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *incident.Card) int { return a.Due().Compare(b.Due()) })
	return out
}

func (r *roomScreen) owedLine(c *incident.Card, now time.Time) string {
	return widget.When(c.Due(), now, r.zone) + " " + c.Fields[cards.FieldOwner] + ": " + c.Fields[cards.FieldDecision]
}

// owedSaid lists what is owed in one line, with the numbers that /done takes.
func (r *roomScreen) owedSaid() string {
	var parts []string
	for _, c := range r.owed() {
		parts = append(parts, "#"+strconv.FormatUint(c.Seq, 10)+" "+r.owedLine(c, r.app.now))
	}
	if len(parts) == 0 {
		return "nothing is owed"
	}
	return "owed: " + strings.Join(parts, " · ")
}

// savedSaid says what is already on the disk.
func (r *roomScreen) savedSaid() string {
	switch {
	case r.stuck:
		return itoa(len(r.jobs)) + " lines wait to be saved; enter on an empty line tries again"
	case len(r.jobs) > 0:
		return "being saved now"
	case r.failed != nil:
		return "the line in front of you is not saved; enter tries again"
	case !r.composer.empty():
		return "everything but the line in front of you is saved; that is kept as a draft"
	}
	return "everything is saved, up to #" + strconv.FormatUint(r.state.Seq, 10)
}
