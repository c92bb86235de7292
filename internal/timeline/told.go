package timeline

import (
	"strings"
	"time"
)

// Mention is somebody whom an entry names besides who speaks.
type Mention struct {
	Name string // for the inside only
	Role string // without blame
}

// Told is a piece that an entry says behind its text and that reads differently to different readers: people, who have a name inside and
// a role outside, or a time, which is read in a zone.
type Told struct {
	Label   string // what stands before it: "handed to:"
	People  []Mention
	At, Was time.Time // a time, and the one before when it was moved; zero for none
}

// write returns the piece in words; near is when its entry happened.
func (p *Told) write(names bool, near time.Time, zone *time.Location) string {
	switch {
	case len(p.People) > 0:
		who := make([]string, len(p.People))
		for i, m := range p.People {
			if who[i] = m.Role; names {
				who[i] = m.Name
			}
		}
		return p.Label + " " + strings.Join(who, ", ")
	case !p.Was.IsZero():
		return p.Label + " moved from " + clockAt(p.Was, near, zone) + " to " + clockAt(p.At, near, zone)
	}
	return p.Label + " " + clockAt(p.At, near, zone)
}

// Words returns the text of e and the pieces behind it; of a decision, who has it and by when is not among them, see [Entry.Line].
func (e *Entry) Words(names bool, zone *time.Location) string {
	text := e.Text
	for i := range e.Told {
		if text != "" {
			text += "; "
		}
		text += e.Told[i].write(names, e.At, zone)
	}
	return text
}

// mentions returns the names and roles of whom the pieces name.
func (e *Entry) mentions() []string {
	var out []string
	for i := range e.Told {
		for _, m := range e.Told[i].People {
			out = append(out, m.Name, m.Role)
		}
	}
	return out
}

// name gives everybody in entry number their role, and the entry the party of who speaks.
func (t *Timeline) name(e *Entry, number int32) {
	e.Role, e.Party = t.speaker(e.Name, number)
	e.OwnerRole, _ = t.speaker(e.Owner, number)
	for i := range e.Told {
		for k := range e.Told[i].People {
			m := &e.Told[i].People[k]
			m.Role, _ = t.speaker(m.Name, number)
		}
	}
	e.seek()
}

// renamed gives whoever v is in the pieces of e the role of v. The pieces of an earlier reading stay as they are.
func (e *Entry) renamed(is func(name string) bool, role string) {
	if len(e.Told) == 0 {
		return
	}
	told := make([]Told, len(e.Told))
	for i, p := range e.Told {
		people := make([]Mention, len(p.People))
		for k, m := range p.People {
			if people[k] = m; is(m.Name) {
				people[k].Role = role
			}
		}
		told[i] = p
		told[i].People = people
	}
	e.Told = told
	e.seek()
}
