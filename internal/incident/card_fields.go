package incident

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
)

// cleanFields returns the fields as they are stored. It takes them in the template's order, so that of several faults always the
// same is told.
func cleanFields(t cards.Template, in map[string]string) (map[string]string, error) {
	out := make(map[string]string, len(in))
	for _, f := range t.Fields {
		v, ok := in[f.Name]
		if !ok {
			continue
		}
		v, err := cleanField(f, v)
		if err != nil {
			return nil, err
		}
		out[f.Name] = v
	}
	for name := range in {
		if _, ok := t.Field(name); !ok {
			return nil, Errorf(CodeInvalid, "%s has no field %q", article(t.Title), name).WithHint("fields: " + fieldNames(t))
		}
	}
	return out, nil
}

func fieldNames(t cards.Template) string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

func cleanField(f cards.Field, v string) (string, error) {
	limits := CardField(f)
	c, err := Clean(v, limits)
	if err != nil || c.Text == "" {
		return "", err
	}
	switch f.Kind {
	case cards.Choice:
		if !slices.Contains(f.Options, c.Text) {
			return "", Errorf(CodeInvalid, "%s cannot be %q", limits.Name, c.Text).WithHint(strings.Join(f.Options, ", "))
		}
	case cards.Time:
		at, err := time.Parse(time.RFC3339, c.Text)
		if year := at.UTC().Year(); err != nil || year < 0 || year > 9999 { // which RFC 3339 cannot write
			return "", Errorf(CodeInvalid, "%s cannot be %q", limits.Name, c.Text).WithHint("write a time such as 2026-01-02T14:30:00Z")
		}
		return at.UTC().Format(time.RFC3339), nil
	case cards.Span:
		length, err := time.ParseDuration(c.Text)
		if err != nil || length <= 0 {
			return "", Errorf(CodeInvalid, "%s cannot be %q", limits.Name, c.Text).WithHint("write a length such as 90m or 1h30m")
		}
		return length.String(), nil
	case cards.Number:
		n, err := strconv.ParseInt(c.Text, 10, 64)
		if err != nil || n < 0 {
			return "", Errorf(CodeInvalid, "%s cannot be %q", limits.Name, c.Text).WithHint("write a whole number")
		}
		if !f.Within(n) {
			return "", Errorf(CodeInvalid, "%s cannot be %d", limits.Name, n).WithHint(bounds(f))
		}
		return strconv.FormatInt(n, 10), nil
	case cards.Check:
		switch strings.ToLower(c.Text) {
		case cards.Yes:
			return cards.Yes, nil
		case cards.No:
			return "", nil
		}
		return "", Errorf(CodeInvalid, "%s cannot be %q", limits.Name, c.Text).WithHint("yes or no")
	case cards.People:
		return strings.Join(f.Items(c.Text), ", "), nil
	case cards.Text, cards.Lines, cards.Person:
	}
	return c.Text, nil
}

// bounds says which numbers a field takes.
func bounds(f cards.Field) string {
	if f.High == 0 {
		return "write a whole number from " + strconv.Itoa(f.Low) + " on"
	}
	return "write a whole number from " + strconv.Itoa(f.Low) + " to " + strconv.Itoa(f.High)
}

// merged returns old with the changes; an empty value takes a field away.
func merged(old, change map[string]string) map[string]string {
	out := make(map[string]string, len(old)+len(change))
	maps.Copy(out, old)
	maps.Copy(out, change)
	maps.DeleteFunc(out, func(_, v string) bool { return v == "" })
	return out
}

// setBy returns when each field was set, once e sets its fields. What an undo sets stood before: that is nothing new, and it stands since
// it was set first.
func (c *Card) setBy(e *Event) map[string]Set {
	out := maps.Clone(c.Set)
	if out == nil && len(e.Fields) > 0 {
		out = make(map[string]Set, len(e.Fields))
	}
	for name, v := range e.Fields {
		var before *Set
		if had, ok := out[name]; ok {
			before = &had
		}
		switch was := before.was(v); {
		case v == "" && before != nil:
			out[name] = Set{before: before}
		case v == "":
		case e.Undoes != 0 && !was.At.IsZero():
			was.Seq = 0
			out[name] = was
		case e.Undoes != 0:
			out[name] = Set{At: e.At, By: e.By, value: v, before: before}
		case e.Kind == KindCardOpened || c.Fields[name] != v:
			out[name] = Set{Seq: e.Seq, At: e.At, By: e.By, value: v, before: before}
		}
	}
	return out
}

// keepsSealed refuses to change an answer once it is open, to seal it again by clearing what opened it, and to give one when that is there:
// it was sealed so that it is what was thought before (A07). Had are the fields of the card, values what is to be set.
func keepsSealed(t cards.Template, had, values map[string]string) error {
	for _, f := range t.Fields {
		if f.Sealed == "" {
			continue
		}
		opener, _ := t.Field(f.Sealed)
		open := opener.Filled(had[opener.Name])
		if by, given := values[opener.Name]; given && open && had[f.Name] != "" && !opener.Filled(by) {
			return Errorf(CodeRefused, "%s opened %s: it can be another one, but not none", strings.ToLower(opener.Label), strings.ToLower(f.Label)).
				WithHint("write what it is instead")
		}
		v, given := values[f.Name]
		if !given || v == had[f.Name] {
			continue
		}
		switch {
		case open && had[f.Name] != "":
			return Errorf(CodeRefused, "%s was opened: it stays as it was", strings.ToLower(f.Label)).WithHint("write what is thought now as a note")
		case open || opener.Filled(values[opener.Name]):
			return Errorf(CodeRefused, "%s is sealed before %s is known", strings.ToLower(f.Label), strings.ToLower(opener.Label)).
				WithHint("seal it in a line of its own, before; what is thought now is a note")
		}
	}
	return nil
}
