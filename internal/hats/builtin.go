package hats

import "time"

// Default returns the order "crisis": facts, then the goal, and only then feelings, drawbacks, gains
// and options; Blue closes. Its lengths are worked out from the people (18 minutes for five).
func Default() Order {
	return Order{Name: "crisis", When: "the default: a live crisis, a plan already running", Steps: []Step{
		{Hat: White},
		{Hat: Blue, Purpose: PurposeGoal},
		{Hat: Red},
		{Hat: Black},
		{Hat: Yellow},
		{Hat: Green},
		{Hat: Blue, Purpose: PurposeClose},
	}}
}

// Builtin returns every order of this package: the crisis order, the orders for incidents, then
// the published ones. The slices are the caller's own.
func Builtin() []Order {
	all := append([]Order{Default()}, forIncidents()...)
	return append(all, published()...)
}

// forIncidents is the table of the method, part B, "For incidents": these keep their minutes,
// however many people are here.
func forIncidents() []Order {
	const m = time.Minute
	return []Order{
		{Name: "first-ten", When: "paged, and it looks familiar", Steps: []Step{
			{Blue, PurposeOpen, 1 * m}, {White, "", 3 * m}, {Black, "", 1 * m}, {Green, "", 2 * m}, {Blue, PurposeClose, 1 * m},
		}},
		{Name: "pivot", When: "the tripwire is past and effort is sunk: a new goal", Steps: []Step{
			{Blue, PurposeGoal, 2 * m},
			{White, "changes", 1 * m},
			{Red, "", 1 * m},
			{Green, "", 4 * m},
			{Black, "", 2 * m},
			{Yellow, "", 1 * m},
			{Blue, PurposeClose, 2 * m},
		}},
		{Name: "choose", When: "two or three options are ready", Steps: []Step{
			{Blue, PurposeOpen, 1 * m},
			{White, "", 2 * m},
			{Yellow, "", 3 * m},
			{Black, "", 3 * m},
			{Red, "", 1 * m},
			{Blue, PurposeClose, 2 * m},
		}},
		{Name: "go-no-go", When: "a risky change, with a point of no return ahead", Steps: []Step{
			{Blue, PurposeOpen, 1 * m},
			{White, "", 2 * m},
			{Black, "", 4 * m},
			{Green, "mitigations", 2 * m},
			{Yellow, "", 1 * m},
			{Red, "", 1 * m},
			{Blue, PurposeClose, 2 * m},
		}},
		{Name: "customer-call", When: "before talking to an angry or uninformed customer", Steps: []Step{
			{Red, "theirs, ours", 2 * m},
			{White, "", 2 * m},
			{Blue, "aim", 1 * m},
			{Green, "", 2 * m},
			{Black, "wording", 2 * m},
			{Blue, PurposeClose, 1 * m},
		}},
		{Name: "handover", When: "the shift changes, or the lead is tired", Steps: []Step{
			{Blue, PurposeOpen, 1 * m}, {White, "", 4 * m}, {Black, "", 2 * m}, {Red, "", 1 * m}, {Blue, PurposeClose, 2 * m},
		}},
		{Name: "learning", When: "afterwards, one hour; fixes are picked two workdays on", Steps: []Step{
			{Blue, PurposeOpen, 3 * m},
			{White, "timeline", 35 * m},
			{Yellow, "what helped", 5 * m},
			{Red, "looking back", 2 * m},
			{Green, "next time", 10 * m},
			{Blue, PurposeClose, 5 * m},
		}},
	}
}

// published is the table of the method, part B, "Published sequences"; lengths are worked out.
func published() []Order {
	return []Order{
		{Name: "initial-ideas", When: "a fresh subject without any ideas yet", Steps: plain(White, Green)},
		{Name: "choosing", When: "there are options, and one must be picked", Steps: []Step{
			{Hat: Blue, Purpose: PurposeOpen},
			{Hat: White},
			{Hat: Green, Purpose: "optional"},
			{Hat: Yellow},
			{Hat: Black},
			{Hat: Red},
			{Hat: Blue, Purpose: PurposeClose},
		}},
		{Name: "identifying-solutions", When: "the problem is known, a way out is not", Steps: plain(White, Black, Green)},
		{Name: "quick-feedback", When: "a draft needs a quick second look", Steps: plain(Black, Green)},
		{Name: "strategic-planning", When: "the long view: where to go from here", Steps: plain(Yellow, Black, White, Blue, Green)},
		{Name: "process-improvement", When: "a way of working should get better", Steps: []Step{
			{Hat: Blue, Purpose: PurposeOpen},
			{Hat: White},
			{Hat: White, Purpose: "others' views"},
			{Hat: Yellow},
			{Hat: Black},
			{Hat: Green},
			{Hat: Red},
			{Hat: Blue, Purpose: PurposeClose},
		}},
		{Name: "solving-problems", When: "a stubborn problem with time to think", Steps: plain(White, Green, Red, Yellow, Black, Green)},
		{Name: "performance-review", When: "looking at how a piece of work is going", Steps: plain(Red, White, Yellow, Black, Green)},
	}
}

// plain returns the hats between a Blue that opens and a Blue that closes.
func plain(between ...Hat) []Step {
	steps := []Step{{Hat: Blue, Purpose: PurposeOpen}}
	for _, h := range between {
		steps = append(steps, Step{Hat: h})
	}
	return append(steps, Step{Hat: Blue, Purpose: PurposeClose})
}
