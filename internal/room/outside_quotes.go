package room

import (
	"slices"
	"strconv"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// quoted looks at what the message names by number: notes that are no White facts, and who of those it goes to cannot know of a decision.
func (o Outside) quoted(c *incident.Card, to []string) (notFacts, unaware []string) {
	text := strings.Join([]string{c.Fields[cards.Update], c.Fields[cards.FieldDoesForThem], c.Fields[cards.FieldBossLine], c.Fields[cards.FieldAlternatives]}, "\n")
	numbers := mentioned(text)
	if n := incident.Number(c.Fields[cards.FieldAbout]); n != 0 {
		numbers = append(numbers, n)
	}
	numbers = append(numbers, mentioned(c.Fields[cards.FieldAbout])...)
	slices.Sort(numbers)
	for _, n := range slices.Compact(numbers) {
		if note := o.d.State.Note(n); note != nil {
			if words := notFact(note); words != "" {
				notFacts = append(notFacts, "#"+strconv.FormatUint(n, 10)+" ("+words+")")
			}
			continue
		}
		d := o.d.State.Card(n)
		if d == nil || d.Template != cards.Decision {
			continue
		}
		field := cards.Field{Kind: cards.People}
		knows, must := field.Items(d.Fields[cards.FieldKnows]), field.Items(d.Fields[cards.FieldMust])
		for _, name := range to {
			if !unawareOf(name, knows, must) || slices.Contains(unaware, name) {
				continue
			}
			unaware = append(unaware, name)
		}
	}
	return notFacts, unaware
}

// unawareOf reports whether somebody does not know of a decision: they are still to hear it, or nobody wrote that they did.
func unawareOf(name string, knows, must []string) bool {
	is := func(other string) bool { return strings.EqualFold(other, name) }
	return slices.ContainsFunc(must, is) || !slices.ContainsFunc(knows, is)
}

// notFact says why a note cannot be quoted to the outside, "" when it can: only what is a fact, or was reported as one, goes out.
func notFact(n *incident.Note) string {
	switch {
	case n.Redacted:
		return "taken out"
	case n.Gone:
		return "retracted"
	case n.Hat != hats.White:
		return n.Hat.Name()
	case slices.Contains(n.Tags, incident.InternalTag):
		return "kept inside"
	case n.Kind == incident.Fact, n.Kind == incident.Reported:
		return ""
	}
	return string(n.Kind)
}

// mentioned are the numbers that a text names with a sign in front: "#12".
func mentioned(text string) []uint64 {
	var out []uint64
	for _, part := range strings.Split(text, "#")[1:] {
		digits := part[:len(part)-len(strings.TrimLeft(part, "0123456789"))]
		if n, err := strconv.ParseUint(digits, 10, 64); err == nil && n > 0 {
			out = append(out, n)
		}
	}
	return out
}
