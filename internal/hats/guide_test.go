package hats

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The method, part B, "Prompts": whoever drops or dulls one has to change it here as well.
func TestPromptsOfTheMethod(t *testing.T) {
	for r, line := range map[role]string{
		{White, ""}: "What changed in the hour before, with its source? | Who is hurt, how many, doing what? | " +
			"Which line here is an assumption, and what would test it? | What do we lack, who can fetch it, by when? | " +
			"What does each party report, in their words? | Which facts have gone stale since the last round?",
		{Blue, "goal"}: "If only one thing is true at the next checkpoint, which? | " +
			"Business back or fault cured: same, close or distinct? | Who said so on the customer's side? | " +
			"When do we stop trusting this approach? | Who leads, who shields, who writes?",
		{Red, ""}: "One word on this plan. | Where does your gut point? | How does the customer sound? | " +
			"What would you hate to be asked to do next? | How steady are you, 1 to 5?",
		{Black, ""}: "What breaks if we are half right? | Where is the point of no return, and how long is the way back? | " +
			"Which window, contract or rule does this hit? | Who depends on one person, part or link? | " +
			"What do we lose for good by leaving the technical line? | What would the customer learn elsewhere before us?",
		{Yellow, ""}: "What does the customer regain first? | What makes this doable with what is in the room? | " +
			"Which part still pays if the rest fails? | What can the contact tell their boss? | What is easy to undo?",
		{Green, ""}: "How would work go on if the system stayed down a week? | What is the smallest step they would accept? | " +
			"Which stand-in could be here within a day? | What if the order were reversed? | " +
			"Merge two options: which halves? | What would a newcomer try?",
		{Blue, "close"}: "What did we decide, who has it, by when? | What do we tell whom, first to last? | " +
			"What is owed for prevention, and to whom? | Did we meet the round's goal? | Next round or stop?",
	} {
		want := strings.Split(line, " | ")
		if got := Prompts(r.hat, r.purpose); !slices.Equal(got, want) {
			t.Errorf("%v: %q, want %q", r, got, want)
		}
	}
}

func TestGuideReadsWell(t *testing.T) {
	for r, a := range guide {
		if !r.hat.Valid() || r.purpose != strings.ToLower(r.purpose) || len(r.purpose) > maxPurpose {
			t.Errorf("%v cannot be the purpose of a step", r)
		}
		if a.mandate == "" || len(a.mandate) > 54 || strings.HasSuffix(a.mandate, ".") || unicode.IsUpper(rune(a.mandate[0])) {
			t.Errorf("%v: the mandate %q is not a short line that can stand after the hat", r, a.mandate)
		}
		seen := map[string]bool{}
		for _, p := range a.prompts {
			if len(p) > 66 || !unicode.IsUpper(rune(p[0])) || !strings.ContainsAny(p[len(p)-1:], ".?") {
				t.Errorf("%v: the prompt %q is not one sentence of at most 66 characters", r, p)
			}
			if seen[p] {
				t.Errorf("%v asks %q twice", r, p)
			}
			seen[p] = true
		}
	}
}

func TestMandateAndPrompts(t *testing.T) {
	for _, c := range []struct {
		step    Step
		mandate string
		first   string // prompt
	}{
		{Step{Hat: Black}, "what may go wrong", "What breaks if we are half right?"},
		{Step{Hat: Black, Purpose: "wording"}, "how our words may land badly", "Which word could sound like blame or like an excuse?"},
		{Step{Hat: Black, Purpose: "Wording"}, "how our words may land badly", "Which word could sound like blame or like an excuse?"},
		{Step{Hat: Black, Purpose: "the vendor"}, "what may go wrong", "What breaks if we are half right?"},
		{Step{Hat: Black, Purpose: "goal"}, "what may go wrong", "What breaks if we are half right?"},
		{Step{Hat: Green, Purpose: "optional"}, "more options, if there are too few to choose", "How would work go on if the system stayed down a week?"},
		{Step{Hat: Blue}, "back to the focus: where are we, what is next", "Where are we, in one sentence?"},
		{Step{Hat: Blue, Purpose: "open"}, "why we are here, the outcome, the order, who does what", "Why are we here, in one sentence?"},
		{Step{Hat: Blue, Purpose: "close"}, "the outcome, its owner and the time", "What did we decide, who has it, by when?"},
	} {
		got := Prompts(c.step.Hat, c.step.Purpose)
		if Mandate(c.step) != c.mandate || len(got) == 0 || got[0] != c.first {
			t.Errorf("%s: %q, %q; want %q, %q", c.step.Title(), Mandate(c.step), got, c.mandate, c.first)
		}
	}
}

func TestPromptsAreTheCallersOwn(t *testing.T) {
	for _, purpose := range []string{"", "optional"} {
		Prompts(Green, purpose)[0] = "x"
		if Prompts(Green, purpose)[0] == "x" {
			t.Errorf("a caller changed the prompts of %q for everybody", purpose)
		}
	}
}
