// Package blameless reads what somebody wrote during or after an incident and says where it reads as blame.
//
// Text goes in, findings come out. A finding is a span of bytes, one of twelve categories, one question that a facilitator would
// ask there and one rewording (method, part C). Nothing is stored, counted or blocked: the caller shows the first finding and the
// writer decides.
//
// How it decides: the text is cut into tokens and sentences; closed word lists give each token its classes and, for verbs, its
// form; noun phrases that stand for people, roles, teams and vendors are found; guards mask what only looks like blame ("fault
// domain", "alert fired"); then patterns over classes are tried at every token. A pattern needs an agent and a fault predicate;
// only human error, mockery, minimising and passive blame may fire on the phrase alone. Negated, quoted and reported blame is let
// through. Names come from the caller's roster; without one, a short list of given names helps, and only when capitalised,
// because services are named after people and written small.
//
// Every pattern is bounded, so the work is linear in the text. The lists are compiled on the first call.
//
// It is a leaf of plain tables, and no model and no regular expressions, because it must be exact about what it lets pass, explain
// itself by one line of a table, and cost less than a key press: a console that nags is switched off.
package blameless
