package cards

import (
	"slices"
	"strings"
)

// Missing returns the fields without a value that a card must have to enter stage: what the stage asks for itself, and what every
// stage before it does, but for turns off the way. Each is there once, in the order in which the stages ask. A nil result opens the
// gate; so does a stage that the template does not have: ask [Template.Stage] first.
func (t Template) Missing(stage string, values map[string]string) []Field {
	at := t.Stage(stage)
	if at >= 0 && t.Stages[at].Out {
		return nil
	}
	var out []Field
	ask := func(name string) {
		f, ok := t.Field(name)
		if ok && !f.Filled(values[name]) && !slices.ContainsFunc(out, func(had Field) bool { return had.Name == name }) {
			out = append(out, f)
		}
	}
	for i := 0; i <= at; i++ {
		s := t.Stages[i]
		if s.Side && i < at {
			continue
		}
		for _, name := range s.Requires {
			ask(name)
		}
		for _, n := range s.Needs {
			if n.holds(values) {
				ask(n.Field)
			}
		}
	}
	return out
}

// Again returns what a new card takes over from one with these values: all but what belongs to that one alone, as an answer does that was
// sealed. Nil when that is nothing.
func (t Template) Again(values map[string]string) map[string]string {
	var out map[string]string
	for _, f := range t.Fields {
		v := values[f.Name]
		if f.Once || f.Sealed != "" || v == "" {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		out[f.Name] = v
	}
	return out
}

// holds reports whether the need is one for a card with these values.
func (n Need) holds(values map[string]string) bool {
	if n.If != "" && !slices.Contains(n.In, strings.TrimSpace(values[n.If])) {
		return false
	}
	return n.Unless == "" || !slices.Contains(n.Is, strings.TrimSpace(values[n.Unless]))
}

// Filled reports whether value is enough to pass a gate: ticked, for a Check; as many different items as Min says, for Lines and
// People; for the other kinds anything visible.
func (f Field) Filled(value string) bool {
	if f.Kind == Check {
		return strings.TrimSpace(value) == Yes
	}
	return len(f.Items(value)) >= max(1, f.Min)
}

// Items takes the value of a field apart: Lines into lines, People into names ("," or ";" between them), each once whatever its case; the
// value of any other kind is one item. A list that stands in one line has semicolons between its items: so it is written in the one-line language. Items are
// trimmed and never empty; no value has none.
func (f Field) Items(value string) []string {
	parts := []string{value}
	switch {
	case f.Kind == People:
		parts = strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	case f.Kind == Lines && strings.Contains(strings.TrimSpace(value), "\n"):
		parts = strings.Split(value, "\n")
	case f.Kind == Lines:
		parts = strings.Split(value, ";")
	}
	var items []string
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p != "" && !slices.ContainsFunc(items, func(had string) bool { return strings.EqualFold(had, p) }) {
			items = append(items, p)
		}
	}
	return items
}

// Next returns the stage that a card usually goes to from stage: the first after it that it may enter and that is neither a way out nor a
// turn off the way.
// "" is the end of the way, and the answer for a stage that there is not.
func (t Template) Next(stage string) string {
	at := t.Stage(stage)
	if at < 0 || t.Stages[at].Out || t.Stages[at].Final {
		return ""
	}
	for _, s := range t.Stages[at+1:] {
		if !s.Out && !s.Side && s.Enters(stage) {
			return s.Name
		}
	}
	return ""
}

// Final reports whether nothing is owed any more by a card in stage. A stage that there is not is taken for one where something is.
func (t Template) Final(stage string) bool {
	at := t.Stage(stage)
	return at >= 0 && t.Stages[at].Final
}

// Shown returns the values without those that are [Template.Hidden] or private: what may be told of a card by now. It is a copy; of a template that is
// not known, the zero Template, everything is shown.
func (t Template) Shown(values map[string]string) map[string]string {
	out := make(map[string]string, len(values))
	for name, v := range values {
		if f, _ := t.Field(name); !f.Private && !t.Hidden(name, values) {
			out[name] = v
		}
	}
	return out
}

// Hidden reports whether the value of the field of that name must not be shown yet, for the field that opens it has none. The answer
// of the lead is kept so until the sponsor's is written down (method, part A, A07).
func (t Template) Hidden(name string, values map[string]string) bool {
	f, ok := t.Field(name)
	if !ok || f.Sealed == "" {
		return false
	}
	opener, ok := t.Field(f.Sealed)
	return ok && !opener.Filled(values[opener.Name])
}

// Asked reports whether the field of that name is to be asked for by now: what it comes after is filled, or it has a value already. A
// field that there is not is never asked for.
func (t Template) Asked(name string, values map[string]string) bool {
	f, ok := t.Field(name)
	if !ok || f.After == "" || strings.TrimSpace(values[name]) != "" {
		return ok
	}
	before, ok := t.Field(f.After)
	return ok && before.Filled(values[before.Name])
}

// Within reports whether n may be the value of the field, by its bounds.
func (f Field) Within(n int64) bool { return n >= int64(f.Low) && (f.High == 0 || n <= int64(f.High)) }
