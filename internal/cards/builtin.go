package cards

import "slices"

// Builtin returns the templates that ship with the program, in the order in which help lists them. The slice and all that hangs on it
// are the caller's to change.
func Builtin() []Template {
	return slices.Concat(strategy(), change(), owed(), around(), asking(), customer(), people())
}

// The rows of the tables: one function a kind of field.

func row(kind Kind, name, label, help string, short []string) Field {
	return Field{Name: name, Label: label, Kind: kind, Help: help, Short: short}
}

func text(name, label, help string, short ...string) Field {
	return row(Text, name, label, help, short)
}

func list(name, label, help string, short ...string) Field {
	return row(Lines, name, label, help, short)
}

func person(name, label, help string, short ...string) Field {
	return row(Person, name, label, help, short)
}

func persons(name, label, help string, short ...string) Field {
	return row(People, name, label, help, short)
}

func moment(name, label, help string, short ...string) Field {
	return row(Time, name, label, help, short)
}

func span(name, label, help string, short ...string) Field {
	return row(Span, name, label, help, short)
}

func check(name, label, help string, short ...string) Field {
	return row(Check, name, label, help, short)
}

func number(name, label, help string, short ...string) Field {
	return row(Number, name, label, help, short)
}

func choice(options []string, name, label, help string, short ...string) Field {
	f := row(Choice, name, label, help, short)
	f.Options = options
	return f
}

// yesNo is a question that must be answered one way or the other: unlike a Check, no answer is not a no.
func yesNo(name, label, help string, short ...string) Field {
	return choice([]string{Yes, No}, name, label, help, short...)
}

// atLeast makes a list count as filled with n items.
func atLeast(n int, f Field) Field {
	f.Min = n
	return f
}

// once makes a field belong to one card alone, see [Field.Once].
func once(f Field) Field {
	f.Once = true
	return f
}

// after makes a field one that is asked for only once another is filled, see [Field.After].
func after(first string, f Field) Field {
	f.After = first
	return f
}

// bounded gives a number its smallest and its largest.
func bounded(low, high int, f Field) Field {
	f.Low, f.High = low, high
	return f
}

// private makes a field one for the room alone, see [Field.Private].
func private(f Field) Field {
	f.Private = true
	return f
}

// degrees is a reading of the kettle.
func degrees(name, label, help string, short ...string) Field {
	return bounded(Coldest, Boiling, number(name, label, help, short...))
}

// withdrawn is the stage that every template ends with.
func withdrawn() Stage { return Stage{Name: StageWithdrawn, Out: true, Final: true} }

// way returns the stages of a template, withdrawn behind them.
func way(stages ...Stage) []Stage { return append(stages, withdrawn()) }

// needs returns what each of fields needs when another field has one of these values.
func needs(field string, in []string, fields ...string) []Need {
	out := make([]Need, len(fields))
	for i, f := range fields {
		out[i] = Need{Field: f, If: field, In: slices.Clone(in)}
	}
	return out
}
