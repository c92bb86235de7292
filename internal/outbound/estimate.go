package outbound

import "strings"

// whenTable finds times ahead. The swap says how firmly: "at" is a mere time of day, "day" a day, "soon" a vague one, "by" a term.
var whenTable = lazily([]entry{
	{swap: "by", lines: `
		by|before|till|latest about|around|approximately|roughly|at|latest|the* CLOCK
		by about|around|the|roughly* end|close|start|middle of the|this|our|your* business|day|week|month|shift|night|hour|afternoon|morning|play|DAY
		by|before|until next|late|early|this|the|at|latest* DAY|morning|afternoon|evening|night|lunch|lunchtime|weekend|dinner|breakfast|eod|cob
		by|before about|around* half|quarter past|to|NUM NUM?
		by then
		no|not later than about|around|the* CLOCK|DAY|morning|afternoon|evening|end
		before you|we|they go|leave|open|close|start|arrive|wake
		expected|due|scheduled|planned|targeted|forecast for|at|around|about|by|in* CLOCK
		in|within|inside|under about|around|roughly|approximately|approx|maybe|perhaps|only|just|at|most|less|than|max|the|next|another|or|so|ca|of|NUM* NUM more|further|of|to|or|NUM* UNIT
		NUM to|or|NUM* more|of|NUM* UNIT from|off now?
		NUM more UNIT
		another|further NUM|of|or|to* UNIT
		within|in the hour|day|minute|week|shift
		in no time
		in a while|bit|jiffy|flash|tick
		before long
		NUM UNIT max|tops|maximum
	`},
	{swap: "soon", lines: `
		any minute|moment|second|hour|time now?
		SOON
		very soon|shortly
		as soon as possible
	`},
	{swap: "day", lines: `
		DAY
		on monday|tuesday|wednesday|thursday|friday|saturday|sunday
		later today|tonight
		this|later this? morning|afternoon|evening|week|weekend
		next week|month|monday|tuesday|wednesday|thursday|friday
		first thing tomorrow?
		over night
	`},
	{swap: "at", lines: `
		at|around|about|approximately|roughly|towards about|around|roughly* CLOCK
	`},
})

// promiseTable finds estimates that need no second half.
var promiseTable = lazily([]entry{
	{swap: "-", lines: `
		NOT|without .3 eta|etr|ettr|estimate|estimates
		eta|etr of|for|on the|our* next? TELL
		eta|etr BE unknown|open|not
		time to repair|recovery|fix|resolution BE unknown|open|not
		estimate|estimates|estimated that|how|the|of* TELL
	`},
	{swap: "eta", lines: `
		eta|etr|ettr
		estimated|expected|target|projected|anticipated time|date|of|to|for* repair|resolution|recovery|fix|restoration|completion|restore
		estimated|expected|projected|anticipated repair|resolution|recovery|fix|restoration|completion time|date|in|at|by|is|BE
		repair|resolution|recovery|fix|restoration|completion time|date|of|BE|'s* estimated|expected|due|planned .2 NUM|CLOCK|DAY|SOON
		repair|resolution|recovery|fix|restoration|completion estimate|estimates|eta|deadline|forecast
		NUM UNIT repair|resolution|recovery|fix|restoration|service* estimate|forecast
		time to repair|recovery|resolution|fix .3 NUM|CLOCK
		we|i estimate|expect|anticipate|reckon|guess|predict|hope .2 NUM .2 UNIT
		WE|it will|shall|should|would not be|take too? long
		NUM UNIT fix|repair|job|recovery|outage|downtime !and|that|which
		quick|fast|speedy|swift fix|recovery|repair|resolution
		NOT take|last|need any|much|more|longer* than? NUM more|NUM* UNIT
		service|services|operation|operations|access will|should|then* resume|resumes at|by|in|within|around|about|the|again* CLOCK|DAY|SOON|hour|NUM
		repair|fix|recovery|restoration|downtime|outage|interruption : .3 NUM UNIT
		repair|fix|recovery|restoration|downtime|outage|interruption will|should|lasts be|last|take? about|another|around|only|approximately|at|most|just* NUM more|to|or|NUM* UNIT
		almost|nearly|practically there|done|fixed|resolved|restored|back|finished
		not long now
		soon|shortly as|be good|new
		give us|me about|another|just|only|around* NUM more|NUM* UNIT
		only|just about|around* NUM more|further UNIT
		only|just about|another|around|a* NUM more|to|NUM* UNIT more|left|to|until|till
		NUM more|further? UNIT to go|left|remaining
		NUM UNIT to go|left|remaining
	`},
	{swap: "takes", lines: `
		take|takes|taking|needs|need|require|requires|last|lasts us|only|just|about|around|approximately|roughly|maybe|another|some|up|to|at|most|no|longer|more|than|the|under|less|between|you|not|probably|perhaps* NUM to|or|and|NUM|more|further|of|another* UNIT
		BE|be|lasts down|out|offline|unavailable|interrupted for about|another|around|only|up|to|the|next|at|most|just|some* NUM to|or|NUM|more|of|further* UNIT
	`},
})

