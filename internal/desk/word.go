package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// Word is something said between us and the customer's side.
type Word struct {
	At         time.Time
	In         bool      // they began it: a call, a message, a complaint
	Who        string    // of us, or of them when In
	What       string    // what they were told, or what came in
	Customer   string    // "" is all of them
	Meaningful bool      // they were told something that they had not heard yet
	NextAt     time.Time // when they were told that they hear next, zero when nothing was said
	Seq        uint64    // of the note or the card

	told    bool      // they heard something from us, whoever began it
	heardAt time.Time // when: a talk may begin with listening for a while
	text    string    // what they were told
	new     string    // yes or no when a person said whether anything new is in it
	about   string    // which cards it is about, by number
	first   string    // we or they when a person said who called first
}

// earlier puts what was said in the order in which it happened, whatever the order in which it was read.
func earlier(aAt time.Time, aSeq uint64, bAt time.Time, bSeq uint64) int {
	return cmp.Or(aAt.Compare(bAt), cmp.Compare(aSeq, bSeq))
}

// skew is how far the clocks of two machines may be apart before a word of a time still to come does not count yet: a clock that was
// ahead for a while must not keep the next word quiet.
const skew = 2 * time.Minute

// Words returns everything said between us and them, by when it happened.
func (d *Desk) Words() []Word { return slices.Clone(d.words) }

// wordsOfNotes are the notes that somebody tagged as a word to or from the customer; imported ones too. What a customer says came in, and
// so did what has the tag of that.
func (d *Desk) wordsOfNotes() []Word {
	var out []Word
	for _, n := range d.s.Marked() {
		if n.Gone || n.Redacted || !slices.ContainsFunc(n.Tags, incident.CustomerTag) {
			continue
		}
		w := Word{At: n.At, Who: n.Voice(), What: n.Text, Seq: n.Seq, heardAt: n.At}
		w.In = slices.ContainsFunc(n.Tags, inbound) || strings.EqualFold(n.Who, "customer") || d.theirs(n.Who)
		if w.In {
			w.Customer = d.customerOf(n.Who)
		} else {
			w.told, w.text = true, n.Text
		}
		for _, tag := range n.Tags {
			if rest, ok := strings.CutPrefix(tag, "customer-"); ok && w.Customer == "" {
				w.Customer = d.tagged(rest)
			}
		}
		out = append(out, w)
	}
	return out
}

func inbound(tag string) bool { return tag == "customer-inbound" || tag == "customer-in" }

// weigh puts the words in order and says of each whether anything new was in it: a word to one customer is held against what they heard
// before, one to all against what all of them did.
func (d *Desk) weigh() {
	slices.SortFunc(d.words, func(a, b Word) int { return earlier(a.At, a.Seq, b.At, b.Seq) })
	last := map[string]saying{}
	var all saying // the last word to all of them
	for _, w := range d.byHeard() {
		said := read(w.text)
		before, ok := last[w.Customer]
		if !ok {
			before = all
		}
		w.Meaningful = w.new == cards.Yes || w.new != cards.No && said.news(before, d.pace.Overlap)
		if w.Customer == "" {
			all = said
			clear(last)
		} else {
			last[w.Customer] = said
		}
		if !w.NextAt.After(w.heardAt) {
			w.NextAt = time.Time{} // nobody could keep that
		}
	}
}

// byHeard are the words that they were told, by when they heard them.
func (d *Desk) byHeard() []*Word {
	var out []*Word
	for i := range d.words {
		if d.words[i].told {
			out = append(out, &d.words[i])
		}
	}
	slices.SortFunc(out, func(a, b *Word) int { return earlier(a.heardAt, a.Seq, b.heardAt, b.Seq) })
	return out
}

