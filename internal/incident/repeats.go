package incident

import (
	"slices"
	"strings"

	"warroom/internal/cards"
)

// Repeats returns the numbers of other notes and cards in which the words of note or card ref stand too, ascending: a decision that was
// opened again has its new fact in a note as well, a debt quotes the approach that left it, a plan is made again. Whoever takes words out
// of the log must know of them. Earlier readings and reasons count, on both sides; texts of a few letters do not. Templates say which
// fields are prose; those of a template that is not among them all count.
func (s State) Repeats(ref uint64, templates []cards.Template) []uint64 {
	var words []string
	if n := s.noteWith(ref); n != nil {
		ref, words = n.Seq, n.texts()
	} else if c := s.Card(ref); c != nil {
		words = c.own(templates)
	}
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) < wordsMin })
	if len(words) == 0 {
		return nil
	}
	repeats := func(texts []string) bool {
		return slices.ContainsFunc(texts, func(text string) bool {
			return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
		})
	}
	var out []uint64
	for _, n := range s.Notes {
		if n.Seq != ref && repeats(n.texts()) {
			out = append(out, n.Seq)
		}
	}
	for _, c := range s.Cards {
		if c.Seq != ref && !c.looksAt(ref) && repeats(c.texts(templates)) {
			out = append(out, c.Seq)
		}
	}
	slices.Sort(out)
	return out
}

// texts are what the note says and ever said.
func (n *Note) texts() []string {
	out := []string{strings.TrimSpace(n.Text), n.GoneWhy}
	for _, e := range n.Edits {
		out = append(out, strings.TrimSpace(e.Text))
	}
	return out
}

// ownMin is how long a text must be, in bytes, to be no turn of phrase.
const ownMin = 40

// own are the words that are this card's alone: its first field, and whatever else is so long that nobody writes it twice by chance. What
// many cards say, "they take cash", makes none of them a copy.
func (c *Card) own(templates []cards.Template) []string {
	first := c.Fields[c.Template]
	if t, known := cards.Find(templates, c.Template); known && len(t.Fields) > 0 {
		first = c.Fields[t.Fields[0].Name]
	}
	long := slices.DeleteFunc(c.texts(templates), func(w string) bool { return len(w) < ownMin })
	return append(long, strings.TrimSpace(first))
}

// texts are what the prose of the card says, item by item, and why it was moved.
func (c *Card) texts(templates []cards.Template) []string {
	t, known := cards.Find(templates, c.Template)
	var out []string
	for name, v := range c.Fields {
		f, ok := t.Field(name)
		if !known || !ok {
			f = cards.Field{Kind: cards.Text}
		}
		if f.Kind == cards.Text || f.Kind == cards.Lines {
			out = append(out, f.Items(v)...)
		}
	}
	for _, m := range c.Moves {
		out = append(out, m.Why)
	}
	return out
}
