package report

import (
	"maps"
	"slices"
	"strings"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// roles knows by which role everybody in a log goes, and when.
type roles struct {
	of   map[string][]tenure // by name in lower case, in the order of the log
	find *names
}

// tenure is a role that somebody has from an event on.
type tenure struct {
	from uint64 // Seq
	role string
}

// someone stands for a part of a name that several people have: no role may mean two people.
const someone = "someone"

// rolesOf asks the timeline who has which role. Names that it does not show, such as of a writer beside a speaker, are asked for behind
// the end, so that they change the number of nobody else.
func rolesOf(events []incident.Event) *roles {
	r := &roles{of: map[string][]tenure{}}
	line := timeline.New()
	line.Add(events...)
	view := line.Written()
	for i := range view.Len() {
		e := view.At(i)
		r.add(e.Name, e.Role, e.Seq)
		r.add(e.Owner, e.OwnerRole, e.Seq)
		for _, p := range e.Told {
			for _, m := range p.People {
				r.add(m.Name, m.Role, e.Seq)
			}
		}
	}
	asked := asker{line: line}
	if n := len(events); n > 0 {
		asked.seq = events[n-1].Seq
	}
	for i := range events {
		for _, name := range people(&events[i]) {
			if r.of[strings.ToLower(name)] == nil {
				r.add(name, asked.role(name), 0)
			}
		}
	}
	r.find = namesOf(r, events)
	r.clear(&asked)
	return r
}

// add notes that a name has a role from an event on.
func (r *roles) add(name, role string, from uint64) {
	if strings.TrimSpace(name) == "" {
		return
	}
	key := strings.ToLower(name)
	list := r.of[key]
	if n := len(list); n == 0 || list[n-1].role != role {
		r.of[key] = append(list, tenure{from, role})
	}
}

// clear gives a number to whoever has a seat with a name in it ("backup for Ana"): a role must name nobody.
func (r *roles) clear(asked *asker) {
	numbers := map[string]string{} // by role, which is of one person
	for _, key := range r.find.keys {
		for i, t := range r.of[key] {
			if !r.find.in(t.role) {
				continue
			}
			if numbers[t.role] == "" {
				numbers[t.role] = asked.role("\x00" + t.role)
			}
			r.of[key][i].role = numbers[t.role]
		}
	}
}

// at returns the role of a name at the event with that Seq; of one who is not heard of by then, the first role that they get.
func (r *roles) at(name string, seq uint64) string {
	list := r.of[strings.ToLower(name)]
	if len(list) == 0 {
		return name // blank
	}
	i := len(list) - 1
	for i > 0 && list[i].from > seq {
		i--
	}
	return list[i].role
}

// first returns the role of a name by which the roster knows it.
func (r *roles) first(name string) string { return r.at(name, 0) }

// rename puts roles in the place of the names in e.
func (r *roles) rename(e *incident.Event) {
	at := r.at
	if onRoster[e.Kind] {
		at = func(name string, _ uint64) string { return r.first(name) }
	}
	e.By, e.Who = r.at(e.By, e.Seq), at(e.Who, e.Seq)
	e.Fields = mappedFields(e.Fields, func(name, v string) string {
		switch fieldKinds()[name] {
		case personField:
			return r.at(v, e.Seq)
		case peopleField:
			return strings.Join(mapped(namesIn(v), func(name string) string { return r.at(name, e.Seq) }), ", ")
		}
		return v
	})
	eachText(e, func(text string) string {
		return r.find.replace(text, func(name string) string {
			if name == someone {
				return someone
			}
			return r.at(name, e.Seq)
		})
	})
}

// onRoster are the events by which a fold knows people.
var onRoster = map[incident.Kind]bool{incident.KindJoined: true, incident.KindPersonSet: true, incident.KindLeft: true}

// people returns whom an event names, "" among them.
func people(e *incident.Event) []string {
	list := []string{e.By, e.Who}
	for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
		switch fieldKinds()[name] {
		case personField:
			list = append(list, e.Fields[name])
		case peopleField:
			list = append(list, namesIn(e.Fields[name])...)
		}
	}
	return list
}

// namesIn are the names in a field that has several.
func namesIn(v string) []string { return cards.Field{Kind: cards.People}.Items(v) }

// asker asks a timeline for roles by letting people speak behind its end.
type asker struct {
	line *timeline.Timeline
	seq  uint64
}

func (a *asker) role(name string) string {
	a.seq++
	a.line.Add(incident.Event{Seq: a.seq, Kind: incident.KindNote, By: name})
	return a.line.Written().Entry(a.seq).Role
}
