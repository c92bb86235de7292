package cards

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// table is one table of the file. Reading from it never fails: what is wrong is kept in file.err, the first of it, and what was to be
// read is then empty.
type table struct {
	*file
	raw  map[string]any
	path string // of the table: "card[0].field[2]"; "" is the whole file

	card, field, stage string // what an error in it is about
}

// wrong keeps the first error, about the value at path.
func (t table) wrong(path, reason, hint string) {
	if t.err == nil {
		t.err = t.placed(path, &TemplateError{Template: t.card, Field: t.field, Stage: t.stage, Reason: reason, Hint: hint})
	}
}

// at is the path of a value in the table.
func (t table) at(key string) string { return strings.TrimPrefix(t.path+"."+key, ".") }

// only refuses the first key, in the alphabet, that is not allowed.
func (t table) only(allowed ...string) {
	for _, key := range slices.Sorted(maps.Keys(t.raw)) {
		if !slices.Contains(allowed, key) {
			t.wrong(t.at(key), "unknown key "+quote(key), "known here: "+strings.Join(allowed, ", "))
		}
	}
}

// value reads the value of key; the zero value when there is none.
func value[V any](t table, key, what, hint string) V {
	v, ok := t.raw[key].(V)
	if _, there := t.raw[key]; there && !ok {
		t.wrong(t.at(key), key+" is not "+what, hint)
	}
	return v
}

func (t table) text(key string) string {
	return value[string](t, key, "text in quotes", fmt.Sprintf("write %s = \"...\"", key))
}

func (t table) flag(key string) bool {
	return value[bool](t, key, "true or false", fmt.Sprintf("write %s = true without quotes, or leave it out", key))
}

// number reads a number; what is far beyond every limit is read as beyond it.
func (t table) number(key string) int {
	n := value[int64](t, key, "a whole number", fmt.Sprintf("write for example %s = 2 without quotes", key))
	return int(min(max(n, -1), maxBytes+1))
}

func (t table) texts(key string) []string {
	hint := fmt.Sprintf("write for example %s = [\"one\", \"two\"]", key)
	var out []string
	for i, raw := range value[[]any](t, key, "a list", hint) {
		s, ok := raw.(string)
		if !ok {
			t.wrong(fmt.Sprintf("%s[%d]", t.at(key), i), "an item of "+key+" is not text in quotes", hint)
		}
		out = append(out, s)
	}
	return out
}

// tables reads a list of at most limit tables, each begun with header.
func (t table) tables(key, header string, limit int) []table {
	hint := "begin each with " + header + ", two brackets"
	list := value[[]any](t, key, "a list of tables", hint)
	if len(list) > limit {
		t.wrong(fmt.Sprintf("%s[%d]", t.at(key), limit), fmt.Sprintf("there are more than %d of %s", limit, header), "leave out what is not used")
		return nil
	}
	var out []table
	for i, raw := range list {
		sub := t
		sub.path = fmt.Sprintf("%s[%d]", t.at(key), i)
		var ok bool
		if sub.raw, ok = raw.(map[string]any); !ok {
			t.wrong(sub.path, "an item of "+key+" is not a table", hint)
		}
		out = append(out, sub)
	}
	return out
}

func (t table) template() Template {
	t.card, _ = t.raw["name"].(string)
	t.only("name", "title", "command", "summary", "field", "stage")
	out := Template{Name: t.text("name"), Title: t.text("title"), Command: t.text("command"), Summary: t.text("summary"), Own: true}
	for _, f := range t.tables("field", "[[card.field]]", maxFields) {
		out.Fields = append(out.Fields, f.readField())
	}
	for _, s := range t.tables("stage", "[[card.stage]]", maxStages-1) {
		out.Stages = append(out.Stages, s.readStage())
	}
	if len(out.Stages) > 0 && out.Stage(StageWithdrawn) < 0 {
		out.Stages = append(out.Stages, withdrawn())
	}
	return out
}

func (t table) readField() Field {
	t.field, _ = t.raw["name"].(string)
	if _, there := t.raw["sealed"]; there { // timeline, search, replay and reports hide what is sealed, and know the builtin templates only
		t.wrong(t.at("sealed"), "a field of an own template cannot be sealed", "leave sealed out: only the goal has a sealed answer, which the whole program keeps shut")
	}
	t.only("name", "label", "kind", "help", "options", "short", "max", "min", "once")
	f := Field{
		Name: t.text("name"), Label: t.text("label"), Kind: Kind(t.text("kind")), Help: t.text("help"), Options: t.texts("options"),
		Short: t.texts("short"), Max: t.number("max"), Min: t.number("min"), Once: t.flag("once"),
	}
	if _, there := t.raw["kind"]; !there {
		f.Kind = Text
	}
	return f
}

func (t table) readStage() Stage {
	t.stage, _ = t.raw["name"].(string)
	t.only("name", "title", "requires", "needs", "from", "anew", "once", "out", "side", "solemn", "final")
	s := Stage{
		Name: t.text("name"), Title: t.text("title"), Requires: t.texts("requires"), From: t.texts("from"), Anew: t.texts("anew"), Out: t.flag("out"), Side: t.flag("side"), Once: t.flag("once"),
		Solemn: t.flag("solemn"), Final: t.flag("final"),
	}
	for i, text := range t.texts("needs") {
		n, ok := parseNeed(text)
		if !ok {
			t.wrong(fmt.Sprintf("%s[%d]", t.at("needs"), i), quote(text)+" is no need", `write FIELD if FIELD is VALUE, such as "limits if size is M or L"`)
		}
		s.Needs = append(s.Needs, n)
	}
	return s
}

// parseNeed reads what [Need.String] writes, with any white space between the words.
func parseNeed(text string) (n Need, ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	head, unless, hasUnless := strings.Cut(text, needUnless)
	field, when, hasIf := strings.Cut(head, needIf)
	n.Field = field
	if hasIf {
		n.If, n.In, ok = parseCondition(when)
		if !ok {
			return Need{}, false
		}
	}
	if hasUnless {
		n.Unless, n.Is, ok = parseCondition(unless)
	}
	return n, ok && field != "" && !strings.Contains(field, " ")
}

func parseCondition(text string) (field string, values []string, ok bool) {
	field, list, ok := strings.Cut(text, needIs)
	values = strings.Split(list, needOr)
	return field, values, ok && field != "" && !strings.Contains(field, " ") && !slices.Contains(values, "")
}
