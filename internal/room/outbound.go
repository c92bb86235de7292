package room

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
	"warroom/internal/outbound"
)

// Outside is what a message to the people outside is held against: who is there on either side, what our machines are called, how
// things stand with each customer, what went out lately. It is made once for a state; the zero value knows nobody.
type Outside struct {
	d                     Desk
	of                    *desk.Desk
	names, hosts, parties []string
	known                 map[string]string // people on the map, lower case: the customer they belong to, "" when nobody said
	contacts              map[string]string // by customer, lower case: whom its party card names
	sent                  []sentUpdate
}

type sentUpdate struct {
	card uint64
	outbound.Message
}

// saidLately is how far back what went out is compared with what is to go out.
const saidLately = time.Hour

// Outside gathers what the messages of this state are held against; of is the customer desk of the state, nil where it is yet to be made.
func (d Desk) Outside(of *desk.Desk) Outside {
	if of == nil {
		of = desk.Of(d.State, desk.Pace{})
	}
	o := Outside{d: d, of: of, known: map[string]string{}, contacts: map[string]string{}}
	hosts := map[string]bool{}
	for _, p := range d.State.People {
		o.person(p.Name, p.Party)
	}
	for _, name := range d.writers() {
		o.person(name, "")
	}
	for _, c := range d.State.Cards {
		if c.Redacted || c.Stage == cards.StageWithdrawn {
			continue
		}
		customer := c.Fields[cards.FieldCustomer]
		switch c.Template {
		case cards.Stakeholder:
			o.person(c.Fields[cards.Stakeholder], customer)
		case cards.Party:
			o.party(c)
		case cards.Update:
			o.went(c)
		}
		if name := c.Fields[cards.FieldComponent]; machine(name) {
			hosts[name] = true
		}
	}
	for _, n := range d.State.Marked() {
		for _, tag := range n.Tags {
			if !n.Gone && machine(tag) && !incident.CustomerTag(tag) {
				hosts[tag] = true
			}
		}
	}
	for name := range hosts {
		o.hosts = append(o.hosts, name)
	}
	slices.Sort(o.hosts)
	return o
}

// person puts somebody among those whose names stay inside, and among those to whom something may go.
func (o *Outside) person(name, customer string) {
	key := strings.ToLower(strings.TrimSpace(name))
	if key == "" {
		return
	}
	if was, there := o.known[key]; !there {
		o.names = append(o.names, strings.TrimSpace(name))
	} else if customer == "" {
		customer = was
	}
	o.known[key] = strings.TrimSpace(customer)
}

func (o *Outside) party(c *incident.Card) {
	name := strings.TrimSpace(c.Fields[cards.Party])
	if name == "" {
		return
	}
	o.parties = append(o.parties, name)
	customer := ""
	if c.Fields[cards.FieldKind] == cards.KindCustomer {
		customer = name
		o.contacts[strings.ToLower(name)] = strings.TrimSpace(c.Fields[cards.FieldContact])
	}
	o.person(c.Fields[cards.FieldContact], customer)
}

// went keeps an update that was sent.
func (o *Outside) went(c *incident.Card) {
	if c.Stage != cards.StageSent || len(c.Moves) == 0 {
		return
	}
	last := c.Came()
	if o.d.Now.Sub(last.At) > saidLately {
		return
	}
	m := outbound.Message{At: last.At, By: last.By, Audience: c.Fields[cards.FieldAudience], To: c.Fields[cards.FieldTo], Text: c.Fields[cards.Update]}
	m.NextAt, _ = c.Time(cards.FieldNextAt)
	o.sent = append(o.sent, sentUpdate{c.Seq, m})
}

// Outbound is an update card as the message that it becomes, with what the state knows about it. Of several messages of one state
// [Desk.Outside] is made once.
func (d Desk) Outbound(c *incident.Card) outbound.Draft { return d.Outside(nil).Draft(c) }

// Draft is an update card, or one that is still being written, as the message that it becomes.
func (o Outside) Draft(c *incident.Card) outbound.Draft {
	m := outbound.Draft{
		Text: c.Fields[cards.Update], Audience: c.Fields[cards.FieldAudience], DoesForThem: c.Fields[cards.FieldDoesForThem],
		BossLine: c.Fields[cards.FieldBossLine], Alternatives: c.Fields[cards.FieldAlternatives], ReviewedBy: c.Fields[cards.FieldReviewedBy],
		From: cmp.Or(c.By, o.d.By), Names: o.names, Hosts: o.hosts, Parties: o.parties,
	}
	m.NextAt, _ = c.Time(cards.FieldNextAt)
	customer := strings.TrimSpace(c.Fields[cards.FieldCustomer])
	if o.of != nil {
		m.Relationship = o.of.Relationship(customer)
	}
	to := o.addressed(&m, c, customer)
	m.NotFacts, m.Unaware = o.quoted(c, to)
	for _, s := range o.sent {
		if s.card != c.Seq {
			m.LastOut = append(m.LastOut, s.Message)
		}
	}
	return m
}

