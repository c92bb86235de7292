package hats

import "slices"

// pair is a hat a note stands under and the one it sounds like.
type pair struct{ on, to Hat }

// named are the pairs that a drift rule of the method, part B, names.
var named = map[pair]string{
	{White, Green}: "D01", {White, Red}: "D02", {White, Black}: "D03",
	{Black, Red}: "D10", {Black, Green}: "D09",
	{Yellow, Black}: "D12", {Yellow, Red}: "D13", {Yellow, Green}: "D14",
	{Green, Black}: "D15", {Green, White}: "D16",
	{Blue, Green}: "D18", {Blue, White}: "D18",
}

// because says why a note sounds like a hat.
var because = map[Hat]string{
	White: "it states a fact", Red: "it names a feeling", Black: "it says what may go wrong",
	Yellow: "it names a gain", Green: "it proposes something", Blue: "it steers the talk",
}

// asksFor says the same of a question (method, part B, D06).
var asksFor = map[Hat]string{
	White: "it asks for a fact", Red: "it asks how it feels", Black: "it asks what may go wrong",
	Yellow: "it asks what is gained", Green: "it asks for an option", Blue: "it asks how we go on",
}

// alsoAsk is what may be asked instead of filing the note elsewhere.
var alsoAsk = map[string]string{
	"D08": "one sentence, how does it feel?", "D10": "what would follow from it?", "D13": gainedByWhom,
}

const gainedByWhom = "what is gained, for whom?"

// askSure is the confidence of a rule that has found its words; nothing is weighed there.
const askSure = 0.8

// misfiled is every rule that sends a whole note to another hat. Fetching facts is White's own even
// when it is proposed (D01).
func misfiled(r *reading, on Hat) (Drift, bool) {
	to, sure := r.guess()
	if sure < actAbove || to == on || on == White && to == Green && r.fetches {
		return Drift{}, false
	}
	d := Drift{To: to, Rule: named[pair{on, to}], Reason: because[to], Confidence: sure}
	switch {
	case r.asks && d.Rule != "D01": // which has questions of its own
		d.Rule, d.Reason = "D06", asksFor[to]
	case d.Rule != "":
	case to == Blue:
		d.Rule = "D20"
	case on == Red && r.metrics > 0:
		d.Rule = "D08"
	default:
		d.Rule = "order"
	}
	d.Ask = alsoAsk[d.Rule]
	return d, true
}

// personFault is D11: the words come before the hat, so the lint of blame speaks first.
func personFault(r *reading, _ Hat) (Drift, bool) {
	return Drift{Rule: "D11", Reason: "it names a person's fault", Ask: "what made it likely?", Confidence: askSure}, r.marks&faulted != 0
}

// reasonGiven is D07: under Red the reason is cut off and offered to White or Black.
func reasonGiven(r *reading, on Hat) (Drift, bool) {
	i := slices.IndexFunc(r.words, func(w word) bool { return w.text == "because" || w.text == "since" || w.text == "so" })
	if i < 0 || r.words[i].text == "since" && !clause(r.words[i+1:]) || r.words[i].text == "so" && r.textAt(i+1) != "that" {
		return Drift{}, false
	}
	return r.cut(i, on, func(tail Hat) Drift {
		d := Drift{To: White, Rule: "D07", Reason: "it gives a reason"}
		if tail == Black {
			d.To = Black
		}
		return d
	})
}

// clause reports whether words hold a subject or a verb of their own: "since nobody called" gives a
// reason, "since the call" and "since noon" give a time.
func clause(words []word) bool {
	for i := range words {
		if words[i].class&(isBe|isHave|isMay|isWill|isPast) != 0 || i == 0 && words[i].class&isSubject != 0 {
			return true
		}
	}
	return false
}

// remedyAdded is D09: under Black a remedy is split off to Green.
func remedyAdded(r *reading, on Hat) (Drift, bool) {
	for i := range r.words {
		if r.remedyAt(i) {
			return r.cut(i, on, func(Hat) Drift { return Drift{To: Green, Rule: "D09", Reason: "it adds a remedy"} })
		}
	}
	return Drift{}, false
}

// remedyAt reports whether "so we should", "unless we add" or "instead" stands at word i.
func (r *reading) remedyAt(i int) bool {
	who, does := r.at(i+1), r.at(i+2)
	switch r.words[i].text {
	case "so":
		return r.textAt(i+1) == "let's" || who&isSubject != 0 && does&isMay != 0 && does&isNot == 0
	case "unless":
		return who&isSubject != 0 && does&isAct != 0
	case "instead":
		return r.words[i].opens
	}
	return false
}

