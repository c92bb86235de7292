package cards

import (
	"fmt"
	"slices"
	"strings"
)

// checkStages sees to it that a card can be opened empty, that every gate asks for fields there are, and that the card can be taken
// back from everywhere.
func (t Template) checkStages() *TemplateError {
	seen := map[string]bool{}
	for i, s := range t.Stages {
		e := t.checkStage(i, s)
		if key := folded(s.Name); e == nil && seen[key] {
			e = &TemplateError{path: ".name", Reason: "there are two stages of this name", Hint: "rename one of them; case, dashes and low lines do not tell names apart"}
		} else {
			seen[key] = true
		}
		if e != nil {
			e.Stage, e.path = s.Name, fmt.Sprintf(".stage[%d]%s", i, e.path)
			return e
		}
	}
	if i := t.Stage(StageWithdrawn); i < 0 || !t.Stages[i].Out || !t.Stages[i].Final {
		return &TemplateError{
			Stage: StageWithdrawn, path: ".stage", Reason: "a card cannot be taken back",
			Hint: "the stage " + StageWithdrawn + " is a way out and final; leave it out of the file, it is added",
		}
	}
	return nil
}

func (t Template) checkStage(at int, s Stage) *TemplateError {
	switch {
	case !storable(s.Name):
		return &TemplateError{path: ".name", Reason: "the name is not made of small letters, digits, dashes and low lines", Hint: nameHint}
	case s.Title != "" && !said(s.Title, maxLabel):
		return &TemplateError{path: ".title", Reason: notSaid("title", maxLabel), Hint: "leave it out, or say in a few words how the card stands then"}
	case at == 0 && (s.Out || s.Side || s.Solemn):
		return &TemplateError{Reason: "the first stage is a way out, a turn off the way or solemn", Hint: "put the stage first in which a card is opened"}
	case at == 0 && len(s.Requires)+len(s.Needs) > 0:
		return &TemplateError{path: ".requires", Reason: "the first stage requires something", Hint: "a card must open empty: put it into the next stage"}
	case (at == 0 || s.Out) && len(s.From) > 0:
		return &TemplateError{path: ".from", Reason: "the first stage or a way out may be entered only from some", Hint: "leave from out: a card begins in the first, and a way out is open from everywhere"}
	case s.Out && (s.Side || s.Solemn || len(s.Requires)+len(s.Needs) > 0):
		return &TemplateError{Reason: "a way out requires something, is solemn or a turn off the way", Hint: "it is open from everywhere: leave the rest of it out"}
	case len(s.Needs) > maxNeeds || len(s.Requires) > maxFields:
		return &TemplateError{Reason: "it asks for too much", Hint: fmt.Sprintf("require at most %d fields, and have at most %d needs", maxFields, maxNeeds)}
	}
	for i, name := range s.Requires {
		if !t.has(name) {
			return &TemplateError{path: fmt.Sprintf(".requires[%d]", i), Reason: "it requires " + quote(name) + ", which is no field", Hint: "fields: " + t.fieldNames()}
		}
	}
	for i, name := range s.From {
		if t.Stage(name) < 0 || name == s.Name {
			return &TemplateError{path: fmt.Sprintf(".from[%d]", i), Reason: "it is entered from " + quote(name) + ", which is no other stage", Hint: "stages: " + t.stageNames()}
		}
	}
	for i, name := range s.Anew {
		if !t.has(name) {
			return &TemplateError{path: fmt.Sprintf(".anew[%d]", i), Reason: "it wants " + quote(name) + " anew, which is no field", Hint: "fields: " + t.fieldNames()}
		}
	}
	for i, n := range s.Needs {
		if reason, hint := t.checkNeed(n); reason != "" {
			return &TemplateError{path: fmt.Sprintf(".needs[%d]", i), Reason: reason, Hint: hint}
		}
	}
	return nil
}

// checkNeed returns what is wrong with n and what to do, or "" twice.
func (t Template) checkNeed(n Need) (reason, hint string) {
	if !t.has(n.Field) {
		return "it needs " + quote(n.Field) + ", which is no field", "fields: " + t.fieldNames()
	}
	if n.If == "" && n.Unless == "" {
		return "the need of " + quote(n.Field) + " depends on nothing", "put it into requires, or add a condition: size is L"
	}
	for _, c := range []struct {
		on string
		is []string
	}{{n.If, n.In}, {n.Unless, n.Is}} {
		if reason, hint := t.checkCondition(c.on, c.is); reason != "" {
			return reason, hint
		}
	}
	return "", ""
}

func (t Template) checkCondition(on string, is []string) (reason, hint string) {
	f, ok := t.Field(on)
	options := f.Options
	if f.Kind == Check {
		options = []string{Yes}
	}
	switch {
	case on == "" && len(is) == 0:
		return "", ""
	case !ok:
		return "it depends on " + quote(on) + ", which is no field", "fields: " + t.fieldNames()
	case len(options) == 0:
		return "it depends on " + quote(on) + ", which is neither a choice nor a check", "only what has options can be asked for"
	case len(is) == 0:
		return "it depends on no value of " + quote(on), "values: " + strings.Join(options, ", ")
	}
	for _, v := range is {
		if !slices.Contains(options, v) {
			return quote(on) + " is never " + quote(v), "values: " + strings.Join(options, ", ")
		}
	}
	return "", ""
}

func (t Template) stageNames() string {
	names := make([]string, len(t.Stages))
	for i, s := range t.Stages {
		names[i] = s.Name
	}
	return strings.Join(names, ", ")
}

func (t Template) fieldNames() string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}
