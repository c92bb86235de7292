package outbound

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// whole adds what concerns the draft as a whole. Inside, a message needs no recipient, no line for them and no apology.
func (c *checker) whole() {
	d := c.d
	if strings.TrimSpace(d.Text) == "" {
		c.lacks(Empty, Refuse, "there is no text: say what it means for them and what we do")
	}
	switch {
	case d.NextAt.IsZero():
		c.lacks(NextAbsent, Refuse, "no time for the next word: name one, it is the only time we may promise")
	case !d.NextAt.After(c.now):
		c.lacks(NextPast, Refuse, "the next word is due at "+Moment(d.NextAt, c.now, c.zone)+", which is past: name a later time")
	}
	if strings.TrimSpace(d.ReviewedBy) == "" {
		c.lacks(Review, Warn, "nobody has reviewed it: let a second person read it")
	} else if same(d.ReviewedBy, d.From) {
		c.lacks(Review, Warn, d.From+" wrote and reviewed it: let a second person read it")
	}
	if len(d.Unaware) > 0 {
		c.lacks(Unaware, Warn, strings.Join(d.Unaware, ", ")+" cannot know of this decision yet: tell them first")
	}
	if d.outside() {
		c.outsideOnly()
	}
	c.swirl()
}

func (c *checker) outsideOnly() {
	d := c.d
	if strings.TrimSpace(d.DoesForThem) == "" {
		c.lacks(DoesForThem, Warn, "what does this do for them? say it in a line")
	}
	if d.raw() && strings.TrimSpace(d.Text) != "" && !apologises(d) {
		c.lacks(Apology, Warn, "no apology: to people this sore a plain sorry comes first")
	}
	switch {
	case d.RecipientKnown:
	case strings.TrimSpace(d.To) == "":
		c.lacks(Recipient, Refuse, "it goes to nobody: pick who receives it from the map")
	default:
		c.lacks(Recipient, Refuse, d.To+" is not on the map: enter the contact first")
	}
	if len(d.Astray) > 0 {
		c.lacks(Recipient, Refuse, "it is for another customer than "+strings.Join(d.Astray, ", ")+": take them out, or change whom it is for")
	}
	if len(d.NotFacts) > 0 {
		c.lacks(NotFact, Refuse, "it quotes "+strings.Join(d.NotFacts, ", ")+": only White facts go outside")
	}
	c.greeting()
}

func (c *checker) lacks(r Rule, l Level, why string) {
	c.add(Finding{Rule: r, Level: l, Start: -1, End: -1, From: -1, To: -1, Why: why})
}