// lowerTable finds lower bounds, terms of news and what else is no promise though a time stands there.
var lowerTable = lazily([]entry{
	{lines: `
		at least
		NOT earlier|before|sooner|until|till
		longer|more than
		earliest
		at the earliest
		minimum
		NOT TELL|promise|promised|yet|give
		unknown|unclear|open|uncertain
		too early
		if|unless|whether|in case
	`},
})

// notRepair are readings of words of repair that have nothing to do with one.
var notRepair = lazily([]entry{
	{lines: `
		call|calling|get|getting|report|reporting|write|writing|ring|hear|roll|rolled|rolling|switch|switched|move|moved|step|set|pay|hand|look|fall|phone|mail you|us|them|everything|it|this|all* back
		go|going|went|come|coming|came you? back to
		back to you|version|older|the|paper|manual|us
		back ups|end|office|log|date
		follow|follows|set|sets|look|sign|speed|catch|pick|scale|scaling|bring|build|make|give|line up
		up to|until|on
		work|working on|with|from|to|for|hard|through|group|together|day|days|hours|against|around
		running out|late|low|on|from|a|the
		return your|their|call|calls|the
		i|engineer|colleague|we BE|will be? available|reachable|online
		over the|a|all|to|by phone?
		available for|on|under|to|via
		live chat|call|status|data
		done everything|all|so|this
		complete|completed list|picture|report|answer
	`},
})

// estimate returns the words of a promised time of repair in the sentence, false if there is none. Questions are none.
func estimate(toks []token, s sentence) (span, bool) {
	if s.question {
		return span{}, false
	}
	for i := s.from; i < s.to; i++ {
		h, ok := promiseTable().at(toks, s.span, i)
		if !ok {
			continue
		}
		if h.swap == "eta" || h.swap == "takes" && isLength(toks, s.span, h.span) {
			return h.span, true
		}
		i = h.to - 1
	}
	return bound(toks, s.span)
}

// isLength reports whether "takes two hours" speaks of the repair and of what is to come.
func isLength(toks []token, s span, h span) bool {
	from, to := clause(toks, s, h)
	f := traits(toks, span{from, h.from})
	if f.has(cTell) || f.has(cPast) && !f.has(cFuture) || f.has(cIf) || f.has(cNot) {
		return false
	}
	return !lower(toks, span{from, to}, h)
}

// bound looks for a word of repair and a time that belong together.
func bound(toks []token, s span) (span, bool) {
	whens := whenTable().all(toks, s)
	if len(whens) == 0 {
		return span{}, false
	}
	skip := notRepair().all(toks, s)
	for i := s.from; i < s.to; i++ {
		for len(whens) > 0 && whens[0].to < i-reach {
			whens = whens[1:]
		}
		for len(skip) > 0 && skip[0].to <= i {
			skip = skip[1:]
		}
		if toks[i].class&(cState|cAct) == 0 || len(skip) > 0 && i >= skip[0].from {
			continue
		}
		for _, w := range whens {
			if w.from > i+1+reach {
				break
			}
			if i >= w.from && i < w.to || !near(toks, s, i, w.span) || !promised(toks, s, i, w) {
				continue
			}
			return span{min(i, w.from), max(i+1, w.to)}, true
		}
	}
	return span{}, false
}

// reach is how many words may lie between the repair and its time.
const reach = 12

