package cards

// people has who stands where around the customer, what they need and allow, and how those who work are.
func people() []Template {
	return []Template{consent(), trueNeed(), stakeholder(), signOff(), shift(), pulse()}
}

// consent is what the contact allows their superiors to be told: when, who, how and how much (method, part A, A93); who may call whom
// stands with it, and what this is not (A94).
func consent() Template {
	return Template{
		Name: Consent, Title: "Consent", Command: "consent", Summary: "what the contact lets their superiors be told",
		Fields: []Field{
			text(Consent, "To what", "What may be told?"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
			person(FieldSaidBy, "Said by", "Who allows it?", "by_whom"),
			text(FieldWhen, "When", "When may it be told?"),
			persons(FieldWhom, "Who", "Who is told?"),
			text(FieldHow, "How", "How are they told, and by whom?"),
			text(FieldHowMuch, "How much", "How much of it may be told?", "much"),
			list(FieldMayCall, "Who may call whom", "One line a pair: who may call whom?", "may"),
			text(FieldNotThis, "What this is not", "What is it not, so that it is kept in proportion?", "not"),
		},
		Stages: way(
			Stage{Name: StageAsked},
			Stage{Name: StageGiven, Requires: []string{FieldSaidBy, FieldWhen, FieldWhom, FieldHow, FieldHowMuch}, Final: true},
			Stage{Name: StageRefused, Out: true, Final: true},
		),
	}
}

// trueNeed blends what they see and what we see, and keeps what is only taken for granted apart (A97).
func trueNeed() Template {
	return Template{
		Name: TrueNeed, Title: "True need", Command: "need", Summary: "what they see, what we see, what was agreed",
		Fields: []Field{
			text(TrueNeed, "Need", "What do they need, in one sentence?"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
			text(FieldTheySee, "They see", "What do they see?", "they"),
			text(FieldWeSee, "We see", "What do we see?", "we"),
			text(FieldAgreed, "Agreed", "What was agreed?"),
			list(FieldAssumptions, "Assumptions untested", "What is taken for granted, and was not tested yet?", "untested"),
			list(FieldHeld, "Assumptions held", "Which of them were tested, and held?"),
			list(FieldBroken, "Assumptions broken", "Which of them broke?"),
		},
		Stages: way(
			Stage{Name: "noted"},
			Stage{Name: "agreed", Requires: []string{TrueNeed, FieldTheySee, FieldWeSee, FieldAgreed}, Final: true},
		),
	}
}

// stakeholder is one person on the map: above or below the power line (A44), how much they can hear (A99), and how things stand between
// them and us (A52a). Who is exposed before their superiors is for the desk alone (A84).
func stakeholder() Template {
	return Template{
		Name: Stakeholder, Title: "Stakeholder", Command: "stakeholder", Summary: "somebody on the map: where they stand, what they can hear",
		Fields: []Field{
			text(Stakeholder, "Name", "Who is it?", "name"),
			choice([]string{SideOurs, SideTheirs}, FieldSide, "Side", "On whose side are they?"),
			choice([]string{Above, Below}, FieldLine, "Power line", "Do they answer for it above, or work on it below?"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
			bounded(0, 3, number(FieldReadiness, "Readiness", "How ready are they to hear it, from 0 to 3?", "ready")),
			choice([]string{Calm, Mending, Raw}, FieldRelationship, "Relationship", "How do things stand between them and us?", "rel"),
			text(FieldPrefers, "Prefers", "What do they prefer: channel, hour, food, how they are addressed?"),
			private(text(FieldExposed, "Exposed", "What is at stake for them before their superiors (never exported)?")),
			number(FieldOrder, "Order of visit", "As which one are they visited?"),
			list(FieldReach, "Ways to reach them", "Which two ways reach them, day and night?", "phone"),
		},
		Stages: way(
			Stage{Name: "noted"},
			Stage{Name: "known", Requires: []string{Stakeholder, FieldSide, FieldLine}, Final: true},
		),
	}
}

// signOff turns what they object to into actions, week by week, until none is left (A101).
func signOff() Template {
	return Template{
		Name: SignOff, Title: "Sign-off", Command: "signoff", Summary: "what they sign, what they object to, what is done about it",
		Fields: []Field{
			text(SignOff, "What", "What is to be signed off?"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
			person(FieldSaidBy, "Signed by", "Who signs for them?", "who"),
			list(FieldObjections, "Objections", "What do they object to?"),
			list(FieldActions, "Actions", "One line each: what is done about it, by whom, by when?"),
			moment(FieldWeekly, "Next weekly", "When is it gone through again?"),
			text(FieldChangesForYou, "Changes for you", "What changes for them once it is signed?", "changes"),
			person(FieldOwner, "Owner", "Who of us sees to it?"),
		},
		Stages: way(
			Stage{Name: StageOpen},
			Stage{Name: StageSigned, Requires: []string{SignOff, FieldChangesForYou, FieldSaidBy}, Final: true},
		),
	}
}

// shift is how long somebody has been up, and when they ate (A90).
func shift() Template {
	return Template{
		Name: Shift, Title: "Shift", Command: "shift", Summary: "who is awake since when, ate when, is relieved when",
		Fields: []Field{
			text(Shift, "Name", "Who is it?", "name"),
			moment(FieldAwake, "Awake since", "Since when are they awake?"),
			moment(FieldMeal, "Last meal", "When did they eat last?", "ate"),
			moment(FieldRelief, "Relief due", "When are they relieved?"),
			person(FieldReliefBy, "Relieved by", "Who takes over?"),
			choice([]string{SideOurs, SideTheirs}, FieldSide, "Side", "On whose side are they?"),
			text(FieldPrefers, "Prefers", "What do they eat and drink?", "food"),
		},
		Stages: way(
			Stage{Name: StageOn},
			Stage{Name: StageRelieved, Requires: []string{Shift}, Final: true},
		),
	}
}

// pulse is one answer to how it goes, shown as a spread and never with who gave it (A74). A single answer, and the moment it came, would say
// whose it is where few are there: so it is told nowhere.
func pulse() Template {
	return Template{
		Name: Pulse, Title: "Pulse", Command: "pulse", Summary: "how it goes, 1 to 5; nobody is named", Figure: true, Nameless: true,
		Fields: []Field{private(bounded(1, 5, number(Pulse, "Pulse", "How are you, from 1 to 5?")))},
		Stages: way(
			Stage{Name: StageOpen, Title: "half said"},
			Stage{Name: StageSet, Title: "said", Requires: []string{Pulse}, Final: true},
		),
	}
}
