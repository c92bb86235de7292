package cards

// asking has what the team asks of others, and bends with their leave.
func asking() []Template {
	return []Template{request(), approval(), exception(), tradeOff(), guidance(), term()}
}

// request tells the want from the need: solutions come from the need (A49). What is possible is said with what it takes, never with a
// no (A47), and goes to whoever is able to do it (A46). Not every technical call is technical (A81).
func request() Template {
	return Template{
		Name: Request, Title: "Request", Command: "request", Summary: "what somebody wants, and what they need",
		Fields: []Field{
			text(Request, "Want", "What is asked for, in their words?", "want"),
			text("need", "Need", "What must they be able to do in the end?"),
			text(FieldConstraint, "Constraint", "What stands in the way, and whose rule is it?"),
			choice([]string{"technical", "human", "both"}, "nature", "Nature", "Is it technical, human or both?"),
			person(FieldSaidBy, "Asked by", "Who asks?", "from"),
			person(FieldOwner, "Owner", "Who is able to do it?"),
			moment(FieldDue, "Answer by", "When do they hear from us?"),
			span("takes", "It takes", "How long does it take if it is done so?"),
			text("afford", "Can they afford that", "What did they say to it?"),
			text("answer", "Answer", "What was agreed?"),
		},
		Stages: way(
			Stage{Name: "raised"},
			Stage{Name: "understood", Requires: []string{Request, "need"}},
			Stage{Name: "answered", Requires: []string{"answer", FieldOwner}, Final: true},
		),
	}
}

// approval is somebody's blessing for what costs and brings no margin (A95).
func approval() Template {
	return Template{
		Name: Approval, Title: "Approval", Command: "approval", Summary: "a blessing for what costs something",
		Fields: []Field{
			text(Approval, "For what", "What is to be approved?"),
			text("cost", "Cost", "What does it cost, in money and hours?"),
			text("gain_forgone", "Gain forgone", "Which gain is given up for it?", "forgone"),
			text("why", "Reason", "Why is it worth that?", "reason"),
			person("approver", "Approver", "Who can say yes?", "from"),
			moment(FieldDue, "Needed by", "By when is the answer needed?"),
			text("conditions", "Conditions", "Under which conditions was it given?"),
		},
		Stages: way(
			Stage{Name: "asked"},
			Stage{Name: "approved", Requires: []string{Approval, "cost", "gain_forgone", "why", "approver"}, Final: true},
			Stage{Name: "refused", Out: true, Final: true},
		),
	}
}

// exception bends a rule for a while: two stand up for it together, a third approves (A88).
func exception() Template {
	return Template{
		Name: Exception, Title: "Exception", Command: "exception", Summary: "a rule bent for a while, by two who stand for it",
		Fields: []Field{
			text(Exception, "Rule bent", "Which rule is bent, and how far?", "rule"),
			text("why", "Reason", "Why is that better than keeping it?", "reason"),
			atLeast(2, persons("names", "Two names", "Which two stand for it?", "two")),
			person("approver", "Approver", "Who approves it?"),
			moment(FieldExpires, "Expires", "From when does the rule hold again?", "expiry", "until"),
		},
		Stages: way(
			Stage{Name: "asked"},
			Stage{Name: "granted", Requires: []string{Exception, "why", "names", "approver", FieldExpires}},
			Stage{Name: "ended", Title: "rule holds again", Final: true},
			Stage{Name: "refused", Out: true, Final: true},
		),
	}
}

// tradeOff parts what can be regained from what cannot: the lost customer cannot (A89).
func tradeOff() Template {
	return Template{
		Name: TradeOff, Title: "Trade-off", Command: "tradeoff", Summary: "what each side costs, and what cannot be regained",
		Fields: []Field{
			text(TradeOff, "Trade-off", "What is weighed against what?"),
			list("recoverable", "Can be regained", "Which losses can be made good later?"),
			list("not_recoverable", "Cannot be regained", "Which losses are for good?", "for_good"),
			text("chosen", "Chosen", "Which loss is taken?"),
			text("why", "Reason", "Why this one?", "reason"),
			person(FieldOwner, "Owner", "Who chose?"),
		},
		Stages: way(
			Stage{Name: StageOpen},
			Stage{Name: "weighed", Requires: []string{TradeOff, "recoverable", "not_recoverable"}},
			Stage{Name: "chosen", Requires: []string{"chosen", "why", FieldOwner}, Final: true},
		),
	}
}

// guidance asks senior management, who then weigh the options together with the team (A48).
func guidance() Template {
	return Template{
		Name: Guidance, Title: "Guidance", Command: "guidance", Summary: "a question to senior management, with options",
		Fields: []Field{
			text(Guidance, "Question", "What is to be weighed together?"),
			atLeast(2, list("options", "Options", "One line an option: what it brings, what it costs, what may go wrong?")),
			text("lean", "The team leans to", "Which would the team take, and why?"),
			person("approver", "Asked of", "Who in senior management?", "of"),
			moment(FieldDue, "Needed by", "By when is it needed?"),
			text("answer", "Answer", "What was weighed out together?"),
			person(FieldSaidBy, "Said by", "Who said so?", "who"),
		},
		Stages: way(
			Stage{Name: StageDraft},
			Stage{Name: "asked", Requires: []string{Guidance, "options", "approver"}},
			Stage{Name: "answered", Requires: []string{"answer", FieldSaidBy}, Final: true},
		),
	}
}

// term is one that cannot be kept: it was made by capable people on both sides, and is renegotiated in plain words (A43).
func term() Template {
	return Template{
		Name: Term, Title: "Term that cannot be kept", Command: "term", Summary: "a term that cannot be kept, and who renegotiates it",
		Fields: []Field{
			text(Term, "Term", "Which term cannot be kept?"),
			text("hurts_them", "Why it hurts them", "What does it cost the customer as it stands?"),
			text("hurts_us", "Why it hurts us", "What does it cost us?"),
			person(FieldOwner, "Owner", "Who renegotiates it?"),
			person(FieldToWhom, "With whom", "With whom on their side?", "with"),
			moment(FieldDue, "By", "By when?"),
			text("agreed", "New term", "What holds instead?"),
		},
		Stages: way(
			Stage{Name: "noted"},
			Stage{Name: "raised", Title: "raised with them", Requires: []string{Term, "hurts_them", "hurts_us", FieldOwner}},
			Stage{Name: "renegotiated", Requires: []string{"agreed"}, Final: true},
		),
	}
}
