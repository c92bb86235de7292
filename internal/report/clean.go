package report

import (
	"cmp"
	"maps"
	"slices"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// cleaned returns events with every text as [incident.Clean] leaves it. A text of our own log went through it on the way in and comes
// back as it is; a log of another make, or of a version with fewer rules, may hold anything.
func cleaned(events []incident.Event) []incident.Event {
	out := slices.Clone(events)
	for i := range out {
		e := &out[i]
		e.ID, e.By, e.Who, e.Name = clean(e.ID, false), clean(e.By, false), clean(e.Who, false), clean(e.Name, false)
		e.Kind, e.Hat, e.Type = incident.Kind(clean(string(e.Kind), false)), hats.Hat(clean(string(e.Hat), false)), clean(e.Type, false)
		e.Text = clean(e.Text, true)
		e.Tags = mapped(e.Tags, func(tag string) string { return clean(tag, false) })
		if slices.Contains(e.Tags, "") {
			e.Tags = slices.DeleteFunc(slices.Clone(e.Tags), func(tag string) bool { return tag == "" })
		}
		e.Fields = mappedFields(e.Fields, func(_, v string) string { return clean(v, true) })
		e.Steps = mapped(e.Steps, func(s hats.Step) hats.Step {
			s.Hat, s.Purpose = hats.Hat(clean(string(s.Hat), false)), clean(s.Purpose, false)
			return s
		})
	}
	return out
}

// clean is [incident.Clean] without a limit: it has nothing to refuse.
func clean(s string, lines bool) string {
	c, err := incident.Clean(s, incident.Field{Lines: lines})
	if err != nil {
		return ""
	}
	return c.Text
}

// mapped returns list with f applied to each element, and list itself when that changes nothing.
func mapped[T comparable](list []T, f func(T) T) []T {
	out := list
	for i, old := range list {
		anew := f(old)
		if anew == old {
			continue
		}
		if &out[0] == &list[0] {
			out = slices.Clone(list)
		}
		out[i] = anew
	}
	return out
}

// nameless is the name of a field that has none to be seen.
const nameless = "?"

// mappedFields returns fields with f applied to each value and every name clean, and fields itself when that changes nothing. Of two
// names that become one, the later in order wins.
func mappedFields(fields map[string]string, f func(name, v string) string) map[string]string {
	var out map[string]string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		v := fields[name]
		key, anew := clean(name, false), f(name, v)
		if key == name && anew == v {
			continue
		}
		if out == nil {
			out = maps.Clone(fields)
		}
		delete(out, name)
		out[cmp.Or(key, nameless)] = anew
	}
	if out == nil {
		return fields
	}
	return out
}