// addressed says whom the message goes to, and returns them. Without a name it goes to the customer, where that is on the map; what is
// public goes to everybody.
func (o Outside) addressed(m *outbound.Draft, c *incident.Card, customer string) []string {
	to := cards.Field{Kind: cards.People}.Items(c.Fields[cards.FieldTo])
	contact, mapped := o.contacts[strings.ToLower(customer)]
	switch {
	case len(to) > 0:
		m.To, m.RecipientKnown = strings.Join(to, ", "), true
		for _, name := range to {
			of, known := o.known[strings.ToLower(name)]
			m.RecipientKnown = m.RecipientKnown && known
			if _, is := o.contacts[strings.ToLower(of)]; is && customer != "" && !strings.EqualFold(of, customer) {
				m.Astray = append(m.Astray, name+" of "+of)
			}
		}
	case m.Audience == cards.Public:
		m.RecipientKnown = true
	case customer != "":
		m.To, m.RecipientKnown = customer, mapped
		if contact != "" {
			to = []string{contact}
		}
	}
	return to
}

// Check returns what the gate finds in an update card at the moment of the desk; in one that was sent, at the moment when it went out.
func (o Outside) Check(c *incident.Card) []outbound.Finding {
	now := o.d.Now
	if sent, ok := c.Time(cards.FieldSentAt); ok && sent.Before(now) {
		now = sent
	}
	return outbound.Check(o.Draft(c), now, o.d.zone())
}

// Line returns what the gate finds in the words of one line that is to go to an audience, on a page for instance; to are those whose
// names may stand in it.
func (o Outside) Line(text, audience, to string) []outbound.Finding {
	d := outbound.Draft{Text: text, Audience: audience, From: o.d.By, To: to, RecipientKnown: true, Names: o.names, Hosts: o.hosts, Parties: o.parties}
	return slices.DeleteFunc(outbound.Check(d, o.d.Now, o.d.zone()), func(f outbound.Finding) bool { return f.Field == "" || f.Rule == outbound.Recipient })
}

// finding is one with the words that it is about.
type finding struct {
	outbound.Finding
	words string
}

func (o Outside) found(c *incident.Card) []finding {
	draft := o.Draft(c)
	var out []finding
	for _, f := range o.Check(c) {
		out = append(out, finding{f, f.Words(draft)})
	}
	return out
}

// gated are the stages of an update that stand for words that go out.
func gated(stage string) bool { return stage == cards.StageChecked || stage == cards.StageSent }

// Gate refuses to let an update out as it stands: to take it to stage without the word that overrules, or to copy it while it stands there. What was
// overruled with a reason on the way to where it stands does not hold it again; a secret always does.
func (d Desk) Gate(c *incident.Card, stage string) error {
	if c.Template != cards.Update {
		return nil
	}
	o := d.Outside(nil)
	found := o.found(c)
	if gated(c.Stage) && (c.Stage == stage || Overruled(c) != "") {
		found = onlyNew(found, found, c.Stage != stage)
	}
	return o.refuse(c, stage, found, c.Stage == stage)
}

// MayCopy refuses an update that may not leave the room as it stands: one that was taken back, and what [Desk.Gate] holds. For a draft it
// takes what it takes to have it checked.
func (d Desk) MayCopy(c *incident.Card) error {
	switch {
	case c.Stage == cards.StageWithdrawn:
		return incident.Errorf(incident.CodeRefused, "update #%d was taken back", c.Seq).WithHint("copy one that stands, or write it anew: /update TEXT")
	case gated(c.Stage):
		return d.Gate(c, c.Stage)
	}
	return d.Gate(c, cards.StageChecked)
}

// ofTime are the rules that a text breaks as time goes by, or as others write: an answer to one does not last.
var ofTime = []outbound.Rule{outbound.NextPast, outbound.Unaware, outbound.Swirl, outbound.Recipient}

