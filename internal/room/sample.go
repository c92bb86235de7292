package room

import (
	"context"
	"fmt"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// SampleLine is one line of the sample, in the one-line language, and when it was typed.
type SampleLine struct {
	Ago  time.Duration // before now
	Line string
}

// Sample returns an invented incident for looking around in: its declaration fifty minutes before now and the lines typed since.
// It stands at Yellow, so that whoever looks can turn to Green, set the last Blue and close. Its order is the built-in one whatever
// a person's own file says, for its lines turn the hats.
func Sample(now time.Time) (incident.Declare, []SampleLine) {
	people := []incident.Join{
		{Name: "Ingrid", Seat: "lead"},
		{Name: "Tomas", Seat: "database"},
		{Name: "Priya", Seat: "network"},
		{Name: "Amara", Seat: "customer liaison"},
		{Name: "Jonas", Seat: "scribe"},
	}
	const m = time.Minute
	return incident.Declare{
			Title: "Sample: card payments time out", Impact: "I pay, the page spins, and nobody knows whether I have paid.",
			Severity: 2, Zone: "UTC", Seen: "no", Sample: true, People: people, Order: hats.Default().Sized(len(people)), At: now.Add(-50 * m),
		}, []SampleLine{
			{49 * m, `four of ten card payments hang for 30 s and then fail #payments`},
			{48 * m, `@Amara 14 shops have called so far #calls`},
			{47 * m, `" @Priya the provider says all is well on their side #provider`},
			{45 * m, `@Tomas the ledger's replica is 40 s behind, and it grows #db`},
			{44 * m, `~ the nightly report holds the locks #db`},
			{43 * m, `? who may stop the nightly report without its owner #db`},
			{42 * m, `-18m @Priya a certificate on the payment gateway was renewed #gateway`},
			{42 * m, `/party the shops kind=customer wants="to sell until the evening" contact=Amara`},
			{41 * m, `/called nothing goes through direction=in customer="the shops" with="the biggest shop" first=they via=phone vented=yes want="to take cards again" told="we know, and we look for the cause" readback="no card payment goes through since noon" readback_ok=yes heat_before=75 heat_after=65 quote="we lose customers by the minute"`},
			{41 * m, `@Tomas the report has run for 70 minutes; it never took more than 20 #db`},
			{38 * m, `/next`},
			{37 * m, `/goal every card payment goes through again before the evening peak`},
			{36 * m, `one voice to the shops: Amara, every half hour`},
			{35 * m, `/decide Amara in 45m: tell the shops what works, what does not, and when they hear from us next`},
			{34 * m, `/update four of ten card payments hang; cash works, and we are on it audience=customer customer="the shops" to="the biggest shop" does="they know to take cash" boss="the fault is with us, not with their tills" next_at="in 40m" reviewed_by=Ingrid`},
			{34 * m, `/update checked`},
			{33 * m, `/update sent via=mail`},
			{33 * m, `/next`},
			{33 * m, `@Ingrid uneasy about touching the ledger this close to the peak`},
			{32 * m, `@Tomas calmer since it is one table and not all of them`},
			{31 * m, `/next`},
			{30 * m, `@Tomas stopping the report half way may leave the ledger half closed #db`},
			{28 * m, `@Priya switching to the replica loses the 40 s it is behind #db`},
			{24 * m, `w: ! refunds fail too now, not only payments #payments`},
			{21 * m, `/promise @"the shops" in 35m: a list of the payments that are in doubt promised_by=Amara`},
			{21 * m, `w: " @Amara the biggest shop has put up a sign: cash only #calls`},
			{16 * m, `/call made person="the biggest shop" impact="refunds fail too: nobody gets money back today" apology="we are sorry that you hear it from your till" doing="we look for what changed since yesterday" hear_next="in 30m" paired_with=Ingrid owner=Amara`},
			{14 * m, `@Jonas nobody here has brought the ledger back from a copy before`},
			{12 * m, `/heat 72 "a sign at the door: cash only" customer="the shops" source=phone`},
			{11 * m, `/shift Tomas awake="15 h ago" meal="7 h ago" relief="in 50m"`},
			{9 * m, `w: @Tomas two schedules have started the same report, an hour apart #db`},
			{9 * m, `/star`},
			{90 * time.Second, `/next`},
			{60 * time.Second, `@Tomas stopping only the second run frees the locks and leaves the first one whole #db`},
			{30 * time.Second, `@Amara the shops would see payments come back within minutes`},
		}
}

// OpenSample returns the id of the sample incident, and writes it first when there is none: all of it in one append, or nothing.
func OpenSample(ctx context.Context, log incident.Log, by string, now time.Time, newID func() string, orders []hats.Order, templates []cards.Template) (string, error) {
	list, err := log.List(ctx)
	if err != nil {
		return "", err
	}
	for _, s := range list {
		if s.Sample && !isReal(s.ID) {
			return s.ID, nil
		}
	}
	events, err := sampleEvents(by, now, newID(), orders, templates)
	if err != nil {
		return "", err
	}
	id := NewIncidentID(newID)
	_, err = log.Append(ctx, id, 0, events...)
	return id, err
}

// sampleEvents decides the sample line by line, each at its own time: a replay is to show it as if it had been typed then.
func sampleEvents(by string, now time.Time, id string, orders []hats.Order, templates []cards.Template) ([]incident.Event, error) {
	declare, lines := Sample(now)
	var s incident.State
	var all []incident.Event
	add := func(c incident.Command, at time.Time) error {
		events, err := dated(s, Dated{At: at, Cmd: c}, by, id, len(all))
		if err != nil {
			return err
		}
		s, all = incident.Fold(s, events), append(all, events...)
		return nil
	}
	if err := add(declare, declare.At); err != nil {
		return nil, err
	}
	for _, l := range lines {
		at := now.Add(-l.Ago)
		desk := Desk{State: s, By: by, Now: at, Orders: orders, Templates: templates}
		line, err := capture.Parse(l.Line, desk.Context(Commands(templates)))
		if err != nil {
			return nil, fmt.Errorf("sample line %q: %w", l.Line, err)
		}
		c, err := desk.Read(line)
		if err != nil {
			return nil, fmt.Errorf("sample line %q: %w", l.Line, err)
		}
		if err := add(c, at); err != nil {
			return nil, fmt.Errorf("sample line %q: %w", l.Line, err)
		}
	}
	return all, nil
}