// near reports whether the word of repair at i and the time w belong to one clause: a sign may part them only right at the time, and
// a joining word only where no new subject follows.
func near(toks []token, s span, i int, w span) bool {
	from, to := i+1, w.from
	if w.from < i {
		from, to = w.to, i
	}
	if to-from > reach {
		return false
	}
	for k := from; k < to; k++ {
		t := &toks[k]
		switch {
		case t.brk:
			atTime := k == to-1 && w.from > i || k == from && w.from < i && clauseBegins(toks, s, w.from)
			if t.word == ";" || t.word == ":" && w.from > i || !atTime {
				return false
			}
		case t.class&cTell != 0 && t.class&(cState|cAct) == 0:
			return false // the time is that of the news
		case t.class&cJoin != 0 && k+1 < to && toks[k+1].class&cSubject != 0:
			return false
		}
	}
	return true
}

func clauseBegins(toks []token, s span, i int) bool {
	return i == s.from || toks[i-1].brk || toks[i-1].class&cJoin != 0
}

// promised reports whether the repair at i is promised for w: it looks ahead, is not denied, and no news stands before it.
func promised(toks []token, s span, i int, w hit) bool {
	c := span{}
	c.from, c.to = clause(toks, s, span{min(i, w.from), max(i+1, w.to)})
	before := traits(toks, span{c.from, min(i, w.from)})
	if before.has(cIf) || before.has(cStart) || lower(toks, c, w.span) {
		return false
	}
	if told := last(toks, span{c.from, min(i, w.from)}, cTell); told >= 0 {
		if w.from < i || toks[told].class&cAct == 0 && tells(toks, told, i) {
			return false
		}
	}
	if n := last(toks, span{max(c.from, i-5), i}, cNot); n >= 0 && !strings.Contains("longer later more", toks[n+1].word) {
		return false
	}
	ahead := traits(toks, c)
	future := ahead.has(cFuture)
	if ahead.has(cPast) && !future {
		return false
	}
	if able := toks[i].word; able == "again" || able == "able" {
		future = future && !ahead.has(cTell)
		return future && w.swap != "at" // "you can order again in an hour"
	}
	state := toks[i].class&cState != 0
	switch w.swap {
	case "by":
		return true
	case "soon":
		return future || state && adjacent(i, w.span)
	case "day":
		return future && !ahead.has(cPast) || state && adjacent(i, w.span) && toks[w.to-1].word != "today" && w.from > i
	default: // "at": an act at a time is a plan, a state at a time is a promise
		return state && future
	}
}

func adjacent(i int, w span) bool { return w.from >= i+1 && w.from <= i+2 || w.to == i || w.to == i-1 }

// tells reports whether between the news and the repair stands what makes the repair its content or its condition.
func tells(toks []token, told, i int) bool {
	for k := told; k < i; k++ {
		switch toks[k].word {
		case "when", "once", "whether", "if", "after", "until", "how", "what", "why", "where":
			return true
		}
	}
	return false
}

// lower reports whether the time is a lower bound, or the clause says before it that it is not known.
func lower(toks []token, c, w span) bool {
	for i := c.from; i < min(c.to, w.to+4); i++ {
		h, ok := lowerTable().at(toks, c, i)
		if !ok {
			continue
		}
		if i > c.from && toks[i-1].class&cNot != 0 && toks[i].class&cNot == 0 {
			continue // "no longer than" is an upper bound
		}
		return h.from < w.to+3
	}
	return false
}

type trait class

func (t trait) has(c class) bool { return class(t)&c != 0 }

func traits(toks []token, s span) trait {
	var c class
	for i := s.from; i < s.to; i++ {
		c |= toks[i].class
	}
	return trait(c)
}

func last(toks []token, s span, c class) int {
	for i := s.to - 1; i >= s.from; i-- {
		if toks[i].class&c != 0 {
			return i
		}
	}
	return -1
}

// wide is how far a clause is looked for, so that a text without a full stop costs no more than one with.
const wide = 60

// clause returns the tokens of the clause around h: to the next sign, or to a joining word that a subject follows.
func clause(toks []token, s span, h span) (from, to int) {
	from, to = h.from, h.to
	for from > max(s.from, h.from-wide) && !toks[from-1].brk && (toks[from-1].class&cJoin == 0 || toks[from].class&cSubject == 0 || toks[from-1].word == "as") {
		from--
	}
	for to < min(s.to, h.to+wide) && !toks[to].brk && (toks[to].class&cJoin == 0 || to+1 == s.to || toks[to+1].class&cSubject == 0) {
		to++
	}
	return from, to
}
