// Package report writes the story of an incident for people and programs outside the console: pages, tables, calendars, recordings.
// All are folds of the same log through timeline; none is stored. What is written never lets a text of the story act: a formula, a tag,
// an escape sequence comes out as the characters it is made of.
//
// Why one package for all formats: they share what is left out for the outside, and a hostile text that is dealt with in one is dealt
// with in all.
package report
