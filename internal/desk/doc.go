// Package desk works out what the people outside are owed: the next word and by when, who called whom, what was promised and kept,
// how hot it is for each customer and how much trust is left, who is tired, and what may be told to whom.
//
//	incident.State -> Of -> Desk: NextWord, All, Owed, Trust, Heat, Hours, Brief, Status
//
// Every figure is a fold of what was written down, in the order in which it happened and never in that in which it was read; a moment
// comes in as an argument. Nothing here is stored, says a person's name to the outside, or guesses when something will be repaired.
//
// Why a package of its own and not more of incident: that says what may be written; this says what follows from it for the customer,
// by numbers that a team may set (see [Pace]), and no rule of the log may hang on those.
package desk
