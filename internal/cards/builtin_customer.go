package cards

// customer has the words that go to the customer and come from them, and the rules of the clocks between two of them.
func customer() []Template {
	return []Template{contact(), update(), call(), heat(), gear(), snooze(), sla()}
}

// The bounds of the kettle, in degrees (method, part A, A56).
const (
	Coldest = 30
	Boiling = 100
)

// channels are the ways in which one reaches another, the nearest first (A55).
func channels() []string {
	return []string{"in person", "video", "phone", "chat", "mail", "portal", "letter", "social", "other"}
}

// contact is one talk with somebody outside. It begins with listening: facts are asked for once they have vented (A57), and it ends in
// their words, not in ours (A80). Nobody's fault has a field here (A58).
func contact() Template {
	facts := func(f Field) Field { return after(FieldVented, f) }
	return Template{
		Name: Contact, Title: "Conversation", Command: "called", Summary: "a talk with the customer: listen, read back, end in their words",
		Fields: []Field{
			text(Contact, "About what", "What was it about, in a few words?", "topic"),
			choice([]string{In, Out}, FieldDirection, "In or out", "Did they come to us, or we to them?", "dir"),
			person(FieldPerson, "With", "Who spoke for them?", "with"),
			choice(channels(), FieldChannel, "Channel", "How did it come or go?", "via"),
			choice(channels(), FieldWished, "Channel they wish", "How do they wish to be answered?", "wished"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
			choice([]string{We, They}, FieldCalledFirst, "Who called first", "Who told whom first that things are bad?", "first"),
			text(FieldThinking, "What they are thinking", "What goes on in their head, before the call?"), // A75
			check(FieldVented, "They have vented", "Have they said all that weighs on them?"),
			facts(text(FieldWant, "Want", "What do they ask for?")),
			facts(text(FieldNeed, "Need", "What must they be able to do in the end?")),
			facts(text(FieldConstraint, "Constraint", "What stands in the way, and whose rule is it?")),
			facts(text(FieldTold, "They were told", "What did we tell them?")),
			facts(text(FieldReadback, "Read back", "How did we say it back to them?", "read")),
			facts(check(FieldReadbackOK, "Read-back confirmed", "Did they say that it is so?", "ok")), // A61
			facts(bounded(0, 99, number(FieldTransfers, "Passed along", "How many times were they passed along?"))),
			facts(list(FieldAsked, "They asked", "Which questions did they ask?")),
			facts(list(FieldAnswered, "Answered", "Which of them were answered?")),
			yesNo(FieldWritten, "In writing", "Did they write it, so that it waits for an answer?"), // A67
			degrees(FieldHeatBefore, "Heat before", "How hot were they when it began, from 30 to 100?", "before"),
			degrees(FieldHeatAfter, "Heat after", "How hot were they when it ended, from 30 to 100?", "after"),
			text(FieldQuote, "Quote", "What did they say that shows how they feel?"),
			facts(moment(FieldNextAt, "Next word at", "When did we say that they hear from us next?", "next")),
			facts(text(FieldAbout, "About", "Which update, decision or SLA is it about, by its number?")),
			text(FieldWords, "In their words", "How did they end it, in their words?", "words"),
			text(FieldAllWell, "Their all-is-well", "In which words did they say that all is well?", "well"),
		},
		Stages: way(
			Stage{Name: StageListening},
			Stage{Name: StageFacts, Title: "getting the facts", Requires: []string{FieldVented}},
			Stage{Name: StageReadBack, Title: "read back", Requires: []string{FieldReadbackOK}},
			Stage{Name: StageEnded, Requires: []string{FieldWords}, Final: true},
		),
	}
}

// update is what goes out in writing. Nothing leaves the room unless it says who is to read it (A50), what it does for them (A28a) and
// when the next one comes; what goes to superiors or to everybody is read by somebody else first.
func update() Template {
	return Template{
		Name: Update, Title: "Update", Command: "update", Summary: "a word to the customer, from draft to sent",
		Fields: []Field{
			text(Update, "Update", "What do they hear?"),
			choice([]string{Internal, ToCustomer, Superiors, Public}, FieldAudience, "Audience", "Who is to read it: internal, unless it is said?", "for"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
			persons(FieldTo, "Goes to", "Who of them gets it?"),
			text(FieldDoesForThem, "Does for them", "What does it do for them?", "does"),
			text(FieldBossLine, "For their boss", "Which line can they give their boss?", "boss"),
			list(FieldAlternatives, "Alternatives", "What can they do meanwhile: a workaround, a loaner?", "workaround"),
			moment(FieldNextAt, "Next word at", "When do they hear from us next?", "next"),
			person(FieldReviewedBy, "Reviewed by", "Who read it before it went out?", "reviewed"),
			text(FieldAbout, "About", "Which decision or card does it tell of, by its number?"),
			yesNo(FieldNewInIt, "Something new in it", "Does it tell them anything that they did not know?", "fresh"),
			choice(channels(), FieldSentVia, "Sent by", "How did it go out?", "via"),
			moment(FieldSentAt, "Sent at", "When did it go out?", "sent"),
		},
		Stages: way(
			Stage{Name: StageDraft},
			Stage{Name: StageChecked, Requires: []string{Update}},
			Stage{
				Name: StageSent, Requires: []string{FieldAudience, FieldNextAt, FieldDoesForThem},
				Needs: needs(FieldAudience, []string{Superiors, Public}, FieldReviewedBy), Final: true,
			},
		),
	}
}

// call is the call that nobody wants to make (A109), in four beats: the impact in their shoes, an apology though it may not be our
// doing, what we do, and when they hear next (A113).
func call() Template {
	return Template{
		Name: Call, Title: "Call", Command: "call", Summary: "a call to make: to whom, by whom, and its four beats",
		Fields: []Field{
			text(Call, "Why", "Why must they be called?", "why"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
			person(FieldPerson, "Call first", "Who of them is called first?", "whom"),
			text(FieldImpact, "1 impact", "What does it do to them, in their shoes?"),
			text(FieldApology, "2 apology", "How do we say that we are sorry?", "sorry"),
			text(FieldDoing, "3 what we do", "What do we do about it, right now?"),
			moment(FieldHearNext, "4 they hear next", "When do they hear from us again?", "next"),
			person(FieldPairedWith, "Paired with", "Who sits in, so that nobody makes it alone?", "pair"),
			person(FieldOwner, "Caller", "Who makes it?", "caller"),
			moment(FieldDue, "By", "By when?"),
		},
		Stages: way(
			Stage{Name: StageUnmade, Title: "not made yet"},
			Stage{Name: StageMade, Requires: []string{FieldPerson, FieldImpact, FieldApology, FieldDoing, FieldHearNext, FieldOwner}, Final: true},
		),
	}
}

// heat is a reading of the kettle by a person, which is never without what shows it (A56).
func heat() Template {
	return Template{
		Name: Heat, Title: "Heat", Command: "heat", Summary: "how hot a customer is, 30 to 100, and what shows it", Figure: true,
		Fields: []Field{
			degrees(Heat, "Degrees", "How hot are they, from 30 to 100?", "degrees"),
			text(FieldQuote, "What shows it", "What did they say or do that shows it?"),
			text(FieldSeenIn, "Source", "Where was that heard or seen?", "source"),
			list(FieldTickets, "Tickets", "Which tickets show it?", "ticket"),
			text(FieldCustomer, "Customer", "Which customer, as it is called on its party card?"),
		},
		Stages: way(
			Stage{Name: StageOpen, Title: "half said"},
			Stage{Name: StageSet, Title: "read", Requires: []string{Heat, FieldQuote}, Final: true},
		),
	}
}

// gear is how often the customer gets a word from now on: slower only when a person says why.
func gear() Template {
	return Template{
		Name: Gear, Title: "Gear", Command: "gear", Summary: "how often the customer hears from us, and why so",
		Fields: []Field{
			text(Gear, "Why", "Why is that often enough for them?", "why"),
			span(FieldEvery, "A word every", "How long may it take from one word to the next?"),
			text(FieldCustomer, "Customer", "Which customer, if not all of them?"),
		},
		Stages: way(
			Stage{Name: StageOpen, Title: "half said"},
			Stage{Name: StageSet, Requires: []string{Gear, FieldEvery}, Final: true},
		),
	}
}

// snooze keeps the clock of the next word quiet until a time, for a reason.
func snooze() Template {
	return Template{
		Name: Snooze, Title: "Snooze", Command: "snooze", Summary: "no reminder of the next word until a time, and why",
		Fields: []Field{
			text(Snooze, "Why", "Why can the next word wait?", "why"),
			moment(FieldUntil, "Until", "Until when?"),
			text(FieldCustomer, "Customer", "Which customer, if not all of them?"),
		},
		Stages: way(
			Stage{Name: StageOpen, Title: "half said"},
			Stage{Name: StageSet, Requires: []string{Snooze, FieldUntil}, Final: true},
		),
	}
}

// sla is a time that a contract or an authority sets. The call comes ahead of the breach (A108).
func sla() Template {
	return Template{
		Name: SLA, Title: "SLA", Command: "sla", Summary: "what a contract or a rule demands, by when, and the call before",
		Fields: []Field{
			text(SLA, "Which", "Which contract or rule is it, in a few words?", "name"),
			moment(FieldBreach, "Breached at", "When is it breached, if that is one moment?"),
			span(FieldWithin, "Within", "Within how long, otherwise?"),
			choice([]string{FromDeclared, FromNoticed, FromWorse, FromRestored, FromTime}, FieldFrom, "Counted from", "From which moment is that counted?"),
			moment(FieldStartsAt, "That moment", "When was that moment, if it is a time of its own?", "at"),
			span(FieldLead, "Call ahead", "How long before the breach are they called?"),
			text(FieldCustomer, "Customer", "Which customer or authority?"),
			text(FieldRule, "Rule", "What does it say, and where does it stand?"),
			person(FieldOwner, "Owner", "Who sees to it?"),
		},
		Stages: way(
			Stage{Name: StageRunning},
			Stage{Name: StageMet, Requires: []string{SLA}, Final: true},
			Stage{Name: StageBreached, Out: true, Final: true},
		),
	}
}