// onlyNew returns the findings that were not there before, or did not stop it then: what people of ours may read, others may not. A
// secret is always one. Anew says that those of time are too.
func onlyNew(found, before []finding, anew bool) []finding {
	var out []finding
	for _, f := range found {
		stood := slices.ContainsFunc(before, func(b finding) bool {
			return b.Rule == f.Rule && b.Level == f.Level && b.Field == f.Field && b.Why == f.Why && b.words == f.words
		})
		if !stood || f.Rule == outbound.Secret || anew && slices.Contains(ofTime, f.Rule) {
			out = append(out, f)
		}
	}
	return out
}

// passes refuses events that would let an update out which the gate holds, or put words in one that is out already. It is asked by
// [Op.Run], the one way by which people and programs write, so that no line, key, form or shell goes round it; what is replayed or
// brought over from elsewhere ([WriteSession]) went out long ago. It stands here and not among the rules of the incident, because it
// needs the customer desk, and because its tables may get sharper: a log that was written under milder ones must still be read.
func (r *Room) passes(s incident.State, events []incident.Event, now time.Time) error {
	why, updates := map[uint64]string{}, map[uint64]bool{}
	for i := range events {
		e := &events[i]
		ref := e.Ref
		switch e.Kind {
		case incident.KindCardOpened:
			ref = e.Seq
			updates[ref] = e.Name == cards.Update
		case incident.KindCardMoved, incident.KindCardFilled:
			if c := s.Card(ref); c != nil {
				updates[ref] = c.Template == cards.Update
			}
		}
		if e.Kind == incident.KindCardMoved && e.Undoes == 0 {
			why[ref] = overrules(e.Text)
		}
	}
	refs := []uint64{}
	for ref, is := range updates {
		if is {
			refs = append(refs, ref)
		}
	}
	if len(refs) == 0 {
		return nil
	}
	slices.Sort(refs)
	after := Desk{State: incident.Fold(s, events), By: r.by, Now: now}.Outside(nil)
	before := after
	before.d.State = s
	for _, ref := range refs {
		if c := after.d.State.Card(ref); c != nil && gated(c.Stage) {
			if err := after.lets(c, before, s.Card(ref), why[ref]); err != nil {
				return err
			}
		}
	}
	return nil
}

// lets refuses what the gate finds in a card that is to be c and was before, nil when it is new.
func (o Outside) lets(c *incident.Card, then Outside, before *incident.Card, why string) error {
	found := o.found(c)
	stayed := before != nil && before.Stage == c.Stage
	switch {
	case before != nil && before.Fields[cards.FieldAudience] != c.Fields[cards.FieldAudience] && why == "":
		// what was overruled for some is not for others
	case !stayed && why != "":
		found = slices.DeleteFunc(found, func(f finding) bool { return f.Rule != outbound.Secret })
	case stayed, before != nil && gated(before.Stage) && Overruled(before) != "":
		found = onlyNew(found, then.found(before), !stayed)
	}
	return o.refuse(c, c.Stage, found, stayed)
}

// refuse tells the first finding that stops a card, with the words and what to write in their place. One that stays where it is has to go
// back before it can come there with a reason.
func (o Outside) refuse(c *incident.Card, stage string, found []finding, stays bool) error {
	found = slices.DeleteFunc(found, func(f finding) bool { return f.Level != outbound.Refuse })
	if len(found) == 0 {
		return nil
	}
	f := found[0]
	name := "the update"
	if o.d.State.Card(c.Seq) != nil {
		name = "update #" + strconv.FormatUint(c.Seq, 10)
	}
	words := f.Why
	if f.words != "" && f.Rule != outbound.Secret {
		words = fmt.Sprintf("%q: %s", incident.OneLine(f.words, 60), f.Why)
	}
	var hints []string
	if f.Swap != "" {
		hints = append(hints, fmt.Sprintf("write %q", incident.OneLine(f.Swap, 100)))
	}
	if n := len(found) - 1; n > 0 {
		hints = append(hints, strconv.Itoa(n)+" more to mend in its form")
	}
	if f.Rule != outbound.Secret && c.Seq != 0 {
		back := ""
		if stays {
			back = fmt.Sprintf("/update #%d %s, then ", c.Seq, cards.StageDraft)
		}
		hints = append(hints, fmt.Sprintf("or say why it goes as it is: %s/update #%d %s anyway: WHY", back, c.Seq, stage))
	} else if f.Rule == outbound.Secret {
		hints = append(hints, "no reason lets a secret out: take it out of the text")
	}
	return incident.Errorf(incident.CodeRefused, "%s does not go out: %s", name, words).WithHint(strings.Join(hints, "; "))
}
