package hats

import (
	"slices"
	"strings"
)

// role is what a hat is on for.
type role struct {
	hat     Hat
	purpose string
}

// advice is what the console says during a step: one line on what it is for, and questions to ask.
// No prompts means the hat's own.
type advice struct {
	mandate string
	prompts []string
}

// guide holds the prompts of the method, part B, under the plain hats and under the goal and the
// close; the others are ours. The purposes in it are the ones own orders may write in any case.
var guide = map[role]advice{
	{White, ""}: {"what we know, what we lack, how to get it", []string{
		"What changed in the hour before, with its source?",
		"Who is hurt, how many, doing what?",
		"Which line here is an assumption, and what would test it?",
		"What do we lack, who can fetch it, by when?",
		"What does each party report, in their words?",
		"Which facts have gone stale since the last round?",
	}},
	{White, "changes"}: {"only what has changed since the last White", []string{
		"What is new since the last White, with its source?",
		"Which facts have gone stale since the last round?",
		"Which assumption has fallen?",
		"What did the last approach show us?",
	}},
	{White, "timeline"}: {"what happened, in order; fixes wait", []string{
		"What happened next, and how do we know the time?",
		"What did the screen show at that moment?",
		"What was known then, and which options looked open?",
		"Who was there and has not told their part yet?",
		"Where does the story have a gap?",
	}},
	{White, "others' views"}: {"how others see it, reported as reports", []string{
		"What does each party report, in their words?",
		"What does each party want, and what does it control?",
		"Who is missing here, and what would they report?",
	}},
	{Red, ""}: {"feelings and hunches, one breath each", []string{
		"One word on this plan.",
		"Where does your gut point?",
		"How does the customer sound?",
		"What would you hate to be asked to do next?",
		"How steady are you, 1 to 5?",
	}},
	{Red, "theirs, ours"}: {"how they feel, then how we feel", []string{
		"How does the customer sound?",
		"What are they afraid of, and before whom?",
		"What is the talk in their head right now?",
		"What will they hear in our voice?",
		"How steady are you, 1 to 5?",
	}},
	{Red, "looking back"}: {"how it was for us, one breath each", []string{
		"One word on how it felt.",
		"When did the ground feel least firm?",
		"What still sits badly?",
		"How steady are you now, 1 to 5?",
	}},
	{Black, ""}: {"what may go wrong", []string{
		"What breaks if we are half right?",
		"Where is the point of no return, and how long is the way back?",
		"Which window, contract or rule does this hit?",
		"Who depends on one person, part or link?",
		"What do we lose for good by leaving the technical line?",
		"What would the customer learn elsewhere before us?",
	}},
	{Black, "wording"}: {"how our words may land badly", []string{
		"Which word could sound like blame or like an excuse?",
		"Which promise here is not in our hands to keep?",
		"Where do we sound sure without a source?",
		"What will they repeat to their boss, and does it still hold there?",
	}},
	{Yellow, ""}: {"what is worth having, and why it can be done", []string{
		"What does the customer regain first?",
		"What makes this doable with what is in the room?",
		"Which part still pays if the rest fails?",
		"What can the contact tell their boss?",
		"What is easy to undo?",
	}},
	{Yellow, "what helped"}: {"what went well, and what made it go well", []string{
		"What worked, and what made it work?",
		"What gave us time?",
		"Which habit or tool do we want to keep?",
		"What did the customer value?",
	}},
	{Green, ""}: {"more options, no judging yet", []string{
		"How would work go on if the system stayed down a week?",
		"What is the smallest step they would accept?",
		"Which stand-in could be here within a day?",
		"What if the order were reversed?",
		"Merge two options: which halves?",
		"What would a newcomer try?",
	}},
	{Green, "optional"}: {mandate: "more options, if there are too few to choose"},
	{Green, "first ideas"}: {"a plan or two, for the next hats to bite on", []string{
		"What could we try first, and what instead?",
		"Which stand-in could be here within a day?",
		"What is the smallest step they would accept?",
		"What would a newcomer try?",
	}},
	{Green, "mitigations"}: {"what makes each risk smaller", []string{
		"What makes this risk smaller before we start?",
		"What would tell us early that it goes wrong?",
		"How could the way back be shorter?",
		"Which small piece could we try it on first?",
	}},
	{Green, "next time"}: {"ideas for next time, to be picked later", []string{
		"Which guard would have stopped anyone?",
		"What would show this ten minutes sooner?",
		"What would make the right step the easy step?",
		"Which idea is cheap, and which one lasts?",
	}},
	{Blue, ""}: {"back to the focus: where are we, what is next", []string{
		"Where are we, in one sentence?",
		"Is this still the question we came with?",
		"What is parked, and who keeps the list?",
		"Which hat do we need next, and for how long?",
	}},
	{Blue, PurposeOpen}: {"why we are here, the outcome, the order, who does what", []string{
		"Why are we here, in one sentence?",
		"Which question does this round answer?",
		"What do we want to hold in our hands at the end?",
		"Which order of hats, and how many minutes each?",
		"Who leads, who writes, who speaks to the customer?",
	}},
	{Blue, PurposeGoal}: {"one goal that everybody works toward", []string{
		"If only one thing is true at the next checkpoint, which?",
		"Business back or fault cured: same, close or distinct?",
		"Who said so on the customer's side?",
		"When do we stop trusting this approach?",
		"Who leads, who shields, who writes?",
	}},
	{Blue, "aim"}: {"what this call has to achieve", []string{
		"What should be different for them when we hang up?",
		"What do we ask for, and what do we offer?",
		"Who speaks, who listens, who writes?",
		"When do they hear from us next?",
	}},
	{Blue, "decide"}: {"one proposal: object now, or we proceed", []string{
		"State the proposal in one sentence.",
		"Any strong objection? Wait for it.",
		"Say that we proceed.",
		"Who does it, in how many minutes? Hear them say yes.",
	}},
	{Blue, PurposeClose}: {"the outcome, its owner and the time", []string{
		"What did we decide, who has it, by when?",
		"What do we tell whom, first to last?",
		"What is owed for prevention, and to whom?",
		"Did we meet the round's goal?",
		"Next round or stop?",
	}},
}

// Mandate says what s is for, in at most 54 characters, without a capital or a full stop, to stand
// after the hat in one line. A purpose it does not know gets
// the plain mandate of the hat; a hat that is not one of the six gets "".
func Mandate(s Step) string {
	if a, ok := guide[role{s.Hat, known(s.Hat, s.Purpose)}]; ok {
		return a.mandate
	}
	return guide[role{s.Hat, ""}].mandate
}

// Prompts returns the questions for h worn for that purpose, the most useful first, each at most 66
// characters: a line of the room at 120 columns with the count of notes behind it. A purpose
// without its own list gets the list of the plain hat; a hat that is not one of the six gets none.
// The slice is the caller's own.
func Prompts(h Hat, purpose string) []string {
	if own := guide[role{h, known(h, purpose)}].prompts; len(own) > 0 {
		return slices.Clone(own)
	}
	return slices.Clone(guide[role{h, ""}].prompts)
}

// known returns purpose as the guide spells it if the guide has it for h, else purpose itself.
func known(h Hat, purpose string) string {
	lower := strings.ToLower(purpose)
	if _, ok := guide[role{h, lower}]; ok {
		return lower
	}
	return purpose
}
