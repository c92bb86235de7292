package cards

// strategy has what Blue settles: the goal, the approach, the decision, and the two tracks (method, part A, A02 to A28).
func strategy() []Template {
	return []Template{goal(), approach(), decision(), businessBack(), cause(), mandate(), mustBeUp()}
}

// goal asks for the sponsor's words and keeps the lead's own answer sealed until they are there (A05 to A07, A86).
func goal() Template {
	wants := func() []string { return []string{"business", "fault", "both"} }
	return Template{
		Name: Goal, Title: "Goal", Command: "goal", Summary: "what must be true in the end",
		Fields: []Field{
			{Name: FieldGoal, Label: "Goal", Kind: Text, Help: "If only one thing is true at the next checkpoint, which?", Max: 500},
			choice([]string{Same, Close, Distinct}, FieldApart, "Business back and fault cured", "Are they the same, close or distinct?"),
			{
				Name: FieldOurs, Label: "Lead's own answer", Kind: Choice, Options: wants(), Sealed: FieldTheirs, Short: []string{"ours"},
				Help: "What will the sponsor say they want first (sealed till then)?",
			},
			text(FieldAsked, "Sponsor was asked", "Your technical problem solved, or your business back?"),
			text(FieldWords, "Sponsor's words", "What did they answer, in their words?", "words", "answer"),
			choice(wants(), FieldTheirs, "Sponsor's answer", "Which do they want first?", "theirs"),
			person(FieldSaidBy, "Said by", "Who said so on the customer's side?", "who"),
			moment(FieldSaidAt, "Said at", "When did they say so?", "when"),
		},
		Stages: way(
			Stage{Name: StageDraft},
			Stage{Name: StageSet, Requires: []string{FieldGoal}},
			Stage{Name: StageRestated, Side: true, Final: true},
		),
	}
}

// approach has a tripwire when the cause goes first, unless curing the fault is what gives the business back (A19). Going on past it
// asks for a reason, and the second time whether one would start this today (A18).
func approach() Template {
	return Template{
		Name: Approach, Title: "Approach", Command: "approach", Summary: "the way taken, who leads it, and when to look again",
		Fields: []Field{
			text(Approach, "Approach", "What is tried, in a few words?", "name"),
			person(FieldOwner, "Lead", "Who leads it, best with no other approach to defend?", "lead"),
			choice([]string{TrackBusiness, TrackCause, TrackBoth}, FieldTrack, "Track", "Does it give the business back, cure the cause, or both?"),
			choice([]string{Same, Close, Distinct}, FieldApart, "Business back and fault cured", "On this way: the same, close or distinct?"),
			moment(FieldTripwire, "Tripwire", "When do we stop and choose anew if it has not worked?", "trip"),
			text(FieldGain, "Expected gain", "What does it bring, and to whom, if it works?"),
			span(FieldBackIn, "Business back in", "How long until the business is back this way?"),
			number(FieldPeople, "People at work", "How many people are on it?"),
			span(FieldSpent, "Time spent so far", "How long have they been at it?", "hours"),
			yesNo(FieldSeenBefore, "Seen before", "Has somebody here solved just this before?", "seen"),
			text("runbook", "Runbook", "If it was seen before: which runbook?"),
			text(FieldWhyOn, "Why go on", "The tripwire went off: what has changed that says go on?", "reason"),
			yesNo(FieldStartToday, "Start it today", "Knowing what we know: would we start this today?", "today"),
		},
		Stages: way(
			Stage{Name: StageProposed},
			Stage{
				Name: StageRunning, Requires: []string{Approach, FieldOwner, FieldTrack},
				Needs: []Need{{Field: FieldTripwire, If: FieldTrack, In: []string{TrackCause}, Unless: FieldApart, Is: []string{Same}}},
			},
			Stage{
				Name: StageExtended, Side: true, Once: true, Requires: []string{FieldTripwire, FieldWhyOn, FieldApart}, // A05: asked again at each tripwire
				Anew: []string{FieldTripwire, FieldWhyOn},
			},
			Stage{
				Name: StageExtendedAgain, Title: "extended again", Side: true, Requires: []string{FieldTripwire, FieldWhyOn, FieldStartToday, FieldApart},
				Anew: []string{FieldTripwire, FieldWhyOn, FieldStartToday},
			},
			Stage{Name: StageWorked, Final: true},
			Stage{Name: StageDropped, Out: true, Final: true},
		),
	}
}

// decision follows the decision move of the method, part B; objections are kept as words, with the names of none. Whether the options
// stand alone (A72) is a question of its own: once answered, it asks for two of them, or for the reason why there is one.
func decision() Template {
	return Template{
		Name: Decision, Title: "Decision", Command: "decide", Summary: "what is decided, who has it and by when",
		Fields: []Field{
			text(FieldDecision, "Decision", "What was decided?"),
			person(FieldOwner, "Owner", "Who has it?"),
			moment(FieldDue, "By", "By when?"),
			person(FieldAck, "Acknowledged by", "Has the owner said that they have it?", "ack"),
			yesNo("stand_alone", "Two options stand alone", "Are there two options, each good without the other?", "alone"),
			atLeast(2, list("options", "Options", "Which options were there?")),
			text("why_one", "Why one option", "Why is there no second one?"),
			list("objections", "Strong objections", "Which were spoken, in what words (and no names)?"),
			list("known", "What was known", "What was known when it was decided?"),
			persons(FieldKnows, "Who knows of it", "Who was told?", "knows"),
			persons(FieldMust, "Who still must know", "Who has to hear it, and has not yet?", "must"),
			text(FieldNewFact, "New fact", "Which fact has come in since it was decided?", "fact"),
		},
		Stages: way(
			Stage{Name: StageProposed},
			Stage{Name: StageReopened, Side: true, Requires: []string{FieldNewFact}, Anew: []string{FieldNewFact}}, // A27
			Stage{
				Name: StageDecided, Requires: []string{FieldDecision, FieldOwner, FieldDue},
				Needs: append(needs("stand_alone", []string{Yes}, "options"), needs("stand_alone", []string{No}, "why_one")...),
			},
			Stage{Name: StageDone, Final: true},
		),
	}
}

