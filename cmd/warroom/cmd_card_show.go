package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// cardWholeJSON is one card whole. The names are a promise.
type cardWholeJSON struct {
	planCardJSON
	Moves  []cardMoveJSON `json:"moves"`  // every stage it came into, oldest first
	Stages []string       `json:"stages"` // of its template, in their order
	Next   *string        `json:"next"`   // the stage that usually follows
}

type cardMoveJSON struct {
	Stage string `json:"stage"`
	At    string `json:"at"`
	By    string `json:"by"`
	Why   string `json:"why"`
}

// cardNumber reads the number of a card that stands alone: "#37" or "37".
func cardNumber(args []string) (uint64, bool) {
	if len(args) != 1 {
		return 0, false
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(strings.TrimSpace(args[0]), "#"), 10, 64)
	return n, err == nil
}

// showCard prints one card whole: what it says, what it lacks, where it may go and how it came to where it is.
func (a *app) showCard(ctx context.Context, seq uint64, at string) error {
	m, err := a.stood(ctx, a.flags.incident, at)
	if err != nil {
		return err
	}
	c := m.Card(seq)
	if c == nil {
		return incident.Errorf(incident.CodeNotFound, "there is no card %d in %q", seq, m.Title).WithHint("warroom card --all lists the cards with their numbers")
	}
	templates := a.usable()
	t, _ := cards.Find(templates, c.Template)
	whole := cardWholeJSON{planCardJSON: planCardOf(c, templates), Moves: []cardMoveJSON{}, Stages: []string{}, Next: some(t.Next(c.Stage))}
	if whole.Orphan = m.Orphan(c); c.Template == cards.Commitment {
		standing := string(c.Standing(m.now))
		whole.Standing = &standing
	}
	for _, s := range t.Stages {
		whole.Stages = append(whole.Stages, s.Name)
	}
	for _, mv := range c.Moves {
		whole.Moves = append(whole.Moves, cardMoveJSON{mv.Stage, mv.At.Format(time.RFC3339), mv.By, mv.Why})
	}
	if a.flags.json {
		return a.printJSON(whole)
	}
	p := page{w: a.out, zone: zoneOf(m.Zone), app: a, now: m.now, templates: templates}
	p.card(c)
	p.cardWay(t, c)
	return p.err
}

// cardWay prints what a card still lacks, its stages and its moves.
func (p *page) cardWay(t cards.Template, c *incident.Card) {
	if next := t.Next(c.Stage); next != "" {
		for _, f := range t.Missing(next, c.Fields) {
			p.line("  ? %s: %s (%s=)", strings.ToLower(f.Label), f.Help, f.Name)
		}
	}
	var stages []string
	for _, s := range t.Stages {
		name := s.Name
		if name == c.Stage {
			name = "[" + name + "]"
		}
		stages = append(stages, name)
	}
	if len(stages) > 0 {
		p.line("stages: %s", strings.Join(stages, ", "))
	}
	for _, m := range c.Moves {
		p.line("  %s  %s, by %s", p.when(m.At), joined(m.Stage, m.Why), m.By)
	}
	for _, d := range c.Dues {
		p.line("  %s  due moved from %s to %s, by %s", p.when(d.At), p.when(d.From), p.when(d.To), d.By)
	}
}

// standingWords say how well what is owed was kept, and whether its time was moved on the way.
func standingWords(c *incident.Card, now time.Time) string {
	standing := c.Standing(now)
	switch n := len(c.Dues); {
	case standing == incident.StandOpen:
		return ""
	case standing == incident.StandLate && !c.Due().Before(now):
		return "moved late"
	case standing == incident.StandKept && n == 1:
		return "kept, moved once"
	case standing == incident.StandKept && n > 1:
		return fmt.Sprintf("kept, moved %d times", n)
	}
	return string(standing)
}

// decisionsOwed says, beside a list of commitments, how many decisions somebody has besides: those are owed too, and stand in another list.
func decisionsOwed(s incident.State, of []string) string {
	n := 0
	for _, c := range s.CardsOf(cards.Decision) {
		if c.Stage == cards.StageDecided {
			n++
		}
	}
	switch {
	case n == 0 || !slices.Contains(of, cards.Commitment):
		return ""
	case n == 1:
		return "; 1 decision is owed too: warroom card"
	}
	return fmt.Sprintf("; %d decisions are owed too: warroom card", n)
}
