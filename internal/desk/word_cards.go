package desk

import (
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// wordOfContact is a talk as a word. They heard something from us when it says what they were told.
func (d *Desk) wordOfContact(c *incident.Card) Word {
	told := strings.TrimSpace(c.Fields[cards.FieldTold])
	w := Word{
		At: c.Opened, In: c.Fields[cards.FieldDirection] == cards.In, Who: c.By, What: told, Customer: d.named(c.Fields[cards.FieldCustomer]), Seq: c.Seq,
		told: told != "", text: told, heardAt: filledAt(c, cards.FieldTold), about: c.Fields[cards.FieldAbout], first: c.Fields[cards.FieldCalledFirst],
	}
	if c.Fields[cards.FieldDirection] == "" && w.first == cards.They {
		w.In = true
	}
	person := c.Fields[cards.FieldPerson]
	if w.Customer == "" {
		w.Customer = d.customerOf(person)
	}
	if w.In && person != "" {
		w.Who = person
	}
	if w.What == "" {
		w.What = c.Fields[cards.Contact]
	}
	w.NextAt, _ = c.Time(cards.FieldNextAt)
	return w
}

// wordOfUpdate is an update that went out, to somebody outside.
func (d *Desk) wordOfUpdate(c *incident.Card) (Word, bool) {
	audience := c.Fields[cards.FieldAudience]
	if c.Stage != cards.StageSent || audience == "" || audience == cards.Internal {
		return Word{}, false
	}
	w := Word{
		At: cameTo(c), Who: c.By, What: c.Fields[cards.Update], Customer: d.named(c.Fields[cards.FieldCustomer]), Seq: c.Seq,
		told: true, new: c.Fields[cards.FieldNewInIt], about: c.Fields[cards.FieldAbout],
	}
	if len(c.Moves) > 0 {
		w.Who = c.Came().By
	}
	if audience == cards.Public {
		w.Customer = ""
	}
	if sent, ok := c.Time(cards.FieldSentAt); ok && sent.Before(w.At) { // it is recorded afterwards, never before
		w.At = sent
	}
	w.heardAt, w.text = w.At, w.What+"\n"+c.Fields[cards.FieldAlternatives]
	w.NextAt, _ = c.Time(cards.FieldNextAt)
	return w, true
}

// wordsOfCalls are the calls that were made, unless the talk itself is written down too and names the call.
func (d *Desk) wordsOfCalls() []Word {
	written := map[uint64]bool{}
	for _, c := range d.contacts {
		for _, seq := range numbers(c.Fields[cards.FieldAbout]) {
			written[seq] = true
		}
	}
	var out []Word
	for _, c := range d.of(cards.Call) {
		if c.Stage != cards.StageMade || written[c.Seq] {
			continue
		}
		w := Word{
			At: cameTo(c), Who: c.Fields[cards.FieldOwner], What: c.Fields[cards.FieldImpact], Customer: d.named(c.Fields[cards.FieldCustomer]), Seq: c.Seq,
			told: true, text: c.Fields[cards.FieldImpact] + "\n" + c.Fields[cards.FieldDoing],
		}
		if w.Customer == "" {
			w.Customer = d.customerOf(c.Fields[cards.FieldPerson])
		}
		w.heardAt = w.At
		w.NextAt, _ = c.Time(cards.FieldHearNext)
		out = append(out, w)
	}
	return out
}

// numbers reads all that a text names by number: "#12, #14", or a number alone.
func numbers(text string) []uint64 {
	var out []uint64
	if n := incident.Number(text); n != 0 {
		out = append(out, n)
	}
	for _, part := range strings.Split(text, "#")[1:] {
		digits := part[:len(part)-len(strings.TrimLeft(part, "0123456789"))]
		if n := incident.Number(digits); n != 0 {
			out = append(out, n)
		}
	}
	return out
}

// Letter is what was written to us, and until when it wants an answer.
type Letter struct {
	Card     uint64
	Customer string
	From     string
	What     string
	At, Due  time.Time
	Answered time.Time // zero: it waits
	Ended    bool      // the talk about it came to its end
}

// Waits reports whether it was not answered by now.
func (l Letter) Waits() bool { return l.Answered.IsZero() && !l.Ended }

// Age returns for how long it has waited at now, or did wait.
func (l Letter) Age(now time.Time) time.Duration {
	if !l.Answered.IsZero() && l.Answered.Before(now) {
		now = l.Answered
	}
	return max(0, now.Sub(l.At))
}

// Letters returns what they wrote, oldest first (A67: never ignore writing). It is answered by what they were told on its own card, or
// by a word of ours that names it.
func (d *Desk) Letters() []Letter {
	named := d.namedBy()
	var out []Letter
	for _, c := range d.contacts {
		if !yes(c, cards.FieldWritten) || c.Fields[cards.FieldDirection] == cards.Out {
			continue
		}
		w := d.wordOfContact(c)
		l := Letter{Card: c.Seq, Customer: w.Customer, From: c.Fields[cards.FieldPerson], What: c.Fields[cards.Contact], At: c.Opened, Due: c.Opened.Add(d.pace.Letter)}
		l.Ended = c.Stage == cards.StageEnded
		switch at, ok := named[c.Seq]; {
		case w.told:
			l.Answered = w.heardAt
		case ok:
			l.Answered = at
		case l.Ended:
			l.Answered = cameTo(c)
		}
		out = append(out, l)
	}
	return out
}

// namedBy returns when a word of ours first named a card by its number.
func (d *Desk) namedBy() map[uint64]time.Time {
	out := map[uint64]time.Time{}
	for _, w := range d.words {
		if w.In || !w.told {
			continue
		}
		for _, seq := range append(numbers(w.about), numbers(w.hashed())...) {
			if at, ok := out[seq]; !ok || w.heardAt.Before(at) {
				out[seq] = w.heardAt
			}
		}
	}
	return out
}

// hashed is the text of a word from its first number sign on: "#12" names a card, "12" alone names none.
func (w Word) hashed() string {
	at := strings.IndexByte(w.text, '#')
	if at < 0 {
		return ""
	}
	return w.text[at:]
}