// heard are the words that a customer was told, up to now.
func (d *Desk) heard(customer string, now time.Time) []Word {
	all, ok := d.told[strings.ToLower(customer)]
	if !ok && d.named(customer) == "" { // not one that is known: what all heard, they did
		all = d.told[""]
	}
	end, _ := slices.BinarySearchFunc(all, now.Add(skew), func(w Word, t time.Time) int {
		if w.heardAt.After(t) {
			return 1
		}
		return -1
	})
	return all[:end]
}

// share gives every customer the words that they heard: their own and those to all. What is one customer's only, with others there, is
// not heard by all.
func (d *Desk) share() {
	d.told = map[string][]Word{}
	for _, w := range d.byHeard() {
		if w.Customer == "" || len(d.customers) < 2 {
			d.told[""] = append(d.told[""], *w)
		}
		for _, c := range d.customers {
			if sameCustomer(w.Customer, c) {
				d.told[strings.ToLower(c)] = append(d.told[strings.ToLower(c)], *w)
			}
		}
	}
}

// FirstWord is who told whom first (method, part A, A106).
type FirstWord struct {
	We        bool          // they heard it from us
	At        time.Time     // zero: nobody has said anything yet
	SinceKnew time.Duration // from when we knew; 0 when it was before
}

// First returns who had the first word, ours or theirs.
func (d *Desk) First() FirstWord {
	if len(d.words) == 0 {
		return FirstWord{}
	}
	w := d.words[0]
	we := w.first == cards.We || w.first != cards.They && !w.In
	return FirstWord{We: we, At: w.At, SinceKnew: max(0, w.At.Sub(d.Knew()))}
}

// ToFirst returns how long the first word of ours took from the declaration, and whether there is one.
func (d *Desk) ToFirst() (time.Duration, bool) {
	for _, w := range d.words {
		if !w.In {
			return max(0, w.At.Sub(d.s.Declared)), true
		}
	}
	return 0, false
}

// Out returns how many words of ours went out.
func (d *Desk) Out() int {
	n := 0
	for _, w := range d.words {
		if !w.In {
			n++
		}
	}
	return n
}

// Knew returns when we knew: the first note that is tagged as detection or noticed, else the declaration.
func (d *Desk) Knew() time.Time { return d.knew }

func knew(s incident.State) time.Time {
	var at time.Time
	for _, n := range s.Marked() {
		if !n.Gone && slices.ContainsFunc(n.Tags, func(tag string) bool { return tag == "detection" || tag == "noticed" }) && (at.IsZero() || n.At.Before(at)) {
			at = n.At
		}
	}
	if at.IsZero() {
		return s.Declared
	}
	return at
}

// Silence is a stretch in which a customer heard nothing new.
type Silence struct {
	Customer string // "" is all of them
	From, To time.Time
}

// Length returns how long it was.
func (s Silence) Length() time.Duration { return s.To.Sub(s.From) }

// Silences returns the stretches without a meaningful word to a customer, from the declaration until now, or until the business was
// back or the incident closed; "" looks at what all of them heard.
func (d *Desk) Silences(customer string, now time.Time) []Silence {
	if !d.s.Exists() {
		return nil
	}
	end := now
	for _, t := range []time.Time{d.s.Restored, d.s.Closed} {
		if !t.IsZero() && t.Before(end) {
			end = t
		}
	}
	from := d.s.Declared
	var out []Silence
	add := func(to time.Time) {
		if to.After(from) {
			out, from = append(out, Silence{customer, from, to}), to
		}
	}
	for _, w := range d.heard(customer, now) {
		if w.Meaningful && w.heardAt.Before(end) {
			add(w.heardAt)
		}
	}
	add(end)
	return out
}

// LongestSilence returns the longest of all customers, the zero Silence when there was none.
func (d *Desk) LongestSilence(now time.Time) Silence {
	var longest Silence
	for _, c := range d.audience() {
		for _, s := range d.Silences(c, now) {
			if s.Length() > longest.Length() {
				longest = s
			}
		}
	}
	return longest
}
