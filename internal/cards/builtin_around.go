package cards

// around has who stands around the incident, and what was looked at again.
func around() []Template { return []Template{party(), recheck()} }

// recheck says of a White note whether it still holds: facts go stale, and an assumption waits for its test (A09, A17; method, part B, the
// last question of White). The language has a word for each answer besides.
func recheck() Template {
	return Template{
		Name: Recheck, Title: "Looked at again", Command: "recheck", Summary: "whether a fact or an assumption still holds",
		Fields: []Field{
			text(Recheck, "Looked at", "What was looked at again?"),
			text(FieldAbout, "Note", "Which note is it, by its number?"),
			text(FieldHow, "How", "How was it looked at or tested?"),
		},
		Stages: way(
			Stage{Name: StageOpen},
			Stage{Name: StageHolds, Title: "holds", Requires: []string{FieldAbout}, Final: true},
			Stage{Name: StageNoLonger, Title: "no longer holds", Requires: []string{FieldAbout}, Side: true, Final: true},
		),
	}
}

// party is one on the map: each brings what it controls and what it wants (A10, A11), and is in the one plan (A96).
func party() Template {
	return Template{
		Name: Party, Title: "Party", Command: "party", Summary: "who is involved: what they control and what they want",
		Fields: []Field{
			text(Party, "Party", "Which organisation or group?", "name"),
			choice([]string{"customer", "customer IT", "integrator", "developer", "vendor", "ours", "other"}, FieldKind, "Kind", "What are they here?"),
			text(FieldControls, "Controls", "What can only they do or allow?"),
			text(FieldWants, "Wants", "What do they want out of this?"),
			text(FieldConstraint, "Constraint", "What holds them back?"),
			person(FieldContact, "Contact", "Whom do we speak to?"),
			list(FieldReach, "Ways to reach them", "Which two ways reach them, day and night?", "phone"),
			number(FieldDeposit, "Trust to begin with", "How many points of trust is there to begin with?"),
			number(FieldCost, "A minute costs them", "What does each lost minute cost them, in their money?", "cost"),
		},
		Stages: way(
			Stage{Name: "noted"},
			Stage{Name: "known", Requires: []string{Party, FieldControls, FieldWants, FieldContact}, Final: true},
		),
	}
}
