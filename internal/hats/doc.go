// Package hats knows the six hats, the orders they are worn in, how long each is worn and what to
// ask under it. It is data and pure functions: no clock, no files, no state that can change.
//
// The numbers and rules come from the method, part B; a doc comment names the rule where it is
// used. Hats, orders and purposes are plain strings that are stored for ever, so a step of a newer
// program folds in an older one: it has no letter and no prompts, but it is there.
//
// It stands alone because everything else leans on it: the rules of an incident, the room, the
// reports and a user's own orders must all mean the same thing by "the goal step".
package hats
