package outbound

// ruleWords is what each rule is about, in the fewest words that a person needs: a reply and a row of a table have room for no more.
var ruleWords = map[Rule]string{
	Blame: "blame", Estimate: "time of a repair", Hopeful: "hope", Immunity: "never again", Name: "a name", Host: "a machine", Ticket: "a ticket",
	Secret: "a secret", Hollow: "empty phrase", Forbidden: "pushes away", Jargon: "word of the trade", Label: "a label",
	Empty: "no text", NextAbsent: "no next word", NextPast: "next word is over", NextDiffers: "two next words", DoesForThem: "not what it does for them",
	Apology: "no apology", Review: "not reviewed", Unaware: "who does not know yet", Recipient: "wrong reader", NotFact: "no White fact", Swirl: "out of step",
}

// Words names what the rule is about, for people; a rule that is unknown is named by itself.
func (r Rule) Words() string {
	if w := ruleWords[r]; w != "" {
		return w
	}
	return string(r)
}