// businessBack counts business work that got through, not green probes (A28).
func businessBack() Template {
	return Template{
		Name: BusinessBack, Title: "Business back", Command: "released", Summary: "what works again for the customer, counted in their work",
		Fields: []Field{
			text(BusinessBack, "What is back", "What can the customer do again?"),
			number(FieldReleased, "Got through", "How many pieces of their work got through?", "count"),
			number(FieldWaiting, "Still waiting", "How many still wait?"),
			text(FieldCountedIn, "Counted in", "Pieces of what: policies, orders, payments?", "unit"),
			person(FieldSaidBy, "Said by", "Who on the customer's side sees it so?", "who"),
		},
		Stages: way(
			Stage{Name: "noted"},
			Stage{Name: StageConfirmed, Title: "confirmed by client", Requires: []string{BusinessBack, FieldReleased, FieldSaidBy}, Final: true},
		),
	}
}

// cause is the other track, as the six steps of A04; A23 gives it 24 hours once the business is back.
func cause() Template {
	return Template{
		Name: Cause, Title: "Cause", Command: "cause", Summary: "the way to the cause, in six steps",
		Fields: []Field{
			text(Cause, "Cause", "What made it happen, as far as is known?", "found"),
			person(FieldOwner, "Owner", "Who follows it to the end?"),
			moment(FieldDue, "Target", "By when is it to be cured?", "target"),
			list("contain", "Containment", "What keeps it from getting worse?"),
			list("fix", "Fix", "What was applied, and where?"),
			list("roots", "Root causes", "What made it possible: which conditions, how many layers?"),
			list("long_term", "Long-term plan", "What will be built or changed, by whom, by when?"),
			list("guards", "Guards against recurrence", "What will show or stop it the next time?"),
		},
		Stages: way(
			Stage{Name: StageOpen, Title: "to be found"},
			Stage{Name: "found", Requires: []string{Cause}},
			Stage{Name: "contained", Requires: []string{"contain"}},
			Stage{Name: "applied", Title: "fix applied", Requires: []string{"fix", FieldOwner}},
			Stage{Name: "roots", Title: "root causes known", Requires: []string{"roots"}},
			Stage{Name: "planned", Title: "long-term plan made", Requires: []string{"long_term"}},
			Stage{Name: "guarded", Title: "guarded against recurrence", Requires: []string{"guards"}, Final: true},
		),
	}
}

// mandate records that the customer's organisation follows, and whom it lends (A08).
func mandate() Template {
	return Template{
		Name: Mandate, Title: "Mandate", Command: "mandate", Summary: "what the customer lets us decide, and whom they lend",
		Fields: []Field{
			text(Mandate, "Scope", "What may the team decide without asking again?"),
			person(FieldSaidBy, "Given by", "Whose word is it, on the customer's side?", "by_whom"),
			choice([]string{"none", "agrees", "lends people"}, FieldBuyIn, "Buy-in", "Does their organisation follow: no, yes, or with people of its own?"),
			person("insider", "Customer insider", "Whom do they lend?", "lent"),
			text(FieldWords, "In their words", "How did they say it?", "words"),
			moment(FieldExpires, "Holds until", "Until when does it hold?", "until"),
		},
		Stages: way(
			Stage{Name: "asked"},
			Stage{
				Name: "given", Requires: []string{Mandate, FieldSaidBy, FieldBuyIn},
				Needs: needs(FieldBuyIn, []string{"lends people"}, "insider"), Final: true,
			},
			Stage{Name: "refused", Out: true, Final: true},
		),
	}
}

// mustBeUp is a date that the customer depends on, whatever the cause (A82).
func mustBeUp() Template {
	return Template{
		Name: MustBeUp, Title: "Must be up", Command: "upby", Summary: "what must be up by a date that does not move",
		Fields: []Field{
			text(MustBeUp, "What must be up", "What must work by then?"),
			moment(FieldDue, "By", "By when, at the latest?"),
			text("depends", "What depends on it", "What stands still at the customer's if it is not?"),
			person(FieldSaidBy, "Said by", "Who gave the date?", "who"),
			person(FieldOwner, "Owner", "Who sees to it?"),
		},
		Stages: way(
			Stage{Name: "noted"},
			Stage{Name: "agreed", Requires: []string{MustBeUp, FieldDue, FieldSaidBy}},
			Stage{Name: "met", Requires: []string{FieldOwner}, Final: true},
			Stage{Name: "missed", Out: true, Final: true},
		),
	}
}
