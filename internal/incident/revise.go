package incident

import (
	"slices"
	"time"
)

// Revise gives a note a new text; the old one stays in the log and with the note. At never moves.
type Revise struct {
	Ref  uint64
	Text string
	Kind NoteKind // "" keeps it
	Tags []string // come to those it has
	Was  string   // how it read when the writer began; when it reads otherwise by now, it is refused. "" does not look
}

func (c Revise) decide(s State, now time.Time) ([]Event, error) {
	n, err := s.standing(c.Ref)
	if err != nil {
		return nil, err
	}
	if c.Was != "" && c.Was != n.Text {
		return nil, n.raced()
	}
	text, err := Clean(c.Text, NoteField())
	if err != nil {
		return nil, err
	}
	kind := n.Kind
	if c.Kind != "" {
		kind = c.Kind
	}
	if _, kind, err = filed(n.Hat, kind); err != nil {
		return nil, err
	}
	tags, err := cleanTags(append(slices.Clone(n.Tags), c.Tags...))
	if err != nil {
		return nil, err
	}
	if text.Text == n.Text && kind == n.Kind && len(tags) == len(n.Tags) {
		return nil, Errorf(CodeRefused, "note %d reads so already", c.Ref).WithHint("change its words, or leave it")
	}
	return []Event{{Kind: KindRevised, At: now, Ref: c.Ref, Text: text.Text, Type: string(kind), Tags: tags}}, nil
}

// raced refuses a revision that was begun on words that are not there any more, and shows those that are.
func (n *Note) raced() *Error {
	by := n.By
	if len(n.Edits) > 0 {
		by = n.Edits[len(n.Edits)-1].By
	}
	return Errorf(CodeRefused, "%s changed note %d meanwhile, it reads: %q", by, n.Seq, OneLine(n.Text, 120)).
		WithHint("your words are still in the line: enter puts them in place of these, esc leaves these")
}