// butAdded is D12: under Yellow what follows a but is split off to Black, unless it is one more
// gain: "small but quick to try".
func butAdded(r *reading, on Hat) (Drift, bool) {
	for i := range r.words {
		switch r.words[i].text {
		case "but", "however", "unless":
		default:
			continue
		}
		switch r.textAt(i - 1) {
		case "nothing", "all", "anything":
			continue
		}
		return r.cut(i, on, func(tail Hat) Drift {
			if tail == Yellow || r.textAt(i+1) == "also" {
				return Drift{}
			}
			return Drift{To: Black, Rule: "D12", Reason: "the but weighs against it"}
		})
	}
	return Drift{}, false
}

// A part that is split off is worth a note of its own, and either half is judged by the better
// part of its words.
const (
	fewestWords = 3
	halfSure    = 0.5
)

// cut splits the note before word i when what stands before belongs under on. The rule is told
// what the rest by itself sounds like, "" when that is not clear.
func (r *reading) cut(i int, on Hat, rule func(tail Hat) Drift) (Drift, bool) {
	if i == 0 || len(r.words)-i < fewestWords {
		return Drift{}, false
	}
	head, sure := read(r.words[:i]).guess()
	if head != on || sure < halfSure {
		return Drift{}, false
	}
	tail, sureOfTail := read(r.words[i+1:]).guess()
	if sureOfTail < halfSure {
		tail = ""
	}
	d := rule(tail)
	d.Start, d.End, d.Confidence = r.words[i].start, r.words[len(r.words)-1].end, max(sure, actAbove)
	return d, true
}

// toldByOthers is D05: somebody's view that is told as theirs is White, whatever it says.
func toldByOthers(r *reading, _ Hat) (Drift, bool) { return Drift{}, r.marks&told != 0 }

// subjectWords is within how many words the subject of a note and its verb stand.
const subjectWords = 6

// reports tells whether the note passes on what somebody else says or believes: its verb is one of
// saying, and its subject is neither I nor we.
func (r *reading) reports() bool {
	for i := range min(len(r.words), subjectWords) {
		w := &r.words[i]
		switch {
		case w.class&(isMark|isMay|isNot|isFeeling) != 0, w.text == "i", w.text == "we", w.text == "my":
			return false
		case i > 0 && w.class&isSay != 0:
			return w.form == isS || w.form == isED || w.form == isPlain && r.many(i-1)
		}
	}
	return false
}

// praised is D17: under Green nothing is judged, so praise is dropped or goes to Yellow with a
// reason. Praise in front of an idea is let pass.
func praised(r *reading, _ Hat) (Drift, bool) {
	if to, _ := r.guess(); to != Red || r.marks&verdict == 0 {
		return Drift{}, false
	}
	if r.score(Green) > 0 {
		return Drift{}, true
	}
	return Drift{To: Yellow, Rule: "D17", Reason: "it praises", Ask: gainedByWhom, Confidence: askSure}, true
}

// guessed is D04: what is held to be so without a source stays, marked as an assumption.
func guessed(r *reading, _ Hat) (Drift, bool) {
	d := Drift{Kind: "assumption", Rule: "D04", Reason: "it has no source", Ask: "what would test it?", Confidence: askSure}
	return d, r.marks&(assumed|sourced) == assumed && !r.asks
}

// longFeeling is how many words a feeling has at most (method, part B, D08).
const longFeeling = 15

// tooLong is D08: a feeling is one sentence without a measurement.
func tooLong(r *reading, _ Hat) (Drift, bool) {
	count := 0
	for i := range r.words {
		if r.words[i].class&isMark == 0 {
			count++
		}
	}
	d := Drift{Rule: "D08", Reason: "it is more than a feeling", Ask: alsoAsk["D08"], Confidence: askSure}
	return d, count > longFeeling || r.metrics > 0
}

// openDecision is D19: a decision that nobody has, or that has no time, is none yet.
func openDecision(r *reading, _ Hat) (Drift, bool) {
	d := Drift{Rule: "D19", Reason: "a decision needs an owner and a time", Confidence: askSure}
	switch r.marks & (owned | timed) {
	case owned | timed:
		return Drift{}, false
	case owned:
		d.Ask = "by when?"
	case timed:
		d.Ask = "who has it?"
	default:
		d.Ask = "who has it, by when?"
	}
	return d, r.marks&decided != 0
}
