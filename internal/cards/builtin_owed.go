package cards

// owed has what somebody owes until a time.
func owed() []Template { return []Template{commitment(), stopGap(), research(), parked()} }

// commitment is a task, a follow-up, a debt of prevention or a promise. Done is not closed: somebody else looks (A34). A task belongs
// to the plan or is an orphan (A30); what leaving the technical line leaves open is a debt of prevention (A22).
func commitment() Template {
	return Template{
		Name: Commitment, Title: "Commitment", Command: "task", Summary: "something owed: what, to whom, by whom and by when",
		Fields: []Field{
			text(Commitment, "What", "What will be done?"),
			person(FieldOwner, "Owner", "Who owes it?"),
			moment(FieldDue, "By", "By when?"),
			choice([]string{KindTask, KindFollowUp, KindPrevention, KindPromise}, FieldKind, "Kind", "A task, a follow-up, prevention or a promise?"),
			person(FieldToWhom, "To whom", "Who waits for it?", "to"),
			text(FieldPartOf, "Part of", "Which card is it part of, by its number?", "for"),
			person(FieldHandedTo, "Handed to", "Who has it now, if not the owner?", "handed"),
			person(FieldAck, "Acknowledged by", "Who said that they have it?", "ack"),
			yesNo(FieldInReach, "Owner in reach", "Can the owner be reached until it is done?", "reach"),
			person(FieldCheckedBy, "Checked by", "Who looked, and found it done?", "checked"),
		},
		Stages: way(
			Stage{Name: StageOpen},
			Stage{Name: StageDone, Requires: []string{Commitment, FieldOwner}},
			Stage{Name: StageChecked, Requires: []string{FieldCheckedBy}, From: []string{StageDone}, Final: true},
			Stage{Name: StageBroken, Out: true, Final: true},
		),
	}
}

// stopGap stands in until the proper thing is there, and no longer (A87).
func stopGap() Template {
	return Template{
		Name: StopGap, Title: "Stop-gap", Command: "stopgap", Summary: "what stands in for now, and until when",
		Fields: []Field{
			text(StopGap, "Stop-gap", "What stands in?"),
			person(FieldOwner, "Owner", "Who keeps it alive and takes it out again?"),
			moment(FieldExpires, "Expires", "Until when may it stay?", "expiry", "until"),
			span(FieldBackIn, "Business back in", "How long until the business is back with it?"),
			text("cannot", "What it cannot do", "What works less well as long as it stands in?"),
			text("replaced_by", "Replaced by", "What took its place?"),
		},
		Stages: way(
			Stage{Name: "planned"},
			Stage{Name: "standing-in", Requires: []string{StopGap, FieldOwner, FieldExpires}},
			Stage{Name: "replaced", Requires: []string{"replaced_by"}, Final: true},
		),
	}
}

// research is a cell of two for what nobody here has seen before (A83, A91).
func research() Template {
	return Template{
		Name: Research, Title: "Research cell", Command: "research", Summary: "two people, their questions and when they report",
		Fields: []Field{
			text(Research, "Subject", "What is to be found out?"),
			atLeast(2, persons("owners", "Owners", "Which two are on it?", "owner")),
			list("questions", "Questions", "Which questions are they to answer?"),
			moment(FieldDue, "Report at", "When do they report, whatever they have?", "report"),
			list("findings", "Findings", "What did they find?"),
		},
		Stages: way(
			Stage{Name: "formed"},
			Stage{Name: "at-work", Requires: []string{Research, "owners", "questions", FieldDue}},
			Stage{Name: "reported", Requires: []string{"findings"}, Final: true},
		),
	}
}

// parked keeps what is not for now: daily noise (A53), and what is raised only after the incident (A54).
func parked() Template {
	return Template{
		Name: Parked, Title: "Parked", Command: "park", Summary: "not for now: kept so that it can be let go",
		Fields: []Field{
			text(Parked, "Parked", "What is not for now?"),
			choice([]string{"noise", "idea", "supportability", "redesign", "expectation"}, FieldKind, "Kind", "Noise, an idea, or something for after the incident?"),
			text(FieldComponent, "Component", "Which part of the system is it about?"),
			person(FieldOwner, "Owner", "Who takes it up again?"),
			moment(FieldDue, "Look again", "When is it looked at again?", "again"),
			text("outcome", "Taken up as", "What became of it?"),
		},
		Stages: way(
			Stage{Name: "parked"},
			Stage{Name: StageTakenUp, Requires: []string{Parked, "outcome"}, Final: true},
		),
	}
}
