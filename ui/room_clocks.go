package ui

import (
	"slices"
	"strings"
	"time"

	"warroom/internal/incident"
	"warroom/ui/widget"
)

// wordSoon is how little is left of the next word when it is shown whatever else runs out.
const wordSoon = 5 * time.Minute

// titleLeast is what clocks leave of the title, in cells.
const titleLeast = 16

// headClocks are the clocks for the header, what matters first; the step's own stands at its head already.
func (r *roomScreen) headClocks(f Frame) []incident.Clock {
	return slices.DeleteFunc(mattersFirst(r.clocksNow(f.Now), f.Now), func(c incident.Clock) bool { return c.Of == incident.ClockStep })
}

// clocks draws the first clocks that fit beside a title, three at most, in w cells with the title: labels shrink before a clock is left
// out, and the next word is there when little is left of it. It says whether that cost no clock that matters more.
func (r *roomScreen) clocks(f Frame, w int) (string, bool) {
	all := r.headClocks(f)
	word := slices.IndexFunc(all, func(c incident.Clock) bool { return c.Of == incident.ClockWord && c.Left(f.Now) < wordSoon })
	for n := min(3, len(all)); n > 0; n-- {
		shown := slices.Clone(all[:n])
		if word >= n {
			shown[n-1] = all[word]
		}
		for label := labelMost; label >= labelLeast; label-- {
			title := min(widget.Width(r.state.Title), f.W/4)
			if label == labelLeast { // whoever sits here knows the title
				title = min(title, titleLeast)
			}
			if line := r.clockLine(f, shown, label); widget.Width(line)+title <= w {
				return line, n > 1 || word < 1
			}
		}
	}
	return r.oneClock(f), len(all) == 0
}

// oneClock is the clock that matters most in the fewest words, "" when none runs.
func (r *roomScreen) oneClock(f Frame) string {
	all := r.headClocks(f)
	return r.clockLine(f, all[:min(1, len(all))], labelLeast)
}

func (r *roomScreen) clockLine(f Frame, clocks []incident.Clock, label int) string {
	var parts []string
	for _, c := range clocks {
		left, style := c.Left(f.Now), f.Theme.Plain
		switch {
		case left < 0:
			style = f.Theme.Bad
		case left < 5*time.Minute:
			style = f.Theme.Warn
		}
		parts = append(parts, style.Render(clockLabel(c, f.W, label)+" "+widget.Countdown(left)))
	}
	if label == labelLeast {
		return strings.Join(parts, "  ")
	}
	return strings.Join(parts, "   ")
}

// How many cells the label of a clock takes at most, from which the fewest words do, and where the label of the next word is whole.
const (
	labelMost  = 18
	labelWord  = 13
	labelLeast = 9
)

// clockLabel says what runs out, in so many cells. On a narrow screen the time is what matters: whose it is, the side or /owed says.
func clockLabel(c incident.Clock, w, label int) string {
	short, has := shortClocks[c.Of]
	switch {
	case has && (label == labelLeast || short == "owed" && w < 100):
		return short
	case c.Of == incident.ClockWord && label < labelWord:
		return short
	case c.Of == incident.ClockWord:
		return "customer word"
	}
	return widget.Cut(c.Label, label)
}

// shortClocks are the fewest words for what runs out.
var shortClocks = map[incident.ClockOf]string{
	incident.ClockDecision: "owed",
	incident.ClockOwed:     "owed",
	incident.ClockPromise:  "owed",
	incident.ClockWord:     "word",
	incident.ClockCall:     "call",
	incident.ClockCallBy:   "call by",
	incident.ClockSLA:      "sla",
	incident.ClockWritten:  "answer",
	incident.ClockRelief:   "relief",
	incident.ClockMustBeUp: "up by",
	incident.ClockExpiry:   "ends",
	incident.ClockBackOut:  "back out",
}

// mattersFirst puts the clocks that are over in the order of what they are of: behind a tripwire, a point of no return or a promised call
// there is more to lose than behind a task that is late, for however long. Those that still run follow, the most urgent first.
func mattersFirst(clocks []incident.Clock, now time.Time) []incident.Clock {
	rank := func(c incident.Clock) int {
		if c.Left(now) > 0 {
			return len(overRank)
		}
		if i := slices.IndexFunc(overRank, func(of []incident.ClockOf) bool { return slices.Contains(of, c.Of) }); i >= 0 {
			return i
		}
		return len(overRank) - 1
	}
	slices.SortStableFunc(clocks, func(a, b incident.Clock) int { return rank(a) - rank(b) })
	return clocks
}

// overRank is in which order clocks that are over stand: what there is no way back from and what Blue must ask first, then those who wait
// outside, then all the rest.
var overRank = [][]incident.ClockOf{
	{incident.ClockNoReturn, incident.ClockBackOut, incident.ClockTripwire, incident.ClockCall},
	{incident.ClockWord, incident.ClockCallBy, incident.ClockSLA},
	{incident.ClockPromise},
	{},
}
