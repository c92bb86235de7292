package incident

import (
	"slices"
	"strings"

	"warroom/internal/cards"
)

// way returns the moves that brought the card to where it stands, without those that were undone and what undid them.
func (c *Card) way() []Move {
	var out []Move
	for _, m := range c.Moves {
		if last := len(out) - 1; m.Undoes != 0 && last > 0 && out[last].Seq == m.Undoes && out[last-1].Stage == m.Stage {
			out = out[:last]
			continue
		}
		out = append(out, m)
	}
	return out
}

// comesTo refuses a stage in which the card is, and one to which it may come but once.
func (c *Card) comesTo(t cards.Template, stage string) error {
	at := t.Stage(stage)
	switch {
	case c.Stage == stage && (at < 0 || len(t.Stages[at].Anew) == 0 || t.Stages[at].Once):
		return Errorf(CodeRefused, "the %s is %s already", strings.ToLower(t.Title), stage).WithHint("stages: " + stages(t))
	case at >= 0 && t.Stages[at].Once && slices.ContainsFunc(c.way(), func(m Move) bool { return m.Stage == stage }):
		return Errorf(CodeRefused, "the %s was %s once already", strings.ToLower(t.Title), t.Stages[at].Words()).WithHint("stages: " + stages(t))
	}
	return nil
}

// entered refuses a stage that a card cannot enter from where it stands, "" for one that is to be opened. A stage there is not is let by:
// the gate names it.
func entered(t cards.Template, from, stage string) error {
	at := t.Stage(stage)
	if at < 0 || t.Stages[at].Enters(from) {
		return nil
	}
	var words []string
	for _, name := range t.Stages[at].From {
		words = append(words, t.Stages[t.Stage(name)].Words())
	}
	hint := "open it first, then take it to " + t.Stages[at].From[0]
	if is := t.Stage(from); is >= 0 {
		hint = "this one is " + t.Stages[is].Words() + ": take it to " + t.Stages[at].From[0] + " first"
	}
	return Errorf(CodeRefused, "%s is %s only from %s", article(t.Title), t.Stages[at].Words(), strings.Join(words, " or ")).WithHint(hint)
}

// anew refuses a stage that wants fields filled since the card came where it stands, and names those that were not: an approach goes on
// for a new reason (A18), and a decision is opened again by a new fact (A27). Filled are the fields as they would be.
func (c *Card) anew(t cards.Template, stage string, filled map[string]string) error {
	way := c.way()
	since := way[len(way)-1].Seq
	var missing []cards.Field
	for _, name := range t.Stages[t.Stage(stage)].Anew {
		f, _ := t.Field(name)
		if filled[name] == c.Fields[name] && c.Set[name].Seq <= since {
			missing = append(missing, f)
		}
	}
	return lacking(t, stage, " anew", missing)
}
