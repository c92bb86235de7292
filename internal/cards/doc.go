// Package cards holds the card templates. A template is data: named fields, and stages that name the fields they require. That
// requirement is the gate; [warroom/internal/incident] enforces it, one form shows it, one list draws it. [Builtin] has the templates
// of the method, part A; [ParseTemplates] reads a person's own.
//
// It is data and pure functions, because a practice of the method becomes a template here and never a screen of its own.
package cards