func same(a, b string) bool {
	return strings.TrimSpace(a) != "" && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

var sorry = words("sorry apologise apologize apologises apologizes apologised apologized apology apologies regret")

func apologises(d Draft) bool {
	for _, f := range d.fields() {
		if slices.ContainsFunc(cut(f.text).toks, func(t token) bool { return sorry[t.word] }) {
			return true
		}
	}
	return false
}

var greetings = words("dear hello hi hey morning afternoon evening")

var honorifics = words("mr mrs ms mx dr prof herr frau")

// greeting compares who is greeted with who receives it: a wrong name on the quote is not forgotten (method A76).
func (c *checker) greeting() {
	line, _, _ := strings.Cut(strings.TrimLeft(c.d.Text, " \t\r\n"), "\n")
	toks := cut(line).toks
	at := 0
	if len(toks) > 1 && toks[0].word == "good" {
		at = 1
	}
	if len(toks) < at+2 || !greetings[toks[at].word] || strings.TrimSpace(c.d.To) == "" {
		return
	}
	to := nameParts(c.d.To)
	offset := len(c.d.Text) - len(strings.TrimLeft(c.d.Text, " \t\r\n"))
	start, end, title := -1, -1, -1
	for i, t := range toks[at+1 : min(len(toks), at+6)] {
		if t.brk || !(i > 0 && honorifics[toks[at+i].word]) && strings.ContainsAny(line[toks[at+i].end:t.start], ".!?") {
			break
		}
		if slices.Contains(to, t.word) {
			return
		}
		r, _ := utf8.DecodeRuneInString(line[t.start:])
		if titles[t.word] || t.word == "'s" || string(r) == strings.ToLower(string(r)) {
			if honorifics[t.word] {
				title = t.start
			}
			continue
		}
		if start < 0 {
			start = t.start
			if title >= 0 {
				start = title
			}
		}
		end = t.end
	}
	if start < 0 {
		return
	}
	start, end = start+offset, end+offset
	c.add(Finding{
		Rule: Recipient, Level: Refuse, Field: FieldText, Start: start, End: end, From: start, To: end,
		Why: "it greets " + c.d.Text[start:end] + " and goes to " + c.d.To, Swap: strings.TrimSpace(c.d.To),
	})
}

// nextTable finds a time that the text names for the next word.
var nextTable = lazily([]entry{{lines: `
	next update|word|news|call|message|report|statement|briefing|status|info from|to|for|will|comes|follows|is|be|due|you|us|BE|at|by|on|around|about|latest|the|follow|come|planned* CLOCK
	hear from us|me again|next|at|by|around|the|latest* CLOCK
`}})

// differs compares a time for the next word in the text with the one the draft carries.
func (c *checker) differs(field Field, p prose, s sentence) {
	if c.d.NextAt.IsZero() || s.question {
		return
	}
	zone := c.zone
	if zone == nil {
		zone = time.UTC
	}
	want := c.d.NextAt.In(zone)
	for _, h := range nextTable().all(p.toks, s.span) {
		at := h.to - 1
		hour, minute, ok := clockAt(p.toks, at, s.to)
		if !ok || hour == want.Hour() && minute == want.Minute() || elsewhere(p.toks, at+1, s.to, want) {
			continue
		}
		from, to := p.toks[at].start, p.toks[at].end
		if at+1 < s.to && (zones[p.toks[at+1].word] && (strings.HasPrefix(p.toks[at+1].word, "a") || strings.HasPrefix(p.toks[at+1].word, "p")) || strings.EqualFold(p.toks[at+1].word, want.Format("MST"))) {
			to = p.toks[at+1].end
		}
		said := Moment(c.d.NextAt, c.now, c.zone)
		c.add(Finding{
			Rule: NextDiffers, Level: Refuse, Field: field, Start: from, End: to, From: from, To: to,
			Why: "the text says " + p.text[from:to] + " and the draft says " + said + " for the next word: one of them is wrong", Swap: said,
		})
	}
}

func clockAt(toks []token, i, to int) (hour, minute int, ok bool) {
	w := toks[i].word
	switch w {
	case "noon", "midday":
		return 12, 0, true
	case "midnight":
		return 0, 0, true
	}
	half := ""
	if i+1 < to {
		half = strings.ReplaceAll(toks[i+1].word, ".", "")
	}
	if hour, minute, ok = clockOf(w); ok {
		return onHalf(hour, half), minute, true
	}
	n, err := strconv.Atoi(w)
	return onHalf(n, half), 0, err == nil && n <= 24
}

// elsewhere reports whether the time is followed by another zone or by a day: such times are not compared.
func elsewhere(toks []token, i, to int, want time.Time) bool {
	if i >= to {
		return false
	}
	if toks[i].class&cDay != 0 || toks[i].word == "on" {
		return true
	}
	switch w := toks[i].word; w {
	case "utc", "gmt", "cet", "cest", "bst", "est", "edt", "pst", "pdt", "ist", "jst", "aest", "cst", "mst":
		return !strings.EqualFold(w, want.Format("MST"))
	}
	return false
}

// together is how close two messages must be to be heard as one (method A52).
const together = 10 * time.Minute

// swirl finds a message by someone else to the same audience that says otherwise.
func (c *checker) swirl() {
	for _, m := range c.d.LastOut {
		if same(m.By, c.d.From) || c.now.Sub(m.At).Abs() > together || !sameAudience(m.Audience, c.d.Audience) {
			continue
		}
		if how := c.outOfStep(m); how != "" {
			c.lacks(Swirl, Warn, fmt.Sprintf("out of step with the message of %s at %s (%s): theirs %q, this %q", m.By, Moment(m.At, c.now, c.zone), how, m.Text, c.d.Text))
		}
	}
}

func sameAudience(a, b string) bool {
	if strings.TrimSpace(a) == "" {
		a = Internal
	}
	if strings.TrimSpace(b) == "" {
		b = Internal
	}
	return same(a, b)
}

func (c *checker) outOfStep(m Message) string {
	a, b := cut(m.Text), cut(c.d.Text)
	was, is := works(a), works(b)
	switch {
	case was*is < 0:
		return "one says it works, the other that it does not"
	case !m.NextAt.IsZero() && !c.d.NextAt.IsZero() && m.NextAt.Truncate(time.Minute).Compare(c.d.NextAt.Truncate(time.Minute)) != 0:
		return "they name different times for the next word"
	}
	theirs := figures(a)
	for unit, n := range figures(b) {
		if other, ok := theirs[unit]; ok && !slices.ContainsFunc(n, func(x string) bool { return slices.Contains(other, x) }) {
			return "different figures for " + unit
		}
	}
	return ""
}

// stateTable finds what a message says about whether it works.
var stateTable = lazily([]entry{
	{swap: "down", lines: `
		NOT yet|be|fully|currently|been* available|working|work|reachable|up|back|restored|fixed|resolved|online|responding|load|log
		BE|still|remains|remain|be|currently completely|still|currently|again|partly|all* down|offline|unavailable|unreachable|broken|out|interrupted
		can|could|may not log|use|reach|open|pay|see|sign|access
		fails|failing|unavailable|unreachable
	`},
	{swap: "up", lines: `
		BE|are|is|has|have|been|was fully|been|again|all|now|back* restored|fixed|resolved|up|back|working|available|online|normal|stable|reachable|operational
		works|work again|normally|now
		service|access restored
		back to normal
		up and running
	`},
})

// works is 1 for a message that says it works, -1 for one that says it does not, 0 for neither or both.
func works(p prose) int {
	up, down := false, false
	for _, s := range p.ends {
		if s.question {
			continue
		}
		for _, h := range stateTable().all(p.toks, s.span) {
			from, _ := clause(p.toks, s.span, h.span)
			ahead := traits(p.toks, span{from, h.from})
			up = up || h.swap == "up" && !ahead.has(cFuture|cIf)
			down = down || h.swap == "down"
		}
	}
	switch {
	case up == down:
		return 0
	case up:
		return 1
	}
	return -1
}

// figures returns the figures of a text by what they count.
func figures(p prose) map[string][]string {
	out := map[string][]string{}
	for i := 0; i+1 < len(p.toks); i++ {
		t, next := &p.toks[i], &p.toks[i+1]
		if t.word == "" || t.word[0] < '0' || t.word[0] > '9' || next.brk || t.class&cClock != 0 || next.class&cNum != 0 && next.word != "few" {
			continue
		}
		unit := strings.TrimSuffix(next.word, "s")
		if unit == "percent" || unit == "per" {
			unit = "%"
		}
		n := strings.ReplaceAll(t.word, ",", "")
		if !slices.Contains(out[unit], n) {
			out[unit] = append(out[unit], n)
		}
	}
	return out
}
