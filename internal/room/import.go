package room

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"warroom/internal/incident"
)

// Imports brings notes from elsewhere into a room, in batches, each stored all or none. What is there already by its origin is not
// brought again, so an import that was cut off is finished by repeating it; a text that changed in the source since is a revision.
type Imports struct {
	room *Room
	seen map[incident.Origin]*incident.Note

	Added, Revised, There int
	Refused               []Refusal // what the rules of the log did not take
}

// Refusal is a note that was not brought in, and why.
type Refusal struct {
	Note incident.AddNote
	Err  error
}

// Import begins an import into the room.
func (r *Room) Import(ctx context.Context) (*Imports, error) {
	s, err := r.State(ctx)
	if err != nil {
		return nil, err
	}
	return &Imports{room: r, seen: s.Imported()}, nil
}

// Add brings a batch of notes in.
func (m *Imports) Add(ctx context.Context, notes []incident.AddNote) error {
	s, err := m.room.State(ctx)
	if err != nil {
		return err
	}
	var cmds []incident.Command
	batch := map[incident.Origin]bool{}
	added, revised := 0, 0
	for _, n := range notes {
		origin := n.From.Origin
		was, own := m.known(s, origin)
		switch {
		case batch[origin], own && was == nil:
			m.There++
			continue
		case was == nil:
			if _, err := incident.Decide(s, n, m.room.now()); err != nil {
				m.Refused = append(m.Refused, Refusal{n, err})
				continue
			}
			cmds, added = append(cmds, n), added+1
		case Changed(was, n.Text):
			cmds, revised = append(cmds, incident.Revise{Ref: was.Seq, Text: n.Text, Was: was.Text, Kind: was.Kind, Tags: was.Tags}), revised+1
		default:
			m.There++
		}
		batch[origin] = true
	}
	if len(cmds) == 0 {
		return nil
	}
	state, events, err := m.room.Prepare(cmds...).Run(ctx)
	if err != nil {
		return err
	}
	for _, e := range events {
		if n := state.Note(e.Seq); n != nil {
			m.seen[n.Origin()] = n
		}
	}
	m.Added, m.Revised = m.Added+added, m.Revised+revised
	return nil
}

// known returns the note that is of that origin, nil when there is none. Own says that it is an entry of this very incident, which an
// export named by the id, a dash and its number: there already, whatever it is.
func (m *Imports) known(s incident.State, origin incident.Origin) (n *incident.Note, own bool) {
	if n := m.seen[origin]; n != nil {
		return s.Note(n.Seq), false
	}
	number, ok := strings.CutPrefix(origin.ID, m.room.id+"-")
	seq, err := strconv.ParseUint(number, 10, 64)
	if !ok || err != nil || seq == 0 || seq > s.Seq {
		return nil, false
	}
	return s.Note(seq), true
}

// Changed reports whether a text of the source is none that the note has or had: then it was changed there.
func Changed(n *incident.Note, text string) bool {
	clean, err := incident.Clean(text, incident.NoteField())
	if err != nil || n.Gone || n.Redacted || clean.Text == n.Text {
		return false
	}
	return !slices.ContainsFunc(n.Edits, func(e incident.Edit) bool { return e.Text == clean.Text })
}
