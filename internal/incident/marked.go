package incident

import (
	"slices"
	"strings"
)

// marks are the tags besides those of the customer that say when it was known that something is wrong.
var marks = []string{"detection", "noticed"}

// Marked reports whether a tag makes a note one of the few that the customer desk is made from.
func Marked(tag string) bool { return CustomerTag(tag) || slices.Contains(marks, strings.ToLower(tag)) }

// Marked returns the notes that are words to or from the customer, say when it was noticed, or are the moments at which things got worse,
// as they stand now, by Seq. It takes as long as there are such notes, however many others there are.
func (s State) Marked() []*Note {
	out := make([]*Note, 0, len(s.marked))
	for _, seq := range s.marked {
		if n := s.Note(seq); n != nil && (n.UhOh || slices.ContainsFunc(n.Tags, Marked)) {
			out = append(out, n)
		}
	}
	return out
}

// mark keeps the number of a note that is marked; one that loses its marks again stays in the list, and is left out when it is read.
func (f *folder) mark(n *Note) {
	if !n.UhOh && !slices.ContainsFunc(n.Tags, Marked) {
		return
	}
	switch i, there := slices.BinarySearch(f.marked, n.Seq); {
	case there:
	case i == len(f.marked):
		f.marks, f.marked = grown(f.marks, f.marked, n.Seq)
	default:
		f.marked = slices.Insert(slices.Clip(f.marked), i, n.Seq)
	}
}
