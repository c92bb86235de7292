package report

import (
	"cmp"
	"slices"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// saying is a field of a card getting a value.
type saying struct {
	seq   uint64 // of the event
	value string
	anew  bool // said again because the stage that the card came into asks for it
}

// cardFields finds what each event still says about its card: people, times and choices as they were at every moment, words only as they
// stand, at the moment at which they were said so. A later word never stands at an earlier time, but for the one that a card goes by.
func (s *settling) cardFields(events []incident.Event) {
	s.fields = map[uint64]map[string]string{}
	templates := cards.Builtin()
	for card, fields := range s.sayings(events, templates) {
		c := s.state.Card(card)
		if c == nil || c.Redacted {
			continue
		}
		t, _ := cards.Find(templates, c.Template)
		for name, said := range fields {
			for _, x := range standingOf(said, t, name, cmp.Or(firstField(t), c.Template)) {
				if s.fields[x.seq] == nil {
					s.fields[x.seq] = map[string]string{}
				}
				s.fields[x.seq][name] = x.value
			}
		}
	}
}

func firstField(t cards.Template) string {
	if len(t.Fields) == 0 {
		return ""
	}
	return t.Fields[0].Name
}

// sayings are the values that the fields of each card had, oldest first, without those that were undone.
func (s *settling) sayings(events []incident.Event, templates []cards.Template) map[uint64]map[string][]saying {
	out := map[uint64]map[string][]saying{}
	for i := range events {
		e := &events[i]
		card := cmp.Or(e.Ref, e.Seq)
		c := s.state.Card(card)
		if c == nil || e.Kind != incident.KindCardOpened && e.Kind != incident.KindCardFilled {
			continue
		}
		if out[card] == nil {
			out[card] = map[string][]saying{}
		}
		t, _ := cards.Find(templates, c.Template)
		for name, v := range e.Fields {
			list := out[card][name]
			if n := len(list); e.Undoes != 0 && n > 0 && list[n-1].seq == e.Undoes {
				out[card][name] = list[:n-1]
				continue
			}
			out[card][name] = append(list, saying{e.Seq, v, i+1 < len(events) && saysAnew(&events[i+1], card, t, name)})
		}
	}
	return out
}

// saysAnew reports whether an event takes the card to a stage that asks for a field to be said again.
func saysAnew(e *incident.Event, card uint64, t cards.Template, field string) bool {
	if e.Kind != incident.KindCardMoved || e.Ref != card {
		return false
	}
	at := t.Stage(e.Type)
	return at >= 0 && slices.Contains(t.Stages[at].Anew, field)
}

// standingOf are those of the values of a field that are told outside. Title is the field that the card goes by.
func standingOf(said []saying, t cards.Template, name, title string) []saying {
	f, _ := t.Field(name)
	if name == title && len(said) > 0 {
		first := said[0]
		first.value = said[len(said)-1].value
		return []saying{first}
	}
	if fieldKinds()[name] != textField && f.Sealed == "" {
		return said
	}
	var out []saying
	var stands string
	for i, x := range slices.Backward(said) {
		last := i == len(said)-1 || said[i+1].anew // of what was said at one time; what came before it was put right
		if !last && !grew(x.value, stands) {
			continue
		}
		if stands = x.value; x.value != "" {
			out = append(out, x)
		}
	}
	return out
}

// grew reports whether a list has all that it had before.
func grew(was, now string) bool {
	has := strings.Split(now, "\n")
	return !slices.ContainsFunc(strings.Split(was, "\n"), func(item string) bool { return !slices.Contains(has, item) })
}
