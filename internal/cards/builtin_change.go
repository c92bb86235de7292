package cards

// change is the change run as a project: the ten fields of A31 and what A33, A36 and A37 add. Its size says how many of them it must
// have; none is so small that it needs no owner, no way back, no validation and no word of the client (A32).
func change() []Template {
	return []Template{{
		Name: Change, Title: "Change", Command: "change", Summary: "a change run as a project, with its way back",
		Fields: changeFields(), Stages: changeStages(),
	}}
}

func changeFields() []Field {
	return []Field{
		text(Change, "Change", "What will be changed?", "what"),
		choice([]string{SizeS, SizeM, SizeL}, FieldSize, "Size", "S one system, M several people, L several parties?"),
		person(FieldOwner, "Owner", "Who alone answers for it, to its end?"),
		text("business_why", "Business reason", "What does the customer's business gain?", "why"),
		text("technical_why", "Technical reason", "What does it change in the system, and why so?"),
		list("risks", "Risks and assumptions", "What may go wrong, and what is taken for granted?", "assumptions"),
		list("limits", "Scheduling limits", "Which time zones, month-ends and freezes does it touch?"),
		once(moment(FieldStart, "Start", "When does it begin?")),
		once(moment(FieldWindowStart, "Critical window from", "From when must everything work again?", "window")),
		once(moment(FieldWindowEnd, "Critical window to", "When is that window over?")),
		atLeast(2, list(FieldContacts, "Contacts", "One line a person: name, side, two ways to reach them 24x7?")),
		list("tasks", "Tasks", "Which tasks, in what order: whose, from when to when?"),
		yesNo(FieldHasNoReturn, "Has a point of no return", "Is there a moment after which there is no way back?"),
		once(moment(FieldNoReturn, "Point of no return", "When is that moment?", "pnr")),
		list(FieldBackOut, "Back-out plan", "What is the way back, step by step?"),
		span(FieldBackOutTime, "Back-out takes", "How long does the way back take?", "estimate"),
		list("validation", "Validation plan", "How will each of the three checks below be shown?", "validate"),
		once(text(FieldUltimatum, "Ultimatum", "How many more tries does the client grant, in their words?")),
		once(person("reviewed_with", "Reviewed with", "Who on the client's side walked through the plan?", "reviewed")),
		once(text("revised", "Revised by the client", "What did their expert change in the plan, or is none needed?", "revision")),
		once(choice([]string{ResultInPlace, ResultBackedOut}, FieldResult, "Result", "Is the change in place, or was it backed out?")),
		once(check(FieldDoneRight, "Done right", "Is each task done as it was planned?", "right")),
		once(check(FieldOldBack, "Old abilities back", "Does everything work that worked before?", "old")),
		once(check(FieldNewWork, "New ones work", "Does what the change was made for work?", "new")),
		once(text("work_released", "Business work released", "How much of the customer's work got through since?")),
		once(text("all_well", "Client's all-is-well", "How did the client say that all is well?", "well")),
		once(person("all_well_by", "All-is-well by", "Who said so on the client's side?")),
		once(check(FieldProven, "Proven", "Is this plan to be offered for reuse?")),
		once(text("known_later", "Known later", "What turned out about it afterwards?", "later")),
	}
}

func changeStages() []Stage {
	medium, large := []string{SizeM, SizeL}, []string{SizeL}
	reviewed := needs(FieldSize, medium, "business_why", "technical_why", "risks", "contacts", "tasks", FieldHasNoReturn, FieldBackOutTime, "reviewed_with")
	reviewed = append(reviewed, needs(FieldHasNoReturn, []string{Yes}, FieldNoReturn)...)
	reviewed = append(reviewed, needs(FieldSize, large, "limits", FieldWindowStart)...)
	// A change that was backed out has old abilities to show, and nothing new.
	validated := []Need{
		{Field: FieldDoneRight, Unless: FieldResult, Is: []string{ResultBackedOut}},
		{Field: FieldNewWork, Unless: FieldResult, Is: []string{ResultBackedOut}},
	}
	// What was not running did not happen: it is neither past anything, nor backed out, nor shown to work.
	return way(
		Stage{Name: StageDraft},
		Stage{Name: StageReviewed, Title: "reviewed with client", Requires: []string{Change, FieldSize, FieldOwner, FieldBackOut, "validation"}, Needs: reviewed},
		Stage{Name: StageGo, Needs: needs(FieldSize, medium, "revised")}, // A16
		Stage{Name: StageRunning},
		Stage{Name: StagePastNoReturn, Title: "past the point of no return", From: []string{StageRunning}, Side: true, Solemn: true},
		Stage{Name: StageBackedOut, Title: "backed out", From: []string{StageRunning, StagePastNoReturn}, Side: true},
		Stage{Name: StageValidated, Requires: []string{FieldOldBack}, Needs: validated, From: []string{StageRunning, StagePastNoReturn, StageBackedOut}},
		Stage{Name: StageConfirmed, Title: "confirmed by client", Requires: []string{"all_well", "all_well_by"}, From: []string{StageValidated}, Final: true},
	)
}
